"""Links that lead nowhere: one code for each kind of record and of what it points at."""

from som_cli.codes.model import Code
from som_cli.locale import N_

# what is pointed at -> the sentence, the general hint, and the kinds of records that point at it
_TARGETS = {
    "person": (
        N_("no person is called `{value}`"),
        N_("`som person new` adds a new one"),
        ("organisations", "bodies", "policies", "services", "workplans", "meetings", "initiatives", "acts", "opinions",
         "reports"),
        "F06",
    ),
    "organisation": (
        N_("no organisation is called `{value}`"),
        N_("organisations are in `data/organisations/`"),
        ("organisations", "people", "bodies", "plans", "services", "workplans", "initiatives", "reports"),
        "F01",
    ),
    "unit": (
        N_("no unit of an organisation is called `{value}`"),
        N_("units are listed on the card of their organisation"),
        ("people", "policies"),
        "F01",
    ),
    "body": (N_("no body is called `{value}`"), N_("bodies are in `data/bodies/`"), ("meetings", "acts"), "F06"),
    "meeting": (
        N_("there is no meeting `{value}`"),
        N_("`som meeting new` plans one"),
        ("acts",),
        "F06",
    ),
    "plan": (N_("no plan is called `{value}`"), N_("plans are in `data/plans/`"), ("plans",), "F01"),
    "plan-goal": (
        N_("no goal of a development plan is called `{value}`"),
        N_("goals are listed on the plans in `data/plans/`"),
        ("policies", "services", "initiatives"),
        "D5",
    ),
    "goal": (
        N_("no goal is called `{value}`"),
        N_("goals are on plans, policy cards and service cards"),
        ("workplans",),
        "S47",
    ),
    "policy": (
        N_("no policy card is called `{value}`"),
        N_("policy cards are in `data/policies/`"),
        ("policies", "services", "workplans", "initiatives"),
        "S77",
    ),
    "service": (
        N_("no service card is called `{value}`"),
        N_("service cards are in `data/services/`"),
        ("policies", "workplans", "initiatives"),
        "D21",
    ),
    "supported": (
        N_("no policy or service card is called `{value}`"),
        N_("name the policies or services that this one supports"),
        ("services",),
        "S33",
    ),
    "initiative": (
        N_("no initiative is called `{value}`"),
        N_("`som initiative list` shows them all"),
        ("policies", "services", "meetings", "initiatives"),
        "D4",
    ),
}  # fmt: skip

CODES = tuple(
    Code(
        f"{kind}-{target}-unknown",
        sentence,
        hint=(N_("did you mean `{nearest}`?"), hint),
        why=N_("A link is stored at one end and followed from both: one that leads nowhere hides a fact."),
        mend=N_("Correct the id, or add the record it names."),
        seed=seed,
        fixed=kind == "acts",  # F06: who and what an act names exists
    )
    for target, (sentence, hint, kinds, seed) in _TARGETS.items()
    for kind in kinds
)
