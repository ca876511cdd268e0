"""Check every record under data/ against its JSON Schema, with check-jsonschema: a second opinion on our own reader."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from som_cli.store.layout import place

ROOT = Path(__file__).parent.parent


def main() -> int:
    """Run check-jsonschema once per kind of record; the exit code is the worst."""
    by_kind: dict[str, list[str]] = {}
    for path in sorted(ROOT.glob("data/**/*.yaml")):
        relative = path.relative_to(ROOT).as_posix()
        spot = place(relative)
        if spot is None:
            print(f"{relative}: no record can stand here", file=sys.stderr)
            return 1
        by_kind.setdefault(spot.kind, []).append(relative)
    by_kind["settings"] = ["som.yaml"]
    codes = []
    for kind, paths in sorted(by_kind.items()):
        command = [sys.executable, "-m", "check_jsonschema", "--schemafile", f"schemas/{kind}.schema.json", *paths]
        codes.append(subprocess.run(command, cwd=ROOT, check=False).returncode)
    return max(codes)


if __name__ == "__main__":
    sys.exit(main())
