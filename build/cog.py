"""Make resources/cog from the two lists of INSEE.

    python build/cog.py COMMUNES.csv PAYS.csv

COMMUNES.csv has the columns code;nom;departement;type;commune_actuelle;codes_postaux, PAYS.csv code;libelle. The keys
that a search compares are computed here, once, so that the program only reads lines (see resources/cog/README.md).
"""

from __future__ import annotations

import csv
import gzip
import re
import sys
from pathlib import Path

from ccas_desktop.domain.personnes.identite import cle_de_comparaison

COG = Path(__file__).resolve().parents[1] / "resources" / "cog"
TYPES = {
    "commune-actuelle": "A",
    "arrondissement-municipal": "M",
    "commune-deleguee": "D",
    "commune-associee": "S",
}


def main(communes: Path, pays: Path) -> None:
    lues = _lire(communes)
    actuelles = {(c["code"], c["nom"]) for c in lues if c["type"] == "commune-actuelle"}
    # Where a merged commune kept name and code, its old self would only be a second line for the same answer.
    lignes = [
        _ligne_commune(c) for c in lues if c["type"] == "commune-actuelle" or (c["code"], c["nom"]) not in actuelles
    ]
    titre = "cle;code;type;departement;commune_actuelle;codes_postaux;nom"
    _ecrire(COG / "communes.csv.gz", titre, sorted(lignes, key=_ordre))
    _ecrire(COG / "pays.csv", "code;nom", sorted(f"{p['code']};{_typographie(p['libelle'])}" for p in _lire(pays)))


def _lire(fichier: Path) -> list[dict[str, str]]:
    with fichier.open(encoding="utf-8", newline="") as flux:
        return list(csv.DictReader(flux, delimiter=";"))


def _ligne_commune(c: dict[str, str]) -> str:
    codes_postaux = " ".join(c["codes_postaux"].split(","))
    champs = (cle_de_comparaison(c["nom"]), c["code"], TYPES[c["type"]], c["departement"], c["commune_actuelle"])
    return ";".join((*champs, codes_postaux, _typographie(c["nom"])))


def _typographie(nom: str) -> str:
    """These names are shown and printed: the service gets its own apostrophe when they are sent."""
    return nom.replace("'", "’")


def _ordre(ligne: str) -> tuple[str, str, str]:
    """Alphabetical, « 2e » before « 10e », and today's communes before the old ones of the same name."""
    cle, code, genre = ligne.split(";")[:3]
    return re.sub(r"\d+", lambda m: m[0].zfill(3), cle), genre, code


def _ecrire(fichier: Path, titre: str, lignes: list[str]) -> None:
    texte = "\n".join([titre, *lignes, ""]).encode()
    # No date inside: the same lists make the same file.
    fichier.write_bytes(gzip.compress(texte, mtime=0) if fichier.suffix == ".gz" else texte)
    print(f"{fichier.name}: {len(lignes)} lines, {fichier.stat().st_size:,} bytes")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
