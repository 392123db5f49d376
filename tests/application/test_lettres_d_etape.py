"""The letters of a step: offered when the step was taken, with what the agent types for them."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from ccas_desktop.application.courriers.complement_lettre import Complement, lire_complement
from ccas_desktop.application.courriers.lettres_de_la_demande import champs_absents, lettres_de_la_demande
from ccas_desktop.application.courriers.verbes import composer_lettre, garder_lettre, modeles_possibles, produire
from ccas_desktop.application.decisions import decider
from ccas_desktop.application.demandes.pieces_attendues import PieceADemander, SaisieDemandeDePieces, demander_pieces
from ccas_desktop.application.demandes.procedure import SaisieTransition, changer_etat
from ccas_desktop.application.demandes.verbes import lire_demande
from ccas_desktop.domain.courrier.contenu import Lettre
from ccas_desktop.domain.courrier.modeles import Modele
from ccas_desktop.domain.demandes.decision import Organe
from ccas_desktop.domain.demandes.demande import Demande
from ccas_desktop.domain.demandes.statuts import OrganeSaisi, StatutDemande
from ccas_desktop.domain.errors import RefusMetier, SaisieInvalide
from tests.fakes.bureau import AUJOURDHUI, Bureau, projet

S = StatutDemande


def lettre(ouvert: Bureau, demande: Demande, modele: Modele, complement: Complement | None = None) -> Lettre:
    return composer_lettre(ouvert.services, ouvert.auteur, demande.id, modele, complement).lettre


def possibles(ouvert: Bureau, demande: Demande) -> tuple[Modele, ...]:
    return modeles_possibles(lire_demande(ouvert.services.base, demande.id))


def passer(ouvert: Bureau, demande: Demande, vers: StatutDemande, **champs: Any) -> None:
    changer_etat(ouvert.services, ouvert.auteur, demande.id, SaisieTransition(vers, **champs))


def ajournee(ouvert: Bureau) -> Demande:
    demande = ouvert.deposer()
    passer(ouvert, demande, S.A_DECIDER, organe=OrganeSaisi.COMMISSION)
    passer(ouvert, demande, S.AJOURNEE, motif="Devis attendu.", le=AUJOURDHUI)
    return demande


def test_a_meeting_and_the_declaration_are_offered_while_the_request_is_in_hand(ouvert: Bureau) -> None:
    demande = ouvert.deposer()
    assert possibles(ouvert, demande)[-2:] == (Modele.RENDEZ_VOUS, Modele.ATTESTATION)

    decider(ouvert.services, ouvert.auteur, demande.id, projet(ouvert))
    assert Modele.RENDEZ_VOUS not in possibles(ouvert, demande)


def test_a_meeting_holds_what_was_typed(ouvert: Bureau) -> None:
    demande = ouvert.deposer()
    valeurs = {"le": date(2026, 12, 1), "heure": "9h00", "lieu": "à la mairie", "apporter": "facture ; RIB ;"}

    faite = lettre(ouvert, demande, Modele.RENDEZ_VOUS, lire_complement(Modele.RENDEZ_VOUS, valeurs, AUJOURDHUI))

    assert faite.rendez_vous is not None
    assert faite.rendez_vous.heure == "9\u00a0h"
    assert faite.rendez_vous.apporter == ("facture", "RIB")
    assert faite.sources_consultees == ()
    assert faite.recours is None


@pytest.mark.parametrize(
    ("valeurs", "fautes"),
    [
        ({}, {("le", "obligatoire"), ("heure", "obligatoire"), ("lieu", "obligatoire")}),
        ({"le": date(2026, 11, 22), "heure": "14:30", "lieu": "ici"}, {("le", "date_passee")}),
        ({"le": AUJOURDHUI, "heure": "25 h", "lieu": "ici"}, {("heure", "heure_illisible")}),
        ({"le": AUJOURDHUI, "heure": "demain", "lieu": "ici"}, {("heure", "heure_illisible")}),
    ],
)
def test_what_a_meeting_lacks_is_told_at_its_field(valeurs: dict[str, Any], fautes: set[tuple[str, str]]) -> None:
    with pytest.raises(SaisieInvalide) as refus:
        lire_complement(Modele.RENDEZ_VOUS, valeurs, AUJOURDHUI)

    assert {(e.champ, e.code) for e in refus.value.erreurs} == fautes


@pytest.mark.parametrize(("tape", "dit"), [("14 h 30", "14 h 30"), ("8:05", "8 h 05"), ("10H", "10 h")])
def test_an_hour_is_read_as_people_write_it(tape: str, dit: str) -> None:
    complement = lire_complement(Modele.RENDEZ_VOUS, {"le": AUJOURDHUI, "heure": tape, "lieu": "ici"}, AUJOURDHUI)

    assert complement.rendez_vous is not None
    assert complement.rendez_vous.heure.replace("\u00a0", " ") == dit


def test_a_meeting_is_not_made_without_its_day(ouvert: Bureau) -> None:
    with pytest.raises(RefusMetier) as refus:
        lettre(ouvert, ouvert.deposer(), Modele.RENDEZ_VOUS)

    assert "rendez_vous.le" in champs_absents(refus.value)


def test_the_declaration_is_that_of_the_person(ouvert: Bureau) -> None:
    faite = lettre(ouvert, ouvert.deposer(), Modele.ATTESTATION)

    assert faite.attestation is not None
    assert faite.attestation.naissance.startswith("le ")
    assert faite.attestation.declarees_le == AUJOURDHUI


def test_a_decision_put_off_is_announced_first_with_its_clock(ouvert: Bureau) -> None:
    demande = ajournee(ouvert)
    assert possibles(ouvert, demande)[0] is Modele.AJOURNEMENT

    faite = lettre(ouvert, demande, Modele.AJOURNEMENT, Complement(reexamen_le=date(2026, 12, 15)))

    assert faite.organe is not None
    assert (faite.organe.libelle, faite.organe.decidee_le) == ("la commission permanente du CCAS", AUJOURDHUI)
    assert faite.ajournement is not None
    assert faite.ajournement.motif == "Devis attendu."
    assert faite.ajournement.rejet_implicite_le == date(2027, 1, 23)
    assert faite.ajournement.reexamen_le == date(2026, 12, 15)


def test_the_papers_awaited_are_what_a_postponement_asks(ouvert: Bureau) -> None:
    demande = ajournee(ouvert)
    saisie = SaisieDemandeDePieces((PieceADemander("Devis"),), AUJOURDHUI, date(2026, 12, 8))
    demander_pieces(ouvert.services, ouvert.auteur, demande.id, saisie)

    faite = lettre(ouvert, demande, Modele.AJOURNEMENT)

    assert faite.ajournement is not None
    assert faite.ajournement.action == "nous remettre : Devis"
    assert faite.ajournement.avant == date(2026, 12, 8)


def test_the_letter_of_a_former_postponement_no_longer_counts(ouvert: Bureau) -> None:
    demande = ajournee(ouvert)
    prete = composer_lettre(ouvert.services, ouvert.auteur, demande.id, Modele.AJOURNEMENT)
    garder_lettre(ouvert.services, ouvert.auteur, prete, produire(ouvert.services, prete))
    (premiere, *_) = lettres_de_la_demande(lire_demande(ouvert.services.base, demande.id), ouvert.horloge)
    assert premiere.courrier is not None

    passer(ouvert, demande, S.EN_INSTRUCTION)
    assert Modele.AJOURNEMENT not in possibles(ouvert, demande)
    passer(ouvert, demande, S.A_DECIDER, organe=OrganeSaisi.CONSEIL_ADMINISTRATION)
    passer(ouvert, demande, S.AJOURNEE, motif="Quorum non atteint.")

    (seconde, *_) = lettres_de_la_demande(lire_demande(ouvert.services.base, demande.id), ouvert.horloge)
    assert (seconde.modele, seconde.courrier) == (Modele.AJOURNEMENT, None)


def test_an_emergency_decided_alone_has_its_own_letter(ouvert: Bureau) -> None:
    demande = ouvert.deposer(urgence="Coupure d’électricité demain")
    decider(ouvert.services, ouvert.auteur, demande.id, projet(ouvert))
    assert possibles(ouvert, demande)[:2] == (Modele.SECOURS_URGENCE, Modele.ACCORD)

    faite = lettre(ouvert, demande, Modele.SECOURS_URGENCE)

    assert faite.urgence == "Coupure d’électricité demain"
    assert faite.organe is not None
    assert faite.organe.delegation


def test_an_emergency_decided_by_the_committee_is_a_plain_grant(ouvert: Bureau) -> None:
    demande = ouvert.deposer(urgence="Coupure d’électricité demain")
    decider(ouvert.services, ouvert.auteur, demande.id, projet(ouvert, organe=Organe.COMMISSION_PERMANENTE))

    assert possibles(ouvert, demande)[0] is Modele.ACCORD
    with pytest.raises(RefusMetier, match="lettre_sans_decision"):
        lettre(ouvert, demande, Modele.SECOURS_URGENCE)


def test_a_request_not_admissible_is_signed_and_reasoned_in_law(ouvert: Bureau) -> None:
    demande = ouvert.deposer()
    passer(ouvert, demande, S.IRRECEVABLE, motif="Demande déjà présentée en mars.")
    assert possibles(ouvert, demande)[0] is Modele.IRRECEVABILITE
    with pytest.raises(RefusMetier) as refus:
        lettre(ouvert, demande, Modele.IRRECEVABILITE)
    assert {"signataire.nom", "motivation.droit", "organe.libelle"} <= set(champs_absents(refus.value))

    president = next(agent for agent in ouvert.reglages.agents if agent.nom == "Durand")
    complement = lire_complement(
        Modele.IRRECEVABILITE,
        {"signataire_id": president.id, "motif_droit": "Article 2 : une demande par an."},
        AUJOURDHUI,
    )
    faite = lettre(ouvert, demande, Modele.IRRECEVABILITE, complement)

    assert faite.motivation is not None
    assert faite.motivation.fait == "Demande déjà présentée en mars."
    assert faite.organe is not None
    assert faite.organe.delegation
    assert faite.transmission is None


def test_a_request_passed_on_names_the_authority_and_the_law(ouvert: Bureau) -> None:
    demande = ouvert.deposer()
    passer(
        ouvert,
        demande,
        S.TRANSMISE_AUTRE_AUTORITE,
        motif="La personne habite Argentan.",
        autorite="CCAS d’Argentan",
        le=AUJOURDHUI,
    )

    accueil, president = (next(a for a in ouvert.reglages.agents if a.nom == nom) for nom in ("Benali", "Durand"))
    with pytest.raises(RefusMetier) as refus:
        lettre(ouvert, demande, Modele.IRRECEVABILITE, Complement(signataire_id=accueil.id))
    assert (refus.value.code, refus.value.champ) == ("signature_sans_delegation", "signataire_id")

    signee = Complement(signataire_id=president.id)
    faite = lettre(ouvert, demande, Modele.IRRECEVABILITE, signee)

    assert faite.transmission is not None
    assert (faite.transmission.autorite, faite.transmission.le) == ("CCAS d’Argentan", AUJOURDHUI)
    assert faite.motivation is not None
    assert "L. 114-2" in faite.motivation.droit
