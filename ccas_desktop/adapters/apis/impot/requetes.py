"""The calls of API Impôt particulier: where they go and what they carry (api.md 2.2)."""

from __future__ import annotations

from dataclasses import dataclass

from ccas_desktop.application.ports.impot import AccesImpot, RessourceImpot
from ccas_desktop.domain.certifie.impot import MASQUE, Spi


class CheminSecret(str):
    """A path that holds an SPI: it does not show when a trace prints the variables of its frames."""

    __slots__ = ()

    def __repr__(self) -> str:
        return repr(MASQUE)


@dataclass(frozen=True)
class _Ressource:
    """How one resource is asked: its path after the SPI, its scope, and the type of its replies."""

    chemin: str
    scope: str
    type_mime: str


_DERNIERE = "application/prs.dgfip.part.derniere.situations.ir.assiettes.v1+json"
_RESSOURCES = {
    RessourceImpot.SITUATION: _Ressource(
        "situations/ir/assiettes/annrev/{annee}",
        "RessourceIR",
        "application/prs.dgfip.part.situations.ir.assiettes.v1+json",
    ),
    RessourceImpot.DERNIERE_SITUATION: _Ressource(
        "dernieresituation/ir/assiettes/annrev/{annee}", "RessourceIRDerniere", _DERNIERE
    ),
    RessourceImpot.DERNIERE_SITUATION_DEUX_ANS: _Ressource(
        "dernieresituation/ir/assiettes/deuxans", "RessourceIRDerniere2", _DERNIERE
    ),
}


def chemin(ressource: RessourceImpot, spi: Spi, annee: int | None) -> CheminSecret:
    """Return the path of one call; nothing else of the program makes a text of an SPI."""
    return CheminSecret(f"/spi/{spi.chiffres()}/{_RESSOURCES[ressource].chemin.format(annee=annee)}")


def scope(acces: AccesImpot) -> str:
    """Return the rights to ask with the token."""
    return acces.scope or _RESSOURCES[acces.ressource].scope


def entetes(acces: AccesImpot, jeton: str, correlation: str) -> dict[str, str]:
    """Return the headers of one call; those of the relay come first, so that ours count."""
    return {
        **dict(acces.entetes),
        **({"Authorization": f"Bearer {jeton}"} if jeton else {}),
        "X-Correlation-ID": correlation,
        "ID_Teleservice": acces.teleservice,
        "Accept": _RESSOURCES[acces.ressource].type_mime,
    }
