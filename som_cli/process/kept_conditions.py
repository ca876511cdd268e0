"""Nobody comes to the committee again past a condition: what the acts on file must show, whoever wrote them.

Other guards are judged once, when the act is made; this one is judged whenever the acts are read, since an act written
by hand would else bring an initiative with an open condition into the portfolio.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from som_cli.diagnostics import Diagnostic
    from som_cli.process.casefile import Case


def check_conditions_kept(case: Case) -> Iterator[Diagnostic]:
    """Find each act that led on from a YES, IF while conditions of it were not verified. Source: D71."""
    origins = {filed.record.digest: filed.origin for filed in case.acts}
    for place, step in enumerate(case.steps):
        if step.before == step.after or case.process.kind(step.after) not in {"pipeline", "portfolio"}:
            continue
        if not any(act.outcome == "yes-if" for act in case.counting[:place]):
            continue
        then = _until(case, place)
        if step.before == "conditional" or case.process.kind(step.after) == "portfolio":
            for standing in then.unverified:
                yield origins[step.act.digest].report(
                    "acts-condition-skipped", ("move",), condition=standing.condition.id, act=step.act.stem
                )


def _until(case: Case, place: int) -> Case:
    """The case with only the first so many of the acts that count."""
    kept = {act.digest for act in case.counting[:place]}
    return replace(case, acts=tuple(filed for filed in case.acts if filed.record.digest in kept))
