"""The household of the CAF, that of the taxes and the real one: where they differ for a person."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from ccas_desktop.domain.personnes.foyer import UN, Lien, Usager


class EcartFoyer(StrEnum):
    """Why a figure of the CAF or of the taxes does not tell the foyer as it is."""

    HORS_CAF = "hors_caf"
    CAF_APRES_DEPART = "caf_apres_depart"
    CAF_GARDE_PARTAGEE = "caf_garde_partagee"
    HORS_FISCAL = "hors_fiscal"
    FISCAL_APRES_DEPART = "fiscal_apres_depart"
    FISCAL_GARDE_PARTAGEE = "fiscal_garde_partagee"


@dataclass(frozen=True)
class TroisFoyers:
    """A person in each of the three on one day; None while not known."""

    usager: Usager
    reel: bool
    caf: bool | None
    fiscal: bool | None
    ecarts: tuple[EcartFoyer, ...] = ()


def trois_foyers(usager: Usager, jour: date) -> TroisFoyers:
    """Return the households a person is in, and what differs; what is not known differs from nothing.

    The demandeur is in each of them: they are named after her.
    """
    reel = usager.present_le(jour) and usager.presence > 0
    demandeur = usager.lien is Lien.DEMANDEUR
    caf = True if demandeur else usager.foyer_caf
    fiscal = True if demandeur else usager.foyer_fiscal
    partagee = reel and usager.presence < UN
    ecarts = (
        _ecart(reel, caf, partagee, (EcartFoyer.HORS_CAF, EcartFoyer.CAF_APRES_DEPART, EcartFoyer.CAF_GARDE_PARTAGEE)),
        _ecart(
            reel,
            fiscal,
            partagee,
            (EcartFoyer.HORS_FISCAL, EcartFoyer.FISCAL_APRES_DEPART, EcartFoyer.FISCAL_GARDE_PARTAGEE),
        ),
    )
    return TroisFoyers(usager, reel, caf, fiscal, tuple(ecart for ecart in ecarts if ecart is not None))


def _ecart(
    reel: bool, compte: bool | None, partagee: bool, ecarts: tuple[EcartFoyer, EcartFoyer, EcartFoyer]
) -> EcartFoyer | None:
    hors, apres_depart, garde_partagee = ecarts
    if compte is None:
        return None
    if compte is not reel:
        return hors if reel else apres_depart
    return garde_partagee if compte and partagee else None
