"""File what moves nothing: a reviewer's opinion of the present round, a progress report of a trimester."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from som_cli.actions.decide import at_desk
from som_cli.actions.given import conformed, with_fields
from som_cli.actions.opening import DeskTree, Opened, case_folder_on_disk, recorder
from som_cli.actions.recording import TOOL, Held, Manner, Preview, Recorded, hold
from som_cli.audit.trailers import plain_message
from som_cli.committee.consultation import consultations
from som_cli.diagnostics import Filed, Origin, Severity
from som_cli.errors import Refused, UsageFault
from som_cli.kinds import KINDS
from som_cli.portfolio.rounds import rounds_of
from som_cli.process.actors import committees_of
from som_cli.process.casefile import stem
from som_cli.process.plain import plain
from som_cli.process.records import Opinion, Report
from som_cli.process.references import Targets, check_links
from som_cli.process.report_rules import before, check_organisation, check_period, check_reporter
from som_cli.report.severities import settle
from som_cli.store.branches import beginning
from som_cli.store.emit import emit

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from datetime import date, datetime

    from som_cli.diagnostics import Diagnostic, Fact
    from som_cli.process.casefile import Case
    from som_cli.store.git import Git


UNCHANGED = ("rating", "reason", "spent", "forecast", "next", "risks")  # what a report that says so takes over


@dataclass(frozen=True)
class FiledAway:
    """A record that was filed: what it is, where it stands, how it was recorded."""

    kind: str
    record: Opinion | Report
    path: str
    recorded: Recorded | Preview
    notes: tuple[Diagnostic, ...] = ()


def file_opinion(git: Git, initiative: str, values: Mapping[str, Any], manner: Manner) -> FiledAway:
    """File a reviewer's opinion.

    Raises:
        Refused: It is not shared with reviewers, the opinion is there already, or a value does not fit.
        UsageFault: It is somebody else's opinion, and there is no evidence of it.
    """
    folder = case_folder_on_disk(git, initiative, guess=manner.branch)
    said = dict(values)

    def named(opened: Opened, person: str) -> str:
        return _free_name(opened.case, f"r{opened.case.round}-{said.get('reviewer') or person}", "opinions")

    with hold(git, f"{folder}opinions/", _branch(git, initiative, folder, manner, named), manner) as held:
        opened, person = _opened(held.git, held.head, initiative, folder, manner)
        reviewer = str(said.setdefault("reviewer", person))
        round_ = opened.case.round
        _refuse_early(opened.case, "opinion")
        name = named(opened, person)  # one that is there already stands against it, whatever else is said
        if reviewer != person and not said.get("evidence"):
            raise UsageFault("usage-left-out", options=("--evidence",), examples=("--evidence TEXT",))
        head = {"schema": KINDS["opinion"].schema, "initiative": initiative, "round": round_}
        said.setdefault("date", manner.now.date().isoformat())
        record = conformed(Opinion, KINDS["opinion"].arranged({**head, **said}))
        filed = _file(held, opened, record, ("opinion", f"{folder}opinions/{name}.yaml", person))
        return replace(filed, notes=(*_unasked(opened, reviewer), *_late_opinion(opened, record)))


def file_report(
    git: Git, initiative: str, said: tuple[Mapping[str, Any], Sequence[tuple[str, str]]], manner: Manner
) -> FiledAway:
    """File a progress report; `said` are its values and further pairs of path and text.

    An unchanged report takes what the report before said, but for what was done and met since then.

    Raises:
        Refused: It is in no portfolio, the report is there already, a value does not fit, or it is for others to file.
        UsageFault: It is to repeat the report before, and to say something else.
    """
    folder = case_folder_on_disk(git, initiative, guess=manner.branch)
    values, fields = dict(said[0]), said[1]

    def named(opened: Opened, person: str) -> str:
        given = {"organisation": _employer(opened, person), **values, **dict(fields)}
        return _free_name(opened.case, f"{given.get('period', 'report')}-{given['organisation']}", "reports")

    with hold(git, f"{folder}reports/", _branch(git, initiative, folder, manner, named), manner) as held:
        opened, person = _opened(held.git, held.head, initiative, folder, manner)
        _refuse_early(opened.case, "report")
        values.setdefault("organisation", dict(fields).get("organisation") or _employer(opened, person))
        _refuse_reporter(opened, values["organisation"], person, manner.now.date())
        values = {**_before(opened.case, values, fields), **values}
        values.setdefault("by", person)
        values.setdefault("date", manner.now.date().isoformat())
        head = {"schema": KINDS["report"].schema, "initiative": initiative}
        whole = with_fields(Report, {**head, **values}, fields)
        record = conformed(Report, KINDS["report"].arranged(whole))
        if early := tuple(check_period(record.period, manner.now.date(), Origin(""))):
            raise Refused("given-values-unfit", early)
        filed = _file(held, opened, record, ("report", f"{folder}reports/{named(opened, person)}.yaml", person))
        return replace(filed, notes=_late_report(opened, record))


def ready(git: Git, initiative: str, kind: str, now: datetime, *, guess: bool = False) -> str:
    """Make sure that an opinion or a report can be filed now; return who is at the keyboard.

    Raises:
        Refused: It is not shared with reviewers, or in no portfolio.
    """
    folder = case_folder_on_disk(git, initiative, guess=guess)
    opened = at_desk(DeskTree(git, git.head(), folder), initiative, now)
    _refuse_early(opened.case, kind)
    return recorder(git.identity(), opened.registry).record.id


def _refuse_early(case: Case, kind: str) -> None:
    if kind == "opinion" and not case.round:
        raise Refused("initiatives-opinion-early", id=case.id)
    if kind == "report" and case.approval is None:
        raise Refused("initiatives-report-early", id=case.id)


def _unasked(opened: Opened, reviewer: str) -> tuple[Diagnostic, ...]:
    """A note where the opinion is of somebody who was not asked for it: it counts as much as any other."""
    shared = opened.case.latest("share")
    if shared is None or reviewer in shared.reviewers:
        return ()
    facts: dict[str, Fact] = {
        "who": opened.registry.named(reviewer),
        "reviewers": tuple(map(opened.registry.named, shared.reviewers)),
    }
    return (Origin("").report("initiatives-opinion-unasked", (), **facts),)


def _late_opinion(opened: Opened, opinion: Opinion) -> tuple[Diagnostic, ...]:
    """A note where the opinion comes after its day: it counts, and is marked as late."""
    rounds = consultations(opened.case, opened.registry)
    due = rounds[-1].due if rounds else None
    return (Origin("").report("opinions-late", (), due=due),) if due and opinion.date > due else ()


def _late_report(opened: Opened, report: Report) -> tuple[Diagnostic, ...]:
    """A note where the report comes after the weeks in which they are gathered."""
    bodies = committees_of(opened.case, opened.registry)
    found = (one for body in bodies for one in rounds_of(body.id, opened.registry) if one.period == report.period)
    return tuple(
        Origin("").report("reports-late", (), due=one.window.updates_to, meeting=one.meeting.date)
        for one in found
        if report.date > one.window.updates_to
    )


def _opened(git: Git, commit: str, initiative: str, folder: str, manner: Manner) -> tuple[Opened, str]:
    opened = at_desk(DeskTree(git, commit, folder), initiative, manner.now)
    return opened, recorder(git.identity(), opened.registry).record.id


def _branch(git: Git, initiative: str, folder: str, manner: Manner, named: Callable[[Opened, str], str]) -> str:
    """What the branch is called after: the initiative and the name that the file gets where the branch begins."""
    if not manner.branch or manner.dry_run:
        return initiative
    try:
        begins = beginning(git, manner.main, git.remote())
        return f"{initiative}-{named(*_opened(git, begins, initiative, folder, manner))}"
    except UsageFault:
        return initiative  # a case that only its own branch has


def _employer(opened: Opened, person: str) -> str:
    return opened.registry.people[person].record.organisation


def _refuse_reporter(opened: Opened, organisation: str, person: str, day: date) -> None:
    """Only those who have a part in it report on it."""
    found = [*check_organisation(opened.case, organisation, opened.registry, Origin(""))]
    if not found:
        found += check_reporter(opened.case, organisation, person, opened.registry, day)
    if found:
        raise Refused("given-values-unfit", tuple(found))


def _before(case: Case, values: Mapping[str, Any], fields: Sequence[tuple[str, str]]) -> dict[str, Any]:
    """What the last report says of the present and of what is to come, where this one says that nothing has changed.

    Raises:
        Refused: There is no report before.
        UsageFault: A rating or a reason is given that is not that of the report before.
    """
    if not values.get("unchanged"):
        return {}
    last = before(case, values["organisation"])
    if last is None:
        raise Refused("initiatives-report-first", id=case.id)
    said: dict[str, Any] = plain(last, dates_as_text=True)
    given = {**values, **dict(fields)}
    for key in ("rating", "reason"):
        if key in given and given[key] != said[key]:
            raise UsageFault("reports-unchanged-differs", period=last.period, option=f"--{key}")
    return {key: said[key] for key in UNCHANGED if key in said}


def _free_name(case: Case, name: str, shelf: str) -> str:
    """The name of the file; `-2` where the one before was declared void.

    Raises:
        Refused: One that counts is there already.
    """
    there = {stem(filed) for filed in (case.opinions if shelf == "opinions" else case.reports)}
    counting = case.counting_opinions if shelf == "opinions" else case.counting_reports
    same = {one for one in there if one == name or one.removeprefix(f"{name}-").isdecimal()}
    if same & {stem(filed) for filed in counting}:
        raise Refused("initiatives-filed-already", id=case.id, name=name)
    number, free = 1, name
    while free in there:
        number += 1
        free = f"{name}-{number}"
    return free


def _file(held: Held, opened: Opened, record: Opinion | Report, about: tuple[str, str, str]) -> FiledAway:
    kind, path, person = about
    if record.date > held.manner.now.date():
        raise UsageFault("usage-date-future", date=record.date, today=held.manner.now.date())
    found = check_links(kind, Filed(record, Origin("")), Targets.of(opened.registry, opened.known))
    settled = settle(found, opened.registry.settings.levels, opened.registry.today)
    errors = tuple(finding for finding in settled if finding.severity is Severity.ERROR)
    if errors:
        raise Refused("given-values-unfit", errors)
    text = emit(plain(record), kind, path)
    message = plain_message(opened.case.id, kind, person, TOOL)
    return FiledAway(kind, record, path, held.record({path: text.encode()}, message, fresh=(path,)))
