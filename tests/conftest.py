"""What every test obeys: no network, no real keyring, no unexpected warning, the same examples each time."""

from __future__ import annotations

import logging
import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import hypothesis
import keyring
import pytest
from keyring.backends import fail

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
if sys.platform == "win32":
    # Without a screen, Qt does not ask Windows for fonts, and warns that it has none.
    os.environ.setdefault("QT_QPA_FONTDIR", str(Path(__file__).resolve().parents[1] / "resources" / "fonts"))
# The programs that tests start obey too.
os.environ["PYTHON_KEYRING_BACKEND"] = "keyring.backends.fail.Keyring"

hypothesis.settings.register_profile("project", deadline=None, derandomize=True)
hypothesis.settings.load_profile("project")

SHARED = Path(__file__).resolve().parents[2] / "shared"
LOOPBACK = {"127.0.0.1", "::1", "localhost"}


MOMENTS, MOMENTS_AU_LONG = 20, 200


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add what `dev.py test --long` asks for."""
    parser.addoption("--long", action="store_true", help="kill the programs at 200 random moments rather than 20")


@pytest.fixture(scope="session")
def moments(request: pytest.FixtureRequest) -> int:
    """Return at how many random moments a program is killed."""
    return MOMENTS_AU_LONG if request.config.getoption("--long") else MOMENTS


class NetworkForbiddenError(OSError):
    """A test tried to leave the machine, or to open a socket without saying so."""


class NetworkGuard:
    """Refuses every address that the running test may not reach, and remembers the attempts.

    An audit hook sees every socket, whatever made it; it cannot be removed, so one guard serves the whole run.
    """

    def __init__(self) -> None:
        self.is_loopback_allowed = False
        self.attempts: list[str] = []
        sys.addaudithook(self._on_event)

    def _on_event(self, event: str, arguments: tuple[Any, ...]) -> None:
        if event in {"socket.connect", "socket.sendto"}:
            address = arguments[1]
            if isinstance(address, tuple):  # a path is a Unix socket: the bus, the X server
                self._judge(address[0])
        elif event == "socket.getaddrinfo":
            self._judge(arguments[0])

    def _judge(self, host: object) -> None:
        name = host.decode() if isinstance(host, bytes) else str(host)
        if not (self.is_loopback_allowed and name in LOOPBACK):
            self.attempts.append(name)
            raise NetworkForbiddenError(f"tests may not reach {name}")


GUARD = NetworkGuard()


class UnexpectedWarnings(logging.Handler):
    """Keeps the warnings that no `caplog.at_level` of the same level announced."""

    def __init__(self, caplog: pytest.LogCaptureFixture) -> None:
        super().__init__(logging.WARNING)
        self.messages: list[str] = []
        self._caplog = caplog

    def emit(self, record: logging.LogRecord) -> None:
        if self._caplog.handler.level != record.levelno:
            self.messages.append(f"{record.levelname} {record.name}: {record.getMessage()}")


@pytest.fixture(autouse=True)
def _only_the_network_it_says(request: pytest.FixtureRequest) -> Iterator[None]:
    GUARD.attempts.clear()
    GUARD.is_loopback_allowed = request.node.get_closest_marker("network") is not None
    yield
    GUARD.is_loopback_allowed = False
    assert not GUARD.attempts, f"reached {GUARD.attempts}: loopback only, and only with @pytest.mark.network"


@pytest.fixture(autouse=True)
def _only_the_keyring_it_says(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    if request.node.get_closest_marker("keyring") is not None:
        if "CCAS_TEST_SESSION" not in os.environ:
            pytest.skip("would touch the real keyring: run it with dev.py test, where dbus-run-session is installed")
        monkeypatch.delenv("PYTHON_KEYRING_BACKEND")
        keyring.core.init_backend()
    else:
        keyring.set_keyring(fail.Keyring())  # type: ignore[no-untyped-call]
    yield
    keyring.set_keyring(fail.Keyring())  # type: ignore[no-untyped-call]


@pytest.fixture(autouse=True)
def _only_the_warnings_it_says(caplog: pytest.LogCaptureFixture) -> Iterator[None]:
    """Fail on a warning in the log, unless the test expected it: `with caplog.at_level(logging.WARNING)`."""
    handler = UnexpectedWarnings(caplog)
    logging.getLogger().addHandler(handler)
    yield
    logging.getLogger().removeHandler(handler)
    assert not handler.messages, f"unexpected in the log: {handler.messages}"


@pytest.fixture(scope="session")
def shared() -> Path:
    """Return the folder of the sandbox cases and the public data, or skip where it is absent."""
    if not SHARED.is_dir():
        pytest.skip("the folder shared/ is not beside the repository")
    return SHARED
