"""Policy and service cards: written anew, or filled further; a card saves even while it is incomplete."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from som_cli.actions.given import by_its_words, check_about, conformed, spoken_pairs, with_fields
from som_cli.actions.recording import hold
from som_cli.actions.setting import Set, record, with_values
from som_cli.cards.card_questions import EMPTY
from som_cli.diagnostics import Origin
from som_cli.errors import UsageFault
from som_cli.kinds import KINDS
from som_cli.likeness import likely
from som_cli.process.plain import plain
from som_cli.slugs import slug
from som_cli.store import disk
from som_cli.store.edit import replaced
from som_cli.store.emit import emit
from som_cli.store.layout import DATA, FOLDER_OF, Place, home
from som_cli.store.source import read

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime

    from som_cli.actions.recording import Manner
    from som_cli.diagnostics import Diagnostic
    from som_cli.store.git import Git


def new_card(git: Git, kind: str, values: Mapping[str, Any], fields: Sequence[tuple[str, str]], manner: Manner) -> Set:
    """Write a new card; its id is made of the title, unless given.

    Raises:
        UsageFault: The values are those of a record of another kind, or the id is taken.
        Refused: A value does not fit, or a link leads nowhere.
    """
    form = KINDS[kind]
    check_about(values, schema=form.schema)
    said = with_fields(form.model, {**values, "schema": form.schema}, fields)
    said = {**EMPTY[kind], **said}
    said.setdefault("id", _free_id(git, kind, str(said.get("title", ""))))
    card = conformed(form.model, said, spoken=spoken_pairs(fields, "--field"))
    path = home(kind, card.id)  # type: ignore[attr-defined]  # both kinds have one
    if (git.root / path).exists():
        raise UsageFault("rename-taken", value=said["id"], path=path)
    text = emit(form.arranged(_over(EMPTY[kind], plain(card))), kind, path)
    twins = _of_the_same_title(git, kind, card)
    with hold(git, path, said["id"], manner) as held:
        done = record(held, path, None, text.encode())
    return replace(done, findings=(*done.findings, *twins))


def _of_the_same_title(git: Git, kind: str, card: Any) -> list[Diagnostic]:
    """Tell which other cards have the title already: two names for one thing are seldom meant."""
    files = sorted((git.root / DATA / FOLDER_OF[kind]).glob("*.yaml"))
    titles = {file.stem: (read("", file.read_bytes()).value or {}).get("title") for file in files}
    found = tuple(name for name, title in titles.items() if _letters(title) == _letters(card.title))
    return [Origin(home(kind, card.id)).report("cards-title-taken", title=card.title, ids=found)] if found else []


def _letters(title: Any) -> str:
    return " ".join(str(title).casefold().split())


def _over(empty: Mapping[str, Any], said: Mapping[str, Any]) -> dict[str, Any]:
    """What was said, and what the form asks for though it is empty yet; in groups too."""
    within = {name: _over(empty[name], item) for name, item in said.items() if isinstance(empty.get(name), dict)}
    return {**empty, **said, **within}


def _free_id(git: Git, kind: str, title: str) -> str:
    start = slug(title) or kind
    made, number = start, 2
    while (git.root / home(kind, made)).exists():
        made, number = f"{start}-{number}", number + 1
    return made


def edit_card(
    git: Git, kind: str, name: str, said: tuple[Mapping[str, Any], Sequence[tuple[str, str]]], manner: Manner,
    *, keeps: bool = False,
) -> Set:  # fmt: skip
    """Put values into a card, and keep every other byte; its hand edits are taken along.

    Where it `keeps`, a card that would bring errors is written and not committed: its answers are not lost.

    Raises:
        UsageFault: There is no such card, or the values are those of another one.
        Refused: A value does not fit, or a link leads nowhere.
    """
    path, values = home(kind, name), values_of(git, kind, name)
    changes, fields = said
    check_about(changes, id=name, schema=KINDS[kind].schema)
    words = by_its_words(path, spoken_pairs(fields, "--field"))
    with words, hold(git, path, name, manner, takes=(path,)) as held:
        old = (git.root / path).read_bytes()
        changed = [
            ((key,), new) for key, new in changes.items() if key not in {"schema", "id"} and values.get(key) != new
        ]
        text = replaced(old.decode(), changed, KINDS[kind].keys) if changed else old.decode()
        new = with_values(Place(kind, name), path, text.encode(), fields, "--field")
        return record(held, path, old, new, keeps=keeps)


def values_of(git: Git, kind: str, name: str) -> dict[str, Any]:
    """The fields of a card as it lies on disk.

    Raises:
        UsageFault: There is no such card.
    """
    file = git.root / home(kind, name)
    if not file.is_file():
        known = sorted(one.stem for one in file.parent.glob("*.yaml"))
        raise UsageFault("editing-record-unknown", value=name, near=likely(name, known))
    return read(home(kind, name), file.read_bytes()).value or {}


def keep_unfinished(git: Git, kind: str, values: Mapping[str, Any], now: datetime) -> str | None:
    """Keep what a stopped wizard has gathered in a file for `--from`; None where nothing was said."""
    if not values:
        return None
    path = f"build/{kind}-{now:%Y%m%d-%H%M%S}.yaml"
    disk.write(git.root / path, emit(dict(values), kind, path).encode())
    return path
