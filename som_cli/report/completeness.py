"""How full cards are: as JSON, as rows of a list, and one card gap by gap."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from som_cli.cards.service import Service
from som_cli.cards.weights import BLOCKS
from som_cli.kinds import parts
from som_cli.locale import N_, _
from som_cli.report.wording import visible

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from som_cli.cards.completeness import Completeness, Gap
    from som_cli.fields import Part
    from som_cli.process.fullness import Weighed
    from som_cli.report.text import Style

COLUMNS = ("id", "kind", "percent", "missing", "next")
HEADINGS = (N_("Id"), N_("Kind"), N_("Filled"), N_("Missing"), N_("Next"))
KINDS = {
    "policy": N_("policy card"),
    "service": N_("service card"),
    "support_service": N_("support-service card"),
    "initiative": N_("initiative"),
}
REASONS = {
    "empty": N_("nothing is said"),
    "placeholder": N_("the text is still to be written"),
    "unknown": N_("not known yet"),
    "partial": N_("not said of all"),
}


def listed(found: Iterable[Weighed], as_of: date) -> dict[str, Any]:
    """Cards with their completeness as JSON, `som-completeness/1`."""
    return {"schema": "som-completeness/1", "as_of": as_of.isoformat(), "items": [item(one) for one in found]}


def item(one: Weighed) -> dict[str, Any]:
    """One card with its completeness as JSON; the nine blocks are counted on service cards."""
    return {"id": one.card.id, "kind": one.kind, **of(one.full)}


def of(full: Completeness) -> dict[str, Any]:
    """A completeness as JSON."""
    return {
        "percent": full.percent,
        "missing": list(full.missing),
        "gaps": [
            {"field": gap.field, "reason": gap.reason, "items": list(gap.items), "percent": gap.share}
            for gap in full.gaps
        ],
        "next": full.next,
    }


def blocks(empty: Iterable[str]) -> dict[str, Any]:
    """The nine blocks of a service card as JSON. Source: S121."""
    lacking = list(empty)
    return {"filled": len(BLOCKS) - len(lacking), "of": len(BLOCKS), "empty": lacking}


def flat(one: Weighed) -> tuple[str, ...]:
    """One card as a row for a spreadsheet or a pipe, under `COLUMNS`."""
    return (one.card.id, one.kind, str(one.full.percent), " ".join(one.full.missing), one.full.next or "")


def row(one: Weighed) -> tuple[str, ...]:
    """One card as a row for people, under `HEADINGS`."""
    named = [title_of(type(one.card), field) for field in one.full.missing]
    return (one.card.id, _(KINDS[one.kind]), f"{one.full.percent}%", "; ".join(named) or "–", *(named[:1] or ["–"]))


def portrait(one: Weighed, empty_blocks: Iterable[str], style: Style) -> str:
    """One card gap by gap: what is missing, why, and what to fill in next."""
    model = type(one.card)
    filled = _("{n}% of the card is filled.").replace("{n}", str(one.full.percent))
    lines = [style.paint(visible(one.card.title), "1"), f"{one.card.id}, {_(KINDS[one.kind])}", "", filled]
    if model is Service:
        count = blocks(empty_blocks)
        told = _("{n} of the nine main blocks have content.")
        lines.append(told.replace("{n}", str(count["filled"])))
    if one.full.gaps:
        lines += ["", _("Missing:")]
        lines += [f"  {line}" for line in _gap_lines(one.full.gaps, model)]
        said = _("Next: {field} (`{path}`)")
        first = one.full.gaps[0].field
        lines += ["", said.replace("{field}", title_of(model, first), 1).replace("{path}", first, 1)]
    return "\n".join(lines)


def _gap_lines(gaps: Iterable[Gap], model: type[Part]) -> Iterator[str]:
    for gap in gaps:
        share = _("{n}% of the card").replace("{n}", str(gap.share))
        about = f": {visible(', '.join(gap.items))}" if gap.items else ""
        yield f"{title_of(model, gap.field)} (`{gap.field}`, {share}) – {_(REASONS[gap.reason])}{about}"


def title_of(model: type[Part], path: str) -> str:
    """Name a field of a card in the reader's language: `goals.indicators` is “Goals: Indicators”."""
    titles: list[str] = []
    for step in path.split("."):
        field = model.model_fields[step]
        titles.append(_(field.title) if field.title else step)
        model = next(parts(field.annotation), model)
    return ": ".join(titles)
