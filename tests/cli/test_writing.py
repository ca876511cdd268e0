"""`som policy|service new|edit`: by questions, by options, by a file; a card with errors is kept and not committed."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

import pytest
import yaml

from som_cli.cards.card_questions import DUTIES, EMPTY, SECTIONS
from som_cli.kinds import KINDS
from tests.builders.process import LEAD, POLICY_LEAD

if TYPE_CHECKING:
    from tests.builders.ministry import Ministry
    from tests.builders.terminal import Result

PLAIN = {"SOM_PLAIN": "1", "GIT_EDITOR": ":"}
POLICY = "data/policies/hoiatused.yaml"
SERVICE = "data/services/uus-teenus.yaml"
FIELDS = (
    "title=Uus teenus",
    "type=service",
    "organisation=ska",
    f"service_lead={LEAD}",
    "client_needs=Abi.",
    "delivery=Nii.",
)
WHOLE = (
    *FIELDS,
    *("channels.0=Iseteenindus", "user_experience.feedback.0=Hea", "communication.0.moment=Algus"),
    *("communication.0.channel=e-kiri", "communication.0.message=Tere", "legal_acts.0.title=Seadus"),
    *("standards.0=Hea haldus", "processes.0=Menetlus", "parties.0.name=SKA", "parties.0.role=Osutaja"),
    *("risks.0.text=Risk", "risks.0.mitigation=Maandus", "products.0=Otsus", "clients.0=Lapsed"),
)


def typed(area: Ministry, lines: list[str], *words: str) -> Result:
    keys = "".join(f"{line}\n" for line in lines)
    return area.som(*words, stdin=keys, terminal=True, env=PLAIN)


def options(*fields: str) -> list[str]:
    return [word for field in fields for word in ("--field", field)]


def test_the_questions_ask_for_fields_of_the_card_and_for_all_duties() -> None:
    for kind, sections in SECTIONS.items():
        asked = {question.field for section in sections for question in section.questions}
        assert asked <= set(KINDS[kind].keys)
        assert set(DUTIES[kind]) <= asked


def test_a_card_is_made_by_options_and_warned_of_what_it_lacks(area: Ministry) -> None:
    done = area.som("service", "new", *options(*WHOLE))
    short = area.run("rev-parse", "--short", "HEAD")
    assert (done.exit_code, done.stdout) == (0, f"{SERVICE}\ncommit: {short}\n"), done.stderr
    assert "warning[services-goals-missing]" in done.stderr
    assert "\nid: uus-teenus\n" in area.read(SERVICE)
    assert area.run("log", "-1", "--format=%s") == "uus-teenus: new"
    assert area.som("fmt", SERVICE, "--check").exit_code == 0
    again = area.som("service", "new", *options(*WHOLE))
    assert again.stdout.startswith("data/services/uus-teenus-2.yaml\n")


def test_what_the_form_requires_is_asked_for_or_begins_empty() -> None:
    for kind in ("policy", "service"):
        required = {name for name, field in KINDS[kind].model.model_fields.items() if field.is_required()}
        assert required - {"schema_", "id"} == {*DUTIES[kind], *EMPTY[kind]}


def test_without_a_terminal_all_that_is_missing_is_named(area: Ministry) -> None:
    refused = area.som("policy", "new", "--field", "title=Hoiatused")
    assert refused.exit_code == 2
    assert refused.stderr == (
        "error[usage-fields-missing]: `department`, `policy_lead` and `vision` of the card cannot be left out, and "
        "there is no terminal to ask on\n"
        "  hint: add `--field department=… --field policy_lead=… --field vision=…`; `target_groups`, `goals`, "
        "`services` and `core_team`, which the form asks for too, may be filled in later\n"
    )
    both = area.som("service", "new", *options("type=support_service", "service_manager=" + LEAD, "clients.0=Lapsed"))
    assert (both.exit_code, "service_lead" in both.stderr, "`clients`" in both.stderr) == (2, False, False)
    assert area.som("service", "edit", "ska-pension").exit_code == 2


def test_a_name_that_nobody_bears_is_told_with_what_is_missing(area: Ministry) -> None:
    both = area.som("initiative", "submit", "--title", "Teavitused", "--agency", "skka", "--problem", "Aeglane.")
    assert both.exit_code == 2
    assert "error[usage-missing]: `--domain`, `--service`" in both.stderr
    assert "--agency: error[initiatives-organisation-unknown]: no organisation is called `skka`" in both.stderr
    assert "did you mean `ska`?" in both.stderr
    assert area.run("status", "--porcelain") == ""


def test_a_draft_is_not_made_of_an_agency_that_is_not_there(area: Ministry) -> None:
    new = ("initiative", "new", "--title", "Teavitused")
    one = area.som(*new, "--agency", "skka", "--service", "mis")
    assert (one.exit_code, one.stderr) == (
        2,
        "error[initiatives-organisation-unknown]: no organisation is called `skka`\n  hint: did you mean `ska`?\n",
    )
    assert area.run("status", "--porcelain") == ""
    whole = area.som(*new, "--agency", "ska", "--domain", "social", "--service", "mis")
    assert whole.exit_code == 0, whole.stderr  # a draft always saves


def test_only_agencies_of_the_area_of_government_are_meant(area: Ministry) -> None:
    area.write("data/organisations/mkm.yaml", "schema: organisation/1\nid: mkm\nname: MKM\ntype: external\n")
    area.commit("another ministry")
    done = area.som("initiative", "new", "--title", "Teavitused", "--agency", "mkn")
    assert (done.exit_code, "mkm" in done.stderr) == (2, False)


def test_all_names_that_nobody_bears_are_told_at_once(area: Ministry) -> None:
    words = [part for name in ("agency", "submitter", "plan-goal") for part in (f"--{name}", "mis")]
    done = area.som("initiative", "submit", "--from", area.card_file(), *words)
    told = [line.partition(":")[0] for line in done.stderr.split("\n") if ": error[" in line]
    assert (done.exit_code, told) == (2, ["--agency", "--submitter", "--plan-goal"])


def test_a_policy_is_written_by_questions(area: Ministry) -> None:
    before = int(area.run("rev-list", "--count", "HEAD"))
    about = ["Hoiatused", "hoolekanne", POLICY_LEAD, "Kõik on hoiatatud.", "", ""]
    indicator = ["Hoiatatud inimesed", "kaks", "2025", "40,5", "2028", "80", "%", "1", "Küsitlus", ""]
    goals = ["Vajadus", "", "", "", "lapsed", "", "Vähem riske", "", "hea-toimetulek", "", *indicator]
    people = ["ska-pension", "", LEAD, "liige", "0", ""]
    law = ["Seadus", "", "", "", "Raha saab otsa", "", "varuda", ""]
    money = ["2,5", "120000", "2027", "130000", "", "", ""]
    done = typed(area, [*about, *goals, *people, *law, *money, "1"], "policy", "new")
    assert done.exit_code == 0, done.stderr
    text = area.read(POLICY)
    assert "policy_lead: " + POLICY_LEAD in text
    assert "situation:\n  needs: " in text
    assert "services:\n  - service: ska-pension\n" in text
    card = yaml.safe_load(text)
    assert card["goals"][0]["indicators"] == [
        {
            "id": "hoiatatud-inimesed",
            "name": "Hoiatatud inimesed",
            "unit": "%",
            "direction": "up",
            "source": "Küsitlus",
            "baseline": {"year": 2025, "value": 40.5},
            "targets": {2028: 80},
        }
    ]
    assert card["resource_need"] == {"people": 2.5, "money": 120000}
    assert card["budget"] == [{"year": 2027, "proposed": 130000}]
    assert int(area.run("rev-list", "--count", "HEAD")) == before + 1


def test_a_service_is_asked_for_its_clients_experience_and_data(area: Ministry) -> None:
    about = ["Uus teenus", "1", "ska", LEAD, "Abi jõuab kohale.", ""]
    client = ["lapsed", "", "Abi.", "", "Nii.", "", "iseteenindus", ""]
    felt = ["4,5", "1–5", "12.05.2026", "Kiire.", "", "Taotlus on esitatud", "e-post", "Mida oodatakse.", ""]
    team = ["", "", "", "0", ""]
    law = ["", "", "", "Otsused", "SKAIS2", LEAD, "", ""]
    done = typed(area, [*about, *client, *felt, *team, *law, "", "", "", "1"], "service", "new")
    assert (done.exit_code, "warning[services-block-empty]" in done.stderr) == (0, True), done.stderr
    card = yaml.safe_load(area.read(SERVICE))
    assert card["user_experience"] == {
        "satisfaction": {"value": 4.5, "scale": "1–5"},
        "measured_on": date(2026, 5, 12),
        "feedback": ["Kiire."],
    }
    assert card["communication"] == [
        {"moment": "Taotlus on esitatud", "channel": "e-post", "message": "Mida oodatakse."}
    ]
    assert card["data"] == [{"name": "Otsused", "register": "SKAIS2", "quality_owner": LEAD}]


def test_the_finished_card_is_shown_and_may_be_left(area: Ministry) -> None:
    before = area.picture()
    left = typed(
        area, [*["Hoiatused", "hoolekanne", POLICY_LEAD, "Hea."], *[""] * 16, "0", *[""] * 8, "2"], "policy", "new"
    )
    assert 'title: "Hoiatused"' in left.stderr
    assert "Nothing was written." in left.stderr
    assert area.picture() == before


@pytest.mark.req("S22")
def test_a_support_service_needs_its_manager_alone(area: Ministry) -> None:
    managed = [field for field in WHOLE if not field.startswith(("type", "service_lead"))]
    done = area.som(
        "service",
        "new",
        *options(
            *managed,
            "type=support_service",
            f"service_manager={LEAD}",
            "internal_clients.0=Teenistujad",
            "supports.0=eakad",
        ),
    )
    assert done.exit_code == 0, done.stderr
    area.write(SERVICE, re.sub(r"(?m)^service_lead: .*\n", "", area.read(SERVICE)))
    found = area.som("validate", SERVICE, "--format", "json").json["findings"]
    assert "service_lead" not in str(found)
    area.write(SERVICE, re.sub(r"(?m)^service_manager: .*", "service_manager: eikeegi", area.read(SERVICE)))
    found = area.som("validate", SERVICE, "--format", "json").json["findings"]
    unknown = [one["column"] for one in found if one["code"] == "services-person-unknown"]
    assert unknown == [18]


def test_what_was_said_before_a_stop_is_kept(area: Ministry) -> None:
    stopped = typed(area, ["x" * 201, "Hoiatus", "<", "Hoiatused", "hoolekanne"], "policy", "new")
    assert "`<` goes back to the question before" in stopped.stderr
    assert "200" in stopped.stderr  # too long a title is told at once
    assert stopped.exit_code == 130
    assert "som policy new --from build/policy-" in stopped.stderr


def test_an_edit_keeps_every_other_byte(area: Ministry) -> None:
    area.som("service", "new", *options(*WHOLE))
    area.write(SERVICE, area.read(SERVICE) + "# minu märkus\n")
    done = area.som("service", "edit", "uus-teenus", *options("vision=Hea", "channels.0=iseteenindus"))
    assert done.exit_code == 0, done.stderr
    text = area.read(SERVICE)
    assert '\nvision: "Hea"\n' in text
    assert "# minu märkus\n" in text
    assert area.run("log", "-1", "--format=%s") == "uus-teenus: edit"
    assert area.som("service", "edit", "uus-teenus", *options("service_lead=eikeegi")).exit_code == 1
