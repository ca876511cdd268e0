"""The meeting of 10.12.2026 after it was held: a yes, a yes-if with a recusal, a postponement, a confirmed change."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tests.builders.committee import continued
from tests.builders.december import COMMITTEE, DECEMBER, JUNE, MARCH, cases, story
from tests.builders.meetings import held_meeting, meeting

if TYPE_CHECKING:
    from som_cli.process.casefile import Case
    from som_cli.process.registry import Registry
    from tests.builders.committee import Told

CARE = "ska-2026-erihoolekande-jarjekord"
MAINTENANCE = "ska-2026-elatisabi-ii-etapp"
HOME = "som-2026-koduteenuse-andmed"
PORTAL = "ska-2022-teenuseosutajate-portaal"
PENSION = "ska-2026-pensionikalkulaator"
_DAY = "2026-12-10"
_AT: dict[str, Any] = {"meeting": DECEMBER, "body": COMMITTEE}
ATTENDANCE: dict[str, Any] = {
    "present": [
        "andres-toomingas", "piret-sarapuu", "tiina-lepik", "heiki-remmelgas", "rein-vaher", "liis-kuusik",
        "mari-maasikas",
    ],
    "absent": ["anu-vaarikas", "kylli-parn"],
    "invited": ["toomas-jalakas", "Eesti Linnade ja Valdade Liit"],
    "recused": ["piret-sarapuu"],
}  # fmt: skip
FEW: dict[str, Any] = {"present": ["andres-toomingas", "mari-maasikas"], "absent": ["anu-vaarikas"]}


def _defended(presenter: str) -> Told:
    return ("defend", _DAY, {"meeting": DECEMBER, "presenter": presenter})


def _decided() -> dict[str, list[Told]]:
    conditions = [
        {
            "id": "c1",
            "text": "Õigusmuudatus on alustatud",
            "satisfied_when": "eelnõu on saadetud kooskõlastamisele",
            "owner": "ene-pihlakas",
            "due": "2027-04-30",
        },
        {
            "id": "c2",
            "text": "Rahastus | on tagatud",
            "satisfied_when": "allikas ja aastad on kirjalikult kinnitatud",
            "owner": "rein-vaher",
            "due": "2027-05-31",
        },
    ]
    snapshot = {
        "title": "Erihoolekande järjekord ja suunamine",
        "budget": {"vat_included": False, "lines": [{"year": 2027, "amount": "480000.00"}]},
        "start": "2027-03-01",
        "end": "2028-06-30",
    }
    yes = _AT | {"outcome": "yes", "reason": "Suur mõju kliendile.", "snapshot": snapshot}
    yes_if = _AT | {"outcome": "yes-if", "conditions": conditions, "reason": "Õiguslik alus ja raha puuduvad."}
    return {
        CARE: [_defended("toomas-jalakas"), ("decide", _DAY, yes)],
        MAINTENANCE: [_defended("kadri-saarepuu"), ("decide", _DAY, yes_if)],
        HOME: [_defended("eve-paju")],
        PENSION: [
            _defended("margus-kadakas"),
            ("decide", _DAY, _AT | {"outcome": "no", "reason": "Tegu ei ole IKT-arendusega."}),
        ],
        PORTAL: [("confirm", _DAY, _AT | {"outcome": "yes", "reason": "Lisatöö väldib eraldi süsteemi loomist."})],
        "ska-2026-toolaud": [("prioritise", _DAY, _AT | {"rank": 1, "reason": "Juhtimisandmed."})],
    }


def held_story(*, decided: bool = True, today: str = "2026-12-14", **changes: Any) -> Registry:
    """Everything on file after the meeting: `changes` are of its record, `decided` says that its acts are recorded."""
    people = {"chair": "andres-toomingas", "secretary": "mari-maasikas"}
    there = {"body": COMMITTEE, "place": "Suur-Ameerika 1, Tallinn, ruum 302", **people}
    values = there | {"id": DECEMBER, "date": _DAY, "attendance": ATTENDANCE, "agenda": _agenda()} | changes
    return story(
        today=today,
        cases=tuple(_after(one) for one in cases()) if decided else cases(),
        meetings=[
            held_meeting(id=JUNE, date="2026-06-11", attendance=FEW, status="minuted", delta=_delta("5"), **there),
            held_meeting(**values),
            meeting(id=MARCH, date="2027-03-17", **there),
        ],
    )


def minuted_story(**changes: Any) -> Registry:
    """The same after its minutes were closed."""
    other = {"title": "Info", "presenter": "Mari Maasikas", "note": "Võeti teadmiseks."}
    return held_story(status="minuted", delta=_delta("6"), other_items=[other], **changes)


def _delta(number: str) -> dict[str, Any]:
    return {
        "series": "1.1-13",
        "reference": f"1.1-13/26/{number}-sots",
        "registered": "2026-12-17",
        "access": "Avalik",
    }


def _agenda() -> list[dict[str, Any]]:
    note = "Ilma töömahu hinnanguta ei saa otsustada."
    return [
        {"id": CARE, "section": "new", "presenter": "toomas-jalakas"},
        {"id": MAINTENANCE, "section": "new", "presenter": "kadri-saarepuu", "note": "Eesmärk on õige."},
        {"id": HOME, "section": "new", "presenter": "eve-paju", "note": note},
        {"id": PORTAL, "section": "change"},
        {"id": PENSION, "section": "returning", "presenter": "margus-kadakas"},
    ]


def _after(one: Case) -> Case:
    return continued(one, *_decided().get(one.id, ()))
