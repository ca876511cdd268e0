"""Tables on a terminal: every column stays readable, however narrow it is."""

from __future__ import annotations

from som_cli.report.table import aligned
from som_cli.report.text import Style

HEADINGS = ("Tunnus", "Pealkiri", "Seis", "Alates")
ROW = ("ska-2026-erihoolekande-jarjekord-ja-suunamine", "Erihoolekande järjekord ja suunamine", "jagatud", "17.11.2026")


def test_on_a_wide_terminal_the_id_is_one_word() -> None:
    assert ROW[0] in aligned(HEADINGS, [ROW], Style(columns=120), whole=frozenset({0, 3}))


def test_on_a_narrow_terminal_no_column_is_lost() -> None:
    table = aligned(HEADINGS, [ROW], Style(columns=60), whole=frozenset({0, 3}))
    assert all(word in table for word in (*HEADINGS, "järjekord", "jagatud", "17.11.2026"))
    assert max(map(len, table.splitlines())) <= 60


def test_no_id_is_broken_however_narrow_the_terminal() -> None:
    for columns in (40, 60, 80, 100):
        assert ROW[0] in aligned(HEADINGS, [ROW], Style(columns=columns), whole=frozenset({0, 3}), spare=(3,))


def test_columns_that_can_be_spared_make_room_for_the_title() -> None:
    table = aligned(HEADINGS, [ROW], Style(columns=80), whole=frozenset({0, 2, 3}), spare=(3,))
    assert ("Alates" in table, "Pealkiri" in table, "jagatud" in table) == (False, True, True)
    assert all(word in table for word in ROW[1].split())
    wide = aligned(HEADINGS, [ROW], Style(columns=110), whole=frozenset({0, 2, 3}), spare=(3,))
    assert "Alates" in wide


def test_what_fits_in_no_table_is_a_list_of_cells() -> None:
    rows = [("submit", "draft", "form-complete, service-or-policy"), ("agree", "submitted", "")]
    assert aligned(("Move", "From", "Must hold"), rows, Style(columns=30), words=True) == (
        "Move       submit\nFrom       draft\nMust hold  form-complete,\n           service-or-policy\n\n"
        "Move       agree\nFrom       submitted"
    )
