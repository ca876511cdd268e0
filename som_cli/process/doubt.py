"""What nobody can tell while a record cannot be read: that is one finding, and what it might have said is none.

Of a link to such a record `som_cli.process.references` knows by itself; here are the rules that speak of what is not
there: a service that no policy names, a domain without a work plan.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from som_cli.process.references import PLURAL

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from som_cli.diagnostics import Diagnostic
    from som_cli.process.registry import Registry


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
    """The kinds of which some records stand there and could not be read; `known` has the ids of those too."""
    return frozenset(kind for kind, ids in known.items() if ids - getattr(registry, PLURAL.get(kind, ""), {}).keys())


def certain(findings: Iterable[Diagnostic], unread_kinds: frozenset[str]) -> list[Diagnostic]:
    """Keep the findings that hold whatever the unread records say."""
    return [one for one in findings if DOUBTED.get(one.code, frozenset()).isdisjoint(unread_kinds)]
