"""What can stand against the record of a newcomer."""

from som_cli.codes.model import Code
from som_cli.locale import N_

CODES = (
    Code(
        "people-organisation-first",
        N_("a person belongs to an organisation, and `{value}` is not on file yet"),
        hint=N_(
            "write `data/organisations/{value}.yaml` first, with the lines `schema: organisation/1`, `id: {value}`, "
            "`name: …` and `type: agency` (or `ministry`), then run the command again: both are saved together"
        ),
        why=N_("A repository begins with its organisations; before the first person there was nobody to save them."),
        mend=N_("Write the organisation's record, then add the person."),
        seed="F01",
    ),
    Code(
        "people-id-taken",
        N_("there is a person `{id}` already: {name}"),
        hint=N_("if it is somebody else of the same name, give another id with `--id`"),
        why=N_("An id stands for one person for good: acts name people by it."),
        mend=N_("Choose another id, or add the address to the record that is there."),
    ),
    Code(
        "people-email-taken",
        N_("the e-mail belongs to {name} (`{id}`)"),
        hint=N_("add further addresses to `data/people/{id}.yaml`"),
        why=N_("Git tells the program who you are by your e-mail, so no two people may share one."),
        mend=N_("Use the record that is there."),
    ),
)
