"""Gathers the licences of what the program ships into resources/licences/: run it when a pin changes.

The texts of the packages come from their own metadata, in .venv and in the Windows tree of build/windows; those that
no package carries (LGPL, GPL, SQLCipher, CPython, fonts of Typst) are kept there by hand.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterable, Iterator
from email.message import Message
from email.parser import HeaderParser
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
LICENCES = ROOT / "resources" / "licences"
COMPONENTS = LICENCES / "composants.json"
PINS = ROOT / "requirements" / "run.txt"
PACKAGES = (
    *(ROOT / ".venv").glob("lib/python3*/site-packages"),
    ROOT / ".venv" / "Lib" / "site-packages",
    ROOT / ".windows" / "python" / "Lib" / "site-packages",
)
# Asked for by sqlite-utils, for its plugins; left out of the bundle.
NOT_SHIPPED = {"pip"}
QT = ("OFFRE-DE-SOURCE.txt", "LGPL-3.0.txt", "GPL-3.0.txt")
# What the metadata do not say in the words of SPDX, or whose text is elsewhere.
NAMED = {
    "backports-tarfile": "MIT",
    "click-default-group": "BSD-3-Clause",
    "jaraco-classes": "MIT",
    "pyside6-essentials": "LGPL-3.0-only",
    "pyside6-pdf": "LGPL-3.0-only",
    "shiboken6": "LGPL-3.0-only",
    "sqlcipher3": "Zlib",
    "sqlite-fts4": "Apache-2.0",
}
# name, version, SPDX expression, texts, site, what it applies to.
BY_HAND = (
    ("CPython", "3.13.11", "PSF-2.0", ("Python.txt",), "https://www.python.org/", "Windows"),
    ("Qt", "6.12.0", "LGPL-3.0-only", QT, "https://www.qt.io/", ""),
    (
        "PDFium",
        "Qt 6.12.0",
        "BSD-3-Clause AND Apache-2.0",
        ("PDFium.txt", "Apache-2.0.txt"),
        "https://pdfium.googlesource.com/",
        "",
    ),
    ("SQLCipher", "4.19.0", "BSD-3-Clause", ("SQLCipher.txt",), "https://www.zetetic.net/sqlcipher/", ""),
    ("OpenSSL", "3.0.18, 3.6.0", "Apache-2.0", ("Apache-2.0.txt",), "https://www.openssl.org/", ""),
    ("Libertinus Serif", "7.051", "OFL-1.1", ("polices-de-typst.txt",), "https://github.com/alerque/libertinus", ""),
    (
        "New Computer Modern",
        "8.1.1",
        "LPPL-1.3c",
        ("polices-de-typst.txt",),
        "https://ctan.org/pkg/newcomputermodern",
        "",
    ),
    ("DejaVu Sans Mono", "2.37", "Bitstream-Vera", ("polices-de-typst.txt",), "https://dejavu-fonts.github.io/", ""),
    ("Noto Sans", "2.004", "OFL-1.1", ("../fonts/OFL.txt",), "https://notofonts.github.io/", ""),
)


def main() -> int:
    """Write the texts and the list; exit 1 when a text is missing."""
    components = [*map(_by_hand, BY_HAND)]
    missing = []
    for name, version, marker in pins():
        metadata = _metadata(name, version)
        texts = _texts(name, metadata) if metadata else []
        if not texts:
            missing.append(f"{name} {version}")
            continue
        components.append(_component(name, version, marker, metadata, texts))
    components.sort(key=lambda component: str(component["nom"]).casefold())
    COMPONENTS.write_text(json.dumps(components, ensure_ascii=False, indent=1) + "\n", "utf-8")
    print(f"{len(components)} components" + (f"; NO TEXT OF {', '.join(missing)}" if missing else ""))
    return 1 if missing else 0


def pins() -> Iterator[tuple[str, str, str]]:
    """Yield the name, the version and the marker of each package that the program ships."""
    for name, version, marker in re.findall(
        r"^([\w.-]+)==(\S+)(?: ; (.+?))? \\$", PINS.read_text("utf-8"), re.MULTILINE
    ):
        if name not in NOT_SHIPPED:
            yield name, version, marker


def _metadata(name: str, version: str) -> Path | None:
    wanted = f"{_plain(name)}-{version}.dist-info"
    found = (path for folder in PACKAGES for path in folder.glob("*.dist-info") if _plain(path.name) == _plain(wanted))
    return next(found, None)


def _texts(name: str, metadata: Path) -> list[str]:
    if name in NAMED and NAMED[name].startswith("LGPL"):
        return list(QT)
    files = sorted(p for p in metadata.rglob("*") if p.is_file() and re.search(r"(?i)licen|copying|notice", p.name))
    texts = [file.read_text("utf-8", "replace").strip() for file in files]
    if not texts:
        return []
    (LICENCES / f"{name}.txt").write_text("\n\n\n".join(texts).replace("\r\n", "\n") + "\n", "utf-8")
    return [f"{name}.txt"]


def _component(name: str, version: str, marker: str, metadata: Path, texts: Iterable[str]) -> dict[str, object]:
    said = HeaderParser().parsestr((metadata / "METADATA").read_text("utf-8"))
    return {
        "nom": name,
        "version": version,
        "licence": NAMED.get(name) or said.get("License-Expression") or said.get("License"),
        "textes": list(texts),
        "site": _site(said),
        "pour": marker,
        "paquet": f"pkg:pypi/{name}@{version}",
    }


def _by_hand(component: tuple[str, str, str, tuple[str, ...], str, str]) -> dict[str, object]:
    name, version, licence, texts, site, where = component
    return {"nom": name, "version": version, "licence": licence, "textes": list(texts), "site": site, "pour": where}


def _site(said: Message) -> str:
    urls = [url.partition(", ")[2] for url in said.get_all("Project-URL", [])]
    return str(said.get("Home-page") or next((url for url in urls if url.startswith("https://")), ""))


def _plain(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


if __name__ == "__main__":
    sys.exit(main())
