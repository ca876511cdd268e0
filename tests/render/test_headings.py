from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from som_cli.render.headings import anchor, heading, linked, settled
from tests.builders.markdown import PARSER, anchors


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Täiskasvanu abivajaduse hindamine", "täiskasvanu-abivajaduse-hindamine"),
        ("SKAIS1 arendus, hooldus ja nõustamine", "skais1-arendus-hooldus-ja-nõustamine"),
        ("Disability assessment: data exchange with TIS", "disability-assessment-data-exchange-with-tis"),
        ("Service providers' portal", "service-providers-portal"),
        ("a – b", "a--b"),
        ("snake_case 2.0", "snake_case-20"),
    ],
)
def test_an_anchor_is_the_one_that_github_makes(title, name):
    assert anchor(title) == name


def test_equal_headings_get_numbers_as_on_github():
    document = settled(
        "\n".join(
            [
                f"- {linked('One', 'x')}, {linked('Two', 'y')}, {linked('Nobody', 'z')}",
                "",
                "## Same",
                "```",
                "# not a heading",
                "```",
                f"### {heading('Same', 'x')}",
                f"### {heading('Same-1', 'w')}",
                f"### {heading('Same', 'y')}",
            ]
        )
    )

    assert document.split("\n")[0] == "- [One](#same-1), [Two](#same-2), Nobody"
    assert document.split("\n")[6] == "### Same"


@given(st.lists(st.text(alphabet="aÄ1 .-_*#`|$[]()&\\<>:'"), min_size=1, max_size=5))
def test_every_link_leads_to_its_heading(titles):
    links = "\n".join(f"- {linked('here', f'k{n}')}" for n, _ in enumerate(titles))
    headings = "\n\n".join(f"## {heading(title, f'k{n}')}" for n, title in enumerate(titles))
    document = settled(f"{links}\n\n{headings}\n")

    found = [
        child.attrs["href"]
        for token in PARSER.parse(document)
        for child in token.children or []
        if child.type == "link_open"
    ]
    assert len(found) == len(titles)
    assert [line for line in document.split("\n") if "\ue000" in line] == []
    if not any("-" in title or "1" in title for title in titles):  # GitHub's numbers can meet a title's own
        assert [PARSER.normalizeLink(f"#{name}") for name in anchors(document)] == found
