from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from som_cli.process.ties import circles


@pytest.mark.parametrize(
    ("graph", "rings"),
    [
        ({"a": ["b"], "b": ["c"], "c": []}, []),
        ({"a": ["a"]}, [("a",)]),
        ({"c": ["a"], "a": ["b"], "b": ["c"]}, [("a", "b", "c")]),
        ({"a": ["b", "c"], "b": ["a"], "c": ["a"]}, [("a", "b"), ("a", "c")]),
        ({"a": ["nobody"]}, []),
    ],
)
@pytest.mark.req("D4")
def test_each_ring_is_found_once(graph: dict[str, list[str]], rings: list[tuple[str, ...]]) -> None:
    assert circles(graph) == rings


def test_a_long_chain_is_no_ring_and_no_trouble() -> None:
    chain = {str(number): [str(number + 1)] for number in range(20_000)}
    assert circles(chain) == []
    assert len(circles(chain | {"20000": ["0"]})[0]) == 20_001


@given(st.dictionaries(st.sampled_from("abcdefg"), st.lists(st.sampled_from("abcdefg"), max_size=4), max_size=7))
def test_a_ring_is_a_way_back_to_its_beginning(graph: dict[str, list[str]]) -> None:
    rings = circles(graph)
    for ring in rings:
        assert all(after in graph[before] for before, after in zip(ring, (*ring[1:], ring[0]), strict=True))
    assert bool(rings) == (not _can_be_sorted(graph))


def _can_be_sorted(graph: dict[str, list[str]]) -> bool:
    left = {node: {other for other in others if other in graph} for node, others in graph.items()}
    while free := [node for node, others in left.items() if not others]:
        left = {node: others - set(free) for node, others in left.items() if node not in free}
    return not left
