"""The value kept of one datum beside the one that is certified, each with its origin and its age."""

from __future__ import annotations

from PySide6.QtWidgets import QGridLayout, QWidget

from ccas_desktop.application.donnees.lignes_donnees import LigneDonnee
from ccas_desktop.application.instruction.page import PageDemande
from ccas_desktop.application.messages.eleves import phrase_des_autres_eleves, phrase_retenue
from ccas_desktop.application.messages.etats import phrase_de_l_age, valeur_en_clair
from ccas_desktop.gui.screens.demande.elements import etiquette
from ccas_desktop.gui.widgets import EtiquetteProvenance


class ValeursDonnee(QWidget):
    """Shows what a LigneDonnee keeps and what was certified; nothing while neither is known."""

    def __init__(self) -> None:
        super().__init__()
        self.retenue = etiquette()
        self.provenance_retenue = EtiquetteProvenance()
        self.certifiee = etiquette()
        self.provenance_certifiee = EtiquetteProvenance()
        self.autres = etiquette(role="secondaire")
        self._age_retenue = etiquette(role="petit")
        self._age = etiquette(role="petit")

        grille = QGridLayout(self)
        grille.setContentsMargins(0, 0, 0, 0)
        grille.setHorizontalSpacing(12)
        grille.setVerticalSpacing(2)
        rangs = (
            (self.retenue, self.provenance_retenue, self._age_retenue),
            (self.certifiee, self.provenance_certifiee, self._age),
        )
        for rang, (valeur, provenance, age) in enumerate(rangs):
            for texte in (valeur, age):
                texte.setWordWrap(False)
            for colonne, widget in enumerate((valeur, provenance, age)):
                grille.addWidget(widget, rang, colonne)
        grille.addWidget(self.autres, len(rangs), 0, 1, 4)
        grille.setColumnStretch(3, 1)

    def montrer(self, page: PageDemande, ligne: LigneDonnee) -> None:
        """Show the values of a line."""
        retenue, provenance = ligne.retenue, ligne.provenance_certifiee
        self.retenue.setText(phrase_retenue(ligne))
        if retenue is not None:
            self.provenance_retenue.definir(retenue.provenance)
        for widget in (self.retenue, self.provenance_retenue):
            widget.setVisible(retenue is not None)
        self._age_retenue.setVisible(ligne.retient_le_certifie)
        self.certifiee.setText(_certifie(ligne))
        for widget in (self.certifiee, self.provenance_certifiee, self._age):
            widget.setVisible(provenance is not None and not ligne.retient_le_certifie)
        if provenance is not None and ligne.source is not None:
            self.provenance_certifiee.definir(provenance)
            jour = page.jours_certifies.get(ligne.source)
            age = f"obtenu {phrase_de_l_age(jour, page.aujourdhui)}" if jour else ""
            self._age.setText(age)
            self._age_retenue.setText(age if ligne.retient_le_certifie else "")
        self.autres.setText(phrase_des_autres_eleves(ligne))
        self.autres.setVisible(bool(self.autres.text()))
        self.setVisible(retenue is not None or provenance is not None or bool(ligne.autres_retenues))


def _certifie(ligne: LigneDonnee) -> str:
    if ligne.certifiee is not None:
        return f"Certifié\u00a0: {valeur_en_clair(ligne.indicateur, ligne.certifiee)}"
    return "Certifié\u00a0: sans valeur" if ligne.porte_valeur else "Foyer certifié, ci-dessous"
