from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal

import pytest

from ccas_desktop.application.messages.impot import FAMILLES, libelle_famille, message_impot
from ccas_desktop.domain.certifie.certifie import CauseAppel, EtatAppel
from ccas_desktop.domain.certifie.impot import CauseImpot, ReponseFiscale, SituationFamille, SituationFiscale

INSTANT = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
SITUATION = SituationFiscale(annee=2025, rfr=Decimal(18750), nombre_parts=Decimal("2.5"))
CERTIFIEE = ReponseFiscale(
    EtatAppel.CERTIFIE,
    INSTANT,
    annee=2025,
    situation=SITUATION,
    annees_demandees=(2025,),
    identite_differente=False,
    http=200,
)


def issues() -> Iterator[ReponseFiscale]:
    """Yield a reply of every kind that the client can return."""
    for etat in EtatAppel:
        yield ReponseFiscale(etat, INSTANT)
        yield ReponseFiscale(etat, INSTANT, http=400, code="4001", detail="format SPI incorrect", requete_id="r1")
        yield ReponseFiscale(etat, INSTANT, http=503, reessayer_dans=300)
    for cause in (*CauseAppel, *CauseImpot):
        etat = EtatAppel.JETON_REFUSE if isinstance(cause, CauseImpot) else EtatAppel.INDISPONIBLE
        yield ReponseFiscale(etat, INSTANT, cause=cause)
    yield CERTIFIEE
    yield replace(CERTIFIEE, identite_differente=True)
    yield replace(CERTIFIEE, identite_differente=None, situation=SituationFiscale(), annees_demandees=(2025, 2024))
    yield ReponseFiscale(EtatAppel.INTROUVABLE, INSTANT, http=404, annees_demandees=(2025, 2024))
    yield ReponseFiscale(EtatAppel.LIMITE_ATTEINTE, INSTANT, cause=CauseAppel.LIMITE_DU_BUREAU, reessayer_dans=12)


@pytest.mark.parametrize("issue", list(issues()), ids=lambda r: f"{r.etat}-{r.cause or r.http}")
def test_every_outcome_says_what_happened_and_what_to_do(issue: ReponseFiscale) -> None:
    message = message_impot(issue)

    assert message.titre
    assert message.texte.endswith(".")
    assert message.suite.endswith(".")
    assert not re.search(r" [:;!?»]|« |  |'", message.en_une_ligne), message.en_une_ligne


@pytest.mark.parametrize("issue", [i for i in issues() if i.etat is not EtatAppel.CERTIFIE])
def test_no_failure_leaves_a_doubt_on_what_was_kept(issue: ReponseFiscale) -> None:
    assert "Rien n’a été enregistré comme certifié" in message_impot(issue).texte


@pytest.mark.parametrize("issue", [i for i in issues() if i.code and i.etat is not EtatAppel.CERTIFIE])
def test_the_words_of_the_service_are_shown_verbatim(issue: ReponseFiscale) -> None:
    assert "400 4001, «\u00a0format SPI incorrect\u00a0», requête r1" in message_impot(issue).texte


# These have no sentence of their own here: they belong to the sources of API Particulier, or to the limit.
AUTRES = (
    CauseAppel.JETON_ABSENT,
    CauseAppel.JETON_MAL_FORME,
    CauseAppel.LIMITE_DU_BUREAU,
    CauseAppel.AUTRE_IDENTITE,
    CauseAppel.IDENTITE_NON_RENDUE,
    CauseAppel.TOUT_EXPIRE,
)


@pytest.mark.parametrize("cause", [c for c in (*CauseAppel, *CauseImpot) if c not in AUTRES])
def test_each_cause_has_its_own_words(cause: CauseAppel | CauseImpot) -> None:
    sans = message_impot(ReponseFiscale(EtatAppel.INDISPONIBLE, INSTANT))

    assert message_impot(ReponseFiscale(EtatAppel.INDISPONIBLE, INSTANT, cause=cause)).texte != sans.texte


def test_an_answer_says_of_which_year_it_is() -> None:
    tardive = replace(CERTIFIEE, situation=replace(SITUATION, annee=2024), annees_demandees=(2025, 2024))

    assert "pour les revenus de 2025 (avis de 2026)" in message_impot(CERTIFIEE).texte
    assert "pour les revenus de 2024 (avis de 2025). Elle n’a rien pour les revenus de 2025." in (
        message_impot(tardive).texte
    )
    assert "sans dire de quelle année" in message_impot(replace(CERTIFIEE, situation=None)).texte


def test_an_answer_about_somebody_else_asks_to_compare() -> None:
    message = message_impot(replace(CERTIFIEE, identite_differente=True))

    assert message.titre == "Réponse reçue pour une autre identité"
    assert "Comparez" in message.suite


def test_an_answer_without_a_name_or_a_value_says_so() -> None:
    texte = message_impot(replace(CERTIFIEE, identite_differente=None, situation=SituationFiscale())).texte

    assert "le revenu fiscal de référence ni le nombre de parts" in texte
    assert "L’identité des déclarants n’a pas été rendue" in texte


def test_not_found_says_nothing_of_the_income() -> None:
    message = message_impot(ReponseFiscale(EtatAppel.INTROUVABLE, INSTANT, http=204, annees_demandees=(2025, 2024)))

    assert "pour les revenus de 2025 et 2024" in message.texte
    assert "Cela ne dit rien des revenus" in message.texte


def test_the_limit_of_the_workstation_is_told_from_that_of_the_service() -> None:
    poste = ReponseFiscale(EtatAppel.LIMITE_ATTEINTE, INSTANT, cause=CauseAppel.LIMITE_DU_BUREAU, reessayer_dans=12)

    assert "aucun autre n’est parti" in message_impot(poste).texte
    assert "dans 12 secondes" in message_impot(poste).suite
    assert "demande d’attendre" in message_impot(replace(poste, cause=None)).texte


@pytest.mark.parametrize(
    ("situation", "libelle"),
    [
        (SituationFiscale(famille=SituationFamille.PACSE, famille_brute="O"), "pacsé(e)"),
        (SituationFiscale(famille_brute="Z"), "«\u00a0Z\u00a0» (code inconnu)"),
        (SituationFiscale(), "inconnue"),
    ],
)
def test_the_marital_status_is_said_in_words(situation: SituationFiscale, libelle: str) -> None:
    assert libelle_famille(situation) == libelle
    assert set(FAMILLES) == set(SituationFamille)
