"""What was said by options, as the plain values of a card or an act."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from som_cli.errors import UsageFault

_RATED = re.compile(r"\s*([0-9]+)\s*(?:[:;,.–-]\s*)?(.*?)\s*", re.DOTALL)
_LONELY = frozenset({"fields", "size", "duration_months", "start", "end"})


def card_values(said: Mapping[str, Any], people: Sequence[str] = ()) -> dict[str, Any]:
    """The fields of a card that the options name; `people` tells persons from organisations in `--consulted`."""
    values = {name: value for name, value in said.items() if name not in _LONELY and value not in (None, [], ())}
    if alternatives := values.get("alternatives"):
        values["alternatives"] = [_without_empty(title=title, why_not=why) for title, why in alternatives]
    if parties := values.get("parties"):
        values["parties"] = [_without_empty(name=name, role=role) for name, role in parties]
    if consulted := values.get("consulted"):
        values["consulted"] = [
            _without_empty(**{"person" if who in people else "organisation": who, "date": when})
            for who, when in consulted
        ]
    if (law := values.get("legislation")) and law != "unknown":
        values["legislation"] = {"needed": law}
    if budget := values.get("budget"):
        values["budget"] = {"lines": [{"year": year, "amount": amount.replace(" ", "")} for year, amount in budget]}
    values |= _groups(said)
    return {name: list(value) if isinstance(value, tuple) else value for name, value in values.items()}


def _groups(said: Mapping[str, Any]) -> dict[str, Any]:
    estimate = _without_empty(size=said.get("size"), duration_months=said.get("duration_months"))
    schedule = _without_empty(start=_iso(said.get("start")), end=_iso(said.get("end")))
    return _without_empty(estimate=estimate, schedule=schedule)


def act_values(said: Mapping[str, Any]) -> dict[str, Any]:
    """The fields of an act that the options name.

    Raises:
        UsageFault: A rating or a condition is not written as its option wants it.
    """
    values = {name: value for name, value in said.items() if value not in (None, [], ())}
    if "date" in values:
        values["date"] = _iso(values["date"])
    if "assessment" in values:
        values["assessment"] = {criterion: rated(text) for criterion, text in values["assessment"]}
    if "conditions" in values:
        from som_cli.actions.given import pairs

        values["conditions"] = [pairs("--conditions", text) for text in values["conditions"]]
    return {name: list(value) if isinstance(value, tuple) else value for name, value in values.items()}


def rated(text: str) -> dict[str, Any]:
    """Read `4: why`.

    Raises:
        UsageFault: There is no number at the beginning.
    """
    match = _RATED.fullmatch(text)
    if match is None:
        raise UsageFault("usage-pair", option="--assessment", value=text, example="'outcome=4: why'")
    return _without_empty(rating=int(match[1]), text=match[2])


def _iso(value: Any) -> str | None:
    return None if value is None else str(value)


def _without_empty(**values: Any) -> dict[str, Any]:
    return {name: value for name, value in values.items() if value not in (None, "", {}, [])}
