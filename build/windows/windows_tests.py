"""Runs the tests that only Windows can fail, group by group, and tells a fault of Wine from a test that fails.

A group of `tests.toml` is a process of its own with its own limit of time. pytest says 0 when all pass and 1 when a
test fails; any other end, or none, is that of the process: under Wine the group is run once more, and that is said.
"""

from __future__ import annotations

import os
import re
import shutil
import time
import tomllib
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import NamedTuple

from places import HERE, ROOT, WORK, BuildFailed, WineFault
from wine import WINDOWS, run_windows, windows_path, windows_python

GROUPS: Mapping[str, Mapping[str, Sequence[str]]] = tomllib.loads((HERE / "tests.toml").read_text("utf-8"))
AT_ONCE = min(2, os.cpu_count() or 1)
# Several times what a group takes on a quiet machine: a machine may be busy.
GROUP_SECONDS = 600
PASSED, FAILED = 0, 1
# Looking for the plugins reads thousands of files, which Wine does slowly; a test that hangs says where.
PYTEST = ("-q", "-p", "no:cacheprovider", "-p", "pytestqt.plugin", "-o", "faulthandler_timeout=240", "--color=no")
TOLD_CHARACTERS = 8000


class Outcome(NamedTuple):
    """How a group ended."""

    name: str
    code: int | None
    output: str
    seconds: float

    @property
    def line(self) -> str:
        """Say it in one line."""
        counted = re.search(r"^\d+ (?:passed|failed).* in .*$", self.output, re.MULTILINE)
        said = counted.group() if counted else f"ended with {self.code}" if self.code is not None else "did not end"
        return f"windows: tests: {self.name}: {said} ({self.seconds:.0f} s)"


def run_groups(groups: Mapping[str, Mapping[str, Sequence[str]]] = GROUPS) -> str:
    """Run every group and return what to say of them. Raises BuildFailed with what the groups that fail said."""
    with ThreadPoolExecutor(AT_ONCE) as pool:
        outcomes = list(pool.map(_run_twice_if_wine_fails, groups.items()))
    failed = [outcome for outcome in outcomes if outcome.code != PASSED]
    if failed:
        raise BuildFailed("\n".join(f"{outcome.line}\n{outcome.output[-TOLD_CHARACTERS:]}" for outcome in failed))
    counts = (
        int(count) for outcome in outcomes for count in re.findall(r"^(\d+) passed", outcome.output, re.MULTILINE)
    )
    return f"{sum(counts)} tests pass, in {len(outcomes)} groups"


def _run_twice_if_wine_fails(group: tuple[str, Mapping[str, Sequence[str]]]) -> Outcome:
    name, chosen = group
    outcome = _run(name, chosen)
    print(outcome.line, flush=True)
    if outcome.code in {PASSED, FAILED} or WINDOWS:
        return outcome
    print(f"windows: tests: {name}: the process failed, not a test: once more\n{outcome.output[-2000:]}", flush=True)
    outcome = _run(name, chosen)
    print(outcome.line, flush=True)
    return outcome


def _run(name: str, chosen: Mapping[str, Sequence[str]]) -> Outcome:
    folder, begun = WORK / "tests" / name, time.monotonic()
    shutil.rmtree(folder, ignore_errors=True)
    folder.parent.mkdir(parents=True, exist_ok=True)
    left_out = [word for test in chosen.get("left_out", ()) for word in ("--deselect", test)]
    variables = {"PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1"}
    if not WINDOWS:
        # The vault of the prefix is nobody's: the tests may write to it.
        variables["CCAS_TEST_SESSION"] = name
    options = (*PYTEST, "--basetemp", windows_path(folder), *left_out)
    command = [str(windows_python()), "-m", "pytest", *options, *chosen["tests"]]
    code: int | None
    try:
        done = run_windows(command, variables=variables, cwd=ROOT, timeout=GROUP_SECONDS)
        code, output = done.returncode, done.stdout
    except WineFault as fault:
        code, output = None, str(fault)
    return Outcome(name, code, output, time.monotonic() - begun)
