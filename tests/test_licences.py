"""Each component that the program ships has its licence in the program, and its line in the bill of materials."""

from __future__ import annotations

import importlib.util
import json
import re
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[1]
LICENCES = ROOT / "resources" / "licences"
COMPONENTS: list[dict[str, Any]] = json.loads((LICENCES / "composants.json").read_text("utf-8"))


def module(name: str) -> ModuleType:
    spec = importlib.util.spec_from_file_location(name, ROOT / "build" / f"{name}.py")
    assert spec is not None
    assert spec.loader is not None
    loaded = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(loaded)
    return loaded


def test_each_pinned_package_has_its_licence() -> None:
    pinned = {(name, version) for name, version, _marker in module("licences").pins()}

    assert pinned == {(c["nom"], c["version"]) for c in COMPONENTS if "paquet" in c}, "run build/licences.py"


@pytest.mark.parametrize("component", COMPONENTS, ids=lambda component: component["nom"])
def test_each_licence_is_named_and_its_text_there(component: dict[str, Any]) -> None:
    assert component["licence"]
    assert component["textes"]
    texts = [(LICENCES / name).read_text("utf-8") for name in component["textes"]]
    assert all(texts)
    assert max(map(len, texts)) > 200


def test_qt_comes_with_both_licences_and_the_offer_of_its_source() -> None:
    for component in COMPONENTS:
        if component["licence"].startswith("LGPL"):
            assert {"LGPL-3.0.txt", "GPL-3.0.txt", "OFFRE-DE-SOURCE.txt"} <= set(component["textes"])
            qt = (LICENCES / "OFFRE-DE-SOURCE.txt").read_text("utf-8")
            assert component["version"].startswith("6.12.0")
            assert "6.12.0" in qt


@pytest.mark.parametrize(
    "part",
    [
        *("zlib", "PCRE2", "double-conversion", "TinyCBOR", "Données Unicode et CLDR"),
        *(
            "libpng",
            "FreeType",
            "HarfBuzz",
            "libjpeg-turbo",
            "MD4C",
            "Lecteur SVG (xsvg)",
            "Liste des suffixes publics",
        ),
        *("BLAKE2", "Types MIME d’Apache Tika", "tl::expected", "Tracé antialiasé de FreeType", "libpsl", "Wintab"),
        *("Mise à l’échelle des images", "Régions du serveur X", "Noms de glyphes d’Adobe", "WebGradients"),
        *("Registre de Vulkan", "Mipmaps de MiniEngine", "Chromium", "fast_float"),
        *("PDFium", "OpenJPEG", "Little CMS", "LibTIFF", "Anti-Grain Geometry 2.3", "ICU", "Abseil"),
        *("SQLCipher", "OpenSSL", "Libertinus Serif", "New Computer Modern", "DejaVu Sans Mono", "Noto Sans"),
    ],
)
def test_what_the_libraries_hold_is_there_too(part: str) -> None:
    assert any(component["nom"].startswith(part) for component in COMPONENTS)


@pytest.mark.parametrize("text", sorted(LICENCES.glob("qt-*.txt")), ids=lambda text: text.stem)
def test_each_part_of_qt_is_listed_with_where_its_text_was_taken(text: Path) -> None:
    assert [component for component in COMPONENTS if text.name in component["textes"]]
    assert re.search(r"(Texte repris|Attribution reprise|D’après)[^\n]+\.$", text.read_text("utf-8").strip())


def test_no_text_is_left_without_a_component() -> None:
    used = {name for component in COMPONENTS for name in component["textes"]}

    assert {file.name for file in LICENCES.glob("*.txt")} - used == {"LISEZ-MOI.txt"}


@pytest.mark.parametrize("package", ["typst", "python-calamine"])
def test_the_crates_of_a_wheel_are_listed_as_it_says(package: str) -> None:
    (metadata,) = module("licences").PACKAGES[0].glob(f"{package.replace('-', '_')}-*.dist-info")
    (bill,) = metadata.glob("sboms/*.cyclonedx.json")
    crates = [f"{part['name']} {part['version']} (" for part in json.loads(bill.read_text("utf-8"))["components"]]
    listed = (LICENCES / f"{package}-crates.txt").read_text("utf-8").splitlines()

    assert sum(any(line.startswith(crate) for crate in crates) for line in listed) == len(crates)
    (component,) = [c for c in COMPONENTS if c["nom"] == package]
    assert {f"{package}-crates.txt", "Apache-2.0.txt", "MIT.txt", "Unicode-3.0.txt"} <= set(component["textes"])


@pytest.mark.parametrize(
    ("expression", "taken"),
    [
        ("MIT OR Apache-2.0", ["Apache-2.0"]),
        ("(MIT OR Apache-2.0) AND Unicode-3.0", ["Apache-2.0", "Unicode-3.0"]),
        ("Apache-2.0 WITH LLVM-exception", ["Apache-2.0"]),
        ("Unlicense OR MIT", ["MIT"]),
    ],
)
def test_the_licence_taken_is_one_of_those_offered(expression: str, taken: list[str]) -> None:
    assert module("licences").licences_taken(expression) == taken


def test_the_bill_of_materials_names_each_component_once() -> None:
    bill = module("sbom").bill()

    assert (bill["bomFormat"], bill["specVersion"]) == ("CycloneDX", "1.6")
    assert [part["name"] for part in bill["components"]] == [c["nom"] for c in COMPONENTS]
    references = [part["bom-ref"] for part in bill["components"]]
    assert len(set(references)) == len(references)
    assert bill["dependencies"][0]["dependsOn"] == references
    assert bill == module("sbom").bill()
