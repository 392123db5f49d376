"""Letters as files: what is printed, and in which form."""

from __future__ import annotations

import base64
import re
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest

from ccas_desktop.adapters.letters.glyphes import Glyphes
from ccas_desktop.adapters.letters.typst_lettres import TypstLettres
from ccas_desktop.application.errors import LettreImpossible
from ccas_desktop.domain.courrier.contenu import Destinataire, Lettre
from ccas_desktop.domain.errors import RefusMetier
from tests.adapters.letters import pdf
from tests.adapters.letters.conftest import RESSOURCES
from tests.domain.courrier.exemples import EXEMPLES, EXPEDITEUR, accord, information_prealable, refus

PNG = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
)
SVG = b'<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><rect width="9" height="9" fill="#246"/></svg>'
HOSTILES = ['#eval("x")', "*_@<a>$\\", "$ x^2 $ // non", "[a] {b} = titre", "- liste", "`code` ~ -- '", "</page> &amp;"]


def _adressee_a(nom: str) -> Lettre:
    return replace(accord(), destinataire=Destinataire(nom_famille=nom))


def _motivee_par(fait: str) -> Lettre:
    lettre = refus()
    assert lettre.motivation is not None
    return replace(lettre, motivation=replace(lettre.motivation, fait=fait))


@pytest.mark.parametrize("nom", EXEMPLES)
@pytest.mark.parametrize("duplicata", [False, True])
def test_every_letter_is_a_tagged_archive_file(lettres: TypstLettres, nom: str, duplicata: bool) -> None:
    fichier = lettres.produire(EXEMPLES[nom](), duplicata=duplicata).pdf

    assert b"<pdfaid:part>2</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance>" in fichier
    assert b"<pdfuaid:part>1</pdfuaid:part>" in fichier
    assert b"/Lang(fr-FR)" in fichier
    assert b"/MarkInfo<</Marked true" in fichier
    assert b"/DisplayDocTitle true" in fichier


def test_only_our_fonts_are_inside(lettres: TypstLettres) -> None:
    fichier = lettres.produire(_motivee_par("≤ 600 €")).pdf

    noms = set(re.findall(rb"/FontName/[A-Z]+\+([\w-]+)", fichier))
    assert noms == {b"NotoSans-Regular", b"NotoSans-Bold", b"NotoSansMath-Regular"}


@pytest.mark.parametrize("hostile", HOSTILES)
def test_what_a_person_types_is_never_markup(lettres: TypstLettres, hostile: str) -> None:
    assert hostile in pdf.texte(lettres.produire(_adressee_a(hostile)).pdf)
    assert hostile in pdf.texte(lettres.produire(_motivee_par(f"Fait : {hostile}")).pdf).replace("\n", " ")


def test_a_character_without_a_glyph_is_shown_and_told(lettres: TypstLettres) -> None:
    produite = lettres.produire(_adressee_a("李 Wei 😀"))

    assert produite.caracteres_remplaces == ("李", "😀")
    assert "▯ Wei ▯" in pdf.texte(produite.pdf)


def test_nothing_is_told_when_all_is_written(lettres: TypstLettres) -> None:
    assert lettres.produire(refus()).caracteres_remplaces == ()


def test_characters_can_be_checked_as_they_are_typed(lettres: TypstLettres) -> None:
    assert lettres.caracteres_sans_glyphe("Zoé 李") == ("李",)


def test_every_character_said_to_be_written_is_accepted_by_the_standards(lettres: TypstLettres) -> None:
    glyphes = Glyphes(RESSOURCES / "fonts")
    connus = [c for c in map(chr, range(0x20, 0x20000)) if glyphes.imprimable(c) == c]

    lettre = _motivee_par(" ".join(connus))
    lettre = replace(lettre, destinataire=Destinataire(nom_famille="x", adresse=("".join(connus[500:540]),)))

    assert lettres.produire(lettre).caracteres_remplaces == ()


def test_line_ends_are_kept(lettres: TypstLettres) -> None:
    assert "Un.\nDeux." in pdf.texte(lettres.produire(_motivee_par("Un.\nDeux.")).pdf)


def test_pages_are_counted_and_numbered(lettres: TypstLettres) -> None:
    courte = lettres.produire(information_prealable())
    longue = lettres.produire(_motivee_par("Une raison de plus. " * 150))

    assert courte.pages == 1
    assert "page 1/1" in pdf.texte(courte.pdf)
    assert longue.pages == 3
    assert [f"page {n}/3" in pdf.texte(longue.pdf, page=n) for n in (1, 2, 3)] == [True, True, True]


def test_an_ordinary_decision_fits_on_two_sides(lettres: TypstLettres) -> None:
    assert {nom: lettres.produire(exemple()).pages for nom, exemple in EXEMPLES.items()} == {
        "accuse_reception": 2,
        "pieces_manquantes": 2,
        "information_prealable": 1,
        "attestation": 1,
        "rendez_vous": 1,
        "ajournement": 2,
        "accord": 2,
        "accord_partiel": 2,
        "secours_urgence": 2,
        "refus": 2,
        "irrecevabilite": 2,
        "transmission": 2,
        "explication": 2,
    }


def test_a_reprint_says_duplicata_on_every_page(lettres: TypstLettres) -> None:
    produite = lettres.produire(refus(), duplicata=True)

    assert ["DUPLICATA" in pdf.texte(produite.pdf, page=n) for n in (1, 2)] == [True, True]
    assert "DUPLICATA" not in pdf.texte(lettres.produire(refus()).pdf)


def test_the_stamp_of_a_reprint_is_large(lettres: TypstLettres) -> None:
    tampons = [m for m in pdf.mots(lettres.produire(refus(), duplicata=True).pdf) if m.texte == "DUPLICATA"]

    assert all(m.x1 - m.x0 > 40 and m.y1 - m.y0 > 6 for m in tampons)


def test_the_same_letter_is_the_same_file(lettres: TypstLettres) -> None:
    assert lettres.produire(refus()).pdf == TypstLettres(RESSOURCES).produire(refus()).pdf


@pytest.mark.parametrize("logo", [PNG, SVG], ids=["png", "svg"])
def test_the_logo_is_printed(lettres: TypstLettres, logo: bytes) -> None:
    avec = lettres.produire(replace(accord(), expediteur=replace(EXPEDITEUR, logo=logo))).pdf

    figures = avec.count(b"/S/Figure")
    assert (figures, lettres.produire(accord()).pdf.count(b"/S/Figure")) == (1, 0)


def test_a_file_that_is_no_picture_is_refused(lettres: TypstLettres) -> None:
    with pytest.raises(LettreImpossible):
        lettres.produire(replace(accord(), expediteur=replace(EXPEDITEUR, logo=b"rien")))


def test_a_failure_tells_nothing_of_the_letter(lettres: TypstLettres) -> None:
    with pytest.raises(LettreImpossible) as echec:
        lettres.produire(replace(_adressee_a("SECRET"), expediteur=replace(EXPEDITEUR, logo=b"<svg>SECRET")))

    assert "SECRET" not in str(echec.value)
    assert echec.value.__suppress_context__


def test_a_dossier_number_without_a_glyph_still_prints(lettres: TypstLettres) -> None:
    lettre = replace(accord(), references=replace(accord().references, dossier="李-42"))

    assert lettres.produire(lettre).caracteres_remplaces == ("李",)


def test_batches_may_follow_each_other(lettres: TypstLettres) -> None:
    assert lettres.produire_lot([accord(), refus()]) == lettres.produire_lot([accord(), refus()])


def test_a_letter_without_its_mentions_is_refused(lettres: TypstLettres) -> None:
    with pytest.raises(RefusMetier, match="mentions_absentes"):
        lettres.produire(replace(refus(), recours=None))


def test_many_letters_make_one_file_each_with_its_pages(lettres: TypstLettres) -> None:
    fichier = lettres.produire_lot([refus(), information_prealable(), accord()]).pdf

    pieds = [re.findall(r"page \d/\d", pdf.texte(fichier, page=n)) for n in range(1, 6)]
    assert pieds == [["page 1/2"], ["page 2/2"], ["page 1/1"], ["page 1/2"], ["page 2/2"]]
    assert b"<pdfuaid:part>1</pdfuaid:part>" in fichier


def test_letters_of_two_offices_keep_their_logos(lettres: TypstLettres) -> None:
    deux = [replace(accord(), expediteur=replace(EXPEDITEUR, logo=logo)) for logo in (PNG, SVG)]

    assert len(lettres.produire_lot(deux).pdf) > len(lettres.produire_lot([accord(), accord()]).pdf)


def test_no_letter_makes_no_file(lettres: TypstLettres) -> None:
    with pytest.raises(ValueError, match="no letter"):
        lettres.produire_lot([])


def test_several_threads_may_compose_at_once(lettres: TypstLettres) -> None:
    with ThreadPoolExecutor(4) as fils:
        fichiers = list(fils.map(lambda rang: lettres.produire(_adressee_a(f"NOM{rang}")).pdf, range(12)))

    assert [f"NOM{rang}" in pdf.texte(fichier) for rang, fichier in enumerate(fichiers)] == [True] * 12


def test_the_copy_follows_with_its_own_address_and_pages(lettres: TypstLettres) -> None:
    mandataire = Destinataire(nom_famille="ROUSSEL", mandataire_de="M. Jean DUPONT", adresse=("1 RUE DU PORT",))
    produite = lettres.produire(replace(information_prealable(), copie=mandataire))

    pages = [pdf.texte(produite.pdf, page=rang + 1) for rang in range(produite.pages)]
    debut = next(rang for rang, page in enumerate(pages) if "1 RUE DU PORT" in page)
    assert debut > 0
    assert "M. Jean DUPONT" in pages[debut]
    assert f"page 1/{produite.pages - debut}" in pages[debut]


@pytest.mark.parametrize("nom", EXEMPLES)
def test_large_print_is_half_as_large_again_and_leaves_the_window_as_it_is(lettres: TypstLettres, nom: str) -> None:
    def hauteur(fichier: bytes, mot: str) -> float:
        trouve = next(m for m in pdf.mots(fichier) if m.texte == mot)
        return trouve.y1 - trouve.y0

    petite = lettres.produire(EXEMPLES[nom]()).pdf
    grande = lettres.produire(replace(EXEMPLES[nom](), gros_caracteres=True)).pdf

    # The declaration is the person's own: nobody is greeted in it.
    mot = "soussigné(e)" if nom == "attestation" else "recevoir,"
    assert hauteur(grande, mot) == pytest.approx(hauteur(petite, mot) * 16 / 11, rel=0.01)
    assert hauteur(grande, "DUPONT") == pytest.approx(hauteur(petite, "DUPONT"))
