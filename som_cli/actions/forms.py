"""Forms to print or to fill in: an initiative's and a reviewer's, as a document or as YAML that `--from` takes back."""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING, Any

from som_cli.actions import documents
from som_cli.cards.forms import EXAMPLES, OPINION
from som_cli.cards.questions import SECTIONS
from som_cli.committee.reasons import deadlines_of
from som_cli.locale import N_, catalogue
from som_cli.people.rights import holders
from som_cli.process.actors import committees_of
from som_cli.process.plain import plain
from som_cli.process.records import ASPECTS, Aspects, Opinion
from som_cli.render import forms as pages
from som_cli.store.emit import mapping

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from som_cli.meetings.model import Meeting
    from som_cli.process.casefile import Case
    from som_cli.process.registry import Registry
    from som_cli.store.git import Git

_WIDTH = 100
_FILL = N_(
    "Take the # away from the lines you fill in, and replace what stands there; what stays behind # is left out."
)
_DUTY = N_("needed before submitting")
_HAND_IN = N_("Then: {command}")
_LEFT = ("id", "schema", "submitter")


def initiative_page(git: Git, registry: Registry, case: Case | None, language: str, revision: str | None) -> str:
    """The form of an initiative as a document; filled in from the card of a case where one is given."""
    return pages.initiative_form(
        case,
        registry,
        language,
        commit=documents.short_commit(git, revision),
        templates=documents.own_templates(git, revision, language),
    )


def initiative_yaml(case: Case | None, language: str) -> str:
    """The form of an initiative as YAML; what its card does not say stands behind `#` as an example."""
    tell = catalogue(language).gettext
    values = plain(case.card.record) if case else {}
    about = f" {case.id}" if case else ""
    command = f"som initiative {pages.taken_back_by(case)}{about} --from FILE"
    lines = [*_remarks(_FILL, tell), f"## {tell(_HAND_IN).replace('{command}', command)}"]
    asked = set()
    for section in SECTIONS:
        lines += ["", f"## {tell(section.title)}"]
        for question in section.questions:
            asked.add(question.field)
            duty = f" ({tell(_DUTY)})" if question.duty else ""
            lines += ["", *_remarks(tell(question.text) + duty, str), *_remarks(question.help, tell)]
            is_policy = question.field == "service" and values.get("policy") and not values.get("service")
            field = "policy" if is_policy else question.field
            asked.add(field)
            lines += _answer(field, values, EXAMPLES)
    rest = {key: value for key, value in values.items() if key not in asked and key not in _LEFT}
    lines += ["", *mapping(rest, 0)] if rest else []
    return "\n".join(lines) + "\n"


def checklist_page(git: Git, registry: Registry, case: Case, language: str, revision: str | None) -> str:
    """A reviewer's checklist as a document."""
    meeting = meeting_ahead(case, registry)
    return pages.checklist(
        case,
        registry,
        language,
        meeting=meeting,
        due=deadlines_of(meeting, registry).opinions if meeting else None,
        coordinator=coordinator_of(case, registry),
        commit=documents.short_commit(git, revision),
        templates=documents.own_templates(git, revision, language),
    )


def checklist_yaml(case: Case, language: str) -> str:
    """A reviewer's checklist as YAML: everything stands behind `#` until it is filled in."""
    tell = catalogue(language).gettext
    command = f"som initiative opinion {case.id} --from FILE"
    lines = [*_remarks(_FILL, tell), f"## {tell(_HAND_IN).replace('{command}', command)}", ""]
    lines += [f"initiative: {case.id}"]
    for name in ("reviewer", "stance", "argument"):
        about = Opinion.model_fields[name]
        lines += ["", *_remarks(f"{tell(str(about.title))}. {tell(str(about.description))}", str)]
        if name == "stance":
            lines += [f"##   {word}: {meaning}" for word, meaning in pages.stances(language)]
        lines += _answer(name, {}, OPINION)
    about = Opinion.model_fields["aspects"]
    lines += ["", *_remarks(f"{tell(str(about.title))}. {tell(str(about.description))}", str)]
    for name in ASPECTS:
        lines += _remarks(f"  {name}: {tell(str(Aspects.model_fields[name].description))}", str)
    return "\n".join([*lines, *_answer("aspects", {}, OPINION)]) + "\n"


def meeting_ahead(case: Case, registry: Registry) -> Meeting | None:
    """The meeting for which it was shared last."""
    filed = registry.meetings.get(case.shared_for or "")
    return filed.record if filed else None


def coordinator_of(case: Case, registry: Registry) -> str | None:
    """The coordinator of the committee that will decide."""
    for body in committees_of(case, registry):
        for person in holders(body, ("coordinator", "secretary"), registry.today):
            return person
    return None


def _answer(field: str, values: Mapping[str, Any], examples: Mapping[str, Any]) -> list[str]:
    """What a form says of a field: the answer that is there, else an example behind `#`."""
    if values.get(field) not in (None, "", [], {}):
        return mapping({field: values[field]}, 0)
    return [f"# {line}" for line in mapping({field: examples[field]}, 0)]


def _remarks(text: str, tell: Callable[[str], str]) -> Iterator[str]:
    """A text as remarks of YAML; the second sign tells them from examples, which have one."""
    yield from (f"## {line}" for line in textwrap.wrap(tell(text), _WIDTH))
