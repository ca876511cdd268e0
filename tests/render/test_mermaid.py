from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from som_cli.render import mermaid
from som_cli.render.escape import BREAK


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Puude tuvastamine: andmevahetus", "Puude tuvastamine – andmevahetus"),
        ("SKAIS1; SKAIS2 #3 „uus“", "SKAIS1, SKAIS2 3 uus"),
        ("%%{init: {}}%%", "%(init – ())%"),
        ("section Töös", BREAK + "section Töös"),
        ("2026-01-01", BREAK + "2026-01-01"),
        ("", "–"),
        (":::", "–"),
        ("Väga pika nimega arendus, mis ei mahu ühele reale", "Väga pika nimega arendus, mis ei mahu…"),
    ],
)
def test_a_task_name_has_no_sign_that_mermaid_reads(title, name):
    assert mermaid.task(title) in (name, BREAK + name)


@given(st.text(), st.text(alphabet=':;#"%{}`\n -<>a'))
def test_any_task_name_is_one_line_of_at_most_forty_signs_without_separators(one, two):
    name = mermaid.task(one + two)

    assert not re.search(r"[:;#\"`{}\n\r]|%%", name)
    assert 1 <= len(name.replace(BREAK, "")) <= 40


@given(st.text())
def test_a_node_label_holds_no_sign_outside_an_entity(text):
    assert not re.search(r"[:;#\"<>%*_`{}\[\]|\\~&\n]", re.sub(r"#\w+;", "", mermaid.label(text)))
