"""What follows a request, in words: clocks and steps."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest

from ccas_desktop.application.courriers.lettres_de_la_demande import lettres_de_la_demande
from ccas_desktop.application.courriers.verbes import composer_lettre
from ccas_desktop.application.decisions import decider, notifier
from ccas_desktop.application.demandes.pieces_attendues import (
    PieceADemander,
    SaisieDemandeDePieces,
    demander_pieces,
    relancer,
)
from ccas_desktop.application.demandes.procedure import SaisieTransition
from ccas_desktop.application.demandes.suites_demande import faire_suite, suite_attendue, suites_offertes
from ccas_desktop.application.demandes.verbes import deposer_demande, lire_demande
from ccas_desktop.application.messages.suites import (
    SUITES,
    etapes_passees,
    horloges,
    mot_de_la_suite,
    phrase_de_la_piece,
)
from ccas_desktop.domain.courrier.modeles import Modele
from ccas_desktop.domain.demandes.decision import SensDecision
from ccas_desktop.domain.demandes.statuts import OrganeSaisi, StatutDemande
from tests.fakes.bureau import AUJOURDHUI, Bureau, projet, saisie_de

AJOURNEE = StatutDemande.AJOURNEE


def dites(ouvert: Bureau, demande_id: str) -> list[str]:
    complete = lire_demande(ouvert.services.base, demande_id)
    jour = ouvert.horloge.aujourdhui()
    return [mot.texte.replace("\u00a0", " ") for mot in horloges(complete, ouvert.reglages.ccas, jour)]


def test_every_step_that_may_be_offered_has_its_words() -> None:
    par_verbe = {
        StatutDemande.BROUILLON,
        StatutDemande.INCOMPLETE,
        StatutDemande.ACCORDEE,
        StatutDemande.ACCORDEE_PARTIELLEMENT,
        StatutDemande.REFUSEE,
    }
    assert set(SUITES) == set(StatutDemande) - par_verbe


def test_a_request_in_preparation_is_deposited_from_its_page(ouvert: Bureau) -> None:
    saisie = saisie_de(ouvert.deposer(informee=False))
    brouillon = deposer_demande(ouvert.services, ouvert.auteur, ouvert.dossier.dossier.id, saisie, brouillon=True)
    assert suites_offertes(lire_demande(ouvert.services.base, brouillon.id))[0] is StatutDemande.DEPOSEE

    deposee = faire_suite(ouvert.services, ouvert.auteur, brouillon.id, SaisieTransition(StatutDemande.DEPOSEE))

    assert (deposee.statut, deposee.deposee_le) == (StatutDemande.DEPOSEE, AUJOURDHUI)


def test_the_letter_asks_for_the_papers_and_is_due_again(ouvert: Bureau) -> None:
    demande = ouvert.deposer(deposee_le=date(2026, 11, 2))
    saisie = SaisieDemandeDePieces((PieceADemander("Bail", "article 3"),), AUJOURDHUI, date(2026, 12, 8))
    (bail,) = demander_pieces(ouvert.services, ouvert.auteur, demande.id, saisie)

    lettre = composer_lettre(ouvert.services, ouvert.auteur, demande.id, Modele.ACCUSE_RECEPTION).lettre
    assert lettre.accuse is not None
    assert [(p.libelle, p.texte) for p in lettre.accuse.pieces] == [("Bail", "article 3")]
    assert (lettre.accuse.pieces_avant, lettre.accuse.rejet_implicite_le) == (date(2026, 12, 8), date(2027, 1, 2))
    complete = lire_demande(ouvert.services.base, demande.id)
    assert lettres_de_la_demande(complete, ouvert.horloge)[0].courrier is None
    assert dites(ouvert, demande.id) == [
        "Délai suspendu depuis le 23/11/2026 : il reprend à la remise des pièces, ou le 08/12/2026."
    ]

    ouvert.horloge.avancer(timedelta(days=20))
    relancee = relancer(ouvert.services, ouvert.auteur, bail)
    assert "court de nouveau" in dites(ouvert, demande.id)[0]
    assert phrase_de_la_piece(relancee, ouvert.horloge.aujourdhui()) == (
        "demandée le 23/11/2026 · à apporter avant le 08/12/2026 (dépassé) · relancée le 13/12/2026"
    )


def test_the_time_to_appeal_is_told_with_its_last_day(ouvert: Bureau) -> None:
    # domain.md 1.7: notified on 12 November 2026, last day 13 January 2027.
    demande = ouvert.deposer(deposee_le=date(2026, 11, 2))
    prise = projet(ouvert, prise_le=date(2026, 11, 12))
    decision = decider(ouvert.services, ouvert.auteur, demande.id, prise)
    notifier(ouvert.services, ouvert.auteur, decision, le=date(2026, 11, 12), mode="courrier")
    assert dites(ouvert, demande.id) == ["Recours possible jusqu’au mercredi 13/01/2027 inclus, encore 51 jours."]

    faire_suite(
        ouvert.services,
        ouvert.auteur,
        demande.id,
        SaisieTransition(StatutDemande.RECOURS_EN_COURS, le=date(2026, 11, 20)),
    )
    assert dites(ouvert, demande.id) == [
        "Recours : répondre avant le mercredi 20/01/2027, encore 58 jours. Le silence le rejette."
    ]
    ouvert.horloge.avancer(timedelta(days=60))
    assert dites(ouvert, demande.id) == ["Recours rejeté par silence le mercredi 20/01/2027."]


@pytest.mark.parametrize(
    ("le", "dit"),
    [
        # 29 April and a day is Sunday 30, then the holiday of 1 May (counted by hand, as in test_delais_references).
        (date(2028, 2, 29), "mardi 02/05/2028 inclus (repoussé au premier jour ouvré), encore 63 jours."),
        # The last day of December leads to the last of February, a leap one: the day after is worked.
        (date(2027, 12, 31), "mercredi 01/03/2028 inclus, encore 61 jours."),
        # 28 February 2027 is a Sunday, but it does not count: Monday 1 March is the day itself, not pushed back.
        (date(2026, 12, 31), "lundi 01/03/2027 inclus, encore 60 jours."),
    ],
)
def test_the_time_to_appeal_from_the_ends_of_months(ouvert: Bureau, le: date, dit: str) -> None:
    demande = ouvert.deposer()
    ouvert.horloge.avancer(le - AUJOURDHUI)
    decision = decider(ouvert.services, ouvert.auteur, demande.id, projet(ouvert, prise_le=le))
    notifier(ouvert.services, ouvert.auteur, decision, le=le, mode="remise en main propre")

    assert dites(ouvert, demande.id) == [f"Recours possible jusqu’au {dit}"]


def test_the_steps_are_told_the_latest_first(ouvert: Bureau) -> None:
    demande = ouvert.deposer()
    ouvert.horloge.avancer(timedelta(minutes=5))
    saisie = SaisieTransition(StatutDemande.SANS_SUITE, motif="Jamais revenue.")
    faire_suite(ouvert.services, ouvert.auteur, demande.id, saisie)
    passees = etapes_passees(lire_demande(ouvert.services.base, demande.id).transitions, ouvert.horloge.jour_de)
    assert passees[0] == ("23/11/2026 · Classée sans suite", f"{ouvert.auteur.nom} · Jamais revenue.")
    assert passees[1][0] == "23/11/2026 · En instruction"


def test_a_request_just_deposited_is_begun_and_one_put_off_is_taken_up_again() -> None:
    mots = [mot_de_la_suite(statut, StatutDemande.EN_INSTRUCTION) for statut in (StatutDemande.DEPOSEE, AJOURNEE)]
    assert mots == ["Commencer l’instruction", "Reprendre l’instruction"]


class TestSuiteAttendue:
    """What the block of the steps proposes, when no other act of the page leads there."""

    def attendue(self, ouvert: Bureau, demande_id: str) -> StatutDemande | None:
        return suite_attendue(lire_demande(ouvert.services.base, demande_id))

    def passer(self, ouvert: Bureau, demande_id: str, vers: StatutDemande, **champs: Any) -> None:
        faire_suite(ouvert.services, ouvert.auteur, demande_id, SaisieTransition(vers, **champs))

    def test_the_decision_comes_next_while_it_is_in_hand(self, ouvert: Bureau) -> None:
        demande = ouvert.deposer()
        assert self.attendue(ouvert, demande.id) is None
        self.passer(ouvert, demande.id, StatutDemande.A_DECIDER, organe=OrganeSaisi.COMMISSION)
        assert self.attendue(ouvert, demande.id) is None
        self.passer(ouvert, demande.id, AJOURNEE, motif="Devis attendu.")
        assert self.attendue(ouvert, demande.id) is StatutDemande.EN_INSTRUCTION

    def test_a_draft_is_deposited(self, ouvert: Bureau) -> None:
        saisie = saisie_de(ouvert.deposer())
        brouillon = deposer_demande(ouvert.services, ouvert.auteur, ouvert.dossier.dossier.id, saisie, brouillon=True)
        assert self.attendue(ouvert, brouillon.id) is StatutDemande.DEPOSEE

    def test_a_grant_is_paid_then_closed(self, ouvert: Bureau) -> None:
        demande = ouvert.deposer()
        decision = decider(ouvert.services, ouvert.auteur, demande.id, projet(ouvert))
        assert self.attendue(ouvert, demande.id) is None
        notifier(ouvert.services, ouvert.auteur, decision, le=AUJOURDHUI, mode="courriel")
        assert self.attendue(ouvert, demande.id) is StatutDemande.EN_PAIEMENT
        self.passer(ouvert, demande.id, StatutDemande.EN_PAIEMENT)
        assert self.attendue(ouvert, demande.id) is StatutDemande.SOLDEE
        self.passer(ouvert, demande.id, StatutDemande.RECOURS_EN_COURS)
        # The appeal is confirmed or not: nothing is proposed.
        assert self.attendue(ouvert, demande.id) is None
        self.passer(ouvert, demande.id, StatutDemande.DECISION_RETIREE, motif="Mal lue.")
        assert self.attendue(ouvert, demande.id) is StatutDemande.A_DECIDER

    def test_there_is_nothing_to_pay_after_a_refusal(self, ouvert: Bureau) -> None:
        demande = ouvert.deposer()
        refus = projet(ouvert, sens=SensDecision.REFUS, montant=Decimal(0), motif_fait="fait", motif_droit="droit")
        decision = decider(ouvert.services, ouvert.auteur, demande.id, refus)
        notifier(ouvert.services, ouvert.auteur, decision, le=AUJOURDHUI, mode="courriel")
        assert self.attendue(ouvert, demande.id) is None
