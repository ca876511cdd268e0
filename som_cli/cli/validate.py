"""`som validate`: everything that is wrong, all at once."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Annotated

import typer

from som_cli.cli.options import AsOf, Format, Strict, option, within
from som_cli.cli.spoken import App
from som_cli.locale import _

if TYPE_CHECKING:
    from som_cli.actions.check import Checked
    from som_cli.cli.session import Session
    from som_cli.store.tree import Tree

app = App()


@app.command(help=_("Check all records, or those given; say everything that is wrong."), no_args_is_help=False)
def validate(
    *,
    paths: Annotated[
        list[str] | None, typer.Argument(metavar="PATH", help=_("Files or folders; everything when left out."))
    ] = None,
    since: Annotated[
        str | None,
        option("--since", metavar="REV", help=_("Findings in records untouched since that commit become notes.")),
    ] = None,
    output: Format = "text",
    strict: Strict = False,
    min_completeness: Annotated[
        int | None,
        option(
            "--min-completeness",
            metavar="N",
            parser=within(0, 100),
            help=_("A card filled to less than N% is an error."),
        ),
    ] = None,
    as_of: AsOf = None,
) -> None:
    """Check, show the findings, and end with 1 where there is an error among them."""
    from som_cli.cli.session import Session

    som = Session(output, as_of)
    wanted = [inside(som, path) for path in paths or ()]
    only = wanted if all(wanted) else []
    checked = _checked(som, only, since, min_completeness)
    _show(som, checked)
    raise typer.Exit(exit_code(checked, strict))


def exit_code(checked: Checked, strict: bool) -> int:
    """1 for an error, with `strict` for a warning too; notes never count."""
    from som_cli.diagnostics import Severity, worst

    limit = Severity.WARNING if strict else Severity.ERROR
    return int(worst(checked.findings) >= limit)


def _show(som: Session, checked: Checked) -> None:
    from som_cli.report import json
    from som_cli.report.text import counts, summary

    if som.output == "json":
        som.write_json(json.findings(checked.findings, checked.checked))
        return
    som.tell_findings(checked.findings, sys.stdout)
    som.tell(summary(counts(checked.findings), checked.checked))


def inside(som: Session, path: str) -> str:
    """A path as the repository names it; `.` and the root mean everything.

    Raises:
        UsageFault: There is nothing, or nothing that could be a record.
    """
    from som_cli.errors import UsageFault

    given = som.named_path(path)
    if not given.exists() and not (given := som.root / path).exists() and som.as_of is None:
        raise UsageFault("usage-file", value=path, reason=_("there is no such file or folder"))
    try:
        inside = given.resolve().relative_to(som.root).as_posix()
    except ValueError:
        raise UsageFault("usage-path-outside", value=path, root=str(som.root)) from None
    inside = "" if inside == "." else inside
    if som.as_of is not None and inside and not _holds(som.tree, inside):
        raise UsageFault(
            "usage-file", value=path, reason=_("on that day there was no such record or folder of records")
        )
    if not _may_hold(inside, is_folder=given.is_dir()):
        raise UsageFault("usage-no-record", value=path)
    return inside


def _may_hold(path: str, *, is_folder: bool) -> bool:
    """Tell whether records can stand there, or such YAML files as are told that they stand in a wrong place."""
    from som_cli.store.layout import DATA, place

    if is_folder:
        return path == "" or f"{path}/".startswith(DATA)
    return place(path) is not None or (path.startswith(DATA) and path.endswith((".yaml", ".yml")))


def _holds(tree: Tree, path: str) -> bool:
    """Tell whether there is such a file, or a folder with files in it."""
    return any(one == path or one.startswith(f"{path}/") for one in tree.paths())


def _checked(som: Session, paths: list[str], since: str | None, least: int | None) -> Checked:
    if since is None:
        from som_cli.actions.check import check

        return check(som.tree, som.today, paths, least=least, git=som.git if som.has_history else None)
    from som_cli.actions.since import check_since

    return check_since(som.git, since, som.tree, som.today, paths, least=least)
