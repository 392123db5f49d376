from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ccas_desktop.adapters.apis.reponses import lire_reponse
from ccas_desktop.adapters.apis.transport import ReponseBrute
from ccas_desktop.domain.certifie.certifie import CauseAppel, EtatAppel
from tests.fakes.reseau import erreur, succes

HTML = {"content-type": "text/html; charset=utf-8"}


def test_a_success_carries_the_data_of_the_service() -> None:
    lue = lire_reponse(succes({"est_beneficiaire": False}))

    assert (lue.etat, lue.donnees) == (EtatAppel.CERTIFIE, {"est_beneficiaire": False})


def test_an_amount_with_decimals_stays_as_written() -> None:
    lue = lire_reponse(ReponseBrute(200, {}, b'{"data": {"valeur": 150.10}}'))

    assert lue.donnees is not None
    assert str(lue.donnees["valeur"]) == "150.10"


@pytest.mark.parametrize("code", ["10003", "23003", "35003", "37003", "40003", "24003", "25003", "30003", "30004"])
def test_a_documented_code_alone_says_that_there_is_no_file(code: str) -> None:
    assert lire_reponse(erreur(404, code, provider="CNAF")).etat is EtatAppel.INTROUVABLE


@pytest.mark.parametrize("code", ["00404", "00402", "00003", "37999", "3", "", "XX003", "3500003"])
def test_another_404_is_a_fault_of_the_call(code: str) -> None:
    assert lire_reponse(erreur(404, code)).etat is EtatAppel.INDISPONIBLE


@pytest.mark.parametrize("statut", [401, 403, 404, 409, 422, 400, 418])
@pytest.mark.parametrize(
    ("corps", "cause"),
    [
        (b"<html>Filtre de la mairie</html>", CauseAppel.PAGE_WEB),
        (b"", CauseAppel.VIDE),
        (b"Not Found", CauseAppel.PAS_JSON),
        (b"{}", CauseAppel.SANS_DONNEES),
        (b'{"errors": []}', CauseAppel.SANS_DONNEES),
        (b'{"errors": ["?"]}', CauseAppel.SANS_DONNEES),
    ],
)
def test_a_refusal_without_the_errors_of_the_service_is_not_its_word(
    statut: int, corps: bytes, cause: CauseAppel
) -> None:
    lue = lire_reponse(ReponseBrute(statut, {}, corps))

    assert (lue.etat, lue.cause) == (EtatAppel.REPONSE_ILLISIBLE, cause)


@pytest.mark.parametrize(
    ("code", "fournisseur", "etat"),
    [
        ("35560", "CNAF", EtatAppel.NON_RECONNU),
        ("36560", None, EtatAppel.NON_RECONNU),
        ("00355", "MSA", EtatAppel.NON_RECONNU),
        ("00355", None, EtatAppel.PARAMETRE_REFUSE),
        ("00560", None, EtatAppel.PARAMETRE_REFUSE),
        ("36563", "CNAV", EtatAppel.AMBIGU),
        ("00391", None, EtatAppel.AMBIGU),
        ("26015", "CNOUS", EtatAppel.AMBIGU),
        ("00366", None, EtatAppel.PARAMETRE_REFUSE),
        ("36561", "CNAV", EtatAppel.PARAMETRE_REFUSE),
        ("35565", "MSA", EtatAppel.PARAMETRE_REFUSE),
        ("99999", None, EtatAppel.PARAMETRE_REFUSE),
    ],
)
def test_a_422_says_nobody_several_or_a_parameter(code: str, fournisseur: str | None, etat: EtatAppel) -> None:
    assert lire_reponse(erreur(422, code, provider=fournisseur)).etat is etat


@pytest.mark.parametrize(
    ("statut", "code", "etat"),
    [
        (400, "00401", EtatAppel.PARAMETRE_REFUSE),
        (401, "00103", EtatAppel.JETON_REFUSE),
        (403, "00107", EtatAppel.DROITS_INSUFFISANTS),
        (409, "00015", EtatAppel.INDISPONIBLE),
        (409, "26015", EtatAppel.AMBIGU),
        (409, "00999", EtatAppel.INDISPONIBLE),
        (410, "00410", EtatAppel.INDISPONIBLE),
        (429, "00429", EtatAppel.LIMITE_ATTEINTE),
        (451, "37451", EtatAppel.INDISPONIBLE),
        (500, "00500", EtatAppel.INDISPONIBLE),
        (502, "37999", EtatAppel.INDISPONIBLE),
        (503, "37020", EtatAppel.INDISPONIBLE),
        (504, "37002", EtatAppel.INDISPONIBLE),
        (418, "00418", EtatAppel.INDISPONIBLE),
    ],
)
def test_each_status_has_its_state(statut: int, code: str, etat: EtatAppel) -> None:
    lue = lire_reponse(erreur(statut, code))

    assert (lue.etat, lue.http) == (etat, statut)
    assert lue.erreur is not None
    assert lue.erreur.code == code


@pytest.mark.parametrize(
    ("brute", "etat", "cause"),
    [
        (ReponseBrute(302), EtatAppel.REPONSE_ILLISIBLE, CauseAppel.REDIRECTION),
        (ReponseBrute(407), EtatAppel.INDISPONIBLE, CauseAppel.PROXY_IDENTIFICATION),
        (ReponseBrute(429), EtatAppel.LIMITE_ATTEINTE, None),
        (ReponseBrute(502, HTML, b"<html>"), EtatAppel.INDISPONIBLE, None),
        (ReponseBrute(511, HTML, b"<html>"), EtatAppel.REPONSE_ILLISIBLE, CauseAppel.PAGE_WEB),
        (ReponseBrute(200, HTML, b"Portail"), EtatAppel.REPONSE_ILLISIBLE, CauseAppel.PAGE_WEB),
        (ReponseBrute(200), EtatAppel.REPONSE_ILLISIBLE, CauseAppel.VIDE),
        (ReponseBrute(204), EtatAppel.REPONSE_ILLISIBLE, CauseAppel.VIDE),
        (ReponseBrute(200, {}, b'{"data": {"q": '), EtatAppel.REPONSE_ILLISIBLE, CauseAppel.PAS_JSON),
        (ReponseBrute(200, {}, b'{"data": {"q": NaN}}'), EtatAppel.REPONSE_ILLISIBLE, CauseAppel.PAS_JSON),
        (ReponseBrute(200, {}, b"[" * 200_000), EtatAppel.REPONSE_ILLISIBLE, CauseAppel.PAS_JSON),
        (ReponseBrute(200, {}, b"\xff\xfe\xfd"), EtatAppel.REPONSE_ILLISIBLE, CauseAppel.PAS_JSON),
        (ReponseBrute(200, {}, b"[]"), EtatAppel.REPONSE_ILLISIBLE, CauseAppel.SANS_DONNEES),
        (ReponseBrute(200, {}, b'{"data": {}}'), EtatAppel.REPONSE_ILLISIBLE, CauseAppel.SANS_DONNEES),
        (ReponseBrute(200, {}, b'{"data": []}'), EtatAppel.REPONSE_ILLISIBLE, CauseAppel.SANS_DONNEES),
    ],
)
def test_what_is_no_answer_is_never_certified(brute: ReponseBrute, etat: EtatAppel, cause: CauseAppel | None) -> None:
    lue = lire_reponse(brute)

    assert (lue.etat, lue.cause, lue.donnees) == (etat, cause, None)


def test_keeps_the_words_of_the_service() -> None:
    brute = erreur(
        422, "00364", detail="Le sexe est invalide", parametre="sexeEtatCivil", provider="CNAV", retry_in=300
    )

    lue = lire_reponse(brute).erreur

    assert lue is not None
    assert (lue.detail, lue.parametre) == ("Le sexe est invalide", "sexeEtatCivil")
    assert (lue.fournisseur, lue.retry_in) == ("CNAV", 300)


def test_joins_the_texts_of_several_errors() -> None:
    objets = [{"code": 364, "detail": "Sexe"}, {"code": "00363", "title": "Date", "source": {"header": "X"}}]

    lue = lire_reponse(ReponseBrute(422, {}, json.dumps({"errors": objets}).encode())).erreur

    assert lue is not None
    assert (lue.code, lue.detail) == ("364", "Sexe Date")


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda enfant: (
        st.lists(enfant, max_size=3)
        | st.dictionaries(st.sampled_from(["errors", "data", "code", "meta", "source", "provider", "detail"]), enfant)
    ),
    max_leaves=10,
)


@given(st.integers(100, 599), JSON.map(lambda objet: json.dumps(objet).encode()) | st.binary(max_size=40))
def test_whatever_comes_has_a_state(statut: int, corps: bytes) -> None:
    lue = lire_reponse(ReponseBrute(statut, {}, corps))

    assert (lue.etat is EtatAppel.CERTIFIE) == (lue.donnees is not None)
