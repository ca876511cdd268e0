"""What a command was given: a file, options, and how to record."""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from som_cli.cli.spoken import placeholder

if TYPE_CHECKING:
    from som_cli.actions.desk import Wanted
    from som_cli.actions.recording import Manner
    from som_cli.cli.session import Session
    from som_cli.diagnostics import Diagnostic
    from som_cli.process.decision import Given

Pairs = Sequence[tuple[str, str]]


def file_values(som: Session, from_: str | None) -> dict[str, Any]:
    """The values of `--from`; `-` is standard input.

    Raises:
        UsageFault: There is no such file, or it may not be read.
    """
    from som_cli.actions.given import from_file

    return from_file(*file_bytes(som, from_)) if from_ is not None else {}


def file_bytes(som: Session, from_: str) -> tuple[str, bytes]:
    """What `--from` names as messages call it, and its bytes; `-` is standard input.

    Raises:
        UsageFault: There is no such file, or it may not be read.
    """
    from som_cli.errors import UsageFault, reason_of

    try:
        raw = standard_input() if from_ == "-" else som.named_path(from_).read_bytes()
    except OSError as error:
        raise UsageFault("usage-file", value=from_, reason=reason_of(error)) from None
    return ("<stdin>" if from_ == "-" else from_), raw


def standard_input() -> bytes:
    """All of standard input, in bytes."""
    buffer = getattr(sys.stdin, "buffer", None)
    return bytes(buffer.read()) if buffer is not None else sys.stdin.read().encode()


def wanted(som: Session, from_: str | None, said: dict[str, Any]) -> Wanted:
    """What a card shall say: the fields of the file, and those of the options, which win.

    Raises:
        UsageFault: The file is about a record of another kind.
    """
    from som_cli.actions.desk import Wanted
    from som_cli.actions.given import NOWHERE, check_about, file_document, joined
    from som_cli.cli.initiative.said import spoken
    from som_cli.kinds import KINDS

    file, origin = file_document(*file_bytes(som, from_)) if from_ is not None else ({}, NOWHERE)
    check_about(file, schema=KINDS["initiative"].schema)
    values = joined(file, card(som, said))
    return Wanted(values, tuple(said.get("fields") or ()), spoken(said), origin)


def card(som: Session, said: dict[str, Any]) -> dict[str, Any]:
    """The fields of a card that options give."""
    from som_cli.actions.given import joined
    from som_cli.cli.initiative.said import card_values

    people = [path.stem for path in (som.root / "data" / "people").glob("*.yaml")] if said.get("consulted") else ()
    return joined({}, card_values(said, people))


def act(som: Session, from_: str | None, said: dict[str, Any]) -> dict[str, Any]:
    """The fields of an act: of the file, and of the options, which win."""
    from som_cli.actions.given import joined
    from som_cli.cli.initiative.said import act_values

    return joined(file_values(som, from_), act_values(said))


def parted(values: dict[str, Any], said: dict[str, Any]) -> tuple[dict[str, Any], dict[str, Any]]:
    """Part what a file holds into the fields of an act, which options win over, and those of a card."""
    from som_cli.process.decision import GIVEN

    act_fields = {*GIVEN, "date"}
    of_act = {name: value for name, value in values.items() if name in act_fields}
    of_card = {name: value for name, value in values.items() if name not in act_fields and name != "schema"}
    return {**of_act, **said}, of_card


def given(values: dict[str, Any], said: Mapping[str, Any] | None = None) -> Given:
    """The fields of an act as the process takes them; `said` are the options that gave some.

    Raises:
        Refused: A value does not fit; every reason is given.
    """
    from som_cli.actions.given import conformed
    from som_cli.cli.initiative.said import spoken
    from som_cli.process.decision import Given

    return conformed(Given, values, spoken=spoken(said or {}))


def manner(som: Session, record: dict[str, Any]) -> Manner:
    """How to record.

    Raises:
        UsageFault: Two options contradict each other.
    """
    from som_cli.actions.recording import Manner
    from som_cli.errors import UsageFault

    if record["no_commit"] and record["push"]:
        raise UsageFault("usage-together", options=("--no-commit", "--push"))
    return Manner(
        som.now,
        dry_run=record["dry_run"],
        commit=not record["no_commit"],
        branch=record["branch"],
        push=record["push"],
        main=som.settings.main,
    )


def refuse_unready(som: Session, wanted: Wanted, *, to_submit: bool, from_file: bool = False) -> None:
    """Stop with all that is missing for a new card and all that is wrong with the words of the command line.

    Without the agency there is no place for the card; whom and what else a draft names may come later.

    Raises:
        UsageFault: Something is missing, or one name is not known.
        Unfit: More is wrong.
    """
    from som_cli.actions.desk import wrong_words
    from som_cli.cli.session import missing_facts
    from som_cli.errors import Unfit, UsageFault

    lacking = missing(wanted.values, wanted.fields, to_submit=to_submit and not from_file)
    wrong = wrong_words(som.git, wanted, som.now)
    if not (to_submit or lacking):
        wrong = tuple(one for one in wrong if one.at == ("agency",) or not _names_nothing(one))
    if not wrong:
        som.refuse_if_missing(lacking)
    elif lacking:
        raise Unfit("usage-missing", wrong, **missing_facts(lacking))
    elif len(wrong) == 1 and _names_nothing(wrong[0]):
        raise UsageFault(wrong[0].code, **wrong[0].facts)
    else:
        raise Unfit("given-values-unfit", wrong)


def _names_nothing(finding: Diagnostic) -> bool:
    """Is it about a name that no record bears, rather than about the form?"""
    return finding.code.endswith("-unknown") and not finding.code.startswith("records-")


def missing(values: Mapping[str, Any], fields: Pairs, *, to_submit: bool) -> list[tuple[str, str]]:
    """The options without which there can be no card, or no submitted one; each with an example."""
    from som_cli.cli import wizard

    named = {path.partition(".")[0]: text for path, text in fields}
    lacking = wizard.missing({**named, **values}, wizard.duties if to_submit else wizard.identity)
    return [(one.option, placeholder(_EXAMPLES.get(one.field, "TEXT"))) for one in lacking]


_EXAMPLES = {"agency": "ORG", "domain": "social|health", "service": "ID", "alternatives": "'TITLE=WHY NOT'"}
