"""Cards from the command line: submitted, kept as drafts, amended; files, options, hand edits."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from som_cli import __version__
from tests.builders.cards import initiative_values
from tests.builders.ministry import CARD, ID
from tests.builders.process import EARLY, LATER, LEAD, OUTSIDER, SUBMITTER

if TYPE_CHECKING:
    from tests.builders.ministry import Ministry

IDENTITY = ("--title", "Pensionikalkulaator", "--agency", "ska", "--domain", "social")
ACT = CARD.replace("initiative.yaml", "acts/001-submit.yaml")


def head(area: Ministry) -> str:
    return area.run("rev-parse", "HEAD")


def test_a_submission_is_one_commit_and_says_what_is_next(area: Ministry) -> None:
    result = area.som("initiative", "submit", "--from", area.card_file(), day=EARLY)
    short = area.run("rev-parse", "--short", "HEAD")
    assert (result.exit_code, result.stdout) == (0, f"{CARD}\nstate: submitted\ncommit: {short}\n")
    assert "Submitted: “Pensionikalkulaator”." in result.stderr
    assert f"som initiative advance {ID} agree --outcome yes --by {LEAD}" in result.stderr
    assert area.run("show", "--format=", "--name-only").splitlines() == [ACT, CARD]
    digest = area.read(ACT).split('digest: "a1:')[1][:16]
    assert area.run("log", "-1", "--format=%B") == (
        f"{ID}: submit\n\nSom-Act: {ID}#001 {digest} submit\nSom-Actor: {SUBMITTER}\nSom-Tool: som/{__version__}\n"
    )


def test_without_a_terminal_everything_that_is_missing_is_named_at_once(area: Ministry) -> None:
    result = area.som("initiative", "submit", "--title", "Kalkulaator")
    assert (result.exit_code, result.stdout) == (2, "")
    for option in ("--agency", "--domain", "--service", "--problem", "--impact", "--alternative"):
        assert f"`{option}`" in result.stderr
    assert "`--title`" not in result.stderr


def test_a_card_can_be_said_by_options_alone(area: Ministry) -> None:
    result = area.som(
        *("initiative", "submit", *IDENTITY, "--service", "ska-pension", "--current-situation", "Paber."),
        *("--problem", "Ooteaeg.", "--expected-outcome", "10 päeva.", "--impact", "4000 last."),
        *("--alternative", "Mitte midagi teha=Ooteaeg kasvab.", "--priority-basis", "agreed", "--also", "health"),
        *("--plan-goal", "hea-toimetulek", "--consulted", "tehik=2026-10-01", "--consulted", f"{LEAD}=2026-10-02"),
        *("--party", "MTA=annab andmed", "--legislation", "no", "--size", "S", "--duration-months", "6"),
        *("--budget", "2027=12000.50", "--start", "2027-01-01", "--end", "2027-06-30", "--implementer", "tehik"),
        *("--field", "budget.lines.0.secured=true", "--field", "estimate.people.analüütik=2"),
    )
    assert result.exit_code == 0, result.stderr
    text = area.read(CARD)
    assert "  - organisation: tehik\n    date: 2026-10-01\n  - person: toomas-jalakas\n" in text
    assert "    - year: 2027\n      amount: 12000.50\n      secured: true\n" in text
    assert '  people:\n    "analüütik": 2\n' in text
    assert 'legislation:\n  needed: "no"\n' in text


def test_what_does_not_fit_is_told_and_nothing_is_written(area: Ministry) -> None:
    before = area.picture()
    wrong = area.som("initiative", "new", *IDENTITY, "--field", "budget.lines.0.amount=palju", "--field", "eelarv=1")
    assert wrong.exit_code == 2
    assert "records-number" in wrong.stderr
    assert "records-key-unknown" in wrong.stderr
    unknown = area.som("initiative", "submit", "--from", area.card_file(service="ska-pensoin"))
    assert (unknown.exit_code, "did you mean `ska-pension`?" in unknown.stderr) == (1, True), unknown.stderr
    astray = area.som("initiative", "new", *IDENTITY, "--field", "budget..amount=1")
    assert (astray.exit_code, "usage-path" in astray.stderr) == (2, True)
    assert area.picture() == before


def test_a_file_must_exist_and_be_yaml(area: Ministry) -> None:
    missing = area.som("initiative", "new", "--from", "no-such.yaml")
    broken = area.som("initiative", "new", *IDENTITY, "--from", "-", stdin="title: [\n")
    taken = area.som("initiative", "new", "--from", "-", stdin="title: Kiri\nagency: ska\ndomain: social\n")
    assert (missing.exit_code, broken.exit_code, taken.exit_code) == (2, 1, 0)
    assert "<stdin>:2:1: error[files-" in broken.stderr or "<stdin>:1" in broken.stderr


def test_a_draft_always_saves_and_says_what_it_lacks(area: Ministry) -> None:
    result = area.som("initiative", "new", *IDENTITY, "--service", "ska-pensoin")
    assert result.exit_code == 0
    assert result.stdout.startswith(f"{CARD}\nstate: draft\ncommit: ")
    assert "did you mean `ska-pension`?" in result.stderr
    assert "% of the card is filled. Missing: current situation (`current_situation`)" in result.stderr
    assert area.run("log", "-1", "--format=%s") == f"{ID}: new"


@pytest.mark.req("D53")
def test_a_draft_needs_nothing_but_what_its_place_is_made_of(area: Ministry) -> None:
    missing = area.som("initiative", "new", "--agency", "ska")
    assert (missing.exit_code, "--title" in missing.stderr, "--domain" in missing.stderr) == (2, True, False)
    made = area.som("initiative", "new", *IDENTITY[:4])
    assert (made.exit_code, made.stdout.startswith(f"{CARD}\nstate: draft\ncommit: ")) == (0, True), made.stderr
    assert "warning[initiatives-domain-missing]" in made.stderr
    assert area.som("validate").exit_code == 0
    shown = area.som("initiative", "list", "--format", "json").json["items"]
    assert [(one["id"], one["state"], one["domain"]) for one in shown] == [(ID, "draft", None)]
    assert "\ndomain: –\n" in area.som("initiative", "show", ID).stdout
    for verb in ("show", "next", "render", "history"):
        seen = area.som("initiative", verb, ID)
        assert seen.exit_code == 0, seen.stderr
    for command in (("portfolio", "list"), ("coverage",), ("portfolio", "render", "-o", "-")):
        assert area.som(*command).exit_code == 0, command
    assert area.som("agenda", "render", LATER).exit_code == 0


@pytest.mark.req("D4", "D38")
def test_nothing_is_submitted_or_stays_without_the_domain_that_decides(area: Ministry) -> None:
    area.som("initiative", "new", *IDENTITY[:4], "--service", "ska-pension")
    closed = {one["move"]: one for one in area.som("initiative", "next", ID, "--format", "json").json["closed"]}
    assert "acts-domain-missing" in [reason["code"] for reason in closed["submit"]["reasons"]]
    assert '--domain "<domain>"' in closed["submit"]["command"]
    said = ("--current-situation", "a", "--problem", "b", "--expected-outcome", "c", "--impact", "d")
    without = area.som("initiative", "submit", ID, *said, "--alternative", "Ei tee=d")
    assert (without.exit_code, without.stderr.count("acts-domain-missing")) == (1, 1)
    done = area.som("initiative", "submit", ID, *said, "--alternative", "Ei tee=d", "--domain", "social")
    assert done.exit_code == 0, done.stderr
    taken = area.som("initiative", "amend", ID, "--field", "domain=")
    assert (taken.exit_code, "initiatives-domain-missing" in taken.stderr) == (1, True)


def test_a_draft_saves_with_values_that_break_rules_but_not_with_what_is_no_value(area: Ministry) -> None:
    wrong = ("--start", "2027-06-30", "--end", "2027-01-01", "--budget", "2027=0", "--plan-goal", "no-such", "--policy")
    made = area.som("initiative", "new", *IDENTITY, *wrong, "no-such", "--submitter", "no-one", "--problem", "TBD")
    assert made.exit_code == 0, made.stderr
    for code in ("schedule-order", "amount-zero", "plan-goal-unknown", "policy-unknown", "person-unknown"):
        assert f"initiatives-{code}" in made.stderr
    head_ = head(area)
    for said in (("--budget", "abc"), ("--budget", "2027=abc"), ("--consulted", "tehik=eile"), ("--start", "varsti")):
        refused = area.som("initiative", "new", *IDENTITY, *said)
        assert (refused.exit_code, said[1].rpartition("=")[2] in refused.stderr) == (2, True), refused.stderr
    assert head(area) == head_


def test_a_title_that_is_taken_gets_a_number(area: Ministry) -> None:
    first, second = (area.som("initiative", "new", *IDENTITY) for _ in range(2))
    assert (first.exit_code, second.exit_code) == (0, 0)
    assert second.stdout.startswith(CARD.replace(ID, f"{ID}-2"))


def test_a_draft_is_submitted_with_its_hand_edits(area: Ministry) -> None:
    area.som("initiative", "new", *IDENTITY, "--service", "ska-pension")
    area.write(CARD, area.read(CARD) + "# märkus\nproblem: Ooteaeg.\n")
    area.write("notes.txt", "mine\n")
    refused = area.som("initiative", "submit", ID)
    assert (refused.exit_code, refused.stderr.count("acts-duty-missing")) == (1, 4)
    said = ("--current-situation", "a", "--expected-outcome", "b", "--impact", "c", "--alternative", "Ei tee=d")
    done = area.som("initiative", "submit", ID, *said)
    assert done.exit_code == 0, done.stderr
    assert "# märkus\nproblem: Ooteaeg.\n" in area.read(CARD)
    assert area.run("status", "--porcelain") == "?? notes.txt"


def test_dry_run_shows_everything_and_changes_nothing(area: Ministry) -> None:
    before = area.picture()
    result = area.som("initiative", "submit", "--from", area.card_file(), "--dry-run")
    assert (result.exit_code, area.picture()) == (0, before)
    assert result.stdout.startswith(f"{ID}: submit\n\nSom-Act: {ID}#001 ")
    assert f"+++ b/{CARD}\n" in result.stdout
    assert f"+++ b/{ACT}\n" in result.stdout


def test_without_a_commit_the_files_are_left_to_the_user(area: Ministry) -> None:
    before = head(area)
    result = area.som("initiative", "submit", "--from", area.card_file(), "--no-commit")
    assert (result.exit_code, result.stdout, head(area)) == (0, f"{CARD}\nstate: submitted\n", before)
    assert area.run("status", "--porcelain", "-uall").splitlines() == [f"?? {ACT}", f"?? {CARD}"]
    together = area.som("initiative", "new", *IDENTITY, "--no-commit", "--push")
    assert (together.exit_code, "usage-together" in together.stderr) == (2, True)


def test_a_branch_of_its_own_starts_from_main(area: Ministry) -> None:
    area.submitted()
    result = area.som("initiative", "advance", ID, "agree", "--outcome", "yes", "--branch", who=LEAD)
    assert (result.exit_code, area.run("symbolic-ref", "--short", "HEAD")) == (0, f"som/{ID}")
    assert area.run("rev-list", "--count", "main..HEAD") == "1"


def test_hand_edits_become_an_amendment_that_names_old_and_new(area: Ministry) -> None:
    area.submitted()
    area.write(CARD, area.read(CARD).replace("Inimene ei tea", "Keegi ei tea").replace("Näen oma", "Ma näen oma"))
    for move in ("agree", "withdraw"):
        other = area.som("initiative", "advance", ID, move, "--outcome", "yes", who=LEAD)
        assert (other.exit_code, "store-edits-uncommitted" in other.stderr) == (4, True)
    result = area.som("initiative", "amend", ID, "--reason", "Täpsustus.")
    assert result.exit_code == 0, result.stderr
    act = area.read(CARD.replace("initiative.yaml", "acts/002-amend.yaml"))
    assert '  - path: problem\n    old: "Inimene ei tea' in act
    assert "  - path: client_view\n" in act
    assert area.som("validate").exit_code == 0


def test_edits_that_were_saved_before_can_still_be_amended(area: Ministry) -> None:
    area.submitted()
    area.write(CARD, area.read(CARD).replace("Inimene ei tea", "Keegi ei tea"))
    area.commit("by hand")
    assert area.som("validate").exit_code == 1
    assert area.som("initiative", "amend", ID).exit_code == 0
    assert area.som("validate").exit_code == 0


def test_only_what_was_decided_on_is_amended_by_an_act(area: Ministry) -> None:
    area.submitted()
    unchanged = area.som("initiative", "amend", ID)
    assert (unchanged.exit_code, "initiatives-no-change" in unchanged.stderr) == (1, True)
    draft = area.som("initiative", "new", "--title", "Muu", "--agency", "ska", "--domain", "social")
    other = draft.stdout.split("/")[3]
    assert "initiatives-draft-amend" in area.som("initiative", "amend", other).stderr


def test_what_is_editorial_is_saved_without_an_act(area: Ministry) -> None:
    area.submitted()
    result = area.som(
        "initiative", "amend", ID, "--field", "parties.0.name=Kohtutäiturid", "--field", "parties.0.role=Andmed"
    )
    assert result.exit_code == 0, result.stderr
    assert "state: submitted" in result.stdout
    assert area.run("log", "-1", "--format=%s") == f"{ID}: edit"
    assert area.run("status", "--porcelain") == ""
    assert not (area.root / CARD).with_name("acts").joinpath("002-amend.yaml").exists()
    wrong = area.som("initiative", "amend", ID, "--field", "related.0=keegi")
    assert (wrong.exit_code, "initiatives-initiative-unknown" in wrong.stderr) == (1, True)


def test_an_amendment_may_come_from_a_file_of_changes(area: Ministry) -> None:
    area.submitted()
    old = initiative_values()["problem"]
    file = f"reason: Täpsustus.\nchanges:\n  - path: problem\n    old: {old!r}\n    new: Teine probleem.\n"
    result = area.som("initiative", "advance", ID, "amend", "--from", "-", stdin=file)
    assert result.exit_code == 0, result.stderr
    assert 'problem: "Teine probleem."' in area.read(CARD)


def test_who_is_not_on_file_records_nothing(area: Ministry) -> None:
    result = area.som("initiative", "submit", "--from", area.card_file(), who="jaan-ilves")
    assert (result.exit_code, "som person new" in result.stderr) == (3, True)


def test_an_unknown_initiative_is_answered_with_the_nearest(area: Ministry) -> None:
    area.submitted()
    for words in (("show", "x"), ("advance", "x", "agree"), ("amend", "x"), ("submit", "x")):
        verb, _, *rest = words
        result = area.som("initiative", verb, ID.replace("kalk", "klak"), *rest)
        assert (result.exit_code, f"`{ID}`" in result.stderr) == (2, True), words


def test_a_move_may_be_left_out_where_one_leads_on(area: Ministry) -> None:
    area.submitted()
    unsaid = area.som("initiative", "advance", ID, who=LEAD)
    assert (unsaid.exit_code, "`--outcome yes|return`" in unsaid.stderr) == (2, True)
    assert "state: agreed" in area.som("initiative", "advance", ID, "--outcome", "yes", who=LEAD).stdout
    unknown = area.som("initiative", "advance", ID, "presnt", who=LEAD)
    assert (unknown.exit_code, "did you mean `present`?" in unknown.stderr) == (2, True)


def test_nobody_records_what_is_not_theirs(area: Ministry) -> None:
    area.submitted()
    own = area.som("initiative", "advance", ID, "agree", "--outcome", "yes", "--by", SUBMITTER)
    stranger = area.som("initiative", "advance", ID, "agree", "--outcome", "yes", "--by", LEAD, who=OUTSIDER)
    early = area.som("initiative", "advance", ID, "agree", "--outcome", "yes", "--date", "2027-01-01", who=LEAD)
    assert [one.exit_code for one in (own, stranger, early)] == [1, 1, 1]
    assert "acts-date-ahead" in early.stderr


def test_what_is_edited_elsewhere_and_not_committed_gives_nobody_a_role(area: Ministry) -> None:
    area.submitted()
    service = "data/services/ska-pension.yaml"
    area.write(service, area.read(service).replace(f"service_lead: {LEAD}", f"service_lead: {OUTSIDER}"))
    result = area.som("initiative", "advance", ID, "agree", "--outcome", "yes", who=OUTSIDER)
    assert (result.exit_code, area.run("status", "--porcelain")) == (1, f" M {service}")
