"""The list of the passages."""

from __future__ import annotations

from ccas_desktop.application.listes.cellules import colonne_date, colonne_du_nom, jour, texte
from ccas_desktop.application.listes.modele import ColonneListe, Critere, GenreCritere, Liste, VuePrete
from ccas_desktop.application.messages.guichet import CANAUX
from ccas_desktop.domain.guichet.passage import Canal

PASSAGES = Liste(
    code="passages",
    titre="Passages",
    unite="passage",
    unites="passages",
    tout="Tous les passages",
    tri="jour",
    decroissant=True,
    a_lire=("agent",),
    colonnes=(
        colonne_date("jour", "Date", jour("jour")),
        colonne_du_nom("Dossier de"),
        ColonneListe("numero", "Dossier", texte("numero"), gabarit="2026-88888"),
        ColonneListe(
            "canal", "Comment", lambda ligne, _: CANAUX[Canal(ligne["canal"])], gabarit="Accueil sur rendez-vous"
        ),
        ColonneListe("motif", "Motif", texte("motif"), gabarit="Demande où en est son dossier, et quand"),
        ColonneListe("suite", "Suite", texte("suite"), triable=False, gabarit="Rendez-vous pris le 12"),
        ColonneListe("agent", "Reçu par", texte("agent"), gabarit="Hélène VASSEUR"),
    ),
    criteres=(
        Critere("texte", "Rechercher", GenreCritere.TEXTE, principal=True),
        Critere(
            "canal",
            "Comment",
            GenreCritere.CHOIX,
            choix=lambda _: tuple((canal.value, mot) for canal, mot in CANAUX.items()),
            principal=True,
        ),
        Critere(
            "agent",
            "Reçu par",
            GenreCritere.CHOIX,
            choix=lambda contexte: tuple((nom, nom) for nom in contexte.valeurs.get("agent", ())),
            principal=True,
        ),
        Critere("jour", "Venu", GenreCritere.PERIODE, principal=True),
    ),
    vues=(
        VuePrete("du_jour", "Aujourd’hui", {"jour_du": "jours:0", "jour_au": "jours:0"}),
        VuePrete("semaine", "Depuis 7 jours", {"jour_du": "jours:-7"}, "jour", decroissant=True),
        VuePrete("du_mois", "Depuis 30 jours", {"jour_du": "jours:-30"}, "jour", decroissant=True),
    ),
)
