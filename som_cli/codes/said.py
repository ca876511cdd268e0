"""What is wrong with a value that an option gives in a form of its own: sums, years, lists of pairs."""

from som_cli.codes.model import Code
from som_cli.locale import N_

_SUMS = N_("Sums are added up and compared: `60.000` and `60,000` mean sixty to one and sixty thousand to another.")
_PAIRS = N_("Every word that is given ends up somewhere: none is dropped, and none is put where it was not meant.")

CODES = (
    Code(
        "usage-sum",
        N_("`{option}` has no sum in euros: `{value}`"),
        hint=N_("write digits and at most two decimals: `{option} 2027=60000` or `{option} 2027=60000.50`"),
        why=_SUMS,
        mend=N_("Write the sum without a sign or a unit; only spaces may stand between thousands."),
        seed="D2",
    ),
    Code(
        "usage-year",
        N_("`{option}` has no year of four digits: `{value}`"),
        hint=N_("write the year and the sum: `{option} 2027=60000`"),
        why=N_("The portfolio adds up money year by year."),
        mend=N_("Write the year in full."),
        seed="D2",
    ),
    Code(
        "usage-name-twice",
        N_("`{option}` says `{value}=` twice"),
        hint=N_('say it once; a text that holds `; {value}=` goes into braces, as in YAML: `{{text: "…"}}`'),
        why=_PAIRS,
        mend=N_("Keep one of the two, or give the list in a file with `--from`."),
    ),
    Code(
        "usage-name-unknown",
        N_("`{option}` knows no `{value}=`"),
        hint=N_("did you mean `{nearest}=`?"),
        why=_PAIRS,
        mend=N_("Correct the name, or give the list in a file with `--from`."),
    ),
    Code(
        "usage-rating",
        N_("`{option}` needs a rating from 1 to 5 and a sentence for `{key}`, not `{value}`"),
        hint=N_("write `{option} '{key}=4: …'`"),
        why=N_("Each criterion is rated from 1 (weak) to 5 (strong), with a sentence on why (D58)."),
        mend=N_("Write the number, a colon and the sentence."),
        seed="D58",
    ),
)
