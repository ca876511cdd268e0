"""Case files and a registry around a committee, made from short stories.

An act is written as `("share", "2026-11-17", {"meeting": …})`; digests of the chain are filled in with ones of the
right form, and the basis with the card as it was then (amendments are undone on the way back).
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from som_cli.diagnostics import Filed, Origin
from som_cli.process.casefile import Case
from som_cli.process.changes import reverted
from som_cli.process.digests import card_basis
from som_cli.process.model import Process
from som_cli.process.records import Act, Opinion, Report
from som_cli.process.registry import Registry
from som_cli.settings import Settings
from som_cli.store.source import read
from tests.builders.cards import initiative

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from som_cli.cards.initiative import Initiative

Told = tuple[str, str] | tuple[str, str, dict[str, Any]]
ROOT = Path(__file__).parents[2]


@cache
def process() -> Process:
    """The process of the repository."""
    path = "data/process.yaml"
    return Process.model_validate(read(path, (ROOT / path).read_bytes()).value)


def settings(**changes: Any) -> Settings:
    return Settings.model_validate({"schema": "settings/1"} | changes)


def case(
    card: Initiative | None = None,
    acts: Sequence[Told] = (),
    opinions: Iterable[dict[str, Any]] = (),
    reports: Iterable[dict[str, Any]] = (),
) -> Case:
    """A case file of a card and its story."""
    card = card or initiative()
    folder = f"data/initiatives/{card.agency}/{card.id}"
    filed = [_act(card, number, told) for number, told in enumerate(acts, 1)]
    return Case(
        Filed(card, Origin(f"{folder}/initiative.yaml")),
        tuple(Filed(act, Origin(f"{folder}/acts/{act.stem}.yaml")) for act in _based(card, filed)),
        tuple(_opinion(card, folder, told) for told in opinions),
        tuple(_report(card, folder, told) for told in reports),
        process=process(),
    )


def continued(one: Case, *told: Told) -> Case:
    """The same case after some more acts; its card stays as it is."""
    card, number = one.card.record, len(one.acts)
    made = _based(card, [_act(card, number + n, act) for n, act in enumerate(told, 1)])
    folder = one.card.origin.path.rpartition("/")[0]
    filed = tuple(Filed(act, Origin(f"{folder}/acts/{act.stem}.yaml")) for act in made)
    return replace(one, acts=(*one.acts, *filed))


def registry(today: str, *cases: Case, **shelves: Iterable[Any]) -> Registry:
    """A registry of these cases and of records by shelf: `people=[…]`."""
    own: Any = shelves.pop("settings", settings())
    filed: dict[str, Any] = {
        shelf: {record.id: Filed(record, Origin(f"data/{shelf}/{record.id}.yaml")) for record in records}
        for shelf, records in shelves.items()
    }
    return Registry(
        process=process(),
        settings=own,
        today=date.fromisoformat(today),
        cases={one.id: one for one in cases},
        **filed,
    )


def _act(card: Initiative, number: int, told: Told) -> dict[str, Any]:
    move, day, *more = told
    return {
        "schema": "act/1",
        "initiative": card.id,
        "number": number,
        "move": move,
        "date": day,
        "recorded_by": "mari-maasikas",
        "recorded_at": f"{day}T12:00:00+02:00",
        "prev": f"a1:{number - 1:064x}",
        "digest": f"a1:{number:064x}",
        **({"by": card.submitter} if move == "submit" else {}),
    } | (more[0] if more else {})


def _based(card: Initiative, values: list[dict[str, Any]]) -> list[Act]:
    """Fill in the basis of each act, from the last to the first."""
    acts: list[Act] = []
    here: Initiative | None = card
    for one in reversed(values):
        assert here is not None, "the amendments do not lead back"
        act = Act.model_validate({"basis": card_basis(here)} | one)
        acts.insert(0, act)
        if act.move == "amend":
            here = reverted(here, act.changes)
    return acts


def _opinion(card: Initiative, folder: str, told: dict[str, Any]) -> Filed[Opinion]:
    values = {"schema": "opinion/1", "initiative": card.id, "round": 1, "stance": "support", "argument": "Hea."} | told
    opinion = Opinion.model_validate(values)
    return Filed(opinion, Origin(f"{folder}/opinions/r{opinion.round}-{opinion.reviewer}.yaml"))


def _report(card: Initiative, folder: str, told: dict[str, Any]) -> Filed[Report]:
    values = {
        "schema": "report/1",
        "initiative": card.id,
        "by": "mari-maasikas",
        "organisation": card.agency,
        "rating": "green",
        "reason": "Töö kulgeb plaani järgi.",
    } | told
    report = Report.model_validate(values)
    return Filed(report, Origin(f"{folder}/reports/{report.period}-{report.organisation}.yaml"))
