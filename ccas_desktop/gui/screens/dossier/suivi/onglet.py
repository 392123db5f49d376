"""The tab of the follow-up: who came and why, what is still to be done."""

from __future__ import annotations

from ccas_desktop.application.dossiers.page import PageDossier
from ccas_desktop.application.guichet.attestation import TITRE as TITRE_DE_L_ATTESTATION
from ccas_desktop.application.guichet.attestation import attestation_de_passage
from ccas_desktop.application.guichet.page_suivi import PageSuivi, lire_suivi
from ccas_desktop.application.guichet.passages import retirer_passage
from ccas_desktop.domain.guichet.passage import Passage
from ccas_desktop.domain.guichet.rappel import Rappel
from ccas_desktop.gui.guichet.actes import Actes
from ccas_desktop.gui.impression_etat import ImpressionEtat
from ccas_desktop.gui.screens.dossier.colonnes import DROITE, GAUCHE
from ccas_desktop.gui.screens.dossier.onglets import ContexteDossier, OngletDossier
from ccas_desktop.gui.screens.dossier.suivi.carte_passages import CartePassages
from ccas_desktop.gui.screens.dossier.suivi.carte_rappels import CarteRappels
from ccas_desktop.gui.screens.dossier.suivi.sujets import (
    cle_du_passage,
    cle_du_rappel,
    sujet_du_passage,
    sujet_du_rappel,
)


class OngletSuivi(OngletDossier):
    """Shows the passages and the reminders, read when the tab is."""

    PAGE_AIDE = "guichet#Noter un passage"

    def __init__(self, contexte: ContexteDossier) -> None:
        self._contexte = contexte
        self.passages = CartePassages()
        self.rappels = CarteRappels(contexte.poste, contexte.dossier_id)
        super().__init__(((self.passages, GAUCHE), (self.rappels, DROITE)))
        self.page: PageSuivi | None = None
        self._a_rouvrir = ""
        self._actes = Actes(contexte.poste, self)
        self.impression = ImpressionEtat(contexte.poste, self, TITRE_DE_L_ATTESTATION, "attestation-de-passage")
        self.setFocusProxy(self.passages.table)

        self.passages.correction_voulue.connect(self._corriger)
        self.passages.retrait_voulu.connect(self._retirer)
        self.passages.attestation_voulue.connect(self._attester)
        self.rappels.modification_voulue.connect(self._modifier)
        self.rappels.change.connect(self.lire)
        self._actes.fait.connect(contexte.relire)

    def montrer(self, _page: PageDossier) -> None:
        """Read the follow-up again."""
        self.lire()

    def rouvrir(self, cle: str) -> None:
        """Open again the passage or the reminder of that key, once they are read."""
        self._a_rouvrir = cle

    def lire(self) -> None:
        """Read the passages and the reminders."""
        poste, dossier_id = self._contexte.poste, self._contexte.dossier_id
        poste.jobs.lire(
            lambda: lire_suivi(poste.services, dossier_id),
            then=self._montrer_suivi,
            failed=poste.avis.erreur,
            owner=self,
        )

    def _montrer_suivi(self, page: PageSuivi) -> None:
        self.page = page
        self.passages.montrer(page)
        self.rappels.montrer(page)
        cle, self._a_rouvrir = self._a_rouvrir, ""
        for passage in page.passages:
            if cle == cle_du_passage(passage):
                self._corriger(passage)
        for rappel in page.rappels:
            if cle == cle_du_rappel(rappel):
                self._modifier(rappel)

    def _corriger(self, passage: Passage) -> None:
        self._contexte.ouvrir(sujet_du_passage(self._contexte.poste, passage, self._retirer))

    def _attester(self, passage: Passage) -> None:
        services, auteur = self._contexte.poste.services, self._contexte.poste.auteur()
        self.impression.montrer(lambda: attestation_de_passage(services, auteur, passage))

    def _modifier(self, rappel: Rappel) -> None:
        if self.page is not None:
            self._contexte.ouvrir(sujet_du_rappel(self._contexte.poste, self.page, rappel, self._retirer_rappel))

    def _retirer(self, passage: Passage) -> None:
        services, auteur = self._contexte.poste.services, self._contexte.poste.auteur()
        self._actes.faire(
            lambda: retirer_passage(services, auteur, passage),
            "Passage retiré.",
        )

    def _retirer_rappel(self, rappel: Rappel) -> None:
        self._contexte.relire()
        self.rappels.barre.retirer(rappel)
