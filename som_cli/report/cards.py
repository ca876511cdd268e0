"""Policy and service cards as lists, as JSON, and one card on one screen."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from som_cli.collation import estonian
from som_cli.figures import WRITINGS
from som_cli.locale import N_, _, current
from som_cli.report import changelog, completeness, concerns, proposals
from som_cli.report.initiatives import euros
from som_cli.report.wording import spoken, visible

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from datetime import date

    from som_cli.portfolio.policies import PolicyView
    from som_cli.portfolio.services import ServiceView
    from som_cli.portfolio.undertakings import Undertaking
    from som_cli.report.changelog import Changed
    from som_cli.report.text import Style

POLICY_COLUMNS = (
    "id", "title", "status", "department", "deputy_area", "policy_lead", "percent", "kept", "measured", "services",
    "members", "reviewed",
)  # fmt: skip
POLICY_HEADINGS = (N_("Id"), N_("Title"), N_("Policy lead"), N_("Filled"), N_("As planned"), N_("Reviewed"))
SERVICE_COLUMNS = (
    "id", "title", "type", "organisation", "lead", "policies", "percent", "kept", "measured", "reviewed",
    "service_kind", "catalogue_ids",
)  # fmt: skip
SERVICE_HEADINGS = (
    N_("Id"), N_("Title"), N_("Agency"), N_("Lead"), N_("Filled"), N_("As planned"), N_("Reviewed"),
)  # fmt: skip


# -- lists ----------------------------------------------------------------------------------------------------------


def policies(views: Iterable[PolicyView], as_of: date) -> dict[str, Any]:
    """A list of policy cards as JSON, `som-policies/1`."""
    return {"schema": "som-policies/1", "as_of": as_of.isoformat(), "items": [policy_item(view) for view in views]}


def services(views: Iterable[ServiceView], as_of: date) -> dict[str, Any]:
    """A list of service cards as JSON, `som-services/1`."""
    return {"schema": "som-services/1", "as_of": as_of.isoformat(), "items": [service_item(view) for view in views]}


def by_title(view: PolicyView | ServiceView) -> Any:
    """What cards are sorted by: their titles, by the Estonian alphabet."""
    return estonian(view.card.title), view.card.id


def policy_item(view: PolicyView) -> dict[str, Any]:
    """One policy card of a list, as JSON; `kept` of `measured` indicators keep pace."""
    card = view.card
    return {
        "id": card.id,
        "title": card.title,
        "status": card.status,
        "department": card.department,
        "deputy_area": card.deputy_area,
        "policy_lead": card.policy_lead,
        "percent": view.full.percent,
        "kept": view.kept[0],
        "measured": view.kept[1],
        "services": len(card.services),
        "members": len(view.team.current),
        "reviewed": card.reviewed.isoformat() if card.reviewed else None,
    }


def service_item(view: ServiceView) -> dict[str, Any]:
    """One service card of a list, as JSON."""
    card = view.card
    return {
        "id": card.id,
        "title": card.title,
        "type": card.type,
        "organisation": card.organisation,
        "lead": view.lead.id,
        "policies": [one.id for one in view.policies],
        "percent": view.full.percent,
        "kept": view.kept[0],
        "measured": view.kept[1],
        "reviewed": card.reviewed.isoformat() if card.reviewed else None,
        "service_kind": card.service_kind,
        "catalogue_ids": list(card.catalogue_ids),
    }


def policy_flat(view: PolicyView) -> tuple[str, ...]:
    """One policy card as a row for a spreadsheet or a pipe, under `POLICY_COLUMNS`."""
    return _flat(policy_item(view), POLICY_COLUMNS)


def service_flat(view: ServiceView) -> tuple[str, ...]:
    """One service card as a row for a spreadsheet or a pipe, under `SERVICE_COLUMNS`."""
    return _flat(service_item(view), SERVICE_COLUMNS)


def policy_row(view: PolicyView) -> tuple[str, ...]:
    """One policy card as a row for people, under `POLICY_HEADINGS`."""
    return (view.card.id, view.card.title, view.lead.name, *_state(view))


def service_row(view: ServiceView) -> tuple[str, ...]:
    """One service card as a row for people, under `SERVICE_HEADINGS`."""
    return (view.card.id, view.card.title, view.agency, view.lead.name, *_state(view))


def _state(view: PolicyView | ServiceView) -> tuple[str, ...]:
    kept = f"{view.kept[0]}/{view.kept[1]}" if view.kept[1] else "–"
    return f"{view.full.percent}%", kept, WRITINGS[current()].day(view.card.reviewed)


def _flat(values: Mapping[str, Any], columns: Iterable[str]) -> tuple[str, ...]:
    cells = (values[column] for column in columns)
    return tuple("" if cell is None else " ".join(cell) if isinstance(cell, list) else str(cell) for cell in cells)


# -- one card -------------------------------------------------------------------------------------------------------


def policy(view: PolicyView, card: Mapping[str, Any], as_of: date, changes: Iterable[Changed] = ()) -> dict[str, Any]:
    """One policy card as JSON, `som-policy/1`: the card as in the file, and what else is on file about it."""
    served = [
        {"id": one.id, "title": one.title, "represented": one.representative is not None} for one in view.services
    ]
    proposed = [proposals.as_json(one) for one in view.proposals]
    return {"schema": "som-policy/1", **_shown(view, card, as_of, changes), "services": served, "proposals": proposed}


def service(view: ServiceView, card: Mapping[str, Any], as_of: date, changes: Iterable[Changed] = ()) -> dict[str, Any]:
    """One service card as JSON, `som-service/1`: the card as in the file, its nine blocks, and what else is on file."""
    head = {"schema": "som-service/1", **_shown(view, card, as_of, changes)}
    return {**head, "policies": [one.id for one in view.policies], "blocks": completeness.blocks(view.empty_blocks)}


def _shown(
    view: PolicyView | ServiceView, card: Mapping[str, Any], as_of: date, changes: Iterable[Changed]
) -> dict[str, Any]:
    return {
        "as_of": as_of.isoformat(),
        "id": view.card.id,
        "card": dict(card),
        "completeness": completeness.of(view.full),
        "goals": concerns.goals_json(view.goals),
        "initiatives": [_undertaking(one) for one in view.undertakings],
        "needs": [{"id": need.id, "initiatives": [one.id for one in need.answers]} for need in view.needs],
        "changes": changelog.as_json(changes),
        "attention": [concerns.as_json(one) for one in view.concerns],
    }


def _undertaking(one: Undertaking) -> dict[str, Any]:
    known = one.terms.budget_known
    return {
        "id": one.id,
        "title": one.title,
        "state": one.state,
        "eur": euros(one.terms.sum.eur) if known else None,
        "meeting": one.meeting.isoformat() if one.meeting else None,
    }


def policy_portrait(view: PolicyView, style: Style, changes: Iterable[Changed] = ()) -> str:
    """A policy card on one screen."""
    facts = [
        (_("policy lead"), view.lead.name),
        (_("department"), view.department),
        *([(_("area"), view.card.deputy_area)] if view.card.deputy_area else []),
    ]
    members = (f"{mate.name} – {mate.member.role}" for mate in view.team.current)
    served = (f"{one.title} ({one.agency}) – {one.representative or _('nobody')}" for one in view.services)
    proposed = map(proposals.sentence, view.proposals)
    after = [
        (_("Services, and who represents them"), served),
        (_("Core team"), members),
        (_("Proposals of the team"), proposed),
    ]
    return _portrait(view, facts, after, style, changes)


def service_portrait(view: ServiceView, style: Style, changes: Iterable[Changed] = ()) -> str:
    """A service card, or a support-service card, on one screen."""
    lead = _("support-service manager") if view.is_support else _("service lead")
    served = view.supports if view.is_support else view.policies
    facts = [
        (lead, view.lead.name),
        (_("agency"), view.organisation),
        (_("supports") if view.is_support else _("policy"), ", ".join(one.title for one in served) or "–"),
        (_("main blocks with content"), f"{view.filled_blocks}/9"),
    ]
    members = (f"{mate.name} – {mate.member.role}" for mate in view.team.current)
    return _portrait(view, facts, [(_("Core team"), members)], style, changes)


def _portrait(
    view: PolicyView | ServiceView,
    facts: Iterable[tuple[str, str]],
    after: Iterable[tuple[str, Iterable[str]]],
    style: Style,
    changes: Iterable[Changed],
) -> str:
    card = view.card
    filled = _("{n}% of the card is filled.").replace("{n}", str(view.full.percent))
    missing = (completeness.title_of(type(card), gap.field) for gap in view.gaps)
    running = (f"{one.title} – {spoken(one.state_name, current())}" for one in view.undertakings)
    blocks = [
        f"{style.paint(visible(card.title), '1')}\n{card.id}",
        "\n".join(f"{name}: {visible(value)}" for name, value in facts),
        *([visible(card.vision)] if card.vision else []),
        *_listed(_("Needs attention"), map(concerns.sentence, view.concerns), style),
        *_listed(_("Goals"), _goal_lines(view), style),
        *(block for heading, lines in after for block in _listed(heading, map(visible, lines), style)),
        *_listed(_("Initiatives and developments"), map(visible, running), style),
        filled,
        *_listed(_("Missing"), missing, style),
        *changelog.block(changes, style),
    ]
    return "\n\n".join(blocks)


def _goal_lines(view: PolicyView | ServiceView) -> Iterator[str]:
    for one in view.goals:
        yield visible(one.goal.text)
        yield from (f"  {concerns.moves(movement)}" for movement in one.movements)


def _listed(heading: str, lines: Iterable[str], style: Style) -> Iterator[str]:
    told = [f"  {line}" for line in lines]
    if told:
        yield "\n".join([style.paint(heading, "1"), *told])
