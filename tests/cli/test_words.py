"""What `som show` tells of any record is in words: a choice is never told by its key alone."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pytest

from som_cli.fields import choices_of
from som_cli.kinds import KINDS, parts
from som_cli.store.layout import place
from tests.builders.terminal import som

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

SHOWN = sorted(set(KINDS) - {"process", "settings"})
EVERY = 6  # of each kind so many records, from the first to the last


def models(model: Any) -> Iterator[Any]:
    yield model
    for field in model.model_fields.values():
        for part in parts(field.annotation):
            yield from models(part)


def keys() -> set[str]:
    """The keys of choices that are no words of any language."""
    chosen = {
        word
        for kind in KINDS.values()
        for model in models(kind.model)
        for field in model.model_fields.values()
        for word in choices_of(field)
    }
    return {word for word in chosen | {"in_progress", "on_hold", "yes-if"} if "_" in word or "-" in word}


BARE = re.compile(rf"(?<![\w/-])({'|'.join(sorted(keys()))})(?![\w/-])")
ASIDE = re.compile(r"\([^()]*\)|`[^`]*`")  # beside its meaning, or as somebody would type it


def records(sample: Path, kind: str) -> list[str]:
    paths = sorted(path.relative_to(sample).as_posix() for path in sample.glob("data/**/*.yaml"))
    found = [path for path in paths if (spot := place(path)) and spot.kind == kind]
    return found[:: max(1, len(found) // EVERY)]


@pytest.mark.parametrize("language", ["et", "en"])
@pytest.mark.parametrize("kind", SHOWN)
def test_a_choice_is_told_in_words(sample: Path, kind: str, language: str) -> None:
    paths = records(sample, kind)
    told = {path: som(sample, "show", path, language=language) for path in paths}
    assert [path for path, one in told.items() if one.exit_code] == []
    lines = [(path, line) for path, one in told.items() for line in one.stdout.splitlines()]
    assert paths
    assert [(path, line) for path, line in lines if BARE.search(ASIDE.sub("", line))] == []


def test_the_keys_are_those_that_would_be_seen() -> None:
    assert keys() >= {"agency_group", "area_committee", "support_service", "deputy_secretary_general", "no_opinion"}
