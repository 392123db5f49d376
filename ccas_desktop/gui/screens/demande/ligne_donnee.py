"""One datum: what is kept beside what is certified, what the last call said, and what may be done."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QFrame, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from ccas_desktop.application.lignes_donnees import ActionDonnee, LigneDonnee
from ccas_desktop.application.messages.etats import (
    EMPECHEMENTS,
    details_techniques,
    message_de_la_ligne,
    mot_de_la_ligne,
    phrase_de_l_age,
    valeur_en_clair,
)
from ccas_desktop.application.page_demande import PageDemande
from ccas_desktop.gui.poste import Poste
from ccas_desktop.gui.screens.demande.elements import etiquette, ton_de
from ccas_desktop.gui.screens.demande.saisie_donnee import SaisieDonnee
from ccas_desktop.gui.widgets import Bouton, EtiquetteProvenance, PastilleEtat, RoleBouton, Ton


class LigneDonneeVue(QFrame):
    """Shows a LigneDonnee.

    Signals:
        demandee: Emitted with True to ask afresh, False for the first time.
        retenue: Emitted to keep the certified value.
        oubliee: Emitted to keep no value any more.
        changee: Emitted once a typed value is saved.
    """

    demandee = Signal(bool)
    retenue = Signal()
    oubliee = Signal()
    changee = Signal()

    def __init__(self, poste: Poste) -> None:
        super().__init__()
        self._poste = poste
        self._ligne: LigneDonnee | None = None
        self._demande_id = ""
        self._saisie: SaisieDonnee | None = None
        self._nom = etiquette(role="fort")
        self._etat = PastilleEtat("")
        self._retenue = etiquette()
        self._provenance_retenue = EtiquetteProvenance()
        self._age_retenue = etiquette(role="petit")
        self._certifiee = etiquette()
        self._provenance_certifiee = EtiquetteProvenance()
        self._age = etiquette(role="petit")
        self._message = etiquette(role="secondaire", selectionnable=True)
        self._details = etiquette(role="petit", selectionnable=True)
        self.compare = QCheckBox("J’ai comparé\u00a0: c’est bien la même personne")
        self.demander = Bouton("Demander", "donnees")
        self.actualiser = Bouton("Actualiser", "actualiser")
        self.retenir = Bouton("Retenir", "certifie")
        self.saisir = Bouton("Saisir…", "modifier")
        self.oublier = Bouton("Ne plus retenir", "supprimer", RoleBouton.DISCRET)
        self.technique = Bouton("Détails", "info", RoleBouton.DISCRET)

        self._disposer()

        self.demander.clicked.connect(lambda: self.demandee.emit(False))
        self.actualiser.clicked.connect(lambda: self.demandee.emit(True))
        self.retenir.clicked.connect(self.retenue)
        self.oublier.clicked.connect(self.oubliee)
        self.saisir.clicked.connect(self.ouvrir_saisie)
        self.compare.toggled.connect(self._on_compare)
        self.technique.clicked.connect(lambda: self._details.setVisible(self._details.isHidden()))

    def montrer(
        self, page: PageDemande, ligne: LigneDonnee, *, en_cours: bool, dire_l_empechement: bool = True
    ) -> None:
        """Show a line; a value being typed stays."""
        if self._ligne is not None and self._ligne.certifiee != ligne.certifiee:
            self.compare.setChecked(False)
        self._ligne, self._demande_id = ligne, page.demande.id
        mot = mot_de_la_ligne(ligne)
        self._nom.setText(ligne.libelle)
        self._etat.definir("En cours" if en_cours else mot.texte, Ton.INFORMATION if en_cours else ton_de(mot))
        self._montrer_valeurs(page, ligne)
        self._montrer_message(ligne, dire_l_empechement=dire_l_empechement)
        self._montrer_actions(ligne, en_cours=en_cours)

    def premier_controle(self) -> QWidget | None:
        """Return the first button that can be used."""
        utiles = (self.retenir, self.demander, self.saisir, self.actualiser, self.oublier)
        return next((b for b in utiles if b.isVisibleTo(self) and b.isEnabled()), None)

    def ouvrir_saisie(self) -> None:
        """Show the fields where a value is typed."""
        if self._ligne is None or self._saisie is not None:
            return
        self._saisie = SaisieDonnee(self._poste, self._demande_id, self._ligne)
        self._saisie.enregistree.connect(self._on_saisie)
        self._saisie.fermee.connect(self._fermer_saisie)
        self._colonne.addWidget(self._saisie)
        self._saisie.valeur.controle.setFocus()

    def _montrer_valeurs(self, page: PageDemande, ligne: LigneDonnee) -> None:
        retenue = ligne.retenue
        self._retenue.setText(f"Retenu\u00a0: {valeur_en_clair(ligne.indicateur, retenue.valeur)}" if retenue else "")
        self._retenue.setVisible(retenue is not None)
        self._provenance_retenue.setVisible(retenue is not None)
        self._age_retenue.setVisible(ligne.retient_le_certifie)
        if retenue is not None:
            self._provenance_retenue.definir(retenue.provenance)
        provenance = ligne.provenance_certifiee
        self._certifiee.setText(_certifie(ligne))
        for widget in (self._certifiee, self._provenance_certifiee, self._age):
            widget.setVisible(provenance is not None and not ligne.retient_le_certifie)
        if provenance is not None and ligne.source is not None:
            self._provenance_certifiee.definir(provenance)
            jour = page.jours_certifies.get(ligne.source)
            age = f"obtenu {phrase_de_l_age(jour, page.aujourdhui)}" if jour else ""
            self._age.setText(age)
            self._age_retenue.setText(age if ligne.retient_le_certifie else "")

    def _montrer_message(self, ligne: LigneDonnee, *, dire_l_empechement: bool) -> None:
        self._message.setText(_message(ligne, dire_l_empechement=dire_l_empechement))
        self._message.setVisible(bool(self._message.text()))
        self._details.setText(details_techniques(ligne.reponse) if ligne.reponse else "")
        self.technique.setVisible(ligne.reponse is not None)
        self._details.setVisible(ligne.reponse is not None and self._details.isVisibleTo(self))

    def _montrer_actions(self, ligne: LigneDonnee, *, en_cours: bool) -> None:
        par_action = {
            ActionDonnee.DEMANDER: self.demander,
            ActionDonnee.ACTUALISER: self.actualiser,
            ActionDonnee.RETENIR_CERTIFIEE: self.retenir,
            ActionDonnee.SAISIR: self.saisir,
            ActionDonnee.OUBLIER: self.oublier,
        }
        for action, bouton in par_action.items():
            bouton.setVisible(action in ligne.actions)
            bouton.setAccessibleName(f"{bouton.text()}\u00a0: {ligne.libelle}")
        self.technique.setAccessibleName(f"Détails techniques\u00a0: {ligne.libelle}")
        self.demander.setEnabled(not en_cours)
        self.actualiser.setEnabled(not en_cours)
        self.compare.setVisible(ligne.identite_differente and ActionDonnee.RETENIR_CERTIFIEE in ligne.actions)
        self.retenir.setEnabled(not ligne.identite_differente or self.compare.isChecked())

    def _on_compare(self, coche: bool) -> None:
        self.retenir.setEnabled(coche)

    def _on_saisie(self) -> None:
        self._fermer_saisie()
        self.changee.emit()

    def _fermer_saisie(self) -> None:
        if self._saisie is not None:
            self._saisie.hide()
            self._saisie.deleteLater()
            self._saisie = None
            self.saisir.setFocus()

    def _disposer(self) -> None:
        tete = QHBoxLayout()
        tete.setSpacing(10)
        tete.addWidget(self._nom, 4)
        tete.addWidget(self._etat)
        tete.addStretch(1)
        for bouton in (self.retenir, self.demander, self.actualiser, self.saisir, self.oublier, self.technique):
            tete.addWidget(bouton)
        valeurs = QGridLayout()
        valeurs.setHorizontalSpacing(12)
        valeurs.setVerticalSpacing(2)
        for rang, (valeur, provenance) in enumerate(
            ((self._retenue, self._provenance_retenue), (self._certifiee, self._provenance_certifiee))
        ):
            valeur.setWordWrap(False)
            valeurs.addWidget(valeur, rang, 0)
            valeurs.addWidget(provenance, rang, 1)
        for rang, age in enumerate((self._age_retenue, self._age)):
            age.setWordWrap(False)
            valeurs.addWidget(age, rang, 2)
        valeurs.setColumnStretch(3, 1)
        self._details.hide()
        self._colonne = QVBoxLayout(self)
        self._colonne.setContentsMargins(0, 2, 0, 2)
        self._colonne.setSpacing(6)
        self._colonne.addLayout(tete)
        self._colonne.addLayout(valeurs)
        self._colonne.addWidget(self._message)
        self._colonne.addWidget(self.compare)
        self._colonne.addWidget(self._details)


def _certifie(ligne: LigneDonnee) -> str:
    if ligne.certifiee is not None:
        return f"Certifié\u00a0: {valeur_en_clair(ligne.indicateur, ligne.certifiee)}"
    return "Certifié\u00a0: sans valeur" if ligne.porte_valeur else "Foyer certifié, ci-dessous"


def _message(ligne: LigneDonnee, *, dire_l_empechement: bool) -> str:
    """Return what the last call said and what to do next, or why no call is possible."""
    empechement = EMPECHEMENTS[ligne.empechement].texte if dire_l_empechement else ""
    return "\n".join(texte for texte in (message_de_la_ligne(ligne), empechement) if texte)
