"""The shape of a core team in JSON."""

from som_cli.locale import N_
from som_cli.report.shapes import day, items, keyed, number, or_null, text

_PERSON = text(N_("The id of the person."))
_MEMBER = keyed(
    person=_PERSON,
    role=text(N_("What the member does in the team.")),
    organisation=or_null(text(N_("The id of the organisation."))),
    membership=or_null(text(N_("permanent or temporary."))),
    approved_by=or_null(_PERSON),
    approved_on=or_null(day(N_("The day it was approved."))),
    consent=or_null(text(N_("With whose consent; null where that cannot be told."))),
    mandate={"description": N_("The mandate as on the card."), "type": ["object", "null"]},
    teams=number(N_("In how many core teams the person is.")),
)
TEAM = keyed(
    id=text(N_("The id of the record.")),
    kind=text(N_("The kind of card."), enum=["policy", "service"]),
    title=text(N_("The title or name people see.")),
    lead=_PERSON,
    size=number(N_("How many members count towards the size.")),
    members=items(N_("The members of the day."), _MEMBER),
)
