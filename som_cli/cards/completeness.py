"""How much of a card has substance, what is missing and why, and what to fill in next.

Each expected part is so many percent of the card; those that have substance add up to its completeness.
Source: S45 (similar cards), S121; model.md §5.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Literal

from som_cli.cards.policy import Policy
from som_cli.cards.service import Service
from som_cli.cards.substance import is_placeholder
from som_cli.cards.weights import BLOCKS, INITIATIVE, POLICY, SERVICE, SUPPORT_SERVICE, Form
from som_cli.fields import UNKNOWN, Part

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from som_cli.cards.initiative import Initiative

    Card = Initiative | Policy | Service

Reason = Literal["empty", "placeholder", "unknown", "partial"]
_MAIN = ("text", "title", "name", "message")  # what an item says, beside ids, dates and links
_EXACT = ("unit", "scope")  # without these the rest of an item says nothing either: 12 of what, a right to what
_NAMES = ("id", "person", "service", "year", "name", "title", "moment", "text")  # what an item is called by


@dataclass(frozen=True, slots=True)
class Gap:
    """A part of a card that says nothing, or not for all of `items`.

    `reason` is `empty`, `placeholder` (a text that only stands in for one), `unknown` (an honest gap) or `partial`
    (some items lack it; `items` names them). `share` is by how many percent the card grows when the part is filled in
    with all its details; 0 where the card was not weighed.
    """

    field: str
    reason: Reason
    items: tuple[str, ...] = ()
    share: int = 0


@dataclass(frozen=True, slots=True)
class Completeness:
    """How full a card is, in whole percent, and its gaps, the next to fill in first."""

    percent: int
    gaps: tuple[Gap, ...]

    @property
    def missing(self) -> tuple[str, ...]:
        """The fields that are missing, the next to fill in first."""
        return tuple(gap.field for gap in self.gaps)

    @property
    def next(self) -> str | None:
        """What is best filled in next."""
        return self.gaps[0].field if self.gaps else None


def form_of(card: Card) -> Form:
    """What a card of its kind is expected to say."""
    if isinstance(card, Policy):
        return POLICY
    if isinstance(card, Service):
        return SUPPORT_SERVICE if card.type == "support_service" else SERVICE
    return INITIATIVE


def completeness(card: Card) -> Completeness:
    """Weigh what the card says; what is not there at all is one gap, not also one for each of its details."""
    form = form_of(card)
    found = {field: gap for field in form.weights if (gap := gap_in(card, field, form))}
    shares: Counter[str] = Counter()
    for field, gap in found.items():
        shares[_told_by(gap, found)] += form.weights[field]
    told = [replace(gap, share=shares[field]) for field, gap in found.items() if field in shares]
    if not form.is_in_order:
        told.sort(key=lambda gap: -gap.share)
    return Completeness(100 - shares.total(), tuple(told))


def _told_by(gap: Gap, found: Mapping[str, Gap]) -> str:
    """The gap that tells of this one: the outermost part without which there is no place for it, else itself."""
    steps = gap.field.split(".")
    for length in range(1, len(steps)):
        outer = found.get(".".join(steps[:length]))
        if outer and (outer.reason != "partial" or (gap.items and set(gap.items) <= set(outer.items))):
            return outer.field
    return gap.field


def gap_in(card: Card, field: str, form: Form | None = None) -> Gap | None:
    """Tell what a field of the card lacks; None where it has substance."""
    form = form or form_of(card)
    if field in form.either:
        gaps = [_gap(field, getattr(card, other), ()) for other in form.either[field]]
        return gaps[0] if all(gaps) else None
    value, steps = card, field.split(".")
    if (whole := form.whole.get(field)) is None:
        return _gap(field, value, steps)
    part = getattr(card, field)
    if part is None or part == UNKNOWN:
        return _gap(field, part, ())
    lacking = tuple(name for name in whole if _gap(name, getattr(part, name), ()))
    return Gap(field, "empty" if len(lacking) == len(whole) else "partial", lacking) if lacking else None


def empty_blocks(card: Service) -> tuple[str, ...]:
    """The blocks of the nine that say nothing, in their order. Source: S121-S130."""
    return tuple(block for block, fields in BLOCKS.items() if any(gap_in(card, field) for field in fields))


def _gap(field: str, value: Any, steps: Sequence[str]) -> Gap | None:
    """Follow the steps into the value; at a list, each of its items must say what the rest of the way names."""
    for at, step in enumerate(steps):
        if value is None:
            return Gap(field, "empty")
        if isinstance(value, tuple):
            return _gap_in_items(field, value, steps[at:])
        value = getattr(value, step)
    reason = _hollow(value)
    if reason is None and isinstance(value, tuple) and (unsaid := [one for one in value if _is_unsaid(one)]):
        return Gap(field, "partial", tuple(map(_called, unsaid)))
    return Gap(field, reason) if reason else None


def _is_unsaid(item: Any) -> bool:
    return _hollow(item) == "placeholder"


def _gap_in_items(field: str, items: Sequence[Any], steps: Sequence[str]) -> Gap | None:
    if not items:
        return Gap(field, "empty")
    lacking = [item for item in items if _gap(field, item, steps)]
    if not lacking:
        return None
    return Gap(field, "empty" if len(lacking) == len(items) else "partial", tuple(map(_called, lacking)))


def _hollow(value: Any) -> Reason | None:
    """Tell why a value says nothing; None where it does say something."""
    if value is None or value in ((), ""):
        return "empty"
    if isinstance(value, str):
        return "unknown" if value == UNKNOWN else "placeholder" if is_placeholder(value) else None
    if isinstance(value, Part):
        exact = (getattr(value, name, None) for name in _EXACT)
        unsaid = any(isinstance(text, str) and is_placeholder(text) for text in exact)
        return "placeholder" if unsaid else _hollow_all(_told(value))
    if isinstance(value, Mapping):
        return None if value else "empty"
    if isinstance(value, tuple):
        return _hollow_all(value)
    return None


def _told(part: Part) -> Iterator[Any]:
    """What a part says: its main text where it has one, else whatever stands in it."""
    main = next((name for name in _MAIN if name in type(part).model_fields), None)
    for name in (main,) if main else type(part).model_fields:
        yield getattr(part, name)


def _hollow_all(values: Any) -> Reason | None:
    reasons = [_hollow(value) for value in values]
    if not reasons or all(reasons):
        return "placeholder" if "placeholder" in reasons else "empty"
    return None


def _called(item: Any) -> str:
    return next((str(getattr(item, name)) for name in _NAMES if getattr(item, name, None) is not None), str(item))
