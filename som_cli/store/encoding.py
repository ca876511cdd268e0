"""The bytes of a file as text: UTF-8, with what else they might have been meant to be."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from som_cli.diagnostics import Diagnostic, Fact
from som_cli.store.limits import SIZE_LIMIT

if TYPE_CHECKING:
    from collections.abc import Iterator

_REPORTED_LINES = 20
_BOM = codecs.BOM_UTF8
_WIDE = (codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_SIGNATURES = (
    (b"\x89PNG\r\n\x1a\n", "PNG"),
    (b"\x89PNG", "PNG"),
    (b"PK\x03\x04", "ZIP, DOCX, XLSX"),
    (b"%PDF-", "PDF"),
    (b"\xd0\xcf\x11\xe0", "DOC, XLS"),
    (b"\xff\xd8\xff", "JPEG"),
    (b"GIF8", "GIF"),
    (b"\x1f\x8b", "GZIP"),
    (b"{\\rtf", "RTF"),
)
_CONTROLS = bytes([*range(9), 11, 12, *range(14, 32), 127])
_WORD = re.compile(rb"[0-9A-Za-z\x80-\xff-]*")
_PAGE = re.compile(rb"(?:\xef\xbb\xbf)?\s*<(?:!doctype|html|\?xml)", re.IGNORECASE)
_ESTONIAN = "õäöüšžÕÄÖÜŠŽ"


@dataclass(frozen=True, slots=True)
class Decoded:
    """A file's text without its byte order mark; `text` is None where there is no text to go on with."""

    text: str | None
    bom: bool = False
    problems: tuple[Diagnostic, ...] = ()


def decoded(path: str, raw: bytes) -> Decoded:
    """Turn bytes into text, or say which of them are no text."""
    if refusal := _refusal(path, raw):
        return Decoded(None, problems=(refusal,))
    bom = raw.startswith(_BOM)
    body = raw[len(_BOM) :] if bom else raw
    doubled = body.startswith(_BOM)
    problems = [Diagnostic(path, 1, 1, "files-bom")] if doubled else []
    while body.startswith(_BOM):
        body = body[len(_BOM) :]
    try:
        return Decoded(body.decode(), bom, tuple(problems))
    except UnicodeDecodeError:
        problems += _bad_bytes(path, body)
        return Decoded(body.decode("cp1257", errors="replace"), bom, tuple(problems))


def _refusal(path: str, raw: bytes) -> Diagnostic | None:
    """Name what can be seen to be no YAML text at all."""

    def report(code: str, **facts: Fact) -> Diagnostic:
        return Diagnostic(path, 1, 1, code, facts)

    if len(raw) > SIZE_LIMIT:
        return report("files-size", size=len(raw), limit=SIZE_LIMIT)
    kind = next((kind for start, kind in _SIGNATURES if raw.startswith(start)), "")
    if kind or (_controls(raw) > len(raw) // 10 + 4 and not _is_wide(raw)):
        return report("files-binary", kind=kind or raw[:4].hex(" "))
    looks = (
        ("files-utf16", _is_wide(raw)),
        ("files-pointer", raw.startswith(b"version https://git-lfs")),
        ("files-page", _PAGE.match(raw)),
    )
    return next((report(code) for code, is_so in looks if is_so), None)


def _controls(raw: bytes) -> int:
    return len(raw) - len(raw.translate(None, _CONTROLS))


def _is_wide(raw: bytes) -> bool:
    """Tell text of two bytes a letter by its zeros."""
    if raw.startswith(_WIDE):
        return True
    head = raw[:512]
    zeros = max(head[::2].count(0), head[1::2].count(0))
    return len(head) >= 4 and zeros * 10 > len(head) * 3  # noqa: PLR2004  (three letters of ten)


def _bad_bytes(path: str, body: bytes) -> Iterator[Diagnostic]:
    """Find the first byte of each line that is not UTF-8, and the word it was meant to be part of."""
    reported = 0
    for number, line in enumerate(body.split(b"\n"), 1):
        try:
            line.decode()
        except UnicodeDecodeError as error:
            column = len(line[: error.start].decode()) + 1
            byte = f"0x{line[error.start]:02X}"
            encoding, word = _meant(line, error.start)
            code = "files-encoding-legacy" if encoding else "files-encoding"
            yield Diagnostic(path, number, column, code, {"byte": byte, "encoding": encoding, "word": word})
            reported += 1
            if reported == _REPORTED_LINES:
                return


def _meant(line: bytes, at: int) -> tuple[str, str]:
    """Guess the encoding of a stray byte: the one in which it is an Estonian letter; empty when there is none."""
    before = re.search(rb"[0-9A-Za-z\x80-\xff-]*\Z", line[:at][-60:])
    after = _WORD.match(line[at : at + 60])
    word = (before.group() if before else b"") + (after.group() if after else b"")
    for encoding, name in (("cp1257", "Windows-1257"), ("cp1252", "Windows-1252"), ("cp775", "DOS 775")):
        text = word.decode(encoding, errors="replace")
        letters = [letter for letter in text if not letter.isascii()]
        if letters and all(letter in _ESTONIAN for letter in letters):
            return name, text
    return "", ""
