"""A list of parts of one form: added, opened, moved, taken away and put back."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout

from ccas_desktop.application.redaction_aides.formes import Liste, Table, copie
from ccas_desktop.gui.screens.reglement.blocs import Bloc, BlocForme, dessiner_par, sous
from ccas_desktop.gui.screens.reglement.blocs_composes import Cadre
from ccas_desktop.gui.theme import theme_porte
from ccas_desktop.gui.widgets import Bouton, EtiquetteCoupee, RoleBouton, atteindre_apres, atteindre_avant


class BlocListe(Bloc):
    """Shows each element, closed but for the one being written; those of a scale stand on a line each."""

    def __init__(self, liste: Liste, table: Table, chemin: str) -> None:
        super().__init__()
        self._liste = liste
        self._table = table
        self._chemin = sous(chemin, liste.cle)
        self._retire: tuple[int, Table] | None = None
        self._fautes: Mapping[str, str] = {}
        self.elements: list[ElementListe] = []
        self.ajout = Bouton(f"Ajouter {liste.element}", "ajouter")
        self.remettre = Bouton("Remettre ce qui vient d’être retiré", "retour", RoleBouton.DISCRET)
        self.remettre.hide()
        self._rangees = QVBoxLayout()
        self._rangees.setSpacing(theme_porte().espaces["petit"])

        self._disposer()
        self._dessiner(ouvert=0 if len(self._valeurs()) == 1 else None)
        self.ajout.clicked.connect(self._on_ajout)
        self.remettre.clicked.connect(self._on_remettre)

    def montrer(self, fautes: Mapping[str, str]) -> None:
        self._fautes = fautes
        for element in self.elements:
            element.montrer(fautes)

    def aller(self, chemin: str) -> bool:
        if chemin == self._chemin:
            self.ajout.setFocus()
            return True
        for element in self.elements:
            if chemin == element.chemin or chemin.startswith(f"{element.chemin}."):
                element.ouvrir()
                return element.aller(chemin)
        return False

    def _valeurs(self) -> list[Table]:
        valeurs = self._table.get(self._liste.cle)
        return valeurs if isinstance(valeurs, list) else []

    def _dessiner(self, *, ouvert: int | None) -> None:
        ouverts = [element.table for element in self.elements if element.ouvert]
        for ancien in self.elements:
            self._rangees.removeWidget(ancien)
            ancien.hide()
            ancien.deleteLater()
        self.elements = []
        valeurs = self._valeurs()
        for rang, valeur in enumerate(valeurs):
            element = ElementListe(self._liste, valeur, f"{self._chemin}[{rang + 1}]", rang)
            element.monter.setEnabled(rang > 0)
            element.descendre.setEnabled(rang < len(valeurs) - 1)
            self._relier(element, rang)
            self.elements.append(element)
            self._rangees.addWidget(element)
            element.show()
            if rang == ouvert or self._liste.en_ligne or any(valeur is table for table in ouverts):
                element.ouvrir()
            element.montrer(self._fautes)
            atteindre_avant(self.ajout, element)

    def _relier(self, element: ElementListe, rang: int) -> None:
        self.suivre(element)
        # Queued: the button clicked is among what is drawn anew.
        file = Qt.ConnectionType.QueuedConnection
        element.monter.clicked.connect(lambda: self._deplacer(rang, rang - 1), file)
        element.descendre.clicked.connect(lambda: self._deplacer(rang, rang + 1), file)
        element.retirer.clicked.connect(lambda: self._retirer(rang), file)

    def _on_ajout(self) -> None:
        valeurs = self._table.setdefault(self._liste.cle, [])
        if not isinstance(valeurs, list):
            return
        # Before the bracket that takes all the rest, which stays the last.
        rang = len(valeurs) - 1 if valeurs and valeurs[-1].get("au_dela") else len(valeurs)
        valeurs.insert(rang, copie(self._liste.neuf))
        self._change(rang)
        self.elements[rang].prendre_le_focus()

    def _deplacer(self, depuis: int, vers: int) -> None:
        valeurs = self._valeurs()
        valeurs.insert(vers, valeurs.pop(depuis))
        self._change(vers if self.elements[depuis].ouvert else None)
        element = self.elements[vers]
        bouton = element.monter if vers < depuis else element.descendre
        (bouton if bouton.isEnabled() else element.retirer).setFocus()

    def _retirer(self, rang: int) -> None:
        self._retire = (rang, self._valeurs().pop(rang))
        self._change(None)
        self.remettre.show()
        self.remettre.setFocus()

    def _on_remettre(self) -> None:
        if self._retire is None:
            return
        rang, valeur = self._retire
        self._retire = None
        self.remettre.hide()
        self._valeurs().insert(rang, valeur)
        self._change(rang)
        self.elements[rang].prendre_le_focus()

    def _change(self, ouvert: int | None) -> None:
        self._dessiner(ouvert=ouvert)
        self.modifie.emit()
        self.quitte.emit()

    def _disposer(self) -> None:
        titre = QLabel(self._liste.libelle)
        titre.setProperty("role", "fort")
        pied = QHBoxLayout()
        pied.addWidget(self.ajout)
        pied.addWidget(self.remettre)
        pied.addStretch(1)
        colonne = QVBoxLayout(self)
        colonne.setContentsMargins(0, 0, 0, 0)
        colonne.setSpacing(theme_porte().espaces["petit"])
        colonne.addWidget(titre)
        colonne.addLayout(self._rangees)
        colonne.addLayout(pied)
        self.premier_controle = self.ajout


class ElementListe(Bloc):
    """One element: its name and what it says, closed; its form, open.

    Attributes:
        table: the element, as the draft holds it.
    """

    def __init__(self, liste: Liste, table: Table, chemin: str, rang: int) -> None:
        super().__init__()
        self.chemin = chemin
        self._liste = liste
        self.table = table
        self._fautes: Mapping[str, str] = {}
        self._forme: BlocForme | None = None
        nom = liste.element.split(" ", 1)[1]
        self._nom = f"{nom[0].upper()}{nom[1:]} {rang + 1}"
        self._titre = EtiquetteCoupee()
        self.bascule = Bouton("Ouvrir", "modifier", RoleBouton.DISCRET)
        self.monter = Bouton("", "fleche_haut", RoleBouton.DISCRET)
        self.descendre = Bouton("", "fleche_bas", RoleBouton.DISCRET)
        self.retirer = Bouton("", "supprimer", RoleBouton.DISCRET)
        self._cadre = Cadre()

        self._disposer()
        self._nommer()
        self.bascule.clicked.connect(self._on_bascule)
        self.modifie.connect(self._resumer)

    @property
    def ouvert(self) -> bool:
        """Tell whether the form is shown."""
        return self._forme is not None and not self._forme.isHidden()

    def ouvrir(self) -> None:
        """Show the form."""
        if self._forme is None:
            self._forme = BlocForme(self._liste.forme(), self.table, self.chemin, en_ligne=self._liste.en_ligne)
            self.suivre(self._forme)
            self._forme.montrer(self._fautes)
            self._cadre.contenu.addWidget(self._forme)
            atteindre_apres(self.retirer, self._forme)
        self._forme.show()
        self.bascule.setText("Replier")
        self._resumer()

    def prendre_le_focus(self) -> None:
        """Give the focus to the first field."""
        self.ouvrir()
        if self._forme is not None and self._forme.blocs:
            self._forme.premier().setFocus()

    def montrer(self, fautes: Mapping[str, str]) -> None:
        self._fautes = fautes
        if self._forme is not None:
            self._forme.montrer(fautes)

    def aller(self, chemin: str) -> bool:
        return self._forme is not None and self._forme.aller(chemin)

    def _on_bascule(self) -> None:
        if self.ouvert and self._forme is not None:
            self._forme.hide()
            self.bascule.setText("Ouvrir")
            self._resumer()
        else:
            self.prendre_le_focus()

    def _resumer(self) -> None:
        resume = "" if self.ouvert else self._liste.resume(self.table)
        self._titre.setText(f"{self._nom} — {resume}" if resume else self._nom)
        self.bascule.setAccessibleName(f"{self.bascule.text()}\u00a0: {self._titre.text()}")

    def _nommer(self) -> None:
        for bouton, acte in ((self.monter, "Monter"), (self.descendre, "Descendre"), (self.retirer, "Retirer")):
            bouton.setAccessibleName(f"{acte}\u00a0: {self._nom}")
            bouton.setToolTip(acte)
        self._resumer()

    def _disposer(self) -> None:
        entete = QHBoxLayout()
        entete.setSpacing(2)
        self._titre.setProperty("role", "fort")
        entete.addWidget(self._titre, 1)
        for bouton in (self.bascule, self.monter, self.descendre, self.retirer):
            entete.addWidget(bouton)
        if self._liste.en_ligne:
            self.bascule.hide()
        self._cadre.contenu.addLayout(entete)
        colonne = QVBoxLayout(self)
        colonne.setContentsMargins(0, 0, 0, 0)
        colonne.addWidget(self._cadre)


dessiner_par(Liste, lambda liste, table, chemin, _en_ligne: BlocListe(liste, table, chemin))
