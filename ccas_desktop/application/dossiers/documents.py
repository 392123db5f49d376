"""Keep the papers of a dossier, or note that one was seen and not kept."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace

from ccas_desktop.application.identifiants import nouvel_id
from ccas_desktop.application.journal import Auteur
from ccas_desktop.application.services import Services
from ccas_desktop.application.vues import TailleBase
from ccas_desktop.domain.dossiers.document import (
    LIMITE_PAR_DEFAUT_MO,
    LIMITES_MO,
    TITRE_MAX,
    Document,
    FichierAdmis,
    GenreDocument,
    ThemeDocument,
    exiger_poids_garde,
)
from ccas_desktop.domain.errors import ErreurChamp, RefusMetier, SaisieInvalide

PREFERENCE_LIMITE = "documents_limite_mo"
# Above, copies and backups get slow on the disks of the town halls; a warning, never a refusal.
BASE_LOURDE_OCTETS = 2_000_000_000


@dataclass(frozen=True)
class SaisieDocument:
    """What an agent types of a paper."""

    genre: GenreDocument
    titre: str
    theme: ThemeDocument | None = None
    demande_id: str | None = None
    piece: str = ""


@dataclass(frozen=True)
class DemandeNommee:
    """A demande that a paper may be linked to, and the papers asked for it."""

    demande_id: str
    numero: str
    pieces: tuple[str, ...]


@dataclass(frozen=True)
class PageDocuments:
    """The papers of a dossier, latest first, and what the base weighs."""

    documents: tuple[Document, ...]
    demandes: tuple[DemandeNommee, ...]
    taille: TailleBase
    limite_mo: int

    def numero_de(self, document: Document) -> str:
        """Return the number of the demande of a paper, or an empty text."""
        return next((d.numero for d in self.demandes if d.demande_id == document.demande_id), "")


def lire_documents(services: Services, dossier_id: str) -> PageDocuments:
    """Return the papers of a dossier; their files are not read."""
    limite = limite_mo(services)
    with services.base.lecture() as base:
        documents = base.du_dossier(Document, dossier_id)
        resumes = base.demandes_du_dossier(dossier_id)
        taille = base.taille_de_la_base()
    demandes = tuple(
        DemandeNommee(resume.demande.id, resume.demande.numero, tuple(piece.libelle for piece in resume.pieces))
        for resume in resumes
    )
    return PageDocuments(documents[::-1], demandes, taille, limite)


def ajouter_document(
    services: Services, auteur: Auteur, dossier_id: str, saisie: SaisieDocument, fichier: FichierAdmis
) -> Document:
    """Keep a paper with its file, encrypted in the base. Raises SaisieInvalide, RefusMetier when it is too heavy."""
    _verifier(saisie)
    exiger_poids_garde(len(fichier.contenu), limite_mo(services))
    document = replace(
        _document(services, auteur, dossier_id, saisie),
        type=fichier.type,
        taille=len(fichier.contenu),
        pages=fichier.pages,
        empreinte=hashlib.sha256(fichier.contenu).hexdigest(),
    )
    with services.base.ecriture(auteur) as base:
        document = base.enregistrer(document)
        base.ajouter_contenu(document.id, fichier.contenu)
        return document


def noter_document_vu(services: Services, auteur: Auteur, dossier_id: str, saisie: SaisieDocument) -> Document:
    """Note that a paper was seen and no copy kept: date, agent, kind. Raises SaisieInvalide."""
    _verifier(saisie)
    with services.base.ecriture(auteur) as base:
        return base.enregistrer(_document(services, auteur, dossier_id, saisie))


def modifier_document(services: Services, auteur: Auteur, document: Document, saisie: SaisieDocument) -> Document:
    """Save what was typed of a paper; its file never changes. Raises SaisieInvalide, ConflitDeVersion."""
    _verifier(saisie)
    with services.base.ecriture(auteur) as base:
        return base.enregistrer(
            replace(
                document,
                genre=saisie.genre,
                titre=saisie.titre.strip(),
                theme=saisie.theme,
                demande_id=saisie.demande_id,
                piece=saisie.piece.strip(),
            )
        )


def retirer_document(services: Services, auteur: Auteur, document: Document) -> str:
    """Remove a paper and return the lot to undo; its file stays until `effacer_documents_retires`."""
    with services.base.ecriture(auteur) as base:
        base.supprimer(document)
        return base.lot


def fichier_du_document(services: Services, document: Document) -> bytes:
    """Return the file of a paper. Raises RefusMetier `document_altere` when it is not the one that was added."""
    with services.base.lecture() as base:
        contenu = base.contenu_du_document(document.id)
    if hashlib.sha256(contenu).hexdigest() != document.empreinte:
        raise RefusMetier("document_altere")
    return contenu


def effacer_documents_retires(services: Services, auteur: Auteur) -> int:
    """Erase for good the files of the papers removed, and return how many; they cannot come back any more."""
    with services.base.ecriture(auteur) as base:
        return base.effacer_documents_retires()


def lire_taille(services: Services) -> TailleBase:
    """Return what the base weighs, and the part of the documents."""
    with services.base.lecture() as base:
        return base.taille_de_la_base()


def limite_mo(services: Services) -> int:
    """Return the largest file that is kept, in megabytes, as set on this workstation."""
    choisie = services.preferences.lire(PREFERENCE_LIMITE)
    return int(choisie) if choisie in {str(limite) for limite in LIMITES_MO} else LIMITE_PAR_DEFAUT_MO


def choisir_limite_mo(services: Services, limite: int) -> None:
    """Set the largest file that is kept."""
    services.preferences.ecrire(PREFERENCE_LIMITE, str(limite))


def _verifier(saisie: SaisieDocument) -> None:
    titre = saisie.titre.strip()
    if not titre:
        raise SaisieInvalide((ErreurChamp("titre", "obligatoire"),))
    if len(titre) > TITRE_MAX:
        raise SaisieInvalide((ErreurChamp("titre", "texte_trop_long", {"maximum": str(TITRE_MAX)}),))


def _document(services: Services, auteur: Auteur, dossier_id: str, saisie: SaisieDocument) -> Document:
    return Document(
        id=nouvel_id(),
        dossier_id=dossier_id,
        genre=saisie.genre,
        titre=saisie.titre.strip(),
        theme=saisie.theme,
        demande_id=saisie.demande_id,
        piece=saisie.piece.strip(),
        ajoute_le=services.horloge.maintenant(),
        agent=auteur.nom,
    )
