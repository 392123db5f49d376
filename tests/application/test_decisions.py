"""Only the one who may decides, with reasons when they are due; what was notified never changes."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from ccas_desktop.application.decisions import annuler_avant_notification, decider, notifier
from ccas_desktop.application.demandes.verbes import lire_demande
from ccas_desktop.application.donnees.verbes import ValeurSaisie, retenir_saisie
from ccas_desktop.application.dossiers.adresses import SaisieAdresse, enregistrer_adresse
from ccas_desktop.application.dossiers.verbes import lire_dossier
from ccas_desktop.application.errors import ConflitDeVersion
from ccas_desktop.domain.demandes.decision import Decision, Organe, SensDecision
from ccas_desktop.domain.demandes.demande import Demande, StatutDemande
from ccas_desktop.domain.errors import RefusMetier, SaisieInvalide
from tests.fakes.bureau import AUJOURDHUI, Bureau, projet


def statut(ouvert: Bureau, demande: Demande) -> StatutDemande:
    return lire_demande(ouvert.services.base, demande.id).demande.statut


def decidee(ouvert: Bureau, demande: Demande, **champs: object) -> Decision:
    return decider(ouvert.services, ouvert.auteur, demande.id, projet(ouvert, **champs))


MOTIVE = {"motif_fait": "Reste à vivre de 400 €.", "motif_droit": "Article 4.3."}


@pytest.mark.parametrize(
    ("champs", "attendu"),
    [
        ({}, StatutDemande.ACCORDEE),
        (
            {"sens": SensDecision.ACCORD_PARTIEL, "montant_reference": Decimal(100), **MOTIVE},
            StatutDemande.ACCORDEE_PARTIELLEMENT,
        ),
        ({"sens": SensDecision.REFUS, "montant": Decimal(0), **MOTIVE}, StatutDemande.REFUSEE),
    ],
)
def test_records_a_decision_and_the_state_of_the_request(
    ouvert: Bureau, champs: dict[str, object], attendu: StatutDemande
) -> None:
    demande = ouvert.deposer()

    decision = decidee(ouvert, demande, **champs)

    assert decision.numero == "2026DEC0001"
    assert statut(ouvert, demande) is attendu
    assert decision.delegation_id is not None
    assert decision.reglement == (ouvert.reglages.reglement.empreinte if ouvert.reglages.reglement else None)


def test_a_delegate_never_decides_above_the_ceiling(ouvert: Bureau) -> None:
    demande = ouvert.deposer()

    with pytest.raises(RefusMetier, match="plafond_delegation_depasse"):
        decidee(ouvert, demande, montant=Decimal("300.01"))

    assert statut(ouvert, demande) is StatutDemande.EN_INSTRUCTION
    assert lire_demande(ouvert.services.base, demande.id).decision is None


def test_nobody_decides_alone_without_a_delegation(ouvert: Bureau) -> None:
    with pytest.raises(RefusMetier, match="sans_delegation"):
        decidee(ouvert, ouvert.deposer(), organe=Organe.VICE_PRESIDENT_DELEGUE)


def test_the_commission_decides_whatever_the_amount(ouvert: Bureau) -> None:
    decision = decidee(ouvert, ouvert.deposer(), organe=Organe.COMMISSION_PERMANENTE, montant=Decimal(5000))
    accueil = next(agent for agent in ouvert.reglages.agents if agent.nom == "Benali")
    with pytest.raises(RefusMetier, match="signature_sans_delegation"):
        decidee(ouvert, ouvert.deposer(), organe=Organe.COMMISSION_PERMANENTE, signataire_id=accueil.id)

    assert decision.delegation_id is None


def test_a_refusal_without_reasons_is_refused(ouvert: Bureau) -> None:
    with pytest.raises(SaisieInvalide) as leve:
        decidee(ouvert, ouvert.deposer(), sens=SensDecision.REFUS, montant=Decimal(0))

    assert [e.champ for e in leve.value.erreurs] == ["motif_fait", "motif_droit"]


def test_no_decision_is_dated_in_the_future(ouvert: Bureau) -> None:
    with pytest.raises(RefusMetier, match="date_future"):
        decidee(ouvert, ouvert.deposer(), prise_le=date(2026, 11, 24))


def test_a_request_is_decided_once(ouvert: Bureau) -> None:
    demande = ouvert.deposer()
    decidee(ouvert, demande)

    with pytest.raises(RefusMetier, match="demande_close"):
        decidee(ouvert, demande)


def test_keeps_the_calculation_it_was_taken_on(ouvert: Bureau) -> None:
    demande = ouvert.deposer()
    for code, valeur in (("quotient_familial", "450"), ("beneficiaire_rsa", "oui"), ("beneficiaire_c2s", "non")):
        retenir_saisie(ouvert.services, ouvert.auteur, demande.id, ValeurSaisie(code, valeur))

    decision = decidee(ouvert, demande)

    assert json.loads(decision.evaluation)["montant"] == "40.00"
    assert decision.suit_le_calcul


def test_says_when_it_does_not_follow_the_calculation(ouvert: Bureau) -> None:
    demande = ouvert.deposer()

    assert not decidee(ouvert, demande).suit_le_calcul


def test_may_be_taken_back_before_anybody_was_told(ouvert: Bureau) -> None:
    demande = ouvert.deposer()
    decision = decidee(ouvert, demande)

    annuler_avant_notification(ouvert.services, ouvert.auteur, decision)

    assert lire_demande(ouvert.services.base, demande.id).decision is None
    assert statut(ouvert, demande) is StatutDemande.EN_INSTRUCTION


def test_what_was_notified_never_changes(ouvert: Bureau) -> None:
    demande = ouvert.deposer()

    decision = notifier(
        ouvert.services, ouvert.auteur, decidee(ouvert, demande), le=AUJOURDHUI, mode="remise en main propre"
    )

    assert statut(ouvert, demande) is StatutDemande.NOTIFIEE
    assert (decision.notifiee_le, decision.mode_remise) == (AUJOURDHUI, "remise en main propre")
    with pytest.raises(RefusMetier, match="decision_notifiee"):
        annuler_avant_notification(ouvert.services, ouvert.auteur, decision)
    with pytest.raises(RefusMetier, match="decision_notifiee"):
        notifier(ouvert.services, ouvert.auteur, decision, le=AUJOURDHUI, mode="courrier")


@pytest.mark.parametrize(
    ("le", "code"), [(date(2026, 11, 22), "notification_avant_decision"), (date(2026, 11, 24), "date_future")]
)
def test_a_notification_comes_after_the_decision_and_not_in_the_future(ouvert: Bureau, le: date, code: str) -> None:
    decision = decidee(ouvert, ouvert.deposer())

    with pytest.raises(RefusMetier, match=code) as leve:
        notifier(ouvert.services, ouvert.auteur, decision, le=le, mode="courrier")

    assert leve.value.champ == "notifiee_le"


def test_a_decision_read_before_another_save_is_not_overwritten(ouvert: Bureau) -> None:
    decision = decidee(ouvert, ouvert.deposer())
    ancienne = replace(decision, version=decision.version - 1)

    with pytest.raises(ConflitDeVersion):
        annuler_avant_notification(ouvert.services, ouvert.auteur, ancienne)


def test_nothing_is_said_to_be_posted_to_whom_one_does_not_write(ouvert: Bureau) -> None:
    decision = decidee(ouvert, ouvert.deposer())
    dossier = lire_dossier(ouvert.services.base, decision.dossier_id).dossier
    enregistrer_adresse(ouvert.services, ouvert.auteur, dossier, SaisieAdresse(dossier.adresse, ne_pas_ecrire=True))

    with pytest.raises(RefusMetier, match="envoi_interdit") as leve:
        notifier(ouvert.services, ouvert.auteur, decision, le=AUJOURDHUI, mode="courrier")

    assert leve.value.champ == "mode"
    notifiee = notifier(ouvert.services, ouvert.auteur, decision, le=AUJOURDHUI, mode="remise en main propre")
    assert notifiee.notifiee_le == AUJOURDHUI
