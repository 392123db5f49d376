"""Each component that the program ships has its licence in the program, and its line in the bill of materials."""

from __future__ import annotations

import importlib.util
import json
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
    for name in component["textes"]:
        assert len((LICENCES / name).read_text("utf-8")) > 200


def test_qt_comes_with_both_licences_and_the_offer_of_its_source() -> None:
    for component in COMPONENTS:
        if component["licence"].startswith("LGPL"):
            assert {"LGPL-3.0.txt", "GPL-3.0.txt", "OFFRE-DE-SOURCE.txt"} <= set(component["textes"])
            qt = (LICENCES / "OFFRE-DE-SOURCE.txt").read_text("utf-8")
            assert component["version"].startswith("6.12.0")
            assert "6.12.0" in qt


def test_the_bill_of_materials_names_each_component_once() -> None:
    bill = module("sbom").bill()

    assert (bill["bomFormat"], bill["specVersion"]) == ("CycloneDX", "1.6")
    assert [part["name"] for part in bill["components"]] == [c["nom"] for c in COMPONENTS]
    references = [part["bom-ref"] for part in bill["components"]]
    assert len(set(references)) == len(references)
    assert bill["dependencies"][0]["dependsOn"] == references
    assert bill == module("sbom").bill()
