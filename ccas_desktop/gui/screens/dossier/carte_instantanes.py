"""The budgets frozen, at each demande or by hand, and two of them compared."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel

from ccas_desktop.application.dossiers.comparaison_budgets import (
    AUJOURDHUI,
    InstantaneEnListe,
    LigneComparee,
    choix_de_comparaison,
    comparaison_en_clair,
    lire_instantanes,
    motifs_a_la_main,
)
from ccas_desktop.application.dossiers.instantanes import figer_a_la_main
from ccas_desktop.application.dossiers.page import PageDossier
from ccas_desktop.domain.dossiers.instantanes import Occasion, SortLigne
from ccas_desktop.domain.montant import ecrire_montant
from ccas_desktop.gui.forms import ChampChoix, GroupeChamps
from ccas_desktop.gui.poste import Poste
from ccas_desktop.gui.screens.dossier.chiffres import Chiffres
from ccas_desktop.gui.screens.dossier.tables import TableAjustee
from ccas_desktop.gui.tables import Colonne
from ccas_desktop.gui.widgets import Bouton, Carte, RoleBouton

VISIBLES = 40
_IMAGES = {
    SortLigne.AJOUTEE: ("ajouter", "information"),
    SortLigne.RETIREE: ("supprimer", "alerte"),
    SortLigne.MODIFIEE: ("modifier", "alerte"),
    SortLigne.INCHANGEE: ("fait", "texte_secondaire"),
}
EN_LISTE = (
    Colonne[InstantaneEnListe]("Le", lambda f: f.instantane.pris_le, ecrire=lambda jour: f"{jour:%d/%m/%Y}"),
    Colonne[InstantaneEnListe]("À l’occasion de", lambda f: f.occasion, extensible=True),
    Colonne[InstantaneEnListe](
        "Reste à vivre", lambda f: f.instantane.totaux.reste_a_vivre, ecrire=ecrire_montant, a_droite=True
    ),
)
COMPAREES = (
    Colonne[LigneComparee]("Ligne", lambda c: c.nom, extensible=True),
    Colonne[LigneComparee]("Avant", lambda c: c.avant, a_droite=True),
    Colonne[LigneComparee]("Après", lambda c: c.apres, a_droite=True),
    Colonne[LigneComparee]("Ce qui change", lambda c: c.change, image=lambda c: _IMAGES[c.ecart.sort]),
)


class CarteInstantanes(Carte):
    """Lists the frozen budgets and compares one with another, or with today's."""

    def __init__(self, poste: Poste, dossier_id: str) -> None:
        super().__init__("Budgets gardés")
        self._poste = poste
        self._dossier_id = dossier_id
        self._page: PageDossier | None = None
        self._instantanes: tuple[InstantaneEnListe, ...] = ()
        self.figer = self.ajouter_action(Bouton("Garder le budget d’aujourd’hui", "enregistrer", RoleBouton.DISCRET))
        self.motif = ChampChoix("Pourquoi le garder\u00a0?", motifs_a_la_main(), invite="Sans raison particulière")
        self.vide = QLabel(
            "Aucun budget gardé\u00a0: il l’est de lui-même à chaque demande, ou par le bouton ci-dessus."
        )
        self.table = TableAjustee("Budgets gardés", EN_LISTE)
        self.avant = ChampChoix("Comparer", ())
        self.apres = ChampChoix("avec", ())
        self.resume = QLabel()
        self.chiffres = Chiffres("Totaux comparés")
        self.lignes = TableAjustee(
            "Lignes comparées",
            COMPAREES,
            visibles=VISIBLES,
        )

        self._disposer()

        self.figer.clicked.connect(self._on_figer)
        self.table.ligne_choisie.connect(self._on_choisie)
        for champ in (self.avant, self.apres):
            champ.modifie.connect(self._comparer)

    def montrer(self, page: PageDossier) -> None:
        """Read the frozen budgets again."""
        self._page = page
        services, dossier_id = self._poste.services, self._dossier_id
        self.figer.setEnabled(bool(page.complet.budget))
        self.motif.setVisible(bool(page.complet.budget))
        self._poste.jobs.lire(
            lambda: lire_instantanes(services, dossier_id),
            then=self._montrer,
            failed=self._poste.avis.erreur,
            owner=self,
        )

    def _montrer(self, instantanes: tuple[InstantaneEnListe, ...]) -> None:
        premiere = not self._instantanes
        self._instantanes = instantanes
        self.table.definir(instantanes)
        choix = choix_de_comparaison(instantanes)
        for champ in (self.avant, self.apres):
            champ.definir_choix(choix)
        if premiere and instantanes:
            self.avant.definir_valeur(instantanes[0].id)
            self.apres.definir_valeur(AUJOURDHUI)
        self.vide.setVisible(not instantanes)
        self.table.setVisible(bool(instantanes))
        self._comparer()

    def _on_choisie(self, fige: InstantaneEnListe | None) -> None:
        if fige is not None:
            self.avant.definir_valeur(fige.id)
            self._comparer()

    def _comparer(self) -> None:
        avant, apres = self.avant.valeur(), self.apres.valeur()
        montrees = self._page is not None and bool(self._instantanes) and avant is not None and apres is not None
        for champ in (self.avant, self.apres):
            champ.setVisible(bool(self._instantanes))
        for widget in (self.resume, self.chiffres, self.lignes):
            widget.setVisible(montrees)
        if self._page is not None and avant is not None and apres is not None and montrees:
            comparaison = comparaison_en_clair(self._page, self._instantanes, avant, apres)
            self.resume.setText(comparaison.resume)
            self.chiffres.definir(comparaison.chiffres)
            self.lignes.definir(comparaison.lignes)

    def _on_figer(self) -> None:
        services, auteur, dossier_id = self._poste.services, self._poste.auteur(), self._dossier_id
        motif = Occasion(self.motif.valeur() or Occasion.A_LA_MAIN)
        self._poste.jobs.ecrire(
            lambda: figer_a_la_main(services, auteur, dossier_id, motif),
            then=lambda _fige: self._on_fige(),
            failed=self._poste.avis.erreur,
            owner=self,
        )

    def _on_fige(self) -> None:
        self._poste.avis.succes("Le budget d’aujourd’hui est gardé tel quel.")
        self.motif.definir_valeur(None)
        if self._page is not None:
            self.montrer(self._page)

    def _disposer(self) -> None:
        for etiquette, role in ((self.vide, "secondaire"), (self.resume, "fort")):
            etiquette.setProperty("role", role)
            etiquette.setWordWrap(True)
        garde, groupe = GroupeChamps(), GroupeChamps()
        garde.ajouter(self.motif)
        groupe.ajouter(self.avant, self.apres)
        self.ajouter(garde, self.vide, self.table, groupe, self.resume, self.chiffres, self.lignes)
        for widget in (self.table, self.avant, self.apres, self.resume, self.chiffres, self.lignes):
            widget.hide()
