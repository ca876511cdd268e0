"""Writing new files: the canonical style, and what is read back."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from som_cli.store.emit import emit
from som_cli.store.source import read

TRAPS = st.sampled_from(
    [
        "no", "yes", "on", "~", "null", "true", "010", "1:30", "1_000", "<<", "=", "-", "- a", "a: b", "a #b", "%x",
        "`x", "| x",
        "12", "1.50", "2026-10-12", "", "\n", "a\n", "a\nb\n", "  a\nb", "a \nb", "a\n\nb\n\n", "\ta\nb",
        "<<<<<<< x\ny",
        "a\n=======\n>>>>>>> b", "a\r\nb", "\x85", "\u2028", "\ufeff", "\x1b[31m", "õ", "„a”", "N", ".inf",
        "0x1f", "1e3",
        "a\n  b\n c", "#x\ny", "--- a\nb", "...", "a\n---\nb", "x:\ny", "a\tb\nc", "\u202eabc", "C:\\Users", '"', "'",
    ]
)  # fmt: skip
SCALARS = st.one_of(
    TRAPS,
    st.text(max_size=30),
    st.text(alphabet="ab \n-:#'\"|\\\tõ,[]{}", max_size=20),
    st.integers(-(10**17), 10**17),
    st.decimals(-(10**12), 10**12, places=2),
    st.booleans(),
)
KEYS = st.one_of(st.text(max_size=12), TRAPS, st.sampled_from(["title", "outcome", "2027", "amount"]))
VALUES = st.recursive(
    SCALARS, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(KEYS, inner, max_size=4), max_leaves=15
)
RECORDS = st.dictionaries(KEYS.filter(lambda key: key != "schema"), VALUES, max_size=5)

CANONICAL = """\
# yaml-language-server: $schema=../../../../../schemas/act.schema.json
schema: act/1
initiative: ska-2026-peretoetused
number: 8
date: 2026-11-19
recorded_at: "2026-11-19T15:02:00+02:00"
outcome: "yes-if"
note: "ok"
reason: |
  Üks.

  Kaks: "kolm".
conditions:
  - id: c1
    text: "Andmekaitse hinnang on tehtud"
    due: 2027-01-15
meeting: 2026-11-19-sotsiaalkomisjon
reviewers:
  - mari-maasikas
needed: "no"
budget:
  vat_included: false
  lines:
    - year: 2027
      amount: 12.50
    - year: 2028
      amount: 480000
period: 2027-T1
"""


def test_a_new_file_is_written_in_the_canonical_style():
    values: dict[str, Any] = {
        "initiative": "ska-2026-peretoetused",
        "number": 8,
        "date": date(2026, 11, 19),
        "recorded_at": "2026-11-19T15:02:00+02:00",
        "outcome": "yes-if",
        "note": "ok",
        "evidence": None,
        "reason": 'Üks.\n\nKaks: "kolm".\n',
        "conditions": [{"id": "c1", "text": "Andmekaitse hinnang on tehtud", "due": date(2027, 1, 15)}],
        "meeting": "2026-11-19-sotsiaalkomisjon",
        "reviewers": ("mari-maasikas",),
        "needed": "no",
        "budget": {
            "vat_included": False,
            "lines": [{"year": 2027, "amount": Decimal("12.5")}, {"year": 2028, "amount": Decimal("480000.00")}],
        },
        "period": "2027-T1",
    }

    text = emit(values, "act", "data/initiatives/ska/ska-2026-peretoetused/acts/008-decide.yaml")

    assert text == CANONICAL
    assert read("", text.encode()).problems == ()


@settings(max_examples=300, deadline=None)
@given(RECORDS)
def test_what_is_written_is_read_back(values: dict[str, Any]):
    text = emit(values, "initiative", "data/initiatives/ska/x/initiative.yaml")

    assert read("", text.encode()).value == {"schema": "initiative/1", **values}


@pytest.mark.parametrize("figure", [1.5, Decimal("NaN"), Decimal("Infinity"), 10**18, Decimal("0." + "1" * 19)])
def test_a_figure_that_would_not_be_read_back_is_not_written(figure: Any):
    with pytest.raises(ValueError, match="record"):
        emit({"amount": figure}, "act", "act.yaml")


def test_the_way_to_the_schema_fits_the_depth_of_the_file():
    assert emit({}, "settings", "som.yaml").startswith("# yaml-language-server: $schema=schemas/settings.schema.json\n")
    assert emit({}, "person", "data/people/x.yaml").startswith(
        "# yaml-language-server: $schema=../../schemas/person.schema.json\n"
    )
