"""On a terminal: when a body meets, who came to its meeting, and what was decided, item by item."""

from __future__ import annotations

import shlex
from datetime import date
from typing import TYPE_CHECKING, Any

from som_cli.locale import _

if TYPE_CHECKING:
    from collections.abc import Mapping

    from som_cli.actions.meeting import Came
    from som_cli.actions.opening import Opened
    from som_cli.actions.recording import Manner
    from som_cli.cli.asking import Asker, Choice
    from som_cli.cli.session import Session


def planned(som: Session, values: Mapping[str, Any]) -> dict[str, Any]:
    """Ask for what a meeting needs and was not said: the body, the day, who proposed an extraordinary one.

    Raises:
        Interrupted: The person stopped.
    """
    from som_cli.cli.asking import asker
    from som_cli.errors import Interrupted

    ask, registry, whole = asker(som.editor), som.register, dict(values)
    try:
        if "body" not in whole and registry.bodies:
            bodies = [(one.record.id, one.record.name) for one in registry.bodies.values()]
            whole["body"] = ask.choose(_("Which body meets?"), bodies)
        while not whole.get("date"):
            whole["date"] = ask.line(_("On which day? (2027-03-10)"), check=_wrong_day)
        if whole["kind"] == "extraordinary" and "proposed_by" not in whole and whole.get("body") in registry.bodies:
            members = registry.bodies[whole["body"]].record.members_on(date.fromisoformat(str(whole["date"])))
            people = [(person, registry.named(person).name) for person in dict.fromkeys(one.person for one in members)]
            whole["proposed_by"] = ask.choose(_("Which member proposed it?"), people) if people else None
    except (KeyboardInterrupt, EOFError):
        raise Interrupted("interrupted") from None
    return {name: value for name, value in whole.items() if value is not None}


def _wrong_day(answer: str) -> str | None:
    try:
        date.fromisoformat(answer)
    except ValueError:
        return _("Write a day: 2027-03-10.")
    return None


def asked(som: Session, meeting_id: str, manner: Manner) -> Came:
    """Ask who of the body's members came; the others with a vote were absent, unless somebody stood in for them.

    Raises:
        Refused: The meeting cannot be held, or not by this person: said before the question.
        Interrupted: The person stopped.
    """
    from som_cli.actions.meeting import Came, holder, meeting_of
    from som_cli.cli.asking import asker
    from som_cli.errors import Interrupted
    from som_cli.meetings.quorum import seats

    registry = som.register
    filed = meeting_of(registry, meeting_id)
    holder(som.git, filed, registry, manner)
    meeting = filed.record
    body = registry.bodies[meeting.body].record
    members = dict.fromkeys(member.person for member in body.members_on(meeting.date))
    try:
        question = _("Who was at the meeting?")
        ask = asker(som.editor)
        while not (present := ask.choose_many(question, [(one, registry.named(one).name) for one in members])):
            ask.say(_("Name at least one who was there."))
    except (KeyboardInterrupt, EOFError):
        raise Interrupted("interrupted") from None
    absent = [seat.person for seat in seats(body, meeting.date) if seat.person not in present]
    return Came(present, absent)


def item_by_item(som: Session, meeting_id: str, manner: Manner) -> None:
    """Go through the agenda: for each initiative ask what was decided, and record it at once.

    Raises:
        Refused: The person may not record what the body decided: said before the first question.
        Interrupted: The person stopped.
    """
    from som_cli.actions.meeting import keeper, meeting_of
    from som_cli.cli.asking import asker
    from som_cli.committee.agenda import agenda
    from som_cli.errors import Interrupted

    filed = meeting_of(som.registry, meeting_id)
    keeper(som.git, filed, som.registry, manner)
    meeting = filed.record
    ask, before = asker(som.editor), som.git.head()
    try:
        for item in agenda(meeting, som.registry).all_items:
            if item.section in {"new", "returning", "change", "monitoring"}:
                _one(som, meeting_id, item.id, ask, manner)
    except (KeyboardInterrupt, EOFError):
        if som.git.head() == before:
            raise Interrupted("interrupted") from None
        command = shlex.join(["som", "meeting", "record", meeting_id])
        raise Interrupted("interrupted-midway", command=command) from None


def _one(som: Session, meeting_id: str, initiative: str, ask: Asker, manner: Manner) -> None:
    """Record the moves of one initiative until there is none left, or the next one is asked for."""
    from som_cli.actions import sitting
    from som_cli.actions.decide import at_desk
    from som_cli.actions.opening import DeskTree, case_folder_on_disk
    from som_cli.cli.initiative.asks import answered
    from som_cli.cli.initiative.receipts import print_act

    folder = case_folder_on_disk(som.git, initiative)
    while True:
        opened = at_desk(DeskTree(som.git, som.git.head(), folder), initiative, som.now)
        choices = _moves(opened)
        if not choices:
            return
        title = opened.case.card.record.title
        question = _("{title}: what was done?").replace("{title}", title, 1)
        move = ask.choose(question, choices, skip=_("nothing (more); the next item"))
        if move is None:
            return
        start = sitting.at_meeting(move, opened, meeting_id)
        _move, said = answered(som, initiative, move, start, named=True)
        ask.say(_summary(opened, move, said))
        if not ask.yes(_("Record it?")):
            continue
        wanted = sitting.wanted([sitting.Item({"id": initiative, "move": move, **said})], {initiative})
        for done in sitting.record(som.git, meeting_id, wanted, manner):
            print_act(som, done)
        if manner.dry_run or not manner.commit:
            return  # the next move would need this one


def _summary(opened: Opened, move: str, values: Mapping[str, Any]) -> str:
    """What is about to be recorded, in a line: the move, and what was said in one word or name."""
    from som_cli.process.decision import Given
    from som_cli.report.process import said

    made, registry = opened.registry.process.move(move), opened.registry
    outcome = next((words for word, words in made.outcomes.items() if word == values.get("outcome")), None)
    told = [said(made.noun)[:1].upper() + said(made.noun)[1:], *([said(outcome)] if outcome else [])]
    told += [registry.named(str(values["presenter"])).name] if values.get("presenter") else []
    titles = {name: _(Given.model_fields[name].title or name) for name in ("priority", "reason", "result")}
    told += [f"{title}: {values[name]}" for name, title in titles.items() if values.get(name)]
    return "\n" + " · ".join(told)


def _moves(opened: Opened) -> list[Choice]:
    """The moves that are made at meetings, in the order of the process."""
    from som_cli.report.process import said

    case, process = opened.case, opened.registry.process
    rows = [row for row in process.rows_from(case.state) if row.body or any(ask.field == "meeting" for ask in row.asks)]
    return [(row.move, said(process.move(row.move).infinitive)) for row in rows if row.move != "share"]
