"""The state of things for the first minute of the day: meetings, initiatives, duties, findings, the working copy."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from som_cli.committee.agenda import agenda
from som_cli.people.bodies import DOMAINS
from som_cli.portfolio.changes import changes
from som_cli.portfolio.duties import duties
from som_cli.portfolio.sittings import sittings

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from som_cli.diagnostics import Diagnostic, Severity
    from som_cli.meetings.model import Meeting
    from som_cli.people.bodies import Body
    from som_cli.portfolio.duty import Duty
    from som_cli.portfolio.sittings import Sitting
    from som_cli.process.model import State
    from som_cli.process.registry import Registry

FEW_MEETINGS = 3


@dataclass(frozen=True, slots=True)
class WorkingCopy:
    """Where the work stands: branch and commit, edits that are not saved, and how far it is from the server.

    `apart` counts the commits only here and those only there, as fetched last; None where that is not known.
    """

    branch: str
    head: str
    upstream: str = ""
    unsaved: tuple[str, ...] = ()
    apart: tuple[int, int] | None = None


ADVISED = ("new", "returning")  # the sections of the agenda on which reviewers are asked


@dataclass(frozen=True, slots=True)
class Coming:
    """A meeting to come, how much is on its agenda, and what is still owed to it."""

    meeting: Meeting
    body: Body
    items: int
    opinions: int
    reports: int


@dataclass(frozen=True, slots=True)
class Since:
    """What changed in a domain since its committee met last, by kind of change."""

    domain: str
    day: date
    counts: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Overview:
    """Everything that fits on one screen. `work` is None where there is no history."""

    today: date
    work: WorkingCopy | None
    coming: tuple[Coming, ...]
    states: tuple[tuple[State, int], ...]
    owed: tuple[Duty, ...]
    severities: Mapping[Severity, int]
    since: tuple[Since, ...]


def overview(registry: Registry, findings: Sequence[Diagnostic], work: WorkingCopy | None) -> Overview:
    """Bring together the state of things."""
    owed = duties(registry)
    seats = sittings(registry, DOMAINS)
    counted = Counter(case.state for case in registry.cases.values())
    return Overview(
        today=registry.today,
        work=work,
        coming=_coming(registry, owed),
        states=tuple((state, counted[state.id]) for state in registry.process.states if counted[state.id]),
        owed=owed,
        severities=Counter(finding.severity for finding in findings if finding.severity is not None),
        since=tuple(_since(registry, seat) for seat in seats if seat.since),
    )


def _coming(registry: Registry, owed: Sequence[Duty]) -> tuple[Coming, ...]:
    meetings = [filed.record for filed in registry.meetings.values()]
    ahead = [one for one in meetings if one.is_to_come and one.date >= registry.today and one.body in registry.bodies]
    ahead.sort(key=lambda one: (one.date, one.time or "", one.id))
    return tuple(_needs(registry, meeting, owed) for meeting in ahead[:FEW_MEETINGS])


def _needs(registry: Registry, meeting: Meeting, owed: Sequence[Duty]) -> Coming:
    body = registry.bodies[meeting.body].record
    items = [item for item in agenda(meeting, registry).all_items if item.moved_on is None]
    ids = {item.id for item in items}
    advised = {item.id for item in items if item.section in ADVISED}  # others ask for opinions on what they decide
    opinions = sum(duty.kind == "opinion" and duty.about.id in advised for duty in owed)
    reports = sum(duty.kind == "report" and duty.about.id in ids for duty in owed)
    return Coming(meeting, body, len(items), opinions, reports)


def _since(registry: Registry, seat: Sitting) -> Since:
    day = seat.since or registry.today
    own = [case for case in registry.cases.values() if case.card.record.domain == seat.domain]
    return Since(seat.domain, day, Counter(one.kind for one in changes(own, day, registry.today)))
