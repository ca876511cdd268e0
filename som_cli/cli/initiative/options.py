"""The options by which a card and an act are filled: one for every field the contract names."""

from __future__ import annotations

import re
from datetime import date
from typing import Annotated, Any

from som_cli.cli.options import (
    Branch,
    Day,
    DryRun,
    NoCommit,
    Push,
    Wrong,
    choice_option,
    day,
    first_day,
    last_day,
    named_pair,
    option,
    pair,
    whole,
    within,
)
from som_cli.locale import _


def _text(name: str, text: str, metavar: str = "TEXT") -> Any:
    return Annotated[str | None, option(name, help=text, metavar=metavar)]


def _many(name: str, text: str, metavar: str) -> Any:
    return Annotated[list[str] | None, option(name, help=text, metavar=metavar)]


def _pairs(name: str, text: str, metavar: str, parser: Any = pair) -> Any:
    return Annotated[list[Any] | None, option(name, help=text, metavar=metavar, parser=parser)]


def _budget(value: str | tuple[str, str]) -> tuple[str, str]:
    """Read `2027=12 000,50`, as people write sums."""
    from som_cli.notation import sum_of

    year, written = pair(value, example="2027=12000.50")
    if not re.fullmatch(r"[0-9]{4}", year):
        raise Wrong("usage-year", value=year)
    amount = sum_of(written)
    if amount is None:
        raise Wrong("usage-sum", value=written)
    return year, amount


def _consulted(value: str | tuple[str, str]) -> tuple[str, str]:
    """Read `tehik=2026-12-10`; the day may be left open."""
    who, when = pair(value)
    return who, str(day(when)) if when else when


def _day(name: str, text: str, parser: Any) -> Any:
    return Annotated[date | None, option(name, help=text, metavar="DATE", parser=parser)]


def _rated(value: str | tuple[str, str]) -> tuple[str, str]:
    """Read `impact=4: why`; the rating is read with the others, so that all that are wrong are told."""
    from som_cli.process.records import CRITERIA

    return named_pair(*CRITERIA)(value)


def _target(value: str) -> str:
    """Read the name of the file that is voided."""
    from som_cli.process.records import TARGET_PATTERN

    if not re.fullmatch(TARGET_PATTERN, value):
        raise Wrong("usage-target", value=value)
    return value


OUTCOMES = ("yes", "yes-if", "no", "return")  # each move has some of them, which the process says

CARD: dict[str, Any] = {
    "title": _text("--title", _("Up to eight words that say what is done.")),
    "agency": _text("--agency", _("The agency that submits."), "ORG"),
    "domain": Annotated[
        str | None, choice_option("--domain", "social", "health", help=_("The domain whose committee decides."))
    ],
    "also": _many("--also", _("The other domain, which gets it as information."), "DOMAIN"),
    "submitter": _text("--submitter", _("Who submits; you, without it."), "PERSON"),
    "service": _text("--service", _("The service it develops."), "ID"),
    "policy": _text("--policy", _("The policy domain, where there is no service."), "ID"),
    "development_need": _text("--development-need", _("The need on the card of the service or policy."), "ID"),
    "current_situation": _text("--current-situation", _("What the situation is now.")),
    "problem": _text("--problem", _("What problem needs solving.")),
    "expected_outcome": _text("--expected-outcome", _("What is different when the work is done.")),
    "impact": _text("--impact", _("Whom it affects, and how much.")),
    "alternatives": _pairs("--alternative", _("What else was considered, and why not; repeat it."), "TITLE=WHY NOT"),
    "client_view": _text("--client-view", _("What changes for the client.")),
    "priority_basis": Annotated[
        str | None, choice_option("--priority-basis", "plan", "political", "agreed", help=_("Why now."))
    ],
    "plan_goals": _many("--plan-goal", _("A goal of a development plan; repeat it."), "ID"),
    "consulted": _pairs("--consulted", _("Whom you talked to and when; repeat it."), "ORG|PERSON=DATE", _consulted),
    "parties": _pairs("--party", _("Who else is involved; repeat it."), "NAME=ROLE"),
    "legislation": Annotated[
        str | None, choice_option("--legislation", "yes", "no", "unknown", help=_("Must legal acts be changed?"))
    ],
    "size": Annotated[str | None, choice_option("--size", "S", "M", "L", "XL", help=_("How much work it is."))],
    "duration_months": Annotated[
        int | None, option("--duration-months", help=_("How many months it takes."), metavar="N", parser=whole)
    ],
    "budget": _pairs("--budget", _("Euros of a year; repeat it. More with `--field`."), "YEAR=EUROS", _budget),
    "start": _day("--start", _("When the work starts."), first_day),
    "end": _day("--end", _("When the work ends."), last_day),
    "implementer": Annotated[
        str | None, choice_option("--implementer", "tehik", "agency", "other", help=_("Who builds it."))
    ],
    "fields": _pairs("--field", _("Any other field of the card; repeat it."), "PATH=VALUE"),
}

WHEN: dict[str, Any] = {
    "date": Day,
    "note": _text("--note", _("What else should be known.")),
    "evidence": _text("--evidence", _("Where it can be seen, when somebody else's move is recorded.")),
}

ACT: dict[str, Any] = {
    "outcome": _text("--outcome", _("What it ended in."), "|".join(OUTCOMES)),
    "by": _text("--by", _("The person who answers for the move."), "PERSON"),
    "body": _text("--body", _("The body that made it, or was presented to."), "ID"),
    "meeting": _text("--meeting", _("The meeting at which it was made."), "ID"),
    "presenter": _text("--presenter", _("Who presented or defended it."), "PERSON"),
    "assessment": _pairs(
        "--assessment", _("A rating of 1 to 5 and a sentence for each of four criteria."), "CRITERION=N: WHY", _rated
    ),
    "priority": Annotated[
        int | None, option("--priority", help=_("Its place among the agency's."), metavar="N", parser=within(1, 10_000))
    ],
    "reviewers": _many("--reviewer", _("Whose opinion is asked; repeat it."), "PERSON"),
    "conditions": _many(
        "--conditions",
        _("A condition of a YES, IF: `text=…; satisfied_when=…; owner=…; due=…`; repeat it."),
        "CONDITION",
    ),
    "condition": _text("--condition", _("The condition reported or verified."), "ID"),
    "rank": Annotated[
        int | None, option("--rank", help=_("Its place in the portfolio."), metavar="N", parser=within(1, 10_000))
    ],
    "result": _text("--result", _("What came of it, against the expected outcome.")),
    "target": Annotated[
        str | None,
        option(
            "--target",
            help=_("The act, opinion or report that is voided, such as `003-present`."),
            metavar="FILE",
            parser=_target,
        ),
    ],
    "target_digest": _text("--target-digest", _("Its digest, where the file is gone."), "DIGEST"),
    "reason": _text("--reason", _("Why.")),
    **WHEN,
}

RECORD: dict[str, Any] = {"dry_run": DryRun, "no_commit": NoCommit, "branch": Branch, "push": Push}
