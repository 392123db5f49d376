"""What the two editors of the règlement share: the sections to write, what they say beside them, the draft kept."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QVBoxLayout, QWidget

from ccas_desktop.application.redaction_aides.examen import ExamenProjet
from ccas_desktop.application.redaction_aides.formes_aide import Section
from ccas_desktop.application.redaction_aides.page import PageReglement, lire_page
from ccas_desktop.application.redaction_aides.projet import Projet
from ccas_desktop.gui.poste import Poste
from ccas_desktop.gui.screens.demande.confirmation import Confirmation
from ccas_desktop.gui.screens.reglement.application_projet import ApplicationProjet, VerbesDuProjet
from ccas_desktop.gui.screens.reglement.carte_conflit import CarteConflit
from ccas_desktop.gui.screens.reglement.examen_differe import ExamenDiffere
from ccas_desktop.gui.screens.reglement.formulaire import BlocForme
from ccas_desktop.gui.screens.reglement.garde_projet import GardeProjet
from ccas_desktop.gui.screens.reglement.panneau import PanneauExamen
from ccas_desktop.gui.screens.reglement.sections_redigees import SectionsRedigees
from ccas_desktop.gui.theme import theme_porte
from ccas_desktop.gui.widgets import Bouton, EnTete, RoleBouton

LARGEUR_PANNEAU = 400
DISPARU = "Ce projet avait été mis en vigueur ou abandonné ailleurs\u00a0: ce que vous écrivez est gardé comme projet."
GARDE = "Projet gardé à chaque frappe\u00a0; rien ne change pour les demandes avant la mise en vigueur."


class CadreRedaction(QWidget):
    """Writes one draft, examined shortly after each key; an editor says which draft, its sections and what it says.

    Signals:
        en_vigueur: Emitted once it is in force, or given up.
        projet_voulu: Emitted with the key of another draft of the same to open.
    """

    en_vigueur = Signal()
    projet_voulu = Signal(str)

    def __init__(
        self, poste: Poste, titre: str, parties: str, panneau: PanneauExamen, acte: Bouton, verbes: VerbesDuProjet
    ) -> None:
        super().__init__()
        self._poste = poste
        self._page: PageReglement | None = None
        self._examen = ExamenDiffere(poste, self._a_examiner, self)
        self._garde = GardeProjet(poste, self)
        self.entete = EnTete(titre, precision=GARDE)
        self.parties = SectionsRedigees(parties)
        self.panneau = panneau
        self.confirmation = Confirmation()
        self.conflit = CarteConflit(poste)
        self._application = ApplicationProjet(poste, self.confirmation, verbes)
        self.entete.ajouter_action(acte)
        self.appliquer = self.entete.ajouter_action(
            Bouton("Mettre en vigueur…", "decision", RoleBouton.PRINCIPAL, raccourci="Ctrl+Return")
        )

        self._disposer()
        self._relier()
        self.setFocusProxy(self.parties)
        self._lire()

    @abstractmethod
    def trouver(self, page: PageReglement) -> Projet | None:
        """Return the draft to write; None when it is there no more."""

    @abstractmethod
    def sections(self, page: PageReglement) -> tuple[Section, ...]:
        """Return the parts to write, with the names typed so far."""

    @abstractmethod
    def section_de(self, chemin: str) -> str:
        """Return the part that a place is in."""

    @abstractmethod
    def examiner(self, projet: Projet, page: PageReglement) -> ExamenProjet:
        """Return what the draft says; run away from the window, it touches nothing of it."""

    @abstractmethod
    def montrer_etat(self) -> None:
        """Say at the top what is written, once it is examined."""

    @property
    def examen(self) -> ExamenProjet | None:
        """Return what was last said of the draft; None as long as what was typed since is not examined."""
        return self._examen.actuel

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
        self.parties.aller(self.section_de(chemin), chemin)

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
        projet = self.trouver(page)
        if projet is None:
            self.entete.definir("Ce projet n’existe plus", precision="Il a été mis en vigueur ou abandonné.")
            return
        self._garde.ouvrir(projet)
        self.parties.definir(self._garde.table, lambda: self.sections(page))
        self.appliquer.setEnabled(True)
        self._examen.lancer()

    def _on_modifie(self) -> None:
        self._garde.noter()
        self._examen.differer()

    def _a_examiner(self) -> Callable[[], ExamenProjet] | None:
        page, projet = self._page, self._garde.projet
        return None if page is None or projet is None else lambda: self.examiner(projet, page)

    def _on_examine(self, examen: ExamenProjet) -> None:
        self.panneau.montrer(examen)
        self.montrer_etat()
        self._montrer_fautes()

    def _montrer_fautes(self) -> None:
        lu = self._examen.dernier
        if lu is not None:
            self.parties.montrer_fautes({remarque.chemin: remarque.phrase for remarque in lu.fautes})

    def _on_chiffres_confirmes(self) -> None:
        self._garde.confirmer_les_chiffres()
        self._on_modifie()

    def _on_appliquer(self) -> None:
        self.garder()
        if (projet := self._garde.projet) is not None:
            self._application.demander(projet)

    def _on_partage(self, autre: Projet) -> None:
        if (projet := self._garde.projet) is not None:
            self.conflit.montrer(projet, autre)

    def _on_refus(self, erreur: Exception) -> None:
        self._poste.avis.erreur(erreur)
        lu = self._examen.dernier
        restes = (*lu.fautes, *lu.manques, *lu.a_confirmer) if lu else ()
        if restes:
            self.aller(restes[0].chemin)

    def _relier(self) -> None:
        self._examen.fait.connect(self._on_examine)
        self.parties.modifie.connect(self._on_modifie)
        self.parties.quitte.connect(self.garder)
        self.parties.montree.connect(self._montrer_fautes)
        self.panneau.lieu_voulu.connect(self.aller)
        self.panneau.chiffres_confirmes.connect(self._on_chiffres_confirmes)
        self.appliquer.clicked.connect(self._on_appliquer)
        self._garde.partage.connect(self._on_partage)
        self._garde.disparu.connect(lambda: self._poste.avis.succes(DISPARU))
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
