"""A request in each of its states, up to the letter."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication

from ccas_desktop.adapters.demo.ecoles import ECOLES_FICTIVES
from ccas_desktop.adapters.demo.scenarios import Attendu
from ccas_desktop.application.certification import garder_reponse, preparer_appel
from ccas_desktop.application.demandes import SaisieDemande, deposer_demande
from ccas_desktop.application.etapes import Etape
from ccas_desktop.application.page_demande import lire_page
from ccas_desktop.application.precisions import ChampPrecision, Perimetre
from ccas_desktop.application.services import Services
from ccas_desktop.domain.certifie import CauseAppel, EtatAppel
from ccas_desktop.domain.courrier.modeles import Modele
from ccas_desktop.gui.forms import Proposition
from ccas_desktop.gui.screens.demande import EcranDemande
from ccas_desktop.gui.screens.demande.champ_ecole import ChampEcole
from tests.captures.appareil import Appareil, Scene
from tests.e2e.conduite import attendre
from tests.fakes.api_particulier import echec


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


def _precisions(appareil: Appareil) -> None:
    """The school of a child is asked for; another request shows the fields of France Travail and of the Crous."""
    page = _ouvrir(appareil, Attendu.INFORMATION_MANQUANTE)
    page.demande.information.remise.click()
    appareil.reposer()
    ligne = page.donnees.lignes["eleve_scolarise"]
    ligne.demander.click()
    appareil.reposer()
    assert ligne.precisions is not None
    ecole = ligne.precisions.champs[ChampPrecision.ETABLISSEMENT]
    assert isinstance(ecole, ChampEcole)
    ecole.definir_valeur(Proposition(ECOLES_FICTIVES[1].uai, ECOLES_FICTIVES[1].nom, ECOLES_FICTIVES[1].detail))
    appareil.reposer()
    _aller(appareil, page, Etape.DONNEES, "donnees_ecole")
    ligne.precisions.champs[ChampPrecision.PERIMETRE].restaurer(Perimetre.DEPARTEMENTS)
    ligne.precisions.champs[ChampPrecision.PERIMETRE].modifie.emit()
    ligne.precisions.demander.click()
    appareil.prendre("donnees_ecole_refusee")


def _sans_reseau(appareil: Appareil) -> None:
    """Calls that found no network, as the window finds them at its next start."""
    page = _ouvrir(appareil, Attendu.ACCORD)
    page.demande.information.remise.click()
    appareil.reposer()
    assert page.page is not None
    demande, auteur = page.page.demande, appareil.fenetre.poste.auteur()

    def echouer(services: Services) -> bool:
        for ligne in lire_page(services, demande.id).lignes[:2]:
            assert ligne.source is not None
            appel = preparer_appel(services, auteur, demande.id, ligne.source)
            garder_reponse(
                services, auteur, appel, echec(ligne.source, EtatAppel.INDISPONIBLE, cause=CauseAppel.RESEAU)
            )
        return True

    appareil.ecrire(echouer)
    appareil.fenetre.ouvrir_demande(demande.id)
    page = appareil.page(EcranDemande)
    attendre(lambda: page.page is not None)
    _aller(appareil, page, Etape.DONNEES, "donnees_sans_reseau")


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
    Scene(("non_reconnu",), _non_reconnu),
    Scene(("maintenance",), _maintenance),
    Scene(("donnees_ecole", "donnees_ecole_refusee"), _precisions),
    Scene(("donnees_sans_reseau",), _sans_reseau),
)
