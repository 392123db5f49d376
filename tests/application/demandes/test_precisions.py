"""What is typed beside the identity: read once, each fault at its field, kept no longer than its call."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ccas_desktop.application.brouillons import garder, reprendre
from ccas_desktop.application.decisions import decider
from ccas_desktop.application.demandes.precisions import (
    SANS_PRECISION,
    ChampPrecision,
    Precisions,
    cle_des_precisions,
    lire_precisions,
)
from ccas_desktop.application.demandes.procedure import clore_sans_decision
from ccas_desktop.application.demandes.verbes import lire_demande
from ccas_desktop.application.donnees.certification import executer_appel, garder_reponse, preparer_appel
from ccas_desktop.application.dossiers.verbes import SaisieUsager, ajouter_membre
from ccas_desktop.application.instruction.page import lire_page
from ccas_desktop.application.messages.refus import PHRASES
from ccas_desktop.application.registre.traces import FiltreAppels, lire_registre
from ccas_desktop.application.reglages import importer_reglement
from ccas_desktop.domain.certifie.certifie import CauseAppel, EtatAppel, Source
from ccas_desktop.domain.demandes.demande import Demande
from ccas_desktop.domain.errors import ErreurChamp, RefusMetier, SaisieInvalide
from ccas_desktop.domain.personnes.foyer import Lien
from ccas_desktop.domain.personnes.identite import DateNaissance, Identite, Sexe
from ccas_desktop.domain.provenance import Mois
from ccas_desktop.domain.sources.complement import ComplementIdentite, Degre, Etablissements
from tests.fakes.api_particulier import certifie, echec
from tests.fakes.bureau import Bureau, bureau, projet
from tests.fakes.ecoles import COLLEGE

JOUR = date(2026, 11, 23)
REGLEMENT = Path(__file__).parents[2] / "data" / "reglements" / "autres_sources.toml"
STATUT, INDEMNITES = Source.STATUT_DEMANDEUR_EMPLOI, Source.INDEMNITES_FRANCE_TRAVAIL
SCOLARITE, BOURSE, QF = Source.SCOLARITE, Source.ETUDIANT_BOURSIER, Source.QUOTIENT_FAMILIAL
INSCRIPTION = {"inscription": {"date_debut": "2026-01-05", "date_fin": None}}
IDENTIFIANT = "jeanne.roux87"


@pytest.fixture
def ouvert(tmp_path: Path) -> Iterator[Bureau]:
    with bureau(tmp_path) as nouveau:
        importer_reglement(nouveau.services, nouveau.auteur, REGLEMENT.read_text("utf-8"), nom_fichier="r.toml")
        yield nouveau


def deposer(ouvert: Bureau) -> Demande:
    return ouvert.deposer("autres_sources", reponses={})


def taper(ouvert: Bureau, demande: Demande, source: Source, **champs: str) -> str:
    cle = cle_des_precisions(demande.id, source)
    garder(ouvert.services, ouvert.auteur, cle, champs)
    return cle


def appeler(ouvert: Bureau, demande: Demande, source: Source, precisions: Precisions | None = None) -> None:
    appel = preparer_appel(ouvert.services, ouvert.auteur, demande.id, source, precisions=precisions)
    garder_reponse(ouvert.services, ouvert.auteur, appel, executer_appel(ouvert.services, appel))


@pytest.mark.parametrize(
    ("source", "contenu", "attendues"),
    [
        (STATUT, {"identifiant_france_travail": f" {IDENTIFIANT} "}, ComplementIdentite("", IDENTIFIANT)),
        (BOURSE, {}, ComplementIdentite()),
        (
            BOURSE,
            {"ine": "0612345678A", "annee_campagne": "2025"},
            ComplementIdentite("0612345678A", "", "", None, 2025),
        ),
        (
            SCOLARITE,
            {"etablissement": f"{COLLEGE.uai}\x1fCollège Molière\x1f61100 Flers", "departements": "99"},
            ComplementIdentite(etablissement=Etablissements(COLLEGE.uai)),
        ),
        (
            SCOLARITE,
            {"perimetre": "etablissement", "etablissement": f" {COLLEGE.uai.lower()} ", "annee_scolaire": "2025"},
            ComplementIdentite(annee_scolaire="2025", etablissement=Etablissements(COLLEGE.uai)),
        ),
        (
            SCOLARITE,
            {"perimetre": "departements", "departements": "61, 2a;61", "degre": "1D", "etablissement": "rien"},
            ComplementIdentite(etablissement=Etablissements(departements=("061", "02A"), degre=Degre.PREMIER)),
        ),
        (
            SCOLARITE,
            {"perimetre": "regions", "regions": "normandie, Ile de France", "degre": "2D"},
            ComplementIdentite(etablissement=Etablissements(regions=("14", "10"), degre=Degre.SECOND)),
        ),
    ],
)
def test_what_the_fields_hold_is_read(source: Source, contenu: dict[str, str], attendues: ComplementIdentite) -> None:
    assert lire_precisions(source, contenu, JOUR).complement == attendues


@pytest.mark.parametrize(
    ("source", "contenu", "champ", "code"),
    [
        (STATUT, {}, "identifiant_france_travail", "obligatoire_pour_appel"),
        (STATUT, {"identifiant_france_travail": "é" * 101}, "identifiant_france_travail", "identifiant_illisible"),
        (BOURSE, {"ine": "123"}, "ine", "ine_illisible"),
        (BOURSE, {"annee_campagne": "2019"}, "annee_campagne", "campagne_trop_ancienne"),
        (BOURSE, {"annee_campagne": "2031"}, "annee_campagne", "campagne_trop_ancienne"),
        (BOURSE, {"annee_campagne": "l’an dernier"}, "annee_campagne", "campagne_trop_ancienne"),
        (SCOLARITE, {}, "etablissement", "obligatoire_pour_appel"),
        (SCOLARITE, {"etablissement": "collège mol"}, "etablissement", "etablissement_a_choisir"),
        (SCOLARITE, {"etablissement": "0610023A"}, "etablissement", "uai_inexact"),
        (SCOLARITE, {"perimetre": "departements"}, "departements", "obligatoire_pour_appel"),
        (SCOLARITE, {"perimetre": "departements", "departements": "61"}, "degre", "degre_obligatoire"),
        (
            SCOLARITE,
            {"perimetre": "departements", "departements": "99", "degre": "1D"},
            "departements",
            "departement_inconnu",
        ),
        (SCOLARITE, {"perimetre": "regions", "regions": "Bocage", "degre": "1D"}, "regions", "region_inconnue"),
        (
            SCOLARITE,
            {"etablissement": COLLEGE.uai, "annee_scolaire": "26"},
            "annee_scolaire",
            "annee_scolaire_illisible",
        ),
        (QF, {"mois": "13/2026"}, "mois", "mois_illisible"),
        (QF, {"mois": "12/2026"}, "mois", "mois_hors_periode"),
        (QF, {"mois": "10/2024"}, "mois", "mois_hors_periode"),
    ],
)
def test_a_fault_is_told_at_its_field(source: Source, contenu: dict[str, str], champ: str, code: str) -> None:
    with pytest.raises(SaisieInvalide) as refus:
        lire_precisions(source, contenu, JOUR)

    assert [(e.champ, e.code) for e in refus.value.erreurs] == [(champ, code)]
    assert code in PHRASES


@pytest.mark.parametrize(
    ("texte", "mois"), [("", None), ("11/2026", Mois(2026, 11)), ("5 2026", Mois(2026, 5)), ("112024", Mois(2024, 11))]
)
def test_a_month_of_the_last_two_years_may_be_asked(texte: str, mois: Mois | None) -> None:
    assert lire_precisions(QF, {"mois": texte}, JOUR).mois == mois


@given(st.sampled_from(list(Source)), st.dictionaries(st.sampled_from([*ChampPrecision]), st.text(max_size=30)))
def test_whatever_is_typed_is_read_or_refused_at_a_field(source: Source, contenu: dict[str, str]) -> None:
    erreurs: tuple[ErreurChamp, ...] = ()
    try:
        lire_precisions(source, contenu, JOUR)
    except SaisieInvalide as refus:
        erreurs = refus.erreurs

    assert all(erreur.champ in tuple(ChampPrecision) and erreur.code in PHRASES for erreur in erreurs)


def test_two_sources_that_want_the_same_identifier_share_it() -> None:
    assert cle_des_precisions("d", STATUT) == cle_des_precisions("d", INDEMNITES)
    assert len({cle_des_precisions(d, s) for d in "de" for s in (STATUT, BOURSE, SCOLARITE, QF)}) == 8


def test_what_was_typed_serves_when_nothing_else_is_given(ouvert: Bureau) -> None:
    demande = deposer(ouvert)
    ouvert.api.reponses[STATUT] = echec(STATUT, EtatAppel.INDISPONIBLE, cause=CauseAppel.RESEAU)
    cle = taper(ouvert, demande, STATUT, identifiant_france_travail=IDENTIFIANT)

    for _ in range(2):
        appeler(ouvert, demande, STATUT)

    assert [d.complement.identifiant_france_travail for d in ouvert.api.demandes] == [IDENTIFIANT] * 2
    assert reprendre(ouvert.services, cle) is not None


def test_an_identifier_is_forgotten_once_every_source_that_shares_it_has_certified(ouvert: Bureau) -> None:
    demande = deposer(ouvert)
    ouvert.api.reponses = {
        STATUT: certifie(STATUT, INSCRIPTION, identite_differente=False),
        INDEMNITES: echec(INDEMNITES, EtatAppel.INDISPONIBLE, http=503),
    }
    cle = taper(ouvert, demande, STATUT, identifiant_france_travail=IDENTIFIANT)
    appeler(ouvert, demande, STATUT)
    assert reprendre(ouvert.services, cle) is not None
    appeler(ouvert, demande, INDEMNITES)
    assert reprendre(ouvert.services, cle) is not None

    ouvert.api.reponses[INDEMNITES] = certifie(INDEMNITES, {"paiements": []})
    appeler(ouvert, demande, INDEMNITES)

    assert reprendre(ouvert.services, cle) is None


@pytest.mark.parametrize("fin", ["decidee", "close"])
def test_a_request_that_is_closed_keeps_nothing_of_it(ouvert: Bureau, fin: str) -> None:
    demande = deposer(ouvert)
    cle = taper(ouvert, demande, BOURSE, ine="0612345678A")

    if fin == "decidee":
        decider(ouvert.services, ouvert.auteur, demande.id, projet(ouvert))
    else:
        clore_sans_decision(ouvert.services, ouvert.auteur, demande, retiree=True)

    assert reprendre(ouvert.services, cle) is None


def test_no_identifier_is_in_the_journal_the_replies_or_the_register(ouvert: Bureau) -> None:
    demande = deposer(ouvert)
    ouvert.api.reponses[STATUT] = certifie(STATUT, INSCRIPTION, identite_differente=False)
    appel = preparer_appel(
        ouvert.services,
        ouvert.auteur,
        demande.id,
        STATUT,
        precisions=Precisions(complement=ComplementIdentite(identifiant_france_travail=IDENTIFIANT)),
    )
    garder_reponse(ouvert.services, ouvert.auteur, appel, executer_appel(ouvert.services, appel))

    with ouvert.services.base.lecture() as base:
        journal = [(e.avant, e.apres) for e in base.journal(ouvert.dossier.dossier.id)]
    registre = lire_registre(ouvert.services, FiltreAppels())
    assert IDENTIFIANT not in json.dumps([str(journal), str(registre), str(lire_demande(ouvert.base, demande.id))])
    assert IDENTIFIANT not in repr(appel)


def test_several_children_are_chosen_among(ouvert: Bureau) -> None:
    ids = [
        ajouter_membre(
            ouvert.services,
            ouvert.auteur,
            ouvert.dossier.dossier.id,
            SaisieUsager(
                Identite("ROUX", (prenom,), Sexe.MASCULIN, date_naissance=DateNaissance(2015, 2, 3)), lien=Lien.ENFANT
            ),
        ).id
        for prenom in ("Léo", "Tom")
    ]
    demande = deposer(ouvert)
    ouvert.api.reponses[SCOLARITE] = certifie(SCOLARITE, {"est_scolarise": True})
    lieu = ComplementIdentite(etablissement=Etablissements(COLLEGE.uai))

    (ligne, *_) = (li for li in lire_page(ouvert.services, demande.id).lignes if li.source is SCOLARITE)
    assert [ligne.precisions[0], *(enfant for enfant, _ in ligne.choix.personnes)] == [ChampPrecision.PERSONNE, *ids]
    with pytest.raises(RefusMetier) as refus:
        appeler(ouvert, demande, SCOLARITE, Precisions(complement=lieu))
    assert (refus.value.code, refus.value.champ) == ("enfant_a_choisir", ChampPrecision.PERSONNE)

    appeler(ouvert, demande, SCOLARITE, Precisions(complement=lieu, usager_id=ids[1]))

    assert [d.identite.prenom for d in ouvert.api.demandes] == ["Tom"]


def test_an_only_child_needs_no_choice(ouvert: Bureau) -> None:
    demande = deposer(ouvert)
    ligne = next(li for li in lire_page(ouvert.services, demande.id).lignes if li.source is SCOLARITE)

    assert ChampPrecision.PERSONNE not in ligne.precisions
    assert ligne.a_preciser
    assert Precisions() == SANS_PRECISION
