"""Values made from a JSON Schema: whatever the schema lets through, for laws that hold for all of it."""

from __future__ import annotations

import string
from datetime import date
from typing import TYPE_CHECKING, Any

from hypothesis import strategies as st

from som_cli import fields
from som_cli.schema import CENTS_PATTERN, NUMBER_PATTERN, WHOLE_PATTERN, YEAR_PATTERN

if TYPE_CHECKING:
    from collections.abc import Mapping

    Values = st.SearchStrategy[Any]

WORD = st.text(string.ascii_lowercase + string.digits, min_size=1, max_size=8)
LETTERS = "aõÜž ,|<>`*#\"'\\%{}–„“0"
YEARS = st.integers(1990, 2100)

TEXTS: Mapping[str, Values] = {
    fields.SLUG_PATTERN: st.lists(WORD, min_size=1, max_size=3).map("-".join),
    fields.LINE_PATTERN: st.text(LETTERS, max_size=20).map(lambda text: f"{text}x"),
    fields.TEXT_PATTERN: st.text(f"{LETTERS}\n", max_size=40).map(lambda text: f"x{text}"),
    fields.DATE_PATTERN: st.dates(date(1990, 1, 1), date(2100, 12, 31)).map(date.isoformat),
    fields.TIME_PATTERN: st.times().map(lambda time: f"{time:%H:%M}"),
    fields.PERIOD_PATTERN: st.builds("{}-T{}".format, YEARS, st.integers(1, 3)),
    fields.URL_PATTERN: WORD.map("https://{}.example/õ?a=1#b".format),
    fields.EMAIL_PATTERN: WORD.map("{}@asutus.example".format),
    CENTS_PATTERN: st.decimals(0, 10**6, places=2).map(str),
    NUMBER_PATTERN: st.decimals(0, 10**6, places=3).map(str),
    WHOLE_PATTERN: st.integers(1990, 2100),
    YEAR_PATTERN: YEARS,
}


def forms(schema: Mapping[str, Any]) -> Values:
    """Records that the schema lets through."""
    return _values(schema, schema.get("$defs", {}))


def _values(node: Mapping[str, Any], definitions: Mapping[str, Any]) -> Values:
    match node:
        case {"$ref": str(name)}:
            return st.deferred(lambda: _values(definitions[name.rsplit("/", 1)[-1]], definitions))
        case {"type": "object"}:
            return _mappings(node, definitions)
        case {"anyOf": list(choices)}:
            return st.one_of(*(_values(choice, definitions) for choice in choices))
        case {"type": "array"}:
            return st.lists(_values(node["items"], definitions), min_size=node.get("minItems", 0), max_size=2)
    return _scalars(node)


def _scalars(node: Mapping[str, Any]) -> Values:
    match node:
        case {"const": word}:
            return st.just(word)
        case {"enum": list(words)}:
            return st.sampled_from(words)
        case {"pattern": pattern} if pattern in TEXTS:
            return _within(TEXTS[pattern], node)
        case {"pattern": pattern}:
            most = node.get("maxLength", 80)
            return st.from_regex(pattern, fullmatch=True).filter(lambda text: len(text) <= most)
        case {"type": "boolean"}:
            return st.booleans()
    return st.text(LETTERS, min_size=node.get("minLength", 0), max_size=5)


def _within(values: Values, node: Mapping[str, Any]) -> Values:
    if "maximum" in node and node["pattern"] == WHOLE_PATTERN:
        return st.integers(node.get("minimum", 0), node["maximum"])
    return values


def _mappings(node: Mapping[str, Any], definitions: Mapping[str, Any]) -> Values:
    properties: Mapping[str, Any] = node.get("properties", {})
    if not properties:
        values = node.get("additionalProperties")
        if not isinstance(values, dict):
            return st.dictionaries(WORD, st.integers(), max_size=2)
        names = TEXTS.get(node.get("propertyNames", {}).get("pattern", ""), WORD)
        return st.dictionaries(names, _values(values, definitions), max_size=2)
    needed = set(node.get("required", ()))
    for rule in [*node.get("anyOf", ())][:1]:
        needed |= set(rule["required"])
    needed |= {key for rule in ("then", "else") for key in node.get(rule, {}).get("required", ())}
    return st.fixed_dictionaries(
        {key: _values(properties[key], definitions) for key in properties if key in needed},
        optional={key: _values(properties[key], definitions) for key in properties if key not in needed},
    )
