"""What the rules want of a month or of an income year is what administrations are asked for, and what counts."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from ccas_desktop.application.demandes.precisions import Precisions
from ccas_desktop.application.donnees.certification import executer_appel, garder_reponse, preparer_appel
from ccas_desktop.application.donnees.impots import (
    AvisSaisi,
    executer_appel_impot,
    preparer_appel_impot,
    saisir_avis,
)
from ccas_desktop.application.donnees.lignes_donnees import ActionDonnee, LigneDonnee
from ccas_desktop.application.donnees.periodes_voulues import PeriodesVoulues, periodes_voulues
from ccas_desktop.application.donnees.verbes import ValeurSaisie, retenir_certifiee, retenir_saisie
from ccas_desktop.application.instruction.page import PageDemande, lire_page
from ccas_desktop.application.messages.etats import mot_de_la_ligne, phrase_de_la_periode
from ccas_desktop.application.messages.ligne_impot import mot_de_l_avis, phrase_de_l_avis
from ccas_desktop.application.reglages import importer_reglement
from ccas_desktop.domain.certifie.certifie import ReponseCertifiee, Source
from ccas_desktop.domain.certifie.impot import Spi
from ccas_desktop.domain.demandes.demande import Demande
from ccas_desktop.domain.provenance import DECLARE, Mois
from ccas_desktop.domain.reglement.modele.issues import Issue
from ccas_desktop.domain.reglement.modele.periodes import MoisAvant
from tests.application.donnees.test_impots import preparer
from tests.domain.reglement.outils import DONNEES, charger
from tests.fakes.api_particulier import quotient
from tests.fakes.bureau import AUJOURDHUI, Bureau
from tests.fakes.impot import CHIFFRES

QF = Source.QUOTIENT_FAMILIAL
JANVIER = Mois(2026, 1)


@pytest.fixture
def demande(ouvert: Bureau) -> Demande:
    texte = (DONNEES / "periodes.toml").read_text("utf-8")
    importer_reglement(ouvert.services, ouvert.auteur, texte, nom_fichier="periodes.toml")
    return ouvert.deposer("carte")


def _page(ouvert: Bureau, demande: Demande) -> PageDemande:
    return lire_page(ouvert.services, demande.id)


def _ligne(ouvert: Bureau, demande: Demande) -> LigneDonnee:
    return next(li for li in _page(ouvert, demande).lignes if li.indicateur.code == "quotient_familial")


def _repondre(ouvert: Bureau, demande: Demande, reponse: ReponseCertifiee) -> None:
    garder_reponse(
        ouvert.services, ouvert.auteur, preparer_appel(ouvert.services, ouvert.auteur, demande.id, QF), reponse
    )


def test_the_month_that_the_rule_wants_is_the_one_asked_for(ouvert: Bureau, demande: Demande) -> None:
    appel = preparer_appel(ouvert.services, ouvert.auteur, demande.id, QF)
    executer_appel(ouvert.services, appel)

    assert ouvert.api.demandes[-1].mois == JANVIER
    assert _ligne(ouvert, demande).mois_voulu == JANVIER
    assert _ligne(ouvert, demande).voulue == "mois de janvier 2026"


def test_the_agent_may_ask_for_another_month(ouvert: Bureau, demande: Demande) -> None:
    precisions = Precisions(mois=Mois(2026, 6))

    appel = preparer_appel(ouvert.services, ouvert.auteur, demande.id, QF, precisions=precisions)
    du_jour = preparer_appel(ouvert.services, ouvert.auteur, demande.id, QF, precisions=Precisions())

    assert (appel.mois, du_jour.mois) == (Mois(2026, 6), None)


def test_a_rule_without_period_asks_for_the_month_of_the_day(ouvert: Bureau) -> None:
    demande = ouvert.deposer()

    assert preparer_appel(ouvert.services, ouvert.auteur, demande.id, QF).mois is None
    assert _ligne(ouvert, demande).voulue == ""


def test_a_quotient_of_another_month_does_not_count_and_that_wanted_takes_its_place(
    ouvert: Bureau, demande: Demande
) -> None:
    saisie = ValeurSaisie("quotient_familial", "450", piece="Attestation", mois=Mois(2026, 10))
    retenir_saisie(ouvert.services, ouvert.auteur, demande.id, saisie)
    hors = _ligne(ouvert, demande)
    calcul = _page(ouvert, demande).calcul

    assert hors.hors_periode
    assert not hors.est_reglee
    assert mot_de_la_ligne(hors).texte == "Autre période"
    assert hors.retenue is not None
    assert "(mois d’octobre 2026)" in phrase_de_la_periode(hors.voulue, hors.retenue.provenance)
    assert "(non dite)" in phrase_de_la_periode(hors.voulue, DECLARE)
    assert ActionDonnee.RETENIR_CERTIFIEE not in hors.actions
    assert calcul is not None
    assert calcul.issue is Issue.INFORMATION_MANQUANTE

    reponse = quotient(450)
    _repondre(ouvert, demande, replace(reponse, mois=JANVIER, donnees=_de_janvier(reponse)))
    assert ActionDonnee.RETENIR_CERTIFIEE in _ligne(ouvert, demande).actions
    retenir_certifiee(ouvert.services, ouvert.auteur, demande.id, QF)

    retenue = _ligne(ouvert, demande)
    assert retenue.retenue is not None
    assert retenue.retenue.provenance.mois == JANVIER
    assert retenue.est_reglee
    assert ActionDonnee.RETENIR_CERTIFIEE not in retenue.actions


def _de_janvier(reponse: ReponseCertifiee) -> dict[str, object]:
    donnees = dict(reponse.donnees or {})
    bloc = donnees["quotient_familial"]
    assert isinstance(bloc, dict)
    return {**donnees, "quotient_familial": {**bloc, "annee": 2026, "mois": 1}}


def test_the_dgfip_is_asked_for_the_incomes_wanted(ouvert: Bureau, demande: Demande) -> None:
    preparer(ouvert)

    executer_appel_impot(
        ouvert.services, preparer_appel_impot(ouvert.services, ouvert.auteur, demande.id), Spi(CHIFFRES)
    )

    assert ouvert.impot.annees == [(2024,)]


def test_an_avis_of_other_incomes_does_not_count(ouvert: Bureau, demande: Demande) -> None:
    retenu = _page(ouvert, demande).impot
    assert retenu is not None
    assert (retenu.annee, retenu.voulue) == (2024, "revenus de 2024")
    saisir_avis(ouvert.services, ouvert.auteur, demande.id, AvisSaisi(Decimal(9000), Decimal(1), 2025))

    hors = _page(ouvert, demande).impot

    assert hors is not None
    assert hors.hors_periode
    assert not hors.est_reglee
    assert mot_de_l_avis(hors, None).texte == "Autre année"
    dit, *_ = phrase_de_l_avis(hors, None).replace("\u00a0", " ").split("\n")
    assert dit == (
        "Période voulue par le règlement : revenus de 2024. La valeur retenue est d’une autre période "
        "(revenus de 2025) : elle ne compte pas."
    )
    saisir_avis(ouvert.services, ouvert.auteur, demande.id, AvisSaisi(Decimal(9000), Decimal(1), 2024))
    bon = _page(ouvert, demande).impot
    assert bon is not None
    assert bon.est_reglee


def test_years_beyond_the_usual_ones_are_asked_last() -> None:
    lu = charger("periodes")
    voulues = periodes_voulues(lu.aides[0], lu, depot=None, aujourdhui=date(2026, 3, 1))

    assert voulues.annees_a_demander == (2024,)
    assert PeriodesVoulues(date(2026, 3, 1)).annees_a_demander == (2024, 2025)
    assert PeriodesVoulues(date(2026, 8, 1)).annees_a_demander == (2025, 2024)
    assert periodes_voulues(lu.aides[0], lu, depot=None, aujourdhui=date(2027, 8, 1)).annees_a_demander == (2025,)


@pytest.mark.parametrize(("avant", "demande"), [(0, None), (1, Mois(2026, 10)), (24, Mois(2024, 11)), (25, None)])
def test_a_month_that_the_caisse_no_longer_gives_is_not_asked_for(avant: int, demande: Mois | None) -> None:
    voulues = PeriodesVoulues(AUJOURDHUI, {"quotient_familial": ((MoisAvant(avant), AUJOURDHUI),)})

    assert voulues.mois_a_demander("quotient_familial") == demande
