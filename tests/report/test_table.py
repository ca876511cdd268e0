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
