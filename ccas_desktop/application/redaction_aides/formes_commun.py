"""The sections of the editor of what is common to all the aids: the règlement itself, its indicators, its scales."""

from __future__ import annotations

from collections.abc import Mapping

from ccas_desktop.application.redaction_aides.choix_definitions import UNITES
from ccas_desktop.application.redaction_aides.formes import Cas, Choix, Entree, Forme, Genre, Liste, Variantes
from ccas_desktop.application.redaction_aides.formes_aide import Section
from ccas_desktop.application.redaction_aides.formes_definitions import FormesDefinitions, resume_de_la_definition
from ccas_desktop.domain.reglement.fichier.lecture_baremes import UNITES as UNITES_DES_BAREMES
from ccas_desktop.domain.reglement.modele.baremes import Baremes
from ccas_desktop.domain.reglement.modele.issues import QuiRegit
from ccas_desktop.domain.reglement.modele.model import Reglement

_QUI_REGIT: Choix = (
    (QuiRegit.DECISION.value, "Le jour de la décision"),
    (QuiRegit.DEPOT.value, "Le jour du dépôt de la demande"),
)


def sections_communes(table: Mapping[str, object], reglement: Reglement, baremes: Baremes) -> tuple[Section, ...]:
    """Return the sections; `table` is what is being written, whose names are offered as they are typed."""
    definitions = FormesDefinitions(table, reglement, baremes)
    return (
        Section("reglement", "Le règlement", lambda _table: _reglement()),
        Section("indicateurs", "Indicateurs", lambda _table: _indicateurs(definitions)),
        Section("baremes", "Barèmes du CCAS", lambda _table: _baremes()),
    )


def _reglement() -> Forme:
    return (
        Entree("titre", "Titre du règlement", aide="Imprimé dans l’explication du calcul."),
        Entree("commune", "Commune"),
        Entree(
            "date_qui_regit",
            "Jour qui choisit la version des règles et des barèmes",
            Genre.CHOIX,
            facultative=True,
            choix=_QUI_REGIT,
            aide="Sans choix\u00a0: celui de la décision. C’est un choix du conseil d’administration.",
        ),
    )


def _indicateurs(formes: FormesDefinitions) -> Forme:
    return (
        Liste(
            "indicateur",
            "Indicateurs du CCAS, chacun après ceux qu’il utilise",
            "un indicateur",
            formes.definition,
            resume=resume_de_la_definition,
        ),
    )


def _baremes() -> Forme:
    return (
        Liste(
            "bareme",
            "Barèmes du CCAS",
            "un barème",
            _bareme,
            resume=lambda table: str(table.get("libelle", "")),
            neuf={"valeur": [{}]},
        ),
    )


def _bareme() -> Forme:
    return (
        Entree("libelle", "Nom du barème"),
        Entree(
            "code",
            "Nom dans le fichier",
            facultative=True,
            aide="Vide\u00a0: tiré du nom. Celui d’un barème livré le complète ou le remplace.",
        ),
        Entree("unite", "Unité", Genre.CHOIX, choix=tuple(u for u in UNITES if u[0] in UNITES_DES_BAREMES)),
        Entree(
            "revisions",
            "Nouvelle valeur attendue le",
            Genre.JOURS_DU_MOIS,
            facultative=True,
            aide="Jour/mois, séparés par des points-virgules\u00a0: 01/01\u00a0; 01/07. Facultatif.",
        ),
        Liste("valeur", "Valeurs, de la plus ancienne à la plus récente", "une valeur", _valeur, resume=_resume_valeur),
    )


def _valeur() -> Forme:
    tailles = Entree("par_taille", "Valeurs, de une personne à la plus grande taille", Genre.NOMBRES)
    suite = Entree("suite", "Par personne au-delà", Genre.NOMBRE, facultative=True)
    return (
        Entree("effet", "À partir du", Genre.DATE),
        Variantes(
            "La valeur est",
            (
                Cas("valeur", "Un nombre", {"valeur": ""}, lambda: (Entree("valeur", "Valeur", Genre.NOMBRE),)),
                Cas("par_taille", "Une liste selon la taille du foyer", {"par_taille": []}, lambda: (tailles, suite)),
            ),
        ),
        Entree("source", "Source", aide="Le texte d’où vient cette valeur."),
        Entree("a_verifier", "À vérifier au texte officiel", Genre.OUI_NON, facultative=True),
    )


def _resume_valeur(table: Mapping[str, object]) -> str:
    return " — ".join(str(table[cle]) for cle in ("effet", "source") if table.get(cle))
