"""The lines of the data step: what may be asked, what is kept, what is left to do."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

from ccas_desktop.application.decisions import decider
from ccas_desktop.application.demandes.verbes import remettre_information
from ccas_desktop.application.donnees.certification import garder_reponse, preparer_appel
from ccas_desktop.application.donnees.empechements import EmpechementAppel, empechement
from ccas_desktop.application.donnees.lignes_donnees import (
    COMPOSITION_DU_FOYER,
    ActionDonnee,
    LigneDonnee,
)
from ccas_desktop.application.donnees.sources_des_lignes import (
    Interrogation,
    certifiees_a_retenir,
    empechement_commun,
    interrogations_a_demander,
)
from ccas_desktop.application.donnees.verbes import ValeurSaisie, retenir_certifiee, retenir_saisie
from ccas_desktop.application.dossiers.adresses import SaisieAdresse, enregistrer_adresse
from ccas_desktop.application.instruction.page import PageDemande, lire_page
from ccas_desktop.domain.certifie.certifie import EtatAppel, ReponseCertifiee, Source
from ccas_desktop.domain.demandes.demande import Demande
from tests.fakes.api_particulier import PERSONNE_RENDUE, beneficiaire, echec, quotient
from tests.fakes.bureau import TOUS_LES_SCOPES, Bureau, Installation, bureau, projet

QF, RSA = Source.QUOTIENT_FAMILIAL, Source.REVENU_SOLIDARITE_ACTIVE
C2S = Source.COMPLEMENTAIRE_SANTE_SOLIDAIRE


def page(ouvert: Bureau, demande: Demande) -> PageDemande:
    return lire_page(ouvert.services, demande.id)


def ligne(ouvert: Bureau, demande: Demande, code: str = "quotient_familial") -> LigneDonnee:
    return next(li for li in page(ouvert, demande).lignes if li.indicateur.code == code)


def repondre(ouvert: Bureau, demande: Demande, reponse: ReponseCertifiee) -> None:
    appel = preparer_appel(ouvert.services, ouvert.auteur, demande.id, reponse.source)
    garder_reponse(ouvert.services, ouvert.auteur, appel, reponse)


def test_a_line_for_each_source_that_the_deliberation_lists(ouvert: Bureau) -> None:
    demande = ouvert.deposer()

    assert [li.source for li in page(ouvert, demande).lignes] == [QF, C2S, RSA]
    assert ligne(ouvert, demande).actions == {ActionDonnee.DEMANDER, ActionDonnee.SAISIR}
    assert ligne(ouvert, demande).piece == "Attestation de quotient familial de la CAF ou de la MSA"


def test_a_line_for_what_only_the_person_can_tell(ouvert: Bureau) -> None:
    demande = ouvert.deposer("bourse_permis")

    residence = ligne(ouvert, demande, "anciennete_residence")

    assert residence.source is None
    assert residence.actions == {ActionDonnee.SAISIR}
    assert residence.empechement is EmpechementAppel.HORS_DELIBERATION


def test_a_source_asked_for_the_foyer_only_has_no_value_to_keep(ouvert: Bureau) -> None:
    demande = ouvert.deposer("aide_energie")

    foyer = ligne(ouvert, demande)
    assert foyer.libelle == COMPOSITION_DU_FOYER
    assert foyer.actions == {ActionDonnee.DEMANDER}
    assert not foyer.est_reglee
    repondre(ouvert, demande, quotient(allocataires=[PERSONNE_RENDUE]))

    repondu = ligne(ouvert, demande)
    assert repondu.certifiee is None
    assert repondu.provenance_certifiee is not None
    assert repondu.est_reglee


def test_a_right_that_no_rule_reads_is_settled_once_certified(ouvert: Bureau) -> None:
    demande = ouvert.deposer("aide_energie")
    repondre(ouvert, demande, beneficiaire(RSA))

    rsa = ligne(ouvert, demande, "beneficiaire_rsa")

    assert not rsa.lue
    assert rsa.est_reglee


def test_a_certified_value_may_be_kept_then_differs_from_another(ouvert: Bureau) -> None:
    demande = ouvert.deposer()
    repondre(ouvert, demande, quotient(450))
    certifiee = ligne(ouvert, demande)
    assert certifiee.libelle == "Quotient familial (CAF ou MSA)"
    assert certifiee.certifiee == "450"
    assert certifiee.actions == {ActionDonnee.ACTUALISER, ActionDonnee.SAISIR, ActionDonnee.RETENIR_CERTIFIEE}
    assert not certifiee.est_reglee

    retenir_certifiee(ouvert.services, ouvert.auteur, demande.id, QF)
    retenue = ligne(ouvert, demande)
    assert retenue.retient_le_certifie
    assert not retenue.differe
    assert retenue.est_reglee
    assert ActionDonnee.RETENIR_CERTIFIEE not in retenue.actions

    saisie = ValeurSaisie("quotient_familial", "300", motif="Séparation")
    retenir_saisie(ouvert.services, ouvert.auteur, demande.id, saisie)
    gardee = ligne(ouvert, demande)
    assert gardee.differe
    assert not gardee.retient_le_certifie
    assert {ActionDonnee.RETENIR_CERTIFIEE, ActionDonnee.OUBLIER} <= gardee.actions


def test_the_same_value_declared_may_still_be_certified(ouvert: Bureau) -> None:
    demande = ouvert.deposer()
    repondre(ouvert, demande, quotient(450))
    retenir_saisie(ouvert.services, ouvert.auteur, demande.id, ValeurSaisie("quotient_familial", "450"))

    declaree = ligne(ouvert, demande)

    assert not declaree.differe
    assert ActionDonnee.RETENIR_CERTIFIEE in declaree.actions


def test_everything_to_ask_leaves_out_what_is_certified(ouvert: Bureau) -> None:
    demande = ouvert.deposer()
    repondre(ouvert, demande, quotient(450))
    repondre(ouvert, demande, echec(C2S, EtatAppel.INDISPONIBLE))

    assert interrogations_a_demander(page(ouvert, demande).lignes) == (Interrogation(C2S), Interrogation(RSA))


def test_everything_to_keep_leaves_out_another_identity(ouvert: Bureau) -> None:
    demande = ouvert.deposer()
    repondre(ouvert, demande, replace(quotient(450), identite_differente=True))
    repondre(ouvert, demande, beneficiaire(RSA))

    assert ligne(ouvert, demande).identite_differente
    assert certifiees_a_retenir(page(ouvert, demande).lignes) == (Interrogation(RSA),)


def test_one_reason_for_all_lines_is_said_once(ouvert: Bureau) -> None:
    demande = ouvert.deposer(informee=False)
    assert empechement_commun(page(ouvert, demande).lignes) is EmpechementAppel.INFORMATION_NON_REMISE

    remettre_information(ouvert.services, ouvert.auteur, demande, prefere_papiers=True)
    assert empechement_commun(page(ouvert, demande).lignes) is EmpechementAppel.PREFERE_PAPIERS
    assert empechement_commun(page(ouvert, ouvert.deposer()).lignes) is None
    assert empechement_commun(()) is None


def test_reasons_that_differ_are_said_line_by_line(tmp_path: Path) -> None:
    with bureau(tmp_path, Installation(scopes=frozenset({"cnaf_quotient_familial"}))) as ouvert:
        demande = ouvert.deposer()

        assert ligne(ouvert, demande).empechement is EmpechementAppel.AUCUN
        assert ligne(ouvert, demande, "beneficiaire_rsa").empechement is EmpechementAppel.HORS_HABILITATION
        assert empechement_commun(page(ouvert, demande).lignes) is None


def test_nothing_may_be_done_once_it_is_decided(ouvert: Bureau) -> None:
    demande = ouvert.deposer()
    decider(ouvert.services, ouvert.auteur, demande.id, projet(ouvert))

    assert all(li.actions == frozenset() for li in page(ouvert, demande).lignes)
    assert ligne(ouvert, demande).empechement is EmpechementAppel.DEMANDE_CLOSE


def test_a_source_that_the_aid_does_not_list_is_out_of_the_deliberation(ouvert: Bureau) -> None:
    lue = page(ouvert, ouvert.deposer())
    assert lue.aide is not None

    cause = empechement(lue.demande, lue.aide, Source.ALLOCATION_ADULTE_HANDICAPE, TOUS_LES_SCOPES)

    assert cause is EmpechementAppel.HORS_DELIBERATION


def test_the_day_of_arrival_answers_for_the_months_in_the_commune(ouvert: Bureau) -> None:
    dossier = ouvert.dossier.dossier
    arrivee = SaisieAdresse(dossier.adresse, arrivee_commune=date(2020, 1, 1))
    demande = ouvert.deposer("bourse_permis")
    assert "anciennete_residence" in [li.indicateur.code for li in page(ouvert, demande).lignes]

    enregistrer_adresse(ouvert.services, ouvert.auteur, dossier, arrivee)

    assert "anciennete_residence" not in [li.indicateur.code for li in page(ouvert, demande).lignes]
