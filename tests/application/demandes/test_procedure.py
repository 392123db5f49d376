"""Lead a request through the procedure, each step kept with who, when and why."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from ccas_desktop.application.courriers.complement_lettre import Complement
from ccas_desktop.application.courriers.verbes import composer_lettre, garder_lettre, produire
from ccas_desktop.application.decisions import annuler_avant_notification, decider, notifier
from ccas_desktop.application.demandes.pieces_attendues import PieceADemander, SaisieDemandeDePieces, demander_pieces
from ccas_desktop.application.demandes.procedure import SaisieTransition, changer_etat, transitions_offertes
from ccas_desktop.application.demandes.verbes import deposer_brouillon, deposer_demande, lire_demande
from ccas_desktop.application.dossiers.aides_du_foyer import AidesDuFoyer
from ccas_desktop.application.messages.suites import etapes_passees
from ccas_desktop.application.vues import DemandeComplete
from ccas_desktop.domain.courrier.modeles import Modele
from ccas_desktop.domain.demandes.decision import SensDecision
from ccas_desktop.domain.demandes.demande import Demande
from ccas_desktop.domain.demandes.statuts import OrganeSaisi, StatutDemande
from ccas_desktop.domain.dossiers.instantanes import InstantaneBudget
from ccas_desktop.domain.errors import RefusMetier, SaisieInvalide
from tests.fakes.bureau import AUJOURDHUI, Bureau, projet, saisie_de

S = StatutDemande


def lire(ouvert: Bureau, demande: Demande) -> DemandeComplete:
    return lire_demande(ouvert.services.base, demande.id)


def passer(ouvert: Bureau, demande: Demande, vers: StatutDemande, **champs: Any) -> None:
    changer_etat(ouvert.services, ouvert.auteur, demande.id, SaisieTransition(vers, **champs))


def accordee(ouvert: Bureau) -> Demande:
    """Return a request whose grant was notified today."""
    demande = ouvert.deposer()
    decision = decider(ouvert.services, ouvert.auteur, demande.id, projet(ouvert))
    notifier(ouvert.services, ouvert.auteur, decision, le=AUJOURDHUI, mode="remise en main propre")
    return demande


def test_each_step_says_who_when_and_why(ouvert: Bureau) -> None:
    demande = ouvert.deposer()
    passer(ouvert, demande, S.A_DECIDER, organe=OrganeSaisi.COMMISSION)
    passer(ouvert, demande, S.AJOURNEE, motif="Devis attendu.", le=AUJOURDHUI)

    lue = lire(ouvert, demande)
    assert [(t.avant, t.apres) for t in lue.transitions] == [
        (S.DEPOSEE, S.EN_INSTRUCTION),
        (S.EN_INSTRUCTION, S.EVALUEE),
        (S.EVALUEE, S.A_DECIDER),
        (S.A_DECIDER, S.AJOURNEE),
    ]
    derniere = lue.transitions[-1]
    assert (derniere.agent, derniere.motif, derniere.le) == (ouvert.auteur.nom, "Devis attendu.", AUJOURDHUI)
    assert derniere.instant == ouvert.horloge.maintenant()
    assert lue.demande.statut is S.AJOURNEE
    # Who put it off is named in the letter that says so.
    assert lue.demande.organe_saisi is OrganeSaisi.COMMISSION
    passer(ouvert, demande, S.EN_INSTRUCTION)
    assert lire(ouvert, demande).demande.organe_saisi is None


def test_a_decision_passes_the_steps_before_it_in_one_act(ouvert: Bureau) -> None:
    demande = ouvert.deposer(informee=False)
    decision = decider(ouvert.services, ouvert.auteur, demande.id, projet(ouvert))

    passees = lire(ouvert, demande).transitions
    assert [t.apres for t in passees] == [S.EN_INSTRUCTION, S.EVALUEE, S.A_DECIDER, S.ACCORDEE]
    assert [t.decision_id for t in passees] == [None, None, None, decision.id]
    assert {t.instant for t in passees} == {ouvert.horloge.maintenant()}
    assert [t.avant for t in passees] == [S.DEPOSEE, *(t.apres for t in passees[:-1])]
    assert etapes_passees(passees, ouvert.horloge.jour_de) == (
        ("23/11/2026 · Accordée (après\u00a0: en instruction, évaluée, à décider)", ouvert.auteur.nom),
    )


def test_taken_off_the_agenda_it_waits_for_its_papers(ouvert: Bureau) -> None:
    demande = ouvert.deposer()
    passer(ouvert, demande, S.A_DECIDER, organe=OrganeSaisi.COMMISSION)
    saisie = SaisieDemandeDePieces((PieceADemander("Devis"),), AUJOURDHUI, date(2026, 12, 8))
    demander_pieces(ouvert.services, ouvert.auteur, demande.id, saisie)

    lue = lire(ouvert, demande)
    assert [t.apres for t in lue.transitions][-2:] == [S.EN_INSTRUCTION, S.INCOMPLETE]
    assert (lue.transitions[-1].motif, lue.transitions[-2].motif) == ("Devis", "")
    assert lue.demande.organe_saisi is None


def test_who_is_to_decide_is_kept(ouvert: Bureau) -> None:
    demande = ouvert.deposer(urgence="coupure")
    passer(ouvert, demande, S.A_DECIDER, organe=OrganeSaisi.PRESIDENT_URGENCE)
    assert lire(ouvert, demande).demande.organe_saisi is OrganeSaisi.PRESIDENT_URGENCE


@pytest.mark.parametrize(
    ("vers", "champs", "champ", "code"),
    [
        (S.SANS_SUITE, {}, "motif", "obligatoire"),
        (S.IRRECEVABLE, {"motif": " "}, "motif", "obligatoire"),
        (S.A_DECIDER, {}, "organe", "obligatoire"),
        (S.TRANSMISE_AUTRE_AUTORITE, {"motif": "Hors commune."}, "autorite", "obligatoire"),
        (S.RETIREE_PAR_USAGER, {"le": date(2026, 11, 24)}, "le", "date_future"),
        (S.RETIREE_PAR_USAGER, {"le": date(2026, 11, 22)}, "le", "avant_le_depot"),
    ],
)
def test_what_a_step_needs_is_asked_at_its_field(
    ouvert: Bureau, vers: StatutDemande, champs: dict[str, Any], champ: str, code: str
) -> None:
    demande = ouvert.deposer()
    with pytest.raises(SaisieInvalide) as leve:
        passer(ouvert, demande, vers, **champs)
    assert [(e.champ, e.code) for e in leve.value.erreurs] == [(champ, code)]


def test_a_request_is_passed_on_to_who_it_belongs_to(ouvert: Bureau) -> None:
    demande = ouvert.deposer()
    passer(ouvert, demande, S.TRANSMISE_AUTRE_AUTORITE, motif="Habite Flers.", autorite=" CCAS de Flers ")

    lue = lire(ouvert, demande)
    assert lue.demande.autorite == "CCAS de Flers"
    assert transitions_offertes(lue) == ()


def test_a_grant_notified_is_paid_then_closed(ouvert: Bureau) -> None:
    demande = accordee(ouvert)
    assert transitions_offertes(lire(ouvert, demande)) == (S.EN_PAIEMENT, S.RECOURS_EN_COURS)

    passer(ouvert, demande, S.EN_PAIEMENT)
    passer(ouvert, demande, S.SOLDEE)

    assert lire(ouvert, demande).demande.statut is S.SOLDEE


def test_there_is_nothing_to_pay_after_a_refusal(ouvert: Bureau) -> None:
    demande = ouvert.deposer()
    refus = projet(ouvert, sens=SensDecision.REFUS, montant=Decimal(0), motif_fait="fait", motif_droit="droit")
    decision = decider(ouvert.services, ouvert.auteur, demande.id, refus)
    notifier(ouvert.services, ouvert.auteur, decision, le=AUJOURDHUI, mode="courrier")

    assert transitions_offertes(lire(ouvert, demande)) == (S.RECOURS_EN_COURS,)
    with pytest.raises(RefusMetier) as leve:
        passer(ouvert, demande, S.EN_PAIEMENT)
    assert leve.value.code == "rien_a_payer"


def test_a_decision_withdrawn_stands_no_more_but_is_kept(ouvert: Bureau) -> None:
    demande = accordee(ouvert)
    retiree = lire(ouvert, demande).decision
    assert retiree is not None
    passer(ouvert, demande, S.RECOURS_EN_COURS, le=AUJOURDHUI)
    passer(ouvert, demande, S.DECISION_RETIREE, motif="Ressources mal lues.")

    lue = lire(ouvert, demande)
    assert lue.decision is None
    assert lue.transitions[-1].decision_id == retiree.id
    with ouvert.services.base.lecture() as base:
        assert AidesDuFoyer.accordees_a(base, demande.dossier_id).versees() == {}

    passer(ouvert, demande, S.A_DECIDER, organe=OrganeSaisi.CONSEIL_ADMINISTRATION)
    nouvelle = decider(ouvert.services, ouvert.auteur, demande.id, projet(ouvert, montant=Decimal(55)))
    assert lire(ouvert, demande).decision == nouvelle


def test_an_appeal_may_confirm_the_decision(ouvert: Bureau) -> None:
    demande = accordee(ouvert)
    passer(ouvert, demande, S.RECOURS_EN_COURS, le=AUJOURDHUI)
    passer(ouvert, demande, S.DECISION_CONFIRMEE, motif="Mêmes faits, article 4.")

    lue = lire(ouvert, demande)
    assert lue.decision is not None
    assert transitions_offertes(lue) == (S.EN_PAIEMENT, S.RECOURS_EN_COURS)


def test_a_decision_taken_back_before_its_notification_leaves_a_step(ouvert: Bureau) -> None:
    demande = ouvert.deposer()
    decision = decider(ouvert.services, ouvert.auteur, demande.id, projet(ouvert))
    annuler_avant_notification(ouvert.services, ouvert.auteur, decision)

    derniere = lire(ouvert, demande).transitions[-1]
    assert (derniere.avant, derniere.apres) == (S.ACCORDEE, S.EN_INSTRUCTION)
    assert derniere.motif


def test_what_has_its_own_verb_is_not_a_plain_change(ouvert: Bureau) -> None:
    demande = ouvert.deposer()
    assert not {S.ACCORDEE, S.REFUSEE, S.INCOMPLETE} & set(transitions_offertes(lire(ouvert, demande)))
    with pytest.raises(RefusMetier):
        passer(ouvert, demande, S.ACCORDEE)


def test_an_inadmissible_request_is_notified_without_a_decision(ouvert: Bureau) -> None:
    demande = ouvert.deposer()
    passer(ouvert, demande, S.IRRECEVABLE, motif="N’habite pas la commune.")
    assert transitions_offertes(lire(ouvert, demande)) == (S.NOTIFIEE,)
    with pytest.raises(RefusMetier, match="lettre_a_faire_avant"):
        passer(ouvert, demande, S.NOTIFIEE, le=AUJOURDHUI)
    president = next(agent for agent in ouvert.reglages.agents if agent.nom == "Durand")
    signee = Complement(signataire_id=president.id, motif_droit="Article 2 du règlement.")
    prete = composer_lettre(ouvert.services, ouvert.auteur, demande.id, Modele.IRRECEVABILITE, signee)
    garder_lettre(ouvert.services, ouvert.auteur, prete, produire(ouvert.services, prete))
    passer(ouvert, demande, S.NOTIFIEE, le=AUJOURDHUI)
    assert transitions_offertes(lire(ouvert, demande)) == (S.RECOURS_EN_COURS,)


def test_put_off_a_request_is_worked_on_again_before_it_is_decided(ouvert: Bureau) -> None:
    demande = ouvert.deposer()
    passer(ouvert, demande, S.A_DECIDER, organe=OrganeSaisi.COMMISSION)
    passer(ouvert, demande, S.AJOURNEE, motif="Devis attendu.")

    assert transitions_offertes(lire(ouvert, demande)) == (S.EN_INSTRUCTION, S.RETIREE_PAR_USAGER)
    with pytest.raises(RefusMetier, match="statut_impossible"):
        decider(ouvert.services, ouvert.auteur, demande.id, projet(ouvert))
    passer(ouvert, demande, S.EN_INSTRUCTION)
    decider(ouvert.services, ouvert.auteur, demande.id, projet(ouvert))
    assert lire(ouvert, demande).demande.statut is S.ACCORDEE


def test_papers_asked_for_while_it_is_put_off_leave_it_so(ouvert: Bureau) -> None:
    demande = ouvert.deposer()
    passer(ouvert, demande, S.A_DECIDER, organe=OrganeSaisi.COMMISSION)
    passer(ouvert, demande, S.AJOURNEE, motif="Devis attendu.")
    saisie = SaisieDemandeDePieces((PieceADemander("Devis"),), AUJOURDHUI, date(2026, 12, 8))
    (piece,) = demander_pieces(ouvert.services, ouvert.auteur, demande.id, saisie)

    lue = lire(ouvert, demande)
    assert lue.demande.statut is S.AJOURNEE
    assert lue.pieces == (piece,)


def test_a_draft_has_no_clock_until_it_is_deposited(ouvert: Bureau) -> None:
    saisie = saisie_de(ouvert.deposer(informee=False), deposee_le=date(2026, 11, 2))
    brouillon = deposer_demande(ouvert.services, ouvert.auteur, ouvert.dossier.dossier.id, saisie, brouillon=True)
    assert not brouillon.est_en_instruction

    deposee = deposer_brouillon(ouvert.services, ouvert.auteur, brouillon, le=date(2026, 11, 20))

    assert (deposee.statut, deposee.deposee_le) == (S.DEPOSEE, date(2026, 11, 20))
    assert lire(ouvert, deposee).transitions[0].le == date(2026, 11, 20)
    with pytest.raises(RefusMetier):
        deposer_brouillon(ouvert.services, ouvert.auteur, brouillon, le=date(2026, 11, 24))


def figes(ouvert: Bureau) -> tuple[InstantaneBudget, ...]:
    with ouvert.services.base.lecture() as base:
        return base.du_dossier(InstantaneBudget, ouvert.dossier.dossier.id)


def test_the_budget_is_frozen_at_each_request(ouvert: Bureau) -> None:
    ouvert.avec_budget("900", "500")
    demande = ouvert.deposer()

    (fige,) = figes(ouvert)
    assert (fige.demande_id, fige.pris_le, fige.personnes) == (demande.id, AUJOURDHUI, Decimal(1))
    assert fige.totaux.reste_a_vivre == Decimal(400)
    ouvert.avec_budget("100", "0")
    assert figes(ouvert) == (fige,)


def test_a_budget_filled_in_after_the_request_is_frozen_with_the_decision(ouvert: Bureau) -> None:
    demande = ouvert.deposer()
    assert figes(ouvert) == ()
    ouvert.avec_budget()
    decider(ouvert.services, ouvert.auteur, demande.id, projet(ouvert))
    assert [fige.demande_id for fige in figes(ouvert)] == [demande.id]
