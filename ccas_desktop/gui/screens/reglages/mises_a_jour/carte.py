"""The card of the updates: what is known, what is new, and each act, agreed to."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel

from ccas_desktop.application.messages.mises_a_jour import (
    EXPLICATION,
    bouton_telecharger,
    phrase_derniere_recherche,
    phrase_etat,
    phrase_refus_recent,
    phrase_telechargement,
    question_installer,
)
from ccas_desktop.application.mises_a_jour.installation import installer_mise_a_jour
from ccas_desktop.application.mises_a_jour.page import Avancement, PageMisesAJour, lire_page
from ccas_desktop.application.mises_a_jour.telechargement import telecharger
from ccas_desktop.application.mises_a_jour.verification import verifier_mise_a_jour
from ccas_desktop.application.vues import Reglages
from ccas_desktop.domain.errors import RefusMetier
from ccas_desktop.gui.poste import Poste
from ccas_desktop.gui.screens.demande.confirmation import Confirmation
from ccas_desktop.gui.screens.demande.elements import boutons, etiquette
from ccas_desktop.gui.screens.reglages.mises_a_jour.reglage import BlocReglage
from ccas_desktop.gui.screens.reglages.mises_a_jour.retour import BlocRetour
from ccas_desktop.gui.travaux.jobs import Annulation
from ccas_desktop.gui.widgets import Attente, Bandeau, Bouton, Carte, RoleBouton, Ton

_PASTILLES = {
    Avancement.A_JOUR: ("À jour", Ton.SUCCES),
    Avancement.DISPONIBLE: ("Nouvelle version", Ton.INFORMATION),
    Avancement.PRETE: ("Prête à installer", Ton.INFORMATION),
    Avancement.REFUSEE: ("Refusée", Ton.ALERTE),
}


class CarteMisesAJour(Carte):
    """Shows where the updates stand; looks, receives, asks, installs, comes back.

    Signals:
        remplacement_voulu: Emitted with the verb that replaces the program; the window is to be closed after it.
        lue: Emitted once what the card shows was read.
    """

    PAGE_AIDE = "mises-a-jour"
    remplacement_voulu = Signal(object)
    lue = Signal()
    _avance = Signal(int, int)

    def __init__(self, poste: Poste) -> None:
        super().__init__("Les mises à jour du logiciel")
        self._poste = poste
        self._page = PageMisesAJour(Avancement.IMPOSSIBLE)
        self._annulation = Annulation()
        self.etat = etiquette(role="fort", selectionnable=True)
        self.refus = Bandeau(ton=Ton.ALERTE)
        self.nouveautes = etiquette(selectionnable=True)
        self.recherche_faite = etiquette(role="secondaire")
        self.attente = Attente()
        self.chercher = Bouton("Chercher maintenant", "recherche")
        self.telecharger = Bouton("Télécharger", "telecharger", RoleBouton.PRINCIPAL)
        self.installer = Bouton("Installer et redémarrer…", "actualiser", RoleBouton.PRINCIPAL)
        self.confirmation = Confirmation()
        self.retour = BlocRetour(poste)
        self.reglage = BlocReglage(poste)

        self._disposer()
        self._connecter()

    def montrer(self, _reglages: Reglages) -> None:
        """Read where things stand."""
        self._lire()

    def _disposer(self) -> None:
        self.ajouter(
            etiquette(EXPLICATION, "secondaire"),
            self.etat,
            self.refus,
            self.nouveautes,
            self.attente,
            boutons(self.installer, self.telecharger, self.chercher),
            self.confirmation,
            self.recherche_faite,
            self.retour,
            self.reglage,
        )
        for widget in (self.refus, self.nouveautes, self.recherche_faite, self.retour, self.reglage):
            widget.hide()
        for bouton in (self.chercher, self.telecharger, self.installer):
            bouton.hide()

    def _connecter(self) -> None:
        self.chercher.clicked.connect(self._on_chercher)
        self.telecharger.clicked.connect(self._on_telecharger)
        self.installer.clicked.connect(self._on_installer)
        self.attente.annulation_demandee.connect(self._on_annuler)
        self._avance.connect(self._on_avance)
        self.retour.revenir_voulu.connect(self.remplacement_voulu)
        self.retour.change.connect(self._lire)
        self.reglage.change.connect(self._lire)

    def _lire(self) -> None:
        services = self._poste.services
        self._poste.jobs.lire(
            lambda: lire_page(services), then=self._montrer, failed=self._poste.avis.erreur, owner=self
        )

    def _montrer(self, page: PageMisesAJour) -> None:
        self._page = page
        texte, ton = _PASTILLES.get(page.avancement, ("", Ton.NEUTRE))
        self.definir_etat(texte, ton)
        self.etat.setText(phrase_etat(page))
        self._montrer_texte(self.recherche_faite, phrase_derniere_recherche(self._heure(page)))
        refus = phrase_refus_recent(page)
        self.refus.definir(refus, Ton.ALERTE)
        self.refus.setVisible(bool(refus))
        self._montrer_la_proposition()
        self.retour.montrer(page)
        self.reglage.montrer(page)
        self.lue.emit()

    def _montrer_la_proposition(self) -> None:
        page, proposition = self._page, self._page.proposition
        lignes = proposition.manifeste.nouveautes if proposition else ()
        titre = ["Ce qui change\u00a0:"] if lignes else []
        self._montrer_texte(self.nouveautes, "\n".join([*titre, *(f"•\u00a0{ligne}" for ligne in lignes)]))
        if proposition:
            self.telecharger.setText(bouton_telecharger(proposition))
        self.chercher.setVisible(page.avancement is not Avancement.IMPOSSIBLE)
        self.telecharger.setVisible(page.avancement is Avancement.DISPONIBLE)
        self.installer.setVisible(page.avancement is Avancement.PRETE)

    def _heure(self, page: PageMisesAJour) -> datetime | None:
        return self._poste.services.horloge.heure_de(page.verifie_le) if page.verifie_le else None

    def _montrer_texte(self, label: QLabel, texte: str) -> None:
        label.setText(texte)
        label.setVisible(bool(texte))

    def _on_chercher(self) -> None:
        services = self._poste.services
        annulation = self._commencer("Recherche d’une nouvelle version…")
        self._lancer(lambda: verifier_mise_a_jour(services, annule=lambda: annulation.annulee), annulation)

    def _on_telecharger(self) -> None:
        services = self._poste.services
        annulation = self._commencer("Téléchargement…")

        def recevoir() -> None:
            telecharger(services, progres=self._avance.emit, annule=lambda: annulation.annulee)

        self._lancer(recevoir, annulation)

    def _on_installer(self) -> None:
        if self._page.proposition is None:
            return
        self.confirmation.demander(
            question_installer(self._page.proposition),
            "Oui, installer",
            lambda: self.remplacement_voulu.emit(installer_mise_a_jour),
        )

    def _on_avance(self, recus: int, total: int) -> None:
        self.attente.preciser(phrase_telechargement(recus, total))

    def _on_annuler(self) -> None:
        self._annulation.annuler()
        self._finir()

    def _commencer(self, texte: str) -> Annulation:
        self._annulation = Annulation()
        self.attente.montrer(texte)
        for bouton in (self.chercher, self.telecharger, self.installer):
            bouton.setEnabled(False)
        return self._annulation

    def _lancer(self, travail: Callable[[], object], annulation: Annulation) -> None:
        self._poste.jobs.reseau(
            travail, then=lambda _rendu: self._finir(), failed=self._on_echec, owner=self, annulation=annulation
        )

    def _on_echec(self, erreur: Exception) -> None:
        self._finir()
        # A refusal is kept, and said in the card itself.
        if not isinstance(erreur, RefusMetier):
            self._poste.avis.erreur(erreur)

    def _finir(self) -> None:
        self.attente.finir()
        for bouton in (self.chercher, self.telecharger, self.installer):
            bouton.setEnabled(True)
        self._lire()
