"""A file's plain values against the model of its kind: the record, or a finding for each thing that does not fit."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar, get_args, get_origin

from pydantic import BaseModel, ValidationError

from som_cli.cards.omissions import blanks, emptied, stand_ins
from som_cli.diagnostics import Words, shortened
from som_cli.fields import LINE_PATTERN
from som_cli.likeness import likeliest
from som_cli.locale import catalogue
from som_cli.slugs import slug

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from pydantic_core import ErrorDetails

    from som_cli.diagnostics import Diagnostic, Fact, FieldPath, Origin

M = TypeVar("M", bound=BaseModel)
OF_KEY = "[key]"  # pydantic's last step to what is wrong with a key

# pydantic's name of an error, or the word of our own validators in `fields.py` -> our code
_CODES = {
    "string_type": "records-text",
    "whole-number": "records-whole-number",
    "int_type": "records-whole-number",
    "int_parsing": "records-whole-number",
    "int_from_float": "records-whole-number",
    "int_parsing_size": "records-whole-number",
    "decimal-number": "records-number",
    "decimal_type": "records-number",
    "decimal_parsing": "records-number",
    "finite_number": "records-number",
    "two-decimals": "records-decimals",
    "decimal_max_places": "records-decimals",
    "decimal_max_digits": "records-range",
    "decimal_whole_digits": "records-range",
    "greater_than": "records-range",
    "greater_than_equal": "records-range",
    "less_than": "records-range",
    "less_than_equal": "records-range",
    "iso-date": "records-date",
    "date_type": "records-date",
    "date_parsing": "records-date",
    "date_from_datetime_parsing": "records-date",
    "date_from_datetime_inexact": "records-date",
    "bool_type": "records-yes-no",
    "bool_parsing": "records-yes-no",
    "tuple_type": "records-list",
    "list_type": "records-list",
    "dict_type": "records-mapping",
    "model_type": "records-mapping",
    "part-or-unknown": "records-part-or-unknown",
    "model_attributes_type": "records-mapping",
    "string_too_long": "records-too-long",
    "too_long": "records-too-long",
    "string_too_short": "records-empty",
    "too_short": "records-too-few",
    "literal_error": "records-choice",
    "enum": "records-choice",
}
_LIMITS = {"least": ("ge", "gt", "min_length"), "most": ("le", "max_length"), "below": ("lt",)}


def conform(model: type[M], values: Mapping[str, Any], origin: Origin) -> tuple[M | None, list[Diagnostic]]:
    """Read plain values as a record of the model.

    Returns:
        The record and no findings, or None and at least one finding, in the order of the file.
    """
    try:
        return model.model_validate(values), []
    except ValidationError as refusal:
        errors = refusal.errors(include_url=False)
        found = {(error["type"], at): _finding(error, at, model, origin) for error, at in _meant(errors, values)}
        return None, sorted(found.values(), key=lambda finding: finding.place)


def conform_card(model: type[M], values: Mapping[str, Any], origin: Origin) -> tuple[M | None, list[Diagnostic]]:
    """Read plain values as a card, also where all that is wrong is that texts, lists or parts are left out.

    Returns:
        The record, empty where something is left out, or None; and the findings, in the order of the file.
    """
    record, found = conform(model, values, origin)
    if record is not None or any(one.code != "records-key-missing" or one.at for one in found):
        return record, found
    able = blanks(model)
    missing = [str(one.facts["key"]) for one in found]
    if not able.keys() >= set(missing):
        return None, found
    empty = {key: able[key] for key in missing}
    whole, more = conform(model, {**values, **stand_ins(empty)}, origin)
    return (None if whole is None else emptied(whole, empty)), [*found, *more]


def _meant(errors: list[ErrorDetails], values: Any) -> Iterator[tuple[ErrorDetails, FieldPath]]:
    """Of the errors of a choice between two forms, keep those of the form that the writer meant.

    A field such as `budget` takes a group of fields or the word `unknown`; pydantic reports what is wrong with either.
    """
    placed = [(error, *_in_file(error["loc"], values)) for error in errors]
    forms: dict[FieldPath, str] = {}
    for error, at, fork, form in placed:
        if fork is not None:
            deeper = len(at) > len(fork) or error["type"] == "model_type"
            forms[fork] = form if deeper or fork not in forms else forms[fork]
    yield from ((error, at) for error, at, fork, form in placed if fork is None or forms[fork] == form)


def _in_file(steps: tuple[int | str, ...], values: Any) -> tuple[FieldPath, FieldPath | None, str]:
    """Split pydantic's way to an error into the way in the file, and where and for which form it forked."""
    at: FieldPath = ()
    fork: FieldPath | None = None
    form = ""
    here = values
    for step in steps:
        inner = _inside(here, step)
        if inner is not _NOTHING:
            at, here = (*at, step), inner
        elif step == steps[-1] and _is_key(step):  # a missing key
            at = (*at, step)
        elif fork is None:
            fork, form = at, str(step)
    return at, fork, form


_NOTHING = object()


def _inside(here: Any, step: int | str) -> Any:
    if isinstance(here, dict):
        return here.get(step, _NOTHING)
    if isinstance(here, list) and isinstance(step, int) and step < len(here):
        return here[step]
    return _NOTHING


def _is_key(step: int | str) -> bool:
    """Tell a key from the name of a form, which is a class (`Budget`) or a construct (`literal['unknown']`)."""
    return str(step).isidentifier() and str(step).islower()


def _finding(error: ErrorDetails, at: FieldPath, model: type[BaseModel], origin: Origin) -> Diagnostic:
    kind = error["type"] if error["type"] != "value_error" else str(error.get("ctx", {}).get("error", ""))
    is_key = error["loc"][-1:] == (OF_KEY,)  # a year of `targets`, say: the key itself does not fit
    key = _key(at[:-1] if is_key else at)
    value = error["input"]
    if kind == "missing":
        about = _field_about(model, at)
        told = Words(catalogue("et").gettext(about), about) if about else None
        return origin.report_key("records-key-missing", at[:-1], key=str(at[-1]), about=told)
    if kind == "extra_forbidden":
        nearest = _nearest(str(at[-1]), _keys(model, at[:-1]))
        return origin.report_key("records-key-unknown", at, key=_shown(at[-1]), nearest=nearest)
    if kind == "string_pattern_mismatch":
        return _pattern_finding(error, at, origin)
    if kind in {"string_type", "tuple_type", "list_type", "dict_type", "model_type"} and value is None:
        return origin.report("records-empty", at, key=key)
    facts: dict[str, Fact] = {"key": key, "value": _shown(value)}
    code = _CODES.get(kind, "records-value")
    if code in {"records-text", "records-list", "records-mapping", "records-part-or-unknown"}:
        inner = _keys(model, at) if kind != "dict_type" else ()  # its keys are free
        facts = {"key": key, "found": _found(value), "choices": tuple(inner) or None}
    elif code == "records-choice":
        choices = _choices(error)
        facts |= {"choices": choices, "nearest": _nearest(str(value), choices)}
    elif code in {"records-range", "records-too-long", "records-too-few"}:
        facts |= _limits(error)
    return origin.report_key(code, at, **facts) if is_key else origin.report(code, at, **facts)


def _pattern_finding(error: ErrorDetails, at: FieldPath, origin: Origin) -> Diagnostic:
    pattern = str(error.get("ctx", {}).get("pattern", ""))
    value = str(error["input"])
    key = _key(at)
    if not value.strip():
        return origin.report("records-empty", at, key=key)
    if pattern == LINE_PATTERN:
        return origin.report("records-line", at, key=key)
    if "a-z0-9" in pattern and "-" in pattern:
        nearest = slug(value)
        return origin.report(
            "records-id-form", at, value=_shown(value), nearest=nearest if nearest != value and nearest else None
        )
    return origin.report("records-pattern", at, key=key, value=_shown(value), form=_form(pattern))


def _form(pattern: str) -> str | None:
    """Say a pattern as an example, for the few forms that are written by hand."""
    examples = {
        "-T[1-3]": "2026-T3",
        ":[0-5][0-9]": '"14:00"',
        "https?": "https://…",
        "@": "eesnimi.perenimi@asutus.ee",
    }
    return next((example for part, example in examples.items() if part in pattern), None)


def _limits(error: ErrorDetails) -> dict[str, Fact]:
    context = error.get("ctx", {})
    facts: dict[str, Fact] = {
        word: str(context[name]) for word, names in _LIMITS.items() for name in names if name in context
    }
    length = context.get("actual_length")
    if length is None and isinstance(error["input"], str | list | tuple):
        length = len(error["input"])
    return facts if length is None else facts | {"length": str(length)}


def _choices(error: ErrorDetails) -> tuple[str, ...]:
    expected = str(error.get("ctx", {}).get("expected", ""))
    return tuple(part.strip().strip("'") for part in expected.replace(" or ", ", ").split(",") if part.strip())


def _key(at: FieldPath) -> str:
    """The nearest named step of a way: `lines` for `budget.lines[0]`."""
    return next((str(step) for step in reversed(at) if isinstance(step, str)), "")


def _nearest(word: str, choices: Iterable[str]) -> str | None:
    return likeliest(word, choices)


def _shown(value: Any) -> str:
    return shortened(str(value).lower() if isinstance(value, bool) else str(value))  # as YAML has it


def _found(value: Any) -> Words | str:
    """Name a value's kind as a person would."""
    match value:
        case dict():
            return Words("väljade rühm", "a group of fields")
        case list() | tuple():
            return Words("loetelu", "a list")
        case _:
            return f"`{_shown(value)}`"


def _keys(model: type[BaseModel], at: FieldPath) -> list[str]:
    """The keys that may stand in the group of fields at a place; empty where it is none."""
    inner = _model_at(model, at)
    return [field.alias or name for name, field in inner.model_fields.items()] if inner else []


def _field_about(model: type[BaseModel], at: FieldPath) -> str | None:
    inner = _model_at(model, at[:-1])
    if inner is None:
        return None
    field = next((f for name, f in inner.model_fields.items() if (f.alias or name) == at[-1]), None)
    return field.description if field else None


def _model_at(model: type[BaseModel], at: FieldPath) -> type[BaseModel] | None:
    is_free = False  # is the next step a key that the writer chose?
    for step in at:
        if isinstance(step, int) or is_free:
            is_free = False
            continue
        field = next((f for name, f in model.model_fields.items() if (f.alias or name) == step), None)
        inner = _model_in(field.annotation) if field else None
        if field is None or inner is None:
            return None
        model, is_free = inner, get_origin(field.annotation) is dict
    return model


def _model_in(annotation: Any) -> type[BaseModel] | None:
    """The model inside `tuple[Model, ...]`, `Model | None`, `Literal[...] | Model` and the like."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    return next((found for inner in get_args(annotation) if (found := _model_in(inner))), None)
