"""The order for a builder's work plan as a document."""

from __future__ import annotations

import pytest

from som_cli.portfolio.order import order
from som_cli.render.order import order as page
from tests.builders.markdown import structure, uneven_rows
from tests.builders.sample import hostile_sample, sample

LANGUAGES = pytest.mark.parametrize("language", ["et", "en"])


def rendered(language, registry=None, year=2027, domain="social"):
    return page(order(registry or sample(), year, domain), language, commit="7c41e9a")


@LANGUAGES
@pytest.mark.req("D39", "X29")
def test_the_order_of_the_sample_is_as_it_should_be(language, golden):
    golden(f"order.{language}.md", rendered(language))


@LANGUAGES
def test_a_year_without_work_says_so(language):
    assert {"et": "2050. aastaks midagi ei tellita", "en": "Nothing is ordered for 2050"}[language] in rendered(
        language, year=2050
    )


@LANGUAGES
def test_no_text_of_a_user_comes_alive(language):
    document = rendered(language, hostile_sample())
    assert uneven_rows(document) == []
    assert set(structure(document)) == set(structure(rendered(language)))  # an outcome not approved is left out
