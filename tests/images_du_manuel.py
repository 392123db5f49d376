"""Draws the pictures of the manual from the demonstration, its clock stopped: `python -m tests.images_du_manuel`."""

from __future__ import annotations

import logging
import os
import sys
from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from ccas_desktop.application.demandes.verbes import SaisieDemande, deposer_demande
from ccas_desktop.application.instruction.etapes import Etape
from ccas_desktop.application.services import Services
from ccas_desktop.domain.courrier.modeles import Modele
from ccas_desktop.domain.demandes.demande import Demande
from ccas_desktop.gui.fenetre.main_window import FenetrePrincipale
from ccas_desktop.gui.screens.demande import EcranDemande
from ccas_desktop.gui.screens.imports import EcranImports
from ccas_desktop.gui.screens.listes import EcranListes
from ccas_desktop.gui.screens.listes.panneau import PanneauListe
from ccas_desktop.gui.screens.reglement import EcranEditeur, EcranReglement
from ccas_desktop.gui.theme import RESSOURCES, ChoixTheme, preparer_application
from ccas_desktop.gui.travaux.atelier_imports import EtapeImport
from tests.captures.appareil import poste_fictif, poste_vide
from tests.captures.palette import reduced
from tests.data.imports.fabriquer import DOSSIER
from tests.e2e.conduite import attendre, attendre_le_repos, fenetre_ouverte

P = TypeVar("P", bound=QWidget)
IMAGES = RESSOURCES / "manuel" / "images"
LARGEUR = 900
TAILLE = (1366, 768)
QUI, AIDE, OBJET = "MARTIN Camille", "transport_solidaire", "Abonnement de bus"
AGENT = "Marion LEBRETON"
# The slowest machine draws them too.
PATIENCE_S = 120.0
# PNG: the least bytes, not the least time.
AU_PLUS_SERRE = 0


class Photographe:
    """Drives the window of the demonstration and keeps what it shows."""

    def __init__(self, fenetre: FenetrePrincipale, services: Services) -> None:
        self._fenetre = fenetre
        self._services = services

    def tout(self) -> None:
        """Take every picture, in the order of the manual."""
        attendre_le_repos(self._fenetre)
        self._fenetre.entete.liste_agents.setCurrentText(AGENT)
        self._prendre("accueil")
        demande = self._demande()
        self._fenetre.ouvrir_rubrique("listes")
        panneau = self._page(EcranListes).panneau()
        assert isinstance(panneau, PanneauListe)
        patienter(lambda: boutons_comptes(panneau))
        panneau.table.placer(0)
        self._prendre("listes")
        self._fenetre.ouvrir_dossier(demande.dossier_id)
        self._prendre("dossier")
        self._fenetre.ouvrir_dossier(demande.dossier_id, "suivi")
        self._prendre("suivi")
        self._fenetre.nouvelle_demande(demande.dossier_id)
        self._prendre("nouvelle-demande")
        self._fenetre.ouvrir_demande(demande.id)
        self._instruire()
        self._reglement()
        self._importer()
        self._fenetre.ouvrir_reglages("ccas")
        self._prendre("reglages")

    def premier_jour(self) -> None:
        """Take what the first start shows: what is left to complete."""
        attendre_le_repos(self._fenetre)
        self._fenetre.ouvrir_reglages()
        self._prendre("premier-jour")

    def _demande(self) -> Demande:
        """Return a request of somebody whom the administrations know; nothing of it was asked for yet."""
        services, auteur = self._services, self._fenetre.poste.auteur()
        with services.base.lecture() as base:
            dossier = base.dossier(base.chercher(QUI)[0].dossier_id)
        jour = services.horloge.aujourdhui()
        saisie = SaisieDemande(AIDE, dossier.demandeur.id, jour, objet=OBJET, reponses={"reside_commune": True})
        deposees: list[Demande] = []
        self._fenetre.poste.jobs.ecrire(
            lambda: deposer_demande(services, auteur, dossier.dossier.id, saisie), then=deposees.append
        )
        patienter(lambda: deposees)
        return deposees[0]

    def _instruire(self) -> None:
        patienter(lambda: self._page(EcranDemande).page is not None)
        ecran = self._page(EcranDemande)
        attendre_le_repos(self._fenetre)
        if ecran.demande.information.remise.isVisible():
            ecran.demande.information.remise.click()
        patienter(ecran.donnees.tout_demander.isVisible)
        ecran.donnees.tout_demander.click()
        # All three certify something of that person.
        patienter(lambda: all(ligne.retenir.isVisible() for ligne in ecran.donnees.lignes.values()))
        attendre_le_repos(self._fenetre)
        self._etape(ecran, Etape.DONNEES, "donnees")
        for ligne in ecran.donnees.lignes.values():
            if ligne.retenir.isVisible() and ligne.retenir.isEnabled():
                ligne.retenir.click()
                attendre_le_repos(self._fenetre)
        self._etape(ecran, Etape.EVALUATION, "evaluation")
        self._etape(ecran, Etape.DECISION, "decision")
        ecran.courriers.preparer(Modele.ACCUSE_RECEPTION)
        patienter(lambda: ecran.courriers.apercu is not None)
        attendre_le_repos(self._fenetre)
        assert ecran.courriers.apercu is not None
        garder(ecran.courriers.apercu, "courrier")
        ecran.courriers.apercu.close()

    def _reglement(self) -> None:
        self._fenetre.ouvrir_rubrique("reglement")
        ecran = self._page(EcranReglement)
        patienter(lambda: bool(ecran.aides.table.modele.lignes))
        ecran.aides.ouvrir.click()
        patienter(lambda: isinstance(self._fenetre.pages.currentWidget(), EcranEditeur))
        editeur = self._page(EcranEditeur)
        patienter(lambda: editeur.examen is not None)
        self._prendre("reglement")

    def _importer(self) -> None:
        self._fenetre.ouvrir_rubrique("imports")
        ecran = self._page(EcranImports)
        ecran.atelier.ouvrir(DOSSIER / "aides_2025.xlsx")
        patienter(lambda: ecran.atelier.etape is EtapeImport.COLONNES)
        self._prendre("import-colonnes")
        ecran.colonnes.suite.click()
        patienter(lambda: ecran.atelier.etape is EtapeImport.APERCU)
        self._prendre("import-apercu")
        ecran.atelier.oublier()

    def _page(self, classe: type[P]) -> P:
        page = self._fenetre.pages.currentWidget()
        assert isinstance(page, classe)
        return page

    def _etape(self, ecran: EcranDemande, etape: Etape, nom: str) -> None:
        ecran.aller_a(etape)
        self._prendre(nom)

    def _prendre(self, nom: str) -> None:
        attendre_le_repos(self._fenetre)
        garder(self._fenetre, nom)


def boutons_comptes(panneau: PanneauListe) -> bool:
    """Tell whether each view says how many rows it holds."""
    boutons = panneau.vues.boutons.values()
    return bool(boutons) and all("(" in bouton.text() for bouton in boutons)


def patienter(vrai: Callable[[], object]) -> None:
    """Wait until it is so."""
    attendre(vrai, secondes=PATIENCE_S)


def garder(widget: QWidget, nom: str) -> None:
    """Write the picture of a widget, at the width of the page of the help."""
    image = widget.grab().toImage()
    if image.width() > LARGEUR:
        image = image.scaledToWidth(LARGEUR, Qt.TransformationMode.SmoothTransformation)
    reduced(image).save(str(IMAGES / f"{nom}.png"), quality=AU_PLUS_SERRE)


def main() -> int:
    """Draw every picture, and return the exit code."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    logging.disable(logging.WARNING)
    application = QApplication(sys.argv[:1])
    application.setCursorFlashTime(0)
    aspect = preparer_application(application, ChoixTheme.CLAIR)
    IMAGES.mkdir(parents=True, exist_ok=True)
    with fenetre_ouverte(poste_fictif, aspect, demonstration=True) as fenetre:
        fenetre.resize(*TAILLE)
        Photographe(fenetre, fenetre.poste.services).tout()
    with fenetre_ouverte(poste_vide, aspect, demonstration=False) as fenetre:
        fenetre.resize(*TAILLE)
        Photographe(fenetre, fenetre.poste.services).premier_jour()
    return 0


if __name__ == "__main__":
    sys.exit(main())
