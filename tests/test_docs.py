"""What the documentation shows is what the program does: its commands, its output, its links."""

from __future__ import annotations

import re
import shlex
import subprocess
from contextlib import chdir
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import typer
import yaml

from som_cli.cli.app import app
from som_cli.codes import table
from som_cli.render.headings import anchor
from som_cli.settings import Settings
from tests.builders.terminal import som

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parent.parent
PAGES = [*sorted(ROOT.glob("*.md")), *sorted(ROOT.glob("docs/**/*.md"))]
FENCE = re.compile(r"^```(\w*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
SPAN = re.compile(r"(?<!`)`(som [^`\n]+)`")
LINK = re.compile(r"\]\(([^)\s]+)\)")
ELIDED = "…"


def named(page: Path) -> str:
    """The name of a test of one page."""
    return page.relative_to(ROOT).as_posix()


each_page = pytest.mark.parametrize("page", PAGES, ids=named)


def blocks(page: Path, *languages: str) -> list[str]:
    """The fenced blocks of a page in these languages."""
    return [text for language, text in FENCE.findall(page.read_text(encoding="utf-8")) if language in languages]


def commands(page: Path) -> Iterator[str]:
    """Every `som …` of a page, from its fences and from its sentences."""
    shown = [
        line.removeprefix("$ ") for block in blocks(page, "console") for line in block.splitlines() if line[:1] == "$"
    ]
    written = [line for block in blocks(page, "sh") for line in block.splitlines()]
    yield from (line for line in (*shown, *written) if line.startswith("som "))
    yield from SPAN.findall(FENCE.sub("", page.read_text(encoding="utf-8")))


def parse(words: list[str]) -> None:
    """Let the program's own parser read a command; values that only a person knows may stand in."""
    command: Any = typer.main.get_command(app)
    context, name, more = None, "som", True
    while more:
        context = typer.Context(command, parent=context, info_name=name)
        _, words, _ = command.make_parser(context).parse_args(list(words))
        more = bool(words)
        if more:
            name, command, words = command.resolve_command(context, words)


@pytest.mark.parametrize("command", sorted({command for page in PAGES for command in commands(page)}))
def test_every_command_that_a_page_names_exists_with_its_options(command: str) -> None:
    parse(shlex.split(command)[1:])


@pytest.mark.parametrize("words", [["stauts"], ["initiative", "submti"], ["validate", "--sicne", "main"]])
def test_a_command_that_does_not_exist_would_be_noticed(words: list[str]) -> None:
    with pytest.raises(Exception, match=r"usage-command-unknown|--sicne"):
        parse(words)


@each_page
def test_every_link_between_pages_leads_somewhere(page: Path) -> None:
    text = FENCE.sub("", page.read_text(encoding="utf-8"))
    for target in LINK.findall(text):
        if re.match(r"[a-z]+:", target):
            continue
        path, _, heading = target.partition("#")
        there = page.parent / path if path else page
        assert there.exists(), target
        if heading and there.suffix == ".md":
            assert heading in headings(there), target


def headings(page: Path) -> set[str]:
    """The anchors of a page, as hosts make them."""
    lines = FENCE.sub("", page.read_text(encoding="utf-8")).splitlines()
    return {anchor(re.sub(r"[`*]", "", line.lstrip("#").strip())) for line in lines if line.startswith("#")}


def test_every_page_is_reached_from_the_first() -> None:
    reached, waiting = set[Path](), [ROOT / "README.md"]
    while waiting:
        page = waiting.pop()
        if page in reached or page.suffix != ".md":
            continue
        reached.add(page)
        targets = (target.partition("#")[0] for target in LINK.findall(page.read_text(encoding="utf-8")))
        waiting += [(page.parent / target).resolve() for target in targets if target and ":" not in target]
    assert [page for page in PAGES if page not in reached and page.parent.name != "decisions"] == []


SHOWN = [page for page in PAGES if blocks(page, "console")]


@pytest.mark.usefixtures("steady_git")
@pytest.mark.parametrize("page", SHOWN, ids=named)
def test_what_a_page_shows_is_what_the_sample_answers(
    page: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("NAME", "EMAIL", "DATE"):  # who it is comes from `git config`, as the page says
        monkeypatch.delenv(f"GIT_AUTHOR_{name}")
        monkeypatch.delenv(f"GIT_COMMITTER_{name}")
    here = tmp_path
    if not any("som init" in block for block in blocks(page, "console")):
        here = tmp_path / "proov"
        som(None, "init", "--sample", str(here))
    for command, shown in shown_by(page):
        words = shlex.split(command)
        if words[0] == "cd":
            here /= words[1]
        else:
            assert re.fullmatch(pattern(shown), answer(words, here)), f"{command}\n{answer(words, here)}"


def shown_by(page: Path) -> Iterator[tuple[str, str]]:
    """Each command of a page and the answer that is printed under it."""
    for block in blocks(page, "console"):
        for part in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
            command, _, shown = part.partition("\n")
            yield command, shown


def answer(words: list[str], here: Path) -> str:
    """What a command says on a terminal a hundred columns wide, without its colours and blanks at line ends."""
    if words[0] == "som":
        with chdir(here):
            result = som(None, *words[1:], terminal=True, env={"COLUMNS": "100", "NO_COLOR": "1"})
        said = result.stdout + result.stderr
    else:
        done = subprocess.run(words, cwd=here, check=True, capture_output=True, encoding="utf-8")
        said = done.stdout.rstrip("\n") + "\n" if done.stdout else ""
    said = re.sub(r"\x1b\[[0-9;]*m", "", said)
    return "".join(f"{line.rstrip()}\n" for line in said.splitlines())


def pattern(shown: str) -> str:
    """What fits an answer as it is printed: hashes and the size of the sample may differ, `…` is what was left out."""
    lines = []
    for line in shown.splitlines():
        if line == ELIDED:
            lines.append(r"(?:.*\n)*?")
            continue
        start = ".* " if line.startswith(f"{ELIDED} ") else ""
        text = re.escape(line.removeprefix(f"{ELIDED} ") if start else line)
        text = re.sub(r"\d+(?=\\ records)", r"\\d+", text)
        lines.append(start + re.sub(r"\b(?:[0-9a-f]{16}|(?=\w*[0-9])[0-9a-f]{7})\b", "[0-9a-f]+", text) + r"\n")
    return "".join(lines)


def test_the_page_of_the_process_has_its_picture_its_states_and_its_moves() -> None:
    page = ROOT / "docs" / "process.md"
    picture = som(ROOT, "--lang", "en", "process", "show", "--format", "mermaid").stdout
    process = yaml.safe_load((ROOT / "data" / "process.yaml").read_text(encoding="utf-8"))
    rows = set(re.findall(r"^\| `(\w+)` \|", page.read_text(encoding="utf-8"), re.MULTILINE))

    assert blocks(page, "mermaid") == [picture]
    assert {one["id"] for one in (*process["states"], *process["moves"])} - rows == set()


@each_page
def test_settings_that_a_page_shows_are_settings(page: Path) -> None:
    for block in blocks(page, "yaml"):
        settings = Settings.model_validate({"schema": "settings/1", **yaml.safe_load(block)})
        assert set(settings.levels) <= set(table())
