"""The shape of JSON about what covers what."""

from som_cli.locale import N_
from som_cli.report.shapes import day, euros, items, keyed, or_null, text

_AS_OF = day(N_("The day as of which it is told."))
_ID = text(N_("The id of the record."))
_IDS = items(N_("Ids of records."), _ID)
_TITLE = text(N_("The title or name people see."))

COVERAGE = {
    "as_of": _AS_OF,
    "goals": items(
        N_("The goals of plans in force, and who serves them."),
        keyed(id=_ID, name=_TITLE, plan=_ID, policies=_IDS, services=_IDS, initiatives=_IDS),
    ),
    "gaps": items(
        N_("What is missing, contradicts or overlaps."),
        keyed(
            group=text(N_("What kind of gap it is.")),
            id=_ID,
            name=_TITLE,
            related=text(N_("The ids it is about, parted by blanks.")),
            detail=text(N_("What else is to be said, in the language in use.")),
        ),
    ),
    "conflicts": items(N_("Indicators with conflicting targets."), keyed(name=_TITLE)),
    "overlaps": items(
        N_("What several domains of a department have in common."),
        keyed(department=_ID, department_name=_TITLE, id=_ID, name=_TITLE, policies=_IDS),
    ),
    "budgets": items(
        N_("The budgets of the year by area, department and policy."),
        keyed(
            level=text(N_("area, department or policy.")),
            id=text(N_("The id, or the name of the area.")),
            proposed=or_null(euros(N_("What was proposed."))),
            approved=or_null(euros(N_("What was approved."))),
            actual=or_null(euros(N_("What was used."))),
        ),
    ),
}
