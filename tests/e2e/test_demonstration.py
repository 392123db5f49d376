"""The demonstration, as the README tells it: six dossiers, each to its outcome, and the way to a receipt."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager

import pytest
from PySide6.QtCore import Qt

from ccas_desktop.adapters.demo.ouverture import ouvrir_poste_fictif
from ccas_desktop.adapters.demo.population.scenarios import Attendu, Scenario, scenarios
from ccas_desktop.adapters.letters.typst_lettres import TypstLettres
from ccas_desktop.adapters.referentiels import ReferentielsInsee
from ccas_desktop.adapters.reglement_file import lire_fichier
from ccas_desktop.application.services import Services
from ccas_desktop.gui.theme import RESSOURCES
from tests.e2e.clavier import ALT, Clavier
from tests.e2e.gestes import CTRL, Guichet
from tests.fakes.horloge import HorlogeArretee

AIDES = {aide.code: aide for aide in lire_fichier(RESSOURCES / "reglements" / "demonstration.toml").aides}
SCENARIOS = {s.attendu: s for s in scenarios(ReferentielsInsee(), HorlogeArretee().aujourdhui())}
MOTS = {
    Attendu.ACCORD: ("Peut être accordée : 124,96 €",),
    Attendu.REFUS: ("Les conditions du règlement ne sont pas remplies",),
    Attendu.COMMISSION: ("À décider en commission",),
    Attendu.INFORMATION_MANQUANTE: ("Pas de dossier à la caisse", "Information manquante"),
    Attendu.NON_RECONNU: ("Personne non reconnue", "Information manquante"),
    Attendu.MAINTENANCE: ("Service en maintenance", "Information manquante"),
}
OuvrirGuichet = Callable[..., AbstractContextManager[Guichet]]


@contextmanager
def demonstration() -> Iterator[Services]:
    with ouvrir_poste_fictif(RESSOURCES, TypstLettres(RESSOURCES), horloge=HorlogeArretee()) as services:
        yield services


def chercher_et_ouvrir(guichet: Guichet, texte: str) -> None:
    guichet.touche(Qt.Key.Key_F, CTRL)
    guichet.ecrire(texte)
    guichet.touche(Qt.Key.Key_Return)


def deposer(guichet: Guichet, scenario: Scenario) -> None:
    demande = scenario.demande
    guichet.touche(Qt.Key.Key_D, CTRL)
    guichet.choisir("Aide demandée", AIDES[demande.aide].libelle)
    guichet.repondre("Habite la commune ?", "Oui")
    if "enfant_au_restaurant_scolaire" in demande.reponses:
        guichet.repondre("Un enfant du foyer déjeune au restaurant scolaire ?", "Oui")
    if demande.montant_facture is not None:
        guichet.taper("Montant de la facture", str(demande.montant_facture))
    guichet.cliquer("Enregistrer la demande")


@pytest.mark.parametrize("attendu", list(Attendu))
def test_each_scenario_comes_to_its_outcome(au_guichet: OuvrirGuichet, attendu: Attendu) -> None:
    scenario = SCENARIOS[attendu]
    identite = scenario.dossier.personnes[0].identite
    with au_guichet(demonstration, demonstration=True) as guichet:
        chercher_et_ouvrir(guichet, f"{identite.prenom} {identite.nom_famille}")
        guichet.lire("Aucune demande d’aide.")
        deposer(guichet, scenario)
        guichet.cliquer("Information remise aujourd’hui")
        guichet.cliquer("Tout demander")

        for mots in MOTS[attendu]:
            guichet.lire(mots)


def test_three_actions_lead_from_the_search_to_the_receipt(au_guichet: OuvrirGuichet) -> None:
    with au_guichet(demonstration, demonstration=True, mains=Clavier) as guichet:
        services = guichet.fenetre.poste.services
        with services.base.lecture() as base:
            attente = base.demandes_en_instruction()[0]
        guichet.ecrire(attente.nom_affiche)

        guichet.touche(Qt.Key.Key_Return)
        guichet.lire(attente.demande.numero.rpartition("-")[0])
        guichet.touche(Qt.Key.Key_Return)
        guichet.touche(Qt.Key.Key_A, ALT)

        guichet.lire("Enregistrer le PDF")
        assert guichet.gestes == 3
