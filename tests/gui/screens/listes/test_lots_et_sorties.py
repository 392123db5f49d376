"""Many rows at once, and what leaves the list."""

from __future__ import annotations

import csv
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from ccas_desktop.application.courriers.verbes import composer_lettre, garder_lettre, produire
from ccas_desktop.application.decisions import decider
from ccas_desktop.application.reglages import enregistrer_delegation
from ccas_desktop.application.services import Services
from ccas_desktop.domain.courrier.modeles import Modele
from ccas_desktop.domain.demandes.demande import StatutDemande
from ccas_desktop.domain.dossiers.dossier import Dossier
from tests.fakes.bureau import AUJOURDHUI, projet
from tests.gui.screens.listes.conftest import Listes

CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier


def aller(qtbot: QtBot, listes: Listes, pas: int, compte: str) -> None:
    """Go to a list by the keyboard."""
    for _ in range(pas):
        qtbot.keyClick(listes.fenetre, Qt.Key.Key_PageDown, CTRL)
    listes.attendre_le_compte(compte)
    qtbot.keyClick(listes.fenetre, Qt.Key.Key_B, ALT)


def statuts(listes: Listes) -> set[StatutDemande]:
    with listes.guichet.services.base.lecture() as base:
        return {r.demande.statut for r in base.demandes_du_dossier(listes.guichet.dossier.dossier.id)}


def annuler(listes: Listes) -> None:
    """Press « Annuler » in the last notice."""
    boutons = listes.fenetre.notifications.findChildren(QPushButton)
    next(bouton for bouton in reversed(boutons) if bouton.text() == "Annuler").click()


def dit(listes: Listes) -> str:
    """Return what the window says at its bottom."""
    return " ".join(etiquette.text() for etiquette in listes.fenetre.notifications.findChildren(QLabel))


def test_demandes_are_closed_together_with_a_motive_then_undone(qtbot: QtBot, listes: Listes) -> None:
    avant = statuts(listes)
    aller(qtbot, listes, 1, "3 demandes, de 1 dossier")
    lots = listes.panneau.lots
    assert not lots.isVisible()
    qtbot.keyClick(listes.panneau.table, Qt.Key.Key_A, CTRL)
    assert lots.titre.text().replace("\u00a0", " ") == "3 demandes choisies :"
    lots.boutons["sans_suite"].click()
    confirmation = lots.confirmation
    assert confirmation.question.text().replace("\u00a0", " ") == "Classer sans suite 3 demandes ?"

    qtbot.keyClick(confirmation.motif.ligne, Qt.Key.Key_Return)
    assert confirmation.motif.erreur
    qtbot.keyClicks(confirmation.motif.ligne, "sans nouvelles")
    qtbot.keyClick(confirmation.motif.ligne, Qt.Key.Key_Return)

    qtbot.waitUntil(lambda: statuts(listes) == {StatutDemande.SANS_SUITE})
    listes.attendre(*["Classée sans suite"] * 3, colonne="statut")
    annuler(listes)
    qtbot.waitUntil(lambda: statuts(listes) == avant)


def test_escape_changes_nothing(qtbot: QtBot, listes: Listes) -> None:
    avant = statuts(listes)
    aller(qtbot, listes, 1, "3 demandes, de 1 dossier")
    qtbot.keyClick(listes.panneau.table, Qt.Key.Key_A, CTRL)
    listes.panneau.lots.boutons["sans_suite"].click()

    qtbot.keyClick(listes.panneau.lots.confirmation.motif.ligne, Qt.Key.Key_Escape)

    assert not listes.panneau.lots.confirmation.isVisible()
    assert statuts(listes) == avant


def test_a_referent_is_given_to_the_dossiers_chosen_once_each(qtbot: QtBot, listes: Listes) -> None:
    agent = listes.guichet.reglages.agents[0]
    qtbot.keyClick(listes.fenetre, Qt.Key.Key_B, ALT)
    listes.panneau.table.placer(0)
    qtbot.keyClick(listes.panneau.table, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    lots = listes.panneau.lots
    lots.boutons["referent"].click()
    lots.confirmation.oui.click()
    assert lots.confirmation.agent.erreur
    lots.confirmation.agent.definir_valeur(agent.id)
    lots.confirmation.oui.click()

    listes.attendre(agent.nom_complet, agent.nom_complet, "", "", "", colonne="referent")


def faire_une_lettre(listes: Listes, *, ne_pas_ecrire: bool = False) -> None:
    bureau = listes.guichet

    def faire(services: Services) -> None:
        with services.base.lecture() as base:
            demande = base.demandes_du_dossier(bureau.dossier.dossier.id)[0].demande
        prete = composer_lettre(services, bureau.auteur, demande.id, Modele.ACCUSE_RECEPTION)
        garder_lettre(services, bureau.auteur, prete, produire(services, prete))
        if ne_pas_ecrire:
            with services.base.ecriture(bureau.auteur) as base:
                dossier = base.lire(Dossier, demande.dossier_id)
                base.enregistrer(replace(dossier, ne_pas_ecrire=True))

    listes.ecrire(faire)


def test_letters_are_shown_as_one_document_for_the_printer(qtbot: QtBot, listes: Listes) -> None:
    faire_une_lettre(listes)
    aller(qtbot, listes, 2, "1 courrier, de 1 dossier")
    listes.panneau.table.placer(0)
    listes.panneau.lots.boutons["impression"].click()
    listes.panneau.lots.confirmation.oui.click()

    qtbot.waitUntil(lambda: listes.panneau.lots.impression.apercu is not None)
    apercu = listes.panneau.lots.impression.apercu
    assert apercu is not None
    apercu.imprime.emit()
    listes.attendre("À remettre", colonne="etat")
    apercu.close()


def test_letters_that_can_no_longer_be_signed_are_said_and_left_out(qtbot: QtBot, listes: Listes) -> None:
    bureau = listes.guichet

    def faire(services: Services) -> None:
        with services.base.lecture() as base:
            demande = base.demandes_du_dossier(bureau.dossier.dossier.id)[0].demande
        decider(services, bureau.auteur, demande.id, projet(bureau))
        prete = composer_lettre(services, bureau.auteur, demande.id, Modele.ACCORD)
        garder_lettre(services, bureau.auteur, prete, produire(services, prete))
        (delegation,) = bureau.reglages.delegations
        # The first day was mistyped: put right, it is after the decision.
        enregistrer_delegation(services, bureau.auteur, replace(delegation, debut=AUJOURDHUI + timedelta(days=1)))

    listes.ecrire(faire)
    aller(qtbot, listes, 2, "1 courrier, de 1 dossier")
    listes.panneau.table.placer(0)
    lots = listes.panneau.lots
    lots.boutons["impression"].click()
    lots.confirmation.oui.click()

    qtbot.waitUntil(lambda: "n’a pas, ce jour, le pouvoir de le signer" in dit(listes))
    assert lots.impression.apercu is None


def test_letters_that_may_not_be_posted_are_said_and_left_out(qtbot: QtBot, listes: Listes) -> None:
    faire_une_lettre(listes, ne_pas_ecrire=True)
    aller(qtbot, listes, 2, "1 courrier, de 1 dossier")
    listes.panneau.table.placer(0)
    lots = listes.panneau.lots
    lots.boutons["impression"].click()
    lots.confirmation.oui.click()

    qtbot.waitUntil(lambda: "ne pas écrire" in dit(listes))
    assert lots.impression.apercu is None

    lots.boutons["remise"].click()
    lots.confirmation.mode.definir_valeur("main_propre")
    lots.confirmation.oui.click()
    listes.attendre("Remis", colonne="etat")


def test_a_file_holds_the_rows_shown_and_the_journal_says_so(qtbot: QtBot, listes: Listes, tmp_path: Path) -> None:
    assert listes.panneau.filtres is not None
    qtbot.keyClicks(listes.panneau.filtres.recherche.ligne, "dupont")
    listes.attendre_le_compte("2 personnes, de 2 dossiers")
    qtbot.keyClick(listes.fenetre, Qt.Key.Key_X, ALT)
    qtbot.waitUntil(lambda: listes.panneau.sorties.dialogue is not None)
    dialogue = listes.panneau.sorties.dialogue
    assert dialogue is not None
    fichier = tmp_path / "dupont.csv"
    dialogue.fileSelected.emit(str(fichier))
    dialogue.close()

    qtbot.waitUntil(fichier.exists)
    relu = list(csv.reader(fichier.read_text("utf-8-sig").splitlines(), delimiter=";"))
    assert [ligne[0] for ligne in relu] == ["Nom et prénom", "DUPONT Léa", "DUPONT Zoé"]
    with listes.guichet.services.base.lecture() as base:
        (entree,) = base.journal_du_poste("liste")
    assert '"lignes":2' in entree.apres
    assert "dupont" not in entree.apres


def test_without_the_names_no_name_leaves(qtbot: QtBot, listes: Listes, tmp_path: Path) -> None:
    listes.panneau.outils.sans_noms.click()
    fichier = tmp_path / "tous.csv"
    listes.panneau.outils.exporter.click()
    dialogue = listes.panneau.sorties.dialogue
    assert dialogue is not None
    dialogue.fileSelected.emit(str(fichier))
    dialogue.close()

    qtbot.waitUntil(fichier.exists)
    assert "DUPONT" not in fichier.read_text("utf-8-sig")
    assert "Beaumesnil" in fichier.read_text("utf-8-sig")


def test_the_list_is_shown_on_paper(qtbot: QtBot, listes: Listes) -> None:
    qtbot.keyClick(listes.fenetre, Qt.Key.Key_P, CTRL)

    qtbot.waitUntil(lambda: listes.panneau.sorties.apercu is not None, timeout=20_000)
    apercu = listes.panneau.sorties.apercu
    assert apercu is not None
    qtbot.keyClick(apercu, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: listes.panneau.sorties.apercu is None)
