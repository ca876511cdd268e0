"""Options that belong together, declared once and taken by several commands."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Mapping
from functools import wraps
from typing import Any

Bundle = Mapping[str, Any]  # parameter -> its annotation, as Typer reads it; flags default to False, the rest to None


def taking(**bundles: Bundle) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """Let a command take bundles of options: `@taking(said=ACT_OPTIONS)` gives it `said: dict[str, Any]`."""

    def decorate(command: Callable[..., None]) -> Callable[..., None]:
        signature = inspect.signature(command, eval_str=True)
        own = [parameter for parameter in signature.parameters.values() if parameter.name not in bundles]
        added = [_parameter(name, annotation) for bundle in bundles.values() for name, annotation in bundle.items()]

        @wraps(command)
        def taken(**given: Any) -> None:
            gathered = {title: {name: given.pop(name) for name in bundle} for title, bundle in bundles.items()}
            command(**given, **gathered)

        parameters = [*own, *added]
        taken.__signature__ = signature.replace(parameters=parameters)  # type: ignore[attr-defined]  # what inspect reads
        taken.__annotations__ = {parameter.name: parameter.annotation for parameter in parameters}
        return taken

    return decorate


def _parameter(name: str, annotation: Any) -> inspect.Parameter:
    is_flag = annotation.__origin__ is bool
    return inspect.Parameter(
        name, inspect.Parameter.KEYWORD_ONLY, default=False if is_flag else None, annotation=annotation
    )
