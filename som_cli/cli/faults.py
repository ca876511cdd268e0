"""What is said when a command cannot do its work, and the exit code that goes with it."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

import typer

from som_cli.errors import EnvironmentFault, Interrupted, Refused, SomError, UsageFault, reason_of
from som_cli.likeness import likely

if TYPE_CHECKING:
    from som_cli.cli.invocation import Invocation
    from som_cli.diagnostics import Fact

BUG = 70
INTERRUPTED = 130
PROCESS_SAYS_NO = frozenset({"initiatives-move-refused", "initiatives-new-refused"})


def answer(problem: BaseException, invocation: Invocation) -> int:
    """Say what went wrong, once, in the reader's language; return the exit code."""
    if isinstance(problem, SystemExit):
        return problem.code if isinstance(problem.code, int) else int(problem.code is not None)
    error = _as_error(problem)
    if invocation.output == "json":
        _say_json(error)
    else:
        _say(error, invocation)
    return BUG if error.code == "internal-bug" else error.exit_code


def _as_error(problem: BaseException) -> SomError:
    """Every problem as one of our own errors."""
    if isinstance(problem, SomError):
        return problem
    if isinstance(problem, KeyboardInterrupt | EOFError | typer.Abort):
        return Interrupted("interrupted")
    if isinstance(problem, typer.TyperException):
        return usage(problem)
    if isinstance(problem, PermissionError | FileNotFoundError | OSError) and problem.filename:
        return EnvironmentFault("disk-refuses", reason=reason_of(problem), path=str(problem.filename))
    return SomError("internal-bug", path=_written_down(problem))


def usage(problem: Any) -> UsageFault:
    """A mistake on the command line, told by the kind of Typer's exception."""
    context = getattr(problem, "ctx", None)
    code, facts = _usage_facts(problem)
    return UsageFault(code, **{"help": f"{context.command_path if context else 'som'} --help", **facts})


def _usage_facts(problem: Any) -> tuple[str, dict[str, Fact]]:
    message: str = problem.message
    kind = type(problem).__name__
    if kind == "Wrong":  # cli.options
        return problem.code, {"option": _name(problem), **problem.facts}
    if kind == "NoSuchOption":
        near = likely(problem.option_name, _options(problem))
        return "usage-option-unknown", {"value": problem.option_name, "near": near}
    if kind == "BadOptionUsage":
        needs = "usage-value-unneeded" if "does not take" in message else "usage-value-missing"
        return needs, {"option": problem.option_name}
    if kind == "MissingParameter":
        return "usage-argument-missing", {"options": (_name(problem),)}
    if kind == "NoArgsIsHelpError":  # its message is the whole help
        return "usage-command-missing", {}
    return _by_message(message)


def _options(problem: Any) -> list[str]:
    """The long options that the command has which was given another."""
    context = getattr(problem, "ctx", None)
    params = context.command.get_params(context) if context else ()
    return [name for param in params for name in param.opts if name.startswith("--")]


def _by_message(message: str) -> tuple[str, dict[str, Fact]]:
    """What Typer says by a bare message alone: too many words, or no command."""
    if "extra argument" in message:
        return "usage-argument-superfluous", {"value": message.partition("(s) (")[2].removesuffix(")")}
    if message.startswith("Missing command"):
        return "usage-command-missing", {}
    return "usage-wrong", {"value": message}


def _name(problem: Any) -> str:
    """The option or argument an exception is about, as the user would write it."""
    param = getattr(problem, "param", None)
    if param is None:
        return "…"
    from som_cli.cli.spoken import placeholder

    longest = max(param.opts, key=len)
    return longest if longest.startswith("-") else placeholder(param.metavar or longest.upper())


def _say(error: SomError, invocation: Invocation) -> None:
    from som_cli.cli.session import Session, coloured, columns, fitted
    from som_cli.report.text import Style, reasons, refusal

    style = Style(coloured(sys.stderr, invocation.colour), columns(sys.stderr))
    print(fitted(refusal(error, style), sys.stderr), file=sys.stderr)  # noqa: T201  (the one place where errors are said)
    if draft := error.facts.get("draft"):
        print(f"\n{draft}", end="", file=sys.stderr)  # noqa: T201  (as above)
    if isinstance(error, Refused) and error.code in PROCESS_SAYS_NO:
        said = reasons(error.findings, Session().source, style)
        print(fitted(said, sys.stderr), file=sys.stderr)  # noqa: T201  (as above)
    elif isinstance(error, Refused) and error.findings:
        Session().tell_findings(error.findings)


def _say_json(error: SomError) -> None:
    from som_cli.report.json import refusal, text

    reasons = error.findings if isinstance(error, Refused) else ()
    print(text(refusal(error, reasons)))  # noqa: T201


def _written_down(problem: BaseException) -> str:
    """Write the trace of a fault into a file of its own; return its path."""
    import platform
    import tempfile
    import traceback

    from som_cli import __version__

    trace = "".join(traceback.format_exception(problem))
    about = f"som {__version__}, Python {platform.python_version()}, {platform.system()}\n\n"
    try:
        with tempfile.NamedTemporaryFile(
            "w", prefix="som-report-", suffix=".txt", delete=False, encoding="utf-8", errors="backslashreplace"
        ) as report:
            report.write(about + trace)
    except OSError:
        sys.stderr.write(trace)
        return "-"
    return report.name
