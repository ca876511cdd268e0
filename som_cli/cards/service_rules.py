"""What must hold of a service card or a support-service card by itself.

Source: S6, S7, S22, S32-S36, S51, S60, S105-S108, S115-S130. What needs other records is in
`som_cli.process.service_rules`.
"""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from som_cli.cards.age import is_overdue
from som_cli.cards.goal_rules import check_goals
from som_cli.cards.substance import says_something
from som_cli.diagnostics import Severity, on_one_line

if TYPE_CHECKING:
    from collections.abc import Iterator

    from som_cli.cards.parts import CoreTeam, TeamMember
    from som_cli.cards.service import Service, UserExperience
    from som_cli.diagnostics import Diagnostic, Filed
    from som_cli.settings import Thresholds

# the nine blocks by the fields they are kept in; `parties` and `risks` ask for more below. Source: S122-S130
_BLOCKS = ("client_needs", "delivery", "channels", "communication", "legal_acts", "processes", "parties", "risks",
           "products")  # fmt: skip
_OFFICIAL = ("riigiteataja.ee", "eur-lex.europa.eu", "data.europa.eu")
_ORDER = "käskkir"  # a directive; it is kept in a document register, not in Riigi Teataja
_OUTWARD = ("direct", "indirect")
_INWARD = ("internal_support", "external_support")
# a text of Riigi Teataja as it was published on a day: a digit, day, month, year and a running number
_PUBLISHED = re.compile(r"/akt/1([0-9]{2})([0-9]{2})(20[0-9]{2})[0-9]{3}(?![0-9])")
_IN_FORCE = "leiakehtiv"  # with this in the address Riigi Teataja shows what is in force


def check_service(filed: Filed[Service], thresholds: Thresholds, today: date) -> Iterator[Diagnostic]:
    """Find what does not hold of one card."""
    if filed.record.type == "service":
        yield from _check_blocks(filed)
        yield from _check_outward(filed)
    else:
        yield from _check_support(filed, thresholds, today)
    yield from _check_blocks_within(filed)
    yield from check_goals(filed)
    yield from _check_coordinated(filed)
    yield from _check_team(filed, today)
    yield from _check_days(filed, thresholds, today)


def _check_blocks(filed: Filed[Service]) -> Iterator[Diagnostic]:
    """Find blocks that are there and say nothing. Source: S121-S130."""
    for key in _BLOCKS:
        if not _says(getattr(filed.record, key)):
            yield filed.origin.report("services-block-empty", (key,), key=key)
    if not _is_told(filed.record.user_experience):
        yield filed.origin.report("services-block-empty", ("user_experience",), key="user_experience")


def _check_outward(filed: Filed[Service]) -> Iterator[Diagnostic]:
    """Find a service to clients that is classed as support, or tells nothing of its data. Source: S6, S116."""
    card = filed.record
    if card.service_kind in _INWARD:
        yield filed.origin.report("services-kind-inward", ("service_kind",), value=card.service_kind)
    if not card.data:
        yield filed.origin.report("services-data-missing", ("data",))


def _says(block: object) -> bool:
    if isinstance(block, str):
        return says_something(block)
    if isinstance(block, tuple):
        return any(_says(item) for item in block)
    texts = (getattr(block, name, None) for name in ("title", "name", "text", "message"))
    return any(says_something(text) for text in texts if isinstance(text, str))


def _is_told(experience: UserExperience) -> bool:
    return experience.satisfaction is not None or _says(experience.feedback)


def _check_blocks_within(filed: Filed[Service]) -> Iterator[Diagnostic]:
    """Find parties without a role, open risks, links to copies, data in the dark. Source: S116, S126, S128, S129."""
    card, origin = filed.record, filed.origin
    for number, party in enumerate(card.parties):
        if not says_something(party.role):
            yield origin.report("services-party-role-missing", ("parties", number), party=party.name)
    for number, risk in enumerate(card.risks):
        if not says_something(risk.mitigation):
            yield origin.report("services-risk-open", ("risks", number), risk=on_one_line(risk.text))
    for number, act in enumerate(card.legal_acts):
        if act.url is not None and not _is_official(act.url) and _ORDER not in act.title.casefold():
            yield origin.report("services-act-elsewhere", ("legal_acts", number, "url"), act=act.title)
    for number, data in enumerate(card.data):
        if data.description_url is None and not says_something(data.register_):
            yield origin.report("services-data-undescribed", ("data", number), data=data.name)
        if data.quality_owner is None:
            yield origin.report("services-data-owner-missing", ("data", number), data=data.name)


def _is_official(url: str) -> bool:
    try:
        host = urlsplit(url).hostname or ""
    except ValueError:  # a malformed address leads nowhere
        return False
    return any(host == name or host.endswith(f".{name}") for name in _OFFICIAL)


def _check_coordinated(filed: Filed[Service]) -> Iterator[Diagnostic]:
    """Find goals that were taken to no core team. A support service belongs to no domain. Source: S118.

    Where the domain is named and no day, its team is yet to meet: that is how a new goal begins, and no error.
    """
    if filed.record.type == "support_service":
        return
    for number, goal in enumerate(filed.record.goals):
        if goal.coordinated_in is None or goal.coordinated_on is None:
            finding = filed.origin.report("services-goal-uncoordinated", ("goals", number), goal=goal.id)
            yield finding.lowered(Severity.WARNING) if goal.coordinated_in else finding


def _check_team(filed: Filed[Service], today: date) -> Iterator[Diagnostic]:
    """Find a card whose core team is missing, over, or led by somebody else. Source: S32, S49, S51."""
    card, origin = filed.record, filed.origin
    leads = tuple(dict.fromkeys(one for one in (card.service_lead, card.service_manager) if one))
    others = _others(card.core_team, leads)
    if not others:
        yield origin.report("services-team-missing", ("core_team",))
    elif not any(member.covers(today) for member in others):
        yield origin.report("services-team-lapsed", ("core_team", "members"))
    leader = card.core_team.leader if card.core_team else None
    if leader is not None and leader not in leads:
        at = ("core_team", "leader")
        yield origin.report("services-team-leader", at, leader=leader, lead=card.service_lead)


def _others(team: CoreTeam | None, leads: tuple[str, ...]) -> tuple[TeamMember, ...]:
    return tuple(member for member in team.members if member.person not in leads) if team else ()


def _check_days(filed: Filed[Service], thresholds: Thresholds, today: date) -> Iterator[Diagnostic]:
    """Find clients not asked for long, and a card not gone through for long. Source: S34, S115, X19."""
    card, origin = filed.record, filed.origin
    yield from _check_acts(filed, thresholds, today)
    experience = card.user_experience
    months = thresholds.feedback_months
    if is_overdue(experience.measured_on, months, today):
        at = ("user_experience", "measured_on")
        yield origin.report("services-feedback-old", at, months=months, last=experience.measured_on)
    months = thresholds.service_review_months
    if is_overdue(card.reviewed, months, today):
        yield origin.report("services-review-due", ("reviewed",), months=months, last=card.reviewed)


def _check_acts(filed: Filed[Service], thresholds: Thresholds, today: date) -> Iterator[Diagnostic]:
    """Find links to an act as it was published long ago: they hide whether it is still in force. Source: S126."""
    for number, act in enumerate(filed.record.legal_acts):
        published = published_on(act.url or "")
        if published and is_overdue(published, thresholds.service_review_months, today):
            at = ("legal_acts", number, "url")
            yield filed.origin.report("services-act-dated", at, act=act.title, on=published)


def published_on(url: str) -> date | None:
    """The day of publication that an address of Riigi Teataja names; None where it leads to the text in force."""
    found = _PUBLISHED.search(url)
    if found is None or not _is_official(url) or _IN_FORCE in url.casefold():
        return None
    day, month, year = map(int, found.groups())
    try:
        return date(year, month, day)
    except ValueError:  # a number that only looks like a day
        return None


def _check_support(filed: Filed[Service], thresholds: Thresholds, today: date) -> Iterator[Diagnostic]:
    """Find what a support service must say of itself. Source: S6, S22, S33, S105, S107, S108."""
    card, origin = filed.record, filed.origin
    if card.service_manager is None:
        yield origin.report("support-manager-missing", ("service_manager",))
    if not _says(card.internal_clients):
        yield origin.report("support-clients-missing", ("internal_clients",))
    if card.service_kind in _OUTWARD:
        yield origin.report("support-kind-outward", ("service_kind",), value=card.service_kind)
    if not card.supports:
        yield origin.report("support-supports-missing", ("supports",))
    if not says_something(card.service_level):
        yield origin.report("support-level-missing", ("service_level",))
    if card.goals and not any(goal.plan_goals for goal in card.goals):
        yield origin.report("support-plan-goal-missing", ("goals",))
    months = thresholds.process_review_months
    if is_overdue(card.process_reviewed, months, today):
        at = ("process_reviewed",)
        yield origin.report("support-processes-due", at, months=months, last=card.process_reviewed)
