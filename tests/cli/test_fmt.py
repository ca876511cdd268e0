"""`som fmt` in a real repository."""

from __future__ import annotations

from shutil import rmtree
from typing import TYPE_CHECKING

from som_cli import __version__
from tests.builders.process import EARLY, SUBMITTER

if TYPE_CHECKING:
    from tests.builders.ministry import Ministry

SERVICE = "data/services/ska-pension.yaml"
STYLED = "data/organisations/ska.yaml"


def slip(area: Ministry) -> None:
    """Leave one record as people write them."""
    area.som("fmt")
    area.write(SERVICE, area.read(SERVICE) + "# the end\n")
    text = area.read(SERVICE)
    title = next(line for line in text.split("\n") if line.startswith("title:"))
    area.write(SERVICE, text.replace(f"{title}\n", "") + f"{title}   # as clients know it\n")


def committed_slip(area: Ministry) -> None:
    """Leave it committed so."""
    slip(area)
    area.commit("a slip")


def test_a_check_lists_what_is_not_in_style_and_changes_nothing(area: Ministry) -> None:
    slip(area)
    before = area.picture()
    found = area.som("fmt", "--check")
    assert (found.exit_code, found.stdout) == (1, f"{SERVICE}\n")
    assert found.stderr == "1 file is not in the canonical style.\n"
    assert area.picture() == before


def test_a_dry_run_shows_the_difference_and_changes_nothing(area: Ministry) -> None:
    committed_slip(area)
    before = area.picture()
    shown = area.som("fmt", "--dry-run")
    assert (shown.exit_code, shown.stderr) == (0, "1 file is not in the canonical style.\n")
    message, _, diff = shown.stdout.partition("\n\n--- ")
    assert message.splitlines() == [
        "ska-pension: format",
        "",
        f"Som-Actor: {SUBMITTER}",
        f"Som-Tool: som/{__version__}",
    ]
    assert diff.startswith(f"a/{SERVICE}\n+++ b/{SERVICE}\n")
    assert area.picture() == before


def test_what_is_formatted_is_one_commit_that_leaves_other_work_alone(area: Ministry) -> None:
    committed_slip(area)
    head = area.run("rev-parse", "HEAD")
    area.write("staged.txt", "mine\n")
    area.run("add", "staged.txt")
    area.write(STYLED, area.read(STYLED) + "# mine\n")
    done = area.som("fmt", SERVICE)
    assert (done.exit_code, done.stdout.splitlines()[0]) == (0, SERVICE)
    assert area.run("rev-parse", "--short", "HEAD") in done.stdout + done.stderr
    assert area.run("rev-parse", "HEAD~1") == head
    assert area.run("show", "--format=%s", "--name-only") == f"ska-pension: format\n\n{SERVICE}"
    assert area.run("status", "--porcelain").splitlines() == [f" M {STYLED}", "A  staged.txt"]


def test_several_files_are_one_commit_on_a_branch_of_their_own(area: Ministry) -> None:
    committed_slip(area)
    area.write(STYLED, "\n" + area.read(STYLED))
    area.commit("a line more")
    assert area.som("fmt", "--branch").exit_code == 0
    assert area.run("log", "-2", "--format=%s") == "2 records: format\na line more"
    assert area.run("branch", "--show-current") == "som/format-ska"
    assert area.som("fmt", "--check").exit_code == 0


def test_hand_edits_of_a_file_are_taken_along_as_they_are_when_saved(area: Ministry) -> None:
    slip(area)
    done = area.som("fmt")
    assert (done.exit_code, f"Hand edits are taken along with the style: {SERVICE}.\n" in done.stderr) == (0, True)
    assert area.run("status", "--porcelain") == ""
    assert "# as clients know it" in area.run("show", f"HEAD:{SERVICE}")


def test_hand_edits_with_errors_are_not_committed_and_can_still_be_formatted(area: Ministry) -> None:
    slip(area)
    area.write(SERVICE, area.read(SERVICE).replace("service_lead: ", "service_lead: x"))
    before = area.picture()
    refused = area.som("fmt")
    assert (refused.exit_code, refused.stdout, "editing-format-errors" in refused.stderr) == (1, "", True)
    assert area.picture() == before
    head = area.run("rev-parse", "HEAD")
    assert area.som("fmt", "--no-commit").exit_code == 0
    assert (area.som("fmt", "--check").exit_code, area.run("rev-parse", "HEAD")) == (0, head)


def test_hand_edits_of_the_style_alone_are_undone_and_make_no_commit(area: Ministry) -> None:
    area.som("fmt")
    head = area.run("rev-parse", "HEAD")
    area.write(SERVICE, "\n" + area.read(SERVICE))
    told = "In that style they say what is committed already: no commit is made.\n"
    shown = area.som("fmt", "--dry-run")
    assert (shown.exit_code, shown.stdout) == (0, f"{SERVICE}\n")
    assert shown.stderr == f"{told}1 file is not in the canonical style.\n"
    done = area.som("fmt")
    assert (done.exit_code, done.stdout) == (0, f"{SERVICE}\n")
    assert done.stderr == f"{told}1 file was brought to the canonical style.\n"
    assert (area.run("status", "--porcelain"), area.run("rev-parse", "HEAD")) == ("", head)


def test_files_are_formatted_where_there_is_no_git(area: Ministry) -> None:
    slip(area)
    rmtree(area.root / ".git")
    assert area.som("fmt", "--dry-run").stdout.startswith(f"--- a/{SERVICE}\n+++ b/{SERVICE}\n")
    done, again = area.som("fmt"), area.som("fmt", "--check")
    assert (done.exit_code, done.stdout, again.exit_code) == (0, f"{SERVICE}\n", 0)


def test_files_are_brought_to_it_once_and_comments_stay(area: Ministry) -> None:
    slip(area)
    assert area.som("fmt", "data/organisations").stdout == ""
    done, again = area.som("fmt", SERVICE), area.som("fmt", "--check")
    assert (done.exit_code, done.stdout.splitlines()[0], again.exit_code) == (0, SERVICE, 0)
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
