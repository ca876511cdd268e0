"""Why a value is not set, a file not restyled, an id not changed."""

from som_cli.codes.model import Code
from som_cli.diagnostics import Severity
from som_cli.locale import N_

_KEPT = N_("What was recorded stays as it was recorded; what follows from it can be proved only so.")
_NAMED = N_("Ids are how records find each other; one that leads two ways leads nowhere.")

_NAME_INSTEAD = (
    N_("change the title instead, or submit a new initiative with `supersedes: {initiative}`"),
    N_("change the name or title instead: `som card set {record} {field}=…`"),
    N_("keep the id: the record has no name or title that could be changed instead"),
)

CODES: tuple[Code, ...] = (
    Code(
        "files-format-impossible",
        N_("`{path}` cannot be brought to the canonical style without losing something; it is left as it is"),
        hint=N_("move its comments to lines of their own, then `som fmt {path}`"),
        why=N_("A file is restyled only where every value and every comment comes out as it was."),
        mend=N_("Put the comments above the fields they are about."),
    ),
    Code(
        "editing-format-errors",
        N_("hand edits that were to be committed with the style have errors; nothing was changed"),
        hint=N_("mend them, name other files (`som fmt PATH`), or format without a commit: `som fmt --no-commit`"),
        why=N_("A commit takes the whole file, hand edits too; what is committed must be sound, as with `som save`."),
        mend=N_("Mend the findings, then format again."),
    ),
    Code(
        "cards-title-taken",
        N_("there is a card with the title “{title}” already: {ids|code|and}"),
        hint=N_("fill that one further, or give this one a title that tells them apart"),
        why=N_("People know a card by its title; two of one name are taken for each other."),
        mend=N_("Change one of the titles, or remove the new card."),
        severity=Severity.WARNING,
    ),
    Code(
        "editing-record-unknown",
        N_("no record here is called `{value}`"),
        hint=(N_("did you mean {near|code}?"), N_("give the id, or the path of the file")),
        why=N_("A record is named by its id, as its file or its folder is."),
        mend=N_("Correct the id."),
    ),
    Code(
        "editing-record-ambiguous",
        N_("several records are called `{value}`: {paths|code|and}"),
        hint=N_("give the path of the one you mean"),
        why=N_("Records of different kinds may have the same id."),
        mend=N_("Name the record by its path."),
    ),
    Code(
        "editing-kept",
        N_("`{path}` is never edited"),
        hint=N_("what is wrong in it is voided: `som initiative advance {case} void`"),
        why=_KEPT,
        mend=N_("Void it, and record what is right anew."),
        seed="D52",
    ),
    Code(
        "editing-id",
        N_("an id is not a value to set: references to it would lead nowhere"),
        hint=N_("`som mv {old} NEW` changes it with every reference to it"),
        why=_NAMED,
        mend=N_("Use `som mv`."),
    ),
    Code(
        "editing-material",
        N_("`{id}` is submitted: {fields|code|and} change by an act"),
        hint=N_("use `som initiative amend {id} --field {example}`"),
        why=N_("What has been judged changes only openly: by an act that says what, who and when."),
        mend=N_("Amend the initiative instead."),
        seed="D52",
    ),
    Code(
        "editing-errors",
        N_("the value does not stand; nothing was changed"),
        hint=N_("mend what is said below, or see `som validate`"),
        why=N_("What is saved must be sound: others read it next."),
        mend=N_("Correct the value."),
    ),
    Code(
        "editing-unfinished",
        N_("`{id}` is not finished, so it was not committed"),
        hint=N_(
            "`{path}` is kept: mend there what is said below, or fill it further with `edit`, then `som save {id}`"
        ),
        why=N_("What has an error is not saved: others read it next, and CI would refuse everybody's changes."),
        mend=N_("Fill the card in, then save it; `som card check` says what to fill in next."),
    ),
    Code(
        "rename-named-by-act",
        N_("`{old}` cannot be renamed: `{path}`, which is never edited, names it"),
        hint=_NAME_INSTEAD,
        why=_KEPT,
        mend=N_("Change the name or title; for an initiative, submit a new one that supersedes it."),
    ),
    Code(
        "rename-judged",
        N_("`{old}` cannot be renamed: acts rest on what `{path}` says in `{way}`, and it says `{old}`"),
        hint=_NAME_INSTEAD,
        why=_KEPT,
        mend=N_("Change the name or title: what was judged in an initiative changes by an act only."),
    ),
    Code(
        "rename-folder",
        N_("`{old}` cannot be renamed: initiatives stand in its folder, such as `{path}`"),
        hint=_NAME_INSTEAD,
        why=_KEPT,
        mend=N_("Change the name: the folder of case files bears the id for ever."),
    ),
    Code(
        "rename-ambiguous",
        N_("several are called `{value}`"),
        hint=N_("say within which record: {choices|code}"),
        why=N_("Ids of activities, needs and indicators are unique within their record only."),
        mend=N_("Name the record before the id, with a slash between them."),
    ),
    Code(
        "rename-taken",
        N_("`{value}` is taken already by `{path}`"),
        hint=N_("choose another id"),
        why=_NAMED,
        mend=N_("Choose an id that nothing has."),
    ),
    Code(
        "rename-form",
        N_("`{value}` is no id for this record"),
        hint=N_(
            "write it as `{example}`: lower-case letters without accents, digits and hyphens, no year at the beginning"
        ),
        why=N_("Ids stand in file names, branches and commit messages on every system."),
        mend=N_("Write the id in the form that the record asks for."),
    ),
    Code(
        "rename-single",
        N_("`{path}` has no id of its own"),
        hint=N_("name a record that has one, such as `lapsed-ja-pered`"),
        why=N_("There is one process and one file of settings."),
        mend=N_("Name another record."),
    ),
)
