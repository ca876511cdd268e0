"""The monitoring of a trimester: answers, courses, what was finished, and how long steps take."""

from __future__ import annotations

import pytest

from som_cli.portfolio.monitoring import monitoring
from som_cli.portfolio.waits import waits
from tests.builders.cards import initiative
from tests.builders.committee import case
from tests.builders.december import story, to_agency
from tests.builders.portfolio import development

ENDS = {"start": "2026-03-13", "end": "2027-12-31"}


def gathering(*reports, later=(), today="2026-12-01", period="2026-T3"):
    """The social domain's gathering, with one development that has been at work since March."""
    told = [{"rating": "green", **one} for one in reports]
    one = development(("start", "2026-03-13"), *later, decided="2026-03-12", reports=told, schedule=ENDS)
    return monitoring(story(cases=[one], today=today), period, "social").gatherings[0]


@pytest.mark.req("D77", "D78")
@pytest.mark.parametrize(
    ("reports", "today", "answer"),
    [
        ([{"period": "2026-T3", "date": "2026-11-26"}], "2026-12-01", "given"),
        ([{"period": "2026-T3", "date": "2026-11-27"}], "2026-12-01", "late"),
        ([{"period": "2026-T3", "date": "2026-11-27"}], "2026-11-26", "awaited"),
        ([], "2026-11-26", "awaited"),
        ([], "2026-11-27", "silent"),
        ([{"period": "2026-T2", "date": "2026-05-25"}], "2026-11-27", "silent"),
    ],
)
def test_the_window_closes_two_weeks_before_the_meeting(reports, today, answer):
    (reporting,) = gathering(*reports, today=today).reporting
    assert reporting.answer == answer


def test_an_organisation_is_silent_with_as_many_as_it_did_not_report():
    assert [(named.name, silent, asked) for named, silent, asked in gathering().silent] == [("SKA", 1, 1)]
    assert gathering().counts == {"silent": 1, "late": 0, "awaited": 0, "given": 0}


@pytest.mark.req("D51")
@pytest.mark.parametrize(
    ("before", "now", "course"),
    [("green", "red", "worse"), ("red", "amber", "better"), ("green", "green", "same"), (None, "red", "new")],
)
def test_the_course_compares_a_rating_with_the_one_before(before, now, course):
    reports = [{"period": "2026-T3", "date": "2026-11-20", "rating": now}]
    if before:
        reports.append({"period": "2026-T2", "date": "2026-05-25", "rating": before})
    (reporting,) = gathering(*reports).reporting

    assert reporting.course == course
    assert [beat.rating for beat in reporting.trend] == [before, now]


@pytest.mark.req("D77")
def test_what_was_completed_since_the_meeting_before_is_lifted_out_with_its_result():
    completed = ("complete", "2026-09-30", {"result": "Inimene näeb oma pensioni."})
    part = gathering(later=[completed])

    assert part.reporting == ()
    assert [(one.on.isoformat(), one.result) for one in part.finished] == [("2026-09-30", "Inimene näeb oma pensioni.")]
    assert gathering(later=[completed], period="2026-T2").finished == ()


def test_a_trimester_without_a_meeting_gathers_nothing():
    part = gathering(period="2031-T1")
    assert (part.round, part.reporting, part.finished) == (None, (), ())


@pytest.mark.req("D51")
def test_the_time_in_each_step_has_its_median_its_longest_and_where_it_waits_now():
    cases = [
        case(initiative(), to_agency("2026-09-03")),
        case(initiative(id="ska-2026-teine"), to_agency("2026-09-11")),
        case(initiative(id="ska-2026-kolmas"), to_agency()[:1]),
    ]
    submitted, agreed = waits(cases, story(cases=cases, today="2026-09-21"))

    assert (submitted.state, submitted.passed, submitted.median, submitted.waiting) == ("submitted", 2, 6, 1)
    assert submitted.longest is not None
    assert (submitted.longest.about.id, submitted.longest.days) == ("ska-2026-teine", 10)
    assert submitted.oldest is not None
    assert (submitted.oldest.about.id, submitted.oldest.days) == ("ska-2026-kolmas", 20)
    assert (agreed.state, agreed.passed, agreed.median, agreed.longest, agreed.waiting) == ("agreed", 0, None, None, 2)
