"""The lists in words: counts, lots of acts."""

from __future__ import annotations

from collections.abc import Mapping

from ccas_desktop.application.listes.modele import Liste
from ccas_desktop.application.ports.listes import CompteListe

NBSP = "\u00a0"


def nombre_en_mots(nombre: int) -> str:
    """Return « 40 000 »."""
    return f"{nombre:,}".replace(",", NBSP)


def phrase_des_lignes(liste: Liste, nombre: int) -> str:
    """Return « 3 demandes », « 1 personne », « aucun courrier »."""
    if nombre == 0:
        return f"0{NBSP}{liste.unite}"
    return f"{nombre_en_mots(nombre)}{NBSP}{liste.unite if nombre == 1 else liste.unites}"


def phrase_du_compte(liste: Liste, compte: CompteListe) -> str:
    """Return « 100 personnes, de 40 dossiers »: what a row is, and how many dossiers that makes."""
    dossiers = f"{nombre_en_mots(compte.dossiers)}{NBSP}dossier{'s' if compte.dossiers > 1 else ''}"
    return f"{phrase_des_lignes(liste, compte.lignes)}, de {dossiers}"


def phrase_de_l_export(liste: Liste, nombre: int, fichier: str) -> str:
    """Return what is said once a file is written."""
    return f"{phrase_des_lignes(liste, nombre)} dans {fichier}."


def phrase_des_laisses(laisses: Mapping[str, int]) -> str:
    """Return « 2 laissés de côté : c’était déjà ainsi (2) »; empty when none was. The keys are reasons in words."""
    if not laisses:
        return ""
    nombre = sum(laisses.values())
    raisons = ", ".join(f"{raison} ({combien})" for raison, combien in laisses.items())
    return f"{nombre_en_mots(nombre)}{NBSP}non traité{'s' if nombre > 1 else ''}{NBSP}: {raisons}."


def phrase_sans_signature(nombre: int) -> str:
    """Return what is said of letters of a batch whose signatory may no longer sign them."""
    if nombre == 1:
        return "Un courrier n’est pas imprimé\u00a0: son signataire n’a pas, ce jour, le pouvoir de le signer."
    return f"{nombre} courriers ne sont pas imprimés\u00a0: leur signataire n’a pas, ce jour, le pouvoir de les signer."
