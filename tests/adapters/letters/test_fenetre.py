"""The window of the envelope (domain.md 6.2): the address is in it, whatever its length, and nothing else is near."""

from __future__ import annotations

from dataclasses import replace

import pytest

from ccas_desktop.adapters.letters.typst_lettres import TypstLettres
from ccas_desktop.domain.courrier.contenu import Destinataire
from tests.adapters.letters import pdf
from tests.domain.courrier.exemples import EXEMPLES, EXPEDITEUR, refus

TOUJOURS_VISIBLE = (100, 55, 190, 79)
ZONE_VIDE = (90, 44, 200, 90)
MARQUE = "ZZ"

ADRESSES = [
    *[tuple(f"{MARQUE}LIGNE{rang}" for rang in range(n)) for n in range(7)],
    tuple(MARQUE + "W" * 36 for _ in range(5)),
    tuple(MARQUE + "i" * 36 for _ in range(5)),
    tuple(f"{MARQUE}{n} AVENUE DU GENERAL LECLERC DE HAUTE" for n in range(10, 15)),
    tuple(MARQUE + "M" * 90 for _ in range(6)),
]


def _mots_de_la_page(lettres: TypstLettres, destinataire: Destinataire) -> list[pdf.Mot]:
    produite = lettres.produire(replace(refus(), destinataire=destinataire), duplicata=True)
    return [mot for mot in pdf.mots(produite.pdf) if mot.page == 1]


@pytest.mark.parametrize("adresse", ADRESSES, ids=lambda a: f"{len(a)}x{max(map(len, a), default=0)}")
def test_the_address_is_always_seen(lettres: TypstLettres, adresse: tuple[str, ...]) -> None:
    destinataire = Destinataire(prenom=f"{MARQUE}Jeanne", nom_famille=f"{MARQUE}DUPONT", adresse=adresse)

    attendus = 2 + sum(ligne.count(MARQUE) for ligne in adresse)
    vus = [mot for mot in _mots_de_la_page(lettres, destinataire) if mot.texte.startswith(MARQUE)]

    assert len(vus) == attendus
    assert [mot for mot in vus if not mot.tient_dans(*TOUJOURS_VISIBLE)] == []


@pytest.mark.parametrize("nom", EXEMPLES)
def test_nothing_else_is_near_the_address(lettres: TypstLettres, nom: str) -> None:
    destinataire = Destinataire(nom_famille=MARQUE, adresse=(MARQUE,))
    produite = lettres.produire(replace(EXEMPLES[nom](), destinataire=destinataire), duplicata=True)

    autres = [mot for mot in pdf.mots(produite.pdf) if mot.page == 1 and mot.texte != MARQUE]

    assert [mot for mot in autres if mot.touche(*ZONE_VIDE)] == []


def test_a_long_letterhead_stays_above_the_window(lettres: TypstLettres) -> None:
    bavard = replace(
        EXPEDITEUR,
        adresse=tuple(f"Ligne {rang} de l’adresse du centre communal d’action sociale" for rang in range(6)),
        horaires="Du lundi au vendredi, de 9 h à 12 h et de 14 h à 17 h, sauf le jeudi après-midi et pendant les "
        "vacances scolaires, où l’accueil n’ouvre que le matin",
    )
    produite = lettres.produire(replace(refus(), expediteur=bavard))

    adresse = {"Madame", "Jeanne", "DUPONT", "Appartement", "12", "Résidence", "des", "Tilleuls"}
    adresse |= {"14", "RUE", "DU", "GENERAL", "DE", "GAULLE", "61990", "VALMOREL-SUR-ORNE"}
    proches = {mot.texte for mot in pdf.mots(produite.pdf) if mot.page == 1 and mot.touche(*ZONE_VIDE)}
    assert proches == adresse


@pytest.mark.parametrize("nom", EXEMPLES)
def test_no_text_lies_on_the_first_fold(lettres: TypstLettres, nom: str) -> None:
    produite = lettres.produire(EXEMPLES[nom]())

    assert [m for m in pdf.mots(produite.pdf) if m.page == 1 and m.touche(0, 98.5, 210, 99.5)] == []


def test_text_stays_within_the_margins(lettres: TypstLettres) -> None:
    long = "x" * 400
    lettre = refus()
    assert lettre.motivation is not None
    produite = lettres.produire(replace(lettre, motivation=replace(lettre.motivation, fait=long)))

    assert [m.texte for m in pdf.mots(produite.pdf) if not m.tient_dans(19, 9, 191, 292)] == []
