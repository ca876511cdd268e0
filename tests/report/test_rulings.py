"""The register of decisions: acts, and what the record of a meeting says was decided beside them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from som_cli.committee.rulings import register
from som_cli.portfolio.duties import Whose, duties
from som_cli.report import rulings
from tests.builders.december import DECEMBER
from tests.builders.held import HOME, MAINTENANCE, held_story

QUESTION = {
    "title": "SKAIS1 järjekord",
    "decisions": [{"text": "Esitada lisataotlus.", "owner": "heiki-remmelgas", "due": "2027-01-31"}],
}
POSTPONED = [{"text": "Esitada töömahu hinnang.", "owner": "liis-kuusik", "due": "2027-02-12"}]


def told(**changes):
    registry = held_story(
        agenda=[
            {"id": MAINTENANCE, "section": "new"},
            {"id": HOME, "section": "new", "decisions": POSTPONED},
        ],
        other_items=[QUESTION],
        **changes,
    )
    return registry, register([registry.meetings[DECEMBER].record], registry)


@pytest.mark.req("D71")
def test_what_was_decided_beside_an_outcome_is_in_the_register_with_its_owner_and_due_day():
    registry, found = told()
    rows = [rulings.row(one, registry) for one in found]

    assert [(row[0], row[4], row[5]) for row in rows if row[0] in {"2.1", "3.1", "5.1"}] == [
        ("2.1", "YES, IF", "0 of 2 verified: Ene Pihlakas 30.04.2027; Rein Vaher 31.05.2027"),
        ("3.1", "Esitada töömahu hinnang.", "Liis Kuusik 12.02.2027"),
        ("5.1", "Esitada lisataotlus.", "Heiki Remmelgas 31.01.2027"),
    ]


def test_the_rows_of_a_spreadsheet_and_the_json_have_owner_and_due_day():
    _, found = told()
    flat = {row[0]: dict(zip(rulings.COLUMNS, row, strict=True)) for row in map(rulings.flat, found)}
    items = {one["number"]: one for one in rulings.as_json(found, date(2026, 12, 14))["items"]}

    assert (flat["2.1"]["owner"], flat["2.1"]["due"]) == ("ene-pihlakas; rein-vaher", "2027-04-30; 2027-05-31")
    assert (flat["3.1"]["text"], flat["3.1"]["owner"]) == ("Esitada töömahu hinnang.", "liis-kuusik")
    assert (items["3.1"]["id"], items["3.1"]["move"], items["3.1"]["due"]) == (HOME, None, "2027-02-12")
    assert (items["5.1"]["id"], items["5.1"]["title"]) == (None, "SKAIS1 järjekord")


def owed(registry):
    return [
        (one.about.name, one.detail, one.due) for one in duties(registry, Whose("liis-kuusik")) if one.kind == "task"
    ]


def test_its_owner_owes_it_until_the_minutes_of_the_next_meeting_are_closed():
    open_yet, _ = told()
    march = open_yet.meetings["2027-03-17-juhtkomisjon-sotsiaal"]
    closed = march.record.model_copy(update={"status": "minuted"})
    over = {**open_yet.meetings, closed.id: replace(march, record=closed)}

    assert owed(open_yet) == [("Koduteenuse andmed STARis", "Esitada töömahu hinnang.", date(2027, 2, 12))]
    assert owed(replace(open_yet, meetings=over)) == []
