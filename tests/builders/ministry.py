"""The small ministry of `tests.builders.process` as a repository in git, and its people at the keyboard."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import yaml

from som_cli.cards.goals import Plan
from som_cli.process.plain import plain
from som_cli.store.emit import emit
from som_cli.store.layout import home
from tests.builders import process
from tests.builders.cards import initiative_values, plan_values
from tests.builders.people import organisation
from tests.builders.repository import Repository
from tests.builders.terminal import Result, som

if TYPE_CHECKING:
    import datetime as dt
    from pathlib import Path

    from som_cli.process.registry import Registry

SHELVES = {
    "organisation": "organisations",
    "person": "people",
    "body": "bodies",
    "service": "services",
    "policy": "policies",
    "workplan": "workplans",
    "meeting": "meetings",
}
UNITS = [
    {
        "id": "hoolekanne",
        "name": "Hoolekande osakond",
        "head": process.POLICY_LEAD,
        "portfolio_manager": process.POLICY_LEAD,
    }
]
SOM = {"id": "som", "name": "Sotsiaalministeerium", "abbreviation": "SoM", "type": "ministry", "parent": None}
ORGANISATIONS = (
    organisation(units=None),
    organisation(**SOM, head=None, units=UNITS),
    organisation(id="tehik", name="TEHIK", abbreviation="TEHIK", head=None, units=None),
)
ID = process.ID
CARD = process.CARD
IDENTITY_KEYS = ("schema", "id", "submitter")


@dataclass(frozen=True)
class Ministry(Repository):
    """The repository of the ministry."""

    def som(self, *words: str, who: str = process.SUBMITTER, day: dt.date = process.TODAY, **run: Any) -> Result:
        """Run a command as one of its people, at noon of a day."""
        surroundings = {
            "GIT_AUTHOR_NAME": process.NAMES.get(who, who),
            "GIT_AUTHOR_EMAIL": f"{who}@som.example",
            "GIT_COMMITTER_NAME": process.NAMES.get(who, who),
            "GIT_COMMITTER_EMAIL": f"{who}@som.example",
            "SOM_NOW": f"{day.isoformat()}T12:00:00+02:00",
            **run.pop("env", {}),
        }
        return som(self.root, *words, env=surroundings, **run)

    def card_file(self, **changes: Any) -> str:
        """A file for `--from` with a card that passes every gate."""
        values = {key: value for key, value in initiative_values(**changes).items() if key not in IDENTITY_KEYS}
        path = self.root.parent / "card.yaml"
        path.write_text(yaml.safe_dump(values, allow_unicode=True, sort_keys=False), encoding="utf-8")
        return str(path)

    def submitted(self, **changes: Any) -> str:
        """Submit an initiative; return its id."""
        result = self.som("initiative", "submit", "--from", self.card_file(**changes), day=process.EARLY)
        assert result.exit_code == 0, result.stderr
        return result.stdout.splitlines()[0].split("/")[-2]


def ministry(root: Path, around: Registry | None = None) -> Ministry:
    """Make the repository, with everything committed on main."""
    root.mkdir(parents=True)
    made = Ministry(root)
    made.run("init", "--quiet", "--initial-branch=main")
    made.write("som.yaml", "schema: settings/1\nlanguage: et\nmain: main\n")
    made.write("data/process.yaml", (process.ROOT / "data/process.yaml").read_text(encoding="utf-8"))
    registry = around or process.registry(organisations=process.shelf(*ORGANISATIONS))
    records = [(kind, filed.record) for kind, name in SHELVES.items() for filed in getattr(registry, name).values()]
    for kind, record in [*records, ("plan", Plan.model_validate(plan_values()))]:
        path = home(kind, record.id)
        made.write(path, emit(plain(record), kind, path))
    made.commit("records")
    return made
