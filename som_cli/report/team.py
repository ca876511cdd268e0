"""Core teams as tables for people and as JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from som_cli.figures import WRITINGS
from som_cli.locale import N_, _, current
from som_cli.report import json
from som_cli.report.table import aligned
from som_cli.report.text import counts
from som_cli.report.wording import visible

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from som_cli.cards.parts import Mandate
    from som_cli.diagnostics import Diagnostic
    from som_cli.process.registry import Registry
    from som_cli.process.team_sheets import Row, Sheet
    from som_cli.report.text import Style

HEADINGS = (N_("Member"), N_("Role"), N_("Organisation"), N_("Approved"), N_("Mandate"), N_("Teams"))
_CONSENTS = {
    "lead": N_("leads the team"),
    "head": N_("heads the organisation"),
    "missing": N_("not approved"),
    "department_head": N_("head of department"),
    "direct_manager": N_("direct manager"),
    "superior": N_("superior of the department"),
    "agency_head": N_("head of the agency"),
    "agreement": N_("agreed between heads"),
    "other": N_("somebody else"),
}
_RIGHTS = (("decision_right", N_("decides")), ("information_sharing", N_("shares information")))


def sheet_text(sheet: Sheet, registry: Registry, style: Style) -> str:
    """One team: its name, lead and size, then a table of its members."""
    card, lead = sheet.team.card.record, registry.named(sheet.team.leads[0]).name
    size = _("members that count: {n}").replace("{n}", str(sheet.size))
    if sheet.team.is_empty:
        size = _("nobody is in the team beside the lead")
    led = _("led by {name}").replace("{name}", lead)
    title = style.paint(visible(f"{card.title} ({card.id})"), "1")
    table = aligned(
        tuple(_(heading) for heading in HEADINGS),
        (_cells(row, registry) for row in sheet.rows),
        style,
        frozenset({5}),
    )
    return f"{title}: {visible(led)}; {size}" + (f"\n{table}" if sheet.rows else "")


def _cells(row: Row, registry: Registry) -> tuple[str, ...]:
    member, home = row.seat.member, row.seat.home
    return (
        registry.named(member.person).name,
        member.role,
        home.short_name if home else "–",
        _approval(row, registry),
        _mandate(member.mandate),
        str(row.teams),
    )


def _approval(row: Row, registry: Registry) -> str:
    member = row.seat.member
    said = [_(_CONSENTS[row.consent])] if row.consent else []
    if member.approved_by and row.consent not in {"lead", "head"}:
        said.append(registry.named(member.approved_by).name)
    if member.approved_on:
        said.append(WRITINGS[current()].day(member.approved_on))
    return ", ".join(said) or "–"


def _mandate(mandate: Mandate | None) -> str:
    """What the mandate gives, in words; a right that is refused is not among them."""
    if mandate is None:
        return "–"
    given = [_(words) for key, words in _RIGHTS if getattr(mandate, key)]
    return "; ".join([", ".join(given), *([mandate.scope] if mandate.scope else [])]).removeprefix("; ") or "–"


# -- JSON -------------------------------------------------------------------------------------------------------------


def listed(sheets: Sequence[Sheet], findings: Sequence[Diagnostic], registry: Registry) -> dict[str, Any]:
    """Teams and findings as JSON, `som-teams/1`."""
    return {
        "schema": "som-teams/1",
        "as_of": registry.today.isoformat(),
        "items": [_item(sheet) for sheet in sheets],
        "findings": [json.finding(one) for one in findings],
        "summary": {**counts(findings), "checked": len(sheets)},
    }


def _item(sheet: Sheet) -> dict[str, Any]:
    team = sheet.team
    return {
        "id": team.card.record.id,
        "kind": team.kind,
        "title": team.card.record.title,
        "lead": team.leads[0],
        "size": sheet.size,
        "members": list(_members(sheet)),
    }


def _members(sheet: Sheet) -> Iterator[dict[str, Any]]:
    for row in sheet.rows:
        member, mandate = row.seat.member, row.seat.member.mandate
        yield {
            "person": member.person,
            "role": member.role,
            "organisation": row.seat.home.id if row.seat.home else None,
            "membership": member.membership,
            "approved_by": member.approved_by,
            "approved_on": member.approved_on,
            "consent": row.consent,
            "mandate": mandate.model_dump() if mandate else None,
            "teams": row.teams,
        }
