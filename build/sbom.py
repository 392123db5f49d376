"""Writes the software bill of materials of the program, CycloneDX 1.6: `python build/sbom.py FILE`."""

from __future__ import annotations

import json
import re
import sys
import uuid
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
COMPONENTS = ROOT / "resources" / "licences" / "composants.json"


def main(file: str) -> int:
    """Write the bill; the same components, the same bytes."""
    Path(file).write_text(json.dumps(bill(), ensure_ascii=False, indent=2) + "\n", "utf-8")
    return 0


def bill() -> dict[str, Any]:
    """Return what the program ships, as CycloneDX says it."""
    components = [_component(part) for part in json.loads(COMPONENTS.read_text("utf-8"))]
    version = _version()
    whole = json.dumps([version, components], sort_keys=True)
    return {
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "serialNumber": f"urn:uuid:{uuid.uuid5(uuid.NAMESPACE_URL, whole)}",
        "version": 1,
        "metadata": {
            "component": {
                "type": "application",
                "bom-ref": "ccas-desktop",
                "name": "CCAS Desktop",
                "version": version,
                "licenses": [{"license": {"id": "MIT"}}],
            }
        },
        "components": components,
        "dependencies": [{"ref": "ccas-desktop", "dependsOn": [part["bom-ref"] for part in components]}],
    }


def _component(part: dict[str, Any]) -> dict[str, Any]:
    component = {
        "type": "library",
        "bom-ref": part.get("paquet") or f"{part['nom']}@{part['version']}",
        "name": part["nom"],
        "version": part["version"],
        "licenses": [{"expression": part["licence"]}],
    }
    if "paquet" in part:
        component["purl"] = part["paquet"]
    if part["site"]:
        component["externalReferences"] = [{"type": "website", "url": part["site"]}]
    return component


def _version() -> str:
    found = re.search(r'__version__ = "(.+)"', (ROOT / "ccas_desktop" / "__init__.py").read_text("utf-8"))
    return found.group(1) if found else ""


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
