"""Duplicates are found piece by piece, each pair once, and those set aside do not come back."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from ccas_desktop.application.annulations import annuler_lot
from ccas_desktop.application.dossiers.verbes import SaisieUsager, ajouter_membre, creer_dossier
from ccas_desktop.application.rapprochements.doublons import (
    PairePossible,
    chercher_une_tranche,
    doublons_du_dossier,
    ecarter_paire,
    nombre_a_comparer,
)
from ccas_desktop.domain.dossiers.doublons import Ressemblance
from ccas_desktop.domain.personnes.foyer import Lien
from ccas_desktop.domain.personnes.identite import DateNaissance, Identite
from tests.fakes.bureau import Bureau, bureau


@pytest.fixture
def le_bureau(tmp_path: Path) -> Iterator[Bureau]:
    with bureau(tmp_path) as ouvert:
        yield ouvert


def personne(nom: str, prenom: str, annee: int = 1987) -> SaisieUsager:
    return SaisieUsager(Identite(nom, (prenom,), date_naissance=DateNaissance(annee, 6, 27)))


def tout_chercher(bureau: Bureau, taille: int) -> tuple[list[PairePossible], int]:
    paires: list[PairePossible] = []
    vues, suite = 0, ""
    while True:
        tranche = chercher_une_tranche(bureau.services, suite, taille=taille)
        paires += tranche.paires
        vues += tranche.vues
        if tranche.suite is None:
            return paires, vues
        suite = tranche.suite


@pytest.mark.parametrize("taille", [1, 2, 3, 100])
def test_each_pair_is_found_once_whatever_the_pieces(le_bureau: Bureau, taille: int) -> None:
    for nom, prenom in (("ROUX", "Jeane"), ("Jeanne", "ROUX"), ("MARTIN", "Paul"), ("DURAND", "Louis")):
        creer_dossier(le_bureau.services, le_bureau.auteur, personne(nom, prenom))

    paires, vues = tout_chercher(le_bureau, taille)

    assert vues == nombre_a_comparer(le_bureau.services) == 5
    trouves = {(p.premier.numero, p.second.numero): p.ressemblance for p in paires}
    assert len(paires) == len(trouves)
    assert trouves[("2026-0001", "2026-0002")] is Ressemblance.UNE_LETTRE
    assert trouves[("2026-0001", "2026-0003")] is Ressemblance.NOMS_INVERSES
    assert not any("2026-0005" in couple for couple in trouves)


def test_two_of_one_dossier_are_no_pair(le_bureau: Bureau) -> None:
    jumelle = SaisieUsager(personne("ROUX", "Jeane").identite, Lien.FRATRIE)
    ajouter_membre(le_bureau.services, le_bureau.auteur, le_bureau.dossier.dossier.id, jumelle)

    assert tout_chercher(le_bureau, 10) == ([], 2)


def test_a_pair_set_aside_is_remembered_until_that_is_undone(le_bureau: Bureau) -> None:
    creer_dossier(le_bureau.services, le_bureau.auteur, personne("ROUX", "Jeane"))
    ((paire,), _) = tout_chercher(le_bureau, 10)

    lot = ecarter_paire(le_bureau.services, le_bureau.auteur, paire)
    assert tout_chercher(le_bureau, 10)[0] == []
    assert doublons_du_dossier(le_bureau.services, le_bureau.dossier.dossier.id) == ()

    annuler_lot(le_bureau.services, le_bureau.auteur, lot)
    assert tout_chercher(le_bureau, 10)[0] == [paire]


def test_the_duplicates_of_one_dossier_are_found_from_either_side(le_bureau: Bureau) -> None:
    second = creer_dossier(le_bureau.services, le_bureau.auteur, personne("ROUX", "Jeane"))

    for dossier_id in (le_bureau.dossier.dossier.id, second.dossier.id):
        (paire,) = doublons_du_dossier(le_bureau.services, dossier_id)
        assert (paire.premier.numero, paire.second.numero) == ("2026-0001", "2026-0002")
