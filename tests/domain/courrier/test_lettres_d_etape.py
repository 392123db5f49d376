"""What the letters of a step say: honour, meeting, postponement, emergency, request not taken up (M04 to M11)."""

from __future__ import annotations

from dataclasses import replace

import pytest

from ccas_desktop.domain.courrier.composition import composer
from ccas_desktop.domain.courrier.contenu import Lettre
from ccas_desktop.domain.courrier.grille import verifier
from tests.domain.courrier.exemples import (
    ajournement,
    attestation,
    irrecevabilite,
    rendez_vous,
    secours_urgence,
    transmission,
)
from tests.domain.courrier.lecture import corps_de, modifiee, texte_de


def _titres(lettre: Lettre) -> list[str]:
    return [encadre.titre for encadre in composer(lettre).encadres]


def _champs(lettre: Lettre) -> list[str]:
    return [champ for absente in verifier(lettre) for champ in absente.champs]


def test_the_person_certifies_and_signs_herself() -> None:
    document = composer(attestation())

    texte = texte_de(*document.corps)
    assert "Je, soussigné(e) Madame Jeanne DUPONT, né(e) le 12 mars 1988, demeurant 14 rue" in texte
    assert "informations données au CCAS le 10 septembre 2026" in texte
    assert (document.salutation, document.politesse) == ("", "")
    assert (document.signature.nom, document.signature.a_signer) == ("Madame Jeanne DUPONT", True)


def test_a_secret_address_is_not_certified() -> None:
    assert "demeurant" not in corps_de(modifiee(attestation(), "attestation", adresse=""))


def test_a_meeting_is_proposed_never_imposed() -> None:
    texte = corps_de(rendez_vous())

    assert "un rendez-vous le 21 septembre 2026 à 14 h 30, avec Nadia ROUSSEL, agente d’accueil." in texte
    assert "Lieu : à la mairie, bureau 3." in texte
    assert "Accès : entrée de plain-pied, arrêt de bus Mairie." in texte
    assert "Apportez si possible :\nvotre dernière facture d’énergie\n" in texte
    assert "appelez-nous au 02 33 00 00 01. Ce rendez-vous n’est pas une obligation" in texte


def test_a_meeting_may_be_bare() -> None:
    texte = corps_de(
        modifiee(rendez_vous(), "rendez_vous", acces="", apporter=(), avec="Mme Petit, assistante sociale")
    )

    assert "avec Mme Petit, assistante sociale." in texte
    assert "Accès" not in texte
    assert "Apportez" not in texte


def test_a_decision_put_off_is_no_refusal_and_keeps_its_clock() -> None:
    texte = corps_de(ajournement())

    assert "Le 24 septembre 2026, la commission permanente du CCAS a étudié votre demande d’aide" in texte
    assert "La décision est reportée : le devis du chauffagiste n’est pas encore parvenu." in texte
    assert "Ce courrier n’est pas un refus." in texte
    assert "Merci de nous remettre ce devis avant le 5 octobre 2026." in texte
    assert "étudiée de nouveau le 15 octobre 2026." in texte
    assert "répondre avant le 10 novembre 2026" in texte
    assert "Si vous n’êtes pas d’accord" not in _titres(ajournement())


def test_a_postponement_may_ask_nothing_and_know_no_session() -> None:
    texte = corps_de(modifiee(ajournement(), "ajournement", action="", avant=None, reexamen_le=None))

    assert "Merci" not in texte
    assert "à une prochaine séance." in texte


def test_an_emergency_says_why_by_what_power_and_who_will_hear_of_it() -> None:
    texte = corps_de(secours_urgence())

    assert "ne peut pas attendre : votre foyer n’a plus de quoi se nourrir" in texte
    assert "par délégation du conseil d’administration (délibération n° 2026-04 du 12 mars 2026), vous accorde" in texte
    assert "secours d’urgence de 60,00 € (soixante euros)." in texte
    assert "sous la forme de bons alimentaires." in texte
    assert "présentée au prochain conseil d’administration." in texte
    assert "Si vous n’êtes pas d’accord" in _titres(secours_urgence())


@pytest.mark.parametrize(
    ("lettre", "champ"),
    [
        (replace(secours_urgence(), urgence=" "), "urgence"),
        (modifiee(secours_urgence(), "organe", delegation=""), "organe.delegation"),
        (modifiee(rendez_vous(), "rendez_vous", lieu=""), "rendez_vous.lieu"),
        (replace(rendez_vous(), rendez_vous=None), "rendez_vous.le"),
        (replace(ajournement(), organe=None), "organe.decidee_le"),
        (replace(ajournement(), ajournement=None), "ajournement.rejet_implicite_le"),
        (modifiee(attestation(), "attestation", naissance=""), "attestation.naissance"),
        (modifiee(irrecevabilite(), "motivation", droit=""), "motivation.droit"),
        (replace(irrecevabilite(), organe=None), "organe.libelle"),
        (replace(irrecevabilite(), signataire=None), "signataire.nom"),
        (replace(transmission(), recours=None), "recours.tribunal"),
    ],
)
def test_what_the_letter_lacks_is_named(lettre: Lettre, champ: str) -> None:
    assert champ in _champs(lettre)


def test_a_request_not_admissible_gives_its_reasons_and_remedies() -> None:
    document = composer(irrecevabilite())

    texte = texte_de(*document.corps)
    assert "par délégation du conseil d’administration" in texte
    assert "cette demande n’est pas recevable." in texte
    assert "Vous avez déjà obtenu cette aide le 12 mars 2026." in texte
    assert "Le règlement n’admet qu’une demande par foyer" in texte
    assert "à partir du 1er janvier 2027." in texte
    assert "Si vous n’êtes pas d’accord" in _titres(irrecevabilite())
    assert (document.signature.nom, document.signature.a_signer) == ("Hélène BAUDRY", True)


def test_a_request_passed_on_names_the_authority_that_will_answer() -> None:
    texte = corps_de(transmission())

    assert "ne relève pas du CCAS de Valmorel-sur-Orne : vous habitez à Argentan." in texte
    assert "transmise le 24 septembre 2026 à l’autorité compétente : CCAS d’Argentan" in texte
    assert "article L. 114-2). C’est cette autorité qui vous répondra." in texte
    assert "recevable" not in texte
