"""The budget of a dossier, its line, and two budgets compared."""

from __future__ import annotations

from ccas_desktop.adapters.demo.population.scenarios import Attendu
from ccas_desktop.application.demandes.verbes import SaisieDemande, deposer_demande
from ccas_desktop.domain.dossiers.budget import BlocBudget
from ccas_desktop.gui.screens.demande import EcranDemande
from ccas_desktop.gui.screens.dossier import EcranDossier
from ccas_desktop.gui.screens.dossier.onglet_aides import OngletAides
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


def _aides(appareil: Appareil) -> None:
    appareil.fenetre.ouvrir_dossier(appareil.dossier_de(Attendu.ACCORD).dossier.id)
    page = appareil.page(EcranDossier)
    appareil.reposer()
    onglet = page.montrer_onglet("aides")
    assert isinstance(onglet, OngletAides)
    appareil.reposer()
    onglet.legales.ajout.click()
    assert page.volet is not None
    page.volet.sujet.formulaire.champs["genre"].restaurer("ash")
    page.volet.sujet.formulaire.champs["genre"].modifie.emit()
    appareil.prendre("dossier_aide_legale")
    page.volet.enregistrer()
    appareil.reposer()
    appareil.fenetre.notifications.vider()
    appareil.prendre("dossier_aides_legales")


def _pieces(appareil: Appareil) -> None:
    complet = appareil.dossier_de(Attendu.ACCORD)
    auteur = appareil.fenetre.poste.auteur()
    jour = appareil.fenetre.poste.services.horloge.aujourdhui()
    saisie = SaisieDemande("aide_energie", complet.demandeur.id, jour, urgence="coupure annoncée demain")
    demande = appareil.ecrire(lambda services: deposer_demande(services, auteur, complet.dossier.id, saisie))
    appareil.fenetre.ouvrir_demande(demande.id)
    page = appareil.page(EcranDemande)
    appareil.reposer()
    page.demande.attendues.demander.click()
    page.demande.attendues.autre.ligne.setText("Attestation d’hébergement")
    appareil.prendre("demande_pieces")
    page.demande.attendues.valider.click()
    appareil.reposer()
    page.decision.suite.suite.restaurer("a_decider")
    page.decision.suite.suite.modifie.emit()
    page.decision.suite.enregistrer.setFocus()
    appareil.prendre("demande_suite")


SCENES_DU_SUIVI = (
    Scene(("dossier_aide_legale", "dossier_aides_legales"), _aides),
    Scene(("demande_pieces", "demande_suite"), _pieces),
    Scene(("dossier_budget", "dossier_ligne_de_budget", "dossier_budgets_compares"), _budget),
)
