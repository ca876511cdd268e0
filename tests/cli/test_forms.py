"""The form of an initiative and the reviewer's checklist: to print, and to fill in."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pytest
import yaml

from som_cli.actions.forms import checklist_yaml, initiative_yaml
from som_cli.cards.forms import EXAMPLES, OPINION
from som_cli.cards.initiative import Initiative
from som_cli.cards.questions import QUESTIONS
from som_cli.locale import catalogue
from som_cli.process.records import Opinion
from som_cli.render.forms import checklist, initiative_form
from tests.builders.december import DECEMBER, story
from tests.builders.held import CARE
from tests.builders.ministry import CARD, ID
from tests.builders.process import OUTSIDER
from tests.cli.test_advice import running  # noqa: F401  (a fixture)

if TYPE_CHECKING:
    from pathlib import Path

    from tests.builders.ministry import Ministry

LANGUAGES = pytest.mark.parametrize("language", ["et", "en"])


def uncommented(form: str) -> Any:
    """What a form holds once every example is taken as an answer."""
    return yaml.safe_load(re.sub(r"(?m)^# ", "", form))


@LANGUAGES
@pytest.mark.req("D82")
def test_the_form_of_an_initiative_is_as_it_should_be(language: str, golden: Any) -> None:
    case = story().cases[CARE]

    golden(f"initiative-form.{language}.md", initiative_form(case, story(), language, commit="7c41e9a"))
    golden(f"initiative-form-empty.{language}.md", initiative_form(None, story(), language, commit="7c41e9a"))


@LANGUAGES
@pytest.mark.req("D66", "D83")
def test_the_checklist_is_as_it_should_be(language: str, golden: Any) -> None:
    registry = story()
    meeting = registry.meetings[DECEMBER].record

    golden(
        f"checklist.{language}.md",
        checklist(
            registry.cases[CARE],
            registry,
            language,
            meeting=meeting,
            due=meeting.date,
            coordinator="mari-maasikas",
            commit="7c41e9a",
        ),
    )


def test_every_question_has_an_example_that_fits_its_field() -> None:
    assert set(EXAMPLES) == {question.field for question in QUESTIONS}
    values = {"schema": "initiative/1", "id": "ska-2027-a", "submitter": "mari-maasikas", **EXAMPLES}
    assert Initiative.model_validate(values).known_budget is not None
    opinion = {"schema": "opinion/1", "initiative": "ska-2027-a", "round": 1, "date": "2027-01-01", **OPINION}
    assert Opinion.model_validate(opinion).aspects is not None


@LANGUAGES
def test_a_form_that_was_filled_in_everywhere_is_yaml_with_every_answer(language: str) -> None:
    assert set(uncommented(initiative_yaml(None, language))) == set(EXAMPLES)
    assert set(uncommented(checklist_yaml(story().cases[CARE], language))) == {"initiative", *OPINION}


def test_the_form_speaks_the_language_it_is_asked_for() -> None:
    assert catalogue("et").gettext("What problem needs solving?") in initiative_yaml(None, "et")
    assert "What problem needs solving?" in initiative_yaml(None, "en")


@pytest.mark.req("D82")
def test_a_form_of_a_card_is_taken_back_as_it_is(area: Ministry, tmp_path: Path) -> None:
    file = tmp_path / "form.yaml"
    area.submitted()
    before = area.read(CARD)

    made = area.som("initiative", "form", ID, "--yaml", "-o", str(file))
    again = area.som("initiative", "new", "--from", str(file), "--dry-run")

    assert (made.exit_code, f"som initiative amend {ID} --from FILE" in file.read_text(encoding="utf-8")) == (0, True)
    assert (again.exit_code, "initiative.yaml" in again.stdout) == (0, True)
    for line in yaml.safe_load(file.read_text(encoding="utf-8")):
        assert f"{line}:" in before


@pytest.mark.req("D83")
def test_a_checklist_that_was_filled_in_is_an_opinion(running: Ministry, tmp_path: Path) -> None:  # noqa: F811
    file = tmp_path / "opinion.yaml"
    assert running.som("initiative", "checklist", ID, "--yaml", "-o", str(file)).exit_code == 0
    filled = re.sub(r"(?m)^# ", "", file.read_text(encoding="utf-8")).replace("eesnimi-perenimi", OUTSIDER)
    file.write_text(filled, encoding="utf-8")

    done = running.som("initiative", "opinion", ID, "--from", str(file), who=OUTSIDER)

    assert (done.exit_code, done.stderr) == (0, done.stderr)
    assert 'law:\n    finding: "…"' in running.read(done.stdout.splitlines()[0])
