"""Numbers and times of the items of an agenda, one after the other from the start of the meeting."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import accumulate
from typing import TYPE_CHECKING

from som_cli.committee.places import places

if TYPE_CHECKING:
    from collections.abc import Sequence

    from som_cli.committee.agenda import Agenda
    from som_cli.process.registry import Registry

_HOUR = 60
_DAY = 24 * _HOUR


@dataclass(frozen=True, slots=True)
class Slot:
    """Where an item stands: its number from 1, when it begins, how long it takes.

    `start` is `14:10`, or None where the meeting has no time yet.
    """

    number: int
    start: str | None
    minutes: int


@dataclass(frozen=True, slots=True)
class Timetable:
    """The slots of all items, when the last one ends, and how many minutes that is."""

    slots: tuple[Slot, ...]
    end: str | None
    minutes: int


def timetable(start: str | None, minutes: Sequence[int]) -> Timetable:
    """Set items of so many minutes each one after the other.

    Args:
        start: When the meeting begins, as `14:00`; None where that is not known.
        minutes: How long each item takes, in order.
    """
    elapsed = list(accumulate(minutes, initial=0))
    slots = tuple(
        Slot(number, _later(start, before), length)
        for number, (before, length) in enumerate(zip(elapsed, minutes, strict=False), 1)
    )
    return Timetable(slots, _later(start, elapsed[-1]), elapsed[-1])


def timed(agenda: Agenda, registry: Registry) -> Timetable:
    """The slots of an agenda, a place each: as long as the repository's thresholds give to an item of its kind."""
    minutes = registry.settings.thresholds
    lengths = [getattr(minutes, f"{place.kind}_minutes") for place in places(agenda, registry)]
    return timetable(agenda.meeting.time, lengths)


def _later(start: str | None, minutes: int) -> str | None:
    if start is None:
        return None
    hours, past = start.split(":")
    hour, minute = divmod((int(hours) * _HOUR + int(past) + minutes) % _DAY, _HOUR)
    return f"{hour:02d}:{minute:02d}"
