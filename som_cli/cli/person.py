"""`som person`: the record of a newcomer, and who is what."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Annotated, Any

from som_cli.cli.bundles import taking
from som_cli.cli.initiative.options import RECORD
from som_cli.cli.options import AsOf, From, TableFormat, option
from som_cli.cli.spoken import App
from som_cli.locale import _

if TYPE_CHECKING:
    from collections.abc import Sequence

    from som_cli.cli.session import Session
    from som_cli.report.duties import Row

app = App(help=_("People: who is what, and the record of a newcomer."))
Text = str | None


@app.command("list", help=_("List people with their unit and every role in the records: the matrix."))
def list_(
    *,
    organisation: Annotated[
        Text, option("--organisation", "--org", help=_("Only those of that organisation."), metavar="ORG")
    ] = None,
    output: TableFormat = "table",
    as_of: AsOf = None,
) -> None:
    """List people by name; in CSV each role is a column with the ids of the records."""
    from som_cli.cli.filters import known
    from som_cli.cli.session import Session
    from som_cli.process.duties import everybodys_duties
    from som_cli.report import duties

    som = Session(output, as_of)
    known("--organisation", organisation, som.registry.organisations)
    held, people = everybodys_duties(som.registry), (filed.record for filed in som.registry.people.values())
    rows = sorted(
        ((one, held[one.id]) for one in people if organisation in {None, one.organisation}), key=duties.by_name
    )
    if output == "json":
        som.write_json(duties.listed(rows, som.today))
    else:
        _write_rows(som, rows)
    som.tell_reading_findings()


def _write_rows(som: Session, rows: Sequence[Row]) -> None:
    from som_cli.report import duties
    from som_cli.report.table import aligned, comma_separated, tabbed

    flat = (duties.flat(row, som.today) for row in rows)
    if som.output == "csv":
        som.write(comma_separated(duties.COLUMNS, flat))
    elif sys.stdout.isatty():
        headings = tuple(_(heading) for heading in duties.HEADINGS)
        cells = (duties.cells(row, som.registry) for row in rows)
        som.write(aligned(headings, cells, som.style(sys.stdout), whole=frozenset({0}), spare=(3, 2)))
    else:
        som.write(tabbed(duties.COLUMNS, flat))


@app.command("new", help=_("Add a newcomer's record, to be merged before their first act."))
@taking(record=RECORD)
def new(
    from_: From = None,
    *,
    name: Annotated[Text, option("--name", help=_("Given and family name; git's, without it."), metavar="TEXT")] = None,
    organisation: Annotated[
        Text, option("--organisation", "--org", help=_("The organisation they work for."), metavar="ORG")
    ] = None,
    unit: Annotated[Text, option("--unit", help=_("The unit of that organisation."), metavar="ID")] = None,
    email: Annotated[
        list[str] | None,
        option("--email", help=_("An address git knows them by; git's, without it."), metavar="E-MAIL"),
    ] = None,
    handle: Annotated[Text, option("--handle", help=_("Their account on the git host."), metavar="NAME")] = None,
    id_: Annotated[Text, option("--id", help=_("The id; made of the name, without it."), metavar="ID")] = None,
    record: dict[str, Any],
) -> None:
    """Write the record and commit it."""
    from som_cli.actions.given import joined
    from som_cli.actions.person import add_person
    from som_cli.cli.initiative import inputs
    from som_cli.cli.session import Session

    som = Session()
    said = {"id": id_, "name": name, "organisation": organisation, "unit": unit, "email": email, "handle": handle}
    values = joined(inputs.file_values(som, from_), said)
    if som.interactive:
        values = _asked(som, values)
    elif "organisation" not in values:
        som.refuse_if_missing([("--organisation", "ORG")])
    _print(som, add_person(som.git, values, inputs.manner(som, record)))


def _asked(som: Session, values: dict[str, Any]) -> dict[str, Any]:
    """Ask for name, address and organisation; git's own are proposed."""
    from som_cli.cli import offered
    from som_cli.cli.asking import asker
    from som_cli.errors import Interrupted, Refused

    ask, identity = asker(som.editor), som.git.identity()
    answers = dict(values)
    try:
        if "name" not in answers:
            answers["name"] = ask.line(_("Given name and family name"), identity.name)
        if "email" not in answers:
            answers["email"] = [ask.line(_("The e-mail that git knows"), identity.email, _wrong_address)]
        if "organisation" not in answers:
            organisations = offered.organisations(som.register)
            if not organisations:
                raise Refused("people-organisation-first", value="ska")
            answers["organisation"] = ask.choose(_("Which organisation?"), organisations)
    except (KeyboardInterrupt, EOFError):
        raise Interrupted("interrupted") from None
    return answers


def _wrong_address(answer: str) -> str | None:
    import re

    from som_cli.fields import EMAIL_PATTERN

    return None if re.fullmatch(EMAIL_PATTERN, answer) else _("Write an e-mail address, such as name@agency.ee.")


def _print(som: Session, added: Any) -> None:
    from som_cli.actions.recording import Preview
    from som_cli.cli.initiative.receipts import print_preview, print_recorded

    if isinstance(added.recorded, Preview):
        print_preview(som, added.recorded)
        return
    som.write(added.path)
    print_recorded(som, added.recorded)
    if added.recorded.branch == som.settings.main:
        said = _("{name} can make moves now.")
    else:
        said = _("Next: have it merged into the main branch; then {name} can make moves.")
    som.tell(said.replace("{name}", added.person.name, 1))
