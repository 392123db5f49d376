"""The lists of an office that knows a few people, in the real window."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

import pytest
from pytestqt.qtbot import QtBot

from ccas_desktop.application.dossiers.verbes import SaisieUsager, creer_dossier
from ccas_desktop.application.services import Services
from ccas_desktop.domain.dossiers.dossier import Adresse
from ccas_desktop.domain.personnes.identite import DateNaissance, Identite
from ccas_desktop.gui.fenetre.main_window import FenetrePrincipale
from ccas_desktop.gui.screens.listes import EcranListes
from ccas_desktop.gui.screens.listes.panneau import PanneauListe
from ccas_desktop.gui.travaux.jobs import Jobs
from tests.fakes.bureau import Bureau, bureau, rouvrir

T = TypeVar("T")
PERSONNES = (("ABEL", "Ana", 1950), ("DUPONT", "Léa", 1990), ("DUPONT", "Zoé", 2001), ("MARTIN", "Camille", 1975))


@pytest.fixture
def guichet(tmp_path: Path, jobs: Jobs) -> Iterator[Bureau]:
    """Give an office that knows five persons, and three demandes of Jeanne ROUX."""
    with bureau(tmp_path) as ouvert:
        for nom, prenom, annee in PERSONNES:
            identite = Identite(nom, (prenom,), date_naissance=DateNaissance(annee, 5, 1))
            creer_dossier(
                ouvert.services,
                ouvert.auteur,
                SaisieUsager(identite),
                adresse=Adresse(voie="1 rue Haute", code_postal="61990", commune="Beaumesnil"),
            )
        for objet in ("Bus", "Train", "Vélo"):
            ouvert.deposer(objet=objet)
        rouvrir(ouvert, tmp_path)
        yield ouvert
        jobs.fermer()


@dataclass
class Listes:
    """The part « Listes », open in the window."""

    fenetre: FenetrePrincipale
    guichet: Bureau
    qtbot: QtBot

    @property
    def panneau(self) -> PanneauListe:
        """Return the list shown."""
        ecran = self.fenetre.pages.currentWidget()
        assert isinstance(ecran, EcranListes)
        panneau = ecran.panneau()
        assert isinstance(panneau, PanneauListe)
        return panneau

    def noms(self, colonne: str = "nom") -> list[str]:
        """Return the texts of a column, row after row."""
        modele = self.panneau.table.modele
        codes = [c.code for c in modele.colonnes]
        if colonne not in codes:
            return []
        return [modele.texte(modele.index(ligne, codes.index(colonne))) for ligne in range(modele.rowCount())]

    def attendre(self, *noms: str, colonne: str = "nom") -> None:
        """Wait until the rows are these."""
        self.qtbot.waitUntil(lambda: self.noms(colonne) == list(noms))

    def attendre_le_compte(self, phrase: str) -> None:
        """Wait until the list is read whole."""
        self.qtbot.waitUntil(lambda: self.panneau.outils.compte.text().replace("\u00a0", " ") == phrase)

    def ecrire(self, verbe: Callable[[Services], T]) -> T:
        """Return what a verb returns, done on the thread that writes."""
        rendus: list[T] = []
        poste = self.fenetre.poste
        poste.jobs.ecrire(lambda: verbe(poste.services), then=rendus.append)
        self.qtbot.waitUntil(lambda: bool(rendus))
        return rendus[0]


@pytest.fixture
def listes(qtbot: QtBot, fenetre: FenetrePrincipale, guichet: Bureau) -> Listes:
    """Open the lists by their keys, read."""
    fenetre.resize(1366, 768)
    ouvertes = Listes(fenetre, guichet, qtbot)
    fenetre.menu.boutons["listes"].click()
    ouvertes.attendre_le_compte("5 personnes, de 5 dossiers")
    return ouvertes
