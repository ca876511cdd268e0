"""From a finding's code and facts to a sentence and a hint, in one language.

A template names facts in braces: `{name}`. A list joins with *or* where the fact is one of choices, else with *and*;
`{name|or}`, `{name|and}` say so outright, and `{name|code}` puts every item in backticks, for machine words.
Braces that are meant are doubled.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from som_cli.codes import code as entry_of
from som_cli.codes import table
from som_cli.locale import catalogue, current
from som_cli.report.wording import spoken

if TYPE_CHECKING:
    from som_cli.codes import Code
    from som_cli.diagnostics import Diagnostic, Facts
    from som_cli.errors import SomError

_FACT = re.compile(r"\{([a-z_][a-z0-9_]*)((?:\|[a-z]+)*)\}|(\{\{|\}\})")
_ALTERNATIVES = frozenset({"choices", "moves", "near", "nearest", "possible", "known"})


def put(template: str, facts: Facts, language: str) -> str:
    """Put facts into a template, once: braces in a fact stay what they are.

    A fact that was not given shows as an ellipsis: a sentence never fails for want of a word.
    """

    def fact(match: re.Match[str]) -> str:
        if match[3]:
            return match[3][0]
        name, ways = match[1], match[2].split("|")[1:]
        if name not in facts:
            return "…"
        listed = "or" if "or" in ways or (name in _ALTERNATIVES and "and" not in ways) else "and"
        return spoken(facts[name], language, listed, "`" if "code" in ways else "")

    return _FACT.sub(fact, template)


def names(template: str) -> set[str]:
    """The facts that a template speaks of."""
    return {match[1] for match in _FACT.finditer(template) if match[1]}


def _translated(text: str, language: str) -> str:
    return catalogue(language).gettext(text) if text else ""


def sentence_of(entry: Code, facts: Facts, language: str) -> str:
    """The fact of the matter, as a sentence."""
    return put(_translated(entry.sentence, language), facts, language)


def hint_of(entry: Code, facts: Facts, language: str) -> str:
    """What to do about it: the first hint of the code whose facts are all known, or nothing."""
    hints = (entry.hint,) if isinstance(entry.hint, str) else entry.hint
    for hint in hints:
        if all(facts.get(name) not in (None, (), "") for name in names(hint)):
            return put(_translated(hint, language), facts, language)
    return ""


def sentence(said: Diagnostic | SomError, language: str | None = None) -> str:
    """The sentence of a finding or a refusal."""
    return sentence_of(_entry(said.code), said.facts, language or current())


def hint(said: Diagnostic | SomError, language: str | None = None) -> str:
    """The hint of a finding or a refusal; empty when there is none."""
    return hint_of(_entry(said.code), said.facts, language or current())


def source(said: Diagnostic | SomError) -> str:
    """The requirement, law or rule behind a finding: `D58`."""
    return _entry(said.code).seed


def _entry(name: str) -> Code:
    return entry_of(name) if name in table() else entry_of("internal-code-missing")
