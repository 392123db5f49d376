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
# What no package of Python says: name, version, SPDX expression, texts, site, and the marker of where it is shipped.
# The parts of Qt are those of its own attributions (qt_attribution.json of its sources); each text
# says where it was taken.
BY_HAND = ROOT / "build" / "licences_by_hand.json"
# The texts of the licences by which the crates of a wheel in Rust are taken, the first one that each offers.
CRATES = {
    "Apache-2.0": "Apache-2.0.txt",
    "MIT": "MIT.txt",
    "BSD-3-Clause": "BSD-3-Clause.txt",
    "BSD-2-Clause": "BSD-2-Clause.txt",
    "ISC": "ISC.txt",
    "Zlib": "Zlib.txt",
    "MPL-2.0": "MPL-2.0.txt",
    "CC0-1.0": "CC0-1.0.txt",
    "Unicode-3.0": "Unicode-3.0.txt",
}


def main() -> int:
    """Write the texts and the list; exit 1 when a text is missing."""
    components = json.loads(BY_HAND.read_text("utf-8"))
    known = {(part["nom"], part["version"]): part for part in json.loads(COMPONENTS.read_text("utf-8"))}
    missing = []
    for name, version, marker in pins():
        metadata = _metadata(name, version)
        if metadata is None and (name, version) in known:
            components.append(known[name, version])  # of the other system: its text is there since it was installed
            continue
        texts = [*_texts(name, metadata), *_crates(name, metadata)] if metadata else []
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


def _crates(name: str, metadata: Path) -> list[str]:
    """Write the crates that a wheel in Rust holds, as its bill of materials says; return that file and their texts."""
    bills = sorted(metadata.glob("sboms/*.cyclonedx.json"))
    crates = [part for bill in bills for part in json.loads(bill.read_text("utf-8"))["components"]]
    lines, texts = [], set[str]()
    for crate in sorted(crates, key=lambda crate: (crate["name"], crate["version"])):
        expression = " ".join(str(crate["licenses"][0]["expression"]).split())
        texts |= set(licences_taken(expression))
        author = " ".join(re.sub(r"\s*<[^>]*>", "", str(crate.get("author", ""))).split())
        lines.append(f"{crate['name']} {crate['version']} ({expression}){f', {author}' if author else ''}")
    if not lines:
        return []
    head = f"Bibliothèques Rust que {name} contient, d’après la nomenclature de son paquet (crates.io)."
    (LICENCES / f"{name}-crates.txt").write_text("\n".join([head, "", *lines]) + "\n", "utf-8")
    return [f"{name}-crates.txt", *(CRATES[licence] for licence in CRATES if licence in texts)]


def licences_taken(expression: str) -> list[str]:
    """Return, for each part that an SPDX expression joins, the licence chosen among those that it offers."""
    parts = [part.strip(" ()") for part in expression.split(" AND ")]
    offered = [[one.strip(" ()").partition(" WITH ")[0] for one in part.split(" OR ")] for part in parts]
    return [next(licence for licence in CRATES if licence in choices) for choices in offered]


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


def _site(said: Message) -> str:
    urls = [url.partition(", ")[2] for url in said.get_all("Project-URL", [])]
    return str(said.get("Home-page") or next((url for url in urls if url.startswith("https://")), ""))


def _plain(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


if __name__ == "__main__":
    sys.exit(main())
