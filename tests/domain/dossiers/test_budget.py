"""Totals and reste à vivre."""

from decimal import Decimal

from ccas_desktop.domain.dossiers.budget import (
    NATURE_PAR_CODE,
    NATURES,
    BlocBudget,
    LigneBudget,
    Sens,
    Totaux,
    totaux,
    totaux_par_bloc,
)
from ccas_desktop.domain.dossiers.natures_budget import NatureAjoutee, est_ajoutee
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


def test_every_block_has_natures_and_follows_its_side() -> None:
    assert {nature.bloc for nature in NATURES} == set(BlocBudget)
    assert [bloc.sens for bloc in BlocBudget] == [Sens.RESSOURCE, Sens.RESSOURCE, Sens.CHARGE, Sens.CHARGE]


def test_the_codes_already_used_keep_their_side() -> None:
    # The codes of the first base: lines of real dossiers carry them.
    ressources = "salaire chomage ass retraite retraite_complementaire aspa rsa prime_activite aah pension_invalidite"
    ressources += " indemnites_journalieres allocations_familiales asf aide_logement pension_alimentaire_recue bourse"
    ressources += " revenus_fonciers autre_ressource"
    charges = "loyer pret_immobilier charges_locatives electricite gaz chauffage eau assurance_habitation mutuelle"
    charges += " assurance_voiture telephone_internet impots transport garde_cantine pension_alimentaire_versee credit"
    charges += " plan_surendettement autre_charge"
    assert all(NATURE_PAR_CODE[code].sens is Sens.RESSOURCE for code in ressources.split())
    assert all(NATURE_PAR_CODE[code].sens is Sens.CHARGE for code in charges.split())


def test_a_debt_counts_for_what_is_paid_and_tells_what_is_due() -> None:
    dette = LigneBudget(id="x", dossier_id="d", nature="dette_loyer", montant=Decimal(0), reste_du=Decimal("812.40"))
    credit = LigneBudget(id="y", dossier_id="d", nature="credit", montant=Decimal(90), reste_du=Decimal(1500))
    assert totaux((dette, credit), MOIS) == Totaux(Decimal(0), Decimal(90), Decimal("2312.40"))


def test_the_blocks_add_up_to_the_totals() -> None:
    lignes = (ligne("salaire", "900"), ligne("rsa", "100"), ligne("loyer", "400"), ligne("credit", "50"))
    assert totaux_par_bloc(lignes, MOIS) == {
        BlocBudget.REVENUS: Decimal(900),
        BlocBudget.PRESTATIONS: Decimal(100),
        BlocBudget.CHARGES_FIXES: Decimal(400),
        BlocBudget.DETTES_CREDITS: Decimal(50),
    }


def test_a_nature_the_ccas_added_keeps_its_name_and_block_on_the_line() -> None:
    ajoutee = NatureAjoutee(id="0198", libelle="Vignette de bus", bloc=BlocBudget.CHARGES_FIXES)
    vignette = LigneBudget(
        id="x",
        dossier_id="d",
        nature=ajoutee.code,
        montant=Decimal(12),
        intitule=ajoutee.libelle,
        bloc_ajoute=ajoutee.bloc,
        precision="juin",
    )
    assert (vignette.sens, vignette.libelle) == (Sens.CHARGE, "Vignette de bus (juin)")
    assert est_ajoutee(vignette.nature)
    assert not est_ajoutee("loyer")
