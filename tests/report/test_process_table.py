"""The table of the process, in words."""

from __future__ import annotations

from som_cli.process.guards import GUARDS
from som_cli.report import guards
from som_cli.report.process import rows
from tests.builders.sample import sample


def test_every_guard_has_words_and_no_others_have():
    assert set(guards.GUARDS) == set(GUARDS)


def test_the_table_says_what_must_hold_and_what_is_asked_in_words():
    registry = sample()
    table = list(rows(registry.process, registry.settings))
    shared = next(row for row in table if row[1] == "sharing (share)")

    assert shared[4].startswith("the card is as at the last act; the preliminary impact is assessed; ")
    assert shared[5] == "meeting, reviewers"
    assert [name for row in table for name in GUARDS if name in row[4]] == []
