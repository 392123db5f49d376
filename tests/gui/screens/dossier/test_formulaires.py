"""The fields of a person and of an address say what they mean, and ask for no code."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from ccas_desktop.application.brouillons import reprendre
from ccas_desktop.application.guichet.places import CLE_NOUVEAU_DOSSIER as CLE
from ccas_desktop.domain.errors import SaisieInvalide
from ccas_desktop.domain.personnes.identite import LieuNaissance
from ccas_desktop.gui.forms.mois import ChampMois
from ccas_desktop.gui.poste import Poste
from ccas_desktop.gui.screens.dossier import EcranNouveauDossier
from ccas_desktop.gui.screens.dossier.champs import ChampDepartement, LigneAdresse
from ccas_desktop.gui.screens.dossier.formulaire_note import FormulaireNote
from tests.gui.screens.dossier.conftest import ouvrir_nouveau
from tests.gui.screens.dossier.gestes import completer, ici, suivant, taper


def lieu(ecran: EcranNouveauDossier) -> LieuNaissance | None:
    return ecran.personne.lieu.valeur({nom: champ.valeur() for nom, champ in ecran.personne.lieu.champs.items()})


def naitre(qtbot: QtBot, ecran: EcranNouveauDossier, ou: str) -> None:
    qtbot.mouseClick(ecran.personne.lieu.ne_en.segments.boutons[ou], Qt.MouseButton.LeftButton)


def test_asks_for_no_place_before_the_first_answer(nouveau: EcranNouveauDossier) -> None:
    place = nouveau.personne.lieu

    assert not place.commune.isVisible()
    assert not place.pays.isVisible()
    assert lieu(nouveau) is None


def test_born_abroad_picks_a_country(qtbot: QtBot, nouveau: EcranNouveauDossier) -> None:
    naitre(qtbot, nouveau, "etranger")
    assert ici() is nouveau.personne.lieu.pays.ligne

    completer(qtbot, nouveau.personne.lieu.pays, "portu")

    assert lieu(nouveau) == LieuNaissance("99139", "Portugal")


def test_namesakes_are_told_by_their_departement(qtbot: QtBot, nouveau: EcranNouveauDossier) -> None:
    naitre(qtbot, nouveau, "france")
    taper(qtbot, "saint aubin 14")
    qtbot.waitUntil(nouveau.personne.lieu.commune.liste.isVisible)

    offertes = [nouveau.personne.lieu.commune.liste.item(i).text() for i in range(3)]

    assert all("Calvados, 14" in offerte for offerte in offertes)


def test_a_commune_out_of_the_list_is_written_with_its_departement(qtbot: QtBot, nouveau: EcranNouveauDossier) -> None:
    naitre(qtbot, nouveau, "france")
    taper(qtbot, "Saint-Perdu")
    nouveau.personne.lieu.introuvable.setFocus()

    qtbot.keyClick(ici(), Qt.Key.Key_Space)

    assert ici() is nouveau.personne.lieu.commune_nom.ligne
    suivant(qtbot)
    taper(qtbot, "2a")
    assert lieu(nouveau) == LieuNaissance("99100", "France", None, "Saint-Perdu", "2A")


def test_what_is_hidden_does_not_answer(qtbot: QtBot, nouveau: EcranNouveauDossier) -> None:
    naitre(qtbot, nouveau, "france")
    completer(qtbot, nouveau.personne.lieu.commune, "vouziers")

    naitre(qtbot, nouveau, "etranger")

    assert lieu(nouveau) is None
    naitre(qtbot, nouveau, "france")
    assert lieu(nouveau) == LieuNaissance("99100", "France")


def test_a_draft_brings_the_place_back_as_it_was_asked(
    qtbot: QtBot, nouveau: EcranNouveauDossier, poste: Poste
) -> None:
    naitre(qtbot, nouveau, "france")
    nouveau.personne.lieu.introuvable.click()
    taper(qtbot, "Saint-Perdu")
    nouveau.saisie.liaison.pousser()
    qtbot.waitUntil(lambda: "commune_nom" in getattr(reprendre(poste.services, CLE), "contenu", {}))

    rouvert = ouvrir_nouveau(qtbot, poste)

    qtbot.waitUntil(rouvert.personne.lieu.commune_nom.isVisible)
    assert rouvert.personne.lieu.introuvable.isChecked()
    assert not rouvert.personne.lieu.commune.isVisible()


def test_a_text_that_is_no_commune_is_refused_and_kept(qtbot: QtBot, nouveau: EcranNouveauDossier) -> None:
    naitre(qtbot, nouveau, "france")
    taper(qtbot, "zzzz")

    with pytest.raises(SaisieInvalide):
        nouveau.saisie.liaison.valeurs()

    assert "Choisissez une ligne" in nouveau.personne.lieu.commune.erreur
    assert nouveau.personne.lieu.commune.ligne.text() == "zzzz"


def test_says_what_the_services_receive_and_keeps_what_is_typed(qtbot: QtBot, nouveau: EcranNouveauDossier) -> None:
    nouveau.personne.nom_famille.ligne.insert("Le\u00a0Guen")
    nouveau.personne.nom_famille.modifie.emit()

    assert "«\u00a0Le Guen\u00a0»" in nouveau.personne.nom_famille.controle.accessibleDescription()
    assert nouveau.personne.nom_famille.brouillon() == "Le\u00a0Guen"


def test_the_only_commune_of_a_postal_code_is_filled_in(qtbot: QtBot, nouveau: EcranNouveauDossier) -> None:
    nouveau.adresse.code_postal.ligne.setFocus()

    taper(qtbot, "93100")

    qtbot.waitUntil(lambda: nouveau.adresse.commune.brouillon() == "Montreuil")


def test_the_communes_of_a_shared_postal_code_are_named(qtbot: QtBot, nouveau: EcranNouveauDossier) -> None:
    nouveau.adresse.code_postal.ligne.setFocus()

    taper(qtbot, "61100")

    qtbot.waitUntil(lambda: "Flers" in nouveau.adresse.commune.controle.accessibleDescription())
    assert nouveau.adresse.commune.vide


@pytest.mark.parametrize(
    ("texte", "compte"),
    [("", ""), ("12 rue des Lilas", "16 / 38"), ("x" * 39, "39 / 38\u00a0: trop long pour l’enveloppe")],
)
def test_an_address_line_counts_its_characters(qtbot: QtBot, texte: str, compte: str) -> None:
    ligne = LigneAdresse("Voie")
    qtbot.addWidget(ligne)

    ligne.definir_valeur(texte)

    assert ligne.compte.text() == compte


def test_the_commune_counts_the_postal_code_before_it(qtbot: QtBot) -> None:
    ligne = LigneAdresse("Commune", prefixe=6)
    qtbot.addWidget(ligne)

    ligne.definir_valeur("Flers")

    assert ligne.compte.text() == "11 / 38"


@pytest.mark.parametrize(("texte", "valeur"), [("1", "01"), ("14", "14"), ("2b", "2B"), ("974", "974")])
def test_a_departement_by_its_number(qtbot: QtBot, texte: str, valeur: str) -> None:
    champ = ChampDepartement("Département")
    qtbot.addWidget(champ)

    champ.restaurer(texte)

    assert champ.valeur() == valeur


def test_a_departement_by_its_name_is_refused(qtbot: QtBot) -> None:
    champ = ChampDepartement("Département")
    qtbot.addWidget(champ)
    champ.restaurer("Calvados")

    assert champ.verifier() is not None
    assert "14, 2A ou 974" in champ.erreur


@pytest.mark.parametrize("texte", ["10/2026", "10 2026", "102026", "10-2026"])
def test_a_month(qtbot: QtBot, texte: str) -> None:
    champ = ChampMois("Premier mois")
    qtbot.addWidget(champ)

    champ.restaurer(texte)

    assert str(champ.valeur()) == "2026-10"


@pytest.mark.parametrize("texte", ["13/2026", "octobre", "10/26"])
def test_what_is_no_month_is_refused(qtbot: QtBot, texte: str) -> None:
    champ = ChampMois("Premier mois")
    qtbot.addWidget(champ)
    champ.restaurer(texte)

    assert champ.verifier() is not None


def test_words_of_health_are_told_beside_the_note_and_do_not_block(qtbot: QtBot) -> None:
    formulaire = FormulaireNote()
    qtbot.addWidget(formulaire)
    formulaire.show()
    assert not formulaire.risque.isVisible()

    formulaire.note.texte.setFocus()
    qtbot.keyClicks(formulaire.note.texte, "Suivi pour alcoolisme")

    assert formulaire.risque.isVisible()
    assert "alcoolisme" in formulaire.risque.findChildren(QLabel)[-1].text()
    assert formulaire.saisie({"note": formulaire.note.valeur()}) == "Suivi pour alcoolisme"

    formulaire.montrer("Suivi du loyer")
    assert not formulaire.risque.isVisible()
