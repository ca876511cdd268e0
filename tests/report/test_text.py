from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from som_cli.diagnostics import Diagnostic, Severity
from som_cli.errors import EnvironmentFault
from som_cli.report.excerpt import excerpt, width
from som_cli.report.text import Style, block, counts, refusal, summary

FINDING = Diagnostic("data/people/a.yaml", 2, 8, "usage-date", {"option": "due", "value": "1.2.26"}, width=6)


def test_a_finding_shows_its_place_its_line_and_the_way_out() -> None:
    assert block(FINDING, lambda _: "id: a\n  due: 1.2.26\n") == (
        "data/people/a.yaml:2:8: error[usage-date]: `due` is not a date: `1.2.26`\n"
        "  2 |   due: 1.2.26\n"
        "    |        ^^^^^^\n"
        "  hint: write year, month and day, `2026-12-10`, or day, month and year, `10.12.2026`"
    )


def test_without_its_source_a_finding_is_a_sentence_and_a_hint() -> None:
    assert block(FINDING, lambda _: None).count("\n") == 1
    assert block(FINDING, lambda _: "one line only").count("\n") == 1


def test_colours_are_drawn_only_where_wanted() -> None:
    assert "\033[1;31merror[usage-date]\033[0m" in block(FINDING, lambda _: None, Style(colour=True))
    assert "\033" not in block(FINDING, lambda _: "\x1b[31m\nx \x1b[0m\n", Style())


@pytest.mark.parametrize(
    ("line", "column", "marked", "expected"),
    [
        ("submitter: mari-tamn", 12, 9, ("submitter: mari-tamn", "           ^^^^^^^^^")),
        ("\tid: a", 2, 2, ("    id: a", "    ^^")),
        ("名前: x", 5, 1, ("名前: x", "      ^")),
        ("e\u0301: x", 5, 1, ("e\u0301: x", "   ^")),
        ("a\x1bb", 3, 1, ("a␛b", "  ^")),
        ("", 1, 1, ("", "^")),
        ("abc", 4, 1, ("abc", "   ^")),
        ("abc", 99, 1, ("abc", "   ^")),
    ],
)
def test_the_caret_stands_under_its_character(line: str, column: int, marked: int, expected: tuple[str, str]) -> None:
    assert excerpt(line, column, marked, 80) == expected


def test_of_a_long_line_the_part_around_the_place_is_shown() -> None:
    line = "a" * 500 + "HERE" + "b" * 500
    shown, carets = excerpt(line, 501, 4, 60)
    assert (shown[0], shown[-1], len(shown) <= 60) == ("…", "…", True)
    assert shown[carets.index("^") :].startswith("HERE")
    assert carets.strip() == "^^^^"


@given(st.text(), st.integers(1, 300), st.integers(1, 300))
def test_an_excerpt_is_never_wider_than_its_room(line: str, column: int, marked: int) -> None:
    shown, carets = excerpt(line, column, marked, 50)
    assert width(shown) <= 50
    assert carets.strip()
    assert all(char.isprintable() for char in shown)


def test_the_summary_counts_in_words() -> None:
    assert summary({"error": 0, "warning": 2, "note": 0}, 214) == "No errors (214 records checked, 2 warnings)."
    assert summary({"error": 1, "warning": 1, "note": 3}, 1) == "1 error (1 record checked, 1 warning, 3 notes)."


def test_findings_are_counted_by_their_settled_severity() -> None:
    assert counts([FINDING, FINDING.lowered(Severity.NOTE)]) == {"error": 1, "warning": 0, "note": 1}


def test_a_refusal_says_what_stopped_the_work() -> None:
    assert refusal(EnvironmentFault("clock-unreadable", value="noon")) == (
        "error[clock-unreadable]: `SOM_NOW` is not a time with an offset: `noon`\n"
        "  hint: write it as `2026-11-22T10:00:00+02:00`"
    )
