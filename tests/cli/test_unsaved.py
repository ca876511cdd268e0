"""A record that is on disk and not committed: what names it is told so, and the others can be saved."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
import yaml

from tests.builders.process import EARLY, TODAY
from tests.cli.test_refused_submission import WHOLE

if TYPE_CHECKING:
    from tests.builders.ministry import Ministry

SERVICE = "data/services/ska-pension.yaml"
NEW = "data/services/ska-uus.yaml"


@pytest.fixture
def sketched(area: Ministry) -> Ministry:
    """A new service card that nobody has saved."""
    card = yaml.safe_load(area.read(SERVICE)) | {"id": "ska-uus"}
    card.pop("goals")
    area.write(NEW, yaml.safe_dump(card, allow_unicode=True, sort_keys=False))
    return area


def test_a_card_that_was_not_saved_is_not_called_missing(sketched: Ministry) -> None:
    assert "error[" not in sketched.som("validate", NEW, day=EARLY).stdout
    words = tuple("ska-uus" if word == "ska-pension" else word for word in WHOLE)
    told = sketched.som(*words, day=EARLY)
    assert (told.exit_code, f"error[links-uncommitted]: `{NEW}` is not committed yet" in told.stderr) == (2, True), (
        told.stderr
    )
    assert "`som save ska-uus`" in told.stderr
    sketched.write(NEW, sketched.read(NEW).replace("\ntitle:", "\ntitel:"))
    told = sketched.som(*words, day=EARLY)
    assert (told.exit_code, f"error[links-unfinished]: `{NEW}` has errors" in told.stderr) == (2, True), told.stderr
    assert f"`som validate {NEW}`" in told.stderr
    from_file = sketched.som("initiative", "submit", "--from", sketched.card_file(service="ska-uus"), day=EARLY)
    assert (from_file.exit_code, "error[links-unfinished]" in from_file.stderr) == (1, True), from_file.stderr


def test_others_can_be_saved_beside_an_unfinished_card(sketched: Ministry) -> None:
    sketched.write(NEW, sketched.read(NEW).replace("\ntitle:", "\ntitel:"))
    sketched.write(SERVICE, sketched.read(SERVICE).replace("\ntitle: ", "\ntitle: Uus "))
    told = sketched.som("save", day=TODAY)
    assert (told.exit_code, "save-errors" in told.stderr) == (1, True)
    assert "save the others one by one with `som save ID`: `ska-pension`" in told.stderr
    assert sketched.som("save", "ska-pension", day=TODAY).exit_code == 0
    alone = sketched.som("save", day=TODAY)
    assert (alone.exit_code, "one by one" in alone.stderr) == (1, False)
