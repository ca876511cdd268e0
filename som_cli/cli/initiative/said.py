"""What was said by options, as the plain values of a card or an act."""

from __future__ import annotations

import re
import shlex
from collections.abc import Mapping, Sequence
from typing import Any

from som_cli.diagnostics import Origin
from som_cli.errors import Unfit, UsageFault

_RATED = re.compile(r"\s*([1-5])(?![0-9]|[.,/][0-9])\s*(?:[:;,.–-]\s*)?(.*?)\s*", re.DOTALL)
_OPTIONS = {"alternatives": "--alternative", "parties": "--party", "plan_goals": "--plan-goal"}
_WAYS: Mapping[str, tuple[str | int, ...]] = {
    "size": ("estimate", "size"),
    "duration_months": ("estimate", "duration_months"),
    "start": ("schedule", "start"),
    "end": ("schedule", "end"),
}
_LONELY = frozenset({"fields", *_WAYS})


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
        values["budget"] = {"lines": [{"year": year, "amount": amount} for year, amount in budget]}
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
        values["assessment"] = _assessment(values["assessment"])
    if "conditions" in values:
        values["conditions"] = [_condition(text) for text in values["conditions"]]
    return {name: list(value) if isinstance(value, tuple) else value for name, value in values.items()}


def _condition(text: str) -> dict[str, Any]:
    """Read a condition: `text=…; satisfied_when=…; owner=…; due=…`.

    Raises:
        UsageFault: It is not written so.
    """
    from som_cli.actions.given import pairs
    from som_cli.notation import within_month
    from som_cli.process.records import ConditionDraft

    optional = [name for name, field in ConditionDraft.model_fields.items() if not field.is_required()]
    names = [name for name in ConditionDraft.model_fields if name not in optional]
    found = pairs("--conditions", text, [*names, *optional])
    return found | ({"due": within_month(found["due"], last=True)} if isinstance(found.get("due"), str) else {})


def spoken(said: Mapping[str, Any]) -> dict[tuple[str | int, ...], str]:
    """The option that gives each field of a card or an act."""
    from som_cli.process.judgement import option_of

    given = [name for name, value in said.items() if name != "fields" and value not in (None, [], ())]
    return {_WAYS.get(name, (name,)): _OPTIONS.get(name) or option_of(name) for name in given}


def command_of(verb: str, initiative: str | None, values: Mapping[str, Any]) -> str:
    """The command that says the same as a wizard's answers."""
    words = ["som", "initiative", verb, *([initiative] if initiative else [])]
    for name, value in values.items():
        words += _as_options(name, value)
    return shlex.join(words)


def _as_options(name: str, value: Any) -> list[str]:
    option = _OPTIONS.get(name, f"--{name.replace('_', '-')}")
    if name == "alternatives" and _can_be_paired(value, "title"):
        return _repeated(option, [f"{one['title']}={one.get('why_not', '')}" for one in value])
    if name == "parties" and _can_be_paired(value, "name"):
        return _repeated(option, [f"{one['name']}={one.get('role', '')}" for one in value])
    if name == "consulted" and isinstance(value, list):
        return _repeated(
            option, [f"{one.get('organisation') or one.get('person')}={one.get('date', '')}" for one in value]
        )
    if isinstance(value, list) and all(isinstance(one, str) for one in value):
        return _repeated(option, value)
    if isinstance(value, str) and name not in {"budget", "estimate", "schedule", "legislation"}:
        return [option, value]
    return [word for path, text in _leaves(name, value) for word in ("--field", f"{path}={text}")]


def _can_be_paired(value: Any, first: str) -> bool:
    """Can an option say it as `first=second`: is the first sign = the one between them?"""
    return isinstance(value, list) and all("=" not in one[first] for one in value)


def _repeated(option: str, values: Sequence[str]) -> list[str]:
    return [word for value in values for word in (option, value)]


def _leaves(path: str, value: Any) -> list[tuple[str, str]]:
    """Every single value below a field, with the way to it."""
    if isinstance(value, Mapping):
        return [leaf for name, item in value.items() for leaf in _leaves(f"{path}.{name}", item)]
    if isinstance(value, list):
        return [leaf for number, item in enumerate(value) for leaf in _leaves(f"{path}.{number}", item)]
    return [(path, str(value).lower() if isinstance(value, bool) else str(value))]


def _assessment(said: Sequence[tuple[str, str]]) -> dict[str, Any]:
    """Read `outcome=4: why` for each criterion.

    Raises:
        UsageFault: One does not begin with a whole number from 1 to 5.
        Unfit: Several do not.
    """
    read = {criterion: (text, _RATED.fullmatch(text)) for criterion, text in said}
    wrong = tuple(
        Origin("").report("usage-rating", (), option="--assessment", key=criterion, value=text)
        for criterion, (text, match) in read.items()
        if match is None
    )
    if len(wrong) == 1:
        raise UsageFault("usage-rating", **wrong[0].facts)
    if wrong:
        raise Unfit("given-values-unfit", wrong)
    return {
        criterion: _without_empty(rating=int(match[1]), text=match[2])
        for criterion, (_, match) in read.items()
        if match is not None
    }


def _iso(value: Any) -> str | None:
    return None if value is None else str(value)


def _without_empty(**values: Any) -> dict[str, Any]:
    return {name: value for name, value in values.items() if value not in (None, "", {}, [])}
