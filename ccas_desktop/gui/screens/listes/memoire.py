"""Where one was in each list, kept while the window is open so that coming back from a dossier loses nothing."""

from __future__ import annotations

from dataclasses import dataclass, field

from ccas_desktop.application.listes.catalogue import LISTES
from ccas_desktop.application.listes.filtre import sans_texte
from ccas_desktop.application.listes.vues import TOUTES


@dataclass
class EtatListe:
    """Where one is in a list.

    Attributes:
        vue: code of the view last chosen; the filter may have changed since.
        rang: key of the current row.
        etendu: every criterion is in view.
    """

    vue: str = TOUTES
    filtre: dict[str, str] = field(default_factory=dict)
    tri: str = ""
    decroissant: bool = False
    colonnes: tuple[str, ...] = ()
    rang: int | None = None
    etendu: bool = False


@dataclass
class MemoireListes:
    """The state of each list, and the one shown last."""

    onglet: str = ""
    etats: dict[str, EtatListe] = field(default_factory=dict)

    def etat(self, code: str) -> EtatListe:
        """Return the state of a list."""
        liste = LISTES[code]
        return self.etats.setdefault(code, EtatListe(tri=liste.tri, decroissant=liste.decroissant))

    def oublier_les_personnes(self) -> None:
        """Forget the words typed and the row, which may tell of somebody; the other filters stay."""
        for code, etat in self.etats.items():
            etat.filtre, etat.rang = sans_texte(LISTES[code], etat.filtre), None
