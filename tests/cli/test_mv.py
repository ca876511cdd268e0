"""`som mv`: an id and every reference to it, in one commit; never once an act names it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.builders.ministry import CARD, ID
from tests.builders.process import EARLY, LEAD, POLICY_LEAD, SUBMITTER

if TYPE_CHECKING:
    from tests.builders.ministry import Ministry

SERVICE = "data/services/ska-pension.yaml"
RENAMED = "data/services/pension.yaml"


def test_a_service_is_renamed_with_every_reference_to_it(area: Ministry) -> None:
    area.som("initiative", "new", "--from", area.card_file(), day=EARLY)
    old, commits = area.read(SERVICE), area.run("rev-list", "--count", "HEAD")
    done = area.som("mv", "ska-pension", "pension")
    assert done.exit_code == 0, done.stderr
    assert RENAMED in done.stdout.splitlines()
    assert CARD in done.stdout.splitlines()
    assert area.read(RENAMED) == old.replace("id: ska-pension\n", "id: pension\n", 1)
    assert "\nservice: pension\n" in area.read(CARD)
    links = [line for line in area.run("grep", "-hE", "[a-z_]+: ", "--", "data").splitlines() if "ska-pension" in line]
    assert links == [] or all(ID in line for line in links)
    assert int(area.run("rev-list", "--count", "HEAD")) == int(commits) + 1
    assert area.run("log", "-1", "--format=%s") == "pension: rename"
    assert area.run("status", "--porcelain") == ""
    assert area.som("validate").exit_code == 0


def test_there_and_back_again_gives_the_same_bytes(area: Ministry) -> None:
    before = area.run("rev-parse", "HEAD^{tree}")
    for old, new in (
        ("ska-pension", "pension"),
        ("pension", "ska-pension"),
        ("hoolekanne", "hool"),
        ("hool", "hoolekanne"),
    ):
        assert area.som("mv", old, new).exit_code == 0
    assert area.run("rev-parse", "HEAD^{tree}") == before


def test_a_draft_moves_with_its_folder(area: Ministry) -> None:
    area.som("initiative", "new", "--from", area.card_file(), day=EARLY)
    new = f"{ID}-uus"
    assert area.som("mv", ID, new).exit_code == 0
    assert f"\nid: {new}\n" in area.read(CARD.replace(ID, new))
    assert not (area.root / CARD).exists()


def test_a_goal_of_a_plan_is_renamed_in_cards_too(area: Ministry) -> None:
    area.som("initiative", "new", "--from", area.card_file(plan_goals=["hea-toimetulek"]), day=EARLY)
    done = area.som("mv", "hea-toimetulek", "toimetulek")
    assert done.exit_code == 0, done.stderr
    assert "  - toimetulek\n" in area.read(CARD)


def test_what_an_act_names_keeps_its_id_and_the_way_out_is_told(area: Ministry) -> None:
    initiative = area.submitted()
    before = area.picture()
    own = area.som("mv", initiative, f"{initiative}-uus")
    assert (own.exit_code, f"`supersedes: {initiative}`" in own.stderr) == (1, True), own.stderr
    person = area.som("mv", SUBMITTER, "keegi-muu")
    assert (person.exit_code, f"som card set {SUBMITTER} name=" in person.stderr) == (1, True), person.stderr
    service = area.som("mv", "ska-pension", "pension")
    assert (service.exit_code, "som card set ska-pension title=" in service.stderr) == (1, True), service.stderr
    assert area.som("mv", "ska", "amet").exit_code == 1
    assert area.picture() == before


def test_a_new_id_must_be_free_and_an_id(area: Ministry) -> None:
    taken = area.som("mv", LEAD, POLICY_LEAD)
    wrong = area.som("mv", "ska-pension", "Pension Ä")
    unknown = area.som("mv", "ska-pensoin", "x")
    single = area.som("mv", "som.yaml", "x")
    codes = (taken.exit_code, wrong.exit_code, unknown.exit_code, single.exit_code)
    assert codes == (1, 1, 2, 2)
    assert "rename-taken" in taken.stderr
    assert "rename-form" in wrong.stderr


def test_a_dry_run_changes_nothing_and_edits_in_the_way_stop_it(area: Ministry) -> None:
    before = area.picture()
    shown = area.som("mv", "ska-pension", "pension", "--dry-run")
    assert (shown.exit_code, "+id: pension" in shown.stdout, area.picture()) == (0, True, before)
    area.write(SERVICE, area.read(SERVICE) + "# mine\n")
    assert area.som("mv", "ska-pension", "pension").exit_code == 4
