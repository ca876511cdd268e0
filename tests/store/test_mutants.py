"""Thousands of damaged files: none stops the reader, none is passed over in silence."""

from __future__ import annotations

import time

from som_cli.codes import code
from som_cli.diagnostics import Severity
from som_cli.store.source import read
from tests.builders.texts import mutants

COUNT = 5_000
SECONDS = 2


def test_no_accident_brings_the_reader_down_or_holds_it_up():
    for raw in mutants(COUNT):
        started = time.monotonic()
        document = read("card.yaml", raw)
        document.locate()

        errors = [each for each in document.problems if code(each.code).severity is Severity.ERROR]
        assert document.value is not None or errors, raw
        assert all(each.line >= 1 and each.column >= 1 and each.width >= 1 for each in document.problems), raw
        assert time.monotonic() - started < SECONDS, raw
