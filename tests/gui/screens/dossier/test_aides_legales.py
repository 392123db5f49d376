"""The legal aids received and passed on, by keyboard only."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from functools import partial

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from ccas_desktop.domain.demandes.aides_exterieures import AideExterieure, OrganismeExterieur
from ccas_desktop.domain.demandes.aides_legales import DossierAideLegale, GenreAideLegale, ObligeAlimentaire
from ccas_desktop.domain.demandes.pieces_attendues import PieceAttendue, SortAttendue
from ccas_desktop.domain.enregistrement import Enregistrement
from ccas_desktop.gui.forms import ChampChoix
from ccas_desktop.gui.poste import Poste
from ccas_desktop.gui.screens.dossier import EcranDossier
from ccas_desktop.gui.screens.dossier.onglet_aides import OngletAides
from tests.fakes.bureau import AUJOURDHUI, Bureau
from tests.gui.screens.dossier.gestes import enregistre, ici, suivant, taper, volet_de

Ouvrir = Callable[[Poste], EcranDossier]


def aides(ecran: EcranDossier) -> OngletAides:
    onglet = ecran.montrer_onglet("aides")
    assert isinstance(onglet, OngletAides)
    return onglet


def lus(bureau: Bureau, genre: type[Enregistrement]) -> tuple[Enregistrement, ...]:
    with bureau.services.base.lecture() as base:
        return base.du_dossier(genre, bureau.dossier.dossier.id)


def est_ouvert(ecran: EcranDossier, cle: str) -> bool:
    return volet_de(ecran).sujet.cle == cle


def recevoir(qtbot: QtBot, ecran: EcranDossier, lettres: str) -> None:
    """Open the form with the space bar and choose a kind by its first letters."""
    aides(ecran).legales.ajout.setFocus()
    qtbot.keyClick(ici(), Qt.Key.Key_Space)
    taper(qtbot, lettres)
    suivant(qtbot)


def test_a_file_is_received_with_its_papers_and_clock(
    qtbot: QtBot, poste: Poste, ouvrir: Ouvrir, le_bureau: Bureau
) -> None:
    ecran = ouvrir(poste)
    recevoir(qtbot, ecran, "Alloc")
    enregistre(qtbot, ecran)

    (aide,) = lus(le_bureau, DossierAideLegale)
    assert isinstance(aide, DossierAideLegale)
    assert (aide.genre, aide.depose_le, aide.autorite) == (
        GenreAideLegale.APA,
        AUJOURDHUI,
        "Président du conseil départemental",
    )
    assert aide.depose_a == le_bureau.horloge.maintenant()
    qtbot.waitUntil(lambda: len(aides(ecran).legales.table.modele.lignes) == 1)
    dit = aides(ecran).legales.table.modele.index(0, 2).data().replace("\u00a0", " ")
    assert dit == "À transmettre avant le mercredi 23/12/2026, encore 30 jours"


def test_an_emergency_admission_wants_its_day(qtbot: QtBot, poste: Poste, ouvrir: Ouvrir, le_bureau: Bureau) -> None:
    ecran = ouvrir(poste)
    recevoir(qtbot, ecran, "Admi")
    champs = volet_de(ecran).sujet.formulaire.champs
    qtbot.keyClick(ici(), Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: champs["prononcee_le"].erreur == "À remplir.")
    champs["prononcee_le"].controle.setFocus()
    taper(qtbot, "22/11/2026")

    enregistre(qtbot, ecran)

    qtbot.waitUntil(lambda: len(aides(ecran).legales.table.modele.lignes) == 1)
    dit = aides(ecran).legales.table.modele.index(0, 2).data().replace("\u00a0", " ")
    assert "Avertir le département avant le mercredi 25/11/2026, encore 2 jours" in dit
    assert aides(ecran).legales.table.modele.lignes[0].presse


def test_a_relative_is_kept_with_the_day_they_were_told(
    qtbot: QtBot, poste: Poste, ouvrir: Ouvrir, le_bureau: Bureau
) -> None:
    ecran = ouvrir(poste)
    recevoir(qtbot, ecran, "Obli")
    enregistre(qtbot, ecran)
    qtbot.waitUntil(lambda: aides(ecran).obliges.isVisible())
    aides(ecran).obliges.ajout.setFocus()
    qtbot.keyClick(ici(), Qt.Key.Key_Space)
    for texte in ("ROUX", "Paul", "fils"):
        taper(qtbot, texte)
        suivant(qtbot)
    volet_de(ecran).sujet.formulaire.champs["information_le"].controle.setFocus()
    taper(qtbot, "23/11/2026")

    enregistre(qtbot, ecran)

    (oblige,) = lus(le_bureau, ObligeAlimentaire)
    assert isinstance(oblige, ObligeAlimentaire)
    assert (oblige.nom, oblige.lien, oblige.information_le) == ("ROUX", "fils", AUJOURDHUI)


def test_an_aid_asked_elsewhere_is_kept(qtbot: QtBot, poste: Poste, ouvrir: Ouvrir, le_bureau: Bureau) -> None:
    ecran = ouvrir(poste)
    aides(ecran).exterieures.ajout.setFocus()
    qtbot.keyClick(ici(), Qt.Key.Key_Space)
    taper(qtbot, "Fonds")
    volet_de(ecran).sujet.formulaire.champs["montant_demande"].controle.setFocus()
    taper(qtbot, "300")

    enregistre(qtbot, ecran)

    (aide,) = lus(le_bureau, AideExterieure)
    assert isinstance(aide, AideExterieure)
    assert (aide.organisme, aide.montant_demande, aide.orientee_le) == (
        OrganismeExterieur.FSL,
        Decimal(300),
        AUJOURDHUI,
    )


def test_an_aid_asked_elsewhere_names_the_request_it_completes(
    qtbot: QtBot, poste: Poste, ouvrir: Ouvrir, le_bureau: Bureau
) -> None:
    ecran = ouvrir(poste)
    aides(ecran).exterieures.ajout.setFocus()
    qtbot.keyClick(ici(), Qt.Key.Key_Space)
    taper(qtbot, "Fonds")
    demande = volet_de(ecran).sujet.formulaire.champs["demande_id"]
    assert isinstance(demande, ChampChoix)
    demande.controle.setFocus()
    qtbot.keyClick(ici(), Qt.Key.Key_End)
    choisie = demande.valeur()

    enregistre(qtbot, ecran)

    (aide,) = lus(le_bureau, AideExterieure)
    assert isinstance(aide, AideExterieure)
    assert aide.demande_id == choisie


def test_papers_are_asked_for_then_received(qtbot: QtBot, poste: Poste, ouvrir: Ouvrir, le_bureau: Bureau) -> None:
    ecran = ouvrir(poste)
    assert not aides(ecran).pieces.isVisible()
    recevoir(qtbot, ecran, "Alloc")
    enregistre(qtbot, ecran)
    qtbot.waitUntil(lambda: aides(ecran).pieces.isVisible())

    aides(ecran).pieces.ajout.setFocus()
    qtbot.keyClick(ici(), Qt.Key.Key_Space)
    taper(qtbot, "RIB")
    enregistre(qtbot, ecran)

    qtbot.waitUntil(lambda: len(aides(ecran).pieces.table.modele.lignes) == 1)
    dit = aides(ecran).pieces.table.modele.index(0, 1).data().replace("\u00a0", " ")
    assert dit == "Attendue\ndemandée le 23/11/2026 · à apporter avant le 08/12/2026"

    aides(ecran).pieces.table.setFocus()
    qtbot.keyClick(ici(), Qt.Key.Key_Home)
    qtbot.keyClick(ici(), Qt.Key.Key_Return)
    enregistre(qtbot, ecran)

    (piece,) = lus(le_bureau, PieceAttendue)
    assert isinstance(piece, PieceAttendue)
    assert (piece.sort, piece.reglee_le) == (SortAttendue.RECUE, AUJOURDHUI)


def test_what_was_being_typed_is_open_again(qtbot: QtBot, poste: Poste, ouvrir: Ouvrir) -> None:
    ecran = ouvrir(poste)
    recevoir(qtbot, ecran, "Alloc")
    enregistre(qtbot, ecran)
    onglet = aides(ecran)
    qtbot.waitUntil(lambda: len(onglet.legales.table.modele.lignes) == 1)
    aide = onglet.legales.table.modele.lignes[0].aide

    for cle in (f"aide_legale/{aide.id}", f"pieces_legales/{aide.dossier_id}", f"exterieure/{aide.dossier_id}"):
        onglet.rouvrir(cle)
        assert ecran.page is not None
        onglet.montrer(ecran.page)
        qtbot.waitUntil(partial(est_ouvert, ecran, cle))


def test_the_slip_of_transmission_is_made(qtbot: QtBot, poste: Poste, ouvrir: Ouvrir) -> None:
    ecran = ouvrir(poste)
    recevoir(qtbot, ecran, "Aide")
    volet_de(ecran).sujet.formulaire.champs["depose_le"].definir_valeur(date(2026, 11, 20))
    enregistre(qtbot, ecran)
    onglet = aides(ecran)
    qtbot.waitUntil(onglet.bordereau.isEnabled)

    onglet.bordereau.setFocus()
    qtbot.keyClick(ici(), Qt.Key.Key_Space)

    qtbot.waitUntil(lambda: onglet.impression.apercu is not None, timeout=20000)
    assert onglet.impression.apercu is not None
    assert onglet.impression.apercu.document.pageCount() == 1
    onglet.impression.apercu.close()
