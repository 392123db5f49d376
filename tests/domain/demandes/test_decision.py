"""Delegations, ceilings and reasons."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from ccas_desktop.domain.demandes.decision import (
    Agent,
    Decision,
    Delegation,
    Organe,
    ProjetDecision,
    SensDecision,
    delegation_applicable,
    exiger_modifiable,
    exiger_signataire,
    numero_de_decision,
    peut_signer,
    signataires_d_un_organe,
    signataires_par_delegation,
    verifier_projet,
)
from ccas_desktop.domain.errors import RefusMetier, SaisieInvalide

JOUR = date(2026, 11, 23)
DELEGATION = Delegation(
    id="1",
    agent_id="president",
    organe=Organe.PRESIDENT_DELEGUE,
    plafond=Decimal(3000),
    deliberation="2026-04",
    deliberation_date=date(2026, 4, 10),
    debut=date(2026, 4, 15),
)
PROJET = ProjetDecision(SensDecision.ACCORD, Decimal(150), Organe.PRESIDENT_DELEGUE, "president", JOUR)


def test_a_decision_at_the_ceiling_is_lawful_and_above_it_is_not() -> None:
    au_plafond = replace(PROJET, montant=Decimal(3000))
    # CAA Nantes 31/03/2011, 09NT01130: 4 500 € granted under a delegation of 3 000 €.
    au_dela = replace(PROJET, montant=Decimal(4500))
    assert delegation_applicable(au_plafond, [DELEGATION], aide="aide_energie") == DELEGATION
    with pytest.raises(RefusMetier) as refus:
        delegation_applicable(au_dela, [DELEGATION], aide="aide_energie")
    assert (refus.value.code, refus.value.faits["plafond"]) == ("plafond_delegation_depasse", "3000")


@pytest.mark.parametrize(
    "delegation",
    [
        replace(DELEGATION, debut=date(2026, 11, 24)),
        replace(DELEGATION, fin=date(2026, 11, 22)),
        replace(DELEGATION, aides=("transport_solidaire",)),
        replace(DELEGATION, agent_id="autre"),
        replace(DELEGATION, organe=Organe.VICE_PRESIDENT_DELEGUE),
    ],
)
def test_without_a_delegation_that_covers_it_nobody_decides_alone(delegation: Delegation) -> None:
    with pytest.raises(RefusMetier, match="sans_delegation"):
        delegation_applicable(PROJET, [delegation], aide="aide_energie")


def test_the_widest_of_several_delegations_applies() -> None:
    large = replace(DELEGATION, id="2", plafond=Decimal(5000))
    projet = replace(PROJET, montant=Decimal(4500))
    assert delegation_applicable(projet, [DELEGATION, large], aide="aide_energie") == large


def test_a_collegial_organ_needs_no_delegation() -> None:
    projet = replace(PROJET, organe=Organe.COMMISSION_PERMANENTE, montant=Decimal(9000))
    assert delegation_applicable(projet, [], aide="aide_energie") is None


AGENTS = tuple(
    Agent(id=code, prenom="P", nom=code, qualite="q", actif=code != "parti")
    for code in ("accueil", "president", "vice", "parti")
)
VICE = replace(DELEGATION, id="2", agent_id="vice", debut=date(2026, 6, 1), fin=date(2026, 12, 31), aides=("colis",))
PARTI = replace(DELEGATION, id="3", agent_id="parti")


def noms(agents: tuple[Agent, ...]) -> list[str]:
    return [agent.nom for agent in agents]


def test_what_a_collegial_organ_decided_is_signed_by_an_elected_one() -> None:
    assert noms(signataires_d_un_organe(AGENTS, [DELEGATION, VICE, PARTI])) == ["president", "vice"]
    for sans_elu in ([], [PARTI]):
        assert noms(signataires_d_un_organe(AGENTS, sans_elu)) == ["accueil", "president", "vice"]


@pytest.mark.parametrize(
    ("delegations", "aide", "jours", "permis"),
    [
        ([], "colis", [JOUR], ["accueil", "president", "vice"]),
        ([DELEGATION, VICE, PARTI], "colis", [JOUR], ["president", "vice"]),
        ([DELEGATION, VICE], "aide_energie", [JOUR], ["president"]),
        # Held on each of the days: the last one, and not the next.
        ([VICE], "colis", [date(2026, 6, 1), date(2026, 12, 31)], ["vice"]),
        ([VICE], "colis", [date(2026, 12, 31), date(2027, 1, 1)], []),
        ([VICE], "colis", [date(2026, 5, 31), date(2026, 6, 1)], []),
        ([VICE], "aide_energie", [JOUR], []),
    ],
)
def test_who_decides_and_signs_alone_holds_a_delegation_on_those_days(
    delegations: list[Delegation], aide: str, jours: list[date], permis: list[str]
) -> None:
    trouves = signataires_par_delegation(AGENTS, delegations, aide=aide, jours=jours)
    assert noms(trouves) == permis


def test_a_signature_without_a_delegation_is_refused_at_its_field() -> None:
    exiger_signataire("vice", AGENTS)
    with pytest.raises(RefusMetier) as refus:
        exiger_signataire("accueil", AGENTS[1:])
    assert (refus.value.code, refus.value.champ) == ("signature_sans_delegation", "signataire_id")


DECISION = Decision(
    id="d",
    dossier_id="f",
    demande_id="r",
    numero="2026DEC0001",
    sens=SensDecision.ACCORD,
    montant=Decimal(150),
    organe=Organe.PRESIDENT_DELEGUE,
    signataire_id="president",
    prise_le=JOUR,
)


@pytest.mark.parametrize(
    ("delegations", "jour", "permis"),
    [
        ([DELEGATION], JOUR, True),
        ([DELEGATION], date(2030, 2, 28), True),
        # The last day it holds, and the next: CASF R123-21, the power ends with the delegation.
        ([replace(DELEGATION, fin=date(2028, 2, 29))], date(2028, 2, 29), True),
        ([replace(DELEGATION, fin=date(2028, 2, 29))], date(2028, 3, 1), False),
        # The first day it holds, and the eve: what was decided before it cannot be signed under it.
        ([replace(DELEGATION, debut=JOUR)], JOUR, True),
        ([replace(DELEGATION, debut=date(2026, 11, 24))], date(2026, 11, 24), False),
        # One delegation follows another; a day without any is between them, or not.
        ([replace(DELEGATION, fin=JOUR), replace(DELEGATION, debut=date(2026, 11, 24))], date(2026, 11, 24), True),
        ([replace(DELEGATION, fin=JOUR), replace(DELEGATION, debut=date(2026, 11, 25))], date(2026, 11, 24), False),
        ([DELEGATION, replace(DELEGATION, agent_id="vice")], JOUR, True),
        ([replace(DELEGATION, agent_id="vice")], JOUR, False),
        ([replace(DELEGATION, organe=Organe.VICE_PRESIDENT_DELEGUE)], JOUR, False),
        ([replace(DELEGATION, aides=("aide_energie",))], JOUR, False),
        ([replace(DELEGATION, plafond=Decimal(150))], JOUR, True),
        ([replace(DELEGATION, plafond=Decimal("149.99"))], JOUR, False),
        ([], JOUR, False),
    ],
)
def test_who_decided_alone_signs_while_a_delegation_holds(
    delegations: list[Delegation], jour: date, permis: bool
) -> None:
    assert peut_signer(DECISION, AGENTS, delegations, aide="colis", jour=jour) is permis


def test_who_has_left_signs_nothing_any_more() -> None:
    parti = replace(DECISION, signataire_id="parti")
    assert not peut_signer(parti, AGENTS, [PARTI], aide="colis", jour=JOUR)
    assert not peut_signer(
        replace(parti, organe=Organe.COMMISSION_PERMANENTE), AGENTS, [DELEGATION, PARTI], aide="colis", jour=JOUR
    )


def test_what_a_collegial_organ_decided_is_signed_whatever_the_delegation_of_the_day() -> None:
    collegiale = replace(DECISION, organe=Organe.CONSEIL_ADMINISTRATION, montant=Decimal(9000))
    echue = replace(DELEGATION, fin=date(2026, 10, 31))
    assert peut_signer(collegiale, AGENTS, [echue], aide="colis", jour=JOUR)
    assert not peut_signer(replace(collegiale, signataire_id="accueil"), AGENTS, [echue], aide="colis", jour=JOUR)


def erreurs(projet: ProjetDecision) -> list[tuple[str, str]]:
    with pytest.raises(SaisieInvalide) as refus:
        verifier_projet(projet)
    return [(e.champ, e.code) for e in refus.value.erreurs]


def test_a_refusal_needs_reasons_of_fact_and_of_law() -> None:
    refus = replace(PROJET, sens=SensDecision.REFUS, montant=Decimal(0), motif_fait="Ressources au-dessus du plafond")
    assert erreurs(refus) == [("motif_droit", "motif_obligatoire")]
    verifier_projet(replace(refus, motif_droit="Article 4"))


def test_a_refusal_grants_nothing_and_a_grant_something() -> None:
    refus = replace(PROJET, sens=SensDecision.REFUS, motif_fait="f", motif_droit="d")
    assert erreurs(refus) == [("montant", "montant_d_un_refus")]
    assert erreurs(replace(PROJET, montant=Decimal(0))) == [("montant", "montant_nul")]
    verifier_projet(PROJET)


def test_a_partial_grant_is_below_what_it_is_compared_with() -> None:
    partiel = replace(PROJET, sens=SensDecision.ACCORD_PARTIEL, motif_fait="f", motif_droit="d")
    assert erreurs(partiel) == [("montant", "partiel_sans_difference")]
    assert erreurs(replace(partiel, montant_reference=Decimal(150))) == [("montant", "partiel_sans_difference")]
    verifier_projet(replace(partiel, montant_reference=Decimal(200)))


def test_a_notified_decision_is_never_edited() -> None:
    decision = Decision(
        id="1",
        dossier_id="d",
        demande_id="m",
        numero=numero_de_decision(2026, 7),
        sens=SensDecision.ACCORD,
        montant=Decimal(150),
        organe=Organe.PRESIDENT_DELEGUE,
        signataire_id="president",
        prise_le=JOUR,
    )
    exiger_modifiable(decision)
    with pytest.raises(RefusMetier) as refus:
        exiger_modifiable(replace(decision, notifiee_le=JOUR))
    assert refus.value.faits == {"numero": "2026DEC0007"}
