"""One datum: what is kept beside what is certified, what the last call said, and what may be done."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QFrame, QVBoxLayout, QWidget

from ccas_desktop.application.demandes.precisions import Precisions
from ccas_desktop.application.donnees.lignes_donnees import ActionDonnee, LigneDonnee
from ccas_desktop.application.donnees.sources_des_lignes import Interrogation
from ccas_desktop.application.instruction.page import PageDemande
from ccas_desktop.application.messages.eleves import phrase_des_autres_reponses, soin_de_la_ligne
from ccas_desktop.application.messages.etats import (
    EMPECHEMENTS,
    details_techniques,
    message_de_la_ligne,
    mot_de_la_ligne,
    phrase_de_la_periode,
)
from ccas_desktop.domain.errors import RefusMetier
from ccas_desktop.gui.poste import Poste
from ccas_desktop.gui.screens.demande.attentes_donnee import AttentesDonnee
from ccas_desktop.gui.screens.demande.elements import boutons, etiquette, tete_de_donnee, ton_de
from ccas_desktop.gui.screens.demande.precisions_appel import PrecisionsAppel
from ccas_desktop.gui.screens.demande.saisie_donnee import SaisieDonnee
from ccas_desktop.gui.screens.demande.valeurs_donnee import ValeursDonnee
from ccas_desktop.gui.widgets import Bouton, PastilleEtat, RoleBouton, Ton, atteindre_apres


class LigneDonneeVue(QFrame):
    """Shows a LigneDonnee.

    Signals:
        demandee: Emitted with the id of whom it is about, or None when that goes without saying; with True to ask
            afresh, False for the first time; and with the Precisions given, or None.
        retenue: Emitted to keep the certified value shown, with the id of whom it is about.
        oubliee: Emitted to keep no value any more.
        changee: Emitted once a typed value is saved.
    """

    demandee = Signal(object, bool, object)
    retenue = Signal(object)
    oubliee = Signal()
    changee = Signal()

    def __init__(self, poste: Poste) -> None:
        super().__init__()
        self._poste = poste
        self._ligne: LigneDonnee | None = None
        self._demande_id = ""
        self.saisie: SaisieDonnee | None = None
        self.precisions: PrecisionsAppel | None = None
        self._nom = etiquette(role="fort")
        self._etat = PastilleEtat("")
        self.valeurs = ValeursDonnee()
        self.attentes = AttentesDonnee()
        self._message = etiquette(role="secondaire", selectionnable=True)
        self._details = etiquette(role="petit", selectionnable=True)
        self.compare = QCheckBox("J’ai comparé\u00a0: c’est bien la même personne")
        self.demander = Bouton("Demander", "donnees")
        self.actualiser = Bouton("Actualiser", "actualiser")
        self.preciser = Bouton("Préciser…", "modifier", RoleBouton.DISCRET)
        self.retenir = Bouton("Retenir", "certifie")
        self.saisir = Bouton("Saisir…", "modifier")
        self.oublier = Bouton("Ne plus retenir", "supprimer", RoleBouton.DISCRET)
        self.technique = Bouton("Détails", "info", RoleBouton.DISCRET)

        self._disposer()

        self.demander.clicked.connect(self._on_demander)
        self.actualiser.clicked.connect(self._on_demander)
        self.preciser.clicked.connect(self.ouvrir_precisions)
        self.retenir.clicked.connect(self._on_retenir)
        self.oublier.clicked.connect(self.oubliee)
        self.saisir.clicked.connect(self.ouvrir_saisie)
        self.compare.toggled.connect(self.retenir.setEnabled)
        self.technique.clicked.connect(lambda: self._details.setVisible(self._details.isHidden()))

    def montrer(
        self,
        page: PageDemande,
        ligne: LigneDonnee,
        *,
        en_cours: tuple[Interrogation, ...],
        dire_l_empechement: bool = True,
    ) -> None:
        """Show a line, with what its source is being asked; a value being typed stays."""
        # The same value may be certified about somebody else: what was compared was another reply.
        if self._ligne is not None and self._ligne.provenance_certifiee != ligne.provenance_certifiee:
            self.compare.setChecked(False)
        if self._ligne is not None and self._est_servie(self._ligne, ligne):
            self._fermer_precisions()
        self._ligne, self._demande_id = ligne, page.demande.id
        mot = mot_de_la_ligne(ligne)
        self._nom.setText(ligne.libelle)
        self._etat.definir("En cours" if en_cours else mot.texte, Ton.INFORMATION if en_cours else ton_de(mot))
        self.valeurs.montrer(page, ligne)
        self._montrer_message(ligne, dire_l_empechement=dire_l_empechement)
        self._montrer_actions(ligne, frozenset(question.usager_id for question in en_cours))

    def premier_controle(self) -> QWidget | None:
        """Return the first button that can be used."""
        utiles = (self.retenir, self.demander, self.saisir, self.actualiser, self.oublier)
        return next((b for b in utiles if b.isVisibleTo(self) and b.isEnabled()), None)

    def ouvrir_saisie(self) -> None:
        """Show the fields where a value is typed."""
        if self._ligne is None or self.saisie is not None:
            return
        self.saisie = SaisieDonnee(self._poste, self._demande_id, self._ligne)
        self.saisie.enregistree.connect(self._on_saisie)
        self.saisie.fermee.connect(self._fermer_saisie)
        _ouvrir_sous(self.technique, self.saisie, self._colonne)
        self.saisie.valeur.controle.setFocus()

    def ouvrir_precisions(self) -> None:
        """Show the fields of what is given beside the identity, and go to the first."""
        if self._ligne is None or self._ligne.source is None:
            return
        if self.precisions is None:
            self.precisions = PrecisionsAppel(self._poste, self._demande_id, self._ligne, self._ligne.source)
            self.precisions.voulue.connect(self._on_voulue)
            self.precisions.fermee.connect(self._on_precisions_fermees)
            _ouvrir_sous(self.technique, self.precisions, self._colonne)
        self.precisions.premier_champ().controle.setFocus()

    def montrer_refus(self, erreur: Exception, usager_id: str | None) -> bool:
        """Show at its field why a call could not be made; return False when it is for no field of this line."""
        if self._ligne is None or not isinstance(erreur, RefusMetier) or erreur.champ not in self._ligne.precisions:
            return False
        self.ouvrir_precisions()
        return self.precisions is not None and self.precisions.montrer_refus(erreur, usager_id)

    def precise_une_autre(self, usager_id: str | None) -> bool:
        """Tell whether a call about somebody else is being prepared here."""
        precisions = self.precisions
        return precisions is not None and usager_id is not None and precisions.personne not in (None, usager_id)

    def _montrer_message(self, ligne: LigneDonnee, *, dire_l_empechement: bool) -> None:
        self._message.setText(_message(ligne, dire_l_empechement=dire_l_empechement))
        self._message.setVisible(bool(self._message.text()))
        self._details.setText(details_techniques(ligne.reponse) if ligne.reponse else "")
        self.technique.setVisible(ligne.reponse is not None)
        self._details.setVisible(ligne.reponse is not None and self._details.isVisibleTo(self))

    def _montrer_actions(self, ligne: LigneDonnee, interroges: frozenset[str | None]) -> None:
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
        self.demander.setText("Demander…" if ligne.a_preciser else "Demander")
        self.preciser.setVisible(bool(ligne.precisions) and ligne.se_demande and not ligne.a_preciser)
        self.preciser.setAccessibleName(f"Préciser la demande\u00a0: {ligne.libelle}")
        # Another person may be chosen, and asked about, while one is.
        self.preciser.setEnabled(ligne.choix.plusieurs or not interroges)
        if self.precisions is not None:
            self.precisions.montrer_en_cours(interroges)
        self.technique.setAccessibleName(f"Détails techniques\u00a0: {ligne.libelle}")
        libre = ligne.choix.a_faire or ligne.choix.interroge_par_defaut not in interroges
        self.demander.setEnabled(libre)
        self.actualiser.setEnabled(libre)
        self.compare.setVisible(ligne.identite_differente and ActionDonnee.RETENIR_CERTIFIEE in ligne.actions)
        self.retenir.setEnabled(not ligne.identite_differente or self.compare.isChecked())

    def _deja_demandee(self) -> bool:
        return self._ligne is not None and ActionDonnee.ACTUALISER in self._ligne.actions

    def _on_demander(self) -> None:
        if self._ligne is not None and self._ligne.a_preciser:
            self.ouvrir_precisions()
        elif self._ligne is not None:
            self.demandee.emit(self._ligne.choix.interroge_par_defaut, self._deja_demandee(), None)

    def _on_voulue(self, precisions: Precisions) -> None:
        self.demandee.emit(precisions.usager_id, self._deja_demandee(), precisions)

    def _on_retenir(self) -> None:
        if self._ligne is not None:
            self.retenue.emit(self._ligne.certifiee_de)

    def _est_servie(self, avant: LigneDonnee, ligne: LigneDonnee) -> bool:
        """Tell whether what is typed beside the identity has had its certified reply since."""
        personne = self.precisions.personne if self.precisions is not None else None
        certifiee = ligne.certifiee_au_sujet_de(personne)
        return certifiee is not None and certifiee != avant.certifiee_au_sujet_de(personne)

    def _on_precisions_fermees(self) -> None:
        self._fermer_precisions()
        if (bouton := self.premier_controle()) is not None:
            bouton.setFocus()

    def _fermer_precisions(self) -> None:
        if self.precisions is not None:
            self.precisions.hide()
            self.precisions.deleteLater()
            self.precisions = None

    def _on_saisie(self) -> None:
        self._fermer_saisie()
        self.changee.emit()

    def _fermer_saisie(self) -> None:
        if self.saisie is not None:
            self.saisie.hide()
            self.saisie.deleteLater()
            self.saisie = None
            self.saisir.setFocus()

    def _disposer(self) -> None:
        # The buttons go to a second row when the width is short.
        gestes = (self.retenir, self.demander, self.actualiser, self.preciser, self.saisir, self.oublier)
        tete = tete_de_donnee(self._nom, self._etat, boutons(*gestes, self.technique))
        self._details.hide()
        self._colonne = QVBoxLayout(self)
        self._colonne.setContentsMargins(0, 2, 0, 2)
        self._colonne.setSpacing(6)
        self._colonne.addLayout(tete)
        self._colonne.addWidget(self.attentes)
        self._colonne.addWidget(self.valeurs)
        self._colonne.addWidget(self._message)
        self._colonne.addWidget(self.compare)
        self._colonne.addWidget(self._details)


def _ouvrir_sous(dernier: QWidget, bloc: QWidget, colonne: QVBoxLayout) -> None:
    """Put a form at the foot of its line, Tab going to it after the last button."""
    colonne.addWidget(bloc)
    atteindre_apres(dernier, bloc)


def _message(ligne: LigneDonnee, *, dire_l_empechement: bool) -> str:
    """Return what the last call said and what to do next, or why no call is possible."""
    empechement = EMPECHEMENTS[ligne.empechement].texte if dire_l_empechement else ""
    retenue = ligne.retenue.provenance if ligne.retenue is not None and ligne.hors_periode else None
    periode = phrase_de_la_periode(ligne.voulue, retenue)
    autres = phrase_des_autres_reponses(ligne)
    textes = (periode, soin_de_la_ligne(ligne), message_de_la_ligne(ligne), autres, empechement)
    return "\n".join(texte for texte in textes if texte)
