"""What a card must say, and what it says too early, as commands tell of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.builders.ministry import ministry

if TYPE_CHECKING:
    from pathlib import Path

    from tests.builders.ministry import Ministry

POLICY = "data/policies/eakad.yaml"


@pytest.fixture
def area(steady_git: None, tmp_path: Path) -> Ministry:  # noqa: ARG001  (the environment is set by then)
    """The small ministry in a repository of its own."""
    return ministry(tmp_path / "area")


def test_an_explanation_says_that_a_duty_is_mild_on_a_draft(area: Ministry) -> None:
    said = " ".join(area.som("--lang", "en", "explain", "teams-mandate-missing").stdout.split())
    assert "(error)" in said
    assert "a warning until the card has been gone through for the first time (`reviewed`)" in said
    assert area.som("explain", "teams-mandate-missing", "--format", "json").json["duty"] is True
    assert area.som("explain", "teams-size", "--format", "json").json["duty"] is False


@pytest.mark.req("S5", "S54")
def test_a_review_and_an_approval_still_to_come_are_not_shown_as_done(area: Ministry) -> None:
    text = area.read(POLICY).replace("reviewed: 2026-11-12", "reviewed: 2030-01-01")
    early = text.replace("approved_on: 2026-01-12", "approved_on: 2030-02-03")
    assert early.count("2030-") == 1 + text.count("approved_on:") > 1
    area.write(POLICY, early)
    findings = area.som("validate", "--format", "json").json["findings"]
    assert {one["code"] for one in findings} >= {"cards-date-ahead", "policies-review-missing"}
    card = area.som("--lang", "en", "policy", "render", "eakad").stdout
    assert "never reviewed" in card
    assert ("01.01.2030" in card, "03.02.2030" in card) == (False, False)
