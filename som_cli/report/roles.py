"""The roles of the process, as messages and tables name them."""

from __future__ import annotations

from som_cli.locale import N_, _

ACTORS = {
    "submitter": N_("submitter"),
    "service_lead": N_("service lead"),
    "agency_body": N_("agency's steering group or management"),
    "agency_secretary": N_("secretary of the agency's body"),
    "coordinator": N_("portfolio coordinator"),
    "representative": N_("agency's representative"),
    "condition_owner": N_("owner of the condition"),
    "task_owner": N_("owner of the decision"),
    "area_committee": N_("area committee"),
    "secretary": N_("secretary"),
    "reviewer": N_("reviewer"),
    "policy_lead": N_("policy lead"),
}


def actor(name: str) -> str:
    """A role of the process in the language in use."""
    return _(ACTORS[name]) if name in ACTORS else name
