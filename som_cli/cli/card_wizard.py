"""The wizard for policy and service cards."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from som_cli.cli import offered
from som_cli.cli.card_parts import SHORT, CardParts
from som_cli.cli.wizard import ANSWER
from som_cli.locale import N_, _
from som_cli.slugs import slug

if TYPE_CHECKING:
    from collections.abc import Callable

    from som_cli.cards.questions import Question

_SITUATION = (
    ("needs", N_("Client needs")),
    ("resources", N_("Resources")),
    ("present", N_("Present state")),
    ("sustainability", N_("Sustainability")),
)


class CardWizard(CardParts):
    """Asks for what a policy card or a service card lacks."""

    def _ways(self, question: Question) -> dict[str, Callable[[], Any]]:
        return {
            **super()._ways(question),
            "texts": self._texts, "person": self._person, "unit": self._unit, "organisation": self._agency,
            "kind": self._kind, "situation": self._situation, "card_goals": self._card_goals,
            "contributing": self._contributing, "team": self._team, "risks": self._risks, "acts": self._acts,
            "needs": lambda: self._with_ids(self._texts()),
            "experience": self._experience, "messages": self._messages, "data": self._data, "years": self._years,
            "resources": self._resources, "supported": self._supported,
        }  # fmt: skip

    def _with_ids(self, texts: list[str]) -> list[dict[str, Any]]:
        """Give each text a short id of its own."""
        start = slug(str(self.values.get("id") or self.values.get("title") or ""), SHORT)
        found: dict[str, dict[str, Any]] = {}
        for text in texts:
            made = f"{start}-{slug(text, SHORT)}".strip("-")
            while made in found:
                made += "-2"
            found[made] = {"id": made, "text": text}
        return list(found.values())

    def _unit(self) -> str | None:
        return self.ask.choose(ANSWER, offered.units(self.registry))

    def _kind(self) -> str | None:
        choices = [("service", _("a service to clients")), ("support_service", _("a support service"))]
        return self.ask.choose(ANSWER, choices)

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
        services = offered.services(self.registry)
        return [{"service": one} for one in self.ask.choose_many(ANSWER, services)] if services else []

    def _team(self) -> dict[str, Any] | None:
        members: list[dict[str, str]] = []
        people = self._people()
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
