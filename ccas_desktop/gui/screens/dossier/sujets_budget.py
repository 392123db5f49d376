"""What the panel of the budget can edit: a line, new or typed already."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from ccas_desktop.application.dossiers import verbes as dossiers
from ccas_desktop.application.dossiers.page import PageDossier
from ccas_desktop.domain.dossiers.budget import BlocBudget, LigneBudget
from ccas_desktop.gui.poste import Poste
from ccas_desktop.gui.screens.dossier.formulaire_ligne import FormulaireLigne
from ccas_desktop.gui.screens.dossier.retraits import Retraits
from ccas_desktop.gui.screens.dossier.sujet import Sujet, verbe_sur

SUCCES = "Le budget est enregistré."
_NOUVELLES = {
    BlocBudget.REVENUS: "Nouveau revenu",
    BlocBudget.PRESTATIONS: "Nouvelle prestation",
    BlocBudget.CHARGES_FIXES: "Nouvelle charge",
    BlocBudget.DETTES_CREDITS: "Nouvelle dette, nouveau crédit",
}


@dataclass(frozen=True)
class SujetsBudget:
    """Makes the subjects of the panel.

    Attributes:
        page: gives the page as last read: a save is made over the lines that the agent sees.
    """

    poste: Poste
    page: Callable[[], PageDossier]
    retraits: Retraits

    def nouvelle(self, bloc: BlocBudget) -> Sujet:
        """Return a new line of a block."""
        services, dossier_id = self.poste.services, self.page().complet.dossier.id
        formulaire = FormulaireLigne(self.page(), bloc, None)

        return Sujet(
            titre=_NOUVELLES[bloc],
            cle=f"ligne/{dossier_id}/{bloc.value}",
            formulaire=formulaire,
            remettre=formulaire.montrer,
            verbe=verbe_sur(
                self.poste,
                self.page,
                lambda _lu, qui, valeurs: dossiers.ajouter_ligne(services, qui, dossier_id, formulaire.saisie(valeurs)),
            ),
            succes=SUCCES,
        )

    def ligne(self, ligne: LigneBudget) -> Sujet:
        """Return a line typed already."""
        services = self.poste.services
        formulaire = FormulaireLigne(self.page(), ligne.bloc, ligne)

        return Sujet(
            titre=f"Modifier\u00a0: {ligne.libelle}",
            cle=f"ligne/{ligne.dossier_id}/{ligne.id}",
            formulaire=formulaire,
            remettre=formulaire.montrer,
            verbe=verbe_sur(
                self.poste,
                lambda: self.page().ligne(ligne.id) or ligne,
                lambda lue, qui, valeurs: dossiers.modifier_ligne(services, qui, lue, formulaire.saisie(valeurs)),
            ),
            succes=SUCCES,
            retirer=("Retirer du budget", lambda: self.retraits.ligne(ligne)),
        )
