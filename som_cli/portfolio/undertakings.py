"""What is under way for a policy domain or a service: initiatives, developments, and the needs they answer.

Source: D21, D40, S77, S115.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from som_cli.portfolio.accountable import accountable
from som_cli.portfolio.items import LEFT, STATES, folder
from som_cli.portfolio.terms import approved, on_card
from som_cli.portfolio.timeline import months_later
from som_cli.process.venues import awaited

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from datetime import date

    from som_cli.cards.initiative import Initiative
    from som_cli.cards.parts import DevelopmentNeed
    from som_cli.diagnostics import Named, Words
    from som_cli.portfolio.terms import Terms
    from som_cli.process.casefile import Case
    from som_cli.process.registry import Registry

REMEMBERED_MONTHS = 12  # what ended is told for a year
_WAITING = ("shared", "defended")


@dataclass(frozen=True, slots=True)
class Undertaking:
    """An initiative or a development as a card mentions it.

    `terms` are as approved where the committee said yes, else as on the card; `meeting` is the day on which the
    committee is to decide, where it is known; `has_change` tells of a change that waits for the committee;
    `has_budget` is false where the card says nothing of money, not even that it is unknown; `came_to_nothing` where it
    ended without being completed.
    """

    id: str
    title: str
    folder: str
    agency: str
    state: str
    state_name: Words
    since: date | None
    terms: Terms
    accountable: Named | None
    meeting: date | None = None
    has_change: bool = False
    has_budget: bool = True
    came_to_nothing: bool = False


@dataclass(frozen=True, slots=True)
class Need:
    """A need for development, and what is under way for it; nothing where no initiative answers it."""

    id: str
    text: str
    answers: tuple[Undertaking, ...] = ()

    @property
    def is_answered(self) -> bool:
        """Is there an initiative that answers it, or answered it? One that came to nothing does not."""
        return not all(answer.came_to_nothing for answer in self.answers)


def undertakings(
    registry: Registry, is_concerned: Callable[[Initiative], bool], named: Iterable[str] = ()
) -> tuple[Undertaking, ...]:
    """See the initiatives that concern a card: developments first, then those on their way, then what ended lately.

    Args:
        registry: Everything on file.
        is_concerned: Tells whether an initiative is the card's own.
        named: The ids of initiatives that the card names itself.
    """
    wanted = set(named)
    cases = [
        case for case in registry.cases.values() if case.id in wanted or is_concerned(case.card.record)
    ]  # fmt: skip
    found = [_undertaking(case, registry) for case in cases if _is_news(case, registry)]
    return tuple(sorted(found, key=lambda one: _order(one, registry)))


def needs(wanted: Iterable[DevelopmentNeed], registry: Registry, under_way: Iterable[Undertaking]) -> tuple[Need, ...]:
    """See the needs of a card with what answers them: the initiative it names, and those that name the need."""
    known = {one.id: one for one in under_way}
    pointing: dict[str, list[str]] = {}
    for name in known:
        pointing.setdefault(registry.cases[name].card.record.development_need or "", []).append(name)
    found = []
    for need in wanted:
        names = dict.fromkeys([*([need.initiative] if need.initiative else []), *pointing.get(need.id, ())])
        answers = [known.get(name) or _of(name, registry) for name in names]
        found.append(Need(need.id, need.text, tuple(answer for answer in answers if answer)))
    return tuple(found)


def _of(name: str, registry: Registry) -> Undertaking | None:
    case = registry.cases.get(name)
    return _undertaking(case, registry) if case else None


def _is_news(case: Case, registry: Registry) -> bool:
    if registry.process.kind(case.state) != "end":
        return True
    ended = case.since
    return case.state in LEFT and ended is not None and months_later(ended, REMEMBERED_MONTHS) >= registry.today


def _undertaking(case: Case, registry: Registry) -> Undertaking:
    card = case.card.record
    return Undertaking(
        id=case.id,
        title=card.title,
        folder=folder(case),
        agency=registry.short_name(card.agency),
        state=case.state,
        state_name=registry.process.state(case.state).name.words,
        since=case.since,
        terms=approved(case) if case.approval else on_card(card),
        accountable=accountable(card, registry),
        meeting=_meeting(case, registry),
        has_change=bool(case.waiting),
        has_budget=card.budget is not None,
        came_to_nothing=case.state != "completed" and registry.process.kind(case.state) == "end",
    )


def _meeting(case: Case, registry: Registry) -> date | None:
    """The day of the committee that it waits for, or of the next one whose day for sharing is still to come."""
    if case.state in _WAITING:
        meeting = awaited(case, registry)
        return meeting.date if meeting else None
    if case.state != "forwarded":
        return None
    bodies = {body.id for body in registry.committees.get(case.card.record.deciding_domain, ())}
    days = sorted(
        filed.record.date
        for filed in registry.meetings.values()
        if filed.record.body in bodies
        and filed.record.kind == "ordinary"
        and filed.record.is_to_come
        and (filed.record.date - registry.today).days >= registry.settings.thresholds.share_days
    )
    return days[0] if days else None


def _order(one: Undertaking, registry: Registry) -> tuple[object, ...]:
    """Developments as in the portfolio, then those nearest to a decision, then what ended."""
    states = [state.id for state in registry.process.states]
    place = states.index(one.state) if one.state in states else 0
    if one.state in STATES:
        return 0, STATES.index(one.state), one.id
    return (2, place, one.id) if one.state in LEFT else (1, -place, one.id)
