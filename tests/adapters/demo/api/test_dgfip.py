"""The DGFIP of the demonstration answers for each dossier by its number, and only by it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from ccas_desktop.adapters.demo.ouverture import ouvrir_poste_fictif
from ccas_desktop.adapters.letters.typst_lettres import TypstLettres
from ccas_desktop.application.donnees.acces_impot import acces_impot, eprouver_impot
from ccas_desktop.application.reglages import lire_reglages
from ccas_desktop.application.services import Services
from ccas_desktop.domain.certifie.certifie import EtatAppel
from ccas_desktop.domain.certifie.impot import Spi
from tests.fakes.horloge import HorlogeArretee

RESSOURCES = Path(__file__).parents[4] / "resources"


@pytest.fixture(scope="module")
def poste() -> Iterator[Services]:
    with ouvrir_poste_fictif(RESSOURCES, TypstLettres(RESSOURCES), horloge=HorlogeArretee()) as services:
        yield services


def test_each_dossier_has_the_avis_of_its_demandeur(poste: Services) -> None:
    impot = poste.ouvrir_impot(acces_impot(poste, lire_reglages(poste).impot))
    with poste.base.lecture() as base:
        dossier = base.dossier(base.recents(limite=1)[0].dossier_id)
    numero = dossier.dossier.numero.replace("-", "")

    reponse = impot.interroger(
        Spi(f"30000{numero}"), jour=poste.horloge.aujourdhui(), identite=dossier.demandeur.identite
    )

    assert reponse.etat is EtatAppel.CERTIFIE
    assert reponse.identite_differente is False
    assert reponse.situation is not None
    assert reponse.situation.nombre_parts is not None
    assert reponse.situation.rfr is not None


def test_another_number_is_nobody(poste: Services) -> None:
    impot = poste.ouvrir_impot(acces_impot(poste, lire_reglages(poste).impot))

    assert impot.interroger(Spi("1301234567890"), jour=poste.horloge.aujourdhui()).etat is EtatAppel.INTROUVABLE


def test_the_access_of_the_demonstration_works(poste: Services) -> None:
    assert eprouver_impot(poste, lire_reglages(poste).impot) is None
