from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from jinja2 import UndefinedError
from jinja2.exceptions import SecurityError

from som_cli.errors import EnvironmentFault
from som_cli.render.environment import NO_TEMPLATES, environment, packaged, render
from tests.builders.cards import initiative

CONTEXT = {
    "text": "a|*b*\n- c",
    "day": date(2026, 12, 10),
    "sum": Decimal("1234.50"),
    "none": None,
    "card": initiative(),
}


def written(template, language="et", **context):
    return render("own", language, CONTEXT | context, {f"{language}/own.md.j2": template})


@pytest.mark.parametrize(
    ("template", "document"),
    [
        ("{{ text }}", "a\\|\\*b\\* - c"),
        ("- {{ text|inline }}", "- a\\|\\*b\\* - c"),
        ("{{ text|paragraphs }}", "a\\|\\*b\\*\\\n\\- c"),
        ("{{ text|bold }} {{ text|italic }}", "**a\\|\\*b\\* - c** *a\\|\\*b\\* - c*"),
        ("{{ text ~ text }}", "a\\|\\*b\\* - ca\\|\\*b\\* - c"),
        ("{{ text|upper }}", "A\\|\\*B\\* - C"),
        ("{{ (text|inline)|upper }}", "A\\\\\\|\\\\\\*B\\\\\\* - C"),  # written twice rather than not at all
        ("{{ text|inline|replace('b', '<b>') }}", "a\\\\\\|\\\\\\*\\<b\\>\\\\\\* - c"),
        ("{% macro m(x) %}**{{ x }}**{% endmacro %}{{ m(text) }}", "**a\\|\\*b\\* - c**"),
        ("{% macro m(x) %} {{ x }} {% endmacro %}{{ m('*')|trim }}", "\\*"),
        ("{% set x %}{{ text }}!{% endset %}{{ x }}", "a\\|\\*b\\* - c!"),
        ("{{ [text, 'x']|joined }} {{ [text, 'x']|joined('*') }}", "a\\|\\*b\\* - c, x a\\|\\*b\\* - c\\*x"),
        ("{{ [text, 'x']|all_of }}", "a\\|\\*b\\* - c ja x"),
        ("{{ day|day }} {{ day|long_date }}", "10.12.2026 10.\u00a0detsember 2026"),
        ("{{ sum|money }} {{ none }}{{ 2026 }}", "1\u00a0234,50\u00a0€ 2026"),
        ("{{ '-' }} {{ '1.' }}", "\\- 1\\."),
        ("a  \n\n\n\n\nb\n\n", "a\n\nb"),
    ],
)
def test_whatever_a_template_prints_is_escaped_once(template, document):
    assert written(template) == document + "\n"


@pytest.mark.parametrize(
    ("template", "line"),
    [
        ("a\n{{ unknown }}", 2),
        ("{{ day }}", 1),
        ("{{ sum }}", 1),
        ("\n\n{{ [1] }}", 3),
        ("{{ card.titel }}", 1),
        ("{% if %}", 1),
        ("{{ text.__class__.__mro__ }}", 1),
        ("{{ card.parse_file('/etc/hostname') }}", 1),
        ("{{ card.model_validate({}) }}", 1),
        ("{{ day.today() }}", 1),
        ("{{ cycler.__init__.__globals__ }}", 1),
        ("{{ 'x'|safe }}", 1),
        ("{% include 'et/none.md.j2' %}", 1),
        ("{{ 1 / 0 }}", 1),
    ],
)
def test_a_template_that_does_not_fit_is_named_with_its_line(template, line):
    with pytest.raises(EnvironmentFault) as caught:
        written(template)

    assert caught.value.code == "templates-broken"
    assert (caught.value.facts["path"], caught.value.facts["line"]) == ("templates/et/own.md.j2", line)


def test_the_repositorys_own_template_goes_before_the_packaged_one():
    own = {"et/portfolio.md.j2": "Meie oma: {{ total }}"}

    assert render("portfolio", "et", {"total": 1}, own) == "Meie oma: 1\n"
    assert packaged("et/portfolio.md.j2") is not None
    assert packaged("et/none.md.j2") is None


def test_a_fault_of_ours_is_no_fault_of_the_ministry():
    with pytest.raises(UndefinedError):
        render("portfolio", "et", {}, NO_TEMPLATES)


def test_a_template_has_neither_files_nor_clocks():
    made = environment("en")

    assert set(made.globals) == {"range", "namespace", "heading", "link", "linked", "percent", "period", "years"}
    assert not {"safe", "xmlattr", "tojson", "urlize", "random", "attr", "format"} & set(made.filters)
    with pytest.raises(SecurityError):
        made.from_string("{{ [].append(1) }}").render()
