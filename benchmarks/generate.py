"""Repositories of any size to measure on: every kind of record, texts of real length, valid acts.

    python -m benchmarks.generate build/bench/1000 1000

Makes a governance repository of that many initiatives, eight acts each, all of which `som validate` accepts.
"""

from __future__ import annotations

import random
import subprocess
import sys
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from som_cli.cards.initiative import Initiative
from som_cli.process.digests import act_digest, card_basis
from som_cli.process.plain import plain
from som_cli.process.records import FIRST, Act
from som_cli.store.emit import emit
from som_cli.store.layout import act_file, case_folder, home
from som_cli.store.packaged import packaged

TALLINN = ZoneInfo("Europe/Tallinn")
TODAY = date(2026, 11, 22)
AGENCIES = tuple(f"amet{number:02d}" for number in range(1, 21))
WORDS = (
    "inimene", "pere", "laps", "hooldus", "teenus", "toetus", "amet", "ametnik", "otsus", "taotlus", "andmed",
    "infosüsteem", "järjekord", "ooteaeg", "omavalitsus", "teenuseosutaja", "konsultant", "menetlus", "päring",
    "esindaja", "hinnang", "kulu", "tööaeg", "tähtaeg", "prognoos", "leping", "abivajadus", "rehabilitatsioon",
    "pension",
    "puue", "tervis", "arst", "ravim", "patsient", "kliinik", "labor", "vaktsiin", "õigus", "seadus", "määrus",
    "saab", "esitab", "vaatab", "ootab", "küsib", "annab", "teeb", "kasvab", "väheneb", "muutub", "puudub", "töötab",
    "vajab", "toetab", "kontrollib", "iga", "päev,", "aastas,", "praegu,", "käsitsi,", "telefonil,", "iseteeninduses,",
)  # fmt: skip
LAST_FUNDED = 2028


class Writer:
    """Writes records of one repository; the same number of initiatives gives the same files."""

    def __init__(self, root: Path, seed: int = 1) -> None:
        self.root = root
        self.chance = random.Random(seed)  # noqa: S311  (the same texts each time, nothing secret)

    def write(self, kind: str, path: str, values: dict[str, Any]) -> None:
        """Write one record in canonical style."""
        file = self.root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(emit(values, kind, path), encoding="utf-8", newline="\n")

    def text(self, length: int) -> str:
        """A paragraph of about that many characters, in sentences."""
        sentences: list[str] = []
        while sum(map(len, sentences)) < length:
            words = self.chance.choices(WORDS, k=self.chance.randint(6, 14))
            sentences.append(" ".join(words).strip(",").capitalize() + ".")
        return " ".join(sentences)


def generate(root: Path, initiatives: int) -> None:
    """Make the repository, without git."""
    writer = Writer(root)
    root.mkdir(parents=True)
    (root / "data").mkdir()
    (root / "som.yaml").write_text(f"schema: settings/1\nlanguage: et\ntoday: {TODAY}\n", encoding="utf-8")
    (root / "data/process.yaml").write_bytes((packaged("data") / "process.yaml").read_bytes())
    _people(writer)
    _cards(writer)
    _meetings(writer)
    for number in range(initiatives):
        _case(writer, number)


def _people(writer: Writer) -> None:
    for agency in ("som", *AGENCIES):
        organisation: dict[str, Any] = {
            "id": agency, "name": f"Asutus {agency}", "type": "ministry" if agency == "som" else "agency",
            "units": [{"id": f"{agency}-osakond", "name": "Arendusosakond", "head": f"{agency}-juht"}],
            "head": f"{agency}-juht",
        }  # fmt: skip
        writer.write("organisation", home("organisation", agency), organisation)
        for role in ("juht", "esitaja", "teenusejuht", "sekretar", "arvaja"):
            person = f"{agency}-{role}"
            values = {
                "id": person, "name": f"{agency.title()} {role.title()}", "organisation": agency,
                "unit": f"{agency}-osakond", "email": [f"{person}@example.ee"],
            }  # fmt: skip
            writer.write("person", home("person", person), values)
        _body(writer, f"{agency}-juhtruhm", "agency_group", {"organisation": agency}, agency)
    _body(writer, "juhtkomisjon-sotsiaal", "area_committee", {"domain": "social"}, "som")
    _body(writer, "juhtkomisjon-tervis", "area_committee", {"domain": "health"}, "som")


def _body(writer: Writer, body: str, kind: str, extra: dict[str, Any], agency: str) -> None:
    members = [
        {"person": f"{agency}-juht", "role": "chair"},
        {"person": f"{agency}-sekretar", "role": "coordinator" if kind == "area_committee" else "secretary"},
        {"person": f"{agency}-arvaja", "role": "member"},
    ]
    order = {"number": "57", "date": date(2023, 10, 17), "title": "Juhtrühma moodustamine"}
    values = {"id": body, "name": f"Kogu {body}", "type": kind, **extra, "order": order, "members": members}
    writer.write("body", home("body", body), values | {"quorum": {"members": 2}})


def _cards(writer: Writer) -> None:
    for number in range(4):
        goals = [{"id": f"eesmark-{number}-{goal}", "name": writer.text(60)[:150]} for goal in range(6)]
        values = {
            "id": f"arengukava-{number}", "name": f"Arengukava {number}", "type": "development_plan",
            "period": {"from": 2023, "to": 2030}, "owner": "som", "goals": goals,
        }  # fmt: skip
        writer.write("plan", home("plan", f"arengukava-{number}"), values)
    for agency in AGENCIES:
        for number in range(3):
            service = f"{agency}-teenus-{number}"
            writer.write("service", home("service", service), _service(writer, service, agency))


def _service(writer: Writer, service: str, agency: str) -> dict[str, Any]:
    return {
        "id": service, "title": f"Teenus {service}", "type": "service", "organisation": agency,
        "service_lead": f"{agency}-teenusejuht", "clients": ["Inimesed ja pered"],
        "client_needs": writer.text(300), "delivery": writer.text(200), "channels": ["Iseteenindus", "Telefon"],
        "user_experience": {"satisfaction": {"value": 80, "scale": "%", "year": 2025}},
        "communication": [{"moment": "Enne taotlust", "channel": "E-kiri", "message": writer.text(80)}],
        "legal_acts": [{"title": "Sotsiaalhoolekande seadus"}], "standards": ["Teenuste korraldamise alused"],
        "processes": ["Taotluse menetlemine"], "parties": [{"name": "Omavalitsus", "role": "annab andmed"}],
        "risks": [{"text": writer.text(80), "mitigation": writer.text(80)}], "products": ["Infosüsteem"],
    }  # fmt: skip


def _meetings(writer: Writer) -> None:
    held = [(f"{agency}-juhtruhm", date(2026, 3, 10), agency) for agency in AGENCIES]
    held += [(f"juhtkomisjon-{domain}", date(2026, 6, 11), "som") for domain in ("sotsiaal", "tervis")]
    for body, day, agency in held:
        present = [f"{agency}-{role}" for role in ("juht", "sekretar", "arvaja")]
        values = {
            "id": f"{day}-{body}", "body": body, "date": day, "time": "14:00", "kind": "ordinary", "status": "held",
            "attendance": {"present": present}, "chair": present[0], "secretary": present[1],
        }  # fmt: skip
        writer.write("meeting", home("meeting", f"{day}-{body}"), values)


def _id(number: int) -> str:
    return f"{AGENCIES[number % len(AGENCIES)]}-2026-algatus-{number:05d}"


def _case(writer: Writer, number: int) -> None:
    agency = AGENCIES[number % len(AGENCIES)]
    domain = ("social", "health")[number % 2]
    id_ = _id(number)
    values = _card(writer, id_, agency, domain, number)
    card = Initiative.model_validate(values)
    folder = case_folder(agency, id_)
    writer.write("initiative", f"{folder}initiative.yaml", plain(card))
    basis, before = card_basis(card), FIRST
    for step, human in enumerate(_acts(writer, agency, domain, card), 1):
        at = datetime.combine(human["date"], datetime.min.time(), TALLINN) + timedelta(hours=16)
        fields = {
            "schema": "act/1", "initiative": id_, "number": step, "recorded_at": at.isoformat(), **human,
            "basis": basis, "prev": before, "digest": FIRST,
        }  # fmt: skip
        act = Act.model_validate(fields)
        before = act_digest(act)
        writer.write("act", act_file(folder, step, act.move), plain(act) | {"digest": before})


def _card(writer: Writer, id_: str, agency: str, domain: str, number: int) -> dict[str, Any]:
    return {
        "schema": "initiative/1", "id": id_, "title": f"Algatus {number}: {writer.text(30)[:60]}", "agency": agency,
        "domain": domain, "submitter": f"{agency}-esitaja", "service": f"{agency}-teenus-{number % 3}",
        "current_situation": writer.text(450), "problem": writer.text(350), "expected_outcome": writer.text(350),
        "impact": writer.text(250),
        "alternatives": [
            {"title": "Mitte midagi teha", "description": writer.text(120), "why_not": writer.text(100)},
            {"title": "Osta valmis toode", "description": writer.text(120), "why_not": writer.text(100)},
        ],
        "client_view": writer.text(80), "priority_basis": "plan",
        "plan_goals": [f"eesmark-{number % 4}-{number % 6}"],
        "consulted": [
            {"organisation": "som", "date": "2026-01-20"}, {"person": f"{agency}-teenusejuht", "date": "2026-01-21"},
        ],
        "parties": [{"name": "Omavalitsused", "role": "annavad andmed"}],
        "impact_assessment": {
            field: writer.text(70)
            for field in ("clients", "admin_burden", "costs_saved", "risks", "data_protection")
        },
        "legislation": {"needed": "no"},
        "estimate": {"size": "M", "duration_months": 18, "people": {"arendaja": 20, "testija": 6}},
        "budget": {
            "vat_included": False,
            "lines": [
                {"year": year, "amount": 10_000 * (1 + number % 30), "source": "riigieelarve",
                 "secured": year <= LAST_FUNDED, "kind": "development"}
                for year in (2027, 2028, 2029)
            ],
        },
        "implementer": "tehik",
        "depends_on": [_id(number - 1)] if number % 7 == 1 else [],
        "schedule": {
            "start": "2027-02-01", "end": "2028-09-30",
            "milestones": [{"date": "2027-09-30", "text": writer.text(60), "result": writer.text(60)}],
        },
    }  # fmt: skip


def _acts(writer: Writer, agency: str, domain: str, card: Initiative) -> list[dict[str, Any]]:
    lead, submitter, secretary = f"{agency}-teenusejuht", f"{agency}-esitaja", f"{agency}-sekretar"
    group = {"body": f"{agency}-juhtruhm", "meeting": f"2026-03-10-{agency}-juhtruhm", "recorded_by": secretary}
    committee_body = "juhtkomisjon-sotsiaal" if domain == "social" else "juhtkomisjon-tervis"
    meeting = f"2026-06-11-{committee_body}"
    committee = {"body": committee_body, "meeting": meeting, "recorded_by": "som-sekretar"}
    rated = {
        name: {"rating": writer.chance.randint(2, 5), "text": writer.text(60)}
        for name in ("outcome", "impact", "priorities", "alternatives")
    }
    snapshot = {"title": card.title, "budget": card.budget, "start": date(2027, 2, 1), "end": date(2028, 9, 30)}
    return [
        {"move": "submit", "date": date(2026, 2, 2), "by": submitter, "recorded_by": submitter},
        {"move": "agree", "date": date(2026, 2, 9), "outcome": "yes", "by": lead, "recorded_by": lead},
        {"move": "present", "date": date(2026, 3, 10), "by": lead, "presenter": lead,
         "body": f"{agency}-juhtruhm", "meeting": group["meeting"], "recorded_by": lead},
        {"move": "assess", "date": date(2026, 3, 10), "assessment": rated, **group},
        {"move": "endorse", "date": date(2026, 3, 10), "outcome": "yes", "priority": 1, **group},
        {"move": "share", "date": date(2026, 5, 14), "by": "som-sekretar", "recorded_by": "som-sekretar",
         "meeting": meeting, "reviewers": [f"{agency}-arvaja"]},
        {"move": "defend", "date": date(2026, 6, 11), "by": lead, "presenter": lead, "meeting": meeting,
         "recorded_by": lead},
        {"move": "decide", "date": date(2026, 6, 11), "outcome": "yes", "reason": writer.text(120),
         "snapshot": snapshot, **committee},
    ]  # fmt: skip


def commit(root: Path) -> None:
    """Put all of it under git, in one commit."""
    for command in (("init", "-q", "-b", "main"), ("add", "-A"), ("commit", "-q", "-m", "repository to measure on")):
        subprocess.run(("git", *command), cwd=root, check=True)


if __name__ == "__main__":
    generate(Path(sys.argv[1]), int(sys.argv[2]))
