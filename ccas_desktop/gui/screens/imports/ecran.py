"""« Import et export »: one page, its steps in sight, whatever was left is found again."""

from __future__ import annotations

from PySide6.QtWidgets import QProgressBar, QVBoxLayout, QWidget

from ccas_desktop.application.libelles_aides import libelles_aides
from ccas_desktop.application.messages.imports import nombre
from ccas_desktop.application.reglages import lire_reglages
from ccas_desktop.gui.notices import Avis, Gravite
from ccas_desktop.gui.poste import Poste
from ccas_desktop.gui.screens.imports.depart import Depart
from ccas_desktop.gui.screens.imports.etape_apercu import EtapeApercu
from ccas_desktop.gui.screens.imports.etape_colonnes import EtapeColonnes
from ccas_desktop.gui.screens.imports.etape_rapport import EtapeRapport
from ccas_desktop.gui.theme import theme_porte
from ccas_desktop.gui.travaux.atelier_imports import AtelierImports, EtapeImport
from ccas_desktop.gui.widgets import Attente, BarreEtapes, Bouton, EnTete, EtatEtape

ETAPES = (
    (EtapeImport.FICHIER.value, "Fichier"),
    (EtapeImport.COLONNES.value, "Colonnes"),
    (EtapeImport.APERCU.value, "Aperçu"),
    (EtapeImport.IMPORT.value, "Import"),
    (EtapeImport.RAPPORT.value, "Compte rendu"),
)
TITRE = "Import et export"


class EcranImports(QWidget):
    """Shows the workshop of imports, at the step where it stands."""

    PAGE_AIDE = "imports"

    def __init__(self, poste: Poste) -> None:
        super().__init__()
        self._poste = poste
        self.atelier = AtelierImports.de(poste.services, poste.jobs)
        self._montree: EtapeImport | None = None
        self.entete = EnTete(TITRE)
        self.abandonner = self.entete.ajouter_action(Bouton("Abandonner", "fermer", raccourci="Ctrl+Backspace"))
        self.etapes = BarreEtapes(ETAPES, nom="Étapes de l’import")
        self.attente = Attente()
        self.depart = Depart(poste)
        self.colonnes = EtapeColonnes(self.atelier)
        self.apercu = EtapeApercu(poste, self.atelier)
        self.progression = QProgressBar()
        self.rapport = EtapeRapport(poste, self.atelier)
        self._ecriture = QWidget()

        self._disposer()
        self._relier()

        self._lire_les_aides()
        self._montrer()
        self.setFocusProxy(self._premier())
        self.atelier.reprendre()

    def _relier(self) -> None:
        atelier = self.atelier
        atelier.change.connect(self._montrer)
        atelier.echec.connect(self._poste.avis.erreur)
        atelier.dit.connect(lambda texte: self._poste.avis.montrer(Avis(texte, gravite=Gravite.ALERTE)))
        atelier.avance.connect(self._on_avance)
        self.attente.annulation_demandee.connect(atelier.arreter)
        self.abandonner.clicked.connect(self._on_abandonner)
        self.depart.fichier_choisi.connect(atelier.ouvrir)
        self.depart.import_choisi.connect(atelier.montrer)
        self.colonnes.apercu_voulu.connect(atelier.preparer)
        self.apercu.import_voulu.connect(lambda: atelier.importer(self._poste.auteur()))
        self.rapport.fini.connect(atelier.oublier)
        self.etapes.etape_choisie.connect(self._on_etape)

    def _lire_les_aides(self) -> None:
        services = self._poste.services
        self._poste.jobs.lire(
            lambda: dict(libelles_aides(services, lire_reglages(services))),
            then=self.colonnes.natures.definir_aides,
            failed=self._poste.avis.erreur,
            owner=self,
        )

    def _montrer(self) -> None:
        """Show the step of the workshop; the focus goes to a step just reached."""
        atelier = self.atelier
        etape, pages = atelier.etape, self._pages()
        if atelier.attente:
            self.attente.montrer(atelier.attente)
        else:
            self.attente.finir()
        pages[etape].setEnabled(not atelier.attente)
        for vue in (self.colonnes, self.apercu, self.rapport):
            if pages[etape] is vue:
                vue.montrer()
        self._montrer_les_etapes(etape)
        if etape is self._montree:
            return
        self._montree = etape
        for page in pages.values():
            page.hide()
        pages[etape].show()
        if etape is EtapeImport.FICHIER:
            self.depart.actualiser()
        if self.isVisible():
            self._premier().setFocus()

    def _montrer_les_etapes(self, etape: EtapeImport) -> None:
        fichier = self.atelier.classeur.nom if self.atelier.classeur is not None else ""
        self.entete.definir(TITRE, precision=fichier)
        self.etapes.setVisible(etape is not EtapeImport.FICHIER)
        self.abandonner.setVisible(etape in (EtapeImport.COLONNES, EtapeImport.APERCU, EtapeImport.IMPORT))
        codes = [code for code, _nom in ETAPES]
        for rang, code in enumerate(codes):
            ici = codes.index(etape.value)
            etat = EtatEtape.FAITE if rang < ici else EtatEtape.EN_COURS if rang == ici else EtatEtape.A_FAIRE
            self.etapes.definir_etat(code, etat)
        self.etapes.choisir(etape.value)

    def _on_etape(self, code: str) -> None:
        """From the preview one may come back to the columns; the other steps are reached by their buttons."""
        if code == EtapeImport.COLONNES.value and self.atelier.etape is EtapeImport.APERCU:
            self.atelier.revenir()
        else:
            self.etapes.choisir(self.atelier.etape.value)

    def _on_avance(self, ecrites: int, total: int) -> None:
        self.progression.setMaximum(total)
        self.progression.setValue(ecrites)
        self.progression.setFormat(f"{nombre(ecrites)} dossiers sur {nombre(total)}")

    def _on_abandonner(self) -> None:
        if self.atelier.etape is EtapeImport.IMPORT:
            self.atelier.arreter()
        else:
            self.atelier.oublier()

    def _premier(self) -> QWidget:
        """Return where the focus starts in the step shown; no step has a focus proxy, Tab would skip all before it."""
        premiers: dict[EtapeImport, QWidget] = {
            EtapeImport.FICHIER: self.depart.premier,
            EtapeImport.COLONNES: self.colonnes.premier,
            EtapeImport.APERCU: self.apercu.premier,
            EtapeImport.IMPORT: self.abandonner,
            EtapeImport.RAPPORT: self.rapport.premier,
        }
        return premiers[self.atelier.etape]

    def _pages(self) -> dict[EtapeImport, QWidget]:
        return {
            EtapeImport.FICHIER: self.depart,
            EtapeImport.COLONNES: self.colonnes,
            EtapeImport.APERCU: self.apercu,
            EtapeImport.IMPORT: self._ecriture,
            EtapeImport.RAPPORT: self.rapport,
        }

    def _disposer(self) -> None:
        espaces = theme_porte().espaces
        self.progression.setAccessibleName("Avancement de l’import")
        ecriture = QVBoxLayout(self._ecriture)
        ecriture.setContentsMargins(0, 0, 0, 0)
        ecriture.addWidget(self.progression)
        ecriture.addStretch(1)
        colonne = QVBoxLayout(self)
        colonne.setContentsMargins(espaces["grand"], espaces["petit"], espaces["grand"], espaces["grand"])
        colonne.setSpacing(espaces["moyen"])
        for widget in (self.entete, self.etapes, self.attente):
            colonne.addWidget(widget)
        # Not a stack, which asks for the height of its tallest page: the buttons of the others would be out of sight.
        for page in self._pages().values():
            colonne.addWidget(page, 1)
