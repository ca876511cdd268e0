"""What a member of the committee must not overlook in an item of the agenda."""

from __future__ import annotations

from dataclasses import replace

import pytest

from som_cli.committee.agenda import agenda
from som_cli.committee.reasons import deadlines_of
from som_cli.render.briefs import Briefing
from tests.builders.december import DECEMBER, story


def notes(registry, id_, day=None):
    made = agenda(registry.meetings[DECEMBER].record, registry)
    meeting = made.meeting
    briefing = Briefing(made, registry, deadlines_of(meeting, registry), day or registry.today)
    return [one.code for item in made.items if item.id == id_ for one in briefing.notes(item)]


SHARED = "som-2026-koduteenuse-andmed"


@pytest.mark.req("D64")
def test_an_item_without_opinions_is_noted_once_they_were_due() -> None:
    registry = story()
    due = deadlines_of(registry.meetings[DECEMBER].record, registry).opinions
    assert "agenda-no-opinion" not in notes(registry, SHARED, due)
    assert "agenda-no-opinion" in notes(registry, SHARED, due.replace(day=due.day + 1))


@pytest.mark.req("D61")
def test_an_item_shared_too_late_is_noted() -> None:
    registry = story()
    assert "agenda-shared-late" not in notes(registry, SHARED)
    more = registry.settings.thresholds.model_copy(update={"share_days": 60})
    asked = replace(registry, settings=registry.settings.model_copy(update={"thresholds": more}))
    assert "agenda-shared-late" in notes(asked, SHARED)


@pytest.mark.req("D20")
def test_a_member_who_is_the_submitter_is_named() -> None:
    registry = story()
    assert "agenda-recusal" in notes(registry, SHARED)
    submitter = registry.cases[SHARED].card.record.submitter
    committee = registry.bodies[registry.meetings[DECEMBER].record.body]
    others = tuple(one for one in committee.record.members if one.person != submitter)
    body = committee.record.model_copy(update={"members": others})
    around = replace(registry, bodies={**registry.bodies, body.id: replace(committee, record=body)})
    assert "agenda-recusal" not in notes(around, SHARED)
