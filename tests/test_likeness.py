"""What was probably meant: beginnings, parts, spelling; and nothing far-fetched."""

from __future__ import annotations

import pytest

from som_cli.likeness import likeliest, likely

IDS = ("ska-2026-elatisabi-ii-etapp", "ska-2026-skais1-valjavahetamine", "som-2026-heaoluplaan", "elatisabi")


@pytest.mark.parametrize(
    ("word", "known", "found"),
    [
        ("submt", ("amend", "submit", "service"), ("submit",)),
        ("--langg", ("--lead", "--lang", "--language"), ("--lang", "--language")),
        ("serv", ("save", "service", "serve"), ("serve", "service")),
        ("elatisabi-ii", IDS, ("ska-2026-elatisabi-ii-etapp", "elatisabi")),
        ("elatisabi-i", IDS, ("elatisabi", "ska-2026-elatisabi-ii-etapp")),
        ("heaoluplan", IDS, ("som-2026-heaoluplaan",)),
        ("listing", ("list", "show"), ("list",)),
        ("sak", ("ska", "tehik"), ("ska",)),
        ("sotsiaal", ("social", "health"), ("social",)),
        ("agency_days", ("final_agenda_days", "agency_decision_days"), ("agency_decision_days", "final_agenda_days")),
        ("SKA", ("ska", "tehik"), ("ska",)),
        ("sks", ("mkm", "ska", "som", "tehik"), ("ska",)),
        ("tai", ("tai", "tehik"), ("tai",)),
        ("tungal", ("oskar-tungal", "ants-tamm"), ("oskar-tungal",)),
        ("tung", ("oskar-tungal", "ants-tamm"), ("oskar-tungal",)),
        ("sabi-ii", ("ska-2026-elatisabi-ii-etapp",), ("ska-2026-elatisabi-ii-etapp",)),
        ("ervice", ("service", "policy"), ("service",)),
        ("kadrisaarepuu", ("kadri-saarepuu", "kadri-tamm"), ("kadri-saarepuu",)),
    ],
)
def test_what_is_near_comes_nearest_first(word: str, known: tuple[str, ...], found: tuple[str, ...]) -> None:
    assert set(likely(word, known)) == set(found)
    assert likely(word, known)[0] == found[0]
    assert likeliest(word, known) == found[0]


@pytest.mark.parametrize(
    ("word", "known"),
    [
        ("foo-bar", ("store-bare", "sample-for-bar-codes")),
        ("search", ("service", "save", "schema")),
        ("elatisabi-i", ("skais1-valjavahetamine", "ska-2026-skais1-arendus-hooldus-ja-noustamine")),
        ("", ("list", "show")),
        ("x", ("x-ray", "list")),
        ("ska", ("oskar-tungal", "tehik")),
        ("state", ("estimate", "title", "agency")),
        ("som", ("kosmos-ilm", "ska")),
        ("aks", ("mkm", "oks")),
    ],
)
def test_nothing_far_fetched_is_guessed(word: str, known: tuple[str, ...]) -> None:
    assert likely(word, known) == ()
