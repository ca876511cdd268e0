"""The sample as a repository: the same records at the end, and a history that could have been."""

from __future__ import annotations

import os
from collections import Counter
from datetime import date
from typing import TYPE_CHECKING

import pytest

from som_cli.actions.check import check
from som_cli.actions.sample import commits, make
from som_cli.audit.trailers import ActClaim, Claim, read
from som_cli.diagnostics import Severity
from som_cli.errors import EnvironmentFault, StateForbids
from som_cli.process.digests import act_digest
from som_cli.store.git import Git
from som_cli.store.load import load
from som_cli.store.packaged import packaged
from som_cli.store.tree import WorkingTree

if TYPE_CHECKING:
    from pathlib import Path

    from som_cli.audit.trailers import Ungrammatical

STEP = int(os.environ.get("SOM_SAMPLE_STEP", "60"))  # every which commit is checked; all of them take two minutes
TODAY = date(2026, 11, 22)
ROOT = packaged("som.yaml").parent


class Grown:
    """The files as they stand after some of the commits, without a repository."""

    def __init__(self) -> None:
        self.files: dict[str, bytes] = {}

    def paths(self) -> list[str]:
        return sorted(path for path in self.files if path.startswith("data/") or path == "som.yaml")

    def read(self, path: str) -> bytes:
        return self.files[path]


@pytest.fixture(scope="module")
def history():
    return list(commits())


@pytest.fixture(scope="module")
def repository(tmp_path_factory):
    return make(tmp_path_factory.mktemp("sample") / "ministry")


@pytest.fixture(scope="module")
def registry():
    return load(WorkingTree(ROOT), TODAY).registry


def files_under(root: Path) -> dict[str, bytes]:
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in root.rglob("*") if path.is_file()}


@pytest.mark.req("D1")
def test_the_sample_has_nothing_to_say_when_it_is_checked():
    assert check(WorkingTree(ROOT), TODAY).findings == ()


@pytest.mark.parametrize("day", [date(2024, 12, 1), date(2026, 12, 9), date(2027, 6, 1), date(2030, 1, 1)])
def test_no_day_makes_an_error_of_the_sample(day):
    findings = check(WorkingTree(ROOT), day).findings
    assert [finding for finding in findings if finding.severity is Severity.ERROR] == []


def test_the_records_at_the_end_are_those_of_the_sample(repository):
    assert files_under(repository.root / "data") == files_under(ROOT / "data")


def test_the_settings_say_from_when_on_the_history_is_proved(repository):
    settings = (repository.root / "som.yaml").read_text(encoding="utf-8")
    assert settings == (ROOT / "som.yaml").read_text(encoding="utf-8")


def test_nothing_is_left_uncommitted(repository):
    assert Git(repository.root).ask("status", "--porcelain") == ""


def test_every_act_came_by_a_commit_of_its_own_with_what_it_says(history, registry):
    claims = [claim for commit in history if isinstance(claim := _claim(commit.message), Claim) and claim.act]
    acts = [filed.record for case in registry.cases.values() for filed in case.acts]
    assert Counter(claim.act for claim in claims) == Counter(
        ActClaim(act.initiative, act.number, act_digest(act)[3:19], act.move) for act in acts
    )
    assert {claim.actor for claim in claims} == {act.recorded_by for act in acts}


def test_the_author_of_an_act_is_who_recorded_it_and_when(history, registry):
    recorded = {
        filed.origin.path: (registry.people[filed.record.recorded_by].record.name, filed.record.recorded_at)
        for case in registry.cases.values()
        for filed in case.acts
    }
    found = {path: (commit.name, commit.when) for commit in history for path in commit.files if path in recorded}
    assert found == recorded


def test_a_commit_of_an_act_touches_its_case_file_alone(history):
    for commit in history:
        claim = _claim(commit.message)
        if isinstance(claim, Claim) and claim.act:
            assert {path.split("/")[3] for path in commit.files} == {claim.act.initiative}


def test_time_runs_forward_and_ends_before_the_day_of_the_sample(history):
    times = [commit.when for commit in history]
    assert times == sorted(times)
    assert (times[0].date(), times[-1].date() <= TODAY) == (date(2024, 11, 18), True)


def test_the_history_is_that_of_two_years_of_many_people(history):
    months = Counter(commit.when.strftime("%Y-%m") for commit in history)
    assert len(history) > 800
    assert len({commit.name for commit in history}) > 45
    assert len(months) == 24  # from November 2024 to November 2026; in July 2025 everybody was on holiday


def test_a_commit_along_the_way_has_no_errors(history):
    grown = Grown()
    for number, commit in enumerate(history):
        grown.files.update(commit.files)
        if number % STEP == 0 or number == len(history) - 1:
            findings = check(grown, commit.when.date()).findings
            errors = [finding for finding in findings if finding.severity is Severity.ERROR]
            assert errors == [], commit.message


def test_an_amendment_gives_back_the_text_before_it(history):
    path = "data/initiatives/ska/ska-2022-teenuseosutajate-portaal/initiative.yaml"
    texts = [commit.files[path].decode() for commit in history if path in commit.files]
    ends = [line for text in texts for line in text.splitlines() if line.startswith("  end:")]
    totals = [sum(int(line.split(": ")[1]) for line in text.splitlines() if "    amount:" in line) for text in texts]
    assert (ends[0], ends[-1]) == ("  end: 2026-12-31", "  end: 2027-12-31")
    assert (totals[0], totals[-1]) == (565170, 683170)
    assert "2027-06-30" not in texts[0]  # the milestones that the amendment made room for came with it


def test_a_meeting_is_planned_before_it_is_held(history):
    path = "data/meetings/2026-06-11-juhtkomisjon-sotsiaal.yaml"
    states = [
        line
        for commit in history
        if path in commit.files
        for line in commit.files[path].decode().splitlines()
        if line.startswith("status:")
    ]
    assert states == ["status: planned", "status: frozen", "status: held", "status: minuted"]


def test_a_folder_that_holds_something_is_left_alone(tmp_path):
    (tmp_path / "letter.txt").write_text("mine", encoding="utf-8")
    with pytest.raises(StateForbids) as refusal:
        make(tmp_path)
    assert (refusal.value.code, [path.name for path in tmp_path.iterdir()]) == ("init-files-exist", ["letter.txt"])


@pytest.mark.parametrize("was_there", [True, False])
def test_a_past_that_cannot_be_taken_in_leaves_nothing(tmp_path, monkeypatch, was_there):
    root = tmp_path / "new"
    if was_there:
        root.mkdir()
    monkeypatch.setattr("som_cli.store.fastimport.REGULAR", "no mode")
    with pytest.raises(EnvironmentFault):
        make(root)
    assert (root.exists(), [*tmp_path.rglob("*")]) == (was_there, [root] if was_there else [])


def test_nobodys_settings_or_hooks_have_a_say(tmp_path, monkeypatch):
    hook, settings = tmp_path / "hooks/reference-transaction", tmp_path / "gitconfig"
    hook.parent.mkdir()
    hook.write_text("#!/bin/sh\nexit 1\n", encoding="utf-8")
    hook.chmod(0o755)
    settings.write_text(
        f'[core]\n autocrlf = true\n hooksPath = "{hook.parent.as_posix()}"\n[commit]\n gpgSign = true\n',
        encoding="utf-8",
    )
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", str(settings))
    made = make(tmp_path / "new")
    assert files_under(made.root / "data") == files_under(ROOT / "data")
    assert Git(made.root).ask("status", "--porcelain") == ""


def test_a_dry_run_makes_nothing(tmp_path):
    made = make(tmp_path / "new", dry_run=True)
    assert (made.commit, (tmp_path / "new").exists()) == (None, False)
    assert {"som.yaml", "data/process.yaml", ".github/CODEOWNERS"} <= set(made.files)


def _claim(message: str) -> Claim | Ungrammatical | None:
    _, _, body = message.partition("\n\n")
    trailers = (line.partition(": ") for line in body.splitlines())
    return read((key, value) for key, sign, value in trailers if sign)


# -- what the sample must hold ------------------------------------------------------------------------------------


def test_it_holds_every_state_of_the_process(registry):
    assert {case.state for case in registry.cases.values()} == {state.id for state in registry.process.states}


def test_it_is_as_large_as_it_was_meant_to_be(registry):
    indicators = [one for plan in registry.plans.values() for goal in plan.record.goals for one in goal.indicators]
    support = [filed for filed in registry.services.values() if filed.record.type == "support_service"]
    assert len(indicators) >= 40
    assert len(registry.policies) >= 8
    assert (len(registry.services) >= 24, len(support) >= 4) == (True, True)
    assert len(registry.cases) >= 24


@pytest.mark.parametrize("committee", ["juhtkomisjon-sotsiaal", "juhtkomisjon-tervis"])
@pytest.mark.req("D68", "D73")
def test_each_committee_has_met_and_will_meet_again(registry, committee):
    meetings = [filed.record for filed in registry.meetings.values() if filed.record.body == committee]
    ordinary = [meeting for meeting in meetings if meeting.kind == "ordinary"]
    assert len([meeting for meeting in ordinary if meeting.is_held]) >= 4
    assert min(meeting.date for meeting in ordinary if not meeting.is_held) > TODAY


def test_it_holds_what_is_rare(registry):
    cases = registry.cases.values()
    open_conditions = [case for case in cases if any(one.status == "open" for one in case.conditions)]
    met = [case for case in cases if any(one.verified for one in case.conditions)]
    voided = [case for case in cases if case.voids]
    hours = [case for case in cases if (budget := case.card.record.known_budget) and budget.hours]
    across = [case for case in cases if case.card.record.also]
    waiting = [case for case in cases if case.waiting]
    assert all([open_conditions, met, voided, hours, across, waiting])


def test_nobody_in_it_is_real(registry):
    for filed in registry.people.values():
        text = (ROOT / filed.origin.path).read_text(encoding="utf-8")
        assert "# invented: no such person\n" in text
        assert all(address.endswith("@example.ee") for address in filed.record.email)
