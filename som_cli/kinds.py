"""The kinds of records: the name of each, its form, its folder, and the model that reads it.

Models are imported when they are first asked for: a command that reads no meetings does not build their model.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from importlib import import_module
from typing import TYPE_CHECKING, Any, get_args

if TYPE_CHECKING:
    from som_cli.fields import Part, Record

OWN_KEYS = "x"


@dataclass(frozen=True)
class Kind:
    """A kind of record.

    `folder` is relative to `data/`, or to the case file for what stands in one; empty for a single file.
    """

    name: str
    module: str
    class_name: str
    folder: str = ""
    version: int = 1

    @property
    def schema(self) -> str:
        """What a file of the kind says under `schema`."""
        return f"{self.name}/{self.version}"

    @cached_property
    def model(self) -> type[Record]:
        """The model that reads a file of the kind."""
        model: type[Record] = getattr(import_module(f"som_cli.{self.module}"), self.class_name)
        return model

    @property
    def keys(self) -> tuple[str, ...]:
        """The keys of a file in their order: `schema` first, keys of one's own last."""
        return keys(self.model)

    def arranged(self, values: Mapping[str, Any]) -> dict[str, Any]:
        """The same values with the keys of every part in their order; unknown keys stay, behind."""
        return _arranged(self.model, values)


KINDS: Mapping[str, Kind] = {
    kind.name: kind
    for kind in (
        Kind("organisation", "people.model", "Organisation", "organisations"),
        Kind("person", "people.model", "Person", "people"),
        Kind("body", "people.bodies", "Body", "bodies"),
        Kind("plan", "cards.goals", "Plan", "plans"),
        Kind("policy", "cards.policy", "Policy", "policies"),
        Kind("service", "cards.service", "Service", "services"),
        Kind("workplan", "cards.workplan", "Workplan", "workplans"),
        Kind("meeting", "meetings.model", "Meeting", "meetings"),
        Kind("initiative", "cards.initiative", "Initiative", "initiatives"),
        Kind("act", "process.records", "Act", "acts"),
        Kind("opinion", "process.records", "Opinion", "opinions"),
        Kind("report", "process.records", "Report", "reports"),
        Kind("process", "process.model", "Process"),
        Kind("settings", "settings", "Settings"),
    )
}


def keys(model: type[Part]) -> tuple[str, ...]:
    """The keys of a part in the order of its model, those of one's own last."""
    names = [field.alias or name for name, field in model.model_fields.items()]
    return (*(name for name in names if name != OWN_KEYS), *(name for name in names if name == OWN_KEYS))


def parts(annotation: Any) -> Iterator[type[Part]]:
    """The models within an annotation: of a list's items, of a mapping's values, of an optional part."""
    from som_cli.fields import Part  # noqa: PLC0415  (who asks only for names need not pay for pydantic)

    if isinstance(annotation, type) and issubclass(annotation, Part):
        yield annotation
    for argument in get_args(annotation):
        yield from parts(argument)


def _arranged(model: type[Part], values: Mapping[str, Any]) -> dict[str, Any]:
    fields = {field.alias or name: field for name, field in model.model_fields.items()}
    order = [key for key in keys(model) if key in values] + [key for key in values if key not in fields]
    arranged = {}
    for key in order:
        part = next(parts(fields[key].annotation), None) if key in fields else None
        arranged[key] = values[key] if part is None else _arranged_value(part, values[key])
    return arranged


def _arranged_value(part: type[Part], value: Any) -> Any:
    if isinstance(value, Mapping):
        return (
            _arranged(part, value)
            if value.keys() & set(keys(part))
            else {k: _arranged_value(part, v) for k, v in value.items()}
        )
    if isinstance(value, list | tuple):
        return [_arranged_value(part, item) for item in value]
    return value
