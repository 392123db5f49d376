"""What each column of the file becomes: a list, and one choice for the row where one is."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from ccas_desktop.application.imports.champs import IGNORER
from ccas_desktop.application.imports.page import (
    SANS,
    LigneColonne,
    choix_de_l_entete,
    choix_de_la_colonne,
    lignes_colonnes,
)
from ccas_desktop.application.imports.reperage import Reperage, reperer_dans
from ccas_desktop.application.messages.refus import phrase_refus
from ccas_desktop.gui.forms import ChampChoix
from ccas_desktop.gui.screens.imports.natures import CarteNatures
from ccas_desktop.gui.tables import Colonne, TableSimple
from ccas_desktop.gui.theme import theme_porte
from ccas_desktop.gui.travaux.atelier_imports import AtelierImports
from ccas_desktop.gui.widgets import Bandeau, Bouton, RoleBouton, Ton

COLONNES = (
    Colonne[LigneColonne]("", lambda c: c.lettre, trier=lambda c: c.rang),
    Colonne[LigneColonne]("Titre dans le fichier", lambda c: c.titre, extensible=True, part=4),
    Colonne[LigneColonne]("Exemples", lambda c: c.exemples, extensible=True, part=6),
    Colonne[LigneColonne](
        "Devient",
        lambda c: c.devient,
        extensible=True,
        part=5,
        image=lambda c: None if c.modifiable else ("bloque", "danger"),
    ),
    Colonne[LigneColonne]("Pourquoi", lambda c: c.raison, extensible=True, part=4),
)


class EtapeColonnes(QWidget):
    """Edits the mapping of the file under way.

    Signals:
        apercu_voulu: Emitted when the agent goes on.
    """

    apercu_voulu = Signal()

    def __init__(self, atelier: AtelierImports) -> None:
        super().__init__()
        self._atelier = atelier
        self._entete: tuple[str, int] | None = None
        self.feuille = ChampChoix("Feuille", ())
        self.titres = ChampChoix("Ligne des titres", ())
        self.faute = Bandeau(ton=Ton.ALERTE)
        self.reconnu = QLabel()
        self.table = TableSimple("Colonnes du fichier", COLONNES)
        self.devient = ChampChoix("Cette colonne devient", ())
        self.natures = CarteNatures(atelier)
        self.suite = Bouton("Voir l’aperçu", "suivant", RoleBouton.PRINCIPAL, raccourci="Ctrl+Return")

        self._disposer()

        self.premier = self.table
        self.feuille.modifie.connect(self._on_feuille)
        self.titres.modifie.connect(self._on_titres)
        self.table.ligne_choisie.connect(self._on_ligne)
        self.table.ligne_activee.connect(lambda _ligne: self.devient.liste.setFocus())
        self.devient.modifie.connect(self._on_devient)
        self.suite.clicked.connect(self.apercu_voulu)

    def montrer(self) -> None:
        """Show the mapping of the workshop."""
        classeur, reglage = self._atelier.classeur, self._atelier.reglage
        if classeur is None or reglage is None:
            return
        reperage = reglage.reperage
        if self._entete != (classeur.empreinte, reperage.feuille):
            self._entete = (classeur.empreinte, reperage.feuille)
            self.feuille.definir_choix([(str(rang), f.nom) for rang, f in enumerate(classeur.feuilles)])
            self.titres.definir_choix(choix_de_l_entete(classeur, reperage.feuille))
        self.feuille.definir_valeur(str(reperage.feuille))
        self.titres.definir_valeur(str(reperage.entete))
        choisie = self.table.choisie()
        lignes = lignes_colonnes(reglage)
        self.table.definir(lignes)
        rang = choisie.rang if choisie is not None and choisie.rang < len(lignes) else 0
        self.table.choisir(next((ligne for ligne in lignes if ligne.rang == rang), None))
        fautes = reglage.fautes()
        self.faute.definir(phrase_refus(fautes[0]) if fautes else "", Ton.ALERTE)
        self.faute.setVisible(bool(fautes))
        self.suite.setEnabled(not fautes)
        self.reconnu.setText(f"Mêmes titres que «\u00a0{reglage.modele}\u00a0»\u00a0: vos choix sont repris.")
        self.reconnu.setVisible(bool(reglage.modele))
        self.natures.montrer()

    def _disposer(self) -> None:
        espaces = theme_porte().espaces
        self.reconnu.setProperty("role", "secondaire")
        self.reconnu.setTextFormat(Qt.TextFormat.PlainText)
        haut = QHBoxLayout()
        haut.setSpacing(espaces["moyen"])
        haut.addWidget(self.feuille, 1)
        haut.addWidget(self.titres, 2)
        bas = QHBoxLayout()
        bas.setSpacing(espaces["moyen"])
        bas.addWidget(self.devient, 1)
        bas.addWidget(self.suite, 0, Qt.AlignmentFlag.AlignBottom)
        gauche = QVBoxLayout()
        gauche.setSpacing(espaces["moyen"])
        gauche.addWidget(self.table, 1)
        gauche.addLayout(bas)
        corps = QHBoxLayout()
        corps.setSpacing(espaces["grand"])
        corps.addLayout(gauche, 2)
        corps.addWidget(self.natures, 1)
        page = QVBoxLayout(self)
        page.setContentsMargins(0, 0, 0, 0)
        page.setSpacing(espaces["moyen"])
        page.addLayout(haut)
        page.addWidget(self.reconnu)
        page.addWidget(self.faute)
        page.addLayout(corps, 1)

    def _on_feuille(self) -> None:
        valeur, classeur = self.feuille.valeur(), self._atelier.classeur
        if valeur is not None and classeur is not None:
            self._atelier.reperer(reperer_dans(classeur, int(valeur)))

    def _on_titres(self) -> None:
        valeur, reglage = self.titres.valeur(), self._atelier.reglage
        if valeur is not None and reglage is not None:
            self._atelier.reperer(Reperage(reglage.reperage.feuille, int(valeur)))

    def _on_ligne(self, ligne: LigneColonne | None) -> None:
        reglage = self._atelier.reglage
        if ligne is None or reglage is None or ligne.rang >= len(reglage.colonnes):
            return
        colonne = reglage.colonnes[ligne.rang]
        self.devient.definir_libelle(f"«\u00a0{colonne.titre}\u00a0» devient")
        self.devient.definir_choix(choix_de_la_colonne(colonne))
        self.devient.definir_valeur(SANS if colonne.cible == IGNORER else colonne.cible)
        self.devient.liste.setEnabled(ligne.modifiable)

    def _on_devient(self) -> None:
        ligne, reglage, code = self.table.choisie(), self._atelier.reglage, self.devient.valeur()
        if ligne is not None and reglage is not None and code is not None:
            self._atelier.definir(reglage.avec_cible(ligne.rang, IGNORER if code == SANS else code))
