"""What the service says of an administration when a call failed: no token, no identity, no limit (api.md 1.1)."""

from __future__ import annotations

from datetime import UTC, datetime

from ccas_desktop.adapters.apis.reponses import lire_json
from ccas_desktop.adapters.apis.transport import ReponseBrute
from ccas_desktop.domain.certifie.certifie import CauseAppel, EtatAppel, ReponseCertifiee
from ccas_desktop.domain.reponses.etat_service import EtatService, StatutService

_STATUTS_HTTP = (502, 503, 504)
_CAUSES = (CauseAppel.CONNEXION_EXPIREE, CauseAppel.LECTURE_EXPIREE, CauseAppel.COUPURE)


def chemin_du_ping(ping: str) -> str:
    """Return the path that says how one administration is doing."""
    return f"/api/{ping}/ping"


def veut_un_ping(reponse: ReponseCertifiee) -> bool:
    """Tell whether a failure may be that of the administration, or of the whole service."""
    return reponse.etat is EtatAppel.INDISPONIBLE and (reponse.http in _STATUTS_HTTP or reponse.cause in _CAUSES)


def lire_ping(brute: ReponseBrute) -> EtatService | None:
    """Return what a ping says; the sandbox answers an empty 200, which says nothing."""
    untrusted, _ = lire_json(brute)
    statut = untrusted.get("status") if untrusted is not None else None
    if statut not in tuple(StatutService):
        return None
    return EtatService(StatutService(str(statut)), _instant(untrusted.get("until")) if untrusted else None)


def _instant(untrusted: object) -> datetime | None:
    try:
        lu = datetime.fromisoformat(untrusted) if isinstance(untrusted, str) else None
        return lu.replace(tzinfo=lu.tzinfo or UTC).astimezone(UTC) if lu else None
    except (ValueError, OverflowError):
        return None
