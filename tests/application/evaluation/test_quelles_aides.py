"""« Quelles aides ? » : every aid tried at once for a foyer, without any call, without keeping anything."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from pathlib import Path

import pytest

from ccas_desktop.application.decisions import decider
from ccas_desktop.application.demandes.amorce import Amorce
from ccas_desktop.application.demandes.verbes import lire_demande
from ccas_desktop.application.donnees.verbes import ValeurSaisie, retenir_saisie
from ccas_desktop.application.evaluation.quelles_aides import (
    JOURS_DES_DONNEES,
    AideSimulee,
    lire_les_cas,
    questions_a_poser,
    reponses_connues,
    simuler,
)
from ccas_desktop.application.evaluation.verbes import evaluer_demande
from ccas_desktop.application.messages.quelles_aides import lignes_de, mot_de_l_issue
from ccas_desktop.domain.demandes.decision import SensDecision
from ccas_desktop.domain.dossiers.dossier import Adresse
from ccas_desktop.domain.reglement.modele.model import Issue
from tests.fakes.bureau import AUJOURDHUI, Bureau, Installation, bureau, projet


@pytest.fixture
def ouvert(tmp_path: Path) -> Iterator[Bureau]:
    with bureau(tmp_path) as ouvert:
        yield ouvert


def _simulees(ouvert: Bureau) -> dict[str, AideSimulee]:
    simulees = simuler(lire_les_cas(ouvert.services, ouvert.dossier.dossier.id))
    return {simulee.aide.code: simulee for simulee in simulees}


def _dites(simulee: AideSimulee) -> list[str]:
    return [f"{ligne.titre} : {ligne.texte}".replace("\u00a0", " ") for ligne in lignes_de(simulee)]


def test_every_aid_in_force_is_tried_without_any_call_nor_any_writing(ouvert: Bureau) -> None:
    with ouvert.services.base.lecture() as base:
        avant = base.journal(ouvert.dossier.dossier.id)

    simulees = _simulees(ouvert)

    reglement = ouvert.services.lire_reglement(ouvert.reglages.reglement.texte)  # type: ignore[union-attr]
    assert set(simulees) == {aide.code for aide in reglement.aides_en_vigueur(AUJOURDHUI)}
    assert not ouvert.api.demandes
    with ouvert.services.base.lecture() as base:
        assert base.journal(ouvert.dossier.dossier.id) == avant
        assert base.demandes_du_dossier(ouvert.dossier.dossier.id) == ()


def test_what_is_missing_and_what_may_be_certified_is_named(ouvert: Bureau) -> None:
    transport = _simulees(ouvert)["transport_solidaire"]

    assert transport.calcul.issue is Issue.INFORMATION_MANQUANTE
    assert any(ligne.startswith("À savoir : Habite la commune, Quotient familial") for ligne in _dites(transport))
    assert any("Quotient familial" in ligne for ligne in _dites(transport) if ligne.startswith("À faire certifier"))


def test_what_was_learnt_for_another_request_counts(ouvert: Bureau) -> None:
    """The same facts give the same outcome as the request itself."""
    demande = ouvert.deposer()
    for code, valeur in (("quotient_familial", "650"), ("beneficiaire_c2s", "oui"), ("beneficiaire_rsa", "non")):
        retenir_saisie(ouvert.services, ouvert.auteur, demande.id, ValeurSaisie(code, valeur))

    simulee, evaluee = _simulees(ouvert)["transport_solidaire"], evaluer_demande(ouvert.services, demande.id)

    assert evaluee is not None
    assert (simulee.calcul.issue, simulee.calcul.montant) == (evaluee.issue, evaluee.montant)
    assert mot_de_l_issue(simulee).texte.replace("\u00a0", " ") == "Peut être accordée : 40,00 €"


def test_what_was_learnt_long_ago_counts_no_more(ouvert: Bureau) -> None:
    demande = ouvert.deposer(deposee_le=AUJOURDHUI - timedelta(JOURS_DES_DONNEES + 1))
    retenir_saisie(ouvert.services, ouvert.auteur, demande.id, ValeurSaisie("quotient_familial", "650"))

    assert "Quotient familial" in " ".join(_dites(_simulees(ouvert)["transport_solidaire"]))
    assert not any(
        "quotient_familial" in cas.situation.faits for cas in lire_les_cas(ouvert.services, ouvert.dossier.dossier.id)
    )


def test_the_best_comes_first(ouvert: Bureau) -> None:
    demande = ouvert.deposer()
    for code, valeur in (("quotient_familial", "650"), ("beneficiaire_c2s", "oui")):
        retenir_saisie(ouvert.services, ouvert.auteur, demande.id, ValeurSaisie(code, valeur))

    assert next(iter(_simulees(ouvert))) == "transport_solidaire"


def test_a_limit_that_is_reached_is_said_in_words(ouvert: Bureau) -> None:
    demande = ouvert.deposer()
    decider(ouvert.services, ouvert.auteur, demande.id, projet(ouvert))
    assert lire_demande(ouvert.services.base, demande.id).decision is not None

    dites = _dites(_simulees(ouvert)["transport_solidaire"])

    assert any(
        "Fois où cette aide a été accordée cette année : 1" in d and "limite atteinte jusqu’au 31/12/2026" in d
        for d in dites
    )


def test_the_day_it_may_be_granted_again_is_said(ouvert: Bureau) -> None:
    demande = ouvert.deposer()
    for code, valeur in (("quotient_familial", "650"), ("beneficiaire_c2s", "oui"), ("beneficiaire_rsa", "non")):
        retenir_saisie(ouvert.services, ouvert.auteur, demande.id, ValeurSaisie(code, valeur))
    assert "De nouveau" not in " ".join(_dites(_simulees(ouvert)["transport_solidaire"]))
    decider(ouvert.services, ouvert.auteur, demande.id, projet(ouvert))

    dites = _dites(_simulees(ouvert)["transport_solidaire"])

    assert "De nouveau : accordable de nouveau le 01/01/2027, si rien d’autre ne change" in dites


def test_what_the_person_says_counts_and_starts_the_request(ouvert: Bureau) -> None:
    ouvert.avec_budget("900", "800")
    dossier_id = ouvert.dossier.dossier.id
    dit = Amorce("", {"reside_commune": True, "question_inconnue": True}, Decimal(200), Decimal(150))

    simulees = {s.aide.code: s for s in simuler(lire_les_cas(ouvert.services, dossier_id, dit))}

    energie = simulees["aide_energie"]
    assert (energie.calcul.issue, energie.calcul.montant) == (Issue.ELIGIBLE, Decimal("100.00"))
    assert energie.amorce == Amorce("aide_energie", {"reside_commune": True}, Decimal(200), Decimal(150))
    with ouvert.services.base.lecture() as base:
        assert base.demandes_du_dossier(dossier_id) == ()


def test_only_what_the_aids_read_is_asked(ouvert: Bureau) -> None:
    cas = lire_les_cas(ouvert.services, ouvert.dossier.dossier.id)
    transport = tuple(un for un in cas if un.aide.code == "transport_solidaire")

    assert [question.code for question in questions_a_poser(transport)] == ["reside_commune"]
    codes = [question.code for question in questions_a_poser(cas)]
    assert "montant_facture" in codes
    assert len(codes) == len(set(codes))


def test_a_sum_already_paid_leaves_the_rest(ouvert: Bureau) -> None:
    demande = ouvert.deposer("aide_energie", montant_facture=Decimal(300))
    accord = projet(ouvert, sens=SensDecision.ACCORD, montant=Decimal(120))
    decider(ouvert.services, ouvert.auteur, demande.id, accord)

    dites = _dites(_simulees(ouvert)["aide_energie"])

    assert "Déjà reçu : Plafond par an : 120,00 € sur 400,00 €, il reste 280,00 €" in dites


def test_an_address_in_the_commune_says_that_one_lives_there(ouvert: Bureau) -> None:
    with ouvert.services.base.ecriture(ouvert.auteur) as base:
        dossier = base.dossier(ouvert.dossier.dossier.id).dossier
        ici = Adresse("", "", "3 rue Haute", "", "14995", "SAINT-AUBIN-DES-PRÉS")
        base.enregistrer(replace(dossier, adresse=ici))

    assert not any("Habite la commune" in ligne for ligne in _dites(_simulees(ouvert)["transport_solidaire"]))


def test_nothing_is_tried_without_a_reglement(tmp_path: Path) -> None:
    with bureau(tmp_path, Installation(sans_reglement=True)) as ouvert:
        assert lire_les_cas(ouvert.services, ouvert.dossier.dossier.id) == ()


def test_what_is_known_already_is_an_answer(ouvert: Bureau) -> None:
    dossier_id = ouvert.dossier.dossier.id
    assert reponses_connues(lire_les_cas(ouvert.services, dossier_id)) == {}

    ouvert.deposer(reponses={"reside_commune": False})

    assert reponses_connues(lire_les_cas(ouvert.services, dossier_id)) == {"reside_commune": False}
