"""What the file would write, family by family, before anything is written."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from ccas_desktop.application.imports.apercu import Apercu
from ccas_desktop.application.imports.fiche import EtatFiche
from ccas_desktop.application.imports.page import ETATS_DE_FICHE, LigneFiche, lignes_fiches, phrase_apercu
from ccas_desktop.gui.forms import ChampSegments
from ccas_desktop.gui.poste import Poste
from ccas_desktop.gui.screens.imports.detail_fiche import DetailFiche
from ccas_desktop.gui.tables import Colonne, TableSimple
from ccas_desktop.gui.theme import theme_porte
from ccas_desktop.gui.travaux.atelier_imports import AtelierImports
from ccas_desktop.gui.widgets import Bouton, EtatVide, RoleBouton

TOUTES, A_DECIDER, A_RELIRE, ERREURS = "toutes", "a_decider", "a_relire", "erreurs"
FILTRES = (
    (TOUTES, "Toutes"),
    (A_DECIDER, "À décider"),
    (A_RELIRE, "À relire"),
    (ERREURS, "Illisibles"),
)
HAUTEUR_MIN = 120
COLONNES = (
    Colonne[LigneFiche]("Lignes", lambda f: f.lignes, trier=lambda f: f.premiere_ligne),
    Colonne[LigneFiche]("Personne", lambda f: f.personne, extensible=True),
    Colonne[LigneFiche]("Naissance", lambda f: f.naissance),
    Colonne[LigneFiche]("Foyer", lambda f: f.foyer, a_droite=True),
    Colonne[LigneFiche]("Aides", lambda f: f.aides, a_droite=True),
    Colonne[LigneFiche](
        "Lecture",
        lambda f: ETATS_DE_FICHE[f.etat][2],
        image=lambda f: ETATS_DE_FICHE[f.etat][:2],
        extensible=True,
    ),
    Colonne[LigneFiche](
        "À faire",
        lambda f: f.fait,
        image=lambda f: ("a_faire", "alerte") if f.a_decider else None,
        extensible=True,
    ),
)


class EtapeApercu(QWidget):
    """Shows the preview and takes the choices.

    Signals:
        import_voulu: Emitted when the agent asks to write.
    """

    import_voulu = Signal()

    def __init__(self, poste: Poste, atelier: AtelierImports) -> None:
        super().__init__()
        self._atelier = atelier
        self._apercu: Apercu | None = None
        self.compte = QLabel()
        self.filtre = ChampSegments("Montrer", FILTRES)
        vide = EtatVide("fait", "Aucune ligne de cette sorte.")
        self.table = TableSimple("Dossiers trouvés dans le fichier", COLONNES, vide=vide)
        self.detail = DetailFiche(poste, atelier)
        self.colonnes = Bouton("Revenir aux colonnes", "retour")
        self.creer = Bouton("Créer ceux à décider", "ajouter")
        self.laisser = Bouton("Laisser ceux à décider", "fermer")
        self.importer = Bouton("Importer", "telecharger", RoleBouton.PRINCIPAL, raccourci="Ctrl+Return")

        self._disposer()

        self.filtre.definir_valeur(TOUTES)
        self.premier = self.table
        self.filtre.modifie.connect(self._remplir)
        self.table.ligne_choisie.connect(self._on_ligne)
        self.table.ligne_activee.connect(lambda _ligne: self.detail.prendre_le_focus())
        self.colonnes.clicked.connect(atelier.revenir)
        self.creer.clicked.connect(lambda: self._en_masse(lambda a: a.creer_les_douteuses()))
        self.laisser.clicked.connect(lambda: self._en_masse(lambda a: a.ignorer_les_douteuses()))
        self.importer.clicked.connect(self.import_voulu)

    def montrer(self) -> None:
        """Show the preview of the workshop."""
        apercu = self._atelier.apercu
        if apercu is None or apercu is self._apercu:
            return
        self._apercu = apercu
        self.compte.setText(phrase_apercu(apercu))
        lignes = lignes_fiches(apercu)
        attend = any(ligne.a_decider for ligne in lignes)
        self.creer.setEnabled(attend)
        self.laisser.setEnabled(attend)
        self.importer.setText(f"Importer {len(apercu.a_importer)} dossiers")
        self.importer.setEnabled(bool(apercu.a_importer))
        self._remplir()

    def _remplir(self) -> None:
        if self._apercu is None:
            return
        choisie = self.table.choisie()
        gardees = [ligne for ligne in lignes_fiches(self._apercu) if _garde(ligne, str(self.filtre.valeur()))]
        self.table.definir(gardees)
        rang = choisie.rang if choisie is not None else -1
        voulue = next((ligne for ligne in gardees if ligne.rang >= rang), gardees[-1] if gardees else None)
        self.table.choisir(voulue)
        self._on_ligne(voulue)

    def _on_ligne(self, ligne: LigneFiche | None) -> None:
        self.detail.montrer(None if ligne is None else ligne.rang)

    def _en_masse(self, changer: object) -> None:
        if self._apercu is not None and callable(changer):
            self._atelier.definir_apercu(changer(self._apercu))

    def _disposer(self) -> None:
        espaces = theme_porte().espaces
        self.compte.setProperty("role", "fort")
        haut = QHBoxLayout()
        haut.setSpacing(espaces["moyen"])
        haut.addWidget(self.filtre)
        haut.addStretch(1)
        haut.addWidget(self.compte, 0, Qt.AlignmentFlag.AlignBottom)
        corps = QHBoxLayout()
        corps.setSpacing(espaces["grand"])
        # At 150 %, a screen of 1080 lines shows the whole page.
        self.table.setMinimumHeight(HAUTEUR_MIN)
        corps.addWidget(self.table, 9)
        corps.addWidget(self.detail, 5)
        pied = QHBoxLayout()
        pied.setSpacing(espaces["moyen"])
        pied.addWidget(self.colonnes)
        pied.addStretch(1)
        for bouton in (self.laisser, self.creer, self.importer):
            pied.addWidget(bouton)
        page = QVBoxLayout(self)
        page.setContentsMargins(0, 0, 0, 0)
        page.setSpacing(espaces["moyen"])
        page.addLayout(haut)
        page.addLayout(corps, 1)
        page.addLayout(pied)


def _garde(ligne: LigneFiche, filtre: str) -> bool:
    if filtre == A_DECIDER:
        return ligne.a_decider
    if filtre == A_RELIRE:
        return ligne.etat is EtatFiche.DOUTEUSE
    if filtre == ERREURS:
        return ligne.etat in (EtatFiche.EN_ERREUR, EtatFiche.IMPOSSIBLE)
    return True
