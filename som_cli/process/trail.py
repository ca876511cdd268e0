"""The file layer of the proof: what must hold of the acts, opinions and reports of one case file, history aside.

Each rule is one function and cites its number in audit.md §4. F01 and F05 are found while reading.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from som_cli.diagnostics import Filed, Severity
from som_cli.process.actors import committees_of
from som_cli.process.authority import (
    check_body,
    check_dated_person,
    check_day,
    check_order,
    check_recorder,
    to_do,
)
from som_cli.process.casefile import AMEND, APPROVING, SUBMIT, VOID, stem
from som_cli.process.changes import reverted
from som_cli.process.digests import act_digest, card_basis, figures, snapshot_figures
from som_cli.process.guards import target_digest, target_findings
from som_cli.process.kept_conditions import check_conditions_kept
from som_cli.process.records import FIRST
from som_cli.process.recusals import check_recused

if TYPE_CHECKING:
    from collections.abc import Iterator

    from som_cli.cards.initiative import Initiative
    from som_cli.diagnostics import Diagnostic, Fact, Origin
    from som_cli.process.casefile import Case, Step
    from som_cli.process.model import Row
    from som_cli.process.records import Act, Snapshot
    from som_cli.process.registry import Registry


@dataclass(frozen=True, slots=True)
class Counted:
    """An act that counts: the step it makes, where it was read, the row it follows, and the act before."""

    step: Step
    origin: Origin
    row: Row | None
    before: Act | None


def check(case: Case, registry: Registry) -> list[Diagnostic]:
    """Find everything that does not hold of a case file's acts, opinions and reports. Source: F02-F10."""
    found: list[Diagnostic] = []
    if case.acts:
        found += _check_numbers(case)
        found += _check_chain(case)
        found += _check_digests(case)
        counted = _counted(case, registry)
        judged = _judged(case, counted)
        for one in counted[:judged]:
            found += _check_step(one, registry)
            found += _check_rights(case, one, registry)
            found += _check_complete(one)
        found += _check_unjudged(counted, judged)
        for one in counted:
            found += check_order(case, one.step.act, one.before, one.origin, registry)
        for filed in case.acts:
            found += check_day(filed.record, filed.origin)
        found += _check_voids(case, registry)
        found += _check_submitter(case)
        found += _check_basis(case, counted)
        found += check_conditions_kept(case)
    found += _check_opinions(case)
    found += _check_reports(case)
    return found


def _counted(case: Case, registry: Registry) -> list[Counted]:
    kept = [filed for filed in case.acts if filed.record.move != VOID and not case.is_voided(filed.record)]
    counted = []
    before: Act | None = None
    for filed, step in zip(kept, case.steps, strict=True):
        row = registry.process.row(step.before, step.act.move, step.act.recorded_on)
        counted.append(Counted(step, filed.origin, row, before))
        before = step.act
    return counted


def _judged(case: Case, counted: list[Counted]) -> int:
    """How many of the acts that count can be judged: those up to the first one that could not be.

    Where a number is missing or stands twice before that one, the act that is wrong is another: it is left out itself.
    """
    first = next((place for place, one in enumerate(counted) if not one.step.is_lawful), None)
    if first is None:
        return len(counted)
    numbers = {0, *(_number(void.target) for void in case.voids)}
    for filed in case.acts:
        number = filed.record.number
        is_rival = number in numbers and filed.record in case.counting
        if number > counted[first].step.act.number:
            break
        if is_rival or number - 1 not in numbers:
            return first
        numbers.add(number)
    return first + 1


def _check_unjudged(counted: list[Counted], judged: int) -> Iterator[Diagnostic]:
    """Say once that what came after is not judged: from which state, nobody can tell."""
    rest = counted[judged:]
    if rest:
        yield rest[0].origin.report("acts-not-judged", ("move",), act=rest[0].step.act.stem)


# -- F02, F03, F08: numbers, chain, digests -----------------------------------------------------------------------


def _check_numbers(case: Case) -> Iterator[Diagnostic]:
    """Numbers run from 1 without gap or repeat; a void of the one that lost settles either. Source: F02."""
    present = Counter(filed.record.number for filed in case.acts)
    settled = {_number(void.target) for void in case.voids}
    for number in range(1, max(present) + 1):
        if number not in present and number not in settled:
            after = next(filed for filed in case.acts if filed.record.number > number)
            yield after.origin.report("acts-number-gap", ("number",), number=number)
    for filed in case.acts:
        act = filed.record
        if present[act.number] > 1:
            rivals = [one.record for one in case.acts if one.record.number == act.number]
            left = [rival for rival in rivals if not case.is_voided(rival)]
            if len(left) > 1 and act is not left[0]:
                yield filed.origin.report(
                    "acts-number-twice",
                    ("number",),
                    number=act.number,
                    other=left[0].stem,
                    id=act.initiative,
                    name=act.stem,
                )


def _check_chain(case: Case) -> Iterator[Diagnostic]:
    """Each act names the digest of the one before it. Source: F03."""
    fitting: dict[int, set[str]] = {0: {FIRST}}
    for filed in case.acts:
        fitting.setdefault(filed.record.number, set()).add(filed.record.digest)
    for void in case.voids:
        if void.target_digest:
            fitting.setdefault(_number(void.target), set()).add(void.target_digest)
    for filed in case.acts:
        act = filed.record
        known = fitting.get(act.number - 1)
        if known is not None and act.prev not in known:
            yield filed.origin.report("acts-chain-broken", ("prev",), act=act.stem, number=act.number - 1)


def _number(target: str | None) -> int:
    head = (target or "").partition("-")[0]
    return int(head) if head.isdecimal() and not re.match(r"[0-9]{4}-T[1-3]-", target or "") else -1


def _check_digests(case: Case) -> Iterator[Diagnostic]:
    """Each act says what it said when its digest was made. Source: F08."""
    for filed in case.acts:
        if act_digest(filed.record) != filed.record.digest:
            yield filed.origin.report("acts-digest-differs", ("digest",), act=filed.record.stem)


# -- F04, F06, F10: each act on its own ---------------------------------------------------------------------------


def _check_step(one: Counted, registry: Registry) -> Iterator[Diagnostic]:
    """The act follows a row that was in force when it was recorded. Source: F04."""
    if one.step.is_lawful:
        return
    act, process = one.step.act, registry.process
    facts = {"move": to_do(act.move, registry), "state": process.state(one.step.before).name.words}
    if one.row is not None:
        choices = tuple(choice.outcome or "–" for choice in one.row.outcomes)
        outcome = act.outcome or "–"
        yield one.origin.report("acts-outcome-impossible", ("outcome",), outcome=outcome, choices=choices, **facts)
        return
    possible = tuple(to_do(row.move, registry) for row in process.rows_from(one.step.before, act.recorded_on))
    yield one.origin.report("acts-move-impossible", ("move",), possible=tuple(dict.fromkeys(possible)), **facts)


def _check_rights(case: Case, one: Counted, registry: Registry) -> Iterator[Diagnostic]:
    """Those who acted and recorded held their roles on the day. Source: F06."""
    act, row, origin = one.step.act, one.row, one.origin
    if row is None:
        return
    then = _as_of(case, act)
    if row.body is not None and act.body is None:
        yield origin.report("acts-body-missing", (), move=to_do(act.move, registry))
    if row.body is None and act.by is None:
        yield origin.report("acts-by-missing", (), move=to_do(act.move, registry))
    if then is not None and (row.body is not None or any(ask.field == "body" for ask in row.asks)):
        yield from check_body(then, act, row.body or "agency_body", registry, origin)
    yield from _check_meeting(then, act, row, registry, origin)
    yield from check_dated_person(then or case, act, row, registry, origin)
    yield from check_recorder(then or case, act, row, registry, origin)
    yield from check_recused(then or case, act, row, registry)


def _as_of(case: Case, act: Act) -> Case | None:
    """The case with its card, and whoever had submitted it, as at the act; None where the text of then is gone."""
    if act.basis == case.basis and case.state != case.process.start and case.is_submitted_once:
        return case
    card = case.card_at(act)
    if card is None:
        return None
    earlier = tuple(filed for filed in case.acts if filed.record.number <= act.number)
    return replace(case, card=Filed(card, case.card.origin), acts=earlier)


def _check_meeting(then: Case | None, act: Act, row: Row, registry: Registry, origin: Origin) -> Iterator[Diagnostic]:
    """The meeting was one of the body that acted, or of the committee; a body acts at one held by that day."""
    filed = registry.meetings.get(act.meeting or "")
    if filed is None:
        return
    meeting = filed.record
    if act.body is not None:
        bodies = [act.body]
    else:
        bodies = [body.id for body in committees_of(then, registry)] if then else [meeting.body]
    if meeting.body not in bodies:
        named = registry.named_body(bodies[0]) if bodies else None
        yield origin.report("acts-meeting-of-other-body", ("meeting",), meeting=meeting.id, body=named)
    elif row.body is not None and meeting.date > act.date:
        yield origin.report("acts-meeting-future", ("meeting",), date=meeting.date, said=act.date)
    elif row.body is not None and not meeting.is_held:
        yield origin.report("acts-meeting-not-held", ("meeting",), meeting=meeting.id, date=meeting.date)


def _check_complete(one: Counted) -> Iterator[Diagnostic]:
    """The act says all that its move asks for. Source: F10."""
    act = one.step.act
    if one.row:
        yield from _lacking(act, one.row, one.origin)
    if act.move in APPROVING and act.snapshot is None:
        yield one.origin.report("acts-incomplete", (), act=act.stem, key="snapshot")
    for place, condition in enumerate(act.conditions):
        if condition.due < act.date:  # refused when it is recorded; what was decided stands
            at, facts = ("conditions", place, "due"), {"due": condition.due, "date": act.date}
            yield one.origin.report("acts-condition-due", at, **facts).lowered(Severity.WARNING)


def _lacking(act: Act, row: Row, origin: Origin) -> Iterator[Diagnostic]:
    for ask in row.asks:
        if ask.required and ask.applies(act.outcome) and getattr(act, ask.field, None) in (None, "", ()):
            yield origin.report("acts-incomplete", (), act=act.stem, key=ask.field)


# -- voids --------------------------------------------------------------------------------------------------------


def _check_voids(case: Case, registry: Registry) -> Iterator[Diagnostic]:
    """Each void was lawful when it was recorded, and names what it voids by its digest. Source: F04, F06, F10."""
    for place, filed in enumerate(case.acts):
        void = filed.record
        if void.move != VOID:
            continue
        before = replace(case, acts=case.acts[:place])
        yield from _check_target(before, void, filed.origin)
        row = registry.process.row(before.state, VOID, void.recorded_on)
        if row is None:
            state = registry.process.state(before.state).name.words
            if all(step.is_lawful for step in before.steps):  # else the state is not certain
                yield filed.origin.report("acts-move-impossible", ("move",), move=to_do(VOID, registry), state=state)
            continue
        if void.by is None:
            yield filed.origin.report("acts-by-missing", (), move=to_do(VOID, registry))
        yield from _lacking(void, row, filed.origin)
        then = _as_of(before, void) or before
        yield from check_dated_person(then, void, row, registry, filed.origin)
        yield from check_recorder(then, void, row, registry, filed.origin)
        yield from check_order(case, void, None, filed.origin, registry)


def _check_target(before: Case, void: Act, origin: Origin) -> Iterator[Diagnostic]:
    if void.target is None:
        return
    digest = target_digest(before, void.target)
    if digest is None:
        is_rival = 0 < _number(void.target) < void.number
        if not is_rival:
            yield origin.report("acts-target-unknown", ("target",), target=void.target)
    elif digest != void.target_digest:
        yield origin.report("acts-target-changed", ("target_digest",), target=void.target)
    else:
        acts = [filed.record for filed in before.acts if filed.record.stem == void.target]
        for finding in target_findings(before, acts[0]) if acts else ():
            yield origin.report(finding.code, ("target",), **finding.facts)


# -- F06: who submitted it -----------------------------------------------------------------------------------------


def _check_submitter(case: Case) -> Iterator[Diagnostic]:
    """The card names whoever submitted it by the act: nobody takes over what that one may. Source: D20, F06."""
    named, submitted = case.card.record.submitter, case.latest(SUBMIT)
    if submitted is not None and named != case.submitter:
        facts: dict[str, Fact] = {"value": named, "by": case.submitter, "act": submitted.stem, "date": submitted.date}
        yield case.card.origin.report("acts-submitter-differs", ("submitter",), **facts)


# -- F07: the card and what was decided on ------------------------------------------------------------------------


def _check_basis(case: Case, counted: list[Counted]) -> Iterator[Diagnostic]:
    """The card says what the last act that counts was taken on, and so did each act before. Source: F07."""
    if not case.is_unchanged and case.last is not None:
        fields, last = _differing(case), case.last
        facts: dict[str, Fact] = {
            "id": case.id,
            "fields": fields,
            "act": last.stem,
            "date": last.date,
            "basis": last.basis,
        }
        yield case.card.origin.report("acts-card-differs", fields[:1], **facts)
    start = case.process.start
    for one in counted:
        act = one.step.act
        free = one.step.before == start or act.move == AMEND or one.before is None
        if not free and one.before and act.basis != one.before.basis:
            yield one.origin.report("acts-basis-jumps", ("basis",), act=act.stem, before=one.before.stem)
    if case.is_unchanged and case.state != start:
        yield from _check_texts(case, counted)


def _check_texts(case: Case, counted: list[Counted]) -> Iterator[Diagnostic]:
    """Walk back from the card: every amendment leads to the text before it, every snapshot shows the text of then."""
    card: Initiative = case.card.record
    for one in reversed(counted):
        act = one.step.act
        if one.step.before == case.process.start or one.before is None:
            return
        if act.move in APPROVING and act.snapshot is not None and not _agrees(act.snapshot, card):
            yield one.origin.report("acts-snapshot-differs", ("snapshot",), act=act.stem)
        if act.move == AMEND:
            earlier = reverted(card, act.changes)
            if earlier is None or card_basis(earlier) != one.before.basis:
                yield one.origin.report("acts-amend-incomplete", ("changes",), act=act.stem, before=one.before.stem)
                return
            card = earlier


def _agrees(snapshot: Snapshot, card: Initiative) -> bool:
    """Does the snapshot show the figures of the card? A schedule that was not known has no dates in it."""
    said = figures(card.budget, card.schedule)
    if isinstance(said.get("schedule"), str):
        del said["schedule"]
    return said == snapshot_figures(snapshot)


def _differing(case: Case) -> tuple[str, ...]:
    """Which figures of the card differ from what was decided on last, as far as a snapshot tells; else nothing."""
    decided = case.latest(*APPROVING)
    if decided is None or decided.snapshot is None or case.last is None or decided.basis != case.last.basis:
        return ()
    said, shot = figures(case.card.record.budget, case.card.record.schedule), snapshot_figures(decided.snapshot)
    return tuple(name for name in ("budget", "schedule") if said.get(name, {}) != shot.get(name, {}))


# -- opinions and reports -----------------------------------------------------------------------------------------


def _check_opinions(case: Case) -> Iterator[Diagnostic]:
    """An opinion belongs to a round that was, under its name; one of each reviewer counts. Source: F05, F06."""
    rounds = sum(filed.record.move == "share" for filed in case.acts)
    for filed in case.opinions:
        opinion = filed.record
        if opinion.round > rounds:
            yield filed.origin.report("opinions-round-unknown", ("round",), round=opinion.round, rounds=rounds)
        yield from _check_name(filed.origin, stem(filed), f"r{opinion.round}-{opinion.reviewer}")
    often = Counter((filed.record.round, filed.record.reviewer) for filed in case.counting_opinions)
    for filed in case.counting_opinions:
        if often[filed.record.round, filed.record.reviewer] > 1:
            yield filed.origin.report("opinions-twice", ("reviewer",), value=filed.record.reviewer)


def _check_reports(case: Case) -> Iterator[Diagnostic]:
    """A report stands under its name; one of each organisation counts for a period. Source: F05."""
    for filed in case.reports:
        yield from _check_name(filed.origin, stem(filed), f"{filed.record.period}-{filed.record.organisation}")
    often = Counter((filed.record.period, filed.record.organisation) for filed in case.counting_reports)
    for filed in case.counting_reports:
        if often[filed.record.period, filed.record.organisation] > 1:
            facts = {"value": filed.record.organisation, "period": filed.record.period}
            yield filed.origin.report("reports-twice", ("organisation",), **facts)


def _check_name(origin: Origin, name: str, expected: str) -> Iterator[Diagnostic]:
    if not re.fullmatch(re.escape(expected) + r"(?:-[2-9][0-9]*)?", name):
        yield origin.report("records-stem", (), value=name, expected=expected)
