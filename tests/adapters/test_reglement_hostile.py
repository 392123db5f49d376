"""Files that mean harm: a fault is told at its place, in French, and nothing of them is executed.

How long each takes is measured by the bench (`python dev.py bench regles`).
"""

from __future__ import annotations

import pytest

from ccas_desktop.adapters.baremes_file import lire_texte_des_baremes
from ccas_desktop.adapters.reglement_file import lire_texte
from ccas_desktop.application.errors import BaremesIllisibles, ReglementIllisible
from tests.hostiles import HOSTILES

TETE = 'format = 2\ntitre = "t"\ncommune = "c"\n'


@pytest.mark.parametrize("nom", sorted(HOSTILES))
def test_a_hostile_file_is_refused_with_its_place(nom: str) -> None:
    with pytest.raises(ReglementIllisible) as refus:
        lire_texte(HOSTILES[nom])

    assert refus.value.fautes
    assert all(place and phrase.endswith(".") and len(phrase) < 3000 for place, phrase in refus.value.fautes)
    assert len(refus.value.fautes) <= 100


@pytest.mark.parametrize(
    ("indicateurs", "place", "dit"),
    [
        # Two indicators that name each other: the first names one that is not above it.
        (
            '[[indicateur]]\ncode = "a"\nlibelle = "A"\narticle = "1"\ntexte = "t"\ncalcul = "somme"\nplus = ["b"]\n'
            '[[indicateur]]\ncode = "b"\nlibelle = "B"\narticle = "1"\ntexte = "t"\ncalcul = "somme"\nplus = ["a"]\n',
            "ligne 10 (indicateur[1].plus[1])",
            "n’est pas connue",
        ),
        (
            '[[indicateur]]\ncode = "a"\nlibelle = "A"\narticle = "1"\ntexte = "t"\ncalcul = "somme"\nplus = ["a"]\n',
            "ligne 10 (indicateur[1].plus[1])",
            "n’est pas connue",
        ),
        (
            '[[indicateur]]\ncode = "rsa"\nlibelle = "A"\narticle = "1"\ntexte = "t"\ncalcul = "__import__"\n',
            "ligne 9 (indicateur[1].calcul)",
            "budget, donnee_datee, somme",
        ),
        (
            '[[indicateur]]\ncode = "couple"\nlibelle = "A"\narticle = "1"\ntexte = "t"\ncalcul = "age"\n',
            "ligne 5 (indicateur[1].code)",
            "déjà prise",
        ),
        (
            '[[indicateur]]\ncode = "a"\nlibelle = "A"\narticle = "1"\ntexte = "t"\ncalcul = "budget"\n'
            'aide_logement = "deduite_du_loyer"\nressources = { seulement = ["aide_logement"] }\n',
            "ligne 11 (indicateur[1].ressources)",
            "une seule fois",
        ),
        (
            '[[indicateur]]\ncode = "a"\nlibelle = "A"\narticle = "1"\ntexte = "t"\ncalcul = "age"\nle = "02-30"\n',
            "ligne 10 (indicateur[1].le)",
            "mois-jour",
        ),
    ],
)
def test_an_indicator_that_cannot_be_is_told_with_its_line(indicateurs: str, place: str, dit: str) -> None:
    with pytest.raises(ReglementIllisible) as refus:
        lire_texte(TETE + indicateurs)

    (phrase,) = [phrase for lieu, phrase in refus.value.fautes if lieu == place]
    assert dit in phrase


def test_what_came_with_format_2_is_refused_in_a_file_that_says_1() -> None:
    with pytest.raises(ReglementIllisible) as refus:
        lire_texte('format = 1\ntitre = "t"\ncommune = "c"\ndate_qui_regit = "depot"\n')

    (phrase,) = [phrase for place, phrase in refus.value.fautes if place == "ligne 4 (date_qui_regit)"]
    assert "format = 2" in phrase


@pytest.mark.parametrize(
    ("texte", "place"),
    [
        ("format = 2\n", "ligne 1 (format)"),
        ('format = 1\ntitre = "t"\ndate = 2026-01-01\n[[bareme]]\ncode = "smic"\n', "ligne 4 (bareme[1].libelle)"),
        (
            'format = 1\ntitre = "t"\ndate = 2026-01-01\n[[bareme]]\ncode = "smic"\nlibelle = "SMIC"\n'
            'unite = "euro_par_mois"\nvaleur = [\n  { effet = 2026-01-01, valeur = 1.5, source = "s" },\n]\n',
            "ligne 9 (bareme[1].valeur[1].valeur)",
        ),
        (
            'format = 1\ntitre = "t"\ndate = 2026-01-01\n[[bareme]]\ncode = "smic"\nlibelle = "SMIC"\n'
            'unite = "euro_par_mois"\nvaleur = [\n  { effet = 2026-01-01, valeur = 1, source = "s" },\n'
            '  { effet = 2025-01-01, valeur = 1, source = "s" },\n]\n',
            "ligne 10 (bareme[1].valeur[2].effet)",
        ),
        ("[[[", "ligne 1, colonne 3"),
    ],
)
def test_a_file_of_scales_tells_its_faults_with_their_lines(texte: str, place: str) -> None:
    with pytest.raises(BaremesIllisibles) as refus:
        lire_texte_des_baremes(texte)

    assert place in [lieu for lieu, _ in refus.value.fautes]
