"""What is typed of a paper."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtWidgets import QLabel, QVBoxLayout

from ccas_desktop.application.dossiers.documents import PageDocuments, SaisieDocument
from ccas_desktop.application.messages.documents import GENRES, THEMES
from ccas_desktop.domain.dossiers.document import Document, GenreDocument, ThemeDocument
from ccas_desktop.gui.forms import ChampChoix, GroupeChamps, LigneTexte
from ccas_desktop.gui.screens.dossier.sujet import FormulaireVolet


class FormulaireDocument(FormulaireVolet):
    """Edits the title, the kind, the subject and the links of a paper.

    Signals:
        valide: Emitted when Enter is pressed in the title.
    """

    def __init__(self, page: PageDocuments, annonce: str) -> None:
        super().__init__()
        self._page = page
        self.titre = LigneTexte("Titre", obligatoire=True, exemple="Facture d’électricité d’octobre")
        self.genre = ChampChoix("Genre", [(str(code), mot) for code, mot in GENRES.items()], obligatoire=True)
        self.theme = ChampChoix("Thème", [(str(code), mot) for code, mot in THEMES.items()], invite="Aucun")
        demandes = [(d.demande_id, d.numero) for d in page.demandes]
        self.demande = ChampChoix("Demande", demandes, invite="Aucune")
        self.piece = ChampChoix("Pièce attendue", (), invite="Aucune")
        self.champs = {
            "titre": self.titre,
            "genre": self.genre,
            "theme": self.theme,
            "demande": self.demande,
            "piece": self.piece,
        }
        self._disposer(annonce)

        self.titre.ligne.returnPressed.connect(self.valide)
        self.demande.modifie.connect(self.relire)

    def montrer(self, document: Document | None) -> None:
        """Show a paper, or what a new one most often is."""
        self.titre.definir_valeur(document.titre if document else None)
        self.genre.definir_valeur(str(document.genre if document else GenreDocument.JUSTIFICATIF))
        self.theme.definir_valeur(str(document.theme) if document and document.theme else None)
        self.demande.definir_valeur(document.demande_id if document else self._seule_demande())
        self.relire(document.piece if document else "")

    def relire(self, garder: str = "") -> None:
        """Offer the papers awaited for the demande chosen."""
        piece = garder or self.piece.valeur()
        attendues = next((d.pieces for d in self._page.demandes if d.demande_id == self.demande.valeur()), ())
        offertes = dict.fromkeys((*attendues, *([piece] if piece else [])))
        self.piece.definir_choix([(nom, nom) for nom in offertes])
        self.piece.definir_valeur(piece)
        self.piece.setVisible(bool(offertes))

    def saisie(self, valeurs: Mapping[str, Any]) -> SaisieDocument:
        """Return what is typed."""
        return SaisieDocument(
            genre=GenreDocument(valeurs["genre"]),
            titre=valeurs["titre"] or "",
            theme=ThemeDocument(valeurs["theme"]) if valeurs["theme"] else None,
            demande_id=valeurs["demande"],
            piece=valeurs["piece"] or "",
        )

    def _seule_demande(self) -> str | None:
        return self._page.demandes[0].demande_id if len(self._page.demandes) == 1 else None

    def _disposer(self, annonce: str) -> None:
        dit = QLabel(annonce)
        dit.setWordWrap(True)
        dit.setProperty("role", "secondaire")
        colonne = QVBoxLayout(self)
        colonne.setContentsMargins(0, 0, 0, 0)
        colonne.addWidget(dit)
        groupe = GroupeChamps()
        for champ in self.champs.values():
            groupe.ajouter(champ)
        colonne.addWidget(groupe)
