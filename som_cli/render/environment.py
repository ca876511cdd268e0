"""The one Jinja2 environment: sandboxed, strict, and escaping whatever a template writes.

A governance repository keeps its own templates in `templates/<language>/`, and the ministry may change them; what it
does not keep comes from the package. A template sees values and filters, never a file or a clock, and has no way to
say that a text of a user needs no escaping.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date
from functools import lru_cache
from importlib.resources import files
from pathlib import Path
from typing import Any

from jinja2 import BaseLoader, Environment, StrictUndefined, TemplateNotFound, TemplateSyntaxError, Undefined
from jinja2.exceptions import TemplateError
from jinja2.sandbox import ImmutableSandboxedEnvironment
from pydantic import BaseModel

from som_cli.errors import EnvironmentFault
from som_cli.figures import WRITINGS, Writing
from som_cli.render import escape, headings, mermaid
from som_cli.render.escape import Markdown

Templates = Mapping[str, str]  # a repository's own templates by name: {"et/portfolio.md.j2": text}
NO_TEMPLATES: Templates = {}
_KEPT_FILTERS = (
    "abs", "batch", "count", "default", "first", "groupby", "items", "last", "length", "list", "lower", "map", "max",
    "min", "reject", "rejectattr", "replace", "reverse", "round", "select", "selectattr", "sort", "string", "sum",
    "unique", "upper",
)  # fmt: skip
_KEPT_GLOBALS = ("range", "namespace")
_SEPARATORS = frozenset({", ", "; ", " · ", " ", "–", " – ", "\n"})
_FIGURES = (
    "day", "long_date", "weekday", "clock", "trimester", "number", "amount", "money", "money_change", "hours",
    "hours_change", "days", "months_of", "months_change",
)  # fmt: skip
_CLOCK = frozenset({"today", "now", "utcnow", "fromtimestamp", "utcfromtimestamp"})
_OF_EVERY_MODEL = frozenset(dir(BaseModel))  # among them one that reads files
_BLANK_LINES = re.compile(r"\n[ \t]*\n(?:[ \t]*\n)+")
_LINE_TAIL = re.compile(r"[ \t]+$", re.MULTILINE)


def render(name: str, language: str, context: Mapping[str, Any], templates: Templates = NO_TEMPLATES) -> str:
    """Render one document to Markdown.

    Args:
        name: The document: `portfolio`, `initiative`, `agenda`.
        language: `et` or `en`.
        context: What the template may speak of.
        templates: The repository's own templates, which go before the packaged ones.

    Raises:
        EnvironmentFault: A template of the repository is broken, or does not fit what it is given.
    """
    path = f"{language}/{name}.md.j2"
    own = tuple(sorted(templates.items()))
    try:
        text = environment(language, own).get_template(path).render(context)
    except (TemplateError, TypeError, ValueError, ArithmeticError, AttributeError) as error:
        if not templates:
            raise  # a packaged template that does not fit is a bug of ours
        raise _fault(error, path) from error
    return headings.settled(tidied(text))


class _Environment(ImmutableSandboxedEnvironment):
    """An environment in which the text of a macro or a block is Markdown: all of its parts were escaped one by one."""

    concat = staticmethod(lambda parts: Markdown("".join(parts)))

    def is_safe_attribute(self, obj: Any, attr: str, value: Any) -> bool:
        """Let a template look at values, and at nothing that reads a file, asks the time or changes anything."""
        if isinstance(obj, date):
            return attr not in _CLOCK and super().is_safe_attribute(obj, attr, value)
        if type(obj).__module__.startswith("som_cli."):  # most of what is asked, answered without the long way
            return not attr.startswith("_") and not (isinstance(obj, BaseModel) and attr in _OF_EVERY_MODEL)
        return super().is_safe_attribute(obj, attr, value)


@lru_cache(maxsize=8)
def environment(language: str, own: tuple[tuple[str, str], ...] = ()) -> Environment:
    """Make the environment of one language."""
    made = _Environment(
        loader=_Loader(dict(own)),
        undefined=StrictUndefined,
        finalize=finalize,
        autoescape=False,  # that is HTML's; `finalize` does Markdown's
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    writing = WRITINGS[language]
    made.filters = {name: made.filters[name] for name in _KEPT_FILTERS} | _filters(writing)
    made.tests["edited"] = lambda commit: isinstance(commit, escape.Edited)
    made.globals = {name: made.globals[name] for name in _KEPT_GLOBALS} | {
        "heading": headings.heading,
        "link": escape.link,
        "linked": headings.linked,
        "percent": _safe(writing.percent),
        "period": _safe(writing.period),
        "years": _safe(writing.years),
    }
    return made


def finalize(value: Any) -> str:
    """Write what a template prints: Markdown as it is, all else escaped; an absent value is nothing.

    Raises:
        TypeError: A date, an amount or a list is printed without the filter that writes it.
        UndefinedError: The template names something that is not there.
    """
    if isinstance(value, Markdown):
        return value
    if isinstance(value, str | Undefined):
        return escape.line(str(value))  # an undefined value raises here
    if value is None:
        return ""
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    raise TypeError(f"a value of the kind {type(value).__name__} is printed without a filter")


def tidied(text: str) -> str:
    """Leave at most one blank line, no blanks at the ends of lines, and one line end at the end."""
    return _BLANK_LINES.sub("\n\n", _LINE_TAIL.sub("", text)).strip("\n") + "\n"


def packaged(name: str) -> str | None:
    """The text of a template that comes with `som`; none where there is none of that name."""
    for folder in (files("som_cli") / "_templates", Path(__file__).parents[2] / "templates"):
        source = folder / name
        if source.is_file():
            return source.read_text(encoding="utf-8")
    return None


class _Loader(BaseLoader):
    """The repository's templates first, then those of the package."""

    def __init__(self, own: Templates) -> None:
        self._own = own

    def get_source(self, environment: Environment, template: str) -> tuple[str, str | None, Callable[[], bool] | None]:
        """Find a template by name; what templates include is found in the same way."""
        del environment
        source = self._own.get(template) or packaged(template)
        if source is None:
            raise TemplateNotFound(template)
        return source, f"templates/{template}", lambda: True


def _filters(writing: Writing) -> dict[str, Callable[..., Any]]:
    """The filters of one language: one per place a text can stand in, one per kind of figure."""
    return {
        "bold": lambda text: escape.emphasis(_text(text), "**"),
        "cell": escape.cell,
        "code": escape.code,
        "inline": lambda text: escape.inline(_text(text)),
        "italic": lambda text: escape.emphasis(_text(text)),
        "joined": _joined,
        "label": mermaid.label,
        "paragraphs": escape.paragraphs,
        "task": mermaid.task,
        "trim": _trimmed,
        "all_of": lambda parts: _listed(writing.all_of, parts),
        "any_of": lambda parts: _listed(writing.any_of, parts),
        "plural": writing.plural,
        **{name: _safe(getattr(writing, name)) for name in _FIGURES},
    }


def _safe(write: Callable[..., str]) -> Callable[..., Markdown]:
    """Let a figure through unescaped: it is made of digits, our words, and signs that mean nothing to Markdown."""
    return lambda *values: escape.inline(write(*values))


def _listed(write: Callable[[list[str]], str], parts: Any) -> Markdown:
    return Markdown(write([escape.inline(part) for part in parts]))


def _joined(parts: Any, between: str = ", ") -> Markdown:
    return escape.joined(map(_text, parts), between if between in _SEPARATORS else escape.inline(between))


def _trimmed(text: str) -> str:
    """Take the blanks off both ends; what was Markdown stays so."""
    return Markdown(text.strip()) if isinstance(text, Markdown) else text.strip()


def _text(value: Any) -> str:
    return value if isinstance(value, str) else finalize(value)


def _fault(error: Exception, path: str) -> EnvironmentFault:
    """Say which template is broken and at which line, as far as the traceback tells."""
    place, line = f"templates/{path}", 1
    if isinstance(error, TemplateSyntaxError):
        place, line = error.filename or place, error.lineno
    step = error.__traceback__
    while step is not None:
        if step.tb_frame.f_code.co_filename.startswith("templates/"):
            place, line = step.tb_frame.f_code.co_filename, step.tb_lineno
        step = step.tb_next
    return EnvironmentFault("templates-broken", path=place, line=line, problem=str(error))
