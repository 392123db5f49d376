"""The token of API Particulier: pasted, tested, never shown again."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit

from ccas_desktop.application.donnees.connexion import acces_api
from ccas_desktop.application.journal import Auteur
from ccas_desktop.application.messages.appels import message_appel
from ccas_desktop.application.messages.refus import phrase_refus
from ccas_desktop.application.messages.scopes import libelles_scopes
from ccas_desktop.application.ports import Habilitation
from ccas_desktop.application.reglages import (
    EtatJeton,
    effacer_jeton,
    enregistrer_jeton,
    etat_jeton,
    retenir_habilitation,
    tester_jeton,
)
from ccas_desktop.application.vues import Reglages
from ccas_desktop.domain.ccas import Ccas
from ccas_desktop.domain.certifie.certifie import ReponseCertifiee
from ccas_desktop.domain.errors import RefusMetier
from ccas_desktop.gui.forms import LigneTexte
from ccas_desktop.gui.notices import Avis, Gravite
from ccas_desktop.gui.poste import Poste
from ccas_desktop.gui.screens.reglages.soin_jeton import SoinJeton
from ccas_desktop.gui.travaux.jobs import Annulation
from ccas_desktop.gui.widgets import Attente, Bandeau, Bouton, Carte, RoleBouton, Ton

EXPLICATION = (
    "Collez ici le jeton reçu sur le compte API Particulier du CCAS. Il est rangé dans le trousseau du système,"
    " testé aussitôt, et n’est plus jamais montré. Le presse-papiers est vidé."
)
CONDITIONS = (
    "Les conditions d’utilisation veulent le jeton sur un serveur que le CCAS contrôle : passez par un relais de la"
    " commune (partie « Connexion »), ou demandez l’accord écrit de la DINUM avant de le placer sur ce poste."
)
LONGUEUR_MAX = 20_000


class CarteJeton(Carte):
    """Pastes, tests and forgets the token.

    Signals:
        enregistre: Emitted once what the token allows has changed.
    """

    enregistre = Signal()

    def __init__(self, poste: Poste) -> None:
        super().__init__("Le jeton d’API Particulier")
        self._poste = poste
        self._ccas = Ccas(id="ccas")
        self._present = False
        self._essai: Annulation | None = None
        self.droits = QLabel()
        self.droits.setWordWrap(True)
        self.champ = LigneTexte("Jeton à coller", aide="Ctrl+V, puis Entrée.")
        self.champ.ligne.setEchoMode(QLineEdit.EchoMode.Password)
        self.champ.ligne.setMaxLength(LONGUEUR_MAX)
        self.attente = Attente()
        self.coller = Bouton("Enregistrer et tester", "cadenas", RoleBouton.PRINCIPAL)
        self.tester = Bouton("Tester de nouveau", "actualiser")
        self.effacer = Bouton("Retirer le jeton de ce poste…", "supprimer", RoleBouton.DANGER)
        self.soin = SoinJeton(poste)
        self.confirmation = Bandeau(
            "Plus aucune donnée certifiée ne pourra être demandée d’ici. Échap : ne rien changer.",
            Ton.ALERTE,
            action="Oui, le retirer",
        )

        self._disposer()

        self.coller.clicked.connect(self._on_coller)
        self.champ.ligne.returnPressed.connect(self._on_coller)
        self.tester.clicked.connect(self._tester)
        self.attente.annulation_demandee.connect(self._on_annuler)
        self.effacer.clicked.connect(self._on_effacer)
        self.soin.enregistre.connect(self.enregistre)
        self.confirmation.action_demandee.connect(self._on_confirme)
        QShortcut(QKeySequence("Escape"), self, self._renoncer).setContext(
            Qt.ShortcutContext.WidgetWithChildrenShortcut
        )

    def montrer(self, reglages: Reglages) -> None:
        """Show what is known of the token, never the token."""
        self._ccas = reglages.ccas
        services = self._poste.services
        self._poste.jobs.lire(
            lambda: etat_jeton(services), then=self._on_etat, failed=self._poste.avis.erreur, owner=self
        )

    def _disposer(self) -> None:
        self.confirmation.hide()
        self.ajouter(_secondaire(EXPLICATION), self.droits, self.champ, self.attente, self.confirmation)
        bas = QHBoxLayout()
        bas.addWidget(self.effacer)
        bas.addStretch(1)
        bas.addWidget(self.tester)
        bas.addWidget(self.coller)
        self.contenu.addLayout(bas)
        self.ajouter(_secondaire(CONDITIONS), self.soin)

    def _on_etat(self, etat: EtatJeton) -> None:
        self._present = etat.present
        self._permettre()
        self.soin.montrer(etat)
        fin = f" Il expire vers le {etat.expire_le:%d/%m/%Y}." if etat.expire_le else ""
        if not etat.present and self._ccas.passe_par_un_relais:
            self._dire_le_relais(etat)
        elif not etat.present:
            self.definir_etat("Aucun jeton", Ton.ALERTE)
            self.droits.setText("Sans jeton, les données sont saisies d’après les papiers.")
        elif not etat.scopes:
            self.definir_etat("Jeton à tester", Ton.ALERTE)
            self.droits.setText(f"Le jeton est rangé, mais ses droits ne sont pas connus.{fin}")
        else:
            self.definir_etat("Jeton en service", Ton.SUCCES)
            self.droits.setText(f"Ce jeton permet de demander : {', '.join(libelles_scopes(etat.scopes))}.{fin}")

    def _dire_le_relais(self, etat: EtatJeton) -> None:
        self.definir_etat("Jeton sur le relais", Ton.SUCCES if etat.scopes else Ton.ALERTE)
        droits = ", ".join(libelles_scopes(etat.scopes))
        self.droits.setText(
            f"Aucun jeton sur ce poste : le relais ajoute le sien. Il permet de demander : {droits}."
            if droits
            else "Aucun jeton sur ce poste : si le relais ajoute le sien, testez-le."
        )

    def _permettre(self) -> None:
        """Two tests at once would be told in any order; nothing to remove while one is running."""
        libre = self._essai is None
        self.coller.setEnabled(libre)
        self.tester.setEnabled(libre and (self._present or self._ccas.passe_par_un_relais))
        self.effacer.setEnabled(libre and self._present)

    def _on_coller(self) -> None:
        if not self.coller.isEnabled():
            return
        services, auteur, texte = self._poste.services, self._poste.auteur(), self.champ.brouillon()
        self._poste.jobs.ecrire(
            lambda: enregistrer_jeton(services, auteur, texte),
            then=self._on_colle,
            failed=self._on_echec,
            owner=self,
        )

    def _on_colle(self, etat: EtatJeton) -> None:
        """The token leaves the screen and the clipboard as soon as the keyring holds it."""
        self.champ.definir_valeur(None)
        QGuiApplication.clipboard().clear()
        self._on_etat(etat)
        self._tester()

    def _tester(self) -> None:
        services, ccas, auteur = self._poste.services, self._ccas, self._poste.auteur()
        self.attente.montrer("Test du jeton auprès d’API Particulier…")
        self._essai = self._poste.jobs.reseau(
            lambda: tester_jeton(services, acces_api(services, ccas)),
            then=lambda resultat: self._on_teste(auteur, resultat),
            failed=self._on_echec,
            owner=self,
        )
        self._permettre()

    def _on_annuler(self) -> None:
        if self._essai is not None:
            self._essai.annuler()
        self._finir()

    def _finir(self) -> None:
        self._essai = None
        self.attente.finir()
        self._permettre()

    def _on_teste(self, auteur: Auteur, resultat: Habilitation | ReponseCertifiee) -> None:
        self._finir()
        if isinstance(resultat, ReponseCertifiee):
            message = message_appel(resultat)
            self._poste.avis.montrer(Avis(message.titre, message.texte, message.suite, Gravite.ERREUR))
            return
        services = self._poste.services
        self._poste.jobs.ecrire(
            lambda: retenir_habilitation(services, auteur, resultat),
            then=lambda _scopes: self._on_retenu(),
            failed=self._poste.avis.erreur,
            owner=self,
        )

    def _on_retenu(self) -> None:
        self._poste.avis.succes("Le jeton fonctionne : ses droits sont enregistrés.")
        self.enregistre.emit()

    def _on_effacer(self) -> None:
        self.confirmation.show()
        self.confirmation.bouton.setFocus()

    def _renoncer(self) -> None:
        if self.confirmation.isVisible():
            self.confirmation.hide()
            self.effacer.setFocus()

    def _on_confirme(self) -> None:
        self.confirmation.hide()
        services, auteur = self._poste.services, self._poste.auteur()
        self._poste.jobs.ecrire(
            lambda: effacer_jeton(services, auteur),
            then=lambda _rien: self.enregistre.emit(),
            failed=self._poste.avis.erreur,
            owner=self,
        )

    def _on_echec(self, erreur: Exception) -> None:
        self._finir()
        if isinstance(erreur, RefusMetier):
            self.champ.montrer_erreur(phrase_refus(erreur.code, erreur.faits))
        else:
            self._poste.avis.erreur(erreur)


def _secondaire(texte: str) -> QLabel:
    etiquette = QLabel(texte)
    etiquette.setWordWrap(True)
    etiquette.setProperty("role", "secondaire")
    return etiquette
