"""Where the updates are looked for: an encrypted address or a folder, or where the IT department says."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ccas_desktop.application.mises_a_jour.reglage import (
    ADRESSE_MAXIMUM,
    adresse_reglee,
    chaque_jour,
    est_dossier,
    est_https,
    exiger_permises,
    exiger_une_adresse,
    regler_mises_a_jour,
)
from ccas_desktop.application.ports.mises_a_jour import Politique
from ccas_desktop.application.preferences import PreferencesVolatiles
from ccas_desktop.application.services import Services
from ccas_desktop.domain.errors import RefusMetier
from tests.fakes.poste_a_jour import PosteAJour


@pytest.mark.parametrize("adresse", ["https://maj.exemple.fr/ccas", "https://maj.exemple.fr:8443", r"\\serveur\maj"])
@pytest.mark.parametrize("rythme", [True, False])
def test_an_address_is_kept(adresse: str, rythme: bool) -> None:
    preferences = PreferencesVolatiles()

    regler_mises_a_jour(preferences, f"  {adresse} ", chaque_jour=rythme)

    assert preferences.lire("adresse_mises_a_jour") == adresse
    assert chaque_jour(preferences) is rythme


@pytest.mark.parametrize(
    "adresse",
    [
        "http://maj.exemple.fr",
        "ftp://maj.exemple.fr",
        "file:///mnt/maj",
        "maj.exemple.fr",
        "https://",
        "https:///maj",
        "https://qui:secret@maj.exemple.fr",
        "https://maj.exemple.fr/?x=1",
        "https://maj.exemple.fr/#x",
        "https://maj.exemple.fr:99999/",
        "https://maj.exemple.fr:0/",
        "https://maj exemple.fr/",
        "https://méj.fr/",
        "https://[::1",
        "dossier/relatif",
        "C:relatif",
        "/mnt/\x00maj",
        "/" + "x" * ADRESSE_MAXIMUM,
    ],
)
def test_any_other_address_is_refused_at_its_field_and_the_former_one_stays(adresse: str) -> None:
    preferences = PreferencesVolatiles()
    regler_mises_a_jour(preferences, "/mnt/maj", chaque_jour=True)

    with pytest.raises(RefusMetier, match="maj_adresse_illisible") as refus:
        regler_mises_a_jour(preferences, adresse, chaque_jour=False)

    assert refus.value.champ == "adresse"
    assert preferences.lire("adresse_mises_a_jour") == "/mnt/maj"
    assert chaque_jour(preferences)


def test_no_address_at_all_turns_it_off() -> None:
    preferences = PreferencesVolatiles()
    regler_mises_a_jour(preferences, "/mnt/maj", chaque_jour=True)

    regler_mises_a_jour(preferences, " ", chaque_jour=True)

    assert preferences.lire("adresse_mises_a_jour") == ""


@given(st.text(max_size=60))
def test_whatever_is_typed_is_one_kind_of_address_at_most(adresse: str) -> None:
    assert not (est_https(adresse) and est_dossier(adresse))
    if est_https(adresse):
        assert adresse.lower().startswith("https://")


def test_the_it_department_comes_first(services: Services, poste: PosteAJour) -> None:
    assert adresse_reglee(services) == str(poste.publie)
    poste.politique = Politique(adresse=r"\\mairie\maj")
    assert adresse_reglee(services) == r"\\mairie\maj"
    poste.politique = Politique(interdites=True)
    with pytest.raises(RefusMetier, match="maj_interdites"):
        exiger_permises(services)


def test_what_is_missing_is_said(services: Services, poste: PosteAJour) -> None:
    sans_cle = replace(services, mises_a_jour=poste.ports(cles=()))
    sans_adresse = replace(services, preferences=PreferencesVolatiles())
    ailleurs = replace(services, mises_a_jour=None)

    for prives, code in ((sans_cle, "maj_sans_cle"), (sans_adresse, "maj_sans_adresse"), (ailleurs, "maj_ailleurs")):
        with pytest.raises(RefusMetier, match=code):
            exiger_une_adresse(prives)
    assert adresse_reglee(ailleurs) == str(poste.publie)
    assert exiger_une_adresse(services)[1] == str(poste.publie)
