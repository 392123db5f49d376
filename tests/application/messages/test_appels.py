from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from ccas_desktop.application.messages.appels import message_appel, message_modifications, remarques_certifiees
from ccas_desktop.application.messages.phrases import delai
from ccas_desktop.domain.certifie.certifie import CauseAppel, EtatAppel, ReponseCertifiee, Source
from ccas_desktop.domain.provenance import Mois

QF = Source.QUOTIENT_FAMILIAL
RSA = Source.REVENU_SOLIDARITE_ACTIVE
INSTANT = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)


def reponse(etat: EtatAppel, source: Source = QF) -> ReponseCertifiee:
    return ReponseCertifiee(source=source, etat=etat, instant=INSTANT)


def issues() -> Iterator[ReponseCertifiee]:
    """Yield a reply of every kind that the client can return."""
    for etat in EtatAppel:
        yield reponse(etat)
        yield replace(reponse(etat, RSA), fournisseur="CNAV", http=502, code="37999", detail="Détail", requete_id="r1")
    for cause in CauseAppel:
        yield replace(reponse(EtatAppel.INDISPONIBLE), cause=cause)
    for http in (404, 409, 410, 418, 451, 500, 502, 503, 504):
        yield replace(reponse(EtatAppel.INDISPONIBLE), http=http, code="37001", reessayer_dans=300)
    for code in ("00101", "00103", "00105", "00108", "00109"):
        yield replace(reponse(EtatAppel.JETON_REFUSE), http=401, code=code)
    for code in ("00100", "00107", "00213"):
        yield replace(reponse(EtatAppel.DROITS_INSUFFISANTS), http=403, code=code)
    for code in ("00203", "00355", "00364", "00401"):
        yield replace(reponse(EtatAppel.PARAMETRE_REFUSE), http=400 if code == "00401" else 422, code=code)


@pytest.mark.parametrize("issue", list(issues()), ids=lambda r: f"{r.etat}-{r.cause or r.http}-{r.code}")
def test_every_outcome_says_what_happened_and_what_to_do(issue: ReponseCertifiee) -> None:
    message = message_appel(issue)

    assert message.titre
    assert message.texte.endswith(".")
    assert message.suite.endswith(".")
    assert not re.search(r" [:;!?»]|« |  |'", message.en_une_ligne), message.en_une_ligne


@pytest.mark.parametrize("issue", [i for i in issues() if i.etat is not EtatAppel.CERTIFIE])
def test_no_failure_is_ever_read_as_no_right(issue: ReponseCertifiee) -> None:
    message = message_appel(issue)

    assert "Rien n’a été enregistré comme certifié" in message.texte
    assert "n’est pas bénéficiaire" not in message.en_une_ligne


@pytest.mark.parametrize("issue", [i for i in issues() if i.code and i.etat is not EtatAppel.CERTIFIE])
def test_the_code_of_the_service_is_shown_verbatim(issue: ReponseCertifiee) -> None:
    assert str(issue.code) in message_appel(issue).texte


def test_a_file_not_found_and_a_person_not_recognised_are_two_messages() -> None:
    introuvable = message_appel(replace(reponse(EtatAppel.INTROUVABLE), fournisseur="MSA"))
    non_reconnu = message_appel(reponse(EtatAppel.NON_RECONNU))

    assert introuvable.titre == "Pas de dossier à cette caisse"
    assert "MSA" in introuvable.texte
    assert "conjoint" in introuvable.suite
    assert non_reconnu.titre == "Personne non reconnue"
    assert "conjoint" not in non_reconnu.suite


def test_says_that_the_reply_is_about_another_identity() -> None:
    certifie = replace(
        reponse(EtatAppel.CERTIFIE), donnees={"quotient_familial": {"valeur": 1}}, identite_differente=True
    )

    assert message_appel(certifie).titre == "Réponse reçue pour une autre identité"
    assert message_appel(replace(certifie, identite_differente=False)).titre == "Donnée certifiée"


def test_says_that_the_month_is_not_the_one_asked_for() -> None:
    donnees = {"quotient_familial": {"valeur": 150, "annee": 2023, "mois": 6}}

    autre = message_appel(replace(reponse(EtatAppel.CERTIFIE), donnees=donnees, mois=Mois(2026, 5)))
    meme = message_appel(replace(reponse(EtatAppel.CERTIFIE), donnees=donnees, mois=Mois(2023, 6)))

    assert "06/2023, pas celui de 05/2026" in autre.texte
    assert "06/2023" not in meme.texte


@pytest.mark.parametrize(
    ("donnees", "dit"),
    [
        ({"est_beneficiaire": True, "date_debut_droit": None}, "se contredit"),
        ({"est_beneficiaire": False, "date_debut_droit": None}, "trente jours"),
        ({"avec_majoration": True}, "ne dit pas si"),
    ],
)
def test_warns_of_a_right_that_is_not_a_plain_yes(donnees: dict[str, object], dit: str) -> None:
    assert dit in message_appel(replace(reponse(EtatAppel.CERTIFIE, RSA), donnees=donnees)).texte


def test_has_nothing_to_add_to_a_plain_yes() -> None:
    oui = replace(
        reponse(EtatAppel.CERTIFIE, RSA), donnees={"est_beneficiaire": True, "date_debut_droit": "2026-01-01"}
    )

    assert remarques_certifiees(oui) == ""
    assert remarques_certifiees(replace(oui, etat=EtatAppel.INTROUVABLE, donnees=None)) == ""


def test_says_that_the_quotient_is_not_in_the_reply() -> None:
    assert (
        "ne contient pas de quotient"
        in message_appel(replace(reponse(EtatAppel.CERTIFIE), donnees={"adresse": {}})).texte
    )


def test_names_the_parameter_refused() -> None:
    refus = replace(reponse(EtatAppel.PARAMETRE_REFUSE), http=422, code="00367", parametre="prenoms[]", detail="Trop")

    assert "refuse les prénoms" in message_appel(refus).texte
    assert "«\u00a0Trop\u00a0»" in message_appel(refus).texte
    assert "refuse inconnu" in message_appel(replace(refus, parametre="inconnu")).texte


@pytest.mark.parametrize(
    ("code", "titre"),
    [("00103", "Jeton expiré"), ("00105", "Jeton mis sur liste noire"), ("77777", "Jeton refusé")],
)
def test_tells_the_refusals_of_a_token_apart(code: str, titre: str) -> None:
    assert message_appel(replace(reponse(EtatAppel.JETON_REFUSE), code=code, http=401)).titre == titre


def test_says_when_to_ask_again() -> None:
    limite = replace(reponse(EtatAppel.LIMITE_ATTEINTE), http=429, reessayer_dans=45)
    maintenance = replace(reponse(EtatAppel.INDISPONIBLE), http=503, reessayer_dans=300)

    assert "dans 45 secondes" in message_appel(limite).suite
    assert "dans 5 minutes" in message_appel(maintenance).suite


@pytest.mark.parametrize(
    ("secondes", "phrase"),
    [
        (0, "dans 0 seconde"),
        (1, "dans 1 seconde"),
        (119, "dans 119 secondes"),
        (121, "dans 3 minutes"),
        (7200, "dans 2 heures"),
    ],
)
def test_says_a_delay_as_one_speaks(secondes: int, phrase: str) -> None:
    assert delai(secondes) == phrase


def test_tells_what_was_sent_in_the_place_of_a_name() -> None:
    modifiee = replace(reponse(EtatAppel.CERTIFIE), envoi_modifie=(("Cœur", "Coeur"),))

    assert "«\u00a0Coeur\u00a0» pour «\u00a0Cœur\u00a0»" in message_modifications(modifiee)
    assert message_modifications(reponse(EtatAppel.CERTIFIE)) == ""
