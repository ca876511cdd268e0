"""What is said when an initiative is looked for, written or moved."""

from som_cli.codes.model import Code
from som_cli.diagnostics import Severity
from som_cli.locale import N_

CODES = (
    Code(
        "given-file-unreadable",
        N_("what `{file}` holds cannot be read; nothing was recorded"),
        hint=N_("mend what is said below, then run the command again"),
        why=N_("What is recorded can never be edited, so only what is read without doubt is recorded."),
        mend=N_("Mend the file."),
    ),
    Code(
        "given-values-unfit",
        N_("what was given does not fit; nothing was recorded"),
        hint=N_("mend what is said below, then run the command again"),
        why=N_("What is recorded can never be edited, so only what fits is recorded."),
        mend=N_("Mend the values."),
    ),
    Code(
        "initiatives-id-unknown",
        N_("there is no initiative `{value}`"),
        hint=(N_("did you mean {near|code}?"), N_("`som initiative list` shows them all")),
        why=N_("An initiative is called by its id: agency, year and title."),
        mend=N_("Copy the id from `som initiative list`."),
    ),
    Code(
        "initiatives-unreadable",
        N_("the card of `{id}` cannot be read; nothing was recorded"),
        hint=N_("mend what is said below, then run the command again"),
        why=N_("What is recorded rests on the card, so the card must be read without doubt."),
        mend=N_("Mend the file of the card."),
    ),
    Code(
        "initiatives-move-refused",
        N_("the move cannot be made now: {move} (`{id}`)"),
        hint=N_("`som why {id}` shows what is needed and who can do it"),
        why=N_("The process says what must hold before each move. The reasons are given below."),
        mend=N_("See to the reasons given below."),
    ),
    Code(
        "initiatives-new-refused",
        N_("the initiative cannot be submitted like this; nothing was recorded"),
        hint=N_("mend what is said below, then run the command again; `som initiative new` keeps it as a draft"),
        why=N_("The process says what a card must hold before it is submitted. The reasons are given below."),
        mend=N_("See to the reasons given below."),
    ),
    Code(
        "initiatives-move-open",
        N_("the move must be named: several lead on from the state “{state}”"),
        hint=N_("one of {moves|code}; `som why {id}` explains each"),
        why=N_("Where only one move leads on, its name may be left out."),
        mend=N_("Name the move."),
    ),
    Code(
        "initiatives-move-none",
        N_("no move leads on now from the state “{state}”"),
        hint=(
            N_("possible, though it does not lead on: {possible}; `som why {id}` shows what is needed to go on"),
            N_("`som why {id}` shows what is needed and who can do it"),
        ),
        why=N_("The process says what must hold before each move."),
        mend=N_("See what is needed first."),
    ),
    Code(
        "initiatives-no-change",
        N_("scope, budget and schedule of `{id}` are as at the last act: there is nothing to amend"),
        hint=N_("edit the card first, or give `--field path=value`; the rest needs no act: `som save {id}` keeps it"),
        why=N_(
            "An amendment names what changed of what was decided on: domain, service, policy, problem, outcome, budget,"
            " start and end. A title, a source or a milestone is mended without an act."
        ),
        mend=N_("Change the card, then amend; or save the edits."),
    ),
    Code(
        "initiatives-basis-lost",
        N_("the text of `{id}` that the last act rests on is not in the history here"),
        hint=N_("fetch the whole history with `git fetch --unshallow`, or name the changes in a file for `--from`"),
        why=N_("An amendment names the old values, which are taken from the card as it was then."),
        mend=N_("Fetch the history."),
    ),
    Code(
        "initiatives-draft-amend",
        N_("`{id}` is a draft, which is edited freely: there is nothing to amend"),
        hint=N_("edit the file and keep it with `som save {id}`, or submit it with `som initiative submit {id}`"),
        why=N_("Only what has been submitted is changed by an act."),
        mend=N_("Save the draft."),
    ),
    Code(
        "identity-unknown",
        N_("git knows you as “{name} ({email})”, but no person has this e-mail"),
        hint=(
            N_("if that is {namesake}: add the address to `email` in `{known}`; it counts once merged into main"),
            N_("add the file `{path}`, as `som person new` writes it; it counts once merged into main:"),
        ),
        why=N_("Whoever records an act is named in it for good, so the program must know who that is."),
        mend=N_("Add your address to your record in `data/people/`, or make a record."),
        seed="F06",
    ),
    Code(
        "initiatives-card-faulty",
        N_("the card of `{id}` has errors; the move was not made"),
        hint=N_("mend what is said below, then run the command again"),
        why=N_("What has been submitted is read by many; it must not point at what does not exist."),
        mend=N_("Mend the card."),
    ),
    Code(
        "initiatives-opinion-early",
        N_("`{id}` has not been shared with reviewers, so there is no round for an opinion"),
        hint=N_("`som why {id}` shows when it can be shared"),
        why=N_("Reviewers advise on what the coordinator has shared with them, in the text of that day."),
        mend=N_("Wait until it has been shared."),
        seed="D65",
    ),
    Code(
        "initiatives-opinion-unasked",
        N_("{who} was not among the reviewers who were asked: {reviewers}"),
        hint=N_("the opinion is filed all the same; if it stands in the wrong name, have it declared void"),
        why=N_("Anybody may advise; the committee should know whose advice was asked for."),
        mend=N_("Nothing needs to be done."),
        seed="D65",
        severity=Severity.NOTE,
    ),
    Code(
        "initiatives-report-early",
        N_("`{id}` has not got a yes, so there is no progress to report"),
        hint=N_("`som why {id}` shows where it stands"),
        why=N_("Progress is reported of what is in the portfolio."),
        mend=N_("Report once the committee has said yes."),
        seed="D77",
    ),
    Code(
        "initiatives-report-first",
        N_("there is no earlier report of `{id}` that could still be true"),
        hint=N_("give `--rating` and `--reason`"),
        why=N_("`--unchanged` repeats the rating and reason of the report before."),
        mend=N_("Give a rating and a reason."),
        seed="D77",
    ),
    Code(
        "initiatives-filed-already",
        N_("`{name}` is in the case file of `{id}` already, and what is filed is never changed"),
        hint=N_(
            "if it was a mistake, the coordinator voids it: "
            "`som initiative advance {id} void --target {name} --reason … --evidence …`"
        ),
        why=N_("Opinions and reports are evidence: whoever reads one must know that it was not rewritten."),
        mend=N_("Have it declared void, then file a new one."),
        seed="H01",
    ),
    Code(
        "initiatives-incomplete",
        N_("{percent}% of the card is filled, {least}% is wanted; missing: {fields|code}"),
        hint=N_("begin with the first that is missing; unknown is an answer where it is one"),
        why=N_(
            "Cards that say as much as each other can be compared; the best filled one is no use beside empty ones."
        ),
        mend=N_("Fill in what is missing, or lower `--min-completeness` or the threshold in `som.yaml`."),
        seed="S45",
    ),
)
