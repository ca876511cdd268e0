"""`som show` of what stands within records: units, goals, indicators, development needs and activities."""

from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING, Any

import pytest

from tests.builders.outputs import misfits
from tests.builders.process import EARLY, ID
from tests.cli.test_mv import NEED, POLICY, SERVICE, laid, proposed

if TYPE_CHECKING:
    from tests.builders.ministry import Ministry


LATER = EARLY + dt.timedelta(days=2)


def shown(area: Ministry, name: str, *words: str) -> list[dict[str, Any]]:
    found = area.som("show", name, *words, "--format", "json")
    assert (found.exit_code, found.json["schema"], found.json["query"]) == (0, "som-within/1", name), found.stderr
    assert misfits(found.json) == []
    items: list[dict[str, Any]] = found.json["items"]
    return items


def naming(item: dict[str, Any]) -> list[tuple[str, str, str]]:
    return [(one["kind"], one["id"], one["field"]) for one in item["named_by"]]


@pytest.mark.req("S4")
@pytest.mark.parametrize(
    ("name", "kind", "holder", "named_by"),
    [
        ("hoolekanne", "unit", "som", {"policy"}),
        ("hea-toimetulek", "plan_goal", "hea", {"policy", "service"}),
        ("eakad-kodus", "goal", "eakad", {"workplan"}),
        ("pension-teada", "goal", "ska-pension", set()),
        ("kodus-elavad", "indicator", "eakad", set()),
        ("juhend", "activity", "2026-eakad", set()),
    ],
)
def test_what_has_an_id_within_a_record_is_shown_with_its_place(
    area: Ministry, name: str, kind: str, holder: str, named_by: set[str]
) -> None:
    (item,) = shown(area, name)
    assert (item["kind"], item["id"], item["holder"]["id"], item["value"]["id"]) == (kind, name, holder, name)
    assert {one for one, _id, _field in naming(item)} == named_by
    path, line = item["holder"]["path"], item["line"]
    assert area.read(path).splitlines()[line - 1].strip(" -") == f"id: {name}"
    text = area.som("show", name).stdout
    assert (item["title"] in text, f"{path}:{line}" in text, "Named by" in text) == (True, True, bool(named_by))


def test_a_goal_is_told_in_words(area: Ministry) -> None:
    assert area.som("show", "eakad-kodus").stdout.startswith(
        "Rohkem eakaid elab kodus.\ngoal eakad-kodus\npolicy card eakad – Eakate toimetulek\ndata/policies/eakad.yaml:"
    )
    told = area.som("show", "kodus-elavad").stdout
    assert "indicator kodus-elavad\ngoal eakad-kodus\npolicy card eakad" in told
    assert "\nBaseline:\n  Year: 2021\n  Value: 41\n" in told


def test_a_need_is_named_by_the_initiative_that_answers_it_and_by_the_proposal_that_became_it(area: Ministry) -> None:
    laid(area, SERVICE, NEED)
    laid(area, POLICY, NEED.replace("oma-pension", "muu-vajadus"), proposed("accepted: muu-vajadus"))
    area.som("initiative", "new", "--from", area.card_file(development_need="oma-pension"), day=EARLY)
    (need,) = shown(area, "oma-pension")
    assert naming(need) == [("initiative", ID, "development_need")]
    (other,) = shown(area, "muu-vajadus")
    assert naming(other) == [("policy", "eakad", "proposals.0.status")]


def test_what_several_records_have_is_shown_of_each_and_of_one_where_it_is_said(area: Ministry) -> None:
    laid(area, POLICY, NEED)
    laid(area, SERVICE, NEED)
    assert [one["holder"]["id"] for one in shown(area, "oma-pension")] == ["eakad", "ska-pension"]
    assert area.som("show", "oma-pension").stdout.count("development need oma-pension\n") == 2
    assert [one["holder"]["id"] for one in shown(area, "ska-pension/oma-pension")] == ["ska-pension"]
    assert [one["holder"]["id"] for one in shown(area, "oma-pension", "--kind", "policy")] == ["eakad"]


def test_a_record_of_that_id_comes_first_and_the_part_is_called_by_its_record(area: Ministry) -> None:
    laid(area, SERVICE, NEED.replace("oma-pension", "eakad"))
    assert area.som("show", "eakad", "--format", "json").json["schema"] == "som-policy/1"
    assert [one["kind"] for one in shown(area, "ska-pension/eakad")] == ["need"]


def test_it_is_shown_as_it_stood_then(area: Ministry) -> None:
    area.som("card", "set", "eakad", "goals.eakad-kodus.text=Kõik eakad elavad kodus.", day=LATER)
    (then,), (now,) = shown(area, "eakad-kodus", "--as-of", EARLY.isoformat()), shown(area, "eakad-kodus")
    assert (then["title"], now["title"]) == ("Rohkem eakaid elab kodus.", "Kõik eakad elavad kodus.")


def test_the_nearest_of_them_are_proposed(area: Ministry) -> None:
    wrong = area.som("show", "eakad-kodu")
    assert (wrong.exit_code, "did you mean `eakad-kodus`" in wrong.stderr) == (2, True), wrong.stderr


@pytest.mark.req("S5")
def test_no_text_tells_as_done_what_is_still_to_come(area: Ministry) -> None:
    for path in (POLICY, SERVICE):
        text = area.read(path).replace("reviewed: 2026-11-12", "reviewed: 2031-11-12")
        text = text.replace("approved_on: 2026-01-12", "approved_on: 2031-01-12")
        text = text.replace("coordinated_on: 2026-11-12", "coordinated_on: 2031-10-12")
        text = text.replace("measured_on: 2026-11-03", "measured_on: 2031-11-03")
        area.write(path, re.sub(r"actuals:\n( +)(\d+)", r"actuals:\n\g<1>2031", text))
    for words in (
        *(("policy", "show", "eakad"), ("policy", "render", "eakad", "-o", "-")),
        *(("service", "show", "ska-pension"), ("service", "render", "ska-pension", "-o", "-")),
        *(("policy", "list"), ("service", "list"), ("team", "check"), ("workplan", "render", "eakad", "-o", "-")),
        *(("show", "kodus-elavad"), ("show", "pension-teadjad"), ("show", "pension-teada")),
    ):
        told = area.som(*words)
        assert "2031" not in told.stdout, words
        assert told.stdout, (words, told.stderr)
    written = area.som("policy", "show", "eakad", "--format", "json").json["card"]
    assert written["reviewed"] == "2031-11-12"


@pytest.mark.parametrize(("old", "new"), [("vision: ", "visioon: "), ("\ngoals:\n", "\ngoals: [\n")])
def test_what_stands_in_a_card_with_errors_is_not_called_missing(area: Ministry, old: str, new: str) -> None:
    assert old in area.read(POLICY)
    area.write(POLICY, area.read(POLICY).replace(old, new))
    for name in ("eakad-kodus", "kodus-elavad", "eakad/eakad-kodus"):
        refused = area.som("show", name)
        assert (refused.exit_code, "error[records-unread]" in refused.stderr) == (1, True), refused.stderr
        assert POLICY in refused.stderr
    assert area.som("show", "eakad-kod").exit_code == 2
    assert area.som("show", "ska-pension/eakad-kodus").exit_code == 2
