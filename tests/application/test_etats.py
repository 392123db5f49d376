"""The statements: the register of the calls, and the page of the habilitation request."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from ccas_desktop.application.registre.etat_des_appels import (
    LIGNES_IMPRIMEES_MAX,
    csv_des_appels,
    etat_des_appels,
    periode_en_mots,
)
from ccas_desktop.application.registre.etat_habilitation import etat_habilitation, scopes_necessaires
from ccas_desktop.application.registre.traces import FiltreAppels
from ccas_desktop.application.reglages import reglement_en_vigueur
from ccas_desktop.domain.certifie.habilitation import SCOPES
from ccas_desktop.domain.courrier.document import Intertitre, Liste, Paragraphe
from ccas_desktop.domain.courrier.etat import Etat, Tableau
from ccas_desktop.domain.reglement.modele.model import Reglement
from tests.application.registre.test_traces import LIGNE
from tests.fakes.bureau import Bureau

JOUR = date(2026, 11, 23)


@pytest.fixture
def reglement(ouvert: Bureau) -> Reglement:
    lu = reglement_en_vigueur(ouvert.services, ouvert.reglages)
    assert lu is not None
    return lu


def tableaux(etat: Etat) -> list[Tableau]:
    return [partie for partie in etat.parties if isinstance(partie, Tableau)]


def mots(etat: Etat) -> str:
    textes = [etat.titre, etat.emetteur, *etat.resume]
    for partie in etat.parties:
        match partie:
            case Tableau():
                textes += [cellule for ligne in partie.lignes for cellule in ligne]
            case Intertitre():
                textes.append(partie.texte)
            case Paragraphe() | Liste():
                elements = partie.elements if isinstance(partie, Liste) else (partie,)
                textes += ["".join(p.texte for p in element.passages) for element in elements]
    return "\n".join(textes)


def test_each_aid_says_its_data_its_vote_and_why(ouvert: Bureau, reglement: Reglement) -> None:
    etat = etat_habilitation(reglement, ouvert.reglages, JOUR)

    texte = mots(etat)
    for aide in reglement.aides:
        assert aide.libelle in texte
        assert aide.deliberation.numero in texte
        for donnee in aide.donnees:
            assert donnee.motif in texte
            assert donnee.piece_remplacee in texte


def test_only_the_blocks_of_the_reglement_are_asked(ouvert: Bureau, reglement: Reglement) -> None:
    energie = reglement.aide("aide_energie")

    seule = etat_habilitation(replace(reglement, aides=(energie,)), ouvert.reglages, JOUR)

    assert scopes_necessaires(energie) == (
        "cnaf_allocataires",
        "cnaf_enfants",
        "revenu_solidarite_active",
        "prime_activite",
    )
    assert "cnaf_adresse" not in mots(seule)
    assert "cnaf_quotient_familial" not in mots(seule)


def test_the_rights_to_tick_are_those_of_all_the_aids_each_once(ouvert: Bureau, reglement: Reglement) -> None:
    droits = [ligne[0] for ligne in tableaux(etat_habilitation(reglement, ouvert.reglages, JOUR))[-1].lignes]

    attendus = {scope for aide in reglement.aides for scope in scopes_necessaires(aide)}
    assert len(droits) == len(set(droits))
    assert set(droits) == attendus
    assert attendus <= {scope for blocs in SCOPES.values() for scope in blocs.values()}


def test_an_aid_without_data_is_named_without_a_table(ouvert: Bureau, reglement: Reglement) -> None:
    sans = replace(reglement.aides[0], donnees=())

    etat = etat_habilitation(replace(reglement, aides=(sans,)), ouvert.reglages, JOUR)

    assert tableaux(etat) == []
    assert sans.libelle in mots(etat)


def test_both_statements_can_be_composed(ouvert: Bureau, reglement: Reglement) -> None:
    lettres, reglages = ouvert.services.lettres, ouvert.reglages

    habilitation = lettres.produire_etat(etat_habilitation(reglement, reglages, JOUR))
    registre = lettres.produire_etat(etat_des_appels(reglages, [LIGNE], FiltreAppels(), JOUR))

    assert habilitation.caracteres_remplaces == registre.caracteres_remplaces == ()
    assert registre.pages == 1


def test_the_register_says_what_was_searched_and_how_many(ouvert: Bureau) -> None:
    filtre = FiltreAppels("benali", du=date(2026, 11, 1))

    etat = etat_des_appels(ouvert.reglages, [LIGNE, LIGNE], filtre, JOUR)

    assert "2 appels" in etat.resume
    assert "depuis le 01/11/2026" in etat.resume[0]
    assert "benali" in etat.resume[1]


def test_a_register_too_long_for_paper_says_so(ouvert: Bureau) -> None:
    etat = etat_des_appels(ouvert.reglages, [LIGNE] * (LIGNES_IMPRIMEES_MAX + 1), FiltreAppels(), JOUR)

    assert len(tableaux(etat)[0].lignes) == LIGNES_IMPRIMEES_MAX
    assert any("exportez" in ligne for ligne in etat.resume)


@pytest.mark.parametrize(
    ("filtre", "mots_attendus"),
    [
        (FiltreAppels(), "toute la période gardée"),
        (FiltreAppels(du=JOUR), "depuis le 23/11/2026"),
        (FiltreAppels(au=JOUR), "jusqu’au 23/11/2026"),
        (FiltreAppels(du=JOUR, au=JOUR), "du 23/11/2026 au 23/11/2026"),
    ],
)
def test_the_period_in_words(filtre: FiltreAppels, mots_attendus: str) -> None:
    assert periode_en_mots(filtre) == mots_attendus


def test_what_an_agent_is_called_cannot_be_run_by_a_spreadsheet() -> None:
    fichier = csv_des_appels([replace(LIGNE, agent='=cmd|"/c calc"!A1')]).decode("utf-8-sig")

    assert ";\"'=cmd" in fichier
