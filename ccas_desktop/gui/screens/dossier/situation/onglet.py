"""The tab of the situation: what a règlement or a letter may need to know beyond the first page."""

from __future__ import annotations

from collections.abc import Sequence

from ccas_desktop.application.dossiers.adresses import retirer_adresse_ancienne
from ccas_desktop.application.dossiers.notes import retirer_note
from ccas_desktop.application.dossiers.page import PageDossier
from ccas_desktop.application.reglages import lire_reglages
from ccas_desktop.domain.demandes.decision import Agent
from ccas_desktop.domain.dossiers.note import Note
from ccas_desktop.domain.personnes.adresse import AdresseAncienne
from ccas_desktop.gui.guichet.actes import Actes
from ccas_desktop.gui.screens.dossier.colonnes import DROITE, GAUCHE
from ccas_desktop.gui.screens.dossier.onglets import ContexteDossier, OngletDossier
from ccas_desktop.gui.screens.dossier.situation.cartes import (
    CarteAnciennesAdresses,
    CarteFoyers,
    CarteNotes,
    CartePersonnes,
    CarteSuivi,
)
from ccas_desktop.gui.screens.dossier.situation.sujets import SujetsSituation


class OngletSituation(OngletDossier):
    """Shows the people in detail, the households, the housing and the notes."""

    PAGE_AIDE = "dossier#La situation"

    def __init__(self, contexte: ContexteDossier) -> None:
        self.personnes = CartePersonnes()
        self.foyers = CarteFoyers()
        self.suivi = CarteSuivi()
        self.notes = CarteNotes(contexte.poste.services.horloge)
        self.adresses = CarteAnciennesAdresses()
        super().__init__(
            (
                (self.personnes, GAUCHE),
                (self.notes, DROITE),
                (self.foyers, GAUCHE),
                (self.suivi, DROITE),
                (self.adresses, DROITE),
            )
        )
        self._contexte = contexte
        self._agents: tuple[Agent, ...] = ()
        self._actes = Actes(contexte.poste, self)
        self._sujets = SujetsSituation(contexte.poste, contexte.page)

        self._relier()
        self.setFocusProxy(self.personnes.table)
        self._lire_les_agents()

    def montrer(self, page: PageDossier) -> None:
        """Show the cards of the dossier."""
        for carte in (self.personnes, self.foyers, self.suivi, self.notes, self.adresses):
            carte.montrer(page)

    def rouvrir(self, cle: str) -> None:
        """Open again the panel of that key."""
        sujet = self._sujets.de_la_cle(cle, self._agents)
        if sujet is not None:
            self._contexte.ouvrir(sujet)

    def _relier(self) -> None:
        sujets, ouvrir = self._sujets, self._contexte.ouvrir
        self.personnes.situation_voulue.connect(lambda usager: ouvrir(sujets.situation(usager)))
        self.personnes.protection_voulue.connect(lambda usager: ouvrir(sujets.protection(usager)))
        self.foyers.modification_voulue.connect(lambda: ouvrir(sujets.foyers()))
        self.suivi.modification_voulue.connect(lambda: ouvrir(sujets.suivi(self._agents)))
        self.notes.ajout_voulu.connect(lambda: ouvrir(sujets.nouvelle_note()))
        self.notes.modification_voulue.connect(lambda note: ouvrir(sujets.note(note)))
        self.notes.retrait_voulu.connect(self._retirer_note)
        self.adresses.retrait_voulu.connect(self._retirer_adresse)
        self._actes.fait.connect(self._contexte.relire)

    def _lire_les_agents(self) -> None:
        """The list of agents is asked once: until it is there, the card that needs it cannot be edited."""
        poste = self._contexte.poste
        self.suivi.modifier.setEnabled(False)
        poste.jobs.lire(
            lambda: lire_reglages(poste.services).agents,
            then=self._on_agents,
            failed=poste.avis.erreur,
            owner=self,
        )

    def _on_agents(self, agents: Sequence[Agent]) -> None:
        self._agents = tuple(agents)
        self.suivi.modifier.setEnabled(True)

    def _retirer_note(self, note: Note) -> None:
        services, auteur = self._contexte.poste.services, self._contexte.poste.auteur()
        self._actes.faire(lambda: retirer_note(services, auteur, note), "Note retirée.")

    def _retirer_adresse(self, ancienne: AdresseAncienne) -> None:
        services, auteur = self._contexte.poste.services, self._contexte.poste.auteur()
        self._actes.faire(lambda: retirer_adresse_ancienne(services, auteur, ancienne), "Adresse précédente retirée.")
