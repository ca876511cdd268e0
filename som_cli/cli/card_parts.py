"""Questions of the card wizard that are answered in several steps: indicators, money, experience, data."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any

from som_cli.cli import offered
from som_cli.cli.checks import number, wrong_day, wrong_number, wrong_year
from som_cli.cli.wizard import ANSWER, Wizard
from som_cli.locale import N_, _
from som_cli.notation import day_of
from som_cli.slugs import slug

if TYPE_CHECKING:
    from som_cli.cards.questions import Question
    from som_cli.cli.asking import Choice

SHORT = 30  # characters of an id that is made of a text
_DIRECTIONS = (
    ("up", N_("the higher the better")), ("down", N_("the lower the better")), ("keep", N_("to be kept at its level")),
)  # fmt: skip
_AMOUNTS = (
    ("proposed", N_("How much was proposed, in euros?")),
    ("approved", N_("How much was approved, in euros?")),
    ("actual", N_("How much was used, in euros?")),
)


class CardParts(Wizard):
    """Asks for what stands on both kinds of cards in several fields at once."""

    present: Any = None  # of a list or group that is added to: what stands there already

    def _one_of(self, field: str, choices: list[Choice]) -> str | None:
        """Ask for one of several; what was chosen before is kept by an empty answer."""
        former: str | None = self.former.get(field)
        name = dict(choices).get(former or "", former)
        keep = _("as it is: {name}").replace("{name}", name, 1) if name else None
        return self.ask.choose(ANSWER, choices, keep) or former

    def _absent(self, choices: list[Choice]) -> list[Choice]:
        """Those of the choices that do not stand there already."""
        there = str(self.present)
        return [one for one in choices if repr(one[0]) not in there]

    def _texts(self) -> list[str]:
        found: list[str] = []
        while text := self.retracing.more(_("Another one (empty: that is all)") if found else ANSWER):
            found.append(text)
        return found

    def _people(self) -> list[tuple[str, str]]:
        """Everybody; first those of the organisation of a service, or of the ministry for a policy."""
        return offered.people(self.registry, self.values.get("organisation") or self._ministry())

    def _ministry(self) -> str | None:
        filed = (one.record for one in self.registry.organisations.values())
        return next((one.id for one in filed if one.type == "ministry"), None)

    def _person(self, field: str) -> str | None:
        return self._one_of(field, self._people())

    def _put(self, question: Question) -> None:
        if question.way != "supported" or self.values.get("type") == "support_service":
            super()._put(question)

    def _is_open(self, question: Question) -> bool:
        is_other = question.way == "supported" and self.values.get("type") == "service"
        return not is_other and super()._is_open(question)

    def _indicators(self) -> list[dict[str, Any]]:
        """How a goal is measured: each indicator with where it starts and where it is to be."""
        found: list[dict[str, Any]] = []
        question = _("How is it measured? (empty: not known yet)")
        while name := self.retracing.more(question):
            year, value = self._needed(_("Baseline: of which year?"), wrong_year), self._level(_("The level then?"))
            target, level = self._needed(_("Target: for which year?"), wrong_year), self._level(_("The level then?"))
            indicator: dict[str, Any] = {
                "id": slug(name, SHORT),
                "name": name,
                "unit": self._needed(_("In which unit (%, people, days)?")),
                "direction": self.ask.choose(_("Which way is better?"), [(one, _(word)) for one, word in _DIRECTIONS]),
                "baseline": {"year": int(year), "value": value},
                "targets": {int(target): level},
            }
            if source := self.ask.line(_("Where do the values come from?")):
                indicator["source"] = source
            found.append(indicator)
            question = _("Another one (empty: that is all)")
        return found

    def _level(self, question: str) -> Decimal:
        """A level of an indicator."""
        return Decimal(number(self._needed(question, wrong_number)))

    def _years(self) -> list[dict[str, Any]]:
        """The budget year by year; amounts may stay open."""
        found: list[dict[str, Any]] = []
        while year := self.retracing.more(_("Budget of which year? (empty: that is all)"), check=wrong_year):
            line: dict[str, Any] = {"year": int(year)}
            for name, question in _AMOUNTS:
                if amount := self.ask.line(_(question), check=wrong_number):
                    line[name] = Decimal(number(amount))
            found.append(line)
        return found

    def _resources(self) -> dict[str, Any]:
        need: dict[str, Any] = {}
        if people := self.ask.line(_("How many full-time posts? (may be a fraction)"), check=wrong_number):
            need["people"] = Decimal(number(people))
        if money := self.ask.line(_("How many euros in a year?"), check=wrong_number):
            need["money"] = Decimal(number(money))
        return need

    def _experience(self) -> dict[str, Any]:
        """How satisfied clients are, and what they say."""
        known: dict[str, Any] = {}
        if value := self.ask.line(_("How satisfied are clients? (a number; empty: not measured)"), check=wrong_number):
            known["satisfaction"] = {"value": Decimal(number(value))}
            if scale := self.ask.line(_("On which scale (1–5, %, NPS)?")):
                known["satisfaction"]["scale"] = scale
            if measured := self.ask.line(_("Measured on which day?"), check=wrong_day):
                known["measured_on"] = day_of(measured)
        self.ask.say(_("What do clients say, in their own words?"))
        if feedback := self._texts():
            known["feedback"] = feedback
        return known

    def _messages(self) -> list[dict[str, str]]:
        """What a client is told, moment by moment."""
        found = []
        while moment := self.retracing.more(_("At which moment? (empty: that is all)")):
            message = {"moment": moment}
            if channel := self.ask.line(_("By which channel?")):
                message["channel"] = channel
            found.append({**message, "message": self._needed(_("What is the client told?"))})
        return found

    def _data(self) -> list[dict[str, str]]:
        """The data of a service, where they are kept, and who looks after their quality."""
        found = []
        while name := self.retracing.more(_("Which data? (empty: that is all)")):
            data = {"name": name}
            if register := self.ask.line(_("In which register?")):
                data["register"] = register
            if owner := self.ask.choose(_("Who answers for their quality?"), self._people(), _("nobody yet")):
                data["quality_owner"] = owner
            found.append(data)
        return found

    def _supported(self) -> list[str]:
        """What a support service works for: policies and services."""
        shelves = (self.registry.policies.values(), self.registry.services.values())
        return self.ask.choose_many(ANSWER, [(one.record.id, one.record.title) for shelf in shelves for one in shelf])
