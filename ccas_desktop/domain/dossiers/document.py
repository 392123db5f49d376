"""A paper of a dossier: scanned and kept, or seen and not kept."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from ccas_desktop.domain.enregistrement import Enregistrement
from ccas_desktop.domain.errors import RefusMetier

OCTETS_PAR_MO = 1_000_000
LIMITE_PAR_DEFAUT_MO = 10
LIMITES_MO = (5, 10, 20, 50)
# A photo is reduced before it is kept: what comes in may be heavier than what stays.
IMAGE_BRUTE_MAX_OCTETS = 60 * OCTETS_PAR_MO
# A4 at 300 points an inch: what a scanner gives, and what an eye can read.
COTE_MAX_PIXELS = 3508
# Above, decoding would take the memory of the whole workstation: no paper needs it.
PIXELS_MAX = 60_000_000
PAGES_MAX = 300
TITRE_MAX = 120
MORCEAU_OCTETS = 262_144

_SIGNATURES = ((b"%PDF-", "pdf"), (b"\xff\xd8\xff", "jpeg"), (b"\x89PNG\r\n\x1a\n", "png"))
_PDF_DANS_LES_PREMIERS = 1024
_EXTENSIONS = {"pdf": "pdf", "jpg": "jpeg", "jpeg": "jpeg", "jpe": "jpeg", "png": "png"}


class GenreDocument(StrEnum):
    """What a paper is (features.md D15)."""

    JUSTIFICATIF = "justificatif"
    COURRIER = "courrier"
    CERFA = "cerfa"
    RAPPORT = "rapport"
    AUTRE = "autre"


class ThemeDocument(StrEnum):
    """What a paper is about (features.md D15, without the one about health)."""

    BUDGET = "budget"
    LOGEMENT = "logement"
    IMPOT = "impot"
    PRESTATIONS = "prestations"
    EMPLOI = "emploi"
    RETRAITE = "retraite"
    DOMICILE = "domicile"
    JUSTICE = "justice"


class TypeFichier(StrEnum):
    """How the file of a paper is written; RIEN for a paper seen and not kept."""

    PDF = "pdf"
    JPEG = "jpeg"
    PNG = "png"
    RIEN = ""


@dataclass(frozen=True)
class FichierAdmis:
    """A file that was opened, checked, and reduced when it had to be."""

    type: TypeFichier
    contenu: bytes
    pages: int = 1


@dataclass(frozen=True, kw_only=True)
class Document(Enregistrement):
    """A paper of a dossier; its file is kept apart.

    Attributes:
        piece: name of the paper asked for a demande that it answers; may be empty.
        taille: bytes of the file; 0 when it was not kept.
        empreinte: SHA-256 of the file, in hexadecimal; empty when it was not kept.
        agent: who added it, or saw it.
    """

    dossier_id: str
    genre: GenreDocument
    titre: str
    ajoute_le: datetime
    agent: str
    theme: ThemeDocument | None = None
    demande_id: str | None = None
    piece: str = ""
    type: TypeFichier = TypeFichier.RIEN
    taille: int = 0
    pages: int = 0
    empreinte: str = ""

    @property
    def est_conserve(self) -> bool:
        """Tell whether a copy is kept; otherwise the paper was only seen."""
        return self.type is not TypeFichier.RIEN


def type_du_contenu(debut: bytes) -> TypeFichier | None:
    """Return how a file is written by what it starts with, whatever it is called."""
    for signature, nom in _SIGNATURES:
        if debut.startswith(signature) or (nom == "pdf" and signature in debut[:_PDF_DANS_LES_PREMIERS]):
            return TypeFichier(nom)
    return None


def exiger_type_admis(nom: str, debut: bytes) -> TypeFichier:
    """Return how a file is written. Raises RefusMetier when it is none of ours, or not what its name says."""
    trouve = type_du_contenu(debut)
    if trouve is None:
        raise RefusMetier("document_format_inconnu")
    annonce = _EXTENSIONS.get(nom.rpartition(".")[2].lower()) if "." in nom else trouve.value
    if annonce != trouve.value:
        raise RefusMetier("document_extension_trompeuse", contenu=trouve.value.upper())
    return trouve


def exiger_poids(octets: int, type_fichier: TypeFichier, limite_mo: int) -> None:
    """Refuse an empty or too heavy file, before it is read; a picture is measured again once reduced."""
    if octets == 0:
        raise RefusMetier("document_vide")
    limite = limite_mo * OCTETS_PAR_MO
    permis = limite if type_fichier is TypeFichier.PDF else max(limite, IMAGE_BRUTE_MAX_OCTETS)
    if octets > permis:
        raise RefusMetier("document_trop_lourd", taille=_en_mo(octets), limite=_en_mo(permis))


def exiger_poids_garde(octets: int, limite_mo: int) -> None:
    """Refuse what would be kept above the limit."""
    if octets > limite_mo * OCTETS_PAR_MO:
        raise RefusMetier("document_trop_lourd", taille=_en_mo(octets), limite=_en_mo(limite_mo * OCTETS_PAR_MO))


def exiger_pixels(largeur: int, hauteur: int) -> None:
    """Refuse a picture too large to be opened, or that says no size."""
    if largeur <= 0 or hauteur <= 0:
        raise RefusMetier("document_abime")
    if largeur * hauteur > PIXELS_MAX:
        raise RefusMetier("document_image_immense", largeur=str(largeur), hauteur=str(hauteur))


def taille_reduite(largeur: int, hauteur: int) -> tuple[int, int]:
    """Return the size a picture is kept at: as it is, or its longest side at COTE_MAX_PIXELS."""
    plus_long = max(largeur, hauteur)
    if plus_long <= COTE_MAX_PIXELS:
        return largeur, hauteur
    return (
        max(1, round(largeur * COTE_MAX_PIXELS / plus_long)),
        max(1, round(hauteur * COTE_MAX_PIXELS / plus_long)),
    )


def _en_mo(octets: int) -> str:
    """Return megabytes as an agent reads them; a weight just above a limit is not said to be the limit."""
    return f"{-(-octets // (OCTETS_PAR_MO // 10)) / 10:.1f}".replace(".", ",").removesuffix(",0")
