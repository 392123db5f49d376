"""The lines seen in the window of the envelope (NF Z10-011; domain.md 6.1)."""

from __future__ import annotations

from collections.abc import Sequence

from ccas_desktop.domain.courrier.contenu import Destinataire
from ccas_desktop.domain.dossier import LIGNE_ADRESSE_MAX
from ccas_desktop.domain.errors import ErreurChamp, SaisieInvalide

LIGNES_MAX = 6
# A seventh line is allowed only for the country of a letter sent abroad.
LIGNES_MAX_ETRANGER = 7

_CIVILITES_COURTES = {"Madame": "Mme", "Monsieur": "M."}


def verifier_lignes(adresse: Sequence[str]) -> None:
    """Refuse an address that no window can show. Raises SaisieInvalide; a long line is not refused, it is fitted."""
    lignes = [ligne for ligne in adresse if ligne.strip()]
    if len(lignes) > LIGNES_MAX_ETRANGER - 1:
        faits = {"maximum": str(LIGNES_MAX_ETRANGER - 1)}
        raise SaisieInvalide((ErreurChamp("destinataire.adresse", "adresse_trop_de_lignes", faits),))


def lignes_postales(destinataire: Destinataire) -> tuple[str, ...]:
    """Return the lines to print, none empty; a line too long is cut at a space while there is room for one more."""
    lignes = [_ligne_du_nom(destinataire), *(" ".join(ligne.split()) for ligne in destinataire.adresse)]
    lignes = [ligne for ligne in lignes if ligne]
    rang = 0
    while rang < len(lignes):
        coupure = lignes[rang].rfind(" ", 0, LIGNE_ADRESSE_MAX + 1)
        if len(lignes[rang]) > LIGNE_ADRESSE_MAX and coupure > 0 and len(lignes) < LIGNES_MAX:
            lignes[rang : rang + 1] = [lignes[rang][:coupure], lignes[rang][coupure + 1 :]]
        rang += 1
    return tuple(lignes)


def _ligne_du_nom(destinataire: Destinataire) -> str:
    """Return « Madame Jeanne DUPONT », the civility shortened when the line would pass 38 characters."""
    entiere = " ".join(destinataire.designation.split())
    courte = _CIVILITES_COURTES.get(destinataire.civilite)
    if len(entiere) <= LIGNE_ADRESSE_MAX or courte is None:
        return entiere
    return courte + entiere.removeprefix(destinataire.civilite)
