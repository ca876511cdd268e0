"""Links between the domains: what an initiative of one needs from, or shares with, an initiative of the other.

Source: D4, D28.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from som_cli.collation import estonian

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from som_cli.process.casefile import Case

_OPEN_KINDS = frozenset({"pipeline", "portfolio"})


@dataclass(frozen=True, slots=True)
class End:
    """One end of a link: an initiative, its domain and its state."""

    id: str
    title: str
    domain: str
    state: str


@dataclass(frozen=True, slots=True)
class Link:
    """What ties an initiative to another domain.

    `kind` tells what `one` does: `depends` on `other`, is `needed` by it, is `related` to it, or is of `concern` to
    the other domain as a whole (then `other` is None and `domain` names it); the last is told only of initiatives
    without any other link.
    """

    one: End
    kind: str
    domain: str
    other: End | None = None


def links(cases: Mapping[str, Case], domain: str | None) -> tuple[Link, ...]:
    """List the links of the open initiatives of a domain with another one; of all domains where none is named.

    A link between two initiatives is told once: seen from the domain asked for, else from the end that states it.
    """
    found: dict[tuple[frozenset[str], bool], Link] = {}
    for case in cases.values():
        for link in _of_case(case, cases):
            seen = _seen_from(link, domain)
            if seen is not None and seen.other is not None:
                found.setdefault((frozenset({seen.one.id, seen.other.id}), seen.kind == "related"), seen)
    told = {end.id for link in found.values() for end in (link.one, link.other) if end}
    concerns = [
        link
        for case in cases.values()
        if case.id not in told
        for link in _of_case(case, cases)
        if link.other is None and domain in (None, link.one.domain, link.domain)
    ]
    return tuple(sorted((*found.values(), *concerns), key=_order))


def _of_case(case: Case, cases: Mapping[str, Case]) -> Iterator[Link]:
    if not is_open(case):
        return
    card, one = case.card.record, end_of(case)
    tied: Iterable[tuple[str, tuple[str, ...]]] = (("depends", card.depends_on), ("related", card.related))
    for kind, others in tied:
        for other_id in others:
            other = cases.get(other_id)
            if other is not None and other.card.record.domain != card.domain:
                yield Link(one, kind, other.card.record.deciding_domain, end_of(other))
    for domain in card.also:
        if domain != card.domain:
            yield Link(one, "concern", domain)


def _seen_from(link: Link, domain: str | None) -> Link | None:
    """Turn a link round so that `one` is of the domain asked for; None where it does not touch it."""
    if domain is None or link.one.domain == domain:
        return link
    if link.domain != domain or link.other is None:
        return None
    turned = "needed" if link.kind == "depends" else link.kind
    return Link(link.other, turned, link.one.domain, link.one)


def is_open(case: Case) -> bool:
    """Does it await a decision, or is it in the portfolio?"""
    return case.process.kind(case.state) in _OPEN_KINDS


def end_of(case: Case) -> End:
    """See a case as the end of a link."""
    card = case.card.record
    return End(card.id, card.title, card.deciding_domain, case.state)


def _order(link: Link) -> tuple[object, ...]:
    other = link.other.title if link.other else ""
    return estonian(link.one.title), link.one.id, estonian(other), link.kind
