"""Draws the pictures of the manual from the demonstration: `python -m tests.images_du_manuel`."""

from __future__ import annotations

import logging
import sys
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEventLoop, Qt, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from ccas_desktop.adapters.demo.ouverture import ouvrir_poste_fictif
from ccas_desktop.adapters.letters.typst_lettres import TypstLettres
from ccas_desktop.application.instruction.etapes import Etape
from ccas_desktop.application.services import Services
from ccas_desktop.application.vues import ResumeDemande
from ccas_desktop.domain.courrier.modeles import Modele
from ccas_desktop.gui.atelier_imports import EtapeImport
from ccas_desktop.gui.jobs import Jobs
from ccas_desktop.gui.main_window import FenetrePrincipale
from ccas_desktop.gui.screens.demande import EcranDemande
from ccas_desktop.gui.screens.imports import EcranImports
from ccas_desktop.gui.theme import RESSOURCES, ChoixTheme, preparer_application
from tests.data.imports.fabriquer import DOSSIER

IMAGES = RESSOURCES / "manuel" / "images"
LARGEUR = 900
TAILLE = (1366, 768)
PATIENCE_MS = 15_000
AIDE = "transport_solidaire"
AGENT = "Marion LEBRETON"


class Photographe:
    """Drives the window of the demonstration and keeps what it shows."""

    def __init__(self, fenetre: FenetrePrincipale, services: Services) -> None:
        self._fenetre = fenetre
        self._services = services

    def tout(self) -> None:
        """Take every picture, in the order of the manual."""
        demande = self._demande()
        laisser_faire()
        self._fenetre.entete.liste_agents.setCurrentText(AGENT)
        self._prendre("accueil")
        self._fenetre.ouvrir_rubrique("listes")
        self._prendre("listes")
        self._fenetre.ouvrir_dossier(demande.demande.dossier_id)
        self._prendre("dossier")
        self._fenetre.ouvrir_dossier(self._dossier_recu(), "suivi")
        self._prendre("suivi")
        self._fenetre.nouvelle_demande(demande.demande.dossier_id)
        self._prendre("nouvelle-demande")
        self._fenetre.ouvrir_demande(demande.demande.id)
        self._instruire()
        self._importer()
        self._fenetre.ouvrir_reglages("ccas")
        self._prendre("reglages")

    def _demande(self) -> ResumeDemande:
        with self._services.base.lecture() as base:
            return next(resume for resume in base.demandes_en_instruction() if resume.demande.aide == AIDE)

    def _dossier_recu(self) -> str:
        """Return the dossier of the first person who waits: somebody who came already."""
        with self._services.base.lecture() as base:
            return next(visiteur.dossier_id for visiteur in base.visiteurs() if visiteur.dossier_id)

    def _instruire(self) -> None:
        attendre(lambda: self._ecran().page is not None)
        ecran = self._ecran()
        if ecran.demande.information.remise.isVisible():
            ecran.demande.information.remise.click()
        attendre(ecran.donnees.tout_demander.isVisible)
        ecran.donnees.tout_demander.click()
        attendre(lambda: any(ligne.retenir.isVisible() for ligne in ecran.donnees.lignes.values()))
        laisser_faire()
        self._etape(ecran, Etape.DONNEES, "donnees")
        for ligne in ecran.donnees.lignes.values():
            if ligne.retenir.isVisible() and ligne.retenir.isEnabled():
                ligne.retenir.click()
                laisser_faire()
        self._etape(ecran, Etape.EVALUATION, "evaluation")
        self._etape(ecran, Etape.DECISION, "decision")
        ecran.courriers.preparer(Modele.ACCUSE_RECEPTION)
        attendre(lambda: ecran.courriers.apercu is not None)
        laisser_faire(1500)
        assert ecran.courriers.apercu is not None
        garder(ecran.courriers.apercu, "courrier")
        ecran.courriers.apercu.close()

    def _importer(self) -> None:
        self._fenetre.ouvrir_rubrique("imports")
        ecran = self._fenetre.pages.currentWidget()
        assert isinstance(ecran, EcranImports)
        ecran.atelier.ouvrir(DOSSIER / "aides_2025.xlsx")
        attendre(lambda: ecran.atelier.etape is EtapeImport.COLONNES)
        self._prendre("import-colonnes")
        ecran.colonnes.suite.click()
        attendre(lambda: ecran.atelier.etape is EtapeImport.APERCU)
        self._prendre("import-apercu")
        ecran.atelier.oublier()

    def _ecran(self) -> EcranDemande:
        page = self._fenetre.pages.currentWidget()
        assert isinstance(page, EcranDemande)
        return page

    def _etape(self, ecran: EcranDemande, etape: Etape, nom: str) -> None:
        ecran.aller_a(etape)
        self._prendre(nom)

    def _prendre(self, nom: str) -> None:
        laisser_faire()
        garder(self._fenetre, nom)


def garder(widget: QWidget, nom: str) -> None:
    """Write the picture of a widget, at the width of the page of the help."""
    image = widget.grab().toImage()
    if image.width() > LARGEUR:
        image = image.scaledToWidth(LARGEUR, Qt.TransformationMode.SmoothTransformation)
    image.save(str(IMAGES / f"{nom}.png"))


def laisser_faire(duree_ms: int = 600) -> None:
    """Let the window read what it shows and settle."""
    boucle = QEventLoop()
    QTimer.singleShot(duree_ms, boucle.quit)
    boucle.exec()


def attendre(vrai: Callable[[], bool]) -> None:
    """Wait until it is so. Raises TimeoutError."""
    for _ in range(PATIENCE_MS // 100):
        if vrai():
            return
        laisser_faire(100)
    raise TimeoutError("the window did not come to what was waited for")


def main() -> int:
    """Draw every picture, and return the exit code."""
    logging.disable(logging.INFO)
    application = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(application, QApplication)
    aspect = preparer_application(application, ChoixTheme.CLAIR)
    IMAGES.mkdir(parents=True, exist_ok=True)
    demonstration = ouvrir_poste_fictif(Path(RESSOURCES), TypstLettres(RESSOURCES))
    jobs = Jobs()
    fenetre = FenetrePrincipale(jobs, aspect, demonstration=True)
    fenetre.resize(*TAILLE)
    fenetre.show()
    ouverts: list[Services] = []
    # On the thread that will be the only one to write.
    jobs.ecrire(demonstration.__enter__, then=ouverts.append, owner=fenetre)
    attendre(lambda: bool(ouverts))
    fenetre.installer(ouverts[0])
    Photographe(fenetre, ouverts[0]).tout()
    fenetre.close()
    demonstration.__exit__(None, None, None)
    return 0


if __name__ == "__main__":
    sys.exit(main())
