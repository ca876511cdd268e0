"""What can be seen to be no text of a record before it is read, and the bounds of what is read."""

from __future__ import annotations

import pytest

from som_cli.errors import Refused, StateForbids
from som_cli.store import edit
from som_cli.store.edit import replaced
from som_cli.store.limits import NODE_LIMIT, SIZE_LIMIT
from som_cli.store.source import read

CARD = "title: Jõgi\nagency: ska\n"


def codes(raw: bytes) -> list[str]:
    return [problem.code for problem in read("card.yaml", raw).problems]


@pytest.mark.parametrize(
    ("raw", "code"),
    [
        (b"title: " + b"a" * SIZE_LIMIT + b"\n", "files-size"),
        (CARD.encode("utf-16"), "files-utf16"),
        (CARD.encode("utf-16-le"), "files-utf16"),
        (CARD.encode("utf-16-be"), "files-utf16"),
        (b"version https://git-lfs.github.com/spec/v1\noid sha256:1\n", "files-pointer"),
        (b"\x89PNG\r\n\x1a\n", "files-binary"),
        (b"<!DOCTYPE html>\n<title>Logi sisse</title>\n", "files-page"),
        (b"", "files-empty"),
    ],
)
def test_what_is_no_text_of_a_record_is_named_and_read_no_further(raw: bytes, code: str) -> None:
    assert codes(raw) == [code]
    assert read("card.yaml", raw).value is None


def test_a_file_of_the_largest_size_is_read() -> None:
    raw = b"title: " + b"a" * (SIZE_LIMIT - 8) + b"\n"
    assert len(raw) == SIZE_LIMIT
    assert codes(raw) == []


def test_of_too_many_values_one_finding_is_enough() -> None:
    document = read("card.yaml", ("list:\n" + "  - 1\n" * (NODE_LIMIT + 5)).encode())
    assert [problem.code for problem in document.problems] == ["files-nodes"]
    assert codes(("list:\n" + "  - 1\n" * (NODE_LIMIT - 5)).encode()) == []


@pytest.mark.parametrize("text", ["--- a\n... b\n"])
def test_a_slip_that_no_probe_knows_is_told_all_the_same(text: str) -> None:
    assert codes(text.encode()) == ["files-syntax"]


def test_a_character_of_no_meaning_outside_its_font_is_a_warning() -> None:
    document = read("card.yaml", "title: a\ue000b\n".encode())
    assert [problem.code for problem in document.problems] == ["files-character-private"]
    assert document.value == {"title": "a\ue000b"}


def test_what_cannot_be_read_cannot_be_edited() -> None:
    with pytest.raises(Refused) as refusal:
        replaced("title: [\n", [(("title",), "b")])
    assert refusal.value.code == "files-edit-unreadable"


def test_an_edit_that_never_comes_out_as_meant_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(edit, "_attempts", lambda *_: [None, "title: [\n", "title: c\n"])
    with pytest.raises(StateForbids) as refusal:
        replaced("title: a\n", [(("title",), "b")])
    assert (refusal.value.code, refusal.value.facts["field"]) == ("files-edit-impossible", "title")
