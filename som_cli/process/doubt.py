"""What nobody can tell while a record cannot be read: that is one finding, and what it might have said is none.

Of a link to such a record `som_cli.process.references` knows by itself; here are the rules that speak of what is not
there: a service that no policy names, a domain without a work plan. What a card leaves out is one finding too.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from som_cli.cards.omissions import left_out
from som_cli.process.references import PLURAL

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from som_cli.diagnostics import Diagnostic
    from som_cli.process.registry import Registry

_MISSING = "records-key-missing"
_TELLING = frozenset({"services", "goals"})
# what a domain leaves out -> what else is asked of it, or of others that name it, and nobody can tell
_UNTOLD = {
    "services": ("services-goal-elsewhere", "workplans-service-elsewhere", "workplans-goal-elsewhere"),
    "goals": ("workplans-goal-elsewhere",),
    "core_team": ("teams-service-unrepresented",),
}


def _of(kind: str, codes: str) -> dict[str, str]:
    return dict.fromkeys(codes.split(), kind)


# code -> the kinds of records any of which might have spoken against it
DOUBTED: Mapping[str, frozenset[str]] = {
    code: frozenset(kinds.split())
    for code, kinds in (
        _of("policy", "services-policy-missing services-policy-goal-missing")
        | _of("workplan", "workplans-missing")
        | _of("service", "workplans-goal-elsewhere teams-member-loose")
        | _of("service policy", "initiatives-need-unknown portfolio-accountable-missing")
        | _of("plan", "policies-target-outside-plan")
        | _of("organisation", "teams-approver-external policies-area-missing policies-area-unknown")
        | _of("body process", "acts-role-not-held acts-recorder acts-recorder-person acts-meeting-of-other-body")
        | _of("process", "acts-move-impossible acts-outcome-impossible acts-not-judged acts-incomplete")
        | _of("process", "acts-by-missing acts-body-missing")
    ).items()
}


def unread(registry: Registry, known: Mapping[str, frozenset[str]]) -> frozenset[str]:
    """The kinds of which some records stand there and could not be read; `known` has the ids of those too.

    A domain that leaves out its services or goals hides as much as one that cannot be read.
    """
    kinds = {kind for kind, ids in known.items() if ids - getattr(registry, PLURAL.get(kind, ""), {}).keys()}
    if any(not _TELLING.isdisjoint(left_out(filed.record)) for filed in registry.policies.values()):
        kinds.add("policy")
    return frozenset(kinds)


def certain(findings: Iterable[Diagnostic], unread_kinds: frozenset[str]) -> list[Diagnostic]:
    """Keep the findings that hold whatever the unread records say, and of what is left out only that it is."""
    told = [one for one in findings if DOUBTED.get(one.code, frozenset()).isdisjoint(unread_kinds)]
    missing = {(one.path, one.facts["key"]) for one in told if one.code == _MISSING and not one.at}
    if not missing:
        return told
    untold = {(code, _stem(path)) for path, key in missing for code in _UNTOLD.get(str(key), ())}
    told = [one for one in told if (one.code, one.facts.get("policy", _stem(one.path))) not in untold]
    return [one for one in told if not one.at or (one.path, one.at[0]) not in missing]


def _stem(path: str) -> str:
    return path.rpartition("/")[2].removesuffix(".yaml")
