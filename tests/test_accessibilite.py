"""Every screen and dialogue can be used with the keyboard and heard: names, order of Tab, focus that is seen."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from itertools import pairwise

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QAccessible, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QAbstractScrollArea, QApplication, QDialog, QScrollArea, QWidget

from ccas_desktop.application.services import Services
from ccas_desktop.gui.fenetre.main_window import FenetrePrincipale
from ccas_desktop.gui.fenetre.masque import Masque
from ccas_desktop.gui.theme import Aspect, ChoixTheme, preparer_application
from ccas_desktop.gui.widgets import Carte
from tests.captures import scenes, scenes_demande
from tests.captures.appareil import Appareil, Scene, poste_fictif, poste_vide
from tests.e2e.conduite import attendre, fenetre_ouverte

TABS_MAX = 200
SANS_ORDRE = frozenset(
    {
        # The mask keeps Tab for itself.
        "ecran_masque",
    }
)
DE_LA_DEMONSTRATION = scenes.SCENES + scenes_demande.SCENES


class Examen(Appareil):
    """Looks at each screen instead of picturing it."""

    def __init__(self, fenetre: FenetrePrincipale, aspect: Aspect) -> None:
        super().__init__(fenetre, aspect, {}, "")
        self.fautes: list[str] = []
        self._sortes_vues: set[tuple[str, object]] = set()

    def prendre(self, nom: str) -> None:
        """Look at the screen of that name."""
        self.reposer()
        devant = self.dialogue() or self.fenetre
        _rendre_active(devant)
        pris = devant.focusWidget()
        controles = [widget for widget in devant.findChildren(QWidget) if _prend_le_focus(widget)]
        self._exiger(nom, "has no accessible name", [w for w in controles if not _nom_lu(w)])
        atteints = _par_la_touche_tab(devant)
        retour = _par_la_touche_tab(devant, Qt.Key.Key_Backtab)
        self._exiger_l_ordre(nom, atteints, retour)
        oublies = [w for w in controles if w not in atteints and not _a_une_fleche_pres(w, atteints)]
        self._exiger(nom, "is never reached by Tab", oublies)
        _rendre_active(devant)
        self._exiger(nom, "does not show that it has the focus", [w for w in controles if self._nouveau_sans_anneau(w)])
        if pris is not None:
            pris.setFocus()

    def dialogue(self) -> QDialog | None:
        """Return the dialogue open over the window."""
        return next((d for d in self.fenetre.findChildren(QDialog) if d.isVisible()), None)

    def _exiger(self, nom: str, faute: str, widgets: list[QWidget]) -> None:
        self.fautes += [f"{nom}: {_designer(widget)} {faute}" for widget in widgets]

    def _exiger_l_ordre(self, nom: str, atteints: list[QWidget], retour: list[QWidget]) -> None:
        """Tab goes where the eye goes, and Shift+Tab comes back the same way."""
        if nom in SANS_ORDRE:
            return
        premier = min(atteints, key=_coin)
        self.fautes += [
            f"{nom}: {_designer(avant)} comes before {_designer(apres)}, which is read first"
            for avant, apres in pairwise(atteints)
            if apres is not premier and not _se_lit_apres(avant, apres)
        ]
        aller, revenu = _un_arret_par_groupe(atteints), _un_arret_par_groupe(retour[::-1])
        if not _meme_tour(aller, revenu):
            self.fautes.append(f"{nom}: Shift+Tab does not come back the way Tab went")

    def _nouveau_sans_anneau(self, widget: QWidget) -> bool:
        """Look once at each sort of control: its class and the role that the style sheet knows it by."""
        sorte = (type(widget).__name__, widget.property("role"))
        if sorte in self._sortes_vues:
            return False
        self._sortes_vues.add(sorte)
        # The mask covers the window: it has the focus whenever it is seen.
        return not isinstance(widget, Masque) and _image(widget, focus=False) == _image(widget, focus=True)


@pytest.fixture(scope="module")
def aspect(qapp: QApplication) -> Aspect:
    return preparer_application(qapp, ChoixTheme.CLAIR)


@contextmanager
def _fenetre(
    ouvrir: Callable[[], AbstractContextManager[Services]], aspect: Aspect, *, demonstration: bool
) -> Iterator[FenetrePrincipale]:
    with fenetre_ouverte(ouvrir, aspect, demonstration=demonstration) as fenetre:
        fenetre.resize(1366, 768)
        fenetre.activateWindow()
        yield fenetre


@pytest.fixture(scope="module")
def demonstration(aspect: Aspect) -> Iterator[FenetrePrincipale]:
    with _fenetre(poste_fictif, aspect, demonstration=True) as fenetre:
        yield fenetre


@pytest.fixture(scope="module")
def poste_neuf(aspect: Aspect) -> Iterator[FenetrePrincipale]:
    with _fenetre(poste_vide, aspect, demonstration=False) as fenetre:
        yield fenetre


@pytest.mark.parametrize("scene", DE_LA_DEMONSTRATION, ids=lambda scene: scene.images[0])
def test_a_screen_is_named_reached_and_shows_its_focus(
    demonstration: FenetrePrincipale, aspect: Aspect, scene: Scene
) -> None:
    examen = Examen(demonstration, aspect)

    scene.jouer(examen)

    assert not examen.fautes, "\n".join(examen.fautes)


@pytest.mark.parametrize("scene", scenes.SCENES_D_UN_POSTE_NEUF, ids=lambda scene: scene.images[0])
def test_so_is_each_screen_of_the_first_start(poste_neuf: FenetrePrincipale, aspect: Aspect, scene: Scene) -> None:
    examen = Examen(poste_neuf, aspect)

    scene.jouer(examen)

    assert not examen.fautes, "\n".join(examen.fautes)


def _rendre_active(fenetre: QWidget) -> None:
    """Make the window active again once a popup has closed, as the desktop does; the offscreen platform has none."""
    fenetre.activateWindow()
    attendre(fenetre.isActiveWindow)


def _prend_le_focus(widget: QWidget) -> bool:
    """Tell whether Tab must stop there: a proxy gives its focus to another, a bare area only scrolls."""
    if not (widget.isVisible() and widget.isEnabled()) or widget.focusProxy() is not None:
        return False
    # The viewport and the scroll bars belong to their area.
    if isinstance(widget, QScrollArea) or isinstance(widget.parent(), QAbstractScrollArea):
        return False
    return bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)


def _nom_lu(widget: QWidget) -> str:
    """Return what a screen reader says of a widget."""
    return QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name).strip()


def _se_lit_apres(avant: QWidget, apres: QWidget) -> bool:
    """Tell whether the eye comes to the second after the first: beside it, below it, or at the top of what follows."""
    if _zone(avant) is not _zone(apres) or not (avant.isVisible() and apres.isVisible()):
        return True
    carte = next((c for c in _parents(avant) if isinstance(c, Carte)), None)
    if isinstance(apres, QAbstractButton) and carte is not None and apres.parentWidget() is carte:
        # What acts on the line chosen stands at the head of its card.
        return True
    a, b = (QRect(w.mapTo(w.window(), QPoint(0, 0)), w.size()) for w in (avant, apres))
    if b.top() > a.bottom() - 2:
        return True
    if a.top() > b.bottom() - 2:
        return b.left() >= a.right() - 2
    return b.left() >= a.left()


def _coin(widget: QWidget) -> tuple[int, int]:
    coin = widget.mapTo(widget.window(), QPoint(0, 0))
    return coin.y(), coin.x()


def _zone(widget: QWidget) -> QWidget | None:
    return next((parent for parent in _parents(widget) if isinstance(parent, QScrollArea)), None)


def _parents(widget: QWidget) -> Iterator[QWidget]:
    while (parent := widget.parentWidget()) is not None:
        yield parent
        widget = parent


def _un_arret_par_groupe(arrets: list[QWidget]) -> list[object]:
    """Return the stops, the words of one choice being one of them: Tab enters it by the word chosen."""
    vus: list[object] = []
    for arret in arrets:
        groupe = arret.group() if isinstance(arret, QAbstractButton) else None
        vu = groupe if groupe is not None and groupe.exclusive() else arret
        if vu not in vus:
            vus.append(vu)
    return vus


def _meme_tour(aller: list[object], revenu: list[object]) -> bool:
    """Tell whether two rounds go through the same stops in the same order, wherever each started."""
    if len(aller) != len(revenu) or revenu[0] not in aller:
        return False
    depart = aller.index(revenu[0])
    return aller[depart:] + aller[:depart] == revenu


def _par_la_touche_tab(fenetre: QWidget, touche: Qt.Key = Qt.Key.Key_Tab) -> list[QWidget]:
    """Return where the Tab key stops, until it comes back to where it was; a text stops at each of its links."""
    atteints: list[QWidget] = []
    fenetre.focusNextChild()
    for _ in range(TABS_MAX):
        pris = fenetre.focusWidget()
        if pris in atteints[:-1]:
            break
        if pris not in atteints:
            atteints.append(pris)
        QTest.keyClick(pris, touche)
    return atteints


def _a_une_fleche_pres(widget: QWidget, atteints: list[QWidget]) -> bool:
    """Tell whether it is one word of a choice that Tab stops at: the arrows go from one to the other."""
    groupe = widget.group() if isinstance(widget, QAbstractButton) else None
    return groupe is not None and groupe.exclusive() and any(b in atteints for b in groupe.buttons())


def _image(widget: QWidget, *, focus: bool) -> QImage:
    if focus:
        widget.setFocus(Qt.FocusReason.TabFocusReason)
    else:
        widget.clearFocus()
    return widget.grab().toImage()


def _designer(widget: QWidget) -> str:
    texte = getattr(widget, "text", None)
    mots = texte() if callable(texte) else ""
    parents: list[str] = []
    parent = widget.parentWidget()
    while parent is not None and len(parents) < 3:
        parents.append(type(parent).__name__)
        parent = parent.parentWidget()
    return f"{type(widget).__name__} « {widget.accessibleName() or mots} » in {' < '.join(parents)}"
