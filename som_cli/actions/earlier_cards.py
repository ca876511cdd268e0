"""The committed texts of cards: what a card said before is known to git alone."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any

from som_cli.cards.initiative import Initiative
from som_cli.diagnostics import Origin
from som_cli.errors import SomError
from som_cli.kinds import KINDS
from som_cli.process.changes import differences, is_material, parse_path
from som_cli.process.digests import card_basis
from som_cli.store.conform import conform
from som_cli.store.git import literal
from som_cli.store.source import read

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from som_cli.diagnostics import Diagnostic
    from som_cli.store.git import Git
    from som_cli.store.tree import Tree

FOLDERS = {"policy": "data/policies/", "service": "data/services/", "plan": "data/plans/"}


class Earlier:
    """The versions of all cards and plans, asked of git in two calls; each is read when it is come to."""

    def __init__(self, texts: Mapping[str, Sequence[bytes]]) -> None:
        self._texts = texts
        self._read: dict[tuple[str, int], Any] = {}  # several rules look back at one card

    @classmethod
    def of(cls, git: Git, revision: str | None = None) -> Earlier:
        """Ask git; there are no versions without git, without a commit, or in a shallow clone: nothing is proved."""
        try:
            commits = git.log(git.resolve(revision or "HEAD"), patterns=literal(list(FOLDERS.values())))
            oids: dict[str, list[str]] = {}
            for commit in commits:
                for file in commit.files:
                    if file.status != "D":
                        oids.setdefault(file.path, []).append(file.blob)
            blobs = git.blobs(oid for of_one in oids.values() for oid in of_one)
        except SomError:
            return cls({})
        return cls({path: [blobs[oid] for oid in of_one] for path, of_one in oids.items()})

    def cards(self, kind: str, path: str) -> Iterator[Any]:
        """The earlier records of a file, newest first; None for a text that cannot be read any more."""
        for age, raw in enumerate(self._texts.get(path, ())):
            if (path, age) not in self._read:
                self._read[path, age] = _card(kind, path, raw)
            yield self._read[path, age]

    @cached_property
    def plan_goals(self) -> Mapping[str, frozenset[str]]:
        """What each goal of a plan was ever called, by the ids that it ever had."""
        names: dict[str, set[str]] = {}
        for path in self._texts:
            if path.startswith(FOLDERS["plan"]):
                for plan in self.cards("plan", path):
                    for goal in plan.goals if plan else ():
                        names.setdefault(goal.id, set()).add(goal.name)
        return {id_: frozenset(of_one) for id_, of_one in names.items()}


def _card(kind: str, path: str, raw: bytes) -> Any:
    """One earlier card, of the model of its kind."""
    document = read(path, raw)
    return None if document.value is None else conform(KINDS[kind].model, document.value, Origin(path))[0]


def initiative_at(git: Git, path: str, basis: str, revision: str | None = None) -> Initiative | None:
    """The newest version of an initiative's card, in the history, that an act rests on."""
    commits = git.log(revision or "HEAD", patterns=literal([path]))
    blobs = [file.blob for commit in commits for file in commit.files if file.path == path and file.status != "D"]
    for content in git.blobs(blobs).values():
        card = _card("initiative", path, content)
        if card is not None and card_basis(card) == basis:
            return card  # type: ignore[no-any-return]  # of the model of its kind
    return None


def named_fields(found: Iterable[Diagnostic], tree: Tree, git: Git, revision: str | None = None) -> list[Diagnostic]:
    """Say of each card that differs from its last act which fields differ, as far as git has the text of then."""
    return [_named(one, tree, git, revision) if one.code == "acts-card-differs" else one for one in found]


def _named(finding: Diagnostic, tree: Tree, git: Git, revision: str | None) -> Diagnostic:
    document = read(finding.path, tree.read(finding.path))
    card = conform(Initiative, document.value, document.origin)[0] if document.value else None
    try:
        before = initiative_at(git, finding.path, str(finding.facts["basis"]), revision)
    except SomError:
        return finding
    changes = [one for one in differences(before, card) if is_material(one)] if before and card else []
    if not changes:
        return finding
    fields = tuple(one.path for one in changes)
    return document.origin.report(finding.code, parse_path(fields[0]), **{**finding.facts, "fields": fields})
