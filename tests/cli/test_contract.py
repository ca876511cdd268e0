"""The ground rules hold on every command: who reads, who writes, who renders, and the options each must take."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any

import pytest

from som_cli.cli.lazy import COMMANDS, loaded
from tests.builders.process import CARD, ID, LATER

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.builders.ministry import Ministry

NO_TIME = {"explain"}  # what a code means does not depend on the day
READING = {
    *("validate", "explain", "process show", "why", "coverage", "card check", "team check"),
    *("initiative list", "initiative show", "initiative next", "initiative history"),
    *("policy list", "policy show", "service list", "service show"),
    *("meeting list", "meeting show", "meeting calendar", "meeting decisions", "portfolio list", "portfolio show"),
    *("person list", "show", "search", "todo", "status"),
    *("portfolio monitor", "portfolio changes", "portfolio order"),
}
_PAGES = ("initiative", "policy", "service", "workplan", "agenda", "invitation", "minutes", "portfolio")
RENDERING = {f"{what} render" for what in _PAGES} | {"initiative form", "initiative checklist"}
DATED = {f"initiative {verb}" for verb in ("submit", "advance", "amend", "opinion", "report")}
RECORDING = DATED | {
    *("initiative new", "policy new", "policy edit", "service new", "service edit", "card set", "mv", "fmt", "save"),
    *("person new", "meeting new", "meeting hold", "meeting record", "meeting freeze"),
    *("meeting move", "meeting cancel", "meeting close"),
}
WRITING = RECORDING | {"init", "schema export"}
BRINGING = {"sync"}  # makes no commit of its own, and changes nothing that was not fetched

NEEDED = (
    (READING, {"--format"}),
    (READING - NO_TIME, {"--as-of"}),
    (RENDERING, {"--strict", "-o", "--output", "--as-of", "--lang"}),
    (WRITING, {"--dry-run"}),
    (RECORDING, {"--no-commit", "--branch", "--push"}),
    (DATED, {"--date"}),
    ({"initiative submit", "initiative new", "initiative amend", "initiative advance"}, {"--from"}),
    ({"initiative opinion", "initiative report", "meeting record", "meeting new"}, {"--from"}),
    ({"validate", "team check"}, {"--strict"}),
    ({"fmt", "schema export"}, {"--check"}),
)
# what means one thing, and is said with one sentence wherever it stands
SAME = {
    *(
        "--as-of",
        "--dry-run",
        "--no-commit",
        "--branch",
        "--push",
        "--from",
        "-o",
        "--lang",
        "--note",
        "--lead",
        "--service",
    ),
}


def leaves(command: Any, path: str) -> Iterator[tuple[str, Any]]:
    if not hasattr(command, "commands"):
        yield path, command
        return
    for name, below in command.commands.items():
        yield from leaves(below, f"{path} {name}")


TREE = dict(leaf for name in COMMANDS for leaf in leaves(loaded(name), name))


def options(command: Any) -> dict[str, Any]:
    return {name: one for one in command.params if one.param_type_name == "option" for name in one.opts}


def meanings(paths: set[str]) -> dict[str, dict[str, list[str]]]:
    """How each option is explained: option -> sentence -> the commands that say so."""
    found: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for path in sorted(paths):
        for name, one in options(TREE[path]).items():
            found[name][one.help].append(path)
    return found


def test_every_command_reads_renders_or_writes() -> None:
    assert set(TREE) == READING | RENDERING | WRITING | BRINGING


@pytest.mark.parametrize("path", sorted(TREE))
def test_every_command_takes_the_options_of_its_kind(path: str) -> None:
    needed = {name for paths, names in NEEDED if path in paths for name in names}
    assert needed - set(options(TREE[path])) == set()


def test_one_option_is_explained_with_one_sentence() -> None:
    everywhere, lists = meanings(set(TREE)), meanings({path for path in READING if path.endswith("list")})
    groups = {
        **{name: everywhere[name] for name in SAME},
        "--agency": lists["--agency"],
        "--service": lists["--service"],
        "--date": meanings(DATED)["--date"],
        "--strict": meanings(RENDERING)["--strict"],
    }
    assert {name: dict(said) for name, said in groups.items() if len(said) != 1} == {}


@pytest.mark.parametrize("path", sorted(TREE))
def test_every_option_and_argument_is_explained(path: str) -> None:
    assert [one.name for one in TREE[path].params if not one.help] == []


def test_a_command_and_its_line_in_the_list_say_the_same() -> None:
    groups = {name: loaded(name) for name in COMMANDS}
    differing = {
        name: group.help
        for name, group in groups.items()
        if group.help != COMMANDS[name].summary and hasattr(group, "commands")
    }
    assert differing == {}


@pytest.mark.parametrize(
    "words", [("initiative", "render", "ska-2026-pensionikalkulaator"), ("portfolio", "render", "-o", "-")]
)
def test_a_document_is_not_made_of_findings_where_that_is_asked_for(area: Ministry, words: tuple[str, ...]) -> None:
    assert area.submitted() == "ska-2026-pensionikalkulaator"
    assert area.som(*words, "--strict").exit_code == 0
    area.write("data/people/jaan-tamm.yaml", "schema: person/1\nid: [\n")
    assert area.som(*words).exit_code == 0
    refused = area.som(*words, "--strict")
    assert (refused.exit_code, refused.stdout, "documents-findings" in refused.stderr) == (1, "", True)


SERVICE = "ska-pension"
WHOLE = [
    ("portfolio", "render", "-o", "-"),
    ("agenda", "render", LATER),
    ("workplan", "render", "eakad"),
    ("coverage",),
]
CARDS = [("initiative", "render", ID), ("service", "render", SERVICE)]


@pytest.mark.parametrize("words", [*WHOLE, *CARDS])
def test_a_document_says_how_many_findings_there_are_in_its_records(area: Ministry, words: tuple[str, ...]) -> None:
    assert area.submitted() == ID
    path = f"data/services/{SERVICE}.yaml"
    card = area.read(CARD)
    area.write(CARD, card.replace("agency: ska", "agency: tehik"))
    area.write(path, area.read(path).replace("service_lead: ", "service_lead: x"))
    where = {"initiative": CARD.rpartition("/")[0], "service": path, "workplan": path}.get(words[0])
    summary = area.som("validate", *([where] if where else []), "--format", "json").json["summary"]
    said = f"{summary['error'] + summary['warning']} finding"
    made = area.som(*words)
    assert (made.exit_code, said in made.stderr) == (0, True), made.stderr
    if words != ("coverage",):
        refused = area.som(*words, "--strict")
        assert (refused.exit_code, refused.stdout, "documents-findings" in refused.stderr) == (1, "", True)


def test_a_document_of_one_card_does_not_answer_for_another(area: Ministry) -> None:
    assert area.submitted() == ID
    area.write(CARD, area.read(CARD).replace("agency: ska", "agency: tehik"))
    assert area.som("service", "render", SERVICE, "--strict").exit_code == 0


@pytest.mark.parametrize("words", [*WHOLE[:3], *CARDS, ("policy", "render", "eakad")])
def test_a_document_of_edits_that_were_not_saved_says_so(area: Ministry, words: tuple[str, ...]) -> None:
    assert area.submitted() == ID
    marks = {"et": ", lisaks salvestamata muudatusi", "en": ", with unsaved changes"}
    for language, mark in marks.items():
        assert mark not in area.som(*words, "--lang", language).stdout
    area.write("data/notes.txt", "mine\n")
    path = f"data/services/{SERVICE}.yaml"
    saved = area.read(path)
    for text, edited in ((saved, False), (saved.replace("title: ", "title: Uus "), True)):
        area.write(path, text)
        for language, mark in marks.items():
            made = area.som(*words, "--lang", language).stdout
            short = area.run("rev-parse", "--short", "HEAD")
            assert (f"`{short}`{mark}" in made) is edited
