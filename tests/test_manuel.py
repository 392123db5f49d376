"""The manual: each screen has its page, each reference leads somewhere, each command and key is told."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from ccas_desktop.cli.commandes import noms_des_commandes
from ccas_desktop.cli.sorties import Code
from ccas_desktop.gui.screens.accueil.mots import TITRES
from ccas_desktop.gui.screens.reglages.places import Section

RACINE = Path(__file__).resolve().parents[1]
GUI = RACINE / "ccas_desktop" / "gui"
MANUEL = RACINE / "resources" / "manuel"
PAGES = sorted(MANUEL.glob("*.md"))
IMAGES = (
    "accueil.png",
    "dossier.png",
    "nouvelle-demande.png",
    "donnees.png",
    "evaluation.png",
    "decision.png",
    "courrier.png",
    "reglement.png",
    "import-colonnes.png",
    "import-apercu.png",
    "reglages.png",
    "premier-jour.png",
    "listes.png",
    "suivi.png",
    "installation.png",  # of the setup itself, under Wine: tests/images_du_manuel.py cannot draw it
)
# The help itself, and what is shown for the instant the base opens.
SANS_PAGE = ("EcranAide", "EcranOuverture")
_LIEN = re.compile(r"(!?)\[[^\]]*\]\(([^)]*)\)")


def noms_des_pages() -> set[str]:
    return {page.stem.partition("-")[2] for page in PAGES}


def titres(page: str) -> set[str]:
    """Return the titles of a page, as the window shows them."""
    (fichier,) = MANUEL.glob(f"??-{page}.md")
    return {titre for _, titre in re.findall(r"^(#+) (.+)$", fichier.read_text("utf-8"), re.MULTILINE)}


def pages_d_aide() -> Iterator[tuple[str, str]]:
    """Yield each screen, which must say its page of the manual, and each other piece that says one."""
    for fichier in sorted(GUI.rglob("*.py")):
        for classe in ast.walk(ast.parse(fichier.read_text("utf-8"))):
            if isinstance(classe, ast.ClassDef) and classe.name not in SANS_PAGE:
                sujet = _page_d_aide(classe)
                if sujet or re.match(r"Ecran[A-Z]", classe.name):
                    yield classe.name, sujet


def _page_d_aide(classe: ast.ClassDef) -> str:
    for ligne in classe.body:
        if isinstance(ligne, ast.Assign) and isinstance(ligne.value, ast.Constant):
            cible = ligne.targets[0]
            if isinstance(cible, ast.Name) and cible.id == "PAGE_AIDE":
                return str(ligne.value.value)
    return ""


@pytest.mark.parametrize(("ecran", "sujet"), list(pages_d_aide()))
def test_each_screen_has_its_page(ecran: str, sujet: str) -> None:
    page, _, section = sujet.partition("#")

    assert page in noms_des_pages(), f"{ecran} opens the help at « {page} »"
    assert not section or section in titres(page), f"{ecran} opens the help at « {section} »"


@pytest.mark.parametrize("section", list(Section))
def test_each_section_of_the_settings_is_told_under_its_own_words(section: Section) -> None:
    assert section.titre in titres("reglages")


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_each_page_starts_with_its_title_and_is_numbered(page: Path) -> None:
    assert re.fullmatch(r"\d\d-[a-z-]+", page.stem)
    assert re.match(r"# \S", page.read_text("utf-8"))


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_each_reference_leads_somewhere(page: Path) -> None:
    for _, cible in _LIEN.findall(page.read_text("utf-8")):
        assert (MANUEL / cible).is_file(), cible


def test_each_picture_is_in_a_page() -> None:
    montrees = {cible for page in PAGES for image, cible in _LIEN.findall(page.read_text("utf-8")) if image}

    assert montrees == {f"images/{nom}" for nom in IMAGES}
    assert {f"images/{image.name}" for image in MANUEL.glob("images/*")} == montrees


def test_each_command_option_and_exit_code_is_told() -> None:
    page = (MANUEL / "11-sans-fenetre.md").read_text("utf-8")

    attendus = {f"ccas-desktop {commande}" for commande in noms_des_commandes()}
    attendus |= {f"| `{code.value}` |" for code in Code}
    attendus |= {"--personne", "--token-stdin", "--motif", "--siret", "--base-url"}
    attendus |= {"--reglement", "--situation", "--aide", "--modele", "--donnees", "--out"}
    assert not {attendu for attendu in attendus if attendu not in page}


@pytest.mark.parametrize("touche", ["Ctrl+F", "Ctrl+N", "Ctrl+D", "Ctrl+Entrée", "Ctrl+L", "Ctrl+S", "F1", "Alt+←"])
def test_each_key_is_told(touche: str) -> None:
    assert f"| {touche} |" in (MANUEL / "13-raccourcis.md").read_text("utf-8")


@pytest.mark.parametrize("titre", TITRES.values())
def test_each_group_of_the_first_page_is_told(titre: str) -> None:
    assert f"| {titre} |" in (MANUEL / "01-accueil.md").read_text("utf-8")
