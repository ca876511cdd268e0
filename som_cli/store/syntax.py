"""What a person did when YAML cannot be read: told in plain words, at the line where it was done.

A parser points at where it gave up, often a line or more after the slip. Each probe knows one slip by its looks; the
first that recognises its own says so, and how the line would read without it, so that reading can go on.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from som_cli.store.flow import CLOSING, flow, opening
from som_cli.store.limits import DEPTH_LIMIT
from som_cli.store.row import Row, is_empty, is_name, quoted, row

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    import yaml

    from som_cli.diagnostics import Fact

_STARTS = "%@`&*!|>[]{},?#"
_LOOK_BACK = 100  # lines in which a slip is looked for before the place where the parser gave up
LEVEL_LINES = 2_000  # lines in which the levels above a line are looked for
_STRANGE_BLANK = re.compile(r"[ ]*([^\S \t\r\n])")


@dataclass(frozen=True, slots=True)
class Failure:
    """Where a parser gave up (`line`, `column` from 0), in what (`context`, and where that began), and its words."""

    line: int
    column: int
    problem: str
    context: str
    begun: int
    begun_column: int


@dataclass(frozen=True, slots=True)
class Slip:
    """One slip: a code, its place (from 0), the facts; `repair` maps lines to what was probably meant."""

    code: str
    line: int
    column: int
    width: int = 1
    facts: tuple[tuple[str, Fact], ...] = ()
    repair: tuple[tuple[int, str], ...] = ()


def failure(error: Exception, rows: Sequence[str]) -> Failure:
    """Take a parser's error apart; what has no place, or one after the end, is put at the end of the text."""
    begun = getattr(error, "context_mark", None)
    mark = getattr(error, "problem_mark", None) or begun
    line, column = _place(mark, rows) if mark else (0, 0)
    return Failure(
        line,
        column,
        str(getattr(error, "problem", "") or error),
        str(getattr(error, "context", "") or ""),
        *(_place(begun, rows) if begun else (line, column)),
    )


def _place(mark: yaml.Mark, rows: Sequence[str]) -> tuple[int, int]:
    return (mark.line, mark.column) if mark.line < len(rows) else (len(rows) - 1, len(rows[-1]))


def slip(rows: Sequence[str], failed: Failure) -> Slip:
    """Say what was done wrong."""
    for probe in PROBES:
        if found := probe(rows, failed):
            return found
    return Slip("files-syntax", failed.begun if "scanning" in failed.context else failed.line, 0)


def _above(rows: Sequence[str], line: int) -> int:
    """The nearest line above with something on it; -1 where there is none."""
    lines = range(line - 1, max(line - _LOOK_BACK, 0) - 1, -1)
    return next((above for above in lines if not is_empty(rows[above])), -1)


def _at_value(code: str, line: int, here: Row, repaired: str, *facts: tuple[str, Fact]) -> Slip:
    text = here.text[: here.column] + repaired
    return Slip(code, line, here.column, len(here.value), (("key", here.key), *facts), ((line, text),))


def _directive(rows: Sequence[str], failed: Failure) -> Slip | None:
    if rows[failed.line].startswith("%"):
        return Slip("files-directive", failed.line, 0, len(rows[failed.line]), (), ((failed.line, ""),))
    return None


def _too_nested(_rows: Sequence[str], failed: Failure) -> Slip | None:
    """A thousand brackets, where the parser stops by itself."""
    if "nesting depth" in failed.problem:
        return Slip("files-depth", failed.line, 0, 1, (("limit", DEPTH_LIMIT),))
    return None


def _second_document(rows: Sequence[str], failed: Failure) -> Slip | None:
    if "<document start>" in failed.problem and any(text.rstrip() == "..." for text in rows[: failed.line]):
        return Slip("files-documents", failed.line, 0)
    return None


def _no_key(rows: Sequence[str], failed: Failure) -> Slip | None:
    """`: 4`: a value without a key."""
    here = row(rows[failed.line])
    if here.text[here.indent :].startswith(":"):
        return Slip("files-key-kind", failed.line, here.indent, 1, (("key", ""),), ((failed.line, ""),))
    return None


def _tab(rows: Sequence[str], failed: Failure) -> Slip | None:
    for line in (failed.line, failed.begun):
        lead = rows[line][: len(rows[line]) - len(rows[line].lstrip(" \t"))]
        if "\t" in lead:
            repair = tuple((i, text.expandtabs(2)) for i, text in enumerate(rows) if text.lstrip(" ").startswith("\t"))
            return Slip("files-indent-tab", line, lead.index("\t"), 1, (), repair)
    return None


def _strange_blank(rows: Sequence[str], failed: Failure) -> Slip | None:
    for line in (failed.line, failed.begun, _above(rows, failed.line)):
        if line >= 0 and (found := _STRANGE_BLANK.match(rows[line])):
            mended = re.sub(r"^\s+", lambda lead: " " * len(lead.group()), rows[line])
            facts = (("character", f"U+{ord(found.group(1)):04X}"),)
            return Slip("files-indent-space", line, found.start(1), 1, facts, ((line, mended),))
    return None


def _escape(rows: Sequence[str], failed: Failure) -> Slip | None:
    if not re.search("escape|hexdecimal|hexadecimal", failed.problem):
        return None
    text = rows[failed.line]
    at = max(text.rfind("\\", 0, failed.column + 1), 0)
    word = re.match(r"\\\w{0,12}", text[at:])
    facts = (("escape", word.group() if word else "\\"),)
    return Slip("files-syntax-escape", failed.line, at, 2, facts, ((failed.line, text.replace("\\", "/")),))


def _start(rows: Sequence[str], failed: Failure) -> Slip | None:
    """`title: %50 less`, `title: [Draft] portal`, `title: |text`: a value whose first sign means something to YAML."""
    for line in dict.fromkeys((failed.line, failed.begun)):
        here = row(rows[line])
        sign = here.value[:1]
        if not sign or sign not in _STARTS or (failed.column < here.column and line == failed.line):
            continue
        if sign in "|>" and re.fullmatch(r"[|>][-+0-9]*", here.value):
            continue
        if sign in "[{" and not ((here.key or here.lead.strip()) and re.search(r"[]}].*[^]},]$", here.value)):
            continue
        return _at_value("files-syntax-start", line, here, quoted(here.value), ("sign", sign))
    return None


def _open_quote(rows: Sequence[str], failed: Failure) -> Slip | None:
    """A quoted text that does not end on its line, and something goes wrong later."""
    first = failed.begun if "quoted scalar" in failed.context else max(failed.line - _LOOK_BACK, 0)
    for line in range(failed.line, first - 1, -1):
        here = row(rows[line])
        if here.stays_open:
            inner = here.value[1:]
            return _at_value("files-syntax-quote", line, here, quoted(inner), ("sign", here.value[0]))
    return None


def _after_quote(rows: Sequence[str], failed: Failure) -> Slip | None:
    """`title: "Portal" 2.0`: text goes on after the closing mark."""
    for line in (failed.line, _above(rows, failed.line)):
        here = row(rows[line]) if line >= 0 else None
        if here and here.closing >= 0:
            rest = here.text[here.closing + 1 :].strip()
            if rest and not rest.startswith(("#", ",", "]", "}", ":")):
                return _at_value("files-syntax-quote-rest", line, here, quoted(here.value), ("rest", rest[:60]))
    return None


def _glued(rows: Sequence[str], failed: Failure) -> Slip | None:
    """`impact:4`: no space after the colon."""
    for line in dict.fromkeys((failed.begun, failed.line, _above(rows, failed.line))):
        if line < 0 or ("block mapping" in failed.context and line == failed.begun != failed.line):
            continue
        here = row(rows[line])
        if here.is_glued:
            key = here.text[here.indent : here.colon]
            mended = f"{here.text[: here.colon + 1]} {here.text[here.colon + 1 :]}"
            return Slip("files-syntax-space", line, here.colon, 1, (("key", key),), ((line, mended),))
    return None


def _dedented_block(rows: Sequence[str], failed: Failure) -> Slip | None:
    """A long text after `|` that stands no deeper than its key."""
    for line in dict.fromkeys((failed.begun, failed.line)):
        above = _above(rows, line)
        head = row(rows[above]) if above >= 0 else None
        here = row(rows[line])
        if head and head.key and re.fullmatch(r"[|>][-+]?", head.value) and here.indent <= head.indent and not here.key:
            repair = []
            for number in range(line, len(rows)):
                if row(rows[number]).key:
                    break
                repair.append((number, " " * (head.indent + 2) + rows[number].strip()))
            return Slip("files-syntax-block", line, here.indent, 1, (("key", head.key),), tuple(repair))
    return None


def _colon_inside(rows: Sequence[str], failed: Failure) -> Slip | None:
    """`title: Portal: phase 2`: an unquoted value with a colon and a space in it."""
    here = row(rows[failed.line])
    if here.key and here.value[:1] not in {"", '"', "'"} and re.search(r":(?:\s|$)", here.value):
        return _at_value("files-syntax-colon", failed.line, here, quoted(here.value), ("value", here.value[:60]))
    return None


def _inline_list(rows: Sequence[str], failed: Failure) -> Slip | None:
    """`acts: - one`: a list that begins on the line of its key."""
    here = row(rows[failed.line])
    if here.key and re.match(r"-(?:\s|$)", here.value):
        return _at_value("files-syntax-list", failed.line, here, quoted(here.value))
    return None


def _in_brackets(rows: Sequence[str], failed: Failure) -> Slip | None:
    """`[a, b` without its end, `[a, "b]`, `[a b: c]`: something goes wrong in brackets."""
    if "flow" not in failed.context:
        return None
    opened: tuple[int, int] | None = (failed.begun, failed.begun_column)
    if "flow node" in failed.context:
        rest = [rows[failed.line][failed.column :], *rows[failed.line + 1 :]]
        opened = opening(rows, failed.line, _LOOK_BACK) if not "".join(rest).strip() else None
    if opened is None:
        return _in_brackets_here(rows, failed)
    line, column = opened
    closing = CLOSING.get(rows[line][column : column + 1], "]")
    found = flow(rows, line, column)
    if found.quote:
        return _quote_in_brackets(rows, *found.quote)
    other = rows[failed.line][failed.column : failed.column + 1]
    is_crossed = other in CLOSING.values() and other != closing
    if found.is_closed and not is_crossed:
        return _in_brackets_here(rows, failed)
    last, end = (failed.line, failed.column) if is_crossed else found.last
    mended = rows[last][:end] + closing + rows[last][end:]
    return Slip("files-syntax-bracket", line, column, 1, (("sign", closing),), ((last, mended),))


def _in_brackets_here(rows: Sequence[str], failed: Failure) -> Slip:
    here = row(rows[failed.line])
    column = here.indent if here.key and failed.column == here.colon else failed.column
    return Slip("files-syntax-comma", failed.line, column)


def _quote_in_brackets(rows: Sequence[str], line: int, column: int) -> Slip:
    text = rows[line]
    end = next((at for at in range(column + 1, len(text)) if text[at] in ",]}"), len(text))
    mended = text[:column] + quoted(text[column + 1 : end]) + text[end:]
    return Slip("files-syntax-quote", line, column, end - column, (("sign", text[column]),), ((line, mended),))


def _open_quote_inside(rows: Sequence[str], failed: Failure) -> Slip | None:
    """`[a, "b]`, where no other quotation mark comes after it."""
    if "quoted scalar" in failed.context and rows[failed.begun][failed.begun_column : failed.begun_column + 1]:
        return _quote_in_brackets(rows, failed.begun, failed.begun_column)
    return None


def _closes_nothing(rows: Sequence[str], failed: Failure) -> Slip | None:
    """`[a]]`: a closing bracket more than were opened."""
    text, at = rows[failed.line], failed.column
    if text[at : at + 1] not in {"]", "}"}:
        return None
    repair = ((failed.line, text[:at] + text[at + 1 :]),)
    return Slip("files-syntax-closed", failed.line, at, 1, (("sign", text[at]),), repair)


def _too_deep(rows: Sequence[str], failed: Failure) -> Slip | None:
    """A key that stands deeper than the line above, which has its value already."""
    here, above = row(rows[failed.line]), _above(rows, failed.line)
    if above < 0 or not here.key or "mapping values" not in failed.problem:
        return None
    head = row(rows[above])
    if head.key and head.value and here.indent > head.indent:
        mended = " " * head.indent + rows[failed.line].strip()
        repair = ((failed.line, mended),) if here.value else ()
        return Slip("files-syntax-indent", failed.line, here.indent, 1, (("expected", head.indent),), repair)
    return None


def _loose_line(rows: Sequence[str], failed: Failure) -> Slip | None:
    """A line that is neither `key: value` nor an item of a list."""
    for line in dict.fromkeys((failed.begun, failed.line)):
        here = row(rows[line])
        if "simple key" in failed.context and here.value and not here.key:
            facts = (("value", here.value[:60]),)
            code = "files-syntax-key" if is_name(here.value) else "files-syntax-line"
            return Slip(code, line, here.indent, len(here.value), facts, ((line, ""),))
    return None


def _mixed(rows: Sequence[str], failed: Failure) -> Slip | None:
    """List items and keys side by side at one level."""
    text = rows[failed.line]
    is_item = bool(re.match(r" *-(?: |$)", text))
    blanks = len(text) - len(text.lstrip())
    if is_item == ("expected key" in failed.problem) and re.search("expected (?:key|'-')", failed.problem):
        above = _above(rows, failed.line)
        while above >= 0 and len(rows[above]) - len(rows[above].lstrip()) > blanks:
            above = _above(rows, above)
        if above >= 0 and len(rows[above]) - len(rows[above].lstrip()) == blanks:
            return Slip("files-syntax-mixed", failed.line, blanks, 1)
    return None


def _wrong_indent(rows: Sequence[str], failed: Failure) -> Slip | None:
    """A line that stands at no level that is open above it."""
    here = row(rows[failed.line])
    if not here.text.strip() or not re.search("expected", failed.problem):
        return None
    blanks = len(here.text) - len(here.text.lstrip())
    levels: list[int] = []
    for above in range(failed.line - 1, max(failed.line - LEVEL_LINES, 0) - 1, -1):
        upper = row(rows[above])
        if (upper.key or upper.lead.strip()) and (not levels or upper.indent < levels[-1]):
            levels.append(upper.indent)
    if not levels or here.indent in levels:
        return None
    nearest = min(levels, key=lambda level: (abs(level - blanks), -level))
    repair = ((failed.line, " " * nearest + here.text.lstrip()),) if here.key and here.value else ()
    return Slip("files-syntax-indent", failed.line, blanks, 1, (("expected", nearest),), repair)


PROBES: tuple[Callable[[Sequence[str], Failure], Slip | None], ...] = (
    _too_nested,
    _directive,
    _second_document,
    _tab,
    _no_key,
    _escape,
    _in_brackets,
    _start,
    _dedented_block,
    _glued,
    _after_quote,
    _colon_inside,
    _inline_list,
    _open_quote,
    _open_quote_inside,
    _strange_blank,
    _closes_nothing,
    _too_deep,
    _loose_line,
    _mixed,
    _wrong_indent,
)
