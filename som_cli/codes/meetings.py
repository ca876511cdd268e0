"""What can be wrong with a meeting: its day, its calendar, its record; and why one cannot be planned or held."""

from som_cli.codes.model import Code
from som_cli.diagnostics import Severity
from som_cli.locale import N_

_CALENDAR = N_(
    "Everything before a meeting hangs on its day: sharing three weeks before, opinions two weeks before, status "
    "updates in between."
)
_RECORD = N_("What a body decides counts only when it is on record that the body met, and who was there.")

_DAYS = (
    Code(
        "meetings-day-off",
        N_("the meeting is planned for {date}, which is not a working day"),
        hint=N_("choose a working day, for instance {near}"),
        why=N_("On weekends and public holidays nobody can be expected to come."),
        mend=N_("Move the meeting to a working day."),
        seed="X12",
        severity=Severity.WARNING,
    ),
    Code(
        "meetings-past",
        N_("the meeting is planned for {date}, which is past"),
        hint=N_("if it took place, record that with `som meeting hold`; else correct its file and `som save` it"),
        why=N_("A meeting is planned so that its deadlines can be kept."),
        mend=N_("Record that it was held, or correct the date."),
        seed="D61",
        severity=Severity.NOTE,
    ),
    Code(
        "meetings-share-past",
        N_("the deadline for sharing before the meeting of {date} has already passed: {deadline}"),
        hint=N_("from today the first day with full notice is {near}"),
        why=_CALENDAR,
        mend=N_("Choose a later day, or make it an extraordinary meeting for what cannot wait."),
        seed="D61",
        severity=Severity.WARNING,
    ),
    Code(
        "meetings-agency-late",
        N_("{body} meets on {date}, after the deadline for sharing ({deadline})"),
        hint=N_("what is endorsed there goes to the meeting after"),
        why=N_(
            "An agency's decision must be there before the initiative can be shared, three weeks before the committee."
        ),
        mend=N_("Hold the agency's meeting before the deadline for sharing."),
        seed="X12",
        severity=Severity.NOTE,
    ),
    Code(
        "meetings-trimester-full",
        N_("the body already has an ordinary meeting in {trimester}: {other}"),
        hint=N_("make it extraordinary, or move one of them"),
        why=N_("The committee meets once a trimester; what comes between is extraordinary."),
        mend=N_("Plan it with `--kind extraordinary`, or move it to the next trimester."),
        seed="D68",
        severity=Severity.WARNING,
    ),
)
_RECORDS = (
    Code(
        "meetings-unknown",
        N_("there is no meeting `{value}`"),
        hint=(N_("did you mean `{nearest}`?"), N_("`som meeting list` shows them all")),
        why=_RECORD,
        mend=N_("Give the id of a meeting: its date and its body."),
    ),
    Code(
        "meetings-exists",
        N_("`{body}` already has a meeting on {date}"),
        hint=N_("`som meeting show {meeting}` shows it"),
        why=N_("A body meets once on a day; the id of a meeting is its date and its body."),
        mend=N_("Use the meeting that is there, or choose another day."),
    ),
    Code(
        "meetings-status",
        N_("the meeting of {date} is {status}"),
        hint=(
            N_("who was there is corrected in `{path}`; then `som save`"),
            N_("a meeting can be held once, from planned or frozen"),
        ),
        why=_RECORD,
        mend=N_("Correct who was there in the meeting's file and save it; one that was cancelled stays so."),
        seed="D80",
    ),
    Code(
        "meetings-future",
        N_("the meeting of {date} is still to come"),
        hint=N_("record it on its day or after"),
        why=_RECORD,
        mend=N_("Record the meeting once it has taken place."),
        seed="D80",
    ),
    Code(
        "meetings-recorder",
        N_("{person} may not keep the record of {body}"),
        hint=(
            N_("its secretary, chair or coordinator does: {keepers|or}"),
            N_("add a secretary, chair or coordinator to the body"),
        ),
        why=N_("A body's record is kept by its secretary, its chair or its coordinator, so that one can be asked."),
        mend=N_("Let one of them record it."),
        seed="D80",
    ),
    Code(
        "meetings-unkept",
        N_("{body} has no secretary, chair or coordinator, so nobody can record the meeting"),
        hint=N_("add one to the members in `data/bodies/{body_id}.yaml`, then `som save {body_id}`"),
        why=N_("A body's record is kept by its secretary, its chair or its coordinator, so that one can be asked."),
        mend=N_("Add a secretary, chair or coordinator to the members of the body before it meets."),
        seed="D80",
        severity=Severity.WARNING,
    ),
    Code(
        "meetings-due-early",
        N_("what was decided on {date} is due on {due}, before that"),
        hint=N_("give a day after the meeting"),
        why=N_("Nobody can do in time what was decided after its day had passed."),
        mend=N_("Correct the due day of the decision, or leave it out."),
        seed="D71",
    ),
    Code(
        "meetings-minuted",
        N_("the minutes of the meeting of {date} are closed: its record stays as it is"),
        hint=N_("take the edit back; what is to be corrected goes into the minutes of the next meeting"),
        why=N_("What a decision rests on does not change once the minutes are closed."),
        mend=N_("Take the edit back, and let the next meeting correct what was written."),
        seed="D80",
    ),
    Code(
        "meetings-removed",
        N_("the meeting of {date} is {status}: its record is not removed"),
        hint=N_("bring `{path}` back with `git restore {path}`"),
        why=N_("What was decided rests on the meeting; one that was cancelled shows that it did not take place."),
        mend=N_("Bring the file back. A planned meeting that will not take place gets `status: cancelled`."),
        seed="D80",
    ),
    Code(
        "meetings-proposer",
        N_("{person} is not a member of {body} on {date}"),
        hint=N_("an extraordinary meeting is proposed by one of its members"),
        why=N_("Any member of the committee may propose an extraordinary meeting, and only a member."),
        mend=N_("Name the member who proposed it."),
        seed="D81",
    ),
    Code(
        "meetings-person-twice",
        N_("{person} cannot be both present and absent"),
        hint=N_("keep one of `--present` and `--absent`"),
        why=_RECORD,
        mend=N_("Say once whether the person was there."),
    ),
    Code(
        "meetings-recused-away",
        N_("{person} was not present, so cannot have stepped aside"),
        hint=N_("name the person with `--present` as well, or leave `--recused` out"),
        why=_RECORD,
        mend=N_("List as stepped aside only those who were there and took no part in a decision."),
        seed="D80",
    ),
    Code(
        "meetings-absent-stranger",
        N_("{person} is not a member of {body} on {date}, so cannot be absent"),
        hint=N_("leave the person out"),
        why=_RECORD,
        mend=N_("List as absent only those who should have been there."),
    ),
    Code(
        "meetings-attendance-gap",
        N_("nothing is said of {people}"),
        hint=N_("list each member as present or absent in `{path}`, then `som save`"),
        why=N_("The minutes say of every member whether they were there."),
        mend=N_("Name them with `--present` or `--absent`; once it is recorded, in the file, and `som save`."),
        seed="D80",
        severity=Severity.WARNING,
    ),
    Code(
        "meetings-inquorate",
        N_("{present} of {seats} members were present; {needed} are needed to decide"),
        hint=N_("postpone what has to be decided; it need not be shared again"),
        why=N_("The order on the body says how many must be there to decide."),
        mend=N_("Nothing is lost: the items come to the next meeting."),
        seed="D12",
        severity=Severity.WARNING,
    ),
    Code(
        "meetings-quorum-unsaid",
        N_("the body has no quorum on record, so it counts as able to decide"),
        hint=N_("add `quorum: {members: …}` to the body if its order says so"),
        why=N_("Quorum and voting are left to the order that forms the body."),
        mend=N_("Add the quorum of the order to the body."),
        seed="X26",
        severity=Severity.NOTE,
    ),
    Code(
        "meetings-batch-form",
        N_("a batch is a list of moves, each with `id` and `move`; item {number} is not"),
        hint=N_("write a list: `- {id: …, move: …, outcome: …}`"),
        why=N_("The moves of a meeting are recorded in the order in which they were made, one commit each."),
        mend=N_("Correct the list."),
    ),
    Code(
        "meetings-batch-refused",
        N_("nothing was recorded: {count} of the moves cannot be made"),
        hint=N_("correct the list and record it again"),
        why=N_("A meeting is recorded whole or not at all."),
        mend=N_("Read the reasons below."),
    ),
    Code(
        "meetings-nothing-to-record",
        N_("no move was given for `{meeting}`"),
        hint=N_("`som meeting show {meeting}` lists what is on its agenda"),
        why=N_("A batch without moves records nothing."),
        mend=N_("Give the moves in `--from FILE`, or on a terminal one by one."),
    ),
    Code(
        "documents-findings",
        N_("the document was not made: the records have findings"),
        hint=N_("`som validate` shows them; without `--strict` the document is made all the same"),
        why=N_("With `--strict`, a document is made of records that nothing is said against."),
        mend=N_("Mend the records, or leave out `--strict`."),
    ),
)

CODES = (*_DAYS, *_RECORDS)
