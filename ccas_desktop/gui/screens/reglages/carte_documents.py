"""The documents kept in the base: the largest file, what they weigh, those removed."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from ccas_desktop.application.dossiers.documents import (
    BASE_LOURDE_OCTETS,
    choisir_limite_mo,
    effacer_documents_retires,
    limite_mo,
    lire_taille,
)
from ccas_desktop.application.messages.documents import (
    BASE_LOURDE,
    phrase_de_la_taille,
    phrase_des_effaces,
    phrase_des_retires,
)
from ccas_desktop.application.vues import Reglages, TailleBase
from ccas_desktop.domain.dossiers.document import LIMITES_MO
from ccas_desktop.gui.forms import ChampSegments
from ccas_desktop.gui.poste import Poste
from ccas_desktop.gui.screens.demande.confirmation import Confirmation
from ccas_desktop.gui.screens.dossier.documents.jauge import JaugeDeTaille
from ccas_desktop.gui.widgets import Bandeau, Bouton, Carte, RoleBouton, Ton

QUESTION = "Ces fichiers seront effacés pour toujours : annuler leur retrait ne sera plus possible."


class CarteDocuments(Carte):
    """Sets the largest file, and erases for good what was removed."""

    def __init__(self, poste: Poste) -> None:
        super().__init__("Les documents")
        self._poste = poste
        self.limite = ChampSegments(
            "Plus gros fichier gardé",
            [(str(limite), f"{limite} Mo") for limite in LIMITES_MO],
            aide="Une page numérisée en noir et blanc pèse 0,1 Mo. Les photos sont réduites d’elles-mêmes.",
        )
        self.alerte = Bandeau(BASE_LOURDE, Ton.ALERTE)
        self.jauge = JaugeDeTaille()
        self.retires = QLabel()
        self.effacer = Bouton("Les effacer pour de bon…", "supprimer", RoleBouton.DANGER)
        self.confirmation = Confirmation()

        self.retires.setWordWrap(True)
        self.limite.definir_valeur(str(limite_mo(poste.services)))
        self.ajouter(self.limite, self.alerte, self.jauge, self.retires, self.confirmation)
        self.contenu.addWidget(self.effacer, 0, Qt.AlignmentFlag.AlignLeft)
        for widget in (self.alerte, self.retires, self.effacer):
            widget.hide()

        self.limite.modifie.connect(lambda: choisir_limite_mo(poste.services, int(str(self.limite.valeur()))))
        self.effacer.clicked.connect(self._on_effacer)

    def montrer(self, _reglages: Reglages) -> None:
        """Read what the documents weigh."""
        services = self._poste.services
        self._poste.jobs.lire(
            lambda: lire_taille(services), then=self._montrer_taille, failed=self._poste.avis.erreur, owner=self
        )

    def _montrer_taille(self, taille: TailleBase) -> None:
        self.jauge.montrer(taille, phrase_de_la_taille(taille))
        self.retires.setText(phrase_des_retires(taille))
        self.alerte.setVisible(taille.base > BASE_LOURDE_OCTETS)
        for widget in (self.retires, self.effacer):
            widget.setVisible(bool(taille.nombre_retires))

    def _on_effacer(self) -> None:
        self.confirmation.demander(QUESTION, "Oui, les effacer", self._effacer)

    def _effacer(self) -> None:
        services, auteur = self._poste.services, self._poste.auteur()

        def effacer() -> tuple[int, TailleBase]:
            return effacer_documents_retires(services, auteur), lire_taille(services)

        self._poste.jobs.ecrire(effacer, then=self._on_effaces, failed=self._poste.avis.erreur, owner=self)

    def _on_effaces(self, effaces: tuple[int, TailleBase]) -> None:
        nombre, taille = effaces
        self._poste.avis.succes(phrase_des_effaces(nombre))
        self._montrer_taille(taille)
