"""A file is opened and checked before it is kept: nothing that could not be shown again, nothing hidden in a picture.

To be called away from the window. A picture is drawn again, smaller when it has to be: what a camera adds to it (place,
serial number) and what someone may have hidden behind it are not kept.
"""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize
from PySide6.QtGui import QImage, QImageReader, QImageWriter, QPainter
from PySide6.QtPdf import QPdfDocument

from ccas_desktop.domain.dossiers.document import (
    PAGES_MAX,
    FichierAdmis,
    TypeFichier,
    exiger_pixels,
    exiger_poids,
    exiger_poids_garde,
    exiger_type_admis,
    taille_reduite,
)
from ccas_desktop.domain.errors import RefusMetier

DEBUT_OCTETS = 4096
QUALITE_JPEG = 85
MEMOIRE_IMAGE_MO = 300
_PROTEGE = (QPdfDocument.Error.IncorrectPassword, QPdfDocument.Error.UnsupportedSecurityScheme)


def examiner_fichier(chemin: Path, limite_mo: int) -> FichierAdmis:
    """Return a file of the disk, checked. Raises RefusMetier with the reason when it is not to be kept."""
    try:
        octets = chemin.stat().st_size
        with chemin.open("rb") as fichier:
            debut = fichier.read(DEBUT_OCTETS)
            if not debut:
                raise RefusMetier("document_vide")
            genre = exiger_type_admis(chemin.name, debut)
            exiger_poids(octets, genre, limite_mo)
            contenu = debut + fichier.read()
    except OSError as erreur:
        raise RefusMetier("document_illisible_du_disque") from erreur
    return _examiner(contenu, genre, limite_mo)


def examiner_image(image: QImage, limite_mo: int) -> FichierAdmis:
    """Return a picture pasted, checked."""
    exiger_pixels(image.width(), image.height())
    return _redessinee(image, TypeFichier.PNG, limite_mo)


def _examiner(contenu: bytes, genre: TypeFichier, limite_mo: int) -> FichierAdmis:
    if genre is TypeFichier.PDF:
        return FichierAdmis(genre, contenu, _pages(contenu))
    return _redessinee(_image(contenu, genre), genre, limite_mo)


def _pages(contenu: bytes) -> int:
    """Return the number of pages of a PDF that opens."""
    document, tampon = QPdfDocument(), QBuffer()
    tampon.setData(QByteArray(contenu))
    tampon.open(QIODevice.OpenModeFlag.ReadOnly)
    try:
        document.load(tampon)
        if document.error() in _PROTEGE:
            raise RefusMetier("document_protege")
        pages = document.pageCount()
        if document.status() is not QPdfDocument.Status.Ready or pages <= 0:
            raise RefusMetier("document_abime")
        if pages > PAGES_MAX:
            raise RefusMetier("document_trop_de_pages", pages=str(pages), limite=str(PAGES_MAX))
        return pages
    finally:
        document.close()
        tampon.close()


def _image(contenu: bytes, genre: TypeFichier) -> QImage:
    """Return a picture, its size checked before a single point of it is decoded."""
    tampon = QBuffer()
    tampon.setData(QByteArray(contenu))
    tampon.open(QIODevice.OpenModeFlag.ReadOnly)
    lecteur = QImageReader(tampon, QByteArray(genre.value.encode()))
    lecteur.setAutoTransform(True)
    lecteur.setAllocationLimit(MEMOIRE_IMAGE_MO)
    taille = lecteur.size()
    exiger_pixels(taille.width(), taille.height())
    lecteur.setScaledSize(QSize(*taille_reduite(taille.width(), taille.height())))
    image = lecteur.read()
    if image.isNull():
        raise RefusMetier("document_abime")
    return image


def _redessinee(image: QImage, genre: TypeFichier, limite_mo: int) -> FichierAdmis:
    """Return a picture drawn again; one that is too heavy as PNG becomes a JPEG."""
    largeur, hauteur = taille_reduite(image.width(), image.height())
    if (largeur, hauteur) != (image.width(), image.height()):
        image = image.scaled(largeur, hauteur)
    if genre is TypeFichier.PNG:
        png = _ecrite(_sans_texte(image), b"PNG")
        jpeg = _ecrite(_sur_blanc(image), b"JPEG")
        # A screenshot is lighter as PNG, a photo as JPEG.
        genre, contenu = (TypeFichier.PNG, png) if len(png) <= len(jpeg) else (TypeFichier.JPEG, jpeg)
    else:
        contenu = _ecrite(_sur_blanc(image), b"JPEG")
    exiger_poids_garde(len(contenu), limite_mo)
    return FichierAdmis(genre, contenu)


def _sans_texte(image: QImage) -> QImage:
    """Return the picture without the texts written beside it."""
    nue = image.copy()
    for cle in nue.textKeys():
        nue.setText(cle, "")
    return nue


def _sur_blanc(image: QImage) -> QImage:
    """Return the picture as JPEG can write it: on white where it is see-through, without its texts."""
    if not image.hasAlphaChannel():
        return _sans_texte(image).convertToFormat(QImage.Format.Format_RGB32)
    opaque = QImage(image.size(), QImage.Format.Format_RGB32)
    opaque.fill(0xFFFFFFFF)
    peintre = QPainter(opaque)
    peintre.drawImage(0, 0, image)
    peintre.end()
    return opaque


def _ecrite(image: QImage, format_image: bytes) -> bytes:
    tampon = QBuffer()
    tampon.open(QIODevice.OpenModeFlag.WriteOnly)
    ecrivain = QImageWriter(tampon, QByteArray(format_image))
    if format_image == b"JPEG":
        ecrivain.setQuality(QUALITE_JPEG)
    if not ecrivain.write(image):
        raise RefusMetier("document_abime")
    return bytes(tampon.data().data())
