"""Drafts made from nothing, from an aid, from a sample or from a file."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from ccas_desktop.application.redaction_aides.formes import Table
from ccas_desktop.application.redaction_aides.modeles import creer_depuis_modele
from ccas_desktop.application.redaction_aides.page import tables_du_fichier, texte_du_fichier
from ccas_desktop.application.redaction_aides.projet import aide_vierge, copie_de
from ccas_desktop.application.redaction_aides.projets import creer_projet
from ccas_desktop.application.redaction_aides.reprise_commune import reprendre_les_regles_communes
from ccas_desktop.domain.reglement.modele.model import Aide, Reglement
from ccas_desktop.gui.poste import Poste

A_METTRE_D_ABORD = (
    "{nombre} indicateur{s} ou barème{s} du fichier à relire et à mettre en vigueur d’abord\u00a0: "
    "«\u00a0Indicateurs et barèmes du CCAS…\u00a0»."
)


class CreationProjets(QObject):
    """Makes drafts, each behind the writes already asked for.

    Signals:
        cree: Emitted with the key of a draft to be written.
        pris: Emitted once drafts were made of a file.
    """

    cree = Signal(str)
    pris = Signal()

    def __init__(self, poste: Poste, parent: QObject) -> None:
        super().__init__(parent)
        self._poste = poste

    def vierge(self) -> None:
        """Make a draft of nothing."""
        self._creer(aide_vierge())

    def version(self, aide: Aide, note: str) -> None:
        """Make a new version of an aid, with its note."""
        self._creer(copie_de(aide, nouvelle_aide=False, note=note), aide.code)

    def copie(self, aide: Aide, note: str) -> None:
        """Make another aid of an aid."""
        self._creer(copie_de(aide, nouvelle_aide=True, note=note))

    def depuis_modele(self, modele: Aide) -> None:
        """Make a new aid of a sample."""
        services, auteur = self._poste.services, self._poste.auteur()
        self._poste.jobs.ecrire(
            lambda: creer_depuis_modele(services, auteur, modele),
            then=lambda projet: self.cree.emit(projet.cle),
            failed=self._poste.avis.erreur,
            owner=self,
        )

    def du_fichier(self, chemin: Path) -> None:
        """Make a draft of each aid of a file; the indicators and the scales they need go to the common draft."""
        services = self._poste.services

        def lire() -> tuple[tuple[Table, ...], Reglement]:
            contenu = chemin.read_bytes()
            return tables_du_fichier(services, contenu), services.lire_reglement(texte_du_fichier(contenu))

        self._poste.jobs.travailler(
            lire,
            then=lambda lus: self._on_lues(*lus),
            failed=self._poste.avis.erreur,
            owner=self,
        )

    def _creer(self, table: Mapping[str, object], origine: str = "") -> None:
        services, auteur = self._poste.services, self._poste.auteur()
        self._poste.jobs.ecrire(
            lambda: creer_projet(services, auteur, table, origine=origine),
            then=lambda projet: self.cree.emit(projet.cle),
            failed=self._poste.avis.erreur,
            owner=self,
        )

    def _on_lues(self, tables: tuple[Table, ...], lu: Reglement) -> None:
        services, auteur = self._poste.services, self._poste.auteur()

        def creer() -> int:
            for table in tables:
                creer_projet(services, auteur, table)
            return reprendre_les_regles_communes(services, auteur, lu)

        self._poste.jobs.ecrire(
            creer,
            then=lambda communes: self._on_pris(len(tables), communes),
            failed=self._poste.avis.erreur,
            owner=self,
        )

    def _on_pris(self, nombre: int, communes: int) -> None:
        phrase = f"{nombre} projet{'s' if nombre > 1 else ''} à relire, pris dans le fichier."
        if communes:
            phrase += f" {A_METTRE_D_ABORD.format(nombre=communes, s='s' if communes > 1 else '')}"
        self._poste.avis.succes(phrase)
        self.pris.emit()
