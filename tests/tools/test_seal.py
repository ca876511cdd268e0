"""Sealing the sample's acts: what the program computes is put beside what people wrote."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import pytest

from som_cli.store.emit import emit
from som_cli.store.layout import case_folder
from tools.seal import sealed, unsealed, values_of

ROOT = Path(__file__).parents[2]
PORTAL = case_folder("ska", "ska-2022-teenuseosutajate-portaal")
REPLACEMENT = case_folder("ska", "ska-2026-skais1-valjavahetamine")
COMPUTED = ("number", "initiative", "basis", "prev", "digest", "snapshot", "target_digest")


@pytest.fixture
def case(tmp_path):
    """A case file of the sample, in a repository of its own."""

    def copied(folder):
        shutil.copytree(ROOT / folder, tmp_path / folder)
        return tmp_path / folder

    return copied


def test_every_act_of_the_sample_is_sealed():
    folders = [path.parent for path in ROOT.glob("data/initiatives/*/*/initiative.yaml")]
    assert list(unsealed(folders)) == []


@pytest.mark.parametrize("folder", [PORTAL, REPLACEMENT])
def test_what_is_computed_can_be_left_out(case, tmp_path, folder):
    here = case(folder)
    for path in here.glob("acts/*.yaml"):
        told = {key: value for key, value in values_of(path, tmp_path).items() if key not in COMPUTED}
        path.write_text(_written(told), encoding="utf-8")
    whole = {
        path.name: (ROOT / folder / "acts" / path.name).read_text(encoding="utf-8") for path in here.glob("acts/*")
    }
    assert {path.name: text for path, text in sealed(here, tmp_path).items()} == whole


def test_the_text_before_an_amendment_is_given_back(case, tmp_path):
    here = case(PORTAL)
    bases = [_value(text, "basis") for text in sealed(here, tmp_path).values()]
    amended = [number for number in range(1, len(bases)) if bases[number] != bases[number - 1]]
    assert [sorted(sealed(here, tmp_path))[number].stem for number in amended] == ["009-amend", "011-amend"]


def test_an_act_under_a_wrong_name_is_refused(case, tmp_path):
    here = case(PORTAL)
    (here / "acts/011-amend.yaml").rename(here / "acts/012-amend.yaml")
    with pytest.raises(ValueError, match="its name should be 011-amend"):
        sealed(here, tmp_path)


def test_an_amendment_that_does_not_fit_the_card_is_refused(case, tmp_path):
    here = case(PORTAL)
    path = here / "acts/011-amend.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("budget.lines.5", "budget.lines.9"), encoding="utf-8")
    with pytest.raises(ValueError, match="does not fit the card"):
        sealed(here, tmp_path)


def _written(values: dict[str, Any]) -> str:
    return emit(values, "act", "data/initiatives/a/b/acts/c.yaml")


def _value(text: str, key: str) -> str:
    return next(line for line in text.splitlines() if line.startswith(f"{key}: "))
