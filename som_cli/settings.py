"""What the ministry may change without changing the program: `som.yaml`."""

from __future__ import annotations

from functools import cached_property
from types import MappingProxyType
from typing import TYPE_CHECKING, Annotated, Literal

from pydantic import Field

from som_cli.diagnostics import Severity
from som_cli.fields import Choices, Day, Items, Line, Part, Record, Text, Url, Whole, YesNo
from som_cli.locale import N_

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

Language = Annotated[Literal["et", "en"], Choices(et=N_("Estonian"), en=N_("English"))]
LevelWord = Annotated[
    Literal["error", "warning", "note", "off"],
    Choices(
        error=N_("stops the work: exit code 1"),
        warning=N_("said, and counted with --strict"),
        note=N_("said, never counted"),
        off=N_("not said at all"),
    ),
]
Days = Annotated[Whole, Field(ge=0, le=1000)]
Minutes = Annotated[Whole, Field(ge=0, le=480)]
Months = Annotated[Whole, Field(ge=1, le=120)]
Years = Annotated[Whole, Field(ge=1, le=20)]
Percent = Annotated[Whole, Field(ge=0, le=100)]


class Thresholds(Part, title=N_("Thresholds")):
    """The numbers that the rules use, each with the default that the source documents give."""

    share_days: Days = Field(
        21,
        title=N_("Sharing"),
        description=N_("Calendar days before the meeting by which initiatives are shared (D61)."),
    )
    opinion_days: Days = Field(
        14, title=N_("Opinions"), description=N_("Calendar days before the meeting by which opinions are given (D65).")
    )
    updates_from_days: Days = Field(
        21,
        title=N_("Updates open"),
        description=N_("Calendar days before the meeting on which updates begin (D77, D78)."),
    )
    updates_to_days: Days = Field(
        14,
        title=N_("Updates close"),
        description=N_("Calendar days before the meeting on which updates end (D77, D78)."),
    )
    horizon_years: Years = Field(
        4, title=N_("Horizon"), description=N_("How many years ahead the portfolio looks (D48).")
    )
    detail_months: Months = Field(
        18, title=N_("Detailed horizon"), description=N_("How many months ahead are planned in detail (D49).")
    )
    first_year_months: Months = Field(
        12, title=N_("First year"), description=N_("The second mark within the detailed horizon (D76, X1).")
    )
    agency_decision_days: Days = Field(
        30, title=N_("Agency's decision"), description=N_("Days an agency has to decide before it is reminded (X11).")
    )
    publish_months: Months = Field(
        12, title=N_("Publication"), description=N_("The portfolio is published at least once in so many months (D75).")
    )
    policy_review_months: Months = Field(
        6,
        title=N_("Review of policy cards"),
        description=N_("After how many months a policy card is due for review (X19)."),
    )
    service_review_months: Months = Field(
        12,
        title=N_("Review of service cards"),
        description=N_("After how many months a service card is due for review (X19)."),
    )
    feedback_months: Months = Field(
        12,
        title=N_("Feedback of clients"),
        description=N_("After how many months the clients of a service are due to be asked again (S34)."),
    )
    process_review_months: Months = Field(
        12,
        title=N_("Review of processes"),
        description=N_("After how many months the processes of a support service are due for review (S108)."),
    )
    budget_deviation_percent: Percent = Field(
        15,
        title=N_("Deviation from the budget"),
        description=N_("By how many percent use may differ from the approved budget of a year (S60)."),
    )
    team_least: Whole = Field(
        7, ge=1, le=50, title=N_("Smallest team"), description=N_("The least number of members of a core team (S56).")
    )
    team_most: Whole = Field(
        8, ge=1, le=50, title=N_("Largest team"), description=N_("The greatest number of members of a core team (S56).")
    )
    team_meeting_days: Days = Field(
        45, title=N_("Team meetings"), description=N_("Days without a meeting of a core team that are too many (S66).")
    )
    team_counts_leader: YesNo = Field(
        True,
        title=N_("Leader counts"),
        description=N_("Does the leader count towards the size of a core team? (X16)"),
    )
    team_counts_temporary: YesNo = Field(
        False,
        title=N_("Temporary members count"),
        description=N_("Do temporary members count towards the size of a core team? (X16)"),
    )
    team_retro_months: Months = Field(
        12,
        title=N_("Feedback in the team"),
        description=N_("After how many months a core team is due to give itself feedback (S64)."),
    )
    indicator_years: Years = Field(
        2,
        title=N_("Age of indicators"),
        description=N_("How many years back the newest level of an indicator may lie (S62)."),
    )
    late_record_days: Days = Field(
        45,
        title=N_("Late on main"),
        description=N_("Days between recording an act and its coming to main that are many (H04)."),
    )
    initiative_completeness: Percent = Field(
        0,
        title=N_("Completeness of initiatives"),
        description=N_("How much of an initiative's card is filled at least, in percent; 0 asks nothing (S45)."),
    )
    policy_completeness: Percent = Field(
        0,
        title=N_("Completeness of policy cards"),
        description=N_("How much of a policy card is filled at least, in percent; 0 asks nothing (S45)."),
    )
    service_completeness: Percent = Field(
        0,
        title=N_("Completeness of service cards"),
        description=N_("How much of a service card is filled at least, in percent; 0 asks nothing (S45, S121)."),
    )
    support_service_completeness: Percent = Field(
        0,
        title=N_("Completeness of support-service cards"),
        description=N_("How much of a support-service card is filled at least, in percent; 0 asks nothing (S7, S45)."),
    )
    final_agenda_days: Days = Field(
        7,
        title=N_("Final agenda"),
        description=N_("Calendar days before the meeting on which the agenda is sent (D80)."),
    )
    opening_minutes: Minutes = Field(
        10, title=N_("Opening"), description=N_("Minutes for approving the agenda and for earlier decisions.")
    )
    new_minutes: Minutes = Field(20, title=N_("New initiative"), description=N_("Minutes for a new initiative."))
    returning_minutes: Minutes = Field(
        15, title=N_("Returning initiative"), description=N_("Minutes for one that returns after conditions.")
    )
    change_minutes: Minutes = Field(15, title=N_("Change"), description=N_("Minutes for a change to be confirmed."))
    monitoring_minutes: Minutes = Field(
        20, title=N_("Monitoring"), description=N_("Minutes for the state of the portfolio.")
    )
    other_minutes: Minutes = Field(10, title=N_("Other item"), description=N_("Minutes for an item of another kind."))
    information_minutes: Minutes = Field(
        20, title=N_("Information"), description=N_("Minutes for information and the next meeting.")
    )
    meeting_minutes: Minutes = Field(
        180, title=N_("Longest meeting"), description=N_("Minutes a meeting may take; a longer agenda says so.")
    )


class Level(Part, title=N_("Level of a rule")):
    """How bad one kind of finding is here, why, and until when."""

    level: LevelWord = Field(title=N_("Level"), description=N_("What the finding counts as."))
    reason: Text = Field(title=N_("Reason"), description=N_("Why it differs from the rule."))
    until: Day | None = Field(None, title=N_("Until"), description=N_("The last day it differs; open if left out."))

    def holds_on(self, day: date) -> bool:
        """Does the exception still hold?"""
        return self.until is None or day <= self.until

    @property
    def severity(self) -> Severity:
        """The level as findings carry it."""
        return Severity[self.level.upper()]


class Publication(Part, title=N_("Publication")):
    """One publication of the portfolio."""

    date: Day = Field(title=N_("Date"), description=N_("The day of publication."))
    url: Url | None = Field(None, title=N_("Address"), description=N_("Where it was published."))


class Settings(Record, title=N_("Settings")):
    """The settings of a repository: language, thresholds, levels of rules, days off."""

    language: Language = Field("et", title=N_("Language"), description=N_("The language of rendered documents."))
    main: Line = Field("main", title=N_("Main branch"), description=N_("The branch on which a record counts."))
    today: Day | None = Field(
        None,
        title=N_("Today"),
        description=N_("A fixed day to count from, for samples and tests; left out in real work."),
    )
    thresholds: Thresholds = Field(
        Thresholds(),
        title=N_("Thresholds"),
        description=N_("Numbers that the rules use, where they differ from the default."),
    )
    levels: dict[str, Level] = Field(
        {}, title=N_("Levels"), description=N_("Findings that count for more or less than the rule says, by code.")
    )
    holidays: Items[Day] = Field(
        (), title=N_("Days off"), description=N_("Days on which the ministry does not work, besides public holidays.")
    )
    published: Items[Publication] = Field(
        (), title=N_("Published"), description=N_("When and where the portfolio was published (D75).")
    )
    history_from: Day | None = Field(
        None,
        title=N_("History from"),
        description=N_("The day from which the history of git is proved; written by `som init`."),
    )

    @cached_property
    def closed(self) -> frozenset[date]:
        """The days off, for counting working days."""
        return frozenset(self.holidays)

    def severities(self, today: date) -> Mapping[str, Severity]:
        """The severity of each code whose level differs today."""
        return MappingProxyType({code: level.severity for code, level in self.levels.items() if level.holds_on(today)})
