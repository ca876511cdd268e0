"""Why nothing may be written now, what is at fault around us, and who was first."""

from som_cli.codes.model import Code
from som_cli.diagnostics import Severity
from som_cli.locale import N_

_STATE = N_(
    "A commit made now would go astray or become part of something else; nothing is recorded until that is over."
)
_NEEDS = N_("Every act is one file and one commit of git; without git there is nothing to record it in.")
_WHOLE = N_("An act is recorded whole or not at all; what stood here before stands here still.")
_FIRST = N_("Two people may record at the same time; the later one looks first whether it is still needed.")
_MEND_STATE = N_("Finish or stop what git is in the middle of, then run the command again.")
_MEND_DISK = N_("Mend what the disk refuses, then run the command again.")
_MEND_SYNC = N_("Bring the newer state here with `som sync` and look at it; then decide anew.")


_STATES = (
    Code(
        "store-merge",
        N_("a merge is in progress in the repository; nothing was saved"),
        hint=N_("finish it (`git merge --continue`) or stop it (`git merge --abort`) and try again"),
        why=_STATE,
        mend=_MEND_STATE,
    ),
    Code(
        "store-rebase",
        N_("a rebase is in progress in the repository; nothing was saved"),
        hint=N_("finish it (`git rebase --continue`) or stop it (`git rebase --abort`) and try again"),
        why=_STATE,
        mend=_MEND_STATE,
    ),
    Code(
        "store-cherry-pick",
        N_("a cherry-pick is in progress in the repository; nothing was saved"),
        hint=N_("finish it (`git cherry-pick --continue`) or stop it (`git cherry-pick --abort`) and try again"),
        why=_STATE,
        mend=_MEND_STATE,
    ),
    Code(
        "store-revert",
        N_("a revert is in progress in the repository; nothing was saved"),
        hint=N_("finish it (`git revert --continue`) or stop it (`git revert --abort`) and try again"),
        why=_STATE,
        mend=_MEND_STATE,
    ),
    Code(
        "store-bisect",
        N_("a bisect is in progress in the repository; nothing was saved"),
        hint=N_("end it with `git bisect reset` and try again"),
        why=_STATE,
        mend=_MEND_STATE,
    ),
    Code(
        "store-detached",
        N_("the repository is on no branch; nothing was saved"),
        hint=N_("go to a branch, e.g. `git switch main`, and try again"),
        why=N_("A commit on no branch is lost as soon as another branch is chosen."),
        mend=N_("Choose a branch, then run the command again."),
    ),
    Code(
        "store-unborn",
        N_("the repository has no commit yet; nothing was saved"),
        hint=N_("commit what is there first (`git add . && git commit`), and try again"),
        why=N_("Rules are checked against what is committed; before the first commit there is nothing."),
        mend=N_("Make the first commit, then run the command again."),
    ),
    Code(
        "store-bare",
        N_("the repository has no files to work on (it is bare); nothing was saved"),
        hint=N_("clone it and work in the clone"),
        why=N_("Records are files; a bare repository keeps only their history."),
        mend=N_("Clone the repository and run the command there."),
    ),
    Code(
        "store-edits-uncommitted",
        N_("`{path}` has unsaved edits; nothing was recorded"),
        hint=(
            N_("`som save {initiative}` saves them, or `som initiative submit` and `amend` take them along"),
            N_("save them first: `som save {record}`"),
            N_("save them first: `som save`"),
        ),
        why=N_("A decision rests on the committed text; what is only on this disk nobody else has seen."),
        mend=N_("Save the edits with `som save`, or take them back with `git restore`, and run the command again."),
    ),
    Code(
        "store-busy",
        N_("another som is writing in this repository; nothing was saved"),
        hint=N_("wait until it has ended, and try again"),
        why=N_("One at a time: of two that write at once, one would be lost."),
        mend=N_("Wait, then run the command again."),
    ),
    Code(
        "store-index-locked",
        N_("another git is at work in this repository, or ended badly: `{lock}`; nothing was saved"),
        hint=N_("close other programs that use git; if none runs, delete that file, and try again"),
        why=N_("Git lets one program at a time change its index."),
        mend=N_("Let the other program end. A lock that nobody holds may be deleted."),
    ),
    Code(
        "store-git-running",
        N_("the git of an interrupted command is still running (process {process}); nothing was saved"),
        hint=N_("wait until it has ended, and try again"),
        why=N_("What it is doing must not be undone under its hands."),
        mend=N_("Wait for it, or end it, then run the command again."),
    ),
    Code(
        "store-journal-foreign",
        N_("an interrupted command left `{path}`, which this som cannot read; nothing was saved"),
        hint=N_("run the version of som that wrote it, or look at `git status` and delete the file"),
        why=N_("The journal says what was half-done; without it nobody can tell."),
        mend=N_("Use the newest som. Where nothing is half-done, the file may be deleted."),
    ),
    Code(
        "store-hook-refused",
        N_("a hook of this repository refused the commit; nothing was recorded"),
        hint=(N_("it says: {words}"), N_("it did not say why")),
        why=_WHOLE,
        mend=N_("Do what the hook asks for, then run the command again."),
    ),
    Code(
        "store-commit-changed",
        N_("a hook or another program changed `{path}` while it was being committed; nothing was recorded"),
        hint=N_("let the hooks leave the folder `data/` as it is, and try again"),
        why=N_("What is committed must be exactly what was checked."),
        mend=N_("Switch off hooks that rewrite records; they may check them."),
    ),
    Code(
        "store-nothing-new",
        N_("there is nothing to save"),
        hint=N_("the files are as they were committed"),
        why=_WHOLE,
        mend=N_("Edit a record first."),
    ),
)

_ENVIRONMENT = (
    Code(
        "store-git-missing",
        N_("there is no git on this computer"),
        hint=N_("install it (https://git-scm.com/downloads) and open a new terminal"),
        why=_NEEDS,
        mend=N_("Install git, then run the command again."),
    ),
    Code(
        "store-git-old",
        N_("the git on this computer is too old"),
        hint=N_("install git {minimum} or newer"),
        why=_NEEDS,
        mend=N_("Install a newer git, then run the command again."),
    ),
    Code(
        "store-git-failed",
        N_("`{command}` failed"),
        hint=(N_("git says: {words}"), N_("run it by hand to see more")),
        why=_NEEDS,
        mend=N_("Mend what git complains of, then run the command again."),
    ),
    Code(
        "store-repository-missing",
        N_("the folder `{path}` is not in a git repository"),
        hint=N_("make one with `git init`, or a whole new one with `som init`"),
        why=_NEEDS,
        mend=N_("Go to a clone of the governance repository, or make a new one."),
    ),
    Code(
        "store-owner-doubtful",
        N_("git does not trust the repository `{path}`: its folder belongs to another user"),
        hint=N_("if you trust it, run `git config --global --add safe.directory '{path}'`"),
        why=N_("A repository of somebody else may run programs of theirs on your computer."),
        mend=N_("Tell git that you trust the folder, or clone it anew."),
    ),
    Code(
        "store-identity-missing",
        N_("git does not know your name and e-mail address"),
        hint=N_('run `git config --global user.name "First Last"` and `git config --global user.email name@agency.ee`'),
        why=N_("Every act says who recorded it; a guess of the computer's would be a false name."),
        mend=N_("Tell git who you are, with the address that your person record has."),
    ),
    Code(
        "store-signing-failed",
        N_("git is told to sign commits and could not; nothing was recorded"),
        hint=(N_("git says: {words}"), N_("check `git config user.signingKey`")),
        why=_WHOLE,
        mend=N_("Mend the signing key, or switch signing off with `git config commit.gpgSign false`."),
    ),
    Code(
        "store-disk-full",
        N_("the disk is full (`{path}`); nothing was recorded"),
        hint=N_("free some space, and try again"),
        why=_WHOLE,
        mend=_MEND_DISK,
    ),
    Code(
        "store-permission-missing",
        N_("nothing may be written here (`{path}`); nothing was recorded"),
        hint=N_("get the permission to write, or work in a clone of your own"),
        why=_WHOLE,
        mend=_MEND_DISK,
    ),
    Code(
        "store-file-held",
        N_("another program holds `{path}` open; nothing was recorded"),
        hint=N_("close the file in the editor, in Excel or in OneDrive, and try again"),
        why=_WHOLE,
        mend=_MEND_DISK,
    ),
    Code(
        "store-not-a-file",
        N_("`{path}` is a link or a folder where a file must be; nothing was recorded"),
        hint=N_("take it away, and try again"),
        why=N_("A record is a file of its own: what a link points at is not in the repository's history."),
        mend=N_("Put a file in its place, or nothing."),
    ),
)

_FIRST_COME = (
    Code(
        "store-file-taken",
        N_("somebody else made `{path}` first; yours was not made"),
        hint=N_("look at what is there now and whether yours is still needed"),
        why=_FIRST,
        mend=_MEND_SYNC,
    ),
    Code(
        "store-case-moved",
        N_("{who} changed `{path}` on {when} and was first; yours was not made"),
        hint=N_("get the newer state with `som sync` and see whether yours is still needed"),
        why=_FIRST,
        mend=_MEND_SYNC,
    ),
)

_UNPROVABLE = (
    Code(
        "store-revision-unknown",
        N_("there is no commit `{revision}` here"),
        hint=(
            N_("check the name: `git log --oneline` shows those there are; `{fetch}` brings the whole history"),
            N_("check the name: `git log --oneline` shows those there are"),
        ),
        why=N_("What is not here cannot be compared with."),
        mend=N_("Name a commit, tag or branch that this repository has."),
    ),
    Code(
        "store-day-before-history",
        N_("the history begins on {first}; the state of {asked} cannot be shown"),
        hint=(N_("ask for `{typed}` or later; `{fetch}` may bring more"), N_("ask for `{typed}` or later")),
        why=N_("The state of a day is read from the commits there were on it."),
        mend=N_("Ask for a later day, or fetch the whole history."),
    ),
    Code(
        "store-object-missing",
        N_("a part of the history is not on this computer (`{object}`)"),
        hint=N_("connect to the server, or clone the repository whole"),
        why=N_("A partial clone fetches old contents from its server when they are asked for."),
        mend=N_("Connect to the network, or clone without `--filter`."),
    ),
)

_NOTES = (
    Code(
        "store-recovery-finished",
        N_("an interrupted command had recorded everything; its traces were tidied up"),
        why=_WHOLE,
        mend=N_("Nothing needs to be done."),
        severity=Severity.NOTE,
    ),
    Code(
        "store-recovery-undone",
        N_("an interrupted command had recorded nothing; what it left half-done was undone"),
        why=_WHOLE,
        mend=N_("Run that command again, if it is still wanted."),
        severity=Severity.NOTE,
    ),
    Code(
        "store-trailers-changed",
        N_("a hook changed the message of the commit {commit}: git no longer reads its trailers"),
        hint=N_("let hooks put nothing after the last lines of a message"),
        why=N_("The files carry the facts; the trailers of the commits are the cross-check, and here it is missing."),
        mend=N_("Change the hook. What was recorded stands."),
        severity=Severity.WARNING,
    ),
)

CODES = (*_STATES, *_ENVIRONMENT, *_FIRST_COME, *_UNPROVABLE, *_NOTES)
