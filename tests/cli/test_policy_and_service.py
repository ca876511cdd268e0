"""Policy and service cards from the command line: lists, one card, documents, completeness."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

import pytest

from som_cli.process.plain import plain
from som_cli.store.emit import emit
from tests.builders.cards import indicator_values, policy, service
from tests.builders.outputs import misfits
from tests.builders.terminal import som
from tests.cli.test_writing import FIELDS, WHOLE, options

if TYPE_CHECKING:
    from pathlib import Path
    from typing import Any

    from tests.builders.ministry import Ministry

GOAL = {
    "id": "eakad-kodus",
    "text": "Rohkem eakaid elab kodus.",
    "plan_goals": ["hea-toimetulek"],
    "indicators": [indicator_values()],
}
OTHER = {"id": "loomad", "text": "Loomad elavad hästi."}


def file(area: Ministry, kind: str, card: Any) -> None:
    path = f"data/{'policies' if kind == 'policy' else 'services'}/{card.id}.yaml"
    area.write(path, emit(plain(card), kind, path))


@pytest.fixture
def ours(area: Ministry) -> Ministry:
    """The small ministry with a policy that has a measured goal, and one more service and support service."""
    file(area, "policy", policy(id="elu", title="Ühine elu", goals=[GOAL], services=[{"service": "ska-zeta"}]))
    file(area, "policy", policy(id="zoo", title="Zooloogia", status="closed", goals=[OTHER], vision="TBD"))
    file(area, "service", service(id="ska-zeta", title="=Šokk"))
    file(area, "service", service(id="tugi", title="Tugi", type="support_service", supports=["elu"]))
    area.commit("cards")
    return area


def ids(area: Ministry, *said: str) -> list[str]:
    found = area.som(*said, "--format", "json").json
    assert misfits(found) == []
    return [one["id"] for one in found["items"]]


@pytest.mark.req("S45")
def test_policies_are_listed_as_estonian_sorts_them(ours: Ministry) -> None:
    listed = [one for one in ids(ours, "policy", "list") if one in {"elu", "zoo"}]
    assert listed == ["zoo", "elu"]
    assert "zoo" not in ids(ours, "policy", "list", "--status", "active")
    assert ids(ours, "policy", "list", "--department", "hoolekanne")


def test_services_are_listed_by_agency_policy_and_type(ours: Ministry) -> None:
    assert ids(ours, "service", "list", "--policy", "elu") == ["ska-zeta", "tugi"]
    assert ids(ours, "service", "list", "--type", "support_service") == ["tugi"]
    assert ids(ours, "service", "list", "--agency", "tehik") == []
    wrong = ours.som("service", "list", "--policy", "elud")
    assert (wrong.exit_code, "`elu`" in wrong.stderr) == (2, True)


def test_rows_are_for_spreadsheets_and_pipes(ours: Ministry) -> None:
    rows = list(csv.reader(io.StringIO(ours.som("service", "list", "--format", "csv").stdout)))
    assert rows[0][:3] == ["id", "title", "type"]
    assert ["ska-zeta", "'=Šokk", "service"] in [row[:3] for row in rows]
    assert ours.som("policy", "list").stdout.splitlines()[0].split("\t")[:2] == ["id", "title"]
    terminal = som(ours.root, "policy", "list", terminal=True)
    assert "Zooloogia" in terminal.stdout
    assert "Policy lead" in terminal.stdout
    assert terminal.stderr.splitlines()[-1].startswith("As planned: how many indicators keep pace")


@pytest.mark.parametrize("kind", ["policy", "service"])
def test_the_columns_of_a_list_are_explained(ours: Ministry, kind: str) -> None:
    said = " ".join(ours.som(kind, "list", "--help").stdout.split())
    assert "`measured` is how many indicators were measured since their baseline, `kept` how many" in said


@pytest.mark.req("S36", "S76")
def test_a_policy_is_shown_with_its_state(ours: Ministry) -> None:
    shown = ours.som("policy", "show", "elu", "--format", "json").json
    assert misfits(shown) == []
    assert shown["card"]["title"] == "Ühine elu"
    indicator = shown["goals"][0]["indicators"][0]
    assert (indicator["pace"], indicator["level"]) == ("on_path", {"year": 2024, "value": "36"})
    text = ours.som("policy", "show", "elu").stdout
    assert "41 (2021) → 36 (2024) → 30 (2027) % – as planned" in text
    assert "Needs attention\n" in text
    assert text.startswith("Ühine elu\nelu\n")


@pytest.mark.req("S121")
def test_a_service_is_shown_with_its_nine_blocks(ours: Ministry) -> None:
    shown = ours.som("service", "show", "ska-zeta", "--format", "json").json
    assert misfits(shown) == []
    assert shown["blocks"] == {"filled": 9, "of": 9, "empty": []}
    assert shown["policies"] == ["elu"]
    assert "main blocks with content: 9/9" in ours.som("service", "show", "ska-zeta").stdout
    assert "support-service manager:" in ours.som("service", "show", "tugi").stdout


@pytest.mark.parametrize(
    "words", [["policy", "show"], ["policy", "render"], ["service", "show"], ["service", "render"]]
)
def test_an_id_that_is_not_known_names_the_nearest(ours: Ministry, words: list[str]) -> None:
    wrong = ours.som(*words, "eluu" if words[0] == "policy" else "ska-zet")
    assert wrong.exit_code == 2
    assert ("`elu`" if words[0] == "policy" else "`ska-zeta`") in wrong.stderr


@pytest.mark.req("S5")
def test_cards_are_rendered_to_stdout_or_a_file_in_both_languages(ours: Ministry) -> None:
    english = ours.som("policy", "render", "elu", "--lang", "en")
    assert (english.exit_code, english.stdout.splitlines()[0]) == (0, "# Policy card: Ühine elu")
    target = ours.root / "build" / "elu.md"
    written = ours.som("policy", "render", "elu", "--lang", "et", "-o", str(target))
    assert (written.exit_code, written.stdout) == (0, "")
    assert target.read_text(encoding="utf-8").startswith("# Poliitikakaart: ühine elu\n")
    support = ours.som("service", "render", "tugi", "--lang", "et").stdout
    assert support.startswith("# Tugiteenuse kaart: tugi\n")
    assert ours.som("service", "render", "ska-zeta", "--lang", "en").stdout.startswith("# Service card: =Šokk\n")


def test_a_card_as_of_a_day_is_that_of_the_commit_of_the_day(ours: Ministry) -> None:
    day = ours.run("log", "-1", "--format=%cs").strip()
    file(ours, "policy", policy(id="elu", title="Uus nimi", goals=[GOAL]))
    ours.commit_at("2027-01-10T12:00:00+02:00")
    now = ours.som("policy", "render", "elu", "--lang", "en").stdout
    then = ours.som("policy", "render", "elu", "--lang", "en", "--as-of", day).stdout
    assert now.startswith("# Policy card: Uus nimi\n")
    assert then.startswith("# Policy card: Ühine elu\n")
    assert then == ours.som("policy", "render", "elu", "--lang", "en", "--as-of", day).stdout


def test_strict_rendering_refuses_findings(ours: Ministry) -> None:
    ours.write("data/policies/katki.yaml", "schema: policy/1\nid: katki\n")
    lenient = ours.som("policy", "render", "elu")
    assert lenient.exit_code == 0
    assert "finding" in lenient.stderr
    assert ours.som("policy", "render", "elu", "--strict").exit_code == 1


@pytest.mark.req("S45")
def test_completeness_is_told_of_every_card(ours: Ministry) -> None:
    ours.submitted()
    checked = ours.som("card", "check", "--format", "json").json
    assert misfits(checked) == []
    kinds = [one["kind"] for one in checked["items"]]
    assert kinds == sorted(kinds, key=["policy", "service", "support_service", "initiative"].index)
    assert {"policy", "service", "support_service", "initiative"} == set(kinds)
    assert "zoo" not in [one["id"] for one in checked["items"]], "the domain is closed"
    only = ours.som("card", "check", "--kind", "service").stdout.splitlines()
    assert only[0] == "id\tkind\tpercent\tmissing\tnext"
    assert "ska-zeta\tservice\t" in "\n".join(only)


@pytest.mark.req("S45")
def test_one_card_is_told_gap_by_gap(ours: Ministry) -> None:
    told = ours.som("card", "check", "zoo").stdout
    assert "Vision (`vision`, " in told
    assert "the text is still to be written" in told
    assert told.rstrip().endswith("Next: Goals: Indicators (`goals.indicators`)")
    assert "of the nine main blocks have content" in ours.som("card", "check", "ska-zeta").stdout
    assert ours.som("card", "check", "zoo", "--format", "json").json["items"][0]["next"] == "goals.indicators"
    wrong = ours.som("card", "check", "zo")
    assert (wrong.exit_code, "`zoo`" in wrong.stderr) == (2, True)


def test_no_sign_of_a_card_moves_the_cursor(ours: Ministry) -> None:
    file(ours, "policy", policy(id="elu", title="Elu\u202e", goals=[GOAL], vision="kuri\u202e"))
    for words in (["policy", "show", "elu"], ["card", "check", "elu"]):
        said = ours.som(*words).stdout
        assert "\u202e" not in said
        assert "\u001b" not in said


@pytest.mark.req("S88", "S91", "S92")
def test_a_policy_card_shows_proposals_with_kind_proposer_and_answer_in_words(sample: Path) -> None:
    proposed = "Elatisabi taotleja näeb iseteeninduses, mis seisus sissenõudmine on."
    became = "Elatise sissenõudmise andmed jõuavad SKAsse andmevahetusega, mitte kirjaga."

    told = som(sample, "policy", "show", "lapsed-ja-pered").stdout.splitlines()
    shown = som(sample, "policy", "show", "lapsed-ja-pered", "--format", "json").json

    assert told[told.index("Proposals of the team") + 1] == (
        f"  change of a service: {proposed} (Kadri Saarepuu, 10.09.2026) – accepted: development need {became}"
    )
    assert misfits(shown) == []
    assert shown["proposals"] == [
        {
            "type": "service_change",
            "text": proposed,
            "proposer": "kadri-saarepuu",
            "date": "2026-09-10",
            "answer": "accepted",
            "said": "elatis-andmevahetus",
            "became": [{"kind": "need", "id": "elatis-andmevahetus"}],
            "waiting": False,
        }
    ]


# -- what has an error is not committed -------------------------------------------------------------------------------

NEW = ("service", "new", *options(*FIELDS, "organisation=som"))  # of the ministry, which has no services
PATH = "data/services/uus-teenus.yaml"


@pytest.mark.req("S118", "S122")
def test_a_draft_with_gaps_is_not_said_to_have_been_gone_through(area: Ministry) -> None:
    made = area.som("service", "new", *options(*FIELDS))
    assert (made.exit_code, "warning[services-block-empty]" in made.stderr) == (0, True), made.stderr
    before = area.picture()

    told = area.som("card", "set", "uus-teenus", "reviewed=2026-12-01")

    assert (told.exit_code, "error[services-block-empty]" in told.stderr) == (1, True), told.stderr
    assert area.picture() == before


@pytest.mark.parametrize("more", [(), ("--branch",)])
def test_a_new_card_with_errors_is_written_and_not_committed(area: Ministry, more: tuple[str, ...]) -> None:
    before = area.run("rev-parse", "HEAD")

    told = area.som(*NEW, *more)

    assert (told.exit_code, told.stdout) == (1, f"{PATH}\n"), told.stderr
    assert "error[editing-unfinished]" in told.stderr
    assert "error[services-owner-ministry]" in told.stderr
    assert "`som save uus-teenus`" in told.stderr
    assert area.run("rev-parse", "HEAD") == before
    assert area.run("status", "--porcelain") == f"?? {PATH}"
    assert area.som("save", "uus-teenus").exit_code == 1


def test_a_card_that_is_not_finished_is_filled_further_and_committed_once_it_is(area: Ministry) -> None:
    assert area.som(*NEW).exit_code == 1
    more = area.som("service", "edit", "uus-teenus", "--field", "channels.0=Iseteenindus")
    assert (more.exit_code, "editing-unfinished" in more.stderr) == (1, True), more.stderr
    assert "Iseteenindus" in area.read(PATH)
    done = area.som("service", "edit", "uus-teenus", *options(*WHOLE))
    assert done.exit_code == 0, done.stderr
    assert area.run("log", "-1", "--format=%s") == "uus-teenus: new"
    assert area.run("status", "--porcelain") == ""


def test_no_edit_brings_an_error_to_a_card_that_had_none(area: Ministry) -> None:
    before = area.run("rev-parse", "HEAD")
    words = [
        ("service", "edit", "ska-pension", "--field", "delivery=TBD"),
        ("card", "set", "ska-pension", "delivery=TBD"),
    ]
    for one in words:
        told = area.som(*one)
        assert (told.exit_code, "services-block-empty" in told.stderr) == (1, True), told.stderr
    assert area.run("rev-parse", "HEAD") == before
    assert area.run("status", "--porcelain") == ""
