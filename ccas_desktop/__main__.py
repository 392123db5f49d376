"""Start of the program."""

from __future__ import annotations

import io
import sys


def main() -> int:
    """Run what the command line asks for, and return its exit code."""
    for flux in (sys.stdin, sys.stdout, sys.stderr):
        # Whatever the console of the workstation, what is written can be read by another program.
        if isinstance(flux, io.TextIOWrapper):
            flux.reconfigure(encoding="utf-8", errors="backslashreplace")
    from ccas_desktop.bootstrap import demarrer

    return demarrer(sys.argv[1:])


if __name__ == "__main__":
    sys.exit(main())
