"""What does not hold of core teams: who is in them, with whose consent and what right, and how often they meet."""

from som_cli.codes.model import Code
from som_cli.diagnostics import Severity
from som_cli.locale import N_

_CLEAR = N_(
    "Everybody in the core team understands each one's role, responsibility and rights; the roles are clearly agreed."
)
_ACROSS = N_(
    "A policy domain is led by the policy lead with a core team of people of the ministry and of agencies, formed "
    "across units and organisations."
)
_CONSENT = N_(
    "Who is in the core team is agreed in the domain and approved: in the ministry by the member's head of department "
    "or direct manager, at an agency by its head."
)
_MANDATE = N_(
    "A member has from the organisation a mandate and the resources needed: the right to decide, responsibility, the "
    "right to share information."
)
_STANDING_IN = N_("Service leads may stand in for each other in the core team, as agreed with the policy lead.")
_TEMPORARY = N_("Core teams may be extended for a time or for good; who is there for a time has a last day.")
_APPROVER = N_("write who approved it (`approved_by`), or have it approved")

CODES = (
    Code(
        "teams-card-unknown",
        N_("there is no policy or service `{value}`"),
        hint=(N_("did you mean {near|code}?"), N_("`som policy list` and `som service list` show them all")),
        why=N_("A core team is called by the id of its policy or service."),
        mend=N_("Copy the id from the list."),
    ),
    Code(
        "teams-leader-other",
        N_("the team is led by {person}, and the card's lead is {lead}"),
        hint=N_("leave `leader` out, or name the lead of the card"),
        why=N_("The core team of a policy domain is led by its policy lead."),
        mend=N_("Mend `core_team.leader` or `policy_lead`."),
        seed="S49",
    ),
    Code(
        "teams-member-twice",
        N_("{person} is in the team twice"),
        hint=N_("leave one entry, with both tasks in its role"),
        why=_CLEAR,
        mend=N_("Join the two entries; an earlier membership needs its last day (`to`)."),
        seed="S65",
        severity=Severity.WARNING,
    ),
    Code(
        "teams-member-inactive",
        N_("{person} is not in service and still in the team"),
        hint=N_("write the last day (`to`), and who comes instead"),
        why=N_("The roles are carried by appointed people; a seat of somebody who left is empty."),
        mend=N_("Set `to` to the last day, or mend the dates of the person."),
        seed="S42",
        severity=Severity.WARNING,
    ),
    Code(
        "teams-role-empty",
        N_("the role of {person} says nothing"),
        hint=N_("say in a few words what the member does in the team (`role`)"),
        why=_CLEAR,
        mend=N_("Write the role as it was agreed in the team."),
        seed="S39",
        duty=True,
    ),
    Code(
        "teams-role-twice",
        N_("{person} and {other} have the same role, “{role}”"),
        hint=N_("say what each of the two does"),
        why=_CLEAR,
        mend=N_("Agree on who does what, and write it."),
        seed="S65",
        severity=Severity.WARNING,
    ),
    Code(
        "teams-temporary-open",
        N_("{person} is in the team for a time, and no last day is given"),
        hint=N_("add `to`, or set `membership` to `permanent`"),
        why=_TEMPORARY,
        mend=N_("Write the last day that was agreed."),
        seed="S53",
        severity=Severity.WARNING,
    ),
    Code(
        "teams-temporary-over",
        N_("the time of {person} in the team ended on {until}"),
        hint=N_("prolong it (`to`), or take the member out"),
        why=_TEMPORARY,
        mend=N_("Ask the team whether the member is still needed."),
        seed="S53",
        severity=Severity.WARNING,
    ),
    Code(
        "teams-mandate-missing",
        N_("{person} has no mandate"),
        hint=N_("add `mandate` with `decision_right`, `information_sharing` and `scope`"),
        why=_MANDATE,
        mend=N_("Agree on it with the member's organisation, and write it."),
        seed="S57",
        duty=True,
    ),
    Code(
        "teams-mandate-partial",
        N_("the mandate of {person} leaves open: {missing|code}"),
        hint=N_("add {missing|code}"),
        why=_MANDATE,
        mend=N_("Agree on it with the member's organisation, and write it."),
        seed="S57",
        severity=Severity.WARNING,
    ),
    Code(
        "teams-mandate-void",
        N_("the mandate of {person} gives no right: neither to decide nor to share information"),
        hint=N_("give at least one of them (`decision_right`, `information_sharing`), or take in somebody who has it"),
        why=_MANDATE,
        mend=N_("Agree with the member's organisation on what the member may decide and share, and write it."),
        seed="S57",
        duty=True,
    ),
    Code(
        "teams-mandate-expired",
        N_("the mandate of {person} ended with the membership on {until}, and is still counted on by: {others}"),
        hint=N_("prolong the membership (`to`), or name somebody else where {person} is counted on"),
        why=_MANDATE,
        mend=N_("Ask the member's organisation whether the mandate goes on; else name who takes over."),
        seed="S57, S131",
        severity=Severity.WARNING,
    ),
    Code(
        "teams-mandate-giver-ended",
        N_("the mandate of {person} came from an organisation that ended on {until}: {home}"),
        hint=N_("write where {person} works now, or the last day in the team (`to`)"),
        why=_MANDATE,
        mend=N_("Have the mandate given by the organisation that took over, and mend the person's record."),
        seed="S57",
        severity=Severity.WARNING,
    ),
    Code(
        "teams-substitute-self",
        N_("{person} stands in for themselves"),
        hint=N_("name another member of the team, or leave `substitute` out"),
        why=_STANDING_IN,
        mend=N_("Name the member who stands in."),
        seed="S73",
        severity=Severity.WARNING,
    ),
    Code(
        "teams-substitute-outside",
        N_("{other} stands in for {person} and is not in the team"),
        hint=N_("name a member of the team, or take {other} into it"),
        why=_STANDING_IN,
        mend=N_("Name somebody of the team, who knows its work and has a mandate."),
        seed="S73",
        severity=Severity.WARNING,
    ),
    Code(
        "teams-empty",
        N_("nobody is in the team beside the lead"),
        hint=N_("add its members, each with a role (`core_team.members`)"),
        why=_ACROSS,
        mend=N_("Agree on the team with the departments and agencies, and write who is in it."),
        seed="S49",
        duty=True,
    ),
    Code(
        "teams-size",
        N_("members that count: {size}; best are {least} to {most}"),
        hint=N_("see whether somebody is missing, or could come only when needed"),
        why=N_("The optimal size of a core team is seven to eight members."),
        mend=N_("`team_least`, `team_most`, `team_counts_leader` and `team_counts_temporary` in `som.yaml` say how."),
        seed="S56",
        severity=Severity.NOTE,
    ),
    Code(
        "teams-one-unit",
        N_("the whole team comes from one unit"),
        hint=N_("take in people of other units, and of the agencies whose services contribute"),
        why=_ACROSS,
        mend=N_("Add the leads of the services, and whoever else the domain needs."),
        seed="S52",
        severity=Severity.WARNING,
    ),
    Code(
        "teams-ministry-missing",
        N_("nobody in the team works in the ministry"),
        hint=N_("take in people of the ministry"),
        why=_ACROSS,
        mend=N_("Add the policy lead's people."),
        seed="S30",
        severity=Severity.WARNING,
    ),
    Code(
        "teams-agencies-missing",
        N_("nobody in the team works in an agency"),
        hint=N_("take in the leads of the services that contribute"),
        why=_ACROSS,
        mend=N_("Add the leads of the services."),
        seed="S30",
        severity=Severity.WARNING,
    ),
    Code(
        "teams-approval-missing",
        N_("nothing says who approved the membership of {person}, or when"),
        hint=N_("add {missing|code}"),
        why=_CONSENT,
        mend=N_("Have it approved, and write by whom and on which day."),
        seed="S54",
        duty=True,
    ),
    Code(
        "teams-agreement-missing",
        N_("{person} comes from outside the area of government, and nothing says who agreed to it, or when"),
        hint=N_("add {missing|code}"),
        why=N_(
            "A core team may be extended with members of other ministries and agencies by agreement of deputy "
            "secretaries general or heads of agencies."
        ),
        mend=N_("Have it agreed, and write by whom and on which day."),
        seed="S50",
        duty=True,
    ),
    Code(
        "teams-approver-ministry",
        N_("{other} approved the membership of {person}, and is neither head of department nor direct manager"),
        hint=_APPROVER,
        why=_CONSENT,
        mend=N_("Have it approved by the head of department or the direct manager; either will do."),
        seed="S68",
        duty=True,
    ),
    Code(
        "teams-approver-agency",
        N_("{other} approved the membership of {person}, and is not the head of the agency"),
        hint=_APPROVER,
        why=_CONSENT,
        mend=N_("Have it approved by the head of the agency."),
        seed="S74",
        duty=True,
    ),
    Code(
        "teams-approver-external",
        N_("{other} agreed to {person} from outside, and is neither deputy secretary general nor head of an agency"),
        hint=_APPROVER,
        why=N_(
            "A core team may be extended with members of other ministries and agencies by agreement of deputy "
            "secretaries general or heads of agencies."
        ),
        mend=N_("Have it agreed by a deputy secretary general or a head of an agency."),
        seed="S50",
        duty=True,
    ),
    Code(
        "teams-service-unrepresented",
        N_("nobody in the team represents the service “{service}”"),
        hint=N_("take in {lead|or}, or name who represents it (`represented_by`)"),
        why=N_(
            "The lead of a service answers for contributing to the core team of the domain; an agency may have "
            "somebody else contribute."
        ),
        mend=N_("Add the lead to the team, or name a member in `represented_by`."),
        seed="S26",
        severity=Severity.WARNING,
    ),
    Code(
        "teams-member-loose",
        N_("{person} comes from an agency and leads or represents no service"),
        hint=N_("say which service they represent (`represented_by`), or that they come when needed (`participation`)"),
        why=N_("Members from agencies are leads of services, or carry that role; others are taken in as needed."),
        mend=N_("Name the service, set `participation: on_call`, or `membership: temporary` with its last day."),
        seed="S72",
        severity=Severity.NOTE,
    ),
    Code(
        "teams-meetings-missing",
        N_("no meeting of the core team is on file"),
        hint=N_("add the days on which it met (`meeting_log`)"),
        why=N_("The core team of a policy domain meets once a month as a rule."),
        mend=N_("Write the days of the meetings; minutes may be named beside them."),
        seed="S66",
        severity=Severity.WARNING,
    ),
    Code(
        "teams-meeting-late",
        N_("the core team last met on {last}, {days} days ago; {most} are the limit"),
        hint=N_("call a meeting, or add the one that was held (`meeting_log`)"),
        why=N_("The core team of a policy domain meets once a month as a rule."),
        mend=N_("Write the day of the meeting; `team_meeting_days` in `som.yaml` is the limit."),
        seed="S66",
        severity=Severity.WARNING,
    ),
    Code(
        "teams-retro-missing",
        N_("nothing says when the core team gave itself feedback"),
        hint=N_("hold a retrospective and write its day (`retros`); what was said stays in the team"),
        why=N_("The core team gives itself feedback regularly, on its results and on how it works."),
        mend=N_("Write the day only."),
        seed="S64",
        severity=Severity.WARNING,
    ),
    Code(
        "teams-retro-late",
        N_("the core team last gave itself feedback on {last}; it is due every {months} months"),
        hint=N_("hold a retrospective and write its day (`retros`); what was said stays in the team"),
        why=N_("The core team gives itself feedback regularly, on its results and on how it works."),
        mend=N_("Write the day only; `team_retro_months` in `som.yaml` is the limit."),
        seed="S64",
        severity=Severity.WARNING,
    ),
)
