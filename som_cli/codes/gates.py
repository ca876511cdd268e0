"""What a card must say before a move, and what it may not change afterwards."""

from som_cli.codes.model import Code
from som_cli.diagnostics import Severity
from som_cli.locale import N_

_GATE = N_("To be added to the portfolio, the assessment, the parties and the alternatives must be there (D42-D46).")
_DUTIES = N_(
    "The submitter describes at least the current situation, the problem, the expected outcome, the impact and the "
    "alternatives (D15)."
)
_LEAD = N_("The lead of the service agrees to an initiative and answers for it later (D18, D22, D54).")

CODES = (
    Code(
        "acts-duty-missing",
        N_("`{key}` is missing; without it the initiative cannot be submitted"),
        hint=N_("add `{key}`: it is one of the five things every initiative must say"),
        why=_DUTIES,
        mend=N_("Fill the field in, then submit."),
        seed="D15",
    ),
    Code(
        "acts-duty-placeholder",
        N_("the text of `{key}` is “{value}”, which says nothing"),
        hint=N_("write one sentence, or “unknown” if there is no answer yet"),
        why=_DUTIES,
        mend=N_("Write the answer, then submit."),
        seed="D15",
    ),
    Code(
        "acts-domain-missing",
        N_("the domain whose committee decides is not named"),
        hint=N_("add `domain`: {choices|code}"),
        why=N_("Each domain has an area committee, and one of the two decides on an initiative (D4, D38)."),
        mend=N_("Name the domain with more of the work; the other one goes under `also`."),
        seed="D4",
    ),
    Code(
        "acts-service-missing",
        N_("neither a service nor a policy is named"),
        hint=N_("add `service`, or `policy` where there is no service yet"),
        why=_LEAD,
        mend=N_("Name the service that it develops, or the policy domain."),
        seed="D21",
    ),
    Code(
        "acts-priority-basis",
        N_("`priority_basis` does not say why it should be done now"),
        hint=N_("name the plan, the political will or the agreement behind it"),
        why=N_("Developments not tied to priorities do not, as a rule, reach the portfolio (D6, D7)."),
        mend=N_("Add `priority_basis`; without it the initiative is likely to be refused later."),
        seed="D7",
        severity=Severity.WARNING,
    ),
    Code(
        "acts-plan-goal",
        N_("it rests on a development plan, but names no goal of one"),
        hint=N_("add the goal to `plan_goals`"),
        why=N_("Developments that do not support strategic goals do not, as a rule, reach the portfolio (D5, D7)."),
        mend=N_("Choose the plan's goal that it serves."),
        seed="D5",
        severity=Severity.WARNING,
    ),
    Code(
        "acts-lead-missing",
        N_("nobody leads the initiative: neither service nor policy has a lead, and the agency has no head"),
        hint=N_("add the lead to the service card, or the head to the agency"),
        why=_LEAD,
        mend=N_("Name a lead on the card of the service or the policy."),
        seed="D56",
    ),
    Code(
        "acts-lead-head",
        N_("neither the service nor a policy has a lead; {lead}, the head of the agency, stands in"),
        hint=N_("name a lead on the card of the service or the policy"),
        why=_LEAD,
        mend=N_("The head of the agency answers until a lead is named."),
        seed="X27",
        severity=Severity.WARNING,
    ),
    Code(
        "acts-not-consulted",
        N_("`consulted` does not say that TEHIK was talked to"),
        hint=N_("talk to TEHIK and add it to `consulted` with the date"),
        why=N_("Those concerned are involved so that the work needed is known when it is assessed (D17)."),
        mend=N_("Add TEHIK, the lead and others concerned, with dates."),
        seed="D17",
        severity=Severity.WARNING,
    ),
    Code(
        "acts-not-estimated",
        N_("`estimate` gives no idea of how much work it is"),
        hint=N_("add a size, S to XL; a rough estimate is better than none"),
        why=N_("People, time and money must be roughly known when the agency assesses (D17, X30)."),
        mend=N_("Ask TEHIK or another builder for a rough size."),
        seed="D17",
        severity=Severity.WARNING,
    ),
    Code(
        "acts-gate-impact",
        N_("the preliminary impact assessment is missing"),
        hint=N_("add `impact_assessment`: five short answers; “no change” is one"),
        why=_GATE,
        mend=N_("Fill in `impact_assessment` on the card; it needs no amendment."),
        seed="D42",
    ),
    Code(
        "acts-gate-impact-open",
        N_("the impact assessment leaves {missing|code} open"),
        hint=N_("one short answer each is enough; “no change” is one"),
        why=_GATE,
        mend=N_("Answer the rest before the committee meets."),
        seed="D42",
        severity=Severity.WARNING,
    ),
    Code(
        "acts-gate-parties",
        N_("the parties are not named"),
        hint=N_("add `parties`, each with a name and a role"),
        why=_GATE,
        mend=N_("Fill in `parties` on the card; it needs no amendment."),
        seed="D43",
    ),
    Code(
        "acts-gate-alternatives",
        N_("no alternative is described"),
        hint=N_("say of at least one alternative why it was not chosen; doing nothing is one"),
        why=_GATE,
        mend=N_("Fill in `alternatives` on the card; it needs no amendment."),
        seed="D45",
    ),
    Code(
        "acts-gate-law-unknown",
        N_("it is not known whether the law must be changed"),
        hint=N_("add `legislation` with `needed`"),
        why=N_("Where the law must change, the change is begun before (D44)."),
        mend=N_("It does not stand in the way of sharing, but the committee sees it."),
        seed="D44",
        severity=Severity.WARNING,
    ),
    Code(
        "acts-gate-law",
        N_("the law must be changed, and the change has not been started"),
        hint=N_("start it, and say so in `legislation`"),
        why=N_("Where the law must change, the change is begun before (D44)."),
        mend=N_("It does not stand in the way of sharing, but the committee sees it."),
        seed="D44",
        severity=Severity.WARNING,
    ),
    Code(
        "acts-gate-funding",
        N_("neither the budget nor where it comes from is known"),
        hint=N_("add `budget` with its lines, as far as they are known"),
        why=N_("The funding source is shown where possible (D46)."),
        mend=N_("It does not stand in the way of sharing, but the committee sees it."),
        seed="D46",
        severity=Severity.WARNING,
    ),
    Code(
        "acts-gate-source",
        N_("where the money of {years} comes from is not known"),
        hint=N_("name the source of each budget line"),
        why=N_("The funding source is shown where possible (D46)."),
        mend=N_("It does not stand in the way of sharing, but the committee sees it."),
        seed="D46",
        severity=Severity.WARNING,
    ),
    Code(
        "acts-card-differs",
        N_("the card no longer says what it said at the act `{act}` of {date}"),
        hint=(
            N_(
                "other than then: {fields|code}; "
                "record the change with `som initiative amend {id}`, so that the reason is kept"
            ),
            N_("record the change with `som initiative amend {id}`, so that the reason is kept"),
        ),
        why=N_(
            "What was agreed and decided was that text. Domain, service, policy, problem, expected outcome, budget and "
            "schedule change by an amendment only."
        ),
        mend=N_("Record the change with `som initiative amend`, or bring the earlier text back."),
        seed="F07",
        fixed=True,
    ),
)
