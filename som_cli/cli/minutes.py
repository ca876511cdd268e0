"""`som minutes render`: the minutes of a meeting, an extract of them, the sheet for Delta."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

from som_cli.cli.options import AsOf, Language, Meeting, Output, StrictPage, option
from som_cli.cli.spoken import App
from som_cli.locale import _

app = App(help=_("The minutes of a meeting as a document."))
Item = Annotated[
    str | None,
    option("--item", metavar="ID", help=_("An extract: what was decided on that initiative, for who must act on it.")),
]
Delta = Annotated[bool, option("--delta", help=_("The fields that Delta asks for when the minutes are registered."))]


@app.callback()
def minutes() -> None:
    """Keep `render` a command of its own."""


@app.command("render", help=_("Render the minutes of a meeting to Markdown; a draft until they are closed."))
def render(
    meeting: Meeting,
    *,
    item: Item = None,
    delta: Delta = False,
    output: Output = None,
    language: Language = None,
    strict: StrictPage = False,
    as_of: AsOf = None,
) -> None:
    """Write the minutes, an extract or the sheet to standard output, or to a file."""
    from som_cli.actions import minutes as action
    from som_cli.actions.unread import refuse_unread, unread
    from som_cli.cli.session import Session
    from som_cli.cli.strictness import tell_count, weighed
    from som_cli.errors import UsageFault

    if item is not None and delta:
        raise UsageFault("usage-together", options=("--item", "--delta"))
    som = Session("text", as_of)
    refuse_unread(som.loaded, meeting, "meeting")
    view = action.view_of(som.registry, meeting)
    lacking = unread(som.loaded, action.LACKS)
    found = weighed(som, strict=strict, about=action.sources_of(view), lacking=lacking)
    spoken = language or som.document_language
    if item is not None:
        document = action.extract(som.git, view, item, spoken, som.revision)
    elif delta:
        document = action.sheet(som.git, view, spoken, som.revision)
    else:
        document = action.document(som.git, som.loaded, view, spoken, som.revision)
    som.hand_over(document, None if output in {None, "-"} else Path(str(output)))
    tell_count(som, found, lacking)
