"""Why the disk refuses is said in the reader's language."""

from __future__ import annotations

import errno

from som_cli.errors import reason_of


def test_a_common_reason_does_not_hang_on_the_words_of_the_system() -> None:
    assert reason_of(OSError(errno.ENOENT, "Das System kann die angegebene Datei nicht finden")) == (
        "No such file or directory"
    )


def test_a_rare_reason_is_told_as_the_system_tells_it() -> None:
    assert reason_of(OSError(errno.EXDEV, "Invalid cross-device link")) == "Invalid cross-device link"
    assert reason_of(OSError("gone")) == "gone"
    assert reason_of(OSError()) == "OSError"
