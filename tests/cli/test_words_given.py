"""What is wrong with a value of the command line is told by the words that gave it, not by the old line of the file."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.builders.ministry import ID
from tests.builders.process import EARLY, OUTSIDER, SUBMITTER

if TYPE_CHECKING:
    from tests.builders.ministry import Ministry


@pytest.mark.parametrize(
    ("words", "place"),
    [
        (("card", "set", ID, f"submitter={OUTSIDER}"), f"submitter={OUTSIDER}: error[acts-submitter-differs]"),
        (
            ("initiative", "amend", ID, "--field", f"submitter={OUTSIDER}"),
            f"--field submitter={OUTSIDER}: error[acts-submitter-differs]",
        ),
        (
            ("service", "edit", "ska-pension", "--field", "service_lead=nobody"),
            "--field service_lead=nobody: error[services-person-unknown]",
        ),
        (("card", "set", "ska-pension", "service_lead=nobody"), "service_lead=nobody: error[services-person-unknown]"),
        (
            ("initiative", "amend", ID, "--field", "schedule.end=2020-01-01"),
            "--field schedule.end=2020-01-01: error[initiatives-schedule-order]",
        ),
    ],
)
def test_the_words_that_gave_a_value_are_shown(area: Ministry, words: tuple[str, ...], place: str) -> None:
    area.submitted()
    told = area.som(*words, who=OUTSIDER if OUTSIDER in place else SUBMITTER, day=EARLY)
    assert (told.exit_code, f"\n{place}" in told.stderr) == (1, True), told.stderr
    assert "^" not in told.stderr
