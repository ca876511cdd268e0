"""What moves nothing: a reviewer's opinion, a progress report."""

from __future__ import annotations

from typing import Annotated, Any

import typer

from som_cli.cli.bundles import taking
from som_cli.cli.initiative import inputs
from som_cli.cli.initiative.options import RECORD
from som_cli.cli.options import Day, From, choice_option, named_pair, option, pair
from som_cli.locale import _

Initiative = Annotated[str, typer.Argument(metavar="ID", help=_("The initiative."))]
Text = str | None


def _aspect(value: str | tuple[str, str]) -> tuple[str, str]:
    """Read `law=what was found`."""
    from som_cli.process.records import Aspects

    return named_pair(*Aspects.model_fields)(value)


@taking(record=RECORD)
def opinion(
    initiative: Initiative,
    from_: From = None,
    *,
    reviewer: Annotated[Text, option("--reviewer", help=_("Whose opinion; yours, without it."), metavar="P")] = None,
    stance: Annotated[
        Text,
        choice_option(
            "--stance", "support", "support_with_remarks", "against", "no_opinion", help=_("For, against or neither.")
        ),
    ] = None,
    argument: Annotated[Text, option("--argument", help=_("Why."), metavar="TEXT")] = None,
    aspect: Annotated[
        list[Any] | None,
        option(
            "--aspect",
            help=_("law, strategy, risks, feasibility or other."),
            metavar="NAME=TEXT",
            parser=_aspect,
        ),
    ] = None,
    evidence: Annotated[Text, option("--evidence", help=_("Where it can be seen."), metavar="TEXT")] = None,
    date: Day = None,
    record: dict[str, Any],
) -> None:
    """File an opinion of the present round."""
    from som_cli.actions.advice import file_opinion
    from som_cli.actions.given import joined, of
    from som_cli.cli.initiative.receipts import print_filed
    from som_cli.cli.session import Session

    said: dict[str, Any] = {"reviewer": reviewer, "stance": stance, "argument": argument, "evidence": evidence}
    said |= {"aspects": {name: {"finding": text} for name, text in aspect or ()}, "date": str(date) if date else None}
    som = Session()
    values = joined(of(initiative, inputs.file_values(som, from_)), said)
    if som.interactive:
        from som_cli.cli.initiative import filing

        values = filing.opinion(som, initiative, values, branch=record["branch"])
    som.refuse_if_missing(_lacking(values, stance="support|against|…", argument="TEXT"))
    print_filed(som, file_opinion(som.git, initiative, values, inputs.manner(som, record)))


@taking(record=RECORD)
def report(
    initiative: Initiative,
    from_: From = None,
    *,
    period: Annotated[Text, option("--period", help=_("The trimester, such as `2027-T1`."), metavar="PERIOD")] = None,
    org: Annotated[Text, option("--org", help=_("Which organisation; yours, without it."), metavar="ORG")] = None,
    by: Annotated[Text, option("--by", help=_("Who reports; you, without it."), metavar="PERSON")] = None,
    rating: Annotated[
        Text,
        choice_option("--rating", "green", "amber", "red", help=_("Plan kept, attention or help needed.")),
    ] = None,
    reason: Annotated[Text, option("--reason", help=_("Why that rating."), metavar="TEXT")] = None,
    progress: Annotated[Text, option("--progress", help=_("What was done."), metavar="TEXT")] = None,
    following: Annotated[Text, option("--next", help=_("What comes next."), metavar="TEXT")] = None,
    unchanged: Annotated[bool, option("--unchanged", help=_("All is as in the report before."))] = False,
    field: Annotated[
        list[Any] | None,
        option("--field", help=_("Any other field; repeat it."), metavar="PATH=VALUE", parser=pair),
    ] = None,
    date: Day = None,
    record: dict[str, Any],
) -> None:
    """File a progress report."""
    from som_cli.actions.advice import file_report
    from som_cli.actions.given import joined, of
    from som_cli.cli.initiative.receipts import print_filed
    from som_cli.cli.session import Session

    said: dict[str, Any] = {
        "period": period,
        "organisation": org,
        "by": by,
        "rating": rating,
        "reason": reason,
        "progress": progress,
    }
    said |= {"next": following, "unchanged": unchanged or None, "date": str(date) if date else None}
    som = Session()
    values = joined(of(initiative, inputs.file_values(som, from_)), said)
    if som.interactive:
        from som_cli.cli.initiative import filing

        values = filing.report(som, initiative, values, branch=record["branch"])
    needed = (
        {"period": "2027-T1"}
        if values.get("unchanged")
        else {"period": "2027-T1", "rating": "green|amber|red", "reason": "TEXT"}
    )
    som.refuse_if_missing(_lacking(values, **needed))
    print_filed(som, file_report(som.git, initiative, (values, tuple(field or ())), inputs.manner(som, record)))


def _lacking(values: dict[str, Any], **examples: str) -> list[tuple[str, str]]:
    return [(f"--{name}", example) for name, example in examples.items() if not values.get(name)]
