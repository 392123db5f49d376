"""Where one is: what the way back to a dossier or a request is called."""

from __future__ import annotations

from dataclasses import dataclass

from ccas_desktop.application.ports import Base
from ccas_desktop.domain.dossiers.dossier import DossierComplet


@dataclass(frozen=True)
class Repere:
    """The dossier one is in, and the request when one is in a request."""

    dossier_id: str
    dossier: str
    demande: str = ""


def repere_du_dossier(base: Base, dossier_id: str) -> Repere:
    """Return « 2026-0042 MARTIN Camille ». Raises EnregistrementAbsent."""
    with base.lecture() as lecture:
        return Repere(dossier_id, _nom(lecture.dossier(dossier_id)))


def repere_de_la_demande(base: Base, demande_id: str) -> Repere:
    """Return the same, and « Demande 2026-0042-1 ». Raises EnregistrementAbsent."""
    with base.lecture() as lecture:
        complete = lecture.demande(demande_id)
    return Repere(complete.demande.dossier_id, _nom(complete.dossier), f"Demande {complete.demande.numero}")


def _nom(complet: DossierComplet) -> str:
    return f"{complet.dossier.numero} {complet.demandeur.identite.nom_affiche}"
