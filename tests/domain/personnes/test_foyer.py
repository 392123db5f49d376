"""The foyer at a date and the units a règlement divides by."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from ccas_desktop.domain.personnes.foyer import Lien, Usager, composition, presents
from ccas_desktop.domain.personnes.identite import DateNaissance, Identite

JOUR = date(2026, 11, 23)


def membre(
    lien: Lien,
    naissance: str | None = None,
    *,
    arrivee: date | None = None,
    depart: date | None = None,
    presence: str = "1",
) -> Usager:
    identite = Identite("DUPONT", ("X",), date_naissance=DateNaissance.lire(naissance) if naissance else None)
    return Usager(
        id=f"{lien}{naissance}",
        dossier_id="d",
        identite=identite,
        lien=lien,
        arrivee=arrivee,
        depart=depart,
        presence=Decimal(presence),
    )


def test_only_those_present_that_day_count_the_demandeur_first() -> None:
    enfant = membre(Lien.ENFANT, "2015-01-01")
    parti = membre(Lien.CONJOINT, depart=date(2026, 11, 22))
    futur = membre(Lien.HEBERGE, arrivee=date(2026, 11, 24))
    demandeur = membre(Lien.DEMANDEUR)
    assert presents((enfant, parti, futur, demandeur), JOUR) == (demandeur, enfant)


def test_the_days_of_arrival_and_departure_count() -> None:
    present = membre(Lien.HEBERGE, arrivee=JOUR, depart=JOUR)
    assert presents((present,), JOUR) == (present,)


def test_insee_units_of_bordeaux_reference() -> None:
    # domain.md R15 (OpenFisca): two adults, 15 and 12 years -> 2.3 units.
    foyer = (
        membre(Lien.DEMANDEUR, "1985-01-01"),
        membre(Lien.CONJOINT, "1986-01-01"),
        membre(Lien.ENFANT, "2011-03-01"),
        membre(Lien.ENFANT, "2014-03-01"),
    )
    vue = composition(foyer, JOUR)
    assert (vue.personnes, vue.adultes, vue.enfants) == (Decimal(4), Decimal(2), Decimal(2))
    assert vue.uc_insee == Decimal("2.3")


def test_the_unit_changes_on_the_fourteenth_birthday() -> None:
    def uc(naissance: str) -> Decimal | None:
        return composition((membre(Lien.DEMANDEUR), membre(Lien.ENFANT, naissance)), JOUR).uc_insee

    assert uc("2012-11-23") == Decimal("1.5")
    assert uc("2012-11-24") == Decimal("1.3")


def test_caf_shares_of_the_published_table() -> None:
    # domain.md 4.1: 2 ; 2.5 ; 3 ; 4 ; 4.5 for none to four children, one or two adults alike.
    enfants = tuple(membre(Lien.ENFANT, f"20{10 + n}-01-01") for n in range(4))
    parts = [composition((membre(Lien.DEMANDEUR), *enfants[:n]), JOUR).parts for n in range(5)]
    assert parts == [Decimal(p) for p in ("2", "2.5", "3", "4", "4.5")]
    assert composition((membre(Lien.DEMANDEUR), membre(Lien.CONJOINT)), JOUR).parts == 2


def test_shared_custody_counts_half() -> None:
    vue = composition((membre(Lien.DEMANDEUR), membre(Lien.ENFANT, "2018-05-05", presence="0.5")), JOUR)
    assert (vue.personnes, vue.enfants, vue.uc_insee) == (Decimal("1.5"), Decimal("0.5"), Decimal("1.15"))


def test_a_child_without_a_birth_date_leaves_the_counts_unknown() -> None:
    vue = composition((membre(Lien.DEMANDEUR), membre(Lien.ENFANT)), JOUR)
    assert vue.personnes == 2
    assert (vue.adultes, vue.enfants, vue.uc_insee, vue.parts) == (None, None, None, None)


def test_a_partial_date_is_enough_when_every_day_agrees() -> None:
    vue = composition((membre(Lien.DEMANDEUR), membre(Lien.ENFANT, "2015"), membre(Lien.ENFANT, "2001")), JOUR)
    assert (vue.adultes, vue.enfants) == (Decimal(2), Decimal(1))


def test_a_year_that_may_or_may_not_be_eighteen_is_unknown() -> None:
    assert composition((membre(Lien.DEMANDEUR), membre(Lien.ENFANT, "2008")), JOUR).adultes is None


def test_the_age_of_a_member_is_that_of_the_birth_date() -> None:
    assert membre(Lien.ENFANT, "2010-11-23").age_au(JOUR) == 16
    assert membre(Lien.ENFANT).age_au(JOUR) is None


JOURS = st.dates(min_value=date(1930, 1, 1), max_value=date(2060, 12, 31))
SEJOURS = st.tuples(st.none() | JOURS, st.none() | JOURS)
FEVRIER = st.sampled_from([date(2024, 2, 28), date(2024, 2, 29), date(2024, 3, 1), date(2025, 2, 28), date(2025, 3, 1)])


@given(sejours=st.lists(SEJOURS, max_size=6), jour=JOURS | FEVRIER)
def test_the_foyer_of_a_day_is_that_of_the_day_before_with_the_arrivals_and_without_the_departures(
    sejours: list[tuple[date | None, date | None]], jour: date
) -> None:
    membres = [
        replace(membre(Lien.AUTRE, arrivee=arrivee, depart=depart), id=str(rang))
        for rang, (arrivee, depart) in enumerate(sejours)
    ]
    veille = {u.id for u in presents(membres, jour - timedelta(days=1))}
    arrives = {u.id for u in membres if u.arrivee == jour and (u.depart is None or u.depart >= jour)}
    partis = {u.id for u in membres if u.depart == jour - timedelta(days=1)}
    assert {u.id for u in presents(membres, jour)} == (veille - partis) | arrives


@given(naissance=JOURS, jour=JOURS)
def test_the_age_is_the_number_of_birthdays_reached(naissance: date, jour: date) -> None:
    # Counted one by one; someone born on 29 February has it on 1 March of common years, the first day whose
    # number is past the 29.
    anniversaires = 0
    for annee in range(naissance.year + 1, jour.year + 1):
        bissextile = annee % 4 == 0 and (annee % 100 != 0 or annee % 400 == 0)
        fete = (3, 1) if (naissance.month, naissance.day) == (2, 29) and not bissextile else None
        mois, quantieme = fete or (naissance.month, naissance.day)
        anniversaires += date(annee, mois, quantieme) <= jour
    if jour >= naissance:
        assert membre(Lien.ENFANT, naissance.isoformat()).age_au(jour) == anniversaires


@given(annee=st.integers(1930, 2030), mois=st.none() | st.integers(1, 12), jour=JOURS)
def test_a_partial_date_counts_as_any_of_its_days(annee: int, mois: int | None, jour: date) -> None:
    partielle = DateNaissance(annee, mois)
    premier = date(annee, mois or 1, 1)
    suivant = date(annee + 1, 1, 1) if mois in (None, 12) else date(annee, (mois or 0) + 1, 1)
    possibles = {
        DateNaissance(j.year, j.month, j.day).age_au(jour)
        for j in (premier + timedelta(days=n) for n in range((suivant - premier).days))
    }
    assert set(partielle.ages_possibles(jour)) <= possibles
    assert partielle.age_au(jour) == (possibles.pop() if len(possibles) == 1 else None)
