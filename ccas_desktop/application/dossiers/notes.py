"""The dated notes of a dossier; the one pinned on it is `dossiers.modifier_note`."""

from __future__ import annotations

from dataclasses import replace

from ccas_desktop.application.identifiants import nouvel_id
from ccas_desktop.application.journal import Auteur
from ccas_desktop.application.services import Services
from ccas_desktop.domain.dossiers.note import Note
from ccas_desktop.domain.errors import ErreurChamp, SaisieInvalide
from ccas_desktop.domain.personnes.nir import refuser_nir


def ajouter_note(services: Services, auteur: Auteur, dossier_id: str, texte: str) -> Note:
    """Write a note of now. Raises SaisieInvalide."""
    note = Note(
        id=nouvel_id(),
        dossier_id=dossier_id,
        ecrite_le=services.horloge.maintenant(),
        auteur=auteur.nom,
        texte=_lisible(texte),
    )
    with services.base.ecriture(auteur) as base:
        return base.enregistrer(note)


def corriger_note(services: Services, auteur: Auteur, note: Note, texte: str) -> Note:
    """Put a note right; it keeps its day and its author, the journal says who did. Raises SaisieInvalide."""
    with services.base.ecriture(auteur) as base:
        return base.enregistrer(replace(note, texte=_lisible(texte)))


def retirer_note(services: Services, auteur: Auteur, note: Note) -> str:
    """Remove a note and return the lot to undo. Raises ConflitDeVersion."""
    with services.base.ecriture(auteur) as base:
        base.supprimer(note)
        return base.lot


def _lisible(texte: str) -> str:
    if not texte.strip():
        raise SaisieInvalide((ErreurChamp("texte", "obligatoire"),))
    refuser_nir({"texte": texte})
    return texte.strip()
