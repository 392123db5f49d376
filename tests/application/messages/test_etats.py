"""Each state has its words, and weighs what it should."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest

from ccas_desktop.application.courriers.lettres_de_la_demande import LettreDeLaDemande
from ccas_desktop.application.donnees.empechements import EmpechementAppel
from ccas_desktop.application.donnees.lignes_donnees import ActionDonnee, LigneDonnee
from ccas_desktop.application.evaluation.proposition import VoieDecision
from ccas_desktop.application.instruction.page import Calcul, Echeance
from ccas_desktop.application.messages.etats import (
    EMPECHEMENTS,
    ORGANES,
    SENS,
    STATUTS,
    Mot,
    Poids,
    details_techniques,
    message_de_la_ligne,
    mot_de_la_ligne,
    phrase_de_l_age,
    phrase_de_l_echeance,
    phrase_de_l_empechement_de_voie,
    phrase_de_la_voie,
    phrase_du_calcul,
    valeur_en_clair,
)
from ccas_desktop.application.messages.lettres import alerte_des_caracteres, mot_de_la_lettre, precision_de_la_lettre
from ccas_desktop.domain.certifie.certifie import EtatAppel, ReponseCertifiee, Source
from ccas_desktop.domain.courrier.courrier_produit import Courrier
from ccas_desktop.domain.courrier.modeles import Modele
from ccas_desktop.domain.demandes.decision import Agent, Organe, SensDecision
from ccas_desktop.domain.demandes.demande import DonneeRetenue, StatutDemande
from ccas_desktop.domain.provenance import DECLARE, NatureProvenance, Provenance
from ccas_desktop.domain.reglement.calcul.trace import Contribution, Trace
from ccas_desktop.domain.reglement.modele.indicateurs import PAR_CODE
from ccas_desktop.domain.reglement.modele.model import Issue
from tests.fakes.api_particulier import INSTANT, beneficiaire, echec, quotient

JOUR = date(2026, 11, 23)
RSA = Source.REVENU_SOLIDARITE_ACTIVE
LIGNE = LigneDonnee(
    indicateur=PAR_CODE["beneficiaire_rsa"],
    porte_valeur=True,
    lue=True,
    source=RSA,
    piece="Attestation RSA",
    empechement=EmpechementAppel.AUCUN,
    reponse=None,
    certifiee=None,
    provenance_certifiee=None,
    identite_differente=False,
    retenue=None,
    actions=frozenset({ActionDonnee.DEMANDER, ActionDonnee.SAISIR}),
)


def lisible(texte: str) -> str:
    return texte.replace("\u00a0", " ").replace("\u202f", " ")


def retenue(provenance: Provenance = DECLARE) -> DonneeRetenue:
    return DonneeRetenue(
        id="1", dossier_id="d", demande_id="e", indicateur="beneficiaire_rsa", valeur="oui", provenance=provenance
    )


def test_every_state_has_words() -> None:
    assert set(STATUTS) == set(StatutDemande)
    assert set(SENS) == set(SensDecision)
    assert set(ORGANES) == set(Organe)
    assert set(EMPECHEMENTS) == set(EmpechementAppel)


@pytest.mark.parametrize(
    ("ligne", "texte"),
    [
        (LIGNE, "À demander"),
        (replace(LIGNE, actions=frozenset({ActionDonnee.SAISIR})), "À saisir"),
        (replace(LIGNE, actions=frozenset()), "Ne se demande pas"),
        (
            replace(LIGNE, actions=frozenset(), empechement=EmpechementAppel.INFORMATION_NON_REMISE),
            "Pas encore demandable",
        ),
        (replace(LIGNE, retenue=retenue()), "Retenue"),
        (
            replace(LIGNE, retenue=retenue(Provenance(NatureProvenance.VU_SUR_PIECE, piece="x", a_certifier=True))),
            "À certifier plus tard",
        ),
        (replace(LIGNE, reponse=beneficiaire(RSA), identite_differente=True), "Identité à vérifier"),
    ],
)
def test_a_line_says_where_it_stands(ligne: LigneDonnee, texte: str) -> None:
    assert mot_de_la_ligne(ligne).texte == texte


@pytest.mark.parametrize("etat", list(EtatAppel))
def test_each_outcome_of_a_call_has_its_own_word(etat: EtatAppel) -> None:
    mots = [mot_de_la_ligne(replace(LIGNE, reponse=echec(RSA, e))).texte for e in EtatAppel]

    assert mots.count(mot_de_la_ligne(replace(LIGNE, reponse=echec(RSA, etat))).texte) == 1


def test_a_plain_success_needs_no_message() -> None:
    assert message_de_la_ligne(LIGNE) == ""
    assert message_de_la_ligne(replace(LIGNE, reponse=beneficiaire(RSA))) == ""


def test_a_right_that_is_not_there_is_no_proof() -> None:
    message = message_de_la_ligne(replace(LIGNE, reponse=beneficiaire(RSA, oui=False)))

    assert "n’est pas une preuve" in message


def test_a_failure_says_what_happened_and_what_to_do() -> None:
    message = message_de_la_ligne(replace(LIGNE, reponse=echec(RSA, EtatAppel.NON_RECONNU, http=422)))

    assert message.startswith("Personne non reconnue.")
    assert "Relisez" in message


def test_another_identity_is_said_before_anything_else() -> None:
    reponse = replace(beneficiaire(RSA), envoi_modifie=(("Œ", "OE"),))

    message = message_de_la_ligne(replace(LIGNE, reponse=reponse, identite_differente=True))

    assert message.startswith("La personne rendue n’est pas exactement celle qui a été saisie.")
    assert "OE" in message


def test_a_foyer_asked_without_its_quotient_does_not_miss_one() -> None:
    foyer = replace(LIGNE, porte_valeur=False, reponse=quotient())

    assert message_de_la_ligne(foyer) == ""


@pytest.mark.parametrize(
    ("issue", "montant", "texte", "poids"),
    [
        (Issue.ELIGIBLE, Decimal(120), "Peut être accordée : 120,00 €", Poids.SUCCES),
        (Issue.ELIGIBLE, None, "Peut être accordée : 0,00 €", Poids.SUCCES),
        (Issue.NON_ELIGIBLE, None, "Les conditions du règlement ne sont pas remplies", Poids.DANGER),
        (Issue.COMMISSION, None, "À décider en commission", Poids.ALERTE),
        (Issue.INFORMATION_MANQUANTE, None, "Information manquante", Poids.ALERTE),
    ],
)
def test_an_outcome_in_words(issue: Issue, montant: Decimal | None, texte: str, poids: Poids) -> None:
    mot = phrase_du_calcul(Calcul(issue, montant, Trace(Contribution("", ""), (), (), ()), fige=False))

    assert (lisible(mot.texte), mot.poids) == (texte, poids)


@pytest.mark.parametrize(
    ("restants", "texte", "poids"),
    [
        (61, "rejet implicite le 23/01/2027, dans 61 jours", Poids.NEUTRE),
        (1, "rejet implicite le 24/11/2026, dans 1 jour", Poids.ALERTE),
        (0, "rejet implicite le 23/11/2026, aujourd’hui", Poids.ALERTE),
        (-1, "rejetée par silence depuis 1 jour (le 22/11/2026)", Poids.DANGER),
        (-3, "rejetée par silence depuis 3 jours (le 20/11/2026)", Poids.DANGER),
    ],
)
def test_a_deadline_in_days_and_date(restants: int, texte: str, poids: Poids) -> None:
    mot = phrase_de_l_echeance(Echeance(JOUR + timedelta(days=restants), restants))

    assert (lisible(mot.texte), mot.poids) == (texte, poids)


def test_a_deadline_that_papers_put_off_says_so() -> None:
    mot = phrase_de_l_echeance(Echeance(date(2027, 1, 23), 61, suspendue=True))

    assert mot.texte == "délai suspendu, pas de rejet implicite avant le 23/01/2027"


@pytest.mark.parametrize(
    ("jour", "texte"),
    [(JOUR, "aujourd’hui"), (date(2026, 11, 22), "hier"), (date(2026, 11, 11), "il y a 12 jours")],
)
def test_an_age_in_days(jour: date, texte: str) -> None:
    assert lisible(phrase_de_l_age(jour, JOUR)) == texte


def test_a_way_and_why_it_is_closed() -> None:
    paul = Agent(id="a", prenom="Paul", nom="Durand", qualite="Président")
    deleguee = VoieDecision(Organe.PRESIDENT_DELEGUE, paul, Decimal(300), "plafond_delegation_depasse")
    commission = VoieDecision(Organe.COMMISSION_PERMANENTE, paul, None, "sans_delegation")

    assert lisible(phrase_de_la_voie(deleguee)) == "Le président, par délégation — Paul DURAND, jusqu’à 300,00 €"
    assert lisible(phrase_de_la_voie(commission)) == "La commission permanente — Paul DURAND"
    assert "(300,00 €)" in lisible(phrase_de_l_empechement_de_voie(deleguee))
    assert "délégation" in phrase_de_l_empechement_de_voie(commission)


def test_a_value_as_the_agent_reads_it() -> None:
    assert lisible(valeur_en_clair(PAR_CODE["quotient_familial"], "450")) == "450 €"
    assert valeur_en_clair(PAR_CODE["beneficiaire_rsa"], "non") == "non"


def test_the_details_for_the_support_hold_nothing_of_the_person() -> None:
    reponse = ReponseCertifiee(RSA, EtatAppel.NON_RECONNU, INSTANT, http=422, code="29360", requete_id="req-9")

    details = lisible(details_techniques(reponse))

    assert details == (
        "source : revenu_solidarite_active · état : non_reconnu · HTTP : 422 · code : 29360 · requête : req-9 · "
        "instant : 23/11/2026 09:30:00 UTC"
    )


class TestLettres:
    COURRIER = Courrier(
        id="c", dossier_id="d", demande_id="e", modele="accuse_reception", produit_le=INSTANT, contenu="{}"
    )

    def lettre(self, **champs: object) -> LettreDeLaDemande:
        courrier = replace(self.COURRIER, **champs)  # type: ignore[arg-type]
        return LettreDeLaDemande(Modele.ACCUSE_RECEPTION, courrier, JOUR)

    def test_what_became_of_it(self) -> None:
        assert mot_de_la_lettre(LettreDeLaDemande(Modele.REFUS)) == Mot("À faire", Poids.INFORMATION)
        assert mot_de_la_lettre(self.lettre()).texte == "Prête"
        assert mot_de_la_lettre(self.lettre(impressions=1)).texte == "Imprimée"

    def test_when_it_was_made_and_how_often_printed(self) -> None:
        assert precision_de_la_lettre(LettreDeLaDemande(Modele.REFUS)) == ""
        assert precision_de_la_lettre(self.lettre(impressions=1)) == "faite le 23/11/2026"
        precision = precision_de_la_lettre(self.lettre(impressions=2, caracteres_remplaces=("李",)))
        assert lisible(precision) == "faite le 23/11/2026 · imprimée 2 fois · caractères remplacés par ▯ : 李"

    def test_characters_that_no_font_has_are_announced(self) -> None:
        assert alerte_des_caracteres(()) == ""
        assert "李" in alerte_des_caracteres(("李",))
