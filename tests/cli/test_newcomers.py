"""A newcomer's record, a new repository, the forms, the process."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from tests.builders.outputs import misfits
from tests.builders.terminal import som

if TYPE_CHECKING:
    from pathlib import Path

    from tests.builders.ministry import Ministry

FIRST = {"NAME": "Ülle Õunapuu", "EMAIL": "ylle@som.example"}
LAURA = {"NAME": "Laura Leesikas", "EMAIL": "laura.leesikas@example.ee"}
NOW = {"SOM_NOW": "2026-11-22T12:00:00+02:00"}


def test_a_newcomer_is_known_by_name_and_address_of_git(area: Ministry) -> None:
    newcomer = {"GIT_AUTHOR_NAME": "Ülle Õunapuu", "GIT_AUTHOR_EMAIL": "ylle@ska.ee"}
    lacking = area.som("person", "new", env=newcomer)
    assert (lacking.exit_code, "`--organisation`" in lacking.stderr) == (2, True)
    result = area.som("person", "new", "--org", "ska", env=newcomer)
    assert result.exit_code == 0, result.stderr
    assert area.read("data/people/ulle-ounapuu.yaml").splitlines()[1:] == [
        "schema: person/1",
        "id: ulle-ounapuu",
        'name: "Ülle Õunapuu"',
        "organisation: ska",
        "email:",
        "  - ylle@ska.ee",
    ]
    assert "Som-Actor: ulle-ounapuu" in area.run("log", "-1", "--format=%B")
    assert area.som("initiative", "submit", "--from", area.card_file(), env=newcomer).exit_code == 0


def test_only_on_a_branch_a_newcomer_is_still_to_be_merged(area: Ministry) -> None:
    first = area.som(
        "person", "new", "--org", "ska", env={"GIT_AUTHOR_NAME": "Kaja Kõiv", "GIT_AUTHOR_EMAIL": "kk@ska.ee"}
    )
    assert first.stderr == "Kaja Kõiv can make moves now.\n"
    other = {"GIT_AUTHOR_NAME": "Ülle Õun", "GIT_AUTHOR_EMAIL": "ylle@ska.ee"}
    second = area.som("person", "new", "--org", "ska", "--branch", env=other)
    assert "have it merged into the main branch; then Ülle Õun can make moves" in second.stderr


def test_nobody_is_added_twice(area: Ministry) -> None:
    same = area.som("person", "new", "--org", "ska")
    address = area.som("person", "new", "--org", "ska", "--name", "Keegi Muu")
    nowhere = area.som("person", "new", "--org", "skaa", "--name", "Keegi Muu", "--email", "muu@ska.ee")
    assert [one.exit_code for one in (same, address, nowhere)] == [1, 1, 1]
    assert "people-id-taken" in same.stderr
    assert "people-email-taken" in address.stderr
    assert "did you mean `ska`?" in nowhere.stderr
    assert area.som("person", "new", "--org", "ska", "--name", "X Y", "--email", "x@y.ee", "--dry-run").exit_code == 0
    assert area.run("status", "--porcelain") == ""


def test_a_new_repository_is_sound_and_has_one_commit(steady_git: None, tmp_path: Path) -> None:  # noqa: ARG001
    root = tmp_path / "uus"
    made = som(None, "init", str(root), env=NOW)
    assert made.exit_code == 0, made.stderr
    paths = made.stdout.splitlines()
    assert {"som.yaml", "data/process.yaml", ".github/workflows/som.yml", ".gitattributes"} <= set(paths)
    assert all((root / path).exists() for path in paths)
    assert "history_from: 2026-11-22\n" in (root / "som.yaml").read_text(encoding="utf-8")
    checked = som(root, "validate", "--strict", env=NOW)
    assert checked.exit_code == 0, checked.stdout
    again = som(None, "init", str(root), env=NOW)
    assert (again.exit_code, "init-files-exist" in again.stderr) == (4, True)
    other = som(None, "-C", str(tmp_path), "init", "teine", "--dry-run", env=NOW)
    assert (other.exit_code, (tmp_path / "teine").exists()) == (0, False)


def test_where_git_knows_nobody_no_repository_is_begun(tmp_path: Path) -> None:
    nobody = {**NOW, "HOME": str(tmp_path), "XDG_CONFIG_HOME": str(tmp_path), "GIT_CONFIG_NOSYSTEM": "1"}
    nobody |= {f"GIT_{role}_{what}": "" for role in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}
    refused = som(None, "init", str(tmp_path / "uus" / "veel"), env=nobody)
    assert (refused.exit_code, "error[store-identity-missing]" in refused.stderr) == (3, True)
    assert 'git config --global user.name "First Last"' in refused.stderr
    assert list(tmp_path.iterdir()) == []


def test_the_forms_are_written_and_their_drift_is_found(area: Ministry) -> None:
    stale = area.som("schema", "export", "--check")
    assert (stale.exit_code, "schemas/person.schema.json" in stale.stdout) == (1, True)
    before = area.picture()
    shown = area.som("schema", "export", "--dry-run")
    assert (shown.exit_code, shown.stdout.startswith("--- ")) == (0, True)
    assert area.picture() == before
    assert area.som("schema", "export").exit_code == 0
    assert json.loads(area.read("schemas/person.schema.json"))["type"] == "object"
    fresh = area.som("schema", "export", "--check")
    assert (fresh.exit_code, fresh.stdout) == (0, "")


def test_the_process_is_a_table_a_diagram_and_json(area: Ministry) -> None:
    shown = area.som("process", "show", "--format", "json").json
    assert misfits(shown) == []
    assert {state["id"] for state in shown["states"]} >= {"draft", "planned", "withdrawn"}
    table = area.som("process", "show").stdout.splitlines()
    assert table[0].split("\t")[:3] == ["From state", "Move", "To state"]
    agreed = next(line.split("\t") for line in table if "(agree yes)" in line)
    assert agreed[:4] == ["submitted", "agreement: yes (agree yes)", "agreed", "service lead"]
    assert agreed[4:6] == ["the card is as at the last act; it has a lead", ""]
    assert "Move" in area.som("process", "show", terminal=True, env={"CI": "1", "NO_COLOR": "1"}).stdout
    diagram = area.som("process", "show", "--format", "mermaid", "--lang", "en").stdout
    assert diagram.startswith("stateDiagram-v2\n")
    assert '    state "in progress" as in_progress\n' in diagram
    assert "    defended --> conditional: decision (YES, IF)\n" in diagram or "defended --> conditional" in diagram
    estonian = area.som("process", "show", "--format", "mermaid").stdout
    assert '    state "mustand" as draft\n' in estonian


def test_the_first_person_of_all_brings_the_organisations_that_lie_on_the_desk(tmp_path: Path) -> None:
    env = {**NOW, **{f"GIT_{role}_{what}": said for role in ("AUTHOR", "COMMITTER") for what, said in FIRST.items()}}
    made = som(tmp_path, "init", env=env)
    assert (made.exit_code, "README.md" in made.stderr, "submit" in made.stderr) == (0, True, False)
    form = "schema: organisation/1\nid: som\nname: Ministeerium\ntype: {}\n"
    organisation = tmp_path / "data/organisations/som.yaml"
    organisation.write_text(form.format("ministeerium"), encoding="utf-8")
    refused = som(tmp_path, "person", "new", "--org", "som", env=env)
    assert (refused.exit_code, "error[records-choice]" in refused.stderr) == (1, True)
    organisation.write_text(form.format("ministry"), encoding="utf-8")
    added = som(tmp_path, "person", "new", "--org", "som", env=env)
    assert added.exit_code == 0, added.stderr
    assert som(tmp_path, "save", env=env).stdout == ""
    assert som(tmp_path, "validate", "--strict", env=env).exit_code == 0


def test_the_first_steps_can_be_learnt_from_what_is_said(tmp_path: Path) -> None:
    env = {**NOW, **{f"GIT_{role}_{what}": said for role in ("AUTHOR", "COMMITTER") for what, said in FIRST.items()}}
    made = som(tmp_path, "init", env=env).stderr
    steps = ["data/organisations/", 'som person new --organisation "<id>"', "data/bodies/", "som validate"]
    assert [made.index(step) for step in steps] == sorted(made.index(step) for step in steps)
    refused = som(tmp_path, "person", "new", "--org", "ska", env=env)
    assert (refused.exit_code, "error[people-organisation-first]" in refused.stderr) == (1, True)
    assert "write `data/organisations/ska.yaml` first, with the lines `schema: organisation/1`" in refused.stderr
    asked = som(tmp_path, "person", "new", env={**env, "SOM_PLAIN": "1"}, stdin="\n\n", terminal=True)
    assert (asked.exit_code, "people-organisation-first" in asked.stderr) == (1, True)


def test_the_sample_says_how_to_be_one_of_its_people(tmp_path: Path) -> None:
    made = som(None, "init", "--sample", str(tmp_path / "proov"), env=NOW).stderr
    assert '\n  git config user.name "Laura Leesikas"\n  git config user.email "laura.leesikas@example.ee"\n' in made
    draft = made.split("som why ")[1].split()[0]
    env = {f"GIT_{role}_{what}": said for role in ("AUTHOR", "COMMITTER") for what, said in LAURA.items()}
    values = ("--impact", "Vähem vigu.", "--alternative", "Mitte midagi teha=Vead jäävad.")
    submitted = som(tmp_path / "proov", "initiative", "submit", draft, *values, env=env)
    assert submitted.exit_code == 0, submitted.stderr


def test_the_source_of_a_code_is_said_in_words(tmp_path: Path) -> None:
    said = " ".join(som(tmp_path, "explain", "acts-own-initiative").stdout.split())
    assert "Source requirement D20 of the process of digital developments" in said
    assert som(tmp_path, "explain", "acts-own-initiative", "--format", "json").json["source"] == "D20"
