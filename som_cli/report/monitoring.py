"""The monitoring of a trimester as JSON and as rows."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from som_cli.fields import PERIOD_PATTERN
from som_cli.locale import N_
from som_cli.report.sentences import sentence
from som_cli.report.shapes import Shape, day, items, keyed, number, or_null, text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from som_cli.portfolio.monitoring import Finished, Gathering, Monitoring, Reporting
    from som_cli.portfolio.waits import Wait

COLUMNS = ("domain", "id", "title", "agency", "answer", "date", "rating", "trend", "course", "against", "reason")
_PERIOD = text(N_("The trimester, such as `2027-T1`."), pattern=PERIOD_PATTERN)
_ID = text(N_("The id of the initiative."))
_TITLE = text(N_("The title or name people see."))
_AGENCY = text(N_("The id of the organisation."))
_RATING = or_null(text(N_("green, amber or red; null where nothing was reported.")))
_DAYS = or_null(number(N_("Days; null where nobody was there.")))
_REPORTING = keyed(
    id=_ID,
    title=_TITLE,
    agency=_AGENCY,
    answer=text(N_("How it answered."), enum=["given", "late", "silent", "awaited"]),
    date=or_null(day(N_("The day of the report."))),
    rating=_RATING,
    reason=or_null(text(N_("Why that rating."))),
    trend=items(N_("The ratings by round, the oldest first."), keyed(period=_PERIOD, rating=_RATING)),
    course=text(N_("Where the rating goes."), enum=["worse", "better", "same", "new", "none"]),
    against=items(
        N_("What speaks against a green."),
        keyed(
            code=text(N_("The code; `som explain CODE` tells more.")),
            message=text(N_("What is the case, in the language in use.")),
        ),
    ),
)
_FINISHED = keyed(
    id=_ID,
    title=_TITLE,
    agency=_AGENCY,
    date=day(N_("The day it was completed.")),
    expected_outcome=or_null(text(N_("What was expected of it."))),
    result=or_null(text(N_("What came of it."))),
)
MONITORING: tuple[str, dict[str, Shape]] = (
    N_("Monitoring of a trimester"),
    {
        "as_of": day(N_("The day as of which it is told.")),
        "period": _PERIOD,
        "committees": items(
            N_("The committees, one after the other."),
            keyed(
                domain=text(N_("social or health.")),
                body=text(N_("The id of the body.")),
                meeting=or_null(text(N_("The meeting the reports are for; null where none is planned."))),
                updates_from=or_null(day(N_("The first day for updates."))),
                updates_to=or_null(day(N_("The last day for updates."))),
                reports=items(N_("The developments that had to report, the silent ones first."), _REPORTING),
                finished=items(N_("The developments that were completed."), _FINISHED),
            ),
        ),
        "steps": items(
            N_("How long initiatives stay in each state."),
            keyed(
                state=text(N_("The id of the state, as in data/process.yaml.")),
                passed=number(N_("How many stays are over.")),
                median_days=_DAYS,
                longest_days=_DAYS,
                waiting=number(N_("How many are there now.")),
                longest_waiting_days=_DAYS,
            ),
        ),
    },
)


def as_json(view: Monitoring) -> dict[str, Any]:
    """The monitoring as JSON, `som-monitoring/1`."""
    return {
        "schema": "som-monitoring/1",
        "as_of": view.today.isoformat(),
        "period": view.period,
        "committees": [_gathering(part) for part in view.gatherings],
        "steps": [_step(step) for step in view.waits],
    }


def rows(view: Monitoring) -> Iterator[tuple[str, ...]]:
    """Every development that had to report as a row."""
    for part in view.gatherings:
        for one in part.reporting:
            report = one.report
            yield (
                part.domain,
                one.id,
                one.title,
                one.agency.id,
                one.answer,
                report.date.isoformat() if report else "",
                report.rating if report else "",
                " > ".join(beat.rating or "-" for beat in one.trend),
                one.course,
                "; ".join(finding.code for finding in one.against),
                report.reason if report else "",
            )


def _gathering(part: Gathering) -> dict[str, Any]:
    window = part.round.window if part.round else None
    return {
        "domain": part.domain,
        "body": part.body.id,
        "meeting": part.round.meeting.id if part.round else None,
        "updates_from": window.updates_from.isoformat() if window else None,
        "updates_to": window.updates_to.isoformat() if window else None,
        "reports": [_reporting(one) for one in part.reporting],
        "finished": [_finished(one) for one in part.finished],
    }


def _reporting(one: Reporting) -> dict[str, Any]:
    report = one.report
    return {
        "id": one.id,
        "title": one.title,
        "agency": one.agency.id,
        "answer": one.answer,
        "date": report.date.isoformat() if report else None,
        "rating": report.rating if report else None,
        "reason": report.reason if report else None,
        "trend": [{"period": beat.period, "rating": beat.rating} for beat in one.trend],
        "course": one.course,
        "against": [{"code": finding.code, "message": sentence(finding)} for finding in one.against],
    }


def _finished(one: Finished) -> dict[str, Any]:
    return {
        "id": one.id,
        "title": one.title,
        "agency": one.agency.id,
        "date": one.on.isoformat(),
        "expected_outcome": one.expected,
        "result": one.result,
    }


def _step(step: Wait) -> dict[str, Any]:
    return {
        "state": step.state,
        "passed": step.passed,
        "median_days": step.median,
        "longest_days": step.longest.days if step.longest else None,
        "waiting": step.waiting,
        "longest_waiting_days": step.oldest.days if step.oldest else None,
    }
