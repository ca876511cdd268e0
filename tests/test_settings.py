"""The settings of a repository, and what they are where nothing is said."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from pydantic import ValidationError

from som_cli.diagnostics import Severity
from som_cli.settings import Settings, Thresholds


def settings(**changes: Any) -> Settings:
    return Settings.model_validate({"schema": "settings/1"} | changes)


@pytest.mark.req("D48", "D49", "D61", "D65", "D75", "D76", "D77", "X1", "X11", "X19", "X22")
def test_the_thresholds_are_those_of_the_source_documents() -> None:
    said = Thresholds()
    assert (said.share_days, said.opinion_days, said.updates_from_days, said.updates_to_days) == (21, 14, 21, 14)
    assert (said.horizon_years, said.detail_months, said.first_year_months, said.publish_months) == (4, 18, 12, 12)


def test_what_is_not_said_is_as_in_the_ministry() -> None:
    said = settings()
    assert (said.language, said.main, said.today, said.closed, said.history_from) == (
        "et",
        "main",
        None,
        frozenset(),
        None,
    )


def test_one_threshold_is_changed_and_the_others_stay() -> None:
    said = settings(thresholds={"share_days": 28}).thresholds
    assert (said.share_days, said.opinion_days) == (28, 14)


def test_a_level_has_a_reason_and_ends_on_its_day() -> None:
    said = settings(levels={"acts-gate-parties": {"level": "warning", "reason": "Proov.", "until": "2026-12-31"}})
    assert said.severities(date(2026, 12, 31)) == {"acts-gate-parties": Severity.WARNING}
    assert said.severities(date(2027, 1, 1)) == {}
    with pytest.raises(ValidationError):
        settings(levels={"acts-gate-parties": {"level": "warning"}})


def test_days_off_are_days() -> None:
    assert settings(holidays=["2026-12-23"]).closed == {date(2026, 12, 23)}
    with pytest.raises(ValidationError):
        settings(holidays=["23.12.2026"])
