"""A social security number is refused wherever a free text is typed, at its field, even without a window."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from ccas_desktop.application.aides_legales.verbes import (
    SaisieAideLegale,
    deposer_aide_legale,
    enregistrer_aide_exterieure,
)
from ccas_desktop.application.decisions import decider
from ccas_desktop.application.demandes.pieces_attendues import PieceADemander, SaisieDemandeDePieces, demander_pieces
from ccas_desktop.application.demandes.procedure import SaisieTransition, changer_etat
from ccas_desktop.application.demandes.verbes import deposer_demande
from ccas_desktop.application.guichet.passages import SaisiePassage, noter_passage
from ccas_desktop.application.guichet.rappels import SaisieRappel, ajouter_rappel
from ccas_desktop.domain.demandes.aides_exterieures import AideExterieure, OrganismeExterieur
from ccas_desktop.domain.demandes.aides_legales import GenreAideLegale
from ccas_desktop.domain.demandes.statuts import StatutDemande
from ccas_desktop.domain.errors import SaisieInvalide
from ccas_desktop.domain.guichet.passage import Canal
from ccas_desktop.domain.personnes.identite import verifier_identite
from ccas_desktop.domain.personnes.nir import cle_du_nir
from tests.fakes.bureau import AUJOURDHUI, IDENTITE, Bureau, projet, saisie_de

CORPS = "2870692012345"
TEXTE = f"son numéro {CORPS} {cle_du_nir(CORPS):02d}"
Acte = Callable[[Bureau], object]


def _demande(ouvert: Bureau) -> object:
    saisie = replace(saisie_de(ouvert.deposer()), objet=TEXTE)
    return deposer_demande(ouvert.services, ouvert.auteur, ouvert.dossier.dossier.id, saisie)


def _decision(ouvert: Bureau) -> object:
    return decider(ouvert.services, ouvert.auteur, ouvert.deposer().id, projet(ouvert, motif_fait=TEXTE))


def _etape(ouvert: Bureau) -> object:
    saisie = SaisieTransition(StatutDemande.SANS_SUITE, motif=TEXTE)
    return changer_etat(ouvert.services, ouvert.auteur, ouvert.deposer().id, saisie)


def _passage(ouvert: Bureau) -> object:
    saisie = SaisiePassage(AUJOURDHUI, next(iter(Canal)), motif=TEXTE)
    return noter_passage(ouvert.services, ouvert.auteur, ouvert.dossier.dossier.id, saisie)


def _rappel(ouvert: Bureau) -> object:
    return ajouter_rappel(ouvert.services, ouvert.auteur, SaisieRappel(AUJOURDHUI, TEXTE))


def _piece(ouvert: Bureau) -> object:
    saisie = SaisieDemandeDePieces((PieceADemander(TEXTE),), AUJOURDHUI, AUJOURDHUI)
    return demander_pieces(ouvert.services, ouvert.auteur, ouvert.deposer().id, saisie)


def _aide_legale(ouvert: Bureau) -> object:
    saisie = SaisieAideLegale(GenreAideLegale.APA, ouvert.dossier.demandeur.id, AUJOURDHUI, observations=TEXTE)
    return deposer_aide_legale(ouvert.services, ouvert.auteur, ouvert.dossier.dossier.id, saisie)


def _ailleurs(ouvert: Bureau) -> object:
    aide = AideExterieure(
        id="0198f000-0000-7000-8000-000000000001",
        dossier_id=ouvert.dossier.dossier.id,
        organisme=OrganismeExterieur.FSL,
        orientee_le=AUJOURDHUI,
        objet=TEXTE,
    )
    return enregistrer_aide_exterieure(ouvert.services, ouvert.auteur, aide)


@pytest.mark.parametrize(
    ("acte", "champ"),
    [
        (_demande, "objet"),
        (_decision, "motif_fait"),
        (_etape, "motif"),
        (_passage, "motif"),
        (_rappel, "texte"),
        (_piece, "pieces"),
        (_aide_legale, "observations"),
        (_ailleurs, "objet"),
    ],
)
def test_it_is_refused_at_its_field(ouvert: Bureau, acte: Acte, champ: str) -> None:
    with pytest.raises(SaisieInvalide) as refus:
        acte(ouvert)

    assert [(e.champ, e.code) for e in refus.value.erreurs] == [(champ, "nir_interdit")]


@pytest.mark.parametrize("champ", ["nom_famille", "nom_usage"])
def test_it_is_no_name(champ: str) -> None:
    nom: dict[str, Any] = {champ: TEXTE}
    erreurs = verifier_identite(replace(IDENTITE, **nom), aujourdhui=AUJOURDHUI)

    assert [(e.champ, e.code) for e in erreurs] == [(champ, "nir_interdit")]
