"""The simulated service: its answers have the format of the real one and fit the fictitious foyers."""

import json

import pytest

from ccas_desktop.adapters.apis.reponses import lire_reponse
from ccas_desktop.adapters.apis.transport import Parametres
from ccas_desktop.adapters.demo.api.api_simulee import ApiSimulee
from ccas_desktop.adapters.demo.population import caisse
from ccas_desktop.adapters.demo.population.fiction import JOUR_DE_REFERENCE, Anomalie, DossierFictif, Profil
from ccas_desktop.domain.certifie.certifie import EtatAppel, Source
from ccas_desktop.domain.certifie.comparaison_identite import identite_differente
from ccas_desktop.domain.personnes.foyer import Lien
from ccas_desktop.domain.personnes.identite import Identite
from ccas_desktop.domain.provenance import Mois
from ccas_desktop.domain.reponses.certifie_lecture import (
    lire_allocataires,
    lire_enfants,
    lire_prestation,
    lire_quotient_familial,
)
from ccas_desktop.domain.sources.catalogue import DESCRIPTIONS
from tests.adapters.demo.appels import (
    C2S,
    QF,
    RSA,
    SIRET,
    Dossiers,
    allocataire,
    demander,
    donnees,
    dossier_avec,
    entetes,
    erreur,
    famille_ordinaire,
    un_dossier,
)


def test_every_answer_is_read_by_the_client(api: ApiSimulee, dossiers: Dossiers) -> None:
    etats = {EtatAppel.CERTIFIE, EtatAppel.INTROUVABLE, EtatAppel.NON_RECONNU, EtatAppel.INDISPONIBLE}

    lus = {
        lire_reponse(demander(api, source, personne.identite)).etat
        for dossier in dossiers
        for personne in (dossier.personnes if not dossier.incomplet else ())
        for source in Source
        if _sait_demander(source, personne.identite)
    }

    assert lus == etats


def _sait_demander(source: Source, identite: Identite) -> bool:
    """Some services want the birth date to the day."""
    naissance = identite.date_naissance
    voulus = [requete.etat_civil for requete in DESCRIPTIONS[source].requetes]
    return (naissance is not None and naissance.jour is not None) or not any(v and v.date_entiere for v in voulus)


def test_france_travail_tells_of_the_person_of_the_user_name(api: ApiSimulee, dossiers: Dossiers) -> None:
    dossier = un_dossier(dossiers, lambda d: any(li.nature == "chomage" and not li.personne for li in d.budget))
    identite = dossier.demandeur.identite

    statut = donnees(demander(api, Source.STATUT_DEMANDEUR_EMPLOI, identite))
    paiements = donnees(demander(api, Source.INDEMNITES_FRANCE_TRAVAIL, identite))["paiements"]

    assert identite_differente(Source.STATUT_DEMANDEUR_EMPLOI, identite, statut) is False
    assert statut["inscription"]["date_fin"] is None
    assert {v["montant_total"] for v in paiements} == {
        float(sum(li.montant for li in dossier.budget if li.nature in ("chomage", "ass") and not li.personne))
    }


def test_a_child_at_school_is_known_of_the_schools(api: ApiSimulee, dossiers: Dossiers) -> None:
    enfants = [d.personnes[r].identite for d in dossiers if not d.incomplet for r in d.rangs(Lien.ENFANT)]
    reponses = [demander(api, Source.SCOLARITE, e) for e in enfants if _sait_demander(Source.SCOLARITE, e)]

    assert {brute.statut for brute in reponses} == {200, 404}
    assert {donnees(brute)["est_boursier"] for brute in reponses if brute.statut == 200} == {True, False}


def test_a_student_is_enrolled_this_year(api: ApiSimulee, dossiers: Dossiers) -> None:
    dossier = un_dossier(dossiers, lambda d: d.profil is Profil.ETUDIANT)

    (admission,) = donnees(demander(api, Source.STATUT_ETUDIANT, dossier.demandeur.identite))["admissions"]

    assert (admission["date_debut"], admission["est_inscrit"]) == ("2026-09-01", True)


def test_everybody_answered_is_the_person_asked(api: ApiSimulee, dossiers: Dossiers) -> None:
    for dossier in (d for d in dossiers if not d.incomplet):
        brute = demander(api, QF, allocataire(dossier))
        if brute.statut == 200:
            assert identite_differente(QF, allocataire(dossier), donnees(brute)) is False


def test_quotient_comes_with_the_foyer(api: ApiSimulee, dossiers: Dossiers) -> None:
    dossier = famille_ordinaire(dossiers)

    data = donnees(demander(api, QF, allocataire(dossier)))

    quotient = lire_quotient_familial(data)
    assert quotient is not None
    assert quotient.valeur == caisse.quotient_familial(dossier, JOUR_DE_REFERENCE)
    assert quotient.mois == Mois(2026, 11)
    assert quotient.fournisseur == dossier.caisse.fournisseur
    assert len(lire_allocataires(data)) == len(caisse.couple(dossier))
    assert len(lire_enfants(data)) == len(caisse.enfants(dossier, JOUR_DE_REFERENCE))
    assert data["adresse"]["code_postal_ville"] == "14995 SAINT-AUBIN-DES-PRÉS"


def test_same_question_same_answer(api: ApiSimulee, dossiers: Dossiers) -> None:
    identite = allocataire(famille_ordinaire(dossiers))

    assert demander(api, QF, identite) == demander(api, QF, identite)


def test_headers_are_those_of_the_service(api: ApiSimulee, dossiers: Dossiers) -> None:
    entetes = demander(api, QF, allocataire(famille_ordinaire(dossiers))).entetes

    assert {"x-request-id", "ratelimit-limit", "ratelimit-remaining", "ratelimit-reset"} <= entetes.keys()


def test_spouse_has_no_file_of_their_own(api: ApiSimulee, dossiers: Dossiers) -> None:
    dossier = un_dossier(dossiers, lambda d: bool(d.rangs(Lien.CONJOINT)) and d.caisse.anomalie is Anomalie.AUCUNE)
    autre = next(r for r in caisse.couple(dossier) if r != dossier.caisse.allocataire)

    statut, code, fournisseur = erreur(demander(api, QF, dossier.personnes[autre].identite))

    assert (statut, fournisseur) == (404, dossier.caisse.fournisseur)
    assert code.endswith("003")


def test_past_month_of_the_caf(api: ApiSimulee, dossiers: Dossiers) -> None:
    dossier = un_dossier(dossiers, lambda d: d.caisse.anomalie is Anomalie.AUCUNE and d.caisse.fournisseur == "CNAF")

    data = donnees(demander(api, QF, allocataire(dossier), ("annee", "2026"), ("mois", "5")))

    assert (data["quotient_familial"]["annee"], data["quotient_familial"]["mois"]) == (2026, 5)


@pytest.mark.parametrize(("annee", "mois"), [("2026", "12"), ("2024", "10"), ("2026", "13"), ("2026", "abc")])
def test_month_out_of_reach_is_refused(api: ApiSimulee, dossiers: Dossiers, annee: str, mois: str) -> None:
    brute = demander(api, QF, allocataire(famille_ordinaire(dossiers)), ("annee", annee), ("mois", mois))

    assert lire_reponse(brute).etat is EtatAppel.PARAMETRE_REFUSE


def test_msa_knows_the_current_month_only(api: ApiSimulee, dossiers: Dossiers) -> None:
    dossier = un_dossier(dossiers, lambda d: d.caisse.anomalie is Anomalie.AUCUNE and d.caisse.fournisseur == "MSA")

    brute = demander(api, QF, allocataire(dossier), ("annee", "2026"), ("mois", "9"))

    assert erreur(brute) == (404, "10003", "MSA")


def test_rsa_of_the_budget_is_certified_for_the_couple(api: ApiSimulee, dossiers: Dossiers) -> None:
    dossier = un_dossier(
        dossiers,
        lambda d: d.caisse.anomalie is Anomalie.AUCUNE and any(li.nature == "rsa" for li in d.budget),
    )
    for rang in caisse.couple(dossier):
        droit = lire_prestation(donnees(demander(api, RSA, dossier.personnes[rang].identite)))

        assert droit.est_beneficiaire is True
        assert not droit.incoherente


def test_no_right_has_no_starting_date(api: ApiSimulee, dossiers: Dossiers) -> None:
    dossier = un_dossier(dossiers, lambda d: d.caisse.anomalie is Anomalie.AUCUNE and not d.total(frozenset({"rsa"})))

    data = donnees(demander(api, RSA, dossier.demandeur.identite))

    assert data == {"est_beneficiaire": False, "date_debut_droit": None, "avec_majoration": None}


def test_children_have_their_own_c2s_but_no_benefit(api: ApiSimulee, dossiers: Dossiers) -> None:
    dossier = un_dossier(
        dossiers,
        lambda d: d.demandeur.identite.nom_affiche == "MARTIN Camille",
    )
    enfant = dossier.personnes[1].identite

    assert lire_prestation(donnees(demander(api, C2S, enfant))).est_beneficiaire is True
    assert erreur(demander(api, RSA, enfant)) == (404, "40003", "RNCPS")


def test_nobody_recognised(api: ApiSimulee, dossiers: Dossiers) -> None:
    identite = dossier_avec(dossiers, Anomalie.NON_RECONNU).demandeur.identite

    assert erreur(demander(api, QF, identite)) == (422, "35560", "CNAF")
    assert erreur(demander(api, RSA, identite)) == (422, "36560", "CNAV")


def test_recognised_without_a_file(api: ApiSimulee, dossiers: Dossiers) -> None:
    dossier = dossier_avec(dossiers, Anomalie.SANS_DOSSIER)

    assert lire_reponse(demander(api, QF, allocataire(dossier))).etat is EtatAppel.INTROUVABLE
    assert erreur(demander(api, RSA, dossier.demandeur.identite)) == (404, "40003", "RNCPS")


def test_maintenance_says_when_to_come_back(api: ApiSimulee, dossiers: Dossiers) -> None:
    brute = demander(api, QF, dossier_avec(dossiers, Anomalie.MAINTENANCE).demandeur.identite)

    assert brute.statut == 503
    assert json.loads(brute.corps)["errors"][0]["meta"] == {"provider": "CNAF", "retry_in": 900}


def test_null_quotient_is_a_value(api: ApiSimulee, dossiers: Dossiers) -> None:
    dossier = dossier_avec(dossiers, Anomalie.QUOTIENT_NUL)

    assert donnees(demander(api, QF, allocataire(dossier)))["quotient_familial"]["valeur"] == 0


def _a_des_enfants_connus(dossier: DossierFictif) -> bool:
    return bool(caisse.enfants(dossier, JOUR_DE_REFERENCE))


@pytest.mark.parametrize(("anomalie", "ecart"), [(Anomalie.ENFANT_MANQUANT, -1), (Anomalie.ENFANT_EN_PLUS, 1)])
def test_caisse_counts_other_children(api: ApiSimulee, dossiers: Dossiers, anomalie: Anomalie, ecart: int) -> None:
    dossier = un_dossier(dossiers, lambda d: d.caisse.anomalie is anomalie and _a_des_enfants_connus(d))

    enfants = lire_enfants(donnees(demander(api, QF, allocataire(dossier))))

    assert len(enfants) == len(caisse.enfants(dossier, JOUR_DE_REFERENCE)) + ecart


def test_child_of_unknown_birth_day(api: ApiSimulee, dossiers: Dossiers) -> None:
    dossier = un_dossier(
        dossiers,
        lambda d: d.caisse.anomalie is Anomalie.JOUR_INCONNU and _a_des_enfants_connus(d),
    )

    dernier = lire_enfants(donnees(demander(api, QF, allocataire(dossier))))[-1]

    assert str(dernier.date_brute).endswith("-00-00")


def test_old_married_name(api: ApiSimulee, dossiers: Dossiers) -> None:
    dossier = dossier_avec(dossiers, Anomalie.AUTRE_NOM_USAGE)

    rendus = lire_allocataires(donnees(demander(api, QF, allocataire(dossier))))

    assert all(
        r.nom_usage is None for r in rendus if r.prenoms.startswith(dossier.demandeur.identite.prenom[:2].upper())
    )


def test_old_address(api: ApiSimulee, dossiers: Dossiers) -> None:
    data = donnees(demander(api, QF, allocataire(dossier_avec(dossiers, Anomalie.ANCIENNE_ADRESSE))))

    assert data["adresse"]["numero_libelle_voie"] == "3 PLACE DE LA MAIRIE"


def test_wrong_first_name_still_finds_the_person(api: ApiSimulee, dossiers: Dossiers) -> None:
    camille = un_dossier(dossiers, lambda d: d.demandeur.identite.nom_affiche == "MARTIN Camille").demandeur.identite
    typed = Identite("MARTIN", ("Kamile",), camille.sexe, None, camille.date_naissance, camille.lieu_naissance)

    data = donnees(demander(api, QF, typed))

    assert identite_differente(QF, typed, data) is True


def test_wrong_birth_place_finds_nobody(api: ApiSimulee, dossiers: Dossiers) -> None:
    camille = un_dossier(dossiers, lambda d: d.demandeur.identite.nom_affiche == "MARTIN Camille").demandeur.identite
    ailleurs = next(d.demandeur.identite.lieu_naissance for d in dossiers if _nee_ailleurs(d, camille))
    typed = Identite("MARTIN", camille.prenoms, camille.sexe, None, camille.date_naissance, ailleurs)

    assert demander(api, QF, typed).statut == 422


def _nee_ailleurs(dossier: DossierFictif, identite: Identite) -> bool:
    lieu = dossier.demandeur.identite.lieu_naissance
    return lieu is not None and lieu != identite.lieu_naissance


def test_commune_may_come_by_its_name(api: ApiSimulee) -> None:
    parametres: Parametres = (
        SIRET,
        ("nomNaissance", "MARTIN"),
        ("prenoms[]", "Camille"),
        ("anneeDateNaissance", "1991"),
        ("sexeEtatCivil", "F"),
        ("codeCogInseePaysNaissance", "99100"),
        ("nomCommuneNaissance", "CAEN"),
        ("codeCogInseeDepartementNaissance", "14"),
    )

    assert api.repondre("/v3/dss/quotient_familial/identite", parametres, entetes()).statut == 200
