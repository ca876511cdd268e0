"""The state of things for the first minute of the day."""

from __future__ import annotations

from som_cli.portfolio.overview import overview
from tests.builders.cards import initiative
from tests.builders.committee import case
from tests.builders.december import COMMITTEE, DECEMBER, MANAGEMENT, story, to_forwarded, to_shared
from tests.builders.meetings import meeting


def test_missing_opinions_are_counted_as_the_agenda_counts_them():
    health = meeting(id="2026-12-11-juhtkomisjon-tervis", body="juhtkomisjon-tervis", date="2026-12-11")
    share = ("share", "2026-11-17", {"meeting": health.id, "reviewers": ["liis-kuusik", "eve-paju"]})
    card = initiative(id="som-2026-teine", agency="som", domain="health", also=["social"])
    other = case(card, [*to_forwarded(1, body=MANAGEMENT), share])
    own = case(initiative(id="ska-2026-oma"), to_shared(1, ["liis-kuusik"]))
    here = meeting(id=DECEMBER, body=COMMITTEE, date="2026-12-10")

    seen = overview(story(cases=[own, other], meetings=[here, health]), (), None)

    assert [(one.meeting.id, one.items, one.opinions) for one in seen.coming] == [(DECEMBER, 2, 1), (health.id, 1, 2)]
