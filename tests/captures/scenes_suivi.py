"""The budget of a dossier, its line, and two budgets compared."""

from __future__ import annotations

from ccas_desktop.adapters.demo.scenarios import Attendu
from ccas_desktop.domain.budget import BlocBudget
from ccas_desktop.gui.screens.dossier import EcranDossier
from tests.captures.appareil import Appareil, Scene
from tests.gui.screens.dossier.gestes import budget


def _budget(appareil: Appareil) -> None:
    appareil.fenetre.ouvrir_dossier(appareil.dossier_de(Attendu.ACCORD).dossier.id)
    page = appareil.page(EcranDossier)
    appareil.reposer()
    onglet = budget(page)
    appareil.prendre("dossier_budget")
    onglet.blocs[BlocBudget.DETTES_CREDITS].ajout.click()
    appareil.prendre("dossier_ligne_de_budget")
    page.onglet.fermer()
    appareil.reposer()
    onglet.instantanes.figer.click()
    appareil.reposer()
    ligne = onglet.blocs[BlocBudget.REVENUS].table.modele.lignes[0].ligne
    onglet.blocs[BlocBudget.REVENUS].retrait_voulu.emit(ligne)
    appareil.reposer()
    appareil.fenetre.notifications.vider()
    onglet.instantanes.lignes.setFocus()
    appareil.prendre("dossier_budgets_compares")


SCENES_DU_SUIVI = (Scene(("dossier_budget", "dossier_ligne_de_budget", "dossier_budgets_compares"), _budget),)
