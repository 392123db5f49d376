"""Starts the bundle of dist/ without a screen, has it make one letter, and prints its size and start time.

The contract with the application: `ccas-desktop --demo --smoke FOLDER` opens the demonstration, makes one letter,
writes FOLDER/lettre.pdf and FOLDER/smoke.json, then stops with exit code 0. smoke.json is
`{"fenetre": instant of the first painted window, in seconds since the epoch}`.
"""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
BUNDLE = ROOT / "dist" / "ccas-desktop"
PROGRAM = BUNDLE / ("ccas-desktop.exe" if sys.platform == "win32" else "ccas-desktop")
STARTS = 4
TIMEOUT_SECONDS = 120


def main() -> int:
    """Try the bundle and say what came out; exit 1 when it does not work."""
    sizes = [path.stat().st_size for path in BUNDLE.rglob("*") if path.is_file() and not path.is_symlink()]
    try:
        starts = [start_seconds() for _ in range(STARTS)]
    except (OSError, ValueError, KeyError, subprocess.SubprocessError) as failure:
        print(f"The bundle does not work: {failure}", file=sys.stderr)
        print(f"See what it says: {PROGRAM} --demo --smoke .", file=sys.stderr)
        return 1
    print(f"{BUNDLE}: {sum(sizes) / 1e6:.0f} MB in {len(sizes)} files")
    print(f"start to window: {starts[0]:.2f} s first, {statistics.median(starts[1:]):.2f} s then; a letter was made")
    return 0


def start_seconds() -> float:
    """Start the bundle once, far from the sources, and return the seconds to its first window."""
    with tempfile.TemporaryDirectory(prefix="ccas-smoke-", ignore_cleanup_errors=True) as folder:
        begun = time.time()
        done = subprocess.run(
            [PROGRAM, "--demo", "--smoke", folder],
            cwd=folder,
            env=environment(folder),
            capture_output=True,
            timeout=TIMEOUT_SECONDS,
            check=False,
        )
        if done.returncode:
            raise ValueError(f"exit code {done.returncode}\n{done.stderr.decode(errors='replace')[-2000:]}")
        if not (Path(folder) / "lettre.pdf").read_bytes().startswith(b"%PDF-"):
            raise ValueError("lettre.pdf is not a PDF")
        report = json.loads((Path(folder) / "smoke.json").read_text(encoding="utf-8"))
        return float(report["fenetre"]) - begun


def environment(folder: str) -> dict[str, str]:
    """Return the environment of a user who has neither Python nor a screen, nor anything of ours yet."""
    inherited = {
        name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "VIRTUAL_ENV", "QT_"))
    }
    homes = {} if sys.platform == "win32" else {"HOME": folder, "XDG_CONFIG_HOME": folder, "XDG_DATA_HOME": folder}
    return {**inherited, **homes, "QT_QPA_PLATFORM": "offscreen"}


if __name__ == "__main__":
    sys.exit(main())
