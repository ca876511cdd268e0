from __future__ import annotations

from datetime import date

import pytest

from som_cli.codes import table
from som_cli.diagnostics import Diagnostic, Severity
from som_cli.report.severities import settle
from som_cli.settings import Level

TODAY = date(2026, 11, 22)
FINDING = Diagnostic("b.yaml", 3, 1, "usage-date")


def level(word: str, until: date | None = None) -> Level:
    return Level(level=word, reason="a trial year", until=until)  # type: ignore[arg-type]  # any of the four words


@pytest.mark.parametrize(
    ("levels", "expected"),
    [
        ({}, [Severity.ERROR]),
        ({"usage-date": level("warning")}, [Severity.WARNING]),
        ({"usage-date": level("off")}, []),
        ({"usage-date": level("note", TODAY)}, [Severity.NOTE]),
        ({"usage-date": level("note", date(2026, 11, 21))}, [Severity.ERROR]),
        ({"usage-number": level("off")}, [Severity.ERROR]),
    ],
)
def test_som_yaml_can_raise_and_lower_a_rule_until_a_day(levels: dict[str, Level], expected: list[Severity]) -> None:
    assert [finding.severity for finding in settle([FINDING], levels, TODAY)] == expected


def test_rules_that_hold_the_trail_together_cannot_be_lowered() -> None:
    fixed = next((code for code in table().values() if code.fixed), None)
    if fixed is not None:
        finding = Diagnostic("a.yaml", 1, 1, fixed.code)
        assert [one.severity for one in settle([finding], {fixed.code: level("off")}, TODAY)] == [fixed.severity]


def test_a_finding_that_was_made_a_note_stays_one() -> None:
    note = FINDING.lowered(Severity.NOTE)
    assert settle([note], {"usage-date": level("error")}, TODAY) == [note]


def test_findings_are_sorted_by_place() -> None:
    first = Diagnostic("a.yaml", 9, 1, "usage-number")
    assert [finding.path for finding in settle([FINDING, first], {}, TODAY)] == ["a.yaml", "b.yaml"]


def test_a_duty_is_an_error_and_on_a_draft_a_warning_unless_the_settings_say_otherwise() -> None:
    duty = next(entry.code for entry in table().values() if entry.duty)
    finding = Diagnostic("a.yaml", 1, 1, duty)

    def severities(*drafts: str, **levels: Level) -> list[Severity | None]:
        at = {duty: levels["own"]} if levels else {}
        return [one.severity for one in settle([finding], at, TODAY, drafts)]

    assert severities() == severities("b.yaml") == [Severity.ERROR]
    assert severities("a.yaml") == [Severity.WARNING]
    assert severities("a.yaml", own=level("error")) == [Severity.ERROR]
    assert severities("b.yaml", own=level("note")) == [Severity.NOTE]
