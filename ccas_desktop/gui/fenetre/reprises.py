"""Put somebody aside to receive somebody else, and come back exactly where one was."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol, runtime_checkable

import shiboken6
from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QMenu, QWidget

from ccas_desktop.gui.notices import ActionAvis, Avis
from ccas_desktop.gui.widgets import Bouton, RoleBouton

if TYPE_CHECKING:
    from ccas_desktop.application.guichet.places import Endroit, Place, PlaceNommee
    from ccas_desktop.gui.fenetre.navigation import Navigation
    from ccas_desktop.gui.poste import Poste

METTRE_DE_COTE, REPRENDRE = "Ctrl+M", "Ctrl+R"


@runtime_checkable
class Reprenable(Protocol):
    """A page one may come back to, exactly."""

    def endroit(self) -> Endroit:
        """Return where one is in it."""


class Reprises(QFrame):
    """The buttons at the top of the window: put aside, come back; a dozen places, by numbers and initials.

    Signals:
        rangee: Emitted once somebody is put aside: the window shows a clean first page.
    """

    rangee = Signal()

    def __init__(self, fenetre: Navigation) -> None:
        super().__init__()
        self._fenetre = fenetre
        self._nommees: tuple[PlaceNommee, ...] = ()
        self._derniere: Endroit | None = None
        self._commence = False
        self.setProperty("role", "fil")
        self.setAccessibleName("Mises de côté")
        self.ranger = Bouton("Mettre de côté", "fleche_bas", RoleBouton.DISCRET, raccourci=METTRE_DE_COTE)
        self.reprendre = Bouton("Reprendre", "fleche_haut", RoleBouton.DISCRET)
        self.menu = QMenu(self)
        self.menu.setAccessibleName("Reprendre")
        ligne = QHBoxLayout(self)
        ligne.setContentsMargins(0, 2, 0, 2)
        ligne.setSpacing(2)
        for bouton in (self.ranger, self.reprendre):
            ligne.addWidget(bouton)
            bouton.hide()

        self.ranger.clicked.connect(self.mettre_de_cote)
        self.reprendre.clicked.connect(self.ouvrir_le_menu)
        QShortcut(QKeySequence(REPRENDRE), self, self.ouvrir_le_menu)

    @property
    def poste(self) -> Poste:
        """Return what the window works with."""
        return self._fenetre.poste

    def plier(self, plie: bool) -> None:
        """Show the pictures alone, or with their words."""
        for bouton in (self.ranger, self.reprendre):
            bouton.plier(plie)

    def commencer(self) -> None:
        """Offer, once the agent is known, what was put aside and where one was when the window closed."""
        from ccas_desktop.application.guichet import places

        if self._commence:
            self.montrer()
            return
        self._commence = True
        preferences = self.poste.services.preferences
        self._fenetre.pages.page_changee.connect(self._on_page)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._on_focus)
        if (place := places.derniere(preferences)) is not None:
            places.ranger(preferences, place)
            places.noter_la_derniere(preferences, None)
        self._nommer(proposee=place)

    def mettre_de_cote(self) -> None:
        """Keep where one is, then show a clean first page."""
        from ccas_desktop.application.guichet import places
        from ccas_desktop.application.identifiants import nouvel_id

        endroit = self._endroit()
        if endroit is None:
            return
        sans_draft_a_soi = endroit.page is places.Page.NOUVEAU_DOSSIER and not endroit.cible
        garde = places.Endroit(endroit.page, nouvel_id()) if sans_draft_a_soi else endroit
        places.ranger(self.poste.services.preferences, self._place(garde))
        # The page is left first: what is being typed there is pushed to its draft.
        self._fenetre.aller_accueil()
        if sans_draft_a_soi:
            self._deplacer_le_brouillon(garde)
        self._nommer()
        self.rangee.emit()

    def degager_le_nouveau(self) -> None:
        """Give a dossier left half typed a place of its own: the form that opens next is for somebody else."""
        from ccas_desktop.application.guichet import places
        from ccas_desktop.application.identifiants import nouvel_id

        if not self._commence:
            return
        endroit = places.Endroit(places.Page.NOUVEAU_DOSSIER, nouvel_id())
        places.ranger(self.poste.services.preferences, self._place(endroit))
        self._deplacer_le_brouillon(endroit)
        self._nommer()

    def noter(self) -> None:
        """Keep where one is, if it changed, in case the window closes."""
        from ccas_desktop.application.guichet import places

        if not self._commence:
            return
        endroit = self._endroit()
        if endroit != self._derniere:
            self._derniere = endroit
            places.noter_la_derniere(self.poste.services.preferences, self._place(endroit) if endroit else None)

    def ouvrir_le_menu(self) -> None:
        """Show what is put aside; the arrows and Enter choose."""
        if not self.reprendre.isVisible():
            return
        self.menu.popup(self.reprendre.mapToGlobal(self.reprendre.rect().bottomLeft()))
        if self.menu.actions():
            self.menu.setActiveAction(self.menu.actions()[0])

    def montrer(self) -> None:
        """Show the places of the agent at work; those of the others are a step further."""
        agent_id = self.poste.auteur().id
        siennes = [n for n in self._nommees if n.place.agent_id in (None, agent_id)]
        autres = [n for n in self._nommees if n not in siennes]
        self.menu.clear()
        self._ajouter(self.menu, siennes)
        if autres:
            self._ajouter(self.menu.addMenu(f"D’un autre agent ({len(autres)})"), autres)
        self.reprendre.setText(f"Reprendre ({len(siennes)})" if siennes else "Reprendre")
        self.reprendre.setToolTip("Revenir à une personne mise de côté (Ctrl+R)")
        self.reprendre.setVisible(bool(self._nommees))

    def _ajouter(self, menu: QMenu, nommees: list[PlaceNommee]) -> None:
        for nommee in nommees:
            action = menu.addAction(nommee.libelle.replace("&", "&&"))
            action.triggered.connect(lambda _coche=False, n=nommee: self._revenir(n))

    def _revenir(self, nommee: PlaceNommee) -> None:
        from ccas_desktop.application.guichet import places

        endroit = nommee.place.endroit
        # A dossier not created yet stays in the list as long as its draft: nothing else leads to it.
        if endroit.page is not places.Page.NOUVEAU_DOSSIER:
            places.retirer(self.poste.services.preferences, endroit)
        self._fenetre.ouvrir_endroit(endroit)
        self._nommer()

    def _deplacer_le_brouillon(self, endroit: Endroit) -> None:
        from ccas_desktop.application.brouillons import deplacer
        from ccas_desktop.application.guichet.places import CLE_NOUVEAU_DOSSIER, cle_du_nouveau_dossier

        services, auteur = self.poste.services, self.poste.auteur()
        vers = cle_du_nouveau_dossier(endroit.cible)
        self.poste.jobs.ecrire(
            lambda: deplacer(services, auteur, CLE_NOUVEAU_DOSSIER, vers), failed=self._fenetre.erreur
        )

    def _nommer(self, *, proposee: Place | None = None) -> None:
        """Read the numbers and the initials, behind the drafts being written."""
        from ccas_desktop.application.guichet import places

        services = self.poste.services
        nommables = places.places(services.preferences)
        self.poste.jobs.ecrire(
            lambda: places.nommer(services, nommables),
            then=lambda nommees: self._on_nommees(nommees, proposee),
            failed=self._fenetre.erreur,
            owner=self,
        )

    def _on_nommees(self, nommees: tuple[PlaceNommee, ...], proposee: Place | None) -> None:
        from ccas_desktop.application.guichet import places

        self._nommees = nommees
        places.garder(self.poste.services.preferences, tuple(nommee.place for nommee in nommees))
        self.montrer()
        offerte = next((n for n in nommees if n.place == proposee), None)
        if offerte is not None and offerte.place.agent_id == self.poste.auteur().id:
            action = ActionAvis("Reprendre", lambda: self._revenir(offerte))
            self.poste.avis.montrer(Avis(f"Vous étiez à\u00a0: {offerte.libelle}."), (action,))

    def _on_page(self, page: QWidget) -> None:
        from ccas_desktop.application.guichet.places import Page

        self.ranger.setVisible(isinstance(page, Reprenable))
        self.noter()
        if any(nommee.place.endroit.page is Page.NOUVEAU_DOSSIER for nommee in self._nommees):
            self._nommer()

    def _on_focus(self, _ancien: QWidget | None, _nouveau: QWidget | None) -> None:
        # A window that closes destroys its pages one by one, and the focus moves meanwhile.
        if shiboken6.isValid(self) and shiboken6.isValid(self._fenetre.pages):
            self.noter()

    def _endroit(self) -> Endroit | None:
        page: object = self._fenetre.pages.currentWidget()
        return page.endroit() if isinstance(page, Reprenable) else None

    def _place(self, endroit: Endroit) -> Place:
        from ccas_desktop.application.guichet.places import Place

        return Place(endroit, self.poste.services.horloge.maintenant(), self.poste.auteur().id)
