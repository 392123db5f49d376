"""The printer of a letter or a statement: the one used last for that kind, as long as it is still there."""

from __future__ import annotations

from PySide6.QtCore import Signal

from ccas_desktop.gui.forms import ChampChoix
from ccas_desktop.gui.poste import Poste
from ccas_desktop.gui.travaux.impression import Imprimantes, imprimantes_du_poste

AUCUNE = "Aucune imprimante n’est installée sur ce poste\u00a0: enregistrez le PDF."


class ChoixImprimante(ChampChoix):
    """Offers the printers of the workstation; `genre` is what the last one is remembered under.

    Signals:
        connues: Emitted once the printers are offered.
    """

    connues = Signal()

    def __init__(self, poste: Poste, genre: str) -> None:
        super().__init__("Imprimante", (), invite="Recherche des imprimantes…")
        self._poste = poste
        self._cle = f"imprimante/{genre}"

    def chercher(self) -> None:
        """Ask the system, which may be slow, then offer what it knows."""
        preferences, cle = self._poste.services.preferences, self._cle
        self._poste.jobs.travailler(
            lambda: (imprimantes_du_poste(), preferences.lire(cle)),
            then=lambda trouvees: self.montrer(*trouvees),
            failed=self._poste.avis.erreur,
            owner=self,
        )

    def montrer(self, imprimantes: Imprimantes, derniere: str) -> None:
        """Offer these printers: the one used last, else that of the system, and say when the last one is gone."""
        self.definir_choix([(nom, nom) for nom in imprimantes.noms])
        self.liste.setItemText(0, "Choisir…" if imprimantes.noms else "Aucune imprimante")
        self.definir_aide(_aide(imprimantes, derniere))
        self.definir_valeur(derniere if derniere in imprimantes.noms else imprimantes.defaut)
        self.connues.emit()

    def choisie(self) -> str | None:
        """Return the printer chosen; without one, say so and go to the list."""
        imprimante = self.valeur()
        if imprimante is None:
            self.montrer_erreur("Choisissez une imprimante.")
            self.controle.setFocus()
        return imprimante

    def retenir(self, imprimante: str) -> None:
        """Remember a printer for the next ones of that kind; a file is written, to be called off the window."""
        self._poste.services.preferences.ecrire(self._cle, imprimante)

    @property
    def offertes(self) -> bool:
        """Tell whether there is a printer to choose."""
        return self.liste.count() > 1


def _aide(imprimantes: Imprimantes, derniere: str) -> str:
    if not imprimantes.noms:
        return AUCUNE
    if not derniere or derniere in imprimantes.noms:
        return ""
    suite = "celle du poste est proposée" if imprimantes.defaut else "choisissez-en une autre"
    return f"«\u00a0{derniere}\u00a0» n’est plus sur ce poste\u00a0: {suite}."
