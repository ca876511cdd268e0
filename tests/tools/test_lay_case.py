"""A case of the corpus on disk gives what it gives in memory, on the command line too."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.builders.corpus import CORPUS, base
from tests.builders.terminal import som
from tools.lay_case import main

if TYPE_CHECKING:
    from pathlib import Path

CASE = "acts-digest-differs/outcome-edited-by-hand"


def test_som_validate_prints_what_the_case_expects(tmp_path: Path) -> None:
    assert main([CASE, str(tmp_path / "bad")]) == 0
    bad = som(tmp_path / "bad", "validate")
    assert (bad.exit_code, bad.stdout) == (1, (CORPUS / CASE / "expected.txt").read_text(encoding="utf-8"))
    assert main([CASE, str(tmp_path / "good"), "--good"]) == 0
    good = som(tmp_path / "good", "validate")
    assert (good.exit_code, good.stdout) == (0, "")


def test_the_base_can_be_laid_alone_and_nothing_is_written_over(tmp_path: Path) -> None:
    assert main(["base", str(tmp_path / "base")]) == 0
    laid = {file.relative_to(tmp_path / "base").as_posix() for file in (tmp_path / "base").rglob("*.yaml")}
    assert laid == set(base().paths())
    with pytest.raises(FileExistsError):
        main(["base", str(tmp_path / "base")])
    with pytest.raises(SystemExit):
        main(["acts-digest-differs/nowhere", str(tmp_path / "none")])
