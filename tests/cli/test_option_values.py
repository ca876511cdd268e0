"""A value that an option cannot take is answered with the option, before anything is opened."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.builders.ministry import ID

if TYPE_CHECKING:
    from tests.builders.ministry import Ministry

ASSESS = ("advance", ID, "assess", "--assessment")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ((*ASSESS, "outcome=6: hea"), ("usage-range", "`--assessment`", "1", "5", "`6`")),
        ((*ASSESS, "outcom=4: hea"), ("usage-choice", "`--assessment`", "`outcome`", "`alternatives`")),
        (("advance", ID, "rank", "--rank", "0"), ("usage-range", "`--rank`", "`0`")),
        (("advance", ID, "endorse", "--priority", "0"), ("usage-range", "`--priority`", "`0`")),
        (("advance", ID, "void", "--target", "complete"), ("usage-target", "`--target`", "`complete`")),
        (("opinion", ID, "--aspect", "lw=ok"), ("usage-choice", "`--aspect`", "`law`", "`feasibility`")),
    ],
)
def test_a_value_out_of_range_names_its_option(area: Ministry, words: tuple[str, ...], said: tuple[str, ...]) -> None:
    area.submitted()
    result = area.som("initiative", *words)
    assert result.exit_code == 2, result.stderr
    assert [word for word in said if word not in result.stderr] == []


def test_a_criterion_that_was_left_out_is_named(area: Ministry) -> None:
    area.submitted()
    result = area.som("initiative", *ASSESS, "outcome=4: hea", "--assessment", "impact=3: mõni")
    assert result.exit_code == 2, result.stderr
    assert "usage-missing" in result.stderr
    assert "--assessment 'priorities=" in result.stderr
    assert "--assessment 'alternatives=" in result.stderr
