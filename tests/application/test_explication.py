"""The calculation as it is explained to the person, and as the agent may look for another outcome."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ccas_desktop.application.courriers.lettres_de_la_demande import LettreDeLaDemande
from ccas_desktop.application.courriers.verbes import composer_lettre, garder_lettre, produire
from ccas_desktop.application.decisions import decider
from ccas_desktop.application.donnees.verbes import ValeurSaisie, retenir_saisie
from ccas_desktop.application.evaluation.calcul import calcul_de, expliquer
from ccas_desktop.application.instruction.page import PageDemande, lire_page
from ccas_desktop.application.messages.et_si import phrase_et_si
from ccas_desktop.domain.courrier.composition import composer
from ccas_desktop.domain.courrier.contenu import Lettre
from ccas_desktop.domain.courrier.document import Intertitre
from ccas_desktop.domain.courrier.modeles import Modele
from ccas_desktop.domain.demandes.demande import Demande
from ccas_desktop.domain.errors import RefusMetier
from ccas_desktop.domain.montant import ecrire_montant
from ccas_desktop.domain.reglement.calcul.trace import en_texte
from ccas_desktop.domain.reglement.modele.model import Issue
from tests.domain.reglement.fabrique import QF, RSA, evaluer_essai, reglement
from tests.fakes.bureau import Bureau, bureau, projet

CONNUES = {"quotient_familial": "650", "beneficiaire_c2s": "oui", "beneficiaire_rsa": "non"}


@pytest.fixture
def ouvert(tmp_path: Path) -> Iterator[Bureau]:
    with bureau(tmp_path) as ouvert:
        yield ouvert


def _instruire(ouvert: Bureau, **valeurs: str) -> Demande:
    demande = ouvert.deposer()
    for code, valeur in {**CONNUES, **valeurs}.items():
        saisie = ValeurSaisie(code, valeur, piece="attestation du 02/11/2026")
        retenir_saisie(ouvert.services, ouvert.auteur, demande.id, saisie)
    return demande


def _fiche(ouvert: Bureau, demande: Demande) -> Lettre:
    return composer_lettre(ouvert.services, ouvert.auteur, demande.id, Modele.EXPLICATION).lettre


def _lettre(page: PageDemande) -> LettreDeLaDemande:
    return next(lettre for lettre in page.lettres if lettre.modele is Modele.EXPLICATION)


def test_the_four_parts_come_in_the_order_of_the_decree(ouvert: Bureau) -> None:
    document = composer(_fiche(ouvert, _instruire(ouvert)))

    titres = [bloc.texte for bloc in document.corps if isinstance(bloc, Intertitre)]
    assert [titre[:2] for titre in titres] == ["1.", "2.", "3.", "4."]


def test_each_line_cites_its_article_and_each_datum_its_source(ouvert: Bureau) -> None:
    explication = _fiche(ouvert, _instruire(ouvert)).explication

    assert explication is not None
    assert all("(article 7." in ligne for ligne in explication.operations)
    assert any("attestation du 02/11/2026, noté le 23/11/2026)" in ligne for ligne in explication.donnees)
    assert any("650 € (vu sur pièce" in ligne.replace("\u00a0", " ") for ligne in explication.donnees)
    assert all("délibération" in ligne for ligne in explication.parametres)
    assert explication.resultat.replace("\u00a0", " ") == "Le calcul propose une aide de 40,00 €."


def test_the_explanation_of_a_decision_is_that_of_its_calculation(ouvert: Bureau) -> None:
    demande = _instruire(ouvert)
    avant = _fiche(ouvert, demande).explication
    decision = decider(ouvert.services, ouvert.auteur, demande.id, projet(ouvert))

    prete = composer_lettre(ouvert.services, ouvert.auteur, demande.id, Modele.EXPLICATION)

    assert prete.lettre.explication == avant
    assert prete.decision_id == decision.id


def test_it_is_kept_with_the_request_as_long_as_the_calculation_is_the_same(ouvert: Bureau) -> None:
    demande = _instruire(ouvert)
    prete = composer_lettre(ouvert.services, ouvert.auteur, demande.id, Modele.EXPLICATION)
    gardee = garder_lettre(ouvert.services, ouvert.auteur, prete, produire(ouvert.services, prete))
    assert _lettre(lire_page(ouvert.services, demande.id)).courrier == gardee

    saisie = ValeurSaisie("quotient_familial", "655", piece="attestation du 10/11/2026")
    retenir_saisie(ouvert.services, ouvert.auteur, demande.id, saisie)

    assert _lettre(lire_page(ouvert.services, demande.id)).courrier is None


def test_it_is_in_large_print_for_who_prefers_it(ouvert: Bureau) -> None:
    demande = _instruire(ouvert)
    with ouvert.services.base.ecriture(ouvert.auteur) as base:
        personne = base.demande(demande.id).dossier.demandeur
        base.enregistrer(replace(personne, preferences=replace(personne.preferences, gros_caracteres=True)))

    assert composer(_fiche(ouvert, demande)).gros_caracteres


def test_nothing_is_explained_when_the_decision_had_no_calculation(ouvert: Bureau) -> None:
    demande = _instruire(ouvert)
    decision = decider(ouvert.services, ouvert.auteur, demande.id, projet(ouvert))
    with ouvert.services.base.ecriture(ouvert.auteur) as base:
        base.enregistrer(replace(decision, evaluation=""))

    with pytest.raises(RefusMetier, match="explication_sans_calcul"):
        _fiche(ouvert, demande)


def test_the_agent_is_told_what_would_change_the_outcome(ouvert: Bureau) -> None:
    page = lire_page(ouvert.services, _instruire(ouvert, quotient_familial="745").id)

    phrases = [phrase_et_si(si).replace("\u00a0", " ") for si in page.et_si]
    assert phrases == [
        "Quotient familial (CAF ou MSA) : 700 € au lieu de 745 € → l’aide pourrait être accordée, 40,00 €"
    ]


def test_nothing_more_is_told_once_it_is_decided(ouvert: Bureau) -> None:
    demande = _instruire(ouvert)
    decider(ouvert.services, ouvert.auteur, demande.id, projet(ouvert))

    assert lire_page(ouvert.services, demande.id).et_si == ()


@settings(max_examples=60)
@given(
    facture=st.decimals(min_value=0, max_value=5000, places=2), taux=st.integers(1, 100), quotient=st.integers(0, 999)
)
def test_the_explanation_says_the_amount_of_the_evaluation(facture: Decimal, taux: int, quotient: int) -> None:
    montant = {"article": "9", "texte": "Un taux.", "de": "montant_facture", "pour_cent": taux}
    lu = reglement(QF, montant=montant, plafonds={"par_demande": 400})
    evaluation = evaluer_essai(lu, quotient_familial=str(quotient), montant_facture=str(facture))
    calcul = calcul_de(None, evaluation)
    assert calcul is not None

    explication = expliquer(calcul)

    if evaluation.issue is Issue.ELIGIBLE:
        assert evaluation.montant is not None
        ecrit = ecrire_montant(evaluation.montant)
        assert ecrit in explication.resultat
        assert ecrit in explication.degre
        assert ecrit in explication.operations[-1]
    else:
        assert "€" not in explication.resultat
    dites = (*explication.donnees, *explication.parametres, *explication.operations)
    assert set(dites) <= set(en_texte(evaluation.trace))


@pytest.mark.parametrize("issue", [issue for issue in Issue if issue is not Issue.ELIGIBLE])
def test_every_outcome_has_its_words(issue: Issue) -> None:
    evaluation = evaluer_essai(reglement(RSA), beneficiaire_rsa=False)
    calcul = calcul_de(None, replace(evaluation, issue=issue))
    assert calcul is not None

    assert expliquer(calcul).resultat
