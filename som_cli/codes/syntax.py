"""Slips of YAML, each told by what was done."""

from som_cli.codes.model import Code
from som_cli.locale import N_

CODES: tuple[Code, ...] = (
    Code(
        "files-syntax",
        N_("from here on the file cannot be read"),
        N_("look at this line and the one above: a missing space, quotation mark or indentation"),
        N_("The file does not follow the rules of YAML, in a way that has no name of its own here."),
        seed="F01",
    ),
    Code(
        "files-syntax-colon",
        N_("`{value}` has a colon and a space in it, and YAML takes that for another field"),
        N_('put the whole text in quotes: `{key}: "{value}"`'),
        N_("A colon with a space after it separates a name from its value, wherever it stands outside quotes."),
        seed="F01",
    ),
    Code(
        "files-syntax-space",
        N_("there is no space after `{key}:`"),
        N_("put a space after the colon"),
        N_("Without the space, name and value are one word to YAML."),
        seed="F01",
    ),
    Code(
        "files-syntax-start",
        N_("a text cannot begin with `{sign}` unless it is in quotes"),
        N_("put the whole text in quotes"),
        N_("Some signs at the beginning of a value have a meaning of their own in YAML."),
        seed="F01",
    ),
    Code(
        "files-syntax-quote",
        N_("the text that begins here with {sign} has no closing mark on this line"),
        N_("close the text with the same mark; a longer text goes under `|`"),
        N_("Everything up to the next mark became one text, so the file went wrong somewhere below."),
        seed="F01",
    ),
    Code(
        "files-syntax-quote-rest",
        N_("`{rest}` stands after the closing quotation mark"),
        N_('put the whole text inside the marks, and write a mark inside it as `\\"`'),
        N_("The text ends at the second mark; what follows belongs to nothing."),
        seed="F01",
    ),
    Code(
        "files-syntax-escape",
        N_("`{escape}` in a text in double quotes is no character"),
        N_("use single quotes, or write `\\\\` for each backslash"),
        N_("In double quotes a backslash begins a special character; Windows paths are full of them."),
        seed="F01",
    ),
    Code(
        "files-syntax-bracket",
        N_("the bracket that opens here is never closed by `{sign}`"),
        N_("close it, or put a text that begins with a bracket in quotes"),
        N_("A list or set of fields in brackets goes on until its closing bracket."),
        seed="F01",
    ),
    Code(
        "files-syntax-block",
        N_("the text after `{key}: |` must stand deeper than its name"),
        N_("indent each of its lines by two more spaces"),
        N_("Only the indentation tells where a long text ends."),
        seed="F01",
    ),
    Code(
        "files-syntax-list",
        N_("a list cannot begin on the line of its name `{key}`"),
        N_("put each item on a line of its own, two spaces deeper, after `- `; quote a text that begins with `- `"),
        N_("Items of a list stand below its name."),
        seed="F01",
    ),
    Code(
        "files-syntax-mixed",
        N_("items of a list and fields stand side by side"),
        N_("indent the items under the name of their list, or begin this line with `- `"),
        N_("At one level there is either a list or named fields, never both."),
        seed="F01",
    ),
    Code(
        "files-syntax-key",
        N_("`{value}` has no colon after it"),
        N_("write `{value}:` and its value, or indent the line if it belongs to the text above"),
        N_("A line of a record is a name, a colon and a value."),
        seed="F01",
    ),
    Code(
        "files-syntax-line",
        N_("`{value}` is neither a field nor an item of a list"),
        N_("indent the line if it belongs to the text above, which then needs `|` after its name"),
        N_("A line of a record is a name, a colon and a value."),
        seed="F01",
    ),
    Code(
        "files-syntax-indent",
        N_("this line stands at no level that is open here"),
        N_("begin it with {expected} spaces, like its neighbours"),
        N_("Indentation says what belongs to what; lines of one level begin at one column."),
        seed="F01",
    ),
    Code(
        "files-indent-tab",
        N_("a tab stands where spaces indent"),
        N_("replace it by two spaces for each level"),
        N_("YAML does not take tabs for indentation, because they are of no certain width."),
        seed="F01",
    ),
    Code(
        "files-indent-space",
        N_("{character} stands where plain spaces indent"),
        N_("replace it by plain spaces"),
        N_("Text copied from the web or Word brings spaces that only look like spaces."),
        seed="F01",
    ),
)
