"""The règlement: its aids and drafts, what changed from one version to the next, the reference scales."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ccas_desktop.application.redaction_aides.page import PageReglement, lire_page
from ccas_desktop.gui.poste import Poste
from ccas_desktop.gui.screens.reglement.carte_aides import CarteAides
from ccas_desktop.gui.screens.reglement.carte_baremes import CarteBaremes
from ccas_desktop.gui.screens.reglement.carte_versions import CarteVersions
from ccas_desktop.gui.theme import theme_porte
from ccas_desktop.gui.widgets import Bouton, EnTete, Onglets


class EcranReglement(QWidget):
    """Shows the three parts of the règlement.

    Signals:
        projet_voulu: Emitted with the key of the draft to write.
        commun_voulu: Emitted to write the indicators and the scales.
    """

    PAGE_AIDE = "reglement"
    projet_voulu = Signal(str)
    commun_voulu = Signal()

    def __init__(self, poste: Poste, onglet: str = "") -> None:
        super().__init__()
        self._poste = poste
        self._page: PageReglement | None = None
        self.entete = EnTete("Règlement des aides")
        self.commun = self.entete.ajouter_action(Bouton("Indicateurs et barèmes du CCAS…", "calcul"))
        self.aides = CarteAides(poste)
        self.versions: CarteVersions | None = None
        self.onglets = Onglets(
            "Parties du règlement",
            (
                ("aides", "Aides et projets", lambda: self.aides),
                ("versions", "Ce qui a changé", self._faire_versions),
                ("baremes", "Barèmes", lambda: CarteBaremes(poste)),
            ),
            choisi=onglet,
        )
        espaces = theme_porte().espaces
        page = QVBoxLayout(self)
        page.setContentsMargins(espaces["grand"], espaces["petit"], espaces["grand"], 0)
        page.setSpacing(espaces["petit"])
        page.addWidget(self.entete)
        page.addWidget(self.onglets, 1)
        self.setFocusProxy(self.aides.table)

        self.aides.projet_voulu.connect(self.projet_voulu)
        self.commun.clicked.connect(self.commun_voulu)
        self.aides.change.connect(self.actualiser)
        self.actualiser()

    def actualiser(self) -> None:
        """Read the règlement again, behind the writes already asked for."""
        services = self._poste.services
        self._poste.jobs.ecrire(
            lambda: lire_page(services), then=self._montrer, failed=self._poste.avis.erreur, owner=self
        )

    def _montrer(self, page: PageReglement) -> None:
        self._page = page
        self.entete.definir("Règlement des aides", precision=f"{page.reglement.titre}, {page.reglement.commune}")
        self.aides.montrer(page)
        if self.versions is not None:
            self.versions.montrer(page)

    def _faire_versions(self) -> QWidget:
        self.versions = CarteVersions(self._poste)
        if self._page is not None:
            self.versions.montrer(self._page)
        return self.versions
