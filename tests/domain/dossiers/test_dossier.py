"""The case file: number, address lines, people."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ccas_desktop.domain.dossiers.dossier import Adresse, Dossier, DossierComplet, numero_de_dossier
from ccas_desktop.domain.personnes.adresse import AdresseAncienne
from ccas_desktop.domain.personnes.foyer import Lien, Usager
from ccas_desktop.domain.personnes.identite import Identite
from ccas_desktop.domain.personnes.residence import Domiciliation
from tests.domain.demandes.test_delais import AUJOURDHUI


def test_the_number_is_a_year_and_a_rank() -> None:
    assert numero_de_dossier(2026, 42) == "2026-0042"
    assert numero_de_dossier(2026, 12345) == "2026-12345"


def test_the_last_lines_are_in_capitals_and_none_is_empty() -> None:
    adresse = Adresse(complement="Appartement 4", voie="12 rue de l’Église", code_postal="61100", commune="Flers")
    assert adresse.lignes == ("Appartement 4", "12 RUE DE L’ÉGLISE", "61100 FLERS")
    assert not adresse.est_vide
    assert Adresse(voie="  ").est_vide


def test_finds_its_people() -> None:
    enfant = Usager(id="2", dossier_id="d", identite=Identite("A", ("B",)), lien=Lien.ENFANT)
    demandeur = Usager(id="1", dossier_id="d", identite=Identite("A", ("C",)))
    complet = DossierComplet(Dossier(id="d", numero="2026-0001", ouvert_le=AUJOURDHUI), (enfant, demandeur), ())
    assert complet.demandeur is demandeur
    assert complet.usager("2") is enfant
    with pytest.raises(KeyError):
        complet.usager("3")


FLERS, SAINT_DENIS, RABAT = Adresse(code_postal="61100"), Adresse(code_postal="97400"), Adresse(pays="Maroc")
# The 29th of February is the last day at the former address: the history holds it whole.
DEMENAGEMENT = date(2028, 3, 1)


def demenage(depuis: date | None = DEMENAGEMENT, *anciennes: AdresseAncienne, **champs: object) -> DossierComplet:
    dossier = Dossier(id="d", numero="2026-0001", ouvert_le=AUJOURDHUI, adresse=SAINT_DENIS, adresse_depuis=depuis)
    demandeur = Usager(id="1", dossier_id="d", identite=Identite("A", ("C",)))
    return DossierComplet(replace(dossier, **champs), (demandeur,), (), adresses=anciennes)  # type: ignore[arg-type]


def ancienne(adresse: Adresse, debut: date | None, fin: date | None) -> AdresseAncienne:
    return AdresseAncienne(
        id=adresse.code_postal or adresse.pays, dossier_id="d", adresse=adresse, debut=debut, fin=fin
    )


@pytest.mark.parametrize(
    ("jour", "attendue"),
    [
        (date(2025, 12, 31), Adresse()),
        (date(2026, 1, 1), RABAT),
        (date(2027, 2, 28), RABAT),
        (date(2027, 3, 1), FLERS),
        (date(2028, 2, 29), FLERS),
        (date(2028, 3, 1), SAINT_DENIS),
        (date(2030, 1, 1), SAINT_DENIS),
    ],
)
def test_the_history_tells_where_the_foyer_lived_that_day(jour: date, attendue: Adresse) -> None:
    flers = ancienne(FLERS, date(2027, 3, 1), date(2028, 2, 29))
    rabat = ancienne(RABAT, date(2026, 1, 1), date(2027, 2, 28))
    assert demenage(DEMENAGEMENT, flers, rabat).demeure_le(jour) == attendue


def test_an_address_whose_first_day_is_not_known_is_held_to_be_that_of_any_day() -> None:
    assert demenage(None, ancienne(FLERS, None, date(2028, 2, 29))).demeure_le(date(2000, 1, 1)) == SAINT_DENIS
    assert demenage(DEMENAGEMENT, ancienne(FLERS, None, None)).demeure_le(date(2000, 1, 1)) == FLERS


def test_a_foyer_domiciled_that_day_lives_nowhere_that_is_known() -> None:
    election = Domiciliation(date(2028, 1, 1), date(2028, 1, 31))
    complet = demenage(DEMENAGEMENT, ancienne(FLERS, None, date(2028, 2, 29)), domiciliation=election)
    vus = [complet.demeure_le(date(2028, 1, 31) + timedelta(n)) for n in (-31, -30, 0, 1, 30)]
    assert vus == [FLERS, Adresse(), Adresse(), FLERS, SAINT_DENIS]


@given(st.lists(st.integers(1, 400), min_size=1, max_size=5), st.integers(-10, 2100))
def test_with_moves_one_after_the_other_each_day_has_one_address(durees: list[int], ecart: int) -> None:
    """Told again from the moves themselves: the last one made by that day is where one lives."""
    departs = [date(2020, 1, 1) + timedelta(sum(durees[:n])) for n in range(len(durees) + 1)]
    lieux = [Adresse(code_postal=f"{n}") for n in range(len(durees))] + [SAINT_DENIS]
    anciennes = [ancienne(lieux[n], departs[n], departs[n + 1] - timedelta(1)) for n in range(len(durees))]
    jour = date(2020, 1, 1) + timedelta(ecart)
    faits = [lieu for depart, lieu in zip(departs, lieux, strict=True) if depart <= jour]
    assert demenage(departs[-1], *reversed(anciennes)).demeure_le(jour) == (faits[-1] if faits else Adresse())
