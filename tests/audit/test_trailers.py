"""Acts as commit messages and back: exact inverses, for git too."""

from __future__ import annotations

import subprocess
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from som_cli.audit.trailers import (
    GRAMMAR,
    ActClaim,
    Claim,
    Ungrammatical,
    act_message,
    message,
    pairs,
    plain_message,
    read,
)
from tests.builders.process import HELD, ID, case_in, made

if TYPE_CHECKING:
    from tests.builders.repository import Repository

SLUGS = st.from_regex(r"[a-z0-9]{1,12}(?:-[a-z0-9]{1,8}){0,5}", fullmatch=True)
ACTS = st.builds(ActClaim, SLUGS, st.integers(1, 99_999), st.from_regex(r"[0-9a-f]{16}", fullmatch=True), SLUGS)
TOOLS = st.from_regex(r"[0-9]\.[0-9]\.[0-9](?:rc[0-9])?(?:\+[a-z0-9]+)?", fullmatch=True)
CLAIMS = st.one_of(
    st.builds(Claim, SLUGS, TOOLS),
    st.builds(Claim, SLUGS, TOOLS, ACTS, st.none() | SLUGS, st.none() | SLUGS),
)
WHOLE = Claim(
    "mari", "1.0.0", ActClaim("ska-2026-a", 2, "9f2c77ab01d3e4f5", "decide"), "sotsiaal", "2026-12-10-sotsiaal"
)


def test_the_message_of_an_act_is_the_contracts() -> None:
    assert message("ska-2026-a", "decide yes-if", WHOLE) == (
        "ska-2026-a: decide yes-if\n"
        "\n"
        "Som-Act: ska-2026-a#002 9f2c77ab01d3e4f5 decide\n"
        "Som-Body: sotsiaal\n"
        "Som-Meeting: 2026-12-10-sotsiaal\n"
        "Som-Actor: mari\n"
        "Som-Tool: som/1.0.0\n"
    )


def test_other_commits_carry_the_actor_and_the_tool_alone() -> None:
    assert plain_message("ska-2026-a", "opinion", "mari", "1.0.0") == (
        "ska-2026-a: opinion\n\nSom-Actor: mari\nSom-Tool: som/1.0.0\n"
    )


@given(CLAIMS)
def test_writing_and_reading_are_inverses(claim: Claim) -> None:
    assert read(pairs(claim)) == claim


@given(CLAIMS, SLUGS, SLUGS)
def test_a_message_is_short_plain_ascii(claim: Claim, record: str, done: str) -> None:
    said = message(record * 3, done[:20], claim)

    subject, empty, *_ = said.split("\n")
    assert len(subject) <= 72
    assert subject.endswith(f": {done[:20]}")
    assert empty == ""
    assert said.isascii()
    assert said.endswith("\n")


@given(CLAIMS)
@settings(max_examples=15, deadline=None)
def test_git_reads_the_trailers_as_they_were_written(claim: Claim) -> None:
    done = subprocess.run(
        ["git", "interpret-trailers", "--parse"],
        input=message("ska-2026-a", "agree", claim),
        capture_output=True,
        encoding="utf-8",
        check=True,
    )

    told = [(key, value) for key, _, value in (line.partition(": ") for line in done.stdout.splitlines())]
    assert read(told) == claim


def test_a_commit_of_ours_reads_back_out_of_git(repo: Repository) -> None:
    repo.commit(message("ska-2026-a", "decide yes-if", WHOLE))

    assert read(repo.git.log(limit=1)[0].trailers) == WHOLE


@pytest.mark.parametrize("trailers", [[], [("Signed-off-by", "Mari <m@x>")], [("Sommer", "x"), ("Som", "y")]])
def test_a_commit_without_our_trailers_is_not_ours(trailers: list[tuple[str, str]]) -> None:
    assert read(trailers) is None


def test_others_trailers_beside_ours_change_nothing() -> None:
    assert read([("Change-Id", "x"), *pairs(WHOLE), ("Signed-off-by", "y")]) == WHOLE


@pytest.mark.parametrize(
    ("key", "trailers"),
    [
        ("som-actor", [("som-actor", "mari"), ("Som-Tool", "som/1")]),
        ("Som-Verdict", [("Som-Verdict", "yes"), *pairs(WHOLE)]),
        ("Som-Actor", [("Som-Actor", "mari"), ("Som-Actor", "jaan"), ("Som-Tool", "som/1")]),
        ("Som-Act", [("Som-Actor", "mari"), ("Som-Act", "a#001 9f2c77ab01d3e4f5 submit"), ("Som-Tool", "som/1")]),
        ("Som-Act", [("Som-Act", "a#1 9f2c77ab01d3e4f5 submit"), ("Som-Actor", "mari"), ("Som-Tool", "som/1")]),
        ("Som-Act", [("Som-Act", "a#0001 9f2c77ab01d3e4f5 submit"), ("Som-Actor", "mari"), ("Som-Tool", "som/1")]),
        ("Som-Act", [("Som-Act", "a#001 9F2C77AB01D3E4F5 submit"), ("Som-Actor", "mari"), ("Som-Tool", "som/1")]),
        ("Som-Act", [("Som-Act", "a#001 9f2c77ab01d3e4f5 submit\n"), ("Som-Actor", "mari"), ("Som-Tool", "som/1")]),
        ("Som-Act", [("Som-Act", "a#٠٠١ 9f2c77ab01d3e4f5 submit"), ("Som-Actor", "mari"), ("Som-Tool", "som/1")]),
        ("Som-Body", [("Som-Body", "sotsiaal"), ("Som-Actor", "mari"), ("Som-Tool", "som/1")]),
        ("Som-Actor", [("Som-Actor", "Mari Maasikas"), ("Som-Tool", "som/1")]),
        ("Som-Actor", [("Som-Tool", "som/1")]),
        ("Som-Tool", [("Som-Actor", "mari")]),
        ("Som-Tool", [("Som-Actor", "mari"), ("Som-Tool", "other/1")]),
    ],
)
def test_what_is_nearly_ours_is_ungrammatical(key: str, trailers: list[tuple[str, str]]) -> None:
    assert read(trailers) == Ungrammatical(key)


def test_the_order_of_trailers_is_the_contracts() -> None:
    assert tuple(GRAMMAR) == ("Som-Act", "Som-Body", "Som-Meeting", "Som-Actor", "Som-Tool")


def test_an_act_in_a_file_becomes_its_message() -> None:
    act = made(case_in("defended"), "decide", outcome="yes", body="sotsiaal", meeting=HELD)

    said = act_message(act, "1.0.0")

    assert said.splitlines() == [
        f"{ID}: decide yes",
        "",
        f"Som-Act: {ID}#{act.number:03d} {act.digest.removeprefix('a1:')[:16]} decide",
        "Som-Body: sotsiaal",
        f"Som-Meeting: {HELD}",
        f"Som-Actor: {act.recorded_by}",
        "Som-Tool: som/1.0.0",
    ]
