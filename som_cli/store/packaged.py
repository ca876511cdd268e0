"""What travels with the program: templates, schemas, the process and the sample.

In an installed wheel they stand inside the package; in a checkout at the top of the repository.
"""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).parent.parent


def packaged(name: str) -> Path:
    """The folder or file that travels under this name: `templates`, `schemas`, `data` or `som.yaml`."""
    inside = {"templates": "_templates", "schemas": "_schemas", "data": "_sample/data", "som.yaml": "_sample/som.yaml"}
    installed = _PACKAGE / inside[name]
    return installed if installed.exists() else _PACKAGE.parent / name
