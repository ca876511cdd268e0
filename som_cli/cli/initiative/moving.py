"""Move an initiative through the process: `som initiative advance ID [MOVE]`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer

from som_cli.cli.bundles import taking
from som_cli.cli.initiative import inputs
from som_cli.cli.initiative.options import ACT, RECORD
from som_cli.cli.options import From
from som_cli.cli.spoken import placeholder
from som_cli.errors import UsageFault
from som_cli.locale import _

if TYPE_CHECKING:
    from collections.abc import Sequence

    from som_cli.cli.session import Session

Initiative = Annotated[str, typer.Argument(metavar="ID", help=_("The initiative."))]
Move = Annotated[
    str | None, typer.Argument(metavar="MOVE", help=_("The move; it may be left out when only one leads on."))
]


@taking(said=ACT, record=RECORD)
def advance(
    initiative: Initiative,
    move: Move = None,
    from_: From = None,
    *,
    said: dict[str, Any],
    record: dict[str, Any],
) -> None:
    """Record one move; every field that it asks for is an option or a key of `--from`."""
    from som_cli.actions.given import of
    from som_cli.cli.session import Session

    som = Session()
    if move == "amend":
        from som_cli.cli.initiative.drafting import amend_card

        amend_card(som, initiative, from_, said, record)
    elif move == "submit":
        from som_cli.actions.desk import Wanted
        from som_cli.cli.initiative.drafting import submit_card

        submit_card(som, initiative, Wanted(), of(initiative, inputs.act(som, from_, said)), record)
    else:
        values = of(initiative, inputs.act(som, from_, said))
        if said.get("assessment") and move in {None, "assess"}:
            values["assessment"] = _rated_in_full(som, values["assessment"])
        _record(som, (initiative, move), values, said, record)


def _rated_in_full(som: Session, assessment: dict[str, Any]) -> dict[str, Any]:
    """An assessment given by options with the criteria that were left out, asked for on a terminal.

    Raises:
        UsageFault: There is no terminal to ask on.
    """
    from som_cli.process.records import CRITERIA

    lacking = [one for one in CRITERIA if not {"rating", "text"} <= assessment.get(one, {}).keys()]
    if lacking and som.interactive:
        from som_cli.cli.asking import asker
        from som_cli.cli.initiative.asks import rated

        return {**assessment, **rated(asker(som.editor), lacking)}
    _refuse_wordless(assessment, lacking)
    if lacking:
        examples = tuple(f"--assessment '{criterion}=N: {placeholder('TEXT')}'" for criterion in lacking)
        raise UsageFault("usage-missing", options=("--assessment",), examples=examples)
    return assessment


def _refuse_wordless(assessment: dict[str, Any], lacking: Sequence[str]) -> None:
    """Say of ratings that were given without a sentence how both are written.

    Raises:
        UsageFault: One was.
        Unfit: Several were.
    """
    from som_cli.diagnostics import Origin
    from som_cli.errors import Unfit

    bare = {one: str(assessment[one]["rating"]) for one in lacking if "rating" in assessment.get(one, {})}
    facts = [{"option": "--assessment", "key": one, "value": rating} for one, rating in bare.items()]
    if len(facts) == 1:
        raise UsageFault("usage-rating", **facts[0])
    if facts:
        raise Unfit("given-values-unfit", tuple(Origin("").report("usage-rating", (), **one) for one in facts))


def _record(
    som: Session,
    what: tuple[str, str | None],
    values: dict[str, Any],
    said: dict[str, Any],
    record: dict[str, Any],
) -> None:
    from som_cli.actions import decide
    from som_cli.cli.initiative.receipts import print_done

    initiative, move = what
    values = _with_an_outcome(som, initiative, move, values)
    if som.interactive:
        from som_cli.cli.initiative.asks import answered

        move, values = answered(som, initiative, move, values)
    print_done(som, decide.advance(som.git, initiative, move, inputs.given(values, said), inputs.manner(som, record)))


def _with_an_outcome(som: Session, initiative: str, move: str | None, values: dict[str, Any]) -> dict[str, Any]:
    """Answer a word that is no outcome at all with those that this very move has, and the nearest of them.

    Returns:
        The values; without the word where the move is not open: that is what is to be said then.

    Raises:
        UsageFault: It is none.
    """
    from som_cli.actions.decide import outcome_choices
    from som_cli.cli.initiative.options import OUTCOMES
    from som_cli.likeness import likeliest

    word = values.get("outcome")
    if not isinstance(word, str) or word in OUTCOMES:
        return values
    choices = outcome_choices(som.git, initiative, move, som.now)
    if choices is None:
        return {name: value for name, value in values.items() if name != "outcome"}
    if not choices:
        raise UsageFault("process-outcome-unknown", value=word, choices=())
    nearest = likeliest(word.lower(), choices)
    raise UsageFault("usage-choice", option="--outcome", value=word, nearest=nearest, choices=choices)
