"""Minutes, extracts, the sheet for Delta and the register of decisions from the command line; only reading."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from tests.builders.outputs import misfits
from tests.builders.terminal import som

if TYPE_CHECKING:
    from pathlib import Path

JUNE = "2026-06-11-juhtkomisjon-sotsiaal"
DECEMBER = "2026-12-10-juhtkomisjon-sotsiaal"
CANCELLED = "2025-10-02-juhtkomisjon-tervis"
PENSION = "ska-2026-pensionikalkulaator"


def test_minutes_are_written_to_standard_output_or_to_a_file(sample: Path, tmp_path: Path) -> None:
    shown = som(sample, "minutes", "render", JUNE)
    file = tmp_path / "protokoll.md"
    written = som(sample, "minutes", "render", JUNE, "-o", str(file))

    assert (shown.exit_code, shown.stdout[:19]) == (0, "# Koosoleku protoko")
    assert (written.exit_code, file.read_text(encoding="utf-8")) == (0, shown.stdout)


def test_a_cancelled_meeting_has_no_minutes_and_says_why(sample: Path) -> None:
    refused = som(sample, "minutes", "render", CANCELLED)

    assert (refused.exit_code, refused.stdout) == (1, "")
    assert "minutes-cancelled" in refused.stderr
    assert "Broneerimise algatus" in refused.stderr


@pytest.mark.parametrize("words", [("--delta",), ("--item", PENSION)])
def test_what_is_registered_or_sent_to_an_owner_was_decided_at_a_meeting_that_was_held(
    sample: Path, words: tuple[str, ...]
) -> None:
    refused = som(sample, "minutes", "render", DECEMBER, *words)

    assert (refused.exit_code, refused.stdout, "minutes-ahead" in refused.stderr) == (1, "", True)


@pytest.mark.parametrize("item", [PENSION, "5", "5.1"])
def test_an_item_is_named_by_the_initiative_or_by_a_number(sample: Path, item: str) -> None:
    extract = som(sample, "minutes", "render", JUNE, "--item", item, "--lang", "en")

    assert extract.exit_code == 0
    assert "## 5. Pensionikalkulaator" in extract.stdout
    assert "## 4." not in extract.stdout


def test_an_item_on_which_nothing_was_decided_is_refused(sample: Path) -> None:
    refused = som(sample, "minutes", "render", JUNE, "--item", "8")

    assert (refused.exit_code, "minutes-item-undecided" in refused.stderr, PENSION in refused.stderr) == (2, True, True)


def test_an_extract_and_the_sheet_are_two_documents(sample: Path) -> None:
    assert som(sample, "minutes", "render", JUNE, "--item", "5", "--delta").exit_code == 2


def test_the_register_tells_conditions_and_their_state(sample: Path) -> None:
    shown = som(sample, "meeting", "decisions", "--outcome", "yes-if", "--domain", "social", "--format", "json")
    values = json.loads(shown.stdout)

    assert misfits(values) == []
    assert [(one["number"], one["id"], [c["status"] for c in one["conditions"]]) for one in values["items"]] == [
        ("5.1", PENSION, ["verified", "verified"]),
        ("6.1", "ska-2026-abivahendid-ja-meditsiiniseadmed", ["open", "open"]),
    ]
    assert {one["delta"] for one in values["items"]} == {"1.1-13/26/5-sots"}


def test_the_register_is_bounded_by_days_and_body(sample: Path) -> None:
    words = ("--body", "juhtkomisjon-sotsiaal", "--since", "2025-12-11", "--until", "2026-02-12", "--format", "csv")
    lines = som(sample, "meeting", "decisions", *words).stdout.splitlines()

    assert {line.split(",")[2] for line in lines[1:]} == {
        "2025-12-11-juhtkomisjon-sotsiaal",
        "2026-02-12-juhtkomisjon-sotsiaal",
    }


def test_the_register_has_the_number_that_the_minutes_have(sample: Path) -> None:
    told = json.loads(som(sample, "meeting", "decisions", "--format", "json").stdout)["items"]
    minutes = som(sample, "minutes", "render", JUNE).stdout

    numbers = [one["number"] for one in told if one["meeting"] == JUNE]
    assert numbers == ["2.1", "3.1", "4.1", "4.2", "5.1", "6.1", "7.1"]
    assert all(f"\n{number}. " in minutes for number in numbers)
