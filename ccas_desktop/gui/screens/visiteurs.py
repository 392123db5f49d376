"""The queue of the day: by initials only, nothing printed, nothing kept the next day."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from ccas_desktop.application.guichet.visiteurs import File, ajouter_visiteur, file_du_jour
from ccas_desktop.application.messages.guichet import ETATS_VISITEUR, phrase_de_l_attente
from ccas_desktop.application.messages.heures import phrase_heure
from ccas_desktop.domain.guichet.visiteur import EtatVisiteur, Visiteur
from ccas_desktop.gui.forms import LigneTexte
from ccas_desktop.gui.guichet.ligne import LigneDeSaisie
from ccas_desktop.gui.guichet.visiteurs import ActesVisiteur
from ccas_desktop.gui.poste import Poste
from ccas_desktop.gui.saisie.saisie import Saisie
from ccas_desktop.gui.tables import Colonne, TableSimple
from ccas_desktop.gui.theme import theme_porte
from ccas_desktop.gui.widgets import Bouton, Carte, EnTete, EtatVide, RoleBouton

OUBLI = "La file est oubliée chaque soir\u00a0: rien n’en est gardé ni imprimé, et seules les initiales sont montrées."
CLE = "visiteur/nouveau"
LARGEUR_INITIALES = 130
_IMAGES = {
    EtatVisiteur.ATTEND: ("horloge", "texte_secondaire"),
    EtatVisiteur.APPELE: ("cloche", "alerte"),
    EtatVisiteur.RECU: ("personne", "succes"),
    EtatVisiteur.PARTI: ("fait", "texte_secondaire"),
}


@dataclass(frozen=True)
class LigneVisiteur:
    """A visitor, with her hour of arrival on the clock of the office."""

    visiteur: Visiteur
    heure: datetime


COLONNES = (
    Colonne[LigneVisiteur]("Initiales", lambda v: v.visiteur.initiales),
    Colonne[LigneVisiteur]("Depuis", lambda v: v.heure, ecrire=phrase_heure),
    Colonne[LigneVisiteur]("Pour quoi", lambda v: v.visiteur.motif, extensible=True),
    Colonne[LigneVisiteur]("Dossier", lambda v: "connu" if v.visiteur.dossier_id else ""),
    Colonne[LigneVisiteur]("État", lambda v: ETATS_VISITEUR[v.visiteur.etat], image=lambda v: _IMAGES[v.visiteur.etat]),
)


class TableVisiteurs(TableSimple[LigneVisiteur]):
    """Enter receives, Delete lets go.

    Signals:
        depart_voulu: Emitted with the LigneVisiteur who leaves.
    """

    depart_voulu = Signal(object)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        choisie = self.choisie()
        if event.key() == Qt.Key.Key_Delete and choisie is not None:
            self.depart_voulu.emit(choisie)
        else:
            super().keyPressEvent(event)


class EcranVisiteurs(QWidget):
    """Shows who waits, for what and since when; adds somebody in one row.

    Signals:
        dossier_voulu: Emitted with the id of the dossier of who is received.
    """

    PAGE_AIDE = "guichet#Les visiteurs du jour"
    dossier_voulu = Signal(str)

    def __init__(self, poste: Poste) -> None:
        super().__init__()
        self._poste = poste
        self.entete = EnTete("Visiteurs du jour", precision=OUBLI)
        self.initiales = LigneTexte("Initiales", exemple="D. M.")
        self.motif = LigneTexte("Pour quoi", exemple="Aide, papiers, rendez-vous…")
        self.initiales.setFixedWidth(LARGEUR_INITIALES)
        self.bouton = Bouton("Ajouter à la file")
        self.ligne = LigneDeSaisie(((self.initiales, 0), (self.motif, 1)), self.bouton)
        self.saisie = Saisie(poste, CLE, {"initiales": self.initiales, "motif": self.motif}, self)
        vide = EtatVide(
            "personne", "Personne n’attend.", suite="Tapez des initiales, ou cherchez un dossier\u00a0: Ctrl+F."
        )
        self.table = TableVisiteurs("File du jour", COLONNES, vide=vide)
        self.carte = Carte("File du jour")
        self.appeler = self._action("Appeler", "cloche", "Alt+P", EtatVisiteur.APPELE)
        self.recevoir = self._action("Recevoir", "personne", "Alt+E", EtatVisiteur.RECU)
        self.partir = self._action("Parti·e", "fait", "Alt+T", EtatVisiteur.PARTI)
        self.remettre = self._action("Remettre en attente", "retour", "Alt+M", EtatVisiteur.ATTEND)
        self._actes = ActesVisiteur(poste, self)

        self._disposer()

        for champ in (self.initiales, self.motif):
            champ.ligne.returnPressed.connect(self.ligne.validee)
        self.ligne.validee.connect(self.ajouter)
        self.table.ligne_activee.connect(lambda ligne: self._actes.passer(ligne.visiteur, EtatVisiteur.RECU))
        self.table.depart_voulu.connect(lambda ligne: self._actes.passer(ligne.visiteur, EtatVisiteur.PARTI))
        self.table.ligne_choisie.connect(self._on_choisie)
        self._actes.change.connect(self.actualiser)
        self._actes.dossier_voulu.connect(self.dossier_voulu)
        self.setFocusProxy(self.initiales.ligne)
        self._on_choisie(None)
        self.actualiser()

    def actualiser(self) -> None:
        """Read the queue again."""
        services = self._poste.services
        self._poste.jobs.lire(
            lambda: file_du_jour(services), then=self._montrer, failed=self._poste.avis.erreur, owner=self
        )

    def ajouter(self) -> None:
        """Put who is typed at the end of the queue."""
        services, auteur = self._poste.services, self._poste.auteur()
        self.saisie.enregistrer(
            lambda valeurs: ajouter_visiteur(services, auteur, valeurs["initiales"] or "", valeurs["motif"] or ""),
            then=self._on_ajoute,
        )

    def _action(self, texte: str, image: str, touches: str, etat: EtatVisiteur) -> Bouton:
        bouton = Bouton(texte, image, RoleBouton.DISCRET, raccourci=touches, raccourci_dit=True)
        bouton.clicked.connect(self._passer(etat))
        return bouton

    def _passer(self, etat: EtatVisiteur) -> Callable[[], None]:
        def passer() -> None:
            choisie = self.table.choisie()
            if choisie is not None:
                self._actes.passer(choisie.visiteur, etat)

        return passer

    def _disposer(self) -> None:
        espaces = theme_porte().espaces
        actes = QHBoxLayout()
        for bouton in (self.appeler, self.recevoir, self.partir, self.remettre):
            actes.addWidget(bouton)
        actes.addStretch(1)
        aide = QLabel(
            "Entrée\u00a0: recevoir, et ouvrir le dossier s’il est connu. Suppr\u00a0: la personne est partie."
        )
        aide.setProperty("role", "petit")
        self.carte.ajouter(self.ligne, self.table)
        self.carte.contenu.addLayout(actes)
        self.carte.ajouter(aide)
        page = QVBoxLayout(self)
        page.setContentsMargins(espaces["large"], espaces["petit"], espaces["large"], espaces["grand"])
        page.setSpacing(espaces["moyen"])
        page.addWidget(self.entete)
        page.addWidget(self.carte, 1)

    def _montrer(self, file: File) -> None:
        heure_de = self._poste.services.horloge.heure_de
        choisie = self.table.choisie()
        lignes = [LigneVisiteur(visiteur, heure_de(visiteur.arrive_le)) for visiteur in file.visiteurs]
        self.table.definir(lignes)
        garde = next((li for li in lignes if choisie and li.visiteur.id == choisie.visiteur.id), None)
        prochain = next((li for li in lignes if li.visiteur == file.prochain), None)
        self.table.choisir(garde or prochain or next(iter(lignes), None))
        self.carte.definir_titre(phrase_de_l_attente(len(file.en_attente)))
        self._on_choisie(self.table.choisie())

    def _on_choisie(self, ligne: LigneVisiteur | None) -> None:
        etat = ligne.visiteur.etat if ligne else None
        for bouton, impossible in (
            (self.appeler, (None, EtatVisiteur.APPELE)),
            (self.recevoir, (None,)),
            (self.partir, (None, EtatVisiteur.PARTI)),
            (self.remettre, (None, EtatVisiteur.ATTEND)),
        ):
            bouton.setEnabled(etat not in impossible)

    def _on_ajoute(self, visiteur: Visiteur) -> None:
        self.saisie.liaison.vider()
        self.initiales.ligne.setFocus()
        self._poste.avis.succes(f"{visiteur.initiales} est dans la file.")
        self.actualiser()
