"""What became of a proposal is read out of one line."""

from __future__ import annotations

import pytest

from som_cli.cards.policy import Proposal
from som_cli.cards.proposals import Answer, answer


def said(status: str | None) -> Answer:
    return answer(Proposal(text="Juhend.", status=status))


@pytest.mark.req("S88", "S91")
@pytest.mark.parametrize(
    ("status", "told"),
    [
        (None, Answer("open")),
        ("open", Answer("open")),
        ("open: arutusel", Answer("open", "arutusel")),
        ("accepted", Answer("accepted")),
        ("accepted: juhend", Answer("accepted", "juhend")),
        ("accepted – juhend", Answer("accepted", "juhend")),
        ("accepted juhend, ska-pension", Answer("accepted", "juhend, ska-pension")),
        ("rejected: raha ei ole", Answer("rejected", "raha ei ole")),
        ("rejectedly", Answer("unclear", "rejectedly")),
        ("võetud tööplaani", Answer("unclear", "võetud tööplaani")),
        ("Accepted", Answer("unclear", "Accepted")),
    ],
)
def test_the_first_word_tells_and_the_rest_is_where_it_went_or_why_not(status: str | None, told: Answer) -> None:
    assert said(status) == told
