"""What merging two dossiers would do, chosen field by field, then done."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QLabel, QVBoxLayout, QWidget

from ccas_desktop.application.errors import ConflitDeVersion
from ccas_desktop.application.rapprochements.fusion import (
    ApercuFusion,
    DemandeFusion,
    Fusion,
    apercevoir_fusion,
    fusionner,
)
from ccas_desktop.gui.poste import Poste
from ccas_desktop.gui.screens.doublons.choix import CarteDesChoix
from ccas_desktop.gui.theme import theme_porte
from ccas_desktop.gui.widgets import Bouton, Carte, EnTete, RoleBouton, ZoneDefilante

APRES = (
    "Demandes, budget, documents, passages, courriers et historique se retrouvent dans le dossier gardé. L’ancien "
    "numéro y mène encore. Cela s’annule tant que rien n’y change."
)


class EcranFusion(QWidget):
    """Previews a merge.

    Signals:
        fusionnes: Emitted with the Fusion once it is done.
        retour_voulu: Emitted to give up.
    """

    PAGE_AIDE = "doublons#Réunir deux dossiers"
    fusionnes = Signal(object)
    retour_voulu = Signal()

    def __init__(self, poste: Poste, garde_id: str, autre_id: str, couple: frozenset[str] = frozenset()) -> None:
        super().__init__()
        self._couple = couple
        # Found as likely duplicates, they are one already; chosen by the agent, it is for her to say.
        self._a_dire = not couple
        self._poste = poste
        self._garde_id, self._autre_id = garde_id, autre_id
        self.apercu: ApercuFusion | None = None
        self.entete = EnTete("Réunir deux dossiers")
        self.bilan = QLabel()
        self.meme = QCheckBox()
        self.choix = CarteDesChoix()
        self.inverser = self.entete.ajouter_action(Bouton("Garder l’autre dossier", "actualiser"))
        self.renoncer = self.entete.ajouter_action(Bouton("Ne rien réunir", "fermer", RoleBouton.DISCRET))
        self.reunir = self.entete.ajouter_action(
            Bouton("Réunir les deux dossiers", "suivant", RoleBouton.PRINCIPAL, raccourci="Ctrl+S", raccourci_dit=True)
        )

        self._disposer()

        self.inverser.clicked.connect(self._on_inverser)
        self.renoncer.clicked.connect(self.retour_voulu)
        self.reunir.clicked.connect(self._on_reunir)
        self.meme.toggled.connect(self._on_meme)
        self.setFocusProxy(self.inverser)
        self._lire()

    def _lire(self) -> None:
        self.reunir.setEnabled(False)
        services, garde_id, autre_id, couple = self._poste.services, self._garde_id, self._autre_id, self._couple
        self._poste.jobs.lire(
            lambda: apercevoir_fusion(services, garde_id, autre_id, couple=couple),
            then=self._montrer,
            failed=self._poste.avis.erreur,
            owner=self,
        )

    def _montrer(self, apercu: ApercuFusion) -> None:
        self.apercu = apercu
        garde, autre = apercu.garde, apercu.autre
        self.entete.definir(
            f"Réunir {autre.dossier.numero} au dossier {garde.dossier.numero}",
            precision=f"{autre.demandeur.identite.nom_affiche} → {garde.demandeur.identite.nom_affiche}",
        )
        self.bilan.setText("\n".join(_bilan(apercu)))
        self._montrer_le_rapprochement(apercu)
        self.choix.montrer(apercu)
        self.reunir.setEnabled(True)

    def _montrer_le_rapprochement(self, apercu: ApercuFusion) -> None:
        """Let the agent say that two persons whom nothing likens are one; once said, it may be taken back."""
        demandeurs = apercu.a_rapprocher if self._a_dire else None
        if demandeurs is not None:
            garde, autre = demandeurs
            noms = f"{autre.identite.nom_affiche} et {garde.identite.nom_affiche}"
            self.meme.setText(f"{noms} sont une seule et même personne".replace("&", "&&"))
        self.meme.setVisible(demandeurs is not None or self.meme.isChecked())

    def _on_meme(self, coche: bool) -> None:
        if self.apercu is not None:
            demandeurs = (self.apercu.garde.demandeur.id, self.apercu.autre.demandeur.id)
            self._couple = frozenset(demandeurs) if coche else frozenset()
            self._lire()

    def _on_inverser(self) -> None:
        self._garde_id, self._autre_id = self._autre_id, self._garde_id
        self._lire()

    def _on_reunir(self) -> None:
        if self.apercu is None:
            return
        services, auteur = self._poste.services, self._poste.auteur()
        demande = DemandeFusion(self.apercu, self.choix.de_l_autre())
        self.reunir.setEnabled(False)
        self._poste.jobs.ecrire(
            lambda: fusionner(services, auteur, demande), then=self._on_reunis, failed=self._on_echec, owner=self
        )

    def _on_reunis(self, fusion: Fusion) -> None:
        self.fusionnes.emit(fusion)

    def _on_echec(self, erreur: Exception) -> None:
        self._poste.avis.erreur(erreur)
        if isinstance(erreur, ConflitDeVersion):
            self._lire()
        else:
            self.reunir.setEnabled(True)

    def _disposer(self) -> None:
        espaces = theme_porte().espaces
        self.bilan.setWordWrap(True)
        apres = QLabel(APRES)
        apres.setWordWrap(True)
        apres.setProperty("role", "secondaire")
        carte = Carte("Ce qui va se passer")
        carte.ajouter(self.bilan, self.meme, apres)
        self.meme.hide()
        zone = ZoneDefilante()
        zone.ajouter(carte, self.choix)
        zone.contenu.addStretch(1)
        page = QVBoxLayout(self)
        page.setContentsMargins(espaces["grand"], espaces["petit"], espaces["grand"], 0)
        page.setSpacing(espaces["moyen"])
        page.addWidget(self.entete)
        page.addWidget(zone, 1)


def _bilan(apercu: ApercuFusion) -> list[str]:
    """Return what happens to the persons and the requests, a sentence a line."""
    dits = []
    if apercu.a_rapprocher is not None:
        dits.append("Rien ne dit que ces deux dossiers sont ceux d’une même personne\u00a0: vérifiez avant de réunir.")
    if apercu.memes_personnes:
        verbe = "est" if len(apercu.memes_personnes) == 1 else "sont"
        dits.append(f"{', '.join(apercu.memes_personnes)} {verbe} déjà dans le dossier gardé : pas de seconde fiche.")
    if apercu.rejoints:
        verbe = "rejoint" if len(apercu.rejoints) == 1 else "rejoignent"
        dits.append(f"{', '.join(apercu.rejoints)} {verbe} le foyer du dossier gardé.")
    demandes = apercu.demandes
    if demandes:
        dits.append(f"{demandes} demande{'s' if demandes > 1 else ''} change{'nt' if demandes > 1 else ''} de dossier.")
    return dits
