"""Files that cannot be read as they stand, or that other programs would read differently."""

from som_cli.codes.model import Code
from som_cli.diagnostics import Severity
from som_cli.locale import N_

WARNING = Severity.WARNING

_BYTES = (
    Code(
        "files-link",
        N_("this is a link to another file, not a record"),
        N_("put the record itself here, or delete the link"),
        N_("A link may lead anywhere, out of the repository too, and on another computer it leads nowhere."),
        seed="F01",
    ),
    Code(
        "files-unreadable",
        N_("the file cannot be read: {reason}"),
        N_("see whether you may read it and whether the disk is there"),
        N_("A record that cannot be read cannot be checked; everything that names it would be guessed."),
        seed="F01",
    ),
    Code(
        "files-size",
        N_("the file has {size} bytes; {limit} is the most a record may have"),
        N_("keep attachments in Delta and write their reference here"),
        N_("Records are read by people and by programs, all of them each time; a longer file is not a record."),
        seed="F01",
    ),
    Code(
        "files-binary",
        N_("this is not a text: the file begins like {kind}"),
        N_("put the YAML text here; documents and pictures belong in Delta"),
        N_("A picture, a PDF or an office document was saved under the name of a record."),
        seed="F01",
    ),
    Code(
        "files-utf16",
        N_("the file is saved as UTF-16"),
        N_("save it again as UTF-8: in Notepad `Save as`, then `Encoding: UTF-8`"),
        N_("Git and every reader of these files expect UTF-8; UTF-16 cannot be compared line by line."),
        seed="F01",
    ),
    Code(
        "files-encoding-legacy",
        N_("byte {byte} is not UTF-8; read as {encoding} the word is `{word}`"),
        N_("save the file again as UTF-8"),
        N_("Older Windows programs save letters like `õ` in an encoding of their own; elsewhere they show wrong."),
        seed="F01",
    ),
    Code(
        "files-encoding",
        N_("byte {byte} is not UTF-8"),
        N_("type this word anew and save the file as UTF-8"),
        N_("A byte that is no UTF-8 was damaged on the way; nobody can tell which letter it was."),
        seed="F01",
    ),
    Code(
        "files-bom",
        N_("the file begins with two byte order marks"),
        N_("save it again as UTF-8, or delete the first, invisible character"),
        N_("One mark is read past; the second one would become part of the first key."),
        seed="F01",
    ),
    Code(
        "files-page",
        N_("this is a web page, not a record"),
        N_("download the file itself: on the host use `Raw` or `Download`"),
        N_("A browser saved the page around the file, often the page that asks to sign in."),
        seed="F01",
    ),
    Code(
        "files-pointer",
        N_("this is a pointer of Git LFS, the record itself is elsewhere"),
        N_("take `*.yaml` out of `.gitattributes` and add the record again"),
        N_("Git LFS keeps large files apart. Records are small, and must be in git to be compared and proved."),
        seed="F01",
    ),
)

_LINES = (
    Code(
        "files-line-ends",
        N_("the lines end with a lone carriage return"),
        N_("set the line ends to LF in your editor and save"),
        N_("Git and most readers would see one single line."),
        seed="F01",
    ),
    Code(
        "files-line-ends-mixed",
        N_("some lines end as on Windows, some as on Linux"),
        N_("set the line ends to LF in your editor and save"),
        N_("Mixed line ends make whole files look changed although nothing was."),
        seed="F01",
        severity=WARNING,
    ),
    Code(
        "files-conflict",
        N_("a merge stopped here and two versions stand one after the other"),
        N_("keep the right lines, delete the others and the three lines of signs"),
        N_("Git leaves both sides where two people changed the same lines; someone who knows has to choose."),
        N_("Between `<<<<<<<` and `=======` stands one version, from there to `>>>>>>>` the other."),
        seed="F01",
    ),
)

_STRUCTURE = (
    Code(
        "files-empty",
        N_("the file is empty"),
        N_("fill it in, or delete it"),
        N_("A record without fields says nothing; often a program was interrupted while it wrote."),
        seed="F01",
    ),
    Code(
        "files-root",
        N_("the file does not begin with `key: value` but with `{value}`"),
        N_("begin with `schema:` at the margin, then one field a line"),
        N_("Every record is one set of named fields."),
        seed="F01",
    ),
    Code(
        "files-documents",
        N_("a second document begins here"),
        N_("keep one record in a file and delete the line `---`"),
        N_("YAML can hold several documents in a file; most readers see the first one only."),
        seed="F01",
    ),
    Code(
        "files-directive",
        N_("a line that begins with `%` is an instruction to YAML readers"),
        N_("delete the line"),
        N_("Such an instruction changes what the same words mean, for instance `yes` and `no`."),
        seed="F01",
    ),
    Code(
        "files-anchor",
        N_("`&{name}` gives a value a name for reuse"),
        N_("delete it and write the value where it is needed; quote a text that begins with `&`"),
        N_("Values that repeat by reference can make a small file huge; a change here changes a value there unseen."),
        seed="F01",
    ),
    Code(
        "files-alias",
        N_("`*{name}` repeats a value from elsewhere in the file"),
        N_("write the value out; quote a text that begins with `*`"),
        N_("Values that repeat by reference can make a small file huge; a change here changes a value there unseen."),
        seed="F01",
    ),
    Code(
        "files-merge",
        N_("`<<` brings in fields from elsewhere"),
        N_("write the fields out"),
        N_("Not every reader knows this; who reads the file does not see what it says."),
        seed="F01",
    ),
    Code(
        "files-tag",
        N_("`{name}` tells YAML readers to make something else of the value"),
        N_("delete it; quote a text that begins with `!`"),
        N_("Such a mark can make a program run what is in the file; a record needs none."),
        seed="F01",
    ),
    Code(
        "files-depth",
        N_("more than {limit} levels, one inside the other"),
        N_("check the brackets and the indentation"),
        N_("No record is that deep; such files are made by a mistake or to make programs crash."),
        seed="F01",
    ),
    Code(
        "files-nodes",
        N_("more than {limit} values in one file"),
        N_("split it into several records"),
        N_("No record is that long."),
        seed="F01",
    ),
    Code(
        "files-key-duplicate",
        N_("`{key}` stands here a second time, first on line {first}"),
        N_("keep one of them"),
        N_("Most readers take the last one silently, some the first: two people would see two different records."),
        seed="F01",
    ),
    Code(
        "files-key-case",
        N_("`{key}` differs from `{other}` on line {first} by capital letters or accents only"),
        N_("keep one of them, in small letters"),
        N_("Names of fields are written in small letters, so one of the two is a slip."),
        seed="F01",
    ),
    Code(
        "files-key-kind",
        N_("`{key}` is not the name of a field"),
        N_("put a name before the colon; quote a word like `on` or `no`"),
        N_("A missing name, a list, or a word that some readers take for true, false or nothing."),
        seed="F01",
    ),
    Code(
        "files-key-lookalike",
        N_("the name `{key}` has a letter of another script in it: {character}"),
        N_("type the name anew"),
        N_("Cyrillic and Greek letters look like Latin ones and are not: the field is not the one it seems to be."),
        seed="F01",
    ),
    Code(
        "files-list-dash",
        N_("{character} does not begin an item of a list here: the lines are read as one text"),
        N_("begin each item with `- `, two spaces deeper than the name of the list"),
        N_("A list needs the plain hyphen of the keyboard, and a name that has no value on its own line."),
        seed="F01",
    ),
    Code(
        "files-value-trap",
        N_("`{value}` without quotes is read differently by different programs"),
        N_("put it in quotes if it is a text; write a figure with digits alone"),
        N_("Readers of YAML 1.1 take `no` for false, `010` for 8, `1:30` for 90. Here it stays text, as typed."),
        seed="F01",
        severity=WARNING,
    ),
    Code(
        "files-value-comment",
        N_("`{rest}` is a comment and no part of the value"),
        N_("put the whole text in quotes; a comment has a space after `#`"),
        N_("From a `#` with a space before it to the end of the line, nothing is read."),
        seed="F01",
        severity=WARNING,
    ),
    Code(
        "files-value-quotes",
        N_("the quotation mark {character} became part of the text"),
        N_('use the plain mark `"` around the text'),
        N_("Word turns plain quotation marks into curly ones; to YAML they are letters like any other."),
        seed="F01",
        severity=WARNING,
    ),
    Code(
        "files-more",
        N_("{count} more findings in this file are not shown"),
        N_("mend the ones above first"),
        N_("After a certain number, findings are rather about one cause than about many."),
        seed="F01",
        severity=Severity.NOTE,
    ),
)

_EDITS = (
    Code(
        "files-edit-unreadable",
        N_("the file cannot be changed, because it cannot be read"),
        N_("mend it first: `som validate` says where"),
        N_("A change is made only where it is certain that nothing else changes with it."),
        seed="F01",
    ),
    Code(
        "files-edit-impossible",
        N_("`{field}` cannot be changed without changing other lines too"),
        N_("change it in an editor, then `som validate`"),
        N_("A change is made only where it is certain that nothing else changes with it."),
        seed="F01",
    ),
)

CODES: tuple[Code, ...] = (*_EDITS, *_BYTES, *_LINES, *_STRUCTURE)
