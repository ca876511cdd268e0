"""A case file (toimik): one initiative with everything that happened to it."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any

from som_cli.process.changes import is_scope, reverted
from som_cli.process.digests import card_basis, record_digest
from som_cli.process.model import BEFORE

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from som_cli.cards.initiative import Initiative
    from som_cli.diagnostics import Filed
    from som_cli.process.model import Process
    from som_cli.process.records import Act, Condition, Opinion, Report, Snapshot

SUBMIT = "submit"
VOID = "void"
AMEND = "amend"
APPROVING = ("decide", "confirm")


@dataclass(frozen=True, slots=True)
class Step:
    """An act that counts, and the states before and after it.

    An act that the process does not know from there (`is_lawful` is false) moves nothing; the trail reports it.
    """

    act: Act
    before: str
    after: str
    is_lawful: bool


@dataclass(frozen=True, slots=True)
class Standing:
    """A condition and how far it is: `open`, `met` (reported, not verified yet) or `verified`."""

    condition: Condition
    decided: Act
    reported: Act | None = None
    verified: Act | None = None

    @property
    def status(self) -> str:
        """`open`, `met` or `verified`."""
        return "verified" if self.verified else "met" if self.reported else "open"

    def is_overdue(self, today: date) -> bool:
        """Has its day passed without its being verified?"""
        return self.verified is None and self.condition.due < today


@dataclass(frozen=True)
class Case:
    """One initiative's card, its acts in order of number, its opinions and reports.

    The state is the fold of the acts that count: those that are not `void` and not voided by one. `process` is the
    table by which they are folded.
    """

    card: Filed[Initiative]
    acts: tuple[Filed[Act], ...] = ()
    opinions: tuple[Filed[Opinion], ...] = ()
    reports: tuple[Filed[Report], ...] = ()
    process: Process = field(kw_only=True, repr=False, compare=False)

    @property
    def id(self) -> str:
        """The initiative's id."""
        return self.card.record.id

    # -- which acts count -----------------------------------------------------------------------------------------

    @cached_property
    def voids(self) -> tuple[Act, ...]:
        """The acts that declare another one, an opinion or a report void."""
        return tuple(filed.record for filed in self.acts if filed.record.move == VOID)

    @cached_property
    def _voided(self) -> frozenset[tuple[str | None, str | None]]:
        return frozenset((void.target, void.target_digest) for void in self.voids)

    def is_voided(self, act: Act) -> bool:
        """Was the act declared void?"""
        return (act.stem, act.digest) in self._voided

    @cached_property
    def counting(self) -> tuple[Act, ...]:
        """The acts that count, in order."""
        acts = (filed.record for filed in self.acts if filed.record.move != VOID)
        return tuple(act for act in acts if not self._voided or not self.is_voided(act))

    @cached_property
    def counting_opinions(self) -> tuple[Filed[Opinion], ...]:
        """The opinions that count, of every round."""
        return self._counting(self.opinions)

    @cached_property
    def counting_reports(self) -> tuple[Filed[Report], ...]:
        """The reports that count, of every period."""
        return self._counting(self.reports)

    def _counting(self, records: tuple[Filed[Any], ...]) -> tuple[Filed[Any], ...]:
        if not self._voided:
            return records
        return tuple(filed for filed in records if (stem(filed), record_digest(filed.record)) not in self._voided)

    # -- where it stands ------------------------------------------------------------------------------------------

    @cached_property
    def steps(self) -> tuple[Step, ...]:
        """The acts that count, each with the states before and after it."""
        state = self.process.start
        steps = []
        for act in self.counting:
            row = self.process.row(state, act.move, act.recorded_on)
            to = row.target(state, act.outcome) if row else None
            after = to if to is not None and to != BEFORE else state
            steps.append(Step(act, state, after, to is not None))
            state = after
        return tuple(steps)

    @cached_property
    def state(self) -> str:
        """Where the initiative is: the fold of the acts that count."""
        return self.steps[-1].after if self.steps else self.process.start

    @cached_property
    def submitter(self) -> str:
        """Who submitted it: the act says that; the card does only while it is a draft. Source: D20."""
        left = next((step.act for step in reversed(self.steps) if step.before == self.process.start), None)
        is_submitted = left is not None and left.move == SUBMIT and self.state != self.process.start
        return left.by if left and left.by and is_submitted else self.card.record.submitter

    @cached_property
    def is_submitted_once(self) -> bool:
        """Did it come from its draft but once?"""
        return sum(step.before == self.process.start for step in self.steps) == 1

    @cached_property
    def since(self) -> date | None:
        """The day it came to where it is; None for a draft that never left its desk."""
        return next((step.act.date for step in reversed(self.steps) if step.after != step.before), None)

    @property
    def last(self) -> Act | None:
        """The last act that counts."""
        return self.counting[-1] if self.counting else None

    @property
    def next_number(self) -> int:
        """The number of the next act."""
        return max((filed.record.number for filed in self.acts), default=0) + 1

    def latest(self, *moves: str, outcome: str | None = None) -> Act | None:
        """The last act that counts of one of these moves, with this outcome if one is named."""
        found = (act for act in reversed(self.counting) if act.move in moves)
        return next((act for act in found if outcome is None or act.outcome == outcome), None)

    def after(self, act: Act | None) -> tuple[Act, ...]:
        """The acts that count and came after this one; all of them when there is none."""
        return tuple(later for later in self.counting if later.number > act.number) if act else self.counting

    # -- what it says, and on which text it was decided ------------------------------------------------------------

    @cached_property
    def basis(self) -> str:
        """The digest of the card's material fields as they are now."""
        return card_basis(self.card.record)

    @property
    def is_unchanged(self) -> bool:
        """Do the material fields equal the basis of the last act that counts? A draft is free. Source: F07."""
        return self.state == self.process.start or self.last is None or self.last.basis == self.basis

    @cached_property
    def approval(self) -> Act | None:
        """The last yes of the committee, to the initiative or to a change of it."""
        return self.latest(*APPROVING, outcome="yes")

    @property
    def approved(self) -> Snapshot | None:
        """What the committee approved last: it counts in every total."""
        return self.approval.snapshot if self.approval else None

    @property
    def baseline(self) -> Snapshot | None:
        """What the committee approved first; it never changes."""
        first = next((act for act in self.counting if act.move == "decide" and act.outcome == "yes"), None)
        return first.snapshot if first else None

    @cached_property
    def unapproved(self) -> tuple[Act, ...]:
        """The amendments since the last yes, while the card differs from what was approved."""
        if self.approval is None or self.last is None or self.last.basis == self.approval.basis:
            return ()
        return tuple(act for act in self.after(self.approval) if act.move == AMEND)

    @cached_property
    def waiting(self) -> tuple[Act, ...]:
        """The amendments that wait for the committee's confirmation; none once it said no, until the next one."""
        said_no = self.latest("confirm", outcome="no")
        if not self.unapproved or (said_no and said_no.number > self.unapproved[-1].number):
            return ()
        return self.unapproved

    @cached_property
    def card_at_approval(self) -> Initiative | None:
        """The card as the committee approved it: the card now, with the amendments since then undone.

        Funding and milestones are editorial: they are as the card has them now, where the amendments left them alone.
        None without an approval, or where the amendments do not lead back to what was approved.
        """
        if self.approval is None:
            return None
        return self.card_at(self.approval)

    def card_at(self, act: Act) -> Initiative | None:
        """The card as it was at the act, by its material fields; None where it cannot be found any more."""
        card: Initiative | None = self.card.record
        for later in reversed(self.after(act)):
            if card is not None and later.move == AMEND:
                card = reverted(card, later.changes)
        return card if card is not None and card_basis(card) == act.basis else None

    # -- what was said and asked -----------------------------------------------------------------------------------

    @cached_property
    def round(self) -> int:
        """How many times it has been shared with reviewers."""
        return sum(act.move == "share" for act in self.counting)

    @property
    def shared_for(self) -> str | None:
        """The meeting for which it was shared last."""
        shared = self.latest("share")
        return shared.meeting if shared else None

    @property
    def round_opinions(self) -> tuple[Filed[Opinion], ...]:
        """The opinions of the present round."""
        return tuple(filed for filed in self.counting_opinions if filed.record.round == self.round)

    @cached_property
    def conditions(self) -> tuple[Standing, ...]:
        """The conditions of the last JAH, KUI, and how far each is."""
        decided = self.latest("decide", outcome="yes-if")
        return self.conditions_of(decided) if decided else ()

    def conditions_of(self, decided: Act) -> tuple[Standing, ...]:
        """The conditions that one decision set, and how far each is."""
        later = self.after(decided)
        return tuple(_standing(condition, decided, later) for condition in decided.conditions)

    @property
    def unverified(self) -> tuple[Standing, ...]:
        """The conditions that are not verified yet."""
        return tuple(one for one in self.conditions if one.verified is None)

    def is_lapsed(self, today: date) -> bool:
        """Does it wait for a condition whose day has passed, and which nobody has reported met?"""
        late = (one for one in self.unverified if one.status == "open" and one.is_overdue(today))
        return self.state == "conditional" and any(late)

    @property
    def condition_ids(self) -> tuple[str, ...]:
        """The ids of all conditions that were ever set."""
        return tuple(condition.id for act in self.counting for condition in act.conditions)

    @property
    def is_scope_changed(self) -> bool:
        """Was the scope amended since the agency endorsed it? Source: X7."""
        later = self.after(self.latest("endorse"))
        return any(is_scope(change) for act in later if act.move == AMEND for change in act.changes)

    @property
    def presenter(self) -> str | None:
        """Who presented or defended it last."""
        act = self.latest("defend", "present")
        return act.presenter if act else None

    @property
    def priority(self) -> int | None:
        """Its place among the agency's initiatives, as endorsed last."""
        endorsed = self.latest("endorse", outcome="yes")
        return endorsed.priority if endorsed else None

    @property
    def rank(self) -> int | None:
        """Its place in the portfolio, as the committee set it last."""
        ranked = self.latest("prioritise")
        return ranked.rank if ranked else None


def stem(filed: Filed[Any]) -> str:
    """The name of a record's file, without the ending."""
    return PurePosixPath(filed.origin.path).stem


def _standing(condition: Condition, decided: Act, later: Iterable[Act]) -> Standing:
    reported: Act | None = None
    verified: Act | None = None
    for act in later:
        if act.condition != condition.id:
            continue
        if act.move == "meet":
            reported = act
        elif act.move == "verify":
            verified = act if act.outcome == "yes" else None
            reported = reported if verified else None
    return Standing(condition, decided, reported, verified)
