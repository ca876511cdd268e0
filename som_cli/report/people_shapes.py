"""The shapes of JSON about people: what each is in the records, and the goals of their teams."""

from som_cli.locale import N_
from som_cli.report.shapes import day, items, keyed, or_null, text, truth

_ID = text(N_("The id of the record."))
_TITLE = text(N_("The title or name people see."))
_KIND = text(N_("The kind of the record."))
_ROLES = items(
    N_("What the person is on the day, by the fields that name them."),
    keyed(
        role=text(N_("The role, such as policy_lead or team_member.")),
        records=items(N_("The records in which the person has it."), keyed(kind=_KIND, id=_ID, title=_TITLE)),
    ),
)
_TEAM_GOALS = items(
    N_("The core teams the person is in on the day, and the goals of each."),
    keyed(
        kind=text(N_("The kind of card."), enum=["policy", "service"]),
        id=_ID,
        title=_TITLE,
        goals=items(N_("The goals of the team."), keyed(id=_ID, text=text(N_("The goal.")))),
    ),
)
OF_A_PERSON = {"roles": or_null(_ROLES), "team_goals": or_null(_TEAM_GOALS)}  # null in records that are no person's
PEOPLE = {
    "as_of": day(N_("The day as of which it is told.")),
    "items": items(
        N_("The people on file, by name."),
        keyed(
            id=_ID,
            name=text(N_("Given name and family name.")),
            organisation=text(N_("The id of the organisation.")),
            unit=or_null(text(N_("The unit of that organisation."))),
            active=truth(N_("Is the person in service on the day?")),
            roles=_ROLES,
        ),
    ),
}
