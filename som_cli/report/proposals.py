"""The proposals of a team's members in words: of what kind each is, what it was answered, and where it went."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from som_cli.figures import WRITINGS
from som_cli.locale import N_, _, current

if TYPE_CHECKING:
    from som_cli.process.proposals import Proposed

KINDS = {
    "service_new": N_("new service"),
    "service_change": N_("change of a service"),
    "budget": N_("budget"),
    "workplan": N_("work plan"),
    "development": N_("development"),
}
PLACES = {
    "work": N_("work plan"),
    "service": N_("service"),
    "initiative": N_("initiative"),
    "need": N_("development need"),
    "budget": N_("budget"),
}
FATES = {
    "open": N_("not answered yet"),
    "waiting": N_("awaiting an answer"),
    "accepted": N_("accepted"),
    "rejected": N_("rejected"),
}


def sentence(one: Proposed) -> str:
    """One proposal on one line: its kind, what is proposed, by whom and when, and what became of it."""
    proposal = one.proposal
    kind = _(KINDS[proposal.type]) if proposal.type in KINDS else proposal.type
    day = WRITINGS[current()].day(proposal.date) if proposal.date else None
    who = ", ".join(part for part in (one.proposer, day) if part)
    told = f"{kind}: {proposal.text}" if kind else proposal.text
    return f"{told}{f' ({who})' if who else ''} – {_state(one)}"


def _state(one: Proposed) -> str:
    said = one.answer.said
    if one.answer.fate == "unclear":
        return said
    state = _(FATES["waiting" if one.is_waiting else one.answer.fate])
    if one.answer.fate == "accepted":
        went = "; ".join(f"{_(PLACES[to.kind])} {to.title}" for to in one.taken)
        return f"{state}: {went or _('not said where it went')}"
    return f"{state}: {said}" if said else state


def as_json(one: Proposed) -> dict[str, Any]:
    """One proposal as JSON."""
    return {
        "type": one.proposal.type,
        "text": one.proposal.text,
        "proposer": one.proposal.proposer,
        "date": one.proposal.date.isoformat() if one.proposal.date else None,
        "answer": one.answer.fate,
        "said": one.answer.said or None,
        "became": [{"kind": to.kind, "id": to.id} for to in one.taken],
        "waiting": one.is_waiting,
    }
