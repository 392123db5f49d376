"""A call that found no network waits, across everything, until the agent asks again."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from ccas_desktop.application.decisions import decider
from ccas_desktop.application.demandes.verbes import remettre_information
from ccas_desktop.application.donnees.attente_reseau import AVIS_A_RETAPER, demandes_qui_attendent_le_reseau
from ccas_desktop.application.donnees.certification import garder_reponse, preparer_appel
from ccas_desktop.application.donnees.impots import saisir_avis
from ccas_desktop.application.donnees.sources_des_lignes import (
    Interrogation,
    interrogations_a_demander,
    interrogations_en_attente,
)
from ccas_desktop.application.donnees.verbes import ValeurSaisie, retenir_saisie
from ccas_desktop.application.guichet.a_faire.collecte import lire_a_faire
from ccas_desktop.application.instruction.page import lire_page
from ccas_desktop.application.messages.etats import message_de_la_ligne, mot_de_la_ligne, phrase_de_l_attente
from ccas_desktop.application.reglages import importer_reglement
from ccas_desktop.domain.certifie.certifie import CAUSES_SANS_RESEAU, CauseAppel, EtatAppel, ReponseCertifiee, Source
from ccas_desktop.domain.certifie.impot import ReponseFiscale
from ccas_desktop.domain.demandes.demande import Demande
from tests.application.donnees.test_impots import AIDE, AVIS, demander, preparer, tout_le_contenu
from tests.fakes.api_particulier import echec, quotient
from tests.fakes.bureau import Bureau, projet, rouvrir
from tests.fakes.impot import CHIFFRES, certifiee, introuvable, panne

QF, RSA = Source.QUOTIENT_FAMILIAL, Source.REVENU_SOLIDARITE_ACTIVE
C2S = Source.COMPLEMENTAIRE_SANTE_SOLIDAIRE


def repondre(ouvert: Bureau, demande: Demande, reponse: ReponseCertifiee) -> None:
    appel = preparer_appel(ouvert.services, ouvert.auteur, demande.id, reponse.source)
    garder_reponse(ouvert.services, ouvert.auteur, appel, reponse)


def sans_reseau(source: Source, cause: CauseAppel = CauseAppel.RESEAU) -> ReponseCertifiee:
    return echec(source, EtatAppel.INDISPONIBLE, cause=cause)


def attendues(ouvert: Bureau) -> list[tuple[str, ...]]:
    return [attente.donnees for attente in demandes_qui_attendent_le_reseau(ouvert.services)]


@pytest.mark.parametrize("cause", sorted(CAUSES_SANS_RESEAU))
def test_a_call_without_network_waits_and_outlives_the_window(
    ouvert: Bureau, tmp_path: Path, cause: CauseAppel
) -> None:
    demande = ouvert.deposer()
    repondre(ouvert, demande, sans_reseau(QF, cause))

    rouvrir(ouvert, tmp_path)

    (attente,) = demandes_qui_attendent_le_reseau(ouvert.services)
    assert (attente.demande_id, attente.numero) == (demande.id, demande.numero)
    assert attente.donnees == ("Quotient familial",)
    assert attente.depuis == ouvert.horloge.aujourdhui()
    page = lire_page(ouvert.services, demande.id)
    assert interrogations_en_attente(page.lignes) == (Interrogation(QF),)
    assert Interrogation(QF) not in interrogations_a_demander(page.lignes)
    assert mot_de_la_ligne(page.lignes[0]).texte == "Attend le réseau"


@pytest.mark.parametrize(
    "reponse",
    [
        quotient(),
        echec(QF, EtatAppel.INTROUVABLE, http=404),
        echec(QF, EtatAppel.INDISPONIBLE, http=503),
        echec(QF, EtatAppel.INDISPONIBLE, cause=CauseAppel.ANNULE),
        echec(QF, EtatAppel.LIMITE_ATTEINTE, http=429),
    ],
    ids=["certified", "not found", "maintenance", "given up", "limit"],
)
def test_an_answer_of_the_service_does_not_wait_for_the_network(ouvert: Bureau, reponse: ReponseCertifiee) -> None:
    demande = ouvert.deposer()
    repondre(ouvert, demande, sans_reseau(QF))
    repondre(ouvert, demande, reponse)

    assert attendues(ouvert) == []


def test_what_was_certified_before_does_not_wait(ouvert: Bureau) -> None:
    demande = ouvert.deposer()
    repondre(ouvert, demande, quotient())
    repondre(ouvert, demande, sans_reseau(QF))

    assert attendues(ouvert) == []


def test_a_paper_ends_the_wait_unless_it_is_to_be_certified_later(ouvert: Bureau) -> None:
    demande = ouvert.deposer()
    for source in (QF, C2S):
        repondre(ouvert, demande, sans_reseau(source))
    papier = ValeurSaisie("quotient_familial", "450", piece="Attestation Caf")
    plus_tard = replace(papier, indicateur="beneficiaire_c2s", valeur="oui", a_certifier=True)

    for saisie in (papier, plus_tard):
        retenir_saisie(ouvert.services, ouvert.auteur, demande.id, saisie)

    assert attendues(ouvert) == [("Complémentaire santé solidaire (C2S)",)]


def test_a_value_to_certify_later_waits_though_nothing_was_asked(ouvert: Bureau) -> None:
    demande = ouvert.deposer()
    saisie = ValeurSaisie("beneficiaire_rsa", "oui", piece="Attestation", a_certifier=True)
    retenir_saisie(ouvert.services, ouvert.auteur, demande.id, saisie)

    (attente,) = demandes_qui_attendent_le_reseau(ouvert.services)

    assert (attente.donnees, attente.depuis) == (("Revenu de solidarité active (RSA)",), None)


def test_nothing_waits_that_may_not_be_asked(ouvert: Bureau) -> None:
    demande = ouvert.deposer()
    repondre(ouvert, demande, sans_reseau(QF))

    remettre_information(
        ouvert.services, ouvert.auteur, lire_page(ouvert.services, demande.id).demande, prefere_papiers=True
    )

    assert attendues(ouvert) == []


def test_a_decided_request_waits_for_nothing(ouvert: Bureau) -> None:
    demande = ouvert.deposer()
    repondre(ouvert, demande, quotient())
    repondre(ouvert, demande, sans_reseau(RSA))
    assert len(attendues(ouvert)) == 1

    decider(ouvert.services, ouvert.auteur, demande.id, projet(ouvert))

    assert attendues(ouvert) == []


def test_the_requests_come_in_the_order_of_their_deposit(ouvert: Bureau) -> None:
    demandes = [ouvert.deposer(), ouvert.deposer("aide_energie"), ouvert.deposer()]
    for demande in reversed(demandes):
        repondre(ouvert, demande, sans_reseau(QF))
    repondre(ouvert, demandes[1], quotient())

    numeros = [attente.numero for attente in demandes_qui_attendent_le_reseau(ouvert.services)]

    assert numeros == [demandes[0].numero, demandes[2].numero]


def test_an_aid_that_the_reglement_no_longer_has_waits_for_nothing(ouvert: Bureau) -> None:
    demande = ouvert.deposer()
    repondre(ouvert, demande, sans_reseau(QF))
    importe = ouvert.reglages.reglement
    assert importe is not None

    texte = importe.texte.replace("transport_solidaire", "transport_nouveau")
    importer_reglement(ouvert.services, ouvert.auteur, texte, nom_fichier="r.toml")

    assert attendues(ouvert) == []


class TestAvisImposition:
    """Its number may not be kept: what waits is the line, and the agent types the number again."""

    def attendus(self, ouvert: Bureau) -> list[tuple[str, ...]]:
        return [attente.donnees for attente in demandes_qui_attendent_le_reseau(ouvert.services)]

    def test_it_waits_and_its_number_is_nowhere(self, ouvert: Bureau, tmp_path: Path) -> None:
        preparer(ouvert)
        demande = ouvert.deposer(AIDE)
        demander(ouvert, demande, panne())

        rouvrir(ouvert, tmp_path)

        (attente,) = demandes_qui_attendent_le_reseau(ouvert.services)
        assert attente.donnees == (AVIS_A_RETAPER,)
        assert attente.depuis == ouvert.horloge.aujourdhui()
        page = lire_page(ouvert.services, demande.id)
        assert page.impot is not None
        assert page.impot.attend_le_reseau
        assert CHIFFRES not in tout_le_contenu(ouvert)
        assert CHIFFRES not in str(lire_a_faire(ouvert.services))

    @pytest.mark.parametrize("reponse", [certifiee(), introuvable()], ids=["certified", "not found"])
    def test_an_answer_ends_the_wait(self, ouvert: Bureau, reponse: ReponseFiscale) -> None:
        preparer(ouvert)
        demande = ouvert.deposer(AIDE)
        demander(ouvert, demande, panne())
        demander(ouvert, demande, reponse)
        assert self.attendus(ouvert) == []

    def test_the_paper_ends_the_wait(self, ouvert: Bureau) -> None:
        preparer(ouvert)
        demande = ouvert.deposer(AIDE)
        demander(ouvert, demande, panne())
        saisir_avis(ouvert.services, ouvert.auteur, demande.id, AVIS)
        assert self.attendus(ouvert) == []

    def test_who_prefers_papers_waits_for_nothing(self, ouvert: Bureau) -> None:
        preparer(ouvert)
        demande = ouvert.deposer(AIDE)
        demander(ouvert, demande, panne())
        lue = lire_page(ouvert.services, demande.id).demande
        remettre_information(ouvert.services, ouvert.auteur, lue, prefere_papiers=True)
        assert self.attendus(ouvert) == []

    def test_it_is_counted_among_what_waits(self) -> None:
        phrase = phrase_de_l_attente((), avis=True)
        assert phrase.startswith("Une donnée attend le réseau")
        assert "le numéro fiscal sera à retaper" in phrase


def test_what_happened_is_said_once_above_the_lines(ouvert: Bureau) -> None:
    demande = ouvert.deposer()
    for source in (QF, RSA):
        repondre(ouvert, demande, sans_reseau(source, CauseAppel.TOUT_EXPIRE))
    lignes = [li for li in lire_page(ouvert.services, demande.id).lignes if li.attend_le_reseau]

    assert phrase_de_l_attente(lignes).startswith("2\u00a0données attendent le réseau")
    assert phrase_de_l_attente(lignes[:1]).startswith("Une donnée attend le réseau")
    assert phrase_de_l_attente(lignes).count("douze heures") == 1
    assert {message_de_la_ligne(ligne) for ligne in lignes} == {
        "Adresse Internet sans doute écartée pour douze heures."
    }
