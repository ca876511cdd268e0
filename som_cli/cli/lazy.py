"""The commands in the order of the work, and a group that imports only the one that is called."""

from __future__ import annotations

from dataclasses import dataclass
from importlib import import_module
from typing import Any

import typer

from som_cli.cli.spoken import SpokenCommand, SpokenGroup
from som_cli.locale import N_, _


@dataclass(frozen=True, slots=True)
class Lazy:
    """A command that is listed by its summary and imported when it is called."""

    summary: str
    module: str  # below som_cli.cli
    attribute: str = "app"


COMMANDS: dict[str, Lazy] = {
    "init": Lazy(N_("Make a new governance repository, empty or with the sample."), "init"),
    "validate": Lazy(N_("Check all records, or those given; say everything that is wrong."), "validate"),
    "explain": Lazy(N_("Say what a finding means, why it matters and how to mend it."), "explain"),
    "schema": Lazy(N_("The forms of the records, for editors."), "schema"),
    "process": Lazy(N_("The process of an initiative as a table or a diagram."), "process"),
    "initiative": Lazy(N_("Initiatives: submit, look at, and take through the process."), "initiative"),
    "why": Lazy(N_("Say what an initiative waits for, and who can do it (as `initiative next`)."), "why"),
    "policy": Lazy(N_("Policy cards: list them, look at one, render it."), "policy"),
    "service": Lazy(N_("Service cards: list them, look at one, render it."), "service"),
    "show": Lazy(N_("Show any record: what it says, and which records name it."), "show"),
    "search": Lazy(N_("Find records by what they say."), "search"),
    "card": Lazy(N_("Cards of every kind: how full they are, and single values of them."), "card"),
    "fmt": Lazy(N_("Bring files to the canonical style; comments stay."), "fmt"),
    "mv": Lazy(N_("Change an id and every reference to it, in one commit."), "mv"),
    "save": Lazy(N_("Check hand edits of records and save them as one commit."), "save"),
    "sync": Lazy(N_("Bring the newest state here and say what is new."), "sync"),
    "person": Lazy(N_("People: who is what, and the record of a newcomer."), "person"),
    "team": Lazy(N_("Core teams: who is in them, and what does not hold of them."), "team"),
    "workplan": Lazy(N_("The work plan of a policy domain or of a department, as a document."), "workplan"),
    "coverage": Lazy(N_("What covers what: plan goals, policies, services, initiatives, and the gaps."), "coverage"),
    "meeting": Lazy(N_("Meetings of the committees and the agencies' bodies."), "meeting"),
    "agenda": Lazy(N_("A committee's agenda as a document."), "agenda"),
    "invitation": Lazy(N_("The invitation to a meeting as a document."), "invitation"),
    "minutes": Lazy(N_("The minutes of a meeting as a document."), "minutes"),
    "status": Lazy(N_("The state of things on one screen."), "status"),
    "todo": Lazy(N_("Who owes what by when, and the command that does it."), "todo"),
    "portfolio": Lazy(N_("The development portfolio: everything that got a yes."), "portfolio"),
}


class LazyGroup(SpokenGroup):
    """List sub-commands by summary; import the one that is called."""

    def __init__(self, **settings: Any) -> None:
        super().__init__(**settings)
        for name, lazy in COMMANDS.items():
            self.add_command(SpokenCommand(name, short_help=_(lazy.summary), rich_markup_mode=None))

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        """Put the real command in the place of its summary."""
        name, command, rest = super().resolve_command(ctx, args)
        if name in COMMANDS:
            command = loaded(name)
        return name, command, rest


def loaded(name: str) -> Any:
    """Import a command by its name; a module's `app` is a group, or a command where it holds a single one."""
    lazy = COMMANDS[name]
    app = getattr(import_module(f"som_cli.cli.{lazy.module}"), lazy.attribute)
    command = typer.main.get_command(app)
    command.name = name
    return command
