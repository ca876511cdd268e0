"""The timeline as a picture."""

from __future__ import annotations

import pytest

from som_cli.portfolio.view import portfolio
from som_cli.render.gantt import MOST_BARS, timeline
from tests.builders.december import story
from tests.builders.portfolio import budget, development, line


def drawn(*cases):
    view = portfolio(story(cases=cases), "all")
    return timeline(view.items, view.horizon, "rahastuseta")


def test_bars_stand_under_their_states_with_names_of_one_width():
    made = drawn(
        development(id="ska-2026-a", title="Pikem nimi: osa", budget=budget(line(2027, "5.00", secured=False))),
        development(("start", "2026-07-01"), id="ska-2026-b", title="Lühike"),
        development(("start", "2026-07-01"), ("hold", "2026-08-01", {"reason": "r"}), id="ska-2026-c", title="Ootel"),
    )

    assert [(state, [(bar.name.strip(), bar.tags, bar.start) for bar in bars]) for state, bars in made.sections] == [
        ("in_progress", [("Lühike", "active, p1", "2027-02-01")]),
        ("on_hold", [("Ootel", "crit, p2", "2027-02-01")]),
        ("planned", [("Pikem nimi – osa (rahastuseta)", "crit, p3", "2027-02-01")]),
    ]
    assert {len(bar.name) for _, bars in made.sections for bar in bars} == {30}


def test_what_has_no_known_time_is_counted_and_not_drawn():
    made = drawn(
        development(id="ska-2026-a", schedule="unknown"),
        development(id="ska-2026-b", schedule={"start": "2027-02-01"}),
    )

    assert (made.sections, made.undated, made.left_out) == ((), 2, 0)


def test_of_very_many_the_largest_are_drawn():
    many = [
        development(id=f"ska-2026-a{n}", title=f"Arendus {n}", budget=budget(line(2027, f"{n}.00")))
        for n in range(MOST_BARS + 3)
    ]
    made = drawn(*many)
    names = {bar.name.strip() for _, bars in made.sections for bar in bars}

    assert made.left_out == 3
    assert names == {f"Arendus {n}" for n in range(3, MOST_BARS + 3)}


@pytest.mark.req("D48")
def test_bars_are_cut_where_the_four_years_begin_and_end():
    made = drawn(
        development(id="ska-2026-a", schedule={"start": "2023-07-03", "end": "2031-12-31"}),
        development(id="ska-2026-b", schedule={"start": "2023-07-03", "end": "2026-10-31"}),
        development(id="ska-2026-c", schedule={"start": "2031-01-01", "end": "2031-12-31"}),
    )

    assert [(bar.start, bar.end) for _, bars in made.sections for bar in bars] == [("2026-11-22", "2030-11-21")]
    assert (made.outside, made.undated) == (2, 0)
