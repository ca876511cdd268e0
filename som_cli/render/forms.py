"""Forms on paper: an initiative's, filled in as far as its card goes, and a reviewer's checklist.

The questions are those of the wizard, the headings of the checklist those of the record.
Source: D15-D22, D66, D82, D83.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from som_cli.cards.initiative import Initiative
from som_cli.cards.questions import SECTIONS
from som_cli.fields import Part, choices_of
from som_cli.figures import WRITINGS
from som_cli.locale import N_, catalogue
from som_cli.portfolio.terms import on_card
from som_cli.process.records import ASPECTS, Aspects, Opinion
from som_cli.render.briefs import Who, office_of
from som_cli.render.environment import NO_TEMPLATES, render
from som_cli.render.words import vocabulary

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from som_cli.cards.questions import Question
    from som_cli.meetings.model import Meeting
    from som_cli.process.casefile import Case
    from som_cli.process.registry import Registry
    from som_cli.render.environment import Templates

_YES, _NO, _UNKNOWN = N_("yes"), N_("no"), N_("not known yet")


@dataclass(frozen=True, slots=True)
class Asked:
    """A question on paper: its number, the field behind it, and the answers that are there already, line by line.

    `chosen` is the one of the choices that the card has.
    """

    number: int
    field: str
    text: str
    help: str
    duty: bool
    unknown: bool
    choices: tuple[tuple[str, str], ...]
    answers: tuple[str, ...]
    chosen: str | None


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of the checklist, and the question under it."""

    name: str
    title: str
    question: str


def initiative_form(
    case: Case | None,
    registry: Registry,
    language: str,
    *,
    commit: str | None = None,
    templates: Templates = NO_TEMPLATES,
) -> str:
    """Render the form of an initiative to Markdown, filled in from the card where there is one."""
    tell = catalogue(language).gettext
    card = case.card.record if case else None
    asked = ((section.title, section.questions) for section in SECTIONS)
    numbers = iter(range(1, 1 + sum(len(section.questions) for section in SECTIONS)))
    sections = [
        (tell(title), [_asked(question, next(numbers), card, registry, language) for question in questions])
        for title, questions in asked
    ]
    context = {
        "card": card,
        "verb": taken_back_by(case),
        "sections": sections,
        "as_of": registry.today,
        "commit": commit,
        **vocabulary(language),
    }
    return render("initiative-form", language, context, templates)


def checklist(
    case: Case,
    registry: Registry,
    language: str,
    *,
    meeting: Meeting | None,
    due: date | None,
    coordinator: str | None,
    commit: str | None = None,
    templates: Templates = NO_TEMPLATES,
) -> str:
    """Render a reviewer's checklist for an initiative to Markdown.

    Args:
        case: The initiative.
        registry: Everything on file.
        language: `et` or `en`.
        meeting: The meeting that will decide on it; None where it was not shared for one.
        due: The last day for opinions.
        coordinator: The person to whom a checklist on paper is sent.
        commit: The short hash of the commit the records were read from.
        templates: The repository's own templates.
    """
    tell = catalogue(language).gettext
    shared = case.latest("share")
    context = {
        "case": case,
        "card": case.card.record,
        "terms": on_card(case.card.record),
        "meeting": meeting,
        "due": due,
        "coordinator": coordinator,
        "reviewers": shared.reviewers if shared else (),
        "who": lambda person: Who(registry.named(person).name, None, office_of(person, registry)),
        "email": _email(coordinator, registry),
        "agency": registry.short_name(case.card.record.agency),
        "headings": tuple(
            Heading(name, tell(str(info.title)), tell(str(info.description)))
            for name in ASPECTS
            for info in (Aspects.model_fields[name],)
        ),
        "stances": stances(language),
        "as_of": registry.today,
        "commit": commit,
        **vocabulary(language),
    }
    return render("checklist", language, context, templates)


def taken_back_by(case: Case | None) -> str:
    """The command that takes a form back: what was submitted is amended."""
    return "submit" if case is None or case.state == case.process.start else "amend"


def stances(language: str) -> tuple[tuple[str, str], ...]:
    """The stances a reviewer chooses from, each with its meaning."""
    return _choices(Opinion, "stance", catalogue(language).gettext)


def _email(person: str | None, registry: Registry) -> str | None:
    filed = registry.people.get(person or "")
    return next(iter(filed.record.email), None) if filed else None


def _asked(question: Question, number: int, card: Initiative | None, registry: Registry, language: str) -> Asked:
    tell = catalogue(language).gettext
    answers: tuple[str, ...] = ()
    choices = _choices(Initiative, question.field, tell)
    value = getattr(card, question.field) if card else None
    if card is not None:
        if question.field == "service" and value is None:
            value = card.policy
        answers = tuple(_said(value, type(card), question.field, language))
        answers = tuple(_known(answer, question.field, registry) for answer in answers)
    return Asked(
        number=number,
        field=question.field,
        text=tell(question.text),
        help=tell(question.help),
        duty=question.duty,
        unknown=question.unknown,
        choices=choices,
        answers=answers,
        chosen=value if choices else None,
    )


def _known(answer: str, field: str, registry: Registry) -> str:
    """The name of what a card names by its id."""
    if field == "agency":
        return registry.short_name(answer)
    if field == "service":
        filed = registry.services.get(answer) or registry.policies.get(answer)
        return filed.record.title if filed else answer
    return answer


def _choices(model: type[Part], field: str, tell: Callable[[str], str]) -> tuple[tuple[str, str], ...]:
    """The words a field takes, each with what it means."""
    return tuple((word, tell(meaning)) for word, meaning in choices_of(model.model_fields[field]).items())


def _said(value: Any, model: type[Part], field: str, language: str) -> Iterator[str]:
    """An answer line by line."""
    if value in (None, (), ""):
        return
    if isinstance(value, Part):
        yield from _parts(value, language)
    elif isinstance(value, tuple):
        for one in value:
            yield "; ".join(_parts(one, language)) if isinstance(one, Part) else _word(one, model, field, language)
    else:
        yield _word(value, model, field, language)


def _parts(part: Part, language: str) -> Iterator[str]:
    """The fields of a part, each with its title; those of its parts within it after a line of their own."""
    tell = catalogue(language).gettext
    for name, info in type(part).model_fields.items():
        value = getattr(part, name)
        if value in (None, (), "") or (isinstance(value, Mapping) and not value):
            continue
        if isinstance(value, tuple) and any(isinstance(one, Part) for one in value):
            for one in value:
                yield "; ".join(_parts(one, language))
        elif isinstance(value, Mapping):
            yield from (f"{key}: {_word(number, type(part), name, language)}" for key, number in value.items())
        else:
            many = value if isinstance(value, tuple) else (value,)
            words = ", ".join(_word(one, type(part), name, language) for one in many)
            yield f"{tell(str(info.title))}: {words}"


def _word(value: Any, model: type[Part], field: str, language: str) -> str:
    """One value as people write it."""
    tell, writing = catalogue(language).gettext, WRITINGS[language]
    if isinstance(value, bool):
        return tell(_YES if value else _NO)
    if isinstance(value, date):
        return writing.day(value)
    if isinstance(value, Decimal):
        return writing.money(value) if field == "amount" else writing.number(value)
    if value == "unknown":
        return tell(_UNKNOWN)
    return dict(_choices(model, field, tell)).get(value, str(value))
