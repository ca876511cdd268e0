from __future__ import annotations

import html
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from som_cli.render import escape
from som_cli.render.escape import BREAK, Markdown

PARSER = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
HARMLESS = {"text", "softbreak", "text_special"}

HOSTILE = [
    "a | b || c \\| d \\\\| e",
    "<script>alert(1)</script><!-- gone --><br>",
    "![picture](https://example.ee/x.png)",
    "[link](javascript:alert(1)) [ref][1] [^1] [ ] [x]",
    "**bold** __bold__ *it* _it_ ~~gone~~ ~gone~",
    "`code` ``more`` ```fence",
    "# heading", "#12 #tag GH-12 @mari-maasikas @@", "- item", "+ item", "* item", "1. one", "2) two", "> quote",
    "--- ", "===", "| - | - |", ":-: | :-:", "    indented code", "\ttabbed",
    "https://example.ee http://example.ee www.example.ee ftp://x.ee mari@example.ee mailto:a@b.ee <https://x.ee>",
    "&amp; &#35; &copy; AT&T", "$x^2$ $$y$$ $`z`$", "\\", "\\\\", "a\\", "text !", "!", "^[note]",
    "{{ title }} {% raw %}",
    "a\u2028b\u0085c\rd", "\u202egnp.exe", "\x1b[31mred\x07", "\ud800", "\ue000key\ue001", ":tada: 10:30:45", "+ ",
    "-", "1.", "",
    "  ", "2026. aasta", "C#", "!123 %12 ~bug &7 ^a",
]  # fmt: skip


def shown(markdown: str) -> str:
    """What a reader sees of one rendered line."""
    return "\n".join(
        "".join("\n" if child.type in {"softbreak", "hardbreak"} else child.content for child in token.children)
        for token in PARSER.parse(markdown)
        if token.children
    )


def kinds(markdown: str) -> set[str]:
    tokens = PARSER.parse(markdown)
    return {child.type for token in tokens for child in token.children or []} | {token.type for token in tokens}


def unbroken(text: str) -> str:
    return text.replace(BREAK, "")


@pytest.mark.parametrize("text", HOSTILE)
def test_a_hostile_text_at_the_start_of_a_line_is_one_paragraph_of_plain_text(text):
    written = escape.line(text)

    assert kinds(written) <= HARMLESS | {"paragraph_open", "inline", "paragraph_close"}
    assert unbroken(shown(written)) == unbroken(escape.plain(text))


@given(st.text())
def test_any_text_at_the_start_of_a_line_reads_as_it_was_written(text):
    written = escape.line(text)

    assert kinds(written) <= HARMLESS | {"paragraph_open", "inline", "paragraph_close"}
    assert unbroken(shown(written)) == unbroken(escape.plain(text))


@given(st.text(alphabet="ab \\`*_[]()<>!|~#&$:/.@w-+=1\"'^{}%\n"), st.text(alphabet="a|\\`\n *_"))
def test_any_text_in_a_table_stays_in_its_cell(one, two):
    table = f"| a | b |\n|:--|--:|\n| {escape.inline(one)} | {escape.inline(two)} |\n"
    tokens = PARSER.parse(table)

    cells = [tokens[at + 1] for at, token in enumerate(tokens) if token.type == "td_open"]
    assert [unbroken("".join(child.content for child in cell.children or ())) for cell in cells] == [
        unbroken(escape.plain(one)), unbroken(escape.plain(two)),
    ]  # fmt: skip
    assert {child.type for cell in cells for child in cell.children or ()} <= HARMLESS


@given(st.text(alphabet='ab #\\*_`-!"ä'))
def test_any_text_in_a_heading_reads_as_it_was_written(text):
    tokens = PARSER.parse(f"### {escape.heading(text)}\n\nnext\n")

    assert [token.type for token in tokens][:3] == ["heading_open", "inline", "heading_close"]
    assert unbroken("".join(child.content for child in tokens[1].children or ())) == (
        unbroken(escape.plain(text)) or "–"
    )


@given(st.lists(st.text(alphabet="a1 .-*>#=|:\\`<\t~&")).map("\n".join))
def test_a_text_of_many_lines_is_paragraphs_and_nothing_else(text):
    written = escape.paragraphs(text)

    assert kinds(written) <= HARMLESS | {"paragraph_open", "inline", "paragraph_close", "hardbreak"}
    assert unbroken(shown(written)).split() == text.split()


def test_a_year_that_follows_a_label_needs_no_backslash():
    text = "2024. aastal sündis 9690 last.\n2025. aastal vähem."
    assert escape.paragraphs(text) == "2024\\. aastal sündis 9690 last.\\\n2025\\. aastal vähem."
    assert escape.paragraphs(text, follows=True) == "2024. aastal sündis 9690 last.\\\n2025\\. aastal vähem."
    assert escape.paragraphs("\n1. üks", follows=True) == "1\\. üks"


def test_paragraphs_stay_apart_and_listed_lines_keep_their_line():
    assert escape.paragraphs("Esimene\nrida.\n\n\nTeine:\n- üks\n- kaks\n3. kolm") == (
        "Esimene\nrida.\n\nTeine:\\\n\\- üks\\\n\\- kaks\\\n3\\. kolm"
    )


def addresses(text: str) -> list[str]:
    """What GitHub links of its own accord in the text of a finished page."""
    return re.findall(r"(?i)www\.|[a-z]+://|(?<![\w`])@[a-z0-9]|#\d|GH-\d|[\w.+-]+@[\w-]+\.\w|:[a-z_]+:", text)


@pytest.mark.parametrize("text", HOSTILE)
def test_no_address_name_number_or_emoji_is_left_for_the_host_to_link(text):
    assert addresses(html.unescape(shown(escape.line(text)))) == []


def test_code_is_code_only_where_it_can_be():
    assert [escape.code(text) for text in ("ska-2026-a", "a|b", "a`b", "", " x ", "<b>")] == [
        "`ska-2026-a`", "a\\|b", "a\\`b", "", "`x`", "`<b>`",
    ]  # fmt: skip


def test_only_https_and_mailto_are_linked():
    assert [
        escape.link("seadus", "https://www.riigiteataja.ee/akt/(1)?a=1&b=2"),
        escape.link("kiri", "mailto:info@example.ee"),
        escape.link("vana", "http://example.ee"),
        escape.link("[x](y)", "javascript:alert(1)"),
        escape.link("x", "https://example.ee/) ![a](b"),
    ] == [
        "[seadus](https://www.riigiteataja.ee/akt/%281%29?a=1&amp;b=2)",
        "[kiri](mailto:info@example.ee)",
        "vana (`http://example.ee`)",
        "\\[x\\](y) (`javascript:alert(1)`)",
        "x (`https://example.ee/) ![a](b`)",
    ]


def test_a_cell_is_shortened_at_a_word():
    assert escape.cell("sõna " * 40, 22) == "sõna sõna sõna sõna…"
    assert escape.cell("") == "–"
    assert escape.cell("x" * 200, 10) == "xxxxxxxxx…"


def test_markdown_is_not_escaped_twice():
    once = escape.inline("a*b")

    assert (escape.inline(once), escape.line(once), escape.cell(once), escape.paragraphs(once)) == ("a\\*b",) * 4
    assert isinstance(once, Markdown)
    assert not isinstance(once[1:], Markdown)


def test_italics_hold_whatever_the_text_holds():
    assert escape.emphasis("a *b* c", "**") == "**a \\*b\\* c**"
    assert escape.emphasis("") == ""
