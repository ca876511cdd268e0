"""A year of a ministry, run from a script that reads as its story: docs/a-year-with-som.md is what came of it.

    python tools/year.py            run the year, write the page
    python tools/year.py --check    exit 1 where the page is not what the program says today

The story is `tools/year/story.md`, the files that people wrote are in `tools/year/papers/`. A fence of the story whose
language is `som` is run, line by line, by the person and at the time that its first line names; the page shows it as a
terminal would. The ministry is the sample's (people, bodies, plans, cards) without its initiatives and meetings.

Source: D12-D87, told as one year.
"""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple
from zoneinfo import ZoneInfo

from som_cli.store.layout import home
from som_cli.store.source import read

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

ROOT = Path(__file__).parent.parent
STORY = Path(__file__).parent / "year" / "story.md"
PAPERS = Path(__file__).parent / "year" / "papers"
PAGE = ROOT / "docs" / "a-year-with-som.md"
TALLINN = ZoneInfo("Europe/Tallinn")
COLUMNS = "100"
TAKEN = ("organisations", "people", "bodies", "plans", "policies", "services")
HASH = re.compile(r"(?<=commit: )[0-9a-f]{7,}|(?<=commit `)[0-9a-f]{7,}")
_FENCE = re.compile(r"^```(?P<info>[^\n`]+)\n(?P<text>.*?)^```\n", re.MULTILINE | re.DOTALL)
_INITIATIVE = re.compile(r"^ +initiative: .*\n", re.MULTILINE)
_GAPS = re.compile(r"\n{3,}")  # where a quiet scene was
_COLOURS = re.compile(r"\x1b\[[0-9;]*m")


class Scene(NamedTuple):
    """One fence of the story: when and by whom its commands are given, and how much of the answers is shown.

    `first` and `last` are numbers of lines of each answer; with neither, all of it is shown. A quiet scene is run and
    leaves nothing on the page.
    """

    when: datetime
    who: str
    commands: tuple[str, ...]
    first: int | None
    last: int | None
    quiet: bool
    ends: int


@dataclass(frozen=True, slots=True)
class Desk:
    """Where the year runs: the ministry's folder, and what runs `som` there and gives its exit code and its words."""

    root: Path
    som: Callable[..., tuple[int, str]]

    def play(self, scene: Scene) -> str:
        """Run a scene and show it as a terminal would.

        Raises:
            SystemExit: A command ended in another way than the story says.
        """
        name, email = person(self.root, scene.who)
        roles = {f"GIT_{role}_{key}": value for role in ("AUTHOR", "COMMITTER")
                 for key, value in (("NAME", name), ("EMAIL", email))}  # fmt: skip
        shown = []
        for command in scene.commands:
            words = shlex.split(command.replace("\\\n", " "))
            code, said = self.som(words[1:], cwd=self.root, env={**roles, "SOM_NOW": scene.when.isoformat()})
            if code != scene.ends:
                sys.exit(f"{scene.when:%d.%m.%Y} {scene.who}: exit {code}, not {scene.ends}\n$ {command}\n{said}")
            shown.append(f"$ {command}\n{cut(steady(said), scene)}".rstrip("\n"))
        heading = f"*{scene.when.day} {scene.when:%B}, {name}*"
        return f"{heading}\n\n```text\n" + "\n".join(shown) + "\n```\n"


def cut(text: str, scene: Scene) -> str:
    """The lines of an answer that the story shows; what is left out is an ellipsis."""
    lines = text.splitlines()
    if scene.first is not None and len(lines) > scene.first:
        return "\n".join([*lines[: scene.first], "…"])
    if scene.last is not None and len(lines) > scene.last:
        return "\n".join(["…", *lines[-scene.last :]])
    return text


def steady(said: str) -> str:
    """An answer without colours, and without what every change of the forms would change: the hashes of commits."""
    plain = _COLOURS.sub("", said)
    return HASH.sub("·······", "\n".join(line.rstrip() for line in plain.splitlines()))


def scenes(info: str, text: str) -> Scene:
    """Read a fence: `som 2027-01-11T10:00 liina-tamm [quiet] [first=N] [last=N] [exit=N]`.

    Raises:
        ValueError: The first line says something else.
    """
    when, who, *more = info.split()[1:]
    flags = dict(word.partition("=")[::2] for word in more)
    if unknown := flags.keys() - {"quiet", "first", "last", "exit"}:
        raise ValueError(f"{info}: {', '.join(sorted(unknown))} is not understood")
    return Scene(
        datetime.fromisoformat(when).replace(tzinfo=TALLINN),
        who,
        tuple(command for command in re.split(r"(?<!\\)\n", text.strip("\n")) if command),
        int(flags["first"]) if "first" in flags else None,
        int(flags["last"]) if "last" in flags else None,
        "quiet" in flags,
        int(flags.get("exit", 0)),
    )


def told(story: str, desk: Desk) -> Iterator[str]:
    """The page, piece by piece: the prose as it stands, and each scene as it went."""
    at = 0
    for fence in _FENCE.finditer(story):
        yield story[at : fence.start()]
        at = fence.end()
        language, _, name = fence["info"].partition(" ")
        if language == "som":
            scene = scenes(fence["info"], fence["text"])
            shown = desk.play(scene)
            yield "" if scene.quiet else shown
        elif language == "paper":
            yield f"*{name}*\n\n```yml\n{(PAPERS / name).read_text(encoding='utf-8')}```\n"
        elif language == "edit":
            yield edited(desk.root, name, fence["text"])
        else:
            yield fence.group()
    yield story[at:]


def edited(root: Path, name: str, text: str) -> str:
    """Add lines to the end of a file of the ministry, as with an editor."""
    path = root / name
    path.write_text(path.read_text(encoding="utf-8") + text, encoding="utf-8", newline="\n")
    return f"*{name}, at its end*\n\n```yaml\n{text}```\n"


@cache
def person(root: Path, name: str) -> tuple[str, str]:
    """The name and address of a person of the ministry."""
    path = home("person", name)
    record = read(path, (root / path).read_bytes()).value or {}
    return record["name"], record["email"][0]


def ministry(root: Path, som: Callable[..., tuple[int, str]]) -> Desk:
    """The sample's people, bodies, plans and cards in a new repository; the initiatives and meetings are to come."""
    shutil.copytree(PAPERS, root.parent / "papers")
    first = {"SOM_NOW": "2027-01-04T09:00:00+02:00", **{f"GIT_{role}_{key}": value
             for role in ("AUTHOR", "COMMITTER")
             for key, value in (("NAME", "Mari Maasikas"), ("EMAIL", "mari.maasikas@example.ee"))}}  # fmt: skip
    done(som(["init", str(root)], cwd=root.parent, env=first))
    for folder in TAKEN:
        for file in sorted((ROOT / "data" / folder).glob("*.yaml")):
            text = _INITIATIVE.sub("", file.read_text(encoding="utf-8"))  # none of them is there yet
            (root / "data" / folder / file.name).write_text(text, encoding="utf-8", newline="\n")
    _, email = person(root, "mari-maasikas")
    done(som(["save"], cwd=root, env={**first, "GIT_AUTHOR_EMAIL": email, "GIT_COMMITTER_EMAIL": email}))
    return Desk(root, som)


def done(ended: tuple[int, str]) -> None:
    """Stop where the ministry cannot be set up."""
    code, said = ended
    if code:
        sys.exit(said)


def process(words: list[str], *, cwd: Path, env: dict[str, str]) -> tuple[int, str]:
    """Run `som` as a program of its own, where its user's settings and those of git cannot meet it."""
    settings = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1", "PYTHONUTF8": "1", "SOM_LANG": "en",
                "COLUMNS": COLUMNS, "NO_COLOR": "1"}  # fmt: skip
    ended = subprocess.run(
        [sys.executable, "-m", "som_cli", *words], cwd=cwd, env=os.environ | settings | env, check=False,
        stdin=subprocess.DEVNULL, capture_output=True, encoding="utf-8",
    )  # fmt: skip
    return ended.returncode, ended.stdout + ended.stderr


def page(root: Path, som: Callable[..., tuple[int, str]] = process) -> str:
    """Run the year in a new folder and tell it."""
    desk = ministry(root, som)
    text = "".join(told(STORY.read_text(encoding="utf-8"), desk))
    return _GAPS.sub("\n\n", text)


def main(arguments: list[str]) -> Any:
    """Write the page, or compare it."""
    with tempfile.TemporaryDirectory() as folder:
        text = page(Path(folder) / "ministry")
    if "--check" in arguments:
        return None if PAGE.read_text(encoding="utf-8") == text else f"{PAGE.name}: `python tools/year.py` rewrites it"
    PAGE.write_text(text, encoding="utf-8", newline="\n")
    return None


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
