"""A meeting of a body: who came, what was on the agenda, where the minutes are kept."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from som_cli.fields import Choices, Day, Items, Line, Part, Record, Slug, Text, Time
from som_cli.locale import N_

MeetingKind = Annotated[
    Literal["ordinary", "extraordinary", "discussion"],
    Choices(
        ordinary=N_("ordinary"),
        extraordinary=N_("extraordinary, proposed by a member"),
        discussion=N_("discussion of the consulted reviewers"),
    ),
]
MeetingStatus = Annotated[
    Literal["planned", "frozen", "held", "minuted", "cancelled"],
    Choices(
        planned=N_("planned"),
        frozen=N_("the agenda is final"),
        held=N_("held"),
        minuted=N_("minuted; never edited after that"),
        cancelled=N_("cancelled"),
    ),
]
AgendaSection = Annotated[
    Literal["new", "returning", "change", "monitoring", "information"],
    Choices(
        new=N_("new initiatives"),
        returning=N_("returning after conditions"),
        change=N_("changes that wait for the committee"),
        monitoring=N_("monitoring"),
        information=N_("information"),
    ),
]


class Resolution(Part, title=N_("Decision")):
    """What was decided beside the outcome: who does what by when."""

    text: Text = Field(title=N_("Text"), description=N_("What was decided, as the minutes say it."))
    owner: Slug | None = Field(None, title=N_("Owner"), description=N_("The person who does it."))
    due: Day | None = Field(None, title=N_("Due"), description=N_("The day by which it is done."))


class AgendaItem(Part, title=N_("Item of the agenda")):
    """An initiative on the frozen agenda, and why it is there."""

    id: Slug = Field(title=N_("Initiative"), description=N_("The id of the initiative."))
    section: AgendaSection = Field(title=N_("Section"), description=N_("The section of the agenda."))
    why: Text | None = Field(None, title=N_("Why"), description=N_("Why the initiative is on the agenda."))
    presenter: Slug | None = Field(None, title=N_("Presenter"), description=N_("The person who presents it."))
    added: Day | None = Field(
        None, title=N_("Added"), description=N_("The day it came onto the agenda, which was final already.")
    )
    note: Text | None = Field(None, title=N_("Note"), description=N_("What was said at the meeting."))
    decisions: Items[Resolution] = Field(
        (), title=N_("Decisions"), description=N_("What was decided beside the outcome: who does what by when.")
    )


class OtherItem(Part, title=N_("Other item")):
    """An item of the agenda that is not an initiative."""

    title: Line = Field(title=N_("Title"), description=N_("What the item is."))
    presenter: Line | None = Field(None, title=N_("Presenter"), description=N_("Who presents it: an id or a name."))
    text: Text | None = Field(None, title=N_("Text"), description=N_("What it is about."))
    note: Text | None = Field(None, title=N_("Note"), description=N_("What was said and agreed at the meeting."))
    decisions: Items[Resolution] = Field(
        (), title=N_("Decisions"), description=N_("What was decided: who does what by when.")
    )


class Attendance(Part, title=N_("Attendance")):
    """Who came, who did not, who was invited, who stepped aside."""

    present: Items[Slug] = Field(
        (), title=N_("Present"), description=N_("The members who came; everybody who came to a discussion.")
    )
    absent: Items[Slug] = Field((), title=N_("Absent"), description=N_("The members who did not come."))
    invited: Items[Line] = Field((), title=N_("Invited"), description=N_("Others who were invited: ids or names."))
    recused: Items[Slug] = Field(
        (), title=N_("Stepped aside"), description=N_("Members who took no part in a decision.")
    )


class Delta(Part, title=N_("Delta")):
    """Where the document register Delta keeps the minutes."""

    series: Text | None = Field(None, title=N_("Series"), description=N_("The series of the document register."))
    reference: Text | None = Field(None, title=N_("Reference"), description=N_("The registration number in Delta."))
    registered: Day | None = Field(None, title=N_("Registered"), description=N_("The day of registration."))
    access: Text | None = Field(None, title=N_("Access"), description=N_("Public, or the ground of restriction."))


class Frozen(Part, title=N_("Frozen agenda")):
    """What the agenda was computed from when it was made final."""

    date: Day = Field(title=N_("Date"), description=N_("The day the agenda was made final."))
    commit: Line | None = Field(None, title=N_("Commit"), description=N_("The commit the agenda was computed from."))


class Meeting(Record, title=N_("Meeting")):
    """A meeting of a body."""

    id: Slug = Field(title=N_("Id"), description=N_("The date first planned and the body; the same as the file name."))
    body: Slug = Field(title=N_("Body"), description=N_("The body that meets."))
    date: Day = Field(title=N_("Date"), description=N_("The day of the meeting."))
    time: Time | None = Field(None, title=N_("Time"), description=N_('When it begins, in Tallinn, e.g. "14:00".'))
    place: Text | None = Field(None, title=N_("Place"), description=N_("A room, or the link of a call."))
    kind: MeetingKind = Field("ordinary", title=N_("Kind"), description=N_("Ordinary, extraordinary, or a discussion."))
    proposed_by: Slug | None = Field(
        None, title=N_("Proposed by"), description=N_("For an extraordinary meeting: the member who proposed it.")
    )
    status: MeetingStatus = Field("planned", title=N_("Status"), description=N_("How far the meeting is."))
    reason: Text | None = Field(None, title=N_("Reason"), description=N_("Why the meeting was moved or cancelled."))
    chair: Slug | None = Field(None, title=N_("Chair"), description=N_("The person who chairs the meeting."))
    secretary: Slug | None = Field(None, title=N_("Secretary"), description=N_("The person who takes the minutes."))
    agenda: Items[AgendaItem] = Field(
        (), title=N_("Agenda"), description=N_("The final agenda, written by the tool when it is frozen.")
    )
    frozen: Frozen | None = Field(
        None, title=N_("Frozen"), description=N_("When the agenda was made final, and from which commit.")
    )
    other_items: Items[OtherItem] = Field(
        (), title=N_("Other items"), description=N_("Items that are not initiatives.")
    )
    attendance: Attendance | None = Field(None, title=N_("Attendance"), description=N_("Who came and who did not."))
    delta: Delta | None = Field(None, title=N_("Delta"), description=N_("Where the minutes are registered."))

    @property
    def is_held(self) -> bool:
        """Did the meeting take place?"""
        return self.status in ("held", "minuted")

    @property
    def is_to_come(self) -> bool:
        """Is it planned, and neither held nor cancelled yet?"""
        return self.status in ("planned", "frozen")

    @property
    def is_minuted(self) -> bool:
        """Are its minutes closed?"""
        return self.status == "minuted"
