"""Acts as commit messages and back: exact inverses, and no word of a user in between.

The grammar: a subject of id, move and outcome; an empty line; trailers, each at most once and in this order.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from som_cli.process.records import Act

SUBJECT_LENGTH = 72
DIGEST_LENGTH = 16  # hexadecimal digits of the act's digest that the message quotes
_SLUG = r"[a-z0-9]+(?:-[a-z0-9]+)*"
_ACT = re.compile(rf"({_SLUG})#([0-9]{{3}}|[1-9][0-9]{{3,}}) ([0-9a-f]{{{DIGEST_LENGTH}}}) ({_SLUG})")
GRAMMAR = {
    "Som-Act": _ACT,
    "Som-Body": re.compile(_SLUG),
    "Som-Meeting": re.compile(_SLUG),
    "Som-Actor": re.compile(_SLUG),
    "Som-Tool": re.compile(r"som/[0-9A-Za-z.+-]+"),
}
KEYS = tuple(GRAMMAR)
REQUIRED = ("Som-Actor", "Som-Tool")
WITH_AN_ACT = ("Som-Body", "Som-Meeting")


@dataclass(frozen=True, slots=True)
class ActClaim:
    """What a commit says of the act it brings."""

    initiative: str
    number: int
    digest: str  # the first sixteen digits, without the version before them
    move: str


@dataclass(frozen=True, slots=True)
class Claim:
    """What the trailers of one of our commits say; it counts only where it equals an act in a file."""

    actor: str
    tool: str  # the version of `som`
    act: ActClaim | None = None
    body: str | None = None
    meeting: str | None = None


@dataclass(frozen=True, slots=True)
class Ungrammatical:
    """Trailers that speak in our name and are not ours, and the first that is wrong or missing."""

    key: str


def claim(act: Act, tool: str) -> Claim:
    """Say in a commit what an act says in its file."""
    digest = act.digest.partition(":")[2][:DIGEST_LENGTH]
    told = ActClaim(act.initiative, act.number, digest, act.move)
    return Claim(act.recorded_by, tool, told, act.body, act.meeting)


def act_message(act: Act, tool: str) -> str:
    """Write the message of the commit that brings an act."""
    done = f"{act.move} {act.outcome}" if act.outcome else act.move
    return message(act.initiative, done, claim(act, tool))


def plain_message(record: str, done: str, actor: str, tool: str) -> str:
    """Write the message of any other commit of ours: a card, a meeting, an opinion, a report.

    `record` is its id, or how many there are (`4 records`); `done` is one or two English words (`new`, `save`).
    """
    return message(record, done, Claim(actor, tool))


def message(record: str, done: str, said: Claim) -> str:
    """Write a commit message: ASCII, a subject of at most 72 characters, trailers, a final newline."""
    room = SUBJECT_LENGTH - len(f": {done}")
    name = record if len(record) <= room else f"{record[: room - 2]}.."
    lines = [f"{name}: {done}", "", *(f"{key}: {value}" for key, value in pairs(said))]
    return "".join(f"{line}\n" for line in lines)


def pairs(said: Claim) -> list[tuple[str, str]]:
    """Give the trailers of a claim, in order; the inverse of `read`."""
    act = said.act
    told = f"{act.initiative}#{act.number:03d} {act.digest} {act.move}" if act else None
    values = (told, said.body, said.meeting, said.actor, f"som/{said.tool}")
    return [(key, value) for key, value in zip(KEYS, values, strict=True) if value is not None]


def read(trailers: Iterable[tuple[str, str]]) -> Claim | Ungrammatical | None:
    """Read the trailers of a commit, as git's own parser gives them.

    Returns:
        None for a commit that is not ours: no trailer of it begins with `Som-`, in any case of letters.
    """
    ours = [(key, value) for key, value in trailers if key.lower().startswith("som-")]
    if not ours:
        return None
    wrong = _first_wrong(ours)
    return Ungrammatical(wrong) if wrong else _claim(dict(ours))


def _first_wrong(ours: list[tuple[str, str]]) -> str | None:
    """Find the first key that is unknown, repeated, out of order, ill-formed, out of place or missing."""
    ahead = list(KEYS)
    for key, value in ours:
        if key not in ahead or not GRAMMAR[key].fullmatch(value):
            return key
        ahead = ahead[ahead.index(key) + 1 :]
    given = {key for key, _ in ours}
    lonely = () if "Som-Act" in given else WITH_AN_ACT
    return next((key for key in KEYS if key in (lonely if key in given else REQUIRED)), None)


def _claim(values: dict[str, str]) -> Claim:
    act = _ACT.fullmatch(values.get("Som-Act", ""))
    return Claim(
        values["Som-Actor"],
        values["Som-Tool"].removeprefix("som/"),
        ActClaim(act[1], int(act[2]), act[3], act[4]) if act else None,
        values.get("Som-Body"),
        values.get("Som-Meeting"),
    )
