"""From files to the registry: what is read, what cannot be, and what each file is to be called."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import pytest

from som_cli.settings import Settings
from som_cli.store.load import Files, Loaded, Reader, case_ids, load, origin_of, packaged_process
from som_cli.store.tree import CommitTree, WorkingTree
from tests.builders.corpus import LaidTree, base

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from som_cli.diagnostics import Diagnostic
    from tests.builders.repository import Repository

TODAY = dt.date(2026, 12, 10)
DRAFT = "data/initiatives/ska/ska-2026-teavitused/"
AGREED = "data/initiatives/ska/ska-2026-iseteenindus/"
PERSON = "data/people/jaan-tamm.yaml"


@dataclass(frozen=True)
class Tampered(LaidTree):
    """A tree in which some files are links, and some cannot be read."""

    links: frozenset[str] = frozenset()
    locked: Mapping[str, OSError] = field(default_factory=dict)

    def is_link(self, path: str) -> bool:
        return path in self.links

    def read(self, path: str) -> bytes:
        if path in self.locked:
            raise self.locked[path]
        assert path not in self.links, "a link is never followed"
        return super().read(path)


def tree(changes: Mapping[str, str | None] | None = None, **more: Any) -> Tampered:
    """The base of the corpus with some files changed, added, or (None) gone."""
    files = dict(base().files)
    for path, text in (changes or {}).items():
        if text is None:
            del files[path]
        else:
            files[path] = text.encode()
    return Tampered(files, **more)


def loaded(changes: Mapping[str, str | None] | None = None, **more: Any) -> Loaded:
    return load(tree(changes, **more), TODAY)


def told(findings: tuple[Diagnostic, ...]) -> list[tuple[str, str, dict[str, Any]]]:
    return [(one.path, one.code, dict(one.facts)) for one in findings]


def text(path: str) -> str:
    return base().read(path).decode()


# -- what there is ----------------------------------------------------------------------------------------------------


def test_paths_are_sorted_by_what_stands_at_them() -> None:
    paths = [
        "som.yaml", "data/process.yaml", PERSON, f"{DRAFT}initiative.yaml", f"{DRAFT}acts/001-submit.yaml",
        "data/people/kiri.docx", "data/people/mari.yml", "data/muu/a.yaml", f"{DRAFT}notes.yaml",
    ]  # fmt: skip
    assert Files.of(paths) == Files(
        {"settings": "som.yaml", "process": "data/process.yaml"},
        {"person": (PERSON,)},
        {DRAFT: (f"{DRAFT}initiative.yaml", f"{DRAFT}acts/001-submit.yaml")},
        ("data/people/mari.yml", "data/muu/a.yaml", f"{DRAFT}notes.yaml"),
    )


def test_everything_sound_is_in_the_registry() -> None:
    found = loaded()
    registry = found.registry
    assert (found.findings, found.broken) == ((), frozenset())
    assert sorted(registry.cases) == [
        "ska-2025-pensioniteade",
        "ska-2026-iseteenindus",
        "ska-2026-pensionikalkulaator",
        "ska-2026-teavitused",
    ]
    assert registry.cases["ska-2026-pensionikalkulaator"].state == "planned"
    assert [filed.record.move for filed in registry.cases["ska-2026-iseteenindus"].acts] == ["submit", "agree"]
    assert registry.people["jaan-tamm"].origin.path == PERSON
    assert (registry.settings.today, registry.today) == (TODAY, TODAY)
    assert found.known["initiative"] == frozenset(registry.cases)
    assert found.known["body"] == {"ska-juhtruhm", "sotsiaal"}
    assert case_ids(Files.of(tree().paths())) == found.known["initiative"]


def test_an_empty_tree_has_settings_and_a_process_all_the_same() -> None:
    found = load(LaidTree({}), TODAY)
    assert found.findings == ()
    assert found.registry.settings == Settings(schema="settings/1")
    assert found.registry.process == packaged_process()


def test_opinions_and_reports_stand_with_their_case() -> None:
    case = loaded().registry.cases["ska-2026-pensionikalkulaator"]
    assert [filed.record.reviewer for filed in case.opinions] == ["jaan-tamm"]
    assert [filed.record.period for filed in case.reports] == ["2026-T3"]


# -- what cannot be read ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("path", [PERSON, f"{DRAFT}initiative.yaml", "som.yaml"])
def test_a_link_is_told_and_never_followed(path: str) -> None:
    assert ("files-link", {}) in [
        (code, facts) for at, code, facts in told(loaded(links={path}).findings) if at == path
    ]


def test_a_file_that_cannot_be_read_is_told_with_the_systems_reason() -> None:
    found = loaded(locked={PERSON: PermissionError(13, "Permission denied"), "som.yaml": OSError("gone")})
    assert told(found.findings) == [
        ("som.yaml", "files-unreadable", {"reason": "gone"}),
        (PERSON, "files-unreadable", {"reason": "Permission denied"}),
    ]
    assert "jaan-tamm" not in found.registry.people
    assert "jaan-tamm" in found.known["person"]
    assert found.registry.settings == Settings(schema="settings/1")


def test_a_record_that_does_not_conform_is_known_and_not_there() -> None:
    found = loaded({PERSON: text(PERSON).replace("organisation: ska\n", "")})
    assert [code for _, code, _ in told(found.findings)] == ["records-key-missing"]
    assert "jaan-tamm" not in found.registry.people
    assert "jaan-tamm" in found.known["person"]


def test_a_file_that_is_no_yaml_is_told_by_the_reader_alone() -> None:
    found = loaded({PERSON: "id: [\n"})
    assert {path for path, _, _ in told(found.findings)} == {PERSON}
    assert all(code.startswith("files-") for _, code, _ in told(found.findings))


def test_without_a_process_the_programs_own_is_used() -> None:
    found = loaded({"data/process.yaml": None})
    assert told(found.findings) == [("data/process.yaml", "process-missing", {})]
    assert found.registry.process == packaged_process()
    broken = loaded({"data/process.yaml": "schema: process/1\n"})
    assert {code for _, code, _ in told(broken.findings)} == {"records-key-missing"}
    assert broken.registry.process == packaged_process()


# -- what it says it is -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("said", "codes"),
    [
        ("schema: organisation/1", ["records-schema"]),
        ("schema: person/2", ["records-schema-newer"]),
        ("schema: person/two", ["records-schema"]),
        ("schema: person", ["records-schema"]),
        ("", ["records-key-missing"]),
    ],
)
def test_a_file_says_what_it_is(said: str, codes: list[str]) -> None:
    found = loaded({PERSON: text(PERSON).replace("schema: person/1", said)})
    assert [code for _, code, _ in told(found.findings)] == codes


def test_of_a_newer_form_nothing_more_is_said() -> None:
    found = loaded({PERSON: "schema: person/9\nnimi: Jaan\n"})
    assert told(found.findings) == [(PERSON, "records-schema-newer", {"value": "person/9", "expected": "person/1"})]


# -- names and places -------------------------------------------------------------------------------------------------


def test_the_id_of_a_record_is_the_name_of_its_file() -> None:
    found = loaded({PERSON: text(PERSON).replace("id: jaan-tamm", "id: jan")})
    assert told(found.findings) == [(PERSON, "records-name", {"value": "jan", "expected": "jaan-tamm"})]
    assert found.registry.people["jan"].origin.path == PERSON
    assert {"jan", "jaan-tamm"} <= found.known["person"]


@pytest.mark.req("D52")
def test_the_id_of_an_initiative_is_the_name_of_its_folder() -> None:
    card = text(f"{DRAFT}initiative.yaml").replace("id: ska-2026-teavitused", "id: ska-2026-teavitus")
    assert told(loaded({f"{DRAFT}initiative.yaml": card}).findings) == [
        (f"{DRAFT}initiative.yaml", "records-name", {"value": "ska-2026-teavitus", "expected": "ska-2026-teavitused"})
    ]


@pytest.mark.parametrize(
    ("stem", "changes", "code"),
    [
        ("002-agree", {"initiative: ska-2026-iseteenindus": "initiative: ska-2026-muu"}, "acts-initiative"),
        ("003-agree", {}, "acts-name"),
        ("002-present", {}, "acts-name"),
        ("2-agree", {}, "acts-name"),
        ("002agree", {}, "acts-name"),
    ],
)
def test_an_act_belongs_to_its_case_and_stands_under_its_name(stem: str, changes: dict[str, str], code: str) -> None:
    act = text(f"{AGREED}acts/002-agree.yaml")
    for old, new in changes.items():
        act = act.replace(old, new)
    found = loaded({f"{AGREED}acts/002-agree.yaml": None, f"{AGREED}acts/{stem}.yaml": act})
    assert [(path, said) for path, said, _ in told(found.findings)] == [(f"{AGREED}acts/{stem}.yaml", code)]


@pytest.mark.parametrize(
    ("path", "nearest"),
    [
        ("data/peopel/mari.yaml", "data/people/"),
        ("data/person/mari.yaml", "data/people/"),
        ("data/initiative/ska/ska-2026-a/initiative.yaml", "data/initiatives/"),
        ("data/people/mari.yml", "data/people/mari.yaml"),
        ("data/people/old/mari.yaml", None),
        ("data/zzz/mari.yaml", None),
        ("data/mari.yaml", None),
    ],
)
@pytest.mark.req("S63")
def test_a_stray_file_is_told_where_it_was_meant(path: str, nearest: str | None) -> None:
    assert told(loaded({path: "a: 1\n"}).findings) == [(path, "records-place", {"value": path, "nearest": nearest})]


def test_what_is_no_yaml_may_stand_anywhere() -> None:
    assert loaded({"data/people/kiri.docx": "x", f"{DRAFT}lisa.pdf": "x"}).findings == ()


# -- case files -------------------------------------------------------------------------------------------------------


def test_a_case_without_a_card_is_told_once_and_is_no_case() -> None:
    found = loaded({f"{AGREED}initiative.yaml": None})
    assert told(found.findings) == [
        (f"{AGREED}initiative.yaml", "initiatives-card-missing", {"case": "ska-2026-iseteenindus"})
    ]
    assert "ska-2026-iseteenindus" not in found.registry.cases
    assert "ska-2026-iseteenindus" in found.known["initiative"]
    assert found.broken == {AGREED}


def test_a_card_that_cannot_be_read_is_not_told_missing() -> None:
    found = loaded({f"{AGREED}initiative.yaml": "id: [\n"})
    assert "initiatives-card-missing" not in [code for _, code, _ in told(found.findings)]
    assert found.broken == {AGREED}


def test_an_act_that_cannot_be_read_breaks_its_case_alone() -> None:
    found = loaded({f"{AGREED}acts/001-submit.yaml": "id: [\n"})
    case = found.registry.cases["ska-2026-iseteenindus"]
    assert [filed.record.move for filed in case.acts] == ["agree"]
    assert found.broken == {AGREED}


# -- where things stand -----------------------------------------------------------------------------------------------


def test_a_file_is_read_again_for_its_places_and_only_once() -> None:
    reads: list[str] = []

    class Counting(LaidTree):
        def read(self, path: str) -> bytes:
            reads.append(path)
            return super().read(path)

    origin = origin_of(Counting(base().files), PERSON)
    assert reads == []
    finding = origin.report("people-organisation-unknown", ("organisation",), value="x")
    assert text(PERSON).split("\n")[finding.line - 1][finding.column - 1 :] == "ska"
    assert origin.report_key("records-key-unknown", ("organisation",), key="x").column == 1
    origin.report("people-organisation-unknown", ("id",), value="x")
    origin.report_key("records-key-unknown", ("id",), key="x")
    assert reads == [PERSON]  # for the values and the keys together


def test_a_reader_gathers_what_it_finds() -> None:
    reader = Reader(tree({PERSON: "id: [\n"}))
    assert reader.record("data/people/kaja-kask.yaml", "person") is not None
    assert reader.findings == []
    assert reader.record(PERSON, "person") is None
    assert reader.findings


# -- trees ------------------------------------------------------------------------------------------------------------


def test_the_working_tree_lists_records_links_too_and_nothing_else(tmp_path: Path) -> None:
    assert list(WorkingTree(tmp_path).paths()) == []
    (tmp_path / "data/people").mkdir(parents=True)
    (tmp_path / "data/people/a.yaml").write_bytes(b"id: a\n")
    (tmp_path / "README.md").write_bytes(b"x")
    (tmp_path / "som.yaml").write_bytes(b"schema: settings/1\n")
    try:
        (tmp_path / "data/out").symlink_to(tmp_path)
    except OSError:
        pytest.skip("the system makes no links for this user")
    here = WorkingTree(tmp_path)
    assert list(here.paths()) == ["som.yaml", "data/out", "data/people/a.yaml"]
    assert here.read("data/people/a.yaml") == b"id: a\n"
    assert (here.is_link("data/out"), here.is_link("data/people/a.yaml")) == (True, False)


def test_a_link_in_place_of_a_record_is_told(tmp_path: Path) -> None:
    (tmp_path / "data/people").mkdir(parents=True)
    secret = tmp_path / "secret.yaml"
    secret.write_bytes(b"name: salajane\n")
    try:
        (tmp_path / "data/people/mari.yaml").symlink_to(secret)
    except OSError:
        pytest.skip("the system makes no links for this user")
    found = load(WorkingTree(tmp_path), TODAY)
    assert told(found.findings) == [("data/people/mari.yaml", "files-link", {})]


def test_the_tree_of_a_commit_is_what_was_committed(repo: Repository) -> None:
    repo.write("data/people/a.yaml", "id: a\n")
    repo.commit("a")
    repo.write("data/people/a.yaml", "id: b\n")
    there = CommitTree(repo.git, "HEAD")
    assert list(there.paths()) == ["data/initiatives/ska/ska-2026-a/initiative.yaml", "data/people/a.yaml", "som.yaml"]
    assert there.read("data/people/a.yaml") == b"id: a\n"
