"""The aids that the fictitious CCAS had given before: its former workbook, brought in as an agent would."""

from __future__ import annotations

import hashlib
from datetime import timedelta
from time import perf_counter

from ccas_desktop.adapters.demo.vie.guichet import AUTEUR
from ccas_desktop.application.classeur import Cellule, Classeur, Feuille
from ccas_desktop.application.imports import lots
from ccas_desktop.application.imports.apercu import preparer
from ccas_desktop.application.imports.reglage import regler
from ccas_desktop.application.services import Services

FICHIER = "Classeur des aides.xlsx"
TITRES = (
    "Nom",
    "Prénom",
    "Date de naissance",
    "Date",
    "Nature de l’aide",
    "Montant accordé",
    "N° de bon",
    "Observations",
)
# Whose, days before the demonstration, nature, amount, number of the voucher; the last amount cannot be read.
_AIDES: tuple[tuple[int, int, str, Cellule, str], ...] = (
    (0, 412, "Bon alimentaire", 45.5, "B-118"),
    (1, 398, "Impayé d’énergie", "120,00 €", "D-31"),
    (0, 367, "Bon alimentaire", 30, "B-140"),
    (2, 354, "Cantine", "cent euros", "D-36"),
)
CONNUS, RECENTS = 3, 30


def charger_import(services: Services) -> None:
    """Bring in a list of past aids: persons known, one of them twice, and a row that is left out."""
    classeur = _classeur(services)
    apercu = preparer(services, classeur, regler(classeur)).ignorer_les_douteuses()
    encours = lots.commencer(services, AUTEUR, apercu)
    while not encours.fini:
        encours = lots.avancer(services, AUTEUR, encours, chrono=perf_counter)
    lots.terminer(services, AUTEUR, encours)


def _classeur(services: Services) -> Classeur:
    jour = services.horloge.aujourdhui()
    with services.base.lecture() as lecture:
        recents = lecture.recents(limite=RECENTS)[-CONNUS:]
        identites = [lecture.dossier(resultat.dossier_id).demandeur.identite for resultat in recents]
    lignes: list[tuple[Cellule, ...]] = [TITRES]
    for rang, jours, nature, montant, numero in _AIDES:
        qui = identites[rang]
        naissance = qui.date_naissance.en_francais if qui.date_naissance else ""
        quand = jour - timedelta(days=jours)
        lignes.append((qui.nom_famille, qui.prenom, naissance, quand, nature, montant, numero, ""))
    lignes.append(
        ("ANONYME", None, None, jour - timedelta(days=300), "Bon alimentaire", 20, "B-151", "venu sans papiers")
    )
    feuille = Feuille("Aides", tuple(lignes), tuple(range(1, len(lignes) + 1)))
    return Classeur(FICHIER, hashlib.sha256(FICHIER.encode()).hexdigest(), (feuille,))
