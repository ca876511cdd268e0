"""The shapes of the JSON that commands print, as JSON Schema: what scripts may rely on.

Keys may be added, and none is renamed within a version; money is a decimal string, a date ISO, an id never translated.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from som_cli.locale import N_
from som_cli.report.archive_shapes import RECORD, SEARCH, WITHIN
from som_cli.report.change_shapes import CHANGES
from som_cli.report.coverage_shapes import COVERAGE
from som_cli.report.cycle_shapes import CYCLE, ROUND
from som_cli.report.people_shapes import PEOPLE
from som_cli.report.portfolio_shapes import PORTFOLIO, SHOWN
from som_cli.report.proposal_shapes import PROPOSAL
from som_cli.report.shapes import Shape, day, euros, items, keyed, number, or_null, text, truth
from som_cli.report.team_shapes import TEAM
from som_cli.schema import DIALECT, NAMES

Translate = Callable[[str], str]
ID = text(N_("The id of the record."))
STATE = text(N_("The id of the state, as in data/process.yaml."))
MOVE = text(N_("The id of the move, as in data/process.yaml."))
OUTCOME = or_null(text(N_("The outcome of the move; null where it has none.")))
TITLE = text(N_("The title or name people see."))
COMMIT = or_null(text(N_("The commit that recorded it; null where it is not committed yet, or older than this clone.")))
COMMAND = or_null(text(N_('The command that does it, with `"<field>"` where only a person knows the value.')))
AS_OF = day(N_("The day as of which it is told."))
PERSON = text(N_("The id of the person."))
SOURCE = or_null(text(N_("The paragraph or rule behind it.")))
DOMAIN = or_null(text(N_("social or health; null in a draft that does not say yet.")))
ORGANISATION = text(N_("The id of the organisation."))
WHO = items(N_("Who can do it: ids of people, or roles where nobody is named."), {"type": ["string", "object"]})

FINDING = keyed(
    N_("One finding."),
    code=text(N_("The code; `som explain CODE` tells more.")),
    severity=text(N_("How bad it is."), enum=["error", "warning", "note"]),
    path=or_null(text(N_("The file, from the root of the repository."))),
    line=or_null(number(N_("The line, from 1."))),
    column=or_null(number(N_("The column, from 1, in characters."))),
    message=text(N_("What is the case, in the language in use.")),
    hint=or_null(text(N_("What to do."))),
    source=SOURCE,
)
IDS = items(N_("Ids of records."), ID)
COUNT = number(N_("How many there are."))
SUMMARY = keyed(N_("How many of each."), error=COUNT, warning=COUNT, note=COUNT, checked=COUNT)

ASK = keyed(
    N_("What the move asks for."),
    field=text(N_("The field of the act.")),
    required=truth(N_("Must it be given?")),
    type=text(N_("What kind of value it takes.")),
)
REASON = keyed(
    N_("Why the move is closed."),
    code=text(N_("The code; `som explain CODE` tells more.")),
    message=text(N_("What is the case, in the language in use.")),
    source=SOURCE,
)
OPEN = keyed(
    N_("A move that can be made now."),
    move=MOVE,
    title=TITLE,
    who=WHO,
    asks=items(N_("Its fields."), ASK),
    command=COMMAND,
)
CLOSED = keyed(
    N_("A move that cannot be made now."),
    move=MOVE, title=TITLE, reasons=items(N_("Every reason against it."), REASON), who=WHO, command=COMMAND,
    since=or_null(day(N_("The day from which the command can be given; null where that is now."))),
)  # fmt: skip
NEXT = {
    "id": ID,
    "state": STATE,
    "open": items(N_("The moves that can be made."), OPEN),
    "closed": items(N_("The moves that cannot, and why."), CLOSED),
}
ACT = keyed(
    N_("One act, in order of number."),
    number=number(N_("Its number.")),
    move=MOVE,
    date=day(N_("The day of the event.")),
    outcome=OUTCOME,
    body=or_null(text(N_("The body whose move it is; null for a person's move."))),
    by=or_null(text(N_("The person whose move it is; null for a body's move."))),
    recorded_by=text(N_("The person who recorded it.")),
    commit=COMMIT,
)
CONDITION = keyed(
    N_("A condition of a JAH, KUI."),
    id=ID,
    text=text(N_("What must be met.")),
    owner=text(N_("The person who answers for it.")),
    due=day(N_("The day by which it is met.")),
    status=text(N_("How it stands.")),
)
ITEM = keyed(
    N_("One initiative."),
    id=ID, title=TITLE, state=STATE, agency=ORGANISATION, domain=DOMAIN,
    service=or_null(text(N_("The id of the service; null where there is none yet."))),
    budget=keyed(
        N_("What it costs; null where nothing is said in euros or in hours."),
        eur=or_null(euros(N_("Euros."))), hours=or_null(text(N_("Hours."))),
    ),
    since=or_null(day(N_("Since when it is in the state; null for a draft."))),
)  # fmt: skip
EVENT = keyed(
    N_("One event of its life."),
    date=day(N_("The day of the event.")),
    move=or_null(MOVE), outcome=OUTCOME,
    who=or_null(text(N_("Who answers for it."))), commit=COMMIT,
    text=text(N_("What happened, in words.")),
)  # fmt: skip

COMPLETENESS = {
    "percent": number(N_("How much of the card is filled, in percent.")),
    "missing": items(N_("The fields that are missing, the next to fill in first."), {"type": "string"}),
    "gaps": items(
        N_("Why each of them is missing."),
        keyed(
            field=text(N_("The field, as a path within the card.")),
            reason=text(N_("Why it does not count."), enum=["empty", "placeholder", "unknown", "partial"]),
            items=items(N_("The items of a list that lack it."), {"type": "string"}),
            percent=number(N_("By how many percent the card grows when it is filled in.")),
        ),
    ),
    "next": or_null(text(N_("What is best filled in next."))),
}
PERCENT = {
    "percent": COMPLETENESS["percent"],
    "kept": number(N_("How many indicators keep pace.")),
    "measured": number(N_("How many indicators were measured since their baseline.")),
    "reviewed": or_null(day(N_("The day the card was last gone through."))),
}
CARD_SHOWN = {
    "as_of": AS_OF,
    "id": ID,
    "card": {"description": N_("The card as in the file."), "type": "object"},
    "completeness": keyed(N_("How full the card is."), **COMPLETENESS),
    "goals": items(N_("The goals, and how their indicators move."), {"type": "object"}),
    "initiatives": items(
        N_("The initiatives and developments that concern it."), keyed(id=ID, title=TITLE, state=STATE)
    ),
    "needs": items(N_("The development needs, and the initiatives that answer them."), {"type": "object"}),
    "changes": CHANGES,
    "attention": items(
        N_("What needs attention."),
        keyed(
            kind=text(N_("What kind of matter it is.")),
            subject=or_null(text(N_("What it is about."))),
            on=or_null(day(N_("Since or until when."))),
        ),
    ),
}

OUTPUTS: Mapping[str, tuple[str, Mapping[str, Shape]]] = {
    "findings": (
        N_("The findings of a run"),
        {"findings": items(N_("Every finding, sorted by place."), FINDING), "summary": SUMMARY},
    ),
    "code": (
        N_("What a code means"),
        {
            "code": text(N_("The code.")),
            "severity": text(N_("How bad it is."), enum=["error", "warning", "note", "off"]),
            "duty": truth(N_("Is it a warning only, until the card has been gone through for the first time?")),
            "fixed": truth(N_("Is it one that som.yaml cannot lower?")),
            "message": text(N_("What is the case, in the language in use.")),
            "hints": items(N_("What to do; the first that fits is given."), {"type": "string"}),
            "why": text(N_("The reason behind it.")),
            "mend": text(N_("How to mend it.")),
            "source": SOURCE,
        },
    ),
    "process": (
        N_("The process"),
        {
            "states": {"description": N_("The states, with names in both languages."), "type": ["array", "object"]},
            "moves": {"description": N_("The moves, with names in both languages."), "type": ["array", "object"]},
            "rows": items(N_("Who moves what from where to where, and what must hold."), {"type": "object"}),
        },
    ),
    "initiatives": (N_("A list of initiatives"), {"as_of": AS_OF, "items": items(N_("Sorted by id."), ITEM)}),
    "initiative": (
        N_("One initiative"),
        {
            "id": ID,
            "card": {"description": N_("The card as in the file."), "type": "object"},
            "state": STATE,
            "acts": items(N_("What moved it."), ACT),
            "opinions": items(N_("The reviewers' opinions."), {"type": "object"}),
            "rounds": items(N_("The rounds of opinions: who was asked, by when, and who answered."), ROUND),
            "reports": items(N_("The progress reports."), {"type": "object"}),
            "conditions": items(N_("The conditions of the last JAH, KUI."), CONDITION),
            "next": keyed(N_("What is next."), **NEXT),
            "changes": CHANGES,
        },
    ),
    "policies": (
        N_("A list of policy cards"),
        {
            "as_of": AS_OF,
            "items": items(
                N_("Sorted by title."),
                keyed(
                    id=ID, title=TITLE, status=text(N_("Whether the domain goes on.")), policy_lead=PERSON, **PERCENT
                ),
            ),
        },
    ),
    "policy": (
        N_("One policy card"),
        {
            **CARD_SHOWN,
            "services": items(N_("The contributing services."), keyed(id=ID, title=TITLE)),
            "proposals": items(N_("The proposals of the team's members."), PROPOSAL),
        },
    ),
    "services": (
        N_("A list of service cards"),
        {
            "as_of": AS_OF,
            "items": items(
                N_("Sorted by title."),
                keyed(
                    id=ID,
                    title=TITLE,
                    type=text(N_("A service to clients, or a support service."), enum=["service", "support_service"]),
                    organisation=ORGANISATION,
                    lead=PERSON,
                    policies=items(N_("The policy domains it contributes to."), {"type": "string"}),
                    service_kind=or_null(text(N_("How the state's service catalogue classes it."))),
                    catalogue_ids=items(N_("The ids of the service in the state's catalogue."), {"type": "string"}),
                    **PERCENT,
                ),
            ),
        },
    ),
    "service": (
        N_("One service card"),
        {
            **CARD_SHOWN,
            "policies": items(N_("The policy domains it contributes to."), {"type": "string"}),
            "blocks": keyed(
                N_("The nine blocks of a service card."),
                filled=COUNT,
                of=COUNT,
                empty=items(N_("The blocks that say nothing."), {"type": "string"}),
            ),
        },
    ),
    "completeness": (
        N_("How full cards are"),
        {
            "as_of": AS_OF,
            "items": items(
                N_("Sorted by kind and id."),
                keyed(
                    id=ID,
                    kind=text(N_("The kind of card."), enum=["policy", "service", "support_service", "initiative"]),
                    **COMPLETENESS,
                ),
            ),
        },
    ),
    "teams": (
        N_("Core teams"),
        {
            "as_of": AS_OF,
            "items": items(N_("The teams, first of policies, then of services."), TEAM),
            "findings": items(N_("Every finding, sorted by place."), FINDING),
            "summary": keyed(N_("How many of each."), error=COUNT, warning=COUNT, note=COUNT, checked=COUNT),
        },
    ),
    "search": (N_("What was found in the texts of records"), SEARCH),
    "record": (N_("One record of any kind"), RECORD),
    "within": (N_("What stands within records"), WITHIN),
    "people": (N_("People and their roles"), PEOPLE),
    "next": (N_("What is next for an initiative"), NEXT),
    "history": (N_("The life of an initiative"), {"id": ID, "events": items(N_("In order of time."), EVENT)}),
    "portfolio": (N_("The development portfolio"), PORTFOLIO),
    "coverage": (N_("What covers what"), COVERAGE),
    **CYCLE,
}
# what only some of the commands that print a shape tell besides
BESIDES: Mapping[str, Mapping[str, Shape]] = {"portfolio": SHOWN}


def output(name: str, translate: Translate) -> Shape:
    """The shape of one output, described in the language of `translate`."""
    title, keys = OUTPUTS[name]
    head = {"$schema": DIALECT, "$id": f"{NAMES}output/{output_file(name)}", "title": translate(title)}
    form = {"schema": {"description": translate(N_("The name of the shape.")), "const": f"som-{name}/1"}}
    body: Shape = _described(keyed(optional=BESIDES.get(name), **keys), translate)
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
