"""The tab of the legal aids received and passed on, and of the aids asked elsewhere."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Signal

from ccas_desktop.application.aides_legales.bordereau import TITRE, composer_bordereau
from ccas_desktop.application.aides_legales.page import (
    LigneAideLegale,
    PageAidesLegales,
    PieceLegale,
    lire_page_aides_legales,
)
from ccas_desktop.application.dossiers.page import PageDossier
from ccas_desktop.application.messages.aides_ailleurs import ISSUES, ORGANISMES
from ccas_desktop.domain.demandes.aides_exterieures import AideExterieure
from ccas_desktop.domain.demandes.aides_legales import ObligeAlimentaire
from ccas_desktop.domain.montant import ecrire_montant
from ccas_desktop.gui.impression_etat import ImpressionEtat
from ccas_desktop.gui.screens.dossier.colonnes import DROITE, GAUCHE
from ccas_desktop.gui.screens.dossier.onglets import ContexteDossier, OngletDossier
from ccas_desktop.gui.screens.dossier.sujets_aides import SujetsAides
from ccas_desktop.gui.screens.dossier.tables import TableAjustee
from ccas_desktop.gui.tables import Colonne
from ccas_desktop.gui.widgets import Bouton, Carte, EtatVide, RoleBouton

AIDES = (
    Colonne[LigneAideLegale]("Aide", lambda ligne: f"{ligne.aide.libelle}\n{ligne.aide.autorite}", extensible=True),
    Colonne[LigneAideLegale]("Déposée le", lambda ligne: ligne.aide.depose_le, ecrire=lambda jour: f"{jour:%d/%m/%Y}"),
    Colonne[LigneAideLegale](
        "État et délais",
        lambda ligne: ligne.etat_et_delais,
        extensible=True,
        image=lambda ligne: ("alerte", "alerte") if ligne.presse else ("en_cours", "information"),
    ),
)
PIECES = (
    Colonne[PieceLegale]("Pièce", lambda p: f"{p.piece.libelle}\n{p.aide}", extensible=True),
    Colonne[PieceLegale](
        "État",
        lambda p: f"{p.mot.texte}\n{p.quand}",
        extensible=True,
        image=lambda p: ("alerte", "alerte") if p.piece.est_attendue else ("fait", "succes"),
    ),
)
OBLIGES = (
    Colonne[ObligeAlimentaire]("Nom", lambda o: f"{o.nom} {o.prenom}".strip(), extensible=True),
    Colonne[ObligeAlimentaire]("Lien", lambda o: o.lien),
    Colonne[ObligeAlimentaire](
        "Informé·e",
        lambda o: f"le {o.information_le:%d/%m/%Y}" if o.information_le else "à informer",
        image=lambda o: ("fait", "succes") if o.information_le else ("alerte", "alerte"),
    ),
    Colonne[ObligeAlimentaire]("Aide proposée", lambda o: o.reponse),
)
EXTERIEURES = (
    Colonne[AideExterieure](
        "Demandée à", lambda a: "\n".join(t for t in (ORGANISMES[a.organisme], a.precision) if t), extensible=True
    ),
    Colonne[AideExterieure]("Le", lambda a: a.orientee_le, ecrire=lambda jour: f"{jour:%d/%m/%Y}"),
    Colonne[AideExterieure]("Demandé", lambda a: _montant(a.montant_demande), a_droite=True),
    Colonne[AideExterieure](
        "Réponse", lambda a: "\n".join(t for t in (ISSUES[a.issue], _montant(a.montant_recu)) if t)
    ),
)


class CarteListe(Carte):
    """A list with what adds to it.

    Signals:
        ajout_voulu: Emitted to add one.
    """

    ajout_voulu = Signal()

    def __init__(self, titre: str, ajout: str, table: TableAjustee[Any]) -> None:
        super().__init__(titre)
        self.ajout = self.ajouter_action(Bouton("Ajouter", "ajouter", RoleBouton.DISCRET))
        self.ajout.setAccessibleName(ajout)
        self.ajout.setToolTip(ajout)
        self.table = table
        self.ajouter(table)
        self.ajout.clicked.connect(self.ajout_voulu)


class OngletAides(OngletDossier):
    """The CCAS receives these files, completes them and passes them on; it never decides them."""

    PAGE_AIDE = "dossier#Les aides légales et les aides demandées ailleurs"

    def __init__(self, contexte: ContexteDossier) -> None:
        self._contexte = contexte
        self._sujets = SujetsAides(contexte)
        self._a_rouvrir = ""
        self.impression = ImpressionEtat(contexte.poste, self, TITRE, "bordereau-de-transmission")
        vide = EtatVide("dossier", "Aucune aide légale.", suite="Un dossier déposé se transmet dans le mois.")
        table = TableAjustee("Aides légales", AIDES, vide=vide)
        self.legales = CarteListe("Aides légales", "Recevoir une aide légale", table)
        self.bordereau = self.legales.ajouter_action(Bouton("Bordereau", "imprimer", RoleBouton.DISCRET))
        self.bordereau.setToolTip("Bordereau de transmission de l’aide choisie")
        self.obliges = CarteListe(
            "Obligés alimentaires", "Ajouter un obligé alimentaire", TableAjustee("Obligés alimentaires", OBLIGES)
        )
        self.exterieures = CarteListe(
            "Aides demandées ailleurs",
            "Noter une aide demandée ailleurs",
            TableAjustee("Aides demandées ailleurs", EXTERIEURES),
        )
        attendues = TableAjustee("Pièces attendues", PIECES)
        self.pieces = CarteListe("Pièces attendues", "Demander des pièces", attendues)
        cartes = ((self.legales, GAUCHE), (self.pieces, GAUCHE), (self.obliges, GAUCHE), (self.exterieures, DROITE))
        super().__init__(cartes)
        self.pieces.hide()

        self.legales.ajout_voulu.connect(lambda: contexte.ouvrir(self._sujets.aide(None)))
        self.legales.table.ligne_activee.connect(lambda ligne: contexte.ouvrir(self._sujets.aide(ligne.aide)))
        self.bordereau.clicked.connect(self._on_bordereau)
        self.pieces.ajout_voulu.connect(lambda: contexte.ouvrir(self._sujets.pieces()))
        self.pieces.table.ligne_activee.connect(self._on_piece)
        self.obliges.ajout_voulu.connect(lambda: contexte.ouvrir(self._sujets.oblige(None)))
        self.obliges.table.ligne_activee.connect(lambda oblige: contexte.ouvrir(self._sujets.oblige(oblige)))
        self.exterieures.ajout_voulu.connect(lambda: contexte.ouvrir(self._sujets.exterieure(None)))
        self.exterieures.table.ligne_activee.connect(lambda aide: contexte.ouvrir(self._sujets.exterieure(aide)))
        self.setFocusProxy(self.legales.ajout)

    def montrer(self, _page: PageDossier) -> None:
        """Read the aids again."""
        poste, dossier_id = self._contexte.poste, self._contexte.dossier_id
        poste.jobs.lire(
            lambda: lire_page_aides_legales(poste.services, dossier_id),
            then=self._on_lues,
            failed=poste.avis.erreur,
            owner=self,
        )

    def rouvrir(self, cle: str) -> None:
        """Open again the aid or the relative of that key, once they are read."""
        self._a_rouvrir = cle

    def _on_lues(self, page: PageAidesLegales) -> None:
        self._sujets.lue = page
        self.legales.table.definir(page.lignes)
        if self.legales.table.choisie() is None and page.lignes:
            self.legales.table.choisir(page.lignes[0])
        self.bordereau.setEnabled(bool(page.lignes))
        self.pieces.table.definir(page.pieces)
        self.pieces.table.setVisible(bool(page.pieces))
        self.pieces.setVisible(bool(page.lignes))
        self.obliges.table.definir(page.obliges)
        self.obliges.table.setVisible(bool(page.obliges))
        self.obliges.setVisible(bool(page.obliges) or any(ligne.aide.fiche.obliges for ligne in page.lignes))
        self.exterieures.table.definir(page.exterieures)
        self.exterieures.table.setVisible(bool(page.exterieures))
        cle, self._a_rouvrir = self._a_rouvrir, ""
        if (sujet := self._sujets.de_la_cle(page, cle)) is not None:
            self._contexte.ouvrir(sujet)

    def _on_piece(self, ligne: PieceLegale) -> None:
        """Say what became of a paper that is still awaited."""
        if ligne.piece.est_attendue:
            self._contexte.ouvrir(self._sujets.sort(ligne.piece))

    def _on_bordereau(self) -> None:
        choisie, services = self.legales.table.choisie(), self._contexte.poste.services
        if choisie is not None:
            self.impression.montrer(lambda: composer_bordereau(services, choisie.aide.id))


def _montant(montant: Any) -> str:
    return "" if montant is None else ecrire_montant(montant)
