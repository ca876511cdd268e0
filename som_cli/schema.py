"""The forms of records as JSON Schema (draft 2020-12), made from the models for editors and other checkers.

What a reader sees is in the language of `translate`, with the English beside it. No keyword needs more than
ECMAScript's regular expressions, and nothing is fetched: every `$ref` stays within its file.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from pydantic.json_schema import GenerateJsonSchema, JsonSchemaMode, JsonSchemaValue

from som_cli.fields import (
    DATE_PATTERN,
    EMAIL_PATTERN,
    LINE_PATTERN,
    PERIOD_PATTERN,
    SLUG_PATTERN,
    TEXT_PATTERN,
    TIME_PATTERN,
    URL_PATTERN,
)
from som_cli.kinds import OWN_KEYS
from som_cli.locale import N_

if TYPE_CHECKING:
    from pydantic_core import core_schema

    from som_cli.kinds import Kind

Translate = Callable[[str], str]

DIALECT = "https://json-schema.org/draft/2020-12/schema"
NAMES = "https://som.example/schemas/"  # a name, not an address: nothing is fetched from there

YEAR_PATTERN = r"^(?:199[0-9]|20[0-9]{2}|2100)$"
WHOLE_PATTERN = r"^-?(?:0|[1-9][0-9]*)$"
NUMBER_PATTERN = r"^-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?$"
CENTS_PATTERN = r"^(?:0|[1-9][0-9]*)(?:\.[0-9]{1,2})?$"

_BOUNDS = {"ge": "minimum", "le": "maximum", "gt": "exclusiveMinimum", "lt": "exclusiveMaximum"}

PATTERN_MESSAGES: Mapping[str, str] = {
    SLUG_PATTERN: N_("Lower-case letters a–z, digits and hyphens, e.g. mari-maasikas."),
    LINE_PATTERN: N_("One line of text, not empty."),
    TEXT_PATTERN: N_("The text is empty."),
    DATE_PATTERN: N_("A date as 2026-12-10."),
    TIME_PATTERN: N_('A time in quotes, as "14:00".'),
    PERIOD_PATTERN: N_("A trimester as 2026-T3."),
    URL_PATTERN: N_("An address that begins with https://, http:// or mailto:."),
    EMAIL_PATTERN: N_("An e-mail address."),
    CENTS_PATTERN: N_("A number with at most two decimals, e.g. 12500.50."),
    NUMBER_PATTERN: N_("A number, e.g. 12.5."),
    WHOLE_PATTERN: N_("A whole number."),
}  # fmt: skip


class _Generator(GenerateJsonSchema):
    """Writes numbers as numbers, dates with a pattern, and nothing about null."""

    schema_dialect = DIALECT

    def nullable_schema(self, schema: core_schema.NullableSchema) -> JsonSchemaValue:
        """Say what a field holds; a field that holds nothing is left out of a file."""
        return self.generate_inner(schema["schema"])

    def decimal_schema(self, schema: core_schema.DecimalSchema) -> JsonSchemaValue:
        """Take a number, or one in quotes; no `multipleOf`, which floating point gets wrong."""
        pattern = CENTS_PATTERN if schema.get("decimal_places") else NUMBER_PATTERN
        return {"type": ["number", "string"], "pattern": pattern, **_bounds(schema)}

    def int_schema(self, schema: core_schema.IntSchema) -> JsonSchemaValue:
        """Take a whole number, or one in quotes."""
        return {"type": ["integer", "string"], "pattern": WHOLE_PATTERN, **_bounds(schema)}

    def date_schema(self, schema: core_schema.DateSchema) -> JsonSchemaValue:  # noqa: ARG002  (pydantic's signature)
        """Take an ISO date; YAML 1.2 reads it as text."""
        return {"type": "string", "format": "date", "pattern": DATE_PATTERN}

    def dict_schema(self, schema: core_schema.DictSchema) -> JsonSchemaValue:
        """Let keys be years where the model counts by year."""
        json: JsonSchemaValue = {
            "type": "object",
            "additionalProperties": self.generate_inner(schema["values_schema"]),
        }
        keys = self.generate_inner(schema["keys_schema"]) if "keys_schema" in schema else {}
        if "minimum" in keys:
            json["propertyNames"] = {"pattern": YEAR_PATTERN}
        elif "pattern" in keys or "maxLength" in keys:
            json["propertyNames"] = {key: keys[key] for key in ("pattern", "minLength", "maxLength") if key in keys}
        return json

    def default_schema(self, schema: core_schema.WithDefaultSchema) -> JsonSchemaValue:
        """Name a default only where it is a word."""
        json = self.generate_inner(schema["schema"])
        default = schema.get("default")
        return {**json, "default": default} if isinstance(default, str) else json

    def model_schema(self, schema: core_schema.ModelSchema) -> JsonSchemaValue:
        """Leave out the docstring, which is written for developers."""
        json = super().model_schema(schema)
        json.pop("description", None)
        return json

    def generate(self, schema: core_schema.CoreSchema, mode: JsonSchemaMode = "validation") -> JsonSchemaValue:
        """Begin with the dialect."""
        return {"$schema": self.schema_dialect, **super().generate(schema, mode)}


def schema(kind: Kind, translate: Translate) -> dict[str, Any]:
    """The form of one kind, its keys in the order of the file."""
    json = kind.model.model_json_schema(by_alias=True, schema_generator=_Generator)
    properties = json.pop("properties")
    head = {"$schema": json.pop("$schema"), "$id": f"{NAMES}{file_name(kind)}"}
    properties["schema"] |= {"const": kind.schema}
    properties["schema"].pop("type", None)
    ordered = {key: properties[key] for key in kind.keys}
    ordered[OWN_KEYS] |= {"type": "object", "additionalProperties": True}
    definitions = json.pop("$defs", {})
    body = {**head, "title": json.pop("title"), **json, "properties": ordered}
    spoken: dict[str, Any] = _spoken(body | ({"$defs": definitions} if definitions else {}), translate)
    return spoken


def file_name(kind: Kind) -> str:
    """The name of the file that holds a kind's form."""
    return f"{kind.name}.schema.json"


def _bounds(schema: Mapping[str, Any]) -> dict[str, int]:
    return {_BOUNDS[key]: int(schema[key]) for key in _BOUNDS if key in schema}


def _spoken(node: Any, translate: Translate) -> Any:
    """Put what a reader sees into the reader's language, and the English beside it."""
    if isinstance(node, list):
        return [_spoken(item, translate) for item in node]
    if not isinstance(node, dict):
        return node
    spoken = {
        _BOUNDS[key] if key in _BOUNDS and not isinstance(value, dict) else key: _spoken(value, translate)
        for key, value in node.items()
    }
    for key in ("title", "description"):
        if isinstance(node.get(key), str):
            spoken[key] = translate(node[key])
    if isinstance(node.get("description"), str):
        both = dict.fromkeys((spoken["description"], node["description"]))
        spoken["markdownDescription"] = "\n\n".join(both)
    if isinstance(node.get("enumDescriptions"), list):
        spoken["enumDescriptions"] = [translate(text) for text in node["enumDescriptions"]]
    pattern = node.get("pattern")
    if isinstance(pattern, str) and pattern in PATTERN_MESSAGES:
        spoken["patternErrorMessage"] = translate(PATTERN_MESSAGES[pattern])
    return spoken
