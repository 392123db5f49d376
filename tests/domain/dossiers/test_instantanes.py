"""A budget frozen, and two compared line by line."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from ccas_desktop.domain.dossiers.budget import NATURES, LigneBudget, totaux
from ccas_desktop.domain.dossiers.instantanes import InstantaneBudget, MembreFige, SortLigne, comparer
from ccas_desktop.domain.personnes.foyer import Usager
from ccas_desktop.domain.personnes.identite import Identite
from ccas_desktop.domain.provenance import Mois, NatureProvenance, Provenance

MOIS = Mois(2026, 11)
LOYER = LigneBudget(id="loyer", dossier_id="d", nature="loyer", montant=Decimal("480.00"))
SALAIRE = LigneBudget(id="salaire", dossier_id="d", nature="salaire", montant=Decimal(1200), usager_id="u")
DETTE = LigneBudget(
    id="dette",
    dossier_id="d",
    nature="dette_loyer",
    montant=Decimal(30),
    creancier="Orne Habitat",
    reste_du=Decimal(900),
)
MONTANTS = st.decimals(0, 5000, places=2)
LIGNES = st.lists(
    st.builds(
        LigneBudget,
        id=st.uuids().map(str),
        dossier_id=st.just("d"),
        nature=st.sampled_from([nature.code for nature in NATURES]),
        montant=MONTANTS,
        usager_id=st.sampled_from([None, "u", "v"]),
        creancier=st.sampled_from(["", "Banque"]),
        reste_du=st.none() | MONTANTS,
    ),
    max_size=8,
    unique_by=lambda ligne: ligne.id,
)


def sorts(avant: list[LigneBudget], apres: list[LigneBudget]) -> dict[str, SortLigne]:
    return {e.ligne.nature: e.sort for e in comparer(avant, apres, mois=(MOIS, MOIS)).lignes}


def test_tells_what_was_added_removed_and_changed() -> None:
    assert sorts([LOYER, SALAIRE], [replace(LOYER, montant=Decimal(500)), DETTE]) == {
        "loyer": SortLigne.MODIFIEE,
        "dette_loyer": SortLigne.AJOUTEE,
        "salaire": SortLigne.RETIREE,
    }


def test_a_line_typed_anew_is_the_same_line() -> None:
    refaite = replace(LOYER, id="autre", version=12)
    assert sorts([LOYER], [refaite]) == {"loyer": SortLigne.INCHANGEE}
    assert sorts([LOYER], [replace(refaite, montant=Decimal(1))]) == {"loyer": SortLigne.MODIFIEE}


def test_the_line_of_another_person_is_another_line() -> None:
    comparaison = comparer([SALAIRE], [replace(SALAIRE, id="x", usager_id="v")], mois=(MOIS, MOIS))
    assert (comparaison.nombre(SortLigne.AJOUTEE), comparaison.nombre(SortLigne.RETIREE)) == (1, 1)


def test_a_declared_amount_now_seen_on_a_paper_has_changed() -> None:
    vue = replace(LOYER, provenance=Provenance(NatureProvenance.VU_SUR_PIECE, piece="quittance"))
    assert sorts([LOYER], [vue]) == {"loyer": SortLigne.MODIFIEE}


def test_the_totals_are_those_of_each_month() -> None:
    finie = replace(LOYER, fin=Mois(2026, 10))
    comparaison = comparer([finie, SALAIRE], [finie, SALAIRE, DETTE], mois=(Mois(2026, 10), MOIS))
    assert comparaison.avant.charges == Decimal(480)
    assert (comparaison.apres.charges, comparaison.apres.reste_du) == (Decimal(30), Decimal(900))
    assert comparaison.reste_a_vivre == Decimal(450)


def test_a_snapshot_keeps_the_totals_of_its_month() -> None:
    instantane = InstantaneBudget(
        id="i",
        dossier_id="d",
        pris_le=date(2026, 10, 31),
        lignes=(replace(LOYER, fin=Mois(2026, 10)), SALAIRE),
        personnes=Decimal(1),
        noms={},
    )
    assert instantane.totaux.reste_a_vivre == Decimal(720)


@given(LIGNES, LIGNES)
def test_every_line_is_told_once_and_the_totals_follow(avant: list[LigneBudget], apres: list[LigneBudget]) -> None:
    comparaison = comparer(avant, apres, mois=(MOIS, MOIS))
    assert sorted(e.avant.id for e in comparaison.lignes if e.avant) == sorted(ligne.id for ligne in avant)
    assert sorted(e.apres.id for e in comparaison.lignes if e.apres) == sorted(ligne.id for ligne in apres)
    assert comparaison.apres == totaux(apres, MOIS)
    ecarts = sum(
        (e.apres.montant if e.apres else 0) - (e.avant.montant if e.avant else 0)
        for e in comparaison.lignes
        if e.ligne.sens.value == "charge"
    )
    assert comparaison.apres.charges - comparaison.avant.charges == ecarts


@given(LIGNES)
def test_a_budget_compared_with_itself_has_not_changed(lignes: list[LigneBudget]) -> None:
    comparaison = comparer(lignes, lignes, mois=(MOIS, MOIS))
    assert {e.sort for e in comparaison.lignes} <= {SortLigne.INCHANGEE}
    assert comparaison.reste_a_vivre == 0


def test_who_was_known_dead_had_left_and_a_death_known_since_changes_nothing() -> None:
    jour = date(2026, 11, 23)
    vivante = Usager(id="u", dossier_id="d", identite=Identite("ROUX", ("Jeanne",)))
    morte = replace(vivante, deces_le=date(2026, 11, 20))

    assert not MembreFige.de(morte).usager(vivante, "d").present_le(jour)
    assert MembreFige.de(vivante).usager(morte, "d").present_le(jour)
