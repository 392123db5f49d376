"""The criteria of a list: those used every day in view, the others behind one button."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QFrame

from ccas_desktop.application.listes.filtre import jour_du_filtre
from ccas_desktop.application.listes.modele import ContexteListe, Critere, GenreCritere, Liste
from ccas_desktop.domain.errors import RefusMetier
from ccas_desktop.gui.forms import ChampChoix, ChampDate, LigneTexte
from ccas_desktop.gui.screens.listes.outils import OutilsListe
from ccas_desktop.gui.widgets import DispositionFlux

LARGEURS = {
    GenreCritere.TEXTE: 230,
    GenreCritere.CHOIX: 200,
    GenreCritere.OUI_NON: 136,
    GenreCritere.PERIODE: 120,
    GenreCritere.NOMBRES: 76,
}
OUI_NON = (("oui", "Oui"), ("non", "Non"))
PAUSE_MS = 60
Champs = ChampChoix | ChampDate | LigneTexte


class BarreFiltres(QFrame):
    """Asks for the criteria of a list.

    Signals:
        change: Emitted when the rows asked for are others; dates only once they can be read.
        etendu: Emitted when every criterion comes in view, or leaves it.
    """

    change = Signal()
    etendu = Signal(bool)

    def __init__(self, liste: Liste, contexte: ContexteListe, outils: OutilsListe) -> None:
        super().__init__()
        self.setAccessibleName("Filtres")
        self._liste = liste
        self._jour = contexte.jour
        self._connu: dict[str, str] = {}
        # A value such as « in thirty days » of a view, kept as long as its date is not typed over.
        self._relatifs: dict[str, str] = {}
        self.champs: dict[str, Champs] = {}
        self._caches: list[Champs] = []
        self.plus, self.effacer = outils.plus, outils.effacer
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)

        flux = DispositionFlux(self, espace=10)
        for critere in liste.criteres:
            for cle, champ in self._champs_de(critere, contexte).items():
                champ.setFixedWidth(LARGEURS[critere.genre])
                self.champs[cle] = champ
                self._caches += [] if critere.principal else [champ]
                flux.addWidget(champ)
        self._montrer_tout(False)

        self._pause.timeout.connect(self._on_change)
        self.plus.toggled.connect(self._montrer_tout)
        self.effacer.clicked.connect(self._on_effacer)

    @property
    def recherche(self) -> LigneTexte:
        """Return the field of the words."""
        champ = self.champs["texte"]
        assert isinstance(champ, LigneTexte)  # noqa: S101  every list has it
        return champ

    def valeurs(self) -> dict[str, str]:
        """Return what is asked for, by name; a date that cannot be read is not."""
        lues = {cle: self._valeur(cle, champ) for cle, champ in self.champs.items()}
        return {cle: valeur for cle, valeur in lues.items() if valeur}

    def definir(self, valeurs: Mapping[str, str], *, etendu: bool = False) -> None:
        """Show these values; a criterion in use is always in view."""
        self._relatifs = {cle: valeur for cle, valeur in valeurs.items() if valeur.startswith("jours:")}
        for cle, champ in self.champs.items():
            self._remplir(champ, valeurs.get(cle, ""))
        self._connu = self.valeurs()
        self.plus.setChecked(etendu or any(not champ.vide for champ in self._caches))
        self.effacer.setEnabled(bool(self._connu))

    def _valeur(self, cle: str, champ: Champs) -> str:
        if not isinstance(champ, ChampDate):
            return champ.brouillon().strip()
        try:
            jour = champ.valeur()
        except RefusMetier:
            return ""
        relatif = self._relatifs.get(cle, "")
        if relatif and jour == jour_du_filtre(relatif, self._jour):
            return relatif
        return str(jour) if isinstance(jour, date) else ""

    def _remplir(self, champ: Champs, valeur: str) -> None:
        if isinstance(champ, ChampDate):
            champ.definir_valeur(jour_du_filtre(valeur, self._jour) if valeur else None)
        else:
            champ.restaurer(valeur)

    def _champs_de(self, critere: Critere, contexte: ContexteListe) -> dict[str, Champs]:
        champs: dict[str, Champs]
        libelle = critere.libelle
        if critere.genre is GenreCritere.PERIODE:
            champs = {cle: ChampDate(f"{libelle} {mot}") for cle, mot in zip(critere.cles, ("du", "au"), strict=True)}
        elif critere.genre is GenreCritere.NOMBRES:
            mots = (f"{libelle} de", "à")
            champs = {cle: LigneTexte(mot) for cle, mot in zip(critere.cles, mots, strict=True)}
        elif critere.genre is GenreCritere.TEXTE:
            champs = {critere.code: LigneTexte(libelle, exemple="nom, numéro, téléphone…")}
        else:
            choix = critere.choix(contexte) if critere.genre is GenreCritere.CHOIX else OUI_NON
            champs = {critere.code: ChampChoix(libelle, choix, invite="Indifférent")}
        for champ in champs.values():
            self._relier(champ)
        return champs

    def _relier(self, champ: Champs) -> None:
        if isinstance(champ, ChampDate):
            champ.quitte.connect(self._on_change)
            champ.ligne.returnPressed.connect(self._on_change)
        else:
            champ.modifie.connect(self._pause.start)

    def _montrer_tout(self, tout: bool) -> None:
        for champ in self._caches:
            champ.setVisible(tout)
        self.plus.setText("Moins de filtres" if tout else "Plus de filtres")
        self.updateGeometry()
        self.etendu.emit(tout)

    def _on_change(self) -> None:
        valeurs = self.valeurs()
        if valeurs != self._connu:
            self._connu = valeurs
            self.effacer.setEnabled(bool(valeurs))
            self.change.emit()

    def _on_effacer(self) -> None:
        self._pause.stop()
        for champ in self.champs.values():
            champ.restaurer("")
        self.recherche.ligne.setFocus()
        self._on_change()
