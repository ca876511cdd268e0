"""The shapes of JSON about records of any kind: what was found, and one record."""

from som_cli.locale import N_
from som_cli.report.people_shapes import OF_A_PERSON
from som_cli.report.shapes import day, items, keyed, number, or_null, text

_HEAD = {
    "kind": text(N_("The kind of the record.")),
    "id": text(N_("The id of the record.")),
    "title": text(N_("The title or name people see.")),
    "path": text(N_("The file, from the root of the repository.")),
}
_AS_OF = day(N_("The day as of which it is told."))
_FIELD = text(N_("The field, as a path within the record."))

SEARCH = {
    "as_of": _AS_OF,
    "query": text(N_("What was sought.")),
    "items": items(
        N_("The records that say it; those that say it in their title come first."),
        keyed(
            **_HEAD,
            hits=items(
                N_("The fields that say it, in their order."),
                keyed(
                    field=_FIELD,
                    line=number(N_("The line, from 1.")),
                    excerpt=text(N_("The words around what was found.")),
                ),
            ),
        ),
    ),
}
RECORD = {
    "as_of": _AS_OF,
    **_HEAD,
    "record": {"description": N_("The record as in the file."), "type": "object"},
    "named_by": items(N_("The fields of other records that name it."), keyed(**_HEAD, field=_FIELD)),
    **OF_A_PERSON,
}
WITHIN = {
    "as_of": _AS_OF,
    "query": text(N_("The id that was asked for.")),
    "items": items(
        N_("All that is called so within records."),
        keyed(
            kind=text(N_("What it is."), enum=["unit", "plan_goal", "goal", "indicator", "need", "activity"]),
            id=text(N_("Its id, unique within its record.")),
            title=text(N_("Its name or text.")),
            holder=keyed(N_("The record it stands in."), **_HEAD),
            goal=or_null(text(N_("The goal that an indicator is of; null for anything else."))),
            field=_FIELD,
            line=number(N_("The line, from 1.")),
            value={"description": N_("What stands there, as in the file."), "type": "object"},
            named_by=items(N_("The fields of records that name it."), keyed(**_HEAD, field=_FIELD)),
        ),
    ),
}
