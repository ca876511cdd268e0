"""`som agenda render`: a committee's agenda as a document."""

from __future__ import annotations

from pathlib import Path

from som_cli.cli.options import AsOf, Language, Meeting, Output, StrictPage
from som_cli.cli.spoken import App
from som_cli.locale import _

app = App(help=_("A committee's agenda as a document."))


@app.callback()
def agenda() -> None:
    """Keep `render` a command of its own."""


@app.command("render", help=_("Render the agenda of a meeting to Markdown."))
def render(
    meeting: Meeting, output: Output = None, language: Language = None, strict: StrictPage = False, as_of: AsOf = None
) -> None:
    """Write the agenda to standard output, or to a file."""
    from som_cli.actions import documents, sources
    from som_cli.actions.meeting import meeting_of
    from som_cli.actions.papers import earlier_cards
    from som_cli.actions.unread import NOT_IN_AGENDA, refuse_unread, unread
    from som_cli.cli.session import Session
    from som_cli.cli.strictness import tell_count, weighed
    from som_cli.render.agenda import agenda as page
    from som_cli.report.sentences import hint, sentence

    som = Session("text", as_of)
    refuse_unread(som.loaded, meeting, "meeting")
    record = meeting_of(som.registry, meeting).record
    lacking = unread(som.loaded, NOT_IN_AGENDA)
    found = weighed(som, strict=strict, about=sources.of_agenda(record, som.registry), lacking=lacking)
    target = None if output in (None, "-") else Path(str(output))
    spoken = language or som.document_language
    document = page(
        record,
        som.registry,
        spoken,
        say=sentence,
        need=hint,
        commit=documents.short_commit(som.git, som.revision),
        root=documents.way_to_root(som.root, target),
        templates=documents.own_templates(som.git, som.revision, spoken),
        lacking=lacking,
        earlier=earlier_cards(som.git, record, som.registry),
    )
    som.hand_over(document, target)
    tell_count(som, found, lacking)
