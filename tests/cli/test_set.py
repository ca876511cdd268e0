"""`som card set`: one value of one file, and nothing else."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from som_cli.actions.setting import _way, with_values
from som_cli.errors import Refused, StateForbids
from som_cli.kinds import KINDS
from som_cli.store.layout import place
from som_cli.store.source import read
from tests.builders.ministry import CARD, ID
from tests.builders.process import EARLY, ROOT

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.builders.ministry import Ministry

SERVICE = "data/services/ska-pension.yaml"
NOTE = "# what clients call it"


def noted(area: Ministry) -> str:
    """Give the service a comment and quotes of its own; return its text."""
    lines = area.read(SERVICE).split("\n")
    at = next(number for number, line in enumerate(lines) if line.startswith("title:"))
    lines[at : at + 1] = [NOTE, "title:  'Pension'   # short"]
    area.commit(**{SERVICE: "\n".join(lines)})
    return area.read(SERVICE)


def test_a_value_is_set_and_set_back_and_the_bytes_are_the_same(area: Ministry) -> None:
    before = noted(area)
    done = area.som("card", "set", "ska-pension", "title=Vanaduspension")
    short = area.run("rev-parse", "--short", "HEAD")
    assert (done.exit_code, done.stdout) == (0, f"{SERVICE}\ncommit: {short}\n"), done.stderr
    assert area.read(SERVICE) == before.replace("'Pension'", "'Vanaduspension'")
    assert area.run("log", "-1", "--format=%s") == "ska-pension: edit"
    assert area.run("show", "--format=", "--name-only") == SERVICE
    assert area.som("card", "set", "ska-pension", "title=Pension").exit_code == 0
    assert area.read(SERVICE) == before


def test_a_field_comes_in_its_place_and_goes_without_a_trace(area: Ministry) -> None:
    before = noted(area)
    assert area.som("card", "set", SERVICE, "vision=Kõik saavad", "budget.0.year=2027").exit_code == 0
    text = area.read(SERVICE)
    assert '\nvision: "Kõik saavad"\n' in text
    assert text.index("vision:") < text.index("clients:")
    assert "budget:\n  - year: 2027\n" in text
    assert area.som("card", "set", SERVICE, "vision=", "budget=").exit_code == 0
    assert area.read(SERVICE) == before


@pytest.mark.parametrize("nothing", ["", "null"])
def test_a_year_of_the_targets_comes_and_goes_without_a_trace(area: Ministry, nothing: str) -> None:
    policy, targets = "data/policies/eakad.yaml", "goals.0.indicators.0.targets"
    before = area.read(policy)
    assert area.som("card", "set", "eakad", f"{targets}.2031=9").exit_code == 0
    assert "\n          2031: 9\n" in area.read(policy)
    assert area.som("card", "set", "eakad", f"{targets}.2031={nothing}").exit_code == 0
    assert area.read(policy) == before


def test_records_of_every_kind_are_found_by_their_ids(area: Ministry) -> None:
    assert area.som("card", "set", "ska", "name=Amet").exit_code == 0
    assert '\nname: "Amet"\n' in area.read("data/organisations/ska.yaml")
    unknown = area.som("card", "set", "ska-pensoin", "title=x")
    assert (unknown.exit_code, "did you mean `ska-pension`?" in unknown.stderr) == (2, True)


def test_what_does_not_fit_or_leads_nowhere_is_refused(area: Ministry) -> None:
    before = area.picture()
    for pair, code in (
        ("title=", "records-key-missing"),
        ("type=asi", "records-choice"),
        ("id=muu", "editing-id"),
        ("service_lead=eikeegi", "services-person-unknown"),
        ("clients.7=x", "usage-path"),
        ("title.x=1", "usage-path"),
    ):
        refused = area.som("card", "set", "ska-pension", pair)
        assert (refused.exit_code > 0, code in refused.stderr) == (True, True), (pair, refused.stderr)
    assert area.picture() == before


def test_a_draft_changes_freely_and_what_is_submitted_by_an_act(area: Ministry) -> None:
    area.som("initiative", "new", "--from", area.card_file(), day=EARLY)
    assert area.som("card", "set", ID, "problem=Ooteaeg on pikk.", day=EARLY).exit_code == 0
    assert area.som("initiative", "submit", ID, day=EARLY).exit_code == 0
    before = area.picture()
    refused = area.som("card", "set", ID, "problem=Muu.", day=EARLY)
    assert (refused.exit_code, area.picture()) == (1, before)
    assert f"som initiative amend {ID} --field problem=" in refused.stderr
    assert area.som("card", "set", ID, "title=Pensionikalkulaator 2", day=EARLY).exit_code == 0
    assert "Pensionikalkulaator 2" in area.read(CARD)


def test_acts_are_never_set(area: Ministry) -> None:
    initiative = area.submitted()
    act = f"data/initiatives/ska/{initiative}/acts/001-submit.yaml"
    refused = area.som("card", "set", act, "note=x")
    assert (refused.exit_code, f"som initiative advance {initiative} void" in refused.stderr) == (1, True)


def test_a_dry_run_shows_and_without_a_commit_the_file_alone_is_written(area: Ministry) -> None:
    before = area.picture()
    shown = area.som("card", "set", "ska", "name=Amet", "--dry-run")
    assert (shown.exit_code, area.picture()) == (0, before)
    assert '+name: "Amet"' in shown.stdout
    for name in ("Amet", "Ametid"):
        assert area.som("card", "set", "ska", f"name={name}", "--no-commit").exit_code == 0
    assert area.run("status", "--porcelain") == " M data/organisations/ska.yaml"
    assert area.som("card", "set", "ska", "name=Muu").exit_code == 4
    said = area.som("card", "set", "tehik", "name=TEHIK")
    assert (said.exit_code, said.stdout) == (0, "data/organisations/tehik.yaml\n")


@cache
def leaves() -> tuple[tuple[str, str, Any], ...]:
    """Texts and sums in the sample: the file, the way, the value."""
    files = [
        ROOT / f"data/{name}.yaml" for name in ("policies/lapsed-ja-pered", "services/elatisabi", "bodies/ska-juhtruhm")
    ]
    return tuple(
        (str(file.relative_to(ROOT).as_posix()), ".".join(way), value)
        for file in files
        for way, value in below(read("", file.read_bytes()).value, ())
    )


def below(value: Any, way: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], Any]]:
    if isinstance(value, dict):
        for key, each in value.items():
            yield from below(each, (*way, str(key)))
    elif isinstance(value, list):
        for number, each in enumerate(value):
            yield from below(each, (*way, str(number)))
    else:
        yield way, value


@given(st.integers(0, 10_000), st.text("aõ :#'\"-\n1", min_size=1, max_size=12))
@settings(deadline=None, max_examples=150)
def test_whatever_is_set_and_set_back_leaves_the_same_bytes(number: int, new: str) -> None:
    path, way, old = leaves()[number % len(leaves())]
    spot, before = place(path), (ROOT / path).read_bytes()
    assert spot is not None
    word = {True: "true", False: "false"}.get(old, str(old)) if isinstance(old, bool) else str(old)
    try:
        changed = with_values(spot, path, before, [(way, new)])
    except (Refused, StateForbids):
        return
    assert with_values(spot, path, changed, [(way, word)]) == before


def test_fields_that_a_new_card_lacks_are_named_once(area: Ministry) -> None:
    said = area.som("policy", "new")
    assert (said.exit_code, "`--field`, `--field`" in said.stderr) == (2, False), said.stderr
    assert "title=…" in said.stderr


GOALS = b"id: ska-pension\ngoals:\n  - id: first\n    text: One\n  - id: second\n    text: Two\n"


@pytest.mark.parametrize("field", ["goals.1.text", "goals[1].text", "goals.second.text", "goals[second].text"])
def test_an_item_of_a_list_is_meant_by_its_number_or_its_id(field: str) -> None:
    assert _way(KINDS["service"].model, field, read("", GOALS).value) == ("goals", 1, "text")


@pytest.mark.parametrize("field", ["goals.third.text", "goals.text", "[0].text", "goals..text"])
def test_a_way_to_no_item_is_told_how_ways_are_written(area: Ministry, field: str) -> None:
    said = area.som("card", "set", "ska-pension", f"{field}=Uus")
    assert (said.exit_code, "goals.0.text" in said.stderr) == (2, True), said.stderr


@pytest.mark.parametrize("style", [">-", ">", "|-", "|"])
def test_a_long_text_set_on_the_command_line_and_set_back_leaves_the_same_bytes(style: str) -> None:
    path = "data/services/elatisabi.yaml"
    spot = place(path)
    assert spot is not None
    card = (ROOT / path).read_text(encoding="utf-8")
    before = re.sub(r"(?m)^vision: .*$", f"vision: {style}\n  Abi jõuab pereni.", card).encode()
    changed = with_values(spot, path, before, [("vision", "Abi tuleb.")])
    assert f"vision: {style}\n  Abi tuleb.\n".encode() in changed
    assert with_values(spot, path, changed, [("vision", "Abi jõuab pereni.")]) == before


@pytest.mark.parametrize("words", [("card", "set", "ska-pension", "title=Muu"), ("mv", "ska-pension", "pension")])
def test_unsaved_edits_of_a_card_are_told_how_they_are_saved(area: Ministry, words: tuple[str, ...]) -> None:
    path = "data/services/ska-pension.yaml"
    area.write(path, area.read(path) + "# mine\n")
    said = area.som(*words)
    assert (said.exit_code, "initiative submit" in said.stderr, "the move" in said.stderr) == (4, False, False)
    assert "save them first: `som save ska-pension`" in said.stderr
    assert area.som("save", "ska-pension").exit_code == 0
    assert area.som(*words).exit_code == 0
