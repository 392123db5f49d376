"""The gate of the Windows bundle refuses what must not be shipped; it reads programs made here, and needs no Wine."""

from __future__ import annotations

import importlib
import struct
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).resolve().parents[1]
X64, X86 = 0x8664, 0x14C
SECTION, RAW = 0x1000, 0x200


@pytest.fixture
def audit(monkeypatch: pytest.MonkeyPatch) -> Iterator[ModuleType]:
    monkeypatch.syspath_prepend(str(ROOT / "build" / "windows"))
    yield importlib.import_module("audit")
    for name in ("audit", "places"):
        sys.modules.pop(name, None)


@pytest.fixture
def wheels(tmp_path: Path) -> Path:
    """Two libraries of pinned wheels: the second needs the first and what Windows has."""
    folder = tmp_path / "wheels"
    write(folder / "first.dll", program())
    write(folder / "package" / "second.pyd", program("first.dll", "KERNEL32.dll", "api-ms-win-crt-heap-l1-1-0.dll"))
    return folder


@pytest.fixture
def bundle(tmp_path: Path, wheels: Path) -> Path:
    folder = tmp_path / "bundle"
    for library in ("first.dll", "package/second.pyd"):
        write(folder / "_internal" / library, (wheels / library).read_bytes())
    write(folder / "ccas-desktop.exe", program("first.dll", "USER32.dll"))
    return folder


def test_bundle_of_pinned_binaries_may_be_shipped(audit: ModuleType, bundle: Path, wheels: Path) -> None:
    assert audit.audit(bundle, [wheels]) == []


def test_a_changed_byte_is_refused(audit: ModuleType, bundle: Path, wheels: Path) -> None:
    changed = bundle / "_internal" / "first.dll"
    content = bytearray(changed.read_bytes())
    content[-1] ^= 1
    changed.write_bytes(content)
    assert audit.audit(bundle, [wheels]) == ["first.dll: its bytes are not those of a pinned wheel nor of CPython"]


def test_a_missing_library_is_refused_and_who_needs_it_named(audit: ModuleType, bundle: Path, wheels: Path) -> None:
    (bundle / "_internal" / "first.dll").unlink()
    assert audit.audit(bundle, [wheels]) == [
        f"{who} needs first.dll, which is neither in the bundle nor in Windows 10"
        for who in ("second.pyd", "ccas-desktop.exe")
    ]


def test_a_library_wanted_late_is_missed_as_well(audit: ModuleType, bundle: Path, wheels: Path) -> None:
    write(bundle / "ccas-desktop.exe", program(late=("absent.dll",)))
    assert audit.audit(bundle, [wheels]) == [
        "ccas-desktop.exe needs absent.dll, which is neither in the bundle nor in Windows 10"
    ]


def test_a_foreign_binary_is_refused(audit: ModuleType, bundle: Path, wheels: Path) -> None:
    write(bundle / "_internal" / "icuuc.dll", program("msvcrt.dll"))
    assert "icuuc.dll: its bytes are not those of a pinned wheel nor of CPython" in audit.audit(bundle, [wheels])


def test_a_binary_of_another_processor_is_refused(audit: ModuleType, bundle: Path, wheels: Path) -> None:
    for folder in (wheels, bundle / "_internal"):
        write(folder / "old.dll", program(machine=X86))
    assert audit.audit(bundle, [wheels]) == ["old.dll: not x64"]


def test_an_empty_bundle_is_refused(audit: ModuleType, tmp_path: Path, wheels: Path) -> None:
    assert audit.audit(tmp_path / "nothing", [wheels]) == [f"no binary in {tmp_path / 'nothing'}"]


def test_the_tests_run_on_windows_are_there() -> None:
    named = (ROOT / "build" / "windows" / "tests.txt").read_text("ascii").split()

    assert named
    assert [name for name in named if not (ROOT / name).exists()] == []


def write(file: Path, content: bytes) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(content)


def program(*libraries: str, late: tuple[str, ...] = (), machine: int = X64) -> bytes:
    """Return the smallest Windows program that wants these libraries at its start, and others late."""
    wanted, content = bytearray(), bytearray()
    # Both tables come first, then what they point to: one function, taken by its number, of each library.
    after = SECTION + 20 * (len(libraries) + 1) + 32 * (len(late) + 1)

    def place(data: bytes) -> int:
        content.extend(data)
        return after + len(content) - len(data)

    def thunks() -> int:
        return place(struct.pack("<QQ", 1 << 63 | 1, 0))

    for name in libraries:
        wanted += struct.pack("<IIIII", thunks(), 0, 0, place(name.encode() + b"\0"), thunks())
    wanted += bytes(20)
    for name in late:
        wanted += struct.pack("<IIIIIIII", 1, place(name.encode() + b"\0"), 0, thunks(), thunks(), 0, 0, 0)
    wanted += bytes(32)
    section = bytes(wanted + content).ljust(RAW, b"\0")
    directories = [(0, 0)] * 16
    directories[1] = (SECTION, 20 * (len(libraries) + 1)) if libraries else (0, 0)
    directories[13] = (SECTION + 20 * (len(libraries) + 1), 32 * (len(late) + 1)) if late else (0, 0)
    return _headers(machine, directories).ljust(RAW, b"\0") + section


def _headers(machine: int, directories: list[tuple[int, int]]) -> bytes:
    dos = b"MZ".ljust(60, b"\0") + struct.pack("<I", 64)
    file = b"PE\0\0" + struct.pack("<HHIIIHH", machine, 1, 0, 0, 0, 240, 0x2022)
    start = struct.pack("<HBBIIIII", 0x20B, 0, 0, 0, RAW, 0, SECTION, SECTION)
    layout = struct.pack("<QIIHHHHHHIIIIHH", 0x140000000, SECTION, RAW, 6, 0, 0, 0, 6, 0, 0, 2 * SECTION, RAW, 0, 2, 0)
    memory = struct.pack("<QQQQII", 0, 0, 0, 0, 0, 16) + b"".join(struct.pack("<II", *entry) for entry in directories)
    section = b".rdata\0\0" + struct.pack("<IIIIIIHHI", RAW, SECTION, RAW, RAW, 0, 0, 0, 0, 0x40000040)
    return dos + file + start + layout + memory + section
