"""Makes the Windows program and its setup, and tries both: `python3 dev.py build --windows [--only STEP …] [--quick]`.

On Linux under Wine, on Windows as it is; the same steps, the same checks. A step that fails stops the build and is
named, so that a fault of Wine can be told from a fault of the application.
"""

from __future__ import annotations

import argparse
import signal
import sys
import time
from collections.abc import Callable, Sequence
from contextlib import nullcontext
from pathlib import Path

from audit import audit
from bundle import check_identical, make_bundle
from former import NUMBER as FORMER
from former import SETUP as FORMER_SETUP
from former import make_former
from pictures import take_pictures
from places import BUNDLE, PYTHON_TREE, BuildFailed, WineFault
from python_tree import make_python_tree
from setup_program import make_setup, setup_file, version, write_bill
from signing import sign_programs, trial_variables, try_signing, verifies
from try_setup import CASES, MACHINE_CASES, SIGNED_CASES, SIGNED_SETUP, CheckFailed, Trial, check_program
from try_update import UPDATE_CASES
from windows_tests import run_groups
from wine import WINDOWS, run_windows, windows_python
from wine_prefix import start_wine, stop_wine, wine_running

MEGABYTE = 1024 * 1024
DISK_LIMIT, SETUP_LIMIT = 140 * MEGABYTE, 50 * MEGABYTE


def main(arguments: Sequence[str]) -> int:
    """Run the steps asked for and return the exit code."""
    parser = argparse.ArgumentParser(prog="dev.py build --windows", description=__doc__.partition("\n")[0])
    parser.add_argument("--only", metavar="STEP", nargs="+", choices=tuple(STEPS), help=f"among: {', '.join(STEPS)}")
    parser.add_argument("--quick", action="store_true", help="a setup compressed fast, for tests; not to be shipped")
    options = parser.parse_args(arguments)
    # Whoever ends it leaves no server behind.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))
    names = options.only or [name for name in STEPS if name not in ON_DEMAND]
    try:
        with wine_running() if UNDER_WINE.intersection(names) else nullcontext():
            for name in names:
                _run_step(name, options)
    except (BuildFailed, CheckFailed) as failure:
        print(f"windows: FAILED: {failure}", file=sys.stderr)
        return 1
    return 0


def _run_step(name: str, options: argparse.Namespace) -> None:
    """Run a step and say how it went; once more when it is Wine that failed."""
    begun = time.monotonic()
    try:
        told = _attempt(name, options)
    except WineFault as fault:
        if WINDOWS:
            raise
        print(f"windows: a fault of Wine, once more from a fresh start: {fault}", flush=True)
        stop_wine()
        start_wine()
        told = _attempt(name, options)
    print(f"windows: {name}: {told} ({time.monotonic() - begun:.0f} s)", flush=True)


def _attempt(name: str, options: argparse.Namespace) -> str:
    try:
        return STEPS[name](options)
    except (BuildFailed, CheckFailed) as failure:
        raise type(failure)(f"{name}: {failure}") from failure


def python_step(_options: argparse.Namespace) -> str:
    """Lay out CPython for Windows and the wheels."""
    if WINDOWS:
        return sys.version
    tree = make_python_tree()
    told = run_windows([windows_python(), "-c", "import sys; print(sys.version)"])
    if told.returncode:
        raise BuildFailed(told.stdout)
    return f"{told.stdout.strip()}, {tree}"


def tests_step(_options: argparse.Namespace) -> str:
    """Run the tests that only Windows can fail: files, locks, vault, paths, and the main journey."""
    return run_groups()


def bundle_step(_options: argparse.Namespace) -> str:
    """Make the bundle."""
    size = _size(make_bundle())
    told = f"{_megabytes(size)} on disk ({_megabytes(DISK_LIMIT)} at most)"
    if size > DISK_LIMIT:
        raise BuildFailed(told)
    return told


def audit_step(_options: argparse.Namespace) -> str:
    """Check where each binary comes from and what it needs."""
    faults = audit(BUNDLE, _sources())
    if faults:
        raise BuildFailed("\n".join(faults))
    return "every binary is pinned, x64, and finds what it needs"


def selftest_step(_options: argparse.Namespace) -> str:
    """Run the self-test of both programs of the bundle."""
    check_program(BUNDLE)
    return "both programs pass"


def setup_step(options: argparse.Namespace) -> str:
    """Make the setups, for one user and for a whole machine; signed, with our programs, when there is a certificate."""
    sign_programs()
    write_bill()
    sizes: list[str] = []
    for machine in (False, True):
        made = make_setup(setup_file(machine=machine), quick=options.quick, machine=machine)
        size = made.stat().st_size
        sizes.append(f"{made.name} {_megabytes(size)}")
        if size > SETUP_LIMIT and not options.quick:
            raise BuildFailed(f"{sizes[-1]}, {_megabytes(SETUP_LIMIT)} at most")
    return ", ".join(sizes) + (", compressed fast" if options.quick else f" ({_megabytes(SETUP_LIMIT)} at most)")


def signing_step(_options: argparse.Namespace) -> str:
    """Sign a program and a setup with a certificate of no value, and verify them."""
    try_signing()
    setup = make_setup(SIGNED_SETUP, quick=True, machine=False, variables=trial_variables())
    if not verifies(setup):
        raise BuildFailed("the setup that was signed does not verify")
    return "a signed program and its signed setup verify, a changed one does not"


def former_step(_options: argparse.Namespace) -> str:
    """Make the setup of an older version, which the trial updates from."""
    return f"{make_former().name}, for the trial only"


def trial_step(_options: argparse.Namespace) -> str:
    """Install, upgrade, refuse, update, come back, remove: for one user, from a signed setup, for all users."""
    trials = [(Trial(setup_file(machine=False), version()), CASES), (Trial(FORMER_SETUP, FORMER), UPDATE_CASES)]
    if not WINDOWS:
        trials.append((Trial(SIGNED_SETUP, version()), SIGNED_CASES))
        trials.append((Trial(setup_file(machine=True), version(), machine=True), MACHINE_CASES))
    trials[0][0].refuse_a_real_account()
    for trial, cases in trials:
        trial.run(cases)
    return f"{sum(len(cases) for _, cases in trials)} cases pass"


def twice_step(_options: argparse.Namespace) -> str:
    """Make the bundle once more: the same sources make the same bytes."""
    check_identical()
    return "two builds are identical"


def pictures_step(_options: argparse.Namespace) -> str:
    """Take pictures of the program and of its setup, for somebody to look at."""
    return str(take_pictures())


STEPS: dict[str, Callable[[argparse.Namespace], str]] = {
    "python": python_step,
    "tests": tests_step,
    "bundle": bundle_step,
    "audit": audit_step,
    "selftest": selftest_step,
    "setup": setup_step,
    "signing": signing_step,
    "former": former_step,
    "trial": trial_step,
    "twice": twice_step,
    "pictures": pictures_step,
}
UNDER_WINE = {"python", "tests", "bundle", "selftest", "trial", "twice", "pictures"}
# One takes as long as the bundle itself, the other is for eyes.
ON_DEMAND = {"twice", "pictures"}


def _sources() -> list[Path]:
    return [Path(sys.base_prefix), Path(sys.prefix)] if WINDOWS else [PYTHON_TREE]


def _megabytes(size: int) -> str:
    return f"{size / MEGABYTE:.1f} MB"


def _size(folder: Path) -> int:
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
