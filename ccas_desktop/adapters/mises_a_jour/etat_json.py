"""The story of the updates, as a small JSON file; whatever in it cannot be read is as if it had not been."""

from __future__ import annotations

import base64
import json
from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime
from typing import Any, TypeVar

from ccas_desktop.domain.mise_a_jour.acceptation import DejaVu
from ccas_desktop.domain.mise_a_jour.etat import Copie, EtatMisesAJour, Passage, Precedente, Sens
from ccas_desktop.domain.mise_a_jour.manifeste import Installation, installation_en_objet, lire_installation
from ccas_desktop.domain.mise_a_jour.version import lire_version

T = TypeVar("T")
U = TypeVar("U")


def ecrire_etat(etat: EtatMisesAJour) -> str:
    """Write what `lire_etat` reads back."""
    passage, precedente = etat.passage, etat.precedente
    return json.dumps(
        {
            "serie": etat.vu.serie,
            "publie_le": _si(etat.vu.publie_le, datetime.isoformat),
            "publie": base64.b64encode(etat.publie).decode(),
            "essaye_le": _si(etat.essaye_le, date.isoformat),
            "verifie_le": _si(etat.verifie_le, datetime.isoformat),
            "refus": _si(etat.refus, list),
            "passage": _si(passage, _passage_en_objet),
            "installee": _si(etat.installee, installation_en_objet),
            "precedente": _si(
                precedente,
                lambda une: {
                    "installation": installation_en_objet(une.installation),
                    "copie": _copie_en_objet(une.copie),
                },
            ),
            "ecartee": _si(etat.ecartee, _copie_en_objet),
            "quittee": _si(etat.quittee, str),
        },
        ensure_ascii=False,
        indent=1,
    )


def lire_etat(untrusted: str) -> EtatMisesAJour:
    """Read it back, as much of it as can be."""
    try:
        lu = json.loads(untrusted)
    except (ValueError, RecursionError):
        lu = None
    champs: Mapping[str, Any] = lu if isinstance(lu, dict) else {}
    return EtatMisesAJour(
        vu=DejaVu(_entier(champs.get("serie")), _instant(champs.get("publie_le"))),
        publie=_octets(champs.get("publie")),
        essaye_le=_jour(champs.get("essaye_le")),
        verifie_le=_instant(champs.get("verifie_le")),
        refus=_refus(champs.get("refus")),
        passage=_passage(champs.get("passage")),
        installee=lire_installation(champs.get("installee")),
        precedente=_precedente(champs.get("precedente")),
        ecartee=_copie(champs.get("ecartee")),
        quittee=lire_version(champs.get("quittee")),
    )


def _si(valeur: T | None, ecrire: Callable[[T], U]) -> U | None:
    return None if valeur is None else ecrire(valeur)


def _copie_en_objet(copie: Copie) -> dict[str, object]:
    return {"fichier": copie.fichier, "le": copie.le.isoformat(), "entrees": copie.entrees}


def _passage_en_objet(passage: Passage) -> dict[str, object]:
    return {
        "sens": passage.sens.value,
        "de": str(passage.de),
        "installation": installation_en_objet(passage.installation),
        "copie": _copie_en_objet(passage.copie),
        "ancienne": _si(passage.ancienne, installation_en_objet),
        "ecartee": _si(passage.ecartee, _copie_en_objet),
        "remise": passage.remise,
    }


def _passage(untrusted: object) -> Passage | None:
    champs = untrusted if isinstance(untrusted, Mapping) else {}
    sens, de = champs.get("sens"), lire_version(champs.get("de"))
    installation, copie = lire_installation(champs.get("installation")), _copie(champs.get("copie"))
    if sens not in list(Sens) or not (de and installation and copie):
        return None
    return Passage(
        Sens(sens),
        de,
        installation,
        copie,
        ancienne=lire_installation(champs.get("ancienne")),
        ecartee=_copie(champs.get("ecartee")),
        remise=champs.get("remise") is True,
    )


def _precedente(untrusted: object) -> Precedente | None:
    champs = untrusted if isinstance(untrusted, Mapping) else {}
    installation: Installation | None = lire_installation(champs.get("installation"))
    copie = _copie(champs.get("copie"))
    return Precedente(installation, copie) if installation and copie else None


def _copie(untrusted: object) -> Copie | None:
    champs = untrusted if isinstance(untrusted, Mapping) else {}
    fichier, le = champs.get("fichier"), _instant(champs.get("le"))
    # A name alone: nothing read here may lead to another folder.
    simple = isinstance(fichier, str) and fichier.endswith(".db") and not set(fichier) & set('/\\:*?"<>|\0')
    return Copie(str(fichier), le, _entier(champs.get("entrees"))) if simple and le else None


def _refus(untrusted: object) -> tuple[str, dict[str, str]] | None:
    match untrusted:
        case [str() as code, dict() as faits]:
            return code, {str(nom): str(valeur) for nom, valeur in faits.items()}
    return None


def _instant(untrusted: object) -> datetime | None:
    try:
        instant = datetime.fromisoformat(untrusted) if isinstance(untrusted, str) else None
        return instant.astimezone(UTC) if instant and instant.tzinfo else None
    except (ValueError, OverflowError):
        return None


def _jour(untrusted: object) -> date | None:
    try:
        return date.fromisoformat(untrusted) if isinstance(untrusted, str) else None
    except ValueError:
        return None


def _entier(untrusted: object) -> int:
    return untrusted if isinstance(untrusted, int) and not isinstance(untrusted, bool) and untrusted >= 0 else 0


def _octets(untrusted: object) -> bytes:
    try:
        return base64.b64decode(untrusted, validate=True) if isinstance(untrusted, str) else b""
    except ValueError:
        return b""
