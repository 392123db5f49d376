"""What is read of the life at the counter: how the person came, who a reminder is for, since when somebody waits."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime

from ccas_desktop.application.messages.heures import phrase_heure
from ccas_desktop.domain.guichet.passage import Canal, Passage
from ccas_desktop.domain.guichet.visiteur import EtatVisiteur

NBSP = "\u00a0"
CANAUX: Mapping[Canal, str] = {
    Canal.SPONTANE: "Accueil spontané",
    Canal.RENDEZ_VOUS: "Accueil sur rendez-vous",
    Canal.TELEPHONE: "Téléphone",
    Canal.DOMICILE: "À domicile",
    Canal.EXTERIEUR: "Rendez-vous extérieur",
    Canal.COURRIER: "Courrier",
    Canal.COURRIEL: "Courriel",
    Canal.VISIO: "Visioconférence",
    Canal.TIERS: "Entretien avec un tiers",
}
ETATS_VISITEUR: Mapping[EtatVisiteur, str] = {
    EtatVisiteur.ATTEND: "Attend",
    EtatVisiteur.APPELE: "Appelé·e",
    EtatVisiteur.RECU: "Reçu·e",
    EtatVisiteur.PARTI: "Parti·e",
}


def phrase_delai(jours: int) -> str:
    """Return « dans 12 jours », « aujourd’hui » or « dépassé de 3 jours »."""
    if jours == 0:
        return "aujourd’hui"
    pluriel = "s" if abs(jours) > 1 else ""
    return f"dans {jours} jour{pluriel}" if jours > 0 else f"dépassé de {-jours} jour{pluriel}"


def phrase_moment(heure: datetime, aujourdhui: date) -> str:
    """Return « 9 h 05 » for today, « le 27/11/2026 » for another day."""
    return phrase_heure(heure) if heure.date() == aujourdhui else f"le {heure:%d/%m/%Y}"


def phrase_de_l_attente(nombre: int) -> str:
    """Return « Personne n’attend » or « 3 personnes attendent »."""
    if nombre == 0:
        return "Personne n’attend"
    return "1 personne attend" if nombre == 1 else f"{nombre} personnes attendent"


def phrase_des_oublies(nombre: int) -> str:
    """Return what is said the morning after of the queue that was forgotten."""
    visites = "1 visite" if nombre == 1 else f"{nombre} visites"
    return f"La file d’attente des jours passés est effacée ({visites}){NBSP}: rien n’en est gardé."


def phrase_du_passage(passage: Passage) -> str:
    """Return « 23/11/2026, téléphone : facture d’eau — rappeler Saur »."""
    suite = f" — {passage.suite}" if passage.suite else ""
    canal = CANAUX[passage.canal]
    return f"{passage.jour:%d/%m/%Y}, {canal[0].lower()}{canal[1:]}{NBSP}: {passage.motif}{suite}"
