"""Reading a file: values, places, and every problem at once."""

from __future__ import annotations

from decimal import Decimal

import pytest

from som_cli.diagnostics import Mark
from som_cli.store.limits import NODE_LIMIT, PROBLEM_LIMIT, SIZE_LIMIT
from som_cli.store.source import Document, read
from tests.builders.texts import ACT, CARD

HEAD = "schema: initiative/1\n"


def reading(text: str) -> Document:
    return read("card.yaml", text.encode())


def found(text: str) -> list[str]:
    return [f"{each.line}:{each.column} {each.code}" for each in reading(text).problems]


def test_a_card_as_people_write_it_has_values_and_no_findings():
    document = reading(CARD)

    assert document.problems == ()
    assert document.value is not None
    assert document.value["also"] == ["health"]
    assert document.value["problem"] == 'Pered ootavad liiga kaua: "21 päeva".'
    assert document.value["expected_outcome"] == "Ooteaeg on kuni kolm päeva ja otsused tulevad ise."
    assert document.value["current_situation"].endswith("\n\nOoteaeg on talvekuudel kuni 21 päeva.\n")
    assert document.value["budget"]["lines"][1]["amount"] == Decimal("71300.50")
    assert document.value["budget"]["lines"][0]["secured"] is True
    assert document.value["schedule"]["start"] == "2027-02-01"


@pytest.mark.parametrize(
    ("word", "value"),
    [
        ("null", None), ("~", None), ("", None), ("true", True), ("False", False),
        ("0", 0), ("-12", -12), ("120000", 120000), ("12.50", Decimal("12.50")), ("-0.5", Decimal("-0.5")),
        ("no", "no"), ("YES", "YES"), ("on", "on"), ("y", "y"), ("010", "010"), ("0o17", "0o17"), ("0x1F", "0x1F"),
        ("1:30", "1:30"), ("14:00", "14:00"), ("1_000", "1_000"), (".inf", ".inf"), (".nan", ".nan"), ("1e3", "1e3"),
        (".5", ".5"), ("+5", "+5"), ("-0", "-0"), ("9" * 5000, "9" * 5000), ("2026-12-10", "2026-12-10"),
        ("2026-12-10T14:00:00+02:00", "2026-12-10T14:00:00+02:00"),
        ("2027-T1", "2027-T1"), ("ska-2026-a", "ska-2026-a"),
    ],
)  # fmt: skip
def test_words_have_the_values_of_yaml_1_2_and_figures_are_never_floats(word: str, value: object):
    document = reading(f"{HEAD}x: {word}\n")

    assert document.value == {"schema": "initiative/1", "x": value}
    assert type(document.value["x"]) is type(value)


@pytest.mark.parametrize("word", ["no", "YES", "On", "y", "010", "0x1F", "1:30", "1_000", ".inf", "1e3", "+5", "="])
def test_words_that_other_readers_take_for_something_else_are_warned_of_unless_quoted(word: str):
    assert found(f"{HEAD}x: {word}\n") == ["2:4 files-value-trap"]
    assert found(f'{HEAD}x: "{word}"\n') == []


def test_years_may_be_names_of_fields():
    assert reading(f"{HEAD}targets:\n  2027: 5\n").value == {"schema": "initiative/1", "targets": {"2027": 5}}


def test_marks_point_at_values_and_lists_and_missing_values_are_pointed_at_by_their_keys():
    marks = reading(f"{HEAD}budget:\n  lines:\n    - amount: 1200\n      source:\nalso: [a, b]\n").locate()

    assert marks == {
        (): Mark(1, 1, 1),
        ("schema",): Mark(1, 9, 12),
        ("budget",): Mark(2, 1, 6),
        ("budget", "lines"): Mark(3, 3, 5),
        ("budget", "lines", 0): Mark(4, 7, 1),
        ("budget", "lines", 0, "amount"): Mark(4, 15, 4),
        ("budget", "lines", 0, "source"): Mark(5, 7, 6),
        ("also",): Mark(6, 7, 1),
        ("also", 0): Mark(6, 8, 1),
        ("also", 1): Mark(6, 11, 1),
    }


def test_keys_have_marks_of_their_own():
    document = reading(f"{HEAD}budget:\n  amount: 1200\n")

    assert document.locate_keys() == {
        ("schema",): Mark(1, 1, 6),
        ("budget",): Mark(2, 1, 6),
        ("budget", "amount"): Mark(3, 3, 6),
    }
    finding = document.origin.report_key("records-key-unknown", ("budget", "amount"))
    assert (finding.line, finding.column, finding.width) == (3, 3, 6)


def test_columns_count_characters_not_bytes():
    assert reading(f"{HEAD}x: [õäöü, 😀, y]\n").locate()["x", 2] == Mark(2, 14, 1)


def test_a_byte_order_mark_and_windows_line_ends_change_nothing():
    plain = reading(CARD)
    windows = read("card.yaml", b"\xef\xbb\xbf" + CARD.replace("\n", "\r\n").encode())

    assert (windows.value, windows.problems, windows.bom) == (plain.value, (), True)
    assert windows.locate() == plain.locate()


def test_all_problems_of_a_file_are_found_at_once():
    text = (
        f"{HEAD}title: Portaal: teine osa\nagency: %ska\nnote: 'It's'\nproblem: \"C:\\Users\"\nimpact:4\n"
        "service: no\ntitle: a\n# \u202e\ndomain: sоcial\nend: &e x\n"
    )

    assert found(text) == [
        "2:8 files-syntax-colon",
        "3:9 files-syntax-start",
        "4:7 files-syntax-quote-rest",
        "5:13 files-syntax-escape",
        "6:7 files-syntax-space",
        "7:10 files-value-trap",
        "8:1 files-key-duplicate",
        "9:3 files-character-bidi",
        "10:9 files-character-lookalike",
        "11:6 files-anchor",
    ]


def test_a_duplicate_key_names_the_first_line_and_the_first_value_stays():
    document = reading(f'{HEAD}title: a\nbudget:\n  x: 1\n"title": b\n')

    assert [(each.line, each.code, each.facts) for each in document.problems] == [
        (5, "files-key-duplicate", {"key": "title", "first": 2})
    ]
    assert document.value is not None
    assert document.value["title"] == "a"


@pytest.mark.parametrize(
    "text",
    [
        "", "# a comment\n", "---\n", "- a\n", "a text\n", f"{HEAD}---\n{HEAD}", f"{HEAD}x: {'[' * 30}{']' * 30}\n",
        f"{HEAD}x: [{'1,' * (NODE_LIMIT + 1)}]\n", f"{HEAD}x: {'a' * SIZE_LIMIT}\n", f"{HEAD}x: 'a\n",
        f"{HEAD}<<<<<<< a\nx: 1\n=======\nx: 2\n>>>>>>> b\n",
    ],
)  # fmt: skip
def test_a_file_that_cannot_be_read_as_one_mapping_has_no_value_and_a_reason(text: str):
    document = reading(text)

    assert document.value is None
    assert document.problems


def test_a_merge_is_told_once_for_each_place_also_within_a_text():
    text = (
        f"{HEAD}x: |\n  a\n  <<<<<<< HEAD\n  b\n  ||||||| base\n  d\n  =======\n  c\n  >>>>>>> other\nz: 1\n>>>>>>> z\n"
    )

    assert found(text) == ["4:3 files-conflict", "12:1 files-conflict"]


def test_a_row_of_signs_under_a_heading_is_no_merge():
    assert found(f"{HEAD}x: |\n  Heading\n  =======\n  text\n") == []


def test_one_line_at_a_wrong_level_is_one_finding():
    assert found(CARD.replace('  - title: "Mitte', '- title: "Mitte')) == ["21:5 files-syntax-indent"]


def test_a_flood_of_findings_is_cut_and_counted():
    document = reading(HEAD + "".join(f"x{number}: no\n" for number in range(300)))

    assert len(document.problems) == PROBLEM_LIMIT + 1
    assert document.problems[-1].code == "files-more"
    assert document.problems[-1].facts == {"count": 300 - PROBLEM_LIMIT}


def test_emoji_with_their_joiners_are_no_hidden_characters():
    assert found(f'{HEAD}x: "👨‍💻 ❤️ 1️⃣ 🏴󠁧󠁢󠁥󠁮󠁧󠁿 👩🏽‍🚀"\n') == []


def test_the_bytes_of_an_older_encoding_are_named_with_the_word_that_was_meant():
    document = read("card.yaml", f"{HEAD}title: Žürii koosolek\n".encode("cp1257"))

    assert [(each.line, each.column, each.code, each.facts) for each in document.problems] == [
        (2, 8, "files-encoding-legacy", {"byte": "0xDE", "encoding": "Windows-1257", "word": "Žürii"})
    ]


def test_acts_are_read_alike():
    document = reading(ACT)

    assert document.problems == ()
    assert document.value is not None
    assert document.value["assessment"]["impact"] == {"rating": 5, "text": "Suur."}
