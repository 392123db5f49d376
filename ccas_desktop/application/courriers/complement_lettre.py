"""What a letter says and no record holds: it is typed when the letter is made, and kept in the letter alone."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import Any

from ccas_desktop.domain.courrier.contenu_etapes import RendezVous
from ccas_desktop.domain.courrier.modeles import Modele
from ccas_desktop.domain.errors import ErreurChamp, SaisieInvalide

_HEURE = re.compile(r"([01]?\d|2[0-3])\s*(?:h|:)\s*([0-5]\d)?", re.IGNORECASE)
# The fields asked for each letter, those that must be given first marked.
CHAMPS: Mapping[Modele, tuple[str, ...]] = MappingProxyType(
    {
        Modele.RENDEZ_VOUS: ("le", "heure", "lieu", "acces", "avec", "apporter"),
        Modele.AJOURNEMENT: ("action", "avant", "reexamen_le"),
        Modele.IRRECEVABILITE: ("signataire_id", "motif_droit", "orientation"),
    }
)
_OBLIGATOIRES: Mapping[Modele, tuple[str, ...]] = MappingProxyType(
    {Modele.RENDEZ_VOUS: ("le", "heure", "lieu"), Modele.IRRECEVABILITE: ("signataire_id",)}
)


@dataclass(frozen=True, kw_only=True)
class Complement:
    """What an agent adds to a letter.

    Attributes:
        action, avant, reexamen_le: of a postponement: what is asked, until when, the next session.
        signataire_id, motif_droit, orientation: of a request not taken up: who signs, the rule, what else can be done.
    """

    rendez_vous: RendezVous | None = None
    action: str = ""
    avant: date | None = None
    reexamen_le: date | None = None
    signataire_id: str = ""
    motif_droit: str = ""
    orientation: str = ""


def lire_complement(modele: Modele, valeurs: Mapping[str, Any], aujourdhui: date) -> Complement:
    """Return what was typed for that letter. Raises SaisieInvalide, each fault at its field."""
    erreurs = [ErreurChamp(champ, "obligatoire") for champ in _OBLIGATOIRES.get(modele, ()) if not valeurs.get(champ)]
    erreurs += [
        ErreurChamp(champ, "date_passee")
        for champ in ("le", "avant", "reexamen_le")
        if champ in CHAMPS.get(modele, ()) and valeurs.get(champ) and valeurs[champ] < aujourdhui
    ]
    heure = _HEURE.fullmatch((valeurs.get("heure") or "").strip())
    if modele is Modele.RENDEZ_VOUS and valeurs.get("heure") and heure is None:
        erreurs.append(ErreurChamp("heure", "heure_illisible"))
    if erreurs:
        raise SaisieInvalide(tuple(erreurs))
    if modele is Modele.RENDEZ_VOUS and heure is not None:
        return Complement(rendez_vous=_rendez_vous(valeurs, heure))
    return Complement(
        action=valeurs.get("action") or "",
        avant=valeurs.get("avant"),
        reexamen_le=valeurs.get("reexamen_le"),
        signataire_id=valeurs.get("signataire_id") or "",
        motif_droit=valeurs.get("motif_droit") or "",
        orientation=valeurs.get("orientation") or "",
    )


def _rendez_vous(valeurs: Mapping[str, Any], heure: re.Match[str]) -> RendezVous:
    minutes = f"\u00a0{heure[2]}" if heure[2] and heure[2] != "00" else ""
    return RendezVous(
        le=valeurs["le"],
        heure=f"{int(heure[1])}\u00a0h{minutes}",
        lieu=valeurs["lieu"],
        acces=valeurs.get("acces") or "",
        avec=valeurs.get("avec") or "",
        apporter=tuple(p.strip() for p in re.split(r"[;\n]", valeurs.get("apporter") or "") if p.strip()),
    )
