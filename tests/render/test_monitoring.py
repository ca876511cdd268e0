"""The monitoring of a trimester as a document."""

from __future__ import annotations

import pytest

from som_cli.portfolio.monitoring import monitoring
from som_cli.render.monitoring import monitoring as page
from som_cli.report.sentences import sentence
from tests.builders.december import story
from tests.builders.markdown import links, structure, uneven_rows
from tests.builders.portfolio import budget, development, line
from tests.builders.sample import hostile_sample, sample

LANGUAGES = pytest.mark.parametrize("language", ["et", "en"])


def rendered(registry=None, language="en", period="2026-T3", domain="all"):
    view = monitoring(registry or sample(), period, domain)
    return page(view, language, say=sentence, commit="7c41e9a")


@LANGUAGES
@pytest.mark.req("D50", "D51", "D77", "D78", "D79")
def test_the_monitoring_of_the_sample_is_as_it_should_be(language, golden):
    golden(f"monitoring.{language}.md", rendered(language=language))


@LANGUAGES
def test_texts_of_users_never_come_alive(language):
    document = rendered(hostile_sample(), language)

    assert uneven_rows(document) == []
    assert "<script" not in document
    assert all(link.startswith("../data/initiatives/") for link in links(document))
    assert structure(document)["table_open"] >= 1


@pytest.mark.req("D50", "D51", "D78")
def test_silence_and_contradictions_stand_before_the_table():
    ends = {"start": "2026-07-01", "end": "2027-12-31"}
    green = {"period": "2026-T3", "date": "2026-11-20", "rating": "green", "spent": {"amount": "99.00"}}
    plan = budget(line(2026, "10.00"))
    one = development(("start", "2026-07-01"), schedule=ends, budget=plan, reports=[green])
    silent = development(("start", "2026-07-01"), id="ska-2026-vaikus", title="Vaikus", schedule=ends, budget=plan)
    document = rendered(story(cases=[one, silent], today="2026-12-01"), domain="social").replace("\u00a0", " ")

    assert "Of 2 developments that had to report, 1 reported in time; 1 is silent." in document
    assert "**Silent organisations:** SKA (1 of 2)." in document
    assert "the report of 2026-T3 is green, but €99 has been used; €10 was planned by the end of 2026" in document
    assert document.index("Green that the facts speak against") < document.index("### Reports")
