"""The questions by which an initiative's card is written: what is short and known first, money last.

Each explains itself by what the process asks for. Source: D15 (the five duties), D16-D22, D42-D46.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from som_cli.locale import N_

Way = Literal[
    "line", "text", "agency", "domain", "service", "policy", "alternatives", "basis", "goals", "consulted", "parties",
    "assessment", "legislation", "estimate", "budget", "schedule", "implementer",
    "texts", "person", "unit", "organisation", "kind", "situation", "card_goals", "contributing", "team", "risks",
    "acts", "needs", "experience", "messages", "data", "years", "resources", "supported",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Question:
    """One question: the field it fills, how it is answered, and the help beside it.

    `duty`: there is no submitting without it (D15). `unknown`: "unknown" is an answer.
    """

    field: str
    way: Way
    text: str
    help: str
    option: str
    duty: bool = False
    unknown: bool = False
    seed: str = ""


@dataclass(frozen=True, slots=True)
class Section:
    """Questions that belong together."""

    title: str
    questions: tuple[Question, ...]


SECTIONS = (
    Section(
        N_("A. What it is about"),
        (
            Question(
                "title",
                "line",
                N_("What is the title of the initiative?"),
                N_(
                    "Up to eight words that say what is done, such as “Queue and referral in special care”. Leave out"
                    " the words “project” and “system”."
                ),
                "--title",
                duty=True,
            ),
            Question(
                "agency",
                "agency",
                N_("Which agency submits?"),
                N_("Choose from the list. The ministry is in it too."),
                "--agency",
                duty=True,
                seed="D52",
            ),
            Question(
                "domain",
                "domain",
                N_("The committee of which domain decides?"),
                N_(
                    "Social or health. If it touches both, choose the one with more of the work; the other committee"
                    " gets it as information."
                ),
                "--domain",
                duty=True,
                seed="D4",
            ),
            Question(
                "service",
                "service",
                N_("Which service does it develop?"),
                N_(
                    "If there is no service, skip this and choose the policy domain. The service lead agrees to the"
                    " initiative and later answers for carrying it out."
                ),
                "--service",
                duty=True,
                seed="D18",
            ),
        ),
    ),
    Section(
        N_("B. Description (needed before submitting)"),
        (
            Question(
                "current_situation",
                "text",
                N_("What is the situation now?"),
                N_(
                    "Describe what a person or an official does today, in which system and how often. Numbers help."
                    " Do not write the solution yet."
                ),
                "--current-situation",
                duty=True,
                seed="D15",
            ),
            Question(
                "problem",
                "text",
                N_("What problem needs solving?"),
                N_(
                    "Whose problem is it, and what happens if nothing is done? The lack of a solution is not the"
                    " problem."
                ),
                "--problem",
                duty=True,
                seed="D15",
            ),
            Question(
                "expected_outcome",
                "text",
                N_("What is different when the work is done?"),
                N_(
                    "Write it so that it can be checked a year later: “A person sees …”, “A decision is made within"
                    " 10 days”."
                ),
                "--expected-outcome",
                duty=True,
                seed="D15",
            ),
            Question(
                "impact",
                "text",
                N_("Whom does it affect, and how much?"),
                N_("Clients, officials, local governments, the state. An estimate will do; say that it is one."),
                "--impact",
                duty=True,
                seed="D15",
            ),
            Question(
                "alternatives",
                "alternatives",
                N_("What else was considered?"),
                N_(
                    "At least one, such as doing nothing. One sentence for each: why not. What happens if nothing is"
                    " done must always be answered."
                ),
                "--alternative",
                duty=True,
                seed="D15",
            ),
            Question(
                "client_view",
                "text",
                N_("What changes for the client?"),
                N_("One sentence as the client sees it, not the system."),
                "--client-view",
                seed="D16",
            ),
        ),
    ),
    Section(
        N_("C. Grounds and people"),
        (
            Question(
                "priority_basis",
                "basis",
                N_("Why now?"),
                N_(
                    "A development plan, a political agreement or another agreement. Without one an initiative"
                    " generally does not reach the portfolio."
                ),
                "--priority-basis",
                seed="D20",
            ),
            Question(
                "plan_goals",
                "goals",
                N_("Which goal of a development plan does it support?"),
                N_("Choose from the list. If none fits, leave it empty."),
                "--plan-goal",
                seed="D10",
            ),
            Question(
                "consulted",
                "consulted",
                N_("Whom have you talked to?"),
                N_(
                    "Add TEHIK, the service or policy lead and everyone whose work it changes, with the date. If you"
                    " have not talked yet, do it before the steering group: only work of a known size can be"
                    " assessed."
                ),
                "--consulted",
                seed="D17",
            ),
            Question(
                "parties",
                "parties",
                N_("Who else is involved?"),
                N_("Name and role, such as “bailiffs: provide data”."),
                "--party",
                seed="D43",
            ),
        ),
    ),
    Section(
        N_("D. Impact, law, resources (at the latest before sharing)"),
        (
            Question(
                "impact_assessment",
                "assessment",
                N_("What is the preliminary impact assessment?"),
                N_(
                    "Five short answers: clients, administrative burden, costs saved, risks, data protection. “No"
                    " change” is an answer."
                ),
                "--field impact_assessment.clients=…",
                seed="D42",
            ),
            Question(
                "legislation",
                "legislation",
                N_("Must legal acts be changed?"),
                N_(
                    "Yes, no or unknown. If yes: which, and has the change been started? A change not started does"
                    " not stop sharing, but the committee sees it."
                ),
                "--legislation",
                unknown=True,
                seed="D44",
            ),
            Question(
                "estimate",
                "estimate",
                N_("How much work is it?"),
                N_(
                    "S, M, L or XL, months, and person-months by role. Ask TEHIK; a rough estimate is better than an"
                    " empty place."
                ),
                "--size",
                unknown=True,
                seed="D17",
            ),
            Question(
                "budget",
                "budget",
                N_("What does it cost, and where does the money come from?"),
                N_(
                    "By year, development and operation apart, whether the money is there already, and whether the"
                    " sum is with VAT. If there is no source, write “unknown”; do not write zero."
                ),
                "--budget",
                unknown=True,
                seed="D46",
            ),
            Question(
                "schedule",
                "schedule",
                N_("When does it start and end?"),
                N_("To the month; for the first 18 months also what is ready when."),
                "--start",
                unknown=True,
                seed="D49",
            ),
            Question(
                "implementer",
                "implementer",
                N_("Who builds it?"),
                N_("TEHIK, the agency itself or somebody else. TEHIK: after a YES the order goes into its work plan."),
                "--implementer",
                seed="D76",
            ),
        ),
    ),
)
QUESTIONS = tuple(question for section in SECTIONS for question in section.questions)
BY_FIELD = {question.field: question for question in QUESTIONS}
