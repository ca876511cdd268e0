"""Seal the sample's acts: write into each what the program computes, from what a person wrote.

    python tools/seal.py [FOLDER…]        case files; all of `data/initiatives/` when none is named
    python tools/seal.py --check          only tell which acts are not sealed

For whoever edits the sample: write the card as it is now and, for each act, its move, date, who answers for it, who
recorded it when, and what the move asks for. Initiative, number, snapshot, target_digest, basis, prev and digest are
filled in from there, the text of the card before an amendment out of the amendment itself. Never for a repository in
use: there the acts stay as they were recorded.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from som_cli.cards.initiative import Initiative
from som_cli.process.casefile import AMEND, APPROVING, VOID
from som_cli.process.changes import reverted
from som_cli.process.digests import act_digest, card_basis, record_digest
from som_cli.process.plain import plain
from som_cli.process.records import FIRST, Act, Change, Opinion, Report, Snapshot
from som_cli.store.emit import emit
from som_cli.store.source import read

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

ROOT = Path(__file__).parent.parent


def sealed(folder: Path, root: Path = ROOT) -> dict[Path, str]:
    """The text of each act of a case file, sealed, in order.

    Raises:
        ValueError: A file cannot be read, or an amendment does not lead to an earlier text of the card.
    """
    card = Initiative.model_validate(values_of(folder / "initiative.yaml", root))
    paths = sorted(folder.glob("acts/*.yaml"))
    written = [values_of(path, root) for path in paths]
    texts: dict[Path, str] = {}
    acts: dict[str, Act] = {}
    prev = FIRST
    for number, (path, values, then) in enumerate(zip(paths, written, texts_of(card, written), strict=True), 1):
        chain = {"number": number, "basis": card_basis(then), "prev": prev, "digest": FIRST}
        own = {"schema": "act/1", "initiative": card.id, **chain, **computed(values, then, acts, folder, root)}
        act = Act.model_validate(values | own)
        act = act.model_copy(update={"digest": act_digest(act)})
        if path.stem != act.stem:
            raise ValueError(f"{path}: its name should be {act.stem}")
        texts[path] = emit(plain(act), "act", path.relative_to(root).as_posix())
        acts[act.stem], prev = act, act.digest
    return texts


def texts_of(card: Initiative, acts: Sequence[Mapping[str, Any]]) -> list[Initiative]:
    """The card as it was at each act: the card now, with every later amendment undone."""
    texts = [card]
    for act in reversed(acts[1:]):
        then = texts[0]
        if act["move"] == AMEND:
            changes = [Change.model_validate(change) for change in act["changes"]]
            earlier = reverted(then, changes)
            if earlier is None:
                raise ValueError(f"{card.id}: the amendment of {act['date']} does not fit the card")
            then = earlier
        texts.insert(0, then)
    return texts if acts else []


def computed(
    values: Mapping[str, Any], then: Initiative, acts: Mapping[str, Act], folder: Path, root: Path
) -> dict[str, Any]:
    """What an act says beyond the chain: the snapshot of a decision, the digest of what a void voids."""
    if values["move"] in APPROVING:
        schedule = then.known_schedule
        dates = (schedule.start, schedule.end) if schedule else (None, None)
        return {"snapshot": Snapshot(title=then.title, budget=then.budget, start=dates[0], end=dates[1])}
    if values["move"] == VOID:
        target = values["target"]
        return {"target_digest": acts[target].digest if target in acts else part_digest(folder, target, root)}
    return {}


def part_digest(folder: Path, stem: str, root: Path) -> str:
    """The digest of an opinion or a report, which carry none themselves."""
    for name, model in (("opinions", Opinion), ("reports", Report)):
        path = folder / name / f"{stem}.yaml"
        if path.exists():
            return record_digest(model.model_validate(values_of(path, root)))
    raise ValueError(f"{folder.name}: there is no {stem} to void")


def values_of(path: Path, root: Path) -> dict[str, Any]:
    """The plain values of a file.

    Raises:
        ValueError: It cannot be read.
    """
    document = read(path.relative_to(root).as_posix(), path.read_bytes())
    if document.value is None or document.problems:
        raise ValueError(f"{path}: {[problem.code for problem in document.problems]}")
    return dict(document.value)


def unsealed(folders: Sequence[Path], root: Path = ROOT) -> Iterator[tuple[Path, str]]:
    """Each act whose file is not as it should be, and the text it should have."""
    for folder in folders:
        for path, text in sealed(folder, root).items():
            if path.read_text(encoding="utf-8") != text:
                yield path, text


def main(arguments: Sequence[str] | None = None) -> int:
    """Seal the case files named, or tell which are not sealed."""
    parser = argparse.ArgumentParser(description="Seal the acts of the sample.")
    parser.add_argument("folders", nargs="*", type=Path, help="case files; all of the sample when none is named")
    parser.add_argument("--check", action="store_true", help="write nothing; exit 1 if an act is not sealed")
    options = parser.parse_args(arguments)
    folders = options.folders or sorted(path.parent for path in (ROOT / "data/initiatives").glob("*/*/initiative.yaml"))
    found = list(unsealed([folder.resolve() for folder in folders]))
    for path, text in found:
        sys.stdout.write(f"{path.relative_to(ROOT).as_posix()}\n")
        if not options.check:
            path.write_text(text, encoding="utf-8", newline="\n")
    return 1 if found and options.check else 0


if __name__ == "__main__":
    sys.exit(main())
