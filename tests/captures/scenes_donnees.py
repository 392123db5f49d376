"""The data step of a request in each of its states, as the window finds them in the base."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from ccas_desktop.adapters.demo.ecoles import ECOLES_FICTIVES
from ccas_desktop.adapters.demo.population.scenarios import Attendu
from ccas_desktop.application.demandes.precisions import ChampPrecision, Perimetre
from ccas_desktop.application.demandes.verbes import SaisieDemande, deposer_demande, remettre_information
from ccas_desktop.application.donnees.certification import garder_reponse, preparer_appel
from ccas_desktop.application.instruction.etapes import Etape
from ccas_desktop.application.services import Services
from ccas_desktop.domain.certifie.certifie import CauseAppel, EtatAppel, ReponseCertifiee, Source
from ccas_desktop.domain.demandes.demande import Demande
from ccas_desktop.gui.forms import Proposition
from ccas_desktop.gui.screens.demande import EcranDemande
from ccas_desktop.gui.screens.demande.champ_ecole import ChampEcole
from tests.captures.appareil import Appareil, Scene
from tests.e2e.conduite import attendre
from tests.fakes.api_particulier import beneficiaire, echec, quotient

QF, C2S = Source.QUOTIENT_FAMILIAL, Source.COMPLEMENTAIRE_SANTE_SOLIDAIRE
RSA = Source.REVENU_SOLIDARITE_ACTIVE
AUTRE = {"nom_naissance": "MARTIN", "prenoms": "CAMILLE", "date_naissance": "1991-04-19", "sexe": "F"}
MAJEUR = {"nom_naissance": "MARTIN", "prenoms": "ENZO", "date_naissance": "2007-03-11", "sexe": "M"}

ETATS: dict[str, Sequence[ReponseCertifiee]] = {
    "donnees_certifiees": (quotient(0), beneficiaire(C2S, oui=False), beneficiaire(RSA)),
    "donnees_introuvables": (
        echec(QF, EtatAppel.INTROUVABLE, http=404, code="35003", fournisseur="CNAF"),
        echec(C2S, EtatAppel.NON_RECONNU, http=422, code="36560"),
        echec(RSA, EtatAppel.AMBIGU, http=422, code="36563"),
    ),
    "donnees_refusees": (
        echec(QF, EtatAppel.PARAMETRE_REFUSE, http=422, code="00364", parametre="sexeEtatCivil"),
        echec(C2S, EtatAppel.JETON_REFUSE, http=401, code="00103"),
        echec(RSA, EtatAppel.DROITS_INSUFFISANTS, http=403, code="00100"),
    ),
    "donnees_indisponibles": (
        echec(QF, EtatAppel.INDISPONIBLE, http=503, code="35020", reessayer_dans=900),
        echec(C2S, EtatAppel.LIMITE_ATTEINTE, http=429, code="00429", reessayer_dans=120),
        echec(RSA, EtatAppel.REPONSE_ILLISIBLE, http=200, cause=CauseAppel.PAS_JSON),
    ),
    "donnees_sans_reseau": (
        echec(QF, EtatAppel.INDISPONIBLE, cause=CauseAppel.RESEAU),
        echec(C2S, EtatAppel.INDISPONIBLE, cause=CauseAppel.RESEAU),
    ),
    "donnees_adresse_ecartee": (echec(QF, EtatAppel.INDISPONIBLE, cause=CauseAppel.TOUT_EXPIRE),),
    "donnees_autre_identite": (replace(quotient(450), identite_differente=True),),
}


def _montrer(appareil: Appareil, nom: str, reponses: Sequence[ReponseCertifiee], *, papiers: bool = False) -> None:
    demande = _deposer(appareil, "transport_solidaire", Attendu.ACCORD, papiers=papiers)
    auteur = appareil.fenetre.poste.auteur()

    def garder(services: Services) -> bool:
        for reponse in reponses:
            appel = preparer_appel(services, auteur, demande.id, reponse.source)
            garder_reponse(services, auteur, appel, reponse)
        return True

    appareil.ecrire(garder)
    _aller(appareil, _ouvrir(appareil, demande), nom)


def _etats(appareil: Appareil) -> None:
    for nom, reponses in ETATS.items():
        _montrer(appareil, nom, reponses)
    _montrer(appareil, "donnees_papiers", (), papiers=True)


def _foyer(appareil: Appareil) -> None:
    """The foyer of the caisse has another birth date, an adult child more, and a child less."""
    demande = _deposer(appareil, "restauration_scolaire", Attendu.ACCORD)
    auteur = appareil.fenetre.poste.auteur()
    reponse = quotient(560, allocataires=[AUTRE], enfants=[MAJEUR])

    def garder(services: Services) -> bool:
        garder_reponse(services, auteur, preparer_appel(services, auteur, demande.id, QF), reponse)
        return True

    appareil.ecrire(garder)
    page = _ouvrir(appareil, demande)
    _aller(appareil, page, "donnees_foyer")
    page.zone.ensureWidgetVisible(page.donnees.foyer)
    appareil.prendre("donnees_foyer_compare")


def _precisions(appareil: Appareil) -> None:
    demande = _deposer(appareil, "restauration_scolaire", Attendu.INFORMATION_MANQUANTE)
    page = _ouvrir(appareil, demande)
    ligne = page.donnees.lignes["eleve_scolarise"]
    ligne.demander.click()
    appareil.reposer()
    assert ligne.precisions is not None
    ecole = ligne.precisions.champs[ChampPrecision.ETABLISSEMENT]
    assert isinstance(ecole, ChampEcole)
    choisie = ECOLES_FICTIVES[1]
    ecole.definir_valeur(Proposition(choisie.uai, choisie.nom, choisie.detail))
    _aller(appareil, page, "donnees_ecole")
    ligne.precisions.champs[ChampPrecision.PERIMETRE].restaurer(Perimetre.DEPARTEMENTS)
    ligne.precisions.champs[ChampPrecision.PERIMETRE].modifie.emit()
    ligne.precisions.demander.click()
    appareil.prendre("donnees_ecole_refusee")


def _permis(appareil: Appareil) -> None:
    """France Travail, the Crous and the DGFIP on one request."""
    page = _ouvrir(appareil, _deposer(appareil, "bourse_permis", Attendu.ACCORD))
    page.donnees.lignes["demandeur_emploi"].demander.click()
    appareil.reposer()
    _aller(appareil, page, "donnees_france_travail")


def _deposer(appareil: Appareil, aide: str, attendu: Attendu, *, papiers: bool = False) -> Demande:
    auteur, complet = appareil.fenetre.poste.auteur(), appareil.dossier_de(attendu)

    def deposer(services: Services) -> Demande:
        saisie = SaisieDemande(
            aide=aide,
            demandeur_id=complet.demandeur.id,
            deposee_le=services.horloge.aujourdhui(),
            reponses={"reside_commune": True, "enfant_au_restaurant_scolaire": True},
        )
        demande = deposer_demande(services, auteur, complet.dossier.id, saisie)
        return remettre_information(services, auteur, demande, prefere_papiers=papiers)

    return appareil.ecrire(deposer)


def _ouvrir(appareil: Appareil, demande: Demande) -> EcranDemande:
    appareil.fenetre.ouvrir_demande(demande.id)
    page = appareil.page(EcranDemande)
    attendre(lambda: page.page is not None)
    return page


def _aller(appareil: Appareil, page: EcranDemande, nom: str) -> None:
    appareil.reposer()
    page.aller_a(Etape.DONNEES)
    appareil.prendre(nom)


SCENES = (
    Scene((*ETATS, "donnees_papiers"), _etats),
    Scene(("donnees_foyer", "donnees_foyer_compare"), _foyer),
    Scene(("donnees_ecole", "donnees_ecole_refusee"), _precisions),
    Scene(("donnees_france_travail",), _permis),
)
