"""Who receives the letters, and why they may not be posted, in words."""

from __future__ import annotations

from collections.abc import Mapping

from ccas_desktop.domain.dossiers.acheminement import Acheminement, Empechement

NBSP = "\u00a0"

RAISONS: Mapping[Empechement, str] = {
    Empechement.DECES: "la personne est décédée",
    Empechement.NE_PAS_ECRIRE: "la personne a demandé de ne rien lui envoyer («\u00a0ne pas écrire\u00a0»)",
    Empechement.ADRESSE_CONFIDENTIELLE: "son adresse est confidentielle",
    Empechement.DOMICILIEE_AU_CCAS: "elle est domiciliée au CCAS",
    Empechement.SANS_ADRESSE: "aucune adresse n’est enregistrée",
}


def phrase_d_acheminement(voie: Acheminement) -> str:
    """Return what an agent must do with the letters, an empty text when they are simply posted or handed over."""
    if voie.empechement is Empechement.DECES:
        return f"Rien n’est à envoyer{NBSP}: {RAISONS[voie.empechement]}."
    phrases = []
    if voie.empechement is not None:
        sauf = " L’exemplaire du mandataire peut être envoyé." if voie.mandataire else ""
        phrases.append(f"À remettre en main propre, pas d’envoi{NBSP}: {RAISONS[voie.empechement]}.{sauf}")
    if voie.mandataire is not None:
        combien = "Deux exemplaires, dont un au" if voie.a_la_personne else "Courriers adressés au"
        phrases.append(f"{combien} mandataire{NBSP}: {voie.mandataire.nom_affiche}.")
    return " ".join(phrases)
