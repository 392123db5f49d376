"""Fields that only a dossier has: a line of an address, a département."""

from __future__ import annotations

import re
from decimal import Decimal

from PySide6.QtWidgets import QHBoxLayout, QLabel

from ccas_desktop.domain.dossiers.dossier import LIGNE_ADRESSE_MAX
from ccas_desktop.domain.errors import RefusMetier
from ccas_desktop.domain.montant import ecrire_nombre, lire_montant
from ccas_desktop.gui.forms import LigneTexte
from ccas_desktop.gui.theme import marquer

_DEPARTEMENT = re.compile(r"\d{1,3}|2[AB]", re.ASCII)


class LigneAdresse(LigneTexte):
    """A line of an address, with the count of its characters; a long one is told, never refused.

    `prefixe` is the room that something else takes at the start of the same line: the code postal and a space.
    """

    def __init__(self, libelle: str, *, exemple: str = "", aide: str = "", prefixe: int = 0) -> None:
        self.compte = QLabel()
        self._prefixe = prefixe
        super().__init__(libelle, exemple=exemple, aide=aide)
        self.ligne.textChanged.connect(lambda _texte: self._compter())

    def _compter(self) -> None:
        tapes = len(self.ligne.text().strip())
        nombre = tapes + self._prefixe if tapes else 0
        trop_longue = nombre > LIGNE_ADRESSE_MAX
        suite = " : trop long pour l’enveloppe" if trop_longue else ""
        self.compte.setText(f"{nombre} / {LIGNE_ADRESSE_MAX}{suite}" if nombre else "")
        marquer(self.compte, "role", "erreur" if trop_longue else "petit")

    def _ligne_de_titre(self) -> QHBoxLayout:
        ligne = super()._ligne_de_titre()
        self.compte.setProperty("role", "petit")
        ligne.addWidget(self.compte)
        return ligne


class ChampDepartement(LigneTexte):
    """A département by its number, as everybody says it. `valeur` is that number on two characters at least."""

    def __init__(self, libelle: str) -> None:
        super().__init__(libelle, exemple="14, 2A, 974…")
        self.ligne.setMaximumWidth(190)

    def _lire(self, texte: str) -> str:
        numero = texte.upper().replace(" ", "")
        if not _DEPARTEMENT.fullmatch(numero):
            raise RefusMetier("valeur_illisible", champ="departement", accepte="un numéro comme 14, 2A ou 974")
        return numero.zfill(2)


class ChampSurface(LigneTexte):
    """A surface in square metres. `valeur` is a Decimal of one decimal at most."""

    def __init__(self, libelle: str) -> None:
        super().__init__(libelle, exemple="62,5")
        self.ligne.setMaximumWidth(190)

    def _lire(self, texte: str) -> Decimal:
        try:
            surface = lire_montant(texte.lower().replace("m²", "").replace("m2", ""))
        except RefusMetier:
            raise RefusMetier("surface_illisible", champ="surface") from None
        return surface

    def _ecrire(self, valeur: Decimal) -> str:
        return ecrire_nombre(valeur)


class ChampPart(LigneTexte):
    """A share of the time, typed in hundredths: « 30 » or « 30 % ». `valeur` is a Decimal from 0 to 1."""

    def __init__(self, libelle: str) -> None:
        super().__init__(libelle, exemple="30\u00a0%")
        self.ligne.setMaximumWidth(190)

    def _lire(self, texte: str) -> Decimal:
        try:
            part = lire_montant(texte.replace("%", "")) / 100
        except RefusMetier:
            raise RefusMetier("part_illisible", champ="part") from None
        if not 0 <= part <= 1:
            raise RefusMetier("part_illisible", champ="part")
        return part

    def _ecrire(self, valeur: Decimal) -> str:
        return f"{ecrire_nombre(valeur * 100)}\u00a0%"
