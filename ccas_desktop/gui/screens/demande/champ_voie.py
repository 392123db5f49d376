"""Who decides and signs: the ways that are open, and why the others are not."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtGui import QStandardItemModel

from ccas_desktop.application.evaluation.proposition import VoieDecision
from ccas_desktop.application.messages.etats import phrase_de_l_empechement_de_voie, phrase_de_la_voie
from ccas_desktop.gui.forms import ChampChoix


class ChampVoie(ChampChoix):
    """A list of ways to decide; `valeur` is the code of one, « organe|agent », and `voie` the way itself."""

    def __init__(self, libelle: str) -> None:
        super().__init__(libelle, (), obligatoire=True)
        self._voies: dict[str, VoieDecision] = {}

    @property
    def voie(self) -> VoieDecision | None:
        """Return the way chosen."""
        return self._voies.get(self.valeur() or "")

    def definir_voies(self, voies: Sequence[VoieDecision]) -> None:
        """Offer these ways; one that is closed is shown with its reason, and cannot be chosen."""
        nouvelles = {code_de(voie): voie for voie in voies}
        if nouvelles == self._voies:
            return
        self._voies = nouvelles
        self.definir_choix([(code, phrase_de_la_voie(voie)) for code, voie in nouvelles.items()])
        modele = self.liste.model()
        for rang, voie in enumerate(nouvelles.values(), start=1):
            if voie.empechement and isinstance(modele, QStandardItemModel):
                modele.item(rang).setEnabled(False)
        self.definir_aide("\n".join(phrase_de_l_empechement_de_voie(v) for v in voies if v.empechement))
        if self.voie is None or self.voie.empechement:
            ouvertes = [code for code, voie in nouvelles.items() if not voie.empechement]
            self.definir_valeur(ouvertes[0] if ouvertes else None)


def code_de(voie: VoieDecision) -> str:
    """Return the code of a way, for the draft."""
    return f"{voie.organe.value}|{voie.signataire.id}"
