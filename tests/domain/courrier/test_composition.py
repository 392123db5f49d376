"""What the letters say."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from ccas_desktop.domain.courrier.composition import composer
from ccas_desktop.domain.courrier.contenu import Lettre, Motivation
from ccas_desktop.domain.courrier.corps import corps
from ccas_desktop.domain.courrier.document import Encadre
from ccas_desktop.domain.demandes.distance import Distance
from ccas_desktop.domain.errors import RefusMetier
from tests.domain.courrier.exemples import (
    EXEMPLES,
    RECOURS,
    accord,
    accord_partiel,
    accuse_reception,
    information_prealable,
    pieces_manquantes,
    refus,
)
from tests.domain.courrier.lecture import corps_de, modifiee, texte_de


def _encadres(lettre: Lettre) -> dict[str, str]:
    return {e.titre: texte_de(*e.blocs) for e in composer(lettre).encadres}


def _resume(lettre: Lettre) -> str:
    resume = composer(lettre).resume
    assert isinstance(resume, Encadre)
    return texte_de(*resume.blocs)


def test_refuses_a_letter_that_lacks_a_mention() -> None:
    with pytest.raises(RefusMetier, match="mentions_absentes"):
        composer(replace(accord(), recours=None))


def test_the_body_alone_wants_a_checked_letter() -> None:
    with pytest.raises(ValueError, match="not checked"):
        corps(replace(accord(), organe=None))


def test_a_grant_says_who_decides_how_much_and_until_when() -> None:
    texte = corps_de(accord())

    assert "décision n° 2026DEC0007 du 24 septembre 2026, la présidente du CCAS" in texte
    assert "par délégation du conseil d’administration (délibération n° 2026-04 du 12 mars 2026), vous accorde" in texte
    assert "150,00 € (cent cinquante euros) : aide aux factures d’énergie." in texte
    assert "Cette somme est versée directement à EDF, sur facture." in texte
    assert "valable jusqu’au 31 décembre 2026." in texte
    assert "(délibération n° 2025-12 du 4 décembre 2025, article 3, tranche B)" in texte


def test_a_grant_without_options_stays_short() -> None:
    simple = modifiee(accord(), "dispositif", tiers_paye="", valable_jusqu_au=None)
    simple = modifiee(modifiee(simple, "organe", delegation="", numero=""), "fondement", regle="")

    texte = corps_de(simple)

    assert "Par décision du 24 septembre 2026, la présidente du CCAS vous accorde" in texte
    assert "valable" not in texte
    assert "prévoit" not in texte


def test_a_grant_may_name_another_beneficiary_and_a_reason() -> None:
    lettre = modifiee(accord(), "dispositif", beneficiaire="votre fille Lina")
    lettre = replace(lettre, motivation=Motivation(fait="Votre fille entre au collège"))

    assert "aide aux factures d’énergie, pour votre fille Lina." in corps_de(lettre)
    assert "Votre fille entre au collège." in corps_de(lettre)


def test_a_partial_grant_explains_the_difference() -> None:
    texte = corps_de(accord_partiel())

    assert "1 050,40 € (mille cinquante euros et quarante centimes), au lieu des 1 500,57 € demandés" in texte
    assert "Pourquoi cette différence\nVotre quotient familial est de 512 €" in texte
    assert "Le reste, soit 450,17 €, n’est pas pris en charge" in texte
    assert "Le CCAS verse cette somme sur votre compte bancaire." in texte


def test_a_refusal_gives_its_reasons_and_what_to_do() -> None:
    texte = corps_de(refus())

    assert "ne peut pas accorder cette aide" in texte
    assert "Votre quotient familial est de 1 204 € en septembre 2026." in texte
    assert "L’aide est réservée aux foyers" in texte
    assert "nouvelle demande si votre situation change, à partir du 2 janvier 2027." in texte
    assert "service social du département" in texte


def test_a_refusal_without_a_waiting_time_gives_no_date() -> None:
    texte = corps_de(modifiee(refus(), "motivation", nouvelle_demande_le=None, orientation=""))

    assert "si votre situation change." in texte


def test_a_complete_file_is_acknowledged_with_the_deadline() -> None:
    texte = corps_de(accuse_reception())

    assert (
        "bien reçu votre demande d’aide aux factures d’énergie le 10 septembre 2026. Votre dossier est complet" in texte
    )
    assert "avant le 10 novembre 2026" in texte
    assert "suivi par Nadia ROUSSEL, agente d’accueil, 02 33 00 00 01, nadia@valmorel.example, 3 place" in texte


def test_the_deadline_of_a_complete_file_may_stand_alone() -> None:
    assert "directement" not in corps_de(modifiee(accuse_reception(), "accuse", obtenues_directement=()))


def test_missing_papers_are_listed_with_the_text_that_requires_them() -> None:
    texte = corps_de(pieces_manquantes())

    assert "Facture d’énergie à votre nom (prévu par article 2 du règlement d’aides facultatives)" in texte
    assert "\nRelevé d’identité bancaire\n" in texte
    assert "avant le 1er octobre 2026" in texte
    assert "suspendu" in texte
    assert "votre quotient familial et vos droits à la complémentaire santé solidaire" in texte


def test_the_information_names_data_holders_purpose_and_trace() -> None:
    texte = corps_de(information_prealable())

    assert "auprès de la caisse d’allocations familiales et de la Mutualité sociale agricole" in texte
    assert "uniquement à calculer l’aide" in texte
    assert "36 mois" in texte
    assert "Information remise le 10 septembre 2026 par Nadia ROUSSEL, agente d’accueil." in texte


def test_remedies_name_both_ways_and_their_delays() -> None:
    recours = _encadres(refus())["Si vous n’êtes pas d’accord"]

    assert "Vous avez deux mois, à partir du jour où vous recevez ce courrier" in recours
    assert "recours gracieux) : Centre communal" in recours
    assert "tribunal administratif de Caen, 3 rue Arthur-Le-Duc" in recours
    assert "www.telerecours.fr" in recours


@pytest.mark.parametrize(
    ("distance", "temps", "raison", "facile"),
    [
        (Distance.UN_MOIS, "trois mois", "allongé d’un mois, parce que vous habitez loin du tribunal", "3 mois"),
        (Distance.DEUX_MOIS, "quatre mois", "allongé de deux mois, parce que vous habitez à l’étranger", "4 mois"),
        # The letter does not tell where the person lives.
        (Distance.NON_DITE, "deux mois", "d’un mois entre l’outre-mer et la métropole", "au moins 2 mois"),
    ],
)
def test_remedies_say_that_one_who_lives_far_has_longer(
    distance: Distance, temps: str, raison: str, facile: str
) -> None:
    lettre = replace(refus(), recours=replace(RECOURS, distance=distance))
    recours = _encadres(lettre)["Si vous n’êtes pas d’accord"]

    assert f"Vous avez {temps}, à partir du jour" in recours
    assert raison in recours
    assert "(code de justice administrative, article R. 421-7)." in recours
    assert f"Vous avez {facile}." in _resume(lettre)


def test_remedies_within_reach_say_nothing_of_distance() -> None:
    assert "R. 421-7" not in _encadres(refus())["Si vous n’êtes pas d’accord"]
    assert "Vous avez 2 mois." in _resume(refus())


def test_the_silence_leaves_two_months_wherever_one_lives() -> None:
    # R421-7 makes the time of R421-1 longer, and names no other: the shorter is said, which harms nobody.
    lettre = replace(accuse_reception(), recours=replace(RECOURS, distance=Distance.UN_MOIS))
    recours = _encadres(lettre)["Si nous ne vous répondons pas"]
    assert "Vous avez alors deux mois" in recours
    assert "R. 421-7" not in recours


def test_remedies_of_an_acknowledgement_run_from_the_silence() -> None:
    recours = _encadres(accuse_reception())["Si nous ne vous répondons pas"]

    assert "Sans réponse de notre part le 10 novembre 2026, votre demande est refusée" in recours
    assert "reportée" in _encadres(pieces_manquantes())["Si nous ne vous répondons pas"]


def test_the_information_has_no_remedy() -> None:
    assert list(_encadres(information_prealable())) == ["Vos données personnelles"]


def test_the_computation_is_said_only_when_used() -> None:
    titre = "Un calcul informatique a aidé à préparer cette décision"

    assert "délibération n° 2025-12" in _encadres(refus())[titre]
    assert titre not in _encadres(replace(refus(), calcul_utilise=False))


def test_data_obtained_are_listed() -> None:
    titre = "Les informations que nous avons obtenues pour vous"

    assert (
        "Quotient familial, auprès de la caisse d’allocations familiales, le 10 septembre 2026"
        in _encadres(refus())[titre]
    )
    assert titre not in _encadres(replace(refus(), sources_consultees=()))


def test_the_notice_of_data_protection_closes_every_letter() -> None:
    for exemple in EXEMPLES.values():
        notice = list(_encadres(exemple()).items())[-1]

        assert notice[0] == "Vos données personnelles"
        assert "Le CCAS de Valmorel-sur-Orne" in notice[1]
        assert "dpo@valmorel.example" in notice[1]


def test_the_summary_has_one_idea_a_sentence() -> None:
    assert _resume(accord()).startswith("Le CCAS a dit oui à votre demande.\nNous payons 150,00 € à EDF, sur facture.")
    assert "à une partie de votre demande.\nVous recevez 1 050,40 €.\nLa raison : le règlement limite" in (
        _resume(accord_partiel())
    )
    assert "non à votre demande.\nLa raison : votre quotient familial est trop élevé.\n" in _resume(refus())


def test_the_summary_does_without_a_short_reason() -> None:
    assert "raison" not in _resume(modifiee(refus(), "motivation", raison_courte=""))


def test_the_summary_leaves_a_long_reason_to_the_body() -> None:
    longue = "mot " * 21

    assert "raison" not in _resume(modifiee(refus(), "motivation", raison_courte=longue))


def test_no_decision_no_summary() -> None:
    assert composer(accuse_reception()).resume is None


def test_a_decision_is_signed_by_hand_with_name_and_quality() -> None:
    signature = composer(modifiee(accord(), "signataire", formule="Pour le président et par délégation,")).signature

    assert (signature.formule, signature.qualite, signature.nom, signature.a_signer) == (
        "Pour le président et par délégation,",
        "Présidente du CCAS",
        "Hélène BAUDRY",
        True,
    )
    assert composer(accord()).signature.formule == ""


def test_the_agent_closes_a_letter_that_decides_nothing() -> None:
    signature = composer(accuse_reception()).signature

    assert (signature.nom, signature.a_signer) == ("Nadia ROUSSEL", False)


def test_the_subject_tells_nothing_of_the_aid() -> None:
    assert composer(refus()).objet == "Objet\u00a0: votre demande du 10\u00a0septembre\u00a02026"


def test_a_duplicata_says_so_in_its_subject() -> None:
    document = composer(refus(), duplicata=True)

    assert document.duplicata
    assert document.objet.endswith("(duplicata)")


def test_the_greeting_follows_the_civility() -> None:
    assert composer(accord()).salutation == "Madame,"
    assert composer(modifiee(accord(), "destinataire", civilite="")).salutation == "Madame, Monsieur,"


def test_the_references_leave_out_what_is_empty() -> None:
    nues = modifiee(modifiee(accord(), "references", accuse_le=None, demande=""), "agent", courriel="")

    assert dict(composer(nues).references) == {
        "Nos références": "2026-0042",
        "Votre demande du": "10\u00a0septembre\u00a02026",
        "Dossier suivi par": "Nadia ROUSSEL, Agente d’accueil",
        "Téléphone": "02 33 00 00 01",
    }


def test_the_footer_names_the_office_and_the_data_officer() -> None:
    document = composer(modifiee(accord(), "expediteur", siret=""))

    assert document.pied[0] == "Centre communal d’action sociale de Valmorel-sur-Orne"
    assert "dpo@valmorel.example" in document.pied[1]
    assert document.modele == "Modèle M07, version 1"


def test_amounts_are_exact_to_the_cent() -> None:
    lettre = modifiee(accord_partiel(), "dispositif", montant=Decimal("0.10"), montant_demande=Decimal("0.30"))

    assert "soit 0,20 €" in corps_de(lettre)


def test_the_date_and_place_head_the_letter() -> None:
    assert (
        composer(replace(accord(), date=date(2026, 10, 1))).lieu_date
        == "Valmorel-sur-Orne, le 1er\u00a0octobre\u00a02026"
    )
