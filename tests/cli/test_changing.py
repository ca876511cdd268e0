"""`som policy|service edit` on a terminal: what is best filled in next comes first, and any answer can be changed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import yaml

from som_cli.cli.cards.writing import first_lacking
from tests.builders.process import POLICY_LEAD
from tests.cli.test_writing import typed

if TYPE_CHECKING:
    from tests.builders.ministry import Ministry

POLICY = "data/policies/eakad.yaml"
SERVICE = "data/services/ska-pension.yaml"
LINES = 12  # that are asked of the card where nothing is said
CHANGE, SAVE, NOTHING = "1", "1", "2"


def card(area: Ministry) -> dict[str, Any]:
    found: dict[str, Any] = yaml.safe_load(area.read(POLICY))
    return found


def changed(area: Ministry, *lines: str) -> str:
    done = typed(area, [*[""] * LINES, CHANGE, *lines, "", SAVE], "policy", "edit", "eakad")
    assert done.exit_code == 0, done.stderr
    return done.stderr


def test_an_answer_that_stands_on_the_card_is_proposed_and_changed(area: Ministry) -> None:
    before = card(area)
    told = changed(area, "vision", "Eakad elavad kodus.", "", "title", "", "policy_lead", "")
    assert f"[{before['title']}]" in told
    assert "0. as it is: " in told
    assert card(area) == {**before, "vision": "Eakad elavad kodus."}


def test_a_list_is_added_to_and_keeps_every_detail_of_what_is_there(area: Ministry) -> None:
    before = card(area)
    told = changed(area, "core_team", POLICY_LEAD, "liige", "0")
    assert "som card set eakad core_team.…=…" in " ".join(told.split())
    assert "members:\n" in told
    members = [*before["core_team"]["members"], {"person": POLICY_LEAD, "role": "liige"}]
    assert card(area) == {**before, "core_team": {**before["core_team"], "members": members}}


def test_going_back_from_an_answer_leaves_it_and_asks_which_other(area: Ministry) -> None:
    before = card(area)
    changed(area, "goals", "<", "policy_lead", "<", "vision", "Hea.", "")
    assert card(area) == {**before, "vision": "Hea."}


def test_where_nothing_was_said_the_card_is_not_shown_and_nothing_is_saved(area: Ministry) -> None:
    before = area.picture()
    done = typed(area, [*[""] * LINES, CHANGE, "", NOTHING], "policy", "edit", "eakad")
    assert (done.exit_code, "yaml-language-server" in done.stderr) == (0, False), done.stderr
    assert "Nothing new was said." in done.stderr
    assert area.picture() == before


def test_what_is_best_filled_in_next_is_asked_first(area: Ministry) -> None:
    done = typed(area, [], "service", "edit", "ska-pension")
    next_ = area.som("card", "check", "ska-pension", "--format", "json").json["items"][0]["next"]
    first = done.stderr.split("What is best filled in next")[1].split("\n")[2]
    assert (next_, first) == ("vision", "Vision")


def test_a_detail_that_is_best_filled_in_next_is_told_with_its_command(area: Ministry) -> None:
    situation = dict.fromkeys(("needs", "resources", "sustainability"), "Nii on.")
    said = "".join(f"  {name}: {text}\n" for name, text in {**situation, "present": "TBD"}.items())
    area.write(POLICY, area.read(POLICY) + f'risks:\n  - text: "Raha saab otsa."\nsituation:\n{said}')
    done = typed(area, [], "policy", "edit", "eakad")
    next_ = area.som("card", "check", "eakad", "--format", "json").json["items"][0]["next"]
    assert f"som card set eakad {next_}=…" in " ".join(done.stderr.split())


def test_a_detail_is_set_in_the_first_item_that_lacks_it() -> None:
    values = {"data": [{"name": "A", "register": "R"}, {"name": "B"}], "risks": [{"text": "R"}]}
    assert first_lacking(values, "data.register") == "data.1.register"
    assert first_lacking(values, "risks.mitigation") == "risks.0.mitigation"
    assert first_lacking(values, "situation.needs") == "situation.needs"
