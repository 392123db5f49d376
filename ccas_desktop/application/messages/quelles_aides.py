"""What the agent reads of an aid tried for a foyer, line by line."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta

from ccas_desktop.application.evaluation.quelles_aides import AideSimulee
from ccas_desktop.application.messages.etats import Mot, Poids, phrase_du_calcul
from ccas_desktop.domain.reglement.explication.compteurs import Compteur
from ccas_desktop.domain.reglement.redaction import ecrire_test, ecrire_valeur

NBSP = "\u00a0"
UN_JOUR = timedelta(days=1)


@dataclass(frozen=True)
class LigneSimulee:
    """One line: what it is about, and what it says; `poids` tells what presses."""

    titre: str
    texte: str
    poids: Poids = Poids.NEUTRE


def mot_de_l_issue(simulee: AideSimulee) -> Mot:
    """Return the outcome in words, a ceiling reached said."""
    mot = phrase_du_calcul(simulee.calcul)
    return Mot(f"{mot.texte} (plafonné)", mot.poids) if simulee.plafonnee else mot


def lignes_de(simulee: AideSimulee) -> tuple[LigneSimulee, ...]:
    """Return what is said of an aid: why, what is missing, what is used of its limits, what is to be certified."""
    return tuple(_lignes(simulee))


def _lignes(simulee: AideSimulee) -> Iterator[LigneSimulee]:
    for orientation in simulee.orientations:
        yield LigneSimulee("Droit à ouvrir d’abord", orientation, Poids.ALERTE)
    for motif in simulee.motifs:
        faits = f"{NBSP}: {motif.en_fait}" if motif.en_fait else ""
        yield LigneSimulee("Pourquoi", f"article {motif.article}{faits}")
    if simulee.accordable_le is not None:
        texte = f"accordable de nouveau le {simulee.accordable_le:%d/%m/%Y}, si rien d’autre ne change"
        yield LigneSimulee("De nouveau", texte, Poids.ALERTE)
    if simulee.manquants:
        yield LigneSimulee("À savoir", ", ".join(manquant.libelle for manquant in simulee.manquants))
    for compteur in simulee.compteurs:
        yield LigneSimulee("Déjà reçu", _compteur(compteur), Poids.DANGER if compteur.atteint else Poids.NEUTRE)
    if simulee.a_certifier:
        yield LigneSimulee("À faire certifier", ", ".join(simulee.a_certifier))


def _compteur(compteur: Compteur) -> str:
    unite = compteur.indicateur.unite
    valeur = ecrire_valeur(compteur.valeur, unite)
    reste = "" if compteur.reste is None else f", il reste {ecrire_valeur(compteur.reste, unite)}"
    if compteur.maximum is not None:
        texte = f"{compteur.libelle}{NBSP}: {valeur} sur {ecrire_valeur(compteur.maximum, unite)}"
    else:
        regle = f" (règlement{NBSP}: {ecrire_test(compteur.test, unite)})" if compteur.test else ""
        texte = f"{compteur.libelle}{NBSP}: {valeur}{regle}"
    if not compteur.atteint:
        return f"{texte}{reste}"
    levee = f" jusqu’au {compteur.levee_le - UN_JOUR:%d/%m/%Y}" if compteur.levee_le is not None else ""
    return f"{texte} — limite atteinte{levee}"
