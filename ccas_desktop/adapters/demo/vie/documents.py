"""Papers of the fictitious CCAS: a PDF of one page, and a paper seen and not kept."""

from __future__ import annotations

import hashlib

from ccas_desktop.adapters.demo.vie.guichet import AUTEUR, DOSSIERS
from ccas_desktop.application.identifiants import nouvel_id
from ccas_desktop.application.ports import Base, Horloge
from ccas_desktop.domain.dossiers.document import Document, GenreDocument, ThemeDocument, TypeFichier

_LIGNES = ("FACTURE D'ELECTRICITE", "Energie du Val - document fictif", "A payer avant le 15 du mois : 128,40 EUR")
_PAPIERS = (
    ("Facture d’électricité", GenreDocument.JUSTIFICATIF, ThemeDocument.LOGEMENT, True),
    ("Carte d’identité", GenreDocument.JUSTIFICATIF, None, False),
)


def charger_documents(base: Base, horloge: Horloge) -> None:
    """Add papers to the latest dossiers."""
    fichier = _pdf(_LIGNES)
    with base.lecture() as lecture:
        dossiers = [resultat.dossier_id for resultat in lecture.recents(limite=DOSSIERS)]
        agent = lecture.reglages().agents[0].nom_complet
    with base.ecriture(AUTEUR) as unite:
        for dossier_id in reversed(dossiers):
            for titre, genre, theme, garde in _PAPIERS:
                document = Document(
                    id=nouvel_id(),
                    dossier_id=dossier_id,
                    genre=genre,
                    titre=titre,
                    theme=theme,
                    ajoute_le=horloge.maintenant(),
                    agent=agent,
                    type=TypeFichier.PDF if garde else TypeFichier.RIEN,
                    taille=len(fichier) if garde else 0,
                    pages=1 if garde else 0,
                    empreinte=hashlib.sha256(fichier).hexdigest() if garde else "",
                )
                unite.enregistrer(document)
                if garde:
                    unite.ajouter_contenu(document.id, fichier)


def _pdf(lignes: tuple[str, ...]) -> bytes:
    """Return a PDF of one page, in the plainest form there is."""
    texte = (
        b"BT /F1 16 Tf 60 760 Td 28 TL " + b"".join(b"(%b) Tj T* " % ligne.encode("ascii") for ligne in lignes) + b"ET"
    )
    objets = (
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R"
        b" /Resources << /Font << /F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> >> >>",
        b"<< /Length %d >>\nstream\n%b\nendstream" % (len(texte), texte),
    )
    sortie, places = bytearray(b"%PDF-1.4\n"), []
    for rang, objet in enumerate(objets, 1):
        places.append(len(sortie))
        sortie += b"%d 0 obj\n%b\nendobj\n" % (rang, objet)
    table = len(sortie)
    sortie += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objets) + 1)
    sortie += b"".join(b"%010d 00000 n \n" % place for place in places)
    sortie += b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(objets) + 1, table)
    return bytes(sortie)
