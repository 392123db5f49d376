"""No call that the law or the délibération does not allow; the proof of each that was made; nothing lost."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from ccas_desktop.application.decisions import decider
from ccas_desktop.application.demandes.verbes import lire_demande, modifier_demande, remettre_information
from ccas_desktop.application.donnees.certification import (
    AppelPrepare,
    empreinte_identite,
    executer_appel,
    garder_reponse,
    garder_trace,
    preparer_appel,
)
from ccas_desktop.application.donnees.verbes import reponse_certifiee, reponses_de
from ccas_desktop.application.dossiers.verbes import SaisieUsager, ajouter_membre
from ccas_desktop.application.reglages import enregistrer_ccas
from ccas_desktop.application.services import NOM_CLE_EMPREINTE
from ccas_desktop.domain.certifie.certifie import EtatAppel, ReponseCertifiee, Source
from ccas_desktop.domain.demandes.demande import Demande, StatutDemande
from ccas_desktop.domain.errors import RefusMetier, SaisieInvalide
from ccas_desktop.domain.personnes.foyer import Lien
from tests.fakes.api_particulier import ENFANT_RENDU, beneficiaire, echec, quotient
from tests.fakes.bureau import IDENTITE, Bureau, Installation, bureau, projet, saisie_de

QF, RSA = Source.QUOTIENT_FAMILIAL, Source.REVENU_SOLIDARITE_ACTIVE
AAH = Source.ALLOCATION_ADULTE_HANDICAPE


def preparer(ouvert: Bureau, demande: Demande, source: Source = QF) -> AppelPrepare:
    return preparer_appel(ouvert.services, ouvert.auteur, demande.id, source)


def garder(ouvert: Bureau, demande: Demande, reponse: ReponseCertifiee) -> None:
    garder_reponse(ouvert.services, ouvert.auteur, preparer(ouvert, demande, reponse.source), reponse)


def refus(ouvert: Bureau, demande: Demande, source: Source = QF) -> str:
    with pytest.raises(RefusMetier) as leve:
        preparer(ouvert, demande, source)
    return leve.value.code


def traces(ouvert: Bureau, demande: Demande) -> int:
    return len(lire_demande(ouvert.services.base, demande.id).traces)


def test_no_call_before_the_information_is_dated(ouvert: Bureau) -> None:
    demande = ouvert.deposer(informee=False)

    assert refus(ouvert, demande) == "information_non_remise"
    assert traces(ouvert, demande) == 0


def test_no_call_for_a_person_who_prefers_papers(ouvert: Bureau) -> None:
    demande = ouvert.deposer(informee=False)
    demande = remettre_information(ouvert.services, ouvert.auteur, demande, prefere_papiers=True)

    assert refus(ouvert, demande) == "prefere_papiers"


def test_no_call_that_the_deliberation_does_not_list(ouvert: Bureau) -> None:
    assert refus(ouvert, ouvert.deposer(), AAH) == "source_non_permise"


def test_no_call_that_the_token_does_not_open(tmp_path: Path) -> None:
    with bureau(tmp_path, Installation(scopes=frozenset({"cnaf_quotient_familial"}))) as ouvert:
        assert refus(ouvert, ouvert.deposer(), RSA) == "source_non_permise"


def test_no_call_for_a_request_already_decided(ouvert: Bureau) -> None:
    demande = ouvert.deposer()
    decider(ouvert.services, ouvert.auteur, demande.id, projet(ouvert))

    assert refus(ouvert, demande) == "appel_hors_instruction"


def test_no_call_without_a_siret(ouvert: Bureau) -> None:
    demande = ouvert.deposer()
    enregistrer_ccas(ouvert.services, ouvert.auteur, replace(ouvert.reglages.ccas, siret=""))

    assert refus(ouvert, demande) == "siret_absent"


def test_no_call_without_a_reglement(tmp_path: Path) -> None:
    with bureau(tmp_path, Installation(complete=False)) as ouvert:
        assert refus(ouvert, ouvert.deposer()) == "reglement_absent"


def test_an_identity_that_lacks_what_the_service_wants_leaves_no_trace(tmp_path: Path) -> None:
    with bureau(tmp_path, Installation(identite=replace(IDENTITE, sexe=None))) as ouvert:
        demande = ouvert.deposer()

        with pytest.raises(SaisieInvalide) as leve:
            preparer(ouvert, demande)

        assert leve.value.champ == "sexe"
        assert traces(ouvert, demande) == 0


def test_a_name_that_the_service_refuses_leaves_no_trace(tmp_path: Path) -> None:
    with bureau(tmp_path, Installation(identite=replace(IDENTITE, nom_famille="李"))) as ouvert:
        demande = ouvert.deposer()

        with pytest.raises(SaisieInvalide):
            preparer(ouvert, demande)

        assert traces(ouvert, demande) == 0


def test_a_call_leaves_its_trace_before_it_is_made(ouvert: Bureau) -> None:
    demande = ouvert.deposer()

    appel = preparer(ouvert, demande)

    (trace,) = lire_demande(ouvert.services.base, demande.id).traces
    assert trace == appel.trace
    assert trace.etat is None
    assert trace.base_legale == "CRPA L114-8 ; délibération 2025-08, article 7"
    assert "ROUX" not in str(trace)


def test_the_trace_is_completed_without_any_value(ouvert: Bureau) -> None:
    demande = ouvert.deposer()

    garder(ouvert, demande, quotient(450))

    (trace,) = lire_demande(ouvert.services.base, demande.id).traces
    assert (trace.etat, trace.http, trace.requete_id) == (EtatAppel.CERTIFIE, 200, "req-1")
    # Ids and the digest of the identity are drawn at random: any figure may be in them.
    assert "450" not in str(replace(trace, id="", demande_id="", empreinte=""))


def test_asks_in_the_name_of_the_allocataire(ouvert: Bureau) -> None:
    conjoint = ajouter_membre(
        ouvert.services,
        ouvert.auteur,
        ouvert.dossier.dossier.id,
        SaisieUsager(replace(IDENTITE, prenoms=("Marc",)), lien=Lien.CONJOINT),
    )
    demande = ouvert.deposer(allocataire_id=conjoint.id)

    executer_appel(ouvert.services, preparer(ouvert, demande))

    assert ouvert.api.demandes[0].identite.prenoms == ("Marc",)


def test_passes_on_the_wish_for_a_fresh_answer(ouvert: Bureau) -> None:
    demande = ouvert.deposer()
    appel = preparer_appel(ouvert.services, ouvert.auteur, demande.id, QF, actualiser=True)

    executer_appel(ouvert.services, appel)

    assert ouvert.api.demandes[0].actualiser


def test_keeps_only_the_blocks_that_the_deliberation_lists(ouvert: Bureau) -> None:
    demande = ouvert.deposer()
    ouvert.api.reponses[QF] = quotient(450, enfants=[ENFANT_RENDU])

    reponse = executer_appel(ouvert.services, preparer(ouvert, demande))

    assert reponse.donnees is not None
    assert set(reponse.donnees) == {"quotient_familial"}


def test_a_first_call_puts_the_request_in_hand(ouvert: Bureau) -> None:
    demande = ouvert.deposer()

    preparer(ouvert, demande)

    assert lire_demande(ouvert.services.base, demande.id).demande.statut is StatutDemande.EN_INSTRUCTION


def test_a_new_certified_reply_takes_the_place_of_the_former_ones(ouvert: Bureau) -> None:
    demande = ouvert.deposer()
    for reponse in (quotient(450), echec(QF, EtatAppel.INDISPONIBLE), quotient(430)):
        garder(ouvert, demande, reponse)

    (recue,) = lire_demande(ouvert.services.base, demande.id).reponses
    assert recue.reponse.donnees == quotient(430).donnees


def test_a_failed_refresh_keeps_what_was_certified(ouvert: Bureau) -> None:
    demande = ouvert.deposer()
    garder(ouvert, demande, quotient(450))
    plus_tard = replace(echec(QF, EtatAppel.INDISPONIBLE), instant=quotient().instant.replace(hour=11))
    garder(ouvert, demande, plus_tard)
    garder(ouvert, demande, replace(plus_tard, etat=EtatAppel.INTROUVABLE))

    complete = lire_demande(ouvert.services.base, demande.id)

    assert [r.etat for r in reponses_de(complete, QF)] == [EtatAppel.INTROUVABLE, EtatAppel.CERTIFIE]
    certifiee = reponse_certifiee(complete, QF)
    assert certifiee is not None
    assert certifiee.donnees == quotient(450).donnees


def test_a_call_given_up_keeps_its_trace_and_no_reply(ouvert: Bureau) -> None:
    demande = ouvert.deposer()

    garder_trace(ouvert.services, ouvert.auteur, preparer(ouvert, demande), quotient(450))

    complete = lire_demande(ouvert.services.base, demande.id)
    assert complete.reponses == ()
    assert complete.traces[0].etat is EtatAppel.CERTIFIE


def test_what_is_certified_of_one_person_never_stands_for_another(ouvert: Bureau) -> None:
    conjoint = ajouter_membre(
        ouvert.services,
        ouvert.auteur,
        ouvert.dossier.dossier.id,
        SaisieUsager(replace(IDENTITE, prenoms=("Marc",)), lien=Lien.CONJOINT),
    )
    demande = ouvert.deposer()
    garder(ouvert, demande, beneficiaire(RSA))
    lue = lire_demande(ouvert.services.base, demande.id).demande
    modifier_demande(ouvert.services, ouvert.auteur, lue, saisie_de(lue, allocataire_id=conjoint.id))

    assert reponse_certifiee(lire_demande(ouvert.services.base, demande.id), RSA) is None


def test_a_digest_says_the_same_person_and_nothing_else(ouvert: Bureau) -> None:
    une = empreinte_identite(ouvert.services, IDENTITE)

    assert une == empreinte_identite(ouvert.services, replace(IDENTITE, nom_famille="roux"))
    assert une != empreinte_identite(ouvert.services, replace(IDENTITE, nom_famille="ROUSSEL"))
    ouvert.secrets.effacer(NOM_CLE_EMPREINTE)
    assert une != empreinte_identite(ouvert.services, IDENTITE)
