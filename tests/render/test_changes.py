"""What has changed in the portfolio as a document."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from som_cli.portfolio.comparison import compare
from som_cli.render.changes import changes
from tests.builders.december import story
from tests.builders.hostile import hostile
from tests.builders.markdown import structure, uneven_rows
from tests.builders.portfolio import budget, development, line

LANGUAGES = pytest.mark.parametrize("language", ["et", "en"])
STARTED = ("start", "2026-07-01")
HELD = ("hold", "2026-09-15", {"reason": "Ootab seadusemuudatust."})
CANCELLED = ("cancel", "2026-10-01", {"reason": "Vajadus kadus."})


def pair():
    """Records in June and in November: one joined, one left, one was held and got its money."""
    lines, secured = budget(line(2027, "100.50", secured=False)), budget(line(2027, "100.50"))
    left: dict[str, Any] = {
        "id": "ska-2026-vana-register",
        "title": "Vana register",
        "budget": budget(line(2026, "70.00")),
    }
    before = [development(STARTED, budget=lines), development(**left)]
    after = [
        development(STARTED, HELD, budget=secured, was=before[0].card.record),
        development(STARTED, CANCELLED, **left),
        development(id="ska-2026-uus-register", title="Uus register", budget=budget(line(2027, hours="600"))),
    ]
    return replace(story(cases=before), today=date(2026, 6, 30)), story(cases=after)


def rendered(language, *, registries=None, **options):
    return changes(compare(*(registries or pair())), language, **({"commits": ("7c41e9a", "8d52fab")} | options))


@LANGUAGES
@pytest.mark.req("D33", "D51", "D77")
def test_what_has_changed_is_told_in_words_dates_and_euros(language, golden):
    golden(f"changes.{language}.md", rendered(language))


@LANGUAGES
def test_that_nothing_has_changed_is_said(language):
    before, _ = pair()
    document = rendered(language, registries=(before, before))
    assert {"et": "Midagi ei ole muutunud", "en": "Nothing has changed"}[language] in document
    assert "##" not in document


@LANGUAGES
def test_no_text_of_a_user_comes_alive(language):
    attacked = tuple(hostile(one) for one in pair())
    document = rendered(language, registries=attacked)
    assert uneven_rows(document) == []
    assert structure(document) == structure(rendered(language))
