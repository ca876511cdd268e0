"""Records in which every text of a user attacks the document it is written into."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from pydantic import ValidationError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from som_cli.diagnostics import Filed
    from som_cli.process.registry import Registry

LINE = (
    "# |a|`b` <b>c</b> ![d](http://e) [f](x) *g* _h_ ~~i~~ $j$ &amp; @k #1 \\| www.l.ee https://m.ee :n: <!-- "
    "{{ o }} %% ; \u202e"
)
TEXT = (
    f"{LINE}\n\n---\n| x | y |\n|---|---|\n```mermaid\nx-->y;\n```\r\n===\n- z\n1. z\n> z\n    z\n[^1]: z\n<br>\n\x7f"
)
ADDRESS = "https://evil.example/)![x](http://y)~*_'"


def hostile(registry: Registry) -> Registry:
    """The same registry with every text turned into an attack; equal texts stay equal, others stay different."""
    shelves: dict[str, Any] = {
        shelf: {key: attacked(filed) for key, filed in getattr(registry, shelf).items()}
        for shelf in ("people", "organisations", "bodies", "meetings", "plans", "policies", "services", "workplans")
    }
    cases = {
        key: replace(
            one,
            card=attacked(one.card),
            acts=tuple(map(attacked, one.acts)),
            opinions=tuple(map(attacked, one.opinions)),
            reports=tuple(map(attacked, one.reports)),
        )
        for key, one in registry.cases.items()
    }
    return replace(registry, cases=cases, **shelves)


def attacked(filed: Filed[Any]) -> Filed[Any]:
    """The record with an attack in each field that takes one; ids, dates and words of a choice take none."""
    kind = type(filed.record)
    values = filed.record.model_dump(by_alias=True, exclude_none=True)
    for holder, key in list(_texts(values)):
        original = holder[key]
        for attack in (TEXT, LINE, ADDRESS):
            holder[key] = f"{attack} {original[:60]}" if attack is not ADDRESS else ADDRESS
            try:
                kind.model_validate(values)
            except ValidationError:
                holder[key] = original
            else:
                break
    return replace(filed, record=kind.model_validate(values))


def _texts(value: Any) -> Iterator[tuple[Any, Any]]:
    """Every string in nested plain data, as the place that holds it and its key there."""
    pairs: Any = value.items() if isinstance(value, dict) else enumerate(value)
    for key, item in list(pairs):
        if isinstance(item, tuple):
            value[key] = item = list(item)  # noqa: PLW2901  (so that what it holds can be changed)
        if isinstance(item, str):
            yield value, key
        elif isinstance(item, dict | list):
            yield from _texts(item)
