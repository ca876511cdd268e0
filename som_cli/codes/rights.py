"""Who acted and who recorded it: what was not theirs to do."""

from som_cli.codes.model import Code
from som_cli.diagnostics import Severity
from som_cli.locale import N_

_ROLES = N_("A decision counts only if those who took and recorded it could do so on that day.")
_LEAD = N_("The lead of the service agrees to an initiative and answers for it later (D18, D22, D54).")

# of an act that is on file already: what it lacks is not written into it
_ON_FILE = N_("bring the act back as it was recorded, or have it declared void and record it anew")

CODES = (
    Code(
        "acts-by-missing",
        N_("who answers for it is not said"),
        hint=(N_("add `{option}`: {ids|code|or}"), N_("add `{option}`"), _ON_FILE),
        why=_ROLES,
        mend=N_("Name the person who answers for the move."),
        seed="F06",
        fixed=True,
    ),
    Code(
        "acts-by-nobody",
        N_("nobody holds the role that may {move}"),
        hint=N_("name somebody on the card or in the body first"),
        why=_ROLES,
        mend=N_("Add the lead, the coordinator or the representative to the register."),
        seed="D14",
    ),
    Code(
        "acts-by-not-allowed",
        N_("{who} cannot {move}; only {people|or} can"),
        hint=N_("if they agreed, say so with `--by` and give the evidence with `--evidence`"),
        why=_LEAD,
        mend=N_("The person who answers for the move makes it, or somebody records it on evidence."),
        seed="D18",
    ),
    Code(
        "acts-own-initiative",
        N_("{who} submitted it; nobody agrees to their own initiative, or verifies it"),
        hint=(N_("{people|or} can"), N_("somebody else of the same role does it")),
        why=N_("Whoever submits an initiative does not also agree to it or verify it (D20)."),
        mend=N_("The lead agrees; another coordinator verifies."),
        seed="D20",
        fixed=True,
    ),
    Code(
        "acts-condition-own",
        N_("{who} answers for condition {condition}, and neither verifies it nor records that it was verified"),
        hint=(N_("{people|or} verifies and records it"), N_("another coordinator of the committee verifies it")),
        why=N_(
            "Whether a condition is met is judged by somebody else than whoever was to meet it; as with one's own "
            "initiative (D20, D71)."
        ),
        mend=N_(
            "The portfolio coordinator verifies it and records that, or another officer on evidence; where the "
            "coordinator answers for it, another coordinator of the committee does."
        ),
        seed="D20, D71",
        fixed=True,
    ),
    Code(
        "acts-role-not-held",
        N_("{who} did not hold, on {date}, a role that may {move}"),
        hint=(N_("on that day it was {people|or}"), N_("on that day nobody did")),
        why=_ROLES,
        mend=N_("Correct the dates of the role if they are wrong; else void the act."),
        seed="F06",
        fixed=True,
    ),
    Code(
        "acts-body-missing",
        N_("which body acted is not said"),
        hint=(N_("add `{option}`"), _ON_FILE),
        why=_ROLES,
        mend=N_("Name the body."),
        seed="F06",
        fixed=True,
    ),
    Code(
        "acts-body-of-agency",
        N_("{body} is not a body of the agency `{agency}`"),
        hint=(N_("its body is {bodies|or}"), N_("add the agency's body to `data/bodies/` first")),
        why=N_("Each agency's own steering group or management assesses its initiatives (D27, D52)."),
        mend=N_("Name the body of the initiative's agency."),
        seed="D27",
        fixed=True,
    ),
    Code(
        "acts-body-of-domain",
        N_("{body} does not decide on initiatives of this domain"),
        hint=(N_("{bodies|or} decides"), N_("add the committee of the domain to `data/bodies/` first")),
        why=N_("The committee of the initiative's domain decides (D38)."),
        mend=N_("Name the committee of the initiative's domain."),
        seed="D38",
        fixed=True,
    ),
    Code(
        "acts-body-none-agency",
        N_("the agency `{agency}` has no steering group or management on file"),
        hint=N_("add it to `data/bodies/` with its order and members"),
        why=N_("What reaches the area committee is approved in the agency first (D27, D37)."),
        mend=N_("Add the body."),
        seed="D27",
    ),
    Code(
        "acts-body-none-domain",
        N_("the domain `{domain}` has no area committee on file"),
        hint=N_("add it to `data/bodies/` with its order and members"),
        why=N_("The committee of the initiative's domain decides (D38)."),
        mend=N_("Add the body."),
        seed="D38",
    ),
    Code(
        "acts-recorder",
        N_("{who} may not record this; {people|or} may"),
        hint=N_("ask one of them to record it"),
        why=_ROLES,
        mend=N_("One of those named records it."),
        seed="F06",
        fixed=True,
    ),
    Code(
        "acts-recorder-body",
        N_("{who} is no secretary, chair or coordinator of {body} on {date}"),
        hint=(N_("{people|or} can record it"), N_("add the secretary to the members of the body first")),
        why=_ROLES,
        mend=N_("The secretary, chair or coordinator of the body records what it decided."),
        seed="F06",
        fixed=True,
    ),
    Code(
        "acts-recorder-own",
        N_("{who} submitted it, and does not record what {body} decided on it"),
        hint=(N_("{people|or} can record it"), N_("another officer of the body records it")),
        why=N_("Whoever submits an initiative does not record what was decided on it (D20)."),
        mend=N_("Another officer of the body records it."),
        seed="D20",
        fixed=True,
    ),
    Code(
        "acts-reviewer-twice",
        N_("named twice as a reviewer: {people}"),
        hint=N_("name each reviewer once"),
        why=N_("Each reviewer gives one opinion in a round; named twice, one would be awaited in vain."),
        mend=N_("Leave the repeats out."),
        seed="D61",
    ),
    Code(
        "acts-reviewer-submitter",
        N_("{who} submitted it and is named as a reviewer of it"),
        hint=N_("ask others for their opinion: the submitter defends the initiative"),
        why=N_("Reviewers give advice to the committee; the submitter has the chance to defend the initiative (D63)."),
        mend=N_("Nothing has to be done; the committee sees whose opinion it is."),
        seed="D63",
        severity=Severity.WARNING,
    ),
    Code(
        "acts-void-nobody",
        N_("nobody may declare it void at present: {who} submitted it, and no other coordinator is on file"),
        hint=(
            N_("give the body another coordinator in `data/bodies/{body}.yaml`, then `som save {body}`"),
            N_("give the committee another coordinator in `data/bodies/`, then `som save`"),
        ),
        why=N_("Whoever submits an initiative neither decides on it nor undoes what was decided (D20)."),
        mend=N_("Add another coordinator to the members of the committee; that one declares it void."),
        seed="D20",
        fixed=True,
    ),
    Code(
        "acts-void-own",
        N_("{who} submitted it, and does not declare void what others decided on it"),
        hint=(N_("{people|or} can"), N_("another coordinator does it")),
        why=N_("Whoever submits an initiative neither decides on it nor undoes what was decided (D20)."),
        mend=N_("Another coordinator declares it void."),
        seed="D20",
        fixed=True,
    ),
    Code(
        "acts-recorder-person",
        N_("{who} may not record that {by} did so"),
        hint=(
            N_("whoever answers for the move can, or {people|or} on evidence"),
            N_("whoever answers for the move records it"),
        ),
        why=_ROLES,
        mend=N_("The person records it, or the submitter or an officer of the bodies concerned does on evidence."),
        seed="F06",
        fixed=True,
    ),
    Code(
        "acts-evidence-missing",
        N_("{who} records it for {by}, without evidence"),
        hint=(N_("add `{option}`: a Delta reference, the meeting, or the link of a review"), _ON_FILE),
        why=_ROLES,
        mend=N_("Say where it can be seen that the person agreed."),
        seed="F06",
        fixed=True,
    ),
)
