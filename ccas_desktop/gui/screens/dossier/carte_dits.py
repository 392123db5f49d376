"""What the person says for a trial of the aids: kept nowhere, and taken along when an aid is asked for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal

from PySide6.QtCore import QTimer, Signal

from ccas_desktop.application.demandes.amorce import Amorce
from ccas_desktop.application.evaluation.questions import intitule
from ccas_desktop.domain.reglement.modele.indicateurs import Indicateur, Unite
from ccas_desktop.gui.forms import ChampMontant, ChampOuiNon, GroupeChamps
from ccas_desktop.gui.screens.demande.elements import etiquette
from ccas_desktop.gui.widgets import Carte

DELAI_MS = 250
PRECISION = (
    "Facultatif\u00a0: les réponses affinent le résultat. Elles ne sont gardées qu’avec la demande, si vous en ouvrez "
    "une d’ici."
)


class CarteDits(Carte):
    """Fields for the answers and the amounts that the aids read.

    Signals:
        modifie: Emitted shortly after something was said.
    """

    modifie = Signal()

    def __init__(self) -> None:
        super().__init__("Ce que dit la personne")
        self.champs: dict[str, ChampOuiNon | ChampMontant] = {}
        self._groupe: GroupeChamps | None = None
        self._delai = QTimer(self)
        self._delai.setSingleShot(True)
        self._delai.setInterval(DELAI_MS)
        self._delai.timeout.connect(self.modifie)
        self.ajouter(etiquette(PRECISION, "secondaire"))
        self.hide()

    def poser(self, questions: Sequence[Indicateur], connues: Mapping[str, bool]) -> None:
        """Show a field for each of these, with what is known; nothing moves when they are the same as before."""
        if [question.code for question in questions] == list(self.champs):
            return
        dits = {code: champ.brouillon() for code, champ in self.champs.items()}
        if self._groupe is not None:
            self._groupe.deleteLater()
        self.champs = {question.code: _champ(question) for question in questions}
        self._groupe = GroupeChamps()
        for champ in self.champs.values():
            self._groupe.ajouter(champ)
        for code, champ in self.champs.items():
            if code in dits:
                champ.restaurer(dits[code])
            else:
                champ.definir_valeur(connues.get(code))
            champ.modifie.connect(self._delai.start)
        self.ajouter(self._groupe)
        self.setVisible(bool(questions))

    def amorce(self) -> Amorce:
        """Return what is said; an amount that cannot be read says nothing."""
        dits = {code: champ.valeur() for code, champ in self.champs.items() if champ.verifier() is None}
        montants = {code: dit for code, dit in dits.items() if isinstance(dit, Decimal)}
        return Amorce(
            reponses={code: dit for code, dit in dits.items() if isinstance(dit, bool)},
            montant_facture=montants.get("montant_facture"),
            montant_demande=montants.get("montant_demande"),
        )


def _champ(question: Indicateur) -> ChampOuiNon | ChampMontant:
    return ChampOuiNon(intitule(question)) if question.unite is Unite.OUI_NON else ChampMontant(question.libelle)
