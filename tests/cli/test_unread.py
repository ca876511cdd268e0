"""A record with errors in its form is there: it is never called missing, and what lacks it says so."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.builders.ministry import ID
from tests.builders.process import FOLDER

if TYPE_CHECKING:
    from tests.builders.ministry import Ministry

SERVICE = "data/services/ska-pension.yaml"
CARD = FOLDER + "initiative.yaml"


def break_key(area: Ministry, path: str, key: str) -> None:
    """Misspell a key that the form asks for."""
    text = area.read(path)
    assert f"\n{key}:" in text
    area.write(path, text.replace(f"\n{key}:", f"\n{key[:-1]}:", 1))


@pytest.mark.parametrize(
    "words",
    [
        ("service", "show", "ska-pension"),
        ("service", "render", "ska-pension", "-o", "-"),
        ("show", "ska-pension"),
        ("show", SERVICE),
        ("card", "check", "ska-pension"),
    ],
)
def test_a_card_with_an_error_is_told_as_such(area: Ministry, words: tuple[str, ...]) -> None:
    break_key(area, SERVICE, "title")
    told = area.som(*words)
    assert (told.exit_code, told.stdout) == (1, ""), told.stderr
    assert told.stderr.startswith(f"error[records-unread]: `{SERVICE}` has errors and cannot be read\n")
    assert f"`som validate {SERVICE}`" in told.stderr
    assert f"{SERVICE}:4:1: error[records-key-unknown]" in told.stderr


def test_a_meeting_and_an_initiative_with_an_error_are_told_as_such(area: Ministry) -> None:
    area.submitted()
    meeting = next(iter(area.root.glob("data/meetings/*.yaml"))).stem
    break_key(area, f"data/meetings/{meeting}.yaml", "body")
    break_key(area, CARD, "title")
    for words in (("meeting", "show", meeting), ("agenda", "render", meeting), ("show", ID), ("card", "check", ID)):
        told = area.som(*words)
        assert (told.exit_code, told.stderr.partition(":")[0]) == (1, "error[records-unread]"), told.stderr
