"""The shapes of the JSON that commands print, as JSON Schema: what scripts may rely on.

More keys may stand beside those named here; none is renamed or removed within a version. Money and hours are decimal
strings, dates ISO, codes and ids never translated.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from som_cli.fields import DATE_PATTERN, PERIOD_PATTERN
from som_cli.locale import N_
from som_cli.schema import DIALECT, NAMES

Translate = Callable[[str], str]
Shape = dict[str, Any]

MONEY_PATTERN = r"^-?[0-9]+\.[0-9]{2}$"


def _text(about: str, **more: Any) -> Shape:
    return {"description": about, "type": "string", **more}


def _day(about: str) -> Shape:
    return _text(about, format="date", pattern=DATE_PATTERN)


def _euros(about: str) -> Shape:
    return _text(about, pattern=MONEY_PATTERN)


def _number(about: str) -> Shape:
    return {"description": about, "type": "integer"}


def _truth(about: str) -> Shape:
    return {"description": about, "type": "boolean"}


def _or_null(shape: Shape) -> Shape:
    kinds = shape["type"] if isinstance(shape["type"], list) else [shape["type"]]
    return {**shape, "type": [*kinds, "null"]}


def _list(about: str, items: Shape) -> Shape:
    return {"description": about, "type": "array", "items": items}


def _by(about: str, values: Shape) -> Shape:
    return {"description": about, "type": "object", "additionalProperties": values}


def _object(about: str = "", /, *, optional: Mapping[str, Shape] | None = None, **keys: Shape) -> Shape:
    shape: Shape = {"type": "object", "required": list(keys), "properties": {**keys, **(optional or {})}}
    return {"description": about, **shape} if about else shape


ID = _text(N_("The id of the record."))
STATE = _text(N_("The id of the state, as in data/process.yaml."))
MOVE = _text(N_("The id of the move, as in data/process.yaml."))
OUTCOME = _or_null(_text(N_("The outcome of the move; null where it has none.")))
TITLE = _text(N_("The title or name people see."))
COMMIT = _or_null(_text(N_("The commit that recorded it; null where it is not committed yet.")))
COMMAND = _or_null(_text(N_("The command that does it, with `<field>` where only a person knows the value.")))
AS_OF = _day(N_("The day as of which it is told."))
PERSON = _text(N_("The id of the person."))
SOURCE = _or_null(_text(N_("The paragraph or rule behind it.")))
DOMAIN = _text(N_("social or health."))
ORGANISATION = _text(N_("The id of the organisation."))
WHO = _list(N_("Who can do it: ids of people, or roles where nobody is named."), {"type": ["string", "object"]})

FINDING = _object(
    N_("One finding."),
    code=_text(N_("The code; `som explain CODE` tells more.")),
    severity=_text(N_("How bad it is."), enum=["error", "warning", "note"]),
    path=_or_null(_text(N_("The file, from the root of the repository."))),
    line=_or_null(_number(N_("The line, from 1."))),
    column=_or_null(_number(N_("The column, from 1, in characters."))),
    message=_text(N_("What is the case, in the language in use.")),
    hint=_or_null(_text(N_("What to do."))),
    source=SOURCE,
)
COUNT = _number(N_("How many there are."))

ASK = _object(
    N_("What the move asks for."),
    field=_text(N_("The field of the act.")),
    required=_truth(N_("Must it be given?")),
    type=_text(N_("What kind of value it takes.")),
)
REASON = _object(
    N_("Why the move is closed."),
    code=_text(N_("The code; `som explain CODE` tells more.")),
    message=_text(N_("What is the case, in the language in use.")),
    source=SOURCE,
)
OPEN = _object(
    N_("A move that can be made now."),
    move=MOVE,
    title=TITLE,
    who=WHO,
    asks=_list(N_("Its fields."), ASK),
    command=COMMAND,
)
CLOSED = _object(
    N_("A move that cannot be made now."),
    move=MOVE, title=TITLE, reasons=_list(N_("Every reason against it."), REASON), who=WHO, command=COMMAND,
)  # fmt: skip
NEXT = {
    "id": ID,
    "state": STATE,
    "open": _list(N_("The moves that can be made."), OPEN),
    "closed": _list(N_("The moves that cannot, and why."), CLOSED),
}
ACT = _object(
    N_("One act, in order of number."),
    number=_number(N_("Its number.")),
    move=MOVE,
    date=_day(N_("The day of the event.")),
    outcome=OUTCOME,
    body=_or_null(_text(N_("The body whose move it is; null for a person's move."))),
    by=_or_null(_text(N_("The person whose move it is; null for a body's move."))),
    recorded_by=_text(N_("The person who recorded it.")),
    commit=COMMIT,
)
CONDITION = _object(
    N_("A condition of a JAH, KUI."),
    id=ID,
    text=_text(N_("What must be met.")),
    owner=_text(N_("The person who answers for it.")),
    due=_day(N_("The day by which it is met.")),
    status=_text(N_("How it stands.")),
)
MEETING = {
    "id": ID,
    "body": _text(N_("The id of the body.")),
    "date": _day(N_("The day of the meeting.")),
    "kind": _text(N_("Ordinary, extraordinary, or a discussion."), enum=["ordinary", "extraordinary", "discussion"]),
    "status": _text(N_("How far it is."), enum=["planned", "frozen", "held", "minuted", "cancelled"]),
    "trimester": _text(N_("The trimester it falls in."), pattern=PERIOD_PATTERN),
}
ITEM = _object(
    N_("One initiative."),
    id=ID, title=TITLE, state=STATE, agency=ORGANISATION, domain=DOMAIN,
    service=_or_null(_text(N_("The id of the service; null where there is none yet."))),
    budget=_object(
        N_("What it costs; null where nothing is said in euros or in hours."),
        eur=_or_null(_euros(N_("Euros."))), hours=_or_null(_text(N_("Hours."))),
    ),
    since=_or_null(_day(N_("Since when it is in the state; null for a draft."))),
)  # fmt: skip
PORTFOLIO_ITEM = _object(
    N_("One initiative of the portfolio, with approved figures."),
    id=ID, title=TITLE, state=STATE, agency=ORGANISATION,
    start=_or_null(_day(N_("The planned start."))), end=_or_null(_day(N_("The planned end."))),
    accountable=_or_null(_text(N_("The person who answers for it."))),
    budget=_by(
        N_("Euros by year."),
        _object(eur=_or_null(_euros(N_("Euros."))), secured=_or_null({"type": ["boolean", "string"]})),
    ),
    rank=_or_null(_number(N_("Its place in the order, from 1."))),
)  # fmt: skip
TOTALS = _object(
    N_("All of it together."),
    count=COUNT,
    eur=_euros(N_("Euros.")),
    by_year=_by(N_("Euros by year."), {"type": ["string", "object"]}),
    by_agency=_by(N_("Euros by agency."), {"type": ["string", "object"]}),
    secured=_euros(N_("Euros that are secured.")),
    unsecured=_euros(N_("Euros that are not secured.")),
)
EVENT = _object(
    N_("One event of its life."),
    date=_day(N_("The day of the event.")),
    move=_or_null(MOVE), outcome=OUTCOME,
    who=_or_null(_text(N_("Who answers for it."))), commit=COMMIT,
    text=_text(N_("What happened, in words.")),
)  # fmt: skip

COMPLETENESS = {
    "percent": _number(N_("How much of the card is filled, in percent.")),
    "missing": _list(N_("The fields that are missing, the next to fill in first."), {"type": "string"}),
    "gaps": _list(
        N_("Why each of them is missing."),
        _object(
            field=_text(N_("The field, as a path within the card.")),
            reason=_text(N_("Why it does not count."), enum=["empty", "placeholder", "unknown", "partial"]),
            items=_list(N_("The items of a list that lack it."), {"type": "string"}),
        ),
    ),
    "next": _or_null(_text(N_("What is best filled in next."))),
}
PERCENT = {
    "percent": COMPLETENESS["percent"],
    "kept": _number(N_("How many indicators keep pace.")),
    "measured": _number(N_("How many indicators were measured since their baseline.")),
    "reviewed": _or_null(_day(N_("The day the card was last gone through."))),
}
CARD_SHOWN = {
    "as_of": AS_OF,
    "id": ID,
    "card": {"description": N_("The card as in the file."), "type": "object"},
    "completeness": _object(N_("How full the card is."), **COMPLETENESS),
    "goals": _list(N_("The goals, and how their indicators move."), {"type": "object"}),
    "initiatives": _list(
        N_("The initiatives and developments that concern it."), _object(id=ID, title=TITLE, state=STATE)
    ),
    "needs": _list(N_("The development needs, and the initiatives that answer them."), {"type": "object"}),
    "attention": _list(
        N_("What needs attention."),
        _object(
            kind=_text(N_("What kind of matter it is.")),
            subject=_or_null(_text(N_("What it is about."))),
            on=_or_null(_day(N_("Since or until when."))),
        ),
    ),
}

OUTPUTS: Mapping[str, tuple[str, Mapping[str, Shape]]] = {
    "findings": (
        N_("The findings of a run"),
        {
            "findings": _list(N_("Every finding, sorted by place."), FINDING),
            "summary": _object(N_("How many of each."), error=COUNT, warning=COUNT, note=COUNT, checked=COUNT),
        },
    ),
    "code": (
        N_("What a code means"),
        {
            "code": _text(N_("The code.")),
            "severity": _text(N_("How bad it is."), enum=["error", "warning", "note", "off"]),
            "fixed": _truth(N_("Is it one that som.yaml cannot lower?")),
            "message": _text(N_("What is the case, in the language in use.")),
            "hints": _list(N_("What to do; the first that fits is given."), {"type": "string"}),
            "why": _text(N_("The reason behind it.")),
            "mend": _text(N_("How to mend it.")),
            "source": SOURCE,
        },
    ),
    "process": (
        N_("The process"),
        {
            "states": {"description": N_("The states, with names in both languages."), "type": ["array", "object"]},
            "moves": {"description": N_("The moves, with names in both languages."), "type": ["array", "object"]},
            "rows": _list(N_("Who moves what from where to where, and what must hold."), {"type": "object"}),
        },
    ),
    "initiatives": (N_("A list of initiatives"), {"as_of": AS_OF, "items": _list(N_("Sorted by id."), ITEM)}),
    "initiative": (
        N_("One initiative"),
        {
            "id": ID,
            "card": {"description": N_("The card as in the file."), "type": "object"},
            "state": STATE,
            "acts": _list(N_("What moved it."), ACT),
            "opinions": _list(N_("The reviewers' opinions."), {"type": "object"}),
            "reports": _list(N_("The progress reports."), {"type": "object"}),
            "conditions": _list(N_("The conditions of the last JAH, KUI."), CONDITION),
            "next": _object(N_("What is next."), **NEXT),
        },
    ),
    "policies": (
        N_("A list of policy cards"),
        {
            "as_of": AS_OF,
            "items": _list(
                N_("Sorted by title."),
                _object(
                    id=ID, title=TITLE, status=_text(N_("Whether the domain goes on.")), policy_lead=PERSON, **PERCENT
                ),
            ),
        },
    ),
    "policy": (
        N_("One policy card"),
        {**CARD_SHOWN, "services": _list(N_("The contributing services."), _object(id=ID, title=TITLE))},
    ),
    "services": (
        N_("A list of service cards"),
        {
            "as_of": AS_OF,
            "items": _list(
                N_("Sorted by title."),
                _object(
                    id=ID,
                    title=TITLE,
                    type=_text(N_("A service to clients, or a support service."), enum=["service", "support_service"]),
                    organisation=ORGANISATION,
                    lead=PERSON,
                    policies=_list(N_("The policy domains it contributes to."), {"type": "string"}),
                    **PERCENT,
                ),
            ),
        },
    ),
    "service": (
        N_("One service card"),
        {
            **CARD_SHOWN,
            "policies": _list(N_("The policy domains it contributes to."), {"type": "string"}),
            "blocks": _object(
                N_("The nine blocks of a service card."),
                filled=COUNT,
                of=COUNT,
                empty=_list(N_("The blocks that say nothing."), {"type": "string"}),
            ),
        },
    ),
    "completeness": (
        N_("How full cards are"),
        {
            "as_of": AS_OF,
            "items": _list(
                N_("Sorted by kind and id."),
                _object(
                    id=ID,
                    kind=_text(N_("The kind of card."), enum=["policy", "service", "support_service", "initiative"]),
                    **COMPLETENESS,
                ),
            ),
        },
    ),
    "next": (N_("What is next for an initiative"), NEXT),
    "history": (N_("The life of an initiative"), {"id": ID, "events": _list(N_("In order of time."), EVENT)}),
    "portfolio": (
        N_("The development portfolio"),
        {
            "as_of": AS_OF,
            "domain": _text(N_("social, health or all.")),
            "items": _list(N_("Its initiatives."), PORTFOLIO_ITEM),
            "totals": TOTALS,
        },
    ),
    "meetings": (N_("A list of meetings"), {"items": _list(N_("Sorted by date."), _object(**MEETING))}),
    "meeting": (
        N_("One meeting"),
        {
            **MEETING,
            "deadlines": _object(
                N_("The back-calendar of the meeting."),
                **{
                    name: _or_null(_day(about))
                    for name, about in (
                        ("share", N_("The last day to share initiatives.")),
                        ("opinions", N_("The last day for opinions.")),
                        ("updates_from", N_("The first day for updates.")),
                        ("updates_to", N_("The last day for updates.")),
                    )
                },
            ),
            "agenda": _list(
                N_("What is on, and why."),
                _object(id=ID, section=_text(N_("The section of the agenda.")), why=_text(N_("Why it is on."))),
            ),
            "off": _list(N_("What is off, and why."), _object(id=ID, why=_text(N_("Why it is off.")))),
        },
    ),
}


def output(name: str, translate: Translate) -> Shape:
    """The shape of one output, described in the language of `translate`."""
    title, keys = OUTPUTS[name]
    head = {"$schema": DIALECT, "$id": f"{NAMES}output/{output_file(name)}", "title": translate(title)}
    form = {"schema": {"description": translate(N_("The name of the shape.")), "const": f"som-{name}/1"}}
    body: Shape = _described(_object(**keys), translate)
    return {**head, **body, "required": ["schema", *body["required"]], "properties": {**form, **body["properties"]}}


def output_file(name: str) -> str:
    """The name of the file that holds the shape of an output."""
    return f"som-{name}.schema.json"


def _described(node: Any, translate: Translate) -> Any:
    if isinstance(node, list):
        return [_described(item, translate) for item in node]
    if not isinstance(node, dict):
        return node
    return {
        key: translate(value) if key == "description" and isinstance(value, str) else _described(value, translate)
        for key, value in node.items()
    }
