"""The token of API Particulier: pasted, tested, never shown again."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit

from ccas_desktop.application.journal import Auteur
from ccas_desktop.application.messages.appels import message_appel
from ccas_desktop.application.messages.refus import phrase_refus
from ccas_desktop.application.messages.scopes import libelles_scopes
from ccas_desktop.application.ports import AccesApi, Habilitation
from ccas_desktop.application.reglages import (
    EtatJeton,
    effacer_jeton,
    enregistrer_jeton,
    etat_jeton,
    retenir_habilitation,
    tester_jeton,
)
from ccas_desktop.application.vues import Reglages
from ccas_desktop.domain.certifie import ReponseCertifiee
from ccas_desktop.domain.errors import RefusMetier
from ccas_desktop.gui.forms import LigneTexte
from ccas_desktop.gui.notices import Avis, Gravite
from ccas_desktop.gui.poste import Poste
from ccas_desktop.gui.widgets import Attente, Bouton, Carte, RoleBouton, Ton

EXPLICATION = (
    "Collez ici le jeton reçu sur le compte API Particulier du CCAS. Il est rangé dans le trousseau du système,"
    " testé aussitôt, et n’est plus jamais montré. Les conditions d’utilisation de l’API demandent que le jeton"
    " reste sur un serveur que le CCAS maîtrise : avant de le placer sur ce poste, demandez l’accord de la DINUM,"
    " ou passez par un relais de la commune."
)


class CarteJeton(Carte):
    """Pastes, tests and forgets the token.

    Signals:
        enregistre: Emitted once what the token allows has changed.
    """

    enregistre = Signal()

    def __init__(self, poste: Poste) -> None:
        super().__init__("Le jeton d’API Particulier")
        self._poste = poste
        self._acces = AccesApi("", "")
        self._droits = QLabel()
        self._droits.setWordWrap(True)
        self.champ = LigneTexte("Jeton à coller")
        self.champ.ligne.setEchoMode(QLineEdit.EchoMode.Password)
        self.champ.ligne.setMaxLength(20_000)
        self.attente = Attente()
        self.coller = Bouton("Enregistrer et tester", "cadenas", RoleBouton.PRINCIPAL)
        self.tester = Bouton("Tester de nouveau", "actualiser")
        self.effacer = Bouton("Retirer le jeton de ce poste", "supprimer", RoleBouton.DANGER)

        self._disposer()

        self.coller.clicked.connect(self._on_coller)
        self.champ.ligne.returnPressed.connect(self._on_coller)
        self.tester.clicked.connect(self._tester)
        self.effacer.clicked.connect(self._on_effacer)

    def montrer(self, reglages: Reglages) -> None:
        """Show what is known of the token, never the token."""
        self._acces = AccesApi(reglages.ccas.siret, reglages.ccas.api_url)
        services = self._poste.services
        self._poste.jobs.lire(
            lambda: etat_jeton(services), then=self._on_etat, failed=self._poste.avis.erreur, owner=self
        )

    def _disposer(self) -> None:
        explication = QLabel(EXPLICATION)
        explication.setWordWrap(True)
        explication.setProperty("role", "secondaire")
        self.ajouter(explication, self._droits, self.champ, self.attente)
        bas = QHBoxLayout()
        bas.addWidget(self.effacer)
        bas.addStretch(1)
        bas.addWidget(self.tester)
        bas.addWidget(self.coller)
        self.contenu.addLayout(bas)

    def _on_etat(self, etat: EtatJeton) -> None:
        self.tester.setEnabled(etat.present)
        self.effacer.setEnabled(etat.present)
        fin = f" Il expire vers le {etat.expire_le:%d/%m/%Y}." if etat.expire_le else ""
        if not etat.present:
            self.definir_etat("Aucun jeton", Ton.ALERTE)
            self._droits.setText("Sans jeton, les données sont saisies d’après les papiers.")
        elif not etat.scopes:
            self.definir_etat("Jeton à tester", Ton.ALERTE)
            self._droits.setText(f"Le jeton est rangé, mais ses droits ne sont pas connus.{fin}")
        else:
            self.definir_etat("Jeton en service", Ton.SUCCES)
            self._droits.setText(f"Ce jeton permet de demander : {', '.join(libelles_scopes(etat.scopes))}.{fin}")

    def _on_coller(self) -> None:
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
        services, acces = self._poste.services, self._acces
        auteur = self._poste.auteur()
        self.attente.montrer("Test du jeton auprès d’API Particulier…")
        annulation = self._poste.jobs.reseau(
            lambda: tester_jeton(services, acces),
            then=lambda resultat: self._on_teste(auteur, resultat),
            failed=self._on_echec,
            owner=self,
        )
        self.attente.annulation_demandee.connect(annulation.annuler)

    def _on_teste(self, auteur: Auteur, resultat: Habilitation | ReponseCertifiee) -> None:
        self.attente.finir()
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
        self._poste.avis.succes("Le jeton fonctionne : ses droits sont enregistrés.")
        self.enregistre.emit()

    def _on_effacer(self) -> None:
        services, auteur = self._poste.services, self._poste.auteur()
        self._poste.jobs.ecrire(
            lambda: effacer_jeton(services, auteur),
            then=lambda _rien: self.enregistre.emit(),
            failed=self._poste.avis.erreur,
            owner=self,
        )

    def _on_echec(self, erreur: Exception) -> None:
        self.attente.finir()
        if isinstance(erreur, RefusMetier):
            self.champ.montrer_erreur(phrase_refus(erreur.code, erreur.faits))
        else:
            self._poste.avis.erreur(erreur)
