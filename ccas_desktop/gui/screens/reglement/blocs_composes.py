"""The pieces that hold another form: a table in the table, a choice between ways of writing, a computed bound."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QLabel, QVBoxLayout

from ccas_desktop.application.redaction_aides.formes import Borne, Entree, Genre, Groupe, Table, Variantes
from ccas_desktop.gui.forms import ChampChoix
from ccas_desktop.gui.screens.reglement.blocs import (
    LARGEUR_MAX_EN_LIGNE,
    Bloc,
    BlocEntree,
    BlocForme,
    dessiner_par,
    sous,
)
from ccas_desktop.gui.theme import theme_porte
from ccas_desktop.gui.widgets import Bouton, RoleBouton


class BlocGroupe(Bloc):
    """A table inside the table, under its title."""

    def __init__(self, groupe: Groupe, table: Table, chemin: str) -> None:
        super().__init__()
        self._forme = BlocForme(groupe.forme(), sous_table(table, groupe.cle), sous(chemin, groupe.cle))
        self.suivre(self._forme)
        titre = QLabel(groupe.libelle)
        titre.setProperty("role", "fort")
        colonne = QVBoxLayout(self)
        colonne.setContentsMargins(0, 0, 0, 0)
        colonne.setSpacing(theme_porte().espaces["petit"])
        colonne.addWidget(titre)
        colonne.addWidget(self._forme)
        if self._forme.blocs:
            self.premier_controle = self._forme.premier()

    def montrer(self, fautes: Mapping[str, str]) -> None:
        self._forme.montrer(fautes)

    def aller(self, chemin: str) -> bool:
        return self._forme.aller(chemin)


class BlocVariantes(Bloc):
    """A list of ways of writing, and the form of the one taken."""

    def __init__(self, variantes: Variantes, table: Table, chemin: str, *, en_ligne: bool) -> None:
        super().__init__()
        self._variantes = variantes
        self._table = table
        self._chemin = chemin
        self._en_ligne = en_ligne
        self._cas = variantes.cas_de(table)
        self._forme: BlocForme | None = None
        choix = tuple((cas.code, cas.libelle) for cas in variantes.cas)
        self.choix = ChampChoix(variantes.libelle, choix, aide=variantes.aide)
        self.choix.definir_valeur(self._cas.code if self._cas else None)
        self._boite: QBoxLayout = QHBoxLayout(self) if en_ligne else QVBoxLayout(self)
        self._boite.setContentsMargins(0, 0, 0, 0)
        self._boite.setSpacing(theme_porte().espaces["petit" if en_ligne else "moyen"])
        self._boite.addWidget(self.choix)
        if en_ligne:
            self.choix.setFixedWidth(LARGEUR_MAX_EN_LIGNE)
        self.premier_controle = self.choix.controle
        self._dessiner()

        self.choix.modifie.connect(self._on_choisi)

    def montrer(self, fautes: Mapping[str, str]) -> None:
        if self._forme is not None:
            # What is wrong in the table as a whole is told by the form around, once.
            self._forme.montrer({lieu: phrase for lieu, phrase in fautes.items() if lieu != self._chemin})

    def aller(self, chemin: str) -> bool:
        if self._forme is not None and chemin != self._chemin and self._forme.aller(chemin):
            return True
        if self._cas is None and chemin == self._chemin:
            self.choix.controle.setFocus()
            return True
        return False

    def _on_choisi(self) -> None:
        code = self.choix.valeur()
        cas = next((cas for cas in self._variantes.cas if cas.code == code), None)
        if cas is None or cas is self._cas:
            return
        self._variantes.prendre(self._table, cas)
        self._cas = cas
        self._dessiner()
        self.modifie.emit()
        self.quitte.emit()

    def _dessiner(self) -> None:
        if self._forme is not None:
            self._boite.removeWidget(self._forme)
            self._forme.hide()
            self._forme.deleteLater()
        self._forme = None
        forme = self._cas.forme() if self._cas else ()
        if forme:
            self._forme = BlocForme(forme, self._table, self._chemin, en_ligne=self._en_ligne)
            self.suivre(self._forme)
            self._boite.addWidget(self._forme)
            self._forme.show()


class BlocBorne(Bloc):
    """A bound: a number in a field, or the form of what computes it."""

    def __init__(self, borne: Borne, table: Table, chemin: str) -> None:
        super().__init__()
        self._borne = borne
        self._table = table
        self._chemin = chemin
        self._contenu: Bloc | None = None
        self._bouton = Bouton("", "", RoleBouton.DISCRET)
        self._colonne = QVBoxLayout(self)
        self._colonne.setContentsMargins(0, 0, 0, 0)
        self._colonne.addWidget(self._bouton)
        self._dessiner()

        self._bouton.clicked.connect(self._on_change)

    @property
    def calculee(self) -> bool:
        """Tell whether the bound is computed."""
        return isinstance(self._table.get(self._borne.cle), dict)

    def montrer(self, fautes: Mapping[str, str]) -> None:
        if self._contenu is not None:
            self._contenu.montrer(fautes)

    def aller(self, chemin: str) -> bool:
        return self._contenu is not None and self._contenu.aller(chemin)

    def _on_change(self) -> None:
        self._table[self._borne.cle] = "" if self.calculee else {}
        self._dessiner()
        self.modifie.emit()
        self.quitte.emit()

    def _dessiner(self) -> None:
        if self._contenu is not None:
            self._colonne.removeWidget(self._contenu)
            self._contenu.hide()
            self._contenu.deleteLater()
        borne = self._borne
        if self.calculee:
            groupe = Groupe(borne.cle, f"{borne.libelle}\u00a0: seuil calculé", borne.forme)
            self._contenu = cadre = BlocGroupe(groupe, self._table, self._chemin)
            cadre.setContentsMargins(0, 0, 0, 0)
            self._bouton.setText("Écrire un nombre à la place")
        else:
            entree = Entree(borne.cle, borne.libelle, Genre.NOMBRE)
            self._contenu = BlocEntree(entree, self._table, self._chemin)
            self._bouton.setText("Calculer ce seuil (barème, taille du foyer…)")
        self.suivre(self._contenu)
        self._colonne.insertWidget(0, self._contenu)
        self._contenu.show()
        self.premier_controle = self._contenu.premier_controle or self._bouton


class Cadre(QFrame):
    """Frames one element of a list."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "carte")
        espaces = theme_porte().espaces
        self.contenu = QVBoxLayout(self)
        self.contenu.setContentsMargins(espaces["moyen"], espaces["petit"], espaces["moyen"], espaces["petit"])
        self.contenu.setSpacing(espaces["petit"])


def sous_table(table: Table, cle: str) -> Table:
    """Return the table at a key, made when there is none."""
    dedans = table.setdefault(cle, {})
    if not isinstance(dedans, dict):
        raise TypeError(cle)
    return dedans


dessiner_par(Groupe, lambda groupe, table, chemin, _en_ligne: BlocGroupe(groupe, table, chemin))
dessiner_par(Variantes, lambda v, table, chemin, en_ligne: BlocVariantes(v, table, chemin, en_ligne=en_ligne))
dessiner_par(Borne, lambda borne, table, chemin, _en_ligne: BlocBorne(borne, table, chemin))
