"""Renew an aid: what is copied, what is too old."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

from ccas_desktop.application.demandes.pieces_attendues import (
    PieceADemander,
    SaisieDemandeDePieces,
    demander_pieces,
    regler_piece,
)
from ccas_desktop.application.demandes.procedure import clore_sans_decision
from ccas_desktop.application.demandes.renouvellement import (
    ANCIENNES_MAX,
    donnees_a_rafraichir,
    saisie_de_renouvellement,
)
from ccas_desktop.application.demandes.verbes import deposer_demande, lire_demande
from ccas_desktop.application.instruction.page import lire_page_nouvelle
from ccas_desktop.domain.demandes.demande import Demande
from ccas_desktop.domain.demandes.pieces_attendues import SortAttendue
from ccas_desktop.domain.demandes.statuts import NatureDemande
from tests.fakes.bureau import AUJOURDHUI, Bureau


def close(ouvert: Bureau) -> Demande:
    """Return a request closed, for which a paper was brought today."""
    demande = ouvert.deposer(objet="Carte", tiers_paye="Bus de l’Orne", montant_demande=Decimal(40))
    saisie = SaisieDemandeDePieces((PieceADemander("Bail"),), AUJOURDHUI, date(2026, 12, 1))
    (bail,) = demander_pieces(ouvert.services, ouvert.auteur, demande.id, saisie)
    regler_piece(ouvert.services, ouvert.auteur, bail, SortAttendue.RECUE, le=AUJOURDHUI)
    lue = lire_demande(ouvert.services.base, demande.id).demande
    return clore_sans_decision(ouvert.services, ouvert.auteur, lue, retiree=False, motif="Revient en mai.")


def test_a_renewal_copies_the_former_request_and_names_it(ouvert: Bureau) -> None:
    ancienne = close(ouvert)
    page = lire_page_nouvelle(ouvert.services, ancienne.dossier_id)
    (proposee,) = page.anciennes

    saisie = saisie_de_renouvellement(proposee, AUJOURDHUI)
    nouvelle = deposer_demande(ouvert.services, ouvert.auteur, ancienne.dossier_id, saisie)

    assert (nouvelle.nature, nouvelle.renouvelle_id) == (NatureDemande.RENOUVELLEMENT, ancienne.id)
    assert (nouvelle.aide, nouvelle.objet, nouvelle.tiers_paye) == (ancienne.aide, "Carte", "Bus de l’Orne")
    assert nouvelle.reponses == ancienne.reponses
    assert nouvelle.montant_demande is None


def test_the_request_to_renew_is_there_however_many_came_after(ouvert: Bureau) -> None:
    ancienne = close(ouvert)
    for _ in range(ANCIENNES_MAX):
        close(ouvert)

    sans, avec = (
        lire_page_nouvelle(ouvert.services, ancienne.dossier_id, renouvelle_id=voulue) for voulue in ("", ancienne.id)
    )

    assert ancienne.id not in {a.demande.id for a in sans.anciennes}
    assert avec.anciennes[-1].demande.id == ancienne.id


def test_a_request_in_hand_is_not_renewed(ouvert: Bureau) -> None:
    demande = ouvert.deposer()
    assert lire_page_nouvelle(ouvert.services, demande.dossier_id).anciennes == ()


def test_a_paper_older_than_the_ccas_wants_is_to_be_asked_again(ouvert: Bureau) -> None:
    ancienne = lire_demande(ouvert.services.base, close(ouvert).id)
    for jours, perime in ((91, False), (93, True)):
        jour = AUJOURDHUI + timedelta(days=jours)
        (vue,) = donnees_a_rafraichir(ancienne, ouvert.reglages.ccas, jour, ouvert.horloge.jour_de)
        assert (vue.libelle, vue.du, vue.perime) == ("Bail", AUJOURDHUI, perime)
    assert vue.phrase(jour).replace("\u00a0", " ") == "Bail, du 23/11/2026 (93 jours) : à redemander"
