"""The Windows build, as far as it needs no Wine: what it refuses to ship, how it waits and tries again."""

from __future__ import annotations

import importlib
import marshal
import os
import struct
import subprocess
import sys
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).resolve().parents[1]
X64, X86 = 0x8664, 0x14C
SECTION, RAW = 0x1000, 0x200


@pytest.fixture
def building(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[str], ModuleType]]:
    """Import a module of the build, and forget it and its neighbours after the test."""
    before = set(sys.modules)
    monkeypatch.syspath_prepend(str(ROOT / "build" / "windows"))
    yield importlib.import_module
    for name in sys.modules.keys() - before:
        if (ROOT / "build" / "windows" / f"{name}.py").exists():
            del sys.modules[name]


@pytest.fixture
def audit(building: Callable[[str], ModuleType]) -> ModuleType:
    return building("audit")


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


def test_the_tests_run_on_windows_are_there(building: Callable[[str], ModuleType]) -> None:
    groups = building("windows_tests").GROUPS
    named = [name for group in groups.values() for name in (*group["tests"], *group.get("left_out", ()))]

    assert named
    assert [name for name in named if not is_there(name)] == []


def is_there(name: str) -> bool:
    file, _, test = name.partition("::")
    return (ROOT / file).exists() and (not test or f"def {test}(" in (ROOT / file).read_text("utf-8"))


@pytest.mark.parametrize(
    ("ends", "told"),
    [
        ([(0, "3 passed in 1s")], "3 tests pass, in 1 groups"),
        ([(5, "crashed"), (0, "3 passed in 1s")], "3 tests pass, in 1 groups"),
    ],
)
def test_a_process_that_fails_is_run_once_more(
    building: Callable[[str], ModuleType], monkeypatch: pytest.MonkeyPatch, ends: list[tuple[int, str]], told: str
) -> None:
    module = building("windows_tests")
    monkeypatch.setattr(module, "WINDOWS", False)
    monkeypatch.setattr(module, "_run", lambda name, _chosen: module.Outcome(name, *ends.pop(0), 1.0))

    assert module.run_groups({"base": {"tests": ["x"]}}) == told
    assert ends == []


@pytest.mark.parametrize("ends", [[(1, "1 failed in 1s")], [(5, "crashed"), (5, "crashed again")]])
def test_a_test_that_fails_is_not_run_again_nor_a_process_a_third_time(
    building: Callable[[str], ModuleType], monkeypatch: pytest.MonkeyPatch, ends: list[tuple[int, str]]
) -> None:
    module = building("windows_tests")
    last = ends[-1][1]
    monkeypatch.setattr(module, "WINDOWS", False)
    monkeypatch.setattr(module, "_run", lambda name, _chosen: module.Outcome(name, *ends.pop(0), 1.0))

    with pytest.raises(module.BuildFailed, match=last):
        module.run_groups({"base": {"tests": ["x"]}})
    assert ends == []


@pytest.fixture
def wine(building: Callable[[str], ModuleType], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """Have `wine` run programs of this system."""
    if sys.platform == "win32":
        pytest.skip("Windows needs no Wine")
    program = tmp_path / "wine"
    program.write_text('#!/bin/sh\nexec "$@"\n', "ascii")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}:{os.environ['PATH']}")
    return building("wine")


def test_what_a_program_leaves_running_is_not_waited_for(wine: ModuleType) -> None:
    ran = wine.run_windows(["sh", "-c", f"sleep 60 & printf {'x' * 100_000}; exit 3"])

    assert (ran.returncode, len(ran.stdout)) == (3, 100_000)


def test_a_program_that_does_not_end_is_ended_and_what_it_said_is_told(wine: ModuleType) -> None:
    with pytest.raises(wine.WineFault, match=r"Still running after 1 s(.|\n)*dit avant"):
        wine.run_windows(["sh", "-c", "echo dit avant; exec sleep 60"], timeout=1)


@pytest.mark.parametrize(("code", "fault"), [(4, "CheckFailed"), (5, "WineFault"), (0xC0000005, "WineFault")])
def test_a_self_test_that_says_no_fails_and_one_that_dies_is_run_again(
    building: Callable[[str], ModuleType], monkeypatch: pytest.MonkeyPatch, tmp_path: Path, code: int, fault: str
) -> None:
    trial = building("try_setup")
    ended = {trial.PROGRAM: 0, trial.COMMANDS: code}

    def run(command: list[str | Path], **_options: float) -> subprocess.CompletedProcess[str]:
        (tmp_path / "selftest.json").write_text("{}", "utf-8")
        return subprocess.CompletedProcess(command, ended[Path(command[0]).name], '{"epreuves": ["icones"]}')

    monkeypatch.setattr(trial, "WORK", tmp_path)
    monkeypatch.setattr(trial, "run_windows", run)
    monkeypatch.setattr(trial, "windows_path", str)

    with pytest.raises(Exception, match="icones") as raised:
        trial.check_program(Path("installed"))

    assert type(raised.value).__name__ == fault


def test_a_tree_of_the_cache_that_changed_is_made_again(building: Callable[[str], ModuleType], tmp_path: Path) -> None:
    module = building("python_tree")
    library = tmp_path / "Lib" / "json.py"
    write(library, b"as it was made")
    assert not module.is_whole(tmp_path)
    write(tmp_path / module.CONTENTS, module._contents(tmp_path).encode())
    assert module.is_whole(tmp_path)

    write(tmp_path / "Lib" / "more.py", b"")
    assert not module.is_whole(tmp_path)
    (tmp_path / "Lib" / "more.py").unlink()
    write(library, b"as it is not")
    assert not module.is_whole(tmp_path)


def test_only_the_number_of_the_package_changes_in_the_program_of_the_trial(
    building: Callable[[str], ModuleType],
) -> None:
    package = marshal.dumps(compile('__version__ = "1.20.3"', "ccas_desktop", "exec"))
    other = marshal.dumps(compile('autre = "1.20.3"', "autre", "exec"))
    before = b"MZ x\x9c no module" + zlib.compress(other, 6)
    program = before + zlib.compress(package, 6) + zlib.compress(other, 6)

    changed = building("former").renumber(program, "1.20.3", "0.0.1")

    assert len(changed) == len(program)
    assert changed.startswith(before)
    assert changed.endswith(zlib.compress(other, 6))
    renumbered = marshal.loads(zlib.decompress(changed[len(before) :]))  # noqa: S302  made above
    assert renumbered.co_consts[0] == "0.0.1"


def test_a_program_of_another_number_is_not_renumbered(building: Callable[[str], ModuleType]) -> None:
    package = zlib.compress(marshal.dumps(compile('__version__ = "1.20.3"', "ccas_desktop", "exec")))

    with pytest.raises(building("places").BuildFailed, match="the program carries no package"):
        building("former").renumber(package, "1.20.4", "0.0.1")


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


def test_the_setup_packs_by_name_whatever_the_disk_says(building: Callable[[str], ModuleType], tmp_path: Path) -> None:
    for name in ("b.txt", "_internal/z.dll", "_internal/Qt/core.dll", "_internal/a.dll"):
        write(tmp_path / name, b"")

    assert building("setup_program").files_to_pack(tmp_path) == [
        'SetOutPath "$INSTDIR"',
        f'File "{tmp_path / "b.txt"}"',
        r'SetOutPath "$INSTDIR\_internal"',
        f'File "{tmp_path / "_internal" / "a.dll"}"',
        f'File "{tmp_path / "_internal" / "z.dll"}"',
        r'SetOutPath "$INSTDIR\_internal\Qt"',
        f'File "{tmp_path / "_internal" / "Qt" / "core.dll"}"',
        'SetOutPath "$INSTDIR"',
    ]
