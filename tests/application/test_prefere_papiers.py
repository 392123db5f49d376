"""A person who would rather bring the papers is never looked up, whatever way the call is asked for."""

from __future__ import annotations

import pytest

from ccas_desktop.application.courriers.verbes import aide_de_la_demande
from ccas_desktop.application.demandes.verbes import lire_demande, remettre_information
from ccas_desktop.application.donnees.certification import preparer_appel
from ccas_desktop.application.donnees.lignes_donnees import ActionDonnee, lignes_donnees
from ccas_desktop.application.donnees.pieces import SortPiece, pieces_du_dossier
from ccas_desktop.application.donnees.sources_des_lignes import interrogations_a_demander
from ccas_desktop.application.registre.traces import FiltreAppels, lire_registre
from ccas_desktop.application.reglages import reglement_en_vigueur
from ccas_desktop.domain.certifie.certifie import Source
from ccas_desktop.domain.demandes.demande import Demande, VersionInformation
from ccas_desktop.domain.errors import RefusMetier
from tests.fakes.api_particulier import quotient
from tests.fakes.bureau import Bureau

AIDES = (
    "aide_energie",
    "aide_alimentaire",
    "transport_solidaire",
    "restauration_scolaire",
    "bourse_permis",
    "aide_loisirs",
)
APPEL = {ActionDonnee.DEMANDER, ActionDonnee.ACTUALISER}


def deposer(ouvert: Bureau, aide: str) -> Demande:
    demande = ouvert.deposer(aide, informee=False)
    return remettre_information(ouvert.services, ouvert.auteur, demande, prefere_papiers=True)


def test_these_are_all_the_aids(ouvert: Bureau) -> None:
    reglement = reglement_en_vigueur(ouvert.services, ouvert.reglages)
    assert reglement is not None
    assert sorted(aide.code for aide in reglement.aides) == sorted(AIDES)


@pytest.mark.parametrize("source", list(Source))
def test_no_source_is_asked_and_no_trace_is_left(ouvert: Bureau, source: Source) -> None:
    demandes = [deposer(ouvert, aide) for aide in AIDES]

    for demande in demandes:
        with pytest.raises(RefusMetier) as refus:
            preparer_appel(ouvert.services, ouvert.auteur, demande.id, source, actualiser=True)
        assert refus.value.code == "prefere_papiers"

    assert ouvert.api.demandes == []
    assert lire_registre(ouvert.services, FiltreAppels()).total == 0


@pytest.mark.parametrize("aide", AIDES)
def test_no_line_offers_a_call_and_every_paper_is_to_be_brought(ouvert: Bureau, aide: str) -> None:
    complete = lire_demande(ouvert.services.base, deposer(ouvert, aide).id)
    regle = aide_de_la_demande(ouvert.services, ouvert.reglages, complete)

    lignes = lignes_donnees(complete, regle, ouvert.reglages.scopes)

    assert interrogations_a_demander(lignes) == ()
    assert not any(ligne.actions & APPEL for ligne in lignes)
    assert {piece.sort for piece in pieces_du_dossier(regle, lignes)} == {SortPiece.A_APPORTER}


def test_who_changes_their_mind_is_looked_up_no_more(ouvert: Bureau) -> None:
    ouvert.api.reponses[Source.QUOTIENT_FAMILIAL] = quotient()
    demande = ouvert.deposer()
    preparer_appel(ouvert.services, ouvert.auteur, demande.id, Source.QUOTIENT_FAMILIAL)
    informee = lire_demande(ouvert.services.base, demande.id).demande

    remettre_information(ouvert.services, ouvert.auteur, informee, prefere_papiers=True)

    with pytest.raises(RefusMetier):
        preparer_appel(ouvert.services, ouvert.auteur, demande.id, Source.QUOTIENT_FAMILIAL)


def test_the_version_of_the_notice_given_is_kept(ouvert: Bureau) -> None:
    demande = deposer(ouvert, "aide_energie")

    information = lire_demande(ouvert.services.base, demande.id).demande.information

    assert information is not None
    assert (information.version, information.remise_le) == (VersionInformation.V1_2026, ouvert.horloge.maintenant())
