"""Lists and lines on a terminal that can do more: searching in Estonian, finding nothing, editing, pasting."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from prompt_toolkit.application import create_app_session
from prompt_toolkit.formatted_text import to_formatted_text
from prompt_toolkit.input import create_pipe_input
from prompt_toolkit.layout.controls import FormattedTextControl

from som_cli.cli import arrows
from som_cli.cli.arrows import Arrows
from som_cli.cli.asking import Back

if TYPE_CHECKING:
    from collections.abc import Iterator

    from prompt_toolkit.input.base import PipeInput
    from prompt_toolkit.layout import Layout
    from questionary.prompts.common import InquirerControl

SERVICES = [("aids", "Abivahendid"), ("rehab", "Tööalane rehabilitatsioon"), ("care", "Õendusabi")]


@pytest.fixture
def keys() -> Iterator[PipeInput]:
    with create_pipe_input() as pipe, create_app_session(input=pipe):
        yield pipe


def test_estonian_letters_are_searched_for(keys: PipeInput) -> None:
    keys.send_text("töö\r")
    assert Arrows().choose("›", SERVICES, "none") == "rehab"


def test_enter_takes_nothing_where_nothing_was_found(keys: PipeInput) -> None:
    keys.send_text("xyz\r\x7f\x7f\x7fõen\r")
    assert Arrows().choose("›", SERVICES) == "care"


def test_nothing_is_ticked_where_nothing_was_found(keys: PipeInput) -> None:
    keys.send_text("xyz \x7f\x7f\x7ftöö \r")
    assert Arrows().choose_many("›", SERVICES) == ["rehab"]


def test_ctrl_u_clears_what_was_searched_for(keys: PipeInput) -> None:
    keys.send_text("xyz\x15töö\r")
    assert Arrows().choose("›", SERVICES) == "rehab"


def test_ctrl_c_stops(keys: PipeInput) -> None:
    keys.send_text("\x03")
    with pytest.raises(KeyboardInterrupt):
        Arrows().choose("›", SERVICES)
    keys.send_text("Abi\x03")
    with pytest.raises(KeyboardInterrupt):
        Arrows().line("›")


def test_a_list_is_left_for_the_question_before_where_that_is_offered(keys: PipeInput) -> None:
    keys.send_text("<")
    with pytest.raises(Back):
        Arrows(backwards=True).choose("›", SERVICES)
    keys.send_text(" <")
    with pytest.raises(Back):
        Arrows(backwards=True).choose_many("›", SERVICES)
    keys.send_text("<\r")
    with pytest.raises(Back):
        Arrows(backwards=True).line("›")
    keys.send_text("<\r")
    assert Arrows().line("›") == "<"


def test_arrows_move_in_a_line_and_a_pasted_text_becomes_one(keys: PipeInput) -> None:
    keys.send_text("Abvahendid" + "\x1b[D" * 8 + "i\r")
    assert Arrows().line("›") == "Abivahendid"
    keys.send_text("\x1b[200~Abi\nvahendid\x1b[201~\r")
    assert Arrows().line("›") == "Abi vahendid"


def test_a_pasted_text_of_many_lines_is_one_answer(keys: PipeInput) -> None:
    keys.send_text("\x1b[200~Esimene.\n\nTeine.\x1b[201~\r\r")
    assert Arrows().text("›", "") == "Esimene.\n\nTeine."


def test_a_long_list_leaves_room_for_its_question(keys: PipeInput, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LINES", "24")
    names = [(f"n{number}", f"Name {number:02}") for number in range(80)]
    heights: list[int] = []
    kept = arrows._fit

    def fit(layout: Layout, shown: InquirerControl) -> None:
        kept(layout, shown)
        heights.extend(one.preferred_height(80, 1000).max for one in layout.find_all_windows() if one.content is shown)

    monkeypatch.setattr(arrows, "_fit", fit)
    keys.send_text("79\r")
    assert Arrows().choose("›", names) == "n79"
    assert heights == [12]


def test_a_search_in_vain_says_so(keys: PipeInput, monkeypatch: pytest.MonkeyPatch) -> None:
    said: list[str] = []
    kept = arrows._fit

    def fit(layout: Layout, shown: InquirerControl) -> None:
        kept(layout, shown)
        shown.search_filter = "xyz"
        texts = [one.text for one in layout.find_all_controls() if isinstance(one, FormattedTextControl)]
        said.extend(part[1] for text in texts if callable(text) for part in to_formatted_text(text))
        shown.search_filter = None

    monkeypatch.setattr(arrows, "_fit", fit)
    keys.send_text("\r")
    assert Arrows().choose("›", SERVICES) == "aids"
    assert "  Nothing fits; Ctrl-U clears." in said


def test_what_is_listed_is_found_by_its_id_too(keys: PipeInput) -> None:
    people = [("ulle-ohakas", "Ülle Ohakas (SKA)"), ("ene-pihlakas", "Ene Pihlakas (SoM)")]
    keys.send_text("ene-pihlakas\r")
    assert Arrows().choose("›", people) == "ene-pihlakas"
