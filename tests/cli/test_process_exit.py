"""The exit codes that end a process from outside or by our own fault, seen as a script sees them: in a real process."""

from __future__ import annotations

import os
import select
import signal
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

    from tests.builders.ministry import Ministry

BROKEN = """
import sys
from som_cli.report import explanation
from som_cli.__main__ import main
explanation.text = None
sys.argv = ["som", "--lang", "en", "explain", "usage-date"]
sys.exit(main())
"""
WAIT = 60  # seconds, on a slow machine


def test_a_bug_ends_with_70_one_sentence_and_a_report(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", BROKEN],
        env=os.environ | dict.fromkeys(("TMPDIR", "TEMP", "TMP"), str(tmp_path)),
        capture_output=True,
        encoding="utf-8",
        check=False,
        timeout=WAIT,
    )

    reports = list(tmp_path.glob("som-report-*"))
    assert (done.returncode, done.stdout, len(reports)) == (70, "", 1)
    assert (str(reports[0]) in done.stderr, "Traceback" in done.stderr) == (True, False)
    assert "Traceback" in reports[0].read_text(encoding="utf-8")


def test_an_interrupt_at_a_prompt_ends_with_130_and_nothing_half_done(area: Ministry) -> None:
    pty = pytest.importorskip("pty", reason="Python offers no terminals of its own here", exc_type=ImportError)
    before = area.picture()
    keyboard, terminal = pty.openpty()
    surroundings = {name: said for name, said in os.environ.items() if name != "CI"} | {
        "GIT_AUTHOR_EMAIL": "mari-maasikas@som.example",
        "TERM": "dumb",
    }
    asking = subprocess.Popen(
        [sys.executable, "-m", "som_cli", "-C", str(area.root), "--lang", "en", "initiative", "submit"],
        stdin=terminal,
        stdout=subprocess.PIPE,
        stderr=terminal,
        env=surroundings,
    )
    os.close(terminal)
    told = b""
    while b"What is the title" not in told and select.select([keyboard], [], [], WAIT)[0]:
        told += os.read(keyboard, 1024)
    asking.send_signal(signal.SIGINT)
    stdout, _ = asking.communicate(timeout=WAIT)
    os.close(keyboard)

    assert (asking.returncode, stdout, b"Traceback" in told) == (130, b"", False)
    assert area.picture() == before


def test_the_count_of_findings_stands_behind_them_where_both_go_to_one_place(area: Ministry) -> None:
    area.write("data/people/mari-tamm.yaml", "schema: person/1\nid: mari-tamm\nname: Mari Tamm\norganisation: skaa\n")
    done = subprocess.run(
        [sys.executable, "-m", "som_cli", "-C", str(area.root), "--lang", "en", "validate"],
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        check=False,
        timeout=WAIT,
    )

    assert done.returncode == 1
    assert done.stdout.splitlines()[-1].startswith("1 error (")
