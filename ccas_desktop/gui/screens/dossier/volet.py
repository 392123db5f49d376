"""The panel that edits one thing, inside the page: what is typed there is a draft until it is saved."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from ccas_desktop.gui.poste import Poste
from ccas_desktop.gui.saisie.saisie import Saisie
from ccas_desktop.gui.screens.dossier.sujet import Sujet
from ccas_desktop.gui.theme import theme_porte
from ccas_desktop.gui.widgets import Bandeau, Bouton, EtiquetteCoupee, RoleBouton, Ton, ZoneDefilante

CONFLIT = (
    "Ce dossier a été modifié entre-temps. Votre saisie est gardée ci-dessous : vérifiez-la, puis enregistrez de"
    " nouveau."
)
REPRISE = "Saisie reprise : elle n’était pas enregistrée."


class Volet(QFrame):
    """Edits a Sujet; closed, it keeps what was typed as a draft.

    Signals:
        enregistre: Emitted with the Sujet once it is saved.
        ferme: Emitted when the person closes the panel.
        conflit: Emitted when another save came between: the page is to be read again, the panel stays.
    """

    enregistre = Signal(object)
    ferme = Signal()
    conflit = Signal()

    def __init__(self, poste: Poste, sujet: Sujet) -> None:
        super().__init__()
        self.setProperty("role", "carte")
        self.setAccessibleName(sujet.titre)
        self.sujet = sujet
        self.saisie = Saisie(poste, sujet.cle, sujet.formulaire.champs, self)
        self.bandeau = Bandeau(REPRISE, Ton.INFORMATION, action="Effacer")
        self.bandeau.bouton.setToolTip("Oublier cette saisie et revenir à ce qui est enregistré")
        self.bandeau.hide()
        self.bouton = Bouton("Enregistrer", "enregistrer", RoleBouton.PRINCIPAL, raccourci="Ctrl+S", raccourci_dit=True)
        self.fermeture = Bouton("Fermer", "fermer", RoleBouton.DISCRET)
        self.fermeture.setToolTip("Fermer (Échap) : ce que vous avez saisi est gardé")

        self._disposer()

        self.bouton.clicked.connect(self.enregistrer)
        sujet.formulaire.valide.connect(self.enregistrer)
        self.fermeture.clicked.connect(self.fermer)
        self.bandeau.action_demandee.connect(self._on_effacer)
        self.saisie.brouillon.repris.connect(self._on_repris)
        self.saisie.conflit.connect(self._on_conflit)
        self.saisie.brouillon.reprendre()

    def prendre_le_focus(self) -> None:
        """Put the focus in the first field."""
        next(iter(self.sujet.formulaire.champs.values())).controle.setFocus()

    def enregistrer(self) -> None:
        """Save what is typed."""
        # The field being typed in is left first: what it completes or rewrites is saved too.
        self.bouton.setFocus()
        self.saisie.enregistrer(self.sujet.verbe(), then=lambda _resultat: self.enregistre.emit(self.sujet))

    def fermer(self) -> None:
        """Close, the draft kept."""
        self.saisie.liaison.pousser()
        self.ferme.emit()

    def _disposer(self) -> None:
        espaces = theme_porte().espaces
        titre = EtiquetteCoupee(self.sujet.titre)
        titre.setProperty("role", "sous_titre")
        haut = QHBoxLayout()
        haut.addWidget(titre, 1)
        haut.addWidget(self.fermeture)
        colonne = QVBoxLayout(self)
        colonne.setContentsMargins(espaces["grand"], espaces["petit"], espaces["grand"], espaces["moyen"])
        colonne.setSpacing(espaces["petit"])
        colonne.addLayout(haut)
        colonne.addWidget(self.bandeau)
        colonne.addWidget(self._zone(), 1)
        colonne.addLayout(self._bas())

    def _zone(self) -> ZoneDefilante:
        zone = ZoneDefilante()
        # On the card, not on the background of the page.
        for widget in (zone, zone.widget()):
            if widget is not None:
                widget.setProperty("role", "")
                widget.setAutoFillBackground(False)
        zone.contenu.setContentsMargins(0, 0, theme_porte().espaces["petit"], 0)
        zone.ajouter(self.sujet.formulaire)
        if self.sujet.annexe is not None:
            zone.ajouter(self.sujet.annexe)
        zone.contenu.addStretch(1)
        return zone

    def _bas(self) -> QHBoxLayout:
        bas = QHBoxLayout()
        if self.sujet.retirer is not None:
            libelle, retirer = self.sujet.retirer
            self.retrait = Bouton(libelle, "supprimer", RoleBouton.DANGER)
            self.retrait.clicked.connect(retirer)
            bas.addWidget(self.retrait)
        bas.addStretch(1)
        bas.addWidget(self.bouton)
        return bas

    def _on_repris(self) -> None:
        self.sujet.formulaire.relire()
        self.bandeau.definir(REPRISE, Ton.INFORMATION)
        self.bandeau.show()

    def _on_effacer(self) -> None:
        self.sujet.remettre()
        self.saisie.liaison.effacer_erreurs()
        self.saisie.brouillon.oublier()
        self.bandeau.hide()
        self.prendre_le_focus()

    def _on_conflit(self) -> None:
        self.bandeau.definir(CONFLIT, Ton.ALERTE)
        self.bandeau.show()
        self.conflit.emit()
