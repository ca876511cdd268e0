"""What a digest depends on, and what it does not."""

from __future__ import annotations

import unicodedata
from decimal import Decimal
from hashlib import sha256
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from som_cli.cards.initiative import Initiative
from som_cli.process.digests import act_digest, canonical, card_basis, material, record_digest
from som_cli.process.records import Act, Opinion
from som_cli.store.source import read
from tests.builders.cards import initiative, initiative_values
from tests.builders.process import ID, case_in, opinion, report

ACT: dict[str, Any] = {
    "schema": "act/1",
    "initiative": ID,
    "number": 5,
    "move": "endorse",
    "date": "2026-10-14",
    "outcome": "yes",
    "body": "ska-juhtruhm",
    "recorded_by": "anu-allik",
    "recorded_at": "2026-10-14T15:00:00+03:00",
    "priority": 1,
    "note": "Järjekord ja töö",
    "basis": "c1:" + "0" * 64,
    "prev": "a1:" + "1" * 64,
    "digest": "a1:0",
}


def act(**changes: Any) -> Act:
    return Act.model_validate(ACT | changes)


# The canonical forms, written out: whoever changes them breaks every act ever recorded, and must raise the version.
ACT_FORM = (
    '{"basis":"c1:' + "0" * 64 + '","body":"ska-juhtruhm","date":"2026-10-14",'
    '"initiative":"ska-2026-pensionikalkulaator","move":"endorse","note":"Järjekord ja töö","number":5,'
    '"outcome":"yes","prev":"a1:' + "1" * 64 + '","priority":1,"recorded_at":"2026-10-14T15:00:00+03:00",'
    '"recorded_by":"anu-allik","schema":"act/1"}'
)
CARD_FORM = (
    '{"budget":{"lines":[{"amount":20000000,"kind":"development","year":2027},'
    '{"amount":5130000,"kind":"development","year":2028}],"vat_included":false},"domain":"social",'
    '"expected_outcome":"Inimene näeb oma tulevast pensioni ise, ühe minutiga.",'
    '"problem":"Inimene ei tea, kui palju pensioni ta saab, ja lükkab otsuseid edasi.",'
    '"schedule":{"end":"2028-03-31","start":"2027-02-01"},"service":"ska-pension"}'
)
OPINION_FORM = (
    '{"argument":"Vastab arengukavale.","date":"2026-11-25","initiative":"ska-2026-pensionikalkulaator",'
    '"reviewer":"jaan-tamm","round":1,"schema":"opinion/1","stance":"support"}'
)
REPORT_FORM = (
    '{"by":"mari-maasikas","date":"2027-03-01","initiative":"ska-2026-pensionikalkulaator","organisation":"ska",'
    '"period":"2027-T1","rating":"green","reason":"Kõik on plaanis.","schema":"report/1"}'
)
DECISION_FORM = (
    '{"basis":"c1:' + "0" * 64 + '","conditions":[{"due":"2027-05-31","id":"c1","owner":"toomas-jalakas",'
    '"satisfied_when":"Leping on allkirjastatud.","text":"Rahastus on tagatud."}],"date":"2026-10-14",'
    '"initiative":"ska-2026-pensionikalkulaator","move":"decide","number":5,"outcome":"yes-if","prev":"a1:'
    + "1"
    * 64
    + '","recorded_at":"2026-10-14T15:00:00+03:00","recorded_by":"anu-allik","schema":"act/1","snapshot":'
    '{"budget":{"lines":[{"amount":1050,"secured":false,"source":"RES","year":2027},{"hours":60000,"year":2028}]},'
    '"end":"2028-03-31","title":"Pealkiri"}}'
)


def hashed(prefix: str, form: str) -> str:
    return prefix + sha256(form.encode()).hexdigest()


def test_the_form_of_an_act_is_kept_for_ever() -> None:
    assert act_digest(act()) == hashed("a1:", ACT_FORM)
    assert act_digest(act()) == "a1:0f99944c16e89a32a96f6b5fd815356cf2c79ae9b36e098f1c9a0a5a0efda511"


def test_the_form_of_a_decision_with_snapshot_and_conditions_is_kept_for_ever() -> None:
    lines = [{"year": 2027, "amount": "10.50", "source": "RES", "secured": False}, {"year": 2028, "hours": 600}]
    decided = act(
        move="decide",
        outcome="yes-if",
        body=None,
        note=None,
        priority=None,
        conditions=[
            {
                "id": "c1",
                "text": "Rahastus on tagatud.",
                "satisfied_when": "Leping on allkirjastatud.",
                "owner": "toomas-jalakas",
                "due": "2027-05-31",
            }
        ],
        snapshot={"title": "Pealkiri", "budget": {"lines": lines}, "end": "2028-03-31"},
    )
    assert act_digest(decided) == hashed("a1:", DECISION_FORM)


def test_the_form_of_a_card_is_kept_for_ever() -> None:
    assert card_basis(initiative()) == hashed("c1:", CARD_FORM)


def test_the_form_of_opinions_and_reports_is_kept_for_ever() -> None:
    assert record_digest(opinion()) == hashed("o1:", OPINION_FORM)
    assert record_digest(report()) == hashed("r1:", REPORT_FORM)


def test_the_material_fields_are_those_of_the_contract_and_no_other() -> None:
    assert material(initiative()) == {
        "domain": "social",
        "service": "ska-pension",
        "problem": "Inimene ei tea, kui palju pensioni ta saab, ja lükkab otsuseid edasi.",
        "expected_outcome": "Inimene näeb oma tulevast pensioni ise, ühe minutiga.",
        "budget": {
            "vat_included": False,
            "lines": [
                {"year": 2027, "amount": 20000000, "kind": "development"},
                {"year": 2028, "amount": 5130000, "kind": "development"},
            ],
        },
        "schedule": {"start": "2027-02-01", "end": "2028-03-31"},
    }


@pytest.mark.parametrize(
    "edit",
    [
        {"title": "Uus pealkiri"},
        {"also": ["health"]},
        {"impact": "Suurem."},
        {"submitter": "anu-allik"},
        {"implementer": "agency"},
        {"visibility": "public"},
        {"legislation": "unknown"},
        {"x": {"oma": "väli"}},
    ],
)
def test_an_editorial_change_leaves_the_basis_as_it_was(edit: dict[str, Any]) -> None:
    assert card_basis(initiative(**edit)) == card_basis(initiative())


def test_the_source_of_the_money_and_milestones_are_editorial() -> None:
    values = initiative_values()
    budget = {
        **values["budget"],
        "lines": [{**line, "source": "RES", "secured": False} for line in values["budget"]["lines"]],
    }
    schedule = {"start": "2027-02-01", "end": "2028-03-31"}
    assert card_basis(initiative(budget=budget, schedule=schedule)) == card_basis(initiative())


@pytest.mark.parametrize(
    "edit",
    [
        {"domain": "health"},
        {"service": "muu"},
        {"policy": "eakad"},
        {"problem": "Muu."},
        {"expected_outcome": "Muu."},
        {"budget": "unknown"},
        {"budget": None},
        {"schedule": "unknown"},
        {"schedule": {"start": "2027-02-02", "end": "2028-03-31"}},
    ],
)
def test_a_material_change_changes_the_basis(edit: dict[str, Any]) -> None:
    assert card_basis(initiative(**edit)) != card_basis(initiative())


@pytest.mark.parametrize(
    ("field", "value"), [("year", 2029), ("amount", "200000.01"), ("hours", 5), ("kind", "operation")]
)
def test_each_figure_of_a_budget_line_is_material(field: str, value: Any) -> None:
    budget = initiative_values()["budget"]
    lines = [{**budget["lines"][0], field: value}, budget["lines"][1]]
    assert card_basis(initiative(budget={**budget, "lines": lines})) != card_basis(initiative())


def test_neither_its_own_digest_nor_a_signature_is_part_of_an_acts_digest() -> None:
    assert act_digest(act(digest="a1:" + "9" * 64, sig="-----BEGIN SSH SIGNATURE-----")) == act_digest(act())


@pytest.mark.parametrize("field", sorted(set(ACT) - {"digest", "schema", "move", "initiative", "recorded_at"}))
def test_every_other_value_is_part_of_it(field: str) -> None:
    other = {
        "number": 6, "date": "2026-10-15", "outcome": "no", "body": "muu", "recorded_by": "muu", "priority": 2,
        "note": "Muu", "basis": "c1:" + "2" * 64, "prev": "a1:" + "2" * 64,
    }  # fmt: skip
    assert act_digest(act(**{field: other[field]})) != act_digest(act())


def test_comments_quotes_the_order_of_keys_and_line_ends_change_no_digest() -> None:
    plain = (
        "schema: initiative/1\nid: ska-2026-a\ntitle: A\nagency: ska\ndomain: social\nsubmitter: mari-maasikas\n"
        "problem: |\n  Esimene rida.\n  Teine rida.\nbudget:\n  vat_included: false\n  lines:\n"
        "    - year: 2027\n      amount: 251300\n"
    )
    other = (
        '# märkus\nschema: "initiative/1"\ndomain: "social"\nbudget:\n  lines:\n'
        '    - {amount: "251300.00", year: "2027"}'
        "\n  vat_included: false\nid: ska-2026-a\ntitle: B\nagency: ska\nsubmitter: mari-maasikas\n"
        'problem: "Esimene rida.\\r\\nTeine rida.\\n"\n'
    ).replace("\n", "\r\n")
    assert _basis(plain) == _basis(other)


def _basis(text: str) -> str:
    return card_basis(Initiative.model_validate(read("a.yaml", text.encode()).value))


def test_a_change_in_an_amendment_is_a_figure_where_the_card_has_one() -> None:
    said = {"path": "budget.lines.0.amount", "old": 200000, "new": "251300.00"}
    other = {"path": "budget.lines.0.amount", "old": "200000.00", "new": Decimal(251300)}
    assert act_digest(act(move="amend", changes=[said])) == act_digest(act(move="amend", changes=[other]))


def test_a_changed_line_is_compared_by_its_figures_too() -> None:
    said = {"path": "budget.lines", "old": None, "new": [{"year": 2027, "amount": 5}]}
    other = {"path": "budget.lines", "new": [{"year": "2027", "amount": "5.00"}]}
    assert act_digest(act(move="amend", changes=[said])) == act_digest(act(move="amend", changes=[other]))


def test_numbers_in_a_text_stay_a_text() -> None:
    one = {"path": "problem", "old": "1.10", "new": "Muu."}
    other = {"path": "problem", "old": "1.1", "new": "Muu."}
    assert act_digest(act(move="amend", changes=[one])) != act_digest(act(move="amend", changes=[other]))


def test_no_figure_becomes_a_float() -> None:
    decided = case_in("planned").latest("decide")
    assert decided is not None

    def floats(value: Any) -> bool:
        if isinstance(value, dict):
            return any(floats(item) for item in value.values())
        if isinstance(value, list):
            return any(floats(item) for item in value)
        return isinstance(value, float)

    assert not floats(canonical(decided))


texts = st.text(st.characters(blacklist_categories=["Cs"]), min_size=1, max_size=40).filter(str.strip)
plain = st.recursive(
    st.none() | st.booleans() | st.integers(-10**6, 10**6) | texts | st.decimals(-1000, 1000, places=2),
    lambda inner: st.lists(inner, max_size=3)
    | st.dictionaries(st.from_regex(r"[a-z]{1,6}", fullmatch=True), inner, max_size=3),
    max_leaves=8,
)  # fmt: skip


@given(plain)
def test_law_the_order_of_keys_changes_nothing(value: Any) -> None:
    def turned(item: Any) -> Any:
        if isinstance(item, dict):
            return {key: turned(item[key]) for key in reversed(item)}
        return [turned(one) for one in item] if isinstance(item, list) else item

    said = [{"path": "problem", "old": value, "new": "x"}]
    other = [{"path": "problem", "old": turned(value), "new": "x"}]
    assert act_digest(act(changes=said)) == act_digest(act(changes=other))


@given(texts)
def test_law_line_ends_and_composition_change_nothing(text: str) -> None:
    other = unicodedata.normalize("NFD", text.replace("\r\n", "\n").replace("\r", "\n")).replace("\n", "\r\n")
    one = Opinion.model_construct(**{**opinion().__dict__, "argument": text})
    two = Opinion.model_construct(**{**opinion().__dict__, "argument": other})
    assert record_digest(one) == record_digest(two)


@given(st.sampled_from(["", [], {}, None]))
def test_law_what_is_empty_is_as_if_it_were_absent(nothing: Any) -> None:
    said = [{"path": "problem", "old": nothing, "new": {"a": nothing, "b": "x"}}]
    assert act_digest(act(changes=said)) == act_digest(act(changes=[{"path": "problem", "new": {"b": "x"}}]))


@given(st.decimals(0, 10**9, places=2))
def test_law_a_sum_is_the_same_however_it_is_written(amount: Decimal) -> None:
    lines = [{"year": 2027, "amount": amount}]
    other = [{"year": 2027, "amount": format(amount, "f")}]
    one, two = (initiative(budget={"vat_included": True, "lines": said}) for said in (lines, other))
    assert card_basis(one) == card_basis(two)


def test_false_says_something() -> None:
    with_vat, without = (initiative(budget={"vat_included": said, "lines": []}) for said in (False, None))
    assert card_basis(with_vat) != card_basis(without)
