"""The table letter × mention."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

from ccas_desktop.domain.courrier.contenu import Lettre, PieceDemandee, SourceConsultee
from ccas_desktop.domain.courrier.grille import GRILLE, exiger_mentions, grille_en_markdown, verifier
from ccas_desktop.domain.courrier.mentions import MENTIONS, CodeMention
from ccas_desktop.domain.courrier.modeles import Modele
from ccas_desktop.domain.demandes.decision import SensDecision
from ccas_desktop.domain.errors import RefusMetier
from tests.domain.courrier.exemples import (
    EXEMPLES,
    accord,
    accord_partiel,
    accuse_reception,
    information_prealable,
    pieces_manquantes,
    refus,
)


def _champs(lettre: Lettre) -> list[str]:
    return [champ for absente in verifier(lettre) for champ in absente.champs]


def _modifie(lettre: Lettre, partie: str, **valeurs: Any) -> Lettre:
    return replace(lettre, **{partie: replace(getattr(lettre, partie), **valeurs)})


@pytest.mark.parametrize("nom", EXEMPLES)
def test_a_whole_letter_lacks_nothing(nom: str) -> None:
    assert verifier(EXEMPLES[nom]()) == ()


@pytest.mark.parametrize("modele", Modele)
def test_every_mention_is_settled_for_every_letter(modele: Modele) -> None:
    assert set(GRILLE[modele]) == set(CodeMention) == set(MENTIONS)


@pytest.mark.parametrize(
    ("partie", "champ"),
    [
        ("fondement", "fondement.deliberation"),
        ("motivation", "motivation.fait"),
        ("dispositif", "dispositif.sens"),
        ("organe", "organe.libelle"),
        ("signataire", "signataire.nom"),
        ("recours", "recours.tribunal"),
        ("algorithme", "algorithme.contact"),
    ],
)
def test_a_refusal_without_a_part_is_not_printed(partie: str, champ: str) -> None:
    sans: dict[str, Any] = {partie: None}

    assert champ in _champs(replace(refus(), **sans))


def test_a_refusal_needs_facts_and_law() -> None:
    assert _champs(_modifie(refus(), "motivation", droit="  ")) == ["motivation.droit"]


def test_a_grant_needs_no_reason() -> None:
    assert verifier(replace(accord(), motivation=None)) == ()


def test_the_computation_is_named_only_when_one_was_used() -> None:
    sans_calcul = replace(refus(), calcul_utilise=False, algorithme=None)

    assert verifier(sans_calcul) == ()
    assert _champs(replace(sans_calcul, calcul_utilise=True)) == [
        "algorithme.reglement",
        "algorithme.indicateur",
        "algorithme.contact",
    ]


def test_data_obtained_say_where_they_come_from() -> None:
    muette = SourceConsultee(libelle="QF", administration=" ", obtenue_le=refus().date, donnees="quotient")

    assert _champs(replace(refus(), sources_consultees=(muette,))) == ["sources_consultees[0].administration"]


def test_the_letter_says_what_was_decided() -> None:
    contraire = _modifie(refus(), "dispositif", sens=SensDecision.ACCORD)

    assert "dispositif.sens" in _champs(contraire)


@pytest.mark.parametrize(
    ("lettre", "valeurs", "champ"),
    [
        (refus(), {"montant": Decimal(1)}, "dispositif.montant"),
        (accord(), {"montant": Decimal(0)}, "dispositif.montant"),
        (accord_partiel(), {"montant_demande": None}, "dispositif.montant_demande"),
        (accord_partiel(), {"montant_demande": Decimal("1050.40")}, "dispositif.montant_demande"),
    ],
)
def test_the_amount_agrees_with_the_decision(lettre: Lettre, valeurs: dict[str, Any], champ: str) -> None:
    assert champ in _champs(_modifie(lettre, "dispositif", **valeurs))


def test_the_agent_or_the_office_can_be_called() -> None:
    sans = _modifie(accord(), "agent", telephone="")

    assert verifier(sans) == ()
    assert _champs(_modifie(sans, "expediteur", telephone="")) == ["agent.telephone"]


def test_the_address_of_the_office_cannot_be_blank() -> None:
    assert _champs(_modifie(accord(), "expediteur", adresse=("",))) == ["expediteur.adresse"]


def test_an_acknowledgement_gives_the_deadline() -> None:
    assert _champs(replace(accuse_reception(), accuse=None)) == ["accuse.rejet_implicite_le"]


def test_missing_papers_have_a_date_and_a_name() -> None:
    assert _champs(_modifie(pieces_manquantes(), "accuse", pieces_avant=None)) == ["accuse.pieces_avant"]
    sans_nom = _modifie(pieces_manquantes(), "accuse", pieces=(PieceDemandee(libelle=""),))
    assert _champs(sans_nom) == ["accuse.pieces[0].libelle"]


def test_the_information_names_the_data_and_their_holders() -> None:
    assert "information.donnees" in _champs(replace(information_prealable(), information=None))
    assert _champs(_modifie(information_prealable(), "information", administrations=())) == [
        "information.administrations"
    ]


def test_nothing_asks_yet_for_a_prior_appeal() -> None:
    assert MENTIONS[CodeMention.RECOURS_PREALABLE].manques(refus()) == ("recours.autorite",)


def test_a_letter_that_lacks_a_mention_is_refused_with_its_article() -> None:
    with pytest.raises(RefusMetier) as erreur:
        exiger_mentions(replace(refus(), signataire=None))

    assert erreur.value.code == "mentions_absentes"
    assert erreur.value.champ == "signataire.prenom"
    assert "CRPA L212-1" in erreur.value.faits["mentions"]


def test_the_table_prints_one_line_a_mention() -> None:
    lignes = grille_en_markdown().splitlines()

    assert len(lignes) == len(CodeMention) + 2
    assert "requise si un calcul a servi" in grille_en_markdown()
