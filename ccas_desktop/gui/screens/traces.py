"""The register of the calls: read, searched, exported, printed, and rid of what is too old."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from ccas_desktop.application.messages.registre import (
    phrase_compte,
    phrase_derniere_purge,
    phrase_purge,
    phrase_purgees,
)
from ccas_desktop.application.registre.etat_des_appels import TITRE, csv_des_appels, etat_des_appels
from ccas_desktop.application.registre.traces import (
    FiltreAppels,
    LigneAppel,
    RegistreAppels,
    lire_registre,
    purger_traces,
)
from ccas_desktop.application.reglages import lire_reglages
from ccas_desktop.application.vues import Reglages, TracesAnciennes
from ccas_desktop.domain.courrier.produite import LettreProduite
from ccas_desktop.domain.errors import RefusMetier
from ccas_desktop.gui.apercu_etat import ApercuEtat, EtatAMontrer
from ccas_desktop.gui.forms import ChampDate, LigneTexte
from ccas_desktop.gui.poste import Poste
from ccas_desktop.gui.saisie.enregistrement import demander_fichier, ecrire_fichier
from ccas_desktop.gui.screens.demande.confirmation import Confirmation
from ccas_desktop.gui.tables import Colonne, TableSimple
from ccas_desktop.gui.theme import theme_porte
from ccas_desktop.gui.travaux.jobs import Annulation
from ccas_desktop.gui.widgets import Attente, Bandeau, Bouton, EnTete, EtatVide, Ton

NOM_DU_FICHIER = "registre-des-appels"
PAUSE_MS = 150
NATURE = (
    "Chaque appel laisse une trace pendant 36 mois, sans la valeur obtenue ni l’identité. Deux appels qui concernent "
    "la même personne ont la même empreinte. Rien ne se modifie ici."
)


def _moment(valeur: datetime) -> str:
    return f"{valeur:%d/%m/%Y %H:%M}"


COLONNES = (
    Colonne[LigneAppel]("Date et heure", lambda a: a.moment, ecrire=_moment),
    Colonne[LigneAppel]("Agent", lambda a: a.agent),
    Colonne[LigneAppel]("Donnée demandée", lambda a: a.source, extensible=True),
    Colonne[LigneAppel]("Demande", lambda a: a.demande or "hors demande"),
    Colonne[LigneAppel](
        "Base légale ou motif",
        lambda a: f"{a.base_legale}. {a.motif}" if a.motif else a.base_legale,
        extensible=True,
    ),
    Colonne[LigneAppel]("Issue", lambda a: a.issue, extensible=True),
    Colonne[LigneAppel]("Code", lambda a: " ".join(p for p in (a.http, a.code) if p)),
    Colonne[LigneAppel]("Requête", lambda a: a.requete_id, extensible=True),
    Colonne[LigneAppel]("Empreinte", lambda a: a.empreinte),
)


class EcranTraces(QWidget):
    """Shows every call kept; `texte` is searched at once.

    Signals:
        demande_voulue: Emitted with the id of the demande of a row opened.
    """

    PAGE_AIDE = "traces"
    demande_voulue = Signal(str)

    def __init__(self, poste: Poste, texte: str = "") -> None:
        super().__init__()
        self._poste = poste
        self._lecture: Annulation | None = None
        self._filtre = FiltreAppels()
        self.entete = EnTete("Appels aux administrations")
        self.recherche = LigneTexte("Rechercher", exemple="agent, donnée, n° de demande, requête…")
        self.du = ChampDate("Du")
        self.au = ChampDate("Au")
        self.compte = QLabel()
        self.exporter = self.entete.ajouter_action(Bouton("Exporter…", "telecharger"))
        self.imprimer = self.entete.ajouter_action(Bouton("Imprimer…", "imprimer", raccourci="Ctrl+P"))
        self.purge = Bandeau(ton=Ton.ALERTE, action="Les effacer…")
        self.confirmation = Confirmation()
        self.derniere = QLabel()
        self.detail = QLabel()
        self.attente = Attente()
        vide = EtatVide("recherche", "Aucun appel ne correspond.")
        self.table = TableSimple(TITRE, COLONNES, vide=vide)
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self.apercu: ApercuEtat | None = None

        self._disposer()
        self._relier()

        self.recherche.definir_valeur(texte or None)
        self.setFocusProxy(self.recherche.controle)
        self._lire()

    def _disposer(self) -> None:
        espaces = theme_porte().espaces
        self.exporter.setToolTip("Enregistrer la liste montrée pour un tableur (CSV)")
        self.detail.setWordWrap(True)
        self.detail.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.detail.setAccessibleName("Détail de l’appel choisi")
        for etiquette in (self.compte, self.derniere, self.detail):
            etiquette.setProperty("role", "secondaire")
            etiquette.setTextFormat(Qt.TextFormat.PlainText)
        nature = QLabel(NATURE)
        nature.setWordWrap(True)
        nature.setProperty("role", "secondaire")
        criteres = QHBoxLayout()
        criteres.setSpacing(espaces["moyen"])
        criteres.addWidget(self.recherche, 4)
        criteres.addWidget(self.du, 1)
        criteres.addWidget(self.au, 1)
        pied = QHBoxLayout()
        pied.addWidget(self.compte)
        pied.addStretch(1)
        pied.addWidget(self.derniere)
        page = QVBoxLayout(self)
        page.setContentsMargins(espaces["grand"], espaces["petit"], espaces["grand"], espaces["grand"])
        page.setSpacing(espaces["moyen"])
        for widget in (self.entete, nature, self.purge, self.confirmation):
            page.addWidget(widget)
        page.addLayout(criteres)
        page.addWidget(self.attente)
        page.addWidget(self.table, 1)
        page.addWidget(self.detail)
        page.addLayout(pied)
        self.purge.hide()

    def _relier(self) -> None:
        self.recherche.modifie.connect(self._pause.start)
        self.recherche.ligne.returnPressed.connect(self._lire)
        self._pause.timeout.connect(self._lire)
        for champ in (self.du, self.au):
            champ.quitte.connect(self._lire)
            champ.ligne.returnPressed.connect(self._lire)
        self.table.ligne_activee.connect(self._on_ligne)
        self.table.ligne_choisie.connect(lambda ligne: self.detail.setText(phrase_detail(ligne) if ligne else ""))
        self.exporter.clicked.connect(self._on_exporter)
        self.imprimer.clicked.connect(self._on_imprimer)
        self.purge.action_demandee.connect(self._on_purge)

    def _lire(self) -> None:
        """Read the calls that match; a date that cannot be read is shown at its field, and the list stays."""
        self._pause.stop()
        try:
            filtre = FiltreAppels(self.recherche.brouillon(), _jour(self.du), _jour(self.au))
        except RefusMetier:
            return
        if self._lecture is not None:
            self._lecture.annuler()
        services = self._poste.services
        self._lecture = self._poste.jobs.lire(
            lambda: lire_registre(services, filtre),
            then=lambda registre: self._montrer(filtre, registre),
            failed=self._poste.avis.erreur,
            owner=self,
        )

    def _montrer(self, filtre: FiltreAppels, registre: RegistreAppels) -> None:
        self._filtre = filtre
        self.table.definir(registre.lignes)
        self.compte.setText(phrase_compte(len(registre.lignes), registre.total))
        for bouton in (self.exporter, self.imprimer):
            bouton.setEnabled(bool(registre.lignes))
        self.purge.definir(phrase_purge(registre.a_purger), Ton.ALERTE)
        self.purge.setVisible(bool(registre.a_purger.nombre))
        purge = registre.derniere_purge
        self.derniere.setText(phrase_derniere_purge(purge.moment, purge.nombre, purge.auteur) if purge else "")

    def _on_ligne(self, ligne: LigneAppel) -> None:
        if ligne.demande and ligne.demande_id:
            self.demande_voulue.emit(ligne.demande_id)

    def _on_exporter(self) -> None:
        lignes = self.table.modele.lignes
        demander_fichier(
            self, f"{NOM_DU_FICHIER}.csv", "Fichier pour tableur (*.csv)", lambda chemin: self._exporter(chemin, lignes)
        )

    def _exporter(self, fichier: Path, lignes: tuple[LigneAppel, ...]) -> None:
        self._poste.jobs.travailler(
            lambda: ecrire_fichier(fichier, csv_des_appels(lignes)),
            then=lambda _: self._poste.avis.succes(f"Registre enregistré\u00a0: {fichier.name}"),
            failed=self._poste.avis.erreur,
            owner=self,
        )

    def _on_imprimer(self) -> None:
        services = self._poste.services
        self._poste.jobs.lire(
            lambda: lire_reglages(services), then=self._composer, failed=self._poste.avis.erreur, owner=self
        )

    def _composer(self, reglages: Reglages) -> None:
        services, lignes, filtre = self._poste.services, self.table.modele.lignes, self._filtre
        jour: date = services.horloge.aujourdhui()
        self.imprimer.setEnabled(False)
        self.attente.montrer("Mise en page du registre…")
        self._poste.jobs.travailler(
            lambda: services.lettres.produire_etat(etat_des_appels(reglages, lignes, filtre, jour)),
            then=self._on_compose,
            failed=self._on_echec,
            owner=self,
        )

    def _on_compose(self, produite: LettreProduite) -> None:
        self._fin_de_la_mise_en_page()
        self.apercu = ApercuEtat(self._poste, EtatAMontrer(TITRE, NOM_DU_FICHIER, produite), self)
        self.apercu.finished.connect(self._on_apercu_ferme)
        self.apercu.open()

    def _on_apercu_ferme(self) -> None:
        self.apercu = None

    def _on_echec(self, erreur: Exception) -> None:
        self._fin_de_la_mise_en_page()
        self._poste.avis.erreur(erreur)

    def _fin_de_la_mise_en_page(self) -> None:
        self.attente.finir()
        self.imprimer.setEnabled(True)

    def _on_purge(self) -> None:
        services, auteur = self._poste.services, self._poste.auteur()

        def purger() -> None:
            self._poste.jobs.ecrire(
                lambda: purger_traces(services, auteur),
                then=self._on_purgees,
                failed=self._poste.avis.erreur,
                owner=self,
            )

        self.confirmation.demander(
            "Ces traces seront effacées pour toujours. Leur nombre et leur période resteront dans le journal.",
            "Oui, les effacer",
            purger,
        )

    def _on_purgees(self, anciennes: TracesAnciennes) -> None:
        self._poste.avis.succes(phrase_purgees(anciennes))
        self._lire()


def phrase_detail(ligne: LigneAppel) -> str:
    """Return in full what narrow columns cut, to be copied for the support of the service."""
    parties = (ligne.source, ligne.base_legale, ligne.motif, ligne.issue, ligne.http, ligne.code)
    requete = f"requête {ligne.requete_id}" if ligne.requete_id else ""
    return " · ".join(partie for partie in (*parties, requete) if partie)


def _jour(champ: ChampDate) -> date | None:
    valeur = champ.valeur()
    return valeur if isinstance(valeur, date) else None
