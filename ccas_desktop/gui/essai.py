"""Tries the program from its window to a letter, then closes it: what a bundle must still be able to do."""

from __future__ import annotations

import json
import time
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication

from ccas_desktop.application.courriers.verbes import composer_lettre, produire
from ccas_desktop.application.journal import Auteur
from ccas_desktop.application.ports import LettreProduite
from ccas_desktop.application.services import Services
from ccas_desktop.domain.courrier.modeles import Modele
from ccas_desktop.gui.fenetre.main_window import FenetrePrincipale

ECHEC = 1


class Essai(QObject):
    """Notes when the window is there, makes one letter of the demonstration in a folder, and stops."""

    def __init__(self, dossier: Path) -> None:
        super().__init__()
        self._dossier = dossier

    def __call__(self, fenetre: FenetrePrincipale) -> None:
        """Start from the window, once it takes typing; the letter waits for its base."""
        self._dossier.mkdir(parents=True, exist_ok=True)
        self._dossier.joinpath("smoke.json").write_text(json.dumps({"fenetre": time.time()}), "utf-8")
        fenetre.prete.connect(lambda: self._on_prete(fenetre))

    def _on_prete(self, fenetre: FenetrePrincipale) -> None:
        services = fenetre.poste.services
        fenetre.poste.jobs.lire(
            lambda: premiere_lettre(services),
            then=lambda lettre: self._on_lettre(fenetre, lettre),
            failed=lambda erreur: self._on_echec(fenetre, erreur),
            owner=self,
        )

    def _on_lettre(self, fenetre: FenetrePrincipale, lettre: LettreProduite) -> None:
        self._dossier.joinpath("lettre.pdf").write_bytes(lettre.pdf)
        _arreter(fenetre, 0)

    def _on_echec(self, fenetre: FenetrePrincipale, erreur: Exception) -> None:
        self._dossier.joinpath("erreur.txt").write_text(type(erreur).__name__, "utf-8")
        _arreter(fenetre, ECHEC)


def premiere_lettre(services: Services) -> LettreProduite:
    """Return the receipt of the oldest request that waits."""
    with services.base.lecture() as base:
        agent = base.reglages().agents[0]
        demande = base.demandes_en_instruction()[0].demande
    prete = composer_lettre(services, Auteur(agent.nom_complet, agent.id), demande.id, Modele.ACCUSE_RECEPTION)
    return produire(services, prete)


def _arreter(fenetre: FenetrePrincipale, code: int) -> None:
    fenetre.close()
    QApplication.exit(code)
