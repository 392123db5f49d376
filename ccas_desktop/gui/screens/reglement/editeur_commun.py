"""The editor of what is common to all the aids: the règlement itself, the indicators and the scales of the CCAS."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ccas_desktop.application.redaction_aides.examen_commun import ExamenCommun, examiner_commun
from ccas_desktop.application.redaction_aides.formes import Table
from ccas_desktop.application.redaction_aides.formes_aide import Section
from ccas_desktop.application.redaction_aides.formes_commun import sections_communes
from ccas_desktop.application.redaction_aides.mise_en_vigueur import Consequences
from ccas_desktop.application.redaction_aides.mise_en_vigueur_commun import mettre_en_vigueur_commun, preparer_commun
from ccas_desktop.application.redaction_aides.mots_communs import section_commune_de
from ccas_desktop.application.redaction_aides.page import PageReglement, lire_page
from ccas_desktop.application.redaction_aides.projet_commun import (
    ProjetCommun,
    abandonner_projet_commun,
    garder_projet_commun,
    lire_projet_commun,
    table_commune,
)
from ccas_desktop.gui.poste import Poste
from ccas_desktop.gui.screens.demande.confirmation import Confirmation
from ccas_desktop.gui.screens.reglement.editeur import DELAI_EXAMEN_MS, GARDE, LARGEUR_PANNEAU
from ccas_desktop.gui.screens.reglement.garde_projet import DELAI_BROUILLON_MS, copie
from ccas_desktop.gui.screens.reglement.panneau import PanneauExamen
from ccas_desktop.gui.screens.reglement.sections_redigees import SectionsRedigees
from ccas_desktop.gui.theme import theme_porte
from ccas_desktop.gui.travaux.jobs import Annulation
from ccas_desktop.gui.widgets import Bouton, EnTete, RoleBouton, Ton

TITRE = "Indicateurs et barèmes du CCAS"
ABANDON = "Abandonner ce projet\u00a0? Ce qui y est écrit et n’est pas en vigueur sera perdu."


@dataclass(frozen=True)
class _Lu:
    page: PageReglement
    projet: ProjetCommun | None


class EcranCommun(QWidget):
    """Writes the draft of the common rules; it starts from those in force.

    Signals:
        en_vigueur: Emitted once they are in force, or given up.
    """

    PAGE_AIDE = "reglement#Les indicateurs et les barèmes du CCAS"
    en_vigueur = Signal()

    def __init__(self, poste: Poste) -> None:
        super().__init__()
        self._poste = poste
        self._page: PageReglement | None = None
        self._table: Table = {}
        self._a_garder = False
        self._a_jour = False
        self._examen_en_cours = Annulation()
        self._examen: ExamenCommun | None = None
        self.entete = EnTete(TITRE, precision=GARDE)
        self.parties = SectionsRedigees("Parties du règlement")
        self.panneau = PanneauExamen("Ce que dit le règlement", "Rien\u00a0: tout est complet")
        self.confirmation = Confirmation()
        self.abandonner = self.entete.ajouter_action(Bouton("Abandonner le projet…", "supprimer"))
        self.appliquer = self.entete.ajouter_action(
            Bouton("Mettre en vigueur…", "decision", RoleBouton.PRINCIPAL, raccourci="Ctrl+Return")
        )
        self._brouillon = self._minuterie(DELAI_BROUILLON_MS, self.garder)
        self._delai_examen = self._minuterie(DELAI_EXAMEN_MS, self._examiner)

        self._disposer()
        self._relier()
        self.setFocusProxy(self.parties)
        self._lire()

    @property
    def examen(self) -> ExamenCommun | None:
        """Return what was last said of the rules; None as long as what was typed since is not examined."""
        return self._examen if self._a_jour else None

    def aller(self, chemin: str) -> None:
        """Go to the field of a place, in its section."""
        self.parties.aller(section_commune_de(chemin), chemin)

    def garder(self) -> None:
        """Keep the draft now, if something was typed since."""
        self._brouillon.stop()
        if not self._a_garder:
            return
        self._a_garder = False
        table = copie(self._table)
        services, auteur = self._poste.services, self._poste.auteur()
        self._poste.jobs.ecrire(lambda: garder_projet_commun(services, auteur, table), failed=self._poste.avis.erreur)

    def hideEvent(self, event: QHideEvent) -> None:
        self.garder()
        super().hideEvent(event)

    def _lire(self) -> None:
        services = self._poste.services
        # Behind the writes already asked for: the draft just kept is found.
        self._poste.jobs.ecrire(
            lambda: _Lu(lire_page(services), lire_projet_commun(services)),
            then=self._on_lu,
            failed=self._poste.avis.erreur,
            owner=self,
        )

    def _on_lu(self, lu: _Lu) -> None:
        self._page = lu.page
        self._table = copie(lu.projet.table if lu.projet else table_commune(lu.page.reglement))
        self.abandonner.setEnabled(lu.projet is not None)
        self.appliquer.setEnabled(True)
        self.parties.definir(self._table, self._sections)
        self._examiner()

    def _sections(self) -> tuple[Section, ...]:
        if self._page is None:
            return ()
        return sections_communes(self._table, self._page.reglement, self._page.baremes)

    def _on_modifie(self) -> None:
        self._a_garder = True
        self._a_jour = False
        # An answer to what was typed before comes too late.
        self._examen_en_cours.annuler()
        self._brouillon.start()
        self._delai_examen.start()
        self.abandonner.setEnabled(True)

    def _examiner(self) -> None:
        if self._page is None:
            return
        self._examen_en_cours.annuler()
        table, reglement, baremes = copie(self._table), self._page.reglement, self._page.baremes
        self._examen_en_cours = self._poste.jobs.travailler(
            lambda: examiner_commun(table, reglement, baremes),
            then=self._on_examine,
            failed=self._poste.avis.erreur,
            owner=self,
        )

    def _on_examine(self, examen: ExamenCommun) -> None:
        self._examen = examen
        self._a_jour = True
        self.panneau.montrer(examen.lu)
        projet = self.abandonner.isEnabled()
        self.entete.definir_etat("Projet" if projet else "En vigueur", Ton.INFORMATION if projet else Ton.SUCCES)
        self._montrer_fautes()

    def _montrer_fautes(self) -> None:
        if self._examen is not None:
            self.parties.montrer_fautes({remarque.chemin: remarque.phrase for remarque in self._examen.lu.fautes})

    def _projet(self) -> ProjetCommun:
        return ProjetCommun(copie(self._table), self._poste.services.horloge.maintenant())

    def _on_appliquer(self) -> None:
        self.garder()
        services, projet = self._poste.services, self._projet()
        self._poste.jobs.ecrire(
            lambda: preparer_commun(services, projet),
            then=lambda suites: self._confirmer(projet, suites),
            failed=self._on_refus,
            owner=self,
        )

    def _confirmer(self, projet: ProjetCommun, suites: Consequences) -> None:
        if not suites.questions:
            self._appliquer(projet, accepte=False)
            return
        question = "\n".join(suites.questions)
        self.confirmation.demander(question, "Oui, mettre en vigueur", lambda: self._appliquer(projet, accepte=True))

    def _appliquer(self, projet: ProjetCommun, *, accepte: bool) -> None:
        services, auteur = self._poste.services, self._poste.auteur()
        self._poste.jobs.ecrire(
            lambda: mettre_en_vigueur_commun(services, auteur, projet, accepte=accepte),
            then=lambda _reglement: self._finir("Le règlement est enregistré."),
            failed=self._on_refus,
            owner=self,
        )

    def _on_abandonner(self) -> None:
        self.confirmation.demander(ABANDON, "Oui, abandonner", self._abandonner)

    def _abandonner(self) -> None:
        self._a_garder = False
        self._brouillon.stop()
        services, auteur = self._poste.services, self._poste.auteur()
        self._poste.jobs.ecrire(
            lambda: abandonner_projet_commun(services, auteur),
            then=lambda _rien: self._finir("Projet abandonné\u00a0: le règlement en vigueur n’a pas changé."),
            failed=self._poste.avis.erreur,
            owner=self,
        )

    def _finir(self, phrase: str) -> None:
        self._poste.avis.succes(phrase)
        self.en_vigueur.emit()

    def _on_refus(self, erreur: Exception) -> None:
        self._poste.avis.erreur(erreur)
        if self._examen is not None and self._examen.lu.remarques:
            self.aller((*self._examen.lu.fautes, *self._examen.lu.manques)[0].chemin)

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
        self.appliquer.clicked.connect(self._on_appliquer)
        self.abandonner.clicked.connect(self._on_abandonner)

    def _disposer(self) -> None:
        espaces = theme_porte().espaces
        self.appliquer.setEnabled(False)
        self.abandonner.setEnabled(False)
        self.panneau.setFixedWidth(LARGEUR_PANNEAU)
        corps = QHBoxLayout()
        corps.setSpacing(espaces["petit"])
        corps.addWidget(self.parties, 1)
        corps.addWidget(self.panneau)
        page = QVBoxLayout(self)
        page.setContentsMargins(espaces["grand"], espaces["petit"], espaces["petit"], espaces["petit"])
        page.setSpacing(espaces["moyen"])
        page.addWidget(self.entete)
        page.addWidget(self.confirmation)
        page.addLayout(corps, 1)
