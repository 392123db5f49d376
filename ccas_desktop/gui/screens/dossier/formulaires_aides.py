"""The forms of the legal aids: a file, a relative who may owe maintenance, an aid asked elsewhere."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from PySide6.QtWidgets import QVBoxLayout

from ccas_desktop.application.aides_legales.verbes import SaisieAideLegale, SaisieOblige
from ccas_desktop.application.messages.aides_ailleurs import ISSUES, ORGANISMES, SUITES_LEGALES
from ccas_desktop.domain.demandes.aides_exterieures import AideExterieure, IssueExterieure, OrganismeExterieur
from ccas_desktop.domain.demandes.aides_legales import (
    FICHES,
    DossierAideLegale,
    GenreAideLegale,
    ObligeAlimentaire,
    SuiteLegale,
)
from ccas_desktop.domain.dossiers.dossier import DossierComplet
from ccas_desktop.gui.forms import (
    Champ,
    ChampChoix,
    ChampDate,
    ChampLong,
    ChampMontant,
    ChampOuiNon,
    GroupeChamps,
    LigneTexte,
)
from ccas_desktop.gui.screens.dossier.sujet import FormulaireVolet


class Formulaire(FormulaireVolet):
    """Fields in rows, for a Saisie.

    Signals:
        valide: Emitted when Enter is pressed in a line.
    """

    def __init__(self, champs: Mapping[str, Champ], rangs: tuple[tuple[str, ...], ...]) -> None:
        super().__init__()
        self.champs = champs
        colonne = QVBoxLayout(self)
        colonne.setContentsMargins(0, 0, 0, 0)
        groupe = GroupeChamps()
        for rang in rangs:
            groupe.ajouter(*(champs[nom] for nom in rang))
        colonne.addWidget(groupe)
        for champ in champs.values():
            if isinstance(champ, LigneTexte):
                champ.ligne.returnPressed.connect(self.valide)

    def montrer(self) -> None:
        """Show the record as saved, or an empty form."""
        raise NotImplementedError

    def definir(self, valeurs: Mapping[str, Any]) -> None:
        """Show these values."""
        for nom, champ in self.champs.items():
            champ.definir_valeur(valeurs.get(nom))


class FormulaireAideLegale(Formulaire):
    """Edits a file of legal aid; the papers are proposed by kind, one a line."""

    def __init__(self, complet: DossierComplet, aide: DossierAideLegale | None, aujourdhui: date) -> None:
        personnes = [(usager.id, usager.identite.nom_affiche) for usager in complet.usagers]
        genres = [(genre.value, fiche.libelle) for genre, fiche in FICHES.items()]
        self._aide, self._complet, self._aujourdhui = aide, complet, aujourdhui
        self.genre = ChampChoix("Aide légale", genres, obligatoire=True)
        self.pieces = ChampLong("Pièces jointes", aide="Une par ligne\u00a0; effacez ce qui manque.", lignes=6)
        super().__init__(
            {
                "genre": self.genre,
                "precision": LigneTexte("Laquelle\u00a0?"),
                "demandeur_id": ChampChoix("Personne", personnes, obligatoire=True),
                "depose_le": ChampDate("Déposée le", obligatoire=True, aide="Ce jour compte pour la personne."),
                "entree_le": ChampDate("Entrée dans l’établissement le"),
                "effet_prolonge": ChampOuiNon(
                    "Délai prolongé par le département\u00a0?",
                    aide="Deux mois de plus pour demander, l’effet reste au jour d’entrée (article R131-2).",
                ),
                "prononcee_le": ChampDate("Admission prononcée par le maire le"),
                "departement_averti_le": ChampDate("Département averti le", aide="Dans les trois jours, avec reçu."),
                "autorite": LigneTexte("Autorité qui décide", aide="Vide\u00a0: celle de cette aide."),
                "pieces": self.pieces,
                "observations": ChampLong("Observations du CCAS", aide="Imprimées sur le bordereau.", lignes=3),
                "transmis_le": ChampDate("Transmise le"),
                "decidee_le": ChampDate("Décidée le"),
                "suite": ChampChoix("Réponse", [(suite.value, nom) for suite, nom in SUITES_LEGALES.items()]),
            },
            (
                ("genre",),
                ("precision",),
                ("demandeur_id", "depose_le"),
                ("entree_le", "effet_prolonge"),
                ("prononcee_le", "departement_averti_le"),
                ("autorite",),
                ("pieces",),
                ("observations",),
                ("transmis_le", "decidee_le", "suite"),
            ),
        )
        self.genre.modifie.connect(self._on_genre)
        self.montrer()

    def montrer(self) -> None:
        """Show the file as saved, or a new one."""
        aide = self._aide
        if aide is None:
            depart = {"demandeur_id": self._complet.demandeur.id, "depose_le": self._aujourdhui, "suite": "en_attente"}
            self.definir(depart)
        else:
            valeurs = {nom: getattr(aide, nom) for nom in self.champs}
            textes = {"genre": aide.genre.value, "suite": aide.suite.value, "pieces": "\n".join(aide.pieces)}
            self.definir({**valeurs, **textes})
        self.relire()

    def relire(self) -> None:
        """Show only the dates that this kind has."""
        code = self.genre.valeur()
        genre = GenreAideLegale(code) if code else None
        urgence = genre is GenreAideLegale.ADMISSION_URGENCE
        self.champs["precision"].setVisible(genre is GenreAideLegale.AUTRE)
        for nom in ("entree_le", "effet_prolonge"):
            self.champs[nom].setVisible(genre is not None and FICHES[genre].hebergement)
        for nom in ("prononcee_le", "departement_averti_le"):
            self.champs[nom].setVisible(urgence)

    def saisie(self, valeurs: Mapping[str, Any]) -> SaisieAideLegale:
        """Return the file that these values say."""
        textes: dict[str, Any] = {nom: valeurs[nom] or "" for nom in ("autorite", "precision", "observations")}
        jours = ("depose_le", "entree_le", "prononcee_le", "departement_averti_le", "transmis_le", "decidee_le")
        return SaisieAideLegale(
            genre=GenreAideLegale(valeurs["genre"]),
            demandeur_id=valeurs["demandeur_id"],
            pieces=tuple((valeurs["pieces"] or "").splitlines()),
            suite=SuiteLegale(valeurs["suite"] or SuiteLegale.EN_ATTENTE),
            effet_prolonge=bool(valeurs["effet_prolonge"]),
            **{nom: valeurs[nom] for nom in jours},
            **textes,
        )

    def _on_genre(self) -> None:
        code = self.genre.valeur()
        if code and self.pieces.vide:
            self.pieces.definir_valeur("\n".join(FICHES[GenreAideLegale(code)].pieces))
        self.relire()


class FormulaireOblige(Formulaire):
    """Edits a relative: little is kept of them, and they are told (RGPD art. 14)."""

    def __init__(self, aides: tuple[DossierAideLegale, ...], oblige: ObligeAlimentaire | None) -> None:
        choix = [(aide.id, f"{aide.libelle}, {aide.depose_le:%d/%m/%Y}") for aide in aides]
        self._oblige, self._premiere = oblige, aides[0].id if aides else None
        super().__init__(
            {
                "nom": LigneTexte("Nom", obligatoire=True),
                "prenom": LigneTexte("Prénom"),
                "lien": LigneTexte("Lien avec la personne", exemple="fils, petite-fille, gendre…"),
                "aide_legale_id": ChampChoix("Pour le dossier", choix, obligatoire=True),
                "adresse": ChampLong("Adresse", lignes=3),
                "information_le": ChampDate(
                    "Informé·e le",
                    aide="Dites-lui ce que le CCAS garde d’elle ou de lui et pourquoi (RGPD, article 14).",
                ),
                "reponse": LigneTexte("Aide proposée", exemple="50 € par mois"),
            },
            (("nom", "prenom"), ("lien",), ("aide_legale_id",), ("adresse",), ("information_le", "reponse")),
        )
        self.montrer()

    def montrer(self) -> None:
        """Show the relative as saved, or an empty form."""
        valeurs = {nom: getattr(self._oblige, nom) for nom in self.champs} if self._oblige else {}
        self.definir(valeurs or {"aide_legale_id": self._premiere})

    def saisie(self, valeurs: Mapping[str, Any]) -> SaisieOblige:
        """Return the relative that these values say."""
        textes = ("nom", "prenom", "lien", "adresse", "reponse")
        return SaisieOblige(
            aide_legale_id=valeurs["aide_legale_id"],
            information_le=valeurs["information_le"],
            **{nom: valeurs[nom] or "" for nom in textes},
        )


class FormulaireExterieure(Formulaire):
    """Edits an aid asked elsewhere: how much, when, what was answered."""

    def __init__(self, aide: AideExterieure | None, aujourdhui: date, demandes: Iterable[tuple[str, str]] = ()) -> None:
        self._aide, self._aujourdhui = aide, aujourdhui
        organismes = [(organisme.value, nom) for organisme, nom in ORGANISMES.items()]
        super().__init__(
            {
                "organisme": ChampChoix("Demandée à", organismes, obligatoire=True),
                "precision": LigneTexte("Précision", exemple="Nom de l’association, du fournisseur…"),
                "objet": LigneTexte("Pour"),
                "demande_id": ChampChoix(
                    "Demande concernée", [("", "Aucune"), *demandes], aide="Celle que cette aide complète ou remplace."
                ),
                "orientee_le": ChampDate("Demandée le", obligatoire=True),
                "montant_demande": ChampMontant("Montant demandé"),
                "issue": ChampChoix("Réponse", [(issue.value, nom) for issue, nom in ISSUES.items()]),
                "repondue_le": ChampDate("Répondue le"),
                "montant_recu": ChampMontant("Montant reçu"),
            },
            (
                ("organisme", "precision"),
                ("objet", "demande_id"),
                ("orientee_le", "montant_demande"),
                ("issue", "repondue_le", "montant_recu"),
            ),
        )
        self.montrer()

    def montrer(self) -> None:
        """Show the aid as saved, or an empty form."""
        if self._aide is None:
            self.definir({"orientee_le": self._aujourdhui, "issue": IssueExterieure.EN_ATTENTE.value})
        else:
            valeurs = {nom: getattr(self._aide, nom) for nom in self.champs}
            self.definir({**valeurs, "organisme": self._aide.organisme.value, "issue": self._aide.issue.value})

    def champs_de(self, valeurs: Mapping[str, Any]) -> dict[str, Any]:
        """Return the fields of the record that these values say."""
        return {
            **valeurs,
            "organisme": OrganismeExterieur(valeurs["organisme"]),
            "issue": IssueExterieure(valeurs["issue"] or IssueExterieure.EN_ATTENTE),
            "precision": valeurs["precision"] or "",
            "demande_id": valeurs["demande_id"] or None,
            "objet": valeurs["objet"] or "",
        }
