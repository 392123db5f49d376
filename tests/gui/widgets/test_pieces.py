"""The pieces of the pages say what they are told, in words."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from ccas_desktop.application.messages.provenance import phrase_provenance
from ccas_desktop.domain.provenance import DECLARE, Mois, NatureProvenance, Provenance
from ccas_desktop.gui.widgets import (
    Attente,
    Bandeau,
    BarreEtapes,
    Bouton,
    Carte,
    DispositionFlux,
    EnTete,
    EtatEtape,
    EtatVide,
    EtiquetteProvenance,
    PastilleEtat,
    Ton,
    ZoneDefilante,
)

ETAPES = (("demande", "Demande"), ("donnees", "Données"), ("evaluation", "Évaluation"))


def textes(widget: QWidget) -> list[str]:
    """Return what the labels of a widget show."""
    return [e.text() for e in widget.findChildren(QLabel) if not e.isHidden() and e.text()]


def test_a_provenance_is_said_as_agents_say_it() -> None:
    certifie = Provenance(NatureProvenance.CERTIFIE, fournisseur="CNAF", mois=Mois(2026, 10))
    vu = Provenance(NatureProvenance.VU_SUR_PIECE, piece="avis d’imposition", a_certifier=True)

    assert phrase_provenance(certifie) == "certifié CAF · octobre 2026"
    assert phrase_provenance(Provenance(NatureProvenance.CERTIFIE)) == "certifié"
    assert phrase_provenance(vu) == "vu sur pièce · avis d’imposition · à certifier"
    assert phrase_provenance(Provenance(NatureProvenance.VU_SUR_PIECE)) == "vu sur pièce"
    assert phrase_provenance(DECLARE) == "déclaré"


def test_a_kept_value_tells_its_reason(qtbot: QtBot) -> None:
    etiquette = EtiquetteProvenance()
    qtbot.addWidget(etiquette)

    etiquette.definir(Provenance(NatureProvenance.DECLARE, motif="séparation en cours"))

    assert etiquette.accessibleName() == "déclaré"
    assert "séparation en cours" in etiquette.toolTip()


def test_a_chip_says_its_state_in_words_and_changes(qtbot: QtBot) -> None:
    pastille = PastilleEtat("À décider", Ton.ALERTE)
    qtbot.addWidget(pastille)

    pastille.definir("Accordée", Ton.SUCCES)

    assert pastille.texte == pastille.accessibleName() == "Accordée"
    assert pastille.property("ton") == "succes"


def test_a_step_is_chosen_with_the_mouse(qtbot: QtBot) -> None:
    barre = BarreEtapes(ETAPES)
    qtbot.addWidget(barre)

    with qtbot.waitSignal(barre.etape_choisie) as choisie:
        qtbot.mouseClick(barre.boutons["evaluation"], Qt.MouseButton.LeftButton)

    assert choisie.args == ["evaluation"]
    assert barre.courante == "evaluation"


def test_a_step_is_chosen_with_the_arrows(qtbot: QtBot) -> None:
    barre = BarreEtapes(ETAPES)
    qtbot.addWidget(barre)
    with qtbot.waitExposed(barre):
        barre.show()
    barre.boutons["demande"].setFocus()

    with qtbot.waitSignal(barre.etape_choisie) as choisie:
        qtbot.keyClick(barre.boutons["demande"], Qt.Key.Key_Right)

    assert choisie.args == ["donnees"]


def test_a_step_tells_its_rank_its_name_and_its_state(qtbot: QtBot) -> None:
    barre = BarreEtapes(ETAPES)
    qtbot.addWidget(barre)

    barre.definir_etat("donnees", EtatEtape.EN_COURS, "2 données sur 3")
    barre.definir_etat("demande", EtatEtape.FAITE)

    assert barre.boutons["donnees"].accessibleName() == "Étape 2 sur 3, Données\u00a0: 2 données sur 3"
    assert "Faite" in textes(barre.boutons["demande"])


def test_going_to_a_step_by_program_tells_nobody(qtbot: QtBot) -> None:
    barre = BarreEtapes(ETAPES)
    qtbot.addWidget(barre)

    with qtbot.assertNotEmitted(barre.etape_choisie):
        barre.choisir("donnees")

    assert barre.courante == "donnees"


def test_a_wait_says_what_it_does_and_can_be_cancelled(qtbot: QtBot) -> None:
    attente = Attente()
    qtbot.addWidget(attente)
    assert attente.isHidden()

    attente.montrer("Demande du quotient familial…")
    with qtbot.waitSignal(attente.annulation_demandee):
        qtbot.mouseClick(attente.bouton, Qt.MouseButton.LeftButton)
    assert attente.accessibleName() == "Demande du quotient familial…"

    attente.finir()
    assert attente.isHidden()


def test_an_empty_state_offers_what_to_do_next(qtbot: QtBot) -> None:
    vide = EtatVide("dossier", "Aucun dossier", suite="Créez-en un.", action="Créer un dossier")
    qtbot.addWidget(vide)

    with qtbot.waitSignal(vide.action_demandee):
        qtbot.mouseClick(vide.bouton, Qt.MouseButton.LeftButton)

    vide.definir("Aucun résultat")
    assert textes(vide) == ["Aucun résultat"]


def test_a_banner_has_at_most_one_action(qtbot: QtBot) -> None:
    bandeau = Bandeau("Le SIRET manque.", Ton.ALERTE, action="Ouvrir les réglages")
    qtbot.addWidget(bandeau)

    with qtbot.waitSignal(bandeau.action_demandee):
        qtbot.mouseClick(bandeau.bouton, Qt.MouseButton.LeftButton)

    assert bandeau.accessibleName() == "Le SIRET manque."
    assert bandeau.property("ton") == "alerte"


def test_a_card_and_a_head_show_their_state(qtbot: QtBot) -> None:
    for piece in (Carte("Foyer"), EnTete("Dossier 2026-0042", precision="DUPONT Jeanne")):
        qtbot.addWidget(piece)
        piece.definir_etat("Complet", Ton.SUCCES)
        assert "Complet" in textes(piece)
        piece.definir_etat("")
        assert "Complet" not in textes(piece)


def test_a_card_holds_its_contents_and_its_actions(qtbot: QtBot) -> None:
    carte = Carte("Foyer")
    qtbot.addWidget(carte)

    carte.ajouter(QLabel("Trois personnes"))
    bouton = carte.ajouter_action(Bouton("Ajouter", "ajouter", raccourci="Ctrl+J"))
    carte.definir_titre("Foyer de Jeanne")

    assert textes(carte) == ["Foyer de Jeanne", "Trois personnes"]
    assert carte.isAncestorOf(bouton)
    assert "Ctrl+J" in bouton.toolTip()


def test_the_head_changes(qtbot: QtBot) -> None:
    entete = EnTete("Dossier")
    qtbot.addWidget(entete)

    entete.definir("Dossier 2026-0042", precision="DUPONT Jeanne")
    bouton = entete.ajouter_action(Bouton("Imprimer"))

    assert textes(entete) == ["Dossier 2026-0042", "DUPONT Jeanne"]
    assert entete.isAncestorOf(bouton)


def test_what_gets_the_focus_scrolls_into_view(qtbot: QtBot) -> None:
    page = ZoneDefilante()
    qtbot.addWidget(page)
    lignes = [QLineEdit() for _ in range(40)]
    page.ajouter(*lignes)
    page.resize(600, 300)
    with qtbot.waitExposed(page):
        page.show()
    qtbot.waitUntil(lambda: page.verticalScrollBar().maximum() > 0)

    lignes[-1].setFocus()

    qtbot.waitUntil(lambda: page.verticalScrollBar().value() > 0)
    assert page.viewport().rect().contains(lignes[-1].mapTo(page.viewport(), lignes[-1].rect().center()))


def test_a_page_stays_readable_on_a_wide_screen(qtbot: QtBot) -> None:
    page = ZoneDefilante(largeur_max=700)
    qtbot.addWidget(page)
    ligne = QLineEdit()
    page.ajouter(ligne)
    page.resize(1900, 400)
    with qtbot.waitExposed(page):
        page.show()

    assert ligne.width() <= 700


def test_words_go_to_the_next_line_when_the_width_is_short(qtbot: QtBot) -> None:
    cadre = QWidget()
    qtbot.addWidget(cadre)
    flux = DispositionFlux(cadre)
    for _ in range(6):
        flux.addWidget(Bouton("Un bouton"))

    assert flux.heightForWidth(200) > flux.heightForWidth(2000)
    assert flux.count() == 6
    assert flux.takeAt(9) is None
    flux.takeAt(0)
    assert flux.count() == 5
