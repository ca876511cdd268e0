"""What a person says of a move, and the records that come of it."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from pydantic import ValidationError

from som_cli.process.decision import Decision, Given
from som_cli.process.records import CRITERIA, Act, Aspects
from tests.builders.process import ASSESSMENT, TODAY, case_in, moment, opinion, report


def test_a_decision_takes_what_was_said_and_today_for_the_rest() -> None:
    given = Given.model_validate({"outcome": "yes", "reason": "Mõju on suur."})
    decided = Decision.of("decide", given, "tiina-tamm", moment(TODAY), TODAY)
    assert decided == Decision("decide", TODAY, "tiina-tamm", moment(TODAY), outcome="yes", reason="Mõju on suur.")
    earlier = Given.model_validate({"date": "2026-12-09"})
    assert Decision.of("start", earlier, "tiina-tamm", moment(TODAY), TODAY).date == dt.date(2026, 12, 9)


def test_nothing_else_can_be_said_of_a_move() -> None:
    for key in ("digest", "basis", "recorded_by", "snapshot", "number"):
        with pytest.raises(ValidationError):
            Given.model_validate({key: "x"})


def act_values(**changes: Any) -> dict[str, Any]:
    act = case_in("submitted").acts[0].record
    return act.model_dump(by_alias=True, exclude_none=True, mode="json") | changes


@pytest.mark.parametrize(
    "moment_", ["2026-12-10", "2026-12-10T12:00:00", "2026-12-10 12:00:00+02:00", "2026-13-10T12:00:00+02:00", 5]
)
def test_a_moment_has_an_offset(moment_: Any) -> None:
    with pytest.raises(ValidationError):
        Act.model_validate(act_values(recorded_at=moment_))


@pytest.mark.parametrize("moment_", ["2026-12-10T12:00:00+02:00", "2026-12-10T10:00:00Z"])
def test_a_moment_is_read_with_its_offset(moment_: str) -> None:
    assert Act.model_validate(act_values(recorded_at=moment_)).recorded_at == moment(dt.date(2026, 12, 10))


def test_an_act_knows_its_files_name_and_the_day_of_its_recording_in_tallinn() -> None:
    act = Act.model_validate(act_values(number=12, move="agree", recorded_at="2026-12-10T22:30:00Z"))
    assert (act.stem, act.recorded_on) == ("012-agree", dt.date(2026, 12, 11))


@pytest.mark.req("D58", "D24")
def test_an_assessment_rates_the_four_criteria_from_one_to_five() -> None:
    assert [name for name, _ in ASSESSMENT.criteria] == list(CRITERIA)
    for rating in (0, 6, "palju"):
        with pytest.raises(ValidationError):
            Given.model_validate({"assessment": {name: {"rating": rating, "text": "x"} for name in CRITERIA}})


@pytest.mark.req("D66", "D67", "D36", "D83")
def test_an_opinion_argues_and_may_use_the_checklist() -> None:
    with pytest.raises(ValidationError):
        opinion(argument=None)
    aspects = Aspects.model_validate(
        {"law": "Määrust on vaja muuta.", "risks": {"finding": "Tähtaeg.", "note": "Varu."}}
    )
    assert [(name, one.finding) for name, one in aspects.given] == [
        ("law", "Määrust on vaja muuta."),
        ("risks", "Tähtaeg."),
    ]


@pytest.mark.req("D50")
def test_a_report_rates_and_says_why() -> None:
    assert (report().rating, report().unchanged) == ("green", None)
    with pytest.raises(ValidationError):
        report(reason=None)
