"""Who can clear a reason that stands against a move, and the command that does."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from som_cli.diagnostics import Named
from som_cli.people.rights import officers
from som_cli.process import commands
from som_cli.process.actors import agency_bodies_of, committees_of, persons
from som_cli.process.gates import IMPACTS

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Mapping

    from som_cli.diagnostics import Diagnostic
    from som_cli.meetings.model import Meeting
    from som_cli.process.casefile import Case
    from som_cli.process.registry import Registry


@dataclass(frozen=True, slots=True)
class Remedy:
    """What clears a reason: those of whom any one can do it, and the command, with `"<field>"` left to fill in.

    `since` is the day from which it can be done; None where that is now.
    """

    who: tuple[Named, ...]
    command: str
    since: dt.date | None = None


@dataclass(frozen=True, slots=True)
class _Asked:
    """One reason among all that stand against a move of an initiative."""

    case: Case
    reason: Diagnostic
    reasons: tuple[Diagnostic, ...]
    registry: Registry

    def people(self, *actors: str) -> tuple[Named, ...]:
        """The persons who are these actors for the initiative today."""
        day = self.registry.today
        found = (one for actor in actors for one in persons(actor, self.case, self.registry, day))
        return tuple(self.registry.named(person) for person in dict.fromkeys(found))

    def fact(self, name: str) -> str:
        """A fact of the reason as an id or a word."""
        fact = self.reason.facts.get(name)
        return fact.id if isinstance(fact, Named) else str(fact or "")


def remedy(case: Case, reason: Diagnostic, reasons: tuple[Diagnostic, ...], registry: Registry) -> Remedy | None:
    """What clears one reason; None where nothing needs to be, or can be, cleared."""
    found = _REMEDIES.get(reason.code)
    return found(_Asked(case, reason, reasons, registry)) if found else None


def anew(case: Case, registry: Registry) -> Remedy:
    """Nothing follows: the way on is a new initiative in its place. Source: D72."""
    submitter = registry.named(case.submitter)
    return Remedy((submitter,), commands.superseded(case))


_FIELD_OF: Mapping[str, str] = {"acts-domain-missing": "domain", "acts-service-missing": "service"}


def _fill(asked: _Asked) -> Remedy:
    """All that the form lacks, in one command."""
    lacking = ("acts-duty-missing", "acts-duty-placeholder", *_FIELD_OF)
    keys = dict.fromkeys(
        _FIELD_OF.get(finding.code) or str(finding.facts["key"]) for finding in asked.reasons if finding.code in lacking
    )
    return Remedy(asked.people("submitter"), commands.filled(asked.case, map(_card_option, keys)))


def _card_option(key: str) -> str:
    if key == "alternatives":
        return '--alternative "<title>=<why_not>"'
    if key == "service":
        return f"--service {commands.blank(key)}"
    return f"--{key.replace('_', '-')} {commands.blank(key)}"


def _wrong_link(asked: _Asked) -> Remedy:
    key = str(asked.reason.at[0])
    return Remedy(asked.people("submitter"), commands.filled(asked.case, [f"--{key} {commands.blank(key)}"]))


def _gate(*fields: str) -> Callable[[_Asked], Remedy]:
    def gate(asked: _Asked) -> Remedy:
        who = asked.people("submitter", "service_lead")
        return Remedy(who, commands.changed(asked.case, (f'--field "{field}=<{_name(field)}>"' for field in fields)))

    return gate


def _name(field: str) -> str:
    return field.rpartition(".")[2]


def _amend(asked: _Asked) -> Remedy:
    return Remedy(asked.people("submitter", "service_lead"), commands.changed(asked.case, [commands.FIELD]))


def _take_edits(asked: _Asked) -> Remedy:
    return Remedy(asked.people("submitter", "service_lead"), commands.changed(asked.case))


def _hold(asked: _Asked) -> Remedy:
    meeting = asked.registry.meetings[asked.fact("meeting")].record
    return _held(asked, meeting)


def _held(asked: _Asked, meeting: Meeting) -> Remedy:
    since = meeting.date if meeting.date > asked.registry.today else None
    return Remedy(_officers(asked, meeting.body), commands.hold(meeting.id), since)


def _wait(asked: _Asked) -> Remedy | None:
    """The meeting is still to come: it is held first; one that is on file as held needs nothing but its day."""
    day = asked.reason.facts.get("date")
    bodies = (*committees_of(asked.case, asked.registry), *agency_bodies_of(asked.case, asked.registry))
    meetings = (one for body in bodies for one in asked.registry.meetings_of.get(body.id, ()))
    found = next((one for one in meetings if one.date == day), None)
    if found is None:
        return _plan(asked)
    return None if found.is_held else _held(asked, found)


def _plan(asked: _Asked) -> Remedy:
    committees = committees_of(asked.case, asked.registry)
    body = committees[0].id if committees else commands.blank("body")
    return Remedy(_officers(asked, body), commands.plan(body))


def _officers(asked: _Asked, body: str) -> tuple[Named, ...]:
    filed = asked.registry.bodies.get(body)
    found = officers(filed.record, asked.registry.today) if filed else ()
    return tuple(asked.registry.named(person) for person in found)


def _meet(asked: _Asked) -> Remedy:
    owner = asked.reason.facts["owner"]
    command = commands.condition_met(asked.case, asked.fact("condition"), asked.fact("owner"))
    return Remedy((owner,) if isinstance(owner, Named) else (), command)


def _verify(asked: _Asked) -> Remedy:
    who = tuple(one for one in asked.people("coordinator") if one.id != asked.case.submitter)
    return Remedy(who, commands.condition_verified(asked.case, asked.fact("condition"), [one.id for one in who]))


def _resubmit(asked: _Asked) -> Remedy:
    who = asked.people("service_lead")
    return Remedy(who, commands.resubmitted(asked.case, [one.id for one in who]))


def _register(record: Callable[[_Asked], str]) -> Callable[[_Asked], Remedy]:
    """A record of the register is completed by hand, and saved."""

    def register(asked: _Asked) -> Remedy:
        return Remedy(asked.people("coordinator"), commands.saved(record(asked)))

    return register


def _lead_record(asked: _Asked) -> str:
    card = asked.case.card.record
    return card.service or card.policy or card.agency


def _committee_record(asked: _Asked) -> str:
    committees = committees_of(asked.case, asked.registry)
    return committees[0].id if committees else commands.blank("body")


_REMEDIES: Mapping[str, Callable[[_Asked], Remedy | None]] = {
    "acts-duty-missing": _fill,
    "acts-duty-placeholder": _fill,
    "acts-domain-missing": _fill,
    "acts-service-missing": _fill,
    "initiatives-service-unknown": _wrong_link,
    "initiatives-policy-unknown": _wrong_link,
    "acts-gate-impact": _gate(*(f"impact_assessment.{name}" for name in IMPACTS)),
    "acts-gate-parties": _gate("parties.0.name", "parties.0.role"),
    "acts-gate-alternatives": _gate("alternatives.0.why_not"),
    "acts-card-differs": _take_edits,
    "acts-lead-missing": _register(_lead_record),
    "acts-by-nobody": _register(_committee_record),
    "acts-own-initiative": _register(_committee_record),
    "acts-body-none-agency": _register(lambda _: commands.blank("body")),
    "acts-body-none-domain": _register(lambda _: commands.blank("body")),
    "acts-meeting-none": _plan,
    "acts-meeting-past": _plan,
    "acts-meeting-cancelled": _plan,
    "acts-meeting-not-quorate": _plan,
    "acts-meeting-before-shared": _plan,
    "acts-meeting-before-change": _plan,
    "acts-meeting-not-held": _hold,
    "acts-meeting-future": _wait,
    "acts-condition-open": _meet,
    "acts-condition-not-reported": _meet,
    "acts-condition-unverified": _verify,
    "acts-conditions-all-verified": _resubmit,
    "acts-change-none": _amend,
    "acts-change-refused": _amend,
    "acts-target-amend": _amend,
    "acts-target-text": _amend,
}
