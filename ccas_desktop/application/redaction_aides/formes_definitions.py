"""The forms of the indicators that the CCAS computes its own way: one for each kind of calculation."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from ccas_desktop.application.redaction_aides import choix, choix_definitions
from ccas_desktop.application.redaction_aides.formes import (
    Cas,
    Choix,
    Entree,
    Forme,
    Genre,
    Selon,
    Table,
    Variantes,
)
from ccas_desktop.application.redaction_aides.formes_budget import FormesBudget
from ccas_desktop.application.redaction_aides.formes_conditions import BORNES, COTES, ENTRE, FormesConditions
from ccas_desktop.application.redaction_aides.vocabulaire_en_cours import (
    aides_nommables,
    baremes_en_cours,
    faits_en_cours,
)
from ccas_desktop.domain.reglement.faits.donnees_datees import D_UN_MOIS, DATABLES
from ccas_desktop.domain.reglement.modele.baremes import Baremes
from ccas_desktop.domain.reglement.modele.indicateurs import PAR_CODE, Unite, ordonnes
from ccas_desktop.domain.reglement.modele.model import Reglement


class FormesDefinitions:
    """The forms of the indicators, with what they may name: what is typed above is offered at once."""

    def __init__(self, table: Mapping[str, object], reglement: Reglement, baremes: Baremes) -> None:
        self._table = table
        self._reglement = reglement
        self._baremes = baremes

    def definition(self) -> Forme:
        """Return the form of one indicator."""
        return (
            Entree("libelle", "Nom de l’indicateur"),
            Entree(
                "code",
                "Nom dans le fichier",
                facultative=True,
                aide="En minuscules, sans accent ni espace. Vide\u00a0: il est tiré du nom.",
            ),
            Entree("article", "Article du règlement"),
            Entree("texte", "Phrase du règlement", Genre.LONG, aide="Elle explique le calcul à la personne."),
            Entree("calcul", "Ce qui est calculé", Genre.CHOIX, choix=choix_definitions.CALCULS),
            Selon("calcul", self.calcul, cles=choix_definitions.CLES_DES_CALCULS),
        )

    def calcul(self, genre: object) -> Forme:
        """Return the form of a kind of calculation, what divides it included."""
        formes: Mapping[object, Callable[[], Forme]] = {
            "budget": lambda: FormesBudget(self._nombres()).budget(),
            "somme": self._somme,
            "premiere_connue": lambda: (self._suite("de", "Bases, dans l’ordre"),),
            "plus_petite": lambda: (self._suite("de", "Bases comparées"),),
            "plus_grande": lambda: (self._suite("de", "Bases comparées"),),
            "personnes": self._personnes,
            "age": self._jour_de_l_age,
            "duree": self._duree,
            "parts": self._parts,
            "aides": self._aides,
            "seuil": self._seuil,
            "donnee_datee": self._datee,
        }
        if genre == "saisie":
            return self._saisie()
        forme = formes.get(genre)
        return (*forme(), *self._resultat()) if forme else ()

    def _resultat(self) -> Forme:
        par = Entree(
            "par",
            "Divisé par",
            Genre.SUITE_LIBRE,
            facultative=True,
            choix=self._nombres(),
            aide="Un indicateur, ou un nombre (30 jours, 12 mois). Facultatif.",
        )
        unite = Entree("unite", "Unité", Genre.CHOIX, choix=choix_definitions.UNITES)
        resultats = (
            Cas("habituelle", "Dans l’unité habituelle de ce calcul", {}),
            Cas("unite", "Dans une unité choisie", {"unite": ""}, lambda: (unite,)),
            Cas("pour_cent", "En pour cent", {"pour_cent": True}),
        )
        return (par, Variantes("Le résultat est donné", resultats))

    def _somme(self) -> Forme:
        return (
            self._suite("plus", "Ajouter", facultative=True),
            self._suite("moins", "Retirer", facultative=True),
            Entree("constante", "Nombre ajouté", Genre.NOMBRE, facultative=True, aide="Négatif\u00a0: il est retiré."),
        )

    def _personnes(self) -> Forme:
        nombre = {cle: Entree(cle, libelle, Genre.NOMBRE) for cle, libelle in COTES.items()}
        ages = (
            Cas("tous", "Quel que soit leur âge", {}),
            *(_cas_d_age((cle,), libelle, nombre) for cle, libelle in BORNES),
            *(_cas_d_age((basse, haute), libelle, nombre) for basse, haute, libelle in ENTRE),
        )
        return (
            Entree(
                "liens",
                "Qui est compté",
                Genre.CODES,
                facultative=True,
                choix=choix_definitions.LIENS_DU_FOYER,
                aide="Rien\u00a0: tout le foyer.",
            ),
            Variantes("Âge, en années", ages),
            *self._jour_de_l_age(),
        )

    def _jour_de_l_age(self) -> Forme:
        jour = Entree(
            "le", "Âge au", Genre.JOUR_DU_MOIS, facultative=True, aide="Un jour de cette année-là. Facultatif."
        )
        return (choix_definitions.MOMENT, jour)

    def _duree(self) -> Forme:
        faits = faits_en_cours(self._table)
        dates = {code: fait for code, fait in faits.items() if fait.unite is Unite.DATE}
        return (
            Entree(
                "depuis",
                "Depuis quelle date",
                Genre.CHOIX,
                choix=choix.indicateurs(dates),
                aide="Une date que l’agent saisit\u00a0: un indicateur écrit au-dessus.",
            ),
            Entree("compte", "Compté en", Genre.CHOIX, choix=choix_definitions.COMPTES),
            choix_definitions.MOMENT,
            Entree("le", "Au", Genre.JOUR_DU_MOIS, facultative=True, aide="Un jour de cette année-là. Facultatif."),
        )

    def _parts(self) -> Forme:
        return (
            Entree("seul", "Une personne seule", Genre.NOMBRE),
            Entree("couple", "Un couple", Genre.NOMBRE),
            Entree(
                "enfants",
                "Par enfant, dans l’ordre",
                Genre.NOMBRES,
                aide="Exemple\u00a0: 0,5\u00a0; 0,5\u00a0; 1. La dernière part vaut pour les suivants.",
            ),
            Entree("autres", "Par autre personne", Genre.NOMBRE, facultative=True),
        )

    def _aides(self) -> Forme:
        periode = Entree("periode", "Période", Genre.CHOIX, choix=choix_definitions.PERIODES)
        mois = Entree("mois", "Nombre de mois", Genre.ENTIER, aide="En remontant depuis le jour du calcul.")
        return (
            Entree("mesure", "Ce qui est compté", Genre.CHOIX, choix=choix_definitions.MESURES),
            Variantes(
                "Sur quelle période",
                (
                    Cas("periode", "Une période", {"periode": ""}, lambda: (periode,)),
                    Cas("mois", "Des mois qui glissent", {"mois": ""}, lambda: (mois,)),
                ),
            ),
            Entree(
                "aides",
                "Quelles aides",
                Genre.CODES,
                facultative=True,
                choix=aides_nommables(self._reglement),
                aide="Rien\u00a0: toutes.",
            ),
        )

    def _seuil(self) -> Forme:
        baremes = baremes_en_cours(self._table, self._baremes)
        return FormesConditions(faits_en_cours(self._table), baremes).seuil()

    def _datee(self) -> Forme:
        offerts = tuple((code, PAR_CODE[code].libelle) for code in DATABLES)
        cles = ("annees_avant", "mois_avant", "dernier_mois", "mois_au_plus")
        return (
            Entree("de", "Donnée", Genre.CHOIX, choix=offerts),
            Selon("de", _periode_voulue, cles=cles),
            choix_definitions.MOMENT,
        )

    def _saisie(self) -> Forme:
        choisis = Entree(
            "choix",
            "Choix offerts",
            Genre.TEXTES,
            facultative=True,
            aide="Pour un texte, séparés par des points-virgules.",
        )
        return (
            Entree(
                "question", "Ce qui est demandé à l’agent", aide="Par exemple «\u00a0Saisir le prix d’un repas.\u00a0»"
            ),
            Entree("unite", "Unité", Genre.CHOIX, choix=choix_definitions.UNITES_SAISIES),
            Selon("unite", lambda unite: (choisis,) if unite == Unite.TEXTE.value else (), cles=("choix",)),
        )

    def _suite(self, cle: str, libelle: str, *, facultative: bool = False) -> Entree:
        return Entree(cle, libelle, Genre.SUITE, facultative=facultative, choix=self._nombres())

    def _nombres(self) -> Choix:
        return choix.indicateurs(ordonnes(faits_en_cours(self._table)))


def resume_de_la_definition(table: Table | Mapping[str, object]) -> str:
    """Return what a closed indicator says of itself: its name and its kind."""
    genre = dict(choix_definitions.CALCULS).get(str(table.get("calcul", "")), "")
    return " — ".join(texte for texte in (str(table.get("libelle", "")), genre) if texte)


def _cas_d_age(cles: tuple[str, ...], libelle: str, entrees: Mapping[str, Entree]) -> Cas:
    return Cas("_".join(cles), libelle, dict.fromkeys(cles, ""), lambda: tuple(entrees[cle] for cle in cles))


def _periode_voulue(de: object) -> Forme:
    if de not in D_UN_MOIS:
        annees = Entree(
            "annees_avant", "Années avant", Genre.ENTIERS, aide="2 pour N-2\u00a0; 1 et 2 (1\u00a0; 2) pour N-1 ou N-2."
        )
        return (annees,) if de else ()
    return (
        Variantes(
            "Quel mois",
            (
                Cas(
                    "mois_avant",
                    "Un mois compté en arrière",
                    {"mois_avant": ""},
                    lambda: (Entree("mois_avant", "Mois avant", Genre.ENTIER, aide="0\u00a0: le mois même."),),
                ),
                Cas(
                    "dernier_mois",
                    "Le dernier mois d’un nom",
                    {"dernier_mois": ""},
                    lambda: (Entree("dernier_mois", "Mois", Genre.CHOIX_NOMBRE, choix=choix_definitions.MOIS),),
                ),
                Cas(
                    "mois_au_plus",
                    "Un mois assez récent",
                    {"mois_au_plus": ""},
                    lambda: (Entree("mois_au_plus", "Pas plus de (mois)", Genre.ENTIER),),
                ),
            ),
        ),
    )
