"""The real foyer, that of the CAF and that of the taxes: what differs for a person."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from ccas_desktop.domain.personnes.foyer import Lien, Usager
from ccas_desktop.domain.personnes.identite import Identite
from ccas_desktop.domain.personnes.rattachement import EcartFoyer, trois_foyers

JOUR = date(2026, 11, 28)
ENFANT = Usager(id="u", dossier_id="d", identite=Identite("ROUX", ("Léo",)), lien=Lien.ENFANT)


def ecarts(**place: object) -> tuple[EcartFoyer, ...]:
    return trois_foyers(replace(ENFANT, **place), JOUR).ecarts  # type: ignore[arg-type]


def test_what_is_not_known_differs_from_nothing() -> None:
    foyers = trois_foyers(ENFANT, JOUR)
    assert (foyers.reel, foyers.caf, foyers.fiscal, foyers.ecarts) == (True, None, None, ())


def test_the_demandeur_is_in_each_of_them() -> None:
    foyers = trois_foyers(replace(ENFANT, lien=Lien.DEMANDEUR), JOUR)
    assert (foyers.reel, foyers.caf, foyers.fiscal, foyers.ecarts) == (True, True, True, ())


@pytest.mark.parametrize(
    ("place", "attendus"),
    [
        ({"foyer_caf": True, "foyer_fiscal": True}, ()),
        ({"foyer_caf": False}, (EcartFoyer.HORS_CAF,)),
        ({"foyer_fiscal": False}, (EcartFoyer.HORS_FISCAL,)),
        ({"foyer_caf": True, "depart": date(2026, 11, 27)}, (EcartFoyer.CAF_APRES_DEPART,)),
        ({"foyer_fiscal": True, "depart": date(2026, 11, 27)}, (EcartFoyer.FISCAL_APRES_DEPART,)),
        ({"foyer_caf": False, "foyer_fiscal": False, "depart": date(2026, 11, 27)}, ()),
        ({"foyer_caf": True, "depart": JOUR}, ()),
        ({"foyer_caf": True, "presence": Decimal("0.5")}, (EcartFoyer.CAF_GARDE_PARTAGEE,)),
        ({"foyer_fiscal": True, "presence": Decimal("0.3")}, (EcartFoyer.FISCAL_GARDE_PARTAGEE,)),
        # A mere right of visit is no life in the foyer.
        ({"foyer_caf": True, "presence": Decimal(0)}, (EcartFoyer.CAF_APRES_DEPART,)),
    ],
)
def test_says_what_differs(place: dict[str, object], attendus: tuple[EcartFoyer, ...]) -> None:
    assert ecarts(**place) == attendus
