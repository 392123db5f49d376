"""The letters of a request: those its state allows, and what became of each."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from ccas_desktop.application.courriers.composition_etapes import etape_ajournement, etape_non_instruite
from ccas_desktop.application.courriers.verbes import modeles_possibles
from ccas_desktop.application.evaluation.calcul import Calcul, expliquer
from ccas_desktop.application.ports import Horloge
from ccas_desktop.application.vues import DemandeComplete
from ccas_desktop.domain.courrier.courrier_produit import Courrier
from ccas_desktop.domain.courrier.lecture import depuis_json
from ccas_desktop.domain.courrier.modeles import Modele
from ccas_desktop.domain.demandes.statuts import TransitionDemande
from ccas_desktop.domain.errors import RefusMetier

# A letter of a step is that of the last time the step was taken.
_ETAPES: Mapping[str, Callable[[DemandeComplete], TransitionDemande | None]] = {
    Modele.AJOURNEMENT: etape_ajournement,
    Modele.IRRECEVABILITE: etape_non_instruite,
}


@dataclass(frozen=True)
class LettreDeLaDemande:
    """One letter that may be made; `courrier` is the last one made, and `faite_le` its day."""

    modele: Modele
    courrier: Courrier | None = None
    faite_le: date | None = None


def lettres_de_la_demande(
    complete: DemandeComplete, horloge: Horloge, calcul: Calcul | None = None
) -> tuple[LettreDeLaDemande, ...]:
    """Return the letters possible, the expected one first, each with the last one made."""
    modeles = modeles_possibles(complete, calcul=calcul is not None)
    return tuple(_lettre(complete, modele, horloge, calcul) for modele in modeles)


def champs_absents(refus: RefusMetier) -> tuple[str, ...]:
    """Return the fields that a refusal to make a letter names, none when it was refused for another reason."""
    return tuple(refus.faits["champs"].split(", ")) if refus.code == "mentions_absentes" else ()


def _lettre(complete: DemandeComplete, modele: Modele, horloge: Horloge, calcul: Calcul | None) -> LettreDeLaDemande:
    faites = [c for c in complete.courriers if c.modele == modele and _vaut_encore(complete, c, calcul)]
    if not faites:
        return LettreDeLaDemande(modele)
    derniere = max(faites, key=lambda courrier: courrier.produit_le)
    return LettreDeLaDemande(modele, derniere, horloge.jour_de(derniere.produit_le))


def _vaut_encore(complete: DemandeComplete, courrier: Courrier, calcul: Calcul | None) -> bool:
    """A letter of a decision taken back since does not count, nor a receipt that lacks papers asked for since, nor a
    letter of a step that was taken again, nor the explanation of a calculation that is another since."""
    if courrier.modele == Modele.EXPLICATION:
        return calcul is not None and depuis_json(json.loads(courrier.contenu)).explication == expliquer(calcul)
    decision = complete.decision
    if courrier.modele == Modele.ACCUSE_RECEPTION:
        # Ids are in the order of time.
        return not any(piece.est_attendue and piece.id > courrier.id for piece in complete.pieces)
    etape = _ETAPES.get(courrier.modele)
    if etape is not None:
        atteinte = etape(complete)
        return atteinte is not None and courrier.id > atteinte.id
    return courrier.decision_id is None or (decision is not None and decision.id == courrier.decision_id)


def nom_de_fichier(courrier: Courrier) -> str:
    """Return what a file or a printing is called: the kind of letter and its day, nothing of the person."""
    return f"{courrier.modele.replace('_', '-')} {courrier.produit_le:%Y-%m-%d}"
