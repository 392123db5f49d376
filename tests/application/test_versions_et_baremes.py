"""A request stays under the rules of the day that governs it; the scales come from files that may be replaced."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest

from ccas_desktop.adapters.reglement_file import ecrire_texte, lire_texte
from ccas_desktop.application.decisions import decider
from ccas_desktop.application.donnees.verbes import ValeurSaisie, retenir_saisie
from ccas_desktop.application.errors import BaremesIllisibles
from ccas_desktop.application.evaluation.baremes import baremes_connus, baremes_perimes, importer_baremes
from ccas_desktop.application.evaluation.verbes import evaluer_demande, situation_de
from ccas_desktop.application.reglages import importer_reglement, lire_reglages
from ccas_desktop.domain.errors import SaisieInvalide
from ccas_desktop.domain.reglement.fichier.edition import avec_aide, sans_aide
from ccas_desktop.domain.reglement.modele.model import QuiRegit, Reglement, Somme
from tests.fakes.bureau import AUJOURDHUI, Bureau, projet

BAREMES = """
format = 1
titre = "Barèmes du CCAS"
date = 2026-11-01

[[bareme]]
code = "smic_net_mensuel"
libelle = "SMIC net mensuel"
unite = "euro_par_mois"
revisions = ["01-01"]
valeur = [{ effet = 2026-11-01, valeur = "1500,50", source = "essai" }]
"""


def _reglement(ouvert: Bureau) -> Reglement:
    importe = lire_reglages(ouvert.services).reglement
    assert importe
    return lire_texte(importe.texte)


def _importer(ouvert: Bureau, changer: Callable[[Reglement], Reglement]) -> None:
    texte = ecrire_texte(changer(_reglement(ouvert)))
    importer_reglement(ouvert.services, ouvert.auteur, texte, nom_fichier="suivant.toml")


def _a_50_euros(effet: date, qui_regit: QuiRegit, *, seule: bool) -> Callable[[Reglement], Reglement]:
    def changer(reglement: Reglement) -> Reglement:
        aide = reglement.aide("transport_solidaire")
        montant = replace(aide.montant, cases=((Somme(Decimal(50)),),))
        version = replace(aide, montant=montant, deliberation=replace(aide.deliberation, numero="2026-50", effet=effet))
        base = sans_aide(reglement, aide.code) if seule else reglement
        return replace(avec_aide(base, version), qui_regit=qui_regit)

    return changer


def _delibere(ouvert: Bureau, demande_id: str) -> str:
    evaluation = evaluer_demande(ouvert.services, demande_id)
    assert evaluation
    return evaluation.trace.contribution.mode


@pytest.mark.parametrize(("qui_regit", "numero"), [(QuiRegit.DEPOT, "2025-08"), (QuiRegit.DECISION, "2026-50")])
@pytest.mark.parametrize("seule", [True, False])
def test_the_day_that_governs_chooses_the_version(
    ouvert: Bureau, qui_regit: QuiRegit, numero: str, *, seule: bool
) -> None:
    demande = ouvert.deposer("transport_solidaire", deposee_le=AUJOURDHUI - timedelta(days=10))
    avant = _delibere(ouvert, demande.id)
    _importer(ouvert, _a_50_euros(AUJOURDHUI - timedelta(days=2), qui_regit, seule=seule))

    apres = _delibere(ouvert, demande.id)

    assert ("2026-50" in apres) is (numero == "2026-50")
    assert (apres == avant) is (numero != "2026-50")


def test_rules_that_start_later_leave_the_former_ones_in_force(ouvert: Bureau) -> None:
    demande = ouvert.deposer("transport_solidaire")
    avant = _delibere(ouvert, demande.id)

    _importer(ouvert, _a_50_euros(AUJOURDHUI + timedelta(days=30), QuiRegit.DECISION, seule=True))

    assert _delibere(ouvert, demande.id) == avant


def test_a_decision_keeps_the_digest_of_the_rules_it_was_taken_under(ouvert: Bureau) -> None:
    ancien = lire_reglages(ouvert.services).reglement
    assert ancien
    demande = ouvert.deposer("transport_solidaire", deposee_le=AUJOURDHUI - timedelta(days=10))
    _importer(ouvert, _a_50_euros(AUJOURDHUI - timedelta(days=2), QuiRegit.DEPOT, seule=True))

    decision = decider(ouvert.services, ouvert.auteur, demande.id, projet(ouvert))

    assert decision.reglement == ancien.empreinte


def test_what_all_the_foyers_received_is_counted(ouvert: Bureau) -> None:
    for _ in range(2):
        demande = ouvert.deposer("transport_solidaire")
        decider(ouvert.services, ouvert.auteur, demande.id, projet(ouvert, montant=Decimal(40)))
    suivante = ouvert.deposer("transport_solidaire")

    with ouvert.services.base.lecture() as base:
        situation = situation_de(base, base.demande(suivante.id), aujourdhui=AUJOURDHUI)

    assert situation.faits["beneficiaires_annee"].valeur == 2
    assert situation.faits["enveloppe_consommee_annee"].valeur == 80
    assert situation.depot == suivante.deposee_le
    assert [recue.montant for recue in situation.matiere.aides_recues or ()] == [40, 40]


def _smic(ouvert: Bureau) -> Decimal:
    connus = baremes_connus(ouvert.services, lire_reglages(ouvert.services))
    valeur = connus.par_code["smic_net_mensuel"].en_vigueur(AUJOURDHUI)
    assert valeur
    return valeur.valeurs[0]


def test_the_scales_of_the_ccas_complete_those_of_the_application(ouvert: Bureau) -> None:
    avant = _smic(ouvert)

    importer_baremes(ouvert.services, ouvert.auteur, BAREMES, nom_fichier="baremes.toml")

    assert (avant, _smic(ouvert)) == (Decimal(1478), Decimal("1500.50"))
    assert "rsa_base" in baremes_connus(ouvert.services, lire_reglages(ouvert.services)).par_code


def test_a_file_of_scales_with_a_fault_changes_nothing(ouvert: Bureau) -> None:
    with pytest.raises(BaremesIllisibles):
        importer_baremes(ouvert.services, ouvert.auteur, BAREMES.replace('"1500,50"', "1500.5"), nom_fichier="b.toml")

    assert lire_reglages(ouvert.services).baremes is None


def test_a_scale_whose_next_value_was_due_is_told(ouvert: Bureau) -> None:
    perimes = {perime.bareme.code: perime.depuis for perime in baremes_perimes(ouvert.services)}

    assert perimes["c2s_sans_participation"] == date(2026, 4, 1)
    assert "smic_brut_mensuel" not in perimes


def test_a_figure_that_the_rules_ask_for_is_kept_and_read(ouvert: Bureau) -> None:
    _importer(ouvert, lambda reglement: lire_texte(_avec_repas(ecrire_texte(reglement))))
    demande = ouvert.deposer("transport_solidaire")
    avant = evaluer_demande(ouvert.services, demande.id)

    retenir_saisie(ouvert.services, ouvert.auteur, demande.id, ValeurSaisie("nombre_repas", "12"))
    apres = evaluer_demande(ouvert.services, demande.id)

    assert avant
    assert apres
    assert "nombre_repas" in [manquant.code for manquant in avant.manquants]
    assert "nombre_repas" not in [manquant.code for manquant in apres.manquants]


def test_a_figure_that_the_rules_ask_for_is_checked(ouvert: Bureau) -> None:
    _importer(ouvert, lambda reglement: lire_texte(_avec_repas(ecrire_texte(reglement))))
    demande = ouvert.deposer("transport_solidaire")

    with pytest.raises(SaisieInvalide):
        retenir_saisie(ouvert.services, ouvert.auteur, demande.id, ValeurSaisie("nombre_repas", "douze"))


def _avec_repas(texte: str) -> str:
    """Return the rules with a number of meals that the transport aid wants."""
    indicateur = (
        '[[indicateur]]\ncode = "nombre_repas"\nlibelle = "Nombre de repas"\narticle = "1"\ntexte = "t"\n'
        'calcul = "saisie"\nunite = "nombre"\nquestion = "Saisir le nombre de repas."\n\n'
    )
    avant, _, apres = texte.partition("[[aide]]")
    ancienne = 'indicateur = "nombre_aides_annee"\negal = 0'
    assert ancienne in apres
    nouvelle = 'indicateur = "nombre_repas"\nplus_de = 0'
    return f"{avant}{indicateur}[[aide]]{apres.replace(ancienne, nouvelle)}"
