"""Compile the gettext catalogues, so that every wheel and every editable install speaks Estonian."""

from pathlib import Path
from typing import Any

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from hatchling.builders.hooks.plugin.interface import BuildHookInterface


def compile_catalogues(root: Path) -> None:
    """Write the `.mo` beside each `.po` under `som_cli/locale/`."""
    for source in root.glob("som_cli/locale/*/LC_MESSAGES/*.po"):
        with source.open("rb") as text, source.with_suffix(".mo").open("wb") as binary:
            write_mo(binary, read_po(text, locale=source.parts[-3]))


class CatalogueHook(BuildHookInterface):
    """Hatchling's build hook: the catalogues first, then the wheel."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:  # noqa: ARG002  (hatchling's signature)
        """Compile before hatchling collects the files."""
        compile_catalogues(Path(self.root))
