"""The store has one engine: SQLCipher."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

RACINE = Path(__file__).resolve().parents[4]
# What the bundle runs first, in place of the sqlite3 that it does not ship.
_SEUL = (RACINE / "build" / "only_sqlcipher.py").read_text("utf-8")
_SANS_SQLITE3 = f"import sys; sys.modules['_sqlite3'] = None\n{_SEUL}"
_PILOTE = "import ccas_desktop.adapters.store.base, sqlite_utils.utils\nprint(sqlite_utils.utils.sqlite3.__name__)"


@pytest.mark.parametrize("avant", ["", _SANS_SQLITE3], ids=["from source", "in the bundle"])
def test_sqlite_utils_takes_the_driver_that_opens_the_base(avant: str) -> None:
    fait = subprocess.run([sys.executable, "-c", f"{avant}\n{_PILOTE}"], cwd=RACINE, capture_output=True, text=True)

    assert (fait.stdout.strip(), fait.stderr) == ("sqlcipher3", "")
