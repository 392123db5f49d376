"""The console program of the bundle: hands its arguments and its console to the window program beside it.

A program without a console does not hold up the shell that starts it; this one does, and costs a megabyte instead of a
second copy of every module.
"""

import subprocess
import sys
from pathlib import Path

here = Path(sys.executable)
program = here.with_name(f"ccas-desktop{here.suffix}")
# Named one by one: Windows gives a program without a console no stream of its parent otherwise.
streams = {"stdin": sys.stdin, "stdout": sys.stdout, "stderr": sys.stderr}
sys.exit(subprocess.call([program, *sys.argv[1:]], **streams))
