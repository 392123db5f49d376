"""The règlement of the aids: the file brought in, and what it holds."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLabel

from ccas_desktop.application.errors import ReglementIllisible
from ccas_desktop.application.redaction_aides.page import phrase_de_l_origine
from ccas_desktop.application.reglages import importer_fichier_reglement, reglement_en_vigueur
from ccas_desktop.application.vues import Reglages
from ccas_desktop.domain.reglement.modele.model import Aide, Reglement
from ccas_desktop.gui.notices import Avis, Gravite
from ccas_desktop.gui.poste import Poste
from ccas_desktop.gui.screens.reglages.bouton_habilitation import BoutonHabilitation
from ccas_desktop.gui.tables import Colonne, TableSimple
from ccas_desktop.gui.widgets import Bandeau, Bouton, Carte, EtatVide, RoleBouton, Ton

COLONNES = (
    Colonne[Aide]("Aide", lambda a: a.libelle, extensible=True),
    Colonne[Aide]("Délibération", lambda a: a.deliberation.intitule, extensible=True),
    Colonne[Aide]("Article", lambda a: a.deliberation.article),
    Colonne[Aide]("En vigueur le", lambda a: a.deliberation.effet, ecrire=lambda jour: f"{jour:%d/%m/%Y}"),
)
HAUTEUR_TABLE = 310
FAUTES_MONTREES = 20
REFUS = "Ce fichier n’a pas été chargé ; le précédent reste en vigueur. À corriger :"
FICHIER_ILLISIBLE = "Ce fichier ne peut pas être ouvert."
VERIFIER_FICHIER = "Vérifiez qu’il existe encore et qu’il n’est pas ouvert dans un autre logiciel."
SANS_REGLEMENT = (
    "Chargez le règlement voté par le conseil d’administration, en un fichier texte (.toml). Un exemple est livré"
    " avec le logiciel ; l’aide (F1) dit comment l’écrire."
)


class CarteReglement(Carte):
    """Brings in the file of the règlement; one that cannot be read changes nothing.

    Signals:
        enregistre: Emitted once a règlement is in force.
    """

    enregistre = Signal()

    def __init__(self, poste: Poste) -> None:
        super().__init__("Le règlement des aides")
        self._poste = poste
        self.origine = QLabel()
        self.origine.setWordWrap(True)
        self.refus = Bandeau(REFUS, Ton.DANGER)
        self.refus.hide()
        self.fautes = QLabel()
        self.fautes.setWordWrap(True)
        self.fautes.setTextFormat(Qt.TextFormat.PlainText)
        self.fautes.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.fautes.setAccessibleName("Erreurs du fichier")
        self.fautes.hide()
        vide = EtatVide("document", "Aucun règlement n’est chargé.")
        self.table = TableSimple("Aides du règlement", COLONNES, vide=vide)
        self.table.setFixedHeight(HAUTEUR_TABLE)
        self.habilitation = BoutonHabilitation(poste)
        self.habilitation.hide()
        self.choisir = Bouton("Charger un règlement…", "document", RoleBouton.PRINCIPAL)

        bas = QHBoxLayout()
        bas.addWidget(self.origine, 1)
        bas.addWidget(self.habilitation)
        bas.addWidget(self.choisir)
        self.contenu.addLayout(bas)
        self.ajouter(self.refus, self.fautes, self.table)

        self.choisir.clicked.connect(self._on_choisir)

    def montrer(self, reglages: Reglages) -> None:
        """Show the règlement in force."""
        importe = reglages.reglement
        self.definir_etat("" if importe else "À charger", Ton.ALERTE)
        self.habilitation.setVisible(importe is not None)
        if importe is None:
            self.origine.setText(SANS_REGLEMENT)
            self.table.definir(())
            return
        jour = self._poste.services.horloge.jour_de(importe.importe_le)
        self.origine.setText(phrase_de_l_origine(importe.nom_fichier, jour))
        services = self._poste.services
        self._poste.jobs.lire(
            lambda: reglement_en_vigueur(services, reglages),
            then=self._on_lu,
            failed=self._poste.avis.erreur,
            owner=self,
        )

    def importer(self, chemin: Path) -> None:
        """Bring in a file; it is read off the store, for it may be on a slow share."""
        self._poste.jobs.travailler(
            chemin.read_bytes,
            then=lambda contenu: self._on_contenu(contenu, chemin.name),
            failed=self._on_echec,
            owner=self,
        )

    def _on_contenu(self, contenu: bytes, nom: str) -> None:
        services, auteur = self._poste.services, self._poste.auteur()
        self._poste.jobs.ecrire(
            lambda: importer_fichier_reglement(services, auteur, contenu, nom_fichier=nom),
            then=self._on_importe,
            failed=self._on_echec,
            owner=self,
        )

    def _on_lu(self, reglement: Reglement | None) -> None:
        self.table.definir(reglement.aides if reglement else ())

    def _on_choisir(self) -> None:
        chemin, _ = QFileDialog.getOpenFileName(self, "Charger un règlement", "", "Règlement (*.toml)")
        if chemin:
            self.importer(Path(chemin))

    def _on_importe(self, reglement: Reglement) -> None:
        self._montrer_fautes(())
        nombre = len(reglement.aides)
        self._poste.avis.succes(f"Règlement chargé : {nombre} aide{'s' if nombre > 1 else ''}.")
        self.enregistre.emit()

    def _on_echec(self, erreur: Exception) -> None:
        if isinstance(erreur, OSError):
            self._poste.avis.montrer(
                Avis(FICHIER_ILLISIBLE, "Rien n’est changé.", VERIFIER_FICHIER, gravite=Gravite.ERREUR)
            )
            return
        self._poste.avis.erreur(erreur)
        if isinstance(erreur, ReglementIllisible):
            self._montrer_fautes(erreur.fautes)

    def _montrer_fautes(self, fautes: tuple[tuple[str, str], ...]) -> None:
        self.fautes.setText(_liste(fautes))
        self.refus.setVisible(bool(fautes))
        self.fautes.setVisible(bool(fautes))


def _liste(fautes: tuple[tuple[str, str], ...]) -> str:
    lignes = [f"• {lieu} : {phrase}" for lieu, phrase in fautes[:FAUTES_MONTREES]]
    if (reste := len(fautes) - FAUTES_MONTREES) > 0:
        lignes.append(f"… et {reste} de plus : corrigez déjà celles-ci.")
    return "\n".join(lignes)
