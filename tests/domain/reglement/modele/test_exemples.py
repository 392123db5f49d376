"""An example holds a foyer and a budget: its indicators are computed as for a real request."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ccas_desktop.domain.dossiers.budget import NATURES, Sens
from ccas_desktop.domain.personnes.foyer import Lien
from ccas_desktop.domain.reglement.calcul.evaluation import evaluer
from ccas_desktop.domain.reglement.faits.situation_exemple import situation_de_l_exemple
from ccas_desktop.domain.reglement.fautes import Faute, ReglementInvalide
from ccas_desktop.domain.reglement.fichier.ecriture import en_table
from ccas_desktop.domain.reglement.fichier.lecture import lire_reglement
from ccas_desktop.domain.reglement.fichier.lecture_exemples import ecrire_exemple, lire_exemple
from ccas_desktop.domain.reglement.lecteur import Lecteur
from ccas_desktop.domain.reglement.modele.exemples import Exemple, LigneExemple, PersonneExemple
from ccas_desktop.domain.reglement.modele.issues import Issue
from ccas_desktop.domain.reglement.modele.model import Reglement
from ccas_desktop.domain.reglement.modele.situation import AideRecue
from tests.domain.reglement.outils import charger

JOUR = date(2026, 3, 16)
FOYER = [
    {"lien": "demandeur", "age": 41},
    {"lien": "conjoint", "age": 40},
    {"lien": "enfant", "age": 15},
    {"lien": "enfant", "age": 12},
]
DECRIT: dict[str, Any] = {"nom": "Couple, deux enfants", "personnes": FOYER, "issue": "eligible", "montant": 50}


def _bordeaux(*exemples: dict[str, Any], format: int = 3) -> Reglement:
    """R15, whose limit is 1 041 € by unit of consumption, with examples."""
    table: dict[str, Any] = en_table(charger("r15_bordeaux"))
    table["aide"][0]["exemple"] = list(exemples)
    return lire_reglement({**table, "format": format})


def _fautes(exemple: dict[str, Any], **reglement: Any) -> list[tuple[str, str]]:
    with pytest.raises(ReglementInvalide) as refus:
        _bordeaux(exemple, **reglement)
    return [(f.chemin.removeprefix("aide[1].exemple[1]."), f.code) for f in refus.value.fautes]


@pytest.mark.parametrize(("salaire", "issue"), [("2394,30", Issue.ELIGIBLE), ("2394,31", Issue.NON_ELIGIBLE)])
def test_the_indicators_of_an_example_are_computed(salaire: str, issue: Issue) -> None:
    ressources = [{"nature": "salaire", "montant": salaire}, {"nature": "aide_logement", "montant": 280}]
    lu = _bordeaux({**DECRIT, "ressources": ressources})
    (exemple,) = lu.aides[0].exemples

    evaluation = evaluer(lu.aides[0], situation_de_l_exemple(exemple, JOUR), reglement=lu)

    assert evaluation.issue is issue
    assert lire_reglement(en_table(lu)) == lu


def test_what_is_not_described_is_unknown_and_no_line_is_a_zero() -> None:
    sans_budget = _bordeaux(DECRIT).aides[0].exemples[0]
    rien = _bordeaux({**DECRIT, "ressources": [], "charges": []}).aides[0].exemples[0]

    assert "ressources_mensuelles" not in situation_de_l_exemple(sans_budget, JOUR).faits
    faits = situation_de_l_exemple(rien, JOUR).faits
    assert faits["ressources_mensuelles"].valeur == faits["charges_mensuelles"].valeur == 0
    assert faits["reste_a_vivre"].valeur == 0


def test_the_age_is_that_of_the_day_and_a_fact_told_is_kept() -> None:
    personnes = [{"lien": "demandeur", "age": 26}, {"lien": "enfant", "age": 3, "presence": "0,5"}]
    exemple = _bordeaux({**DECRIT, "personnes": personnes, "faits": {"nombre_adultes": 4}}).aides[0].exemples[0]

    for jour in (date(2028, 2, 29), date(2027, 1, 1)):
        faits = situation_de_l_exemple(exemple, jour).faits
        assert faits["age_demandeur"].valeur == 26
        assert faits["nombre_personnes"].valeur == Decimal("1.5")
        assert faits["nombre_adultes"].valeur == 4


def test_facts_alone_are_enough_as_before() -> None:
    lu = _bordeaux({"nom": "n", "faits": {"uc_insee": 1, "ressources_retenues": 900}, "issue": "eligible"}, format=2)
    (exemple,) = lu.aides[0].exemples

    assert (exemple.personnes, exemple.ressources, exemple.charges) == ((), None, None)
    assert evaluer(lu.aides[0], situation_de_l_exemple(exemple, JOUR), reglement=lu).issue is Issue.ELIGIBLE


@pytest.mark.parametrize(
    ("exemple", "chemin", "code"),
    [
        ({**DECRIT, "personnes": [{"lien": "enfant", "age": 3}]}, "personnes", "demandeur_unique"),
        ({**DECRIT, "personnes": [FOYER[0], FOYER[0]]}, "personnes", "demandeur_unique"),
        ({**DECRIT, "personnes": []}, "personnes", "liste_vide"),
        ({**DECRIT, "personnes": [{"lien": "demandeur", "age": 121}]}, "personnes[1].age", "nombre_hors_limites"),
        ({**DECRIT, "personnes": [{**FOYER[0], "presence": 2}]}, "personnes[1].presence", "nombre_hors_limites"),
        ({**DECRIT, "personnes": [{**FOYER[0], "nom": "x"}]}, "personnes[1].nom", "cle_inconnue"),
        ({**DECRIT, "ressources": [{"nature": "loyer", "montant": 1}]}, "ressources[1].nature", "valeur_inconnue"),
        ({**DECRIT, "charges": [{"nature": "salaire", "montant": 1}]}, "charges[1].nature", "valeur_inconnue"),
        ({**DECRIT, "charges": [{"montant": 1}]}, "charges[1].nature", "cle_absente"),
        ({**DECRIT, "charges": [{"nature": "loyer", "montant": -1}]}, "charges[1].montant", "nombre_hors_limites"),
        ({"nom": "n", "issue": "eligible"}, "faits", "cle_absente"),
        ({**DECRIT, "aides_recues": [{"montant": 1}]}, "aides_recues[1].jour", "cle_absente"),
        ({**DECRIT, "aides_recues": [{"jour": "2026-02-29", "montant": 1}]}, "aides_recues[1].jour", "date_attendue"),
        (
            {**DECRIT, "aides_recues": [{"jour": "2026-02-28", "montant": -1}]},
            "aides_recues[1].montant",
            "nombre_hors_limites",
        ),
    ],
)
def test_a_fault_is_told_at_its_line(exemple: dict[str, Any], chemin: str, code: str) -> None:
    assert (chemin, code) in _fautes(exemple)


def test_a_former_format_describes_no_foyer() -> None:
    assert _fautes(DECRIT, format=2) == [("personnes", "format_ancien")]


personnes = st.builds(
    PersonneExemple,
    st.sampled_from([lien for lien in Lien if lien is not Lien.DEMANDEUR]),
    st.integers(0, 120),
    st.sampled_from([Decimal(1), Decimal("0.5"), Decimal(0)]),
)


def _lignes(sens: Sens) -> st.SearchStrategy[tuple[LigneExemple, ...]]:
    natures = st.sampled_from([nature.code for nature in NATURES if nature.sens is sens])
    montants = st.decimals(0, 9999, places=2)
    return st.lists(st.builds(LigneExemple, natures, montants, st.sampled_from([None, *Lien])), max_size=3).map(tuple)


RECUES = st.lists(
    st.builds(
        AideRecue,
        st.sampled_from(["", "bourse", "colis"]),
        st.dates(date(2024, 1, 1), date(2028, 12, 31)),
        st.decimals(0, 500, places=2),
    ),
    max_size=5,
).map(tuple)


@given(recues=RECUES, jour=st.dates(date(2024, 1, 1), date(2028, 12, 31)) | st.just(date(2028, 2, 29)))
def test_the_aids_received_by_that_day_are_what_the_limits_read(recues: tuple[AideRecue, ...], jour: date) -> None:
    exemple = Exemple("n", (), Issue.ELIGIBLE, aides_recues=recues)

    faits = situation_de_l_exemple(exemple, jour, "bourse").faits

    # Counted again line after line: an aid without a name is the one the example is of.
    verse, foyer, nombre, en_tout = Decimal(0), Decimal(0), 0, 0
    for recue in recues:
        if recue.jour > jour:
            continue
        sienne, cette_annee = recue.aide in ("", "bourse"), recue.jour.year == jour.year
        en_tout += sienne
        foyer += recue.montant if cette_annee else 0
        verse += recue.montant if cette_annee and sienne else 0
        nombre += cette_annee and sienne
    lus = ("deja_verse_annee_aide", "deja_verse_annee_foyer", "nombre_aides_annee", "nombre_aides_total")
    assert [faits[code].valeur for code in lus] == [verse, foyer, nombre, en_tout]


def test_a_limit_by_year_is_tried_in_an_example() -> None:
    # R01 (Flers): 400 € by year, 350 € received: 50 € left; the year before counts for nothing.
    lu = charger("r01_flers")
    aide = lu.aides[0]
    faits = (("montant_facture", Decimal(1000)), ("reste_a_vivre_par_personne", Decimal(80)))
    exemple = Exemple("n", faits, Issue.ELIGIBLE, jour=aide.deliberation.effet.replace(month=12, day=15))
    assert exemple.jour is not None

    def montant(*recues: AideRecue) -> Decimal | None:
        situation = situation_de_l_exemple(replace(exemple, aides_recues=recues), exemple.jour or JOUR, aide.code)
        return evaluer(aide, situation, reglement=lu).montant

    avant = exemple.jour.replace(year=exemple.jour.year - 1)
    assert montant(AideRecue("", avant, Decimal(400))) == 400
    assert montant(AideRecue("", exemple.jour, Decimal(350))) == 50
    assert montant(AideRecue("autre", exemple.jour, Decimal(350))) == 400
    sans = situation_de_l_exemple(exemple, exemple.jour, aide.code)
    assert "deja_verse_annee_aide" not in sans.faits


@given(
    autres=st.lists(personnes, max_size=4),
    ressources=st.none() | _lignes(Sens.RESSOURCE),
    charges=st.none() | _lignes(Sens.CHARGE),
    montant=st.none() | st.decimals(0, 500, places=2),
    jour=st.none() | st.dates(date(2020, 1, 1), date(2030, 1, 1)),
    recues=st.none() | RECUES,
)
def test_what_is_written_is_what_was_read_and_is_always_a_situation(
    autres: list[PersonneExemple],
    ressources: tuple[LigneExemple, ...] | None,
    charges: tuple[LigneExemple, ...] | None,
    montant: Decimal | None,
    jour: date | None,
    recues: tuple[AideRecue, ...] | None,
) -> None:
    exemple = Exemple("n", (), Issue.COMMISSION, montant, jour, (PersonneExemple(Lien.DEMANDEUR, 30), *autres))
    exemple = replace(exemple, ressources=ressources, charges=charges, aides_recues=recues)
    fautes: list[Faute] = []

    assert lire_exemple(Lecteur(ecrire_exemple(exemple), "", fautes), {}) == exemple
    assert not fautes
    assert situation_de_l_exemple(exemple, jour or JOUR).faits["age_demandeur"].valeur == 30
