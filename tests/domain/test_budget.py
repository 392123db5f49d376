"""Totals and reste à vivre."""

from decimal import Decimal

from ccas_desktop.domain.budget import NATURES, LigneBudget, Sens, Totaux, totaux
from ccas_desktop.domain.provenance import Mois

MOIS = Mois(2026, 10)


def ligne(nature: str, montant: str, *, debut: Mois | None = None, fin: Mois | None = None) -> LigneBudget:
    return LigneBudget(id=nature, dossier_id="d", nature=nature, montant=Decimal(montant), debut=debut, fin=fin)


def test_adds_what_runs_in_the_month() -> None:
    lignes = (
        ligne("salaire", "1450.32"),
        ligne("loyer", "1012.75"),
        ligne("credit", "100", fin=Mois(2026, 9)),
        ligne("bourse", "50", debut=Mois(2026, 11)),
        ligne("rsa", "10", debut=MOIS, fin=MOIS),
    )
    assert totaux(lignes, MOIS) == Totaux(Decimal("1460.32"), Decimal("1012.75"))


def test_daily_average_of_the_epis_rule() -> None:
    # domain.md R05: (1 450,32 − 1 012,75)/3/30 = 4,86 once rounded for display only.
    exact = Totaux(Decimal("1450.32"), Decimal("1012.75")).reste_a_vivre_par_jour(Decimal(3))
    assert exact is not None
    assert round(exact, 2) == Decimal("4.86")


def test_the_reste_a_vivre_may_be_negative() -> None:
    assert Totaux(Decimal(980), Decimal(1010)).reste_a_vivre_par_personne(Decimal(2)) == -15


def test_an_empty_foyer_has_no_reste_a_vivre_by_person() -> None:
    assert Totaux(Decimal(1), Decimal(0)).reste_a_vivre_par_jour(Decimal(0)) is None


def test_a_line_is_named_by_its_nature_and_remark() -> None:
    autre = LigneBudget(id="x", dossier_id="d", nature="autre_charge", montant=Decimal(1), precision="box de garage")
    assert autre.libelle == "Autre charge (box de garage)"
    assert ligne("salaire", "1").libelle == "Salaire"


def test_natures_are_named_once_and_cover_both_sides() -> None:
    codes = [nature.code for nature in NATURES]
    assert len(codes) == len(set(codes))
    assert {nature.sens for nature in NATURES} == set(Sens)
