"""The search of countries, on the list that ships."""

import pytest

from ccas_desktop.adapters.referentiels import ReferentielsInsee
from ccas_desktop.domain.personnes.lieux import Pays


@pytest.fixture(scope="module")
def insee() -> ReferentielsInsee:
    return ReferentielsInsee()


@pytest.mark.parametrize("tape", ["cote d'iv", "Côte d’Ivoire", "COTE D IVOIRE", "ivoire"])
def test_finds_whatever_the_accents(insee: ReferentielsInsee, tape: str) -> None:
    assert [p.nom for p in insee.pays(tape)] == ["Côte d’Ivoire"]


def test_whole_name_then_start_then_words(insee: ReferentielsInsee) -> None:
    assert [p.nom for p in insee.pays("guinée")][:4] == [
        "Guinée",
        "Guinée-Bissao",
        "Guinée équatoriale",
        "Papouasie-Nouvelle-Guinée",
    ]


@pytest.mark.parametrize(
    ("usuel", "code"),
    [
        ("Angleterre", "99132"),
        ("Hollande", "99135"),
        ("USA", "99404"),
        ("Burkina Faso", "99331"),
        ("Yougoslavie", "99121"),
        ("république centrafricaine", "99323"),
        ("RDC", "99312"),
        ("URSS", "99123"),
        ("st lucie", "99439"),
    ],
)
def test_usual_name_finds_the_official_one(insee: ReferentielsInsee, usuel: str, code: str) -> None:
    assert insee.pays(usuel)[0].code == code


def test_countries_of_the_past_come_last(insee: ReferentielsInsee) -> None:
    assert [p.libelle for p in insee.pays("allemagne")] == [
        "Allemagne",
        "Allemagne de l’Est (ancien pays)",
        "Allemagne de l’Ouest (ancien pays)",
    ]


def test_empty_text_shows_the_list_from_its_start(insee: ReferentielsInsee) -> None:
    assert [p.nom for p in insee.pays("", 3)] == ["Afghanistan", "Afrique du Sud", "Åland"]


def test_abroad_never_offers_france(insee: ReferentielsInsee) -> None:
    assert insee.pays("france") == []


@pytest.mark.parametrize("tape", ["chypre", "kenya", "mozambique"])
def test_a_country_with_two_codes_is_offered_once(insee: ReferentielsInsee, tape: str) -> None:
    assert len(insee.pays(tape)) == 1


def test_reads_a_code(insee: ReferentielsInsee) -> None:
    assert insee.pays_par_code("99139") == Pays("99139", "Portugal")
    assert insee.pays_par_code("99100") == Pays("99100", "France")
    assert insee.pays_par_code("99999") is None


def test_former_code_of_algeria_is_read_but_never_offered(insee: ReferentielsInsee) -> None:
    assert insee.pays_par_code("92352") == Pays("92352", "Algérie", ancien=True)
    assert [p.code for p in insee.pays("algérie")] == ["99352"]
