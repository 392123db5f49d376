"""The tab « Quelles aides ? » : every aid of the règlement tried for the foyer; nothing is asked, nothing is kept."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from ccas_desktop.application.dossiers.page import PageDossier
from ccas_desktop.application.evaluation.quelles_aides import (
    AideSimulee,
    lire_les_cas,
    questions_a_poser,
    reponses_connues,
    simuler,
)
from ccas_desktop.application.messages.etats import Poids
from ccas_desktop.application.messages.quelles_aides import LigneSimulee, lignes_de, mot_de_l_issue
from ccas_desktop.domain.reglement.explication.et_si import Cas
from ccas_desktop.gui.screens.demande.elements import etiquette, vider
from ccas_desktop.gui.screens.dossier.carte_dits import CarteDits
from ccas_desktop.gui.screens.dossier.colonnes import DROITE, GAUCHE
from ccas_desktop.gui.screens.dossier.onglets import ContexteDossier, OngletDossier
from ccas_desktop.gui.theme import theme_porte
from ccas_desktop.gui.travaux.jobs import Annulation
from ccas_desktop.gui.widgets import Attente, Bandeau, Bouton, Carte, Pictogramme, RoleBouton, Ton

RAPPEL = (
    "Ce que le règlement répondrait aujourd’hui, avec ce que le dossier sait déjà. Aucune administration n’est "
    "interrogée, rien n’est gardé\u00a0: seule une demande ouvre un droit."
)
SANS_REGLEMENT = "Aucun règlement n’est chargé, ou aucune de ses aides n’est en vigueur aujourd’hui."
_IMAGES = {Poids.DANGER: "alerte", Poids.ALERTE: "alerte"}


class CarteAide(Carte):
    """One aid: its outcome in words, why, what is missing, what is used of its limits."""

    def __init__(self, simulee: AideSimulee) -> None:
        super().__init__(simulee.aide.libelle)
        self.code, self.amorce = simulee.aide.code, simulee.amorce
        mot = mot_de_l_issue(simulee)
        self.issue = Bandeau(mot.texte, Ton(mot.poids.value))
        self.lignes = lignes_de(simulee)
        self.demander = self.ajouter_action(Bouton("Demander cette aide", "ajouter", RoleBouton.DISCRET))
        self.demander.setAccessibleName(f"Demander cette aide\u00a0: {simulee.aide.libelle}")
        self.ajouter(self.issue)
        self.contenu.addLayout(_grille(self.lignes))


class OngletQuellesAides(OngletDossier):
    """Reads what is known, then applies the rules of each aid away from the window."""

    PAGE_AIDE = "evaluation#Quelles aides\u00a0?"

    def __init__(self, contexte: ContexteDossier) -> None:
        self._contexte = contexte
        self.aides: tuple[CarteAide, ...] = ()
        self._lecture = Annulation()
        self.rappel = etiquette(RAPPEL, "secondaire")
        self.dits = CarteDits()
        self.attente = Attente(annulable=False)
        self.absent = Bandeau(SANS_REGLEMENT, Ton.ALERTE)
        self._cotes = (_Pile(), _Pile())
        cartes = ((self._cotes[0], GAUCHE), (self.dits, DROITE), (self._cotes[1], DROITE))
        super().__init__(cartes, haut=self._en_tete())
        self.absent.hide()
        self.setFocusProxy(self.rappel)
        self.dits.modifie.connect(self._essayer)

    def montrer(self, _page: PageDossier) -> None:
        """Try the aids again."""
        self._essayer()

    def _essayer(self) -> None:
        poste, dossier_id, dit = self._contexte.poste, self._contexte.dossier_id, self.dits.amorce()
        self._lecture.annuler()
        self.attente.montrer("Les règles s’appliquent…")
        self._lecture = Annulation()
        poste.jobs.lire(
            lambda: lire_les_cas(poste.services, dossier_id, dit),
            then=self._on_lus,
            failed=self._on_echec,
            owner=self,
            annulation=self._lecture,
        )

    def _on_lus(self, cas: tuple[Cas, ...]) -> None:
        self.dits.poser(questions_a_poser(cas), reponses_connues(cas))
        # Cancelled with the reading it comes from: an answer to what was said before comes too late.
        self._contexte.poste.jobs.travailler(
            lambda: simuler(cas),
            then=self._on_simulees,
            failed=self._on_echec,
            owner=self,
            annulation=self._lecture,
        )

    def _on_simulees(self, simulees: Sequence[AideSimulee]) -> None:
        self.attente.finir()
        self.absent.setVisible(not simulees)
        for cote in self._cotes:
            vider(cote.colonne)
        self.aides = tuple(CarteAide(simulee) for simulee in simulees)
        for rang, carte in enumerate(self.aides):
            carte.demander.clicked.connect(lambda _coche=False, amorce=carte.amorce: self._contexte.aide_voulue(amorce))
            self._cotes[rang % 2].colonne.addWidget(carte)

    def _on_echec(self, erreur: Exception) -> None:
        self.attente.finir()
        self._contexte.poste.avis.erreur(erreur)

    def _en_tete(self) -> QWidget:
        pile = _Pile()
        for widget in (self.rappel, self.attente, self.absent):
            pile.colonne.addWidget(widget)
        return pile


class _Pile(QWidget):
    """Widgets under each other."""

    def __init__(self) -> None:
        super().__init__()
        self.colonne = QVBoxLayout(self)
        self.colonne.setContentsMargins(0, 0, 0, 0)
        self.colonne.setSpacing(theme_porte().espaces["moyen"])


def _grille(lignes: Sequence[LigneSimulee]) -> QGridLayout:
    grille = QGridLayout()
    grille.setHorizontalSpacing(12)
    grille.setVerticalSpacing(4)
    grille.setColumnStretch(2, 1)
    for rang, ligne in enumerate(lignes):
        titre = etiquette(ligne.titre, "secondaire")
        titre.setWordWrap(False)
        grille.addWidget(titre, rang, 0)
        if ligne.poids in _IMAGES:
            grille.addWidget(Pictogramme(_IMAGES[ligne.poids], ligne.poids.value), rang, 1)
        role = "erreur" if ligne.poids is Poids.DANGER else ""
        grille.addWidget(etiquette(ligne.texte, role, selectionnable=True), rang, 2)
    return grille
