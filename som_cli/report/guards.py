"""What must hold before a move, as the table of the process says it."""

from __future__ import annotations

from som_cli.locale import N_, _

GUARDS = {
    "form-complete": N_("the form is filled in"),
    "service-or-policy": N_("a service or a policy domain is named"),
    "priority-basis": N_("the basis of priority is named"),
    "lead-known": N_("it has a lead"),
    "parties-consulted": N_("TEHIK has been consulted"),
    "effort-estimated": N_("the size of the work is estimated"),
    "impact-assessed": N_("the preliminary impact is assessed"),
    "parties-known": N_("the parties are known"),
    "alternatives-described": N_("an alternative is described"),
    "law-change-started": N_("the change of law has begun, if one is needed"),
    "funding-shown": N_("the source of the money is shown"),
    "card-unchanged": N_("the card is as at the last act"),
    "own-initiative": N_("it is not the recorder's own initiative"),
    "body-of-agency": N_("the body is one of the agency"),
    "body-of-domain": N_("the committee is that of the domain"),
    "meeting-of-body": N_("the meeting is one of that body"),
    "meeting-of-committee": N_("the meeting is one of the committee"),
    "meeting-ahead": N_("the meeting is still to come"),
    "meeting-reached": N_("the day of the meeting has come"),
    "meeting-held": N_("the meeting has been held"),
    "meeting-quorate": N_("the meeting had a quorum"),
    "meeting-not-before-shared": N_("the meeting is not earlier than the one it was shared for"),
    "shared-in-time": N_("it is shared in time"),
    "conditions-given": N_("YES, IF names its conditions"),
    "condition-open": N_("the condition is open"),
    "condition-reported": N_("the condition has been reported met"),
    "conditions-verified": N_("every condition has been verified"),
    "change-waiting": N_("a change waits to be confirmed"),
    "changes-complete": N_("every change is named"),
    "target-last": N_("the act is the last one that counts"),
}


def guard(name: str) -> str:
    """What must hold, in the language in use."""
    return _(GUARDS[name]) if name in GUARDS else name
