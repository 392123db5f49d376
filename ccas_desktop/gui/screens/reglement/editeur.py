"""The editor of one aid: its sections, and beside them what it says as it is typed."""

from __future__ import annotations

from PySide6.QtCore import Signal

from ccas_desktop.application.redaction_aides.examen import ExamenProjet, examiner_projet
from ccas_desktop.application.redaction_aides.formes_aide import Section, sections
from ccas_desktop.application.redaction_aides.mise_en_vigueur import mettre_en_vigueur, preparer
from ccas_desktop.application.redaction_aides.mots import section_de
from ccas_desktop.application.redaction_aides.page import PageReglement
from ccas_desktop.application.redaction_aides.projet import Projet
from ccas_desktop.application.redaction_aides.vocabulaire_en_cours import aides_nommables
from ccas_desktop.gui.poste import Poste
from ccas_desktop.gui.screens.reglement.application_projet import VerbesDuProjet
from ccas_desktop.gui.screens.reglement.cadre_redaction import GARDE, CadreRedaction
from ccas_desktop.gui.screens.reglement.panneau import PanneauExamen
from ccas_desktop.gui.widgets import Bouton, Ton

VERBES = VerbesDuProjet(preparer, mettre_en_vigueur, "L’aide est enregistrée dans le règlement.")


class EcranEditeur(CadreRedaction):
    """Writes one draft of an aid; the page it is read from is the règlement as it is in force.

    Signals:
        rejeu_voulu: Emitted with the key of the draft to replay past requests under.
    """

    PAGE_AIDE = "reglement#Écrire une aide dans le logiciel"
    rejeu_voulu = Signal(str)

    def __init__(self, poste: Poste, cle: str) -> None:
        self._cle = cle
        self.rejouer = Bouton("Rejouer les demandes…", "calcul")
        super().__init__(poste, "Lecture de l’aide…", "Parties de l’aide", PanneauExamen(), self.rejouer, VERBES)
        self.rejouer.clicked.connect(self._on_rejouer)

    def trouver(self, page: PageReglement) -> Projet | None:
        return next((projet for projet in page.projets if projet.cle == self._cle), None)

    def sections(self, page: PageReglement) -> tuple[Section, ...]:
        return sections(page.reglement.vocabulaire, page.baremes, aides_nommables(page.reglement))

    def section_de(self, chemin: str) -> str:
        return section_de(chemin)

    def examiner(self, projet: Projet, page: PageReglement) -> ExamenProjet:
        aujourdhui = self._poste.services.horloge.aujourdhui()
        return examiner_projet(projet.aide, page.reglement, page.baremes, projet.chiffres, aujourdhui)

    def montrer_etat(self) -> None:
        self.entete.definir(str(self._garde.table.get("libelle") or "Nouvelle aide"), precision=GARDE)
        self.entete.definir_etat("Projet", Ton.INFORMATION)

    def _on_rejouer(self) -> None:
        self.garder()
        projet = self._garde.projet
        if projet is not None:
            self.rejeu_voulu.emit(projet.cle)
