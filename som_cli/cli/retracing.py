"""Going back one answer at a time in a question that has several parts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from som_cli.cli.asking import Back
from som_cli.locale import _

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from som_cli.cli.asking import Asker, Check, Choice


class Retracing:
    """Asks through somebody else, and remembers the answers to the parts of one question.

    `<` takes back the last of them: the question is walked once more, and what was answered before that part is
    answered by memory instead of by the person. What was taken back is shown or proposed.
    """

    def __init__(self, ask: Asker) -> None:
        self.asker = ask
        self.backwards = ask.backwards
        self._known: list[Any] = []  # answers that need not be asked for again
        self._taken: list[Any] = []  # the answer that was taken back, for the part that is asked next
        self._given: list[Any] = []

    @property
    def unfinished(self) -> str:
        """The lines of a text in the middle of which the person stopped."""
        return self.asker.unfinished

    @property
    def trail(self) -> tuple[Any, ...]:
        """The answers to all parts of the question that was walked last, in order."""
        return tuple(self._given)

    def answered(self, parts: Callable[[], Any], trail: Sequence[Any] = ()) -> Any:
        """Walk the parts of a question; one that was answered before is begun at the last part of its `trail`.

        Raises:
            Back: `<` was the answer to the first part.
        """
        self._known, self._taken = list(trail[:-1]), list(trail[-1:])
        self.asker.backwards = True
        try:
            while True:
                self._given = []
                try:
                    return parts()
                except Back:
                    if not self._given:
                        raise
                    self._known, self._taken = self._given[:-1], self._given[-1:]
                    self.asker.say("")
        finally:
            self._known, self._taken = [], []
            self.asker.backwards = False

    def _part(self, put: Callable[[Any], Any]) -> Any:
        if self._known:
            answer = self._known.pop(0)
        else:
            taken, self._taken = self._taken, []
            answer = put(taken[0] if taken else None)
        self._given.append(answer)
        return answer

    def _remind(self, taken: str | None) -> None:
        if taken:
            self.asker.say(_("Before: {answer}").replace("{answer}", taken, 1))

    def say(self, text: str) -> None:
        """Tell something, where it was not told before."""
        if not self._known:
            self.asker.say(text)

    def line(self, question: str, default: str = "", check: Check | None = None) -> str:
        """Ask for one line; an answer that was taken back is proposed."""
        return str(self._part(lambda taken: self.asker.line(question, taken or default, check)))

    def more(self, question: str, check: Check | None = None) -> str:
        """Ask for one more of several; an empty answer ends them."""

        def put(taken: str | None) -> str:
            self._remind(taken)
            return self.asker.line(question, "", check)

        return str(self._part(put))

    def text(self, question: str, help: str, initial: str = "") -> str:  # noqa: A002
        """Ask for a text of any length."""
        return str(self._part(lambda taken: self.asker.text(question, help, taken or initial)))

    def choose(self, question: str, choices: Sequence[Choice], skip: str | None = None) -> str | None:
        """Ask for one of several."""

        def put(taken: str | None) -> str | None:
            self._remind(dict(choices).get(taken or ""))
            return self.asker.choose(question, choices, skip)

        answer: str | None = self._part(put)
        return answer

    def choose_many(self, question: str, choices: Sequence[Choice]) -> list[str]:
        """Ask for any number of several."""

        def put(taken: Sequence[str] | None) -> list[str]:
            self._remind(", ".join(shown for value, shown in choices if value in (taken or ())))
            return self.asker.choose_many(question, choices)

        return list(self._part(put))

    def yes(self, question: str) -> bool:
        """Ask for yes or no."""

        def put(taken: bool | None) -> bool:
            self._remind(None if taken is None else _("yes") if taken else _("no"))
            return self.asker.yes(question)

        return bool(self._part(put))
