"""Shared custody, adult children and others of the home: why the caisse counts otherwise."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from ccas_desktop.application.messages.foyer_certifie import explication_de_la_ligne
from ccas_desktop.domain.certifie.rapprochement import Ecart, LigneFoyer
from ccas_desktop.domain.personnes.foyer import Lien, Usager
from ccas_desktop.domain.personnes.identite import DateNaissance, Identite
from ccas_desktop.domain.reponses.certifie_lecture import PersonneRendue, lire_enfants

JOUR = date(2026, 11, 23)
ABSENT, IDENTIQUE = Ecart.ABSENT_DE_LA_CAISSE, Ecart.IDENTIQUE


def usager(lien: Lien = Lien.ENFANT, annee: int = 2016, presence: str = "1") -> Usager:
    identite = Identite("ROUX", ("Léo",), date_naissance=DateNaissance(annee, 2, 3))
    return Usager(id="u", dossier_id="d", identite=identite, lien=lien, presence=Decimal(presence))


def rendue(naissance: str) -> PersonneRendue:
    personne = {"nom_naissance": "ROUX", "prenoms": "LEO", "date_naissance": naissance, "sexe": "M"}
    return lire_enfants({"enfants": [personne]})[0]


@pytest.mark.parametrize(
    ("ligne", "dit"),
    [
        (LigneFoyer(ABSENT, usager(presence="0.5")), "ne compte l’enfant chez ses deux parents que si le partage"),
        (LigneFoyer(IDENTIQUE, usager(presence="0.5"), rendue("2016-02-03"), True), "au dossier de l’autre parent"),
        (LigneFoyer(ABSENT, usager(annee=2004)), "ne le compte plus au-delà"),
        (LigneFoyer(IDENTIQUE, usager(annee=2007), rendue("2007-02-03"), True), "encore à charge"),
        (LigneFoyer(Ecart.ABSENT_DU_DOSSIER, None, rendue("2007-02-03"), True), "encore à charge"),
        (LigneFoyer(ABSENT, usager()), "pas encore déclaré"),
        (LigneFoyer(ABSENT, usager(Lien.HEBERGE, 1980)), "ne connaît que l’allocataire"),
    ],
)
def test_what_the_caisse_does_otherwise_is_explained(ligne: LigneFoyer, dit: str) -> None:
    assert dit in explication_de_la_ligne(ligne, JOUR)


@pytest.mark.parametrize(
    "ligne",
    [
        LigneFoyer(IDENTIQUE, usager(), rendue("2016-02-03"), True),
        LigneFoyer(Ecart.ABSENT_DU_DOSSIER, None, rendue("2016-02-03"), True),
        LigneFoyer(Ecart.ABSENT_DU_DOSSIER, None, rendue("0000-00-00"), True),
        LigneFoyer(IDENTIQUE, usager(Lien.DEMANDEUR, 1987), rendue("1987-02-03")),
        LigneFoyer(ABSENT, usager(Lien.CONJOINT, 1987)),
    ],
)
def test_a_plain_case_needs_no_words(ligne: LigneFoyer) -> None:
    assert explication_de_la_ligne(ligne, JOUR) == ""
