#!/usr/bin/env python3
"""The one command of whoever works on CCAS Desktop: `python3 dev.py --help`.

Standard library only, for it runs before anything is installed; Linux and Windows.
"""

import argparse
import ctypes
import hashlib
import importlib.util
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

OLDEST_PYTHON = (3, 11)
if sys.version_info[:2] < OLDEST_PYTHON:
    sys.exit(
        "CCAS Desktop needs Python 3.11 or newer; this is {}.{}.\n"
        "Install a newer one, then run it by its name, for instance: python3.11 dev.py demo".format(
            *sys.version_info[:2]
        )
    )

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
WINDOWS = sys.platform == "win32"
VENV_PYTHON = VENV / ("Scripts/python.exe" if WINDOWS else "bin/python")
STAMP = VENV / "dev-stamp"
LOCK = ROOT / "requirements" / "dev.txt"

# Debian package: the library, program or file by which its presence is seen.
QT_LIBRARIES = {
    "libgl1": "libGL.so.1",
    "libegl1": "libEGL.so.1",
    "libxkbcommon0": "libxkbcommon.so.0",
    "libdbus-1-3": "libdbus-1.so.3",
    "libfontconfig1": "libfontconfig.so.1",
    "libglib2.0-0": "libglib-2.0.so.0",
    "libxcb-cursor0": "libxcb-cursor.so.0",
    "libxcb-icccm4": "libxcb-icccm.so.4",
    "libxcb-keysyms1": "libxcb-keysyms.so.1",
    "libxcb-shape0": "libxcb-shape.so.0",
    "libxcb-xkb1": "libxcb-xkb.so.1",
    "libxkbcommon-x11-0": "libxkbcommon-x11.so.0",
}
TEST_PROGRAMS = {
    "git": "git",
    "xvfb": "Xvfb",
    "xauth": "xauth",
    "xdotool": "xdotool",
    "dbus": "dbus-run-session",
    "gnome-keyring": "gnome-keyring-daemon",
    "cups": "cupsd",
    "cups-bsd": "lpr",
    "printer-driver-cups-pdf": "/usr/lib/cups/backend/cups-pdf",
    "poppler-utils": "pdftotext",
}
BUNDLE_PROGRAMS = {"binutils": "objdump"}
WINDOWS_PROGRAMS = {
    "wine": "wine",
    "wine64": "/usr/lib/wine/wine64",
    "nsis": "makensis",
    "osslsigncode": "osslsigncode",
    "gcc-mingw-w64-x86-64": "x86_64-w64-mingw32-gcc",
    "openssl": "openssl",
    "xvfb": "Xvfb",
}
# What a script gets when a system package is missing and cannot be had: told from a build that fails.
NOT_POSSIBLE_HERE = 77
BUNDLE_PACKAGES = QT_LIBRARIES | BUNDLE_PROGRAMS


class StepFailed(Exception):
    """A step could not be done; the text says which one and what to do."""


class Command(NamedTuple):
    """What one subcommand does, and the system packages it wants on Linux."""

    run: Callable[[list[str]], int]
    help: str
    packages: dict[str, str]
    takes_arguments: bool = False


def main(arguments: Sequence[str]) -> int:
    """Carry out one subcommand and return its exit code."""
    parser = argparse.ArgumentParser(prog="dev.py", description="Works on CCAS Desktop.")
    subparsers = parser.add_subparsers(dest="name", metavar="COMMAND", required=True)
    for name, command in COMMANDS.items():
        subparsers.add_parser(name, help=command.help, add_help=not command.takes_arguments)
    known, extra = parser.parse_known_args(arguments)
    command = COMMANDS[known.name]
    if extra and not command.takes_arguments:
        parser.error(f"{known.name} takes no argument: {' '.join(extra)}")
    try:
        install_system_packages(command.packages)
        prepare_venv()
        return command.run(extra)
    except StepFailed as failure:
        print(f"\n{failure}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130


def install_system_packages(packages: dict[str, str]) -> None:
    """Install the missing packages when root, otherwise say which they are and go on."""
    if WINDOWS:
        return
    missing = [name for name, proof in packages.items() if not is_present(proof)]
    if importlib.util.find_spec("ensurepip") is None:
        missing.append("python3-venv")
    if not missing:
        return
    if os.geteuid() != 0 or shutil.which("apt-get") is None:
        say(f"these system packages are missing, some things may fail: apt-get install {' '.join(missing)}")
        return
    apt = ["apt-get", "-qq", "-o", "DPkg::Lock::Timeout=300"]
    try:
        run_step("Refreshing the list of system packages", [*apt, "update"])
        run_step("Installing " + " ".join(missing), [*apt, "install", "-y", "--no-install-recommends", *missing])
    except StepFailed as failure:
        say(f"{failure}\nGoing on without them.")


def is_present(proof: str) -> bool:
    """Return whether a library can be loaded, or a program or file found."""
    if ".so." not in proof:
        return shutil.which(proof, path=f"{os.environ.get('PATH', os.defpath)}:/usr/sbin:/sbin") is not None
    try:
        ctypes.CDLL(proof)
    except OSError:
        return False
    return True


def prepare_venv() -> None:
    """Make .venv what the requirement files and pyproject.toml say, if it is not yet."""
    wanted = stamp_of([LOCK, ROOT / "pyproject.toml"])
    if VENV_PYTHON.exists() and STAMP.exists() and STAMP.read_text(encoding="utf-8") == wanted:
        return
    if not can_run_venv():
        run_step(
            "Creating .venv",
            [sys.executable, "-m", "venv", "--clear", str(VENV)],
            "On Debian or Ubuntu: apt-get install python3-venv. Elsewhere, install Python from its official site.",
        )
    STAMP.unlink(missing_ok=True)
    pip = [str(VENV_PYTHON), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    run_step(
        "Installing the pinned packages (the first time takes a minute or two)",
        [*pip, "--require-hashes", "-r", str(LOCK)],
        "Check the network, or set HTTPS_PROXY if there is a proxy; if a hash differs, the file received is not the "
        "pinned one: do not force it. Deleting .venv starts afresh.",
    )
    run_step(
        "Installing CCAS Desktop in .venv",
        [*pip, "--no-deps", "--no-build-isolation", "--editable", str(ROOT)],
        "Delete .venv and run the command again; if it fails again, look at pyproject.toml.",
    )
    STAMP.write_text(wanted, encoding="utf-8")


def stamp_of(files: Iterable[Path]) -> str:
    """Return a fingerprint of the files and of the Python that runs this."""
    digest = hashlib.sha256(sys.version.encode())
    for file in files:
        digest.update(file.read_bytes())
    return digest.hexdigest()


def can_run_venv() -> bool:
    """Return whether .venv holds a Python of the same minor version that has pip."""
    probe = f"import pip, sys; sys.exit(sys.version_info[:2] != {sys.version_info[:2]})"
    try:
        return subprocess.run([VENV_PYTHON, "-c", probe], capture_output=True, check=False).returncode == 0
    except OSError:
        return False


def run_step(what: str, command: Sequence[str], advice: str = "") -> None:
    """Run one step of the set-up; when it fails, raise with the command, the end of its output and what to do."""
    say(f"{what}...")
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    try:
        done = subprocess.run(
            command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False
        )
    except OSError as error:
        raise StepFailed(f"Could not run: {' '.join(command)}\n    {error}\n{advice}") from error
    if done.returncode:
        tail = "\n".join(f"    {line}" for line in done.stdout.decode(errors="replace").splitlines()[-20:])
        raise StepFailed(f"Failed (exit code {done.returncode}): {' '.join(command)}\n{tail}\n{advice}".rstrip())


def say(text: str) -> None:
    """Tell what is going on, apart from what the commands print."""
    print(f"dev.py: {text}", file=sys.stderr, flush=True)


def python(*arguments: str, offscreen: bool = False) -> int:
    """Run the Python of .venv in the foreground and return its exit code."""
    environment = dict(os.environ)
    if offscreen:
        environment["QT_QPA_PLATFORM"] = "offscreen"
    return subprocess.run([VENV_PYTHON, *arguments], cwd=ROOT, env=environment, check=False).returncode


def demo(extra: list[str]) -> int:
    """Open the demonstration."""
    return python("-m", "ccas_desktop", "--demo", *extra)


def run(extra: list[str]) -> int:
    """Open the application on the real base of this user."""
    return python("-m", "ccas_desktop", *extra)


def test(extra: list[str]) -> int:
    """Run pytest in a session of its own: its bus, its folders, no screen."""
    command = [str(VENV_PYTHON), "-m", "pytest", "-n", "2", "--dist", "loadfile", *extra]
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    with tempfile.TemporaryDirectory(prefix="ccas-test-", ignore_cleanup_errors=True) as folder:
        for name in ("CONFIG_HOME", "DATA_HOME", "CACHE_HOME", "STATE_HOME", "RUNTIME_DIR"):
            environment[f"XDG_{name}"] = make_private(Path(folder) / name.lower())
        bus = shutil.which("dbus-run-session")
        if bus:
            # Tells the tests that the Secret Service they start is theirs, not the one of the user who tests.
            environment["CCAS_TEST_SESSION"] = folder
            command = [bus, "--", *command]
        return subprocess.run(command, cwd=ROOT, env=environment, check=False).returncode


def make_private(folder: Path) -> str:
    """Create a folder that only this user may read."""
    folder.mkdir(mode=0o700)
    return str(folder)


def check(_extra: list[str]) -> int:
    """Run every static check, whatever the first ones say, and sum up."""
    lint_imports = "from importlinter.cli import lint_imports_command; lint_imports_command()"
    checks = {
        "ruff format": ["-m", "ruff", "format", "--check"],
        "ruff check": ["-m", "ruff", "check"],
        "mypy": ["-m", "mypy"],
        "import-linter": ["-c", lint_imports, "--no-logo"],
    }
    failed = []
    for name, arguments in checks.items():
        say(name)
        if python(*arguments):
            failed.append(name)
    say(f"failed: {', '.join(failed)}" if failed else "all checks passed")
    return 1 if failed else 0


def fix(_extra: list[str]) -> int:
    """Apply what ruff can correct by itself."""
    return python("-m", "ruff", "format") | python("-m", "ruff", "check", "--fix")


def bench(extra: list[str]) -> int:
    """Measure the bars of docs/architecture.md."""
    return python("-m", "tests.bench", *extra, offscreen=True)


def screenshots(extra: list[str]) -> int:
    """Take a picture of every screen, light and dark, into screenshots/."""
    return python("-m", "tests.screenshots", *extra, offscreen=True)


def build(extra: list[str]) -> int:
    """Make the bundle in dist/, then start it to make a letter; with --windows, that of Windows and its setup."""
    if extra[:1] == ["--windows"]:
        return build_for_windows(extra[1:])
    work, output = str(ROOT / ".pyinstaller"), str(ROOT / "dist")
    spec = str(ROOT / "build" / "ccas_desktop.spec")
    bundling = ["--noconfirm", "--log-level", "WARN", "--workpath", work, "--distpath", output, spec]
    return python("-m", "PyInstaller", *bundling) or python(str(ROOT / "build" / "smoke.py"))


def build_for_windows(extra: list[str]) -> int:
    """Make the Windows program and its setup and try them, under Wine on Linux."""
    command = [str(VENV_PYTHON), str(ROOT / "build" / "windows"), *extra]
    if WINDOWS:
        return subprocess.run(command, cwd=ROOT, check=False).returncode
    install_system_packages(WINDOWS_PROGRAMS)
    missing = [name for name, proof in WINDOWS_PROGRAMS.items() if not is_present(proof)]
    if missing:
        say(f"the Windows build needs: apt-get install {' '.join(missing)}")
        return NOT_POSSIBLE_HERE
    return subprocess.run(command, cwd=ROOT, check=False).returncode


COMMANDS = {
    "demo": Command(demo, "open the demonstration: fictitious data, no network", QT_LIBRARIES, takes_arguments=True),
    "run": Command(run, "open the application", QT_LIBRARIES, takes_arguments=True),
    "test": Command(test, "run the tests; more arguments go to pytest", QT_LIBRARIES | TEST_PROGRAMS, True),
    "check": Command(check, "check the format, the lint, the types and the layers", {}),
    "fix": Command(fix, "correct the format, and what the lint can correct", {}),
    "bench": Command(bench, "measure the speed; --json prints one object", QT_LIBRARIES, takes_arguments=True),
    "screenshots": Command(screenshots, "picture every screen into screenshots/", QT_LIBRARIES, takes_arguments=True),
    "build": Command(build, "make the bundle in dist/ and try it; --windows: and its setup", BUNDLE_PACKAGES, True),
}

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
