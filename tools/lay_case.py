"""Lay a case of the corpus of bad repositories on disk, to look at it with `som validate`.

python tools/lay_case.py CODE/CASE FOLDER           the bad state; FOLDER must not be there yet
python tools/lay_case.py CODE/CASE FOLDER --good    the mended one
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT))

from tests.builders.corpus import CORPUS, BadCase, LaidTree, base  # noqa: E402  (the tests are no installed package)

if TYPE_CHECKING:
    from collections.abc import Sequence


def lay(tree: LaidTree, folder: Path) -> None:
    """Write the files of a tree into a new folder.

    Raises:
        FileExistsError: The folder is there already.
    """
    folder.mkdir(parents=True)
    for path in tree.paths():
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(tree.read(path))


def main(arguments: Sequence[str] | None = None) -> int:
    """Lay the case named, or the base alone."""
    parser = argparse.ArgumentParser(description="Lay a case of the corpus on disk.")
    parser.add_argument("case", help="CODE/CASE, or `base`")
    parser.add_argument("folder", type=Path, help="a folder that is not there yet")
    parser.add_argument("--good", action="store_true", help="the mended state")
    options = parser.parse_args(arguments)
    case = BadCase(CORPUS / options.case)
    if options.case != "base" and not (case.folder / "bad").exists():
        parser.error(f"there is no case {options.case}")
    tree = base() if options.case == "base" else case.good if options.good else case.bad
    lay(tree, options.folder)
    return 0


if __name__ == "__main__":
    sys.exit(main())
