"""The counter without a mouse: a person whom nobody knows, from the search to the letter handed over."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from tests.e2e.clavier import Clavier
from tests.e2e.conftest import Bureau, Service, Temoin
from tests.e2e.gestes import CTRL
from tests.e2e.test_guichet import (
    decider_et_notifier,
    deposer_une_demande,
    la_lettre_dit_tout,
    preparer_le_bureau,
    reunir_les_donnees,
)

OuvrirGuichet = Callable[..., AbstractContextManager[Clavier]]


def chercher_en_vain(clavier: Clavier, temoin: Temoin) -> None:
    clavier.touche(Qt.Key.Key_F, CTRL)
    clavier.ecrire(f"{temoin.prenom.lower()} {temoin.nom} {temoin.naissance}")
    clavier.lire("Personne ne correspond.")


def creer_son_dossier(clavier: Clavier, temoin: Temoin) -> None:
    """The name, the first name and the birth date come from the search."""
    clavier.frapper(Qt.Key.Key_N, CTRL)
    clavier.repondre("Sexe à l’état civil", "Féminin")
    clavier.repondre("Né·e", "En France")
    clavier.completer("Commune de naissance", temoin.commune.lower(), temoin.commune)
    clavier.taper("Numéro et voie", "12 rue des Lilas")
    clavier.taper("Code postal", "14995")
    clavier.taper("Commune", "Beaumesnil")
    clavier.touche(Qt.Key.Key_S, CTRL)
    clavier.lire("Le dossier 2026-0001 est ouvert.")


def completer_le_foyer(clavier: Clavier) -> None:
    """A grown-up daughter, who left: she counts in nothing."""
    clavier.cliquer("Ajouter un membre")
    clavier.choisir("Lien avec le demandeur", "Enfant")
    clavier.taper("Nom de famille (de naissance)", "Petit")
    clavier.taper("Prénoms", "Zoé")
    clavier.taper("Date de naissance", "27062004")
    clavier.taper("Départ du foyer", "010926")
    clavier.touche(Qt.Key.Key_S, CTRL)
    clavier.lire("Le membre du foyer est enregistré.")


@pytest.mark.network
def test_somebody_unknown_gets_her_letter(
    bureau: Bureau, au_guichet: OuvrirGuichet, service: Service, tmp_path: Path
) -> None:
    fichier = tmp_path / "lettre.pdf"
    with au_guichet(bureau.ouvrir, mains=Clavier) as clavier:
        preparer_le_bureau(clavier, service)
        clavier.lire("Jeton en service")

        chercher_en_vain(clavier, service.temoin)
        creer_son_dossier(clavier, service.temoin)
        completer_le_foyer(clavier)
        deposer_une_demande(clavier)
        reunir_les_donnees(clavier, service.temoin)
        decider_et_notifier(clavier, fichier)

    la_lettre_dit_tout(fichier, service.temoin)
