"""What each line of the « Données » step says of the period that the rules want."""

from __future__ import annotations

from dataclasses import replace

from ccas_desktop.application.donnees.lignes_donnees import ActionDonnee, LigneDonnee
from ccas_desktop.application.donnees.periodes_voulues import PeriodesVoulues


def avec_les_periodes(lignes: tuple[LigneDonnee, ...], voulues: PeriodesVoulues) -> tuple[LigneDonnee, ...]:
    """Return the lines with what the rules want of each."""
    return tuple(_de_la_periode(ligne, voulues) for ligne in lignes)


def _de_la_periode(ligne: LigneDonnee, voulues: PeriodesVoulues) -> LigneDonnee:
    """Say which period the rules want; one certified since takes the place of a value of another period."""
    code = ligne.indicateur.code
    if not ligne.porte_valeur or not voulues.en_mots(code):
        return ligne
    hors = ligne.retenue is not None and not voulues.convient(code, ligne.retenue.provenance)
    certifiee = ligne.provenance_certifiee if ligne.certifiee is not None else None
    a_retenir = hors and certifiee is not None and voulues.convient(code, certifiee)
    return replace(
        ligne,
        voulue=voulues.en_mots(code),
        mois_voulu=voulues.mois_a_demander(code),
        hors_periode=hors,
        actions=ligne.actions | {ActionDonnee.RETENIR_CERTIFIEE} if a_retenir else ligne.actions,
    )
