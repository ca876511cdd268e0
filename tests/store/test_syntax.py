"""Slips of YAML, told by what was done and where it was done."""

from __future__ import annotations

from pathlib import Path

import pytest

from som_cli.store import structure
from som_cli.store.parser import SlowParser
from som_cli.store.source import examined
from tests.builders.texts import CARD

HEAD = "schema: initiative/1\nid: ska-2026-x\n"
REST = "agency: ska\nproblem: |\n  Long.\n"
FILES = Path(__file__).parent.parent / "badcases" / "files"

SLIPS = {
    # quotes and signs
    'title: "Portal\n': "3:8 files-syntax-quote",
    'title: "Portal\nnote: "x"\n': "3:8 files-syntax-quote",
    "title: 'Portal\n": "3:8 files-syntax-quote",
    "title: 'It's'\n": "3:8 files-syntax-quote-rest",
    'title: "Portal "uus""\n': "3:8 files-syntax-quote-rest",
    "title: @mari\n": "3:8 files-syntax-start",
    "title: *Tähtis* asi\n": "3:8 files-syntax-start",
    "title: & co\n": "3:8 files-syntax-start",
    "title: >50% vähem\n": "3:8 files-syntax-start",
    "title: |tekst\n": "3:8 files-syntax-start",
    "title: [Mustand] portaal\n": "3:8 files-syntax-start",
    "title: {x} portaal\n": "3:8 files-syntax-start",
    "title: ? portaal\n": "3:8 files-syntax-start",
    "title: , x\n": "3:8 files-syntax-start",
    "title: !foo!bar x\n": "3:8 files-syntax-start",
    "title: !Important x\n": "3:8 files-tag",
    "title: - portaal\n": "3:8 files-syntax-list",
    "%title: x\n": "3:1 files-directive",
    "title: #1 portaal\n": "3:7 files-value-comment",
    "title: portaal #1\n": "3:8 files-value-comment",
    "title: “Portaal”\n": "3:8 files-value-quotes",
    'p: "C:\\dir"\n': "3:7 files-syntax-escape",
    'p: "\\ud83d\\ude00"\n': "3:5 files-syntax-escape",
    # colons
    "title: Portal: phase 2\n": "3:8 files-syntax-colon",
    "impact:4\n": "3:7 files-syntax-space",
    'title:"Portaal"\n': "3:6 files-syntax-space",
    "budget:\n  total:4\n  currency: EUR\n": "4:8 files-syntax-space",
    "budget:\n  total:4\n": "4:3 files-syntax-space",
    "url:\n  mailto:a@b.ee\n": "",
    "title\n": "3:1 files-syntax-key",
    "see on vaba tekst\n": "3:1 files-syntax-line",
    ": 4\n": "3:1 files-key-kind",
    "[a, b]: c\n": "3:1 files-key-kind",
    "~: c\n": "3:1 files-key-kind",
    "1.5: c\n": "3:1 files-key-kind",
    # lists and brackets
    "also: [a, b\n": "3:7 files-syntax-bracket",
    "also: {a: b\n": "3:7 files-syntax-bracket",
    "also: [a, [b]\n": "3:7 files-syntax-bracket",
    "also: [a, {b: 1]\n": "3:11 files-syntax-bracket",
    "also: {a: 1]\n": "3:7 files-syntax-bracket",
    "also: [\n  a,\n  b\n": "3:7 files-syntax-bracket",
    "also: [\n  {id: a},\n  {id: b\n]\n": "5:3 files-syntax-bracket",
    "also:\n  - [a\n  - b\n": "4:5 files-syntax-bracket",
    "also:\n  - {a: 1\n  - b: 2\n": "4:5 files-syntax-bracket",
    "also: [a, b # ]\n": "3:7 files-syntax-bracket",
    "also: [a]]\n": "3:10 files-syntax-closed",
    'also: ["a, b]\n': "3:8 files-syntax-quote",
    'also: ["a, b]\nnote: "x"\n': "3:8 files-syntax-quote",
    "also: {a: 'b}\n": "3:11 files-syntax-quote",
    "also: [\n  - a\n  - b\n]\n": "4:3 files-syntax-comma",
    "also: {a: 1\n  b: 2}\n": "4:3 files-syntax-comma",
    "also: {a: b: c}\n": "3:12 files-syntax-comma",
    "also: [a,,b]\n": "3:10 files-syntax-comma",
    "also:\n  - [Mustand] portaal\n": "4:5 files-syntax-start",
    "also: [a, b\nimpact:4\n": "3:7 files-syntax-bracket 4:1 files-syntax-space",
    "also:\n  - a\n  b: c\n": "5:3 files-syntax-mixed",
    "also:\n  b: c\n  - a\n": "5:3 files-syntax-mixed",
    "also: x\n  - a\n": "4:3 files-list-dash",
    "also:\n  -a\n  -b\n": "4:3 files-list-dash",
    "also:\n  • a\n  • b\n": "4:3 files-list-dash",
    "also:\n  1. a\n  2. b\n": "4:3 files-list-dash",
    # levels
    "budget:\n  a: 1\n b: 2\n": "5:2 files-syntax-indent",
    "budget:\n    a: 1\n  b: 2\n": "5:3 files-syntax-indent",
    "title: a\n  unit: b\n": "4:3 files-syntax-indent",
    "budget:\n\ttotal: 1\n": "4:1 files-indent-tab",
    "also:\n\xa0\xa0- a\n": "4:1 files-indent-space",
    "budget:\n\u2003total: 1\n": "4:1 files-indent-space",
    "note: |\nEsimene rida.\nTeine rida.\n": "4:1 files-syntax-block",
    # more than a record may say
    "---\nid: b\n": "3:1 files-documents",
    "a: &a [x]\n": "3:4 files-anchor",
    "a: *b\n": "3:4 files-alias",
    "a:\n  <<: {x: 1}\n": "4:3 files-merge",
    "a: ! x\n": "3:4 files-tag",
    f"a: {'[' * 500}{']' * 500}\n": "3:27 files-depth",
    f"a:\n  {'- ' * 60}x\n": "4:49 files-depth",
    "tõ: c\nto\u0303: d\n": "4:1 files-key-case 4:2 files-character-composed",
}


def found(text: str) -> str:
    return " ".join(f"{each.line}:{each.column} {each.code}" for each in examined("", text.encode()).problems)


@pytest.mark.parametrize("slip", SLIPS)
def test_a_slip_is_told_in_its_own_place(slip: str):
    assert found(HEAD + slip + ("" if slip.startswith("---") else REST)) == SLIPS[slip]


ENDS = {
    "foo: [": ("3:6 files-syntax-bracket", "]"),
    "foo: {": ("3:6 files-syntax-bracket", "}"),
    "foo: [a,": ("3:6 files-syntax-bracket", "]"),
    "foo: {a: 1,": ("3:6 files-syntax-bracket", "}"),
    "foo: [[a], {": ("3:12 files-syntax-bracket", "}"),
    "foo:\n  bar: [": ("4:8 files-syntax-bracket", "]"),
    "foo:\n  - {": ("4:5 files-syntax-bracket", "}"),
    'foo: "abc': ("3:6 files-syntax-quote", '"'),
    "foo: 'abc": ("3:6 files-syntax-quote", "'"),
    'foo: [a, "b]': ("3:10 files-syntax-quote", '"'),
}


@pytest.mark.parametrize("after", ["", "\n", "\n\n# lõpp\n"], ids=["cut", "line", "comment"])
@pytest.mark.parametrize("last", ENDS)
def test_what_is_left_open_at_the_end_is_told_where_it_opened(last: str, after: str):
    (problem,) = examined("", (HEAD + last + after).encode()).problems

    assert (f"{problem.line}:{problem.column} {problem.code}", problem.facts["sign"]) == ENDS[last]


def test_what_comes_after_a_text_that_was_cut_off_is_found_too():
    assert found("  schema: a\nid: b\n") == "2:1 files-syntax-indent"
    assert found(HEAD + "title: a\n...\nb\n") == "5:1 files-documents"
    assert found(HEAD + "impact:4") == "3:7 files-syntax-space"


@pytest.mark.parametrize("path", sorted(FILES.glob("[ast]*.yaml")), ids=lambda path: path.stem)
def test_the_parser_in_python_leads_to_the_same_lines(path: Path, monkeypatch: pytest.MonkeyPatch):
    with_libyaml = examined("", path.read_bytes())
    monkeypatch.setattr(structure, "Parser", SlowParser)
    without = examined("", path.read_bytes())

    assert without.value == with_libyaml.value
    assert {each.line for each in without.problems} == {each.line for each in with_libyaml.problems}


def test_the_parser_in_python_gives_the_same_marks(monkeypatch: pytest.MonkeyPatch):
    with_libyaml = examined("", CARD.encode())
    monkeypatch.setattr(structure, "Parser", SlowParser)

    assert examined("", CARD.encode()).locate() == with_libyaml.locate()
