"""How a meeting is run and kept: who steps aside, who calls it, where its minutes are registered."""

from som_cli.codes.model import Code
from som_cli.diagnostics import Severity
from som_cli.locale import N_

_REGISTERED = N_("The minutes are kept in the document register Delta, each under a number of its own (D80).")

CODES = (
    Code(
        "meetings-not-recused",
        N_("{people} had a vote when `{initiative}` was decided, which concerns them, and did not step aside"),
        hint=N_("if they did step aside, list them under `recused` in `{path}`, then `som save {meeting}`"),
        why=N_(
            "Whoever submits, leads or presents an initiative does not also decide on it: four eyes see more than two "
            "(D20)."
        ),
        mend=N_(
            "Record who stepped aside, at the meeting with `--recused`, afterwards in its file while the minutes are "
            "open. If nobody did, the body knows who voted on what."
        ),
        seed="D20",
        severity=Severity.WARNING,
    ),
    Code(
        "meetings-proposer-missing",
        N_("the extraordinary meeting of {date} does not say who proposed it"),
        hint=N_("add `proposed_by`, a member of {body}"),
        why=N_("Any member may propose that the committee meets between its ordinary meetings (D81)."),
        mend=N_("Name the member who proposed it, or make it an ordinary meeting."),
        seed="D81",
        severity=Severity.WARNING,
    ),
    Code(
        "meetings-proposer-stranger",
        N_("{person}, who is said to have proposed the meeting, is not a member of {body}"),
        hint=N_("name the member who proposed it under `proposed_by`"),
        why=N_("Any member may propose that the committee meets between its ordinary meetings, and only a member."),
        mend=N_("Name the member who proposed it."),
        seed="D81",
        severity=Severity.WARNING,
    ),
    Code(
        "meetings-proposer-unwanted",
        N_("`{option}` is for an extraordinary meeting; this one is not"),
        hint=N_("leave `{option}` out, or give `--kind extraordinary`"),
        why=N_("An ordinary meeting is planned by the body's officers; nobody has to propose it (D68, D81)."),
        mend=N_("Leave the proposer out, or make the meeting extraordinary."),
        seed="D81",
    ),
    Code(
        "meetings-planner",
        N_("{person} may not plan a meeting of {body}"),
        hint=(
            N_("its secretary, chair or coordinator does: {keepers|or}"),
            N_("add a secretary, chair or coordinator to the body"),
        ),
        why=N_(
            "The coordinator prepares meetings and invites to them (D80); any member may propose an extraordinary one "
            "(D81), and an officer of the body calls it."
        ),
        mend=N_("Let one of them plan it; whoever proposes it is named with `--proposed-by`."),
        seed="D80, D81",
    ),
    Code(
        "arranging-close-future",
        N_("{date} is still to come: nothing is registered in Delta on a day ahead"),
        hint=N_("give the day on which the minutes were registered, or leave `--registered` out for today"),
        why=_REGISTERED,
        mend=N_("Give the day of registration as Delta has it."),
        seed="D80",
    ),
    Code(
        "arranging-close-before",
        N_("the minutes cannot have been registered on {date}: the meeting was on {held}"),
        hint=N_("give the day on which the minutes were registered, or leave `--registered` out for today"),
        why=_REGISTERED,
        mend=N_("Give the day of registration as Delta has it."),
        seed="D80",
    ),
    Code(
        "meetings-delta-twice",
        N_("the Delta number {reference} is that of the meeting `{other}` already"),
        hint=N_("look the number up in Delta"),
        why=_REGISTERED,
        mend=N_("Give each meeting's minutes their own number."),
        seed="D80",
    ),
)
