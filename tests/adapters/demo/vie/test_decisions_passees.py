"""What was decided in the past is what the règlement says: a replay changes almost nothing, a departure says why."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from ccas_desktop.adapters.demo.ouverture import REGLEMENT, ouvrir_poste_fictif
from ccas_desktop.adapters.demo.population.demandes import VOTEES
from ccas_desktop.adapters.letters.typst_lettres import TypstLettres
from ccas_desktop.adapters.reglement_file import lire_fichier
from ccas_desktop.application.courriers.verbes import composer_lettre
from ccas_desktop.application.journal import Auteur
from ccas_desktop.application.redaction_aides.demandes_figees import demandes_a_rejouer, lire_situations
from ccas_desktop.application.redaction_aides.rejeu import Bilan, Effet, LigneRejeu, rejouer
from ccas_desktop.application.services import Services
from ccas_desktop.application.vues import DemandeDecidee
from ccas_desktop.domain.courrier.modeles import Modele
from ccas_desktop.domain.demandes.decision import Decision, Organe, SensDecision
from ccas_desktop.domain.jours import est_ouvre
from ccas_desktop.domain.provenance import NatureProvenance
from ccas_desktop.domain.reglement.modele.baremes import AUCUN
from ccas_desktop.domain.reglement.modele.issues import Issue
from tests.fakes.horloge import HorlogeArretee

RESSOURCES = Path(__file__).parents[4] / "resources"
REGLES = lire_fichier(RESSOURCES / REGLEMENT)
TOUJOURS = date(2000, 1, 1)


@dataclass(frozen=True)
class _Passe:
    """What the demonstration holds of the past."""

    services: Services
    decidees: tuple[DemandeDecidee, ...]

    @property
    def decisions(self) -> tuple[Decision, ...]:
        return tuple(decidee.decision for decidee in self.decidees)

    def refusee(self) -> DemandeDecidee:
        return next(d for d in self.decidees if d.decision.sens is SensDecision.REFUS)


@pytest.fixture(scope="module")
def passe() -> Iterator[_Passe]:
    with ouvrir_poste_fictif(RESSOURCES, TypstLettres(RESSOURCES), horloge=HorlogeArretee()) as services:
        yield _Passe(services, _decidees(services))


def _decidees(services: Services) -> tuple[DemandeDecidee, ...]:
    with services.base.lecture() as lecture:
        ids = [i for aide in REGLES.aides for i in lecture.decidees_de_l_aide(aide.code, TOUJOURS)]
        return lecture.demandes_decidees(ids)


def _rejeu(services: Services) -> Bilan:
    lignes: list[LigneRejeu] = []
    for aide in REGLES.aides:
        lot = demandes_a_rejouer(services, aide.code, TOUJOURS)
        lues = lire_situations(services, lot, lot.demandes, REGLES.vocabulaire)
        lignes += rejouer(aide, lues, REGLES, AUCUN, lambda: False)
    return Bilan(tuple(lignes))


def _issue(decision: Decision) -> Issue:
    return Issue(json.loads(decision.evaluation)["issue"])


def test_the_rules_in_force_replayed_change_almost_nothing(passe: _Passe) -> None:
    bilan = _rejeu(passe.services)

    autrement = bilan.nombre(Effet.GAGNE) + bilan.nombre(Effet.PERD)
    assert len(bilan.lignes) == len(passe.decisions) > 100
    assert 0 < autrement <= len(bilan.lignes) / 10
    assert bilan.nombre(Effet.PAREIL) >= len(bilan.lignes) * 3 / 4
    assert not bilan.sans_budget


def test_what_departs_from_the_rules_says_why(passe: _Passe) -> None:
    numeros = {ligne.numero: ligne for ligne in _rejeu(passe.services).lignes}

    for decidee in passe.decidees:
        decision, ligne = decidee.decision, numeros[decidee.demande.numero]
        if ligne.effet is Effet.PAREIL:
            assert decision.suit_le_calcul
        else:
            assert decision.motif_fait or decision.organe is Organe.COMMISSION_PERMANENTE
    assert {decision.suit_le_calcul for decision in passe.decisions} == {True, False}


def test_a_grant_is_the_amount_of_the_rules_and_a_refusal_their_reason(passe: _Passe) -> None:
    for decision in passe.decisions:
        garde = json.loads(decision.evaluation)
        if decision.sens is SensDecision.ACCORD and _issue(decision) is Issue.ELIGIBLE:
            assert decision.montant == Decimal(garde["montant"])
        faute_de_piece = decision.motif_fait.startswith("La pièce demandée")
        if decision.sens is SensDecision.REFUS and _issue(decision) is Issue.NON_ELIGIBLE and not faute_de_piece:
            assert decision.motif_fait == "\n".join(motif["en_fait"] for motif in garde["motifs"])
            assert decision.motif_droit == "\n".join(motif["en_droit"] for motif in garde["motifs"])


def test_each_way_to_decide_is_met(passe: _Passe) -> None:
    issues = {(decision.sens, _issue(decision)) for decision in passe.decisions}

    accord, refus = SensDecision.ACCORD, SensDecision.REFUS
    assert issues == {
        (accord, Issue.ELIGIBLE),
        (refus, Issue.ELIGIBLE),
        (accord, Issue.NON_ELIGIBLE),
        (refus, Issue.NON_ELIGIBLE),
        (accord, Issue.COMMISSION),
        (refus, Issue.COMMISSION),
        (refus, Issue.INFORMATION_MANQUANTE),
    }


def test_every_refusal_is_reasoned_in_fact_and_in_law(passe: _Passe) -> None:
    refus = [decision for decision in passe.decisions if decision.sens is SensDecision.REFUS]

    assert refus
    assert all(decision.motif_fait and "délibération n°" in decision.motif_droit for decision in refus)


def test_decisions_fall_on_working_days_under_rules_already_voted(passe: _Passe) -> None:
    for decidee in passe.decidees:
        decision = decidee.decision
        assert est_ouvre(decision.prise_le)
        assert decision.notifiee_le is not None
        assert decidee.demande.deposee_le <= decision.prise_le <= decision.notifiee_le
        assert REGLES.aide(decidee.demande.aide).deliberation.regit(decidee.demande.deposee_le)


def test_the_first_day_of_each_aid_is_that_of_the_rules() -> None:
    assert {code: REGLES.aide(code).deliberation.effet for code in VOTEES} == VOTEES


def test_what_the_rules_read_was_seen_on_paper(passe: _Passe) -> None:
    lus = [donnee for decidee in passe.decidees for donnee in decidee.donnees]

    assert {d.indicateur for d in lus} == {
        "quotient_familial",
        "beneficiaire_c2s",
        "beneficiaire_rsa",
        "etudiant_boursier",
    }
    assert all(d.provenance.nature is NatureProvenance.VU_SUR_PIECE and d.provenance.piece for d in lus)


def test_the_letter_of_a_refusal_gives_its_reasons(passe: _Passe) -> None:
    refusee = passe.refusee()

    with passe.services.base.lecture() as lecture:
        agent = lecture.reglages().agents[0]

    prete = composer_lettre(passe.services, Auteur(agent.nom_complet, agent.id), refusee.demande.id, Modele.REFUS)

    ecrite = repr(prete.lettre)
    assert repr(refusee.decision.motif_fait)[1:-1] in ecrite
    assert repr(refusee.decision.motif_droit)[1:-1] in ecrite


def test_the_same_is_decided_each_time(passe: _Passe) -> None:
    with ouvrir_poste_fictif(RESSOURCES, TypstLettres(RESSOURCES), horloge=HorlogeArretee()) as services:
        autres = _decidees(services)

    assert _sans_identifiants(autres) == _sans_identifiants(passe.decidees)


def _sans_identifiants(decidees: tuple[DemandeDecidee, ...]) -> list[tuple[str, Decision]]:
    neutres = {"id": "", "version": 0, "dossier_id": "", "demande_id": "", "signataire_id": "", "delegation_id": None}
    return sorted(
        ((d.demande.numero, replace(d.decision, **neutres)) for d in decidees),  # type: ignore[arg-type]
        key=lambda decidee: decidee[0],
    )
