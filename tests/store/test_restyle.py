"""The canonical style: no value changes, no comment is lost, and a file in style stays as it is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
import yaml
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from som_cli.actions.restyle import AS_THEY_ARE
from som_cli.errors import Refused, StateForbids
from som_cli.store.comments import comments_of
from som_cli.store.edit import plain, same
from som_cli.store.extents import extents
from som_cli.store.layout import place
from som_cli.store.restyle import restyled
from som_cli.store.source import read
from tests.builders.process import ROOT
from tests.builders.texts import CARD
from tests.store.test_emit import RECORDS

if TYPE_CHECKING:
    from collections.abc import Sequence

PATH = "data/initiatives/ska/ska-2026-peretoetused/initiative.yaml"
SLOPPY = """\

# yaml-language-server: $schema=old.json
# the children's card


title: Lapsed   # as people say it
schema: policy/1
# of the ministry
id:   "lapsed"
goals:
    # the first
    - text: 'Vähem #muret'
      # by which it is known
      id: vaesus
      plan_goals: [hea-a, hea-b] # both
      indicators: []
      # more to come
services:
- service: elatisabi # since 2025

- {service: ska-pension, represented_by: mari}
vision: >
  Igal lapsel
  on kodu # and this is text

risks:   # none yet
# the end
"""
STYLED = """\
# yaml-language-server: $schema=../../schemas/policy.schema.json
# the children's card

schema: policy/1
# of the ministry
id: lapsed
title: "Lapsed" # as people say it
vision: |
  Igal lapsel on kodu # and this is text
goals:
  # the first
  # by which it is known
  - id: vaesus
    text: "Vähem #muret"
    plan_goals: [hea-a, hea-b] # both
    indicators: []
    # more to come
services:
  - service: elatisabi # since 2025

  - service: ska-pension
    represented_by: mari
# none yet
# the end
"""


def values(text: str) -> Any:
    return plain(read("", text.encode()).value)


def remarks(text: str) -> list[str]:
    return sorted(one for one in comments_of(text, extents(text)).texts() if "$schema" not in one)


def style(text: str) -> str:
    """Restyle, and hold what must hold of every restyling."""
    made = restyled(text, "initiative", PATH)
    assert same(values(made), values(text))
    assert remarks(made) == remarks(text)
    assert restyled(made, "initiative", PATH) == made
    return made


def test_order_quotes_and_levels_are_settled_and_comments_go_with_their_fields() -> None:
    assert restyled(SLOPPY, "policy", "data/policies/lapsed.yaml") == STYLED
    assert restyled(STYLED, "policy", "data/policies/lapsed.yaml") == STYLED


def test_line_ends_and_a_byte_order_mark_stay() -> None:
    windows = "\ufeff" + SLOPPY.replace("\n", "\r\n")
    assert restyled(windows, "policy", "data/policies/l.yaml") == "\ufeff" + STYLED.replace("\n", "\r\n")


@pytest.mark.parametrize("text", ["a: [\n", "", "- a\n", "a: 1\na: 2\n", "a: &x 1\nb: *x\n"])
def test_what_cannot_be_read_for_certain_is_left_alone(text: str) -> None:
    with pytest.raises(Refused):
        restyled(text, "policy", "data/policies/l.yaml")


def test_the_records_of_the_sample_are_in_style() -> None:
    wrong = []
    for file in [ROOT / "som.yaml", *sorted((ROOT / "data").rglob("*.yaml"))]:
        path = file.relative_to(ROOT).as_posix()
        spot = place(path)
        assert spot is not None
        text = file.read_text(encoding="utf-8")
        if spot.kind not in AS_THEY_ARE and restyled(text, spot.kind, path) != text:
            wrong.append(path)
    assert wrong == []


@given(
    st.lists(
        st.tuples(st.integers(0, 200), st.sampled_from(["", "# x", "  # y", "      # z #", "#", "          # far"])),
        max_size=8,
    )
)
@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)
def test_comments_anywhere_are_kept(inserted: Sequence[tuple[int, str]]) -> None:
    lines = CARD.split("\n")
    for number, remark in inserted:
        lines.insert(number % len(lines), remark)
    text = "\n".join(lines)
    assume(not read("", text.encode()).problems)
    style(text)


@given(st.lists(st.tuples(st.integers(0, 200), st.sampled_from([" # x", "  # y #z"])), max_size=8))
@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)
def test_comments_behind_anything_are_kept(added: Sequence[tuple[int, str]]) -> None:
    lines = CARD.split("\n")
    for number, remark in added:
        lines[number % len(lines)] += remark
    text = "\n".join(lines)
    assume(not read("", text.encode()).problems)
    style(text)


@given(RECORDS, st.booleans(), st.sampled_from([None, "'", '"', "|", ">"]), st.booleans())
@settings(suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much], deadline=None)
def test_whatever_stands_in_a_file_comes_out_with_the_same_values(
    record: dict[str, Any], flow: bool, quotes: str | None, wide: bool
) -> None:
    text = yaml.safe_dump(
        yaml.safe_load(yaml.safe_dump(_floatless(record))),
        default_flow_style=flow, default_style=quotes, allow_unicode=True, width=4000 if wide else 30,
    )  # fmt: skip
    document = read("", text.encode())
    assume(document.value is not None and not any(each.severity is None for each in document.problems))
    try:
        style(text)
    except StateForbids:
        assert "#" in text or "\\" in text  # comments in odd places and odd characters alone may stop it


def _floatless(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _floatless(each) for key, each in value.items()}
    if isinstance(value, list):
        return [_floatless(each) for each in value]
    return value if isinstance(value, str | int) else str(value)
