"""The field that suits each kind of key of the language."""

from __future__ import annotations

from contextlib import suppress
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from ccas_desktop.application.redaction_aides.formes import Choix, Entree, Genre
from ccas_desktop.application.redaction_aides.valeurs import ecrire, lire
from ccas_desktop.domain.errors import RefusMetier
from ccas_desktop.gui.forms import Champ, ChampChoix, ChampDate, ChampLong, ChampSegments, LigneTexte
from ccas_desktop.gui.screens.reglement.champ_suite import ChampSuite

LARGEUR_NOMBRE = 170
OUI_NON: Choix = (("oui", "Oui"), ("non", "Non"))


def champ_de(entree: Entree) -> Champ:
    """Return a field for a key."""
    match entree.genre:
        case Genre.LONG:
            return ChampLong(entree.libelle, aide=entree.aide, lignes=3)
        case Genre.DATE:
            return ChampDate(entree.libelle, aide=entree.aide)
        case Genre.CHOIX | Genre.CHOIX_NOMBRE:
            invite = "—" if entree.facultative else "Choisir…"
            return ChampChoix(entree.libelle, entree.choix, aide=entree.aide, invite=invite)
        case Genre.OUI_NON:
            inconnu = (("inconnu", "Ne sait pas"),) if entree.facultative else ()
            return ChampSegments(entree.libelle, (*OUI_NON, *inconnu), aide=entree.aide)
        case Genre.CODES:
            return ChampCodes(entree.libelle, entree.choix, aide=entree.aide)
        case Genre.SUITE | Genre.SUITE_LIBRE:
            libre = entree.genre is Genre.SUITE_LIBRE
            return ChampSuite(entree.libelle, entree.choix, aide=entree.aide, libre=libre)
        case Genre.TEXTES | Genre.NOMBRES | Genre.ENTIERS | Genre.JOURS_DU_MOIS:
            return LigneTexte(entree.libelle, aide=entree.aide or "Séparées par des points-virgules.")
        case Genre.NOMBRE | Genre.ENTIER | Genre.JOUR_DU_MOIS:
            exemple = "jj/mm" if entree.genre is Genre.JOUR_DU_MOIS else ""
            champ = LigneTexte(entree.libelle, aide=entree.aide, exemple=exemple)
            champ.ligne.setMaximumWidth(LARGEUR_NOMBRE)
            return champ
    return LigneTexte(entree.libelle, aide=entree.aide)


def valeur_du_champ(entree: Entree, champ: Champ) -> object:
    """Return what the file holds for what is in a field."""
    if isinstance(champ, ChampCodes | ChampSuite):
        return champ.valeur()
    if isinstance(champ, ChampDate):
        with suppress(RefusMetier):
            lue = champ.valeur()
            return lue.isoformat() if isinstance(lue, date) else ""
    return lire(entree.genre, champ.brouillon())


def montrer_valeur(entree: Entree, champ: Champ, valeur: object) -> None:
    """Show a value of the file in a field."""
    if isinstance(champ, ChampCodes | ChampSuite):
        champ.definir_valeur(valeur)
    elif isinstance(champ, ChampDate):
        champ.restaurer(_date_en_francais(str(valeur or "")))
    else:
        champ.restaurer(ecrire(entree.genre, valeur))


def _date_en_francais(texte: str) -> str:
    try:
        return f"{date.fromisoformat(texte):%d/%m/%Y}"
    except ValueError:
        return texte


class ChampCodes(Champ):
    """Several of a list, each ticked. `valeur` is the list of the codes, in the order of the list."""

    def __init__(self, libelle: str, choix: Choix, *, aide: str = "") -> None:
        self._cases = {code: QCheckBox(texte.replace("&", "&&")) for code, texte in choix}
        boite = QWidget()
        colonne = QVBoxLayout(boite)
        colonne.setContentsMargins(0, 0, 0, 0)
        colonne.setSpacing(2)
        super().__init__(libelle, boite, aide=aide)
        for case in self._cases.values():
            colonne.addWidget(case)
            case.toggled.connect(lambda _coche: self._on_modifie())
        if self._cases:
            boite.setFocusProxy(next(iter(self._cases.values())))
            # Or Qt would stop there because of its proxy, and never move it in the order of Tab.
            boite.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def valeur(self) -> list[str]:
        return [code for code, case in self._cases.items() if case.isChecked()]

    def definir_valeur(self, valeur: object) -> None:
        voulus = valeur if isinstance(valeur, list) else []
        for code, case in self._cases.items():
            case.blockSignals(True)
            case.setChecked(code in voulus)
            case.blockSignals(False)

    def brouillon(self) -> str:
        return " ".join(self.valeur())

    def restaurer(self, texte: str) -> None:
        self.definir_valeur(texte.split())
