"""The list of the letters produced, and what became of each."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, timedelta

from ccas_desktop.application.listes.cellules import (
    aide,
    colonne_date,
    colonne_du_nom,
    jour,
    jour_d_un_instant,
    texte,
)
from ccas_desktop.application.listes.demandes import choix_des_aides
from ccas_desktop.application.listes.modele import (
    Choix,
    ColonneListe,
    ContexteListe,
    Critere,
    GenreCritere,
    Liste,
    VuePrete,
)
from ccas_desktop.application.messages.remise import ETATS_DU_COURRIER, MODES_DE_REMISE
from ccas_desktop.application.ports.listes import LigneLue
from ccas_desktop.application.tableur import GenreColonne
from ccas_desktop.domain.courrier.courrier_produit import EtatCourrier, ModeRemise
from ccas_desktop.domain.courrier.modeles import FICHES, Modele


def _intitule(code: str) -> str:
    return FICHES[Modele(code)].intitule


def _choix_des_modeles(contexte: ContexteListe) -> Choix:
    return tuple((code, _intitule(code)) for code in contexte.valeurs.get("modele", ()))


def _etat(ligne: LigneLue, _contexte: ContexteListe) -> str:
    return ETATS_DU_COURRIER[EtatCourrier.de(ligne["impressions"], remis=ligne["remis_le"] is not None)]


def _mode(ligne: LigneLue, _contexte: ContexteListe) -> str:
    return MODES_DE_REMISE[ModeRemise(ligne["mode_remise"])] if ligne["mode_remise"] else ""


def _instants(valeurs: Mapping[str, str], contexte: ContexteListe) -> Iterator[tuple[str, str]]:
    """Yield the instants between which a letter was made on these civil days of the office, both included."""
    if premier := valeurs.get("produit_du"):
        yield "produit_depuis", contexte.minuit(date.fromisoformat(premier)).isoformat()
    if dernier := valeurs.get("produit_au"):
        yield "produit_avant", contexte.minuit(date.fromisoformat(dernier) + timedelta(days=1)).isoformat()


COURRIERS = Liste(
    code="courriers",
    titre="Courriers",
    unite="courrier",
    unites="courriers",
    tout="Tous les courriers",
    tri="produit_le",
    decroissant=True,
    a_lire=("modele", "aide"),
    colonnes=(
        ColonneListe(
            "modele", "Courrier", lambda ligne, _: _intitule(ligne["modele"]), gabarit="Information préalable"
        ),
        colonne_du_nom("Destinataire"),
        ColonneListe("numero", "Demande", texte("numero"), gabarit="2026-8888-8"),
        ColonneListe("aide", "Aide", aide, gabarit="Aide à l’énergie et à l’eau"),
        colonne_date("produit_le", "Fait le", jour_d_un_instant("produit_le")),
        ColonneListe("etat", "État", _etat, triable=False, gabarit="À remettre"),
        ColonneListe(
            "impressions",
            "Impressions",
            lambda ligne, _: int(ligne["impressions"]),
            GenreColonne.NOMBRE,
            affichee=False,
            gabarit="88",
        ),
        colonne_date("remis_le", "Remis le", jour("remis_le")),
        ColonneListe("mode", "Comment", _mode, triable=False, gabarit="Remis en main propre"),
    ),
    criteres=(
        Critere("texte", "Rechercher", GenreCritere.TEXTE, principal=True),
        Critere(
            "etat",
            "État",
            GenreCritere.CHOIX,
            choix=lambda _: tuple((etat.value, mot) for etat, mot in ETATS_DU_COURRIER.items()),
            principal=True,
        ),
        Critere("modele", "Courrier", GenreCritere.CHOIX, choix=_choix_des_modeles, principal=True),
        Critere("produit", "Fait", GenreCritere.PERIODE, resoudre=_instants, principal=True),
        Critere("aide", "Aide", GenreCritere.CHOIX, choix=choix_des_aides),
        Critere("remis", "Remis", GenreCritere.PERIODE),
    ),
    vues=(
        VuePrete("a_imprimer", "À imprimer", {"etat": EtatCourrier.A_IMPRIMER.value}, "produit_le"),
        VuePrete("a_remettre", "Courriers à remettre", {"etat": EtatCourrier.A_REMETTRE.value}, "produit_le"),
        VuePrete("du_mois", "Faits depuis 30 jours", {"produit_du": "jours:-30"}, "produit_le", decroissant=True),
    ),
)
