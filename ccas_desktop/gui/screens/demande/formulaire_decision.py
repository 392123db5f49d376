"""What is prepared for the signature of the one who decides."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from typing import Any, TypeVar

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ccas_desktop.application.evaluation.motifs_courants import MOTIFS, regles_invocables
from ccas_desktop.application.evaluation.proposition import Proposition, VoieDecision
from ccas_desktop.application.instruction.page import PageDemande, voies_de_la_page
from ccas_desktop.application.messages.etats import SENS
from ccas_desktop.domain.demandes.decision import ProjetDecision, SensDecision
from ccas_desktop.domain.errors import RefusMetier
from ccas_desktop.gui.forms import Champ, ChampDate, ChampLong, ChampMontant, ChampSegments, GroupeChamps
from ccas_desktop.gui.poste import Poste
from ccas_desktop.gui.saisie.saisie import Saisie
from ccas_desktop.gui.screens.demande.bouton_menu import BoutonMenu
from ccas_desktop.gui.screens.demande.champ_voie import ChampVoie
from ccas_desktop.gui.screens.demande.elements import boutons

T = TypeVar("T")


class FormulaireDecision(QWidget):
    """Edits a draft decision, filled in from the proposal; nothing of it is decided until it is recorded."""

    def __init__(self, poste: Poste, demande_id: str) -> None:
        super().__init__()
        self._page: PageDemande | None = None
        self.est_modifie = False
        self.sens = ChampSegments("Sens", [(s.value, mot.texte) for s, mot in SENS.items()], obligatoire=True)
        self.montant = ChampMontant("Montant accordé")
        self.reference = ChampMontant("Au lieu de", aide="Montant demandé, ou calculé.")
        self.prise_le = ChampDate("Date de la décision", obligatoire=True)
        self.voie = ChampVoie("Qui décide et signe\u00a0?")
        self.motif_courant = BoutonMenu("Insérer un motif courant", "ajouter")
        self.regle = BoutonMenu("Insérer une règle du règlement", "ajouter")
        self.motif_fait = ChampLong("Motif de fait", aide="Des faits et des chiffres, sans jugement.", lignes=3)
        self.motif_droit = ChampLong("Motif de droit", aide="L’article appliqué, et ce qu’il prévoit.", lignes=3)
        self.modalites = ChampLong("Modalités", aide="Comment l’aide est versée ou remise.", lignes=2)
        self.validite = ChampDate("Valable jusqu’au")
        self.saisie = Saisie(poste, f"decision/{demande_id}", self._champs(), self)
        self.liaison = self.saisie.liaison

        self._disposer()

        self.sens.modifie.connect(self._on_sens)
        self.montant.modifie.connect(self._montrer_voies)
        self.prise_le.modifie.connect(self._montrer_voies)
        self.motif_courant.definir_choix([(motif.libelle, motif.phrase) for motif in MOTIFS])
        self.motif_courant.choisi.connect(lambda phrase: _ajouter_phrase(self.motif_fait, phrase))
        self.regle.choisi.connect(lambda regle: _ajouter_phrase(self.motif_droit, regle))
        self.liaison.modifie.connect(self._on_modifie)
        self.saisie.brouillon.repris.connect(self._on_repris)

    def montrer(self, page: PageDemande) -> None:
        """Fill the form from the proposal, unless the person has begun to change it."""
        self._page = page
        regles = regles_invocables(page.aide) if page.aide else ()
        self.regle.definir_choix([(regle, regle) for regle in regles])
        if not self.est_modifie and page.proposition is not None:
            self._proposer(page.proposition, page)
        self._montrer_champs()
        self._montrer_voies()

    def enregistrer(self, verbe: Callable[[ProjetDecision], T], *, then: Callable[[T], None]) -> None:
        """Give the draft to the verb; each refusal is shown at its field."""
        voie = self.voie.voie
        self.saisie.enregistrer(lambda valeurs: verbe(_projet(valeurs, voie)), then=then)

    def _proposer(self, proposition: Proposition, page: PageDemande) -> None:
        self.liaison.definir(
            {
                "sens": proposition.sens.value if proposition.sens else None,
                "montant": proposition.montant or None,
                "montant_reference": proposition.montant_reference,
                "prise_le": page.aujourdhui,
                "motif_fait": proposition.motif_fait,
                "motif_droit": proposition.motif_droit,
            }
        )

    def _on_modifie(self) -> None:
        self.est_modifie = True

    def _on_repris(self) -> None:
        self.est_modifie = True
        self._on_sens()

    def _on_sens(self) -> None:
        self._montrer_champs()
        self._montrer_voies()

    def _montrer_champs(self) -> None:
        sens = self.sens.valeur()
        refus, motive = sens == SensDecision.REFUS, sens != SensDecision.ACCORD
        for champ in (self.montant, self.modalites, self.validite):
            champ.setVisible(not refus)
        self.reference.setVisible(sens == SensDecision.ACCORD_PARTIEL)
        for motif in (self.motif_courant, self.regle, self.motif_fait, self.motif_droit):
            motif.setVisible(motive)

    def _montrer_voies(self) -> None:
        """The ways open depend on the amount and on the day; what cannot be read yet changes nothing."""
        if self._page is None or self._page.proposition is None:
            return
        try:
            montant, jour = self.montant.valeur() or Decimal(0), self.prise_le.valeur() or self._page.aujourdhui
        except RefusMetier:
            return
        montant = Decimal(0) if self.sens.valeur() == SensDecision.REFUS else montant
        self.voie.definir_voies(voies_de_la_page(self._page, montant=montant, jour=jour))

    def _champs(self) -> dict[str, Champ]:
        return {
            "sens": self.sens,
            "montant": self.montant,
            "montant_reference": self.reference,
            "prise_le": self.prise_le,
            "signataire_id": self.voie,
            "motif_fait": self.motif_fait,
            "motif_droit": self.motif_droit,
            "modalites": self.modalites,
            "valable_jusqu_au": self.validite,
        }

    def _disposer(self) -> None:
        groupe = GroupeChamps()
        groupe.ajouter(self.sens, self.montant, self.reference, parts=(3, 2, 2))
        groupe.ajouter(self.voie, self.prise_le, parts=(3, 1))
        groupe.ajouter(self.motif_fait, self.motif_droit)
        groupe.ajouter(boutons(self.motif_courant), boutons(self.regle))
        groupe.ajouter(self.modalites, self.validite, parts=(3, 1))
        colonne = QVBoxLayout(self)
        colonne.setContentsMargins(0, 0, 0, 0)
        colonne.addWidget(groupe)


def _projet(valeurs: dict[str, Any], voie: VoieDecision | None) -> ProjetDecision:
    if voie is None:
        raise RefusMetier("obligatoire", champ="signataire_id")
    sens = SensDecision(valeurs["sens"])
    refus = sens is SensDecision.REFUS
    return ProjetDecision(
        sens=sens,
        montant=Decimal(0) if refus else valeurs["montant"] or Decimal(0),
        organe=voie.organe,
        signataire_id=voie.signataire.id,
        prise_le=valeurs["prise_le"],
        motif_fait=valeurs["motif_fait"] or "",
        motif_droit=valeurs["motif_droit"] or "",
        modalites="" if refus else valeurs["modalites"] or "",
        montant_reference=valeurs["montant_reference"],
        valable_jusqu_au=None if refus else valeurs["valable_jusqu_au"],
    )


def _ajouter_phrase(champ: ChampLong, phrase: str) -> None:
    """Add a sentence as if it had been typed, and let the agent complete it."""
    deja = champ.brouillon().strip()
    champ.texte.setPlainText(f"{deja}\n{phrase}" if deja else phrase)
    champ.texte.setFocus()
