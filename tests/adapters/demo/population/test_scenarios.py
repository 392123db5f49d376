"""The scenarios of the manual end as it says, with the règlement that ships and simulated certified data."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path

import pytest

from ccas_desktop.adapters.apis.particulier import ClientApiParticulier
from ccas_desktop.adapters.apis.transport import Transport, transport_simule
from ccas_desktop.adapters.demo.api.api_simulee import ApiSimulee
from ccas_desktop.adapters.demo.api.controle import jeton_de_demonstration
from ccas_desktop.adapters.demo.population.fiction import JOUR_DE_REFERENCE
from ccas_desktop.adapters.demo.population.scenarios import Attendu, Scenario, scenarios
from ccas_desktop.adapters.referentiels import ReferentielsInsee
from ccas_desktop.adapters.reglement_file import lire_fichier
from ccas_desktop.application.donnees.verbes import valeurs_certifiees
from ccas_desktop.domain.certifie.certifie import EtatAppel, ReponseCertifiee, Source
from ccas_desktop.domain.dossiers.budget import Sens
from ccas_desktop.domain.personnes.foyer import Usager, composition
from ccas_desktop.domain.reglement.calcul.evaluation import Evaluation, evaluer
from ccas_desktop.domain.reglement.faits.faits_derives import LigneMontant, deriver, faits_du_foyer, total
from ccas_desktop.domain.reglement.faits.valeurs import valeur_de_texte
from ccas_desktop.domain.reglement.modele.indicateurs import PAR_CODE
from ccas_desktop.domain.reglement.modele.model import Issue
from ccas_desktop.domain.reglement.modele.situation import Fait, Situation
from ccas_desktop.domain.sources.catalogue import DESCRIPTIONS

REGLEMENT = lire_fichier(Path(__file__).parents[4] / "resources" / "reglements" / "demonstration.toml")
MAINTENANT = datetime(2026, 11, 2, 9, 30, tzinfo=UTC)
JAMAIS_AIDE = ("deja_verse_annee_aide", "deja_verse_annee_foyer", "nombre_aides_annee", "nombre_aides_total")
SCENARIOS = {s.attendu: s for s in scenarios(ReferentielsInsee())}


def _reponses(scenario: Scenario) -> list[ReponseCertifiee]:
    """Ask, through the real client, what the aid of the scenario needs."""
    api = ApiSimulee([scenario.dossier], maintenant=lambda: MAINTENANT)
    client = ClientApiParticulier(
        Transport("https://demonstration.invalid", simulation=transport_simule(api.repondre)),
        siret="26140001100019",
        jeton=lambda: jeton_de_demonstration(MAINTENANT),
    )
    identite = scenario.dossier.demandeur.identite
    sources = [d.source for d in REGLEMENT.aide(scenario.demande.aide).donnees]
    return [client.interroger(s, identite) for s in sources if not DESCRIPTIONS[s].complements_a_saisir]


def _evaluer(scenario: Scenario, reponses: Sequence[ReponseCertifiee]) -> Evaluation:
    dossier, demande = scenario.dossier, scenario.demande
    usagers = [
        Usager(id=str(rang), dossier_id="d", identite=p.identite, lien=p.lien, presence=p.presence)
        for rang, p in enumerate(dossier.personnes)
    ]
    faits = {
        **faits_du_foyer(composition(usagers, JOUR_DE_REFERENCE)),
        "ressources_mensuelles": _total(scenario, Sens.RESSOURCE),
        "charges_mensuelles": _total(scenario, Sens.CHARGE),
        **{code: Fait(Decimal(0)) for code in JAMAIS_AIDE},
        **{code: Fait(valeur) for code, valeur in demande.reponses.items()},
    }
    if demande.montant_facture is not None:
        faits["montant_facture"] = Fait(demande.montant_facture)
    for reponse in reponses:
        for indicateur, valeur in valeurs_certifiees(reponse).items():
            faits[indicateur] = Fait(valeur_de_texte(PAR_CODE[indicateur], valeur))
    situation = Situation(JOUR_DE_REFERENCE, deriver(faits))
    return evaluer(REGLEMENT.aide(demande.aide), situation, reglement=REGLEMENT)


def _total(scenario: Scenario, sens: Sens) -> Fait:
    return total([LigneMontant(li.nature, li.montant) for li in scenario.dossier.budget if li.sens is sens])


def test_one_scenario_an_outcome() -> None:
    assert set(SCENARIOS) == set(Attendu)


def test_camille_martin_is_granted_two_fifths_of_her_bill() -> None:
    scenario = SCENARIOS[Attendu.ACCORD]

    evaluation = _evaluer(scenario, _reponses(scenario))

    assert (evaluation.issue, evaluation.montant) == (Issue.ELIGIBLE, Decimal("124.96"))


@pytest.mark.parametrize(
    ("aide", "montant"),
    [("transport_solidaire", Decimal(40)), ("restauration_scolaire", Decimal(90))],
)
def test_camille_martin_is_granted_the_other_aids_too(aide: str, montant: Decimal) -> None:
    camille = SCENARIOS[Attendu.ACCORD]
    reponses = {"reside_commune": True, "enfant_au_restaurant_scolaire": True}
    autre = replace(camille, demande=replace(camille.demande, aide=aide, montant_facture=None, reponses=reponses))

    evaluation = _evaluer(autre, _reponses(autre))

    assert (evaluation.issue, evaluation.montant) == (Issue.ELIGIBLE, montant)


@pytest.mark.parametrize(
    ("attendu", "issue"),
    [
        (Attendu.REFUS, Issue.NON_ELIGIBLE),
        (Attendu.COMMISSION, Issue.COMMISSION),
        (Attendu.INFORMATION_MANQUANTE, Issue.INFORMATION_MANQUANTE),
        (Attendu.NON_RECONNU, Issue.INFORMATION_MANQUANTE),
        (Attendu.MAINTENANCE, Issue.INFORMATION_MANQUANTE),
    ],
)
def test_scenario_ends_as_the_manual_says(attendu: Attendu, issue: Issue) -> None:
    scenario = SCENARIOS[attendu]

    assert _evaluer(scenario, _reponses(scenario)).issue is issue


@pytest.mark.parametrize(
    ("attendu", "etat"),
    [
        (Attendu.ACCORD, EtatAppel.CERTIFIE),
        (Attendu.REFUS, EtatAppel.CERTIFIE),
        (Attendu.COMMISSION, EtatAppel.CERTIFIE),
        (Attendu.INFORMATION_MANQUANTE, EtatAppel.INTROUVABLE),
        (Attendu.NON_RECONNU, EtatAppel.NON_RECONNU),
        (Attendu.MAINTENANCE, EtatAppel.INDISPONIBLE),
    ],
)
def test_quotient_of_a_scenario(attendu: Attendu, etat: EtatAppel) -> None:
    reponse = next(r for r in _reponses(SCENARIOS[attendu]) if r.source is Source.QUOTIENT_FAMILIAL)

    assert reponse.etat is etat
    assert reponse.identite_differente is (False if etat is EtatAppel.CERTIFIE else None)
