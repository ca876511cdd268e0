"""`som mv`: an id and every reference to it, in one commit; never once an act names it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from tests.builders.ministry import CARD, ID
from tests.builders.process import EARLY, LEAD, POLICY_LEAD, SUBMITTER
from tests.builders.terminal import som

if TYPE_CHECKING:
    from pathlib import Path

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


@pytest.mark.parametrize("new", ["2026", "2026-07-01", "2026-07-01-pension", "2026-pension"])
def test_no_id_begins_with_a_year(area: Ministry, new: str) -> None:
    told = area.som("mv", "ska-pension", new)
    assert (told.exit_code, "rename-form" in told.stderr) == (1, True), told.stderr


def test_a_dry_run_changes_nothing_and_edits_in_the_way_stop_it(area: Ministry) -> None:
    before = area.picture()
    shown = area.som("mv", "ska-pension", "pension", "--dry-run")
    assert (shown.exit_code, "+id: pension" in shown.stdout, area.picture()) == (0, True, before)
    area.write(SERVICE, area.read(SERVICE) + "# mine\n")
    assert area.som("mv", "ska-pension", "pension").exit_code == 4


# -- ids within records ------------------------------------------------------------------------------------------------

POLICY = "data/policies/eakad.yaml"
PLAN = "data/workplans/2026-eakad.yaml"
NEED = """development_needs:
  - id: oma-pension   # what people ask for
    text: "Inimene näeb oma pensioni ise."
"""


def laid(area: Ministry, path: str, *lines: str) -> None:
    """Put lines at the end of a file, in a commit of their own."""
    area.write(path, area.read(path).rstrip("\n") + "\n" + "".join(lines))
    area.run("add", path)
    area.run("commit", "--quiet", "--no-verify", "-m", "laid")


def proposed(*answers: str) -> str:
    return "proposals:\n" + "".join(
        f'  - text: "Ettepanek."\n    date: 2026-10-01\n    status: "{answer}"\n' for answer in answers
    )


def test_a_need_is_renamed_on_the_card_in_the_initiative_and_in_the_proposal_that_became_it(area: Ministry) -> None:
    laid(area, SERVICE, NEED)
    area.som("initiative", "new", "--from", area.card_file(development_need="oma-pension"), day=EARLY)
    before, commits = area.read(SERVICE), int(area.run("rev-list", "--count", "HEAD"))

    done = area.som("mv", "oma-pension", "pension-ise")

    assert done.exit_code == 0, done.stderr
    assert area.read(SERVICE) == before.replace("id: oma-pension ", "id: pension-ise ")
    assert "\ndevelopment_need: pension-ise\n" in area.read(CARD)
    assert int(area.run("rev-list", "--count", "HEAD")) == commits + 1
    assert area.run("status", "--porcelain") == ""
    assert area.som("mv", "pension-ise", "oma-pension").exit_code == 0
    assert area.read(SERVICE) == before


def test_what_a_proposal_became_keeps_its_name_there_too(area: Ministry) -> None:
    laid(area, POLICY, NEED, proposed("accepted: oma-pension, ska-pension", "rejected: oma-pension on juba olemas"))

    assert area.som("mv", "oma-pension", "pension-ise").exit_code == 0
    assert area.som("mv", "ska-pension", "pension").exit_code == 0

    assert 'status: "accepted: pension-ise, pension"\n' in area.read(POLICY)
    assert 'status: "rejected: oma-pension on juba olemas"\n' in area.read(POLICY)


def test_indicators_and_activities_are_renamed_in_their_record(area: Ministry) -> None:
    (indicator,) = re.findall(r"\n    indicators:\n      - id: (.*)\n", area.read(POLICY))
    activity = area.read(PLAN).split("- id: ")[1].split("\n")[0]

    for old, new, path in ((indicator, "uus-naitaja", POLICY), (activity, "uus-tegevus", PLAN)):
        done = area.som("mv", f"2026-eakad/{old}" if path == PLAN else old, new)
        assert done.exit_code == 0, done.stderr
        assert f"- id: {new}\n" in area.read(path)


def test_an_id_that_two_records_have_asks_within_which(area: Ministry) -> None:
    laid(area, POLICY, NEED)
    laid(area, SERVICE, NEED)

    asked = area.som("mv", "oma-pension", "pension-ise")
    assert asked.exit_code == 2
    assert "rename-ambiguous" in asked.stderr
    assert "`eakad/oma-pension`" in asked.stderr
    assert "`ska-pension/oma-pension`" in asked.stderr

    assert area.som("mv", "ska-pension/oma-pension", "pension-ise").exit_code == 0
    assert ("id: oma-pension " in area.read(POLICY), "id: pension-ise " in area.read(SERVICE)) == (True, True)


def test_an_id_within_a_record_must_be_free_there(area: Ministry) -> None:
    laid(area, SERVICE, NEED, '  - id: teine\n    text: "Teine vajadus."\n')
    taken = area.som("mv", "oma-pension", "teine")
    assert (taken.exit_code, "rename-taken" in taken.stderr) == (1, True), taken.stderr


def test_what_an_amendment_named_keeps_its_id_and_the_way_out_is_told(area: Ministry) -> None:
    initiative = area.submitted()
    changes = ("--field", "service=", "--field", "policy=eakad")
    amended = area.som("initiative", "amend", initiative, *changes, "--reason", "Teenust veel ei ole.", day=EARLY)
    assert amended.exit_code == 0, amended.stderr
    assert "ska-pension" not in area.read(CARD)
    before = area.picture()

    refused = area.som("mv", "ska-pension", "pension")

    assert (refused.exit_code, "rename-named-by-act" in refused.stderr) == (1, True), refused.stderr
    assert "`som card set ska-pension title=…`" in refused.stderr
    assert area.picture() == before


def test_a_goal_on_which_an_amendment_rests_says_how_its_text_is_changed(area: Ministry) -> None:
    initiative = area.submitted(plan_goals=["hea-toimetulek"])
    area.som("initiative", "amend", initiative, "--field", "problem=Muu mure.", "--reason", "Täpsem.", day=EARLY)
    act = next((area.root / CARD).parent.glob("acts/002-*.yaml"))
    text = act.read_text(encoding="utf-8")
    renamed = text.replace("- path: problem", "- path: plan_goals.0\n    old: hea-toimetulek\n  - path: problem")
    act.write_text(renamed, encoding="utf-8", newline="\n")
    area.run("commit", "--quiet", "--no-verify", "-am", "laid")

    refused = area.som("mv", "hea-toimetulek", "toimetulek")

    assert (refused.exit_code, "`som card set hea goals.0.name=…`" in refused.stderr) == (1, True), refused.stderr


def test_the_work_plans_of_a_policy_are_called_after_it(area: Ministry) -> None:
    before = area.run("rev-parse", "HEAD^{tree}")
    plan = area.read(PLAN)

    done = area.som("mv", "eakad", "eakate-elu")

    assert done.exit_code == 0, done.stderr
    assert not (area.root / PLAN).exists()
    renamed = plan.replace("id: 2026-eakad\n", "id: 2026-eakate-elu\n").replace(
        "policy: eakad\n", "policy: eakate-elu\n"
    )
    assert area.read(PLAN.replace("eakad", "eakate-elu")) == renamed
    assert area.som("validate").exit_code == 0
    assert area.som("mv", "eakate-elu", "eakad").exit_code == 0
    assert area.run("rev-parse", "HEAD^{tree}") == before


# -- refusals: the true reason, and a way out that works --------------------------------------------------------------


def way_out(area: Ministry, refusal: str) -> None:
    """Run what the hint says."""
    command = re.search(r"`som (card set [^`]*=)…`", refusal)
    assert command, refusal
    done = area.som(*f"{command[1]}Uus".split())
    assert done.exit_code == 0, done.stderr


def test_a_service_that_was_judged_keeps_its_id_because_the_card_names_it(area: Ministry) -> None:
    area.submitted()
    refused = area.som("mv", "ska-pension", "pension")
    assert (refused.exit_code, "rename-judged" in refused.stderr) == (1, True), refused.stderr
    assert f"{CARD}` says in `service`" in refused.stderr
    assert "never edited" not in refused.stderr
    way_out(area, refused.stderr)


def test_a_meeting_that_an_act_names_keeps_its_id_and_no_title_is_proposed(sample: Path) -> None:
    refused = som(sample, "mv", "2026-12-10-juhtkomisjon-sotsiaal", "abc", "--dry-run")
    assert (refused.exit_code, "rename-named-by-act" in refused.stderr) == (1, True), refused.stderr
    assert "hint: keep the id: the record has no name or title" in refused.stderr
    assert "card set" not in refused.stderr


def test_an_agency_with_initiatives_keeps_its_id_because_of_their_folder(area: Ministry) -> None:
    area.som("initiative", "new", "--from", area.card_file(), day=EARLY)
    refused = area.som("mv", "ska", "amet")
    assert (refused.exit_code, "rename-folder" in refused.stderr) == (1, True), refused.stderr
    assert CARD in refused.stderr
    way_out(area, refused.stderr)


def test_a_dry_run_shows_the_lines_that_change_and_no_file_whole(area: Ministry) -> None:
    before = area.picture()
    shown = area.som("mv", "ska-pension", "pension", "--dry-run")
    assert shown.exit_code == 0, shown.stderr
    assert f"rename from {SERVICE}\nrename to {RENAMED}\n--- a/{SERVICE}\n+++ b/{RENAMED}\n" in shown.stdout
    assert "/dev/null" not in shown.stdout
    lines = [line for line in shown.stdout.splitlines() if re.match(r"[+-](?![+-])", line)]
    assert lines
    assert [line for line in lines if "pension" not in line] == []
    assert area.picture() == before
