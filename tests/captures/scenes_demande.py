"""A request in each of its states, up to the letter."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication

from ccas_desktop.adapters.demo.population.scenarios import Attendu
from ccas_desktop.application.demandes.procedure import SaisieTransition, changer_etat
from ccas_desktop.application.demandes.verbes import SaisieDemande, deposer_demande
from ccas_desktop.application.instruction.etapes import Etape
from ccas_desktop.domain.courrier.modeles import Modele
from ccas_desktop.domain.demandes.statuts import OrganeSaisi, StatutDemande
from ccas_desktop.gui.screens.demande import EcranDemande
from tests.captures import scenes_donnees
from tests.captures.appareil import Appareil, Scene
from tests.e2e.conduite import attendre


def _demande_accordee(appareil: Appareil) -> None:
    page = _ouvrir(appareil, Attendu.ACCORD)
    appareil.prendre("demande_deposee")
    _demander(appareil, page)
    _aller(appareil, page, Etape.DONNEES, "demande_donnees")
    page.donnees.tout_retenir.click()
    _aller(appareil, page, Etape.EVALUATION, "demande_evaluation")
    _aller(appareil, page, Etape.DECISION, "demande_decision")
    page.decision.enregistrer.click()
    _aller(appareil, page, Etape.DECISION, "demande_decidee")
    _lettre(appareil, page, Modele.ACCORD, "courrier_accord")
    _aller(appareil, page, Etape.COURRIERS, "demande_courriers")
    page.decision.bloc.mode.restaurer("courrier")
    page.decision.bloc.notifier.click()
    _aller(appareil, page, Etape.DECISION, "demande_notifiee")


def _demande_refusee(appareil: Appareil) -> None:
    page = _ouvrir(appareil, Attendu.REFUS)
    _demander(appareil, page)
    page.donnees.tout_retenir.click()
    _aller(appareil, page, Etape.EVALUATION, "refus_evaluation")
    _aller(appareil, page, Etape.DECISION, "refus_decision")


def _demande_en_commission(appareil: Appareil) -> None:
    page = _ouvrir(appareil, Attendu.COMMISSION)
    _demander(appareil, page)
    page.donnees.tout_retenir.click()
    _aller(appareil, page, Etape.EVALUATION, "commission_evaluation")
    _aller(appareil, page, Etape.DECISION, "commission_decision")


def _decision_ajournee(appareil: Appareil) -> None:
    page = _ouvrir(appareil, Attendu.COMMISSION)
    _passer(appareil, page, SaisieTransition(StatutDemande.A_DECIDER, organe=OrganeSaisi.COMMISSION))
    motif = "Le devis du chauffagiste n’est pas parvenu"
    _passer(appareil, page, SaisieTransition(StatutDemande.AJOURNEE, motif=motif))
    page.recharger()
    _aller(appareil, page, Etape.DECISION, "ajournee_decision")
    page.courriers.preparer(Modele.AJOURNEMENT)
    _aller(appareil, page, Etape.COURRIERS, "ajournee_complement")
    page.courriers.preparer(Modele.RENDEZ_VOUS)
    _aller(appareil, page, Etape.COURRIERS, "rendez_vous_complement")


def _passer(appareil: Appareil, page: EcranDemande, saisie: SaisieTransition) -> None:
    auteur = appareil.fenetre.poste.auteur()
    assert page.page is not None
    demande_id = page.page.demande.id
    appareil.ecrire(lambda services: changer_etat(services, auteur, demande_id, saisie))


def _information_manquante(appareil: Appareil) -> None:
    page = _ouvrir(appareil, Attendu.INFORMATION_MANQUANTE)
    _demander(appareil, page)
    _aller(appareil, page, Etape.DONNEES, "introuvable_donnees")
    next(iter(page.donnees.lignes.values())).saisir.click()
    _aller(appareil, page, Etape.DONNEES, "introuvable_saisie")
    _aller(appareil, page, Etape.EVALUATION, "information_manquante")


def _non_reconnu(appareil: Appareil) -> None:
    page = _ouvrir(appareil, Attendu.NON_RECONNU)
    _demander(appareil, page)
    _aller(appareil, page, Etape.DONNEES, "non_reconnu")


def _maintenance(appareil: Appareil) -> None:
    page = _ouvrir(appareil, Attendu.MAINTENANCE)
    _demander(appareil, page)
    _aller(appareil, page, Etape.DONNEES, "maintenance")


def _ouvrir(appareil: Appareil, attendu: Attendu) -> EcranDemande:
    """Deposit the request of a scenario and show it."""
    fictive, complet = appareil.scenario(attendu).demande, appareil.dossier_de(attendu)
    saisie = SaisieDemande(
        aide=fictive.aide,
        demandeur_id=complet.demandeur.id,
        deposee_le=fictive.deposee_le,
        objet=fictive.objet,
        montant_facture=fictive.montant_facture,
        reponses=fictive.reponses,
    )
    auteur = appareil.fenetre.poste.auteur()
    demande = appareil.ecrire(lambda services: deposer_demande(services, auteur, complet.dossier.id, saisie))
    appareil.fenetre.ouvrir_demande(demande.id)
    page = appareil.page(EcranDemande)
    attendre(lambda: page.page is not None)
    return page


def _demander(appareil: Appareil, page: EcranDemande) -> None:
    page.demande.information.remise.click()
    appareil.reposer()
    page.donnees.tout_demander.click()
    appareil.reposer()


def _aller(appareil: Appareil, page: EcranDemande, etape: Etape, nom: str) -> None:
    appareil.reposer()
    page.aller_a(etape)
    appareil.prendre(nom)


def _lettre(appareil: Appareil, page: EcranDemande, modele: Modele, nom: str) -> None:
    appareil.reposer()
    page.courriers.preparer(modele)
    attendre(lambda: page.courriers.apercu is not None)
    apercu = page.courriers.apercu
    assert apercu is not None
    appareil.prendre(nom)
    apercu.close()
    QApplication.sendPostedEvents()


SCENES = (
    Scene(
        (
            "demande_deposee",
            "demande_donnees",
            "demande_evaluation",
            "demande_decision",
            "demande_decidee",
            "courrier_accord",
            "demande_courriers",
            "demande_notifiee",
        ),
        _demande_accordee,
    ),
    Scene(("refus_evaluation", "refus_decision"), _demande_refusee),
    Scene(("commission_evaluation", "commission_decision"), _demande_en_commission),
    Scene(("introuvable_donnees", "introuvable_saisie", "information_manquante"), _information_manquante),
    Scene(("ajournee_decision", "ajournee_complement", "rendez_vous_complement"), _decision_ajournee),
    Scene(("non_reconnu",), _non_reconnu),
    Scene(("maintenance",), _maintenance),
    *scenes_donnees.SCENES,
)
