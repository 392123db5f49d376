"""The first page finds a dossier as one types, and says what waits."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from ccas_desktop.application.dossiers.verbes import SaisieUsager, creer_dossier
from ccas_desktop.application.guichet.rappels import SaisieRappel, ajouter_rappel
from ccas_desktop.application.messages.guichet import phrase_delai
from ccas_desktop.domain.certifie.connexion_impot import ConnexionImpot
from ccas_desktop.domain.certifie.impot import ValiditeCertificat
from ccas_desktop.domain.personnes.identite import Identite
from ccas_desktop.gui.notices import ActionAvis, Avis
from ccas_desktop.gui.poste import Poste
from ccas_desktop.gui.screens.accueil import RECENTS, EcranAccueil
from ccas_desktop.gui.travaux.jobs import Jobs
from ccas_desktop.gui.widgets import Bandeau
from tests.fakes.bureau import AUJOURDHUI, Bureau, Installation, bureau


class Silence:
    """Fails the test that is told something."""

    def montrer(self, avis: Avis, actions: Sequence[ActionAvis] = ()) -> None:
        raise AssertionError(avis.titre)

    def erreur(self, erreur: Exception) -> None:
        raise erreur

    def succes(self, texte: str) -> None:
        raise AssertionError(texte)


@pytest.fixture
def installation() -> Installation:
    return Installation()


@pytest.fixture
def le_bureau(tmp_path: Path, jobs: Jobs, installation: Installation) -> Iterator[Bureau]:
    """Give an office that knows Jeanne ROUX, Camille MARTIN and Chloé MARTIN."""
    with bureau(tmp_path, installation) as ouvert:
        for prenom in ("Camille", "Chloé"):
            creer_dossier(ouvert.services, ouvert.auteur, SaisieUsager(Identite("MARTIN", (prenom,))))
        yield ouvert
        jobs.fermer()


@pytest.fixture
def accueil(qtbot: QtBot, le_bureau: Bureau, jobs: Jobs) -> EcranAccueil:
    ecran = EcranAccueil(Poste(le_bureau.services, jobs, Silence(), lambda: le_bureau.auteur))
    qtbot.addWidget(ecran)
    ecran.resize(1280, 600)
    with qtbot.waitActive(ecran):
        ecran.show()
        ecran.activateWindow()
    ecran.actualiser()
    qtbot.waitUntil(lambda: bool(ecran.dossiers.modele.lignes))
    return ecran


def bandeaux(accueil: EcranAccueil) -> list[Bandeau]:
    """Return what is said across the page."""
    return [bandeau for bandeau in accueil.findChildren(Bandeau) if not bandeau.isHidden()]


def noms(accueil: EcranAccueil) -> list[str]:
    return [ligne.nom_affiche for ligne in accueil.dossiers.modele.lignes]


def test_shows_the_dossiers_written_last(accueil: EcranAccueil) -> None:
    assert noms(accueil) == ["MARTIN Chloé", "MARTIN Camille", "ROUX Jeanne"]
    assert accueil.dossiers.accessibleName() == RECENTS


def test_finds_as_one_types(qtbot: QtBot, accueil: EcranAccueil) -> None:
    accueil.chercher("cam mar")

    qtbot.waitUntil(lambda: noms(accueil) == ["MARTIN Camille"])
    assert accueil.dossiers.choisie() is not None


def test_an_empty_search_shows_the_recent_ones_again(qtbot: QtBot, accueil: EcranAccueil) -> None:
    accueil.chercher("roux")
    qtbot.waitUntil(lambda: len(noms(accueil)) == 1)

    accueil.chercher("")

    assert len(noms(accueil)) == 3


def test_an_enter_faster_than_the_search_opens_what_is_found(qtbot: QtBot, accueil: EcranAccueil) -> None:
    accueil.chercher("roux")

    with qtbot.waitSignal(accueil.dossier_voulu) as voulu:
        accueil.ouvrir_premier()

    assert voulu.args == [accueil.dossiers.modele.lignes[0].dossier_id]
    assert noms(accueil) == ["ROUX Jeanne"]


def test_a_letter_more_forgets_the_enter_before_it(qtbot: QtBot, accueil: EcranAccueil) -> None:
    accueil.chercher("roux")
    accueil.ouvrir_premier()

    with qtbot.assertNotEmitted(accueil.dossier_voulu):
        accueil.chercher("martin c")
        qtbot.waitUntil(lambda: len(noms(accueil)) == 2)


def test_goes_down_into_the_results_and_opens_one(qtbot: QtBot, accueil: EcranAccueil) -> None:
    accueil.chercher("martin")
    qtbot.waitUntil(lambda: len(noms(accueil)) == 2)
    accueil.descendre()
    qtbot.keyClick(accueil.dossiers, Qt.Key.Key_Down)

    with qtbot.waitSignal(accueil.dossier_voulu) as voulu:
        qtbot.keyClick(accueil.dossiers, Qt.Key.Key_Return)

    assert voulu.args == [accueil.dossiers.modele.lignes[1].dossier_id]


def test_nobody_found_says_what_to_do(qtbot: QtBot, accueil: EcranAccueil) -> None:
    accueil.chercher("zzz")

    qtbot.waitUntil(lambda: noms(accueil) == [])
    assert accueil.dossiers.vide is not None
    assert accueil.dossiers.vide.isVisible()


def test_a_request_that_waits_is_shown_without_a_name_and_opened(
    qtbot: QtBot, accueil: EcranAccueil, le_bureau: Bureau
) -> None:
    demande = le_bureau.deposer(deposee_le=AUJOURDHUI - timedelta(days=50))
    accueil.actualiser()
    liste = accueil.a_faire.liste
    qtbot.waitUntil(lambda: bool(liste.lignes))
    assert liste.titres == ("Rejet implicite proche (1)",)
    titre = liste.modele.index(0, 0)
    cellules = [liste.modele.index(0, colonne, titre).data() for colonne in range(3)]
    assert cellules == ["2026-0001-1", "Transport solidaire", "04/12/2026, dans 11 jours"]

    qtbot.keyClick(accueil, Qt.Key.Key_A, Qt.KeyboardModifier.AltModifier)
    qtbot.keyClick(liste, Qt.Key.Key_Down)
    with qtbot.waitSignal(accueil.demande_voulue) as voulue:
        qtbot.keyClick(liste, Qt.Key.Key_Return)

    assert voulue.args == [demande.id]


@pytest.mark.parametrize("installation", [Installation(complete=False)])
def test_says_what_is_still_to_fill_in(qtbot: QtBot, accueil: EcranAccueil) -> None:
    qtbot.waitUntil(lambda: bool(bandeaux(accueil)))
    bandeau = bandeaux(accueil)[0]
    assert "imprimés en tête" in bandeau.accessibleName()

    with qtbot.waitSignal(accueil.reglages_voulus) as voulus:
        qtbot.mouseClick(bandeau.bouton, Qt.MouseButton.LeftButton)

    assert voulus.args == ["ccas"]


@pytest.mark.parametrize(
    ("jours", "phrase"),
    [
        (12, "dans 12 jours"),
        (1, "dans 1 jour"),
        (0, "aujourd’hui"),
        (-1, "dépassé de 1 jour"),
        (-3, "dépassé de 3 jours"),
    ],
)
def test_a_delay_in_words(jours: int, phrase: str) -> None:
    assert phrase_delai(jours) == phrase


def test_sorts_by_birth_date_those_unknown_first(qtbot: QtBot, accueil: EcranAccueil) -> None:
    accueil.chercher("2026")
    qtbot.waitUntil(lambda: len(noms(accueil)) == 3)

    accueil.dossiers.sortByColumn(2, Qt.SortOrder.AscendingOrder)

    assert noms(accueil)[-1] == "ROUX Jeanne"


def test_the_recent_dossiers_are_shown_by_initials(accueil: EcranAccueil) -> None:
    table = accueil.dossiers
    montre = [str(table.modele.index(rang, colonne).data()) for rang in range(3) for colonne in range(3)]

    assert "R. J." in montre
    assert not any("ROUX" in texte or "MARTIN" in texte for texte in montre)


def test_a_token_that_ends_soon_is_told_with_what_to_do(qtbot: QtBot, le_bureau: Bureau, accueil: EcranAccueil) -> None:
    with le_bureau.services.base.ecriture(le_bureau.auteur) as base:
        base.retenir_scopes(le_bureau.reglages.scopes, expire_le=AUJOURDHUI + timedelta(days=20))

    accueil.actualiser()
    liste = accueil.a_faire.liste
    qtbot.waitUntil(lambda: any("expire dans 20" in ligne.explication for ligne in liste.lignes))

    liste.choisir(liste.lignes[0])
    with qtbot.waitSignal(accueil.reglages_voulus) as voulus:
        qtbot.keyClick(liste, Qt.Key.Key_Return)
    assert voulus.args == ["jeton"]


def test_a_certificate_that_ends_is_pointed_out(qtbot: QtBot, le_bureau: Bureau, accueil: EcranAccueil) -> None:
    midi = le_bureau.horloge.maintenant()
    le_bureau.impot.validite = ValiditeCertificat(midi - timedelta(days=400), midi + timedelta(days=12))
    acces = ConnexionImpot(
        url="https://dgfip.exemple.fr", url_jeton="https://dgfip.exemple.fr/token", teleservice="T", certificat="c.pem"
    )
    with le_bureau.services.base.ecriture(le_bureau.auteur) as base:
        base.enregistrer(acces)

    accueil.actualiser()

    liste = accueil.a_faire.liste
    qtbot.waitUntil(lambda: any("dans 12 jours, le 05/12/2026" in ligne.explication for ligne in liste.lignes))
    liste.choisir(liste.lignes[0])
    with qtbot.waitSignal(accueil.reglages_voulus) as voulus:
        qtbot.keyClick(liste, Qt.Key.Key_Return)
    assert voulus.args == ["impots"]


def test_a_title_folds_its_lines_with_enter(qtbot: QtBot, accueil: EcranAccueil, le_bureau: Bureau) -> None:
    le_bureau.deposer()
    accueil.actualiser()
    liste = accueil.a_faire.liste
    qtbot.waitUntil(lambda: liste.titres == ("Autres demandes en cours (1)",))
    assert not liste.isExpanded(liste.modele.index(0, 0))

    liste.setFocus()
    qtbot.keyClick(liste, Qt.Key.Key_Return)
    assert liste.isExpanded(liste.modele.index(0, 0))
    accueil.actualiser()
    qtbot.waitUntil(lambda: liste.isExpanded(liste.modele.index(0, 0)))


@pytest.fixture
def avec_rappels(qtbot: QtBot, accueil: EcranAccueil, le_bureau: Bureau) -> EcranAccueil:
    """Show a reminder for the agent and one for another."""
    autre = next(agent.id for agent in le_bureau.reglages.agents if agent.id != le_bureau.auteur.id)
    for agent_id, texte in ((le_bureau.auteur.id, "Commander"), (autre, "Signer")):
        ajouter_rappel(le_bureau.services, le_bureau.auteur, SaisieRappel(AUJOURDHUI, texte, agent_id))
    accueil.actualiser()
    qtbot.waitUntil(lambda: len(accueil.a_faire.liste.lignes) == 2)
    return accueil


def test_what_is_for_another_is_left_out_on_demand(qtbot: QtBot, avec_rappels: EcranAccueil) -> None:
    carte = avec_rappels.a_faire

    qtbot.mouseClick(carte.filtre.boutons["moi"], Qt.MouseButton.LeftButton)

    assert [ligne.texte for ligne in carte.liste.lignes] == ["Commander"]
    assert carte.liste.titres == ("Rappels (1)",)


def test_the_acts_on_a_reminder_are_there_while_one_is_chosen(qtbot: QtBot, avec_rappels: EcranAccueil) -> None:
    carte = avec_rappels.a_faire
    carte.prendre()
    assert not carte.barre.isVisible()

    qtbot.keyClick(carte.liste, Qt.Key.Key_Down)

    assert carte.barre.isVisible()
    assert carte.barre.termine.isEnabled()
