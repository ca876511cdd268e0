"""Looking back: what a shallow clone cannot know, and what a day of the past asks of git."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest

from tests.builders.ministry import ID, Ministry
from tests.builders.process import EARLY, LEAD
from tests.builders.terminal import som

if TYPE_CHECKING:
    from pathlib import Path

NEXT_DAY = EARLY + dt.timedelta(days=1)
READING = (
    ("initiative", "list"),
    ("initiative", "show", ID),
    ("initiative", "next", ID),
    ("initiative", "history", ID),
    ("initiative", "render", ID),
    ("portfolio", "list"),
    ("portfolio", "render", "-o", "-"),
    ("policy", "list"),
    ("service", "list"),
    ("meeting", "list"),
    ("process", "show"),
    ("coverage",),
    ("validate",),
)


def shallow(area: Ministry, place: Path) -> Ministry:
    """A clone of the ministry that has its newest commit alone."""
    area.run("clone", "--quiet", "--depth=1", area.root.as_uri(), str(place))
    return Ministry(place)


@pytest.fixture
def agreed(area: Ministry) -> Ministry:
    """An initiative that was a draft, was submitted and agreed: a commit each."""
    area.som("initiative", "new", "--from", area.card_file(), day=EARLY)
    area.som("initiative", "submit", ID, day=EARLY)
    done = area.som("initiative", "advance", ID, "agree", "--outcome", "yes", who=LEAD, day=EARLY)
    assert done.exit_code == 0, done.stderr
    return area


def test_the_oldest_commit_of_a_shallow_clone_brought_nothing(agreed: Ministry, tmp_path: Path) -> None:
    clone = shallow(agreed, tmp_path / "clone")

    told = clone.som("initiative", "history", ID, "--format", "json").json["events"]
    acts = clone.som("initiative", "show", ID, "--format", "json").json["acts"]

    assert [(one["move"], one["commit"]) for one in told] == [("submit", None), ("agree", None)]
    assert [(one["move"], one["commit"]) for one in acts] == [("submit", None), ("agree", None)]


def test_what_came_after_the_shallow_clone_has_its_commit(agreed: Ministry, tmp_path: Path) -> None:
    clone = shallow(agreed, tmp_path / "clone")
    withdrawn = clone.som("initiative", "advance", ID, "withdraw", "--reason", "Ei ole vaja.", day=NEXT_DAY)
    assert withdrawn.exit_code == 0, withdrawn.stderr

    told = clone.som("initiative", "history", ID, "--format", "json").json["events"]

    newest = clone.run("rev-parse", "--short", "HEAD")
    assert [(one["move"], one["commit"]) for one in told] == [("submit", None), ("agree", None), ("withdraw", newest)]


@pytest.mark.parametrize("verb", ["history", "show"])
def test_a_shallow_clone_is_named_in_words(agreed: Ministry, tmp_path: Path, verb: str) -> None:
    clone = shallow(agreed, tmp_path / "clone")
    boundary = clone.run("rev-parse", "--short", "HEAD")

    told = clone.som("initiative", verb, ID)

    assert (told.stdout.count("older than this clone"), boundary in told.stdout) == (2, False)
    assert told.stderr == ("This clone is shallow: older commits are not here; `git fetch --unshallow` brings them.\n")
    whole = agreed.som("initiative", verb, ID)
    assert (boundary in whole.stdout, whole.stderr) == (True, "")


@pytest.mark.parametrize("depth", ["full", "shallow"])
def test_only_a_shallow_clone_is_told_to_fetch_older_history(agreed: Ministry, tmp_path: Path, depth: str) -> None:
    where = shallow(agreed, tmp_path / "clone") if depth == "shallow" else agreed
    oldest = where.run("log", "--reverse", "--format=%cs").splitlines()[0]

    told = where.som("initiative", "list", "--as-of", "2020-01-01")

    more = "; `git fetch --unshallow` may bring more" if depth == "shallow" else ""
    assert (told.exit_code, told.stderr.splitlines()[-1]) == (6, f"  hint: ask for `{oldest}` or later{more}")


@pytest.mark.parametrize("depth", ["full", "shallow"])
def test_an_unknown_commit_is_sought_in_older_history_only_where_it_is_not_here(
    agreed: Ministry, tmp_path: Path, depth: str
) -> None:
    where = shallow(agreed, tmp_path / "clone") if depth == "shallow" else agreed

    told = where.som("validate", "--since", "nowhere")

    hint = "check the name: `git log --oneline` shows those there are" + (
        "; `git fetch --unshallow` brings the whole history" if depth == "shallow" else ""
    )
    assert (told.exit_code, told.stderr.splitlines()[-1]) == (6, f"  hint: {hint}")


def test_fetched_whole_a_clone_knows_every_commit(agreed: Ministry, tmp_path: Path) -> None:
    clone = shallow(agreed, tmp_path / "clone")
    clone.run("fetch", "--quiet", "--unshallow")

    history = ("initiative", "history", ID, "--format", "json")
    assert clone.som(*history).json == agreed.som(*history).json


@pytest.mark.parametrize("words", READING, ids=" ".join)
def test_without_a_repository_a_past_day_is_a_fault_around_us(
    area: Ministry, tmp_path: Path, words: tuple[str, ...]
) -> None:
    area.submitted()
    area.run("checkout-index", "--all", f"--prefix={tmp_path / 'export'}/")
    said = (*words, "--as-of", "2026-10-14")
    alone = {"GIT_CEILING_DIRECTORIES": str(tmp_path)}

    here, there = som(area.root, *said), som(tmp_path / "export", *said, env=alone)

    assert here.exit_code in (0, 1), here.stderr
    assert (there.exit_code, "store-repository-missing" in there.stderr) == (3, True), there.stderr


@pytest.mark.parametrize("words", READING, ids=" ".join)
def test_without_git_a_past_day_is_a_fault_around_us(area: Ministry, tmp_path: Path, words: tuple[str, ...]) -> None:
    area.submitted()

    told = som(area.root, *words, "--as-of", "2026-10-14", env={"PATH": str(tmp_path)})

    assert (told.exit_code, "store-git-missing" in told.stderr) == (3, True), told.stderr


@pytest.mark.parametrize("language", ["et", "en"])
def test_the_first_day_of_the_history_is_named_as_it_is_typed(area: Ministry, language: str) -> None:
    told = som(area.root, "initiative", "list", "--as-of", "2020-01-01", language=language)

    assert (told.exit_code, "`2026-09-01`" in told.stderr) == (6, True), told.stderr
    assert som(area.root, "initiative", "list", "--as-of", "2026-09-01").exit_code == 0


@pytest.mark.parametrize("path", ["nope", "data/nope.yaml", "data/initiatives/nope"])
def test_a_path_that_a_day_of_the_past_had_not_is_a_mistake(area: Ministry, path: str) -> None:
    told = som(area.root, "validate", "--as-of", "2026-09-01", path)

    assert (told.exit_code, told.stdout) == (2, "")
    assert f"`{path}`" in told.stderr


@pytest.mark.parametrize("path", [".", "data", "som.yaml", "data/people"])
def test_a_path_that_a_day_of_the_past_had_is_checked(area: Ministry, path: str) -> None:
    assert "usage-file" not in som(area.root, "validate", "--as-of", "2026-09-01", path).stderr
