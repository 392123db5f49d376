"""Step 2: what is known of the person, from whom, and what may be asked."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from ccas_desktop.application.demandes.precisions import Precisions
from ccas_desktop.application.donnees.lignes_donnees import LigneDonnee
from ccas_desktop.application.donnees.sources_des_lignes import (
    Interrogation,
    attentes_des_lignes,
    certifiees_a_retenir,
    empechement_commun,
    interrogations_a_demander,
    interrogations_en_attente,
)
from ccas_desktop.application.donnees.verbes import oublier_donnee, retenir_certifiee
from ccas_desktop.application.instruction.page import PageDemande
from ccas_desktop.application.messages.etats import EMPECHEMENTS, phrase_de_l_attente
from ccas_desktop.domain.certifie.certifie import LIBELLES
from ccas_desktop.gui.poste import Poste
from ccas_desktop.gui.screens.demande.bloc_foyer import BlocFoyer
from ccas_desktop.gui.screens.demande.bloc_impot import BlocImpot
from ccas_desktop.gui.screens.demande.elements import BoutonAction, CarteEtape, etiquette, ton_de
from ccas_desktop.gui.screens.demande.ligne_donnee import LigneDonneeVue
from ccas_desktop.gui.travaux.appels import Appels
from ccas_desktop.gui.widgets import Attente, Bandeau, Bouton, RoleBouton, Ton

RIEN = "Cette aide n’a besoin d’aucune donnée d’une administration."


class CarteDonnees(CarteEtape):
    """Lists the data of a request; each reply lands on its line as it comes.

    Signals:
        changee: Emitted once something was saved, a reply included.
        traces_voulues: Emitted with the number of the request, to read its calls.
    """

    PAGE_AIDE = "donnees"
    changee = Signal()
    traces_voulues = Signal(str)

    def __init__(self, poste: Poste) -> None:
        super().__init__("2. Données")
        self._poste = poste
        self._appels = Appels.de(poste.services, poste.jobs)
        self._page: PageDemande | None = None
        self.lignes: dict[str, LigneDonneeVue] = {}
        self.tout_demander = BoutonAction("Tout demander", "donnees")
        self.tout_retenir = BoutonAction("Retenir les valeurs certifiées", "certifie")
        self.traces = Bouton("Appels faits", "document", RoleBouton.DISCRET)
        self.attente = Attente()
        self.empechement = Bandeau(ton=Ton.ALERTE)
        self.reseau = Bandeau(ton=Ton.ALERTE, action="Demander ce qui attend")
        self._rien = etiquette(RIEN, "secondaire")
        self._liste = QVBoxLayout()
        self.impot = BlocImpot(poste)
        self.foyer = BlocFoyer(poste)

        self._disposer()

        self.tout_demander.clicked.connect(self._on_tout_demander)
        self.tout_retenir.clicked.connect(self._on_tout_retenir)
        self.reseau.action_demandee.connect(self._on_demander_l_attente)
        self.traces.clicked.connect(self._on_traces)
        self.attente.annulation_demandee.connect(lambda: self._on_annuler())
        self.impot.changee.connect(self.changee)
        self.foyer.changee.connect(self.changee)
        self._appels.change.connect(self._on_appels)
        self._appels.refuse.connect(self._on_refuse)

    def montrer(self, page: PageDemande) -> None:
        """Show the lines; the widgets stay, so that the focus and what is being typed do."""
        self._page = page
        en_cours = self._appels.en_cours(page.demande.id)
        commun = empechement_commun(page.lignes)
        if commun is not None:
            self.empechement.definir(EMPECHEMENTS[commun].texte, ton_de(EMPECHEMENTS[commun]))
        self.empechement.setVisible(commun is not None)
        attentes = attentes_des_lignes(page.lignes, en_cours)
        for rang, ligne in enumerate(page.lignes):
            vue = self.lignes.get(ligne.indicateur.code) or self._ajouter(ligne, rang)
            siennes = tuple(question for question in en_cours if question.source is ligne.source)
            vue.montrer(page, ligne, en_cours=siennes, dire_l_empechement=commun is None)
            vue.attentes.montrer(attentes[ligne.indicateur.code])
        for code in self.lignes.keys() - {ligne.indicateur.code for ligne in page.lignes}:
            self._retirer(code)
        self._rien.setVisible(not page.lignes and page.impot is None)
        self.impot.montrer(page)
        self.foyer.montrer(page)
        self._montrer_actions(page, en_cours)

    def accentuer(self, prochaine: bool) -> None:
        """Show the main button of the step as that of the page."""
        reste_a_demander = self.tout_demander.isVisibleTo(self)
        self.tout_demander.accentuer(prochaine and reste_a_demander)
        self.tout_retenir.accentuer(prochaine and not reste_a_demander)

    def premier_controle(self) -> QWidget:
        """Return what takes the focus when one comes to this step."""
        if self.tout_demander.isVisibleTo(self) and self.tout_demander.isEnabled():
            return self.tout_demander
        if self.reseau.isVisibleTo(self):
            return self.reseau.bouton
        return next(filter(None, (ligne.premier_controle() for ligne in self.lignes.values())), self.tout_demander)

    def controle_de(self, code: str) -> QWidget | None:
        """Return where the value of a fact is typed, or None when no line is about it."""
        ligne = self.lignes.get(code)
        return ligne.premier_controle() if ligne is not None else None

    def _montrer_actions(self, page: PageDemande, en_cours: tuple[Interrogation, ...]) -> None:
        self.traces.setVisible(bool(page.complete.traces))
        self.tout_demander.setVisible(bool(interrogations_a_demander(page.lignes)) and not en_cours)
        attente = [ligne for ligne in page.lignes if ligne.attend_le_reseau]
        avis = page.impot is not None and page.impot.attend_le_reseau
        self.reseau.definir(phrase_de_l_attente(attente, avis=avis), Ton.ALERTE)
        self.reseau.setVisible((bool(attente) or avis) and not en_cours)
        self.tout_retenir.setVisible(len(certifiees_a_retenir(page.lignes)) > 1)
        if len(en_cours) > 1:
            noms = dict.fromkeys(LIBELLES[question.source] for question in en_cours)
            self.attente.montrer(f"{len(en_cours)} demandes en cours\u00a0: {', '.join(noms)}…")
        else:
            self.attente.finir()

    def _ajouter(self, ligne: LigneDonnee, rang: int) -> LigneDonneeVue:
        vue, source, code = LigneDonneeVue(self._poste), ligne.source, ligne.indicateur.code
        if source is not None:
            vue.demandee.connect(
                lambda usager_id, actualiser, precisions: self._demander(
                    (Interrogation(source, usager_id),), actualiser=actualiser, precisions=precisions
                )
            )
            vue.retenue.connect(lambda usager_id: self._retenir((Interrogation(source, usager_id),)))
            vue.attentes.annulation_demandee.connect(self._on_annuler)
        vue.oubliee.connect(lambda: self._oublier(code))
        vue.changee.connect(self.changee)
        self.lignes[code] = vue
        self._liste.insertWidget(rang * 2, vue)
        filet = QFrame()
        filet.setProperty("role", "filet")
        self._liste.insertWidget(rang * 2 + 1, filet)
        return vue

    def _retirer(self, code: str) -> None:
        vue = self.lignes.pop(code)
        rang = self._liste.indexOf(vue)
        for place in (rang + 1, rang):
            element = self._liste.takeAt(place)
            if element is not None and (widget := element.widget()) is not None:
                widget.hide()
                widget.deleteLater()

    def _on_traces(self) -> None:
        if self._page is not None:
            self.traces_voulues.emit(self._page.demande.numero)

    def _on_tout_demander(self) -> None:
        if self._page is not None:
            self._demander(interrogations_a_demander(self._page.lignes))

    def _on_demander_l_attente(self) -> None:
        """Ask what may be asked without more, and lead to the number that only the agent may type again."""
        if self._page is None:
            return
        if questions := interrogations_en_attente(self._page.lignes):
            self._demander(questions)
        if self._page.impot is not None and self._page.impot.attend_le_reseau:
            self.impot.inviter_a_retaper()

    def _demander(
        self, questions: tuple[Interrogation, ...], *, actualiser: bool = False, precisions: Precisions | None = None
    ) -> None:
        if self._page is not None:
            self._appels.demander(
                self._poste.auteur(), self._page.demande.id, questions, actualiser=actualiser, precisions=precisions
            )

    def _on_annuler(self, question: Interrogation | None = None) -> None:
        if self._page is not None:
            self._appels.annuler(self._page.demande.id, question)

    def _on_tout_retenir(self) -> None:
        if self._page is not None:
            self._retenir(certifiees_a_retenir(self._page.lignes))

    def _retenir(self, certifiees: tuple[Interrogation, ...]) -> None:
        if self._page is None:
            return
        auteur, services, demande_id = self._poste.auteur(), self._poste.services, self._page.demande.id
        self._ecrire(
            lambda: [retenir_certifiee(services, auteur, demande_id, c.source, c.usager_id) for c in certifiees]
        )

    def _oublier(self, code: str) -> None:
        lignes = self._page.lignes if self._page else ()
        if donnee := next((ligne.a_oublier for ligne in lignes if ligne.indicateur.code == code), None):
            auteur, services = self._poste.auteur(), self._poste.services
            self._ecrire(lambda: oublier_donnee(services, auteur, donnee))

    def _ecrire(self, verbe: Callable[[], object]) -> None:
        self._poste.jobs.ecrire(verbe, then=lambda _: self.changee.emit(), failed=self._on_refus, owner=self)

    def _on_refus(self, erreur: Exception) -> None:
        self._poste.avis.erreur(erreur)
        self.changee.emit()

    def _on_appels(self, demande_id: str) -> None:
        if self._page is not None and demande_id == self._page.demande.id:
            self.changee.emit()

    def _on_refuse(self, demande_id: str, question: Interrogation, erreur: Exception) -> None:
        if self._page is None or demande_id != self._page.demande.id:
            return
        vues = [self.lignes[ligne.indicateur.code] for ligne in self._page.lignes if ligne.source is question.source]
        # What is being typed about somebody else is left alone.
        libre = not any(vue.precise_une_autre(question.usager_id) for vue in vues)
        if not (libre and any(vue.montrer_refus(erreur, question.usager_id) for vue in vues)):
            self._poste.avis.erreur(erreur)

    def _disposer(self) -> None:
        self.attente.bouton.setText("Tout annuler")
        self.traces.setToolTip("Le registre des appels faits pour cette demande")
        self.ajouter_action(self.traces)
        self.ajouter_action(self.tout_retenir)
        self.ajouter_action(self.tout_demander)
        self._liste.setSpacing(8)
        self.ajouter(self.empechement, self.reseau, self.attente, self._rien)
        self.contenu.addLayout(self._liste)
        self.ajouter(self.impot, self.foyer)
