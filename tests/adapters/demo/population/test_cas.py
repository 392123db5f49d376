"""The written dossiers: each thing that the screens tell is met, and the simulated services answer for the student."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from ccas_desktop.adapters.demo.api.api_simulee import ApiSimulee
from ccas_desktop.adapters.demo.ouverture import ouvrir_poste_fictif
from ccas_desktop.adapters.demo.population.cas import Cas, cas
from ccas_desktop.adapters.demo.population.fiction import DossierFictif
from ccas_desktop.adapters.letters.typst_lettres import TypstLettres
from ccas_desktop.adapters.referentiels import ReferentielsInsee
from ccas_desktop.application.donnees.attente_reseau import demandes_qui_attendent_le_reseau
from ccas_desktop.application.donnees.certification import executer_appel, preparer_appel
from ccas_desktop.application.guichet.a_faire.collecte import lire_a_faire
from ccas_desktop.application.guichet.a_faire.lignes import Groupe
from ccas_desktop.application.journal import Auteur
from ccas_desktop.application.services import Services
from ccas_desktop.domain.certifie.certifie import Source
from ccas_desktop.domain.demandes.statuts import StatutDemande
from ccas_desktop.domain.dossiers.dossier import DossierComplet
from ccas_desktop.domain.personnes.protection import RecoitCourriers
from ccas_desktop.domain.personnes.situation_personne import SituationFamiliale, SituationProfessionnelle
from tests.adapters.demo.appels import allocataire, demander, donnees, erreur
from tests.fakes.horloge import HorlogeArretee

RESSOURCES = Path(__file__).parents[4] / "resources"
CAS = cas(ReferentielsInsee())


@pytest.fixture(scope="module")
def poste() -> Iterator[Services]:
    with ouvrir_poste_fictif(RESSOURCES, TypstLettres(RESSOURCES), horloge=HorlogeArretee()) as services:
        yield services


def dossier_du(services: Services, nom: Cas) -> DossierComplet:
    identite = CAS[nom].demandeur.identite
    with services.base.lecture() as lecture:
        return lecture.dossier(lecture.chercher(f"{identite.nom_famille} {identite.prenom}")[0].dossier_id)


def statut_de(services: Services, nom: Cas) -> StatutDemande:
    dossier = dossier_du(services, nom)
    with services.base.lecture() as lecture:
        (resume,) = lecture.demandes_du_dossier(dossier.dossier.id)
    return resume.demande.statut


def test_every_group_of_the_first_page_has_a_line(poste: Services) -> None:
    groupes = dict(lire_a_faire(poste).groupes)

    # An import left half way is of whoever brings a list in, not of an office at work.
    assert set(groupes) == set(Groupe) - {Groupe.IMPORTS}
    assert {0} < {ligne.restants for ligne in groupes[Groupe.PIECES]} <= set(range(8))


def test_the_written_dossiers_stand_where_they_must(poste: Services) -> None:
    assert statut_de(poste, Cas.AJOURNEE) is StatutDemande.AJOURNEE
    assert statut_de(poste, Cas.ADRESSE_CONFIDENTIELLE) is StatutDemande.DEPOSEE
    assert {statut_de(poste, nom) for nom in set(Cas) - {Cas.AJOURNEE, Cas.ADRESSE_CONFIDENTIELLE}} == {
        StatutDemande.EN_INSTRUCTION
    }
    protection = dossier_du(poste, Cas.PROTEGE_SANS_RESEAU).demandeur.protection
    assert protection is not None
    assert protection.recoit is not RecoitCourriers.PERSONNE
    assert dossier_du(poste, Cas.ADRESSE_CONFIDENTIELLE).dossier.adresse_confidentielle
    assert dossier_du(poste, Cas.DOMICILIE_URGENT).dossier.domiciliation is not None


def test_a_written_dossier_says_what_its_budget_says_and_nothing_else(poste: Services) -> None:
    mere, etudiant, eleve = dossier_du(poste, Cas.ENFANT_ETUDIANT).usagers

    situations = [usager.situation.professionnelle for usager in (mere, etudiant, eleve)]
    assert situations == [
        SituationProfessionnelle.SALARIE,
        SituationProfessionnelle.ETUDIANT,
        SituationProfessionnelle.SCOLAIRE,
    ]
    assert etudiant.situation.familiale is SituationFamiliale.CELIBATAIRE
    proteges = {nom for nom in Cas if dossier_du(poste, nom).demandeur.protection is not None}
    assert proteges == {Cas.PROTEGE_SANS_RESEAU}


def test_the_rules_were_brought_in_before_the_day(poste: Services) -> None:
    with poste.base.lecture() as lecture:
        reglement = lecture.reglages().reglement

    assert reglement is not None
    assert reglement.importe_le < poste.horloge.maintenant()


def test_a_reply_has_the_hour_of_the_clock_of_the_demonstration(poste: Services) -> None:
    dossier = dossier_du(poste, Cas.LOISIRS)
    with poste.base.lecture() as lecture:
        (resume,) = lecture.demandes_du_dossier(dossier.dossier.id)
        agent = lecture.reglages().agents[0]

    appel = preparer_appel(poste, Auteur(agent.nom_complet, agent.id), resume.demande.id, Source.QUOTIENT_FAMILIAL)

    assert executer_appel(poste, appel).instant == poste.horloge.maintenant()


def test_one_request_waits_for_the_network(poste: Services) -> None:
    (attente,) = demandes_qui_attendent_le_reseau(poste)

    assert attente.donnees == ("Quotient familial", "Revenu de solidarité active (RSA)", "Prime d’activité")


def test_two_requests_are_for_leisure(poste: Services) -> None:
    with poste.base.lecture() as lecture:
        en_cours = lecture.demandes_en_instruction()

    assert sum(resume.demande.aide == "aide_loisirs" for resume in en_cours) == 2
    assert any(resume.demande.urgence for resume in en_cours)


def test_the_services_know_the_student_of_a_foyer(api: ApiSimulee, dossiers: tuple[DossierFictif, ...]) -> None:
    foyer = CAS[Cas.ENFANT_ETUDIANT]
    assert foyer in dossiers
    mere, etudiant = foyer.personnes[0].identite, foyer.personnes[1].identite

    statut = donnees(demander(api, Source.STATUT_ETUDIANT, etudiant))
    bourse = donnees(demander(api, Source.ETUDIANT_BOURSIER, etudiant))
    quotient = donnees(demander(api, Source.QUOTIENT_FAMILIAL, allocataire(foyer)))

    assert statut["admissions"][0]["est_inscrit"] is True
    assert bourse["statut_boursier"]["est_boursier"] is True
    assert quotient["enfants"][0]["prenoms"].startswith("TH")
    assert erreur(demander(api, Source.ETUDIANT_BOURSIER, mere)) == (404, "26003", "CNOUS")
