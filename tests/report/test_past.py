"""What was done, in the past: by the body that did it, and by the outcome where the verb itself tells that."""

from __future__ import annotations

import pytest

from som_cli.locale import current, use
from som_cli.report.initiatives import told_done
from tests.builders.process import process


@pytest.mark.parametrize(
    ("move", "outcome", "body", "estonian", "english"),
    [
        ("agree", "yes", None, "kooskõlastati: jah", "agreed: yes"),
        ("present", None, "agency_group", "tutvustati juhtrühmas", "presented to the steering group"),
        (
            "present",
            None,
            "agency_management",
            "tutvustati asutuse juhtkonnas",
            "presented to the agency's management",
        ),
        ("confirm", "yes", "area_committee", "kinnitati: jah", "confirmed: yes"),
        ("confirm", "no", "area_committee", "jäeti kinnitamata", "left unconfirmed"),
        ("decide", "yes-if", "area_committee", "otsustati: JAH, KUI", "decided: YES, IF"),
    ],
)
def test_a_move_is_told_as_what_was_done(
    move: str, outcome: str | None, body: str | None, estonian: str, english: str
) -> None:
    one = process().moves_by_id[move]
    told, before = {}, current()
    for language in ("en", "et"):
        use(language)
        told[language] = told_done(one, outcome, body)
    use(before)
    assert told == {"en": english, "et": estonian}
