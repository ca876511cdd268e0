from __future__ import annotations

from som_cli.collation import estonian


def test_names_stand_in_the_order_of_the_estonian_alphabet():
    ordered = [
        "", "2. etapp", "10", "Aas", "aas-kask", "Aasa", "Raud", "Sepp", "Sõstar", "Šokolaad", "Zoo", "Žürii", "Tamm",
        "Urm",
        "Vaher", "Õun", "Ämber", "Öö", "Ülo", "Xerxes", "Yrjö",
    ]  # fmt: skip

    assert sorted(sorted(ordered, reverse=True), key=estonian) == sorted(ordered, key=estonian)
    assert sorted(ordered[3:], key=estonian)[2:] == ordered[5:]


def test_a_foreign_accent_counts_as_its_letter_and_case_comes_last():
    assert sorted(["Zoe", "André", "Andres", "andre", "Andre"], key=estonian) == [
        "andre",
        "Andre",
        "André",
        "Andres",
        "Zoe",
    ]
