"""A file for `--from` may name the initiative it is about, or leave it out."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.builders.ministry import ID
from tests.builders.process import LEAD, OUTSIDER

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
