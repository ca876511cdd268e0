"""`som workplan render`: of a policy domain or of a department, on standard output or in a file."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.builders.ministry import Ministry


@pytest.mark.req("S48")
def test_the_plan_of_this_year_goes_to_standard_output(area: Ministry) -> None:
    result = area.som("workplan", "render", "eakad", "--lang", "en")
    assert result.exit_code == 0
    assert result.stdout.startswith("# Work plan 2026: Eakate toimetulek\n")


@pytest.mark.req("S97")
def test_the_plan_of_a_department_goes_to_a_file(area: Ministry) -> None:
    file = area.root / "build" / "plan.md"
    result = area.som("workplan", "render", "--department", "hoolekanne", "--year", "2026", "-o", str(file))
    assert (result.exit_code, result.stdout) == (0, "")
    assert file.read_text(encoding="utf-8").startswith("# Tööplaan 2026: hoolekande osakond\n")


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ((), "POLICY"),
        (("eakat",), "eakad"),
        (("--department", "hoolekandd"), "hoolekanne"),
        (("eakad", "--department", "hoolekanne"), "--department"),
        (("eakad", "--year", "tuleval"), "tuleval"),
    ],
)
def test_a_wrong_word_is_told_with_a_way_out(area: Ministry, said: tuple[str, ...], told: str) -> None:
    result = area.som("workplan", "render", *said)
    assert result.exit_code == 2
    assert told in result.stderr
