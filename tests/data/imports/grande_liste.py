"""A list of ten thousand persons, made on the fly: the same each time, odd where real lists are."""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

from xlsxwriter import Workbook

TITRES = (
    "N°",
    "Civilité",
    "Nom",
    "Prénom",
    "Nom d'usage",
    "Date de naissance",
    "Tél",
    "Mail",
    "Adresse",
    "CP",
    "Commune",
    "Nature de l'aide",
    "Montant",
    "Date de l'aide",
    "Bon n°",
    "Observations",
)
_DEBUTS = "Mar Ber Du Le Ro Gar Mo Pe Cha Fon Gi Bou Lam Rou Vin Mu Fau Bla Gue Boy Che Fran Lec Gau Per Cle"
_FINS = "tin nard pont blanc ret nier reau tit bert taine rard vet court sel cent ler re quet rin er val çois"
_PRENOMS = "Marie Jean Jeanne Pierre Michel Monique André Sylvie Karim Fatima Zoé Léa Hugo Inès Anne-Sophie"
_NATURES = ("Bon alimentaire", "Énergie", "Secours d'urgence", "Loyer", "Transport")


def lignes(nombre: int) -> Iterator[tuple[object, ...]]:
    """Yield rows: dates typed or as texts, phones as numbers, amounts in any writing."""
    alea = random.Random(2026)  # noqa: S311 invented names need no secrecy
    debuts, fins, prenoms = _DEBUTS.split(), _FINS.split(), _PRENOMS.split()
    for rang in range(nombre):
        suite = alea.choice(("", "", f"-{alea.choice(debuts)}"))
        nom = f"{alea.choice(debuts)}{alea.choice(fins)}{suite}".upper()
        naissance = date(1935, 1, 1) + timedelta(days=alea.randrange(25_000))
        montant = alea.randrange(1000, 30_000) / 100
        yield (
            rang + 1,
            alea.choice(("M.", "Mme", "Mlle")),
            nom,
            alea.choice(prenoms),
            "",
            naissance if rang % 3 else f"{naissance:%d/%m/%Y}",
            600_000_000 + alea.randrange(10**8) if rang % 2 else f"06 {alea.randrange(10**8):08d}",
            f"p{rang}@exemple.fr" if rang % 4 == 0 else "",
            f"{alea.randrange(1, 90)} rue de l'Église",
            61990 if rang % 7 else 1400,
            "Saint-Aubin",
            alea.choice(_NATURES),
            montant if rang % 2 else f"{montant:.2f} €".replace(".", ","),
            date(2025, 1, 1) + timedelta(days=rang % 365),
            f"25-{rang:05d}",
            "vu en mairie" if rang % 10 == 0 else "",
        )


def ecrire_grande_liste(chemin: Path, nombre: int) -> Path:
    """Write the list as an Excel workbook and return its file."""
    classeur = Workbook(str(chemin), {"constant_memory": True})
    feuille = classeur.add_worksheet("Bénéficiaires")
    jour = classeur.add_format({"num_format": "dd/mm/yyyy"})
    feuille.write_row(0, 0, TITRES)
    for rang, ligne in enumerate(lignes(nombre), start=1):
        for place, valeur in enumerate(ligne):
            if isinstance(valeur, date):
                feuille.write_datetime(rang, place, valeur, jour)
            elif valeur != "":
                feuille.write(rang, place, valeur)
    classeur.close()
    return chemin
