"""The sections of the editor of one aid."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from ccas_desktop.application.redaction_aides import choix
from ccas_desktop.application.redaction_aides.choix_definitions import LIENS_DU_FOYER, NATURES_PAR_SENS
from ccas_desktop.application.redaction_aides.faits import faits_a_dire
from ccas_desktop.application.redaction_aides.formes import (
    Cas,
    Choix,
    Entree,
    Forme,
    Genre,
    Groupe,
    Liste,
    Selon,
    Variantes,
)
from ccas_desktop.application.redaction_aides.formes_conditions import FormesConditions, resume_de_la_condition
from ccas_desktop.application.redaction_aides.formes_montant import FormesMontant
from ccas_desktop.application.redaction_aides.notes import CHAMP
from ccas_desktop.domain.dossiers.budget import Sens
from ccas_desktop.domain.personnes.foyer import Lien
from ccas_desktop.domain.reglement.modele.baremes import AUCUN, Baremes
from ccas_desktop.domain.reglement.modele.indicateurs import Indicateur, Unite, Vocabulaire


@dataclass(frozen=True)
class Section:
    """One part of the aid, on one page.

    Attributes:
        forme: its form; that of the examples depends on the rest of the aid.
    """

    code: str
    titre: str
    forme: Callable[[Mapping[str, object]], Forme]


def sections(vocabulaire: Vocabulaire, baremes: Baremes = AUCUN, aides: Choix = ()) -> tuple[Section, ...]:
    """Return the sections, in the order an aid is written; `aides` are those that a foyer may have received before."""
    conditions, montants = FormesConditions(vocabulaire, baremes), FormesMontant(vocabulaire)
    return (
        Section("identite", "L’aide et le vote", lambda _table: _identite()),
        Section("donnees", "Données et papiers", lambda _table: _donnees()),
        Section("conditions", "Conditions", lambda _table: _conditions(conditions)),
        Section("montant", "Montant", lambda _table: (Groupe("montant", "Montant de l’aide", montants.montant),)),
        Section("limites", "Limites et prêt", lambda _table: _limites(montants)),
        Section("exemples", "Situations d’essai", lambda table: _exemples(table, vocabulaire, aides)),
    )


def _identite() -> Forme:
    return (
        Entree("libelle", "Nom de l’aide", aide="Imprimé sur les courriers."),
        Entree(
            "code",
            "Nom dans le fichier",
            facultative=True,
            aide="En minuscules, sans accent ni espace. Vide\u00a0: il est tiré du nom de l’aide.",
        ),
        Entree("description", "Description", Genre.LONG, facultative=True),
        Entree("voie", "Qui décide", Genre.CHOIX, choix=choix.VOIES),
        Groupe("deliberation", "Délibération", _deliberation),
        Entree(
            CHAMP,
            "Note du CCAS",
            Genre.LONG,
            facultative=True,
            aide="Gardée avec l’aide, en commentaire dans le fichier. Aucune règle ni aucun courrier ne la lit.",
        ),
    )


def _deliberation() -> Forme:
    return (
        Entree("numero", "Numéro"),
        Entree("date", "Date du vote", Genre.DATE),
        Entree("article", "Article du règlement"),
        Entree("effet", "Premier jour d’application", Genre.DATE),
        Entree("fin", "Dernier jour d’application", Genre.DATE, facultative=True, aide="Facultatif."),
    )


def _donnees() -> Forme:
    return (
        Liste("donnee", "Données à demander aux administrations", "une donnée", _donnee, resume=_resume_donnee),
        Liste("piece", "Papiers à apporter", "un papier", _piece, resume=lambda t: str(t.get("libelle", ""))),
    )


def _donnee() -> Forme:
    return (
        Entree("source", "Donnée", Genre.CHOIX, choix=choix.DONNEES),
        Selon("source", _blocs, cles=("blocs",)),
        Entree("motif", "À quoi elle sert"),
        Entree(
            "piece_remplacee", "Papier qu’elle remplace", facultative=True, aide="La personne n’a plus à l’apporter."
        ),
    )


def _blocs(source: object) -> Forme:
    offerts = choix.blocs_de(str(source))
    if not offerts:
        return ()
    return (Entree("blocs", "Parties de la réponse", Genre.CODES, facultative=True, choix=offerts),)


def _piece() -> Forme:
    return (
        Entree("libelle", "Papier"),
        Entree("exigee_par", "Texte qui l’exige", aide="Par exemple «\u00a0article 4.5 du règlement\u00a0»."),
    )


def _conditions(formes: FormesConditions) -> Forme:
    return (
        Liste(
            "condition",
            "Conditions, toutes à remplir",
            "une condition",
            formes.condition,
            resume=resume_de_la_condition,
        ),
    )


def _limites(formes: FormesMontant) -> Forme:
    return (
        Groupe("plafonds", "Limites", formes.plafonds),
        Variantes(
            "Cette aide est",
            (
                Cas("don", "Une aide qui ne se rembourse pas", {}),
                Cas("pret", "Un prêt sans intérêt", {"pret": {}}, lambda: (Groupe("pret", "Prêt", formes.pret),)),
            ),
        ),
    )


def _exemples(table: Mapping[str, object], vocabulaire: Vocabulaire, aides: Choix) -> Forme:
    faits = tuple(_fait(indicateur) for indicateur in faits_a_dire(table, vocabulaire))
    forme: Forme = (
        Entree("nom", "Situation", aide="Par exemple «\u00a0Couple, deux enfants, juste sous le seuil\u00a0»."),
        _foyer(),
        _budget("ressources", "Ressources", "une ressource", Sens.RESSOURCE),
        _budget("charges", "Charges", "une charge", Sens.CHARGE),
        _recues(aides),
        Groupe("faits", "Ce qui est connu d’autre", lambda: faits),
        Entree("issue", "Résultat attendu", Genre.CHOIX, choix=choix.ATTENDUES),
        Entree("montant", "Montant attendu (€)", Genre.NOMBRE, facultative=True),
        Entree(
            "jour", "Jour du calcul", Genre.DATE, facultative=True, aide="Vide\u00a0: le premier jour d’application."
        ),
    )
    return (
        Liste(
            "exemple",
            "Situations d’essai",
            "une situation",
            lambda: forme,
            resume=lambda t: str(t.get("nom", "")),
            neuf={"faits": {}},
        ),
    )


def _foyer() -> Variantes:
    personnes = Liste("personnes", "Personnes du foyer", "une personne", _personne, en_ligne=True)
    return Variantes(
        "Foyer",
        (
            Cas("non", "Pas décrit", {}),
            Cas("oui", "Ces personnes", {"personnes": [{"lien": Lien.DEMANDEUR.value}]}, lambda: (personnes,)),
        ),
        aide="Ce qui se compte (personnes, âges, parts) est alors calculé.",
    )


def _personne() -> Forme:
    return (
        Entree("lien", "Lien", Genre.CHOIX, choix=LIENS_DU_FOYER),
        Entree("age", "Âge", Genre.ENTIER),
        Entree("presence", "Présence", Genre.NOMBRE, facultative=True),
    )


def _budget(cle: str, libelle: str, element: str, sens: Sens) -> Variantes:
    lignes = Liste(cle, f"{libelle} par mois", element, lambda: _ligne(sens), en_ligne=True)
    cas = (Cas("non", "Pas connues", {}), Cas("oui", "Ces lignes", {cle: []}, lambda: (lignes,)))
    return Variantes(libelle, cas, aide="Sans ligne\u00a0: zéro.")


def _recues(aides: Choix) -> Variantes:
    recue: Forme = (
        Entree("jour", "Reçue le", Genre.DATE),
        Entree("montant", "Montant (€)", Genre.NOMBRE),
        Entree("aide", "Quelle aide", Genre.CHOIX, facultative=True, choix=aides),
    )
    recues = Liste("aides_recues", "Aides reçues avant", "une aide reçue", lambda: recue, en_ligne=True)
    return Variantes(
        "Aides déjà reçues",
        (Cas("non", "Pas connues", {}), Cas("oui", "Celles-ci", {"aides_recues": []}, lambda: (recues,))),
        aide="Sans nom, c’est cette aide. Les limites par an, les quotas et les délais les comptent au jour du calcul.",
    )


def _ligne(sens: Sens) -> Forme:
    return (
        Entree("nature", "Nature", Genre.CHOIX, choix=NATURES_PAR_SENS[sens]),
        Entree("montant", "Montant (€)", Genre.NOMBRE),
        Entree("lien", "De qui", Genre.CHOIX, facultative=True, choix=LIENS_DU_FOYER),
    )


def _fait(indicateur: Indicateur) -> Entree:
    if indicateur.unite is Unite.OUI_NON:
        return Entree(indicateur.code, indicateur.libelle, Genre.OUI_NON, facultative=True)
    if indicateur.unite is Unite.TEXTE:
        valeurs = choix.valeurs_de(indicateur)
        genre = Genre.CHOIX if valeurs else Genre.TEXTE
        return Entree(indicateur.code, indicateur.libelle, genre, facultative=True, choix=valeurs)
    if indicateur.unite is Unite.DATE:
        return Entree(indicateur.code, indicateur.libelle, Genre.DATE, facultative=True)
    return Entree(indicateur.code, indicateur.libelle, Genre.NOMBRE, facultative=True)


def _resume_donnee(table: Mapping[str, object]) -> str:
    return dict(choix.DONNEES).get(str(table.get("source", "")), "")
