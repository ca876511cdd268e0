"""A small ministry in which initiatives move: people, bodies, meetings, a process, and a way to walk it."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from som_cli.cards.initiative import Initiative
from som_cli.diagnostics import Diagnostic, Filed, Origin
from som_cli.process.casefile import Case
from som_cli.process.changes import applied, value_at
from som_cli.process.decision import Decision
from som_cli.process.engine import Advance, Refusal, advance
from som_cli.process.model import Process
from som_cli.process.records import TALLINN, Act, Assessment, Change, ConditionDraft, Opinion, Report
from som_cli.process.registry import Registry
from som_cli.settings import Settings
from som_cli.store.source import read
from tests.builders.cards import indicator_values, initiative_values, policy, service, workplan
from tests.builders.meetings import held_meeting, meeting
from tests.builders.people import agency_body, body, organisation, person

ROOT = Path(__file__).parents[2]
ID = "ska-2026-pensionikalkulaator"
FOLDER = f"data/initiatives/ska/{ID}/"
CARD = FOLDER + "initiative.yaml"

SUBMITTER = "mari-maasikas"
LEAD = "toomas-jalakas"
AGENCY_SECRETARY = "anu-allik"
AGENCY_CHAIR = "peeter-pihlakas"  # also the agency's representative in the committee, and its head
COORDINATOR = "rein-vaher"
COMMITTEE_SECRETARY = "tiina-tamm"
POLICY_LEAD = "kaja-kask"  # also the chair of the committee
OUTSIDER = "jaan-tamm"

NAMES = {
    SUBMITTER: "Mari Maasikas",
    LEAD: "Toomas Jalakas",
    AGENCY_SECRETARY: "Anu Allik",
    AGENCY_CHAIR: "Peeter Pihlakas",
    COORDINATOR: "Rein Vaher",
    COMMITTEE_SECRETARY: "Tiina Tamm",
    POLICY_LEAD: "Kaja Kask",
    OUTSIDER: "Jaan Tamm",
}
COMMITTEE = "sotsiaal"
GROUP = "ska-juhtruhm"
HELD = "2026-12-10-sotsiaal"
LATER = "2027-03-17-sotsiaal"
ATTENDANCE = {"present": [POLICY_LEAD, AGENCY_CHAIR, COORDINATOR, COMMITTEE_SECRETARY]}
TODAY = dt.date(2026, 12, 10)
SHARE_BY = dt.date(2026, 11, 19)

MANDATE = {"decision_right": True, "information_sharing": True, "scope": "Oma töövaldkond"}
# what a service card must say beside its form: a goal that is measured, and a team
SOUND: dict[str, Any] = {
    "goals": [
        {
            "id": "pension-teada",
            "text": "Inimene teab oma pensioni.",
            "plan_goals": ["hea-toimetulek"],
            "indicators": [indicator_values(id="pension-teadjad", name="Teadjate osakaal", actuals={2025: 36})],
            "coordinated_in": "eakad",
            "coordinated_on": "2026-11-12",
        }
    ],
    "core_team": {"members": [{"person": AGENCY_SECRETARY, "role": "Menetlus", "mandate": MANDATE}]},
    "user_experience": {"satisfaction": {"value": 82, "scale": "%", "year": 2026}, "measured_on": "2026-11-03"},
    "data": [{"name": "Otsused ja maksed", "register": "SKAIS2", "quality_owner": LEAD}],
    "reviewed": "2026-11-12",
}
# the same of a policy card: a goal that is measured, and a core team of seven that meets
SOUND_DOMAIN: dict[str, Any] = {
    "goals": [
        {
            "id": "eakad-kodus",
            "text": "Rohkem eakaid elab kodus.",
            "plan_goals": ["hea-toimetulek"],
            "indicators": [indicator_values(id="kodus-elavad", name="Kodus elavate eakate osakaal")],
        }
    ],
    "core_team": {
        "members": [
            {
                "person": id_,
                "role": f"{NAMES[id_]} tööosa",
                "mandate": MANDATE,
                "approved_by": AGENCY_CHAIR,
                "approved_on": "2026-01-12",
                "participation": "on_call",
            }
            for id_ in (LEAD, SUBMITTER, AGENCY_CHAIR, AGENCY_SECRETARY, COORDINATOR, COMMITTEE_SECRETARY)
        ]
    },
    "meeting_log": [{"date": "2026-11-12"}],
    "retros": ["2026-06-11"],
    "resource_need": {"people": 2, "money": 40000},
    "reviewed": "2026-11-12",
}
WORK: dict[str, Any] = {
    "id": "2026-eakad",
    "year": 2026,
    "items": [
        {
            "id": id_,
            "text": text,
            "priority": place,
            "organisation": organisation_,
            "owner": owner,
            "due": "2026-12-18",
            "goal": "eakad-kodus",
            "status": "done",
        }
        for place, (id_, text, organisation_, owner) in enumerate(
            (
                ("juhend", "Juhend on kinnitatud.", "som", POLICY_LEAD),
                ("selgitus", "Pensioni selgitus on iseteeninduses.", "ska", LEAD),
            ),
            start=1,
        )
    ],
}


@lru_cache(maxsize=1)
def process() -> Process:
    """The process of the repository."""
    path = ROOT / "data" / "process.yaml"
    document = read("data/process.yaml", path.read_bytes())
    return Process.model_validate(document.value)


def filed(record: Any, path: str = "") -> Filed[Any]:
    return Filed(record, Origin(path))


def shelf(*records: Any) -> dict[str, Filed[Any]]:
    return {record.id: filed(record) for record in records}


def registry(**changes: Any) -> Registry:
    """Everything on file: one agency, its group, one committee with a meeting held today and one to come."""
    defaults: dict[str, Any] = {
        "process": process(),
        "settings": Settings(schema="settings/1"),
        "today": TODAY,
        "organisations": shelf(organisation(), organisation(id="som", type="ministry", parent=None, head=None)),
        "people": shelf(
            *(
                person(
                    id=id_,
                    name=name,
                    email=[f"{id_}@som.example"],
                    unit=None,
                    handle=None,
                    organisation="som" if id_ == POLICY_LEAD else "ska",
                )
                for id_, name in NAMES.items()
            )
        ),
        "bodies": shelf(body(), agency_body()),
        "services": shelf(service(**SOUND)),
        "policies": shelf(policy(**SOUND_DOMAIN)),
        "workplans": shelf(workplan(**WORK)),
        "meetings": shelf(held_meeting(attendance=ATTENDANCE), meeting(id=LATER, date="2027-03-17")),
    }
    return Registry(**(defaults | changes))


def card(**changes: Any) -> Filed[Initiative]:
    return Filed(Initiative.model_validate(initiative_values(**changes)), Origin(CARD))


def case(**changes: Any) -> Case:
    """An initiative at its desk, complete and not submitted yet."""
    return Case(card(**changes), process=process())


def moment(day: dt.date, hour: int = 12) -> dt.datetime:
    return dt.datetime.combine(day, dt.time(hour), TALLINN)


# what each move needs beyond its name, when the right person records it
RATED = {"rating": 4, "text": "Mõju on suur."}
ASSESSMENT = Assessment.model_validate(dict.fromkeys(("outcome", "impact", "priorities", "alternatives"), RATED))
CONDITION = ConditionDraft.model_validate(
    {"text": "Rahastus on tagatud.", "satisfied_when": "Leping on allkirjastatud.", "owner": LEAD, "due": "2027-05-31"}
)
MOVES: dict[str, dict[str, Any]] = {
    "submit": {"recorded_by": SUBMITTER},
    "agree": {"recorded_by": LEAD, "outcome": "yes"},
    "present": {"recorded_by": SUBMITTER, "body": GROUP, "presenter": SUBMITTER},
    "assess": {"recorded_by": AGENCY_SECRETARY, "body": GROUP, "assessment": ASSESSMENT},
    "endorse": {"recorded_by": AGENCY_SECRETARY, "body": GROUP, "outcome": "yes", "priority": 1},
    "share": {"recorded_by": COORDINATOR, "meeting": HELD, "reviewers": (POLICY_LEAD, OUTSIDER)},
    "defend": {"recorded_by": LEAD, "meeting": HELD, "presenter": LEAD},
    "decide": {"recorded_by": COMMITTEE_SECRETARY, "meeting": HELD, "outcome": "yes", "reason": "Mõju on suur."},
    "meet": {"recorded_by": LEAD, "condition": "c1", "evidence": "Delta 1.1-13/7"},
    "verify": {"recorded_by": COORDINATOR, "condition": "c1", "outcome": "yes"},
    "resubmit": {"recorded_by": LEAD},
    "start": {"recorded_by": LEAD},
    "hold": {"recorded_by": LEAD, "reason": "Hange vaidlustati."},
    "resume": {"recorded_by": LEAD, "reason": "Vaidlus lõppes."},
    "prioritise": {"recorded_by": COMMITTEE_SECRETARY, "meeting": HELD, "rank": 2, "reason": "Sõltub teistest."},
    "confirm": {"recorded_by": COMMITTEE_SECRETARY, "meeting": HELD, "outcome": "yes", "reason": "Põhjendatud."},
    "complete": {"recorded_by": LEAD, "result": "Inimene näeb oma pensioni ise."},
    "cancel": {"recorded_by": COMMITTEE_SECRETARY, "meeting": HELD, "reason": "Vajadus kadus."},
    "withdraw": {"recorded_by": SUBMITTER, "reason": "Lahendati teisiti."},
    "amend": {"recorded_by": SUBMITTER},
    "void": {"recorded_by": COORDINATOR, "reason": "Eksitus.", "evidence": "Delta 1.1-13/8"},
}


def decision(move: str, day: dt.date = TODAY, **changes: Any) -> Decision:
    """A decision that the right person records on the day, complete unless changed."""
    values = {"date": day, "recorded_at": moment(day), **MOVES[move], **changes}
    return Decision(move, **values)


def put(before: Case, act: Act) -> Case:
    """The case with one more act on file."""
    origin = Origin(f"{FOLDER}acts/{act.stem}.yaml")
    return replace(before, acts=(*before.acts, Filed(act, origin)))


def made(before: Case, move: str, around: Registry | None = None, **changes: Any) -> Act:
    """The act that a move makes; the test fails where the process refuses."""
    answer = advance(before, decision(move, **changes), around or registry())
    assert isinstance(answer, Advance), codes(answer.reasons)
    return answer.act


def moved(before: Case, move: str, around: Registry | None = None, **changes: Any) -> Case:
    """The case after a move."""
    return put(before, made(before, move, around, **changes))


def refused(before: Case, move: str, around: Registry | None = None, **changes: Any) -> Refusal:
    """The refusal of a move; the test fails where the process lets it pass."""
    answer = advance(before, decision(move, **changes), around or registry())
    assert isinstance(answer, Refusal), answer
    return answer


def codes(findings: Any) -> list[str]:
    return [finding.code for finding in findings]


def edited(before: Case, **changes: Any) -> Case:
    """The case with a card that was edited by hand."""
    values = initiative_values() | before.card.record.model_dump(by_alias=True, exclude_none=True, mode="json")
    return replace(before, card=Filed(Initiative.model_validate(values | changes), before.card.origin))


# the way to each state, by moves and what differs from their defaults
EARLY = dt.date(2026, 10, 14)
TO_AGREED: list[tuple[str, dict[str, Any]]] = [("submit", {"day": EARLY}), ("agree", {"day": EARLY})]
TO_FORWARDED = [*TO_AGREED, ("present", {"day": EARLY}), ("assess", {"day": EARLY}), ("endorse", {"day": EARLY})]
TO_SHARED = [*TO_FORWARDED, ("share", {"day": SHARE_BY})]
TO_DEFENDED = [*TO_SHARED, ("defend", {})]
TO_CONDITIONAL = [*TO_DEFENDED, ("decide", {"outcome": "yes-if", "conditions": (CONDITION,)})]
TO_PLANNED = [*TO_DEFENDED, ("decide", {})]
WAYS: dict[str, list[tuple[str, dict[str, Any]]]] = {
    "draft": [],
    "submitted": TO_AGREED[:1],
    "agreed": TO_AGREED,
    "presented": TO_FORWARDED[:3],
    "assessed": TO_FORWARDED[:4],
    "forwarded": TO_FORWARDED,
    "shared": TO_SHARED,
    "defended": TO_DEFENDED,
    "conditional": TO_CONDITIONAL,
    "planned": TO_PLANNED,
    "in_progress": [*TO_PLANNED, ("start", {})],
    "on_hold": [*TO_PLANNED, ("start", {}), ("hold", {})],
    "completed": [*TO_PLANNED, ("start", {}), ("complete", {})],
    "cancelled": [*TO_PLANNED, ("cancel", {})],
    "refused": [*TO_FORWARDED[:4], ("endorse", {"day": EARLY, "outcome": "no", "priority": None, "reason": "Ei."})],
    "rejected": [*TO_DEFENDED, ("decide", {"outcome": "no"})],
    "withdrawn": [("withdraw", {})],
}


def case_in(state: str, around: Registry | None = None, **changes: Any) -> Case:
    """An initiative that was walked to a state, act by act."""
    walked = case(**changes)
    for move, said in WAYS[state]:
        walked = moved(walked, move, around, **said)
    assert walked.state == state
    return walked


def amended(before: Case, path: str, new: Any, around: Registry | None = None, **changes: Any) -> Case:
    """The case after an amendment of one field by its submitter."""
    change = Change(path=path, old=value_at(before.card.record, path), new=new)
    after = applied(before.card.record, (change,))
    assert after is not None
    desk = replace(before, card=Filed(after, before.card.origin))
    return moved(desk, "amend", around, changes=(change,), **changes)


def opinion(**changes: Any) -> Opinion:
    defaults = {
        "schema": "opinion/1",
        "initiative": ID,
        "round": 1,
        "reviewer": OUTSIDER,
        "date": "2026-11-25",
        "stance": "support",
        "argument": "Vastab arengukavale.",
    }
    return Opinion.model_validate(defaults | changes)


def report(**changes: Any) -> Report:
    defaults = {
        "schema": "report/1",
        "initiative": ID,
        "period": "2027-T1",
        "by": SUBMITTER,
        "organisation": "ska",
        "date": "2027-03-01",
        "rating": "green",
        "reason": "Kõik on plaanis.",
    }
    return Report.model_validate(defaults | changes)


def at(finding: Diagnostic) -> SimpleNamespace:
    return SimpleNamespace(code=finding.code, **finding.facts)
