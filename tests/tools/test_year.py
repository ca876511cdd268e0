"""The scripted year, run within this process: twelve ideas, six ordinary meetings and an extraordinary one."""

from __future__ import annotations

from contextlib import chdir
from datetime import date

import pytest

from som_cli.store.load import load
from som_cli.store.tree import WorkingTree
from tests.builders.terminal import som
from tools import year


def answered(words, *, cwd, env):
    """Run `som` and give what both streams say, as a terminal shows them."""
    with chdir(cwd):
        result = som(None, *words, env={"COLUMNS": year.COLUMNS, "NO_COLOR": "1", **env})
    return result.exit_code, result.stdout + result.stderr


@pytest.mark.usefixtures("steady_git")
@pytest.mark.req("D15", "D18", "D33", "D59", "D61", "D68", "D70", "D71", "D73", "D75", "D77", "D80", "D81")
def test_the_year_goes_from_twelve_ideas_to_a_published_portfolio(tmp_path):
    root = tmp_path / "ministry"

    told = year.page(root, answered)

    cases = load(WorkingTree(root), date(2027, 12, 1)).registry.cases
    assert {case.card.record.title: case.state for case in cases.values()} == {
        "Elatisabi taotlus ühe vaatega": "completed",
        "Puude otsuse selgitus": "in_progress",
        "Pensioninõustaja videokõne": "rejected",
        "Abivahendite laoseis": "refused",
        "Lepitaja töölaud": "in_progress",
        "Rehabilitatsiooni järjekord": "in_progress",
        "Sünnitushüvitise eelvaade": "cancelled",
        "Nakkushaiguse teatis liidesega": "cancelled",
        "Tervisestatistika avalik liides": "in_progress",
        "Meditsiiniseadme kaart apteegile": "in_progress",
        "Terviseportaali meeldetuletused": "planned",
        "Tervishoiutöötaja kutse": "planned",
    }
    assert told == year.PAGE.read_text(encoding="utf-8"), "`python tools/year.py` rewrites the page"
