"""A goal that was changed after it was coordinated is a finding, read out of the history."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from som_cli.actions import earlier_cards
from som_cli.actions.coordination import changed_goals, check_history
from som_cli.store import source
from som_cli.store.load import Files, load_register
from som_cli.store.tree import WorkingTree
from tests.builders.ministry import ministry
from tests.builders.process import TODAY

if TYPE_CHECKING:
    from pathlib import Path

    from som_cli.store.source import Document
    from tests.builders.ministry import Ministry

SERVICE = "data/services/ska-pension.yaml"


@pytest.fixture
def area(steady_git: None, tmp_path: Path) -> Ministry:  # noqa: ARG001  (the environment is set by then)
    """The small ministry in a repository of its own."""
    return ministry(tmp_path / "area")


def found(area: Ministry) -> list[str]:
    here = WorkingTree(area.root)
    registry = load_register(here, Files.of(here.paths()), TODAY).registry
    return [f"{one.path} {one.code} {one.at}" for one in changed_goals(area.git, registry)]


@pytest.mark.req("S118")
def test_a_goal_is_coordinated_as_it_was_written_that_day(area: Ministry) -> None:
    assert found(area) == []
    area.write(SERVICE, area.read(SERVICE).replace("Inimene teab oma pensioni.", "Inimene teab oma pensioni ette."))
    assert found(area) == [f"{SERVICE} services-goal-changed ('goals', 0)"]


POLICY = "data/policies/eakad.yaml"


def told(area: Ministry) -> list[tuple[str, str]]:
    said = area.som("validate", "--format", "json").json["findings"]
    return [(one["path"], one["code"]) for one in said if one["code"].endswith(("-changed", "-unexplained"))]


@pytest.mark.req("S62")
@pytest.mark.parametrize(
    ("path", "code"), [(SERVICE, "services-target-unexplained"), (POLICY, "policies-target-unexplained")]
)
def test_a_target_that_moved_without_a_reason_is_told(area: Ministry, path: str, code: str) -> None:
    before = area.read(path)
    assert "          2027: " in before
    assert told(area) == []
    moved = before.replace("          2027: ", "          2027: 1", 1)
    area.write(path, moved)
    found = [one for one in told(area) if one[1].endswith("unexplained")]
    assert found == [(path, code)]
    area.commit("moved")
    assert (path, code) in told(area)
    area.write(path, moved.replace("        targets:\n", "        note: Arvestus muutus.\n        targets:\n", 1))
    assert [one for one in told(area) if one[1].endswith("unexplained")] == []


@pytest.mark.req("S118")
def test_the_check_of_everything_tells_goals_that_want_to_be_coordinated_again(area: Ministry) -> None:
    area.write(SERVICE, area.read(SERVICE).replace("Inimene teab oma pensioni.", "Inimene teab oma pensioni ette."))
    assert told(area) == [(SERVICE, "services-goal-changed")]


def test_each_earlier_card_is_read_once_however_many_rules_look_back(
    area: Ministry, monkeypatch: pytest.MonkeyPatch
) -> None:
    read: list[bytes] = []

    def counted(path: str, raw: bytes) -> Document:
        read.append(raw)
        return source.read(path, raw)

    monkeypatch.setattr(earlier_cards, "read", counted)
    here = WorkingTree(area.root)
    check_history(area.git, load_register(here, Files.of(here.paths()), TODAY).registry)
    assert sorted(read) == sorted(area.read(path).encode() for path in (SERVICE, POLICY))


@pytest.mark.req("S118")
def test_a_new_id_is_no_change_of_what_was_coordinated(area: Ministry) -> None:
    for old, new in (
        ("hea-toimetulek", "toimetulek"),
        ("toimetulek", "elu"),
        ("pension-teadjad", "teadjad"),
        ("pension-teada", "teada"),
    ):
        done = area.som("mv", old, new)
        assert done.exit_code == 0, done.stderr
        assert told(area) == []
    text = area.read(SERVICE)
    area.write(SERVICE, text.replace("Inimene teab oma pensioni.", "Inimene teab oma pensioni ette."))
    assert told(area) == [(SERVICE, "services-goal-changed")]


@pytest.mark.req("S118")
def test_another_goal_of_a_plan_is_a_change_of_what_was_coordinated(area: Ministry) -> None:
    plan = next(path for path in area.run("ls-files", "data/plans").splitlines() if "hea-toimetulek" in area.read(path))
    area.write(plan, area.read(plan).replace("goals:\n", "goals:\n  - id: muu\n    name: Muu eesmärk\n", 1))
    area.write(SERVICE, area.read(SERVICE).replace("hea-toimetulek", "muu"))
    assert told(area) == [(SERVICE, "services-goal-changed")]


@pytest.mark.req("S62")
def test_a_target_of_another_year_in_its_place_wants_a_reason_as_well(area: Ministry) -> None:
    before = area.read(POLICY)
    last = max(line for line in before.splitlines() if line.startswith("          2030: "))
    moved = before.replace(f"{last}\n", "          2031: 25\n", 1)
    area.write(POLICY, moved)
    unexplained = "policies-target-unexplained"
    here = WorkingTree(area.root)
    found = check_history(area.git, load_register(here, Files.of(here.paths()), TODAY).registry)
    at = ("goals", 0, "indicators", 0, "targets", "2030")
    assert [(one.code, one.at, one.facts["year"]) for one in found] == [(unexplained, at, "2030")]
    area.write(POLICY, moved.replace("        targets:\n", "        note: Arvestus muutus.\n        targets:\n", 1))
    assert told(area) == []


@pytest.mark.req("S62")
def test_a_target_that_moved_is_told_of_at_its_own_line(area: Ministry) -> None:
    lines = area.read(POLICY).splitlines()
    number = next(number for number, line in enumerate(lines) if line.startswith("          2027: "))
    lines[number] = "          2027: 17"
    area.write(POLICY, "\n".join(lines) + "\n")
    said = area.som("validate", "--format", "json").json["findings"]
    assert [one["line"] for one in said if one["code"] == "policies-target-unexplained"] == [number + 1]
