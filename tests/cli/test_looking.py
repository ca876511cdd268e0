"""What is shown of initiatives: lists, one of them, what is next, its life; for people and for programs."""

from __future__ import annotations

import shlex
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from som_cli.actions.authors import author_of
from som_cli.audit.history import Commit
from tests.builders.ministry import CARD, ID
from tests.builders.outputs import misfits
from tests.builders.process import AGENCY_SECRETARY, COORDINATOR, EARLY, GROUP, LEAD, OUTSIDER, SUBMITTER, registry

if TYPE_CHECKING:
    from tests.builders.ministry import Ministry


@pytest.fixture
def moved(area: Ministry) -> Ministry:
    """A ministry with one initiative that was agreed, by its lead, after an opinion that came too early."""
    area.submitted()
    agreed = area.som("initiative", "advance", ID, "agree", "--outcome", "yes", who=LEAD, day=EARLY)
    assert agreed.exit_code == 0, agreed.stderr
    return area


def test_a_list_is_json_csv_or_lines(moved: Ministry) -> None:
    listed = moved.som("initiative", "list", "--format", "json").json
    assert misfits(listed) == []
    assert [(one["id"], one["state"], one["since"]) for one in listed["items"]] == [(ID, "agreed", "2026-10-14")]
    assert listed["items"][0]["budget"]["hours"] is None
    rows = moved.som("initiative", "list", "--format", "csv").stdout.splitlines()
    assert rows[0] == "id,title,state,agency,domain,service,eur,hours,since"
    assert rows[1].startswith(f"{ID},Pensionikalkulaator,agreed,ska,social,ska-pension,")
    assert moved.som("initiative", "list").stdout.splitlines()[0].split("\t") == rows[0].split(",")


def test_on_a_terminal_a_list_is_a_table_in_words(moved: Ministry) -> None:
    table = moved.som("initiative", "list", terminal=True, env={"CI": "1", "NO_COLOR": "1"}).stdout
    assert "Budget" in table
    assert "14.10.2026" in table


@pytest.mark.parametrize(
    ("said", "count"),
    [
        (["--state", "agreed"], 1),
        (["--state", "draft"], 0),
        (["--agency", "ska", "--domain", "social"], 1),
        (["--domain", "health"], 0),
        (["--policy", "eakad"], 1),
    ],
)
def test_a_list_can_be_filtered(moved: Ministry, said: list[str], count: int) -> None:
    assert len(moved.som("initiative", "list", "--format", "json", *said).json["items"]) == count


def test_a_filter_that_fits_nothing_is_a_slip(moved: Ministry) -> None:
    for option, word, nearest in (
        ("--state", "agred", "agreed"),
        ("--agency", "skaa", "ska"),
        ("--domain", "helth", "health"),
    ):
        result = moved.som("initiative", "list", option, word)
        assert (result.exit_code, f"did you mean `{nearest}`?" in result.stderr) == (2, True)


def test_what_cannot_be_read_is_not_kept_quiet(moved: Ministry) -> None:
    moved.write(CARD, "title: [\n")
    result = moved.som("initiative", "list", "--format", "json")
    assert (result.json["items"], "`som validate`" in result.stderr) == ([], True)
    shown = moved.som("initiative", "show", ID)
    assert (shown.exit_code, "initiatives-unreadable" in shown.stderr) == (1, True)


def test_one_initiative_is_shown_with_all_that_belongs_to_it(moved: Ministry) -> None:
    shown = moved.som("initiative", "show", ID, "--format", "json").json
    assert misfits(shown) == []
    short = moved.run("rev-parse", "--short", "HEAD")
    assert (shown["state"], shown["card"]["title"]) == ("agreed", "Pensionikalkulaator")
    assert [(act["number"], act["move"], act["outcome"], act["by"]) for act in shown["acts"]] == [
        (1, "submit", None, SUBMITTER),
        (2, "agree", "yes", LEAD),
    ]
    assert shown["acts"][1]["commit"] == short
    assert shown["next"] == moved.som("initiative", "next", ID, "--format", "json").json


def test_one_initiative_is_shown_in_words(moved: Ministry) -> None:
    text = moved.som("initiative", "show", ID).stdout
    for part in (
        "state: agreed",
        "agency: SKA",
        "submitter: Mari Maasikas",
        "agreed: yes – Toomas Jalakas",
        "Next: present",
    ):
        assert part in text


def test_what_is_next_names_who_and_the_command_that_works(moved: Ministry) -> None:
    seen = moved.som("initiative", "next", ID, "--format", "json").json
    assert misfits(seen) == []
    assert seen["open"][0]["move"] == "present"
    command = seen["open"][0]["command"]
    assert f'--by "<by>" --body {GROUP} --presenter "<presenter>"' in command
    filled = command.replace("<by>", SUBMITTER).replace("<presenter>", SUBMITTER)
    assert "<" not in filled
    assert moved.som(*shlex.split(filled)[1:], day=EARLY).exit_code == 0


def test_every_closed_move_has_a_reason(moved: Ministry) -> None:
    for move in moved.som("initiative", "next", ID, "--format", "json").json["closed"]:
        assert move["reasons"], move
        assert all(reason["message"] for reason in move["reasons"])


def test_why_is_next_by_another_name(moved: Ministry) -> None:
    assert moved.som("why", ID).stdout == moved.som("initiative", "next", ID).stdout
    text = moved.som("why", ID).stdout
    assert "Can be done now" in text
    assert "Not from this state: " in text


def test_the_life_of_an_initiative_is_told_in_the_order_of_its_commits(area: Ministry) -> None:
    area.som("initiative", "new", "--from", area.card_file(), day=EARLY)
    area.som("initiative", "submit", ID, day=EARLY)
    area.som("initiative", "advance", ID, "agree", "--outcome", "yes", who=LEAD, day=EARLY)
    told = area.som("initiative", "history", ID, "--format", "json").json
    assert misfits(told) == []
    assert [(event["move"], event["outcome"], event["who"]) for event in told["events"]] == [
        (None, None, "Mari Maasikas"),
        ("submit", None, "Mari Maasikas"),
        ("agree", "yes", "Toomas Jalakas"),
    ]
    assert all(event["commit"] for event in told["events"])
    lines = area.som("initiative", "history", ID).stdout.splitlines()
    assert lines[2].split("\t")[:2] == ["14.10.2026", "submitted – Mari Maasikas"]


def test_an_edit_stands_where_it_was_made_that_day(area: Ministry) -> None:
    area.submitted()
    saved = area.som("initiative", "amend", ID, "--field", "team=Kolm inimest", day=EARLY)
    assert saved.exit_code == 0, saved.stderr
    agreed = area.som("initiative", "advance", ID, "agree", "--outcome", "yes", who=LEAD, day=EARLY)
    assert agreed.exit_code == 0, agreed.stderr
    events = area.som("initiative", "history", ID, "--format", "json").json["events"]
    assert [(one["move"], one["who"]) for one in events] == [
        ("submit", "Mari Maasikas"),
        (None, "Mari Maasikas"),
        ("agree", "Toomas Jalakas"),
    ]


@pytest.mark.parametrize(
    ("trailers", "email", "name"),
    [
        ((("Som-Actor", LEAD),), "mari@mujal.ee", "Toomas Jalakas"),
        ((), f"{SUBMITTER}@Som.example", "Mari Maasikas"),
        ((), "keegi@mujal.ee", "mari"),
    ],
)
def test_a_commit_is_by_whom_som_noted_else_by_whose_address_it_bears(
    trailers: tuple[tuple[str, str], ...], email: str, name: str
) -> None:
    now = datetime(2026, 10, 14, tzinfo=UTC)
    assert author_of(Commit("a" * 40, (), "mari", email, now, now, "x", trailers), registry()) == name


def test_what_was_recorded_for_somebody_else_says_so(area: Ministry) -> None:
    area.submitted()
    said = ("--outcome", "yes", "--by", LEAD, "--evidence", "Delta 1.1-13/7")
    result = area.som("initiative", "advance", ID, "agree", *said, who=AGENCY_SECRETARY)
    assert result.exit_code == 0, result.stderr
    told = area.som("initiative", "history", ID).stdout
    assert "agreed: yes – Toomas Jalakas; recorded by Anu Allik on evidence: Delta 1.1-13/7" in told


def test_markup_and_braces_in_a_title_stay_what_they_are(area: Ministry) -> None:
    initiative = area.submitted(title="Kalkulaator [bold]{id}[/bold] :smile:")
    for verb in ("show", "next"):
        assert "Kalkulaator [bold]{id}[/bold] :smile:" in area.som("initiative", verb, initiative).stdout
    listed = area.som("initiative", "list", terminal=True, env={"CI": "1", "COLUMNS": "300"}).stdout
    assert "[bold]{id}[/bold] :smile:" in listed


def test_opinions_are_filed_by_round_and_never_twice(area: Ministry) -> None:
    early = area.submitted()
    opinion = ("initiative", "opinion", early, "--stance", "support", "--argument", "Hea.", "--aspect", "law=Ei muutu.")
    refused = area.som(*opinion, who=OUTSIDER)
    assert (refused.exit_code, "initiatives-opinion-early" in refused.stderr) == (1, True)
    missing = area.som("initiative", "opinion", early, who=OUTSIDER)
    assert (missing.exit_code, "`--stance` and `--argument`" in missing.stderr) == (2, True)
    assert area.som("initiative", "report", early, "--period", "2027-T1", "--unchanged", who=COORDINATOR).exit_code == 1
