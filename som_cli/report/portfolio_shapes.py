"""The shapes of the JSON about the portfolio: its developments, what they come to, and what stands beside them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from som_cli.locale import N_
from som_cli.report.shapes import Shape, day, euros, items, keyed, mapping, number, or_null, text, truth

if TYPE_CHECKING:
    from collections.abc import Mapping

ID = text(N_("The id of the record."))
COUNT = number(N_("How many there are."))
STATE = text(N_("The id of the state, as in data/process.yaml."))
ORGANISATION = text(N_("The id of the organisation."))
DOMAIN = text(N_("social or health."))
END = or_null(day(N_("The planned end.")))
HOURS = text(N_("Hours."))
SUM = {
    "eur": euros(N_("Euros.")),
    "secured": euros(N_("Euros that are secured.")),
    "unsecured": euros(N_("Euros that are not secured.")),
    "hours": HOURS,
}
TOTAL = {"count": COUNT, "unknown": number(N_("How many of them have no known budget.")), **SUM}
AMOUNT = {"eur": euros(N_("Euros.")), "hours": HOURS}


def sums(about: str, shape: Mapping[str, Shape] = SUM) -> Shape:
    """An object of sums by a key."""
    return mapping(about, keyed(**shape))


ITEM = {
    "id": ID,
    "title": text(N_("The title or name people see.")),
    "state": STATE,
    "agency": ORGANISATION,
    "domain": DOMAIN,
    "start": or_null(day(N_("The planned start."))),
    "end": END,
    "accountable": or_null(text(N_("The person who answers for it."))),
    "budget": mapping(
        N_("Euros by year."),
        keyed(
            eur=euros(N_("Euros.")),
            secured=euros(N_("Euros that are secured.")),
            hours=or_null(HOURS),
        ),
    ),
    "total": keyed(N_("All years together, by the plan approved last."), **SUM),
    "rank": or_null(number(N_("Its place in the order, from 1."))),
    "baseline": or_null(
        keyed(
            N_("The plan of the first yes, which never changes; null where none was recorded."),
            **SUM,
            start=or_null(day(N_("The planned start."))),
            end=END,
        )
    ),
    "change": or_null(keyed(N_("How much more the plan has than the baseline."), **AMOUNT)),
    "waiting": or_null(
        keyed(
            N_("The plan as the card has it, where a change waits for the committee."),
            on=day(N_("The day of the change.")),
            **SUM,
            start=or_null(day(N_("The planned start."))),
            end=END,
            scope=items(N_("The fields of its scope that change."), {"type": "string"}),
            refused=truth(N_("Did the committee refuse it?")),
        )
    ),
    "forecast": keyed(
        N_("What the latest report foresees; where it foresees nothing else, the plan."),
        **AMOUNT,
        end=or_null(day(N_("The day it is expected to end."))),
        reported=truth(N_("Does a report foresee anything?")),
    ),
    "rating": or_null(text(N_("The rating of the latest report."))),
    "spent": or_null(keyed(N_("What has been used, as the latest report says; null where none says so."), **SUM)),
    "missing": items(N_("What the detailed horizon asks for and the card does not say."), {"type": "string"}),
}
TOTALS = keyed(
    N_("All of it together."),
    **TOTAL,
    baseline=keyed(N_("All baselines that were recorded."), **AMOUNT),
    change=keyed(N_("How much more the plan has than the baseline."), **AMOUNT),
    forecast=keyed(N_("All forecasts."), **AMOUNT),
    spent=keyed(N_("What has been used in all, as far as reports say."), **AMOUNT),
    by_year=mapping(N_("Euros by year."), euros(N_("Euros."))),
    by_agency=mapping(N_("Euros by agency."), euros(N_("Euros."))),
    by_agency_and_year=mapping(N_("Sums by agency, then by year."), sums(N_("Sums by year."))),
    by_state=sums(N_("Sums by state."), TOTAL),
    by_domain=sums(N_("Sums by domain."), TOTAL),
    by_source=sums(N_("Sums by funding source; the empty key is that of lines that name none.")),
    by_goal=sums(N_("Sums by plan goal; one development may serve several, so these do not add up."), TOTAL),
    by_policy=sums(N_("Sums by policy; one development may serve several, so these do not add up."), TOTAL),
)
DEPENDENCY = keyed(
    id=ID,
    domain=DOMAIN,
    start=or_null(day(N_("The planned start."))),
    needs=text(N_("The id of the initiative that it waits for.")),
    needs_domain=text(N_("The domain of that initiative: social or health.")),
    state=STATE,
    until=or_null(day(N_("When that one ends by its plan, or the day on which it was done."))),
    forecast=or_null(day(N_("A later end that its latest report foresees."))),
    fit=text(N_("Do the dates fit?"), enum=["done", "lost", "unknown", "late", "overlap", "under-way", "in-time"]),
)
SHOWN: Mapping[str, Shape] = {
    "horizon": keyed(
        N_("The marks of the horizon."),
        start=day(N_("The day as of which it is told.")),
        year_end=day(N_("The last day of the first year.")),
        detail_end=day(N_("The last day of what is planned in detail.")),
        end=day(N_("The last day of the horizon.")),
    ),
    "beyond": items(N_("The developments that the end of the horizon cuts off."), ID),
    "committees": items(
        N_("The committees, with the meetings before and after this day."),
        keyed(domain=DOMAIN, body=ID, last=or_null(ID), next=or_null(ID)),
    ),
    "pipeline": items(
        N_("The initiatives that await a decision."),
        keyed(
            id=ID,
            title=text(N_("The title or name people see.")),
            state=STATE,
            agency=ORGANISATION,
            domain=or_null(DOMAIN),
            since=or_null(day(N_("Since when it is in the state."))),
            total=or_null(keyed(N_("What it would cost; null where that is not known."), **SUM)),
            meeting=or_null(day(N_("The day of the committee that is to decide."))),
        ),
    ),
    "pipeline_totals": keyed(N_("All of it together."), **TOTAL),
    "conditions": items(N_("The open conditions."), {"type": "object"}),
    "left": items(
        N_("The developments that have left it since the last committee."),
        keyed(**ITEM, since=or_null(day(N_("The day on which it left.")))),
    ),
    "changes": items(N_("What has changed since the last committee."), {"type": "object"}),
    "dependencies": items(N_("What waits for what, until when."), DEPENDENCY),
    "links": items(
        N_("The links between the domains."),
        keyed(id=ID, kind=text(N_("What kind of link it is.")), domain=DOMAIN, other=or_null(ID)),
    ),
    "attention": items(N_("What needs attention."), {"type": "object"}),
}
PORTFOLIO: Mapping[str, Shape] = {
    "as_of": day(N_("The day as of which it is told.")),
    "domain": text(N_("social, health or all.")),
    "agency": or_null(text(N_("The agency whose developments alone are told; null where it is all."))),
    "items": items(
        N_("Its initiatives."), keyed(N_("One initiative of the portfolio, with approved figures."), **ITEM)
    ),
    "totals": TOTALS,
}
