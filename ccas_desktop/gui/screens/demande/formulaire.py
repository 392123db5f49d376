"""What the agent types of a request."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any, TypeVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ccas_desktop.application.demandes.amorce import Amorce
from ccas_desktop.application.demandes.verbes import SaisieDemande
from ccas_desktop.application.evaluation.questions import intitule, lit_une_facture, questions_de, toutes_les_questions
from ccas_desktop.domain.demandes.demande import Demande
from ccas_desktop.domain.dossiers.dossier import DossierComplet
from ccas_desktop.domain.reglement.modele.indicateurs import Indicateur
from ccas_desktop.domain.reglement.modele.model import Aide, Reglement
from ccas_desktop.gui.forms import ChampChoix, ChampDate, ChampMontant, ChampOuiNon, GroupeChamps, LigneTexte
from ccas_desktop.gui.poste import Poste
from ccas_desktop.gui.saisie.saisie import Saisie
from ccas_desktop.gui.screens.demande.elements import etiquette

T = TypeVar("T")
QUESTION = "question/"
REPRISE = "Saisie non enregistrée, reprise telle que vous l’aviez laissée."


@dataclass(frozen=True)
class Contexte:
    """What a request may be about: the aids, the people."""

    reglement: Reglement | None
    dossier: DossierComplet
    aujourdhui: date
    anciennes: tuple[Demande, ...] = ()


class FormulaireDemande(QWidget):
    """Shows the fields of a request, and the questions of the aid chosen.

    Signals:
        valide: Emitted when the person presses Enter in a line.
    """

    valide = Signal()

    def __init__(self, poste: Poste, cle: str, contexte: Contexte) -> None:
        super().__init__()
        reglement, dossier, aujourdhui = contexte.reglement, contexte.dossier, contexte.aujourdhui
        self._aides = {aide.code: aide for aide in (reglement.aides if reglement else ())}
        self.renouvelle = ChampChoix(
            "Renouvelle une demande\u00a0?", _choix_anciennes(contexte, self._aides), invite="Non, première demande"
        )
        self.aide = ChampChoix("Aide demandée", _choix_aides(reglement, aujourdhui), obligatoire=True)
        self.deposee_le = ChampDate("Déposée le", obligatoire=True)
        self.demandeur = ChampChoix("Demandeur", _choix_personnes(dossier), obligatoire=True)
        self.allocataire = ChampChoix(
            "Au nom de qui est le dossier Caf ou MSA\u00a0?", _choix_personnes(dossier), invite="Du demandeur"
        )
        self.objet = LigneTexte("Objet de la demande")
        self.facture = ChampMontant("Montant de la facture")
        self.montant = ChampMontant("Montant demandé")
        self.tiers = LigneTexte("Payer directement à", aide="Fournisseur, bailleur… Vide\u00a0: à la personne.")
        self.urgence = LigneTexte("Urgence\u00a0: pourquoi\u00a0?", aide="Vide\u00a0: pas urgente.")
        self._questions = {q.code: ChampOuiNon(intitule(q)) for q in _questions(reglement)}
        self.a_cocher = etiquette("À cocher pour cette aide", "libelle")
        self.description = etiquette(role="petit")
        self.saisie = Saisie(poste, cle, self._champs(), self)
        self.liaison = self.saisie.liaison
        self.est_modifie = False

        self._disposer()

        self.aide.modifie.connect(self._on_aide)
        self.liaison.modifie.connect(self._on_modifie)
        self.saisie.brouillon.repris.connect(self._on_repris)
        for champ in (self.deposee_le, self.objet, self.facture, self.montant, self.tiers, self.urgence):
            champ.ligne.returnPressed.connect(self.valide)
        self._on_aide()

    def enregistrer(self, verbe: Callable[[SaisieDemande], T], *, then: Callable[[T], None]) -> None:
        """Give what is typed to the verb; each refusal is shown at its field."""
        self.saisie.enregistrer(lambda valeurs: verbe(self._lire(valeurs)), then=then)

    def montrer(self, demande: Demande) -> None:
        """Show a request as saved."""
        self.liaison.definir(
            {
                "renouvelle_id": demande.renouvelle_id,
                "aide": demande.aide,
                "deposee_le": demande.deposee_le,
                "demandeur_id": demande.demandeur_id,
                "allocataire_id": demande.allocataire_id,
                "objet": demande.objet,
                "montant_facture": demande.montant_facture,
                "montant_demande": demande.montant_demande,
                "tiers_paye": demande.tiers_paye,
                "urgence": demande.urgence,
                **{QUESTION + code: demande.reponses.get(code) for code in self._questions},
            }
        )
        self.est_modifie = False
        self._on_aide()

    def commencer(self, demandeur_id: str, deposee_le: date, amorce: Amorce) -> None:
        """Show a request that starts: the demandeur of the dossier, today, what is known of it already."""
        reponses = {QUESTION + code: reponse for code, reponse in amorce.reponses.items() if code in self._questions}
        montants = {"montant_facture": amorce.montant_facture, "montant_demande": amorce.montant_demande}
        self.liaison.definir({"demandeur_id": demandeur_id, "deposee_le": deposee_le, **montants, **reponses})

    def copier(self, saisie: SaisieDemande) -> None:
        """Show what a former request asked, to be asked again."""
        valeurs = {nom: getattr(saisie, nom) for nom in self.liaison.champs if not nom.startswith(QUESTION)}
        reponses = {QUESTION + code: saisie.reponses.get(code) for code in self._questions}
        self.liaison.definir({**valeurs, **reponses})
        self.est_modifie = True
        self._on_aide()

    def choisir_l_aide(self, aide: str) -> None:
        """Choose an aid; the rest stays."""
        self.aide.definir_valeur(aide)
        self._on_aide()

    def controle_de(self, code: str) -> QWidget | None:
        """Return where a fact is typed or ticked, or None when it is no field here."""
        champ = self.liaison.champs.get(QUESTION + code) or self.liaison.champs.get(code)
        return champ.controle if champ is not None and not champ.isHidden() else None

    def figer(self) -> None:
        """Show what was asked, no longer to be changed; what was left empty is not shown."""
        self.setEnabled(False)
        for champ in self.liaison.champs.values():
            champ.setVisible(not champ.vide and not champ.isHidden())

    def _lire(self, valeurs: dict[str, Any]) -> SaisieDemande:
        questions = questions_de(self._aides[valeurs["aide"]]) if valeurs["aide"] in self._aides else ()
        reponses = {q.code: valeurs[QUESTION + q.code] for q in questions}
        return SaisieDemande(
            aide=valeurs["aide"],
            demandeur_id=valeurs["demandeur_id"],
            deposee_le=valeurs["deposee_le"],
            allocataire_id=valeurs["allocataire_id"],
            objet=valeurs["objet"] or "",
            montant_demande=valeurs["montant_demande"],
            montant_facture=valeurs["montant_facture"],
            tiers_paye=valeurs["tiers_paye"] or "",
            urgence=valeurs["urgence"] or "",
            reponses={code: reponse for code, reponse in reponses.items() if reponse is not None},
            renouvelle_id=valeurs["renouvelle_id"],
        )

    def _on_repris(self) -> None:
        self.est_modifie = True
        self._on_aide()

    def _on_modifie(self) -> None:
        self.est_modifie = True

    def _on_aide(self) -> None:
        """Show the questions of the aid chosen; the answers to the others stay, in case it is chosen again."""
        aide = self._aides.get(self.aide.valeur() or "")
        voulues = {question.code for question in questions_de(aide)} if aide else set()
        for code, champ in self._questions.items():
            champ.setVisible(code in voulues)
        self.a_cocher.setVisible(bool(voulues))
        self.facture.setVisible(aide is not None and lit_une_facture(aide))
        self.description.setText(_description(aide))
        self.description.setVisible(aide is not None)

    def _champs(self) -> dict[str, ChampChoix | LigneTexte | ChampOuiNon]:
        return {
            "renouvelle_id": self.renouvelle,
            "aide": self.aide,
            "deposee_le": self.deposee_le,
            "demandeur_id": self.demandeur,
            "allocataire_id": self.allocataire,
            "objet": self.objet,
            "montant_facture": self.facture,
            "montant_demande": self.montant,
            "tiers_paye": self.tiers,
            "urgence": self.urgence,
            **{QUESTION + code: champ for code, champ in self._questions.items()},
        }

    def _disposer(self) -> None:
        groupe = GroupeChamps()
        groupe.ajouter(self.renouvelle)
        groupe.ajouter(self.aide, self.deposee_le, parts=(3, 2))
        groupe.ajouter(self.description)
        groupe.ajouter(self.demandeur, self.allocataire)
        groupe.ajouter(self.objet, self.tiers)
        groupe.ajouter(self.facture, self.montant)
        groupe.ajouter(self.urgence)
        groupe.ajouter(self.a_cocher)
        for champ in self._questions.values():
            groupe.ajouter(champ)
        colonne = QVBoxLayout(self)
        colonne.setContentsMargins(0, 0, 0, 0)
        colonne.addWidget(groupe)
        self.renouvelle.setVisible(self.renouvelle.liste.count() > 1)


def _choix_aides(reglement: Reglement | None, jour: date) -> list[tuple[str, str]]:
    """Every aid is listed, those in force first: a request deposited before keeps its own."""
    if reglement is None:
        return []
    en_vigueur = reglement.aides_en_vigueur(jour)
    a_venir = [aide for aide in reglement.aides if aide not in en_vigueur]
    return [(a.code, a.libelle) for a in en_vigueur] + [
        (a.code, f"{a.libelle} (à partir du {a.deliberation.effet:%d/%m/%Y})") for a in a_venir
    ]


def _choix_anciennes(contexte: Contexte, aides: dict[str, Aide]) -> list[tuple[str, str]]:
    return [
        (d.id, f"{aides[d.aide].libelle if d.aide in aides else d.aide}, {d.numero} du {d.deposee_le:%d/%m/%Y}")
        for d in contexte.anciennes
    ]


def _choix_personnes(dossier: DossierComplet) -> list[tuple[str, str]]:
    return [(usager.id, usager.identite.nom_affiche) for usager in dossier.usagers]


def _questions(reglement: Reglement | None) -> tuple[Indicateur, ...]:
    return toutes_les_questions(reglement) if reglement else ()


def _description(aide: Aide | None) -> str:
    if aide is None:
        return ""
    vote = f"{aide.deliberation.intitule}, article {aide.deliberation.article}"
    return f"{aide.description} {vote[0].upper()}{vote[1:]}."
