"""What a person gives is read whole: no word of it is dropped, and none lands where it was not meant."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from som_cli.actions.given import pairs
from som_cli.errors import UsageFault

KEYS = ("text", "satisfied_when", "owner", "due", "id")
TEXTS = st.text(st.characters(exclude_categories=("Cs", "Cc")), min_size=1).map(str.strip).filter(bool)
TRICKY = st.lists(st.sampled_from(["a", "; ", ";", "=", " ", "owner", "text", "kes", "{", ": ", "õ"]), min_size=1)


def written(values: dict[str, str]) -> str:
    return "; ".join(f"{key}={value}" for key, value in values.items())


@pytest.mark.req("D71")
@given(st.tuples(TEXTS, TEXTS))
def test_a_text_without_an_equals_sign_comes_back_whole_whatever_its_semicolons(texts: tuple[str, str]) -> None:
    first, second = (text.replace("=", "") or "x" for text in texts)
    values = {"text": first.strip() or "x", "satisfied_when": second.strip() or "x", "due": "2027-02-01"}
    assert pairs("--conditions", written(values), KEYS) == values


@given(TRICKY.map("".join).map(str.strip).filter(bool))
def test_any_text_comes_back_whole_or_is_refused(text: str) -> None:
    values = {"text": text, "satisfied_when": "b", "owner": "c", "due": "2027-02-01"}
    try:
        assert pairs("--conditions", written(values), KEYS) == values
    except UsageFault as fault:
        assert fault.code in {"usage-name-twice", "usage-name-unknown"}  # noqa: PT017  (both ways are good)


@pytest.mark.parametrize(
    ("text", "code", "value"),
    [
        ("jama", "usage-pair", "jama"),
        ("jama; text=a", "usage-pair", "jama; text=a"),
        ("", "usage-pair", ""),
        ("{text: a", "usage-pair", "{text: a"),
        ("text=a; ownr=mari", "usage-name-unknown", "ownr"),
        ("text=a; owner=mari; owner=kadri", "usage-name-twice", "owner"),
    ],
)
def test_what_would_be_lost_is_refused(text: str, code: str, value: str) -> None:
    with pytest.raises(UsageFault) as refused:
        pairs("--conditions", text, KEYS)
    assert (refused.value.code, refused.value.facts["value"]) == (code, value)


@pytest.mark.parametrize("text", ["text=a; due=b;", "text = a ;due=b", "{text: a, due: b}"])
def test_a_last_semicolon_and_braces_are_taken(text: str) -> None:
    assert pairs("--conditions", text, KEYS) == {"text": "a", "due": "b"}
