"""Options that many commands share, with one name, one meaning and one way of being wrong."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING, Annotated, Any

import typer

from som_cli.locale import _

if TYPE_CHECKING:
    from som_cli.diagnostics import Fact


class Wrong(typer.BadParameter):
    """A value that an option cannot take: a code and facts; the option's name is added where it is shown."""

    def __init__(self, code: str, **facts: Fact) -> None:
        super().__init__(code)
        self.code = code
        self.facts = facts


def choice(*choices: str) -> Callable[[str], str]:
    """Read one of a few words, with the nearest one named when it is another."""

    def parse(value: str) -> str:
        if value in choices:
            return value
        from som_cli.likeness import likeliest

        nearest = likeliest(value.lower(), choices)
        raise Wrong("usage-choice", value=value, nearest=nearest, choices=choices)

    return parse


def day(value: str | date) -> date:
    """Read a day as `2026-12-10` or `10.12.2026`."""
    from som_cli.notation import day_of

    return value if isinstance(value, date) else _day(day_of(value), value)


def first_day(value: str | date) -> date:
    """Read a day, or a month as its first day."""
    from som_cli.notation import within_month

    return value if isinstance(value, date) else _day(within_month(value, last=False), value)


def last_day(value: str | date) -> date:
    """Read a day, or a month as its last day."""
    from som_cli.notation import within_month

    return value if isinstance(value, date) else _day(within_month(value, last=True), value)


def _day(iso: str, said: str) -> date:
    if re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", iso):
        try:
            return date.fromisoformat(iso)
        except ValueError:
            pass
    raise Wrong("usage-date", value=said)


def whole(value: str | int) -> int:
    """Read a whole number."""
    if isinstance(value, int):
        return value
    if re.fullmatch(r"-?[0-9]{1,9}", value):
        return int(value)
    raise Wrong("usage-number", value=value)


def pair(value: str | tuple[str, str], example: str = "name=value") -> tuple[str, str]:
    """Read `name=value`; the value may hold further equals signs."""
    if isinstance(value, tuple):
        return value
    name, equals, text = value.partition("=")
    if not equals or not name.strip():
        raise Wrong("usage-pair", value=value, example=example)
    return name.strip(), text


def within(least: int, most: int) -> Callable[[str | int], int]:
    """Read a whole number from the least to the most."""

    def parse(value: str | int) -> int:
        number = whole(value)
        if not least <= number <= most:
            raise Wrong("usage-range", value=str(value), least=least, most=most)
        return number

    return parse


def named_pair(*names: str) -> Callable[[str | tuple[str, str]], tuple[str, str]]:
    """Read `name=value` where the name is one of a few."""

    def parse(value: str | tuple[str, str]) -> tuple[str, str]:
        name, text = pair(value)
        return choice(*names)(name), text

    return parse


def option(*names: str, help: str, **settings: Any) -> Any:  # noqa: A002  (Typer's word)
    """An option whose default is not shown: the help text says what happens without it."""
    return typer.Option(*names, help=help, show_default=False, **settings)


def choice_option(name: str, *choices: str, help: str) -> Any:  # noqa: A002
    """An option that takes one of a few words."""
    return option(name, help=help, parser=choice(*choices), metavar="|".join(choices))


Format = Annotated[str, choice_option("--format", "text", "json", help=_("Text for people or JSON for programs."))]
TableFormat = Annotated[
    str, choice_option("--format", "table", "json", "csv", help=_("A table, JSON, or CSV for a spreadsheet."))
]
TextFormat = Annotated[
    str,
    choice_option(
        "--format", "text", "json", "csv", help=_("Text for people, JSON for programs, CSV for a spreadsheet.")
    ),
]
Kind = Annotated[
    str | None,
    choice_option(
        "--kind", "organisation", "person", "body", "plan", "policy", "service", "workplan", "meeting", "initiative",
        "act", "opinion", "report", help=_("Only records of that kind."),
    ),
]  # fmt: skip
Language = Annotated[
    str | None,
    choice_option("--lang", "et", "en", help=_("The language of the document.")),
]
Meeting = Annotated[
    str, typer.Argument(metavar="M", help=_("The meeting, such as `2026-12-10-juhtkomisjon-sotsiaal`."))
]
InAgency = Annotated[str | None, option("--agency", metavar="A", help=_("Only those of that agency."))]
InDomain = Annotated[str | None, choice_option("--domain", "social", "health", help=_("Only social or only health."))]
OfService = Annotated[str | None, option("--service", metavar="S", help=_("Only those of that service."))]
LedBy = Annotated[str | None, option("--lead", metavar="PERSON", help=_("Only those which that person leads."))]
AsOf = Annotated[
    date | None,
    option("--as-of", help=_("Show the state at the end of that day."), parser=day, metavar="DATE"),
]
Day = Annotated[
    date | None,
    option("--date", help=_("The day of the event, not after today; today without it."), parser=day, metavar="DATE"),
]
Strict = Annotated[bool, option("--strict", help=_("Warnings count as errors."))]
StrictPage = Annotated[bool, option("--strict", help=_("Refuse while what is read has findings."))]
DryRun = Annotated[bool, option("--dry-run", help=_("Show the changes and the commit message; change nothing."))]
NoCommit = Annotated[bool, option("--no-commit", help=_("Write the files, make no commit."))]
Branch = Annotated[bool, option("--branch", help=_("Work on its own branch, `som/<id>`; go on where there is one."))]
Push = Annotated[bool, option("--push", help=_("Push the branch and print where to propose it."))]
From = Annotated[
    str | None,
    option("--from", help=_("Take the values from a YAML file; `-` reads standard input."), metavar="FILE"),
]
Output = Annotated[
    str | None, option("-o", "--output", help=_("Write to that file; `-` writes to standard output."), metavar="FILE")
]
