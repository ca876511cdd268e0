"""The check of a repository: what is told of it, in which order, of which paths, by how many processes."""

from __future__ import annotations

import datetime as dt
import gc
from typing import TYPE_CHECKING, Any

import pytest

from som_cli.actions import check as module
from som_cli.actions.check import Checked, check, judge, within
from som_cli.actions.since import changed_since, check_since
from som_cli.codes import table
from som_cli.diagnostics import Severity
from som_cli.errors import NotProvable
from som_cli.process.doubt import DOUBTED
from som_cli.process.references import PLURAL
from som_cli.store.layout import PROCESS
from som_cli.store.load import load
from som_cli.store.tree import WorkingTree
from tests.builders.corpus import BadCase, LaidTree, base, cases

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tests.builders.repository import Repository

TODAY = dt.date(2026, 12, 10)
DRAFT = "data/initiatives/ska/ska-2026-teavitused/initiative.yaml"
AGREED = "data/initiatives/ska/ska-2026-iseteenindus/"
PLANNED = "data/initiatives/ska/ska-2026-pensionikalkulaator/"
PERSON = "data/people/jaan-tamm.yaml"
TEHIK = "data/organisations/tehik.yaml"
BODY = "data/bodies/sotsiaal.yaml"


def text(path: str) -> str:
    return base().read(path).decode()


def tree(changes: Mapping[str, str | None] | None = None) -> LaidTree:
    """The base of the corpus with some files changed, added, or (None) gone."""
    files = dict(base().files)
    for path, content in (changes or {}).items():
        if content is None:
            del files[path]
        else:
            files[path] = content.encode()
    return LaidTree(files)


def lost(path: str, key: str) -> str:
    """The text of a record without the line of a key."""
    return "".join(line for line in text(path).splitlines(keepends=True) if not line.startswith(f"{key}:"))


BROKEN = {
    PERSON: text(PERSON).replace("organisation: ska", "organisation: skaa"),
    DRAFT: text(DRAFT)
    .replace("submitter: mari-maasikas", "submitter: mari-muu")
    .replace("domain: social", "domain: x"),
    f"{AGREED}acts/002-agree.yaml": text(f"{AGREED}acts/002-agree.yaml").replace("outcome: ", 'note: "x"\noutcome: '),
    "data/muu/a.yaml": "a: 1\n",
}


def told(checked: Checked) -> list[tuple[str, str]]:
    return [(one.path, one.code) for one in checked.findings]


# -- what is told, and in which order ---------------------------------------------------------------------------------


def test_a_sound_repository_says_nothing_and_how_much_was_checked() -> None:
    assert check(base(), TODAY) == Checked((), len(base().paths()))


def test_findings_have_a_severity_and_stand_in_the_order_of_places() -> None:
    findings = check(tree(BROKEN), TODAY).findings
    assert [(one.path, one.line, one.code, one.severity) for one in findings] == [
        (f"{AGREED}acts/002-agree.yaml", 14, "acts-digest-differs", Severity.ERROR),
        (DRAFT, 6, "records-choice", Severity.ERROR),
        ("data/muu/a.yaml", 1, "records-place", Severity.WARNING),
        (PERSON, 5, "people-organisation-unknown", Severity.ERROR),
    ]
    assert list(findings) == sorted(findings, key=lambda one: one.place)


def test_a_check_counts_by_severity() -> None:
    checked = check(tree(BROKEN), TODAY)
    assert [checked.count(one) for one in (Severity.ERROR, Severity.WARNING, Severity.NOTE)] == [3, 1, 0]


def test_all_that_is_wrong_with_a_file_is_told_at_once() -> None:
    bare = lost(DRAFT, "agency").replace("submitter: mari-maasikas\n", "").replace("domain: social", "domain: x")
    assert told(check(tree({DRAFT: bare}), TODAY)) == [
        (DRAFT, "records-key-missing"),
        (DRAFT, "records-key-missing"),
        (DRAFT, "records-choice"),
    ]


def test_the_settings_say_what_counts_for_what() -> None:
    levels = "levels:\n  people-organisation-unknown: {level: note, reason: proov}\n"
    settled = check(tree({**BROKEN, "som.yaml": text("som.yaml") + levels}), TODAY)
    assert {one.severity for one in settled.findings if one.path == PERSON} == {Severity.NOTE}
    off = levels.replace("note", '"off"')
    assert PERSON not in dict(told(check(tree({**BROKEN, "som.yaml": text("som.yaml") + off}), TODAY)))


def test_the_collector_of_garbage_is_as_it_was() -> None:
    check(base(), TODAY)
    assert gc.isenabled()


# -- an unreadable record is told once --------------------------------------------------------------------------------


@pytest.mark.parametrize("path", base().paths())
def test_a_file_that_cannot_be_read_is_one_finding(path: str) -> None:
    found = told(check(tree({path: text(path) + "foo: [\n"}), TODAY))
    assert found == [(path, "files-syntax-bracket")]


@pytest.mark.parametrize("path", [TEHIK, "data/plans/hea.yaml", "data/meetings/2026-12-10-sotsiaal.yaml", BODY])
def test_what_leads_to_a_record_of_no_use_is_no_second_finding(path: str) -> None:
    found = told(check(tree({path: lost(path, "name" if "meet" not in path else "date")}), TODAY))
    assert found == [(path, "records-key-missing")]


def test_what_is_in_doubt_is_a_code_and_the_kinds_that_could_deny_it() -> None:
    assert set(DOUBTED) <= set(table())
    assert frozenset().union(*DOUBTED.values()) <= {*PLURAL, "process"}


def test_acts_are_not_judged_by_another_table_than_theirs() -> None:
    gone = {f"{PLANNED}acts/004-assess.yaml": None, PROCESS: text(PROCESS) + "foo: [\n"}
    found = told(check(tree(gone), TODAY))
    assert found == [(f"{PLANNED}acts/005-endorse.yaml", "acts-number-gap"), (PROCESS, "files-syntax-bracket")]


def test_a_record_that_is_gone_is_missed_everywhere() -> None:
    found = told(check(tree({TEHIK: None}), TODAY))
    cards = ("data/initiatives/ska/ska-2025-pensioniteade/initiative.yaml", f"{PLANNED}initiative.yaml")
    assert found == [(card, "initiatives-organisation-unknown") for card in cards]


def test_the_trail_of_a_case_is_not_judged_where_an_act_cannot_be_read() -> None:
    act = f"{PLANNED}acts/004-assess.yaml"
    assert told(check(tree({act: lost(act, "recorded_by")}), TODAY)) == [(act, "records-key-missing")]


# -- only some paths --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("only", "paths", "checked"),
    [
        ([PERSON], {PERSON}, 1),
        (["data/people"], {PERSON}, 8),
        (["data/people/"], {PERSON}, 8),
        (["data/initiatives/ska"], {DRAFT, f"{AGREED}acts/002-agree.yaml"}, 28),
        (["data/peop"], set(), 0),
        (["som.yaml"], set(), 1),
        ([PERSON, DRAFT], {PERSON, DRAFT}, 2),
        ([], set(BROKEN), 53),
    ],
)
def test_of_all_that_is_read_only_the_paths_named_are_told(only: list[str], paths: set[str], checked: int) -> None:
    found = check(tree(BROKEN), TODAY, only)
    assert {one.path for one in found.findings} == paths
    assert found.checked == checked


# -- how full cards are to be -----------------------------------------------------------------------------------------


@pytest.mark.req("S45")
def test_a_check_can_ask_more_than_the_settings() -> None:
    asked = check(base(), TODAY, least=100)
    assert {one.code for one in asked.findings} == {"cards-incomplete", "initiatives-incomplete"}
    lowered = text("som.yaml") + "thresholds:\n  policy_completeness: 100\n"
    assert told(check(tree({"som.yaml": lowered}), TODAY)) == [("data/policies/eakad.yaml", "cards-incomplete")]
    assert told(check(tree({"som.yaml": lowered}), TODAY, least=0)) == []


# -- several processes ------------------------------------------------------------------------------------------------


def many(number: int) -> dict[str, str | None]:
    """So many drafts in a row, each after the one before, and each seventh of them without a submitter."""
    cards: dict[str, str | None] = {}
    for place in range(number):
        id_ = f"ska-2026-mitu-{place:03d}"
        card = text(DRAFT).replace("id: ska-2026-teavitused", f"id: {id_}")
        after = f"depends_on:\n  - ska-2026-mitu-{(place + 1) % number:03d}\n"
        card = card.replace("submitter: mari-maasikas\n", "" if place % 7 == 0 else "submitter: mari-maasikas\n")
        cards[f"data/initiatives/ska/{id_}/initiative.yaml"] = card + after
    return cards


def test_several_processes_find_what_one_finds(monkeypatch: pytest.MonkeyPatch) -> None:
    large = tree(many(30) | BROKEN)
    alone = check(large, TODAY)
    assert len(alone.findings) == 5 + len(BROKEN)
    monkeypatch.setattr(module, "FEW_CASES", 1)
    monkeypatch.setattr(module, "CHUNK", 4)
    monkeypatch.setattr("os.cpu_count", lambda: 2)
    assert check(large, TODAY) == alone


def test_rules_across_cases_hold_across_processes(monkeypatch: pytest.MonkeyPatch) -> None:
    first = "data/initiatives/ska/ska-2026-mitu-000/initiative.yaml"
    ring = many(6)
    ring[first] = (ring[first] or "").replace("agency: ska\n", "agency: ska\nsubmitter: mari-maasikas\n")
    alone = check(tree(ring), TODAY)
    assert told(alone) == [(first, "initiatives-circle")]
    monkeypatch.setattr(module, "FEW_CASES", 1)
    monkeypatch.setattr(module, "CHUNK", 1)
    monkeypatch.setattr("os.cpu_count", lambda: 2)
    assert check(tree(ring), TODAY) == alone


@pytest.mark.parametrize("way", ["one processor", "no fork"])
def test_where_the_system_cannot_fork_one_process_does_it(monkeypatch: pytest.MonkeyPatch, way: str) -> None:
    def refuse(*_: Any, **__: Any) -> None:
        raise AssertionError("no process may be started")

    monkeypatch.setattr(module, "FEW_CASES", 1)
    monkeypatch.setattr(module, "ProcessPoolExecutor", refuse)
    monkeypatch.setattr("os.cpu_count", lambda: None if way == "one processor" else 8)
    monkeypatch.setattr(module, "get_all_start_methods", lambda: ["spawn"] if way == "no fork" else ["fork", "spawn"])
    assert check(base(), TODAY).findings == ()


# -- since a commit ---------------------------------------------------------------------------------------------------


@pytest.fixture
def area(repo: Repository) -> Repository:
    """The base of the corpus in git, with a finding in a person and one in a draft."""
    repo.run("rm", "-r", "--quiet", ".")
    for path in base().paths():
        repo.write(path, BROKEN.get(path) or text(path))
    repo.write(f"{AGREED}acts/002-agree.yaml", text(f"{AGREED}acts/002-agree.yaml"))
    repo.commit("broken")
    return repo


def since(area: Repository, rev: str = "HEAD", **more: Any) -> dict[tuple[str, str], Severity | None]:
    checked = check_since(area.git, rev, WorkingTree(area.root), TODAY, **more)
    return {(one.path, one.code): one.severity for one in checked.findings}


OLD_PERSON = (PERSON, "people-organisation-unknown")
OLD_DRAFT = (DRAFT, "records-choice")


def test_old_findings_in_untouched_records_are_notes(area: Repository) -> None:
    assert since(area) == {OLD_PERSON: Severity.NOTE, OLD_DRAFT: Severity.NOTE}


@pytest.mark.parametrize("committed", [False, True])
def test_whoever_touches_a_record_answers_for_all_of_it(area: Repository, committed: bool) -> None:
    start = area.run("rev-parse", "HEAD")
    area.write(PERSON, area.read(PERSON).replace("Jaan Tamm", "Jaan J. Tamm"))
    if committed:
        area.commit("name")
    assert since(area, start) == {OLD_PERSON: Severity.ERROR, OLD_DRAFT: Severity.NOTE}


def test_a_new_record_is_no_old_one_whether_or_not_git_knows_it(area: Repository) -> None:
    new = "data/people/kati-karu.yaml"
    area.write(new, BROKEN[PERSON].replace("jaan-tamm", "kati-karu").replace("Jaan Tamm", "Kati Karu"))
    assert since(area)[new, "people-organisation-unknown"] is Severity.ERROR
    area.run("add", new)
    assert since(area)[new, "people-organisation-unknown"] is Severity.ERROR


def test_what_a_change_elsewhere_broke_is_new(area: Repository) -> None:
    (area.root / TEHIK).unlink()
    assert since(area)[f"{PLANNED}initiative.yaml", "initiatives-organisation-unknown"] is Severity.ERROR


def test_an_old_finding_stays_one_where_its_line_moved(area: Repository) -> None:
    """Touched it is an error, in what was not touched a note: the place within the file does not matter."""
    first = area.run("rev-parse", "HEAD")
    area.write(PERSON, "# märkus\n" + area.read(PERSON))
    area.commit("a comment")
    assert since(area, first)[OLD_PERSON] is Severity.ERROR
    assert since(area)[OLD_PERSON] is Severity.NOTE


def test_warnings_become_notes_and_notes_stay(area: Repository) -> None:
    area.write("data/muu/a.yaml", "a: 1\n")
    area.write("som.yaml", area.read("som.yaml") + f"levels:\n  {OLD_DRAFT[1]}: {{level: note, reason: proov}}\n")
    area.commit("more")
    assert since(area) == {
        OLD_PERSON: Severity.NOTE,
        OLD_DRAFT: Severity.NOTE,
        ("data/muu/a.yaml", "records-place"): Severity.NOTE,
    }


def test_paths_and_fullness_hold_since_a_commit_too(area: Repository) -> None:
    assert since(area, only=[PERSON]) == {OLD_PERSON: Severity.NOTE}
    assert ("data/policies/eakad.yaml", "cards-incomplete") in since(area, least=100)


def test_a_commit_that_is_not_there_proves_nothing(area: Repository) -> None:
    with pytest.raises(NotProvable) as refusal:
        since(area, "nowhere")
    assert refusal.value.code == "store-revision-unknown"


def test_names_with_letters_and_blanks_are_compared_too(area: Repository) -> None:
    area.write("data/people/õ ä.yaml", "a: 1\n")
    assert "data/people/õ ä.yaml" in changed_since(area.git, "HEAD")


@pytest.mark.parametrize("bad", cases(), ids=lambda bad: bad.name)
def test_what_was_loaded_is_judged_as_the_check_of_its_tree_judges(bad: BadCase) -> None:
    assert judge(load(bad.bad, TODAY), bad.bad) == check(bad.bad, TODAY).findings


def test_of_what_was_loaded_the_findings_of_paths_are_told_and_what_cannot_be_read_anywhere() -> None:
    found = tree({**BROKEN, TEHIK: "id: [\n"})
    told = judge(load(found, TODAY), found, [DRAFT])
    assert {finding.path for finding in told} == {DRAFT, TEHIK, "data/muu/a.yaml"}
    assert [one for one in told if one.path == DRAFT] == list(check(found, TODAY, [DRAFT]).findings)


@pytest.mark.parametrize("bad", tuple(cases())[::12], ids=lambda bad: bad.name)
def test_of_some_paths_a_check_finds_what_it_finds_of_them_among_all(bad: BadCase) -> None:
    found = check(bad.bad, TODAY).findings
    paths = sorted({one.path for one in found if one.path})
    for path in {*paths[-1:], *(one.rpartition("/")[0] for one in paths[:1])}:
        assert check(bad.bad, TODAY, [path]).findings == tuple(one for one in found if within(one.path, [path]))
