"""A batch of a meeting's moves, as it is read from a file."""

from __future__ import annotations

import pytest

from som_cli.actions.sitting import batch

BLOCK = "- id: {id}\n  move: {move}\n  outcome: {word}\n"
FLOW = "- {{id: {id}, move: {move}, outcome: {word}}}\n"


@pytest.mark.parametrize("form", [BLOCK, FLOW])
@pytest.mark.parametrize("head", ["", "moves:\n"])
@pytest.mark.parametrize("move", ["decide", "endorse", "confirm"])
@pytest.mark.parametrize("word", ["yes", "no", "yes-if"])
def test_a_bare_outcome_is_the_word_it_looks_like(form: str, head: str, move: str, word: str) -> None:
    text = head + form.format(id="ska-1", move=move, word=word)

    assert [item.value for item in batch("b.yaml", text.encode())] == [{"id": "ska-1", "move": move, "outcome": word}]
