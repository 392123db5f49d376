"""Likely duplicates at the creation of a person."""

import pytest

from ccas_desktop.domain.dossiers.doublons import Ressemblance, ressemblance
from ccas_desktop.domain.personnes.identite import DateNaissance, Identite

NEE = DateNaissance(1987, 6, 27)


def personne(nom: str, prenom: str, naissance: DateNaissance | None = NEE, usage: str | None = None) -> Identite:
    return Identite(nom, (prenom,), nom_usage=usage, date_naissance=naissance)


@pytest.mark.parametrize(
    ("autre", "raison"),
    [
        (personne("lefevre", "helene"), Ressemblance.IDENTIQUE),
        (personne("LEFÈVRE", "Hélène", None), Ressemblance.IDENTIQUE),
        (personne("LEFÈVRE", "Hélène", DateNaissance(1987)), Ressemblance.IDENTIQUE),
        (personne("LEFÈVRE", "Hélène", DateNaissance(1987, 6, 28)), Ressemblance.IDENTIQUE),
        (personne("Hélène", "Lefèvre"), Ressemblance.NOMS_INVERSES),
        (personne("MOREAU", "Hélène", usage="LEFEVRE"), Ressemblance.NOM_USAGE),
        (personne("LEFEBRE", "Hélène"), Ressemblance.UNE_LETTRE),
        (personne("LEFVÈRE", "Hélène"), Ressemblance.UNE_LETTRE),
        (personne("LEFÈVRE", "Hélénne"), Ressemblance.UNE_LETTRE),
        (personne("LEFÈVRE", "Ghislaine"), Ressemblance.MEME_NAISSANCE),
    ],
)
def test_says_why_two_records_may_be_one_person(autre: Identite, raison: Ressemblance) -> None:
    assert ressemblance(personne("LEFÈVRE", "Hélène"), autre) is raison


@pytest.mark.parametrize(
    "autre",
    [
        personne("LEFÈVRE", "Hélène", DateNaissance(1955, 1, 2)),
        personne("DURAND", "Hélène", DateNaissance(1987)),
        personne("DURAND", "Marc"),
        personne("LEFÈVRE", "Marc", DateNaissance(1987)),
    ],
)
def test_homonyms_and_strangers_are_left_alone(autre: Identite) -> None:
    assert ressemblance(personne("LEFÈVRE", "Hélène"), autre) is None


def test_day_and_month_typed_the_wrong_way_round_are_seen() -> None:
    a = personne("LEFÈVRE", "Hélène", DateNaissance(1987, 6, 7))
    assert ressemblance(a, personne("LEFÈVRE", "Hélène", DateNaissance(1987, 7, 6))) is Ressemblance.IDENTIQUE
