"""Who may appeal longer: the list of CJA R421-7, against each court and from each address."""

from __future__ import annotations

import pytest

from ccas_desktop.domain.demandes.distance import Demeure, Distance, demeure_de, distance, mois_de_distance
from ccas_desktop.domain.jours import Territoire
from ccas_desktop.domain.personnes.adresse import Adresse

METROPOLE = (Territoire.METROPOLE, Territoire.ALSACE_MOSELLE)
# First paragraph of the article, in its order.
LISTE = (
    Demeure.GUADELOUPE,
    Demeure.GUYANE,
    Demeure.MARTINIQUE,
    Demeure.LA_REUNION,
    Demeure.SAINT_BARTHELEMY,
    Demeure.SAINT_MARTIN,
    Demeure.MAYOTTE,
    Demeure.SAINT_PIERRE_ET_MIQUELON,
    Demeure.POLYNESIE_FRANCAISE,
    Demeure.WALLIS_ET_FUTUNA,
    Demeure.NOUVELLE_CALEDONIE,
    Demeure.TERRES_AUSTRALES,
)


@pytest.mark.parametrize("demeure", Demeure)
@pytest.mark.parametrize("tribunal", METROPOLE)
def test_before_a_court_of_metropole_the_list_has_a_month_more(tribunal: Territoire, demeure: Demeure) -> None:
    attendu = 2 if demeure is Demeure.ETRANGER else int(demeure in LISTE)
    assert mois_de_distance(demeure, tribunal) == attendu


@pytest.mark.parametrize("demeure", Demeure)
@pytest.mark.parametrize("tribunal", [t for t in Territoire if t not in METROPOLE])
def test_before_a_court_overseas_who_lives_elsewhere_has_a_month_more(tribunal: Territoire, demeure: Demeure) -> None:
    attendu = 2 if demeure is Demeure.ETRANGER else int(demeure.value != tribunal.value)
    assert mois_de_distance(demeure, tribunal) == attendu


@pytest.mark.parametrize("tribunal", Territoire)
def test_an_address_that_is_not_known_adds_nothing(tribunal: Territoire) -> None:
    assert mois_de_distance(None, tribunal) == 0


@pytest.mark.parametrize(
    ("code", "demeure"),
    [
        ("14000", Demeure.METROPOLE),
        ("20000", Demeure.METROPOLE),
        ("97110", Demeure.GUADELOUPE),
        ("97133", Demeure.SAINT_BARTHELEMY),
        ("97150", Demeure.SAINT_MARTIN),
        ("97200", Demeure.MARTINIQUE),
        ("97300", Demeure.GUYANE),
        ("97400", Demeure.LA_REUNION),
        ("97500", Demeure.SAINT_PIERRE_ET_MIQUELON),
        ("97600", Demeure.MAYOTTE),
        ("97700", Demeure.SAINT_BARTHELEMY),
        ("97800", Demeure.SAINT_MARTIN),
        ("98000", Demeure.ETRANGER),
        ("98413", Demeure.TERRES_AUSTRALES),
        ("98600", Demeure.WALLIS_ET_FUTUNA),
        ("98714", Demeure.POLYNESIE_FRANCAISE),
        ("98800", Demeure.NOUVELLE_CALEDONIE),
        ("", None),
    ],
)
def test_a_postal_code_tells_where_one_lives(code: str, demeure: Demeure | None) -> None:
    assert demeure_de(Adresse(code_postal=code)) is demeure


@pytest.mark.parametrize(
    ("adresse", "demeure"),
    [
        (Adresse(code_postal="1000", commune="Bruxelles", pays="Belgique"), Demeure.ETRANGER),
        (Adresse(commune="Dakar", pays="Sénégal"), Demeure.ETRANGER),
        # The same five digits are a code of Germany too: the country decides.
        (Adresse(code_postal="97200", commune="Berlin", pays=" Allemagne "), Demeure.ETRANGER),
        (Adresse(code_postal="14000", pays="FRANCE"), Demeure.METROPOLE),
        (Adresse(code_postal="97480", pays="La Réunion"), Demeure.LA_REUNION),
        (Adresse(code_postal="98714", pays="Polynésie française"), Demeure.POLYNESIE_FRANCAISE),
    ],
)
def test_a_country_tells_who_lives_abroad(adresse: Adresse, demeure: Demeure) -> None:
    assert demeure_de(adresse) is demeure


@pytest.mark.parametrize(
    ("adresse", "attendue"),
    [
        (Adresse(code_postal="14000"), None),
        (Adresse(code_postal="97400"), Distance.UN_MOIS),
        (Adresse(pays="Maroc"), Distance.DEUX_MOIS),
        (Adresse(), None),
    ],
)
def test_the_letter_says_what_applies(adresse: Adresse, attendue: Distance | None) -> None:
    assert distance(adresse, Territoire.METROPOLE) is attendue


def test_a_secret_address_is_not_told_by_the_time_to_appeal() -> None:
    dites = {distance(Adresse(code_postal=code), Territoire.METROPOLE, secrete=True) for code in ("14000", "97400", "")}
    assert dites == {Distance.NON_DITE}


def test_a_country_is_the_last_line_of_an_address() -> None:
    assert Adresse(voie="Rue Neuve 1", code_postal="1000", commune="Bruxelles", pays="Belgique").lignes == (
        "RUE NEUVE 1",
        "1000 BRUXELLES",
        "BELGIQUE",
    )
