"""Past requests under a draft: who would get more, who less, at what cost; numbers of requests only, never a name."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from enum import StrEnum
from pathlib import Path
from typing import cast

from ccas_desktop.application.evaluation.faits_demande import DU_LOGICIEL, situation_de
from ccas_desktop.application.journal import Auteur
from ccas_desktop.application.ports import Lecture
from ccas_desktop.application.redaction_aides.choix import mot_de_l_issue
from ccas_desktop.application.services import Services
from ccas_desktop.application.tableur import ColonneTableur, Feuille, GenreColonne
from ccas_desktop.domain.decision import Decision
from ccas_desktop.domain.demande import Demande
from ccas_desktop.domain.montant import ecrire_montant
from ccas_desktop.domain.reglement.baremes import Baremes
from ccas_desktop.domain.reglement.evaluation import evaluer
from ccas_desktop.domain.reglement.indicateurs import Vocabulaire
from ccas_desktop.domain.reglement.issues import Issue
from ccas_desktop.domain.reglement.model import Aide, Reglement
from ccas_desktop.domain.reglement.situation import Fait, Situation

SORTIE = "rejeu"
COLONNES = (
    ColonneTableur("Demande", largeur=16),
    ColonneTableur("Décidé", GenreColonne.EUROS),
    ColonneTableur("Avec le projet", GenreColonne.EUROS),
    ColonneTableur("Écart", GenreColonne.EUROS),
    ColonneTableur("Effet", largeur=26),
    ColonneTableur("Résultat du projet", largeur=30),
)


class Effet(StrEnum):
    """What a draft would change for a request."""

    GAGNE = "Recevrait plus"
    PERD = "Recevrait moins"
    PAREIL = "Sans changement"
    A_EXAMINER = "À examiner par une personne"
    INCONNU = "Information manquante"


@dataclass(frozen=True)
class ARejouer:
    """A request decided, as it was known on the day of its decision."""

    numero: str
    decide: Decimal
    situation: Situation


@dataclass(frozen=True)
class LigneRejeu:
    """One request under the draft; `projet` is None when the rules alone do not give an amount."""

    numero: str
    decide: Decimal
    projet: Decimal | None
    issue: Issue

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


@dataclass(frozen=True)
class Bilan:
    """All the requests replayed. The costs count only those for which the draft gives an amount."""

    lignes: tuple[LigneRejeu, ...]

    def nombre(self, effet: Effet) -> int:
        """Return how many requests a change is that of."""
        return sum(ligne.effet is effet for ligne in self.lignes)

    @property
    def cout_decide(self) -> Decimal:
        """Return what was granted to the requests that are compared."""
        return sum((ligne.decide for ligne in self.lignes if ligne.projet is not None), Decimal(0))

    @property
    def cout_projet(self) -> Decimal:
        """Return what the draft would grant to the same."""
        return sum((ligne.projet for ligne in self.lignes if ligne.projet is not None), Decimal(0))


@dataclass(frozen=True)
class Lot:
    """What is to be replayed.

    Attributes:
        accords: for each civil year, the grants of the aid in the order of their days.
    """

    demandes: tuple[str, ...]
    accords: Mapping[int, tuple[tuple[date, Decimal], ...]]


def demandes_a_rejouer(services: Services, code: str, depuis: date) -> Lot:
    """Return the requests of an aid that were decided, deposited from a day on."""
    with services.base.lecture() as base:
        demandes = {d.id: d for d in base.tous(Demande) if d.aide == code}
        decisions = [decision for decision in base.tous(Decision) if decision.demande_id in demandes]
    accords: dict[int, list[tuple[date, Decimal]]] = {}
    for decision in decisions:
        if decision.montant > 0:
            accords.setdefault(decision.prise_le.year, []).append((decision.prise_le, decision.montant))
    decidees = {decision.demande_id for decision in decisions}
    voulues = (d.id for d in demandes.values() if d.id in decidees and d.deposee_le >= depuis)
    return Lot(tuple(voulues), {annee: tuple(sorted(donnes)) for annee, donnes in accords.items()})


def lire_situations(
    services: Services, lot: Lot, identifiants: Sequence[str], vocabulaire: Vocabulaire
) -> tuple[ARejouer, ...]:
    """Return some requests as they were known on the day of their decision; the budget is that of the dossier now."""
    with services.base.lecture() as lecture:
        base = cast("Lecture", _LectureDuRejeu(lecture))
        return tuple(_lire(base, lot, identifiant, vocabulaire) for identifiant in identifiants)


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
    return f"{nombre} demande{pluriel} rejouée{pluriel}. {comptes}\n{couts}{ecrire_montant(bilan.cout_projet)}"


def _rejouees(
    aide: Aide, demandes: Sequence[ARejouer], reglement: Reglement, baremes: Baremes, annule: Callable[[], bool]
) -> Iterator[LigneRejeu]:
    for demande in demandes:
        if annule():
            return
        evaluation = evaluer(aide, demande.situation, reglement=reglement, baremes=baremes)
        yield LigneRejeu(demande.numero, demande.decide, evaluation.montant, evaluation.issue)


def _lire(base: Lecture, lot: Lot, identifiant: str, vocabulaire: Vocabulaire) -> ARejouer:
    complete = base.demande(identifiant)
    decision = complete.decision
    if decision is None:
        raise LookupError(identifiant)
    situation = situation_de(base, complete, aujourdhui=decision.prise_le, vocabulaire=vocabulaire)
    faits = {**situation.faits, **_compteurs(base, complete.demande, decision, situation, lot)}
    return ARejouer(complete.demande.numero, decision.montant, replace(situation, faits=faits))


def _compteurs(base: Lecture, demande: Demande, decision: Decision, situation: Situation, lot: Lot) -> dict[str, Fait]:
    """Return the counters as they stood before this decision: neither it nor what came after counts."""
    jour = decision.prise_le
    apres = [
        (aide, autre)
        for aide, autre in base.decisions_du_dossier(demande.dossier_id)
        if autre.montant > 0 and (autre.id == decision.id or autre.prise_le > jour)
    ]
    annee = [(aide, autre) for aide, autre in apres if autre.prise_le.year == jour.year]
    meme = [autre for aide, autre in annee if aide == demande.aide]
    avant = lot.accords.get(jour.year, ())[: bisect_left(lot.accords.get(jour.year, ()), (jour, Decimal(0)))]
    retraits = {
        "deja_verse_annee_aide": sum((autre.montant for autre in meme), Decimal(0)),
        "deja_verse_annee_foyer": sum((autre.montant for _, autre in annee), Decimal(0)),
        "nombre_aides_annee": Decimal(len(meme)),
        "nombre_aides_total": Decimal(sum(aide == demande.aide for aide, _ in apres)),
    }
    compteurs = {code: Fait(_nombre(situation, code) - retrait, DU_LOGICIEL) for code, retrait in retraits.items()}
    return {
        **compteurs,
        "beneficiaires_annee": Fait(Decimal(len(avant)), DU_LOGICIEL),
        "enveloppe_consommee_annee": Fait(sum((montant for _, montant in avant), Decimal(0)), DU_LOGICIEL),
    }


def _nombre(situation: Situation, code: str) -> Decimal:
    fait = situation.faits.get(code)
    return fait.valeur if fait is not None and isinstance(fait.valeur, Decimal) else Decimal(0)


def _cellules(ligne: LigneRejeu) -> tuple[str | Decimal | None, ...]:
    return (ligne.numero, ligne.decide, ligne.projet, ligne.ecart, ligne.effet.value, ligne.resultat)


class _LectureDuRejeu:
    """A reading that asks for the decisions of a dossier once, and not for the grants of the year: the lot has them."""

    def __init__(self, base: Lecture) -> None:
        self._base = base
        self._decisions: dict[str, tuple[tuple[str, Decision], ...]] = {}

    def __getattr__(self, nom: str) -> object:
        return getattr(self._base, nom)

    def decisions_du_dossier(self, dossier_id: str) -> tuple[tuple[str, Decision], ...]:
        if dossier_id not in self._decisions:
            self._decisions[dossier_id] = self._base.decisions_du_dossier(dossier_id)
        return self._decisions[dossier_id]

    def accords_de_l_aide(self, _aide: str, _annee: int) -> tuple[Decimal, ...]:
        return ()
