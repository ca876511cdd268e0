"""What is owed, in words."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from som_cli import locale
from som_cli.diagnostics import Named
from som_cli.portfolio.duty import Duty
from som_cli.report.text import Style
from som_cli.report.todo import by_name, deadline, what

TODAY = date(2026, 11, 22)
MARI, REIN = Named("mari-maasikas", "Mari Maasikas"), Named("rein-vaher", "Rein Vaher")


@pytest.fixture(autouse=True)
def _in_english(monkeypatch):
    monkeypatch.setattr(locale, "_current", "en")


def duty(*who: Named, **more: Any) -> Duty:
    values: dict[str, Any] = {
        "kind": "opinion",
        "about": Named("x", "Portaal"),
        "role": "reviewer",
        "source": "D65",
        "command": "som x",
    }
    return Duty(**values | {"who": who} | more)


def test_oneself_stands_first_and_a_role_stands_for_nobody():
    found = [duty(REIN), duty(role="coordinator"), duty(MARI, REIN)]
    told = by_name(found, Style(), TODAY, "mari-maasikas")

    assert [line for line in told.splitlines() if line and not line.startswith(" ")] == [
        "you",
        "Rein Vaher",
        "portfolio coordinator",
    ]
    assert by_name([], Style(), TODAY) == "Nothing is owed."


@pytest.mark.parametrize(
    ("more", "told"),
    [
        ({"due": date(2026, 11, 21)}, "overdue since 21.11.2026"),
        ({"due": TODAY}, "until 22.11.2026"),
        ({"due": date(2026, 12, 1), "since": date(2026, 11, 25)}, "from 25.11.2026 until 01.12.2026"),
        ({"due": date(2026, 12, 1), "since": date(2026, 12, 1)}, "on 01.12.2026"),
        ({}, "no deadline"),
        ({"never": True}, "never done"),
    ],
)
def test_a_deadline_is_told_as_it_stands(more, told):
    assert deadline(duty(MARI, **more), TODAY) == told


def test_braces_in_a_users_text_are_nobodys_gap():
    said = duty(MARI, kind="meet", about=Named("x", "{detail} {on}"), detail="{title}")
    assert what(said) == "meet the condition “{title}”: {detail} {on}"
