"""Typer's commands in the reader's language: usage, headings, options, the help option.

Typer translates little and by the system's locale; here everything a reader sees comes from our own catalogue.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import typer
from typer.core import TyperArgument, TyperCommand, TyperGroup

from som_cli.locale import N_, _

if TYPE_CHECKING:
    from collections.abc import Callable

OPTIONS = N_("[OPTIONS]")
COMMAND = N_("COMMAND …")
_PLACEHOLDERS = frozenset(
    {
        N_("CODE"), N_("CONDITION"), N_("CRITERION"), N_("DATE"), N_("DIGEST"), N_("DIR"), N_("DOMAIN"), N_("E-MAIL"),
        N_("EUROS"), N_("FILE"), N_("MOVE"), N_("NAME"), N_("NEW"), N_("OLD"), N_("PATH"), N_("PERIOD"), N_("PERSON"),
        N_("POLICY"), N_("REV"), N_("ROLE"), N_("SERVICE"), N_("TEXT"), N_("TIME"), N_("TITLE"), N_("UNIT"),
        N_("VALUE"), N_("WHY"), N_("WHY NOT"), N_("YEAR"),
    }
)  # fmt: skip
_WORD = re.compile(r"[A-Z]+(?:[ -][A-Z]+)*")


def placeholder(written: str) -> str:
    """What stands for a value, in the language in use: `NAME=TEXT`; choices and single letters stay as they are."""
    return _WORD.sub(lambda word: _(word[0]) if word[0] in _PLACEHOLDERS else word[0], written)


def _usage_of(param: Any) -> str:
    """An argument as the usage line shows it: `ID`, `[ID]`, `[PATH]…`."""
    name = placeholder(param.metavar or str(param.name).upper())
    if param.required:
        return f"{name}…" if param.nargs == -1 else name
    return f"[{name}]…" if param.nargs == -1 else f"[{name}]"


def _record(param: Any, ctx: Any) -> tuple[str, str]:
    """An argument or option as the help lists it: how it is written, what it means."""
    if isinstance(param, TyperArgument):
        return _usage_of(param).strip("[]…"), param.help or ""
    written = ", ".join(sorted([*param.opts, *param.secondary_opts], key=len))
    if not param.is_flag:
        written += f" {placeholder(param.make_metavar(ctx=ctx))}"
    meaning = param.help or ""
    if param.required:
        meaning = f"{meaning}  [{_('required')}]"
    return written, meaning


class _Spoken:
    """What commands and groups share; mixed in before Typer's own class."""

    params: list[Any]
    options_metavar: str | None

    def get_help_option(self, ctx: Any) -> Any:
        """The `--help` option, explained in the language in use."""
        option = super().get_help_option(ctx)  # type: ignore[misc]  # Typer's class stands behind the mixin
        if option is not None:
            option.help = _("Show this help and stop.")
        return option

    def collect_usage_pieces(self, ctx: Any) -> list[str]:  # noqa: ARG002  (Typer's signature)
        """The words of the usage line after the command's own name."""
        pieces = [_usage_of(param) for param in self.params if isinstance(param, TyperArgument) and not param.hidden]
        return [_(OPTIONS), *pieces]

    def format_usage(self, ctx: Any, formatter: Any) -> None:
        """Write the usage line."""
        path, pieces = ctx.command_path, " ".join(self.collect_usage_pieces(ctx))
        formatter.write_usage(path, pieces, prefix=_("Usage: "))

    def format_options(self, ctx: Any, formatter: Any) -> None:
        """Write the arguments and the options, then the commands of a group."""
        shown = [param for param in self.get_params(ctx) if not param.hidden]  # type: ignore[attr-defined]
        arguments = [_record(param, ctx) for param in shown if isinstance(param, TyperArgument) and param.help]
        options = [_record(param, ctx) for param in shown if not isinstance(param, TyperArgument)]
        for heading, rows in ((_("Arguments"), arguments), (_("Options"), options)):
            if rows:
                with formatter.section(heading):
                    formatter.write_dl(rows)


class SpokenCommand(_Spoken, TyperCommand):
    """A command that speaks the reader's language."""


class SpokenGroup(_Spoken, TyperGroup):
    """A group of commands that speaks the reader's language."""

    def collect_usage_pieces(self, ctx: Any) -> list[str]:
        """The words of the usage line, with the command among them."""
        return [*super().collect_usage_pieces(ctx), _(COMMAND)]

    def format_options(self, ctx: Any, formatter: Any) -> None:
        """Write the options, then the commands."""
        super().format_options(ctx, formatter)
        self.format_commands(ctx, formatter)

    def format_commands(self, ctx: Any, formatter: Any) -> None:
        """Write the commands with the first sentence of each."""
        commands = [(name, command) for name in self.list_commands(ctx) if (command := self.get_command(ctx, name))]
        rows = [(name, command.get_short_help_str(200)) for name, command in commands if not command.hidden]
        if rows:
            with formatter.section(_("Commands")):
                formatter.write_dl(rows)

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        """Find the command; an unknown one is answered in our own words, with the nearest names."""
        from som_cli.errors import UsageFault

        name = args[0]
        if name.startswith("-") or self.get_command(ctx, name) is not None or ctx.resilient_parsing:
            return super().resolve_command(ctx, args)
        from som_cli.likeness import likely

        near = likely(name, self.list_commands(ctx))
        raise UsageFault("usage-command-unknown", value=name, near=near, help=f"{ctx.command_path} --help")


class App(typer.Typer):
    """A Typer application whose commands speak the reader's language: `app = App(help=_("…"))`."""

    def __init__(self, **settings: Any) -> None:
        super().__init__(
            **{
                "cls": SpokenGroup,
                "add_completion": False,
                "no_args_is_help": True,
                "rich_markup_mode": None,
                "pretty_exceptions_enable": False,
                **settings,
            },
        )

    def command(self, name: str | None = None, **settings: Any) -> Callable[[Any], Any]:
        """Register a command; its help is given as `help=_("…")`, for docstrings cannot be translated."""
        return super().command(name, **{"cls": SpokenCommand, **settings})
