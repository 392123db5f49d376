"""The lines of the budget are typed with where they come from."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from ccas_desktop.application.dossiers.verbes import SaisieLigne, ajouter_ligne
from ccas_desktop.domain.dossiers.budget import BlocBudget
from ccas_desktop.domain.provenance import Mois, NatureProvenance, Provenance
from ccas_desktop.gui.poste import Poste
from ccas_desktop.gui.screens.dossier import EcranDossier
from tests.fakes.bureau import Bureau
from tests.gui.screens.dossier.conftest import AvisNotes
from tests.gui.screens.dossier.gestes import budget, enregistre, ici, suivant, synthese, taper, volet_de

Ouvrir = Callable[[Poste], EcranDossier]
CERTIFIE = Provenance(NatureProvenance.CERTIFIE, "revenu_solidarite_active", "CNAF", Mois(2026, 10))


def test_a_resource_is_added_with_its_paper(qtbot: QtBot, poste: Poste, ouvrir: Ouvrir) -> None:
    ecran = ouvrir(poste)
    qtbot.mouseClick(budget(ecran).blocs[BlocBudget.REVENUS].ajout, Qt.MouseButton.LeftButton)
    taper(qtbot, "Sal")
    suivant(qtbot)
    taper(qtbot, "1234,56")
    champs = volet_de(ecran).sujet.formulaire.champs
    champs["provenance"].definir_valeur("vu_sur_piece")
    champs["provenance"].modifie.emit()
    champs["piece"].controle.setFocus()
    taper(qtbot, "Bulletin de paie")

    complet = enregistre(qtbot, ecran)

    (ligne,) = complet.budget
    assert (ligne.nature, ligne.montant) == ("salaire", Decimal("1234.56"))
    assert (ligne.provenance.nature, ligne.provenance.piece) == (NatureProvenance.VU_SUR_PIECE, "Bulletin de paie")
    assert "Reste à vivre 1\u202f234,56\u00a0€" in budget(ecran).totaux.chiffres.accessibleName()


def test_seen_on_a_paper_wants_the_paper(qtbot: QtBot, poste: Poste, ouvrir: Ouvrir) -> None:
    ecran = ouvrir(poste)
    qtbot.mouseClick(budget(ecran).blocs[BlocBudget.CHARGES_FIXES].ajout, Qt.MouseButton.LeftButton)
    champs = volet_de(ecran).sujet.formulaire.champs
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
    budget(ecran).blocs[BlocBudget.CHARGES_FIXES].table.selectRow(0)
    budget(ecran).blocs[BlocBudget.CHARGES_FIXES].table.setFocus()
    qtbot.keyClick(ici(), Qt.Key.Key_Return)
    montant = volet_de(ecran).sujet.formulaire.champs["montant"]
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
    budget(ecran).blocs[BlocBudget.PRESTATIONS].table.selectRow(0)
    budget(ecran).blocs[BlocBudget.PRESTATIONS].table.setFocus()
    assert budget(ecran).blocs[BlocBudget.PRESTATIONS].table.modele.index(0, 2).data() == "certifié CAF\noctobre 2026"
    qtbot.keyClick(ici(), Qt.Key.Key_Return)
    volet_de(ecran).sujet.formulaire.champs["montant"].definir_valeur(Decimal(600))

    complet = enregistre(qtbot, ecran)

    assert complet.budget[0].provenance.nature is NatureProvenance.DECLARE


def test_a_certified_line_saved_as_it_is_stays_certified(
    qtbot: QtBot, installer: Callable[[], Poste], ouvrir: Ouvrir, le_bureau: Bureau
) -> None:
    saisie = SaisieLigne("rsa", Decimal("635.71"), provenance=CERTIFIE)
    ajouter_ligne(le_bureau.services, le_bureau.auteur, le_bureau.dossier.dossier.id, saisie)
    ecran = ouvrir(installer())
    budget(ecran).blocs[BlocBudget.PRESTATIONS].table.selectRow(0)
    budget(ecran).blocs[BlocBudget.PRESTATIONS].table.setFocus()
    qtbot.keyClick(ici(), Qt.Key.Key_Return)
    volet_de(ecran).sujet.formulaire.champs["fin"].definir_valeur(Mois(2026, 12))

    complet = enregistre(qtbot, ecran)

    assert (complet.budget[0].provenance, complet.budget[0].fin) == (CERTIFIE, Mois(2026, 12))


def test_a_line_removed_comes_back(
    qtbot: QtBot, installer: Callable[[], Poste], ouvrir: Ouvrir, le_bureau: Bureau, avis: AvisNotes
) -> None:
    le_bureau.avec_budget()
    ecran = ouvrir(installer())
    budget(ecran).blocs[BlocBudget.CHARGES_FIXES].table.selectRow(0)
    budget(ecran).blocs[BlocBudget.CHARGES_FIXES].table.setFocus()
    qtbot.keyClick(ici(), Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: not budget(ecran).blocs[BlocBudget.CHARGES_FIXES].table.modele.lignes)

    avis.actions[0].faire()

    qtbot.waitUntil(lambda: len(budget(ecran).blocs[BlocBudget.CHARGES_FIXES].table.modele.lignes) == 1)


def test_the_panel_removes_the_line_it_edits(
    qtbot: QtBot, installer: Callable[[], Poste], ouvrir: Ouvrir, le_bureau: Bureau, avis: AvisNotes
) -> None:
    le_bureau.avec_budget()
    ecran = ouvrir(installer())
    budget(ecran).blocs[BlocBudget.CHARGES_FIXES].table.selectRow(0)
    budget(ecran).blocs[BlocBudget.CHARGES_FIXES].table.setFocus()
    qtbot.keyClick(ici(), Qt.Key.Key_Return)

    qtbot.mouseClick(volet_de(ecran).retrait, Qt.MouseButton.LeftButton)

    qtbot.waitUntil(lambda: not budget(ecran).blocs[BlocBudget.CHARGES_FIXES].table.modele.lignes)
    assert ecran.volet is None
    assert avis.avis[0].titre == "Loyer\u00a0: retiré du budget."


def test_a_debt_is_typed_by_keyboard_with_its_creditor_and_what_is_due(
    qtbot: QtBot, poste: Poste, ouvrir: Ouvrir
) -> None:
    ecran = ouvrir(poste)
    budget(ecran).blocs[BlocBudget.DETTES_CREDITS].ajout.setFocus()
    qtbot.keyClick(ici(), Qt.Key.Key_Space)
    for texte in ("Dett", "0", "Orne Habitat", "812,40"):
        taper(qtbot, texte)
        suivant(qtbot)

    complet = enregistre(qtbot, ecran)

    (dette,) = complet.budget
    assert (dette.nature, dette.montant, dette.creancier, dette.reste_du) == (
        "dette_loyer",
        Decimal(0),
        "Orne Habitat",
        Decimal("812.40"),
    )
    assert "Reste dû 812,40\u00a0€" in budget(ecran).totaux.chiffres.accessibleName()


def test_a_nature_is_added_from_the_form_and_offered_from_then_on(qtbot: QtBot, poste: Poste, ouvrir: Ouvrir) -> None:
    ecran = ouvrir(poste)
    budget(ecran).blocs[BlocBudget.CHARGES_FIXES].ajout.setFocus()
    qtbot.keyClick(ici(), Qt.Key.Key_Space)
    qtbot.keyClick(ici(), Qt.Key.Key_End)
    suivant(qtbot)
    taper(qtbot, "12")
    suivant(qtbot)
    taper(qtbot, "Carte de bus")

    complet = enregistre(qtbot, ecran)

    (ligne,) = complet.budget
    assert (ligne.libelle, ligne.bloc) == ("Carte de bus", BlocBudget.CHARGES_FIXES)
    assert ecran.page is not None
    assert [nature.libelle for nature in ecran.page.natures] == ["Carte de bus"]
    qtbot.mouseClick(budget(ecran).blocs[BlocBudget.CHARGES_FIXES].ajout, Qt.MouseButton.LeftButton)
    champ = volet_de(ecran).sujet.formulaire.champs["nature"]
    champ.definir_valeur(ligne.nature)
    assert champ.valeur() == ligne.nature


def test_a_nature_of_a_known_name_is_refused_at_its_field(qtbot: QtBot, poste: Poste, ouvrir: Ouvrir) -> None:
    ecran = ouvrir(poste)
    qtbot.mouseClick(budget(ecran).blocs[BlocBudget.CHARGES_FIXES].ajout, Qt.MouseButton.LeftButton)
    qtbot.keyClick(ici(), Qt.Key.Key_End)
    suivant(qtbot)
    taper(qtbot, "12")
    suivant(qtbot)
    taper(qtbot, "loyer")
    qtbot.keyClick(ici(), Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)

    champs = volet_de(ecran).sujet.formulaire.champs
    qtbot.waitUntil(lambda: champs["nouvelle"].erreur == "Cette nature est déjà dans la liste.")


def test_the_synthese_leads_to_the_budget(qtbot: QtBot, poste: Poste, ouvrir: Ouvrir) -> None:
    ecran = ouvrir(poste)
    synthese(ecran).budget.detail.setFocus()
    qtbot.keyClick(ici(), Qt.Key.Key_Space)
    assert ecran.onglet is budget(ecran)


def test_the_budget_is_frozen_by_hand_then_compared_with_that_of_today(
    qtbot: QtBot, installer: Callable[[], Poste], ouvrir: Ouvrir, le_bureau: Bureau
) -> None:
    le_bureau.avec_budget("900", "500")
    ecran = ouvrir(installer())
    gardes = budget(ecran).instantanes
    qtbot.waitUntil(gardes.motif.isVisible)
    gardes.motif.controle.setFocus()
    # Its first letters choose a reason.
    qtbot.keyClicks(ici(), "Chan")
    gardes.figer.setFocus()
    qtbot.keyClick(ici(), Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: len(gardes.table.modele.lignes) == 1)
    assert [fige.occasion for fige in gardes.table.modele.lignes] == ["changement de situation"]
    assert gardes.motif.valeur() is None
    assert gardes.resume.text() == "Aucune ligne n’a changé."

    table = budget(ecran).blocs[BlocBudget.CHARGES_FIXES].table
    table.selectRow(0)
    table.setFocus()
    qtbot.keyClick(ici(), Qt.Key.Key_Delete)

    qtbot.waitUntil(lambda: "1\u00a0retirée" in gardes.resume.text())
    assert gardes.resume.text().endswith("Reste à vivre\u00a0: +500,00\u00a0€.")
    assert "Charges 500,00\u00a0€ → 0,00\u00a0€" in gardes.chiffres.accessibleName()
