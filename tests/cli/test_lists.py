"""Every list takes filters of the same names, is told in the same three ways, and stands in one order."""

from __future__ import annotations

import csv
import datetime as dt
import io
from typing import TYPE_CHECKING, Any

import pytest

from som_cli.cli.lazy import COMMANDS, loaded
from som_cli.collation import estonian
from tests.builders.outputs import misfits
from tests.builders.process import LEAD
from tests.builders.repository import Repository
from tests.builders.terminal import som

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.builders.ministry import Ministry

# what a filter is called wherever a list has it, and what its rows say then
FILTERS = {
    "--agency": {"agency", "organisation"},
    "--body": {"body"},
    "--department": {"department"},
    "--domain": {"domain"},
    "--kind": {"kind"},
    "--lead": {"lead", "policy_lead"},
    "--org": {"organisation"},
    "--organisation": {"organisation"},
    "--policy": {"policies"},
    "--service": {"service"},
    "--state": {"state"},
    "--status": {"status"},
    "--type": {"type"},
}
ALWAYS = {"--format", "--as-of", "--help"}


def lists() -> Iterator[tuple[str, Any]]:
    for group in COMMANDS:
        command = getattr(loaded(group), "commands", {}).get("list")
        if command is not None:
            yield group, command


LISTS = dict(lists())


def filters(group: str) -> dict[str, Any]:
    params = (one for one in LISTS[group].params if one.param_type_name == "option")
    return {name: one for one in params for name in one.opts if name not in ALWAYS}


def rows(root: Path, group: str, *words: str) -> list[dict[str, Any]]:
    told = som(root, group, "list", *words, "--format", "json", env={"SOM_NOW": "2026-11-22T12:00:00+02:00"})
    assert told.exit_code == 0, told.stderr
    assert misfits(told.json) == []
    found: list[dict[str, Any]] = told.json["items"]
    return found


def test_there_is_a_list_of_every_kind_that_has_commands_of_its_own() -> None:
    assert set(LISTS) == {"initiative", "policy", "service", "meeting", "person", "portfolio"}


@pytest.mark.parametrize("group", LISTS)
def test_filters_have_the_same_names_everywhere(group: str) -> None:
    assert set(filters(group)) <= set(FILTERS)
    assert filters(group), "a list without a filter"


@pytest.mark.parametrize(("group", "name"), [(group, name) for group in LISTS for name in filters(group)])
def test_each_filter_takes_what_is_so_and_leaves_the_rest(sample: Path, group: str, name: str) -> None:
    every = rows(sample, group)
    keys = FILTERS[name] & set(every[0])
    words = sorted({str(row[key]) for row in every for key in keys if isinstance(row[key], str)})
    words = words or sorted({word for row in every for key in keys for word in row[key]})
    asked = words or {"--agency": ["ska"], "--domain": ["social"], "--lead": ["joosep-mustikas"],
                      "--policy": ["lapsed-ja-pered"], "--service": ["elatisabi"]}[name]  # fmt: skip
    for word in asked[:3]:
        chosen = rows(sample, group, name, word)
        assert [row for row in every if row in chosen] == chosen, "a filter takes rows out, and changes none"
        assert len(chosen) < len(every) or (group, name) == ("policy", "--status")  # the sample's domains all go on
        if keys and words:
            saying = [row for row in every for key in keys if word == row[key] or word in _many(row[key])]
            # initiatives also for the other domain, and support services, come beside them
            assert [row for row in chosen if row in saying] == saying
            assert chosen == saying or name in {"--domain", "--policy"}


def _many(value: Any) -> list[str]:
    return value if isinstance(value, list) else []


@pytest.mark.parametrize(("group", "name"), [(group, name) for group in LISTS for name in filters(group)])
def test_a_word_that_fits_nothing_is_a_mistake(sample: Path, group: str, name: str) -> None:
    told = som(sample, group, "list", name, "nonsense")
    assert (told.exit_code, told.stdout) == (2, ""), told.stderr
    assert "`nonsense`" in told.stderr


@pytest.mark.parametrize("group", LISTS)
def test_json_csv_and_the_table_tell_the_same_in_the_same_order(sample: Path, group: str) -> None:
    items = rows(sample, group)
    spreadsheet = list(csv.DictReader(io.StringIO(som(sample, group, "list", "--format", "csv").stdout)))
    table = som(sample, group, "list").stdout.splitlines()[1:]

    ids = [row["id"] for row in items]
    assert len(ids) > 1
    assert [row["id"] for row in spreadsheet] == ids
    assert [line.split("\t")[0] for line in table[: len(ids)]] == ids
    if group in {"policy", "service"}:
        assert ids == [row["id"] for row in sorted(items, key=lambda row: estonian(row["title"]))]


def test_initiatives_are_found_by_their_service_and_by_who_leads_them(area: Ministry) -> None:
    initiative = area.submitted()

    def found(*words: str) -> list[str]:
        return [row["id"] for row in rows(area.root, "initiative", *words)]

    assert found("--service", "ska-pension") == [initiative]
    assert found("--lead", LEAD) == [initiative]
    assert found("--lead", "kaja-kask") == []
    assert found("--service", "ska-pension", "--lead", "kaja-kask") == []


@pytest.mark.req("S10", "S11")
def test_the_list_of_services_tells_kind_and_ids_of_the_catalogue(sample: Path) -> None:
    found = {row["id"]: row for row in rows(sample, "service")}
    assert (found["pensioninoustamine"]["service_kind"], found["pensioninoustamine"]["catalogue_ids"]) == (
        "direct",
        ["SKA-011"],
    )
    told = csv.DictReader(io.StringIO(som(sample, "service", "list", "--format", "csv").stdout))
    assert {row["id"]: row["catalogue_ids"] for row in told}["pensioninoustamine"] == "SKA-011"


# -- a day of the past -------------------------------------------------------------------------------------------------

READING = (
    *(("initiative", verb, "ska-2025-puude-tuvastamise-andmevahetus-tisiga") for verb in ("show", "next", "history")),
    ("initiative", "render", "ska-2025-puude-tuvastamise-andmevahetus-tisiga", "-o", "-"),
    *((group, "list") for group in LISTS),
    ("policy", "show", "lapsed-ja-pered"),
    ("policy", "render", "lapsed-ja-pered", "-o", "-"),
    ("service", "show", "elatisabi"),
    ("service", "render", "elatisabi", "-o", "-"),
    ("portfolio", "show"),
    ("portfolio", "render", "-o", "-"),
    ("workplan", "render", "lapsed-ja-pered", "--year", "2026", "-o", "-"),
    ("meeting", "show", "2026-06-04-juhtkomisjon-sotsiaal"),
    ("agenda", "render", "2026-06-04-juhtkomisjon-sotsiaal", "-o", "-"),
    ("show", "ska"),
    ("search", "elatis"),
    ("coverage",),
    ("card", "check"),
    ("team", "check"),
    ("process", "show"),
    ("validate",),
)
DAYS = [dt.date(2025, 6, 11), dt.date(2026, 3, 2)]


@pytest.fixture(scope="module", params=DAYS, ids=str)
def past(request: pytest.FixtureRequest, sample: Path) -> tuple[Path, str]:
    """A checkout of the last commit of that day."""
    day: dt.date = request.param
    place = sample.parent / f"as-of-{day}"
    repository = Repository(sample)
    last = repository.run("rev-list", "-1", "--first-parent", f"--before={day}T23:59:59+0300", "HEAD")
    repository.run("worktree", "add", "--quiet", "--detach", str(place), last)
    return place, day.isoformat()


@pytest.mark.parametrize("words", READING, ids=" ".join)
def test_a_day_of_the_past_is_what_a_checkout_of_that_day_tells(
    sample: Path, past: tuple[Path, str], words: tuple[str, ...]
) -> None:
    place, day = past
    now = {"SOM_NOW": f"{day}T12:00:00+03:00"}

    then, there = som(sample, *words, "--as-of", day), som(place, *words, env=now)

    assert (then.exit_code, then.stdout, then.stderr) == (there.exit_code, there.stdout, there.stderr)
