"""Past requests under a draft: who would get more, who less, at what cost; numbers of requests only, never a name."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from enum import StrEnum
from pathlib import Path

from ccas_desktop.application.journal import Auteur
from ccas_desktop.application.redaction_aides.choix import mot_de_l_issue
from ccas_desktop.application.redaction_aides.demandes_figees import ARejouer
from ccas_desktop.application.services import Services
from ccas_desktop.application.tableur import ColonneTableur, Feuille, GenreColonne
from ccas_desktop.domain.montant import ecrire_montant
from ccas_desktop.domain.reglement.calcul.evaluation import evaluer
from ccas_desktop.domain.reglement.modele.baremes import Baremes
from ccas_desktop.domain.reglement.modele.issues import Issue
from ccas_desktop.domain.reglement.modele.model import Aide, Reglement

SORTIE = "rejeu"
COLONNES = (
    ColonneTableur("Demande", largeur=16),
    ColonneTableur("Décidé", GenreColonne.EUROS),
    ColonneTableur("Avec le projet", GenreColonne.EUROS),
    ColonneTableur("Écart", GenreColonne.EUROS),
    ColonneTableur("Effet", largeur=26),
    ColonneTableur("Résultat du projet", largeur=30),
    ColonneTableur("Budget de la demande", largeur=22),
)
GARDE, NON_GARDE = "Gardé", "Non gardé"


class Effet(StrEnum):
    """What a draft would change for a request."""

    GAGNE = "Recevrait plus"
    PERD = "Recevrait moins"
    PAREIL = "Sans changement"
    A_EXAMINER = "À examiner par une personne"
    INCONNU = "Information manquante"


@dataclass(frozen=True)
class LigneRejeu:
    """One request under the draft.

    Attributes:
        projet: None when the rules alone do not give an amount.
        budget_garde: whether its budget of that time was kept.
    """

    numero: str
    decide: Decimal
    projet: Decimal | None
    issue: Issue
    budget_garde: bool = True

    @property
    def ecart(self) -> Decimal | None:
        """Return what the draft adds or takes away, in euros."""
        return None if self.projet is None else self.projet - self.decide

    @property
    def effet(self) -> Effet:
        """Return what changes."""
        if self.ecart is None:
            return Effet.INCONNU if self.issue is Issue.INFORMATION_MANQUANTE else Effet.A_EXAMINER
        if not self.ecart:
            return Effet.PAREIL
        return Effet.GAGNE if self.ecart > 0 else Effet.PERD

    @property
    def resultat(self) -> str:
        """Return the outcome in words."""
        return mot_de_l_issue(self.issue)

    @property
    def budget(self) -> str:
        """Return what is known of the budget of that time, in words."""
        return GARDE if self.budget_garde else NON_GARDE


@dataclass(frozen=True)
class Bilan:
    """All the requests replayed. The costs count only those for which the draft gives an amount."""

    lignes: tuple[LigneRejeu, ...]

    def nombre(self, effet: Effet) -> int:
        """Return how many requests a change is that of."""
        return sum(ligne.effet is effet for ligne in self.lignes)

    @property
    def sans_budget(self) -> int:
        """Return how many requests kept no budget of their time."""
        return sum(not ligne.budget_garde for ligne in self.lignes)

    @property
    def cout_decide(self) -> Decimal:
        """Return what was granted to the requests that are compared."""
        return sum((ligne.decide for ligne in self.lignes if ligne.projet is not None), Decimal(0))

    @property
    def cout_projet(self) -> Decimal:
        """Return what the draft would grant to the same."""
        return sum((ligne.projet for ligne in self.lignes if ligne.projet is not None), Decimal(0))


def rejouer(
    aide: Aide, demandes: Sequence[ARejouer], reglement: Reglement, baremes: Baremes, annule: Callable[[], bool]
) -> tuple[LigneRejeu, ...]:
    """Return each request under the draft, as if its rules had always applied; stops once given up."""
    vote = replace(aide.deliberation, effet=date.min, fin=None)
    toujours = replace(aide, deliberation=vote)
    return tuple(_rejouees(toujours, demandes, reglement, baremes, annule))


def ecrire_bilan(services: Services, fichier: Path, bilan: Bilan, annule: Callable[[], bool]) -> int | None:
    """Write the lines in a file, xlsx or csv as its name ends. Raises FichierNonEcrit."""
    feuille = Feuille("Rejeu", COLONNES, (_cellules(ligne) for ligne in bilan.lignes))
    if fichier.suffix.lower() == ".csv":
        return services.tableur.ecrire_csv(fichier, feuille, annule=annule)
    return services.tableur.ecrire_classeur(fichier, [feuille], annule=annule)


def noter_export(services: Services, auteur: Auteur, bilan: Bilan, genre: str) -> None:
    """Note in the journal that the lines leave."""
    with services.base.ecriture(auteur) as base:
        base.noter_sortie(SORTIE, {"genre": genre, "lignes": len(bilan.lignes)})


def phrase_du_bilan(bilan: Bilan) -> str:
    """Return how many requests change and how, then what it costs."""
    nombre = len(bilan.lignes)
    pluriel = "s" if nombre > 1 else ""
    comptes = " · ".join(f"{effet.value}\u00a0: {bilan.nombre(effet)}" for effet in Effet)
    couts = f"Accordé\u00a0: {ecrire_montant(bilan.cout_decide)} · Avec le projet\u00a0: "
    phrase = f"{nombre} demande{pluriel} rejouée{pluriel}. {comptes}\n{couts}{ecrire_montant(bilan.cout_projet)}"
    return "\n".join(filter(None, (phrase, _phrase_sans_budget(bilan))))


def _rejouees(
    aide: Aide, demandes: Sequence[ARejouer], reglement: Reglement, baremes: Baremes, annule: Callable[[], bool]
) -> Iterator[LigneRejeu]:
    for demande in demandes:
        if annule():
            return
        evaluation = evaluer(aide, demande.situation, reglement=reglement, baremes=baremes)
        yield LigneRejeu(
            demande.numero, demande.decide, evaluation.montant, evaluation.issue, budget_garde=demande.budget_garde
        )


def _phrase_sans_budget(bilan: Bilan) -> str:
    if not bilan.sans_budget:
        return ""
    pluriel = bilan.sans_budget > 1
    qui = f"{bilan.sans_budget} demandes n’ont" if pluriel else "1 demande n’a"
    leur = "leur" if pluriel else "son"
    return (
        f"{qui} gardé aucun budget\u00a0: rien n’est supposé, seuls comptent les chiffres que le calcul de {leur} "
        "décision a gardés."
    )


def _cellules(ligne: LigneRejeu) -> tuple[str | Decimal | None, ...]:
    return (ligne.numero, ligne.decide, ligne.projet, ligne.ecart, ligne.effet.value, ligne.resultat, ligne.budget)
