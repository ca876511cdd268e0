"""One act, one file, one commit: all of it or nothing, and the user's other work untouched."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

import pytest

from som_cli.errors import EnvironmentFault, SomeoneFirst, StateForbids
from som_cli.store.git import Identity
from som_cli.store.transaction import Commit, record, writing

if TYPE_CHECKING:
    from tests.builders.repository import Repository

CASE = "data/initiatives/ska/ska-2026-a/"
CARD = CASE + "initiative.yaml"
ACT = CASE + "acts/001-submit.yaml"
MESSAGE = (
    "ska-2026-a: submit\n\nSom-Act: ska-2026-a#001 0123456789abcdef submit\n"
    "Som-Actor: mari-maasikas\nSom-Tool: som/1.0.0\n"
)


def submit(act: bytes = b"move: submit\n", **changes: object) -> Commit:
    return Commit(**{"writes": {ACT: act}, "message": MESSAGE, "fresh": {ACT}, **changes})  # type: ignore[arg-type]  # test shorthand


def test_an_act_is_one_commit_of_one_file(repo: Repository) -> None:
    receipt = record(repo.git, [submit()], [CASE])

    head = repo.run("rev-parse", "HEAD")
    assert receipt.commits == (head,)
    assert receipt.short == (repo.run("rev-parse", "--short", "HEAD"),)
    assert (receipt.branch, receipt.notes) == ("main", ())
    assert repo.run("log", "-1", "--format=%B") == MESSAGE
    assert repo.run("show", "--format=", "--name-status") == f"A\t{ACT}"
    assert repo.run("status", "--porcelain") == ""
    assert not (repo.root / ".git/som/journal.json").exists()


def test_what_is_staged_and_edited_elsewhere_stays_byte_for_byte(repo: Repository) -> None:
    repo.write("notes.txt", "staged\n")
    repo.write("new.txt", "staged too\n")
    repo.run("add", "notes.txt", "new.txt")
    repo.write("notes.txt", "staged and edited\n")
    repo.write("untracked.txt", "u\n")
    repo.write("announced.txt", "a\n")
    repo.run("add", "--intent-to-add", "announced.txt")
    before = repo.picture()

    record(repo.git, [submit()], [CASE])

    after = repo.picture()
    added = after["index"].splitlines()
    mine = [line for line in added if line.endswith(ACT)]
    assert [line for line in added if line not in mine] == before["index"].splitlines()
    assert {**after, "index": before["index"], "head": before["head"]} == {**before, ACT: b"move: submit\n".hex()}


def test_a_hand_edit_that_is_taken_along_is_in_the_same_commit(repo: Repository) -> None:
    repo.write(CARD, "title: A, edited\r\n")
    commit = submit(writes={CARD: b"title: A, edited\r\n", ACT: b"move: submit\n"})

    record(repo.git, [commit], [CASE], takes={CARD})

    assert repo.run("show", "--format=", "--name-only", "HEAD").splitlines() == [ACT, CARD]
    assert repo.run("status", "--porcelain") == ""


def test_edits_in_the_case_file_are_refused_unless_taken_along(repo: Repository) -> None:
    repo.write(CARD, "title: A, edited\n")
    repo.write(CASE + "opinions/r1-x.yaml", "new\n")
    before = repo.picture()

    with pytest.raises(StateForbids) as refusal:
        record(repo.git, [submit()], [CASE])

    assert (refusal.value.code, refusal.value.facts) == (
        "store-edits-uncommitted",
        {"path": CARD, "initiative": "ska-2026-a", "paths": (CARD, CASE + "opinions/r1-x.yaml")},
    )
    assert repo.picture() == before


def test_a_number_that_is_taken_is_refused(repo: Repository) -> None:
    repo.write(ACT, "move: withdraw\n")
    repo.commit()

    with pytest.raises(SomeoneFirst) as refusal:
        record(repo.git, [submit()], [CASE])

    assert (refusal.value.code, refusal.value.facts, refusal.value.exit_code) == ("store-file-taken", {"path": ACT}, 5)


def test_several_commits_are_recorded_together_in_order(repo: Repository) -> None:
    second = CASE + "acts/002-agree.yaml"
    commits = [
        Commit({ACT: b"1\n", CARD: b"title: B\n"}, "one\n", {ACT}),
        Commit({second: b"2\n", CARD: b"title: C\n"}, "two\n", {second}),
        Commit({"notes.txt": None}, "three\n"),
    ]

    receipt = record(repo.git, commits)

    assert repo.run("log", "--format=%H %s", "--reverse", "-3").splitlines() == [
        f"{commit} {word}" for commit, word in zip(receipt.commits, ("one", "two", "three"), strict=True)
    ]
    assert repo.read(CARD) == "title: C\n"
    assert not (repo.root / "notes.txt").exists()
    assert repo.run("status", "--porcelain") == ""


def test_date_and_author_can_be_given(repo: Repository) -> None:
    when = datetime.fromisoformat("2026-10-14T10:05:00+03:00")

    record(repo.git, [submit(when=when, who=Identity("Toomas Jalakas", "toomas@ska.example"))])

    assert repo.run("log", "-1", "--format=%an %ae %aI %cn %ce %cI") == (
        "Toomas Jalakas toomas@ska.example 2026-10-14T10:05:00+03:00 "
        "Toomas Jalakas toomas@ska.example 2026-10-14T10:05:00+03:00"
    )


def test_a_hook_that_refuses_undoes_everything_and_is_quoted(repo: Repository) -> None:
    repo.write("notes.txt", "staged\n")
    repo.run("add", "notes.txt")
    repo.hook("pre-commit", "echo 'no commits on Fridays' >&2; exit 1")
    before = repo.picture()

    with pytest.raises(StateForbids) as refusal:
        record(repo.git, [submit()], [CASE])

    assert (refusal.value.code, refusal.value.facts) == ("store-hook-refused", {"words": "no commits on Fridays"})
    assert repo.picture() == before


def test_a_hook_that_refuses_the_second_of_two_undoes_the_first(repo: Repository) -> None:
    repo.write(CARD, "title: A, staged\n")
    repo.run("add", CARD)
    repo.write(CARD, "title: A, edited\n")
    repo.hook("commit-msg", 'grep -q two "$1" && exit 1; exit 0')
    before = repo.picture()

    with pytest.raises(StateForbids):
        record(
            repo.git,
            [Commit({ACT: b"1\n", CARD: b"title: A, edited\n"}, "one\n"), Commit({"notes.txt": b"2\n"}, "two\n")],
            takes={CARD},
        )

    assert repo.picture() == before


def test_a_hook_that_rewrites_the_act_undoes_everything(repo: Repository) -> None:
    repo.hook("pre-commit", f"echo more >> {ACT}; git add {ACT}")
    before = repo.picture()

    with pytest.raises(StateForbids) as refusal:
        record(repo.git, [submit()], [CASE])

    assert (refusal.value.code, refusal.value.facts) == ("store-commit-changed", {"path": ACT})
    assert repo.picture() == before


def test_a_hook_that_spoils_the_trailers_is_told_of(repo: Repository) -> None:
    repo.hook("commit-msg", "printf '\\nJIRA-1 is a line that is no trailer\\n' >> \"$1\"")

    receipt = record(repo.git, [submit()], [CASE])

    assert [(note.code, note.facts) for note in receipt.notes] == [
        ("store-trailers-changed", {"commit": receipt.commits[0][:7]})
    ]


@pytest.mark.parametrize(
    ("state", "code"),
    [
        ("MERGE_HEAD", "store-merge"),
        ("CHERRY_PICK_HEAD", "store-cherry-pick"),
        ("REVERT_HEAD", "store-revert"),
        ("BISECT_LOG", "store-bisect"),
        ("rebase-merge/head-name", "store-rebase"),
        ("rebase-apply/applying", "store-rebase"),
    ],
)
def test_nothing_is_written_while_git_is_in_the_middle_of_something(repo: Repository, state: str, code: str) -> None:
    path = repo.root / ".git" / state
    path.parent.mkdir(exist_ok=True)
    path.write_text(repo.run("rev-parse", "HEAD") + "\n", encoding="ascii")

    with pytest.raises(StateForbids) as refusal:
        record(repo.git, [submit()], [CASE])

    assert (refusal.value.code, refusal.value.exit_code) == (code, 4)
    assert not (repo.root / ACT).exists()


def test_nothing_is_written_on_no_branch(repo: Repository) -> None:
    repo.run("checkout", "--quiet", "--detach")

    with pytest.raises(StateForbids, match="store-detached"):
        record(repo.git, [submit()], [CASE])


def test_nothing_is_written_before_the_first_commit_unless_it_is_that(repo: Repository) -> None:
    repo.run("checkout", "--quiet", "--orphan", "fresh")
    repo.run("rm", "-r", "--quiet", "--cached", ".")

    with pytest.raises(StateForbids, match="store-unborn"):
        record(repo.git, [submit()])
    receipt = record(repo.git, [submit()], unborn=True)

    assert repo.run("log", "--format=%H") == receipt.commits[0]


def test_a_first_commit_that_fails_leaves_the_branch_unborn(repo: Repository) -> None:
    repo.run("checkout", "--quiet", "--orphan", "fresh")
    repo.run("rm", "-r", "--quiet", "--cached", ".")
    repo.hook("commit-msg", 'grep -q two "$1" && exit 1; exit 0')

    with pytest.raises(StateForbids):
        record(repo.git, [submit(), Commit({"b": b"b\n"}, "two\n")], unborn=True)

    assert repo.git.head() == ""
    assert repo.run("ls-files") == ""
    assert not (repo.root / ACT).exists()


def test_without_an_identity_nothing_is_written(repo: Repository, monkeypatch: pytest.MonkeyPatch) -> None:
    before = repo.picture()
    for name in ("GIT_AUTHOR_NAME", "GIT_AUTHOR_EMAIL", "GIT_COMMITTER_NAME", "GIT_COMMITTER_EMAIL"):
        monkeypatch.delenv(name)

    with pytest.raises(EnvironmentFault, match="store-identity-missing") as refusal:
        record(repo.git, [submit()])

    assert refusal.value.exit_code == 3
    assert repo.picture() == before


def test_nothing_new_is_said_and_undone(repo: Repository) -> None:
    with pytest.raises(StateForbids, match="store-nothing-new"):
        record(repo.git, [Commit({CARD: b"title: A\n"}, "save\n")])


def test_another_gits_lock_is_named_and_never_removed(repo: Repository, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("som_cli.store.program.PATIENCE", (0.01,))
    lock = repo.root / ".git/index.lock"
    lock.touch()

    with pytest.raises(StateForbids) as refusal:
        record(repo.git, [Commit({"notes.txt": b"2\n"}, "x\n")])

    assert (refusal.value.code, refusal.value.facts) == ("store-index-locked", {"lock": lock.as_posix()})
    assert lock.exists()
    lock.unlink()
    assert record(repo.git, [Commit({"notes.txt": b"2\n"}, "x\n")]).notes[0].code == "store-recovery-undone"


def test_a_key_that_cannot_sign_is_told_of(repo: Repository) -> None:
    repo.run("config", "commit.gpgSign", "true")
    repo.run("config", "gpg.program", "false")
    repo.hook("pre-commit", "exit 0")
    before = repo.picture()

    with pytest.raises(EnvironmentFault, match="store-signing-failed"):
        record(repo.git, [submit()])

    assert repo.picture() == before


@pytest.mark.parametrize("text", ["", "{", "[]", '{"schema": "som-journal/2"}'])
def test_a_journal_of_another_version_is_left_to_it(repo: Repository, text: str) -> None:
    repo.write(".git/som/journal.json", text)

    with pytest.raises(StateForbids, match="store-journal-foreign"):
        record(repo.git, [submit()])

    assert repo.read(".git/som/journal.json") == text


def test_files_alone_are_written_without_a_commit(repo: Repository) -> None:
    head = repo.run("rev-parse", "HEAD")

    with writing(repo.git, [CASE]) as transaction:
        paths = transaction.write([submit()])

    assert paths == (ACT,)
    assert repo.read(ACT) == "move: submit\n"
    assert repo.run("rev-parse", "HEAD") == head
    assert repo.run("status", "--porcelain", "-uall") == f"?? {ACT}"


def test_what_was_recorded_can_be_taken_back_before_anybody_was_told(repo: Repository) -> None:
    before = repo.picture()

    with writing(repo.git, [CASE]) as transaction:
        transaction.record([submit()])
        transaction.take_back()

    assert repo.picture() == before


def test_paths_are_never_patterns_or_options(repo: Repository) -> None:
    repo.write("--output=x", "o\n")
    repo.write("*.txt", "star\n")
    repo.write(":(exclude)y", "magic\n")
    repo.write("notes.txt", "edited\n")
    odd = {"--output=x": b"1\n", "*.txt": b"2\n", ":(exclude)y": b"3\n"}

    record(repo.git, [Commit(odd, "odd\n")], takes=set(odd))

    assert repo.run("show", "--format=", "--name-only", "-z").split("\0")[:-1] == ["*.txt", "--output=x", ":(exclude)y"]
    assert repo.run("status", "--porcelain") == " M notes.txt"


def test_very_many_files_fit_into_one_commit(repo: Repository) -> None:
    many = {f"data/people/person-with-a-long-name-{number:04d}.yaml": b"x\n" for number in range(300)}

    record(repo.git, [Commit(many, "many\n")])

    assert len(repo.run("show", "--format=", "--name-only").splitlines()) == 300


def test_lines_that_end_as_on_windows_are_recorded_as_git_keeps_them(repo: Repository) -> None:
    repo.run("config", "core.autocrlf", "true")
    repo.write(CARD, "title: A\r\nproblem: B\r\n")

    record(repo.git, [Commit({CARD: b"title: A\r\nproblem: B\r\n"}, "save\n")], takes={CARD})

    assert repo.run("cat-file", "blob", f"HEAD:{CARD}") == "title: A\nproblem: B"
    assert repo.read(CARD) == "title: A\r\nproblem: B\r\n"
    assert repo.run("status", "--porcelain") == ""
