"""Two pupils asked about without network: both wait, each with the school it was asked with, until asked again."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from ccas_desktop.application.brouillons import garder, reprendre
from ccas_desktop.application.demandes.precisions import cle_des_precisions, lire_precisions
from ccas_desktop.application.demandes.procedure import clore_sans_decision
from ccas_desktop.application.demandes.verbes import lire_demande, remettre_information
from ccas_desktop.application.donnees.attente_reseau import demandes_qui_attendent_le_reseau
from ccas_desktop.application.donnees.certification import executer_appel, garder_reponse, preparer_appel
from ccas_desktop.application.donnees.lignes_donnees import LigneDonnee
from ccas_desktop.application.donnees.sources_des_lignes import (
    Interrogation,
    attentes_des_lignes,
    interrogations_en_attente,
)
from ccas_desktop.application.donnees.verbes import ValeurSaisie, retenir_certifiee, retenir_saisie
from ccas_desktop.application.instruction.page import lire_page
from ccas_desktop.application.messages.eleves import phrase_des_autres_reponses
from ccas_desktop.application.messages.etats import message_de_la_ligne, phrase_de_l_attente
from ccas_desktop.domain.certifie.certifie import CauseAppel, EtatAppel, ReponseCertifiee, Source
from ccas_desktop.domain.demandes.demande import Demande
from ccas_desktop.domain.sources.complement import Etablissements
from tests.application.demandes.test_personnes_concernees import LEA, LINA, ZOE, deposer, membre, voter
from tests.fakes.api_particulier import certifie, echec
from tests.fakes.bureau import AUJOURDHUI, Bureau, bureau
from tests.fakes.ecoles import COLLEGE, ELEMENTAIRE

SCOLARITE, BOURSE = Source.SCOLARITE, Source.ETUDIANT_BOURSIER
SANS_RESEAU = echec(SCOLARITE, EtatAppel.INDISPONIBLE, cause=CauseAppel.RESEAU)
SCOLARISE = certifie(SCOLARITE, {"est_scolarise": True, "annee_scolaire": "2026-2027"})


@pytest.fixture
def ouvert(tmp_path: Path) -> Iterator[Bureau]:
    with bureau(tmp_path) as nouveau:
        voter(nouveau)
        nouveau.api.reponses = {SCOLARITE: SANS_RESEAU, BOURSE: replace(SANS_RESEAU, source=BOURSE)}
        yield nouveau


def appeler(ouvert: Bureau, demande: Demande, question: Interrogation, contenu: dict[str, str] | None = None) -> None:
    precisions = lire_precisions(question.source, contenu, AUJOURDHUI) if contenu is not None else None
    appel = preparer_appel(
        ouvert.services, ouvert.auteur, demande.id, question.source, usager_id=question.usager_id, precisions=precisions
    )
    garder_reponse(ouvert.services, ouvert.auteur, appel, executer_appel(ouvert.services, appel))


def demander(ouvert: Bureau, demande: Demande, eleve: str, uai: str) -> None:
    """Ask about a pupil as the form does."""
    appeler(ouvert, demande, Interrogation(SCOLARITE, eleve), {"personne": eleve, "etablissement": uai})


def ligne(ouvert: Bureau, demande: Demande, code: str = "eleve_scolarise") -> LigneDonnee:
    return next(li for li in lire_page(ouvert.services, demande.id).lignes if li.indicateur.code == code)


def deux_eleves_attendent(ouvert: Bureau) -> tuple[str, str, Demande]:
    lea, zoe, demande = membre(ouvert, LEA), membre(ouvert, ZOE), deposer(ouvert)
    demander(ouvert, demande, lea, COLLEGE.uai)
    demander(ouvert, demande, zoe, ELEMENTAIRE.uai)
    return lea, zoe, demande


def test_each_is_asked_again_about_her_own_school(ouvert: Bureau) -> None:
    lea, zoe, demande = deux_eleves_attendent(ouvert)
    en_attente = interrogations_en_attente(lire_page(ouvert.services, demande.id).lignes)
    assert en_attente == (Interrogation(SCOLARITE, lea), Interrogation(SCOLARITE, zoe))
    (attente,) = demandes_qui_attendent_le_reseau(ouvert.services)
    assert len(attente.donnees) == 1
    ouvert.api.demandes.clear()
    ouvert.api.reponses[SCOLARITE] = SCOLARISE

    for question in en_attente:
        appeler(ouvert, demande, question)

    assert [(d.identite.prenom, d.complement.etablissement) for d in ouvert.api.demandes] == [
        ("Léa", Etablissements(COLLEGE.uai)),
        ("Zoé", Etablissements(ELEMENTAIRE.uai)),
    ]
    assert demandes_qui_attendent_le_reseau(ouvert.services) == ()
    for eleve in (lea, zoe):
        assert reprendre(ouvert.services, cle_des_precisions(demande.id, SCOLARITE, eleve)) is None


def test_the_line_says_what_became_of_each(ouvert: Bureau) -> None:
    _, zoe, demande = deux_eleves_attendent(ouvert)
    ouvert.horloge.avancer(timedelta(minutes=5))
    ouvert.api.reponses[SCOLARITE] = certifiee_a(ouvert)
    appeler(ouvert, demande, Interrogation(SCOLARITE, zoe))

    vue = ligne(ouvert, demande)

    assert phrase_des_autres_reponses(vue) == "ROUX Léa\u00a0: service injoignable."
    assert message_de_la_ligne(vue) == ""
    assert phrase_de_l_attente([vue]).startswith("Une donnée attend le réseau")
    assert interrogations_en_attente([vue]) != ()


def certifiee_a(ouvert: Bureau) -> ReponseCertifiee:
    return replace(SCOLARISE, instant=ouvert.horloge.maintenant())


def test_two_certified_at_once_are_kept_one_after_the_other(ouvert: Bureau) -> None:
    lea, zoe, demande = deux_eleves_attendent(ouvert)
    for minutes, eleve in ((1, lea), (2, zoe)):
        ouvert.api.reponses[SCOLARITE] = replace(SCOLARISE, instant=SCOLARISE.instant + timedelta(minutes=minutes))
        appeler(ouvert, demande, Interrogation(SCOLARITE, eleve))
    vue = ligne(ouvert, demande)
    assert (vue.certifiee_de, phrase_des_autres_reponses(vue)) == (
        zoe,
        "ROUX Léa\u00a0: certifié, à retenir ensuite.",
    )

    retenir_certifiee(ouvert.services, ouvert.auteur, demande.id, SCOLARITE, zoe)
    vue = ligne(ouvert, demande)
    assert (vue.certifiee_de, vue.retenue, phrase_des_autres_reponses(vue)) == (lea, None, "")
    retenir_certifiee(ouvert.services, ouvert.auteur, demande.id, SCOLARITE, vue.certifiee_de)

    donnees = lire_demande(ouvert.services.base, demande.id).donnees
    assert {donnee.usager_id for donnee in donnees} == {lea, zoe}
    assert phrase_des_autres_reponses(ligne(ouvert, demande)) == ""


def test_the_answer_about_one_does_not_forget_what_is_typed_about_the_other(ouvert: Bureau) -> None:
    lea, zoe, demande = membre(ouvert, LEA), membre(ouvert, ZOE), deposer(ouvert)
    demander(ouvert, demande, lea, COLLEGE.uai)
    cle = cle_des_precisions(demande.id, SCOLARITE)
    garder(ouvert.services, ouvert.auteur, cle, {"personne": zoe, "etablissement": ELEMENTAIRE.uai})
    ouvert.api.reponses[SCOLARITE] = SCOLARISE

    appeler(ouvert, demande, Interrogation(SCOLARITE, lea))

    assert reprendre(ouvert.services, cle_des_precisions(demande.id, SCOLARITE, lea)) is None
    assert reprendre(ouvert.services, cle) is not None
    appeler(ouvert, demande, Interrogation(SCOLARITE, zoe))
    assert reprendre(ouvert.services, cle) is None


def test_a_closed_request_keeps_nothing_of_what_was_given(ouvert: Bureau) -> None:
    lea, zoe, demande = deux_eleves_attendent(ouvert)
    lue = lire_demande(ouvert.services.base, demande.id).demande
    clore_sans_decision(ouvert.services, ouvert.auteur, lue, retiree=True)

    for eleve in (lea, zoe):
        assert reprendre(ouvert.services, cle_des_precisions(demande.id, SCOLARITE, eleve)) is None


def test_nothing_waits_for_who_prefers_papers(ouvert: Bureau) -> None:
    _, _, demande = deux_eleves_attendent(ouvert)
    lue = lire_demande(ouvert.services.base, demande.id).demande
    remettre_information(ouvert.services, ouvert.auteur, lue, prefere_papiers=True)

    assert interrogations_en_attente(lire_page(ouvert.services, demande.id).lignes) == ()


def test_a_paper_ends_the_wait_of_its_pupil_only(ouvert: Bureau) -> None:
    lea, zoe, demande = deux_eleves_attendent(ouvert)
    papier = ValeurSaisie("eleve_scolarise", "oui", piece="Certificat", usager_id=lea)
    retenir_saisie(ouvert.services, ouvert.auteur, demande.id, papier)

    assert interrogations_en_attente([ligne(ouvert, demande)]) == (Interrogation(SCOLARITE, zoe),)


def test_a_value_put_off_that_names_nobody_is_of_who_goes_without_saying(ouvert: Bureau) -> None:
    membre(ouvert, LINA)
    demande = deposer(ouvert)
    papier = ValeurSaisie("etudiant_boursier", "oui", piece="Notification", a_certifier=True)
    retenir_saisie(ouvert.services, ouvert.auteur, demande.id, papier)

    vue = ligne(ouvert, demande, "etudiant_boursier")

    assert interrogations_en_attente([vue]) == (Interrogation(BOURSE, ouvert.dossier.demandeur.id),)


def test_a_source_of_several_data_says_once_what_it_is_being_asked(ouvert: Bureau) -> None:
    lea, zoe, demande = deux_eleves_attendent(ouvert)
    lignes = lire_page(ouvert.services, demande.id).lignes
    en_cours = (Interrogation(SCOLARITE, lea), Interrogation(SCOLARITE, zoe), Interrogation(BOURSE))

    dites = {code: list(noms.values()) for code, noms in attentes_des_lignes(lignes, en_cours).items() if noms}

    assert dites == {"eleve_scolarise": ["ROUX Léa", "ROUX Zoé"], "etudiant_boursier": [""]}
