"""Going back one answer at a time in a question of several parts."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from som_cli.cli.asking import BACK, Back, Plain
from som_cli.cli.retracing import Retracing


class Typing(Plain):
    """Somebody who types what is given, line by line, and hears what is said."""

    def __init__(self, *typed: str) -> None:
        super().__init__()
        self.typed, self.heard = list(typed), list[str]()

    def say(self, text: str) -> None:
        self.heard.append(text)

    def _typed(self, prompt: str) -> str:
        self.heard.append(prompt)
        return self.typed.pop(0)


def named(ask: Retracing) -> dict[str, Any]:
    """A question of several parts: names until an empty answer, each with a yes or no, then one of a list."""
    found: dict[str, Any] = {}
    while name := ask.line("Who?"):
        ask.say(f"{name}, then")
        found[name] = ask.yes("Really?")
    return {**found, "list": ask.choose("Which?", [("a", "A"), ("b", "B")])}


def test_each_way_back_takes_one_answer_and_what_stands_is_not_asked_again() -> None:
    typing = Typing("Mari", "yes", "Jüri", "<", "Juri", "no", "<", "yes", "", "<", "", "b")
    ask = Retracing(typing)
    assert ask.answered(lambda: named(ask)) == {"Mari": True, "Juri": True, "list": "b"}
    told = [one for one in typing.heard if one.endswith("then")]
    assert told == ["Mari, then", "Jüri, then", "Juri, then", "Juri, then"]  # the last leads to what is asked again
    assert sum(one.startswith("Who?") for one in typing.heard) == 6
    assert typing.backwards is False


def test_at_the_first_part_the_way_leads_out_of_the_question() -> None:
    ask = Retracing(Typing("Mari", "<", "<"))
    with pytest.raises(Back):
        ask.answered(lambda: named(ask))


@given(st.lists(st.sampled_from(["a", "b", "c", BACK]), max_size=12))
def test_answers_taken_back_are_as_if_they_had_never_been_given(typed: list[str]) -> None:
    left: list[str] = []
    for one in typed:
        if one != BACK:
            left.append(one)
        elif left:
            left.pop()
        else:
            typed = [answer for answer in typed if answer != BACK]
            left = typed
            break

    def some(ask: Retracing) -> list[str]:
        found = []
        while answer := ask.line("?"):
            found.append(answer)
        return found

    ask = Retracing(Typing(*typed, ""))
    assert ask.answered(lambda: some(ask)) == left


def test_in_a_text_the_last_line_is_taken_back_and_said() -> None:
    typing = Typing("Esimene", "Teine", "<", "Kolmas", "")
    ask = Retracing(typing)
    assert ask.answered(lambda: ask.text("›", "")) == "Esimene\nKolmas"
    assert "Taken back: Teine" in typing.heard


def test_of_several_the_last_one_chosen_is_taken_back() -> None:
    ask = Retracing(Typing("1", "1", "<", "0"))
    assert ask.answered(lambda: ask.choose_many("Which?", [("a", "A"), ("b", "B")])) == ["a"]


def test_yes_or_no_is_asked_for_in_words() -> None:
    typing = Typing("vist", "", "jah")
    assert typing.yes("Really?") is True
    assert typing.heard.count("Answer yes or no.") == 2
