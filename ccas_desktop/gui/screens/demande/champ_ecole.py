"""A school, picked by its name, or designated by its code."""

from __future__ import annotations

from ccas_desktop.domain.certifie.ecoles import Ecole
from ccas_desktop.domain.errors import RefusMetier
from ccas_desktop.domain.sources.complement import uai_exact, uai_lisible
from ccas_desktop.gui.forms import ChampCompletion, Proposition
from ccas_desktop.gui.poste import Poste

AVEC_LISTE = "Tapez le nom et la commune, ou le code UAI."
SANS_LISTE = "Code UAI. Pour chercher par le nom, chargez la liste des écoles dans Réglages."


class ChampEcole(ChampCompletion):
    """Looks the schools up as one types; `valeur` is the Proposition picked, or that of the code typed."""

    def __init__(self, poste: Poste) -> None:
        super().__init__("Établissement", aide=SANS_LISTE, exemple="Collège, Flers ou 0130039X")
        self._poste = poste
        ecoles = poste.services.ecoles

        self.texte_tape.connect(self._chercher)
        poste.jobs.lire(ecoles.etat, then=self._on_etat, failed=poste.avis.erreur, owner=self)

    def valeur(self) -> Proposition | None:
        """Return the school, or that of an exact code. Raises RefusMetier for any other text."""
        code = "".join(self.ligne.text().split()).upper()
        if self._choix is not None or not code:
            return self._choix
        if uai_exact(code):
            return Proposition(code, code)
        raise RefusMetier("uai_inexact" if uai_lisible(code) else "etablissement_a_choisir")

    def _on_etat(self, etat: tuple[int, object]) -> None:
        self.definir_aide(AVEC_LISTE if etat[0] else SANS_LISTE)

    def _chercher(self, texte: str) -> None:
        ecoles = self._poste.services.ecoles
        self._poste.jobs.lire(
            lambda: [_proposition(ecole) for ecole in ecoles.chercher(texte)],
            then=lambda propositions: self.proposer(propositions, pour=texte),
            failed=self._poste.avis.erreur,
            owner=self,
        )


def _proposition(ecole: Ecole) -> Proposition:
    return Proposition(ecole.uai, ecole.nom, ecole.detail)
