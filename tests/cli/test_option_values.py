"""A value that an option cannot take is answered with the option, before anything is opened."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.builders.ministry import ID
from tests.builders.process import EARLY

if TYPE_CHECKING:
    from tests.builders.ministry import Ministry

ASSESS = ("advance", ID, "assess", "--assessment")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ((*ASSESS, "outcome=6: hea"), ("usage-range", "`--assessment`", "1", "5", "`6`")),
        ((*ASSESS, "outcom=4: hea"), ("usage-choice", "`--assessment`", "`outcome`", "`alternatives`")),
        (("advance", ID, "rank", "--rank", "0"), ("usage-range", "`--rank`", "`0`")),
        (("advance", ID, "endorse", "--priority", "0"), ("usage-range", "`--priority`", "`0`")),
        (("advance", ID, "void", "--target", "complete"), ("usage-target", "`--target`", "`complete`")),
        (("opinion", ID, "--aspect", "lw=ok"), ("usage-choice", "`--aspect`", "`law`", "`feasibility`")),
    ],
)
def test_a_value_out_of_range_names_its_option(area: Ministry, words: tuple[str, ...], said: tuple[str, ...]) -> None:
    area.submitted()
    result = area.som("initiative", *words)
    assert result.exit_code == 2, result.stderr
    assert [word for word in said if word not in result.stderr] == []


def test_a_criterion_that_was_left_out_is_named(area: Ministry) -> None:
    area.submitted()
    result = area.som("initiative", *ASSESS, "outcome=4: hea", "--assessment", "impact=3: mõni")
    assert result.exit_code == 2, result.stderr
    assert "usage-missing" in result.stderr
    assert "--assessment 'priorities=" in result.stderr
    assert "--assessment 'alternatives=" in result.stderr


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (
            ("initiative", "amend", ID, "--field", "domain=socail", "--field", "schedule.start=2027-14-44"),
            {
                "--field domain=socail: error[records-choice]: `domain` cannot be `socail`",
                "--field schedule.start=2027-14-44: error[records-date]: there is no date `2027-14-44`",
            },
        ),
        (
            ("initiative", "amend", ID, "--field", "title="),
            {"--field title=: error[records-key-missing]: `title` is missing"},
        ),
        (
            ("initiative", "amend", ID, "--field", "schedule.milestones.1.text=Valmis"),
            {"--field schedule.milestones.1.text=Valmis: error[records-key-missing]: `date` is missing"},
        ),
        (
            ("initiative", "amend", ID, "--field", "title=Uus", "--by", "Mari Maasikas"),
            {"--by: error[records-id-form]: `Mari Maasikas` is not a valid id"},
        ),
        (
            ("initiative", "advance", ID, "agree", "--outcome", "yes", "--by", "Mari Maasikas"),
            {"--by: error[records-id-form]: `Mari Maasikas` is not a valid id"},
        ),
        (
            ("initiative", "new", "--title", "a\nb", "--agency", "SKA", "--domain", "social"),
            {
                "--agency: error[records-id-form]: `SKA` is not a valid id",
                "--title: error[records-line]: `title` must be one line",
            },
        ),
        (
            ("card", "set", "ska-pension", "type=asi"),
            {"type=asi: error[records-choice]: `type` cannot be `asi`"},
        ),
        (
            ("service", "edit", "ska-pension", "--field", "type=asi"),
            {"--field type=asi: error[records-choice]: `type` cannot be `asi`"},
        ),
    ],
)
def test_a_value_that_does_not_fit_is_told_by_the_words_that_gave_it(
    area: Ministry, words: tuple[str, ...], said: set[str]
) -> None:
    area.submitted()
    before = area.picture()
    done = area.som(*words, day=EARLY)
    found = {line for line in done.stderr.split("\n") if "error[" in line}
    assert (done.exit_code, found) == (
        2,
        {"error[given-values-unfit]: what was given does not fit; nothing was recorded", *said},
    )
    assert area.picture() == before


def test_what_a_file_says_and_does_not_fit_is_not_sought_in_the_card(area: Ministry) -> None:
    area.submitted()
    area.write("../given.yaml", "domain: socail\n")
    done = area.som("initiative", "amend", ID, "--from", str(area.root.parent / "given.yaml"), day=EARLY)
    assert (done.exit_code, "\nerror[records-choice]: `domain` cannot be `socail`\n" in done.stderr) == (1, True)
