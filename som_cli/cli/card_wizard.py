"""The wizard for policy and service cards."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from som_cli.cards.questions import Section
from som_cli.cli import offered
from som_cli.cli.asking import Back, choose_or_back
from som_cli.cli.card_parts import SHORT, CardParts
from som_cli.cli.wizard import ANSWER, is_answered, lines
from som_cli.locale import N_, _
from som_cli.slugs import slug
from som_cli.store.emit import mapping

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from som_cli.cards.questions import Question

_SITUATION = (
    ("needs", N_("Client needs")),
    ("resources", N_("Resources")),
    ("present", N_("Present state")),
    ("sustainability", N_("Sustainability")),
)


def led_by(sections: Sequence[Section], field: str) -> tuple[Section, ...]:
    """The sections with the question about one field before all others."""
    first = tuple(one for section in sections for one in section.questions if one.field == field)
    rest = (Section(one.title, tuple(each for each in one.questions if each not in first)) for one in sections)
    return (Section(N_("What is best filled in next"), first), *rest) if first else tuple(sections)


class CardWizard(CardParts):
    """Asks for what a policy card or a service card lacks, and changes what stands on it."""

    def asks_for(self, field: str) -> bool:
        """Is the field, or what it is a detail of, among the questions that are still open?"""
        asked = (one for section in self.sections for one in section.questions)
        return any(one.field == field.partition(".")[0] and self._is_open(one) for one in asked)

    def change(self) -> None:
        """Let answers that stand on the card be changed, one after another, until no more are named."""
        asked = [one for section in self.sections for one in section.questions if is_answered(one, self.values)]
        choices = [(one.field, _(one.text)) for one in asked]
        by_name = {one.field: one for one in asked}
        which, done = _("Which answer shall be changed?"), _("that is all")
        while (name := choose_or_back(self.retracing.asker, which, choices, done)) in by_name:
            try:
                self._change(by_name[name])
            except Back:
                self.ask.say("")

    def _change(self, question: Question) -> None:
        """Ask for an answer that is there: Enter keeps it; lists are added to, so that no detail of theirs is lost."""
        was = self.values[question.field]
        if not isinstance(was, list | dict):
            self._put(question)
            self.values.setdefault(question.field, was)
            return
        self.present = self.values.pop(question.field)
        try:
            self.ask.say(lines(_("So far (an empty answer keeps it):")))
            self.ask.say("\n".join(mapping({question.field: was}, 2)))
            if question.way == "texts":
                was = self.retracing.answered(lambda: [self.ask.line(ANSWER, one) for one in was])
            else:
                self._tell_of_setting(question.field)
            self._put(question)
        finally:
            self.values[question.field] = grown(was, self.values.get(question.field))
            self.present = None

    def _tell_of_setting(self, field: str) -> None:
        said = _("What you say is put beside that; a part of it is changed by `som card set {id} {field}.…=…`.")
        self.ask.say(lines(said.replace("{id}", str(self.values.get("id", "")), 1).replace("{field}", field, 1)))

    def _ways(self, question: Question) -> dict[str, Callable[[], Any]]:
        return {
            **super()._ways(question),
            "texts": self._texts, "person": lambda: self._person(question.field), "unit": self._unit,
            "organisation": self._agency, "kind": self._kind, "situation": self._situation,
            "card_goals": self._card_goals, "contributing": self._contributing, "team": self._team,
            "risks": self._risks, "acts": self._acts, "needs": lambda: self._with_ids(self._texts()),
            "experience": self._experience, "messages": self._messages, "data": self._data, "years": self._years,
            "resources": self._resources, "supported": self._supported,
        }  # fmt: skip

    def _with_ids(self, texts: list[str]) -> list[dict[str, Any]]:
        """Give each text a short id of its own."""
        start = slug(str(self.values.get("id") or self.values.get("title") or ""), SHORT)
        found: dict[str, dict[str, Any]] = {}
        taken = {one.get("id") for one in self.present or () if isinstance(one, dict)}
        for text in texts:
            made = f"{start}-{slug(text, SHORT)}".strip("-")
            while made in found or made in taken:
                made += "-2"
            found[made] = {"id": made, "text": text}
        return list(found.values())

    def _unit(self) -> str | None:
        return self._one_of("department", offered.units(self.registry))

    def _kind(self) -> str | None:
        choices = [("service", _("a service to clients")), ("support_service", _("a support service"))]
        return self._one_of("type", choices)

    def _agency(self) -> str | None:
        return self._one_of("organisation", offered.agencies(self.registry))

    def _situation(self) -> dict[str, str]:
        answers = {name: self.ask.line(_(text)) for name, text in _SITUATION}
        return {name: answer for name, answer in answers.items() if answer}

    def _card_goals(self) -> list[dict[str, Any]]:
        goals = self._with_ids(self._texts())
        for goal in goals:
            self.ask.say(goal["text"])
            if served := self._goals():
                goal["plan_goals"] = served
            if measured := self._indicators():
                goal["indicators"] = measured
        return goals

    def _contributing(self) -> list[dict[str, str]]:
        services = self._absent(offered.services(self.registry))
        return [{"service": one} for one in self.ask.choose_many(ANSWER, services)] if services else []

    def _team(self) -> dict[str, Any] | None:
        members: list[dict[str, str]] = []
        people = self._absent(self._people())
        while people and (who := self.ask.choose(ANSWER, people, _("that is all"))):
            members.append({"person": who, "role": self._needed(_("In which role?"))})
            people = [one for one in people if one[0] != who]
        return {"members": members} if members else None

    def _risks(self) -> list[dict[str, str]]:
        found = [{"text": text} for text in self._texts()]
        for risk in found:
            self.ask.say(risk["text"])
            if mitigation := self.ask.line(_("Mitigation")):
                risk["mitigation"] = mitigation
        return found

    def _acts(self) -> list[dict[str, str]]:
        return [{"title": title} for title in self._texts()]


def grown(was: Any, said: Any) -> Any:
    """What stood there with what was said: lists are added to, groups filled, all else is as it was said last."""
    if said is None:
        return was
    if isinstance(was, list):
        return [*was, *said]
    if isinstance(was, dict):
        return {**was, **{name: grown(was.get(name), item) for name, item in said.items()}}
    return said
