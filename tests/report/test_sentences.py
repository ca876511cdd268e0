from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from som_cli.codes import table
from som_cli.codes.model import Code
from som_cli.diagnostics import Diagnostic
from som_cli.errors import SomError
from som_cli.report.sentences import hint, hint_of, names, put, sentence, source


def test_facts_are_put_in_once_and_braces_in_them_stay() -> None:
    assert put("no `{a}` in `{b}`", {"a": "{b}", "b": "{{x}}"}, "en") == "no `{b}` in `{{x}}`"


def test_a_missing_fact_never_breaks_a_sentence() -> None:
    assert put("there is no {what}", {}, "en") == "there is no …"


def test_doubled_braces_are_braces() -> None:
    assert put("add `quorum: {{members: {n}}}`", {"n": 5}, "en") == "add `quorum: {members: 5}`"
    assert names("add `quorum: {{members: …}}` to {body}") == {"body"}


def test_choices_join_with_or_and_the_rest_with_and() -> None:
    assert put("{choices}; {people}", {"choices": ("a", "b"), "people": ("c", "d")}, "et") == "a või b; c ja d"
    assert put("{people|or}; {choices|and|code}", {"choices": ("a", "b"), "people": ("c", "d")}, "en") == (
        "c or d; `a` and `b`"
    )


def test_the_first_hint_whose_facts_are_known_is_given() -> None:
    code = Code("x", "x", hint=("did you mean `{nearest}`?", "add it"))
    assert hint_of(code, {"nearest": "mari"}, "en") == "did you mean `mari`?"
    assert hint_of(code, {"nearest": None}, "en") == "add it"
    assert hint_of(Code("x", "x"), {}, "en") == ""


def test_a_finding_and_a_refusal_speak_alike() -> None:
    facts = {"option": "--date", "value": "32.12.2026"}
    finding = Diagnostic("a.yaml", 1, 1, "usage-date", facts)
    refusal = SomError("usage-date", option="--date", value="32.12.2026")
    assert sentence(finding, "en") == sentence(refusal, "en") == "`--date` is not a date: `32.12.2026`"
    assert hint(finding, "en") == "write year, month and day, `2026-12-10`, or day, month and year, `10.12.2026`"
    assert source(finding) == ""


def test_a_code_without_a_row_still_says_something() -> None:
    assert sentence(Diagnostic("a.yaml", 1, 1, "no-such-code"), "en") == (
        "something is wrong here, and som has no words for it yet"
    )


def test_every_code_has_a_sentence_a_reason_and_a_way_out() -> None:
    incomplete = [
        code.code
        for code in table().values()
        if not code.sentence or not code.why or not (code.mend or code.hint or code.severity.word == "note")
    ]
    assert incomplete in (["internal-code-missing"], [])


@given(st.text(), st.text())
def test_no_text_of_a_user_is_ever_a_template(value: str, other: str) -> None:
    said = put("{value}|{other}", {"value": value, "other": other}, "en")
    assert said.count("|") >= 1
