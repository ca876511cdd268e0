"""A submission that is refused tells the words and lines that were given; on a terminal it leaves a draft."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.builders.ministry import ID
from tests.builders.process import EARLY

if TYPE_CHECKING:
    from tests.builders.ministry import Ministry

WHOLE = (
    *("initiative", "submit", "--title", "Pensionikalkulaator", "--agency", "ska", "--domain", "social"),
    *("--service", "ska-pension", "--current-situation", "a", "--problem", "b", "--expected-outcome", "c"),
    *("--impact", "d", "--alternative", "Ei=d"),
)
CARD = f"data/initiatives/ska/{ID}/initiative.yaml"


def test_what_options_say_is_told_by_the_option_and_no_card_is_named(area: Ministry) -> None:
    before = area.picture()
    refused = area.som(*WHOLE, "--start", "2027-05", "--end", "2027-02", day=EARLY)
    assert (refused.exit_code, area.picture()) == (1, before)
    assert "error[initiatives-new-refused]" in refused.stderr
    assert "\n--end: error[initiatives-schedule-order]" in refused.stderr
    placeholder = area.som(*WHOLE, "--problem", "TBD", day=EARLY)
    assert (placeholder.exit_code, "acts-duty-placeholder" in placeholder.stderr) == (1, True)
    told = refused.stderr + placeholder.stderr
    assert [word for word in (ID, "som why", "initiative.yaml") if word in told] == []


def test_what_a_file_says_is_told_by_its_line(area: Ministry) -> None:
    path = area.card_file(servise="x", problem=["a"])
    wrong = area.som("initiative", "submit", "--from", path, day=EARLY)
    lines = area.root.parent.joinpath("card.yaml").read_text(encoding="utf-8").splitlines()
    key, value = (
        next(n for n, line in enumerate(lines, 1) if line.startswith(word)) for word in ("servise", "problem")
    )
    assert wrong.exit_code == 1
    assert f"card.yaml:{key}:1: error[records-key-unknown]" in wrong.stderr
    assert f"card.yaml:{value}:1: error[records-text]" in wrong.stderr
    unknown = area.som("initiative", "submit", "--from", area.card_file(service="ska-pensoin"), day=EARLY)
    assert "card.yaml:" in unknown.stderr.split("initiatives-service-unknown")[0].splitlines()[-1]


def test_on_a_terminal_what_options_say_is_kept_as_a_draft(area: Ministry) -> None:
    refused = area.som(*WHOLE, "--start", "2027-05", "--end", "2027-02", day=EARLY, terminal=True, stdin="")
    told = " ".join(refused.stderr.split())
    assert (refused.exit_code, f"is kept in `{CARD}`; go on with `som initiative submit {ID}`" in told) == (1, True)
    assert f"{CARD}:" in told.split("initiatives-schedule-order")[0]
    assert "end: 2027-02-28" in area.read(CARD)
    done = area.som("initiative", "submit", ID, "--end", "2027-12", day=EARLY, terminal=True, stdin="")
    assert done.exit_code == 0, done.stderr


@pytest.mark.req("D49")
def test_what_is_odd_about_a_card_is_told_when_it_is_submitted(area: Ministry) -> None:
    milestone = ("--field", "schedule.milestones.0.date=2030-01-01", "--field", "schedule.milestones.0.text=Valmis")
    done = area.som(*WHOLE, "--start", "2027-05", "--end", "2027-08", *milestone, day=EARLY)
    assert (done.exit_code, done.stderr.count("warning[initiatives-milestone-outside]")) == (0, 1)
