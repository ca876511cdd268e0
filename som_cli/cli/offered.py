"""What the wizards offer to choose from: names as people know them, in the order of the Estonian alphabet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from som_cli.collation import estonian

if TYPE_CHECKING:
    from collections.abc import Iterable

    from som_cli.cli.asking import Choice
    from som_cli.people.model import Organisation
    from som_cli.process.registry import Registry


def _sorted(choices: Iterable[Choice]) -> list[Choice]:
    return sorted(choices, key=lambda choice: estonian(choice[1]))


def agencies(registry: Registry) -> list[Choice]:
    """Those that can have initiatives and services of their own; the ministry last."""
    filed = (one.record for one in registry.organisations.values())
    own = [one for one in filed if one.type != "external" and (one.active is None or one.active.to is None)]
    own.sort(key=lambda one: (one.type == "ministry", estonian(one.name)))
    return [(one.id, _known_as(one)) for one in own]


def organisations(registry: Registry) -> list[Choice]:
    """All of them, TEHIK first: whoever plans a development talks to it."""
    found = _sorted((one.record.id, _known_as(one.record)) for one in registry.organisations.values())
    return sorted(found, key=lambda choice: choice[0] != "tehik")


def people(registry: Registry, agency: str | None = None) -> list[Choice]:
    """Everybody on file; those of `agency` first, and then each with the short name of theirs."""
    if agency is None:
        return _sorted((one.record.id, one.record.name) for one in registry.people.values())
    found = [one.record for one in registry.people.values()]
    found.sort(key=lambda one: (one.organisation != agency, estonian(one.name)))
    return [(one.id, f"{one.name} ({registry.short_name(one.organisation)})") for one in found]


def units(registry: Registry) -> list[Choice]:
    """The units of the ministry: policy is managed there (S3)."""
    filed = (one.record for one in registry.organisations.values())
    return _sorted((unit.id, unit.name) for one in filed if one.type == "ministry" for unit in one.units)


def services(registry: Registry, agency: str | None = None) -> list[Choice]:
    """All services and support services with their agency; those of `agency` first."""
    found = [one.record for one in registry.services.values()]
    found.sort(key=lambda one: (one.organisation != agency, estonian(one.title)))
    return [(one.id, f"{one.title} ({registry.short_name(one.organisation)})") for one in found]


def policies(registry: Registry) -> list[Choice]:
    """All policy domains."""
    return _sorted((one.record.id, one.record.title) for one in registry.policies.values())


def goals(registry: Registry) -> list[Choice]:
    """The goals of the plans in force, by plan."""
    year = registry.today.year
    plans = [one.record for one in registry.plans.values() if one.record.period.from_ <= year <= one.record.period.to]
    plans.sort(key=lambda plan: estonian(plan.name))
    return [(goal.id, f"{goal.name} ({plan.name})") for plan in plans for goal in plan.goals]


def _known_as(organisation: Organisation) -> str:
    """Show both names: who looks for TEHIK types that."""
    short = organisation.abbreviation
    return f"{organisation.name} ({short})" if short else organisation.name
