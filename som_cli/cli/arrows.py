"""Questions on a terminal that can do more: lists that are walked by arrows and searched by typing, lines to edit."""

from __future__ import annotations

import shutil
import sys
from typing import TYPE_CHECKING, Any, Self

from som_cli.cli.asking import BACK, Back, Plain
from som_cli.locale import _

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from prompt_toolkit.key_binding import KeyBindings
    from prompt_toolkit.key_binding.key_processor import KeyPressEvent
    from prompt_toolkit.layout import Layout
    from prompt_toolkit.output import Output
    from questionary.prompts.common import InquirerControl

    from som_cli.cli.asking import Check, Choice

_MARK = "›"
_QUESTION = 12  # lines kept for the question, its help and what is typed
_FEWEST = 5  # lines of a list that are shown at least


class _Title(str):
    """What is shown of a choice; a search for its value finds it too."""

    __slots__ = ("value",)
    value: str

    def __new__(cls, shown: str, value: str) -> Self:
        """Show one thing, and be found by two."""
        title = super().__new__(cls, shown)
        title.value = value
        return title

    def lower(self) -> str:
        """What a search looks into."""
        return f"{super().lower()} {self.value}"


def _screen() -> Output:
    from prompt_toolkit.output import create_output

    return create_output(stdout=sys.stderr)


class Arrows(Plain):
    """Asks with lists to walk and search, and lines in which arrows and pasting do what one expects."""

    def _typed(self, prompt: str) -> str:
        from prompt_toolkit import PromptSession

        session: PromptSession[str] = PromptSession(output=_screen())
        return session.prompt(prompt).strip()

    def line(self, question: str, default: str = "", check: Check | None = None) -> str:
        """Ask until the answer is right; what was pasted becomes one line."""
        return " ".join(super().line(question, default, check).split("\n"))

    def choose(self, question: str, choices: Sequence[Choice], skip: str | None = None) -> str | None:
        """Show the list, what chooses nothing first; typing narrows it."""
        offered = [("", skip), *choices] if skip else choices
        return self._listed("select", question, offered, _("(arrows, or type)"), "enter") or None

    def choose_many(self, question: str, choices: Sequence[Choice]) -> list[str]:
        """Show the list with boxes to tick."""
        how = _("(space ticks, Enter ends)")
        ticked = list(self._listed("checkbox", question, choices, how, " ", erase_when_done=True))
        names = [shown for value, shown in choices if value in ticked]
        self.say(f"{'' if question == _MARK else f'{_MARK} '}{question} {', '.join(names) or '–'}")
        return ticked

    def _listed(self, kind: str, question: str, choices: Sequence[Choice], how: str, taking: str, **more: Any) -> Any:
        return _answer(kind, question, choices, how, taking, backwards=self.backwards, **more)


def _answer(
    kind: str, question: str, choices: Sequence[Choice], instruction: str, taking: str, *, backwards: bool, **more: Any
) -> Any:
    """Ask by one of questionary's lists; `taking` is the key that takes what is pointed at.

    Raises:
        Back: The person wants to see the question before.
    """
    import questionary
    from prompt_toolkit.key_binding import merge_key_bindings
    from questionary.prompts.common import InquirerControl

    asked = getattr(questionary, kind)(
        "" if question == _MARK else question,
        choices=[questionary.Choice(title=_Title(shown, value), value=value) for value, shown in choices],
        qmark=_MARK,
        instruction=instruction,
        use_search_filter=True,
        use_jk_keys=False,
        output=_screen(),
        **more,
    )
    app = asked.application
    (shown,) = (one for one in app.layout.find_all_controls() if isinstance(one, InquirerControl))
    _fit(app.layout, shown)
    app.key_bindings = merge_key_bindings([app.key_bindings, _search(shown, taking, backwards=backwards)])
    answer = asked.unsafe_ask()
    if answer is None:
        raise KeyboardInterrupt
    return answer


def _fit(layout: Layout, shown: InquirerControl) -> None:
    """Keep the list so short that the question above it stays on the screen; say where a search finds nothing."""
    from prompt_toolkit.layout.controls import FormattedTextControl
    from prompt_toolkit.layout.dimension import Dimension

    room = max(_FEWEST, shutil.get_terminal_size().lines - _QUESTION)
    for window in layout.find_all_windows():
        if window.content is shown:
            window.height = Dimension(max=room)
    searched: Callable[[], Any] = shown.get_search_string_tokens

    def tokens() -> Any:
        said = list(searched() or ())
        return [*said, ("", f"  {_('Nothing fits; Ctrl-U clears.')}")] if _in_vain(shown) else said

    for control in layout.find_all_controls():
        if isinstance(control, FormattedTextControl) and control.text == searched:
            control.text = tokens


def _in_vain(shown: InquirerControl) -> bool:
    return bool(shown.search_filter and shown.filtered_choices and not shown.found_in_search)


def _search(shown: InquirerControl, taking: str, *, backwards: bool) -> KeyBindings:
    """Search by every letter, not by those of ASCII alone; take nothing where nothing was found."""
    from prompt_toolkit.filters import Condition
    from prompt_toolkit.key_binding import KeyBindings
    from prompt_toolkit.keys import Keys

    keys = KeyBindings()

    @keys.add(Keys.Any)
    def letter(event: KeyPressEvent) -> None:
        if event.data.isprintable():
            shown.search_filter = (shown.search_filter or "") + event.data
            shown.pointed_at = 0

    @keys.add("c-u")
    def clear(_event: KeyPressEvent) -> None:
        shown.search_filter = None
        shown.pointed_at = 0

    @keys.add(BACK, eager=True, filter=Condition(lambda: backwards and not shown.search_filter))
    def leave(event: KeyPressEvent) -> None:
        event.app.exit(exception=Back())

    @keys.add(taking, eager=True, filter=Condition(lambda: _in_vain(shown)))
    def stay(_event: KeyPressEvent) -> None:
        return

    return keys
