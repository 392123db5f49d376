"""The import under way, whatever page is shown meanwhile: its file, its columns, its preview, its writing."""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum
from pathlib import Path
from time import perf_counter
from typing import TypeVar

from PySide6.QtCore import QObject, Signal

from ccas_desktop.application.annulations import ParMorceaux
from ccas_desktop.application.classeur import Classeur
from ccas_desktop.application.imports import lots
from ccas_desktop.application.imports.apercu import Apercu, comparer, lire_fiches
from ccas_desktop.application.imports.encours import ImportEnCours
from ccas_desktop.application.imports.reglage import Reglage, regler
from ccas_desktop.application.imports.reperage import Reperage
from ccas_desktop.application.journal import Auteur
from ccas_desktop.application.messages.imports import phrase_deja_importe
from ccas_desktop.application.services import Services
from ccas_desktop.domain.dossiers.reprise import Import, ModeleColonnes
from ccas_desktop.gui.travaux.jobs import Annulation, Jobs
from ccas_desktop.gui.travaux.par_morceaux import ecrire_par_morceaux
from ccas_desktop.gui.travaux.place_import import PlaceTenue

T = TypeVar("T")


class EtapeImport(StrEnum):
    """Where the import stands."""

    FICHIER = "fichier"
    COLONNES = "colonnes"
    APERCU = "apercu"
    IMPORT = "import"
    RAPPORT = "rapport"


class AtelierImports(QObject):
    """Brings one file in; it lives as long as the jobs, so that a page left is found again as it was.

    Attributes:
        etape: where it stands.
        attente: what is being waited for, in words; empty when nothing.

    Signals:
        change: Emitted when anything of this has changed.
        dit: Emitted with what is to be known of the file: it was brought in already, it has changed, it is gone.
        echec: Emitted with the exception of what could not be done.
        avance: Emitted with the families written and their number.
    """

    change = Signal()
    dit = Signal(str)
    echec = Signal(object)
    avance = Signal(int, int)

    def __init__(self, services: Services, jobs: Jobs) -> None:
        super().__init__(jobs)
        self._services = services
        self._jobs = jobs
        self._modeles: tuple[ModeleColonnes, ...] = ()
        self._travail: Annulation | None = None
        self._arret = False
        self._place = PlaceTenue(services, jobs, self)
        self._place.dit.connect(self.dit)
        self._vider()

    @classmethod
    def de(cls, services: Services, jobs: Jobs) -> AtelierImports:
        """Return the workshop of these jobs, the same for every page."""
        return jobs.findChild(cls) or cls(services, jobs)

    def oublier(self) -> None:
        """Forget the file: nothing of it stays, in memory or as a draft, nor comes back from what was being read."""
        self._laisser()
        self._place.oublier()
        self._vider()

    def reprendre(self) -> None:
        """Look, once, for an import that was under way when the program stopped, and come back to its place."""
        self._place.chercher(self._on_place)

    def _vider(self) -> None:
        self.etape = EtapeImport.FICHIER
        self.attente = ""
        self.classeur: Classeur | None = None
        self.reglage: Reglage | None = None
        self.apercu: Apercu | None = None
        self.batch: Import | None = None
        self.change.emit()

    def ouvrir(self, fichier: Path) -> None:
        """Read a file, and propose what its columns become."""
        services = self._services

        def lire() -> Classeur:
            return services.lire_classeur(fichier)

        self._place.commencer(fichier)
        self._attendre(f"Lecture de «\u00a0{fichier.name}\u00a0»…")
        self._travailler(lire, self._on_classeur)

    def montrer(self, batch: Import) -> None:
        """Show the report of a batch of the past."""
        self._vider()
        self.batch, self.etape = batch, EtapeImport.RAPPORT
        self.change.emit()

    def reperer(self, reperage: Reperage) -> None:
        """Take another sheet or another row of headings."""
        if self.classeur is not None:
            self.definir(regler(self.classeur, self._modeles, reperage=reperage))

    def definir(self, reglage: Reglage) -> None:
        """Take another mapping."""
        self.reglage = reglage
        self._place.noter_les_colonnes(self.classeur, reglage)
        self.change.emit()

    def revenir(self) -> None:
        """Come back from the preview to the columns."""
        self.etape, self.apercu = EtapeImport.COLONNES, None
        self._place.noter_les_colonnes(self.classeur, self.reglage)
        self.change.emit()

    def preparer(self) -> None:
        """Make the preview: read every row, then compare with the base."""
        services, classeur, reglage = self._services, self.classeur, self.reglage
        if classeur is None or reglage is None:
            return
        annulation = Annulation()

        def lire() -> Apercu:
            return lire_fiches(services, classeur, reglage, annule=lambda: annulation.annulee)

        self._attendre("Lecture des lignes…")
        self._travailler(lire, self._on_fiches, annulation)

    def definir_apercu(self, apercu: Apercu) -> None:
        """Take other choices."""
        self.apercu = apercu
        self._place.noter_l_apercu(apercu)
        self.change.emit()

    def importer(self, auteur: Auteur) -> None:
        """Write what was chosen."""
        services, apercu = self._services, self.apercu
        if apercu is None:
            return
        self._arret = False
        self._jobs.ecrire(
            lambda: lots.commencer(services, auteur, apercu),
            then=lambda encours: self._on_commence(auteur, encours),
            failed=self._on_echec,
            owner=self,
        )

    def arreter(self) -> None:
        """Give up: what is being read is dropped, what was written is undone."""
        self._arret = True
        if self._laisser():
            self._attendre("")

    def _laisser(self) -> bool:
        """Drop what is being read, and tell whether something may have been."""
        travail, self._travail = self._travail, None
        if travail is not None:
            travail.annuler()
        return travail is not None

    def annuler(self, auteur: Auteur) -> None:
        """Undo the batch shown."""
        services, batch = self._services, self.batch
        if batch is None:
            return
        self._attendre(f"Annulation de l’import de «\u00a0{batch.fichier}\u00a0»…")
        self._ecrire_par_morceaux(lots.annuler_import_par_morceaux(services, auteur, batch, chrono=perf_counter))

    def _travailler(
        self, travail: Callable[[], T], ensuite: Callable[[T], None], annulation: Annulation | None = None
    ) -> None:
        self._travail = self._jobs.travailler(
            travail, then=ensuite, failed=self._on_echec, owner=self, annulation=annulation
        )

    def _on_place(self, fichier: Path) -> None:
        if self.etape is EtapeImport.FICHIER and not self.attente:
            self._attendre(f"Reprise de l’import de «\u00a0{fichier.name}\u00a0»…")
            services = self._services
            self._travail = self._jobs.travailler(
                lambda: services.lire_classeur(fichier), then=self._on_classeur, failed=self._on_perdu, owner=self
            )

    def _on_perdu(self, _erreur: Exception) -> None:
        self._attendre("")
        self.dit.emit(self._place.perdre())

    def _on_classeur(self, classeur: Classeur) -> None:
        services = self._services
        self._travail = self._jobs.lire(
            lambda: (lots.modeles_connus(services), lots.deja_importe(services, classeur.empreinte)),
            then=lambda connus: self._on_connus(classeur, *connus),
            failed=self._on_echec,
            owner=self,
        )

    def _on_connus(self, classeur: Classeur, modeles: tuple[ModeleColonnes, ...], deja: Import | None) -> None:
        if deja is not None:
            self.dit.emit(phrase_deja_importe(deja, self._services.horloge.heure_de(deja.commence_le)))
        self._modeles, self.classeur = modeles, classeur
        self.reglage, self.etape = self._place.regler(classeur, modeles), EtapeImport.COLONNES
        self._attendre("")
        if self._place.va_a_l_apercu:
            self.preparer()

    def _on_fiches(self, lu: Apercu) -> None:
        services = self._services
        self._attendre("Comparaison avec les dossiers existants…")
        self._travail = self._jobs.lire(
            lambda: comparer(services, lu), then=self._on_apercu, failed=self._on_echec, owner=self
        )

    def _on_apercu(self, apercu: Apercu) -> None:
        self.apercu, self.etape = self._place.choisir(apercu), EtapeImport.APERCU
        self._attendre("")

    def _on_commence(self, auteur: Auteur, encours: ImportEnCours) -> None:
        self.etape = EtapeImport.IMPORT
        self.change.emit()
        self._suivre(auteur, encours)

    def _suivre(self, auteur: Auteur, encours: ImportEnCours) -> None:
        """Ask for the next chunk: what the counter saves meanwhile passes between two."""
        services = self._services
        self.avance.emit(encours.ecrites, encours.total)

        def echouer(erreur: Exception) -> None:
            self._defaire(auteur, encours)
            self._on_echec(erreur)

        if self._arret:
            self._defaire(auteur, encours)
        elif encours.fini:
            self._jobs.ecrire(
                lambda: lots.terminer(services, auteur, encours), then=self._on_fini, failed=echouer, owner=self
            )
        else:
            self._jobs.ecrire(
                lambda: lots.avancer(services, auteur, encours, chrono=perf_counter),
                then=lambda suite: self._suivre(auteur, suite),
                failed=echouer,
                owner=self,
            )

    def _defaire(self, auteur: Auteur, encours: ImportEnCours) -> None:
        self._attendre("Ce qui était écrit est défait…")
        defaire = lots.interrompre_par_morceaux(self._services, auteur, encours.batch, chrono=perf_counter)
        self._ecrire_par_morceaux(defaire)

    def _ecrire_par_morceaux(self, travail: ParMorceaux[Import]) -> None:
        ecrire_par_morceaux(self._jobs, travail, then=self._on_fini, failed=self._on_echec, owner=self)

    def _on_fini(self, batch: Import) -> None:
        self._place.oublier()
        self.classeur = self.reglage = self.apercu = None
        self.batch, self.etape = batch, EtapeImport.RAPPORT
        self._attendre("")

    def _on_echec(self, erreur: Exception) -> None:
        self._attendre("")
        self.echec.emit(erreur)

    def _attendre(self, texte: str) -> None:
        self.attente = texte
        self.change.emit()
