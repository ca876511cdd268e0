"""`som fmt` in a real repository."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.builders.process import EARLY

if TYPE_CHECKING:
    from tests.builders.ministry import Ministry

SERVICE = "data/services/ska-pension.yaml"
STYLED = "data/organisations/ska.yaml"


def slip(area: Ministry) -> None:
    """Leave one record as people write them."""
    area.som("fmt")
    area.commit("style")
    area.write(SERVICE, area.read(SERVICE) + "# the end\n")
    text = area.read(SERVICE)
    title = next(line for line in text.split("\n") if line.startswith("title:"))
    area.write(SERVICE, text.replace(f"{title}\n", "") + f"{title}   # as clients know it\n")


def test_a_check_lists_what_is_not_in_style_and_changes_nothing(area: Ministry) -> None:
    slip(area)
    before = area.picture()
    found = area.som("fmt", "--check")
    assert (found.exit_code, found.stdout) == (1, f"{SERVICE}\n")
    assert found.stderr == "1 file is not in the canonical style.\n"
    assert area.picture() == before


def test_a_dry_run_shows_the_difference_and_changes_nothing(area: Ministry) -> None:
    slip(area)
    before = area.picture()
    shown = area.som("fmt", "--dry-run")
    assert (shown.exit_code, shown.stderr) == (0, "1 file is not in the canonical style.\n")
    assert shown.stdout.startswith(f"--- a/{SERVICE}\n+++ b/{SERVICE}\n")
    assert area.picture() == before


def test_files_are_brought_to_it_once_and_comments_stay(area: Ministry) -> None:
    slip(area)
    assert area.som("fmt", "data/organisations").stdout == ""
    done, again = area.som("fmt", SERVICE), area.som("fmt", "--check")
    assert (done.exit_code, done.stdout, again.exit_code) == (0, f"{SERVICE}\n", 0)
    text = area.read(SERVICE)
    assert "# as clients know it\n" in text
    assert "# the end\ntitle: " in text  # it stood above the title
    assert text.index("title:") < text.index("type:")
    assert again.stderr == "All files are in the canonical style.\n"


def test_what_was_recorded_is_never_touched(area: Ministry) -> None:
    initiative = area.submitted()
    act = f"data/initiatives/ska/{initiative}/acts/001-submit.yaml"
    area.write(act, area.read(act) + "\n\n# märkus\n")
    before = area.read(act)
    assert area.som("fmt", act, day=EARLY).exit_code == 0
    assert area.read(act) == before


def test_a_file_that_cannot_be_read_is_told_and_left(area: Ministry) -> None:
    area.write(SERVICE, "schema: service/1\nid: [\n")
    done = area.som("fmt")
    assert done.exit_code == 1
    assert f"{SERVICE}:" in done.stderr
    assert area.read(SERVICE) == "schema: service/1\nid: [\n"
