"""The forms of what is verified: a fact and its test, a question, a window of deposit, groups one in another."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from ccas_desktop.application.redaction_aides import choix
from ccas_desktop.application.redaction_aides.formes import (
    Borne,
    Cas,
    Entree,
    Forme,
    Genre,
    Groupe,
    Liste,
    Selon,
    Variantes,
)
from ccas_desktop.domain.reglement.fichier.lecture_bornes import SUR_UN_NOMBRE, SUR_UNE_DATE
from ccas_desktop.domain.reglement.modele.baremes import Baremes
from ccas_desktop.domain.reglement.modele.indicateurs import Unite, Vocabulaire, ordonnes
from ccas_desktop.domain.reglement.modele.issues import Issue

TESTS = (*SUR_UN_NOMBRE, *SUR_UNE_DATE, "est")
BORNES = (
    ("moins_de", "Moins de (valeur exclue)"),
    ("jusqu_a", "Jusqu’à (valeur comprise)"),
    ("plus_de", "Plus de (valeur exclue)"),
    ("a_partir_de", "À partir de (valeur comprise)"),
)
ENTRE = (
    ("a_partir_de", "jusqu_a", "De… à… (bornes comprises)"),
    ("a_partir_de", "moins_de", "De… compris à moins de…"),
    ("plus_de", "jusqu_a", "Plus de… jusqu’à… compris"),
    ("plus_de", "moins_de", "Plus de… et moins de…"),
)
COTES = {"moins_de": "Moins de", "jusqu_a": "Jusqu’à", "plus_de": "Plus de", "a_partir_de": "À partir de"}

_JOURS = {"apres": "Après le", "a_partir_de": "À partir du", "avant": "Avant le", "jusqu_a": "Jusqu’au"}


def _cas_de_date(*cles: str, libelle: str = "") -> Cas:
    entrees = tuple(Entree(cle, _JOURS[cle], Genre.DATE) for cle in cles)
    return Cas("_".join(cles), libelle or _JOURS[cles[0]], dict.fromkeys(cles, ""), lambda: entrees)


_SUR_UNE_DATE = (
    *(_cas_de_date(cle) for cle in _JOURS),
    _cas_de_date("a_partir_de", "jusqu_a", libelle="Du… au… (compris)"),
    _cas_de_date("a_partir_de", "avant", libelle="À partir du… et avant le…"),
    _cas_de_date("apres", "jusqu_a", libelle="Après le… jusqu’au…"),
    _cas_de_date("apres", "avant", libelle="Après le… et avant le…"),
)


class FormesConditions:
    """The forms of conditions, with the facts and the scales they may name."""

    def __init__(self, vocabulaire: Vocabulaire, baremes: Baremes) -> None:
        self._vocabulaire = vocabulaire
        self._baremes = baremes

    def condition(self) -> Forme:
        """Return the form of one condition of an aid."""
        return (
            Entree("article", "Article du règlement"),
            Entree(
                "texte", "Phrase du règlement", Genre.LONG, aide="Elle motivera un refus\u00a0: écrivez-la en entier."
            ),
            self._exigence("Ce qui est vérifié"),
            Entree(
                "sinon",
                "Si la condition n’est pas remplie",
                Genre.CHOIX,
                facultative=True,
                choix=choix.SINON,
                aide="Sans choix\u00a0: pas d’aide.",
            ),
            Selon("sinon", self._derogation, cles=("derogation_par",)),
            Entree(
                "orientation",
                "Ce que la personne doit faire d’abord",
                facultative=True,
                aide="Un droit à demander, un autre service. Facultatif.",
            ),
        )

    def exigence(self) -> Forme:
        """Return the form of one requirement inside a group."""
        return (self._exigence("Vérifier"),)

    def _exigence(self, libelle: str) -> Variantes:
        return Variantes(
            libelle,
            (
                Cas("indicateur", "Un fait connu du logiciel", {"indicateur": ""}, self._comparaison),
                Cas("question", "Une question que l’agent coche", {"question": "", "est": True}, self._question),
                Cas("depot", "La période de dépôt", {"depot": {}}, self._depot),
                Cas("toutes", "Tout à la fois (et)", {"toutes": [{}]}, self._groupe("toutes", "Toutes ces conditions")),
                Cas(
                    "au_moins_une",
                    "L’une au moins (ou)",
                    {"au_moins_une": [{}]},
                    self._groupe("au_moins_une", "L’une de ces conditions"),
                ),
                Cas("sauf", "Ne pas avoir (non)", {"sauf": {}}, self._sauf),
            ),
        )

    def _comparaison(self) -> Forme:
        return (
            Entree("indicateur", "Fait", Genre.CHOIX, choix=choix.indicateurs(self._vocabulaire)),
            Selon("indicateur", self.test, cles=TESTS),
            Entree(
                "source",
                "Source exigée",
                Genre.CHOIX,
                facultative=True,
                choix=choix.SOURCES_EXIGEES,
                aide="Moins sûr, le fait compte comme inconnu.",
            ),
        )

    def test(self, code: object) -> Forme:
        """Return the form of the test that suits a fact."""
        indicateur = self._vocabulaire.get(str(code))
        if indicateur is None:
            return ()
        if indicateur.unite is Unite.OUI_NON:
            return (Entree("est", "Réponse attendue", Genre.OUI_NON),)
        if indicateur.unite is Unite.TEXTE:
            valeurs = choix.valeurs_de(indicateur)
            return (Entree("dans", "L’une de ces valeurs", Genre.CODES if valeurs else Genre.TEXTES, choix=valeurs),)
        if indicateur.unite is Unite.DATE:
            return (Variantes("Comparaison", _SUR_UNE_DATE),)
        return (Variantes("Comparaison", self._comparaisons()),)

    def _comparaisons(self) -> tuple[Cas, ...]:
        simples = tuple(Cas(cle, libelle, {cle: ""}, self._bornes(cle)) for cle, libelle in BORNES)
        doubles = tuple(
            Cas(f"{basse}_{haute}", libelle, {basse: "", haute: ""}, self._bornes(basse, haute))
            for basse, haute, libelle in ENTRE
        )
        return (
            *simples,
            *doubles,
            Cas("egal", "Égal à", {"egal": ""}, lambda: (Entree("egal", "Valeur", Genre.NOMBRE),)),
            Cas("dans", "L’une de ces valeurs", {"dans": []}, lambda: (Entree("dans", "Valeurs", Genre.NOMBRES),)),
        )

    def _bornes(self, *cles: str) -> Callable[[], Forme]:
        return lambda: tuple(Borne(cle, COTES[cle], self.seuil) for cle in cles)

    def seuil(self) -> Forme:
        """Return the form of a threshold that is computed."""
        numeriques = choix.indicateurs(ordonnes(self._vocabulaire))
        baremes = Entree("bareme", "Barème", Genre.CHOIX, choix=choix.baremes_offerts(self._baremes))
        selon = Entree("selon", "Selon", Genre.CHOIX, choix=numeriques)
        valeurs = Entree(
            "valeurs", "Une valeur par nombre", Genre.NOMBRES, aide="Exemple\u00a0: 550\u00a0; 750\u00a0; 850"
        )
        premier = Entree("premier", "La première est pour", Genre.ENTIER, facultative=True, aide="Vide\u00a0: pour 1.")
        suite = Entree("suite", "Par unité au-delà", Genre.NOMBRE, facultative=True)
        return (
            Variantes(
                "Ce seuil est",
                (
                    Cas("montant", "Une somme", {"montant": ""}, lambda: (Entree("montant", "Somme", Genre.NOMBRE),)),
                    Cas("bareme", "Un barème", {"bareme": ""}, lambda: (baremes,)),
                    Cas(
                        "valeurs",
                        "Une liste selon un nombre",
                        {"selon": "nombre_personnes", "valeurs": []},
                        lambda: (selon, valeurs, premier, suite),
                    ),
                    Cas(
                        "bareme_selon",
                        "Un barème selon un nombre",
                        {"bareme": "", "selon": "nombre_personnes"},
                        lambda: (baremes, selon),
                    ),
                    Cas(
                        "part_de_bareme",
                        "Une part d’un barème, selon un nombre",
                        {"bareme": "", "selon": "nombre_personnes", "valeurs": []},
                        lambda: (baremes, selon, valeurs, premier, suite),
                    ),
                ),
            ),
            Entree("fois", "Multiplié par", facultative=True, aide="1,5 ou 1/12"),
            Entree("multiplie_par", "Multiplié par le fait", Genre.CHOIX, facultative=True, choix=numeriques),
        )

    def _question(self) -> Forme:
        return (
            Entree("question", "Question posée à l’agent"),
            Entree("est", "Réponse attendue", Genre.OUI_NON),
            Entree(
                "code",
                "Nom dans le fichier",
                facultative=True,
                aide="En minuscules, sans accent ni espace. Vide\u00a0: il est tiré de la question. Gardez-le si la "
                "question ne fait que changer de mots\u00a0: les réponses données y sont rangées.",
            ),
        )

    def _depot(self) -> Forme:
        return (
            Groupe(
                "depot",
                "Dépôt de la demande",
                lambda: (
                    Entree("du", "Du", Genre.JOUR_DU_MOIS),
                    Entree("au", "Au (compris)", Genre.JOUR_DU_MOIS),
                ),
            ),
        )

    def _sauf(self) -> Forme:
        return (Groupe("sauf", "Ce qu’il ne faut pas avoir", self.exigence),)

    def _groupe(self, cle: str, libelle: str) -> Callable[[], Forme]:
        return lambda: (Liste(cle, libelle, "une condition du groupe", self.exigence, resume=self._resume),)

    def _resume(self, table: Mapping[str, object]) -> str:
        if "question" in table:
            return str(table["question"])
        indicateur = self._vocabulaire.get(str(table.get("indicateur", "")))
        groupes = (("toutes", "tout à la fois"), ("au_moins_une", "l’une au moins"), ("sauf", "ne pas avoir"))
        return indicateur.libelle if indicateur else next((mots for cle, mots in groupes if cle in table), "")

    def _derogation(self, sinon: object) -> Forme:
        if sinon != Issue.DEROGATION.value:
            return ()
        return (
            Entree("derogation_par", "Qui accorde la dérogation", Genre.CHOIX, facultative=True, choix=choix.VOIES),
        )


def resume_de_la_condition(table: Mapping[str, object]) -> str:
    """Return what a closed condition says of itself: its article and its sentence."""
    article, texte = str(table.get("article", "")), str(table.get("texte", ""))
    return f"Article {article} — {texte}" if article and texte else texte or article
