"""Statements made of tables: tagged, readable, never markup."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

import pytest

from ccas_desktop.adapters.letters.typst_lettres import TypstLettres
from ccas_desktop.domain.courrier.document import Intertitre, gras, liste, paragraphe
from ccas_desktop.domain.courrier.etat import ColonneEtat, Etat, Tableau
from tests.adapters.letters import pdf
from tests.adapters.letters.test_typst_lettres import HOSTILES

TABLEAU = Tableau(
    "Appels",
    (ColonneEtat("Date"), ColonneEtat("Requête", 2)),
    (("23/11/2026", "48ed8e98-33e4-4b05-88fe-f933d1b421c4"),),
)
ETAT = Etat(
    titre="Registre",
    emetteur="CCAS de Valmorel",
    date=date(2026, 11, 23),
    resume=("Période : 2026", "1 appel"),
    parties=(Intertitre("Cadre"), liste(paragraphe(gras("CRPA"), " L114-8")), paragraphe("Voici."), TABLEAU),
    pied="Registre, imprimé le 23/11/2026",
    paysage=True,
)


def _avec(*lignes: tuple[str, str]) -> Etat:
    return replace(ETAT, parties=(replace(TABLEAU, lignes=lignes),))


@pytest.mark.parametrize("paysage", [False, True])
def test_a_statement_is_a_tagged_archive_file(lettres: TypstLettres, paysage: bool) -> None:
    fichier = lettres.produire_etat(replace(ETAT, paysage=paysage)).pdf

    assert b"<pdfaid:part>2</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance>" in fichier
    assert b"<pdfuaid:part>1</pdfuaid:part>" in fichier
    assert b"/Lang(fr-FR)" in fichier
    (largeur, hauteur) = re.findall(rb"/MediaBox\[0 0 ([\d.]+) ([\d.]+)\]", fichier)[0]
    assert (float(largeur) > float(hauteur)) is paysage


def test_everything_is_printed_in_order(lettres: TypstLettres) -> None:
    texte = " ".join(pdf.texte(lettres.produire_etat(ETAT).pdf).split())

    attendus = ["Registre Période : 2026", "1 appel", "Cadre", "CRPA L114-8", "Voici.", "Date Requête", "48ed8e98"]
    rangs = [texte.index(mot) for mot in attendus]
    assert rangs == sorted(rangs)
    assert "CCAS de Valmorel" in texte


def test_the_headings_of_a_table_are_on_each_page(lettres: TypstLettres) -> None:
    produit = lettres.produire_etat(_avec(*[(f"ligne {rang}", "x") for rang in range(120)]))

    assert produit.pages > 2
    for page in range(1, produit.pages + 1):
        assert "Requête" in pdf.texte(produit.pdf, page=page)
        assert f"page {page}/{produit.pages}" in pdf.texte(produit.pdf, page=page)


@pytest.mark.parametrize("hostile", HOSTILES)
def test_what_a_cell_holds_is_never_markup(lettres: TypstLettres, hostile: str) -> None:
    texte = " ".join(pdf.texte(lettres.produire_etat(_avec((hostile, "x"))).pdf).split())

    assert "".join(hostile.split()) in "".join(texte.split())


def test_a_long_word_stays_in_its_column(lettres: TypstLettres) -> None:
    etroit = replace(TABLEAU, colonnes=(ColonneEtat("A", 2), ColonneEtat("B", 9)), lignes=(("M" * 90, "voisin"),))

    mots = pdf.mots(lettres.produire_etat(replace(ETAT, parties=(etroit,))).pdf)

    voisin = next(mot for mot in mots if mot.texte == "voisin")
    assert all(mot.x1 <= voisin.x0 for mot in mots if set(mot.texte.replace("\u200b", "")) == {"M"})


def test_a_character_without_a_glyph_is_shown_and_told(lettres: TypstLettres) -> None:
    produit = lettres.produire_etat(_avec(("李", "x")))

    assert produit.caracteres_remplaces == ("李",)
    assert "▯" in pdf.texte(produit.pdf)
