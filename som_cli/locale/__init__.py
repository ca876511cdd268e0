"""The reader's language: gettext, with English as the source and Estonian complete."""

from __future__ import annotations

import gettext as _gettext
import locale as _locale
import os
from functools import lru_cache
from pathlib import Path

LANGUAGES = ("et", "en")
_current = "en"


def N_(text: str) -> str:  # noqa: N802  (the name gettext tools look for)
    """Mark a text for the catalogue without translating it now."""
    return text


def use(language: str) -> None:
    """Speak this language from now on; `et` or `en`."""
    global _current  # noqa: PLW0603  (one process speaks one language)
    _current = language


def current() -> str:
    """The language in use, `et` or `en`."""
    return _current


def choose(asked: str | None = None) -> str:
    """The language of messages: what was asked, else `SOM_LANG`, else the system's; Estonian or English."""
    for wish in (asked, os.environ.get("SOM_LANG")):
        if wish in LANGUAGES:
            return str(wish)
    for name in ("LC_ALL", "LC_MESSAGES", "LANG", "LANGUAGE"):
        if value := os.environ.get(name):
            return "et" if value.lower().startswith("et") else "en"
    system = _locale.getlocale()[0] or ""
    return "et" if system.lower().startswith(("et", "estonian")) else "en"


@lru_cache(maxsize=2)
def catalogue(language: str) -> _gettext.NullTranslations:
    """The translations of one language; English is the source and needs none."""
    if language == "en":
        return _gettext.NullTranslations()
    return _gettext.translation("som", Path(__file__).parent, languages=[language], fallback=True)


def _(text: str) -> str:
    """The text in the language in use."""
    return catalogue(_current).gettext(text) if text else ""


def ngettext(one: str, many: str, number: int) -> str:
    """The form that fits the number, in the language in use."""
    return catalogue(_current).ngettext(one, many, number)
