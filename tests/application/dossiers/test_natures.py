"""The natures that a CCAS adds to those of the budget."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from ccas_desktop.application.dossiers.natures import (
    ajouter_nature,
    mettre_en_service,
    natures_offertes,
    nommer,
    supprimer_nature,
)
from ccas_desktop.domain.dossiers.budget import NATURES, BlocBudget, LigneBudget
from ccas_desktop.domain.errors import SaisieInvalide
from tests.fakes.bureau import Bureau

CHARGES = BlocBudget.CHARGES_FIXES


def ligne(nature: str, **champs: str) -> LigneBudget:
    return LigneBudget(id="ligne", dossier_id="d", nature=nature, montant=Decimal(10), **champs)  # type: ignore[arg-type]


def test_a_nature_added_is_offered_in_its_block_after_those_of_the_program(ouvert: Bureau) -> None:
    ajouter_nature(ouvert.services, ouvert.auteur, "  Carte   de bus ", CHARGES)
    bus = ouvert.reglages.natures[0]

    offertes = natures_offertes(CHARGES, ouvert.reglages.natures)

    assert offertes[-1] == (bus.code, "Carte de bus")
    assert bus.code not in dict(natures_offertes(BlocBudget.REVENUS, ouvert.reglages.natures))


def test_a_nature_withdrawn_stays_offered_to_the_line_that_has_it(ouvert: Bureau) -> None:
    bus = ajouter_nature(ouvert.services, ouvert.auteur, "Carte de bus", CHARGES)
    mettre_en_service(ouvert.services, ouvert.auteur, bus, oui=False)
    (retiree,) = ouvert.reglages.natures
    posee = ligne(retiree.code, intitule="Carte de bus")

    assert retiree.code not in dict(natures_offertes(CHARGES, (retiree,)))
    assert dict(natures_offertes(CHARGES, (retiree,), ligne=posee))[retiree.code] == "Carte de bus"


@pytest.mark.parametrize(("libelle", "code"), [(" ", "obligatoire"), ("CARTE DE BUS", "nature_deja_la")])
def test_an_empty_or_known_name_is_refused_at_its_field(ouvert: Bureau, libelle: str, code: str) -> None:
    ajouter_nature(ouvert.services, ouvert.auteur, "Carte de bus", CHARGES)

    with pytest.raises(SaisieInvalide) as refus:
        ajouter_nature(ouvert.services, ouvert.auteur, libelle, CHARGES)

    assert [(e.champ, e.code) for e in refus.value.erreurs] == [("libelle", code)]


def test_the_name_of_the_program_is_known_too(ouvert: Bureau) -> None:
    with pytest.raises(SaisieInvalide) as refus:
        ajouter_nature(ouvert.services, ouvert.auteur, NATURES[0].libelle.upper(), CHARGES)

    assert [e.code for e in refus.value.erreurs] == ["nature_deja_la"]


def test_a_nature_that_no_line_has_is_removed(ouvert: Bureau) -> None:
    bus = ajouter_nature(ouvert.services, ouvert.auteur, "Carte de bus", CHARGES)

    supprimer_nature(ouvert.services, ouvert.auteur, bus)

    assert ouvert.reglages.natures == ()


def test_a_line_takes_the_name_and_block_of_its_nature(ouvert: Bureau) -> None:
    bus = ajouter_nature(ouvert.services, ouvert.auteur, "Carte de bus", CHARGES)

    with ouvert.services.base.ecriture(ouvert.auteur) as base:
        nommee = nommer(base, ligne(bus.code))
        assert (nommee.intitule, nommee.bloc_ajoute) == ("Carte de bus", CHARGES)
        assert nommer(base, replace(nommee, intitule="Ancien nom")).intitule == "Ancien nom"
        du_programme = nommer(base, replace(nommee, nature=NATURES[0].code))
        assert (du_programme.intitule, du_programme.bloc_ajoute) == ("", None)
        with pytest.raises(SaisieInvalide):
            nommer(base, ligne("inconnue"))
