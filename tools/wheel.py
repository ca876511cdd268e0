"""Build the wheel and run `som` from it in a bare environment: what a user installs must work without our tools.

python tools/wheel.py build/wheel
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import venv
from pathlib import Path

ROOT = Path(__file__).parent.parent


def run(*command: str | Path, cwd: Path = ROOT) -> str:
    """Run a command and return what it printed; a failure ends the check."""
    environment = {**os.environ, "PYTHONPATH": "", "GIT_CONFIG_GLOBAL": os.devnull, "SOM_LANG": "en"}
    environment |= {"GIT_AUTHOR_NAME": "Mari Maasikas", "GIT_AUTHOR_EMAIL": "mari.maasikas@example.ee"}
    environment |= {"GIT_COMMITTER_NAME": "Mari Maasikas", "GIT_COMMITTER_EMAIL": "mari.maasikas@example.ee"}
    done = subprocess.run(
        [str(part) for part in command], cwd=cwd, env=environment, check=False, capture_output=True, encoding="utf-8"
    )
    if done.returncode:
        sys.exit(f"{' '.join(str(part) for part in command)}\n{done.stdout}{done.stderr}")
    return done.stdout


def main(folder: Path) -> None:
    """Build, install, try."""
    shutil.rmtree(folder, ignore_errors=True)
    run(sys.executable, "-m", "build", "--wheel", "--outdir", folder)
    wheel = next(folder.glob("*.whl"))
    home = folder / "venv"
    venv.create(home, with_pip=True)
    scripts = home / ("Scripts" if os.name == "nt" else "bin")
    run(scripts / "python", "-m", "pip", "install", "--quiet", wheel)
    som = scripts / "som"
    assert "initiative" in run(som, "--help")
    run(som, "init", "--sample", folder / "sample")
    run(som, "-C", folder / "sample", "validate", "--strict")
    assert "# " in run(som, "-C", folder / "sample", "portfolio", "render", "-o", "-")
    print(f"{wheel.name}: installs, makes the sample, validates and renders it")


if __name__ == "__main__":
    main(Path(sys.argv[1]).resolve())
