"""The legal aids: their clocks in the list of the day, the papers they wait for, the longer time to ask."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from ccas_desktop.application.aides_legales.bordereau import composer_bordereau
from ccas_desktop.application.aides_legales.page import lire_page_aides_legales
from ccas_desktop.application.aides_legales.verbes import (
    SaisieAideLegale,
    demander_pieces_legales,
    deposer_aide_legale,
    modifier_aide_legale,
)
from ccas_desktop.application.demandes.pieces_attendues import PieceADemander, SaisieDemandeDePieces, regler_piece
from ccas_desktop.application.guichet.a_faire.collecte import lire_a_faire
from ccas_desktop.application.guichet.a_faire.lignes import Genre, Groupe, LigneAFaire
from ccas_desktop.domain.demandes.aides_legales import DossierAideLegale, GenreAideLegale
from ccas_desktop.domain.demandes.pieces_attendues import SortAttendue
from ccas_desktop.domain.errors import SaisieInvalide
from tests.fakes.bureau import AUJOURDHUI, Bureau


def saisie(ouvert: Bureau, genre: GenreAideLegale = GenreAideLegale.ASH, **champs: Any) -> SaisieAideLegale:
    valeurs: dict[str, Any] = {"depose_le": AUJOURDHUI, "demandeur_id": ouvert.dossier.demandeur.id} | champs
    return SaisieAideLegale(genre=genre, **valeurs)


def recevoir(ouvert: Bureau, genre: GenreAideLegale = GenreAideLegale.ASH, **champs: Any) -> DossierAideLegale:
    return deposer_aide_legale(
        ouvert.services, ouvert.auteur, ouvert.dossier.dossier.id, saisie(ouvert, genre, **champs)
    )


def a_faire(ouvert: Bureau, groupe: Groupe = Groupe.AIDES_LEGALES) -> list[LigneAFaire]:
    return [ligne for ligne in lire_a_faire(ouvert.services).lignes if ligne.groupe is groupe]


def dits(lignes: list[LigneAFaire]) -> list[tuple[str, date | None, int]]:
    return [(ligne.texte.replace("\u00a0", " "), ligne.jour, ligne.restants) for ligne in lignes]


def test_a_file_is_to_be_passed_on_within_the_month(ouvert: Bureau) -> None:
    recevoir(ouvert, GenreAideLegale.APA, depose_le=date(2026, 11, 10))

    (ligne,) = a_faire(ouvert)
    assert (ligne.genre, ligne.cible, ligne.numero) == (Genre.AIDE_LEGALE, ouvert.dossier.dossier.id, "2026-0001")
    assert dits([ligne]) == [("Allocation personnalisée d’autonomie (APA)", date(2026, 12, 10), 17)]


def test_what_was_passed_on_or_decided_waits_no_more(ouvert: Bureau) -> None:
    recevoir(ouvert, transmis_le=AUJOURDHUI)
    recevoir(ouvert, decidee_le=AUJOURDHUI)

    assert a_faire(ouvert) == []


def test_an_emergency_admission_has_its_three_days_first(ouvert: Bureau) -> None:
    urgente = recevoir(ouvert, GenreAideLegale.ADMISSION_URGENCE, prononcee_le=AUJOURDHUI)

    nom = "Admission d’urgence (le maire prononce)"
    assert dits(a_faire(ouvert)) == [
        (f"Avertir le département : {nom}", date(2026, 11, 26), 3),
        (nom, date(2026, 12, 23), 30),
    ]

    faite = saisie(
        ouvert,
        GenreAideLegale.ADMISSION_URGENCE,
        prononcee_le=AUJOURDHUI,
        departement_averti_le=AUJOURDHUI,
        transmis_le=AUJOURDHUI,
    )
    modifier_aide_legale(ouvert.services, ouvert.auteur, urgente, faite)
    assert a_faire(ouvert) == []
    ouvert.horloge.avancer(timedelta(days=60))
    assert [ligne.texte.replace("\u00a0", " ") for ligne in a_faire(ouvert)] == [f"Décision du département : {nom}"]


def test_the_departement_may_give_two_months_more_to_ask(ouvert: Bureau) -> None:
    # Entered 16 July, asked 10 November: past two months, within four (CASF R131-2).
    entree, depot = date(2026, 7, 16), date(2026, 11, 10)
    aide = recevoir(ouvert, depose_le=depot, entree_le=entree)
    assert aide.effet_le == date(2026, 11, 16)

    prolongee = modifier_aide_legale(
        ouvert.services, ouvert.auteur, aide, saisie(ouvert, depose_le=depot, entree_le=entree, effet_prolonge=True)
    )

    assert prolongee.effet_le == entree
    (ligne,) = lire_page_aides_legales(ouvert.services, ouvert.dossier.dossier.id).lignes
    assert ligne.aide.effet_prolonge
    assert "effet possible le 16/07/2026" in ligne.etat_et_delais


def test_the_papers_asked_for_are_reminded_of_until_they_come(ouvert: Bureau) -> None:
    aide = recevoir(ouvert)
    voulues = SaisieDemandeDePieces(
        (PieceADemander("Livret de famille"), PieceADemander(" Avis ")), AUJOURDHUI, date(2026, 11, 30)
    )
    (livret, avis) = demander_pieces_legales(ouvert.services, ouvert.auteur, aide, voulues)
    assert (avis.libelle, avis.aide_legale_id, avis.demande_id) == ("Avis", aide.id, None)

    (ligne,) = a_faire(ouvert, Groupe.PIECES)
    assert (ligne.genre, ligne.cible, ligne.texte) == (
        Genre.AIDE_LEGALE,
        ouvert.dossier.dossier.id,
        "Livret de famille et 1 autre",
    )
    for piece in (livret, avis):
        regler_piece(ouvert.services, ouvert.auteur, piece, SortAttendue.RECUE, le=AUJOURDHUI)

    assert a_faire(ouvert, Groupe.PIECES) == []
    pieces = lire_page_aides_legales(ouvert.services, ouvert.dossier.dossier.id).pieces
    assert [(p.piece.libelle, p.mot.texte) for p in pieces] == [("Livret de famille", "Reçue"), ("Avis", "Reçue")]


def test_a_decided_aid_waits_for_no_paper(ouvert: Bureau) -> None:
    aide = recevoir(ouvert, decidee_le=AUJOURDHUI)
    voulues = SaisieDemandeDePieces((PieceADemander("Avis"),), AUJOURDHUI, AUJOURDHUI)
    demander_pieces_legales(ouvert.services, ouvert.auteur, aide, voulues)

    assert a_faire(ouvert, Groupe.PIECES) == []


@pytest.mark.parametrize(
    ("pieces", "le", "avant", "champ"),
    [
        ((), AUJOURDHUI, AUJOURDHUI, "pieces"),
        ((PieceADemander("Avis"),), AUJOURDHUI - timedelta(1), AUJOURDHUI, "le"),
        ((PieceADemander("Avis"),), AUJOURDHUI + timedelta(1), AUJOURDHUI + timedelta(2), "le"),
        ((PieceADemander("Avis"),), AUJOURDHUI, AUJOURDHUI - timedelta(1), "avant"),
    ],
)
def test_papers_asked_for_out_of_time_are_refused_at_their_field(
    ouvert: Bureau, pieces: tuple[PieceADemander, ...], le: date, avant: date, champ: str
) -> None:
    aide = recevoir(ouvert)
    with pytest.raises(SaisieInvalide) as refus:
        demander_pieces_legales(ouvert.services, ouvert.auteur, aide, SaisieDemandeDePieces(pieces, le, avant))
    assert {e.champ for e in refus.value.erreurs} == {champ}


def test_the_slip_names_the_file_its_papers_and_who_decides(ouvert: Bureau) -> None:
    aide = recevoir(ouvert, GenreAideLegale.APA, pieces=("Pièce d’identité", "RIB"), observations="Vit seule.")

    dit = repr(composer_bordereau(ouvert.services, aide.id))

    naissance = ouvert.dossier.demandeur.identite.date_naissance
    assert naissance is not None
    for attendu in (
        naissance.en_francais,
        "APA",
        "Pièce d’identité",
        "RIB",
        "Vit seule.",
        "Président du conseil départemental",
    ):
        assert attendu in dit
