"""A letter is signed by who may on the day of the decision and on that of the signature; copies are always made."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from ccas_desktop.application.courriers.complement_lettre import Complement
from ccas_desktop.application.courriers.signature import exiger_premiere_signature
from ccas_desktop.application.courriers.verbes import (
    composer_lettre,
    fichier_a_imprimer,
    fichier_a_montrer,
    garder_lettre,
    noter_impression,
    produire,
)
from ccas_desktop.application.decisions import annuler_avant_notification, decider, notifier
from ccas_desktop.application.demandes.procedure import SaisieTransition, changer_etat
from ccas_desktop.application.donnees.ou_renseigner import Lieu
from ccas_desktop.application.listes.courriers_du_lot import trier_le_lot
from ccas_desktop.application.listes.phrases import phrase_sans_signature
from ccas_desktop.application.messages.refus_de_lettre import refus_de_lettre
from ccas_desktop.application.reglages import enregistrer_delegation
from ccas_desktop.domain.courrier.courrier_produit import Courrier, ModeRemise
from ccas_desktop.domain.courrier.modeles import Modele
from ccas_desktop.domain.demandes.decision import Organe
from ccas_desktop.domain.demandes.demande import Demande
from ccas_desktop.domain.demandes.statuts import StatutDemande
from ccas_desktop.domain.errors import RefusMetier
from tests.fakes.bureau import AUJOURDHUI, Bureau, projet

DEMAIN = AUJOURDHUI + timedelta(days=1)


def borner(ouvert: Bureau, *, debut: date | None = None, fin: date | None = None) -> None:
    """Give its delegation other dates."""
    (delegation,) = ouvert.reglages.delegations
    bornee = replace(delegation, debut=debut or delegation.debut, fin=fin)
    enregistrer_delegation(ouvert.services, ouvert.auteur, bornee)


def faite(ouvert: Bureau, demande: Demande, modele: Modele, complement: Complement | None = None) -> Courrier:
    prete = composer_lettre(ouvert.services, ouvert.auteur, demande.id, modele, complement)
    return garder_lettre(ouvert.services, ouvert.auteur, prete, produire(ouvert.services, prete))


def refus_a_la_lettre(ouvert: Bureau, demande: Demande) -> RefusMetier:
    with pytest.raises(RefusMetier) as leve:
        composer_lettre(ouvert.services, ouvert.auteur, demande.id, Modele.ACCORD)
    return leve.value


def test_a_letter_is_made_until_the_last_day_of_the_delegation(ouvert: Bureau) -> None:
    demande = ouvert.deposer()
    decider(ouvert.services, ouvert.auteur, demande.id, projet(ouvert))
    borner(ouvert, fin=AUJOURDHUI)
    faite(ouvert, demande, Modele.ACCORD)

    ouvert.horloge.avancer(timedelta(days=1))
    refus = refus_a_la_lettre(ouvert, demande)

    assert (refus.code, refus.champ) == ("signature_echue", "signataire_id")
    dit = refus_de_lettre(refus)
    assert dit is not None
    assert dit.phrase.replace("\u00a0", " ") == (
        "Paul DURAND n’a pas le pouvoir de signer cette décision le 24/11/2026 : annulez-la à l’étape Décision et "
        "reprenez-la avec un autre signataire, ou complétez Réglages → Délégations."
    )
    assert [chose.lieu for chose in dit.choses] == [Lieu.ETAPE_DECISION, Lieu.REGLAGES_DELEGATIONS]


def test_a_letter_is_not_made_when_the_delegation_begins_after_the_decision(ouvert: Bureau) -> None:
    demande = ouvert.deposer()
    decider(ouvert.services, ouvert.auteur, demande.id, projet(ouvert))
    # Its first day was mistyped: put right, it begins after the decision.
    borner(ouvert, debut=DEMAIN)
    assert refus_a_la_lettre(ouvert, demande).code == "signature_echue"

    ouvert.horloge.avancer(timedelta(days=1))
    assert refus_a_la_lettre(ouvert, demande).code == "signature_echue"


def test_what_the_refusal_tells_to_do_mends_it(ouvert: Bureau) -> None:
    demande = ouvert.deposer()
    decision = decider(ouvert.services, ouvert.auteur, demande.id, projet(ouvert))
    borner(ouvert, fin=AUJOURDHUI)
    ouvert.horloge.avancer(timedelta(days=1))
    assert refus_a_la_lettre(ouvert, demande).code == "signature_echue"

    annuler_avant_notification(ouvert.services, ouvert.auteur, decision)
    commission = projet(ouvert, organe=Organe.COMMISSION_PERMANENTE, prise_le=DEMAIN)
    decider(ouvert.services, ouvert.auteur, demande.id, commission)
    assert faite(ouvert, demande, Modele.ACCORD).modele == Modele.ACCORD


def test_a_second_delegation_goes_on_where_the_first_ended(ouvert: Bureau) -> None:
    demande = ouvert.deposer()
    decider(ouvert.services, ouvert.auteur, demande.id, projet(ouvert))
    (premiere,) = ouvert.reglages.delegations
    borner(ouvert, fin=AUJOURDHUI)
    suivante = replace(premiere, id="0198f000-0000-7000-8000-0000000000d2", version=0, debut=DEMAIN, fin=None)
    enregistrer_delegation(ouvert.services, ouvert.auteur, suivante)

    ouvert.horloge.avancer(timedelta(days=1))
    assert faite(ouvert, demande, Modele.ACCORD).modele == Modele.ACCORD


def test_a_letter_made_in_time_and_never_printed_is_not_signed_later(ouvert: Bureau) -> None:
    demande = ouvert.deposer()
    decider(ouvert.services, ouvert.auteur, demande.id, projet(ouvert))
    borner(ouvert, fin=AUJOURDHUI)
    lettre = faite(ouvert, demande, Modele.ACCORD)
    exiger_premiere_signature(ouvert.services, lettre)

    ouvert.horloge.avancer(timedelta(days=1))
    with pytest.raises(RefusMetier) as leve:
        exiger_premiere_signature(ouvert.services, lettre)
    assert (leve.value.code, leve.value.champ) == ("signature_echue", "signataire_id")


def test_a_letter_signed_in_time_is_printed_again_as_a_duplicata(ouvert: Bureau) -> None:
    demande = ouvert.deposer()
    decider(ouvert.services, ouvert.auteur, demande.id, projet(ouvert))
    borner(ouvert, fin=AUJOURDHUI)
    lettre = noter_impression(ouvert.services, ouvert.auteur, faite(ouvert, demande, Modele.ACCORD))

    ouvert.horloge.avancer(timedelta(days=365))

    exiger_premiere_signature(ouvert.services, lettre)
    original = fichier_a_montrer(ouvert.services, lettre)
    assert fichier_a_imprimer(ouvert.services, lettre, original) != original


def test_a_letter_handed_over_in_time_counts_as_signed(ouvert: Bureau) -> None:
    demande = ouvert.deposer()
    decider(ouvert.services, ouvert.auteur, demande.id, projet(ouvert))
    borner(ouvert, fin=AUJOURDHUI)
    lettre = replace(faite(ouvert, demande, Modele.ACCORD), remis_le=AUJOURDHUI, mode_remise=ModeRemise.MAIN_PROPRE)

    ouvert.horloge.avancer(timedelta(days=1))
    exiger_premiere_signature(ouvert.services, lettre)


def test_once_notified_only_the_delegations_can_be_put_right(ouvert: Bureau) -> None:
    demande = ouvert.deposer()
    decision = decider(ouvert.services, ouvert.auteur, demande.id, projet(ouvert))
    notifier(ouvert.services, ouvert.auteur, decision, le=AUJOURDHUI, mode="remise en main propre")
    borner(ouvert, fin=AUJOURDHUI)
    ouvert.horloge.avancer(timedelta(days=1))

    dit = refus_de_lettre(refus_a_la_lettre(ouvert, demande))

    assert dit is not None
    assert "se réimprime en duplicata" in dit.phrase
    assert [chose.lieu for chose in dit.choses] == [Lieu.REGLAGES_DELEGATIONS]


def test_the_letter_of_a_request_not_taken_up_is_signed_in_time_too(ouvert: Bureau) -> None:
    demande = ouvert.deposer()
    irrecevable = SaisieTransition(StatutDemande.IRRECEVABLE, motif="N’habite pas la commune.")
    changer_etat(ouvert.services, ouvert.auteur, demande.id, irrecevable)
    president = next(agent for agent in ouvert.reglages.agents if agent.nom == "Durand")
    complement = Complement(signataire_id=president.id, motif_droit="Article 2.")
    lettre = faite(ouvert, demande, Modele.IRRECEVABILITE, complement)
    borner(ouvert, fin=AUJOURDHUI)
    exiger_premiere_signature(ouvert.services, lettre)

    ouvert.horloge.avancer(timedelta(days=1))
    with pytest.raises(RefusMetier) as leve:
        exiger_premiere_signature(ouvert.services, lettre)
    dit = refus_de_lettre(leve.value)
    assert dit is not None
    assert "refaites-la" in dit.phrase


def test_a_letter_that_nobody_signs_by_delegation_is_always_printed(ouvert: Bureau) -> None:
    lettre = faite(ouvert, ouvert.deposer(), Modele.ACCUSE_RECEPTION)
    borner(ouvert, debut=DEMAIN)
    exiger_premiere_signature(ouvert.services, lettre)


def test_the_letter_of_a_decision_taken_back_is_no_longer_to_be_signed(ouvert: Bureau) -> None:
    demande = ouvert.deposer()
    decision = decider(ouvert.services, ouvert.auteur, demande.id, projet(ouvert))
    lettre = faite(ouvert, demande, Modele.ACCORD)
    annuler_avant_notification(ouvert.services, ouvert.auteur, decision)
    borner(ouvert, debut=DEMAIN)
    exiger_premiere_signature(ouvert.services, lettre)


def test_a_batch_leaves_out_what_can_no_longer_be_signed(ouvert: Bureau) -> None:
    demande = ouvert.deposer()
    decider(ouvert.services, ouvert.auteur, demande.id, projet(ouvert))
    accord, accuse = (faite(ouvert, demande, modele) for modele in (Modele.ACCORD, Modele.ACCUSE_RECEPTION))
    borner(ouvert, fin=AUJOURDHUI)
    ids = [accord.id, accuse.id]
    assert [c.id for c in trier_le_lot(ouvert.services, ids).courriers] == ids

    ouvert.horloge.avancer(timedelta(days=1))
    lot = trier_le_lot(ouvert.services, ids)

    assert ([c.id for c in lot.courriers], lot.laisses, lot.sans_signature) == ([accuse.id], {}, 1)
    assert phrase_sans_signature(1).startswith("Un courrier n’est pas imprimé")
    assert phrase_sans_signature(2).startswith("2 courriers ne sont pas imprimés")


def test_mentions_that_lack_are_told_with_their_places() -> None:
    dit = refus_de_lettre(RefusMetier("mentions_absentes", champs="recours.tribunal, motivation.fait"))
    assert dit is not None
    assert [chose.lieu for chose in dit.choses] == [Lieu.REGLAGES_CCAS, Lieu.ETAPE_DECISION]


def test_any_other_failure_is_not_told_as_a_refusal_of_the_letter() -> None:
    assert refus_de_lettre(ValueError()) is None
    assert refus_de_lettre(RefusMetier("agent_inconnu")) is None
