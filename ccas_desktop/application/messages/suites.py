"""What follows a request, in words: the steps that may be taken, those that were, and the clocks that run."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date, datetime

from ccas_desktop.application.messages.etats import STATUTS, Mot, Poids
from ccas_desktop.application.vues import DemandeComplete
from ccas_desktop.domain.ccas import Ccas
from ccas_desktop.domain.demandes.delais import (
    dernier_jour_de_recours,
    jours_restants,
    recours_repousse,
    reponse_au_recours,
)
from ccas_desktop.domain.demandes.distance import demeure_de, mois_de_distance
from ccas_desktop.domain.demandes.pieces_attendues import PieceAttendue, SortAttendue, suspensions
from ccas_desktop.domain.demandes.statuts import OrganeSaisi, StatutDemande, TransitionDemande

NBSP = "\u00a0"
JOURS = ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche")
_S = StatutDemande
SUITES: Mapping[StatutDemande, str] = {
    _S.DEPOSEE: "Déposer la demande",
    _S.EN_INSTRUCTION: "Reprendre l’instruction",
    _S.EVALUEE: "Évaluation terminée",
    _S.A_DECIDER: "Présenter à qui décide",
    _S.AJOURNEE: "Décision ajournée",
    _S.IRRECEVABLE: "Demande irrecevable",
    _S.NOTIFIEE: "Personne avertie",
    _S.EN_PAIEMENT: "Mettre en paiement",
    _S.SOLDEE: "Payée et soldée",
    _S.RECOURS_EN_COURS: "Recours reçu",
    _S.DECISION_CONFIRMEE: "Recours\u00a0: décision confirmée",
    _S.DECISION_RETIREE: "Recours\u00a0: décision retirée",
    _S.RETIREE_PAR_USAGER: "La personne retire sa demande",
    _S.SANS_SUITE: "Classer sans suite",
    _S.TRANSMISE_AUTRE_AUTORITE: "Transmettre à l’autorité compétente",
}
ORGANES_SAISIS: Mapping[OrganeSaisi, str] = {
    OrganeSaisi.COMMISSION: "La commission permanente",
    OrganeSaisi.PRESIDENT_URGENCE: "Le président, en urgence",
    OrganeSaisi.CONSEIL_ADMINISTRATION: "Le conseil d’administration",
}
# What the distance adds, never where the person lives: the address may be secret.
_DISTANCES = ("", ", un mois de plus compris pour la distance", ", deux mois de plus compris pour la distance")
SORTS: Mapping[SortAttendue, Mot] = {
    SortAttendue.ATTENDUE: Mot("Attendue", Poids.ALERTE),
    SortAttendue.RECUE: Mot("Reçue", Poids.SUCCES),
    SortAttendue.VUE_NON_CONSERVEE: Mot("Vue, non conservée", Poids.SUCCES),
    SortAttendue.PLUS_NECESSAIRE: Mot("Plus nécessaire"),
}


def etapes_passees(
    transitions: Iterable[TransitionDemande], jour_de: Callable[[datetime], date]
) -> tuple[tuple[str, str], ...]:
    """Return each change of status, the latest first: « 21/11/2026 · Ajournée », and who and why under it.

    What one act passed on its way is said with it: « 21/11/2026 · Accordée (après : en instruction, évaluée) ».
    """
    actes: list[list[TransitionDemande]] = []
    for transition in transitions:
        suit = actes and actes[-1][-1].instant == transition.instant and actes[-1][-1].apres is transition.avant
        actes = [*actes[:-1], [*actes[-1], transition]] if suit else [*actes, [transition]]
    return tuple((_titre(acte, jour_de), _precision(acte[-1])) for acte in reversed(actes))


def mot_de_la_suite(actuel: StatutDemande, vers: StatutDemande) -> str:
    """Return what a step is called from where the request is."""
    if actuel is _S.DEPOSEE and vers is _S.EN_INSTRUCTION:
        return "Commencer l’instruction"
    return SUITES[vers]


def horloges(complete: DemandeComplete, ccas: Ccas, aujourdhui: date) -> tuple[Mot, ...]:
    """Return the clocks that run for a request beside that of silence: papers awaited, appeals."""
    return (
        *_attente(complete, aujourdhui),
        *_recours_possible(complete, ccas, aujourdhui),
        *_recours_en_cours(complete, aujourdhui),
    )


def phrase_du_jour(jour: date) -> str:
    """Return « mercredi 13/01/2027 »."""
    return f"{JOURS[jour.weekday()]} {jour:%d/%m/%Y}"


def phrase_de_la_piece(piece: PieceAttendue, aujourdhui: date) -> str:
    """Return when a paper was asked for, until when, and what became of it."""
    parties = [f"demandée le {piece.demandee_le:%d/%m/%Y}"]
    if piece.est_attendue:
        retard = " (dépassé)" if piece.est_en_retard(aujourdhui) else ""
        parties.append(f"à apporter avant le {piece.attendue_le:%d/%m/%Y}{retard}")
    elif piece.reglee_le is not None:
        parties.append(f"le {piece.reglee_le:%d/%m/%Y}")
    if piece.relancee_le is not None:
        parties.append(f"relancée le {piece.relancee_le:%d/%m/%Y}")
    return " · ".join(parties)


def _titre(acte: Sequence[TransitionDemande], jour_de: Callable[[datetime], date]) -> str:
    *franchies, derniere = acte
    jour = derniere.le or jour_de(derniere.instant)
    par = ", ".join(STATUTS[t.apres].texte.lower() for t in franchies)
    return f"{jour:%d/%m/%Y} · {STATUTS[derniere.apres].texte}" + (f" (après{NBSP}: {par})" if par else "")


def _precision(transition: TransitionDemande) -> str:
    return " · ".join(texte for texte in (transition.agent, transition.motif) if texte)


def _attente(complete: DemandeComplete, aujourdhui: date) -> tuple[Mot, ...]:
    if not complete.demande.est_en_instruction:
        return ()
    ouvertes = [s for s in suspensions(complete.pieces) if s.est_ouverte(aujourdhui)]
    if ouvertes:
        debut = min(s.debut for s in ouvertes)
        fin = max(s.limite or aujourdhui for s in ouvertes)
        reprise = f"il reprend à la remise des pièces, ou le {fin:%d/%m/%Y}"
        texte = f"Délai suspendu depuis le {debut:%d/%m/%Y}{NBSP}: {reprise}."
        return (Mot(texte, Poids.INFORMATION),)
    if any(piece.est_en_retard(aujourdhui) for piece in complete.pieces):
        texte = "Le temps laissé pour les pièces est passé\u00a0: le délai court de nouveau, même sans elles."
        return (Mot(texte, Poids.ALERTE),)
    return ()


def _recours_possible(complete: DemandeComplete, ccas: Ccas, aujourdhui: date) -> tuple[Mot, ...]:
    notifiee_le = _notifiee_le(complete)
    if notifiee_le is None or complete.demande.statut is StatutDemande.RECOURS_EN_COURS:
        return ()
    demeure = demeure_de(complete.dossier.demeure_le(notifiee_le))
    mois = mois_de_distance(demeure, ccas.territoire)
    dernier = dernier_jour_de_recours(notifiee_le, ccas.territoire, mois_de_plus=mois)
    if dernier < aujourdhui:
        return (Mot(f"Le temps de recours est passé depuis le {phrase_du_jour(dernier)}."),)
    restants = jours_restants(dernier, aujourdhui=aujourdhui)
    repousse = recours_repousse(notifiee_le, ccas.territoire, mois_de_plus=mois)
    decale = " (repoussé au premier jour ouvré)" if repousse else ""
    quand = f"{phrase_du_jour(dernier)} inclus{decale}{_DISTANCES[mois]}"
    texte = f"Recours possible jusqu’au {quand}, encore {restants}{NBSP}jours."
    return (Mot(texte, Poids.INFORMATION),)


def _recours_en_cours(complete: DemandeComplete, aujourdhui: date) -> tuple[Mot, ...]:
    if complete.demande.statut is not StatutDemande.RECOURS_EN_COURS:
        return ()
    recu = next(t for t in reversed(complete.transitions) if t.apres is StatutDemande.RECOURS_EN_COURS)
    echeance = reponse_au_recours(recu.le or recu.instant.date())
    restants = jours_restants(echeance, aujourdhui=aujourdhui)
    if restants < 0:
        return (Mot(f"Recours rejeté par silence le {phrase_du_jour(echeance)}.", Poids.DANGER),)
    quand = f"{phrase_du_jour(echeance)}, encore {restants}{NBSP}jours"
    texte = f"Recours{NBSP}: répondre avant le {quand}. Le silence le rejette."
    return (Mot(texte, Poids.ALERTE),)


def _notifiee_le(complete: DemandeComplete) -> date | None:
    if complete.decision is not None:
        return complete.decision.notifiee_le
    notifiees = [t for t in complete.transitions if t.apres is StatutDemande.NOTIFIEE and t.decision_id is None]
    return (notifiees[-1].le or notifiees[-1].instant.date()) if notifiees else None
