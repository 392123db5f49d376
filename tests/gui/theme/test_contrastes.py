"""Both themes are readable: WCAG 2.2, 1.4.3 (text) and 1.4.11 (controls and focus)."""

from __future__ import annotations

import re

import pytest
from PySide6.QtGui import QColor

from ccas_desktop.gui.theme import RESSOURCES, THEMES, Theme, lire_theme

FONDS = ("fond", "surface", "surface_alternee", "survol", "enfonce")
TONS = ("danger", "alerte", "succes", "information", "demonstration")
TEXTES = [
    *[("texte", fond) for fond in (*FONDS, "accent_doux", *[f"{ton}_fond" for ton in TONS])],
    *[("texte_secondaire", fond) for fond in (*FONDS, "accent_doux")],
    *[("accent_texte", fond) for fond in ("fond", "surface", "survol", "accent_doux")],
    *[("sur_accent", fond) for fond in ("accent", "accent_survol", "accent_enfonce")],
    *[(ton, f"{ton}_fond") for ton in TONS],
    ("danger", "fond"),
    ("danger", "surface"),
]
CONTOURS = [
    *[("bordure_controle", fond) for fond in ("fond", "surface")],
    *[("focus", fond) for fond in ("fond", "surface", "accent", "accent_doux")],
    *[(ton, fond) for ton in TONS for fond in ("fond", "surface", f"{ton}_fond")],
    ("texte_desactive", "surface"),
]


@pytest.fixture(params=THEMES)
def theme(request: pytest.FixtureRequest) -> Theme:
    return lire_theme(request.param)


@pytest.mark.parametrize(("encre", "fond"), TEXTES)
def test_text_stands_out(theme: Theme, encre: str, fond: str) -> None:
    assert contraste(theme.couleurs[encre], theme.couleurs[fond]) >= 4.5


@pytest.mark.parametrize(("trait", "fond"), CONTOURS)
def test_outlines_and_focus_stand_out(theme: Theme, trait: str, fond: str) -> None:
    assert contraste(theme.couleurs[trait], theme.couleurs[fond]) >= 3


def test_the_themes_have_the_same_tokens() -> None:
    clair, sombre = (lire_theme(nom) for nom in THEMES)

    for famille in ("couleurs", "formes", "espaces", "tailles"):
        assert getattr(clair, famille).keys() == getattr(sombre, famille).keys()


def test_the_pictures_of_a_theme_use_its_colours(theme: Theme) -> None:
    images = list((RESSOURCES / "themes" / theme.nom).glob("*.svg"))

    assert images
    for image in images:
        assert set(re.findall(r"#[0-9a-f]{6}", image.read_text(encoding="utf-8"))) <= set(theme.couleurs.values())


def contraste(encre: str, fond: str) -> float:
    """Return the contrast ratio of WCAG 2.2."""
    clair, sombre = sorted((_luminance(encre), _luminance(fond)), reverse=True)
    return (clair + 0.05) / (sombre + 0.05)


def _luminance(couleur: str) -> float:
    q = QColor(couleur)
    rouge, vert, bleu = (
        c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in (q.redF(), q.greenF(), q.blueF())
    )
    return 0.2126 * rouge + 0.7152 * vert + 0.0722 * bleu
