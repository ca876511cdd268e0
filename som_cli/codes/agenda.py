"""Why an initiative is on the agenda of a meeting or off it, and what an item must be told beside it.

A sentence says why; a hint says what is needed and who does it. They stand in tables of the agenda, so they are short.
"""

from som_cli.codes.model import Code
from som_cli.diagnostics import Severity
from som_cli.locale import N_

_COMPUTED = N_(
    "The agenda is computed from the states of the initiatives, so that none is missing, doubled or typed in by hand."
)
_SILENCE = N_(
    "Every initiative that is still under way is on the agenda or is listed with the reason why not: silence would "
    "read as if there were nothing."
)
_NEEDED = N_("Do what the last column says; the next agenda then has it.")
_ON_ITS_WAY = N_("Nothing needs to be done.")


def _on(code: str, sentence: str, seed: str) -> Code:
    return Code(code, sentence, why=_COMPUTED, mend=_ON_ITS_WAY, seed=seed, severity=Severity.NOTE)


def _off(code: str, sentence: str, hint: str | tuple[str, ...], seed: str) -> Code:
    return Code(code, sentence, hint=hint, why=_SILENCE, mend=_NEEDED, seed=seed, severity=Severity.NOTE)


_ON = (
    _on("agenda-shared", N_("shared with the reviewers on {shared}"), "D61"),
    _on("agenda-postponed", N_("not decided at the meeting of {meeting}"), "D68"),
    _on("agenda-defended", N_("defended on {defended}, not decided yet"), "D68"),
    _on("agenda-conditions-met", N_("the conditions of the YES, IF of {decided} are met"), "D71"),
    _on("agenda-conditions-lapsed", N_("YES, IF of {decided}: a condition that was due {late} is not met"), "D33"),
    _on("agenda-change-waiting", N_("the change of {proposed} awaits the committee's confirmation"), "D33"),
    _on("agenda-in-portfolio", N_("in the portfolio: {state}"), "D79"),
    _on("agenda-other-domain", N_("{committee} decides; it concerns this domain too"), "D4"),
    _on("agenda-other-decided", N_("decided by {committee} ({state}); it concerns this domain too"), "D4"),
    _on("agenda-to-present", N_("agreed on {since}, to be presented"), "D57"),
    _on("agenda-to-assess", N_("presented on {since}, to be assessed"), "D58"),
    _on("agenda-to-endorse", N_("assessed on {since}, to be decided"), "D59"),
    _on("agenda-frozen", N_("on the agenda that was frozen"), "D80"),
)
_AGENCY = (
    _off("agenda-draft", N_("draft, not submitted yet"), N_("{submitter} submits it"), "D53"),
    _off(
        "agenda-not-agreed",
        N_("submitted on {since}; not agreed yet"),
        (
            N_("{lead|or} agrees to it or returns it"),
            N_("the lead of the service or policy agrees to it or returns it"),
        ),
        "D55",
    ),
    _off(
        "agenda-not-presented",
        N_("agreed on {since}; not presented in the agency yet"),
        (N_("{lead|or} presents it to {body|or}"), N_("it is presented to the agency's steering group")),
        "D57",
    ),
    _off(
        "agenda-not-assessed",
        N_("presented on {since}; no assessment or decision yet"),
        (N_("{body|or} assesses it and decides"), N_("the agency's steering group assesses it and decides")),
        "D58",
    ),
    _off(
        "agenda-not-endorsed",
        N_("assessed on {since}; no decision yet"),
        (N_("{body|or} decides"), N_("the agency's steering group decides")),
        "D59",
    ),
    _off(
        "agenda-with-committee",
        N_("the agency has decided; {state}"),
        N_("the agency need do nothing"),
        "D60",
    ),
)
_COMMITTEE = (
    _off(
        "agenda-not-shared",
        N_("forwarded on {since}; not shared with the reviewers yet"),
        N_("the portfolio coordinator shares it by {deadline}"),
        "D61",
    ),
    _off(
        "agenda-gate-open",
        N_("forwarded on {since}; missing: {missing}"),
        N_("{submitter} adds what is missing, then the portfolio coordinator shares it"),
        "D42",
    ),
    _off(
        "agenda-share-missed",
        N_("forwarded on {since}; the deadline for sharing was {deadline}"),
        (
            N_("the portfolio coordinator shares it for the meeting of {next}"),
            N_("the portfolio coordinator shares it for the next meeting"),
        ),
        "D61",
    ),
    _off(
        "agenda-shared-for-another",
        N_("shared for the meeting of {meeting}"),
        N_("that meeting takes it up"),
        "D61",
    ),
    _off(
        "agenda-for-earlier",
        N_("waits for the meeting of {meeting}"),
        N_("that meeting takes it up"),
        "D68",
    ),
    _off(
        "agenda-conditions-open",
        N_("YES, IF ({decided}); conditions not met or not verified: {open} of {total}"),
        N_("the owners meet the conditions, the coordinator verifies them (due {due})"),
        "D71",
    ),
    _off(
        "agenda-conditions-overdue",
        N_("YES, IF ({decided}); a condition is not met that was due {late}"),
        N_("the owners meet the conditions (due {due}), or the committee cancels it"),
        "D71",
    ),
    _off(
        "agenda-conditions-unverified",
        N_("YES, IF ({decided}); the conditions are reported met, not verified yet"),
        N_("the portfolio coordinator verifies them"),
        "D71",
    ),
    _off(
        "agenda-not-resubmitted",
        N_("YES, IF ({decided}); the conditions are met, not submitted again yet"),
        (N_("{lead|or} submits it again"), N_("the lead of the service or policy submits it again")),
        "D71",
    ),
    _off(
        "agenda-ordinary-only",
        N_("in the portfolio: {state}; reviewed at ordinary meetings"),
        (N_("the meeting of {next} reviews it"), N_("the next ordinary meeting reviews it")),
        "D79",
    ),
    _off(
        "agenda-not-for-reviewers",
        N_("not shared with the reviewers ({state})"),
        N_("the reviewers need do nothing"),
        "D62",
    ),
    _off(
        "agenda-advised",
        N_("defended on {defended}; the round of advice is over"),
        (N_("the meeting of {next} decides"), N_("the next ordinary meeting decides")),
        "D68",
    ),
    _off(
        "agenda-moved-on",
        N_("was on the frozen agenda; since then {state}"),
        N_("the chair takes it off when the agenda is approved"),
        "D80",
    ),
)
_BESIDE = (
    Code(
        "agenda-shared-late",
        N_("shared {days} days before the meeting; {needed} are required"),
        why=N_("Reviewers need three weeks to form an opinion, and the committee needs their opinions."),
        mend=N_("Share it earlier next time, or move the item to the next meeting."),
        seed="D61",
        severity=Severity.WARNING,
    ),
    Code(
        "agenda-recusal",
        N_("{member}, a member of the committee, is the submitter and should not take part in the decision"),
        why=N_("Nobody decides on their own initiative."),
        mend=N_("Record at the meeting that the member left the decision to the others."),
        seed="D20",
        severity=Severity.NOTE,
    ),
    Code(
        "agenda-no-opinion",
        N_("no reviewer has given an opinion"),
        why=N_("The committee decides with the reviewers' advice before it."),
        mend=N_("Ask the reviewers, or postpone the item."),
        seed="D64",
        severity=Severity.WARNING,
    ),
)

CODES = (*_ON, *_AGENCY, *_COMMITTEE, *_BESIDE)
