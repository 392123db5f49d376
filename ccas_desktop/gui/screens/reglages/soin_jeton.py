"""What a token wants once it is kept: its end known, and a way out the day it may be in other hands."""

from __future__ import annotations

from datetime import date, datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from ccas_desktop.application.donnees.echeance_jeton import corriger_fin_du_jeton
from ccas_desktop.application.donnees.jeton_compromis import compromis_sans_suite, declarer_jeton_compromis
from ccas_desktop.application.messages.jeton import COMPROMIS, CONSEQUENCE, demarches_jeton_compromis
from ccas_desktop.application.messages.refus import phrase_refus
from ccas_desktop.application.reglages import EtatJeton
from ccas_desktop.domain.errors import RefusMetier
from ccas_desktop.gui.forms import ChampDate
from ccas_desktop.gui.poste import Poste
from ccas_desktop.gui.screens.demande.confirmation import Confirmation
from ccas_desktop.gui.widgets import Bandeau, Bouton, RoleBouton, Ton


class SoinJeton(QWidget):
    """Corrects the end of a token that was extended, and leads through its loss.

    Signals:
        enregistre: Emitted once what is known of the token has changed.
    """

    enregistre = Signal()

    def __init__(self, poste: Poste) -> None:
        super().__init__()
        self._poste = poste
        self.fin = ChampDate("Fin du jeton")
        self.corriger = Bouton("Corriger la date", "enregistrer")
        self.compromis = Bouton("Jeton compromis…", "alerte", RoleBouton.DANGER)
        self.confirmation = Confirmation()
        self.alerte = Bandeau(ton=Ton.DANGER)
        self.demarches = QLabel()

        self._disposer()

        self.corriger.clicked.connect(self._on_corriger)
        self.fin.ligne.returnPressed.connect(self._on_corriger)
        self.compromis.clicked.connect(self._on_compromis)

    def montrer(self, etat: EtatJeton) -> None:
        """Show the end of the token, and what is left to do when the former one was lost."""
        self._ligne_de_fin.setVisible(etat.present)
        self.compromis.setVisible(etat.present)
        self.fin.definir_valeur(etat.expire_le)
        services = self._poste.services
        self._poste.jobs.lire(
            lambda: compromis_sans_suite(services), then=self._on_suite, failed=self._poste.avis.erreur, owner=self
        )

    def _disposer(self) -> None:
        self.fin.setToolTip("Si votre compte API Particulier en indique une autre, par exemple après une prolongation.")
        self.demarches.setWordWrap(True)
        self.demarches.setTextFormat(Qt.TextFormat.PlainText)
        self.demarches.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.demarches.setAccessibleName("Ce qui reste à faire")
        self._ligne_de_fin = QWidget()
        gauche = QHBoxLayout(self._ligne_de_fin)
        gauche.setContentsMargins(0, 0, 0, 0)
        gauche.addWidget(self.fin)
        gauche.addWidget(self.corriger, 0, Qt.AlignmentFlag.AlignBottom)
        ligne = QHBoxLayout()
        ligne.addWidget(self._ligne_de_fin)
        ligne.addStretch(1)
        ligne.addWidget(self.compromis, 0, Qt.AlignmentFlag.AlignBottom)
        colonne = QVBoxLayout(self)
        colonne.setContentsMargins(0, 0, 0, 0)
        colonne.addLayout(ligne)
        for widget in (self.confirmation, self.alerte, self.demarches):
            colonne.addWidget(widget)
        for cache in (self._ligne_de_fin, self.compromis, self.alerte, self.demarches):
            cache.hide()

    def _on_corriger(self) -> None:
        if self.fin.verifier() is not None:
            return
        fin = self.fin.valeur()
        if not isinstance(fin, date):
            self.fin.montrer_erreur(phrase_refus("obligatoire"))
            return
        services, auteur = self._poste.services, self._poste.auteur()
        self._poste.jobs.ecrire(
            lambda: corriger_fin_du_jeton(services, auteur, fin),
            then=lambda _rien: self._on_corrigee(fin),
            failed=self._on_echec,
            owner=self,
        )

    def _on_corrigee(self, fin: date) -> None:
        self._poste.avis.succes(f"Le jeton finit le {fin:%d/%m/%Y}.")
        self.enregistre.emit()

    def _on_echec(self, erreur: Exception) -> None:
        if isinstance(erreur, RefusMetier):
            self.fin.montrer_erreur(phrase_refus(erreur.code, erreur.faits))
        else:
            self._poste.avis.erreur(erreur)

    def _on_compromis(self) -> None:
        services, auteur = self._poste.services, self._poste.auteur()
        self.confirmation.demander(
            CONSEQUENCE,
            "Oui, retirer le jeton et voir quoi faire",
            lambda: self._poste.jobs.ecrire(
                lambda: declarer_jeton_compromis(services, auteur),
                then=lambda _instant: self.enregistre.emit(),
                failed=self._on_retrait_refuse,
                owner=self,
            ),
        )

    def _on_retrait_refuse(self, erreur: Exception) -> None:
        self._poste.avis.erreur(erreur)
        self.enregistre.emit()

    def _on_suite(self, instant: datetime | None) -> None:
        self.alerte.setVisible(instant is not None)
        self.demarches.setVisible(instant is not None)
        if instant is not None:
            moment = self._poste.services.horloge.heure_de(instant)
            etapes = demarches_jeton_compromis(moment)
            self.alerte.definir(COMPROMIS, Ton.DANGER)
            self.demarches.setText("\n".join(f"{rang}. {etape}" for rang, etape in enumerate(etapes, start=1)))
