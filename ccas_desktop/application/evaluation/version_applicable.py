"""Which version of the rules a request is under: that of its deposit or of its decision, as the CCAS chose."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from ccas_desktop.application.errors import ReglementIllisible
from ccas_desktop.application.ports import Lecture
from ccas_desktop.application.services import Services
from ccas_desktop.application.vues import ReglementImporte
from ccas_desktop.domain.demandes.demande import Demande
from ccas_desktop.domain.reglement.modele.model import Aide, QuiRegit, Reglement


@dataclass(frozen=True)
class VersionApplicable:
    """The version of an aid that a request is under, the règlement it stands in, and the digest of its file."""

    reglement: Reglement
    aide: Aide
    empreinte: str


def version_applicable(services: Services, base: Lecture, demande: Demande) -> VersionApplicable | None:
    """Return the version of the rules a request is under; None when no règlement was brought in.

    A règlement brought in later never changes the rules of a day that is past: a former file is read when the last
    one has no version of that day. When no file has one, the last version is given, and its evaluation refuses.
    Raises ReglementIllisible, or RefusMetier `aide_inconnue` when the règlement no longer has this aid.
    """
    importes = base.reglements_importes()
    if not importes:
        return None
    dernier = services.lire_reglement(importes[0].texte)
    jour = dernier.jour_qui_regit(depot=demande.deposee_le, decision=services.horloge.aujourdhui())
    if version := dernier.version_du(demande.aide, jour):
        return VersionApplicable(dernier, version, importes[0].empreinte)
    if _peut_etre_plus_ancienne(dernier, importes[0], demande.aide, jour):
        for ancien, importe in _anciens(services, importes[1:]):
            if version := ancien.version_du(demande.aide, jour):
                return VersionApplicable(ancien, version, importe.empreinte)
    return VersionApplicable(dernier, dernier.aide(demande.aide), importes[0].empreinte)


def _peut_etre_plus_ancienne(dernier: Reglement, importe: ReglementImporte, code: str, jour: date) -> bool:
    """Tell whether the day is one that the last file says nothing of, rather than one it took the aid away from."""
    if any(version.deliberation.effet > jour for version in dernier.versions(code)):
        return True
    return dernier.qui_regit is QuiRegit.DEPOT and jour < importe.importe_le.date()


def _anciens(
    services: Services, importes: tuple[ReglementImporte, ...]
) -> Iterator[tuple[Reglement, ReglementImporte]]:
    """Yield the former règlements, the latest first; one that can no longer be read is passed over."""
    for importe in importes:
        try:
            yield services.lire_reglement(importe.texte), importe
        except ReglementIllisible:
            continue
