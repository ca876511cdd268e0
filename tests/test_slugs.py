from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from som_cli.slugs import LONGEST, RESERVED, slug


@pytest.mark.parametrize(
    ("title", "made"),
    [
        ("Erihoolekande järjekord ja suunamine", "erihoolekande-jarjekord-ja-suunamine"),
        ("Õigusmuudatustest tulenevad arendused", "oigusmuudatustest-tulenevad-arendused"),
        ("Šokolaad, žürii & ähvardus!", "sokolaad-zurii-ahvardus"),
        ("SKAIS1 arendus, hooldus ja nõustamine", "skais1-arendus-hooldus-ja-noustamine"),
        ("../../etc/passwd", "etc-passwd"),
        ("con", "con-1"),
        ("Илья", ""),
        ("!!!", ""),
    ],
)
def test_a_title_becomes_an_id(title: str, made: str) -> None:
    assert slug(title) == made


def test_a_long_title_is_cut_at_a_word() -> None:
    assert slug("sotsiaalkaitse infosüsteemi " * 5) == "sotsiaalkaitse-infosusteemi-sotsiaalkaitse"


@given(st.text())
def test_an_id_is_always_plain_short_and_free_to_be_a_file_name(title: str) -> None:
    made = slug(title)
    assert re.fullmatch(r"(?:[a-z0-9]+(?:-[a-z0-9]+)*)?", made)
    assert len(made) <= LONGEST
    assert made not in RESERVED
