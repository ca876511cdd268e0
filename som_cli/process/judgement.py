"""One decision against the process: which row it follows, what it leaves unsaid, and what stands against it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from som_cli.codes import table
from som_cli.diagnostics import Severity
from som_cli.likeness import likeliest
from som_cli.process.actors import accountable, bodies_for
from som_cli.process.authority import (
    check_body,
    check_day,
    check_known,
    check_order,
    check_person,
    check_recorder,
    check_reviewers,
    named,
    to_do,
)
from som_cli.process.decision import GIVEN, words_of
from som_cli.process.guards import GUARDS
from som_cli.process.leads import leads_of
from som_cli.process.recusals import check_recused
from som_cli.process.venues import AT

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from som_cli.diagnostics import Diagnostic, Fact
    from som_cli.meetings.model import Meeting
    from som_cli.process.casefile import Case
    from som_cli.process.decision import Decision
    from som_cli.process.model import Ask, Row
    from som_cli.process.registry import Registry

# what any move may say; everything else only where the row asks for it
ALWAYS = frozenset({"outcome", "by", "body", "meeting", "reason", "evidence", "note", "target_digest"})
OPTIONS: Mapping[str, str] = {"reviewers": "--reviewer", "changes": "--field"}
_FEW = 8  # people whose ids a hint lists
VENUE_GUARDS = ("meeting-", "change-waiting")  # the guards that tell whether a meeting fits


@dataclass(frozen=True, slots=True)
class Judgement:
    """What the process says to a decision.

    `decision` is completed with what could be only one thing. `missing` has a finding for each thing left unsaid,
    `against` one for each reason to refuse, `notes` what goes along with the act.
    """

    row: Row | None
    decision: Decision
    missing: tuple[Diagnostic, ...] = ()
    against: tuple[Diagnostic, ...] = ()
    notes: tuple[Diagnostic, ...] = ()

    @property
    def reasons(self) -> tuple[Diagnostic, ...]:
        """Every reason to refuse: what is left unsaid, then what stands against it."""
        return (*self.missing, *self.against)


def option_of(field: str) -> str:
    """The option of the command line that gives a field of an act."""
    return OPTIONS.get(field, "--" + field.replace("_", "-"))


def judge(case: Case, decision: Decision, registry: Registry) -> Judgement:
    """Hold one decision against the process as it is now."""
    row = registry.process.row(case.state, decision.move, decision.recorded_at.date())
    if row is None:
        return Judgement(None, decision, against=(_no_row(case, decision, registry),))
    whole = completed(case, row, decision, registry)
    findings = [*_outcome(case, row, whole), *_unwanted(case, row, whole), *_checked(case, row, whole, registry)]
    levels = registry.settings.severities(registry.today)
    refusing = tuple(finding for finding in findings if _severity(finding, levels) >= Severity.ERROR)
    settled = [finding.lowered(_severity(finding, levels)) for finding in findings]
    notes = tuple(finding for finding in settled if Severity.OFF < (finding.severity or Severity.OFF) < Severity.ERROR)
    return Judgement(row, whole, tuple(_missing(case, row, whole, registry)), refusing, notes)


def _severity(finding: Diagnostic, levels: Mapping[str, Severity]) -> Severity:
    entry = table().get(finding.code)
    own = finding.severity if finding.severity is not None else entry.severity if entry else Severity.ERROR
    wanted = levels.get(finding.code, own)
    return max(own, wanted) if entry and entry.fixed else wanted


def _no_row(case: Case, decision: Decision, registry: Registry) -> Diagnostic:
    process, origin = registry.process, case.card.origin
    if decision.move not in process.moves_by_id:
        known = tuple(process.moves_by_id)
        nearest = likeliest(decision.move, known)
        return origin.report("process-move-unknown", (), value=decision.move, nearest=nearest, known=known)
    rows = process.rows_from(case.state, decision.recorded_at.date())
    possible = tuple(dict.fromkeys(to_do(row.move, registry) for row in rows))
    state = process.state(case.state).name.words
    facts: dict[str, Fact] = {"state": state, "move": to_do(decision.move, registry), "id": case.id}
    return origin.report("process-move-closed", (), possible=possible, **facts)


# -- what could be only one thing ----------------------------------------------------------------------------------


def completed(case: Case, row: Row, decision: Decision, registry: Registry) -> Decision:
    """Fill in what a decision leaves out, wherever only one answer is possible."""
    whole = replace(decision, outcome=_automatic(case, row, decision, registry))
    whole = replace(whole, condition=_condition(case, row, whole))
    whole = replace(whole, body=_body(case, row, whole, registry))
    fitting = () if whole.meeting else fitting_meetings(case, row, whole, registry)
    if len(fitting) == 1:
        whole = replace(whole, meeting=fitting[0].id)
    return replace(whole, by=_by(case, row, whole, registry))


def _automatic(case: Case, row: Row, decision: Decision, registry: Registry) -> str | None:
    """The outcome that the program writes itself: nobody chooses it. Source: D20, X7."""
    mine = {one.outcome for one in row.outcomes if one.automatic}
    if not mine:
        return decision.outcome
    if "agreed" in mine and case.submitter in leads_of(case.card.record, registry).people:
        return "agreed"
    if "changed" in mine and case.is_scope_changed:
        return "changed"
    return decision.outcome if decision.outcome not in mine else None


def _condition(case: Case, row: Row, decision: Decision) -> str | None:
    if decision.condition or not asks(row, "condition"):
        return decision.condition
    wanted = "met" if decision.move == "verify" else "open"
    found = [one.condition.id for one in case.conditions if one.status == wanted]
    return found[0] if len(found) == 1 else None


def _body(case: Case, row: Row, decision: Decision, registry: Registry) -> str | None:
    if decision.body or not (row.body or asks(row, "body")):
        return decision.body
    bodies = [body.id for body in bodies_for(row.body, case, registry)]
    meeting = registry.meetings.get(decision.meeting or "")
    if meeting and meeting.record.body in bodies:
        return meeting.record.body
    return bodies[0] if len(bodies) == 1 else None


def _by(case: Case, row: Row, decision: Decision, registry: Registry) -> str | None:
    if decision.by or row.body is not None:
        return decision.by
    may = accountable(row, case, registry, decision.date, decision.condition)
    if decision.recorded_by in may:
        return decision.recorded_by
    return may[0] if len(may) == 1 else None


def asks(row: Row, field: str) -> Ask | None:
    """How the row asks for a field; None where it does not."""
    return next((ask for ask in row.asks if ask.field == field), None)


def fitting_meetings(case: Case, row: Row, decision: Decision, registry: Registry) -> tuple[Meeting, ...]:
    """The meetings that the move may name, in order of their days; none where it need not name one."""
    ask = asks(row, "meeting")
    if ask is None or not ask.required:
        return ()
    bodies = bodies_for("area_committee", case, registry)
    meetings = (one for body in bodies for one in registry.meetings_of.get(body.id, ()))
    fitting = tuple(one for one in meetings if _fits(case, row, replace(decision, meeting=one.id), registry))
    if "meeting-ahead" in row.guards:  # one that was held can be named when the past is entered, but is never meant
        return tuple(one for one in fitting if not one.is_held)
    return tuple(one for one in fitting if not one.is_minuted)  # nor is one whose minutes are closed


def _fits(case: Case, row: Row, decision: Decision, registry: Registry) -> bool:
    guards = (GUARDS[name] for name in row.guards if name.startswith(VENUE_GUARDS))
    found = (finding for guard in guards for finding in guard(case, decision, registry))
    levels = registry.settings.severities(registry.today)
    return not any(finding.at == AT and _severity(finding, levels) >= Severity.ERROR for finding in found)


# -- what is left unsaid, and what stands against it ---------------------------------------------------------------


def _missing(case: Case, row: Row, decision: Decision, registry: Registry) -> Iterator[Diagnostic]:
    origin = case.card.origin
    if row.choices and decision.outcome is None:
        yield origin.report("process-outcome-missing", ("outcome",), choices=row.choices)
    if row.body is None and decision.by is None:
        ids = accountable(row, case, registry, decision.date, decision.condition)
        if ids:
            facts: dict[str, Fact] = {"people": named(ids, registry), "move": to_do(decision.move, registry)}
            facts["ids"] = tuple(ids[:_FEW])
            yield origin.report("acts-by-missing", ("by",), option=option_of("by"), **facts)
    if row.body is not None and decision.body is None and bodies_for(row.body, case, registry):
        move = to_do(decision.move, registry)
        yield origin.report("acts-body-missing", ("body",), option=option_of("body"), move=move)
    for ask in row.asks:
        if not (ask.required and ask.applies(decision.outcome)) or decision.says(ask.field):
            continue
        code = "acts-conditions-missing" if ask.field == "conditions" else "process-ask-missing"
        yield origin.report(code, (ask.field,), key=ask.field, option=option_of(ask.field), **words_of(ask.field))


def _outcome(case: Case, row: Row, decision: Decision) -> Iterator[Diagnostic]:
    known = {one.outcome for one in row.outcomes}
    if decision.outcome is not None and decision.outcome not in known:
        facts: dict[str, Fact] = {"value": decision.outcome, "choices": row.choices}
        yield case.card.origin.report("process-outcome-unknown", ("outcome",), **facts)


def _unwanted(case: Case, row: Row, decision: Decision) -> Iterator[Diagnostic]:
    """What is said that the move does not ask for; conditions have a guard of their own."""
    for field in sorted(GIVEN - ALWAYS - {"conditions"} if asks(row, "conditions") else GIVEN - ALWAYS):
        ask = asks(row, field)
        if decision.says(field) and (ask is None or not ask.applies(decision.outcome)):
            yield case.card.origin.report("process-ask-unwanted", (field,), key=field, option=option_of(field))


def _checked(case: Case, row: Row, decision: Decision, registry: Registry) -> Iterator[Diagnostic]:
    origin = case.card.origin
    yield from check_known(decision, registry, origin)
    yield from check_reviewers(case, decision, registry, origin)
    yield from check_day(decision, origin)
    yield from check_order(case, decision, case.last, origin, registry)
    yield from check_person(case, decision, row, registry, origin)
    nobody = row.body is None and not accountable(row, case, registry, decision.date)
    if nobody and decision.by is None and "condition_owner" not in row.accountable:
        yield origin.report("acts-by-nobody", ("by",), move=to_do(decision.move, registry))
    if row.body is not None or asks(row, "body"):
        yield from check_body(case, decision, row.body or "agency_body", registry, origin)
    yield from check_recorder(case, decision, row, registry, origin)
    yield from check_recused(case, decision, row, registry)
    yield from _guarded(case, row, decision, registry)


def _guarded(case: Case, row: Row, decision: Decision, registry: Registry) -> Iterable[Diagnostic]:
    for name in row.guards:
        yield from GUARDS[name](case, decision, registry)
