"""The editor of one aid: its sections, and beside them what it says as it is typed."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QVBoxLayout, QWidget

from ccas_desktop.application.redaction_aides.examen import ExamenProjet, examiner_projet
from ccas_desktop.application.redaction_aides.formes_aide import Section, sections
from ccas_desktop.application.redaction_aides.mots import section_de
from ccas_desktop.application.redaction_aides.page import PageReglement, lire_page
from ccas_desktop.application.redaction_aides.projet import Projet
from ccas_desktop.gui.poste import Poste
from ccas_desktop.gui.screens.demande.confirmation import Confirmation
from ccas_desktop.gui.screens.reglement.application_projet import ApplicationProjet
from ccas_desktop.gui.screens.reglement.carte_conflit import CarteConflit
from ccas_desktop.gui.screens.reglement.formulaire import BlocForme
from ccas_desktop.gui.screens.reglement.garde_projet import GardeProjet
from ccas_desktop.gui.screens.reglement.panneau import PanneauExamen
from ccas_desktop.gui.screens.reglement.sections_redigees import SectionsRedigees
from ccas_desktop.gui.theme import theme_porte
from ccas_desktop.gui.travaux.jobs import Annulation
from ccas_desktop.gui.widgets import Bouton, EnTete, RoleBouton, Ton

DELAI_EXAMEN_MS = 150
LARGEUR_PANNEAU = 400
EN_COURS = "Lecture de l’aide…"
DISPARU = "Ce projet avait été mis en vigueur ou abandonné ailleurs\u00a0: ce que vous écrivez est gardé comme projet."
GARDE = "Projet gardé à chaque frappe\u00a0; rien ne change pour les demandes avant la mise en vigueur."


class EcranEditeur(QWidget):
    """Writes one draft; the page it is read from is the règlement as it is in force.

    Signals:
        en_vigueur: Emitted once the aid is in force.
        rejeu_voulu: Emitted with the key of the draft to replay past requests under.
        projet_voulu: Emitted with the key of another draft to open.
    """

    PAGE_AIDE = "reglement#Écrire une aide dans le logiciel"
    en_vigueur = Signal()
    rejeu_voulu = Signal(str)
    projet_voulu = Signal(str)

    def __init__(self, poste: Poste, cle: str) -> None:
        super().__init__()
        self._poste = poste
        self._cle = cle
        self._garde = GardeProjet(poste, self)
        self._page: PageReglement | None = None
        self._a_jour = False
        self._examen_en_cours = Annulation()
        self._examen: ExamenProjet | None = None
        self.entete = EnTete(EN_COURS, precision=GARDE)
        self.parties = SectionsRedigees("Parties de l’aide")
        self.panneau = PanneauExamen()
        self.confirmation = Confirmation()
        self.conflit = CarteConflit(poste)
        self._application = ApplicationProjet(poste, self.confirmation)
        self.rejouer = self.entete.ajouter_action(Bouton("Rejouer les demandes…", "calcul"))
        self.appliquer = self.entete.ajouter_action(
            Bouton("Mettre en vigueur…", "decision", RoleBouton.PRINCIPAL, raccourci="Ctrl+Return")
        )
        self._delai_examen = self._minuterie(DELAI_EXAMEN_MS, self._examiner)

        self._disposer()
        self._relier()
        self.setFocusProxy(self.parties)
        self._lire()

    @property
    def examen(self) -> ExamenProjet | None:
        """Return what was last said of the aid; None as long as what was typed since is not examined."""
        return self._examen if self._a_jour else None

    @property
    def sommaire(self) -> QListWidget:
        """Return the list of the parts."""
        return self.parties.sommaire

    @property
    def forme(self) -> BlocForme | None:
        """Return the form shown; None as long as nothing is read."""
        return self.parties.forme

    def aller(self, chemin: str) -> None:
        """Go to the field of a place, in its section."""
        self.parties.aller(section_de(chemin), chemin)

    def garder(self) -> None:
        """Keep the draft now, if something was typed since."""
        self._garde.garder()

    def hideEvent(self, event: QHideEvent) -> None:
        self.garder()
        super().hideEvent(event)

    def _lire(self) -> None:
        services = self._poste.services
        # Behind the writes already asked for: the draft just made, or just kept, is found.
        self._poste.jobs.ecrire(
            lambda: lire_page(services), then=self._on_lue, failed=self._poste.avis.erreur, owner=self
        )

    def _on_lue(self, page: PageReglement) -> None:
        self._page = page
        projet = next((projet for projet in page.projets if projet.cle == self._cle), None)
        if projet is None:
            self.entete.definir("Ce projet n’existe plus", precision="Il a été mis en vigueur ou abandonné.")
            return
        self._garde.ouvrir(projet)
        self.parties.definir(self._garde.table, self._sections)
        self.appliquer.setEnabled(True)
        self._examiner()

    def _sections(self) -> tuple[Section, ...]:
        if self._page is None:
            return ()
        return sections(self._page.reglement.vocabulaire, self._page.baremes)

    def _on_modifie(self) -> None:
        self._a_jour = False
        # An answer to what was typed before comes too late.
        self._examen_en_cours.annuler()
        self._garde.noter()
        self._delai_examen.start()

    def _examiner(self) -> None:
        if self._page is None:
            return
        self._examen_en_cours.annuler()
        page, projet, aujourdhui = self._page, self._garde.projet, self._poste.services.horloge.aujourdhui()
        if projet is None:
            return
        self._examen_en_cours = self._poste.jobs.travailler(
            lambda: examiner_projet(projet.aide, page.reglement, page.baremes, projet.chiffres, aujourdhui),
            then=self._on_examine,
            failed=self._poste.avis.erreur,
            owner=self,
        )

    def _on_examine(self, examen: ExamenProjet) -> None:
        self._examen = examen
        self._a_jour = True
        self.panneau.montrer(examen)
        libelle = str(self._garde.table.get("libelle") or "Nouvelle aide")
        self.entete.definir(libelle, precision=GARDE)
        self.entete.definir_etat("Projet", Ton.INFORMATION)
        self._montrer_fautes()

    def _montrer_fautes(self) -> None:
        if self._examen is not None:
            self.parties.montrer_fautes({remarque.chemin: remarque.phrase for remarque in self._examen.fautes})

    def _on_chiffres_confirmes(self) -> None:
        self._garde.confirmer_les_chiffres()
        self._on_modifie()

    def _on_appliquer(self) -> None:
        self.garder()
        projet = self._garde.projet
        if projet is not None:
            self._application.demander(projet)

    def _on_rejouer(self) -> None:
        self.garder()
        projet = self._garde.projet
        if projet is not None:
            self.rejeu_voulu.emit(projet.cle)

    def _on_partage(self, autre: Projet) -> None:
        projet = self._garde.projet
        if projet is not None:
            self.conflit.montrer(projet, autre)

    def _on_disparu(self) -> None:
        self._poste.avis.succes(DISPARU)

    def _on_refus(self, erreur: Exception) -> None:
        self._poste.avis.erreur(erreur)
        restes = (*self._examen.fautes, *self._examen.manques, *self._examen.a_confirmer) if self._examen else ()
        if restes:
            self.aller(restes[0].chemin)

    def _minuterie(self, delai: int, faire: Callable[[], None]) -> QTimer:
        minuterie = QTimer(self)
        minuterie.setSingleShot(True)
        minuterie.setInterval(delai)
        minuterie.timeout.connect(faire)
        return minuterie

    def _relier(self) -> None:
        self.parties.modifie.connect(self._on_modifie)
        self.parties.quitte.connect(self.garder)
        self.parties.montree.connect(self._montrer_fautes)
        self.panneau.lieu_voulu.connect(self.aller)
        self.panneau.chiffres_confirmes.connect(self._on_chiffres_confirmes)
        self.appliquer.clicked.connect(self._on_appliquer)
        self.rejouer.clicked.connect(self._on_rejouer)
        self._garde.partage.connect(self._on_partage)
        self._garde.disparu.connect(self._on_disparu)
        self.conflit.autre_voulue.connect(self.projet_voulu)
        self._application.faite.connect(self.en_vigueur)
        self._application.refusee.connect(self._on_refus)

    def _disposer(self) -> None:
        espaces = theme_porte().espaces
        self.appliquer.setEnabled(False)
        self.panneau.setFixedWidth(LARGEUR_PANNEAU)
        corps = QHBoxLayout()
        corps.setSpacing(espaces["petit"])
        corps.addWidget(self.parties, 1)
        corps.addWidget(self.panneau)
        page = QVBoxLayout(self)
        page.setContentsMargins(espaces["grand"], espaces["petit"], espaces["petit"], espaces["petit"])
        page.setSpacing(espaces["moyen"])
        page.addWidget(self.entete)
        page.addWidget(self.conflit)
        page.addWidget(self.confirmation)
        page.addLayout(corps, 1)
