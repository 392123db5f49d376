"""What an office still has to fill in, and for what."""

from __future__ import annotations

from ccas_desktop.application.reglages import Manque

_PHRASES = {
    Manque.CCAS: "Le nom et l’adresse du CCAS manquent : ils sont imprimés en tête de chaque courrier.",
    Manque.AGENT: "Aucun agent n’est enregistré : la loi veut son nom et sa qualité sur chaque courrier.",
    Manque.REGLEMENT: "Le règlement des aides n’est pas chargé : aucune demande ne peut être enregistrée ni évaluée.",
    Manque.DELEGATION: "Aucune délégation n’est enregistrée : seules la commission et le conseil peuvent décider.",
    Manque.TRIBUNAL: "Le tribunal administratif manque : sans lui, aucune décision ne peut être notifiée.",
    Manque.DPO: "Le délégué à la protection des données manque : ses coordonnées sont dues sur chaque courrier.",
    Manque.SIRET: "Le SIRET du CCAS manque : il est demandé à chaque appel d’API Particulier.",
    Manque.JETON: "Le jeton d’API Particulier n’est pas testé : les données certifiées ne peuvent pas être demandées.",
}


def phrase_manque(manque: Manque) -> str:
    """Return what is missing and what it prevents."""
    return _PHRASES[manque]
