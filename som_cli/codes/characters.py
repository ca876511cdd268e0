"""Characters that cannot be seen, or that look like others."""

from som_cli.codes.model import Code
from som_cli.diagnostics import Severity
from som_cli.locale import N_

WARNING = Severity.WARNING

CODES: tuple[Code, ...] = (
    Code(
        "files-character-control",
        N_("control character {character}"),
        N_("delete it; it is invisible and can upset terminals and other programs"),
        N_("Control characters come along when text is copied from another program, or are put there to deceive."),
        seed="F01",
    ),
    Code(
        "files-character-bidi",
        N_("{character} changes the direction of writing"),
        N_("delete it; type the line anew if the character cannot be seen"),
        N_("With such a character a text reads differently from what it says: a sum, a name, an outcome."),
        seed="F01",
    ),
    Code(
        "files-character-hidden",
        N_("invisible character {character}"),
        N_("delete it; type the word anew if the character cannot be seen"),
        N_("Two words that look alike are not the same word if one of them has an invisible character in it."),
        seed="F01",
    ),
    Code(
        "files-character-stacked",
        N_("too many accents on one letter: {character}"),
        N_("type the word anew"),
        N_("Stacked accents run over the lines above and below."),
        seed="F01",
    ),
    Code(
        "files-character-loose",
        N_("{character} has no letter before it"),
        N_("type the letter with its accent anew"),
        N_("In a table it would stand on whatever comes before the text."),
        seed="F01",
        severity=WARNING,
    ),
    Code(
        "files-character-lost",
        N_("a letter was lost here, in its place stands {character}"),
        N_("type the word anew"),
        N_("Some program could not read the letter and wrote this sign instead."),
        seed="F01",
        severity=WARNING,
    ),
    Code(
        "files-character-hyphen",
        N_("{character} is invisible in most places"),
        N_("delete it"),
        N_("A soft hyphen comes along from Word or a web page, and search does not find the word any more."),
        seed="F01",
        severity=WARNING,
    ),
    Code(
        "files-character-private",
        N_("{character} has no meaning outside the font it came from"),
        N_("use a plain sign instead, for a list `-`"),
        N_("Word uses such characters for its list marks; elsewhere they are empty boxes."),
        seed="F01",
        severity=WARNING,
    ),
    Code(
        "files-character-composed",
        N_("the letter `{character}` is written as a letter and a separate accent"),
        N_("type it anew; the text is treated as if it were one letter"),
        N_("macOS and some PDF files take letters apart: `õ` becomes `o` and a tilde, and search misses the word."),
        seed="F01",
        severity=WARNING,
    ),
    Code(
        "files-character-lookalike",
        N_("`{word}` has a letter of another script in it: {character}"),
        N_("type the word anew"),
        N_("Cyrillic and Greek letters look like Latin ones and are not; the word is not found and not recognised."),
        seed="F01",
        severity=WARNING,
    ),
)
