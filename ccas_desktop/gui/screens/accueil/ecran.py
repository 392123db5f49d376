"""The first page: find a dossier, see what is to be done and who waits, learn what is still to fill in."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ccas_desktop.application.guichet.a_faire.lignes import Genre, LigneAFaire
from ccas_desktop.application.guichet.accueil import Accueil, fin_du_certificat, lire_accueil
from ccas_desktop.application.messages.manques import phrase_manque
from ccas_desktop.application.reglages import Manque
from ccas_desktop.application.vues import ResultatRecherche
from ccas_desktop.domain.certifie.connexion_impot import ConnexionImpot
from ccas_desktop.gui.guichet.visiteurs import ActesVisiteur
from ccas_desktop.gui.poste import Poste
from ccas_desktop.gui.screens.accueil.bande_visiteurs import BandeVisiteurs
from ccas_desktop.gui.screens.accueil.carte_a_faire import CarteAFaire
from ccas_desktop.gui.screens.accueil.dossiers import CarteDossiers
from ccas_desktop.gui.tables import TableSimple
from ccas_desktop.gui.theme import theme_porte
from ccas_desktop.gui.widgets import Bandeau, Ton, atteindre_avant


class EcranAccueil(QWidget):
    """Shows what is to be done today beside the recent dossiers, or those found as one types; no name but those found.

    Signals:
        dossier_voulu: Emitted with the id of the dossier to open.
        suivi_voulu: Emitted with the id of the dossier whose follow-up is to be opened.
        aides_voulues: Emitted with the id of the dossier whose legal aids to open.
        demande_voulue: Emitted with the id of the demande to open.
        reglages_voulus: Emitted with the section of the settings to fill in.
        visiteurs_voulus: Emitted when the person wants the queue of the day.
        imports_voulus: Emitted when the person wants the page of the imports.
    """

    PAGE_AIDE = "accueil"
    dossier_voulu = Signal(str)
    suivi_voulu = Signal(str)
    aides_voulues = Signal(str)
    demande_voulue = Signal(str)
    reglages_voulus = Signal(str)
    visiteurs_voulus = Signal()
    imports_voulus = Signal()

    def __init__(self, poste: Poste) -> None:
        super().__init__()
        self._poste = poste
        self._a_completer = QVBoxLayout()
        self._actes = ActesVisiteur(poste, self)
        self.visiteurs = BandeVisiteurs(poste, self._actes)
        self.carte_dossiers = CarteDossiers(poste)
        self.a_faire = CarteAFaire(poste)

        self._disposer()

        self.chercher = self.carte_dossiers.chercher
        self.ouvrir_premier = self.carte_dossiers.ouvrir_premier
        self.descendre = self.carte_dossiers.descendre
        self.cherche_en_vain = self.carte_dossiers.cherche_en_vain
        self.carte_dossiers.dossier_voulu.connect(self.dossier_voulu)
        self.carte_dossiers.file_voulue.connect(self._on_a_la_file)
        self.a_faire.voulue.connect(self._on_voulue)
        self.a_faire.change.connect(self._relire)
        self.visiteurs.file_voulue.connect(self.visiteurs_voulus)
        self._actes.change.connect(self._relire)
        self._actes.dossier_voulu.connect(self.dossier_voulu)

    @property
    def dossiers(self) -> TableSimple[ResultatRecherche]:
        """Return the list of dossiers shown: the recent ones, or those found."""
        return self.carte_dossiers.table

    def actualiser(self) -> None:
        """Read again what the page shows, and forget any search."""
        self.carte_dossiers.oublier()
        self._relire()

    def _relire(self) -> None:
        services = self._poste.services
        self._poste.jobs.lire(
            lambda: lire_accueil(services), then=self._montrer, failed=self._poste.avis.erreur, owner=self
        )

    def _disposer(self) -> None:
        espaces = theme_porte().espaces
        colonnes = QHBoxLayout()
        colonnes.setSpacing(espaces["grand"])
        colonnes.addWidget(self.carte_dossiers, 10)
        colonnes.addWidget(self.a_faire, 14)
        page = QVBoxLayout(self)
        page.setContentsMargins(espaces["grand"], espaces["petit"], espaces["grand"], espaces["grand"])
        page.setSpacing(espaces["moyen"])
        page.addLayout(self._a_completer)
        page.addWidget(self.visiteurs)
        page.addLayout(colonnes, 1)

    def _montrer(self, accueil: Accueil) -> None:
        self.carte_dossiers.montrer(accueil.recents)
        self.a_faire.montrer(accueil.a_faire, accueil.agents)
        self.visiteurs.montrer(accueil.file)
        self._montrer_manques(accueil.manques)
        if accueil.impot.certificat:
            self._lire_le_certificat(accueil.impot)

    def _lire_le_certificat(self, connexion: ConnexionImpot) -> None:
        services = self._poste.services
        self._poste.jobs.travailler(
            lambda: fin_du_certificat(services, connexion),
            then=lambda ligne: self.a_faire.ajouter_ligne(ligne) if ligne else None,
            failed=self._poste.avis.erreur,
            owner=self,
        )

    def _montrer_manques(self, manques: tuple[Manque, ...]) -> None:
        while (element := self._a_completer.takeAt(0)) is not None:
            if (widget := element.widget()) is not None:
                widget.deleteLater()
        if manques:
            phrase = phrase_manque(manques[0])
            reste = (
                f" (et {len(manques) - 1} autre{'s' if len(manques) > 2 else ''} à compléter)" if manques[1:] else ""
            )
            bandeau = Bandeau(f"{phrase}{reste}", Ton.ALERTE, action="Compléter les réglages")
            bandeau.action_demandee.connect(lambda: self.reglages_voulus.emit(manques[0].value))
            self._a_completer.addWidget(bandeau)
            atteindre_avant(self.visiteurs, bandeau)

    def _on_voulue(self, ligne: LigneAFaire) -> None:
        match ligne.genre:
            case Genre.DEMANDE:
                self.demande_voulue.emit(ligne.cible)
            case Genre.SUIVI:
                self.suivi_voulu.emit(ligne.cible)
            case Genre.AIDE_LEGALE:
                self.aides_voulues.emit(ligne.cible)
            case Genre.IMPORTS:
                self.imports_voulus.emit()
            case Genre.REGLAGES:
                self.reglages_voulus.emit(ligne.cible)

    def _on_a_la_file(self, resultat: ResultatRecherche) -> None:
        self._actes.ajouter(resultat.nom_affiche, resultat.dossier_id)
