"""How values are written in a column, and read back exactly."""

from __future__ import annotations

import base64
import json
from collections.abc import Mapping
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

from ccas_desktop.domain.provenance import Mois, NatureProvenance, Provenance

Ligne = Mapping[str, Any]


def json_de(valeur: object) -> str:
    """Return the JSON kept in a column; a Decimal becomes its text, never a float; bytes are in base 64."""
    return _JSON.encode(valeur)


def instant_en_texte(instant: datetime) -> str:
    """Return the ISO text of an instant, in UTC. Raises ValueError on one without a zone."""
    if instant.tzinfo is None:
        raise ValueError("an instant has a zone")
    return instant.astimezone(UTC).isoformat()


def date_ou_rien(texte: str | None) -> date | None:
    """Return the civil date of a column."""
    return None if texte is None else date.fromisoformat(texte)


def decimal_ou_rien(texte: str | None) -> Decimal | None:
    """Return the exact amount of a column."""
    return None if texte is None else Decimal(texte)


def instant_ou_rien(texte: str | None) -> datetime | None:
    """Return the instant of a column."""
    return None if texte is None else datetime.fromisoformat(texte)


def mois_ou_rien(texte: str | None) -> Mois | None:
    """Return the month of a column."""
    return None if texte is None else Mois.lire(texte)


def texte_ou_rien(valeur: object | None) -> str | None:
    """Return the text of a date, a month or an amount."""
    return None if valeur is None else str(valeur)


def entier_ou_rien(valeur: bool | None) -> int | None:
    """Return 1, 0, or None for what is not known."""
    return None if valeur is None else int(valeur)


def booleen_ou_rien(valeur: int | None) -> bool | None:
    """Return the answer of a column, None when it is not known."""
    return None if valeur is None else bool(valeur)


def json_sans_vide(valeurs: Mapping[str, object]) -> str:
    """Return a small value as JSON, without its empty fields."""
    pleines = {nom: v for nom, v in valeurs.items() if v is not None and v is not False and v != ""}
    return json_de(pleines) if pleines else "{}"


def provenance_en_json(provenance: Provenance) -> str:
    """Return a provenance as JSON, without its empty fields."""
    mois, instant = texte_ou_rien(provenance.mois), provenance.instant
    valeurs = {**vars(provenance), "mois": mois, "instant": instant and instant_en_texte(instant)}
    return json_de({nom: valeur for nom, valeur in valeurs.items() if valeur not in (None, False)})


def provenance_depuis(texte: str) -> Provenance:
    """Return the provenance of a column."""
    valeurs: dict[str, Any] = json.loads(texte)
    return Provenance(
        nature=NatureProvenance(valeurs["nature"]),
        source=valeurs.get("source"),
        fournisseur=valeurs.get("fournisseur"),
        mois=mois_ou_rien(valeurs.get("mois")),
        instant=instant_ou_rien(valeurs.get("instant")),
        requete_id=valeurs.get("requete_id"),
        piece=valeurs.get("piece"),
        a_certifier=valeurs.get("a_certifier", False),
        motif=valeurs.get("motif"),
        annee_revenus=valeurs.get("annee_revenus"),
        personne=valeurs.get("personne"),
    )


def sans_demi_caractere(valeur: Any) -> Any:
    """Return a text that UTF-8 can hold: a half of a surrogate pair, as a broken paste leaves, becomes U+FFFD."""
    if not isinstance(valeur, str) or valeur.isascii():
        return valeur
    try:
        valeur.encode()
    except UnicodeEncodeError:
        return valeur.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    return valeur


def _en_json(valeur: object) -> object:
    if isinstance(valeur, Decimal):
        return str(valeur)
    if isinstance(valeur, bytes):
        return {"base64": base64.b64encode(valeur).decode()}
    raise TypeError(f"not kept as JSON: {type(valeur).__name__}")


_JSON = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), default=_en_json)
