"""Links between the domains."""

from __future__ import annotations

import pytest

from som_cli.portfolio.links import links
from tests.builders.portfolio import development

SOCIAL = {"id": "ska-2026-s", "title": "S"}
HEALTH = {"id": "terk-2026-t", "title": "T", "domain": "health", "agency": "terk"}


def told(domain, *cases):
    found = links({one.id: one for one in cases}, domain)
    return [(link.one.id, link.kind, link.other.id if link.other else link.domain) for link in found]


@pytest.mark.req("D4", "D28")
@pytest.mark.parametrize(
    ("domain", "expected"),
    [
        ("social", [("ska-2026-s", "depends", "terk-2026-t")]),
        ("health", [("terk-2026-t", "needed", "ska-2026-s")]),
        (None, [("ska-2026-s", "depends", "terk-2026-t")]),
    ],
)
def test_a_link_is_told_once_from_the_side_that_asks(domain, expected):
    one = development(**SOCIAL, depends_on=["terk-2026-t"], also=["health"])
    other = development(**HEALTH, also=["social"])

    assert told(domain, one, other) == expected


def test_links_within_a_domain_to_nowhere_and_of_what_is_over_are_not_told():
    over = development(("cancel", "2026-07-01", {"reason": "r"}), **HEALTH, related=["ska-2026-s"])
    one = development(**SOCIAL, related=["ska-2026-x", "nobody"], depends_on=["ska-2026-x"])
    same = development(id="ska-2026-x")

    assert told(None, over, one, same) == []


def test_both_kinds_of_link_between_two_are_told():
    one = development(**SOCIAL, depends_on=["terk-2026-t"])
    other = development(**HEALTH, related=["ska-2026-s"], depends_on=["ska-2026-s"])

    assert told("social", one, other) == [
        ("ska-2026-s", "depends", "terk-2026-t"),
        ("ska-2026-s", "related", "terk-2026-t"),
    ]


def test_a_concern_is_told_of_what_has_no_other_link():
    assert told("health", development(**SOCIAL, also=["health"])) == [("ska-2026-s", "concern", "health")]


def test_a_link_of_the_other_domain_elsewhere_and_a_domain_named_twice_are_no_links():
    third = development(id="terk-2026-u", title="U", domain="health", agency="terk", also=["health"])
    one = development(**SOCIAL, depends_on=["terk-2026-u"])

    assert told("social", one, third) == [("ska-2026-s", "depends", "terk-2026-u")]
    assert told("health", third) == []
