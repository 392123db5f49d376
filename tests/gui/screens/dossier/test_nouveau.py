"""A dossier is opened with the keyboard, kept as it is typed, and doubles nobody unawares."""

from __future__ import annotations

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from ccas_desktop.application.brouillons import reprendre
from ccas_desktop.application.dossiers.verbes import lire_dossier
from ccas_desktop.application.guichet.places import CLE_NOUVEAU_DOSSIER as CLE
from ccas_desktop.domain.dossiers.dossier import Adresse, DossierComplet
from ccas_desktop.domain.personnes.identite import DateNaissance, Identite, LieuNaissance, Sexe
from ccas_desktop.gui.poste import Poste
from ccas_desktop.gui.screens.dossier import EcranNouveauDossier
from tests.fakes.bureau import Bureau
from tests.gui.screens.dossier.conftest import AvisNotes, ouvrir_nouveau
from tests.gui.screens.dossier.gestes import completer, suivant, taper


def creer(qtbot: QtBot, ecran: EcranNouveauDossier, poste: Poste) -> DossierComplet:
    """Create the dossier and return it as saved."""
    with qtbot.waitSignal(ecran.dossier_voulu) as voulu:
        qtbot.keyClick(ecran, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    return lire_dossier(poste.services.base, voulu.args[0])


def test_a_whole_person_is_typed_with_the_keyboard(qtbot: QtBot, nouveau: EcranNouveauDossier, poste: Poste) -> None:
    taper(qtbot, "Le Guen")
    suivant(qtbot)
    taper(qtbot, "Petit")
    suivant(qtbot)
    taper(qtbot, "Anne-Sophie, Marie,")
    suivant(qtbot)
    taper(qtbot, "270687")
    suivant(qtbot)
    qtbot.keyClick(nouveau.personne.sexe.segments.boutons["F"], Qt.Key.Key_Space)
    qtbot.keyClick(nouveau.personne.lieu.ne_en.segments.boutons["france"], Qt.Key.Key_Space)
    completer(qtbot, nouveau.personne.lieu.commune, "vouziers")
    suivant(qtbot, jusqu_a=nouveau.personne.telephone.ligne)
    taper(qtbot, "0612345678")

    cree = creer(qtbot, nouveau, poste)

    assert cree.demandeur.identite == Identite(
        "Le Guen",
        ("Anne-Sophie", "Marie"),
        Sexe.FEMININ,
        "Petit",
        DateNaissance(1987, 6, 27),
        LieuNaissance("99100", "France", "08490", "Vouziers", "08"),
    )
    assert cree.demandeur.telephone == "06 12 34 56 78"


def test_enter_in_the_last_field_creates(qtbot: QtBot, nouveau: EcranNouveauDossier, poste: Poste) -> None:
    nouveau.personne.nom_famille.restaurer("Petit")
    nouveau.personne.prenoms.restaurer("Jean")
    nouveau.adresse.voie.restaurer("12 rue des Lilas")
    nouveau.adresse.code_postal.restaurer("61100")
    nouveau.adresse.commune.ligne.setFocus()
    taper(qtbot, "Flers")

    with qtbot.waitSignal(nouveau.dossier_voulu) as voulu:
        qtbot.keyClick(nouveau.adresse.commune.ligne, Qt.Key.Key_Return)

    complet = lire_dossier(poste.services.base, voulu.args[0])
    assert complet.dossier.adresse == Adresse(voie="12 rue des Lilas", code_postal="61100", commune="Flers")


def test_an_address_abroad_keeps_its_country(qtbot: QtBot, nouveau: EcranNouveauDossier, poste: Poste) -> None:
    nouveau.personne.nom_famille.restaurer("Petit")
    nouveau.personne.prenoms.restaurer("Jean")
    nouveau.adresse.code_postal.restaurer("1000")
    nouveau.adresse.commune.restaurer("Bruxelles")
    nouveau.adresse.pays.ligne.setFocus()
    taper(qtbot, "Belgique")

    with qtbot.waitSignal(nouveau.dossier_voulu) as voulu:
        qtbot.keyClick(nouveau.adresse.pays.ligne, Qt.Key.Key_Return)

    adresse = lire_dossier(poste.services.base, voulu.args[0]).dossier.adresse
    assert adresse.lignes == ("1000 BRUXELLES", "BELGIQUE")


def test_a_double_enter_makes_one_dossier(qtbot: QtBot, nouveau: EcranNouveauDossier, poste: Poste) -> None:
    nouveau.personne.nom_famille.restaurer("Unique")
    nouveau.personne.prenoms.restaurer("Jean")

    with qtbot.waitSignal(nouveau.dossier_voulu):
        nouveau.enregistrer()
        nouveau.enregistrer()

    with poste.services.base.lecture() as base:
        assert len(base.chercher("unique")) == 1


def test_what_is_missing_is_told_at_its_field_and_nothing_is_lost(qtbot: QtBot, nouveau: EcranNouveauDossier) -> None:
    taper(qtbot, "Le Guen")

    qtbot.keyClick(nouveau, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)

    qtbot.waitUntil(lambda: nouveau.personne.prenoms.erreur == "À remplir.")
    assert nouveau.personne.prenoms.editeur.ligne.hasFocus()
    assert nouveau.personne.nom_famille.brouillon() == "Le Guen"


def test_a_refusal_of_the_rules_is_told_at_its_field(qtbot: QtBot, nouveau: EcranNouveauDossier) -> None:
    nouveau.personne.nom_famille.restaurer("Petit")
    nouveau.personne.prenoms.restaurer("Jean")
    nouveau.personne.courriel.restaurer("pas un courriel")

    nouveau.enregistrer()

    qtbot.waitUntil(lambda: "nom@exemple.fr" in nouveau.personne.courriel.erreur)
    assert nouveau.personne.courriel.ligne.hasFocus()


def test_what_is_typed_is_found_again(qtbot: QtBot, nouveau: EcranNouveauDossier, poste: Poste) -> None:
    taper(qtbot, "Le Guen")
    qtbot.waitUntil(lambda: reprendre(poste.services, CLE) is not None)

    rouvert = ouvrir_nouveau(qtbot, poste)

    qtbot.waitUntil(rouvert.bandeau.isVisible)
    assert rouvert.personne.nom_famille.brouillon() == "Le Guen"
    assert "Saisie reprise" in rouvert.bandeau.accessibleName()


def test_what_was_found_again_can_be_forgotten(qtbot: QtBot, nouveau: EcranNouveauDossier, poste: Poste) -> None:
    taper(qtbot, "Le Guen")
    qtbot.waitUntil(lambda: reprendre(poste.services, CLE) is not None)
    rouvert = ouvrir_nouveau(qtbot, poste)
    qtbot.waitUntil(rouvert.bandeau.isVisible)

    qtbot.mouseClick(rouvert.bandeau.bouton, Qt.MouseButton.LeftButton)

    qtbot.waitUntil(lambda: reprendre(poste.services, CLE) is None)
    assert rouvert.personne.nom_famille.vide
    assert rouvert.bandeau.isHidden()


def test_once_created_nothing_is_left_to_find_again(qtbot: QtBot, nouveau: EcranNouveauDossier, poste: Poste) -> None:
    taper(qtbot, "Petit")
    nouveau.personne.prenoms.restaurer("Jean")

    creer(qtbot, nouveau, poste)

    assert reprendre(poste.services, CLE) is None


def test_a_likely_double_is_shown_and_opened(qtbot: QtBot, nouveau: EcranNouveauDossier, le_bureau: Bureau) -> None:
    taper(qtbot, "Rous")
    suivant(qtbot)
    suivant(qtbot)
    taper(qtbot, "Jeanne")

    qtbot.waitUntil(nouveau.doublons.isVisible)
    fiche = nouveau.doublons.fiches[0]
    assert fiche.textes == ("2026-0001 · ROUX Jeanne", "Né·e le\u00a0: 27/06/1987", "Une lettre de différence")
    with qtbot.waitSignal(nouveau.dossier_voulu) as voulu:
        qtbot.mouseClick(fiche.bouton, Qt.MouseButton.LeftButton)
    assert voulu.args == [le_bureau.dossier.dossier.id]


def test_a_likely_double_forbids_nothing(qtbot: QtBot, nouveau: EcranNouveauDossier, poste: Poste) -> None:
    taper(qtbot, "Roux")
    nouveau.personne.prenoms.restaurer("Jeanne")
    nouveau.doublons.attendre()
    qtbot.waitUntil(nouveau.doublons.isVisible)

    cree = creer(qtbot, nouveau, poste)

    assert cree.dossier.numero == "2026-0002"


def test_a_dossier_made_says_its_number(
    qtbot: QtBot, nouveau: EcranNouveauDossier, poste: Poste, avis: AvisNotes
) -> None:
    nouveau.personne.nom_famille.restaurer("Petit")
    nouveau.personne.prenoms.restaurer("Jean")

    creer(qtbot, nouveau, poste)

    assert avis.succes_dits == ["Le dossier 2026-0002 est ouvert."]
