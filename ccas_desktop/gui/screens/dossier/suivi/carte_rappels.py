"""The reminders of a dossier, and the row that adds one."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from ccas_desktop.application.guichet.page_suivi import PageSuivi
from ccas_desktop.application.guichet.rappels import ajouter_rappel
from ccas_desktop.application.messages.guichet import phrase_delai
from ccas_desktop.domain.demandes.delais import jours_restants
from ccas_desktop.domain.guichet.rappel import Rappel
from ccas_desktop.gui.guichet.champs import LARGEUR_DATE, ChampsRappel
from ccas_desktop.gui.guichet.ligne import LigneDeSaisie
from ccas_desktop.gui.guichet.rappels import BarreRappel
from ccas_desktop.gui.poste import Poste
from ccas_desktop.gui.saisie.saisie import Saisie
from ccas_desktop.gui.screens.dossier.tables import TableAjustee
from ccas_desktop.gui.tables import Colonne
from ccas_desktop.gui.theme import theme_porte
from ccas_desktop.gui.widgets import Bouton, Carte, EtatVide

LIGNES_VISIBLES = 12


@dataclass(frozen=True)
class LigneRappel:
    """A reminder as the table shows it on that day."""

    rappel: Rappel
    delai: str
    mots: str


COLONNES = (
    Colonne[LigneRappel]("Pour le", lambda r: r.rappel.jour, ecrire=lambda jour: f"{jour:%d/%m/%Y}"),
    Colonne[LigneRappel](
        "Délai",
        lambda r: r.delai,
        image=lambda r: ("fait", "succes") if r.rappel.est_fait else ("horloge", "texte_secondaire"),
    ),
    Colonne[LigneRappel]("Rappel", lambda r: r.mots, extensible=True),
)


def _cote_a_cote(champs: ChampsRappel) -> QWidget:
    """Return the day and the text, which has the room left."""
    rangee = QWidget()
    ligne = QHBoxLayout(rangee)
    ligne.setContentsMargins(0, 0, 0, 0)
    ligne.setSpacing(theme_porte().espaces["petit"])
    for champ, part in ((champs.jour, 0), (champs.texte, 1)):
        ligne.addWidget(champ, part, Qt.AlignmentFlag.AlignTop)
    return rangee


class CarteRappels(Carte):
    """Lists the reminders and adds one.

    Signals:
        modification_voulue: Emitted with the Rappel to change.
        change: Emitted once a reminder was added, changed or put back.
    """

    modification_voulue = Signal(object)
    change = Signal()

    def __init__(self, poste: Poste, dossier_id: str) -> None:
        super().__init__("Rappels")
        self._poste = poste
        self._dossier_id = dossier_id
        self.champs = ChampsRappel()
        self.champs.jour.setFixedWidth(LARGEUR_DATE)
        self.champs.vider(poste.services.horloge.aujourdhui())
        self.bouton = Bouton("Ajouter")
        self.bouton.setAccessibleName("Ajouter le rappel")
        c = self.champs
        self.ligne = LigneDeSaisie(((c.agent, 1), (c.demande, 1)), self.bouton)
        vide = EtatVide("cloche", "Aucun rappel.", suite="Écrivez ce qui est à faire, puis Entrée.")
        self.table = TableAjustee("Rappels", COLONNES, vide=vide, visibles=LIGNES_VISIBLES)
        self.barre = BarreRappel(poste)
        aide = QLabel("Entrée : modifier. Suppr : retirer.")
        aide.setProperty("role", "petit")
        self.saisie = Saisie(poste, f"rappel/nouveau/{dossier_id}", c.par_nom, self)
        self.ajouter(_cote_a_cote(c), self.ligne, self.table, self.barre, aide)

        self.champs.sur_entree(self.ligne.validee)
        self.ligne.validee.connect(self.enregistrer)
        self.table.ligne_choisie.connect(lambda ligne: self.barre.definir(ligne.rappel if ligne else None))
        self.table.ligne_activee.connect(lambda ligne: self.modification_voulue.emit(ligne.rappel))
        self.table.retrait_voulu.connect(lambda ligne: self.barre.retirer(ligne.rappel))
        self.barre.fait.connect(self.change)
        self.saisie.brouillon.reprendre()

    def montrer(self, page: PageSuivi) -> None:
        """Show the reminders, what is left to do first."""
        self.champs.proposer(page.agents, page.demandes)
        self.definir_titre(f"Rappels ({page.a_faire} à faire)" if page.a_faire else "Rappels")
        choisie = self.table.choisie()
        lignes = [_ligne(rappel, page) for rappel in page.rappels]
        self.table.definir(lignes)
        garde = next((ligne for ligne in lignes if choisie and ligne.rappel.id == choisie.rappel.id), None)
        self.table.choisir(garde or next(iter(lignes), None))
        retenue = self.table.choisie()
        self.barre.definir(retenue.rappel if retenue else None)

    def enregistrer(self) -> None:
        """Add what is typed."""
        services, auteur, dossier_id = self._poste.services, self._poste.auteur(), self._dossier_id
        jour = services.horloge.aujourdhui()
        self.saisie.enregistrer(
            lambda v: ajouter_rappel(services, auteur, self.champs.saisie(v, jour), dossier_id=dossier_id),
            then=self._on_ajoute,
        )

    def _on_ajoute(self, _rappel: Rappel) -> None:
        self.champs.vider(self._poste.services.horloge.aujourdhui())
        self.champs.texte.ligne.setFocus()
        self._poste.avis.succes("Rappel ajouté.")
        self.change.emit()


def _ligne(rappel: Rappel, page: PageSuivi) -> LigneRappel:
    numero = page.numero(rappel.demande_id)
    sujet = " · ".join(t for t in (f"demande {numero}" if numero else "", _pour(rappel, page)) if t)
    if rappel.fait_le is not None:
        delai = f"fait le {rappel.fait_le:%d/%m/%Y}"
    else:
        delai = phrase_delai(jours_restants(rappel.jour, aujourdhui=page.jour))
    return LigneRappel(rappel, delai, f"{rappel.texte}\n{sujet}" if sujet else rappel.texte)


def _pour(rappel: Rappel, page: PageSuivi) -> str:
    return f"pour {page.nom_agent(rappel.agent_id)}" if rappel.agent_id else ""
