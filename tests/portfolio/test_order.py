"""The order for a builder's work plan of a year."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from som_cli.portfolio import money
from som_cli.portfolio.order import order
from som_cli.report.order import as_json, rows
from tests.builders.december import story
from tests.builders.outputs import misfits
from tests.builders.portfolio import budget, development, line
from tests.builders.sample import sample

YEAR = 2027
STARTED = ("start", "2026-07-01")
HELD = ("hold", "2026-09-15", {"reason": "Ootab seadust."})


def of(*cases, **choice):
    return order(story(cases=cases), YEAR, **choice)


def ids(found):
    return [one.item.id for one in found]


def built(name="ska-2026-register", *later, **card):
    return development(*later, **({"id": name, "implementer": "tehik", "budget": budget(line(YEAR, "10.00"))} | card))


@pytest.mark.req("D39", "X29")
def test_only_what_tehik_builds_in_the_year_is_ordered():
    other_year = budget(line(2031, "5.00"))
    seen = of(
        built(),
        built("ska-2026-ise-tehtud", implementer="agency"),
        built("ska-2026-teadmata", implementer=None),
        built("ska-2026-hiljem", budget=other_year, schedule={"start": "2031-01-01", "end": "2031-12-31"}),
    )
    assert (ids(seen.ordered), [item.id for item in seen.unsaid]) == (["ska-2026-register"], ["ska-2026-teadmata"])


@pytest.mark.req("D33", "D39")
def test_what_is_on_hold_is_apart_and_in_no_total():
    seen = of(built(), built("ska-2026-peatatud", STARTED, HELD))
    assert (ids(seen.held), str(seen.total.eur)) == (["ska-2026-peatatud"], "10.00")


@pytest.mark.req("D39")
def test_work_without_money_in_the_year_is_ordered_too():
    seen = of(built(budget="unknown", schedule={"start": "2027-01-01", "end": "2027-12-31"}))
    assert (ids(seen.ordered), seen.total.is_nothing) == (["ska-2026-register"], True)


LINES = st.lists(
    st.builds(
        lambda year, euros, hours, secured, source, kind: line(
            year, f"{euros}.00" if euros else None, secured=secured, source=source, kind=kind,
            hours=str(hours) if hours or not euros else None,
        ),
        st.integers(YEAR - 1, YEAR + 1), st.integers(0, 10**6), st.integers(0, 5000),
        st.sampled_from([True, False, None]), st.sampled_from(["a", "b", None]),
        st.sampled_from(["development", "operation", None]),
    ),
    min_size=1, max_size=4,
)  # fmt: skip


@pytest.mark.req("D2", "D39")
@settings(max_examples=30, suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(st.lists(st.tuples(st.sampled_from(["ska", "som"]), LINES, st.booleans()), max_size=5))
def test_every_total_of_an_order_is_the_sum_of_its_parts(told):
    seen = of(
        *(
            built(f"{agency}-2026-a{n}aaaa", *([STARTED, HELD] if held else []), agency=agency, budget=budget(*lines))
            for n, (agency, lines, held) in enumerate(told)
        )
    )
    assert sum(seen.by_agency.values(), money.Total()).sum == seen.total
    for sums in (seen.by_source, seen.by_kind):
        assert money.added(sums.values()) == seen.total
    assert money.added(one.sum for one in seen.ordered) == seen.total
    assert seen.total.eur == seen.total.secured + seen.total.unsecured


def test_the_order_of_the_sample_as_json_and_as_rows_tells_the_same():
    seen = order(sample(), YEAR)
    told = as_json(seen)

    assert misfits(told) == []
    ordered = [row for row in rows(seen) if row[0] == "ordered"]
    assert f"{sum(float(row[-1] or 0) for row in ordered):.2f}" == told["totals"]["eur"]
    asked = {one["id"]: one["waiting"]["eur"] for one in told["ordered"] if one["waiting"]}
    assert asked == {"ska-2022-teenuseosutajate-portaal": "118000.00"}
