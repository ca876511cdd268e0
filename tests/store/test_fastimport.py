"""Many commits in one call of git."""

from __future__ import annotations

from datetime import datetime

import pytest

from som_cli.store.fastimport import Past, take_in
from som_cli.store.git import Git


def past(when: str, message: str, **files: str) -> Past:
    content = {path.replace("_", "."): text.encode() for path, text in files.items()}
    return Past("Külli Pärn", "kulli@example.ee", datetime.fromisoformat(when), message, content)


@pytest.mark.usefixtures("steady_git")
def test_commits_have_their_authors_dates_messages_and_files(tmp_path):
    git = Git(tmp_path)
    git.change("init", "--quiet")
    first = past("2024-11-18T09:02:00+02:00", "one\n\nBody: with a colon\n", a_yaml="data 3\nõ\n", b_yaml="b\n")
    second = past("2025-06-05T10:00:00+03:00", "two\n", a_yaml="second\n")
    take_in(git, "main", [first, second])
    log = git.ask("log", "--format=%an <%ae> %aI %cI %B")
    who = "Külli Pärn <kulli@example.ee>"
    one = f"{who} 2024-11-18T09:02:00+02:00 2024-11-18T09:02:00+02:00 one\n\nBody: with a colon\n"
    two = f"{who} 2025-06-05T10:00:00+03:00 2025-06-05T10:00:00+03:00 two\n"
    assert log.strip() == f"{two}\n{one}".strip()
    assert ((tmp_path / "a.yaml").read_text(encoding="utf-8"), (tmp_path / "b.yaml").read_text(encoding="utf-8")) == (
        "second\n",
        "b\n",
    )
    assert git.ask("show", "HEAD~1:a.yaml") == "data 3\nõ"
    assert git.ask("status", "--porcelain") == ""
