"""An address in words: on one line, masked, with the time spent there."""

from __future__ import annotations

from datetime import date

from ccas_desktop.application.messages.acheminement import RAISONS
from ccas_desktop.domain.dossiers.acheminement import Empechement
from ccas_desktop.domain.dossiers.dossier import Dossier
from ccas_desktop.domain.personnes.adresse import Adresse, AdresseAncienne

NBSP = "\u00a0"
MASQUEE = "Adresse confidentielle"
SANS_ADRESSE = "Aucune adresse\u00a0: les courriers sont remis en main propre."


def adresse_en_ligne(adresse: Adresse, *, masquee: bool = False) -> str:
    """Return « 12 RUE DES LILAS · 61990 FLERS », « — » when there is none, or that it is masked."""
    if masquee and not adresse.est_vide:
        return MASQUEE
    return " · ".join(adresse.lignes) or "—"


def phrase_de_duree(mois: int) -> str:
    """Return « moins d’un mois », « 11 mois », « 2 ans », « 2 ans et 3 mois »."""
    annees, reste = divmod(mois, 12)
    ans = f"{annees}{NBSP}an{'s' if annees > 1 else ''}" if annees else ""
    en_mois = f"{reste}{NBSP}mois" if reste else ""
    return " et ".join(partie for partie in (ans, en_mois) if partie) or "moins d’un mois"


def phrases_de_residence(dossier: Dossier, jour: date) -> tuple[str, ...]:
    """Return since when the foyer is at this address and in the commune, and its domiciliation; what is known."""
    phrases = []
    if dossier.adresse_depuis:
        phrases.append(f"À cette adresse depuis le {dossier.adresse_depuis:%d/%m/%Y}")
    mois = dossier.mois_dans_la_commune(jour)
    if dossier.arrivee_commune and mois is not None:
        phrases.append(f"Dans la commune depuis le {dossier.arrivee_commune:%d/%m/%Y} ({phrase_de_duree(mois)})")
    return (*phrases, *_domiciliation(dossier, jour))


def phrase_d_envoi(empechement: Empechement | None) -> str:
    """Return why nothing is posted, an empty text when letters may be, or when there is simply no address."""
    if empechement in (None, Empechement.SANS_ADRESSE):
        return ""
    return f"Aucun envoi par la poste{NBSP}: {RAISONS[empechement]}."


def phrase_de_l_ancienne(ancienne: AdresseAncienne) -> str:
    """Return « du 01/05/2020 au 29/02/2024 », with what is known of it."""
    if ancienne.debut and ancienne.fin:
        return f"du {ancienne.debut:%d/%m/%Y} au {ancienne.fin:%d/%m/%Y}"
    return f"jusqu’au {ancienne.fin:%d/%m/%Y}" if ancienne.fin else "dates non connues"


def _domiciliation(dossier: Dossier, jour: date) -> tuple[str, ...]:
    domiciliation = dossier.domiciliation
    if domiciliation is None:
        return ()
    fin = f" au {domiciliation.fin:%d/%m/%Y}" if domiciliation.fin else ""
    finie = "" if domiciliation.court_le(jour) else ", terminée" if domiciliation.debut <= jour else ", à venir"
    debut = f"du {domiciliation.debut:%d/%m/%Y}" if fin else f"depuis le {domiciliation.debut:%d/%m/%Y}"
    return (f"Domiciliation au CCAS {debut}{fin}{finie}",)
