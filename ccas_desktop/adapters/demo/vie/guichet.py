"""The life at the counter of the fictitious CCAS: a few passages, the reminders of the day, who waits."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from ccas_desktop.adapters.demo.population.redaction import jour_ouvre
from ccas_desktop.application.identifiants import nouvel_id
from ccas_desktop.application.journal import Auteur
from ccas_desktop.application.ports import Base, Horloge, Lecture
from ccas_desktop.domain.demandes.decision import Agent
from ccas_desktop.domain.guichet.passage import Canal, Passage
from ccas_desktop.domain.guichet.rappel import Rappel
from ccas_desktop.domain.guichet.visiteur import Visiteur, initiales

AUTEUR = Auteur("Démonstration")
DOSSIERS = 9
# Days ago, way, why, what next; each dossier has as many of them as its rank, from another one each time.
_PASSAGES = (
    (11, Canal.RENDEZ_VOUS, "Point sur les ressources", "Attestation de la caisse à apporter"),
    (4, Canal.TELEPHONE, "Demande où en est son dossier", "Rappelée, dossier complet"),
    (0, Canal.SPONTANE, "Dépôt de papiers", "Pièces vues, rangées"),
    (41, Canal.SPONTANE, "Facture d’électricité", "Demande d’aide déposée"),
    (63, Canal.COURRIEL, "Envoie un relevé", "Relevé rangé dans le dossier"),
)
# Days from now, text; even ranks are for all, odd ones for the agent of the counter.
_RAPPELS = (
    (-4, "Rappeler le bailleur au sujet du plan d’apurement"),
    (0, "Vérifier l’arrivée de l’attestation"),
    (0, "Préparer le bon alimentaire"),
    (6, "Reprendre contact"),
)
# Minutes ago, why; the last is of no dossier.
_VISITEURS = ((34, "Aide à l’énergie"), (17, "Dépôt de papiers"), (5, "Carte de transport"))


def charger_guichet(base: Base, horloge: Horloge) -> None:
    """Write what happened lately to the latest dossiers; the base holds its dossiers already."""
    jour = horloge.aujourdhui()
    with base.lecture() as lecture:
        dossiers = [resultat.dossier_id for resultat in lecture.recents(limite=DOSSIERS)]
        agent = lecture.reglages().agents[0]
        noms = [_nom(lecture, dossier_id) for dossier_id in dossiers]
    with base.ecriture(AUTEUR) as unite:
        for rang, dossier_id in enumerate(dossiers):
            for place in range(rang, rang + 1 + rang % len(_PASSAGES)):
                # Not everybody on the same day.
                depuis = jour - timedelta(rang % 3)
                unite.enregistrer(_passage(dossier_id, depuis, _PASSAGES[place % len(_PASSAGES)], agent))
        for rang, (jours, texte) in enumerate(_RAPPELS):
            unite.enregistrer(_rappel(dossiers[-1 - rang], jour + timedelta(jours), texte, agent if rang % 2 else None))
        unite.enregistrer(_rappel(None, jour, "Commander des chèques d’accompagnement", None))
        for rang, (minutes, motif) in enumerate(_VISITEURS):
            arrive = horloge.maintenant() - timedelta(minutes=minutes)
            connu = rang < len(_VISITEURS) - 1
            unite.ecrire_visiteur(
                _visiteur(arrive, motif, noms[rang] if connu else "Z. K.", dossiers[rang] if connu else None)
            )


def _nom(lecture: Lecture, dossier_id: str) -> str:
    return lecture.dossier(dossier_id).demandeur.identite.nom_affiche


def _passage(dossier_id: str, jour: date, passage: tuple[int, Canal, str, str], agent: Agent) -> Passage:
    jours, canal, motif, suite = passage
    return Passage(
        id=nouvel_id(),
        dossier_id=dossier_id,
        jour=jour_ouvre(jour - timedelta(jours)),
        canal=canal,
        motif=motif,
        suite=suite,
        agent=agent.nom_complet,
    )


def _rappel(dossier_id: str | None, jour: date, texte: str, agent: Agent | None) -> Rappel:
    return Rappel(id=nouvel_id(), jour=jour, texte=texte, agent_id=agent.id if agent else None, dossier_id=dossier_id)


def _visiteur(arrive: datetime, motif: str, nom: str, dossier_id: str | None) -> Visiteur:
    return Visiteur(nouvel_id(), initiales(nom), arrive, motif, dossier_id)
