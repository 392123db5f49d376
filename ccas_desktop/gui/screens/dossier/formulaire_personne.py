"""Who a person is: one form for the new dossier, a new member and what is edited later."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from PySide6.QtWidgets import QVBoxLayout

from ccas_desktop.application.dossiers.verbes import SaisieUsager
from ccas_desktop.application.guichet.nouveau_venu import PersonneCherchee
from ccas_desktop.application.messages.noms import avis_des_prenoms, avis_du_nom
from ccas_desktop.domain.errors import RefusMetier
from ccas_desktop.domain.personnes.foyer import Usager
from ccas_desktop.domain.personnes.identite import DateNaissance, Identite, Sexe
from ccas_desktop.gui.forms import (
    Champ,
    ChampChoix,
    ChampDateNaissance,
    ChampPrenoms,
    ChampSegments,
    ChampTelephone,
    GroupeChamps,
    LigneTexte,
)
from ccas_desktop.gui.poste import Poste
from ccas_desktop.gui.screens.dossier.lieu_naissance import LieuDeNaissance
from ccas_desktop.gui.screens.dossier.sejour import SejourDansLeFoyer
from ccas_desktop.gui.screens.dossier.sujet import FormulaireVolet
from ccas_desktop.gui.theme import theme_porte

AIDE_NOM = "Écrit en premier sur la carte d’identité. Avec un nom d’époux, les services ne trouvent personne."
AIDE_USAGE = "Seulement s’il est différent."
AIDE_PRENOMS = "Dans l’ordre de l’acte de naissance\u202f; Entrée ou virgule après chacun."
SEXES = ((Sexe.FEMININ.value, "Féminin"), (Sexe.MASCULIN.value, "Masculin"))


class FormulairePersonne(FormulaireVolet):
    """Edits a person; `membre` adds the place held in the foyer, `hebergeable` who lodges her.

    Signals:
        valide: Emitted when Enter is pressed in the last field.
    """

    def __init__(self, poste: Poste, aujourdhui: date, *, membre: bool = False, hebergeable: bool = False) -> None:
        super().__init__()
        self.nom_famille = LigneTexte("Nom de famille (de naissance)", aide=AIDE_NOM, obligatoire=True)
        self.nom_usage = LigneTexte("Nom d’usage", aide=AIDE_USAGE)
        self.prenoms = ChampPrenoms("Prénoms", aide=AIDE_PRENOMS, obligatoire=True)
        self.sexe = ChampSegments("Sexe à l’état civil", SEXES)
        self.date_naissance = ChampDateNaissance(
            "Date de naissance", aujourdhui=aujourdhui, aide="Partielle\u00a0: 06/1987 ou 1987."
        )
        self.lieu = LieuDeNaissance(poste)
        self.telephone = ChampTelephone("Téléphone")
        self.courriel = LigneTexte("Courriel", exemple="nom@exemple.fr")
        self.sejour = SejourDansLeFoyer(membre=membre, hebergeable=hebergeable)
        tete: dict[str, Champ] = {"lien": self.lien} if membre else {}
        self.champs = {**tete, **self._champs_civils(), **self.sejour.champs}

        self._disposer()

        self.nom_famille.modifie.connect(self.aviser)
        self.nom_usage.modifie.connect(self.aviser)
        self.prenoms.modifie.connect(self.aviser)
        for dernier in (self.sejour.dernier or self.courriel, self.sejour.deces):
            dernier.ligne.returnPressed.connect(self.valide)

    @property
    def lien(self) -> ChampChoix:
        """Return the link with the demandeur."""
        return self.sejour.lien

    def proposer_hebergeants(self, autres: Sequence[Usager]) -> None:
        """Offer who may lodge the person."""
        self.sejour.proposer_hebergeants(autres)

    def montrer(self, usager: Usager | None) -> None:
        """Show a person as saved, or an empty form."""
        identite = usager.identite if usager else Identite("", ())
        self.nom_famille.definir_valeur(identite.nom_famille)
        self.nom_usage.definir_valeur(identite.nom_usage)
        self.prenoms.definir_valeur(identite.prenoms)
        self.sexe.definir_valeur(identite.sexe)
        self.date_naissance.definir_valeur(identite.date_naissance)
        self.lieu.definir(identite.lieu_naissance)
        self.telephone.definir_valeur(usager.telephone if usager else None)
        self.courriel.definir_valeur(usager.courriel if usager else None)
        self.sejour.montrer(usager)
        self.aviser()

    def proposer(self, cherchee: PersonneCherchee) -> None:
        """Show whom a search described; the name is chosen whole, so that a key types over it."""
        self.nom_famille.restaurer(cherchee.nom)
        self.prenoms.definir_valeur(cherchee.prenoms)
        self.date_naissance.restaurer(cherchee.naissance)
        self.telephone.restaurer(cherchee.telephone)
        self.nom_famille.ligne.selectAll()
        self.nom_famille.modifie.emit()

    def relire(self) -> None:
        """Bring what depends on the answers up to date, once a draft is back."""
        self.lieu.montrer_ce_qui_sert()
        self.sejour.montrer_ce_qui_sert()
        self.aviser()

    def saisie(self, valeurs: Mapping[str, Any]) -> SaisieUsager:
        """Return the person that these values of the fields say."""
        return SaisieUsager(
            identite=Identite(
                nom_famille=valeurs["nom_famille"] or "",
                prenoms=valeurs["prenoms"],
                sexe=Sexe(valeurs["sexe"]) if valeurs["sexe"] else None,
                nom_usage=valeurs["nom_usage"],
                date_naissance=valeurs["date_naissance"],
                lieu_naissance=self.lieu.valeur(valeurs),
            ),
            **self.sejour.saisie(valeurs),
            telephone=valeurs["telephone"] or "",
            courriel=valeurs["courriel"] or "",
        )

    def identite_tapee(self) -> Identite:
        """Return as much of the identity as can be read yet; never a refusal."""
        return Identite(
            nom_famille=self.nom_famille.brouillon().strip(),
            prenoms=self.prenoms.valeur(),
            nom_usage=self.nom_usage.brouillon().strip() or None,
            date_naissance=self._date_tapee(),
        )

    def aviser(self) -> None:
        """Tell what the services are sent in place of a name they would refuse."""
        self.nom_famille.definir_aide(avis_du_nom(self.nom_famille.brouillon().strip()) or AIDE_NOM)
        self.nom_usage.definir_aide(avis_du_nom(self.nom_usage.brouillon().strip()) or AIDE_USAGE)
        self.prenoms.definir_aide(avis_des_prenoms(self.prenoms.valeur()) or AIDE_PRENOMS)

    def _date_tapee(self) -> DateNaissance | None:
        try:
            lue: DateNaissance | None = self.date_naissance.valeur()
        except RefusMetier:
            return None
        return lue

    def _champs_civils(self) -> dict[str, Champ]:
        return {
            "nom_famille": self.nom_famille,
            "nom_usage": self.nom_usage,
            "prenoms": self.prenoms,
            "sexe": self.sexe,
            "date_naissance": self.date_naissance,
            **self.lieu.champs,
            "telephone": self.telephone,
            "courriel": self.courriel,
        }

    def _disposer(self) -> None:
        colonne = QVBoxLayout(self)
        colonne.setContentsMargins(0, 0, 0, 0)
        colonne.setSpacing(theme_porte().espaces["moyen"])
        groupe = GroupeChamps()
        groupe.ajouter(self.lien)
        groupe.ajouter(self.nom_famille, self.nom_usage, parts=(3, 2))
        groupe.ajouter(self.prenoms)
        groupe.ajouter(self.date_naissance, self.sexe)
        groupe.ajouter(self.lieu)
        groupe.ajouter(self.telephone, self.courriel, parts=(2, 3))
        self.sejour.placer(groupe)
        colonne.addWidget(groupe)
