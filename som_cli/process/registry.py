"""Everything that is on file, read once: what rules, guards and documents look things up in."""

from __future__ import annotations

from dataclasses import dataclass, field
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from som_cli.cards.goals import Plan
    from som_cli.cards.policy import Policy
    from som_cli.cards.service import Service
    from som_cli.cards.workplan import Workplan
    from som_cli.diagnostics import Filed
    from som_cli.meetings.model import Meeting
    from som_cli.people.bodies import Body
    from som_cli.people.model import Organisation, Person
    from som_cli.process.casefile import Case
    from som_cli.process.model import Process
    from som_cli.settings import Settings


def _none() -> Mapping[str, Any]:
    return MappingProxyType({})


@dataclass(frozen=True)
class Registry:
    """All records by kind and id, the process, the settings, and the day they are looked at.

    `cases` are the initiatives with their acts, opinions and reports, by the initiative's id.
    """

    process: Process
    settings: Settings
    today: date  # in Europe/Tallinn
    organisations: Mapping[str, Filed[Organisation]] = field(default_factory=_none)
    people: Mapping[str, Filed[Person]] = field(default_factory=_none)
    bodies: Mapping[str, Filed[Body]] = field(default_factory=_none)
    plans: Mapping[str, Filed[Plan]] = field(default_factory=_none)
    policies: Mapping[str, Filed[Policy]] = field(default_factory=_none)
    services: Mapping[str, Filed[Service]] = field(default_factory=_none)
    workplans: Mapping[str, Filed[Workplan]] = field(default_factory=_none)
    meetings: Mapping[str, Filed[Meeting]] = field(default_factory=_none)
    cases: Mapping[str, Case] = field(default_factory=_none)
