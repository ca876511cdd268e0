"""What a code is: one sentence, one hint, the reason behind it, and its severity."""

from __future__ import annotations

from dataclasses import dataclass

from som_cli.diagnostics import Severity


@dataclass(frozen=True, slots=True)
class Code:
    """One kind of finding or refusal.

    `sentence` and `hint` may name facts in braces; `why` and `mend` are what `som explain` prints. All are English
    sources of the catalogue. Of several hints the first is given whose facts are all known (present and not None),
    so that "did you mean …?" stands before a more general one.
    """

    code: str
    sentence: str
    hint: str | tuple[str, ...] = ""
    why: str = ""
    mend: str = ""
    seed: str = ""  # requirement, law or rule behind it: "D15", "F03", "AvTS § 35"
    severity: Severity = Severity.ERROR
    duty: bool = False  # of what a card must say: a warning until the card was first gone through (`reviewed`)
    fixed: bool = False  # `som.yaml` cannot lower it (F02 to F10)
