"""The lines of the budget are typed with where they come from."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from ccas_desktop.application.dossiers import SaisieLigne, ajouter_ligne
from ccas_desktop.domain.provenance import Mois, NatureProvenance, Provenance
from ccas_desktop.gui.poste import Poste
from ccas_desktop.gui.screens.dossier import EcranDossier
from tests.fakes.bureau import Bureau
from tests.gui.screens.dossier.conftest import AvisNotes
from tests.gui.screens.dossier.gestes import enregistre, ici, suivant, synthese, taper, volet_de

Ouvrir = Callable[[Poste], EcranDossier]
CERTIFIE = Provenance(NatureProvenance.CERTIFIE, "revenu_solidarite_active", "CNAF", Mois(2026, 10))


def test_a_resource_is_added_with_its_paper(qtbot: QtBot, poste: Poste, ouvrir: Ouvrir) -> None:
    ecran = ouvrir(poste)
    qtbot.mouseClick(synthese(ecran).budget.ajouter_ressource, Qt.MouseButton.LeftButton)
    taper(qtbot, "Sal")
    suivant(qtbot)
    taper(qtbot, "1234,56")
    champs = volet_de(ecran).sujet.champs
    champs["provenance"].definir_valeur("vu_sur_piece")
    champs["provenance"].modifie.emit()
    champs["piece"].controle.setFocus()
    taper(qtbot, "Bulletin de paie")

    complet = enregistre(qtbot, ecran)

    (ligne,) = complet.budget
    assert (ligne.nature, ligne.montant) == ("salaire", Decimal("1234.56"))
    assert (ligne.provenance.nature, ligne.provenance.piece) == (NatureProvenance.VU_SUR_PIECE, "Bulletin de paie")
    assert "Reste à vivre 1\u202f234,56\u00a0€" in synthese(ecran).budget.chiffres.accessibleName()


def test_seen_on_a_paper_wants_the_paper(qtbot: QtBot, poste: Poste, ouvrir: Ouvrir) -> None:
    ecran = ouvrir(poste)
    qtbot.mouseClick(synthese(ecran).budget.ajouter_charge, Qt.MouseButton.LeftButton)
    champs = volet_de(ecran).sujet.champs
    champs["nature"].definir_valeur("loyer")
    champs["montant"].definir_valeur(Decimal(450))
    champs["provenance"].definir_valeur("vu_sur_piece")
    champs["provenance"].modifie.emit()

    qtbot.keyClick(ici(), Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)

    qtbot.waitUntil(lambda: champs["piece"].erreur == "Indiquez la pièce que vous avez vue.")
    assert champs["montant"].valeur() == Decimal(450)


def test_a_line_is_edited_from_the_list(
    qtbot: QtBot, installer: Callable[[], Poste], ouvrir: Ouvrir, le_bureau: Bureau
) -> None:
    ajouter_ligne(
        le_bureau.services, le_bureau.auteur, le_bureau.dossier.dossier.id, SaisieLigne("loyer", Decimal(450))
    )
    ecran = ouvrir(installer())
    synthese(ecran).budget.charges.table.selectRow(0)
    synthese(ecran).budget.charges.table.setFocus()
    qtbot.keyClick(ici(), Qt.Key.Key_Return)
    montant = volet_de(ecran).sujet.champs["montant"]
    montant.controle.setFocus()
    qtbot.keyClick(montant.controle, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    taper(qtbot, "480")

    complet = enregistre(qtbot, ecran)

    assert complet.budget[0].montant == Decimal(480)


def test_a_certified_figure_typed_over_is_only_declared(
    qtbot: QtBot, installer: Callable[[], Poste], ouvrir: Ouvrir, le_bureau: Bureau
) -> None:
    saisie = SaisieLigne("rsa", Decimal("635.71"), provenance=CERTIFIE)
    ajouter_ligne(le_bureau.services, le_bureau.auteur, le_bureau.dossier.dossier.id, saisie)
    ecran = ouvrir(installer())
    synthese(ecran).budget.ressources.table.selectRow(0)
    synthese(ecran).budget.ressources.table.setFocus()
    assert synthese(ecran).budget.ressources.table.modele.index(0, 2).data() == "certifié CAF\noctobre 2026"
    qtbot.keyClick(ici(), Qt.Key.Key_Return)
    volet_de(ecran).sujet.champs["montant"].definir_valeur(Decimal(600))

    complet = enregistre(qtbot, ecran)

    assert complet.budget[0].provenance.nature is NatureProvenance.DECLARE


def test_a_certified_line_saved_as_it_is_stays_certified(
    qtbot: QtBot, installer: Callable[[], Poste], ouvrir: Ouvrir, le_bureau: Bureau
) -> None:
    saisie = SaisieLigne("rsa", Decimal("635.71"), provenance=CERTIFIE)
    ajouter_ligne(le_bureau.services, le_bureau.auteur, le_bureau.dossier.dossier.id, saisie)
    ecran = ouvrir(installer())
    synthese(ecran).budget.ressources.table.selectRow(0)
    synthese(ecran).budget.ressources.table.setFocus()
    qtbot.keyClick(ici(), Qt.Key.Key_Return)
    volet_de(ecran).sujet.champs["fin"].definir_valeur(Mois(2026, 12))

    complet = enregistre(qtbot, ecran)

    assert (complet.budget[0].provenance, complet.budget[0].fin) == (CERTIFIE, Mois(2026, 12))


def test_a_line_removed_comes_back(
    qtbot: QtBot, installer: Callable[[], Poste], ouvrir: Ouvrir, le_bureau: Bureau, avis: AvisNotes
) -> None:
    le_bureau.avec_budget()
    ecran = ouvrir(installer())
    synthese(ecran).budget.charges.table.selectRow(0)
    synthese(ecran).budget.charges.table.setFocus()
    qtbot.keyClick(ici(), Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: not synthese(ecran).budget.charges.table.modele.lignes)

    avis.actions[0].faire()

    qtbot.waitUntil(lambda: len(synthese(ecran).budget.charges.table.modele.lignes) == 1)


def test_the_panel_removes_the_line_it_edits(
    qtbot: QtBot, installer: Callable[[], Poste], ouvrir: Ouvrir, le_bureau: Bureau, avis: AvisNotes
) -> None:
    le_bureau.avec_budget()
    ecran = ouvrir(installer())
    synthese(ecran).budget.charges.table.selectRow(0)
    synthese(ecran).budget.charges.table.setFocus()
    qtbot.keyClick(ici(), Qt.Key.Key_Return)

    qtbot.mouseClick(volet_de(ecran).retrait, Qt.MouseButton.LeftButton)

    qtbot.waitUntil(lambda: not synthese(ecran).budget.charges.table.modele.lignes)
    assert ecran.volet is None
    assert avis.avis[0].titre == "Loyer\u00a0: retiré du budget."
