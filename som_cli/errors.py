"""What stops the work: exceptions that know their exit code and never print themselves."""

from __future__ import annotations

import errno
from typing import TYPE_CHECKING, ClassVar

from som_cli.locale import N_, _

if TYPE_CHECKING:
    from som_cli.diagnostics import Diagnostic, Fact


_REASONS = {
    errno.ENOENT: N_("No such file or directory"),
    errno.EACCES: N_("Permission denied"),
    errno.EPERM: N_("Operation not permitted"),
    errno.EISDIR: N_("Is a directory"),
    errno.ENOTDIR: N_("Not a directory"),
    errno.EEXIST: N_("File exists"),
    errno.ENOSPC: N_("No space left on device"),
    errno.EROFS: N_("Read-only file system"),
    errno.ENAMETOOLONG: N_("File name too long"),
    errno.EIO: N_("Input/output error"),
}


def reason_of(error: OSError) -> str:
    """Why the disk refused, in the language in use where the reason is a common one."""
    said = _REASONS.get(error.errno) if error.errno is not None else None
    return _(said) if said else error.strerror or str(error) or type(error).__name__


class SomError(Exception):
    """An answer other than success: a code of `som_cli.codes`, the facts of its sentence, an exit code."""

    exit_code: ClassVar[int] = 1

    def __init__(self, code: str, **facts: Fact) -> None:
        super().__init__(code)
        self.code = code
        self.facts = facts


class Refused(SomError):
    """The process or a check refuses; carries every reason (exit 1)."""

    def __init__(self, code: str, findings: tuple[Diagnostic, ...] = (), **facts: Fact) -> None:
        super().__init__(code, **facts)
        self.findings = findings


class UsageFault(SomError):
    """Wrong words on the command line (exit 2)."""

    exit_code = 2


class Unfit(Refused):
    """Values on the command line that do not fit the form; carries every reason (exit 2)."""

    exit_code = 2


class EnvironmentFault(SomError):
    """No git, no repository, no identity, no disk, no permission (exit 3)."""

    exit_code = 3


class StateForbids(SomError):
    """The repository is in a state in which nothing may be written now (exit 4)."""

    exit_code = 4


class SomeoneFirst(SomError):
    """Somebody else was first; nothing was recorded (exit 5)."""

    exit_code = 5


class NotProvable(SomError):
    """A proof was demanded that cannot be given here (exit 6)."""

    exit_code = 6


class Interrupted(SomError):
    """The user stopped it; nothing is half-done (exit 130)."""

    exit_code = 130
