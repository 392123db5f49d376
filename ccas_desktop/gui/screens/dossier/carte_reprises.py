"""The aids given before this application, as the file brought in says: history, nothing to decide."""

from __future__ import annotations

from datetime import date

from ccas_desktop.application.dossiers.page import PageDossier
from ccas_desktop.application.messages.aides_ailleurs import SENS_REPRIS
from ccas_desktop.domain.dossiers.reprise import AideReprise, SensReprise
from ccas_desktop.domain.montant import ecrire_montant
from ccas_desktop.gui.screens.dossier.tables import TableAjustee
from ccas_desktop.gui.tables import Colonne
from ccas_desktop.gui.widgets import Carte, EtatVide, Ton

_IMAGES = {
    SensReprise.ACCORD: ("fait", "succes"),
    SensReprise.REFUS: ("bloque", "danger"),
    SensReprise.INCONNU: ("info", "texte_secondaire"),
}


def _jour(jour: date | None) -> str:
    return f"{jour:%d/%m/%Y}" if jour else ""


COLONNES = (
    Colonne[AideReprise]("Aide", lambda a: a.nature, extensible=True),
    Colonne[AideReprise]("Date", lambda a: a.accordee_le, ecrire=_jour),
    Colonne[AideReprise](
        "Montant", lambda a: a.montant, ecrire=lambda m: ecrire_montant(m) if m else "", a_droite=True
    ),
    Colonne[AideReprise]("N°", lambda a: a.numero),
    Colonne[AideReprise]("Suite", lambda a: SENS_REPRIS[a.sens], image=lambda a: _IMAGES[a.sens]),
)


class CarteReprises(Carte):
    """Lists the past aids, latest first; hidden when there is none."""

    def __init__(self) -> None:
        super().__init__("Aides passées")
        self.definir_etat("Reprise de l’ancien fichier", Ton.NEUTRE, "document")
        self.table = TableAjustee("Aides passées, reprises d’un fichier", COLONNES, vide=EtatVide("demande", "Aucune."))
        self.ajouter(self.table)

    def montrer(self, page: PageDossier) -> None:
        """Show the past aids of the dossier."""
        self.table.definir(sorted(page.reprises, key=lambda a: (a.accordee_le or date.min, a.id), reverse=True))
        self.setVisible(bool(page.reprises))
