"""The fields of a passage and of a reminder, the same in one row and in the panel."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from PySide6.QtCore import QObject, Qt, SignalInstance
from PySide6.QtGui import QKeySequence, QShortcut

from ccas_desktop.application.guichet.page_suivi import POUR_TOUS
from ccas_desktop.application.guichet.passages import SaisiePassage
from ccas_desktop.application.guichet.rappels import SaisieRappel
from ccas_desktop.application.messages.guichet import CANAUX
from ccas_desktop.domain.demandes.decision import Agent
from ccas_desktop.domain.guichet.passage import Canal, Passage
from ccas_desktop.domain.guichet.rappel import Rappel
from ccas_desktop.gui.forms import Champ, ChampChoix, ChampDate, LigneTexte

CHOIX_CANAL = tuple((canal.value, texte) for canal, texte in CANAUX.items())
LARGEUR_DATE = 112


class ChampsPassage:
    """Date, way, why, what next.

    Attributes:
        par_nom: the fields, for a Saisie.
    """

    def __init__(self) -> None:
        self.jour = ChampDate("Date")
        self.canal = ChampChoix("Façon", CHOIX_CANAL)
        self.motif = LigneTexte("Motif du passage", exemple="Pourquoi la personne est venue (Ctrl+Maj+P)")
        self.suite = LigneTexte("Suite", exemple="Ce qui est fait ou à faire")
        self.par_nom: Mapping[str, Champ] = {
            "jour": self.jour,
            "canal": self.canal,
            "motif": self.motif,
            "suite": self.suite,
        }

    def montrer(self, passage: Passage) -> None:
        """Show a passage."""
        self._definir(passage.jour, passage.canal, passage.motif, passage.suite)

    def vider(self, jour: date) -> None:
        """Get ready for the next one: that day, at the counter."""
        self._definir(jour, Canal.SPONTANE, None, None)

    def saisie(self, valeurs: Mapping[str, Any], jour: date) -> SaisiePassage:
        """Return the passage that these values say; without a date it is of that day."""
        return SaisiePassage(
            jour=valeurs["jour"] or jour,
            canal=Canal(valeurs["canal"] or Canal.SPONTANE),
            motif=valeurs["motif"] or "",
            suite=valeurs["suite"] or "",
        )

    def sur_entree(self, signal: SignalInstance) -> None:
        """Have Enter, in any of the fields, emit that signal."""
        for champ in (self.jour, self.motif, self.suite):
            champ.ligne.returnPressed.connect(signal)
        entree_dans_la_liste(self.canal, signal)

    def _definir(self, jour: date, canal: Canal, motif: str | None, suite: str | None) -> None:
        self.jour.definir_valeur(jour)
        self.canal.definir_valeur(canal.value)
        self.motif.definir_valeur(motif)
        self.suite.definir_valeur(suite)


class ChampsRappel:
    """Day, text, agent, and the request it is about when the dossier has some.

    Attributes:
        par_nom: the fields, for a Saisie.
    """

    def __init__(self) -> None:
        self.jour = ChampDate("Pour le")
        self.texte = LigneTexte("Rappel", exemple="Ce qui est à faire")
        self.agent = ChampChoix("Pour qui", (), invite=POUR_TOUS)
        self.demande = ChampChoix("Au sujet de", (), invite="Le dossier")
        self.par_nom: Mapping[str, Champ] = {
            "jour": self.jour,
            "texte": self.texte,
            "agent": self.agent,
            "demande": self.demande,
        }

    def proposer(self, agents: Sequence[Agent], demandes: Sequence[tuple[str, str]] = ()) -> None:
        """Offer these agents and requests."""
        self.agent.definir_choix([(agent.id, agent.nom_complet) for agent in agents if agent.actif])
        self.demande.definir_choix([(demande_id, f"Demande {numero}") for demande_id, numero in demandes])
        self.demande.setVisible(bool(demandes))

    def montrer(self, rappel: Rappel) -> None:
        """Show a reminder."""
        self.jour.definir_valeur(rappel.jour)
        self.texte.definir_valeur(rappel.texte)
        self.agent.definir_valeur(rappel.agent_id)
        self.demande.definir_valeur(rappel.demande_id)

    def vider(self, jour: date) -> None:
        """Get ready for the next one: that day, for all."""
        self.jour.definir_valeur(jour)
        for champ in (self.texte, self.agent, self.demande):
            champ.definir_valeur(None)

    def saisie(self, valeurs: Mapping[str, Any], jour: date) -> SaisieRappel:
        """Return the reminder that these values say; without a date it is for that day."""
        return SaisieRappel(
            jour=valeurs["jour"] or jour,
            texte=valeurs["texte"] or "",
            agent_id=valeurs["agent"],
            demande_id=valeurs["demande"],
        )

    def sur_entree(self, signal: SignalInstance) -> None:
        """Have Enter, in any of the fields, emit that signal."""
        for champ in (self.jour, self.texte):
            champ.ligne.returnPressed.connect(signal)
        for liste in (self.agent, self.demande):
            entree_dans_la_liste(liste, signal)


def entree_dans_la_liste(champ: ChampChoix, signal: SignalInstance) -> None:
    """Have Enter, in a closed list, emit a signal."""
    parent: QObject = champ.liste
    for touche in ("Return", "Enter"):
        raccourci = QShortcut(QKeySequence(touche), parent)
        raccourci.setContext(Qt.ShortcutContext.WidgetShortcut)
        raccourci.activated.connect(signal)
