"""The address of a dossier, its dates, what masks it, and the foyer on another day."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from ccas_desktop.application.dossiers.adresses import SaisieAdresse, enregistrer_adresse
from ccas_desktop.application.dossiers.verbes import SaisieUsager, ajouter_membre
from ccas_desktop.application.ports.base_adresse import SERVICE_PROPOSE, regler_service
from ccas_desktop.domain.personnes.adresse import Adresse
from ccas_desktop.domain.personnes.foyer import Lien
from ccas_desktop.domain.personnes.identite import Identite
from ccas_desktop.gui.poste import Poste
from ccas_desktop.gui.screens.dossier import EcranDossier
from ccas_desktop.gui.screens.dossier.formulaire_residence import FormulaireResidence
from tests.fakes.bureau import Bureau
from tests.gui.screens.dossier.gestes import enregistre, ici, situation, suivant, synthese, taper, volet_de

Ouvrir = Callable[[Poste], EcranDossier]
CHERCHEE = Adresse(voie="8 Boulevard du Port", code_postal="80000", commune="Amiens")


class BaseFactice:
    """Answers one address, and remembers what left the workstation."""

    def __init__(self, *adresses: Adresse) -> None:
        self.demandes: list[str] = []
        self._adresses = adresses

    def chercher(self, texte: str, *, annule: Callable[[], bool]) -> tuple[Adresse, ...]:
        assert not annule()
        self.demandes.append(texte)
        return self._adresses


def ouvrir_adresse(qtbot: QtBot, ecran: EcranDossier) -> FormulaireResidence:
    synthese(ecran).adresse.modifier.setFocus()
    qtbot.keyClick(ici(), Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: ecran.volet is not None)
    formulaire = volet_de(ecran).sujet.formulaire
    assert isinstance(formulaire, FormulaireResidence)
    return formulaire


def choisir(qtbot: QtBot, formulaire: FormulaireResidence, nom: str, code: str) -> None:
    segments = getattr(formulaire, nom).segments
    suivant(qtbot, jusqu_a=segments.focusProxy())
    while segments.code != code:
        qtbot.keyClick(ici(), Qt.Key.Key_Right)
        qtbot.keyClick(ici(), Qt.Key.Key_Space)


def avec_base(poste: Poste, factice: BaseFactice) -> Poste:
    regler_service(poste.services.preferences, SERVICE_PROPOSE)
    return replace(poste, services=replace(poste.services, ouvrir_adresses=lambda _url: factice))


def test_a_move_is_typed_with_the_keyboard_and_the_former_address_is_kept(
    qtbot: QtBot, poste: Poste, ouvrir: Ouvrir
) -> None:
    ecran = ouvrir(poste)
    formulaire = ouvrir_adresse(qtbot, ecran)

    qtbot.keyClick(ici(), Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    taper(qtbot, "8 place du Marche")
    choisir(qtbot, formulaire, "changement", "demenagement")
    suivant(qtbot, jusqu_a=formulaire.depuis.ligne)
    taper(qtbot, "01/10/2026")
    suivant(qtbot, jusqu_a=formulaire.arrivee_commune.ligne)
    taper(qtbot, "29/02/2024")
    lu = enregistre(qtbot, ecran)

    assert lu.dossier.adresse.voie == "8 place du Marche"
    assert [a.adresse.voie for a in lu.adresses] == ["3 rue de l’Église"]
    texte = synthese(ecran).adresse.texte.text()
    assert "À cette adresse depuis le 01/10/2026" in texte
    assert "Dans la commune depuis le 29/02/2024 (2\u00a0ans et 8\u00a0mois)" in texte
    assert situation(ecran).adresses.table.modele.index(0, 1).data() == "jusqu’au 30/09/2026"


def test_a_confidential_address_is_nowhere_on_the_screen_until_asked(
    qtbot: QtBot, poste: Poste, ouvrir: Ouvrir
) -> None:
    ecran = ouvrir(poste)
    formulaire = ouvrir_adresse(qtbot, ecran)
    choisir(qtbot, formulaire, "confidentielle", "oui")
    enregistre(qtbot, ecran)

    carte = synthese(ecran).adresse
    assert carte.texte.text() == "Adresse confidentielle"
    assert "Aucun envoi par la poste" in carte.envoi.accessibleName()
    assert not any("Flers" in etiquette.text() for etiquette in ecran.entete.findChildren(QLabel))

    carte.montrer_l_adresse.setFocus()
    qtbot.keyClick(ici(), Qt.Key.Key_Space)
    assert "3 RUE DE L’ÉGLISE" in carte.texte.text()
    ecran.actualiser()
    qtbot.waitUntil(lambda: carte.texte.text() == "Adresse confidentielle")


def test_the_network_proposes_addresses_and_imposes_none(qtbot: QtBot, poste: Poste, ouvrir: Ouvrir) -> None:
    factice = BaseFactice(CHERCHEE)
    ecran = ouvrir(avec_base(poste, factice))
    voie = ouvrir_adresse(qtbot, ecran).adresse.voie

    qtbot.keyClick(ici(), Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    taper(qtbot, "8 bd du port")
    qtbot.waitUntil(voie.liste.isVisible)
    assert "ROUX" not in " ".join(factice.demandes)
    suivant(qtbot)
    assert voie.valeur() == "8 bd du port"

    voie.ligne.setFocus()
    taper(qtbot, " ")
    qtbot.waitUntil(voie.liste.isVisible)
    qtbot.keyClick(ici(), Qt.Key.Key_Down)
    qtbot.keyClick(ici(), Qt.Key.Key_Return)
    assert enregistre(qtbot, ecran).dossier.adresse == CHERCHEE


def test_nothing_is_asked_of_the_network_for_a_confidential_address(qtbot: QtBot, poste: Poste, ouvrir: Ouvrir) -> None:
    factice = BaseFactice(CHERCHEE)
    ecran = ouvrir(avec_base(poste, factice))
    formulaire = ouvrir_adresse(qtbot, ecran)
    choisir(qtbot, formulaire, "confidentielle", "oui")

    with qtbot.waitSignal(formulaire.adresse.voie.texte_tape):
        formulaire.adresse.voie.ligne.setFocus()
        taper(qtbot, " bis")

    assert factice.demandes == []


def test_nothing_is_asked_of_the_network_until_it_is_turned_on(qtbot: QtBot, poste: Poste, ouvrir: Ouvrir) -> None:
    factice = BaseFactice(CHERCHEE)
    eteint = replace(poste, services=replace(poste.services, ouvrir_adresses=lambda _url: factice))
    formulaire = ouvrir_adresse(qtbot, ouvrir(eteint))

    with qtbot.waitSignal(formulaire.adresse.voie.texte_tape):
        taper(qtbot, " bis")

    assert factice.demandes == []


def test_the_foyer_of_another_day(
    qtbot: QtBot, le_bureau: Bureau, installer: Callable[[], Poste], ouvrir: Ouvrir
) -> None:
    saisie = SaisieUsager(Identite("ROUX", ("Léo",)), lien=Lien.AUTRE, arrivee=date(2026, 6, 1))
    ajouter_membre(le_bureau.services, le_bureau.auteur, le_bureau.dossier.dossier.id, saisie)
    ecran = ouvrir(installer())
    foyer = synthese(ecran).foyer
    assert "Personnes 2" in foyer.chiffres.accessibleName()

    foyer.jour.ligne.setFocus()
    qtbot.keyClick(ici(), Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    taper(qtbot, "31/05/2026")
    qtbot.keyClick(ici(), Qt.Key.Key_Return)

    assert "Personnes 1" in foyer.chiffres.accessibleName()
    assert foyer.table.modele.lignes[1].presence == "arrive\nle 01/06/2026"
    qtbot.keyClick(ici(), Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClick(ici(), Qt.Key.Key_Delete)
    suivant(qtbot)
    assert "Personnes 2" in foyer.chiffres.accessibleName()


def test_a_member_lodged_by_someone_and_present_a_part_of_the_time(qtbot: QtBot, poste: Poste, ouvrir: Ouvrir) -> None:
    ecran = ouvrir(poste)
    qtbot.mouseClick(synthese(ecran).foyer.ajouter_membre, Qt.MouseButton.LeftButton)
    champs = volet_de(ecran).sujet.formulaire.champs
    assert not champs["part"].isVisible()
    taper(qtbot, "h")
    suivant(qtbot, jusqu_a=champs["nom_famille"].controle)
    taper(qtbot, "ROUX")
    while not champs["prenoms"].isAncestorOf(ici()):
        suivant(qtbot)
    taper(qtbot, "Leo,")
    segments = champs["presence"].segments  # type: ignore[attr-defined]
    suivant(qtbot, jusqu_a=segments.focusProxy())
    while segments.code != "autre":
        qtbot.keyClick(ici(), Qt.Key.Key_Right)
        qtbot.keyClick(ici(), Qt.Key.Key_Space)
    suivant(qtbot, jusqu_a=champs["part"].controle)
    taper(qtbot, "30")
    suivant(qtbot, jusqu_a=champs["hebergeant_id"].controle)
    taper(qtbot, "ROUX")
    lu = enregistre(qtbot, ecran)

    (leo,) = (u for u in lu.usagers if u.identite.prenom == "Leo")
    assert str(leo.presence) == "0.3"
    assert leo.hebergeant_id == lu.demandeur.id
    presence = next(m.presence for m in synthese(ecran).foyer.table.modele.lignes if m.usager.id == leo.id)
    assert presence == "30\u00a0% du temps\nhébergé·e par ROUX Jeanne"


def test_a_long_note_pinned_is_read_first(
    qtbot: QtBot, le_bureau: Bureau, installer: Callable[[], Poste], ouvrir: Ouvrir
) -> None:
    dossier = le_bureau.dossier.dossier
    with le_bureau.services.base.ecriture(le_bureau.auteur) as base:
        base.enregistrer(replace(dossier, note="Appeler le matin"))
    ecran = ouvrir(installer())

    note = synthese(ecran).note
    qtbot.waitUntil(note.isVisible)
    assert note.texte.text() == "Appeler le matin"
    assert (
        note.mapTo(ecran, note.rect().topLeft()).y() < synthese(ecran).passage.mapTo(ecran, note.rect().topLeft()).y()
    )
    assert not ecran.epingler.isVisible()


def test_what_keeps_letters_from_the_post_is_said_with_the_address(
    qtbot: QtBot, le_bureau: Bureau, installer: Callable[[], Poste], ouvrir: Ouvrir
) -> None:
    dossier = le_bureau.dossier.dossier
    saisie = SaisieAdresse(dossier.adresse, ne_pas_ecrire=True)
    enregistrer_adresse(le_bureau.services, le_bureau.auteur, dossier, saisie)

    carte = synthese(ouvrir(installer())).adresse

    assert "«\u00a0ne pas écrire\u00a0»" in carte.envoi.accessibleName()
    assert "3 RUE DE L’ÉGLISE" in carte.texte.text()
