"""The birth place: in France or abroad first, then a name to complete. Never a raw code."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, TypeVar

from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QVBoxLayout, QWidget

from ccas_desktop.application.dossiers.lieux_saisis import FRANCE, ne_a_l_etranger, ne_en_france
from ccas_desktop.domain.personnes.identite import LieuNaissance
from ccas_desktop.domain.personnes.lieux import Commune, Pays
from ccas_desktop.gui.forms import Champ, ChampCompletion, ChampSegments, LigneTexte, Proposition
from ccas_desktop.gui.poste import Poste
from ccas_desktop.gui.screens.dossier.champs import ChampDepartement
from ccas_desktop.gui.theme import theme_porte

EN_FRANCE, A_L_ETRANGER = "france", "etranger"
L = TypeVar("L")


class LieuDeNaissance(QWidget):
    """Asks where a person was born.

    Attributes:
        champs: its fields, for the Liaison of the form.
    """

    def __init__(self, poste: Poste) -> None:
        super().__init__()
        self._poste = poste
        self.ne_en = ChampSegments("Né·e", ((EN_FRANCE, "En France"), (A_L_ETRANGER, "À l’étranger")))
        self.commune = ChampCompletion("Commune de naissance", exemple="Rouen, st aubin 14…")
        self.introuvable = QCheckBox("Commune introuvable dans la liste")
        self.commune_nom = LigneTexte("Nom de la commune de naissance", aide="Comme sur l’acte de naissance.")
        self.departement = ChampDepartement("Département")
        self.pays = ChampCompletion("Pays de naissance", exemple="Portugal, Maroc…")
        self.champs: Mapping[str, Champ] = {
            "ne_en": self.ne_en,
            "commune": self.commune,
            "commune_nom": self.commune_nom,
            "departement": self.departement,
            "pays": self.pays,
        }

        self._disposer()

        self.ne_en.modifie.connect(self._on_ne_en)
        self.introuvable.toggled.connect(self._on_introuvable)
        self.commune.texte_tape.connect(self._chercher_communes)
        self.pays.texte_tape.connect(self._chercher_pays)
        self.montrer_ce_qui_sert()

    def definir(self, lieu: LieuNaissance | None) -> None:
        """Show a birth place as saved."""
        en_france = lieu is not None and lieu.en_france
        connue = lieu.commune if lieu is not None and en_france else None
        self.ne_en.definir_valeur(None if lieu is None else EN_FRANCE if en_france else A_L_ETRANGER)
        self.commune.definir_valeur(_proposition(lieu) if lieu is not None and connue else None)
        self.commune_nom.definir_valeur(lieu.commune_nom if lieu is not None and en_france and not connue else None)
        self.departement.definir_valeur(lieu.departement if lieu is not None and en_france and not connue else None)
        self.pays.definir_valeur(Proposition(lieu.pays, lieu.pays_nom) if lieu is not None and not en_france else None)
        self.montrer_ce_qui_sert()

    def valeur(self, valeurs: Mapping[str, Any]) -> LieuNaissance | None:
        """Return the place that these values of the fields say."""
        if valeurs["ne_en"] == A_L_ETRANGER:
            pays = valeurs["pays"]
            return ne_a_l_etranger(pays.code, pays.libelle) if pays else None
        if valeurs["ne_en"] != EN_FRANCE:
            return None
        if commune := valeurs["commune"]:
            return ne_en_france(code=commune.code, nom=commune.libelle)
        return ne_en_france(nom=valeurs["commune_nom"], departement=valeurs["departement"])

    def montrer_ce_qui_sert(self) -> None:
        """Show the fields of the answer chosen: after a draft too."""
        par_son_nom = not (self.commune_nom.vide and self.departement.vide)
        self.introuvable.blockSignals(True)
        self.introuvable.setChecked(par_son_nom or (self.introuvable.isChecked() and self.commune.vide))
        self.introuvable.blockSignals(False)
        en_france = self.ne_en.valeur() == EN_FRANCE
        introuvable = self.introuvable.isChecked()
        self.commune.setVisible(en_france and not introuvable)
        self.introuvable.setVisible(en_france)
        for champ in (self.commune_nom, self.departement):
            champ.setVisible(en_france and introuvable)
        self.pays.setVisible(self.ne_en.valeur() == A_L_ETRANGER)

    def _disposer(self) -> None:
        espaces = theme_porte().espaces
        self.introuvable.setAccessibleName("Commune introuvable dans la liste")
        self.pays.definir_aide(f"Le pays d’aujourd’hui ou d’alors\u202f; la {FRANCE} n’y est pas.")
        par_nom = QHBoxLayout()
        par_nom.setSpacing(espaces["grand"])
        par_nom.addWidget(self.commune_nom, 2)
        par_nom.addWidget(self.departement, 1)
        suite = QVBoxLayout()
        suite.setSpacing(espaces["serre"])
        suite.addWidget(self.commune)
        suite.addLayout(par_nom)
        suite.addWidget(self.pays)
        suite.addWidget(self.introuvable)
        suite.addStretch(1)
        ligne = QHBoxLayout(self)
        ligne.setContentsMargins(0, 0, 0, 0)
        ligne.setSpacing(espaces["grand"])
        ligne.addWidget(self.ne_en)
        ligne.addLayout(suite, 1)

    def _on_ne_en(self) -> None:
        ailleurs = (self.pays,) if self.ne_en.valeur() == EN_FRANCE else self._champs_de_commune()
        # What is hidden must not answer, nor be refused, in place of what is shown.
        for champ in ailleurs:
            champ.definir_valeur(None)
        self.introuvable.setChecked(False)
        self.montrer_ce_qui_sert()
        (self.commune if self.ne_en.valeur() == EN_FRANCE else self.pays).controle.setFocus()

    def _on_introuvable(self, introuvable: bool) -> None:
        if introuvable:
            self.commune_nom.restaurer(self.commune.ligne.text())
            self.commune.definir_valeur(None)
        else:
            self.commune_nom.definir_valeur(None)
            self.departement.definir_valeur(None)
        self.montrer_ce_qui_sert()
        self.commune_nom.modifie.emit()
        (self.commune_nom if introuvable else self.commune).controle.setFocus()

    def _champs_de_commune(self) -> tuple[Champ, ...]:
        return (self.commune, self.commune_nom, self.departement)

    def _chercher_communes(self, texte: str) -> None:
        self._completer(self.commune, texte, self._poste.services.referentiels.communes, _de_commune)

    def _chercher_pays(self, texte: str) -> None:
        self._completer(self.pays, texte, self._poste.services.referentiels.pays, _de_pays)

    def _completer(
        self,
        champ: ChampCompletion,
        texte: str,
        chercher: Callable[[str], Sequence[L]],
        proposer: Callable[[L], Proposition],
    ) -> None:
        self._poste.jobs.lire(
            lambda: [proposer(lieu) for lieu in chercher(texte)],
            then=lambda propositions: champ.proposer(propositions, pour=texte),
            failed=self._poste.avis.erreur,
            owner=champ,
        )


def _de_commune(commune: Commune) -> Proposition:
    return Proposition(commune.code, commune.nom, commune.detail)


def _de_pays(pays: Pays) -> Proposition:
    return Proposition(pays.code, pays.nom, "ancien pays" if pays.ancien else "")


def _proposition(lieu: LieuNaissance) -> Proposition:
    return Proposition(lieu.commune or "", lieu.commune_nom or "", lieu.departement or "")
