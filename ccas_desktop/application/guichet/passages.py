"""Note who came, correct it, take it away: one line a passage."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from ccas_desktop.application.identifiants import nouvel_id
from ccas_desktop.application.journal import Auteur
from ccas_desktop.application.ports import Lecture
from ccas_desktop.application.services import Services
from ccas_desktop.domain.errors import ErreurChamp, SaisieInvalide
from ccas_desktop.domain.guichet.passage import Canal, Passage
from ccas_desktop.domain.personnes.nir import erreurs_de_nir


@dataclass(frozen=True)
class SaisiePassage:
    """What an agent types of a passage."""

    jour: date
    canal: Canal
    motif: str
    suite: str = ""


def noter_passage(services: Services, auteur: Auteur, dossier_id: str, saisie: SaisiePassage) -> str:
    """Add a passage to a dossier, in the name of the agent at work; return the lot to undo. Raises SaisieInvalide."""
    _verifier(saisie, services.horloge.aujourdhui())
    passage = Passage(
        id=nouvel_id(),
        dossier_id=dossier_id,
        jour=saisie.jour,
        canal=saisie.canal,
        motif=saisie.motif.strip(),
        suite=saisie.suite.strip(),
        agent=auteur.nom,
    )
    with services.base.ecriture(auteur) as base:
        base.enregistrer(passage)
        return base.lot


def corriger_passage(services: Services, auteur: Auteur, passage: Passage, saisie: SaisiePassage) -> Passage:
    """Save a passage as corrected; who received the person stays. Raises SaisieInvalide, ConflitDeVersion."""
    _verifier(saisie, services.horloge.aujourdhui())
    corrige = replace(
        passage, jour=saisie.jour, canal=saisie.canal, motif=saisie.motif.strip(), suite=saisie.suite.strip()
    )
    with services.base.ecriture(auteur) as base:
        return base.enregistrer(corrige)


def retirer_passage(services: Services, auteur: Auteur, passage: Passage) -> str:
    """Take away a passage noted by mistake, and return the lot to undo. Raises ConflitDeVersion."""
    with services.base.ecriture(auteur) as base:
        base.supprimer(passage)
        return base.lot


def passages_du_dossier(lecture: Lecture, dossier_id: str) -> tuple[Passage, ...]:
    """Return the passages of a dossier, latest first."""
    return tuple(sorted(lecture.du_dossier(Passage, dossier_id), key=lambda p: (p.jour, p.id), reverse=True))


def _verifier(saisie: SaisiePassage, aujourdhui: date) -> None:
    erreurs = [*erreurs_de_nir({"motif": saisie.motif, "suite": saisie.suite})]
    if not saisie.motif.strip():
        erreurs.append(ErreurChamp("motif", "obligatoire"))
    if saisie.jour > aujourdhui:
        erreurs.append(ErreurChamp("jour", "date_future"))
    if erreurs:
        raise SaisieInvalide(tuple(erreurs))
