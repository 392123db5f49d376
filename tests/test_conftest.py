"""The rules of conftest.py really stop what they forbid."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree

import pytest

# Run in a pytest of its own, for most of these tests must not pass.
CASES = """
import contextlib, logging, socket
import keyring, keyring.errors, pytest

def call_loopback():
    with socket.create_server(("127.0.0.1", 0)) as server:
        socket.create_connection(server.getsockname()).close()

def test_loopback_unsaid():
    call_loopback()

@pytest.mark.network
def test_loopback_said():
    call_loopback()

@pytest.mark.network
@pytest.mark.parametrize("address", ["192.0.2.1", "example.invalid"])
def test_outside(address):
    with contextlib.suppress(OSError):
        socket.create_connection((address, 443), timeout=1)

def test_keyring_unsaid():
    with pytest.raises(keyring.errors.NoKeyringError):
        keyring.get_password("CCAS Desktop", "cle")

@pytest.mark.keyring
def test_keyring_said():
    raise RuntimeError

def test_warning_unexpected():
    logging.getLogger("ccas").warning("lent")

def test_warning_expected(caplog):
    with caplog.at_level(logging.WARNING):
        logging.getLogger("ccas").warning("lent")
"""


@pytest.fixture(scope="module")
def outcomes(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[str]]:
    """Return what befell each case: "failure" in the test, "error" after it, "skipped", or nothing when it passed."""
    folder = tmp_path_factory.mktemp("rules")
    shutil.copy(Path(__file__).with_name("conftest.py"), folder)
    (folder / "pytest.ini").write_text("[pytest]\nmarkers =\n    network\n    keyring\n", encoding="utf-8")
    (folder / "test_cases.py").write_text(CASES, encoding="utf-8")
    environment = {name: value for name, value in os.environ.items() if name != "CCAS_TEST_SESSION"}
    command = [sys.executable, "-m", "pytest", "-p", "no:pytest-qt", "-p", "no:xdist", "--junitxml=report.xml"]
    subprocess.run(command, cwd=folder, env=environment, capture_output=True, check=False)
    befell: dict[str, list[str]] = {}
    for case in ElementTree.parse(folder / "report.xml").iter("testcase"):  # noqa: S314 # written just above
        befell.setdefault(case.attrib["name"], []).extend(
            outcome.tag for outcome in case if outcome.tag in {"failure", "error", "skipped"}
        )
    return befell


def test_loopback_needs_its_marker(outcomes: dict[str, list[str]]) -> None:
    assert outcomes["test_loopback_unsaid"] == ["failure", "error"]
    assert outcomes["test_loopback_said"] == []


@pytest.mark.parametrize("address", ["192.0.2.1", "example.invalid"])
def test_the_outside_is_refused_even_when_the_code_swallows_it(outcomes: dict[str, list[str]], address: str) -> None:
    assert outcomes[f"test_outside[{address}]"] == ["error"]


def test_the_real_keyring_is_refused(outcomes: dict[str, list[str]]) -> None:
    assert outcomes["test_keyring_unsaid"] == []


def test_a_keyring_test_is_skipped_outside_a_test_session(outcomes: dict[str, list[str]]) -> None:
    assert outcomes["test_keyring_said"] == ["skipped"]


def test_only_an_expected_warning_may_be_logged(outcomes: dict[str, list[str]]) -> None:
    assert outcomes["test_warning_unexpected"] == ["error"]
    assert outcomes["test_warning_expected"] == []
