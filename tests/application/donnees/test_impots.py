"""The avis d’imposition of a request: asked lawfully, traced without its number, kept by the agent only."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from ccas_desktop.application.brouillons import garder
from ccas_desktop.application.demandes.verbes import remettre_information
from ccas_desktop.application.donnees.acces_impot import SecretsImpot, enregistrer_connexion_impot
from ccas_desktop.application.donnees.impots import (
    AvisSaisi,
    completer_trace_impot,
    executer_appel_impot,
    oublier_avis,
    preparer_appel_impot,
    retenir_reponse_impot,
    saisir_avis,
)
from ccas_desktop.application.evaluation.verbes import situation_de
from ccas_desktop.domain.certifie.certifie import EtatAppel
from ccas_desktop.domain.certifie.connexion_impot import ConnexionImpot
from ccas_desktop.domain.certifie.impot import ReponseFiscale, SourceFiscale, Spi
from ccas_desktop.domain.demandes.demande import Demande, TraceAppel
from ccas_desktop.domain.errors import RefusMetier, SaisieInvalide
from ccas_desktop.domain.provenance import NatureProvenance
from tests.fakes.bureau import AUJOURDHUI, Bureau
from tests.fakes.impot import CHIFFRES, certifiee, introuvable, panne

AIDE = "bourse_permis"
AVIS = AvisSaisi(Decimal(12000), Decimal("1.5"), 2025)


@pytest.fixture
def pret(ouvert: Bureau) -> Bureau:
    """Return the office with an access to the DGFIP."""
    preparer(ouvert)
    return ouvert


def preparer(bureau: Bureau) -> None:
    connexion = ConnexionImpot(
        url="https://passerelle.invalid/1.0",
        url_jeton="https://passerelle.invalid/token",
        teleservice="TS",
        client_id="id",
    )
    enregistrer_connexion_impot(bureau.services, bureau.auteur, connexion, SecretsImpot(cle_client="cle"))


def demander(bureau: Bureau, demande: Demande, reponse: ReponseFiscale) -> ReponseFiscale:
    bureau.impot.reponse = reponse
    appel = preparer_appel_impot(bureau.services, bureau.auteur, demande.id)
    recue = executer_appel_impot(bureau.services, appel, Spi(CHIFFRES))
    completer_trace_impot(bureau.services, bureau.auteur, appel, recue)
    return recue


def traces(bureau: Bureau) -> tuple[TraceAppel, ...]:
    with bureau.services.base.lecture() as base:
        return base.traces()


def retenues(bureau: Bureau, demande: Demande) -> dict[str, str]:
    with bureau.services.base.lecture() as base:
        return {donnee.indicateur: donnee.valeur for donnee in base.demande(demande.id).donnees}


def test_a_call_leaves_a_trace_without_any_digest(pret: Bureau) -> None:
    demande = pret.deposer(AIDE)

    demander(pret, demande, certifiee())

    (trace,) = traces(pret)
    assert (trace.source, trace.empreinte, trace.etat) == (SourceFiscale.IMPOT_PARTICULIER, "", EtatAppel.CERTIFIE)
    assert trace.base_legale == "CRPA L114-8 ; délibération 2025-20, article 11"
    assert trace.requete_id == "correlation-1"


def test_the_person_asked_about_is_the_demandeur(pret: Bureau) -> None:
    demander(pret, pret.deposer(AIDE), certifiee())

    assert pret.impot.identites == [pret.dossier.demandeur.identite]


def test_the_trace_is_there_before_the_call(pret: Bureau) -> None:
    preparer_appel_impot(pret.services, pret.auteur, pret.deposer(AIDE).id)

    assert [trace.etat for trace in traces(pret)] == [None]


def _papiers(bureau: Bureau) -> Demande:
    demande = bureau.deposer(AIDE, informee=False)
    return remettre_information(bureau.services, bureau.auteur, demande, prefere_papiers=True)


@pytest.mark.parametrize(
    ("deposer", "code"),
    [
        (lambda b: b.deposer(AIDE, informee=False), "information_non_remise"),
        (_papiers, "prefere_papiers"),
        (lambda b: b.deposer("aide_energie"), "source_non_permise"),
    ],
)
def test_a_call_that_the_law_forbids_leaves_no_trace(
    pret: Bureau, deposer: Callable[[Bureau], Demande], code: str
) -> None:
    demande = deposer(pret)

    with pytest.raises(RefusMetier) as refus:
        preparer_appel_impot(pret.services, pret.auteur, demande.id)

    assert refus.value.code == code
    assert traces(pret) == ()


def test_no_call_without_an_access(pret: Bureau) -> None:
    vide = replace(pret.reglages.impot, url="", url_jeton="", teleservice="", client_id="")
    enregistrer_connexion_impot(pret.services, pret.auteur, vide, SecretsImpot())

    with pytest.raises(RefusMetier, match="impot_non_regle"):
        preparer_appel_impot(pret.services, pret.auteur, pret.deposer(AIDE).id)


def test_nothing_counts_until_the_agent_retains_it(pret: Bureau) -> None:
    demande = pret.deposer(AIDE)
    recue = demander(pret, demande, certifiee())
    assert retenues(pret, demande) == {}

    donnees = retenir_reponse_impot(pret.services, pret.auteur, demande.id, recue)

    assert retenues(pret, demande) == {"revenu_fiscal_reference": "18750", "parts_fiscales": "2.5"}
    provenance = donnees[0].provenance
    assert (provenance.nature, provenance.fournisseur) == (NatureProvenance.CERTIFIE, "DGFIP")
    assert provenance.annee_revenus == 2025


def test_the_quotient_fiscal_follows_from_what_is_retained(pret: Bureau) -> None:
    demande = pret.deposer(AIDE)
    retenir_reponse_impot(pret.services, pret.auteur, demande.id, demander(pret, demande, certifiee()))

    with pret.services.base.lecture() as base:
        situation = situation_de(base, base.demande(demande.id), aujourdhui=AUJOURDHUI)

    assert situation.faits["quotient_fiscal"].valeur == 625


@pytest.mark.parametrize("differente", [True, None])
def test_an_identity_that_is_not_that_of_the_person_is_compared_first(pret: Bureau, differente: bool | None) -> None:
    demande = pret.deposer(AIDE)
    recue = demander(pret, demande, certifiee(differente=differente))

    with pytest.raises(RefusMetier, match="identite_a_comparer"):
        retenir_reponse_impot(pret.services, pret.auteur, demande.id, recue)
    assert retenues(pret, demande) == {}

    retenir_reponse_impot(pret.services, pret.auteur, demande.id, recue, compare=True)
    assert retenues(pret, demande)["parts_fiscales"] == "2.5"


@pytest.mark.parametrize("reponse", [introuvable(), panne(), certifiee(None, None)])
def test_a_reply_without_figures_retains_nothing(pret: Bureau, reponse: ReponseFiscale) -> None:
    demande = pret.deposer(AIDE)

    with pytest.raises(RefusMetier, match="rien_de_certifie"):
        retenir_reponse_impot(pret.services, pret.auteur, demande.id, demander(pret, demande, reponse), compare=True)


def test_figures_of_two_years_never_stand_together(pret: Bureau) -> None:
    demande = pret.deposer(AIDE)
    saisir_avis(pret.services, pret.auteur, demande.id, AVIS)

    retenir_reponse_impot(pret.services, pret.auteur, demande.id, demander(pret, demande, certifiee("5000", None)))

    assert retenues(pret, demande) == {"revenu_fiscal_reference": "5000"}


def test_a_paper_is_kept_as_seen(pret: Bureau) -> None:
    demande = pret.deposer(AIDE)

    (revenu, _) = saisir_avis(pret.services, pret.auteur, demande.id, replace(AVIS, reference="26 14 A12 345"))

    assert revenu.provenance.nature is NatureProvenance.VU_SUR_PIECE
    assert revenu.provenance.piece == "avis d’imposition 2026, revenus de 2025, référence 2614A12345"


@pytest.mark.parametrize(
    ("champs", "faute"),
    [
        ({"revenu": None}, ("revenu", "obligatoire")),
        ({"revenu": Decimal(-1)}, ("revenu", "montant_negatif")),
        ({"parts": Decimal(0)}, ("parts", "parts_impossibles")),
        ({"parts": Decimal("1.3")}, ("parts", "parts_impossibles")),
        ({"annee": 2026}, ("annee", "annee_de_revenus_impossible")),
        ({"annee": 1999}, ("annee", "annee_de_revenus_impossible")),
        ({"reference": CHIFFRES}, ("reference", "numero_fiscal_interdit")),
        ({"reference": "13 01  234-567 890"}, ("reference", "numero_fiscal_interdit")),
        ({"motif": f"SPI {CHIFFRES}"}, ("motif", "numero_fiscal_interdit")),
        ({"reference": "n°12"}, ("reference", "reference_d_avis_illisible")),
    ],
)
def test_what_cannot_be_on_an_avis_is_refused_with_its_field(
    pret: Bureau, champs: dict[str, object], faute: tuple[str, str]
) -> None:
    demande = pret.deposer(AIDE)

    with pytest.raises(SaisieInvalide) as refus:
        saisir_avis(pret.services, pret.auteur, demande.id, replace(AVIS, **champs))  # type: ignore[arg-type]

    assert [(e.champ, e.code) for e in refus.value.erreurs] == [faute]
    assert retenues(pret, demande) == {}


def test_a_reason_is_due_against_what_the_dgfip_certified(pret: Bureau) -> None:
    demande = pret.deposer(AIDE)
    retenir_reponse_impot(pret.services, pret.auteur, demande.id, demander(pret, demande, certifiee()))

    with pytest.raises(SaisieInvalide) as refus:
        saisir_avis(pret.services, pret.auteur, demande.id, AVIS)
    assert refus.value.erreurs[0].code == "motif_contre_certifie"

    saisir_avis(pret.services, pret.auteur, demande.id, replace(AVIS, motif="Revenus de 2025 rectifiés."))
    assert retenues(pret, demande)["revenu_fiscal_reference"] == "12000"


def test_what_is_taken_back_is_unknown_again(pret: Bureau) -> None:
    demande = pret.deposer(AIDE)
    saisir_avis(pret.services, pret.auteur, demande.id, AVIS)

    oublier_avis(pret.services, pret.auteur, demande.id)

    assert retenues(pret, demande) == {}


@pytest.mark.parametrize("reponse", [certifiee(), introuvable(), panne(), replace(panne(), code=CHIFFRES)])
def test_the_number_is_in_no_row_of_the_base(pret: Bureau, tmp_path: Path, reponse: ReponseFiscale) -> None:
    demande = pret.deposer(AIDE)
    recue = demander(pret, demande, reponse)
    if recue.etat is EtatAppel.CERTIFIE:
        retenir_reponse_impot(pret.services, pret.auteur, demande.id, recue)
    with pytest.raises(SaisieInvalide):
        saisir_avis(pret.services, pret.auteur, demande.id, replace(AVIS, reference=CHIFFRES))
    garder(pret.services, pret.auteur, "temoin", {"texte": "témoin gardé"})

    contenu = tout_le_contenu(pret)

    assert CHIFFRES not in contenu
    assert "témoin gardé" in contenu
    assert not [f for f in tmp_path.rglob("*") if f.is_file() and CHIFFRES.encode() in f.read_bytes()]


def tout_le_contenu(bureau: Bureau) -> str:
    """Return every row of every table, decrypted."""
    with bureau.base.lecture() as lecture:
        db = lecture._db  # type: ignore[attr-defined]
        tables = [ligne[0] for ligne in db.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()]
        return "\n".join(str(list(db[table].rows)) for table in tables)
