"""A text completed from a list that the screen looks up: communes, countries. Never a raw code to type."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QTimer, Signal

from ccas_desktop.domain.errors import RefusMetier
from ccas_desktop.domain.personnes.identite import cle_de_comparaison
from ccas_desktop.gui.accessibilite import annoncer
from ccas_desktop.gui.forms.champ import Champ
from ccas_desktop.gui.forms.propositions import LigneCompletee, ListePropositions

DELAI_RECHERCHE_MS = 120
_SEPARATEUR = "\x1f"


@dataclass(frozen=True)
class Proposition:
    """One line offered: its code, never shown as the answer, its words, and what tells it from its namesakes."""

    code: str
    libelle: str
    detail: str = ""

    @property
    def texte(self) -> str:
        """Return « Rouen (Seine-Maritime) »."""
        return f"{self.libelle} ({self.detail})" if self.detail else self.libelle


class ChampCompletion(Champ):
    """A text of which the person picks the completion. `valeur` is the Proposition picked, None when empty.

    Signals:
        texte_tape: Emitted with the text, a moment after a key: the screen answers with `proposer`.
        choisi: Emitted with the Proposition the person picked.
    """

    texte_tape = Signal(str)
    choisi = Signal(object)

    def __init__(self, libelle: str, *, aide: str = "", obligatoire: bool = False, exemple: str = "") -> None:
        self.ligne = LigneCompletee()
        super().__init__(libelle, self.ligne, aide=aide, obligatoire=obligatoire)
        self.ligne.setPlaceholderText(exemple)
        self._choix: Proposition | None = None
        self._propositions: tuple[Proposition, ...] = ()
        self.liste = ListePropositions(self.ligne)
        self._minuterie = QTimer(self)
        self._minuterie.setSingleShot(True)
        self._minuterie.setInterval(DELAI_RECHERCHE_MS)

        self._minuterie.timeout.connect(lambda: self.texte_tape.emit(self.ligne.text().strip()))
        self.ligne.textEdited.connect(self._on_texte)
        self.ligne.deplacement.connect(self.liste.deplacer)
        self.ligne.validation.connect(self._on_validation)
        self.ligne.abandon.connect(self.liste.hide)
        self.ligne.quittee.connect(self._on_quitte)
        self.liste.choisie.connect(self._on_ligne_choisie)

    def proposer(self, propositions: Sequence[Proposition], *, pour: str) -> None:
        """Offer these lines; an answer to a text that has changed since is ignored."""
        if pour != self.ligne.text().strip() or self._choix is not None:
            return
        self._propositions = tuple(propositions)
        if self.ligne.hasFocus():
            self.liste.montrer([p.texte for p in self._propositions])
            annoncer(self.ligne, _compte(len(self._propositions)))

    def valeur(self) -> Proposition | None:
        if self._choix is None and not self.vide:
            raise RefusMetier("choix_inconnu", texte=self.ligne.text())
        return self._choix

    def definir_valeur(self, valeur: Proposition | None) -> None:
        self._choix = valeur
        self._propositions = ()
        self.ligne.setText(valeur.texte if valeur else "")
        self.ligne.setCursorPosition(0)
        self.effacer_erreur()

    def brouillon(self) -> str:
        if self._choix is None:
            return self.ligne.text()
        return _SEPARATEUR.join((self._choix.code, self._choix.libelle, self._choix.detail))

    def restaurer(self, texte: str) -> None:
        parties = texte.split(_SEPARATEUR)
        if len(parties) == 3:
            self.definir_valeur(Proposition(*parties))
        else:
            self.definir_valeur(None)
            self.ligne.setText(texte)

    def _on_texte(self, texte: str) -> None:
        self._choix = None
        self.liste.hide()
        self._propositions = ()
        if texte.strip():
            self._minuterie.start()
        else:
            self._minuterie.stop()
        self._on_modifie()

    def _on_validation(self) -> None:
        rang = self.liste.rang_courant()
        if rang is not None:
            self._on_ligne_choisie(rang)

    def _on_ligne_choisie(self, rang: int) -> None:
        self.liste.hide()
        proposition = self._propositions[rang]
        self.definir_valeur(proposition)
        self._on_modifie()
        self.choisi.emit(proposition)

    def _on_quitte(self) -> None:
        self.liste.hide()
        if self._choix is None and (seule := self._evidente()) is not None:
            self.definir_valeur(seule)
            self._on_modifie()
            self.choisi.emit(seule)
        super()._on_quitte()

    def _evidente(self) -> Proposition | None:
        """Return the only line that says exactly what is typed, accents and case apart."""
        cle = cle_de_comparaison(self.ligne.text())
        memes = [p for p in self._propositions if cle in (cle_de_comparaison(p.libelle), cle_de_comparaison(p.texte))]
        return memes[0] if len(memes) == 1 else None


def _compte(nombre: int) -> str:
    if not nombre:
        return "Aucune proposition"
    return f"{nombre} proposition{'s' if nombre > 1 else ''}, flèche bas pour choisir"
