"""The story of the updates is read back as written; whatever else is in the file does no harm."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ccas_desktop.adapters.mises_a_jour.etat_json import ecrire_etat, lire_etat
from ccas_desktop.domain.mise_a_jour.acceptation import DejaVu
from ccas_desktop.domain.mise_a_jour.etat import Copie, EtatMisesAJour, Passage, Precedente, Sens
from ccas_desktop.domain.mise_a_jour.version import Version
from tests.fakes.mises_a_jour import ANCIEN_SETUP, MAINTENANT, PUBLIE, installation

COPIE = Copie("20261123T090000Z_avant_9.0.0.db", MAINTENANT, 41)
PLEIN = EtatMisesAJour(
    vu=DejaVu(5, PUBLIE),
    publie=b"{}",
    essaye_le=date(2026, 11, 23),
    verifie_le=MAINTENANT,
    refus=("maj_perimee", {"expiree": "20/11/2026"}),
    passage=Passage(
        Sens.RETOUR, Version(9, 1, 0), installation(), COPIE, ancienne=installation(), ecartee=COPIE, remise=True
    ),
    installee=installation(),
    precedente=Precedente(installation(ANCIEN_SETUP, "9.0.0"), COPIE),
    ecartee=COPIE,
    quittee=Version(9, 1, 0),
)


@pytest.mark.parametrize("etat", [EtatMisesAJour(), PLEIN])
def test_it_is_read_back_as_written(etat: EtatMisesAJour) -> None:
    assert lire_etat(ecrire_etat(etat)) == etat


VALEURS = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(), st.text(max_size=12)),
    lambda dedans: st.one_of(st.lists(dedans, max_size=2), st.dictionaries(st.text(max_size=8), dedans, max_size=2)),
    max_leaves=4,
)


@given(st.dictionaries(st.sampled_from(sorted(json.loads(ecrire_etat(PLEIN)))), VALEURS))
def test_anything_in_its_place_is_read_as_nothing_or_as_it_is(champs: dict[str, Any]) -> None:
    lu = lire_etat(json.dumps(json.loads(ecrire_etat(PLEIN)) | champs))

    assert lire_etat(ecrire_etat(lu)) == lu


@pytest.mark.parametrize("nom", ["../ccas.db", "/etc/x.db", "C:\\x.db", "x.txt", 4, "a\0.db"])
def test_a_copy_is_a_name_in_its_folder_never_a_way_out(nom: object) -> None:
    champs = json.loads(ecrire_etat(PLEIN))
    champs["ecartee"]["fichier"] = nom

    assert lire_etat(json.dumps(champs)).ecartee is None


@pytest.mark.parametrize("instant", ["hier", "2026-11-23T09:00:00", "0001-01-01T00:00:00+14:00"])
def test_an_instant_that_is_none(instant: str) -> None:
    champs = json.loads(ecrire_etat(PLEIN)) | {"verifie_le": instant, "essaye_le": instant, "publie": "*"}
    lu = lire_etat(json.dumps(champs))

    assert (lu.verifie_le, lu.essaye_le, lu.publie) == (None, None, b"")
