"""On a terminal, ask for what an opinion or a report needs and was not said."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from som_cli.locale import N_, _
from som_cli.report.initiatives import STANCES

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from contextlib import AbstractContextManager

    from som_cli.cli.asking import Asker
    from som_cli.cli.session import Session

RATINGS = {
    "green": N_("green: as planned"),
    "amber": N_("amber: needs attention"),
    "red": N_("red: needs intervention"),
}


def opinion(som: Session, initiative: str, values: Mapping[str, Any], *, branch: bool) -> dict[str, Any]:
    """Ask for the stance, the argument and, for somebody else's opinion, the evidence.

    Raises:
        Refused: It was not shared with reviewers: said before any question.
        Interrupted: The person stopped.
    """
    from som_cli.actions.advice import ready

    person, whole = ready(som.git, initiative, "opinion", som.now, guess=branch), dict(values)
    with _asking(som) as ask:
        if "stance" not in whole:
            choices = [(stance, _(shown)) for stance, shown in STANCES.items()]
            whole["stance"] = ask.choose(_("What does the reviewer say?"), choices)
        if "argument" not in whole:
            whole["argument"] = _text(ask, _("Why? What should the committee know?"))
        if whole.get("reviewer", person) != person and "evidence" not in whole:
            from som_cli.cli.initiative.asks import question_of, said_in_a_line

            whole["evidence"] = said_in_a_line(ask, question_of("evidence"))
    return whole


def report(som: Session, initiative: str, values: Mapping[str, Any], *, branch: bool) -> dict[str, Any]:
    """Ask for the trimester and, unless all is as before, for the rating and its reason.

    Raises:
        Refused: It is in no portfolio: said before any question.
        Interrupted: The person stopped.
    """
    from som_cli.actions.advice import ready
    from som_cli.meetings.calendar import trimester

    ready(som.git, initiative, "report", som.now, guess=branch)
    whole = dict(values)
    with _asking(som) as ask:
        if "period" not in whole:
            whole["period"] = ask.line(_("Which trimester?"), trimester(som.today), _wrong_period)
        if not whole.get("unchanged"):
            if "rating" not in whole:
                choices = [(rating, _(shown)) for rating, shown in RATINGS.items()]
                whole["rating"] = ask.choose(_("How does it go?"), choices)
            if "reason" not in whole:
                whole["reason"] = _text(ask, _("Why that rating?"))
    return whole


def _asking(som: Session) -> AbstractContextManager[Asker]:
    """Somebody to ask; who stops is told that nothing was recorded."""
    from contextlib import contextmanager

    from som_cli.cli.asking import asker
    from som_cli.errors import Interrupted

    @contextmanager
    def asking() -> Iterator[Asker]:
        try:
            yield asker(som.editor)
        except (KeyboardInterrupt, EOFError):
            raise Interrupted("interrupted") from None

    return asking()


def _wrong_period(answer: str) -> str | None:
    import re

    from som_cli.fields import PERIOD_PATTERN

    return None if re.fullmatch(PERIOD_PATTERN, answer) else _("Write a year and a trimester: 2027-T1.")


def _text(ask: Asker, question: str) -> str:
    while True:
        ask.say(question)
        if answer := ask.text("›", question):
            return answer
