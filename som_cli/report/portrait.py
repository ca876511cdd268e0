"""One initiative on one screen: what it is, where it stands, what happened, what is asked of whom."""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING

from som_cli.cards.completeness import completeness
from som_cli.committee.consultation import consultations, is_late
from som_cli.figures import WRITINGS
from som_cli.locale import N_, _, current
from som_cli.report import changelog, following
from som_cli.report.initiatives import DOMAINS, STANCES, STATUSES, agency, cost, history_lines, life
from som_cli.report.wording import visible

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from som_cli.cards.initiative import Initiative
    from som_cli.committee.consultation import Answer, Consultation
    from som_cli.process.casefile import Case
    from som_cli.process.outlook import Outlook
    from som_cli.process.registry import Registry
    from som_cli.report.changelog import Changed
    from som_cli.report.initiatives import Brought
    from som_cli.report.text import Style

TEXTS = (
    ("current_situation", N_("Current situation")),
    ("problem", N_("Problem")),
    ("expected_outcome", N_("Expected outcome")),
    ("impact", N_("Impact")),
    ("client_view", N_("Client's view")),
)
_WIDTH = 100


def text(
    case: Case,
    registry: Registry,
    brought: Mapping[str, Brought],
    seen: Outlook,
    style: Style,
    *,
    changes: Iterable[Changed] = (),
) -> str:
    """Everything about an initiative that a person wants to know first."""
    card = case.card.record
    blocks = [
        f"{style.paint(visible(card.title), '1')}\n{case.id}",
        "\n".join([following.state_line(case), *_facts(case, registry)]),
        *_texts(card, style),
        following.completeness_line(completeness(card)),
    ]
    if case.conditions:
        blocks.append("\n".join([style.paint(_("Conditions"), "1"), *_conditions(case, registry)]))
    if opinions := list(_opinions(case, registry, style)):
        blocks.append("\n".join([style.paint(_("Opinions"), "1"), *opinions]))
    if events := life(case, registry, brought):
        lines = [f"  {'  '.join(visible(cell) for cell in line)}" for line in history_lines(events)]
        blocks.append("\n".join([style.paint(_("What happened"), "1"), *lines]))
    blocks.extend(changelog.block(changes, style))
    blocks.append(following.next_line(case, seen))
    return "\n\n".join(blocks)


def _facts(case: Case, registry: Registry) -> Iterable[str]:
    card = case.card.record
    service = registry.services.get(card.service or "")
    policy = registry.policies.get(card.policy or "")
    yield _fact(_("agency"), agency(card.agency, registry))
    yield _fact(_("domain"), ", ".join(_(DOMAINS[one]) for one in card.domains) or "–")
    yield _fact(_("submitter"), registry.named(card.submitter).name)
    if card.service:
        yield _fact(_("service"), service.record.title if service else card.service)
    if card.policy:
        yield _fact(_("policy"), policy.record.title if policy else card.policy)
    yield _fact(_("budget"), cost(case))
    if (schedule := card.known_schedule) and (schedule.start or schedule.end):
        start, end = (WRITINGS[current()].day(one) if one else "…" for one in (schedule.start, schedule.end))
        yield _fact(_("schedule"), f"{start}–{end}")
    if case.since:
        yield _fact(_("since"), WRITINGS[current()].day(case.since))


def _fact(name: str, value: str) -> str:
    return f"{name}: {visible(value)}"


def _texts(card: Initiative, style: Style) -> Iterable[str]:
    for field, heading in TEXTS:
        if said := getattr(card, field):
            yield f"{style.paint(_(heading), '1')}\n{_indented(said, style, '  ')}"


def _indented(said: str, style: Style, indent: str) -> str:
    """A text of several lines, broken to the width of a page."""
    width = min(style.columns, _WIDTH)
    lines = (
        textwrap.fill(visible(line), width, initial_indent=indent, subsequent_indent=indent)
        for line in said.splitlines()
    )
    return "\n".join(lines)


def _opinions(case: Case, registry: Registry, style: Style) -> Iterable[str]:
    """Each opinion that counts: who, what they say and when, and why; of an earlier round where there were several."""
    for filed in sorted(case.counting_opinions, key=lambda one: (one.record.date, one.record.reviewer)):
        opinion = filed.record
        who, day = registry.named(opinion.reviewer).name, WRITINGS[current()].day(opinion.date)
        told = f"  {visible(who)} – {_(STANCES[opinion.stance])}, {day}"
        if is_late(opinion, case, registry):
            told += f" ({_('given late')})"
        if opinion.round < case.round:
            told += f" ({_('round {n}').replace('{n}', str(opinion.round), 1)})"
        yield f"{told}\n{_indented(opinion.argument, style, '    ')}"
    if case.state in {"shared", "defended"}:
        for one in consultations(case, registry)[-1:]:
            yield from (_unanswered(answer, one, registry) for answer in one.answers if answer.on is None)


def _unanswered(answer: Answer, one: Consultation, registry: Registry) -> str:
    told = _("missing, was due {day}") if answer.status == "missing" else _("awaited by {day}")
    who, day = registry.named(answer.reviewer).name, WRITINGS[current()].day(one.due)
    return f"  {visible(who)} – {told.replace('{day}', day, 1)}"


def _conditions(case: Case, registry: Registry) -> Iterable[str]:
    for one in case.conditions:
        who, due = registry.named(one.condition.owner).name, WRITINGS[current()].day(one.condition.due)
        told = _("{owner}, due {due}").replace("{due}", due, 1).replace("{owner}", who, 1)
        late = f", {_('overdue')}" if one.is_overdue(registry.today) else ""
        yield f"  {one.condition.id}: {visible(one.condition.text)} – {_(STATUSES[one.status])} ({told}{late})"
