"""The sample that travels with the program, read once."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from som_cli.store.load import Reader, load
from som_cli.store.tree import WorkingTree
from tests.builders.hostile import hostile

if TYPE_CHECKING:
    from som_cli.process.registry import Registry

ROOT = Path(__file__).parents[2]


@cache
def sample() -> Registry:
    """Everything in `data/`, on the day that `som.yaml` says."""
    tree = WorkingTree(ROOT)
    settings = Reader(tree).record("som.yaml", "settings")
    assert settings is not None
    return load(tree, settings.record.today).registry


@cache
def hostile_sample() -> Registry:
    """The sample with every text of a user turned into an attack."""
    return hostile(sample())
