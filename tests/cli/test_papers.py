"""The cards of a meeting's items as their readers got them."""

from __future__ import annotations

import datetime as dt
from shutil import copytree
from typing import TYPE_CHECKING

from som_cli.actions.papers import earlier_cards
from som_cli.store.git import Git
from som_cli.store.load import load
from som_cli.store.tree import WorkingTree

if TYPE_CHECKING:
    from pathlib import Path

MEETING = "2026-12-10-juhtkomisjon-sotsiaal"
CARD = "som-2026-koduteenuse-andmed-staris"


def test_before_the_agenda_is_final_the_cards_are_those_of_the_deadline_for_sharing(
    sample: Path, tmp_path: Path
) -> None:
    root = tmp_path / "copy"
    copytree(sample, root)
    path = root / f"data/initiatives/som/{CARD}/initiative.yaml"
    text = path.read_text(encoding="utf-8")
    then = text.partition("\ntitle: ")[2].partition("\n")[0]
    path.write_text(text.replace(f"\ntitle: {then}", '\ntitle: "Teine pealkiri"'), encoding="utf-8", newline="\n")

    registry = load(WorkingTree(root), dt.date(2026, 11, 22)).registry
    early = load(WorkingTree(root), dt.date(2026, 11, 19)).registry
    found = earlier_cards(Git(root), registry.meetings[MEETING].record, registry)

    assert found is not None
    assert (found[CARD].title, registry.cases[CARD].card.record.title) == (then.strip('"'), "Teine pealkiri")
    assert earlier_cards(Git(root), early.meetings[MEETING].record, early) is None
