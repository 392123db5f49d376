"""The tab of the situation, each of its forms filled in with the keyboard alone."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from ccas_desktop.application.brouillons import reprendre
from ccas_desktop.application.dossiers.verbes import SaisieUsager, ajouter_membre
from ccas_desktop.domain.dossiers.dossier import MotifCloture
from ccas_desktop.domain.personnes.contacts import MoyenContact
from ccas_desktop.domain.personnes.foyer import Lien
from ccas_desktop.domain.personnes.identite import Identite
from ccas_desktop.domain.personnes.protection import Mesure, RecoitCourriers
from ccas_desktop.domain.personnes.residence import ModeLogement
from ccas_desktop.domain.personnes.situation_personne import CaisseComplementaire, CaisseRetraite, SituationFamiliale
from ccas_desktop.gui.forms import Champ, ChampSegments
from ccas_desktop.gui.poste import Poste
from ccas_desktop.gui.screens.dossier import EcranDossier
from tests.fakes.bureau import AUJOURDHUI, Bureau
from tests.gui.screens.dossier.conftest import AvisNotes
from tests.gui.screens.dossier.gestes import enregistre, ici, situation, suivant, taper, volet_de

Ouvrir = Callable[[Poste], EcranDossier]
NIR = "2 69 05 49 588 157 80"


def champ(ecran: EcranDossier, nom: str) -> Champ:
    return volet_de(ecran).sujet.formulaire.champs[nom]


def aller(qtbot: QtBot, ecran: EcranDossier, nom: str) -> None:
    """Go to a field with Tab."""
    vise = champ(ecran, nom)
    controle = vise.segments.focusProxy() if isinstance(vise, ChampSegments) else vise.controle
    if ici() is not controle:
        suivant(qtbot, jusqu_a=controle)


def choisir(qtbot: QtBot, ecran: EcranDossier, nom: str, debut: str) -> None:
    """Choose in a list by the first letters of its words."""
    aller(qtbot, ecran, nom)
    taper(qtbot, debut)


def cocher(qtbot: QtBot, ecran: EcranDossier, nom: str, code: str) -> None:
    """Choose one of the words side by side with the arrows."""
    aller(qtbot, ecran, nom)
    vise = champ(ecran, nom)
    assert isinstance(vise, ChampSegments)
    for _ in vise.segments.boutons:
        if vise.segments.code == code:
            return
        qtbot.keyClick(ici(), Qt.Key.Key_Space)
        if vise.segments.code != code:
            qtbot.keyClick(ici(), Qt.Key.Key_Right)
            qtbot.keyClick(ici(), Qt.Key.Key_Space)
    assert vise.segments.code == code


def ouvrir_le_panneau(qtbot: QtBot, ecran: EcranDossier, bouton: object) -> None:
    """Press a button with Space."""
    bouton.setFocus()  # type: ignore[attr-defined]
    qtbot.keyClick(ici(), Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: ecran.volet is not None)


def membre(bureau: Bureau, prenom: str, **place: object) -> None:
    saisie = SaisieUsager(Identite("ROUX", (prenom,)), lien=Lien.ENFANT, **place)  # type: ignore[arg-type]
    ajouter_membre(bureau.services, bureau.auteur, bureau.dossier.dossier.id, saisie)


def test_the_situation_of_a_person(qtbot: QtBot, poste: Poste, ouvrir: Ouvrir) -> None:
    ecran = ouvrir(poste)
    ouvrir_le_panneau(qtbot, ecran, situation(ecran).personnes.situation)

    choisir(qtbot, ecran, "familiale", "veuf")
    aller(qtbot, ecran, "employeur")
    taper(qtbot, "Mairie de Flers")
    choisir(qtbot, ecran, "retraite", "msa")
    choisir(qtbot, ecran, "complementaire", "irc")
    aller(qtbot, ecran, "autre_telephone")
    taper(qtbot, "0261915566")
    choisir(qtbot, ecran, "contact", "sms")
    aller(qtbot, ecran, "prevenir_nom")
    taper(qtbot, "Lea ROUX")
    cocher(qtbot, ecran, "gros_caracteres", "oui")
    lue = enregistre(qtbot, ecran).demandeur

    assert lue.situation.familiale is SituationFamiliale.VEUF
    assert lue.situation.employeur == "Mairie de Flers"
    assert (lue.situation.retraite, lue.situation.complementaire) == (
        CaisseRetraite.MSA,
        CaisseComplementaire.IRCANTEC,
    )
    assert lue.autre_telephone == "02 61 91 55 66"
    assert lue.a_prevenir.nom == "Lea ROUX"
    assert lue.preferences.contact is MoyenContact.SMS
    assert lue.preferences.gros_caracteres
    mots = situation(ecran).personnes.table.modele.lignes[0].mots
    assert "Veuf, veuve · Mairie de Flers · retraite\u00a0: MSA, Ircantec" in mots
    assert "Courriers en gros caractères" in mots


def test_a_tutelle_with_her_mandataire(qtbot: QtBot, poste: Poste, ouvrir: Ouvrir) -> None:
    ecran = ouvrir(poste)
    ouvrir_le_panneau(qtbot, ecran, situation(ecran).personnes.protection)
    assert not champ(ecran, "mandataire_nom").isVisible()

    choisir(qtbot, ecran, "mesure", "tut")
    qtbot.waitUntil(champ(ecran, "mandataire_nom").isVisible)
    cocher(qtbot, ecran, "recoit", "mandataire")
    aller(qtbot, ecran, "mandataire_nom")
    taper(qtbot, "ROUSSEL")
    qtbot.keyClick(ici(), Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)

    # Letters go there: the address is asked for at its field, nothing typed is lost.
    qtbot.waitUntil(lambda: "adresse du mandataire" in champ(ecran, "mandataire_voie").erreur)
    assert ici() is champ(ecran, "mandataire_voie").controle
    taper(qtbot, "1 rue du Port")
    protection = enregistre(qtbot, ecran).demandeur.protection

    assert protection is not None
    assert (protection.mesure, protection.recoit) == (Mesure.TUTELLE, RecoitCourriers.MANDATAIRE)
    assert (protection.mandataire.nom, protection.mandataire.adresse.voie) == ("ROUSSEL", "1 rue du Port")


def test_the_three_households_side_by_side(
    qtbot: QtBot, le_bureau: Bureau, installer: Callable[[], Poste], ouvrir: Ouvrir
) -> None:
    membre(le_bureau, "Léo")
    membre(le_bureau, "Zoé", depart=date(2026, 1, 1))
    ecran = ouvrir(installer())
    foyers = situation(ecran).foyers
    ouvrir_le_panneau(qtbot, ecran, foyers.modifier)
    leo, zoe = (u.id for u in ecran._page_lue().foyer[1:])

    cocher(qtbot, ecran, f"{leo}/caf", "oui")
    cocher(qtbot, ecran, f"{leo}/fiscal", "non")
    cocher(qtbot, ecran, f"{zoe}/caf", "oui")
    lu = enregistre(qtbot, ecran)

    assert (lu.usager(leo).foyer_caf, lu.usager(leo).foyer_fiscal) == (True, False)
    assert (lu.usager(zoe).foyer_caf, lu.usager(zoe).foyer_fiscal) == (True, None)
    dites = foyers.ecarts.text()
    assert "Léo vit ici, hors du foyer fiscal" in dites
    assert "Zoé ne vit pas ici, mais le quotient familial" in dites
    modele = foyers.table.modele
    assert [modele.index(1, rang).data() for rang in (1, 2, 3)] == ["Oui", "Oui", "Non"]
    assert modele.index(2, 3).data() == "Ne sait pas"


def test_the_housing_and_who_follows(qtbot: QtBot, poste: Poste, ouvrir: Ouvrir) -> None:
    ecran = ouvrir(poste)
    suivi = situation(ecran).suivi
    qtbot.waitUntil(suivi.modifier.isEnabled)
    ouvrir_le_panneau(qtbot, ecran, suivi.modifier)

    choisir(qtbot, ecran, "mode", "sans")
    aller(qtbot, ecran, "surface")
    taper(qtbot, "beaucoup")
    suivant(qtbot)
    assert "45" in champ(ecran, "surface").erreur
    champ(ecran, "surface").controle.setFocus()
    qtbot.keyClick(ici(), Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    taper(qtbot, "62,5 m2")
    agent = poste.auteur().nom
    choisir(qtbot, ecran, "referent_id", agent[:3])
    lu = enregistre(qtbot, ecran).dossier

    assert lu.logement.mode is ModeLogement.SANS_ABRI
    assert str(lu.logement.surface) == "62.5"
    assert lu.referent_id is not None
    assert "Sans abri · 62,5\u00a0m²" in suivi.texte.text()
    assert "Référent·e" in suivi.texte.text()


def test_a_dossier_is_closed_by_the_keyboard_and_says_so_at_its_head(
    qtbot: QtBot, poste: Poste, ouvrir: Ouvrir
) -> None:
    ecran = ouvrir(poste)
    suivi = situation(ecran).suivi
    qtbot.waitUntil(suivi.modifier.isEnabled)
    ouvrir_le_panneau(qtbot, ecran, suivi.modifier)

    aller(qtbot, ecran, "clos_le")
    taper(qtbot, "231126")
    choisir(qtbot, ecran, "motif_cloture", "aut")
    lu = enregistre(qtbot, ecran).dossier

    assert lu.motif_cloture is MotifCloture.AUTRE
    mots = [etiquette.text() for etiquette in ecran.entete.findChildren(QLabel)]
    assert any("Dossier clos le 23/11/2026" in mot for mot in mots)


def test_a_dated_note_is_written_put_right_and_removed(
    qtbot: QtBot, poste: Poste, ouvrir: Ouvrir, avis: AvisNotes
) -> None:
    ecran = ouvrir(poste)
    notes = situation(ecran).notes
    ouvrir_le_panneau(qtbot, ecran, notes.ajouter_note)
    taper(qtbot, "A rappele")
    (note,) = enregistre(qtbot, ecran).notes

    notes.table.setFocus()
    qtbot.keyClick(notes.table, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: ecran.volet is not None)
    taper(qtbot, " deux fois")
    (corrigee,) = enregistre(qtbot, ecran).notes
    assert "deux fois" in corrigee.texte
    assert corrigee.ecrite_le == note.ecrite_le
    assert notes.table.modele.index(0, 0).data() == f"{AUJOURDHUI:%d/%m/%Y}"

    notes.table.setFocus()
    qtbot.keyClick(notes.table, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: ecran._page_lue().complet.notes == ())
    assert avis.actions


def test_a_social_security_number_is_refused_at_its_field_and_in_no_draft(
    qtbot: QtBot, poste: Poste, ouvrir: Ouvrir
) -> None:
    ecran = ouvrir(poste)
    ouvrir_le_panneau(qtbot, ecran, situation(ecran).notes.ajouter_note)
    taper(qtbot, f"secu {NIR}")

    qtbot.keyClick(ici(), Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)

    qtbot.waitUntil(lambda: "2019-341" in champ(ecran, "texte").erreur)
    assert NIR in champ(ecran, "texte").brouillon()
    cle = volet_de(ecran).sujet.cle
    volet_de(ecran).saisie.liaison.pousser()
    poste.jobs.ecrire(lambda: None)
    qtbot.waitUntil(lambda: True)
    brouillon = reprendre(poste.services, cle)
    assert brouillon is None or NIR not in str(brouillon.contenu)
