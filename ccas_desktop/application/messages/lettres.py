"""What became of a letter, in words."""

from __future__ import annotations

from ccas_desktop.application.courriers.lettres_de_la_demande import LettreDeLaDemande
from ccas_desktop.application.messages.etats import NBSP, Mot, Poids
from ccas_desktop.domain.courrier.modeles import Modele

# Nothing waits for these letters.
SI_BESOIN = frozenset({Modele.RENDEZ_VOUS, Modele.ATTESTATION})


def mot_de_la_lettre(lettre: LettreDeLaDemande) -> Mot:
    """Return what became of a letter."""
    if lettre.courrier is None and lettre.modele in SI_BESOIN:
        return Mot("Si besoin")
    if lettre.courrier is None:
        return Mot("À faire", Poids.INFORMATION)
    return Mot("Imprimée", Poids.SUCCES) if lettre.courrier.impressions else Mot("Prête", Poids.ALERTE)


def precision_de_la_lettre(lettre: LettreDeLaDemande) -> str:
    """Return when a letter was made, how often it was printed, and the characters it could not write."""
    courrier = lettre.courrier
    if courrier is None or lettre.faite_le is None:
        return ""
    parties = [f"faite le {lettre.faite_le:%d/%m/%Y}"]
    if courrier.impressions > 1:
        parties.append(f"imprimée {courrier.impressions}{NBSP}fois")
    if courrier.caracteres_remplaces:
        parties.append(f"caractères remplacés par ▯{NBSP}: {' '.join(courrier.caracteres_remplaces)}")
    return " · ".join(parties)


def alerte_des_caracteres(caracteres: tuple[str, ...]) -> str:
    """Return what to say of the characters that no font could write; empty when there is none."""
    if not caracteres:
        return ""
    return (
        f"La lettre montre ▯ à la place de ces caractères, qu’aucune police ne sait écrire{NBSP}: "
        f"{' '.join(caracteres)}. Relisez le nom avant de l’envoyer."
    )
