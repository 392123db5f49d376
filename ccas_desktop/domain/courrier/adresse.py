"""The lines seen in the window of the envelope (NF Z10-011; domain.md 6.1)."""

from __future__ import annotations

from collections.abc import Sequence

from ccas_desktop.domain.courrier.contenu import Destinataire
from ccas_desktop.domain.dossiers.dossier import LIGNE_ADRESSE_MAX
from ccas_desktop.domain.errors import ErreurChamp, SaisieInvalide

LIGNES_MAX = 6
# A seventh line is allowed only for the country of a letter sent abroad.
LIGNES_MAX_ETRANGER = 7


def verifier_lignes(adresse: Sequence[str]) -> None:
    """Refuse an address that no window can show. Raises SaisieInvalide; a long line is not refused, it is fitted."""
    lignes = [ligne for ligne in adresse if ligne.strip()]
    if len(lignes) > LIGNES_MAX_ETRANGER - 1:
        faits = {"maximum": str(LIGNES_MAX_ETRANGER - 1)}
        raise SaisieInvalide((ErreurChamp("destinataire.adresse", "adresse_trop_de_lignes", faits),))


def lignes_postales(destinataire: Destinataire) -> tuple[str, ...]:
    """Return the lines to print, none empty; a line too long is cut at a space while there is room for one more."""
    adresse = [" ".join(ligne.split()) for ligne in destinataire.adresse]
    lignes = [ligne for ligne in (*_lignes_du_nom(destinataire, len(adresse)), *adresse) if ligne]
    rang = 0
    while rang < len(lignes):
        coupure = lignes[rang].rfind(" ", 0, LIGNE_ADRESSE_MAX + 1)
        if len(lignes[rang]) > LIGNE_ADRESSE_MAX and coupure > 0 and len(lignes) < LIGNES_MAX:
            lignes[rang : rang + 1] = [lignes[rang][:coupure], lignes[rang][coupure + 1 :]]
        rang += 1
    return tuple(lignes)


def _lignes_du_nom(destinataire: Destinataire, lignes_d_adresse: int) -> tuple[str, ...]:
    """Return « Madame Jeanne DUPONT », or the mandataire, with the organisation and who is represented.

    One line where it fits, « Mme Claire ROUSSEL, mandataire de M. Jean DUPONT », else one for each; two at most when
    the address leaves no room for more.
    """
    if not destinataire.mandataire_de:
        return (_ligne_du_nom(destinataire),)
    qualite = f"mandataire de {destinataire.mandataire_de}"
    organisation = (destinataire.organisation,) if destinataire.organisation else ()
    nom = destinataire.designation_courte
    if len(f"{nom}, {qualite}") <= LIGNE_ADRESSE_MAX:
        return (*organisation, f"{nom}, {qualite}")
    if organisation and lignes_d_adresse + len((*organisation, nom, qualite)) > LIGNES_MAX:
        return (f"{nom}, {destinataire.organisation}", qualite)
    return (*organisation, nom, qualite)


def _ligne_du_nom(destinataire: Destinataire) -> str:
    """Return « Madame Jeanne DUPONT », the civility shortened when the line would pass 38 characters."""
    entiere = " ".join(destinataire.designation.split())
    return entiere if len(entiere) <= LIGNE_ADRESSE_MAX else destinataire.designation_courte
