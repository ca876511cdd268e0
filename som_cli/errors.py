"""What stops the work: exceptions that know their exit code and never print themselves."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

if TYPE_CHECKING:
    from som_cli.diagnostics import Diagnostic, Fact


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
