"""One story: the social committee before its meeting of 10.12.2026, as of 22.11.2026. Everybody in it is invented."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tests.builders.cards import initiative, policy, service
from tests.builders.committee import case, registry, settings
from tests.builders.meetings import held_meeting, meeting
from tests.builders.people import agency_body, body, organisation, person

if TYPE_CHECKING:
    from som_cli.process.casefile import Case
    from som_cli.process.registry import Registry
    from tests.builders.committee import Told

TODAY = "2026-11-22"
COMMITTEE = "juhtkomisjon-sotsiaal"
HEALTH = "juhtkomisjon-tervis"
GROUP = "ska-juhtruhm"
MANAGEMENT = "som-juhtkond"
DECEMBER = f"2026-12-10-{COMMITTEE}"
JUNE = f"2026-06-11-{COMMITTEE}"
MARCH = f"2027-03-17-{COMMITTEE}"
DISCUSSION = f"2026-11-24-{COMMITTEE}"
AUTUMN = f"2026-10-14-{GROUP}"

_PEOPLE = {
    "andres-toomingas": ("Andres Toomingas", "som", None),
    "mari-maasikas": ("Mari Maasikas", "som", "arendusosakond"),
    "piret-sarapuu": ("Piret Sarapuu", "som", "laste-ja-perede-osakond"),
    "tiina-lepik": ("Tiina Lepik", "som", "hoolekande-osakond"),
    "heiki-remmelgas": ("Heiki Remmelgas", "som", "finantsosakond"),
    "anu-vaarikas": ("Anu Vaarikas", "som", "strateegiaosakond"),
    "kristel-ilves": ("Kristel Ilves", "som", "oigusosakond"),
    "eve-paju": ("Eve Paju", "som", "hoolekande-osakond"),
    "ene-pihlakas": ("Ene Pihlakas", "som", "laste-ja-perede-osakond"),
    "rein-vaher": ("Rein Vaher", "ska", None),
    "toomas-jalakas": ("Toomas Jalakas", "ska", None),
    "kadri-saarepuu": ("Kadri Saarepuu", "ska", None),
    "helen-sirel": ("Helen Sirel", "ska", None),
    "margus-kadakas": ("Margus Kadakas", "ska", None),
    "kylli-parn": ("Külli Pärn", "tehik", None),
    "liis-kuusik": ("Liis Kuusik", "tehik", None),
}
_UNITS = ("Arendusosakond", "Laste ja perede osakond", "Hoolekande osakond", "Finantsosakond", "Strateegiaosakond")
_MEMBERS = (
    ("andres-toomingas", "chair"), ("mari-maasikas", "coordinator"), ("piret-sarapuu", "member"),
    ("tiina-lepik", "member"), ("heiki-remmelgas", "member"), ("anu-vaarikas", "member"),
    ("rein-vaher", "representative"), ("kylli-parn", "representative"),
)  # fmt: skip


def story(**changes: Any) -> Registry:
    """Everything on file as of 22.11.2026; `changes` put other shelves, settings or a day in place of the story's."""
    shelves: dict[str, Any] = {
        "people": [_person(*told) for told in _PEOPLE.items()],
        "organisations": _organisations(),
        "bodies": _bodies(),
        "services": _services(),
        "policies": [policy(id="sotsiaalhoolekanne", title="Sotsiaalhoolekanne", policy_lead="eve-paju", services=[])],
        "meetings": _meetings(),
        "settings": settings(published=[{"date": "2025-11-28", "url": "https://tehik.ee/arendusportfell"}]),
    }
    given = shelves | {key: value for key, value in changes.items() if key not in {"today", "cases"}}
    return registry(changes.get("today", TODAY), *changes.get("cases", cases()), **given)


def cases() -> tuple[Case, ...]:
    """The initiatives of the story."""
    return (*_new(), pension_calculator(), portal(), *_running(), *_waiting(), _elsewhere())


def to_agency(day: str = "2026-09-14") -> list[Told]:
    """The way of an initiative to the point where the agency's group is to see it."""
    return [("submit", "2026-09-01"), ("agree", day, {"outcome": "yes"})]


def to_forwarded(priority: int, day: str = "2026-10-14", body: str = GROUP) -> list[Told]:
    """The way of an initiative to the committee."""
    there = {"body": body}
    return [
        *to_agency(),
        ("present", "2026-09-30", there | {"presenter": "toomas-jalakas"}),
        ("assess", "2026-09-30", there),
        ("endorse", day, there | {"outcome": "yes", "priority": priority}),
    ]


def to_shared(priority: int, reviewers: list[str], *, day: str = "2026-10-14", body: str = GROUP) -> list[Told]:
    """The way of an initiative to the agenda of December."""
    share: Told = ("share", "2026-11-17", {"meeting": DECEMBER, "reviewers": reviewers})
    return [*to_forwarded(priority, day, body), share]


def to_yes(start: str | None = None) -> list[Told]:
    """The way of an initiative into the portfolio, at the meeting of June."""
    told: list[Told] = [
        ("submit", "2026-03-02"),
        ("agree", "2026-03-03", {"outcome": "yes"}),
        ("present", "2026-04-08", {"body": GROUP}),
        ("assess", "2026-04-08", {"body": GROUP}),
        ("endorse", "2026-04-08", {"body": GROUP, "outcome": "yes", "priority": 1}),
        ("share", "2026-05-20", {"meeting": JUNE, "reviewers": ["liis-kuusik"]}),
        ("defend", "2026-06-11", {"meeting": JUNE, "presenter": "rein-vaher"}),
        ("decide", "2026-06-11", {"meeting": JUNE, "body": COMMITTEE, "outcome": "yes", "reason": "Vajalik."}),
    ]
    return [*told, ("start", start)] if start else told


def line(year: int, amount: str, source: str, *, secured: bool) -> dict[str, Any]:
    """One line of a budget."""
    return {"year": year, "amount": amount, "source": source, "secured": secured, "kind": "development"}


def budget(*lines: dict[str, Any]) -> dict[str, Any]:
    """A budget without VAT."""
    return {"vat_included": False, "lines": list(lines)}


def _new() -> tuple[Case, ...]:
    care = initiative(
        id="ska-2026-erihoolekande-jarjekord",
        title="Erihoolekande järjekord ja suunamine",
        service="erihoolekandeteenused",
        submitter="toomas-jalakas",
        problem="Inimene ootab erihoolekandeteenust 14–53 kuud ega näe, mitmes ta järjekorras on.",
        expected_outcome="Inimene, omavalitsus ja teenuseosutaja näevad järjekorda ja suunamisotsust.",
        parties=[{"name": "kohalikud omavalitsused", "role": "näevad järjekorda"}],
        budget=budget(
            line(2027, "240000.00", "SKA eelarve", secured=True),
            line(2028, "160000.00", "lisataotlus", secured=False),
            line(2029, "80000.00", "lisataotlus", secured=False),
        ),
        schedule={"start": "2027-03-01", "end": "2028-06-30"},
    )
    maintenance = initiative(
        id="ska-2026-elatisabi-ii-etapp",
        title="Elatisabi II etapp",
        service="elatisabi",
        submitter="piret-sarapuu",
        problem="Elatisabi arvestamiseks küsib amet kohtutäituritelt kirja teel, kui palju on sisse nõutud.",
        expected_outcome="Kirjad asendab andmevahetus üle X-tee.",
        parties=[{"name": "kohtutäiturid", "role": "annavad andmed"}],
        legislation={"needed": "yes", "status": "not_started", "acts": ["perehüvitiste seadus"]},
        budget=budget(line(2027, "165000.00", "teadmata", secured=False)),
        schedule={"start": "2027-06-01", "end": "2028-05-31"},
    )
    home = initiative(
        id="som-2026-koduteenuse-andmed",
        title="Koduteenuse andmed STARis",
        agency="som",
        service=None,
        policy="sotsiaalhoolekanne",
        submitter="tiina-lepik",
        problem="Omavalitsuste andmed koduteenuse kohta ei ole võrreldavad.",
        expected_outcome="STARis on ühtne andmekoosseis ja aruanne.",
        parties=[{"name": "omavalitsused"}],
        budget=budget(line(2027, "140000.00", "teadmata", secured=False)),
        schedule={"start": "2027-09-01", "end": "2028-08-31"},
    )
    advice = {"round": 1, "date": "2026-11-20"}
    return (
        case(
            care,
            to_shared(1, ["liis-kuusik", "eve-paju", "kristel-ilves", "heiki-remmelgas"]),
            opinions=[
                advice | {"reviewer": "liis-kuusik", "argument": "Teostatav olemasoleva andmevahetusega."},
                advice | {"reviewer": "eve-paju", "argument": "Suurim nähtav mõju kliendile."},
                advice
                | {
                    "reviewer": "kristel-ilves",
                    "stance": "support_with_remarks",
                    "argument": "Järjekorra pidamise korda tuleb täpsustada määruses.",
                },
            ],
        ),
        case(
            maintenance,
            to_shared(2, ["liis-kuusik", "heiki-remmelgas"]),
            opinions=[
                advice | {"reviewer": "liis-kuusik", "argument": "Maht on hinnatud."},
                advice | {"reviewer": "heiki-remmelgas", "stance": "against", "argument": "Rahastusallikat ei ole."},
            ],
        ),
        case(home, to_shared(2, ["liis-kuusik"], day="2026-10-20", body=MANAGEMENT)),
    )


def pension_calculator() -> Case:
    """A case that comes back with its conditions met."""
    card = initiative(
        id="ska-2026-pensionikalkulaator",
        service="pension",
        submitter="margus-kadakas",
        parties=[{"name": "Maksu- ja Tolliamet"}],
        budget=budget(line(2027, "210000.00", "riigieelarve", secured=True)),
        schedule={"start": "2027-02-01", "end": "2028-05-31"},
    )
    conditions = [
        {
            "id": "c1",
            "text": "Õiguslik alus on Riigikogu menetluses",
            "satisfied_when": "Eelnõu on menetluses.",
            "owner": "kristel-ilves",
            "due": "2026-09-30",
        },
        {
            "id": "c2",
            "text": "Andmekaitsealane mõjuhinnang on koostatud",
            "satisfied_when": "Hinnang on kooskõlastatud.",
            "owner": "margus-kadakas",
            "due": "2026-10-31",
        },
    ]
    told: list[Told] = [
        *to_yes()[:-1],
        ("decide", "2026-06-11", {"meeting": JUNE, "body": COMMITTEE, "outcome": "yes-if", "conditions": conditions}),
        ("meet", "2026-10-10", {"condition": "c1", "evidence": "Eelnõu 512 SE"}),
        ("verify", "2026-10-12", {"condition": "c1", "outcome": "yes"}),
        ("meet", "2026-11-01", {"condition": "c2", "evidence": "Delta 5-1/11"}),
        ("verify", "2026-11-02", {"condition": "c2", "outcome": "yes"}),
        ("resubmit", "2026-11-03"),
        ("share", "2026-11-17", {"meeting": DECEMBER, "reviewers": ["kristel-ilves"]}),
    ]
    opinion = {"round": 2, "date": "2026-11-19", "reviewer": "kristel-ilves", "argument": "Alus on menetluses."}
    return case(card, told, opinions=[opinion])


def portal() -> Case:
    """A development whose plan was changed and waits for the committee."""
    card = initiative(
        id="ska-2022-teenuseosutajate-portaal",
        title="Teenuseosutajate portaal",
        service="erihoolekandeteenused",
        submitter="rein-vaher",
        parties=[{"name": "teenuseosutajad"}],
        budget=budget(
            line(2026, "415170.00", "SKA eelarve", secured=True), line(2027, "268000.00", "SKA eelarve", secured=True)
        ),
        schedule={"start": "2026-07-01", "end": "2027-12-31"},
    )
    amend: Told = (
        "amend",
        "2026-11-16",
        {
            "reason": "Lisandub erihoolekandeteenuse osutajate aruandlus.",
            "changes": [
                {"path": "budget.lines.1.amount", "old": "150000.00", "new": "268000.00"},
                {"path": "schedule.end", "old": "2027-06-30", "new": "2027-12-31"},
            ],
        },
    )
    told = to_yes("2026-07-01")
    told[7] = ("decide", "2026-06-11", _yes_to("Teenuseosutajate portaal", "2027-06-30", "415170.00", "150000.00"))
    report = {
        "period": "2026-T3",
        "date": "2026-11-20",
        "rating": "amber",
        "reason": "Maht kasvas.",
        "forecast": {"end": "2027-12-31"},
    }
    return case(card, [*told, amend], reports=[report])


def _yes_to(title: str, end: str, *amounts: str) -> dict[str, Any]:
    lines = [line(2026 + n, amount, "SKA eelarve", secured=True) for n, amount in enumerate(amounts)]
    return {
        "meeting": JUNE,
        "body": COMMITTEE,
        "outcome": "yes",
        "reason": "Vajalik.",
        "snapshot": {"title": title, "budget": budget(*lines), "start": "2026-07-01", "end": end},
    }


def _running() -> tuple[Case, ...]:
    def card(slug: str, title: str, end: str, start: str = "2026-07-01") -> Any:
        schedule = {"start": start, "end": end}
        return initiative(id=f"ska-2026-{slug}", title=title, submitter="rein-vaher", schedule=schedule)

    green = {"period": "2026-T3", "date": "2026-11-20", "reason": "Esimene etapp valmis tähtajaks."}
    red = green | {"rating": "red", "reason": "Ootab seadusmuudatust."}
    hold: Told = ("hold", "2026-09-15", {"reason": "Ootab seadusmuudatust."})
    return (
        case(card("laste-andmed", "Laste andmed", "2027-12-31"), to_yes("2026-09-01"), reports=[green]),
        case(card("oigusmuudatused", "Õigusmuudatustest tulenevad arendused", "2027-11-30"), to_yes("2026-07-01")),
        case(card("tis", "Andmevahetus TISiga", "2028-06-30"), [*to_yes("2026-07-01"), hold], reports=[red]),
        case(card("toolaud", "Heaolu mõõdikute töölaud", "2028-03-31", "2027-02-01"), to_yes()),
        case(
            card("tugi", "Püsivat tuge vajava lapse toetamine", "2026-09-30"),
            [*to_yes("2026-07-01"), ("complete", "2026-09-30", {"result": "Toetus on kasutusel."})],
        ),
        case(card("nouanne", "Nõuandeliin", "2026-12-31"), [*to_agency(), ("withdraw", "2026-10-01")]),
    )


def _waiting() -> tuple[Case, ...]:
    def card(slug: str, title: str, **changes: Any) -> Any:
        return initiative(id=f"ska-2026-{slug}", title=title, submitter="toomas-jalakas", **changes)

    conditions = [
        {"id": "c1", "text": "Raha on.", "satisfied_when": "Kinnitatud.", "owner": "rein-vaher", "due": "2026-11-30"},
        {"id": "c2", "text": "Seadus on.", "satisfied_when": "Jõus.", "owner": "kristel-ilves", "due": "2027-03-31"},
    ]
    if_yes: Told = (
        "decide",
        "2026-06-11",
        {"meeting": JUNE, "body": COMMITTEE, "outcome": "yes-if", "conditions": conditions},
    )
    parties = [{"name": "omavalitsused"}]
    return (
        case(card("abivahendid", "Abivahendid ja meditsiiniseadmed"), [*to_yes()[:-1], if_yes]),
        case(card("peretoetused", "Peretoetuste arvutus", parties=parties), to_forwarded(4, "2026-11-20")),
        case(card("rehabilitatsioon", "Rehabilitatsiooni suunamisotsused"), to_forwarded(1)[:3]),
        case(card("lasteabi", "Lasteabi pöördumised STARi", service="elatisabi"), [("submit", "2026-11-17")]),
        case(card("mote", "Üks mõte")),
    )


def _elsewhere() -> Case:
    card = initiative(
        id="som-2026-heaoluplaan", title="Heaoluplaan", agency="som", domain="health", also=["social"],
        submitter="anu-vaarikas",
    )  # fmt: skip
    return case(card, to_forwarded(1, body=MANAGEMENT))


def _person(key: str, told: tuple[str, str, str | None]) -> Any:
    name, home, unit = told
    return person(
        id=key, name=name, organisation=home, unit=unit, email=[f"{key}@example.ee"], handle=None, active=None
    )


def _organisations() -> list[Any]:
    units = [{"id": name.lower().replace(" ", "-"), "name": name} for name in _UNITS]
    units.append({"id": "oigusosakond", "name": "Õigusosakond"})
    plain = {"units": None, "head": None, "parent": None}
    return [
        organisation(
            id="som",
            name="Sotsiaalministeerium",
            abbreviation="SoM",
            type="ministry",
            units=units,
            head=None,
            parent=None,
        ),
        organisation(head="rein-vaher", units=None),
        organisation(id="tehik", name="TEHIK", abbreviation="TEHIK", type="public_body", **plain),
    ]


def _bodies() -> list[Any]:
    members = [{"person": who, "role": role} for who, role in _MEMBERS]
    members.append({"person": "liis-kuusik", "role": "representative", "substitute_for": "kylli-parn"})
    secretary = [{"person": "rein-vaher", "role": "secretary"}]
    return [
        body(
            id=COMMITTEE, name="Valitsemisala juhtkomisjon (sotsiaalvaldkond)", members=members, quorum={"members": 5}
        ),
        body(id=HEALTH, name="Valitsemisala juhtkomisjon (tervisevaldkond)", domain="health", members=secretary),
        agency_body(id=GROUP, name="SKA juhtrühm", members=secretary),
        agency_body(
            id=MANAGEMENT, name="Sotsiaalministeeriumi juhtkond", organisation="som", type="agency_management",
            members=secretary,
        ),
    ]  # fmt: skip


def _services() -> list[Any]:
    return [
        service(id="erihoolekandeteenused", title="Erihoolekandeteenused", service_lead="toomas-jalakas"),
        service(id="elatisabi", title="Elatisabi", service_lead="kadri-saarepuu"),
        service(id="pension", title="Vanaduspension", service_lead="margus-kadakas"),
        service(service_lead="helen-sirel"),
    ]


def _meetings() -> list[Any]:
    present = ["andres-toomingas", "piret-sarapuu", "tiina-lepik", "heiki-remmelgas", "rein-vaher"]
    room = "Suur-Ameerika 1, Tallinn, ruum 302, ja Teamsis"
    people = {"chair": "andres-toomingas", "secretary": "mari-maasikas"}
    there = {"body": COMMITTEE, "place": room, **people}
    return [
        held_meeting(
            id=JUNE,
            date="2026-06-11",
            attendance={"present": present, "absent": ["anu-vaarikas", "kylli-parn"]},
            **there,
        ),
        held_meeting(id=AUTUMN, body=GROUP, date="2026-10-14", attendance={"present": ["rein-vaher"]}, **people),
        meeting(id=DISCUSSION, date="2026-11-24", time="10:00", kind="discussion", **there),
        meeting(id=DECEMBER, date="2026-12-10", **there),
        meeting(id=MARCH, date="2027-03-17", **there),
    ]
