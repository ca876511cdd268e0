"""A file for `--from` may name the initiative it is about, or leave it out."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.builders.ministry import ID
from tests.builders.process import LEAD, OUTSIDER, POLICY_LEAD

if TYPE_CHECKING:
    from tests.builders.ministry import Ministry

VERBS = (
    (("advance", ID, "agree"), "note: Hea.\n"),
    (("amend", ID), "title: Teine pealkiri\n"),
    (("opinion", ID), "stance: support\nargument: Hea.\n"),
    (("report", ID), "period: 2026-T3\nrating: green\nreason: Hea.\n"),
)


@pytest.mark.parametrize(("verb", "text"), VERBS)
@pytest.mark.parametrize("key", ["id", "initiative"])
def test_a_file_about_another_initiative_is_refused(area: Ministry, verb: tuple[str, ...], text: str, key: str) -> None:
    area.submitted()
    result = area.som("initiative", *verb, "--from", "-", stdin=f"{key}: ska-2026-muu\n{text}", who=OUTSIDER)
    assert (result.exit_code, "usage-file-of-another" in result.stderr) == (2, True), result.stderr
    assert f"`{key}`" in result.stderr


@pytest.mark.parametrize(("verb", "text"), VERBS)
@pytest.mark.parametrize("key", ["id", "initiative"])
def test_a_file_that_names_its_initiative_says_nothing_more(
    area: Ministry, verb: tuple[str, ...], text: str, key: str
) -> None:
    area.submitted()
    run = ("initiative", *verb, "--dry-run", "--from", "-")
    bare, named = (area.som(*run, stdin=one, who=LEAD) for one in (text, f"{key}: {ID}\n{text}"))
    assert (named.exit_code, named.stdout, named.stderr) == (bare.exit_code, bare.stdout, bare.stderr)


CARD = f"""\
title: Hoiatused
department: hoolekanne
policy_lead: {POLICY_LEAD}
vision: Kõik on hoiatatud.
"""


@pytest.mark.parametrize("head", ["schema: service/1\n", "schema: policy/1\nid: muu\n"])
def test_a_file_about_another_policy_or_kind_is_refused(area: Ministry, head: str) -> None:
    before = area.picture()
    result = area.som("policy", "edit", "eakad", "--from", "-", stdin=head + CARD)
    assert (result.exit_code, "usage-file-of-another" in result.stderr) == (2, True), result.stderr
    assert area.picture() == before


@pytest.mark.parametrize("verb", [("policy", "new"), ("initiative", "submit"), ("initiative", "new")])
def test_no_card_is_made_of_a_file_of_another_kind(area: Ministry, verb: tuple[str, ...]) -> None:
    result = area.som(*verb, "--from", "-", stdin="schema: service/1\n" + CARD)
    assert (result.exit_code, "its `schema` is `service/1`" in result.stderr) == (2, True), result.stderr


def test_a_file_that_names_its_policy_is_taken_and_no_card_is_written_over(area: Ministry) -> None:
    head = "schema: policy/1\nid: hoiatused\n"
    made = area.som("policy", "new", "--from", "-", stdin=head + CARD)
    assert (made.exit_code, made.stdout.splitlines()[0]) == (0, "data/policies/hoiatused.yaml"), made.stderr
    assert "warning[policies-block-empty]" in made.stderr
    assert "cards-title-taken" not in made.stderr
    again = area.som("policy", "new", "--from", "-", stdin=head + CARD)
    assert (again.exit_code, "rename-taken" in again.stderr) == (2, True), again.stderr
    edited = area.som(
        "policy", "edit", "hoiatused", "--from", "-", stdin="schema: policy/1\nid: hoiatused\ntitle: Uus\n"
    )
    assert (edited.exit_code, "Uus" in area.read("data/policies/hoiatused.yaml")) == (0, True), edited.stderr


def test_a_new_card_with_a_title_that_is_taken_is_made_and_told(area: Ministry) -> None:
    first, again = (area.som("policy", "new", "--from", "-", stdin=f"schema: policy/1\n{CARD}") for _ in range(2))
    paths = [made.stdout.splitlines()[0] for made in (first, again)]
    ids = [path.rpartition("/")[2].removesuffix(".yaml") for path in paths]
    assert ids[1] == f"{ids[0]}-2"
    assert ("cards-title-taken" in first.stderr, again.exit_code) == (False, 0)
    assert "warning[cards-title-taken]: there is a card with the title “" in again.stderr
    assert f"” already: `{ids[0]}`\n" in again.stderr
