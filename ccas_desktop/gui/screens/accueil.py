"""The first page: find a dossier, see what waits, learn what is still to fill in."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ccas_desktop.application.accueil import Accueil, DemandeEnAttente, lire_accueil
from ccas_desktop.application.echeance_jeton import EcheanceJeton
from ccas_desktop.application.messages.jeton import phrase_echeance_jeton
from ccas_desktop.application.messages.manques import phrase_manque
from ccas_desktop.application.reglages import Manque
from ccas_desktop.application.vues import ResultatRecherche
from ccas_desktop.domain.identite import DateNaissance
from ccas_desktop.gui.jobs import Annulation
from ccas_desktop.gui.poste import Poste
from ccas_desktop.gui.screens.bandeau_certificat import BandeauCertificat
from ccas_desktop.gui.tables import Colonne, TableSimple
from ccas_desktop.gui.theme import theme_porte
from ccas_desktop.gui.widgets import Bandeau, Carte, EtatVide, Ton

RECENTS = "Dossiers récents"
RESULTATS = "Résultats de la recherche"


def _naissance(valeur: DateNaissance | None) -> str:
    return valeur.en_francais if valeur else "non connue"


def _naissance_triee(resultat: ResultatRecherche) -> str | None:
    return str(resultat.date_naissance) if resultat.date_naissance else None


def _jour(valeur: date) -> str:
    return f"{valeur:%d/%m/%Y}"


COLONNES_DOSSIERS = (
    Colonne[ResultatRecherche]("Dossier", lambda r: r.numero, gabarit="2026-00000"),
    Colonne[ResultatRecherche]("Nom et prénom", lambda r: r.nom_affiche, extensible=True),
    Colonne[ResultatRecherche](
        "Né·e le", lambda r: r.date_naissance, ecrire=_naissance, trier=_naissance_triee, gabarit="non connue"
    ),
    Colonne[ResultatRecherche]("Commune", lambda r: r.commune),
)
COLONNES_DEMANDES = (
    Colonne[DemandeEnAttente]("Demande", lambda d: d.numero),
    Colonne[DemandeEnAttente]("Aide", lambda d: d.aide, extensible=True),
    Colonne[DemandeEnAttente]("Avant le", lambda d: d.echeance, ecrire=_jour),
    Colonne[DemandeEnAttente]("Délai", lambda d: d.jours_restants, ecrire=lambda jours: phrase_delai(jours)),
)


def phrase_delai(jours: int) -> str:
    """Return « dans 12 jours », « aujourd’hui » or « dépassé de 3 jours »."""
    if jours == 0:
        return "aujourd’hui"
    pluriel = "s" if abs(jours) > 1 else ""
    return f"dans {jours} jour{pluriel}" if jours > 0 else f"dépassé de {-jours} jour{pluriel}"


class EcranAccueil(QWidget):
    """Shows the recent dossiers, or those found as one types.

    Signals:
        dossier_voulu: Emitted with the id of the dossier to open.
        demande_voulue: Emitted with the id of the demande to open.
        reglages_voulus: Emitted with the section of the settings to fill in.
    """

    PAGE_AIDE = "accueil"
    dossier_voulu = Signal(str)
    demande_voulue = Signal(str)
    reglages_voulus = Signal(str)

    def __init__(self, poste: Poste) -> None:
        super().__init__()
        self._poste = poste
        self._recherche: Annulation | None = None
        self._texte = ""
        self._trouve = ""
        self._premier_attendu = False
        self._recents: tuple[ResultatRecherche, ...] = ()
        self._a_completer = QVBoxLayout()
        self.certificat = BandeauCertificat(poste)
        self._vide = EtatVide("recherche", "Aucun dossier pour l’instant.", suite="Ctrl+N ouvre le premier.")
        self.dossiers = TableSimple(RECENTS, COLONNES_DOSSIERS, vide=self._vide)
        self._carte = Carte(RECENTS)
        sans_demande = EtatVide("succes", "Aucune demande en attente.")
        self.demandes = TableSimple("Demandes en attente de décision", COLONNES_DEMANDES, vide=sans_demande)

        self._disposer()

        self.certificat.action_demandee.connect(lambda: self.reglages_voulus.emit("impots"))
        self.dossiers.ligne_activee.connect(lambda r: self.dossier_voulu.emit(r.dossier_id))
        self.demandes.ligne_activee.connect(lambda d: self.demande_voulue.emit(d.demande_id))

    def actualiser(self) -> None:
        """Read again what the page shows, and forget any search."""
        self._texte = ""
        lire = self._poste.jobs.lire
        self.certificat.actualiser()
        lire(lambda: lire_accueil(self._poste.services), then=self._montrer, failed=self._poste.avis.erreur, owner=self)

    def chercher(self, texte: str) -> None:
        """Show what matches the text, as it is typed; the former search is dropped."""
        self._texte = texte.strip()
        self._premier_attendu = False
        if self._recherche is not None:
            self._recherche.annuler()
        if not self._texte:
            self._trouve = ""
            self._montrer_dossiers(RECENTS, self._recents)
            return
        self._recherche = self._poste.jobs.lire(
            lambda: self._trouver(texte), then=self._on_trouves, failed=self._poste.avis.erreur, owner=self
        )

    def ouvrir_premier(self) -> None:
        """Open the current result, or the first one, once those of the text typed are there."""
        if self._trouve != self._texte:
            self._premier_attendu = True
            return
        choisi = self.dossiers.choisie() or next(iter(self.dossiers.modele.lignes), None)
        if choisi is not None:
            self.dossier_voulu.emit(choisi.dossier_id)

    def descendre(self) -> None:
        """Go into the results with the keyboard."""
        self.dossiers.setFocus()
        if self.dossiers.modele.lignes and self.dossiers.choisie() is None:
            self.dossiers.selectRow(0)

    def _disposer(self) -> None:
        espaces = theme_porte().espaces
        self._carte.ajouter(self.dossiers)
        attente = Carte("Demandes en attente de décision")
        attente.ajouter(self.demandes)
        colonnes = QHBoxLayout()
        colonnes.setSpacing(espaces["grand"])
        colonnes.addWidget(self._carte, 10)
        colonnes.addWidget(attente, 11)
        page = QVBoxLayout(self)
        page.setContentsMargins(espaces["grand"], espaces["petit"], espaces["grand"], espaces["grand"])
        page.setSpacing(espaces["moyen"])
        page.addLayout(self._a_completer)
        page.addWidget(self.certificat)
        page.addLayout(colonnes, 1)

    def _trouver(self, texte: str) -> tuple[str, tuple[ResultatRecherche, ...]]:
        with self._poste.services.base.lecture() as base:
            return texte, base.chercher(texte)

    def _on_trouves(self, trouves: tuple[str, tuple[ResultatRecherche, ...]]) -> None:
        texte, resultats = trouves
        if texte.strip() == self._texte:
            self._trouve = self._texte
            self._vide.definir("Personne ne correspond.", suite="Vérifiez l’orthographe, ou créez le dossier : Ctrl+N.")
            self._montrer_dossiers(f"{RESULTATS} ({len(resultats)})", resultats)
            self.dossiers.selectRow(0)
            if self._premier_attendu:
                self.ouvrir_premier()

    def _montrer(self, accueil: Accueil) -> None:
        self._recents = accueil.recents
        if not self._texte:
            self._montrer_dossiers(RECENTS, accueil.recents)
        self.demandes.definir(accueil.demandes)
        self._montrer_manques(accueil.manques)
        self._montrer_jeton(accueil.jeton)

    def _montrer_dossiers(self, titre: str, lignes: tuple[ResultatRecherche, ...]) -> None:
        self._carte.definir_titre(titre)
        self.dossiers.setAccessibleName(titre)
        self.dossiers.definir(lignes)

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

    def _montrer_jeton(self, echeance: EcheanceJeton | None) -> None:
        if echeance is None:
            return
        mot = phrase_echeance_jeton(echeance)
        bandeau = Bandeau(mot.texte, Ton(mot.poids.value), action="Réglages du jeton")
        bandeau.action_demandee.connect(lambda: self.reglages_voulus.emit(Manque.JETON.value))
        self._a_completer.addWidget(bandeau)
