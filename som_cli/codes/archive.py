"""What can go wrong when a record is called by its id."""

from som_cli.codes.model import Code
from som_cli.locale import N_

CODES = (
    Code(
        "records-unread",
        N_("`{path}` has errors and cannot be read"),
        hint=N_("mend what is said below; `som validate {path}` tells whether that was all"),
        why=N_("A record with an error in its form is there, and nobody can tell what it would say."),
        mend=N_("Mend the file at the places named."),
    ),
    Code(
        "records-id-unknown",
        N_("there is no record `{value}`"),
        hint=(N_("did you mean {near|code}?"), N_("`som search TEXT` finds records by what they say")),
        why=N_("A record is called by its id, which is the name of its file, or by its path."),
        mend=N_("Copy the id from a list, or find it with `som search`."),
    ),
    Code(
        "records-id-shared",
        N_("`{value}` is the id of several records: {kinds|code}"),
        hint=N_("say which one with `--kind`"),
        why=N_("Ids are unique within a kind only: an organisation and a body may bear the same."),
        mend=N_("Add `--kind`, or give the path of the file."),
    ),
)
