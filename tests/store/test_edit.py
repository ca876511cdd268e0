"""Changing one value of a file: everything else keeps its bytes."""

from __future__ import annotations

import difflib
from copy import deepcopy
from datetime import date
from decimal import Decimal
from textwrap import wrap
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from som_cli.errors import Refused, StateForbids
from som_cli.store.edit import plain, replaced, same
from som_cli.store.scalars import is_trap, resolved
from som_cli.store.source import read
from tests.builders.texts import ACT, CARD
from tests.store.test_emit import VALUES

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from som_cli.diagnostics import FieldPath

WINDOWS = CARD.replace("\n", "\r\n")
UNENDED = CARD.rstrip("\n")
TEXTS = (CARD, WINDOWS, UNENDED, "\ufeff" + WINDOWS, ACT)


def changed(text: str, *changes: tuple[FieldPath, Any], order: tuple[str, ...] = ()) -> list[str]:
    """The lines that a change takes away and brings."""
    lines = difflib.unified_diff(text.splitlines(), replaced(text, changes, order).splitlines(), n=0, lineterm="")
    return [line for line in lines if line.startswith(("-", "+")) and not line.startswith(("---", "+++"))]


def test_a_value_keeps_its_quotes_and_the_comment_after_it():
    assert changed(CARD, (("title",), 'Uus "nimi"'), (("submitter",), "kalle-kask"), (("agency",), "smit")) == [
        '-title: "Peretoetuste menetluse automatiseerimine"',
        "-agency: ska",
        '+title: "Uus \\"nimi\\""',
        "+agency: smit",
        "-submitter: 'mari-maasikas'",
        "+submitter: 'kalle-kask'",
    ]
    assert changed(CARD, (("alternatives", 0, "description"), "Jätkata.")) == [
        '-    description: "Jätkata senise korraga."   # cheap ones first',
        '+    description: "Jätkata."   # cheap ones first',
    ]


def test_figures_and_dates_are_written_plain():
    changes = [(("budget", "lines", 0, "amount"), Decimal("12.5")), (("schedule", "start"), date(2027, 3, 1))]

    assert changed(CARD, *changes) == [
        "-      amount: 180000",
        "+      amount: 12.50",
        "-  start: 2027-02-01",
        "+  start: 2027-03-01",
    ]


def test_an_item_comes_and_goes_and_the_others_keep_their_lines():
    assert changed(CARD, (("alternatives", 0), None)) == [
        '-  - title: "Mitte midagi teha"',
        '-    description: "Jätkata senise korraga."   # cheap ones first',
        '-    why_not: "Vigade hulk ei vähene."',
    ]
    assert changed(CARD, (("plan_goals",), ["rta-4-1", "hea-2-1", "rta-4-2", "rta-9"])) == [
        "+  - rta-4-1",
        "+  - rta-9",
    ]
    assert changed(CARD, (("consulted", 1), {"person": "mari-maasikas", "date": date(2026, 9, 1)})) == [
        "+  - person: mari-maasikas",
        "+    date: 2026-09-01",
    ]


def test_a_new_field_stands_where_the_order_wants_it_else_last():
    order = ("schema", "id", "title", "client_view", "consulted")

    assert changed(CARD, (("client_view",), "Inimene ei pea ootama."), order=order) == [
        '+client_view: "Inimene ei pea ootama."'
    ]
    assert replaced(CARD, [(("client_view",), "x")], order).index("client_view") == CARD.index("consulted")
    assert replaced(CARD, [(("supersedes",), "a-b")]) == CARD + "supersedes: a-b\n"
    assert replaced(UNENDED, [(("supersedes",), "a-b")]) == UNENDED + "\nsupersedes: a-b"


def test_the_way_to_a_new_value_is_made():
    assert replaced(ACT, [(("snapshot", "budget", "lines", 0, "year"), 2027)]) == (
        ACT + "snapshot:\n  budget:\n    lines:\n      - year: 2027\n"
    )


def test_lists_in_brackets_stay_in_brackets():
    assert changed(CARD, (("also", 1), "tehik")) == [
        "-also: [health] # both committees",
        "+also: [health, tehik] # both committees",
    ]
    assert changed(CARD, (("budget", "lines", 1, "secured"), True)) == [
        "-    - {year: 2028, amount: 71300.50, secured: false, kind: development}",
        "+    - {year: 2028, amount: 71300.50, secured: true, kind: development}",
    ]


def test_the_last_of_a_list_leaves_an_empty_list():
    assert changed(CARD, (("consulted", 0), None)) == [
        "-consulted:",
        "-  - organisation: tehik",
        "-    date: 2026-08-14",
        "+consulted: []",
    ]


def test_the_first_field_of_an_item_goes_and_the_next_one_moves_up_to_the_dash():
    assert changed(CARD, (("consulted", 0, "organisation"), None)) == [
        "-  - organisation: tehik",
        "-    date: 2026-08-14",
        "+  - date: 2026-08-14",
    ]


def test_a_long_text_is_written_below_its_name():
    assert changed(CARD, (("title",), "üks\nkaks\n")) == [
        '-title: "Peretoetuste menetluse automatiseerimine"',
        "+title: |",
        "+  üks",
        "+  kaks",
    ]


def test_windows_line_ends_and_the_byte_order_mark_stay():
    text = replaced("\ufeff" + WINDOWS, [(("problem",), "üks\nkaks\n"), (("also", 0), None), (("new",), ["a", "b"])])

    assert text.startswith("\ufeff#")
    assert "\n" not in text.replace("\r\n", "")


def test_a_text_with_errors_is_not_changed():
    with pytest.raises(Refused) as refusal:
        replaced("title: a: b\n", [(("title",), "x")])

    assert [each.code for each in refusal.value.findings] == ["files-syntax-colon"]


def test_a_record_is_not_emptied():
    with pytest.raises(StateForbids):
        replaced("title: a\n", [(("title",), None)])


def _paths(values: Any, path: FieldPath = ()) -> Iterator[FieldPath]:
    if path:
        yield path
    inner = values.items() if isinstance(values, dict) else enumerate(values) if isinstance(values, list) else ()
    for key, value in inner:
        yield from _paths(value, (*path, key))


@settings(max_examples=200, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.data())
def test_one_value_changes_and_no_other(data: st.DataObject):
    text = data.draw(st.sampled_from(TEXTS))
    before = read("", text.removeprefix("\ufeff").encode()).value
    path = data.draw(st.sampled_from(sorted(_paths(before), key=str)))
    value = data.draw(st.none() | VALUES)

    after = replaced(text, [(path, value)])

    expected = deepcopy(before)
    parent: Any = expected
    for part in path[:-1]:
        parent = parent[part]
    if value is None:
        del parent[path[-1]]
    else:
        parent[path[-1]] = plain(value)
    assert same(read("", after.removeprefix("\ufeff").encode()).value, expected)
    assert after.startswith("\ufeff") == text.startswith("\ufeff")
    assert "\r\n" not in text or "\n" not in after.replace("\r\n", "")


@settings(max_examples=100, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.data())
def test_a_change_taken_back_leaves_the_same_bytes(data: st.DataObject):
    text = data.draw(st.sampled_from(TEXTS))
    before = read("", text.removeprefix("\ufeff").encode()).value
    leaves = [
        (path, value)
        for path in _paths(before)
        if isinstance(value := _at(before, path), int | Decimal) and not isinstance(value, bool)
    ]
    path, value = data.draw(st.sampled_from(sorted(leaves, key=str)))
    other = data.draw(st.integers(0, 10**6))

    assert replaced(replaced(text, [(path, other)]), [(path, value)]) == text
    new = ("x", "own")
    assert replaced(replaced(text, [(new, other)]), [(new[:1], None)]) == text


FOLDED = """\
schema: policy/1
vision: >-   # agreed
    Iga laps kasvab peres,
    kus teda hoitakse.

    Abi tuleb
    ise.
risks:
- continuity: >
    Töö jätkub
    varukeskuses.
  mitigation: |-
     Lepingud
       on sõlmitud.
- continuity: |2
     taandega
    rida
"""


@pytest.mark.parametrize(
    ("way", "value", "lines"),
    [
        (("vision",), "Lühike", ["vision: >-   # agreed", "    Lühike"]),
        (("vision",), "Üks\nkaks\n", ["vision: >   # agreed", "    Üks", "", "    kaks"]),
        (("risks", 0, "continuity"), "Töö seisab varukeskuses.\n", ["    Töö seisab", "    varukeskuses."]),
        (("risks", 0, "mitigation"), "Lepinguid\nei ole.", ["  mitigation: |-", "     Lepinguid", "     ei ole."]),
        (("risks", 1, "continuity"), "  kaks\n", ["- continuity: |2", "      kaks"]),
    ],
)
def test_a_long_text_keeps_its_layout_and_takes_another_text(way: FieldPath, value: str, lines: list[str]):
    after = replaced(FOLDED, [(way, value)])

    assert "\n".join(lines) in after
    if way != ("vision",):  # whose lines end where its author thought fit
        assert replaced(after, [(way, _at(read("", FOLDED.encode()).value, way))]) == FOLDED


def test_new_words_of_a_folded_text_are_folded_where_its_lines_end():
    word = "sõna"
    after = replaced(FOLDED, [(("vision",), " ".join([word] * 40))])

    lines = after.split("risks")[0].splitlines()[2:]
    assert [len(line) <= 80 for line in lines] == [True] * 3
    assert sum(line.count(word) for line in lines) == 40


LETTERS = st.characters(categories=("Ll", "Lu"), max_codepoint=0x17F)
WORDS = st.text(LETTERS, min_size=1, max_size=12).filter(
    lambda word: isinstance(resolved(word), str) and not is_trap(word)
)
LINE = st.lists(WORDS, min_size=1, max_size=30).map(" ".join)
QUOTED = st.text(st.sampled_from("aõ Ž:#\"'-,[]{}\\%"), min_size=1, max_size=30)
SEVERAL = st.lists(LINE, min_size=2, max_size=4).map("\n\n".join)
ENDED = (LINE | SEVERAL).map("{}\n".format)


def literal(value: str) -> str:
    return "\n".join(f"      {line}" if line else "" for line in value.split("\n"))


def folded(value: str) -> str:
    """A folded text as editors lay it out in 80 columns."""
    paragraphs = ["\n".join(wrap(one, 74)) for one in value.split("\n\n")]
    return literal("\n\n\n".join(paragraphs))


LINES = ("risks:\n  - title: a\n    mitigation: {}\n    b: 1 # c\n", ("risks", 0, "mitigation"))
BRACKETS = ("clients: [a, {}, c]\n", ("clients", 1))
FIELDS = ("about: {{mitigation: {}, b: 1}} # c\n", ("about", "mitigation"))
STYLES: dict[str, tuple[st.SearchStrategy[str], Callable[[str], str]]] = {
    "plain": (LINE, lambda value: value),
    "single": (QUOTED, lambda value: "'" + value.replace("'", "''") + "'"),
    "double": (QUOTED, lambda value: '"' + value.replace("\\", "\\\\").replace('"', '\\"') + '"'),
    ">-": (LINE | SEVERAL, lambda value: f">-\n{folded(value)}"),
    ">": (ENDED, lambda value: f">\n{folded(value[:-1])}"),
    "|-": (SEVERAL, lambda value: f"|-\n{literal(value)}"),
    "|": (ENDED, lambda value: f"|\n{literal(value[:-1])}"),
}


@pytest.mark.parametrize("style", STYLES)
@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.data())
def test_a_text_of_every_style_set_and_set_back_leaves_the_same_bytes(style: str, data: st.DataObject):
    texts, written = STYLES[style]
    frame, way = data.draw(st.sampled_from((LINES, BRACKETS, FIELDS) if style.isalpha() else (LINES,)))
    old, new = data.draw(texts), data.draw(texts)
    newline = data.draw(st.sampled_from(("\n", "\r\n")))
    text = frame.format(written(old)).replace("\n", newline)
    assert _at(read("", text.encode()).value, way) == old

    after = replaced(text, [(way, new)])

    assert _at(read("", after.encode()).value, way) == new
    assert replaced(after, [(way, old)]) == text


def _at(values: Any, path: FieldPath) -> Any:
    for part in path:
        values = values[part]
    return values
