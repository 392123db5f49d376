"""One family of the file: what was read, what is wrong at which cell, and what to do with it."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QLabel, QScrollArea, QVBoxLayout, QWidget

from ccas_desktop.application.dossiers.verbes import lire_dossier
from ccas_desktop.application.imports.apercu import Apercu
from ccas_desktop.application.imports.choix import ActionFiche, Choix
from ccas_desktop.application.imports.completer import Difference, differences
from ccas_desktop.application.imports.page import (
    ETATS_DE_FICHE,
    anomalies_de_la_fiche,
    choix_de_la_fiche,
    code_du_choix,
    detail_de_la_fiche,
)
from ccas_desktop.gui.forms import ChampChoix, ChampSegments
from ccas_desktop.gui.poste import Poste
from ccas_desktop.gui.theme import marquer
from ccas_desktop.gui.travaux.atelier_imports import AtelierImports
from ccas_desktop.gui.travaux.jobs import Annulation
from ccas_desktop.gui.widgets import Carte

HAUTEUR_MIN = 48
GARDER, PRENDRE = "garder", "prendre"


class DetailFiche(Carte):
    """Shows one family and takes the decision; a field that both sides fill is chosen one by one."""

    def __init__(self, poste: Poste, atelier: AtelierImports) -> None:
        super().__init__("Aucune ligne choisie")
        self._poste = poste
        self._atelier = atelier
        self._rang: int | None = None
        self._lecture: Annulation | None = None
        self.choix = ChampChoix("Que faire de cette ligne\u00a0?", (), invite="À décider…")
        self.lu = _etiquette()
        self.anomalies = _etiquette()
        self._choix_par_champ = QVBoxLayout()
        self.champs: dict[str, ChampSegments] = {}

        dedans = QWidget()
        colonne = QVBoxLayout(dedans)
        colonne.setContentsMargins(0, 0, 0, 0)
        colonne.addWidget(self.anomalies)
        colonne.addLayout(self._choix_par_champ)
        colonne.addWidget(self.lu)
        colonne.addStretch(1)
        zone = QScrollArea()
        zone.setWidgetResizable(True)
        zone.setMinimumHeight(HAUTEUR_MIN)
        zone.setFrameShape(QFrame.Shape.NoFrame)
        zone.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        zone.setWidget(dedans)
        for fond in (zone.viewport(), dedans):
            fond.setAutoFillBackground(False)
        self.contenu.addWidget(self.choix)
        self.contenu.addWidget(zone, 1)

        self.choix.modifie.connect(self._on_choix)

    def prendre_le_focus(self) -> None:
        """Go to the choice."""
        self.choix.liste.setFocus()

    def montrer(self, rang: int | None) -> None:
        """Show the family of that rank."""
        self._rang = rang
        apercu = self._atelier.apercu
        vide = rang is None or apercu is None
        self.choix.setVisible(not vide)
        self._vider_les_champs()
        if rang is None or apercu is None:
            self.definir_titre("Aucune ligne choisie")
            self.lu.setText("")
            self.anomalies.hide()
            return
        fiche = apercu.fiches[rang]
        self.definir_titre(fiche.nom_affiche or f"Ligne {fiche.lignes[0]}")
        self.choix.definir_choix([(code, mots) for code, mots, _ in choix_de_la_fiche(apercu, fiche)])
        self.choix.definir_valeur(code_du_choix(apercu.choix[rang]))
        anomalies = anomalies_de_la_fiche(apercu, fiche)
        self.anomalies.setText("\n".join(anomalies))
        # What is to be read again is no fault: only a family that cannot be brought in has the tone of one.
        marquer(self.anomalies, "role", "erreur" if ETATS_DE_FICHE[fiche.etat][1] == "danger" else "attention")
        self.anomalies.setVisible(bool(anomalies))
        self.lu.setText("\n".join(detail_de_la_fiche(fiche)))
        self._lire_les_differences(apercu, rang)

    def _on_choix(self) -> None:
        apercu, rang, code = self._atelier.apercu, self._rang, self.choix.valeur()
        if apercu is None or rang is None or code is None:
            return
        possibles = {c: choix for c, _mots, choix in choix_de_la_fiche(apercu, apercu.fiches[rang])}
        self._atelier.definir_apercu(apercu.choisir((rang,), possibles[code]))

    def _lire_les_differences(self, apercu: Apercu, rang: int) -> None:
        """Read the dossier to be completed, to show the fields that both fill."""
        if self._lecture is not None:
            self._lecture.annuler()
        choix = apercu.choix[rang]
        if choix.action is not ActionFiche.COMPLETER:
            return
        services, fiche = self._poste.services, apercu.fiches[rang]

        def lire() -> tuple[Difference, ...]:
            complet = lire_dossier(services.base, choix.dossier_id)
            return differences(fiche, complet.dossier, complet.usagers)

        self._lecture = self._poste.jobs.lire(
            lire,
            then=lambda trouvees: self._montrer_les_differences(rang, choix, trouvees),
            failed=self._poste.avis.erreur,
            owner=self,
        )

    def _montrer_les_differences(self, rang: int, choix: Choix, trouvees: tuple[Difference, ...]) -> None:
        if rang != self._rang:
            return
        self._vider_les_champs()
        for difference in trouvees:
            champ = ChampSegments(
                f"{difference.libelle} ({difference.qui})",
                (
                    (GARDER, f"Garder «\u00a0{difference.garde[:26]}\u00a0»"),
                    (PRENDRE, f"Prendre «\u00a0{difference.propose[:26]}\u00a0»"),
                ),
            )
            champ.definir_valeur(PRENDRE if difference.cle in choix.remplacer else GARDER)
            champ.modifie.connect(lambda cle=difference.cle: self._on_champ(cle))
            self.champs[difference.cle] = champ
            self._choix_par_champ.addWidget(champ)

    def _on_champ(self, cle: str) -> None:
        apercu, rang = self._atelier.apercu, self._rang
        if apercu is None or rang is None:
            return
        choix = apercu.choix[rang]
        remplacer = choix.remplacer | {cle} if self.champs[cle].valeur() == PRENDRE else choix.remplacer - {cle}
        # The list shows the same words: only the workshop is told, so that the focus stays on the field.
        self._atelier.apercu = apercu.choisir((rang,), replace(choix, remplacer=remplacer))

    def _vider_les_champs(self) -> None:
        for champ in self.champs.values():
            champ.hide()
            champ.deleteLater()
        self.champs = {}


def _etiquette() -> QLabel:
    etiquette = QLabel()
    etiquette.setWordWrap(True)
    etiquette.setTextFormat(Qt.TextFormat.PlainText)
    etiquette.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return etiquette
