"""Choose the value that counts, and say where it comes from."""

from __future__ import annotations

import pytest

from ccas_desktop.application.decisions import decider
from ccas_desktop.application.demandes.verbes import lire_demande
from ccas_desktop.application.donnees.certification import garder_reponse, preparer_appel
from ccas_desktop.application.donnees.verbes import (
    ValeurSaisie,
    oublier_donnee,
    provenance_certifiee,
    retenir_certifiee,
    retenir_saisie,
    valeur_certifiee,
    valeurs_egales,
)
from ccas_desktop.domain.certifie.certifie import EtatAppel, ReponseCertifiee, Source
from ccas_desktop.domain.demandes.demande import Demande
from ccas_desktop.domain.errors import RefusMetier, SaisieInvalide
from ccas_desktop.domain.provenance import Mois, NatureProvenance
from tests.fakes.api_particulier import beneficiaire, certifie, echec, quotient
from tests.fakes.bureau import Bureau, projet

QF, RSA = Source.QUOTIENT_FAMILIAL, Source.REVENU_SOLIDARITE_ACTIVE


def repondre(ouvert: Bureau, demande: Demande, reponse: ReponseCertifiee) -> None:
    appel = preparer_appel(ouvert.services, ouvert.auteur, demande.id, reponse.source)
    garder_reponse(ouvert.services, ouvert.auteur, appel, reponse)


def saisir(ouvert: Bureau, demande: Demande, saisie: ValeurSaisie) -> None:
    retenir_saisie(ouvert.services, ouvert.auteur, demande.id, saisie)


def valeurs(ouvert: Bureau, demande: Demande) -> dict[str, str]:
    return {d.indicateur: d.valeur for d in lire_demande(ouvert.services.base, demande.id).donnees}


@pytest.mark.parametrize("etat", [etat for etat in EtatAppel if etat is not EtatAppel.CERTIFIE])
def test_no_other_outcome_ever_means_no_right(etat: EtatAppel) -> None:
    assert valeur_certifiee(echec(RSA, etat, donnees={"est_beneficiaire": False})) is None


@pytest.mark.parametrize(
    ("reponse", "valeur"),
    [
        (quotient(0), "0"),
        (beneficiaire(RSA), "oui"),
        (beneficiaire(RSA, oui=False), "non"),
        (certifie(RSA, {}), None),
        (certifie(QF, {"allocataires": []}), None),
    ],
)
def test_reads_what_a_certified_reply_says(reponse: ReponseCertifiee, valeur: str | None) -> None:
    assert valeur_certifiee(reponse) == valeur


def test_keeps_the_certified_value_with_its_whole_provenance(ouvert: Bureau) -> None:
    demande = ouvert.deposer()
    repondre(ouvert, demande, quotient(450))

    donnee = retenir_certifiee(ouvert.services, ouvert.auteur, demande.id, QF)

    assert donnee.valeur == "450"
    assert donnee.provenance == provenance_certifiee(quotient(450))
    assert (donnee.provenance.mois, donnee.provenance.fournisseur) == (Mois(2026, 10), "CNAF")
    assert donnee.provenance.requete_id == "req-1"


@pytest.mark.parametrize("reponse", [None, certifie(RSA, {}), echec(RSA, EtatAppel.INTROUVABLE)])
def test_keeps_nothing_when_nothing_is_certified(ouvert: Bureau, reponse: ReponseCertifiee | None) -> None:
    demande = ouvert.deposer()
    if reponse is not None:
        repondre(ouvert, demande, reponse)

    with pytest.raises(RefusMetier, match="rien_de_certifie"):
        retenir_certifiee(ouvert.services, ouvert.auteur, demande.id, RSA)


def test_a_value_declared_then_seen_on_a_paper(ouvert: Bureau) -> None:
    demande = ouvert.deposer()
    saisir(ouvert, demande, ValeurSaisie("quotient_familial", "450"))
    saisir(
        ouvert,
        demande,
        ValeurSaisie("quotient_familial", "432.50", piece="Attestation Caf", mois=Mois(2026, 11), a_certifier=True),
    )

    (donnee,) = lire_demande(ouvert.services.base, demande.id).donnees
    assert donnee.valeur == "432.50"
    assert donnee.provenance.nature is NatureProvenance.VU_SUR_PIECE
    assert (donnee.provenance.piece, donnee.provenance.mois) == ("Attestation Caf", Mois(2026, 11))
    assert donnee.provenance.a_certifier


def test_a_reason_is_due_against_a_certified_value(ouvert: Bureau) -> None:
    demande = ouvert.deposer()
    repondre(ouvert, demande, quotient(450))

    with pytest.raises(SaisieInvalide) as leve:
        saisir(ouvert, demande, ValeurSaisie("quotient_familial", "300", motif=" "))
    saisir(ouvert, demande, ValeurSaisie("quotient_familial", "300", motif="Séparation du mois"))

    assert leve.value.erreurs[0].code == "motif_contre_certifie"
    assert valeurs(ouvert, demande) == {"quotient_familial": "300"}


@pytest.mark.parametrize("valeur", ["450", "450.00"])
def test_no_reason_is_due_to_say_the_same(ouvert: Bureau, valeur: str) -> None:
    demande = ouvert.deposer()
    repondre(ouvert, demande, quotient(450))

    saisir(ouvert, demande, ValeurSaisie("quotient_familial", valeur))

    assert valeurs(ouvert, demande) == {"quotient_familial": valeur}


@pytest.mark.parametrize(
    ("saisie", "champ", "code"),
    [
        (ValeurSaisie("quotient_familial", " "), "valeur", "obligatoire"),
        (ValeurSaisie("quotient_familial", "beaucoup"), "valeur", "valeur_illisible"),
        (ValeurSaisie("beneficiaire_rsa", "peut-être"), "valeur", "valeur_illisible"),
        (ValeurSaisie("quotient_familial", "450", a_certifier=True), "piece", "piece_obligatoire"),
    ],
)
def test_refuses_a_value_that_cannot_be_read(ouvert: Bureau, saisie: ValeurSaisie, champ: str, code: str) -> None:
    demande = ouvert.deposer()

    with pytest.raises(SaisieInvalide) as leve:
        saisir(ouvert, demande, saisie)

    assert [(e.champ, e.code) for e in leve.value.erreurs] == [(champ, code)]


def test_a_value_entered_by_mistake_is_forgotten(ouvert: Bureau) -> None:
    demande = ouvert.deposer()
    saisir(ouvert, demande, ValeurSaisie("beneficiaire_rsa", "oui"))
    (donnee,) = lire_demande(ouvert.services.base, demande.id).donnees

    oublier_donnee(ouvert.services, ouvert.auteur, donnee)

    assert valeurs(ouvert, demande) == {}


def test_nothing_changes_once_it_is_decided(ouvert: Bureau) -> None:
    demande = ouvert.deposer()
    repondre(ouvert, demande, beneficiaire(RSA))
    saisir(ouvert, demande, ValeurSaisie("quotient_familial", "450"))
    (donnee,) = lire_demande(ouvert.services.base, demande.id).donnees
    decider(ouvert.services, ouvert.auteur, demande.id, projet(ouvert))

    for essai in (
        lambda: saisir(ouvert, demande, ValeurSaisie("quotient_familial", "1")),
        lambda: retenir_certifiee(ouvert.services, ouvert.auteur, demande.id, RSA),
        lambda: oublier_donnee(ouvert.services, ouvert.auteur, donnee),
    ):
        with pytest.raises(RefusMetier, match="demande_close"):
            essai()


def test_compares_values_as_numbers_or_words() -> None:
    assert valeurs_egales("450", "450.0")
    assert not valeurs_egales("oui", "non")
    assert not valeurs_egales("oui", "1")
