"""Files as people write them, and the same files as accidents leave them."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

CARD = """\
# yaml-language-server: $schema=../../../../schemas/initiative.schema.json
schema: initiative/1
id: ska-2026-peretoetused
title: "Peretoetuste menetluse automatiseerimine"
agency: ska
domain: social
also: [health] # both committees
submitter: 'mari-maasikas'
service: peretoetused

# why
current_situation: |
  Taotlusi menetletakse kahes infosüsteemis, mille vahel liiguvad andmed käsitsi.

  Ooteaeg on talvekuudel kuni 21 päeva.
problem: "Pered ootavad liiga kaua: \\"21 päeva\\"."
expected_outcome: Ooteaeg on kuni kolm päeva
  ja otsused tulevad ise.
alternatives:
  - title: "Mitte midagi teha"
    description: "Jätkata senise korraga."   # cheap ones first
    why_not: "Vigade hulk ei vähene."
  - title: "Valmistoode"
    description: "Osta Põhjamaades kasutatav toetuste mootor."
    why_not: "Liidestused tuleks ikkagi ise teha."
priority_basis: plan
plan_goals:
  - hea-2-1
  - rta-4-2
consulted:
  - organisation: tehik
    date: 2026-08-14
legislation:
  needed: "yes"
  status: started
estimate:
  size: L
  duration_months: 18
  people:
    analyst: 10
    developer: 36
budget:
  vat_included: true
  lines:
    - year: 2027
      amount: 180000
      source: "Riigieelarve"
      secured: true
      kind: development
    - {year: 2028, amount: 71300.50, secured: false, kind: development}
schedule:
  start: 2027-02-01
  end: 2028-08-31
  milestones:
    - date: 2027-06-30
      text: "Andmevahetus rahvastikuregistriga"
visibility: area
"""

ACT = """\
# yaml-language-server: $schema=../../../../../schemas/act.schema.json
schema: act/1
initiative: ska-2026-peretoetused
number: 4
move: assess
date: 2026-09-23
recorded_by: kalle-kask
recorded_at: "2026-09-23T14:05:11+03:00"
body: ska-juhtruhm
assessment:
  outcome:
    rating: 4
    text: "Selge ja mõõdetav."
  impact:
    rating: 5
    text: "Suur."
prev: "a1:9f2c77ab01d3e4f5"
digest: "a1:7ac04415bb"
"""

_PIECES = (
    b"\x00", b"\x1b", b"\r", b"\r\n", b"\n", b"\n\n", b"\t", b"  ", b": ", b":", b"- ", b"#", b" #", b'"', b"'",
    b"|", b">\n",
    b"&a ", b"*a ", b"!x ", b"!!int ", b"<<: ", b"---\n", b"...\n", b"%YAML 1.1\n", b"[", b"]", b"{", b"}", b",", b"? ",
    b"\\", b"\\e", b"\\u202e", b"\xef\xbb\xbf", b"\xc2\xa0", b"\xc2\x85", b"\xe2\x80\xa8", b"\xe2\x80\x8b", b"\xcc\x81",
    b"\xff",
    b"\xf5", b"<<<<<<< HEAD\n", b"=======\n", b">>>>>>> x\n", b"[" * 60, b"- " * 60, b"no", b"010", b".inf", b"~",
    b"null", b"9" * 40,
)  # fmt: skip


def _flip(chance: random.Random, raw: bytes) -> bytes:
    at = chance.randrange(len(raw))
    return raw[:at] + bytes([chance.randrange(256)]) + raw[at + 1 :]


def _insert(chance: random.Random, raw: bytes) -> bytes:
    at = chance.randrange(len(raw) + 1)
    return raw[:at] + chance.choice(_PIECES) + raw[at:]


def _drop(chance: random.Random, raw: bytes) -> bytes:
    at = chance.randrange(len(raw))
    return raw[:at] + raw[at + chance.randrange(1, 40) :]


def _cut(chance: random.Random, raw: bytes) -> bytes:
    return raw[: chance.randrange(1, max(len(raw), 2))]


def _swap(chance: random.Random, raw: bytes) -> bytes:
    lines = raw.split(b"\n")
    one, other = chance.randrange(len(lines)), chance.randrange(len(lines))
    lines[one], lines[other] = lines[other], lines[one]
    return b"\n".join(lines)


def _indent(chance: random.Random, raw: bytes) -> bytes:
    lines = raw.split(b"\n")
    at = chance.randrange(len(lines))
    lines[at] = (
        chance.choice([b" ", b"  ", b"\t", b"\xc2\xa0"]) + lines[at] if chance.random() < 0.6 else lines[at].lstrip()
    )
    return b"\n".join(lines)


def _repeat(chance: random.Random, raw: bytes) -> bytes:
    lines = raw.split(b"\n")
    lines.insert(chance.randrange(len(lines)), chance.choice(lines))
    return b"\n".join(lines)


_ACCIDENTS: tuple[Callable[[random.Random, bytes], bytes], ...] = (
    _flip, _insert, _insert, _insert, _drop, _cut, _swap, _indent, _repeat,
)  # fmt: skip


def accident(chance: random.Random, raw: bytes) -> bytes:
    """A file after one accident."""
    return chance.choice(_ACCIDENTS)(chance, raw) if raw else b"x"


def mutants(count: int, seed: int = 2027) -> Iterator[bytes]:
    """Files after one to four accidents; the same ones for the same seed."""
    chance = random.Random(seed)  # noqa: S311  (accidents, not secrets)
    for number in range(count):
        raw = (CARD if number % 3 else ACT).encode()
        for _ in range(chance.randrange(1, 5)):
            raw = accident(chance, raw)
        yield raw
