"""The foyer at a date and the units a règlement divides by."""

from datetime import date
from decimal import Decimal

from ccas_desktop.domain.foyer import Lien, Usager, composition, presents
from ccas_desktop.domain.identite import DateNaissance, Identite

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
