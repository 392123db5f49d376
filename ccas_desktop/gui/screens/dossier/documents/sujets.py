"""What the panel edits of the documents."""

from __future__ import annotations

from collections.abc import Callable

from ccas_desktop.application.dossiers.documents import (
    PageDocuments,
    ajouter_document,
    modifier_document,
    noter_document_vu,
)
from ccas_desktop.application.journal import Auteur
from ccas_desktop.application.messages.documents import poids
from ccas_desktop.domain.dossiers.document import Document, FichierAdmis, TypeFichier
from ccas_desktop.gui.poste import Poste
from ccas_desktop.gui.screens.dossier.documents.formulaire import FormulaireDocument
from ccas_desktop.gui.screens.dossier.sujet import Sujet, Valeurs, verbe_sur

VU = (
    "Le papier a été lu, puis rendu : seuls la date, votre nom et ce qu’il est sont gardés. À préférer pour une pièce "
    "d’identité ou un RIB."
)


def sujet_nouveau(poste: Poste, dossier_id: str, page: PageDocuments, fichier: FichierAdmis | None) -> Sujet:
    """Return a new paper: with its file, or only seen."""
    formulaire = FormulaireDocument(page, VU if fichier is None else _annonce(fichier))
    formulaire.montrer(None)

    def garder(fichier: FichierAdmis | None, qui: Auteur, valeurs: Valeurs) -> Document:
        if fichier is None:
            return noter_document_vu(poste.services, qui, dossier_id, formulaire.saisie(valeurs))
        return ajouter_document(poste.services, qui, dossier_id, formulaire.saisie(valeurs), fichier)

    return Sujet(
        titre="Document vu, non conservé" if fichier is None else "Nouveau document",
        cle=f"document/{dossier_id}/{'vu' if fichier is None else 'nouveau'}",
        formulaire=formulaire,
        remettre=lambda: formulaire.montrer(None),
        verbe=verbe_sur(poste, lambda: fichier, garder),
        succes="C’est noté." if fichier is None else "Le document est enregistré, chiffré dans la base.",
    )


def sujet_document(poste: Poste, page: PageDocuments, document: Document, retirer: Callable[[Document], None]) -> Sujet:
    """Return a paper of the list; its file does not change."""
    formulaire = FormulaireDocument(page, "Le fichier lui-même ne se modifie pas.")
    formulaire.montrer(document)

    return Sujet(
        titre="Modifier le document",
        cle=f"document/{document.dossier_id}/{document.id}",
        formulaire=formulaire,
        remettre=lambda: formulaire.montrer(document),
        verbe=verbe_sur(
            poste,
            lambda: document,
            lambda lu, qui, valeurs: modifier_document(poste.services, qui, lu, formulaire.saisie(valeurs)),
        ),
        succes="Le document est enregistré.",
        retirer=("Retirer le document", lambda: retirer(document)),
    )


def _annonce(fichier: FichierAdmis) -> str:
    if fichier.type is TypeFichier.PDF:
        pages = f"{fichier.pages}\u00a0page{'s' if fichier.pages > 1 else ''}"
        return f"PDF, {pages}, {poids(len(fichier.contenu))} : vérifié, il peut être gardé."
    return f"Image, {poids(len(fichier.contenu))} : vérifiée et réduite, elle peut être gardée."
