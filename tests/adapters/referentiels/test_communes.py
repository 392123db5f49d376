"""The search of communes, on the list that ships."""

import pytest

from ccas_desktop.adapters.referentiels import ReferentielsInsee
from ccas_desktop.domain.personnes.lieux import TypeCommune


@pytest.fixture(scope="module")
def insee() -> ReferentielsInsee:
    return ReferentielsInsee()


def _noms(insee: ReferentielsInsee, texte: str) -> list[str]:
    return [c.nom for c in insee.communes(texte)]


@pytest.mark.parametrize("tape", ["Saint-Aubin-sur-Mer", "st aubin sur m", "SAINT AUBIN SUR MER", "mer aubin saint"])
def test_finds_whatever_the_case_hyphens_and_order(insee: ReferentielsInsee, tape: str) -> None:
    assert "Saint-Aubin-sur-Mer" in _noms(insee, tape)


@pytest.mark.parametrize("tape", ["etaples", "Étaples", "ÉTAPLES"])
def test_finds_whatever_the_accents(insee: ReferentielsInsee, tape: str) -> None:
    assert _noms(insee, tape)[0] == "Étaples"


@pytest.mark.parametrize("tape", ["l'hay", "L’Haÿ", "l hay"])
def test_finds_whatever_the_apostrophe(insee: ReferentielsInsee, tape: str) -> None:
    assert _noms(insee, tape)[0] == "L’Haÿ-les-Roses"


def test_whole_names_come_before_longer_ones(insee: ReferentielsInsee) -> None:
    noms = _noms(insee, "saint aubin")

    assert noms[:10] == ["Saint-Aubin"] * 10
    assert noms[10] == "Saint-Aubin-Celloville"


def test_starts_come_before_words_inside(insee: ReferentielsInsee) -> None:
    noms = _noms(insee, "nord")

    assert noms[0] == "Nordausques"
    assert noms.index("Nordhouse") < noms.index("Mortagne-du-Nord")


def test_ste_is_sainte(insee: ReferentielsInsee) -> None:
    assert _noms(insee, "ste mere")[0] == "Sainte-Mère"


def test_st_still_finds_the_names_that_start_so(insee: ReferentielsInsee) -> None:
    assert "Strasbourg" in [c.nom for c in insee.communes("str", 100)]


def test_arrondissements_follow_their_number(insee: ReferentielsInsee) -> None:
    noms = _noms(insee, "paris ")

    assert noms[:3] == ["Paris", "Paris 1er Arrondissement", "Paris 2e Arrondissement"]
    assert noms.index("Paris 9e Arrondissement") < noms.index("Paris 10e Arrondissement")


@pytest.mark.parametrize(
    ("tape", "code"),
    [("paris 12", "75112"), ("lyon 3e", "69383"), ("lyon 3ème", "69383"), ("marseille 1er", "13201")],
)
def test_finds_an_arrondissement(insee: ReferentielsInsee, tape: str, code: str) -> None:
    trouvees = insee.communes(tape)

    assert [c.code for c in trouvees] == [code]
    assert trouvees[0].type is TypeCommune.ARRONDISSEMENT


def test_finds_by_postal_code(insee: ReferentielsInsee) -> None:
    assert [c.code for c in insee.communes("14750")] == ["14562"]


@pytest.mark.parametrize("tape", ["saint aubin 14", "saint-aubin calvados", "Saint-Aubin (Calvados, 14)"])
def test_departement_narrows(insee: ReferentielsInsee, tape: str) -> None:
    trouvees = insee.communes(tape)

    assert trouvees
    assert {c.departement.code for c in trouvees} == {"14"}


def test_old_commune_keeps_its_code_and_names_todays(insee: ReferentielsInsee) -> None:
    (vieille,) = insee.communes("saint-aubin-lebizay")

    assert (vieille.code, vieille.type, vieille.commune_actuelle) == ("14560", TypeCommune.ASSOCIEE, "Beaufour-Druval")


def test_commune_with_an_oe(insee: ReferentielsInsee) -> None:
    assert [c.code for c in insee.communes("oeuilly")] == ["02565", "51410"]


def test_overseas_communes_have_their_departement(insee: ReferentielsInsee) -> None:
    (commune,) = insee.communes("fort de france")

    assert commune.detail == "Martinique, 972"


@pytest.mark.parametrize("tape", ["", "   ", "'-", "zzzz", "saint zzzz"])
def test_nothing_for_nothing(insee: ReferentielsInsee, tape: str) -> None:
    assert insee.communes(tape) == []


def test_never_more_than_asked_nor_twice_the_same(insee: ReferentielsInsee) -> None:
    codes = [c.libelle for c in insee.communes("saint", 30)]

    assert len(codes) == len(set(codes)) == 30


def test_reads_a_code(insee: ReferentielsInsee) -> None:
    commune = insee.commune_par_code("2A004")

    assert commune is not None
    assert (commune.nom, commune.departement.nom) == ("Ajaccio", "Corse-du-Sud")


def test_code_kept_in_a_merger_is_that_of_todays_commune(insee: ReferentielsInsee) -> None:
    commune = insee.commune_par_code("01025")

    assert commune is not None
    assert commune.nom == "Bâgé-Dommartin"


def test_unknown_code(insee: ReferentielsInsee) -> None:
    assert insee.commune_par_code("00000") is None


def test_every_line_of_the_list_reads(insee: ReferentielsInsee) -> None:
    for texte in ("a", "e", "i", "o", "u", "saint", "la", "97", "98"):
        for commune in insee.communes(texte, 5000):
            assert insee.commune_par_code(commune.code) is not None
            assert commune.departement.nom
            assert not commune.est_ancienne or commune.commune_actuelle
