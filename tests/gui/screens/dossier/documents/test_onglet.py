"""The tab of the documents: dropped, chosen, pasted, shown, exported, removed and brought back."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDropEvent, QGuiApplication
from pytestqt.qtbot import QtBot

from ccas_desktop.application.dossiers.documents import SaisieDocument, ajouter_document, lire_documents
from ccas_desktop.domain.dossiers.document import Document, FichierAdmis, GenreDocument, TypeFichier
from ccas_desktop.gui.poste import Poste
from ccas_desktop.gui.screens.dossier import EcranDossier
from ccas_desktop.gui.screens.dossier.documents.onglet import OngletDocuments
from tests.fakes.bureau import Bureau
from tests.gui.screens.dossier.conftest import AvisNotes
from tests.gui.screens.dossier.documents.fichiers import image, octets, pdf
from tests.gui.screens.dossier.gestes import enregistre, ici, taper, volet_de

Ouvrir = Callable[[Poste], EcranDossier]
CTRL = Qt.KeyboardModifier.ControlModifier


def ouvrir_documents(qtbot: QtBot, ecran: EcranDossier) -> OngletDocuments:
    onglet = ecran.montrer_onglet("documents")
    assert isinstance(onglet, OngletDocuments)
    qtbot.waitUntil(lambda: onglet.page is not None)
    return onglet


def deposer(onglet: OngletDocuments, chemin: Path) -> None:
    """Drop a file on the list, as the file manager does."""
    donnees = QMimeData()
    donnees.setUrls([QUrl.fromLocalFile(str(chemin))])
    copie, gauche, sans = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    onglet.liste.dropEvent(QDropEvent(QPoint(20, 20), copie, donnees, gauche, sans))


def gardes(bureau: Bureau) -> tuple[Document, ...]:
    return lire_documents(bureau.services, bureau.dossier.dossier.id).documents


def deja_un_pdf(bureau: Bureau, dossier: Path) -> Document:
    contenu = pdf(dossier / "deja.pdf").read_bytes()
    saisie = SaisieDocument(GenreDocument.JUSTIFICATIF, "Avis d’imposition")
    return ajouter_document(
        bureau.services, bureau.auteur, bureau.dossier.dossier.id, saisie, FichierAdmis(TypeFichier.PDF, contenu, 2)
    )


def test_a_pdf_dropped_is_named_kept_and_shown(
    qtbot: QtBot, poste: Poste, ouvrir: Ouvrir, le_bureau: Bureau, tmp_path: Path
) -> None:
    ecran = ouvrir(poste)
    onglet = ouvrir_documents(qtbot, ecran)
    deposer(onglet, pdf(tmp_path / "facture.pdf"))
    qtbot.waitUntil(lambda: ecran.volet is not None)

    taper(qtbot, "Facture EDF")
    enregistre(qtbot, ecran)

    qtbot.waitUntil(lambda: len(onglet.liste.table.modele.lignes) == 1)
    (document,) = gardes(le_bureau)
    assert (document.titre, document.genre, document.pages) == (
        "Facture EDF",
        GenreDocument.JUSTIFICATIF,
        2,
    )
    onglet.liste.table.selectRow(0)
    qtbot.waitUntil(onglet.apercu.visionneuse.isVisible)
    assert onglet.apercu.visionneuse.document.pageCount() == 2
    assert "1 document" in onglet.liste.jauge.texte.text()


def test_a_file_that_cannot_be_kept_says_why_and_opens_nothing(
    qtbot: QtBot, poste: Poste, ouvrir: Ouvrir, le_bureau: Bureau, avis: AvisNotes, tmp_path: Path
) -> None:
    ecran = ouvrir(poste)
    onglet = ouvrir_documents(qtbot, ecran)
    (tmp_path / "virus.pdf").write_bytes(b"MZ\x90\x00")

    deposer(onglet, tmp_path / "virus.pdf")

    qtbot.waitUntil(lambda: len(avis.avis) == 1)
    assert avis.avis[0].titre.startswith("Ce fichier n’est ni un PDF")
    assert ecran.volet is None
    assert gardes(le_bureau) == ()


def test_a_picture_is_pasted_turned_and_zoomed(qtbot: QtBot, poste: Poste, ouvrir: Ouvrir, le_bureau: Bureau) -> None:
    ecran = ouvrir(poste)
    onglet = ouvrir_documents(qtbot, ecran)
    QGuiApplication.clipboard().setImage(image())
    onglet.liste.table.setFocus()
    qtbot.keyClick(ici(), Qt.Key.Key_V, CTRL)
    qtbot.waitUntil(lambda: ecran.volet is not None)
    taper(qtbot, "Capture")
    enregistre(qtbot, ecran)
    qtbot.waitUntil(lambda: len(onglet.liste.table.modele.lignes) == 1)
    onglet.liste.table.selectRow(0)
    visionneuse = onglet.apercu.visionneuse
    qtbot.waitUntil(visionneuse.isVisible)

    qtbot.mouseClick(visionneuse.tourner, Qt.MouseButton.LeftButton)
    assert visionneuse.image.angle == 90
    avant = visionneuse.image.transform().m11()
    qtbot.mouseClick(visionneuse.plus, Qt.MouseButton.LeftButton)
    assert visionneuse.image.transform().m11() > avant
    qtbot.mouseClick(visionneuse.entier, Qt.MouseButton.LeftButton)
    assert visionneuse.image.ajustee


def test_an_empty_clipboard_is_said(qtbot: QtBot, poste: Poste, ouvrir: Ouvrir, avis: AvisNotes) -> None:
    onglet = ouvrir_documents(qtbot, ouvrir(poste))
    QGuiApplication.clipboard().setText("du texte")
    onglet.liste.table.setFocus()

    qtbot.keyClick(ici(), Qt.Key.Key_V, CTRL)

    assert avis.avis[-1].titre == "Le presse-papiers ne contient ni image, ni fichier."


def test_a_paper_seen_is_noted_without_a_file(qtbot: QtBot, poste: Poste, ouvrir: Ouvrir, le_bureau: Bureau) -> None:
    ecran = ouvrir(poste)
    onglet = ouvrir_documents(qtbot, ecran)

    qtbot.mouseClick(onglet.liste.vu, Qt.MouseButton.LeftButton)
    taper(qtbot, "Passeport")
    enregistre(qtbot, ecran)

    qtbot.waitUntil(lambda: len(onglet.liste.table.modele.lignes) == 1)
    onglet.liste.table.selectRow(0)
    assert onglet.apercu.precision.text().startswith("Vu par Nadia BENALI le 23/11/2026")
    assert not onglet.apercu.visionneuse.isVisible()
    assert not onglet.apercu.exporter.isVisible()


def test_a_paper_removed_with_the_keyboard_comes_back(
    qtbot: QtBot,
    installer: Callable[[], Poste],
    ouvrir: Ouvrir,
    le_bureau: Bureau,
    avis: AvisNotes,
    tmp_path: Path,
) -> None:
    deja_un_pdf(le_bureau, tmp_path)
    onglet = ouvrir_documents(qtbot, ouvrir(installer()))
    qtbot.waitUntil(lambda: len(onglet.liste.table.modele.lignes) == 1)
    onglet.liste.table.selectRow(0)
    onglet.liste.table.setFocus()

    qtbot.keyClick(ici(), Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: not onglet.liste.table.modele.lignes)
    assert "peut encore revenir" in onglet.liste.retires.text()
    avis.actions[-1].faire()

    qtbot.waitUntil(lambda: len(onglet.liste.table.modele.lignes) == 1)


def test_enter_opens_what_can_be_changed_of_a_paper(
    qtbot: QtBot, installer: Callable[[], Poste], ouvrir: Ouvrir, le_bureau: Bureau, tmp_path: Path
) -> None:
    deja_un_pdf(le_bureau, tmp_path)
    ecran = ouvrir(installer())
    onglet = ouvrir_documents(qtbot, ecran)
    qtbot.waitUntil(lambda: len(onglet.liste.table.modele.lignes) == 1)
    onglet.liste.table.selectRow(0)
    onglet.liste.table.setFocus()
    qtbot.keyClick(ici(), Qt.Key.Key_Return)
    volet_de(ecran)

    taper(qtbot, " 2026")
    enregistre(qtbot, ecran)

    qtbot.waitUntil(lambda: onglet.liste.table.modele.lignes[0].titre == "Avis d’imposition 2026")


def test_only_an_export_writes_a_file_in_clear(
    qtbot: QtBot,
    installer: Callable[[], Poste],
    ouvrir: Ouvrir,
    le_bureau: Bureau,
    avis: AvisNotes,
    tmp_path: Path,
) -> None:
    deja_un_pdf(le_bureau, tmp_path)
    onglet = ouvrir_documents(qtbot, ouvrir(installer()))
    qtbot.waitUntil(lambda: len(onglet.liste.table.modele.lignes) == 1)
    onglet.liste.table.selectRow(0)
    qtbot.waitUntil(onglet.apercu.exporter.isVisible)

    onglet.apercu._exporter(tmp_path / "copie.pdf", onglet.apercu._contenu)

    qtbot.waitUntil(lambda: bool(avis.succes_dits))
    assert (tmp_path / "copie.pdf").read_bytes() == (tmp_path / "deja.pdf").read_bytes()
    assert "Copie en clair" in avis.succes_dits[0]


def test_a_copy_that_cannot_be_written_says_so_in_french_and_leaves_nothing(
    qtbot: QtBot, installer: Callable[[], Poste], ouvrir: Ouvrir, le_bureau: Bureau, avis: AvisNotes, tmp_path: Path
) -> None:
    deja_un_pdf(le_bureau, tmp_path)
    onglet = ouvrir_documents(qtbot, ouvrir(installer()))
    qtbot.waitUntil(lambda: len(onglet.liste.table.modele.lignes) == 1)
    onglet.liste.table.selectRow(0)
    qtbot.waitUntil(onglet.apercu.exporter.isVisible)

    # A key taken out: the folder chosen is no longer there.
    onglet.apercu._exporter(tmp_path / "cle_usb" / "copie.pdf", onglet.apercu._contenu)

    qtbot.waitUntil(lambda: bool(avis.avis))
    assert avis.avis[0].titre == "Le fichier n’a pas pu être écrit."
    assert not (tmp_path / "cle_usb").exists()


@pytest.mark.parametrize("genre", [b"JPEG", b"PNG"])
def test_a_picture_chosen_is_kept(qtbot: QtBot, poste: Poste, ouvrir: Ouvrir, tmp_path: Path, genre: bytes) -> None:
    ecran = ouvrir(poste)
    onglet = ouvrir_documents(qtbot, ecran)
    chemin = tmp_path / f"photo.{genre.decode().lower()}"
    chemin.write_bytes(octets(image(), genre))

    onglet.liste.fichier_voulu.emit(chemin)

    qtbot.waitUntil(lambda: ecran.volet is not None)
    assert volet_de(ecran).sujet.titre == "Nouveau document"
