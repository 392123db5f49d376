"""Step 3: what the règlement answers, and why."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ccas_desktop.application.donnees.ou_renseigner import AFaire, Lieu, faits_a_renseigner
from ccas_desktop.application.instruction.page import Calcul, PageDemande
from ccas_desktop.application.messages.etats import phrase_du_calcul
from ccas_desktop.application.messages.foyer import phrase_de_la_composition
from ccas_desktop.domain.courrier.modeles import Modele
from ccas_desktop.domain.reglement.calcul.trace import TITRES, Trace, en_texte
from ccas_desktop.gui.notices import avis_pour
from ccas_desktop.gui.poste import Poste
from ccas_desktop.gui.screens.demande.bloc_et_si import BlocEtSi
from ccas_desktop.gui.screens.demande.elements import CarteEtape, etiquette, vider
from ccas_desktop.gui.screens.demande.liste_a_faire import ListeAFaire
from ccas_desktop.gui.widgets import Bandeau, Bouton, Ton

FIGE = "Ce calcul est celui sur lequel la décision a été prise\u00a0: il ne change plus."


class CarteEvaluation(CarteEtape):
    """Shows the outcome and its four-part explanation (CRPA R311-3-1-2).

    Signals:
        lieu_voulu: Emitted with the Lieu where a missing fact is filled in.
        chose_voulue: Emitted with the AFaire that a missing fact is, once its place is shown.
        lettre_voulue: Emitted with the Modele to make at once.
    """

    PAGE_AIDE = "evaluation"
    lieu_voulu = Signal(object)
    lettre_voulue = Signal(object)
    chose_voulue = Signal(object)

    def __init__(self, poste: Poste) -> None:
        super().__init__("3. Évaluation")
        self._poste = poste
        self.explication = ""
        self.issue = Bandeau()
        self._fige = etiquette(FIGE, "petit")
        self.composition = etiquette("", "secondaire")
        self.manquants = ListeAFaire("Pour conclure, il faut encore\u00a0:")
        self.et_si = BlocEtSi()
        self._lignes = QVBoxLayout()
        self.fiche = Bouton("Fiche de calcul", "courrier", raccourci="Ctrl+Shift+F")
        self.fiche.setToolTip("Le calcul expliqué à la personne, à imprimer (Ctrl+Maj+F)")
        self.copier = Bouton("Copier l’explication", "document")

        self._lignes.setSpacing(3)
        self.ajouter_action(self.copier)
        self.ajouter_action(self.fiche)
        self.ajouter(self.issue, self._fige, self.composition, self.manquants, self.et_si)
        self.contenu.addLayout(self._lignes)

        self.fiche.clicked.connect(lambda: self.lettre_voulue.emit(Modele.EXPLICATION))
        self.copier.clicked.connect(self._on_copier)
        self.manquants.lieu_voulu.connect(self.lieu_voulu)
        self.manquants.chose_voulue.connect(self.chose_voulue)

    def montrer(self, page: PageDemande) -> None:
        """Show the calculation, or why none is possible."""
        calcul = page.calcul
        manquants = calcul.evaluation.manquants if calcul and calcul.evaluation else ()
        self.manquants.montrer(faits_a_renseigner(manquants, page.lignes))
        self.composition.setText(phrase_de_la_composition(page.complete.dossier.usagers, page.demande.deposee_le))
        self.composition.setVisible(calcul is not None and not calcul.fige)
        self._fige.setVisible(calcul is not None and calcul.fige)
        self.copier.setVisible(calcul is not None)
        self.fiche.setVisible(calcul is not None)
        self.et_si.montrer(page)
        if calcul is None:
            self._montrer_empechement(page)
        else:
            self._montrer_calcul(calcul)

    def premier_controle(self) -> QWidget:
        """Return what takes the focus when one comes to this step."""
        return self.manquants.premier_controle() or self.copier

    def _montrer_calcul(self, calcul: Calcul) -> None:
        mot = phrase_du_calcul(calcul)
        self.issue.definir(mot.texte, Ton(mot.poids.value))
        self.explication = "\n".join(en_texte(calcul.trace))
        self._montrer_trace(calcul.trace)

    def _montrer_trace(self, trace: Trace) -> None:
        vider(self._lignes)
        for texte in en_texte(trace):
            titre = texte in TITRES
            self._lignes.addWidget(etiquette(texte, "libelle" if titre else "", selectionnable=not titre))

    def _montrer_empechement(self, page: PageDemande) -> None:
        vider(self._lignes)
        self.explication = ""
        if page.complete.decision is not None:
            self.issue.definir("La décision a été prise sans calcul.", Ton.INFORMATION)
            return
        self.issue.definir(_raison(page), Ton.ALERTE)
        self.manquants.montrer((AFaire("Le règlement des aides", "", Lieu.REGLAGES_REGLEMENT),))

    def _on_copier(self) -> None:
        QGuiApplication.clipboard().setText(self.explication)
        self._poste.avis.succes("Explication copiée.")


def _raison(page: PageDemande) -> str:
    avis = avis_pour(page.empechement) if page.empechement else None
    return f"Aucun calcul possible. {avis.titre}" if avis else "Aucun calcul possible."
