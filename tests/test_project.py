"""The project keeps its promises: pinned packages, documented dependencies, short files, one version."""

from __future__ import annotations

import ast
import importlib.metadata
import re
import statistics
import subprocess
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

import ccas_desktop

ROOT = Path(__file__).resolve().parents[1]
REQUIREMENTS = ROOT / "requirements"
ARCHITECTURE = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
SOURCES = sorted((ROOT / "ccas_desktop").rglob("*.py"))

MAX_FILE_LINES, MAX_CLASS_LINES, MAX_FUNCTION_LINES, MAX_MEDIAN_FILE_LINES = 300, 200, 40, 190

# Written in pieces, so that this file does not hold what it looks for.
REGISTRY = re.compile("|".join(["py" + r"pi\.org", "python" + r"hosted\.", "npm" + r"js\.", "deb" + r"ian\.org/"]))


def tracked_files() -> list[Path]:
    """Return the files that git knows."""
    listing = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True).stdout
    paths = (ROOT / name for name in listing.decode().split("\0") if name)
    return [path for path in paths if path.is_file()]


def normalised(requirement: str) -> str:
    """Return the bare name of a requirement, as registries compare names."""
    match = re.match(r"[A-Za-z0-9._-]+", requirement)
    assert match, requirement
    return re.sub(r"[-_.]+", "-", match.group()).lower()


def listed(name: str) -> set[str]:
    """Return the names asked for in requirements/<name>.in."""
    lines = (REQUIREMENTS / f"{name}.in").read_text(encoding="utf-8").splitlines()
    return {normalised(line) for line in lines if line and line[0] not in "#-"}


def pins(name: str) -> dict[str, str]:
    """Return the version of each package pinned in requirements/<name>.txt."""
    text = (REQUIREMENTS / f"{name}.txt").read_text(encoding="utf-8")
    return dict(re.findall(r"^([a-z0-9-]+)==([^\s;\\]+)", text, re.MULTILINE))


def too_long(path: Path) -> Iterator[str]:
    """Yield the file, classes and functions that are over the budgets of docs/architecture.md."""
    text, name = path.read_text(encoding="utf-8"), path.relative_to(ROOT).as_posix()
    if text.count("\n") > MAX_FILE_LINES:
        yield name
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef):
            limit = MAX_CLASS_LINES if isinstance(node, ast.ClassDef) else MAX_FUNCTION_LINES
            if (node.end_lineno or 0) - node.lineno + 1 > limit:
                yield f"{name}::{node.name}"


def test_no_tracked_file_names_a_package_registry() -> None:
    guilty = [path for path in tracked_files() if REGISTRY.search(path.read_bytes().decode("utf-8", "ignore"))]

    assert guilty == []


@pytest.mark.parametrize("name", ["run", "dev"])
def test_every_pinned_package_has_its_hashes(name: str) -> None:
    text = (REQUIREMENTS / f"{name}.txt").read_text(encoding="utf-8")

    entries = [entry for entry in re.split(r"^(?=[a-z0-9])", text, flags=re.MULTILINE) if entry[0] != "#"]

    assert entries
    assert [entry.splitlines()[0] for entry in entries if "--hash=sha256:" not in entry] == []


@pytest.mark.parametrize("file", sorted(REQUIREMENTS.iterdir()), ids=lambda file: file.name)
def test_no_requirement_file_says_where_to_fetch(file: Path) -> None:
    lines = [line for line in file.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]

    assert [line for line in lines if re.search(r"://|^--?(i|f|index|extra|find|trusted)", line)] == []


def test_what_the_application_runs_on_is_listed_once() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    lines = (REQUIREMENTS / "run.in").read_text(encoding="utf-8").splitlines()

    assert sorted(line for line in lines if line and line[0] != "#") == sorted(project["dependencies"])


@pytest.mark.parametrize("name", ["run", "dev"])
def test_every_wanted_package_is_pinned(name: str) -> None:
    assert listed(name) <= pins(name).keys()


def test_tests_run_on_the_versions_that_are_shipped() -> None:
    assert pins("run").items() <= pins("dev").items()


def test_every_dependency_has_its_reason_and_its_licence() -> None:
    section = ARCHITECTURE.partition("\n## Dependencies\n")[2].partition("\n## ")[0]
    rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in section.splitlines() if line[:3] == "| `"]

    documented = {normalised(name.strip("`")) for name, reason, licence in rows if reason and licence}

    assert documented == listed("run") | listed("dev")


def test_what_is_over_the_budgets_is_named_with_its_reason() -> None:
    over = [name for path in SOURCES for name in too_long(path)]

    assert [name for name in over if f"`{name}`" not in ARCHITECTURE] == []


def test_most_files_are_short() -> None:
    lengths = [path.read_text(encoding="utf-8").count("\n") for path in SOURCES if path.name != "__init__.py"]

    assert statistics.median(lengths) <= MAX_MEDIAN_FILE_LINES


def test_the_changelog_has_a_section_for_what_comes_next() -> None:
    titles = re.findall(r"^## (.+)$", (ROOT / "CHANGELOG.md").read_text(encoding="utf-8"), re.MULTILINE)

    assert titles[0] == "Non publié"


def test_the_changelog_never_runs_ahead_of_the_version() -> None:
    text = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    released = re.findall(r"^## \[?(\d+)\.(\d+)\.(\d+)", text, re.MULTILINE)
    current = tuple(int(part) for part in ccas_desktop.__version__.split("."))

    assert [version for version in released if tuple(int(part) for part in version) > current] == []


def test_the_installed_version_is_the_one_of_the_sources() -> None:
    assert importlib.metadata.version("ccas-desktop") == ccas_desktop.__version__
