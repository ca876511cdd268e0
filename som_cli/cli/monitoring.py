"""`som portfolio monitor`: who reported, who is silent, what contradicts the ratings, what is finished."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Annotated

from som_cli.cli.options import AsOf, Language, Output, TextFormat, Wrong, choice_option, option
from som_cli.fields import PERIOD_PATTERN
from som_cli.locale import _


def period_of(value: str) -> str:
    """Read a trimester as `2027-T1`."""
    if re.fullmatch(PERIOD_PATTERN, value):
        return value
    raise Wrong("usage-period", value=value)


def monitor(
    *,
    period: Annotated[
        str | None,
        option("--period", metavar="T", parser=period_of, help=_("The trimester, such as `2027-T1`; else this one.")),
    ] = None,
    domain: Annotated[
        str, choice_option("--domain", "social", "health", "all", help=_("The portfolio of one domain, or both."))
    ] = "all",
    output: TextFormat = "text",
    file: Output = None,
    language: Language = None,
    as_of: AsOf = None,
) -> None:
    """Write the monitoring to standard output, or to a file."""
    from som_cli.actions.portfolio import render_monitoring
    from som_cli.actions.unread import NOT_IN_PORTFOLIO, unread
    from som_cli.cli.session import Session
    from som_cli.cli.strictness import tell_left_out
    from som_cli.meetings.calendar import trimester
    from som_cli.portfolio.monitoring import monitoring
    from som_cli.report import json, table
    from som_cli.report import monitoring as report

    som = Session(output, as_of)
    view = monitoring(som.registry, period or trimester(som.today), domain)
    lacking = unread(som.loaded, NOT_IN_PORTFOLIO)
    target = None if file in (None, "-") else Path(str(file))
    if output == "json":
        text = json.text(report.as_json(view))
    elif output == "csv":
        text = table.comma_separated(report.COLUMNS, report.rows(view))
    else:
        spoken = language or som.document_language
        text = render_monitoring(som.git, view, spoken, target, som.revision, lacking=lacking)
    som.hand_over(text, target)
    tell_left_out(som, lacking)
    som.tell_reading_findings()
