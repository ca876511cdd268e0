"""A sample ministry, and one idea on its way from a form to the committee's yes: every step as a terminal shows it.

python tools/demo.py build/demo

Who is at the keyboard and what day it is come from the environment, as on the computers of the people who would do it:
git's `GIT_AUTHOR_*` and `GIT_COMMITTER_*`, and `SOM_NOW`. The language is that of the reader.
"""

from __future__ import annotations

import os
import shlex
import shutil
import stat
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from som_cli import locale
from som_cli.store.edit import replaced
from som_cli.store.layout import SETTINGS, home
from som_cli.store.source import read

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

FILES = Path(__file__).parent / "demo"  # the card and the assessment, as a person would have written them
ID = "ska-2026-peretoetuse-muutumise-selgitus"
GROUP = "ska-juhtruhm"
COMMITTEE = "juhtkomisjon-sotsiaal"
FIRST, SECOND = f"2026-12-08-{GROUP}", f"2027-01-12-{GROUP}"
DECIDING = f"2027-03-17-{COMMITTEE}"
SUBMITTER, LEAD, SECRETARY, COORDINATOR = "liina-tamm", "kadri-saarepuu", "rein-vaher", "mari-maasikas"
IN_GROUP = ("katrin-kuusk", "rein-vaher", "kristi-nurm", "kadri-saarepuu", "urmas-haab", "siim-kadarik")
NOT_IN_GROUP = ("signe-sostar",)
IN_COMMITTEE = (
    "andres-toomingas", "mari-maasikas", "piret-sarapuu", "tiina-lepik", "anu-vaarikas", "rein-vaher", "kulli-parn",
)  # fmt: skip
NOT_IN_COMMITTEE = ("heiki-remmelgas",)


@dataclass(frozen=True, slots=True)
class Step:
    """What is done, in Estonian and in English; by whom, when (Tallinn), and in which words."""

    told: tuple[str, str]
    who: str
    when: str
    words: tuple[str, ...]
    edit: tuple[str, str] | None = None  # a field of som.yaml that the person sets before, by hand


def steps(files: str) -> Iterator[Step]:
    """The way of the idea; `files` is the way to the folder of its files from the ministry's."""
    yield from in_the_agency(files)
    yield from to_the_committee()
    yield from papers()


def in_the_agency(files: str) -> Iterator[Step]:
    """From the form to the agency's yes."""
    yield Step(
        ("Liina Tamm esitab algatuse.", "Liina Tamm submits an initiative."),
        SUBMITTER, "2026-11-23T10:12:00+02:00", ("initiative", "submit", "--from", f"{files}/algatus.yaml"),
    )  # fmt: skip
    yield Step(
        ("Mida see ootab, ja kelle järel?", "What does it wait for, and for whom?"),
        SUBMITTER, "2026-11-23T10:15:00+02:00", ("initiative", "next", ID),
    )  # fmt: skip
    yield Step(
        ("Teenusejuht kooskõlastab selle.", "The service lead agrees to it."),
        LEAD, "2026-11-25T14:30:00+02:00", move("agree", "--outcome", "yes"),
    )  # fmt: skip
    yield planned(FIRST, GROUP, SECRETARY, "2026-11-26T09:40:00+02:00")
    yield held(FIRST, SECRETARY, "2026-12-08T16:20:00+02:00", present=IN_GROUP, absent=NOT_IN_GROUP)
    yield Step(
        ("Liina tutvustas algatust juhtrühmale.", "Liina presented it to the agency's steering group."),
        SUBMITTER, "2026-12-08T16:45:00+02:00",
        move("present", "--body", GROUP, "--meeting", FIRST, "--presenter", SUBMITTER),
    )  # fmt: skip
    yield planned(SECOND, GROUP, SECRETARY, "2026-12-09T10:05:00+02:00")
    yield held(SECOND, SECRETARY, "2027-01-12T16:10:00+02:00", present=IN_GROUP, absent=NOT_IN_GROUP, recused=(LEAD,))
    yield Step(
        ("Juhtrühm hindas seda …", "The group assessed it …"),
        SECRETARY, "2027-01-12T16:30:00+02:00",
        move("assess", "--body", GROUP, "--meeting", SECOND, "--from", f"{files}/hinnang.yaml"),
    )  # fmt: skip
    yield Step(
        ("… ja edastas juhtkomisjonile.", "… and forwarded it to the area committee."),
        SECRETARY, "2027-01-12T16:40:00+02:00",
        move("endorse", "--outcome", "yes", "--body", GROUP, "--meeting", SECOND, "--priority", "4"),
    )  # fmt: skip


def to_the_committee() -> Iterator[Step]:
    """From the reviewers to the committee's yes, at a meeting that the sample has planned."""
    yield Step(
        ("Koordinaator jagab selle kaasamõtlejatega.", "The coordinator shares it with the reviewers."),
        COORDINATOR, "2027-02-10T11:00:00+02:00",
        move("share", "--meeting", DECIDING, "--reviewer", "siiri-toome", "--reviewer", "siim-kadarik"),
    )  # fmt: skip
    yield Step(
        ("Kaasamõtleja annab arvamuse.", "A reviewer gives an opinion."),
        "siim-kadarik", "2027-02-24T13:25:00+02:00",
        ("initiative", "opinion", ID, "--reviewer", "siim-kadarik", "--stance", "support",
         "--argument", "Selgituse andmed on SKAIS2-s olemas; arendus on väike ja riskita.",
         "--aspect", "feasibility=Teostatav kuue kuuga."),
    )  # fmt: skip
    yield Step(
        ("Koosoleku päevakord tuleb algatuste seisust.", "The agenda comes from the states of the initiatives."),
        COORDINATOR, "2027-03-05T09:30:00+02:00", ("agenda", "render", DECIDING, "-o", "build/agenda.md"),
    )  # fmt: skip
    yield held(DECIDING, COORDINATOR, "2027-03-17T16:05:00+02:00", present=IN_COMMITTEE, absent=NOT_IN_COMMITTEE)
    yield Step(
        ("Liina kaitses algatust …", "Liina defended it …"),
        SUBMITTER, "2027-03-17T16:20:00+02:00", move("defend", "--meeting", DECIDING, "--presenter", SUBMITTER),
    )  # fmt: skip
    yield Step(
        ("… ja komisjon ütles JAH.", "… and the committee said yes."),
        COORDINATOR, "2027-03-17T16:30:00+02:00",
        move("decide", "--outcome", "yes", "--body", COMMITTEE, "--meeting", DECIDING,
             "--reason", "Väike arendus selge tuluga; raha on olemas."),
    )  # fmt: skip


def papers() -> Iterator[Step]:
    """What came of it."""
    later = "2027-03-17T16:45:00+02:00"
    yield Step(
        ("Näidise kell seisab; nüüd on kevad.", "The sample's clock stands still; now it is spring."),
        COORDINATOR,
        later,
        ("save",),
        edit=("today", later[: len("2027-03-17")]),
    )
    yield Step(
        ("Kas kogu hoidlas on kõik korras? Vigu ei ole; hoiatused on töö, mis kevadeks tegemata jäi.",
         "Is all well in the whole repository? No errors; the warnings are work that spring found undone."),
        COORDINATOR, later, ("validate",),
    )  # fmt: skip
    yield Step(("Algatuse elulugu:", "The life of the initiative:"), COORDINATOR, later, ("initiative", "history", ID))
    yield Step(("Portfell:", "The portfolio:"), COORDINATOR, later, ("portfolio", "render", "-o", "build/portfolio.md"))


def move(name: str, *options: str) -> tuple[str, ...]:
    """The words that record a move of the initiative."""
    return ("initiative", "advance", ID, name, *options)


def planned(meeting: str, body: str, who: str, when: str) -> Step:
    """A meeting is planned."""
    told = ("Koosolek pannakse kalendrisse.", "A meeting is planned.")
    day = meeting[: len("2026-12-08")]
    return Step(told, who, when, ("meeting", "new", "--body", body, "--date", day, "--time", "15:00"))


def held(meeting: str, who: str, when: str, **came: tuple[str, ...]) -> Step:
    """A meeting was held: who was present, who was absent, and who was recused."""
    told = ("Koosolek on peetud; kohal olid:", "The meeting was held, with these present:")
    words = [word for how, people in came.items() for person in people for word in (f"--{how}", person)]
    return Step(told, who, when, ("meeting", "hold", meeting, *words))


@dataclass(frozen=True, slots=True)
class Terminal:
    """Where the demonstration runs: the ministry's folder, the reader's language, and how what was done is run."""

    root: Path
    language: str
    run: Callable[..., subprocess.CompletedProcess[Any]]

    def say(self, told: tuple[str, str]) -> None:
        """Say a sentence in the reader's language."""
        print(told[locale.LANGUAGES.index(self.language)], flush=True)

    def take(self, step: Step) -> None:
        """Show a command, run it as the person at that moment, and stop at the first failure."""
        name, email = person(self.root, step.who)
        day = f"{step.when[8:10]}.{step.when[5:7]}.{step.when[:4]} {step.when[11:16]}"
        print(f"\n# {day}, {name}: ", end="")
        self.say(step.told)
        if step.edit:
            self.edit(*step.edit)
        roles = {f"GIT_{role}_{key}": value for role in ("AUTHOR", "COMMITTER")
                 for key, value in (("NAME", name), ("EMAIL", email))}  # fmt: skip
        self.som(*step.words, environment={**roles, "SOM_NOW": step.when}, cwd=self.root)

    def edit(self, key: str, value: str) -> None:
        """Set a field of the settings, as with an editor."""
        print(f"# {SETTINGS}: {key}: {value}", flush=True)
        path = self.root / SETTINGS
        path.write_bytes(replaced(path.read_text(encoding="utf-8"), [((key,), value)]).encode())

    def som(self, *words: str, cwd: Path, environment: dict[str, str] | None = None) -> None:
        """Run `som` where its own settings and the user's cannot meet; nobody is asked anything."""
        print(f"$ som {shlex.join(words)}", flush=True)
        settings = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1", "PYTHONUTF8": "1"}
        done = self.run(
            [sys.executable, "-m", "som_cli", *words],
            cwd=cwd, env=os.environ | settings | (environment or {}), stdin=subprocess.DEVNULL, check=False,
        )  # fmt: skip
        if done.returncode:
            sys.exit(done.returncode)


def person(root: Path, name: str) -> tuple[str, str]:
    """The name and address of a person of the sample."""
    path = home("person", name)
    record = read(path, (root / path).read_bytes()).value or {}
    return record["name"], record["email"][0]


def remove(root: Path) -> None:
    """Remove what an earlier demonstration left.

    Raises:
        SystemExit: The folder holds something else.
    """
    if not root.exists():
        return
    if any(root.iterdir()) and not (root / SETTINGS).exists():
        sys.exit(f"{root} is no demonstration of ours; remove it yourself")
    for path in root.rglob("*"):
        if not path.is_symlink():
            path.chmod(path.stat().st_mode | stat.S_IWRITE)  # git's objects are read-only; Windows keeps such files
    shutil.rmtree(root)


def walk(root: Path, language: str, run: Callable[..., subprocess.CompletedProcess[Any]] = subprocess.run) -> None:
    """Make the ministry, walk the idea through it, and say where to look."""
    terminal = Terminal(root, language, run)
    remove(root)
    root.parent.mkdir(parents=True, exist_ok=True)
    terminal.say(("Näidisministeerium kahe aasta tööga:", "A sample ministry with two years of work:"))
    here = Path.cwd()
    shown = root.relative_to(here) if root.is_relative_to(here) else root
    terminal.som("init", "--sample", str(shown), cwd=here)
    print(f"$ cd {shlex.quote(str(shown))}")
    for step in steps(Path(os.path.relpath(FILES, root)).as_posix()):
        terminal.take(step)
    print()
    terminal.say(("Valmis. Vaata:", "Done. Look at:"))
    for path in ("build/agenda.md", "build/portfolio.md", f"data/initiatives/ska/{ID}/"):
        print(f"  {shown / path}")
    print(f"  git -C {shown} log")


if __name__ == "__main__":
    walk(Path(sys.argv[1] if len(sys.argv) > 1 else "build/demo").absolute(), locale.choose())
