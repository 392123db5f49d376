"""The order in which Tab goes through a page."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget


def atteindre_avant(suivant: QWidget, bloc: QWidget) -> None:
    """Make Tab go through a block, then to what stands after it, when the block was made last.

    Qt follows the order in which widgets are made: without this, Tab leaves the page before it comes to the block.
    """
    placer_avant(suivant, _controles_de(bloc))


def atteindre_apres(precedent: QWidget, bloc: QWidget) -> None:
    """Make Tab go from a control to a block, made last, that opens under it."""
    for controle in _controles_de(bloc):
        QWidget.setTabOrder(precedent, controle)
        precedent = controle


def placer_avant(suivant: QWidget, controles: Iterable[QWidget]) -> None:
    """Make Tab go through these in their order, then to what stands after them."""
    # Qt changes nothing after a widget that never has the focus.
    dernier = _precedent(suivant)
    while not _est_atteint(dernier) and dernier is not suivant:
        dernier = _precedent(dernier)
    for controle in controles:
        QWidget.setTabOrder(dernier, controle)
        dernier = controle


def _controles_de(bloc: QWidget) -> list[QWidget]:
    """Return what Tab stops at in a block, in its order; a piece of several, that hands its focus on, goes whole.

    Left where it was, such a piece would catch Tab on its way out of the page and bring it back to its own control.
    """
    trouves, courant = list[QWidget](), bloc
    while (courant := courant.nextInFocusChain() or bloc) is not bloc:
        dedans = bloc.isAncestorOf(courant) and not any(piece.isAncestorOf(courant) for piece in trouves)
        if dedans and courant.focusPolicy() & Qt.FocusPolicy.TabFocus:
            trouves.append(courant)
    return trouves


def _precedent(widget: QWidget) -> QWidget:
    # None for a widget alone in its window, which is its own neighbour.
    return widget.previousInFocusChain() or widget


def _est_atteint(widget: QWidget) -> bool:
    return bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus) and widget.focusProxy() is None
