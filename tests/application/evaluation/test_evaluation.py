"""Every fact known of a request, with where it comes from; what is not known is absent."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from ccas_desktop.application.decisions import decider, notifier
from ccas_desktop.application.demandes.procedure import SaisieTransition, changer_etat
from ccas_desktop.application.demandes.verbes import lire_demande
from ccas_desktop.application.donnees.verbes import ValeurSaisie, retenir_saisie
from ccas_desktop.application.dossiers.adresses import SaisieAdresse, enregistrer_adresse
from ccas_desktop.application.dossiers.aides_du_foyer import AidesDuFoyer
from ccas_desktop.application.dossiers.verbes import SaisieUsager, ajouter_membre
from ccas_desktop.application.evaluation.verbes import evaluer_demande, situation_de
from ccas_desktop.application.identifiants import nouvel_id
from ccas_desktop.domain.demandes.decision import SensDecision
from ccas_desktop.domain.demandes.demande import Demande
from ccas_desktop.domain.demandes.statuts import StatutDemande
from ccas_desktop.domain.dossiers.reprise import AideReprise, Import, SensReprise
from ccas_desktop.domain.personnes.foyer import Lien
from ccas_desktop.domain.personnes.identite import Identite
from ccas_desktop.domain.provenance import NatureProvenance
from ccas_desktop.domain.reglement.modele.model import Issue
from ccas_desktop.domain.reglement.modele.situation import Fait
from tests.fakes.bureau import AUJOURDHUI, IDENTITE, Bureau, Installation, bureau, projet

ANNUELS = (
    "deja_verse_annee_aide",
    "deja_verse_annee_foyer",
    "nombre_aides_annee",
    "beneficiaires_annee",
    "enveloppe_consommee_annee",
)


def reprendre_aides(ouvert: Bureau, demande: Demande, aides: Iterable[Mapping[str, Any]]) -> None:
    """Record aids of the former tool for the foyer of a request, of the same aid unless they say another."""
    with ouvert.services.base.ecriture(ouvert.auteur) as base:
        lot = Import(id=nouvel_id(), lot=base.lot, fichier="l.csv", empreinte="0", auteur="A", commence_le=base.instant)
        base.enregistrer(lot)
        for aide in aides:
            valeurs = {"aide": demande.aide, "montant": Decimal(25), **aide}
            reprise = AideReprise(
                id=nouvel_id(),
                dossier_id=demande.dossier_id,
                usager_id=demande.demandeur_id,
                import_id=lot.id,
                nature="Transport",
                **valeurs,
            )
            base.enregistrer(reprise)


def faits(ouvert: Bureau, demande: Demande, *, jour: date = AUJOURDHUI) -> dict[str, Fait]:
    with ouvert.services.base.lecture() as base:
        return dict(situation_de(base, base.demande(demande.id), aujourdhui=jour).faits)


def test_a_scale_on_an_invoice(ouvert: Bureau) -> None:
    ouvert.avec_budget(ressources="600", charges="500")
    demande = ouvert.deposer("aide_energie", montant_facture=Decimal(300))

    evaluation = evaluer_demande(ouvert.services, demande.id)

    assert evaluation is not None
    assert (evaluation.issue, evaluation.montant) == (Issue.ELIGIBLE, Decimal("150.00"))


def test_no_outcome_without_a_reglement(tmp_path: Path) -> None:
    with bureau(tmp_path, Installation(sans_reglement=True)) as ouvert:
        assert evaluer_demande(ouvert.services, ouvert.deposer().id) is None


def test_a_budget_never_filled_in_says_nothing(ouvert: Bureau) -> None:
    connus = faits(ouvert, ouvert.deposer())

    assert "ressources_mensuelles" not in connus
    assert "reste_a_vivre" not in connus


def test_a_budget_of_one_month_gives_the_reste_a_vivre(ouvert: Bureau) -> None:
    ouvert.avec_budget(ressources="900", charges="500")

    connus = faits(ouvert, ouvert.deposer())

    assert connus["reste_a_vivre_par_personne"].valeur == Decimal(400)


def test_an_unknown_birth_date_leaves_the_age_unknown(tmp_path: Path) -> None:
    with bureau(tmp_path, Installation(identite=replace(IDENTITE, date_naissance=None))) as ouvert:
        assert "age_demandeur" not in faits(ouvert, ouvert.deposer())


def test_the_age_is_that_of_the_day_whose_rules_govern(ouvert: Bureau) -> None:
    demande = ouvert.deposer()
    plus_tard = AUJOURDHUI.replace(year=AUJOURDHUI.year + 1)
    with ouvert.services.base.lecture() as base:
        complete = base.demande(demande.id)
        regie = situation_de(base, complete, aujourdhui=plus_tard, regi_au=AUJOURDHUI)
        libre = situation_de(base, complete, aujourdhui=plus_tard)

    assert regie.faits["age_demandeur"].valeur == Decimal(39)
    assert libre.faits["age_demandeur"].valeur == Decimal(40)


def test_the_age_is_that_of_the_day(ouvert: Bureau) -> None:
    assert faits(ouvert, ouvert.deposer())["age_demandeur"].valeur == Decimal(39)


def test_the_foyer_is_that_of_the_day_of_the_deposit(ouvert: Bureau) -> None:
    demande = ouvert.deposer()
    apres = SaisieUsager(
        Identite("ROUX", ("Léo",)), lien=Lien.AUTRE, arrivee=AUJOURDHUI + timedelta(days=1), presence=Decimal(1)
    )
    ajouter_membre(ouvert.services, ouvert.auteur, demande.dossier_id, apres)

    assert faits(ouvert, demande, jour=AUJOURDHUI + timedelta(days=3))["nombre_personnes"].valeur == 1


def test_the_months_in_the_commune_come_from_the_day_of_arrival(ouvert: Bureau) -> None:
    demande = ouvert.deposer()
    assert "anciennete_residence" not in faits(ouvert, demande)

    dossier = ouvert.dossier.dossier
    arrivee = SaisieAdresse(dossier.adresse, arrivee_commune=date(2025, 10, 24))
    enregistrer_adresse(ouvert.services, ouvert.auteur, dossier, arrivee)

    assert faits(ouvert, demande)["anciennete_residence"].valeur == Decimal(12)
    assert faits(ouvert, demande, jour=AUJOURDHUI + timedelta(days=1))["anciennete_residence"].valeur == Decimal(13)


def test_the_answers_and_amounts_of_the_request(ouvert: Bureau) -> None:
    connus = faits(ouvert, ouvert.deposer(montant_facture=Decimal(300), montant_demande=Decimal(200)))

    assert connus["reside_commune"].valeur is True
    assert connus["montant_facture"].provenance.nature is NatureProvenance.VU_SUR_PIECE
    assert connus["montant_demande"].valeur == Decimal(200)
    assert "montant_facture" not in faits(ouvert, ouvert.deposer())


@pytest.mark.parametrize(
    ("code", "texte", "valeur"),
    [
        ("beneficiaire_rsa", "non", False),
        ("quotient_familial", "432.50", Decimal("432.50")),
        ("nature_depense", "chauffage au bois", "chauffage au bois"),
    ],
)
def test_a_value_kept_is_read_in_its_unit(ouvert: Bureau, code: str, texte: str, valeur: object) -> None:
    demande = ouvert.deposer()
    retenir_saisie(ouvert.services, ouvert.auteur, demande.id, ValeurSaisie(code, texte))

    assert faits(ouvert, demande)[code].valeur == valeur


def test_what_the_foyer_already_received_is_counted(ouvert: Bureau) -> None:
    for aide, montant in (("transport_solidaire", 40), ("aide_alimentaire", 60)):
        demande = ouvert.deposer(aide)
        decider(ouvert.services, ouvert.auteur, demande.id, projet(ouvert, montant=Decimal(montant)))
    ouvert.horloge.avancer(timedelta(days=60))
    suivante = ouvert.deposer(deposee_le=AUJOURDHUI)

    cette_annee = faits(ouvert, suivante)
    an_prochain = faits(ouvert, suivante, jour=ouvert.horloge.aujourdhui())

    assert cette_annee["deja_verse_annee_aide"].valeur == Decimal(40)
    assert cette_annee["deja_verse_annee_foyer"].valeur == Decimal(100)
    assert cette_annee["nombre_aides_annee"].valeur == Decimal(1)
    assert an_prochain["nombre_aides_annee"].valeur == Decimal(0)
    assert an_prochain["nombre_aides_total"].valeur == Decimal(1)


def test_an_aid_of_the_former_tool_counts_in_the_caps_of_its_year(ouvert: Bureau) -> None:
    demande = ouvert.deposer()
    reprises = (
        {"accordee_le": date(2026, 3, 2), "montant": Decimal(30)},
        {"accordee_le": date(2025, 12, 31), "montant": Decimal(25)},
        # Neither without its day, refused, of another kind, nor for nothing.
        {"accordee_le": None, "montant": Decimal(20)},
        {"accordee_le": date(2026, 3, 3), "montant": Decimal(15), "sens": SensReprise.REFUS},
        {"accordee_le": date(2026, 3, 4), "montant": Decimal(10), "aide": ""},
        {"accordee_le": date(2026, 3, 5), "montant": Decimal(0)},
    )
    assert faits(ouvert, demande)["nombre_aides_annee"].provenance.piece == "décisions enregistrées par le CCAS"
    reprendre_aides(ouvert, demande, reprises)

    connus = faits(ouvert, demande)

    assert {code: connus[code].valeur for code in ANNUELS} == dict(
        zip(ANNUELS, map(Decimal, (30, 30, 1, 1, 30)), strict=True)
    )
    assert connus["nombre_aides_total"].valeur == Decimal(3)
    assert "aides reprises de son ancien fichier" in (connus["nombre_aides_annee"].provenance.piece or "")


def test_a_decision_withdrawn_frees_its_place_in_the_quota(ouvert: Bureau) -> None:
    retiree = ouvert.deposer()
    decision = decider(ouvert.services, ouvert.auteur, retiree.id, projet(ouvert, montant=Decimal(40)))
    suivante = ouvert.deposer()
    assert faits(ouvert, suivante)["beneficiaires_annee"].valeur == Decimal(1)
    notifier(ouvert.services, ouvert.auteur, decision, le=AUJOURDHUI, mode="courriel")
    for vers in (StatutDemande.RECOURS_EN_COURS, StatutDemande.DECISION_RETIREE):
        changer_etat(ouvert.services, ouvert.auteur, retiree.id, SaisieTransition(vers, motif="Mal lue."))

    connus = faits(ouvert, suivante)

    assert (connus["beneficiaires_annee"].valeur, connus["enveloppe_consommee_annee"].valeur) == (0, 0)


def test_a_refusal_is_not_money_received(ouvert: Bureau) -> None:
    demande = ouvert.deposer()
    champs = {"sens": SensDecision.REFUS, "montant": Decimal(0), "motif_fait": "Fait.", "motif_droit": "Droit."}
    decider(ouvert.services, ouvert.auteur, demande.id, projet(ouvert, **champs))

    with ouvert.services.base.lecture() as base:
        dossier_id = lire_demande(ouvert.services.base, demande.id).demande.dossier_id
        versees = AidesDuFoyer.accordees_a(base, dossier_id).versees()

    assert versees == {}
