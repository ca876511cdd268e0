"""A mere warning, in a record or in a file for `--from`, keeps nobody from writing anything."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.builders.ministry import CARD, ID
from tests.builders.process import (
    AGENCY_CHAIR,
    AGENCY_SECRETARY,
    EARLY,
    GROUP,
    LEAD,
    OUTSIDER,
    SUBMITTER,
)
from tests.builders.terminal import som
from tests.cli.test_meeting import ASSESSMENT, AUTUMN
from tests.cli.test_walk import START, TO_DEFENDED, YES
from tests.cli.test_writing import WHOLE, options

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.builders.ministry import Ministry

NEW = ("--field", "title=Uus nimi")
NEWCOMER = {"GIT_AUTHOR_NAME": "Ülle Õunapuu", "GIT_AUTHOR_EMAIL": "ylle@ska.ee"}
TITLE = re.compile(r"^(title|name|argument|reason|place): .*$", re.MULTILINE)


def ends(text: str) -> str:
    """One line ends as on Windows, the others as on Linux."""
    return text.replace("\n", "\r\n", 1)


def trap(text: str) -> str:
    """A word that programs read differently stands without quotes."""
    return TITLE.sub(r"\1: 12:30", text, count=1)


def lookalike(text: str) -> str:
    """A word has a Cyrillic letter in it."""
    return TITLE.sub('\\1: "Pensi\N{CYRILLIC SMALL LETTER O}nikalkulaator"', text, count=1)


WARNED: dict[Callable[[str], str], str] = {
    ends: "files-line-ends-mixed",
    trap: "files-value-trap",
    lookalike: "files-character-lookalike",
}


@pytest.fixture(params=WARNED, ids=lambda one: one.__name__)
def spoil(request: pytest.FixtureRequest) -> Callable[[str], str]:
    """What people do to a text, of which `som` warns."""
    made: Callable[[str], str] = request.param
    return made


@pytest.fixture
def warned(area: Ministry, spoil: Callable[[str], str]) -> Ministry:
    """A ministry whose records have a warning each, and that is valid."""
    for path in area.run("ls-files", "data").splitlines():
        if path != "data/process.yaml":
            area.write(path, spoil(area.read(path)))
    area.commit("as people write")
    checked = area.som("validate")
    assert (checked.exit_code, WARNED[spoil] in checked.stdout) == (0, True), checked.stdout
    return area


def done(area: Ministry, *words: str, **how: object) -> str:
    result = area.som(*words, **how)  # type: ignore[arg-type]  # a person, a day
    assert result.exit_code == 0, (words, result.stderr)
    return result.stdout


def given(area: Ministry, spoil: Callable[[str], str], text: str) -> tuple[str, str]:
    """A file for `--from`, with a warning."""
    path = area.root.parent / "given.yaml"
    path.write_bytes(spoil(text).encode())
    return ("--from", str(path))


def card(area: Ministry, spoil: Callable[[str], str], **changes: object) -> tuple[str, str]:
    return given(area, spoil, Path(area.card_file(**changes)).read_text(encoding="utf-8"))


def test_initiatives_are_written_from_warned_files(warned: Ministry, spoil: Callable[[str], str]) -> None:
    done(warned, "initiative", "new", *card(warned, spoil), "--field", f"id={ID}", day=EARLY)
    warned.write(CARD, spoil(warned.read(CARD)))
    done(warned, "save", ID, day=EARLY)
    done(warned, "card", "set", ID, "problem=Muu", day=EARLY)
    done(warned, "initiative", "submit", ID, day=EARLY)
    done(warned, "initiative", "amend", ID, "--field", "problem=Mure.", "--reason", "Selgem.", day=EARLY)
    done(warned, "initiative", "submit", *card(warned, spoil), "--field", f"id={ID}-2", day=EARLY)
    done(warned, "initiative", "advance", ID, "agree", "--outcome", "yes", who=LEAD, day=EARLY)
    reasoned = given(warned, spoil, "reason: Ei ole vaja.\n")
    done(warned, "initiative", "advance", ID, "withdraw", *reasoned, day=EARLY)


def test_opinions_and_reports_are_filed_from_warned_files(warned: Ministry, spoil: Callable[[str], str]) -> None:
    done(warned, "initiative", "submit", *card(warned, spoil), "--field", f"id={ID}", day=EARLY)
    for move, who, day, said, _ in (*TO_DEFENDED, YES, START):
        done(warned, "initiative", "advance", ID, move, *said, who=who, day=day)
    done(warned, "initiative", "opinion", ID, *given(warned, spoil, "stance: support\nargument: Hea.\n"), who=OUTSIDER)
    report = "period: 2026-T3\nrating: amber\nreason: Hange venib.\n"
    done(warned, "initiative", "report", ID, *given(warned, spoil, report), who=LEAD)


def test_meetings_are_written_among_warned_records(warned: Ministry, spoil: Callable[[str], str]) -> None:
    done(warned, "initiative", "submit", *card(warned, spoil), "--field", f"id={ID}", day=EARLY)
    done(warned, "initiative", "advance", ID, "agree", "--outcome", "yes", who=LEAD, day=EARLY)
    done(warned, "initiative", "advance", ID, "present", "--presenter", SUBMITTER, "--body", GROUP, day=EARLY)
    meeting = f"data/meetings/{AUTUMN}.yaml"
    secretary = {"who": AGENCY_SECRETARY, "day": EARLY}
    done(warned, "meeting", "new", "--body", GROUP, "--date", "2026-10-14", "--place", "SKA", **secretary)
    warned.write(meeting, spoil(warned.read(meeting)))
    warned.commit("as people write")
    done(warned, "meeting", "hold", AUTUMN, "--present", AGENCY_CHAIR, "--present", AGENCY_SECRETARY, **secretary)
    batch = given(warned, spoil, f"name: see\nmoves:\n  - {{id: {ID}, move: assess, assessment: {ASSESSMENT}}}\n")
    done(warned, "meeting", "record", AUTUMN, *batch, **secretary)


def test_cards_and_people_are_written_among_warned_records(warned: Ministry, spoil: Callable[[str], str]) -> None:
    done(warned, "person", "new", "--org", "ska", env=NEWCOMER)
    done(warned, "service", "new", *options(*WHOLE))
    done(warned, "service", "edit", "ska-pension", *options("vision=Hea"))
    done(warned, "policy", "edit", "eakad", *given(warned, spoil, "title: Eakad\nvision: Hea\n"))
    for name, field in (("ska-pension", "vision=Parem"), ("eakad", "vision=Parem"), (OUTSIDER, "name=Uus Nimi")):
        done(warned, "card", "set", name, field)
    service = "data/services/ska-pension.yaml"
    warned.write(service, warned.read(service) + "# lõpp\n")
    done(warned, "save")
    done(warned, "mv", "ska-pension", "pension")


def test_warned_records_are_brought_to_the_canonical_style(warned: Ministry, spoil: Callable[[str], str]) -> None:
    told = warned.som("fmt")
    assert (told.exit_code, "error" in told.stderr) == (0, False), told.stderr
    assert warned.som("fmt", "--check").exit_code == 0
    left = warned.som("validate")
    assert (left.exit_code, WARNED[spoil] in left.stdout) == (0, spoil is lookalike), left.stdout


def test_the_first_person_comes_with_warned_organisations(
    tmp_path: Path,
    steady_git: None,  # noqa: ARG001
    spoil: Callable[[str], str],
) -> None:
    env = {"SOM_NOW": "2026-11-22T12:00:00+02:00", **NEWCOMER}
    som(tmp_path, "init", env=env)
    organisation = tmp_path / "data/organisations/som.yaml"
    text = "schema: organisation/1\nid: som\nname: Ministeerium\ntype: ministry\n"
    organisation.write_bytes(spoil(text).encode())

    added = som(tmp_path, "person", "new", "--org", "som", env=env)

    assert added.exit_code == 0, added.stderr
