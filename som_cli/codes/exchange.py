"""What stands between us and the server, and between hand edits and the history."""

from som_cli.codes.model import Code
from som_cli.diagnostics import Severity
from som_cli.locale import N_

_MEETS = N_("What others have done, and what you have, meets on the server.")
_NEVER = N_("Acts, opinions and reports are never edited or removed: whoever relied on them must find them again.")

CODES = (
    Code(
        "store-edits-in-the-way",
        N_("unsaved edits are in the way of the branch `{branch}`: {paths|code}"),
        hint=N_("save them with `som save`, or take them back with `git restore`, and try again"),
        why=N_("Going there would overwrite what only this disk has."),
        mend=N_("Save the edits or take them back, then run the command again."),
    ),
    Code(
        "store-branch-elsewhere",
        N_("the branch `{branch}` is open in another folder of this repository; nothing was saved"),
        hint=N_("work there: {words}"),
        why=N_("Two folders on one branch would overwrite each other's work."),
        mend=N_("Run the command in that folder."),
    ),
    Code(
        "store-branch-diverged",
        N_("`{branch}` has commits here that the server does not have, and the other way round"),
        hint=N_("bring them together with `git pull --rebase`, or ask somebody who knows git"),
        why=N_("Which of several commits comes first is for a person to say."),
        mend=N_("Rebase or merge the branch with git, then run the command again."),
    ),
    Code(
        "store-push-refused",
        N_("`{commit}` is recorded here, but the server refused it"),
        hint=(N_("it says: {words}"), N_("try again with `som sync` and `git push`")),
        why=N_("The server guards its branches: many take changes of main by a pull or merge request only."),
        mend=N_("Use `--branch`, and propose the change there."),
    ),
    Code(
        "store-push-unreachable",
        N_("`{commit}` is recorded here, but the server cannot be reached or does not let you in"),
        hint=(N_("git says: {words}"), N_("check the network and your access, then `git push`")),
        why=_MEETS,
        mend=N_("Check the network and your access, then run `git push`."),
    ),
    Code(
        "store-server-unreachable",
        N_("the server cannot be reached or does not let you in"),
        hint=(N_("git says: {words}"), N_("check the network and your access")),
        why=_MEETS,
        mend=N_("Check the network, the address and your access, then run the command again."),
    ),
    Code(
        "store-server-silent",
        N_("the server could not be reached; the branch goes on from what is known here"),
        hint=N_("run `som sync` when the network is back"),
        why=_MEETS,
        mend=N_("Nothing needs to be done; the push will say if somebody was first."),
        severity=Severity.NOTE,
    ),
    Code(
        "store-remote-missing",
        N_("the repository has no server"),
        hint=N_("add it with `git remote add origin ADDRESS`"),
        why=_MEETS,
        mend=N_("Name the server's address once; afterwards `--push` and `som sync` know it."),
    ),
    Code(
        "sync-branch-missing",
        N_("the server has no branch `{branch}`"),
        hint=N_("if the server is still empty, run `git push -u origin {branch}`; else check `main` in `som.yaml`"),
        why=_MEETS,
        mend=N_("Push the branch first, or correct the name."),
    ),
    Code(
        "sync-both-changed",
        N_("{who} changed `{path}` on {when}, and so did you; nothing was changed here"),
        hint=N_("compare the two with `git log --patch {branch}...@{{upstream}}`, and ask somebody who knows git"),
        why=N_("Of two acts on one initiative the later must be made knowing the earlier."),
        mend=N_(
            "Take your own unpushed commits back, bring the newer state here, and record anew what is still needed."
        ),
    ),
    Code(
        "save-record-unknown",
        N_("no record here is called `{value}`"),
        hint=(N_("did you mean {near|code}?"), N_("`som save` without names saves every hand edit")),
        why=N_("What is to be saved is named by its id, as the file or the case file's folder is."),
        mend=N_("Correct the id."),
    ),
    Code(
        "save-untouchable",
        N_("`{path}` is never edited by hand; nothing was saved"),
        hint=(
            N_("take it back with `git restore {path}`; what is wrong is voided: `som initiative advance {case} void`"),
            N_("take it back with `git restore {path}`"),
        ),
        why=_NEVER,
        mend=N_("Take the edit back, and void what is wrong; the correction is recorded anew."),
    ),
    Code(
        "save-act-by-hand",
        N_("`{path}` was not made by som; nothing was saved"),
        hint=N_("delete the file and record the act with `som initiative advance {case}`"),
        why=N_("An act carries digests and is checked by the process as it is made."),
        mend=N_("Record the act with the command."),
    ),
    Code(
        "save-errors",
        N_("the edits have errors; nothing was saved"),
        hint=N_("mend them, or see `som validate`"),
        why=N_("What is saved must be sound: others read it next."),
        mend=N_("Mend the findings, then save again."),
    ),
)
