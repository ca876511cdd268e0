"""The portfolio from the command line, and one initiative as a document."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from som_cli.process.plain import plain
from som_cli.store.emit import emit
from tests.builders.outputs import misfits, unsaid
from tests.builders.portfolio import budget, development, line

if TYPE_CHECKING:
    from som_cli.process.casefile import Case
    from tests.builders.ministry import Ministry

KNOWN = "ska-2026-pensionikalkulaator"


def filed(area: Ministry, one: Case) -> None:
    for kind, records in (("initiative", (one.card,)), ("act", one.acts), ("report", one.reports)):
        for record in records:
            area.write(record.origin.path, emit(plain(record.record), kind, record.origin.path))


@pytest.fixture
def ours(area: Ministry) -> Ministry:
    """A ministry with three developments, one of them in the health domain and one public."""
    lines = budget(line(2027, "100.50"), line(2028, "50.00", secured=False), line(2028, hours="30", secured=True))
    filed(area, development(("start", "2026-07-01"), budget=lines, visibility="public"))
    filed(area, development(id="ska-2026-tervis", title="=Tervis", domain="health", service=None))
    filed(
        area, development(id="som-2026-teadmata", title="Teadmata", agency="som", budget="unknown", schedule="unknown")
    )
    area.commit("developments")
    return area


@pytest.mark.req("D2", "D23", "D31")
def test_the_list_as_json_has_approved_figures_and_totals_that_tie_out(ours: Ministry) -> None:
    listed = ours.som("portfolio", "list", "--format", "json").json

    assert misfits(listed) == []
    assert unsaid(listed) == []
    assert (listed["schema"], listed["domain"]) == ("som-portfolio/1", "all")
    by_id = {one["id"]: one for one in listed["items"]}
    assert by_id[KNOWN]["budget"] == {
        "2027": {"eur": "100.50", "secured": "100.50", "hours": "0"},
        "2028": {"eur": "50.00", "secured": "0.00", "hours": "30"},
    }
    assert by_id["som-2026-teadmata"]["budget"] == {}
    assert (by_id[KNOWN]["start"], by_id[KNOWN]["end"], by_id[KNOWN]["state"]) == (
        "2027-02-01",
        "2028-03-31",
        "in_progress",
    )
    assert listed["totals"]["count"] == len(listed["items"]) == 3
    assert (
        listed["totals"] | {"eur": "251450.50", "secured": "251400.50", "unsecured": "50.00", "hours": "30"}
        == listed["totals"]
    )
    assert listed["totals"]["by_year"] == {"2027": "200100.50", "2028": "51350.00"}
    assert listed["totals"]["by_agency_and_year"]["ska"]["2028"] == {
        "eur": "51350.00", "secured": "51300.00", "unsecured": "50.00", "hours": "30",
    }  # fmt: skip
    assert listed["totals"]["by_agency"] == {"ska": "251450.50", "som": "0.00"}


def test_one_domain_or_agency_is_a_part_of_it(ours: Ministry) -> None:
    def ids(*said: str) -> list[str]:
        return [one["id"] for one in ours.som("portfolio", "list", "--format", "json", *said).json["items"]]

    assert ids("--domain", "health") == ["ska-2026-tervis"]
    assert ids("--agency", "som") == ["som-2026-teadmata"]
    wrong = ours.som("portfolio", "list", "--agency", "sok")
    assert wrong.exit_code == 2
    assert "ska" in wrong.stderr


def test_rows_are_for_spreadsheets_and_pipes(ours: Ministry) -> None:
    rows = ours.som("portfolio", "list", "--format", "csv").stdout.splitlines()
    assert rows[0].startswith("id,title,state,agency,domain,start,end,accountable,eur,")
    assert any(row.startswith("ska-2026-tervis,'=Tervis,planned,ska,health,") for row in rows)
    assert ours.som("portfolio", "list").stdout.split("\n")[0].split("\t") == rows[0].split(",")


def test_show_is_sums_for_people_and_everything_for_programs(ours: Ministry) -> None:
    table = ours.som("portfolio", "show", terminal=True, env={"CI": "1", "NO_COLOR": "1"}).stdout
    assert "€251,450.50" in table
    lines = [row.split("\t") for row in ours.som("portfolio", "show").stdout.splitlines()]
    assert ["total", "all", "3", "251450.50", "251400.50", "50.00", "30"] in lines
    whole = ours.som("portfolio", "show", "--format", "json").json
    assert misfits(whole) == []
    assert ["agency-year", "ska 2028", "", "51350.00", "51300.00", "50.00", "30"] in lines
    assert "SKA 2028" in table
    assert {"horizon", "pipeline", "conditions", "left", "changes", "dependencies", "links", "attention"} <= set(whole)
    assert unsaid(whole) == []
    listed = ours.som("portfolio", "list", "--format", "json").json
    assert {key: whole[key] for key in listed} == listed


def test_the_document_goes_to_build_to_a_file_or_to_standard_output(ours: Ministry) -> None:
    written = ours.som("portfolio", "render")
    document = (ours.root / "build/portfolio.md").read_text(encoding="utf-8")
    assert (written.exit_code, written.stdout) == (0, "")
    assert "build/portfolio.md" in written.stderr
    assert document.startswith("# Valitsemisala arendusportfell 2026–2030\n")
    assert "](../data/initiatives/ska/" in document

    assert ours.som("portfolio", "render", "-o", "-").stdout == document
    english = ours.som("portfolio", "render", "-o", "-", "--lang", "en", "--domain", "social").stdout
    assert english.startswith("# Development portfolio of the social domain")
    ours.som("portfolio", "render", "-o", str(ours.root / "deep/er/p.md"))
    assert "](../../data/initiatives/ska/" in (ours.root / "deep/er/p.md").read_text(encoding="utf-8")


def test_the_same_commit_and_day_give_the_same_bytes(ours: Ministry) -> None:
    first, second = (ours.som("portfolio", "render", "-o", "-", "--domain", "all").stdout for _ in range(2))
    assert first == second


@pytest.mark.req("D75")
def test_the_public_profile_shows_what_is_public(ours: Ministry) -> None:
    public = ours.som("portfolio", "render", "-o", "-", "--profile", "public").stdout
    assert "Pensionikalkulaator" in public
    assert "Tervis" not in public.replace("Tervisevaldkon", "")
    assert "Toomas" not in public


def test_findings_are_counted_and_strict_refuses(ours: Ministry) -> None:
    ours.write("data/people/vigane.yaml", "schema: person/1\nid: vigane\n")
    told = ours.som("portfolio", "render", "-o", "-")
    assert (told.exit_code, told.stdout[:1]) == (0, "#")
    assert "som validate" in told.stderr
    refused = ours.som("portfolio", "render", "-o", "-", "--strict")
    assert (refused.exit_code, refused.stdout) == (1, "")


def test_the_ministrys_own_template_is_used_and_its_fault_named(ours: Ministry) -> None:
    ours.write("templates/et/portfolio.md.j2", "# Meie\n\n{{ view.items|count }}\n")
    assert ours.som("portfolio", "render", "-o", "-").stdout == "# Meie\n\n3\n"
    ours.write("templates/et/portfolio.md.j2", "# Meie\n\n{{ vjuu }}\n")
    broken = ours.som("portfolio", "render", "-o", "-")
    assert (broken.exit_code, broken.stdout) == (3, "")
    assert "templates/et/portfolio.md.j2" in broken.stderr


def test_one_initiative_is_a_document(ours: Ministry) -> None:
    document = ours.som("initiative", "render", KNOWN).stdout
    assert document.startswith("# Pensionikalkulaator\n")
    ours.som("initiative", "render", KNOWN, "--lang", "en", "-o", str(ours.root / "build/one.md"))
    assert "**Now: in progress**" in (ours.root / "build/one.md").read_text(encoding="utf-8")
    assert ours.som("initiative", "render", "ska-2026-pensionikalkulator").exit_code == 2


@pytest.mark.req("D33", "D51")
def test_changes_are_told_from_a_commit_or_a_day_to_now(ours: Ministry) -> None:
    first = ours.run("rev-list", "--max-parents=0", "HEAD")
    told = ours.som("portfolio", "changes", "--since", first, "--format", "json").json
    assert misfits(told) == []
    assert {one["id"] for one in told["changes"] if one["kind"] == "joined"} == {
        *(KNOWN, "som-2026-teadmata", "ska-2026-tervis")
    }
    assert told["difference"] == {"eur": "251450.50", "secured": "251400.50", "unsecured": "50.00", "hours": "30"}

    nothing = ours.som("portfolio", "changes", "--since", "HEAD", "--lang", "en").stdout
    assert "Nothing has changed: 3 developments" in nothing
    ours.som("portfolio", "changes", "--since", first, "-o", str(ours.root / "build/changes.md"))
    assert (ours.root / "build/changes.md").read_text(encoding="utf-8").startswith("# Mis on valitsemisala")


@pytest.mark.parametrize(
    ("since", "status", "said"),
    [
        ("2020-01-01", 6, "store-day-before-history"),
        ("nowhere", 6, "store-revision-unknown"),
        ("2999-01-01", 2, "portfolio-since-later"),
        (None, 2, "--since"),
    ],
)
def test_what_cannot_be_compared_with_is_refused(ours: Ministry, since: str | None, status: int, said: str) -> None:
    refused = ours.som("portfolio", "changes", *(["--since", since] if since else []))
    assert (refused.exit_code, refused.stdout, said in refused.stderr) == (status, "", True), refused.stderr


def test_a_revision_that_is_not_there_is_named_with_a_hint(ours: Ministry) -> None:
    said = ours.som("portfolio", "changes", "--since", "nowhere", "--lang", "en", env={"SOM_LANG": "en"}).stderr
    assert "`nowhere`" in said
    assert "git log --oneline" in said


@pytest.mark.req("D39")
def test_the_order_of_a_year_is_a_document_json_or_rows(ours: Ministry) -> None:
    filed(ours, development(id="ska-2026-register", implementer="tehik", budget=budget(line(2027, "10.00"))))
    told = ours.som("portfolio", "order", "--year", "2027", "--format", "json").json
    assert (misfits(told), told["totals"]["eur"]) == ([], "200110.50")
    rows = ours.som("portfolio", "order", "--year", "2027", "--format", "csv").stdout.splitlines()
    assert [row.split(",")[:2] for row in rows if "register" in row] == [["ordered", "ska-2026-register"]]
    assert ours.som("portfolio", "order").stdout.startswith("# Tellimus TEHIKu tööplaani: 2027. aasta")
    assert ours.som("portfolio", "order", "--year", "27").exit_code == 2
