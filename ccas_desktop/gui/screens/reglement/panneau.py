"""What an aid says as it is typed: what is left to do, the examples, its sentences, a worked example, the law."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QLabel, QListWidget, QListWidgetItem, QVBoxLayout

from ccas_desktop.application.redaction_aides.examen import ExamenProjet, Remarque
from ccas_desktop.gui.screens.demande.elements import etiquette
from ccas_desktop.gui.theme import icone, theme_porte
from ccas_desktop.gui.widgets import Bouton, Carte, Ton, ZoneDefilante

_CHEMIN = Qt.ItemDataRole.UserRole
RESTES_MONTRES, CHIFFRES_MONTRES = 8, 3
A_REMPLACER = (
    "Ils sont neutres\u00a0: à remplacer par ceux de votre délibération. L’aide ne se met pas en vigueur tant qu’ils "
    "n’ont pas été remplacés, ou confirmés."
)
COMPLETE = "Rien\u00a0: l’aide est complète"


class PanneauExamen(ZoneDefilante):
    """Shows an ExamenProjet.

    Signals:
        lieu_voulu: Emitted with the place of a remark to go to.
        chiffres_confirmes: Emitted once the figures of the sample are said to be those of the vote.
    """

    lieu_voulu = Signal(str)
    chiffres_confirmes = Signal()

    def __init__(self, phrases: str = "Ce que dit l’aide", complet: str = COMPLETE) -> None:
        super().__init__()
        self._complet = complet
        espaces = theme_porte().espaces
        self.contenu.setContentsMargins(espaces["petit"], 0, espaces["petit"], espaces["moyen"])
        self.contenu.setSpacing(espaces["moyen"])
        self.reste = Carte("À faire")
        self.liste = _ListeDeLieux("Ce qui reste à faire")
        self.reste.ajouter(self.liste)
        self.chiffres = Carte("Chiffres du modèle")
        self.a_confirmer = _ListeDeLieux("Chiffres du modèle à remplacer ou à confirmer")
        self.confirmer = Bouton("Ce sont ceux de notre délibération", "fait")
        self.chiffres.ajouter(etiquette(A_REMPLACER, "secondaire"), self.a_confirmer, self.confirmer)
        self.essais = CarteTexte("Situations d’essai")
        self.changements = CarteTexte("Ce qui change")
        self.phrases = CarteTexte(phrases)
        self.exemple = CarteTexte("Exemple chiffré")
        self.droit = CarteTexte("Attention, droit")
        self.ajouter(self.reste, self.chiffres, self.essais, self.changements, self.phrases, self.exemple, self.droit)
        self.contenu.addStretch(1)

        for liste in (self.liste, self.a_confirmer):
            liste.lieu_voulu.connect(self.lieu_voulu)
        self.confirmer.clicked.connect(self.chiffres_confirmes)

    def montrer(self, examen: ExamenProjet) -> None:
        """Show what an aid says now."""
        self._montrer_reste(examen)
        self._montrer_chiffres(examen.a_confirmer)
        ratees = [essai for essai in examen.essais if not essai.conforme]
        self.essais.definir(f"{essai.nom} — {essai.phrase}" for essai in examen.essais)
        if examen.essais:
            conformes = len(examen.essais) - len(ratees)
            etat = f"{conformes} sur {len(examen.essais)} conformes"
            self.essais.definir_etat(etat, Ton.DANGER if ratees else Ton.SUCCES)
        self.changements.definir(examen.changements)
        self.phrases.definir(examen.phrases)
        self.exemple.definir((*examen.formules, *examen.exemple))
        self.droit.definir(f"{a.phrase}\n({a.source})" for a in examen.avertissements)
        self.droit.definir_etat(str(len(examen.avertissements)), Ton.ALERTE)

    def _montrer_reste(self, examen: ExamenProjet) -> None:
        remarques = (*examen.fautes, *examen.manques)
        if examen.fautes:
            self.reste.definir_etat(f"{len(examen.fautes)} à corriger", Ton.DANGER)
        elif remarques:
            self.reste.definir_etat(f"{len(remarques)} à remplir", Ton.ALERTE)
        else:
            self.reste.definir_etat(self._complet, Ton.SUCCES)
        # What the sample left to look at must be seen without scrolling.
        self.liste.montrer(remarques, CHIFFRES_MONTRES if examen.a_confirmer else RESTES_MONTRES)

    def _montrer_chiffres(self, chiffres: tuple[Remarque, ...]) -> None:
        self.chiffres.setVisible(bool(chiffres))
        self.chiffres.definir_etat(f"{len(chiffres)} à voir", Ton.ALERTE)
        self.a_confirmer.montrer(chiffres, CHIFFRES_MONTRES)


class _ListeDeLieux(QListWidget):
    """Remarks of two lines, each leading to its field.

    Signals:
        lieu_voulu: Emitted with the place of the one chosen.
    """

    lieu_voulu = Signal(str)

    def __init__(self, nom: str) -> None:
        super().__init__()
        self.setAccessibleName(nom)
        self.setWordWrap(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.itemActivated.connect(self._on_choisi)
        self.itemClicked.connect(self._on_choisi)

    def montrer(self, remarques: Sequence[Remarque], montrees: int) -> None:
        """Show these, that many without scrolling; none hides the list."""
        self.clear()
        for remarque in remarques:
            self.addItem(_article(remarque))
        self.setVisible(bool(remarques))
        ligne = self.fontMetrics().lineSpacing() * 2 + 12
        for rang in range(self.count()):
            self.item(rang).setSizeHint(QSize(10, ligne))
        self.setFixedHeight(min(len(remarques), montrees) * ligne + 6)

    def _on_choisi(self, article: QListWidgetItem) -> None:
        self.lieu_voulu.emit(article.data(_CHEMIN))


class CarteTexte(Carte):
    """A card of paragraphs, hidden when it has none."""

    def __init__(self, titre: str) -> None:
        super().__init__(titre)
        self._texte = QLabel()
        self._texte.setTextFormat(Qt.TextFormat.PlainText)
        self._texte.setWordWrap(True)
        self._texte.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        colonne = QVBoxLayout()
        colonne.addWidget(self._texte)
        self.contenu.addLayout(colonne)

    @property
    def texte(self) -> str:
        """Return what is shown."""
        return self._texte.text()

    def definir(self, paragraphes: Iterable[str]) -> None:
        """Show these paragraphs."""
        texte = "\n".join(f"• {paragraphe}" for paragraphe in paragraphes)
        self._texte.setText(texte)
        self.setVisible(bool(texte))


def _article(remarque: Remarque) -> QListWidgetItem:
    article = QListWidgetItem(f"{remarque.lieu}\n{remarque.phrase}")
    image, ton = ("a_faire", "texte_secondaire") if remarque.manque else ("erreur", "danger")
    article.setIcon(icone(image, ton))
    article.setData(_CHEMIN, remarque.chemin)
    article.setData(Qt.ItemDataRole.AccessibleTextRole, f"{remarque.lieu}\u00a0: {remarque.phrase}")
    return article
