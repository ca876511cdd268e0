"""The quick reading is the exact one, or none at all."""

from __future__ import annotations

import random
import unicodedata
from pathlib import Path
from typing import TYPE_CHECKING, Any

from hypothesis import given, settings

from som_cli.store import canonical
from som_cli.store.characters import are_common, odd_characters
from som_cli.store.emit import emit
from som_cli.store.lines import Lines
from som_cli.store.source import Document, examined, read
from tests.builders.texts import ACT, CARD, accident, mutants
from tests.store.test_emit import RECORDS

if TYPE_CHECKING:
    from collections.abc import Iterable

ROOT = Path(__file__).parent.parent.parent
CANONICAL = emit(read("", CARD.encode()).value or {}, "initiative", "data/initiatives/ska/x/initiative.yaml")

COMMENTED = CANONICAL.replace("domain: social\n", "domain: social # one of two\n").replace(
    'menetlejat."\n', 'x."   # "\n'
)
COMMENTED = COMMENTED.replace("plan_goals:\n", "plan_goals: # of plans\n\n# more\n").replace(
    "  - tehik", "  - tehik # so"
)


def quick(raw: bytes) -> dict[str, Any] | None:
    try:
        text = raw.decode()
    except UnicodeDecodeError:
        return None
    return canonical.values(text) if are_common(text) else None


def differing(files: Iterable[bytes]) -> list[bytes]:
    """The files that the quick reading takes and the exact one reads otherwise, or has something to say of."""
    wrong = []
    for raw in files:
        values = quick(raw)
        exact = examined("", raw)
        if values is not None and (repr(values), ()) != (repr(exact.value), exact.problems):
            wrong.append(raw)
    return wrong


def test_canonical_files_are_read_quickly():
    assert quick(CANONICAL.encode()) is not None
    assert quick(ACT.encode()) is not None
    assert quick(COMMENTED.encode()) == quick(CANONICAL.encode())
    assert quick(CARD.encode()) is None


def test_lines_that_end_early_are_left_to_the_exact_reading():
    texts = (
        "- \n",
        "a:\n  - \n",
        "a: |\n",
        "a:\n",
        'a: "\n',
        "a: \n",
        ": b\n",
        "a:\n  -\n",
        "-\n",
        "\n",
        "a: |\n  b\n \n",
    )

    assert [quick(text.encode()) for text in texts] == [None] * len(texts)


def test_bad_files_and_mutants_are_never_read_otherwise():
    assert differing(path.read_bytes() for path in (ROOT / "tests" / "badcases" / "files").glob("*.yaml")) == []
    assert differing(mutants(2_000, seed=7)) == []


def test_a_canonical_file_after_an_accident_is_never_read_otherwise():
    chance = random.Random(5)  # noqa: S311  (accidents, not secrets)

    assert differing(accident(chance, chance.choice((CANONICAL, COMMENTED, ACT)).encode()) for _ in range(3_000)) == []


def test_all_records_of_the_sample_are_read_alike():
    assert differing(path.read_bytes() for path in (ROOT / "data").rglob("*.yaml")) == []


@settings(max_examples=200, deadline=None)
@given(RECORDS)
def test_whatever_is_written_is_read_alike(values: dict[str, Any]):
    assert differing([emit(values, "initiative", "x.yaml").encode()]) == []


def test_the_quick_reading_knows_its_places_too():
    document = read("", CANONICAL.encode())

    assert document == Document("", CANONICAL, examined("", CANONICAL.encode()).value)
    assert document.locate() == examined("", CANONICAL.encode()).locate()


def test_common_characters_are_composed_and_harmless():
    common = [chr(point) for point in range(0x110000) if are_common(chr(point)) and chr(point) not in "\t\r\n"]

    assert all(unicodedata.is_normalized("NFC", sign) for sign in common)
    assert list(odd_characters(Lines("", "".join(common)))) == []
