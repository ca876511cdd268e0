"""Going back one answer at a time in a question that has several parts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from som_cli.cli.asking import Back

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from som_cli.cli.asking import Asker, Check, Choice


class Retracing:
    """Asks through somebody else, and remembers the answers to the parts of one question.

    `<` takes back the last of them: the question is walked once more, and what was answered before that part is
    answered by memory instead of by the person.
    """

    def __init__(self, ask: Asker) -> None:
        self.asker = ask
        self.backwards = ask.backwards
        self._known: list[Any] = []  # answers that need not be asked for again
        self._given: list[Any] = []

    def answered(self, parts: Callable[[], Any]) -> Any:
        """Walk the parts of a question.

        Raises:
            Back: `<` was the answer to the first part.
        """
        self._known = []
        self.asker.backwards = True
        try:
            while True:
                self._given = []
                try:
                    return parts()
                except Back:
                    if not self._given:
                        raise
                    self._known = self._given[:-1]
                    self.asker.say("")
        finally:
            self._known = []
            self.asker.backwards = False

    def _part(self, put: Callable[[], Any]) -> Any:
        answer = self._known.pop(0) if self._known else put()
        self._given.append(answer)
        return answer

    def say(self, text: str) -> None:
        """Tell something, where it was not told before."""
        if not self._known:
            self.asker.say(text)

    def line(self, question: str, default: str = "", check: Check | None = None) -> str:
        """Ask for one line."""
        return str(self._part(lambda: self.asker.line(question, default, check)))

    def text(self, question: str, help: str, initial: str = "") -> str:  # noqa: A002
        """Ask for a text of any length."""
        return str(self._part(lambda: self.asker.text(question, help, initial)))

    def choose(self, question: str, choices: Sequence[Choice], skip: str | None = None) -> str | None:
        """Ask for one of several."""
        answer: str | None = self._part(lambda: self.asker.choose(question, choices, skip))
        return answer

    def choose_many(self, question: str, choices: Sequence[Choice]) -> list[str]:
        """Ask for any number of several."""
        return list(self._part(lambda: self.asker.choose_many(question, choices)))

    def yes(self, question: str) -> bool:
        """Ask for yes or no."""
        return bool(self._part(lambda: self.asker.yes(question)))
