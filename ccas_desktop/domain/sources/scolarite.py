"""Pupils of écoles, collèges and lycées, and their scholarship (api.md 1.5, point 12)."""

from __future__ import annotations

import re
from datetime import date

from ccas_desktop.domain.reponses.certifie_lecture import lire_identite
from ccas_desktop.domain.reponses.identite_envoyee import EtatCivil, Lieu
from ccas_desktop.domain.reponses.indicateur import Indicateur, Unite
from ccas_desktop.domain.reponses.lecture_brute import booleen, texte
from ccas_desktop.domain.reponses.periode import Moment, annee_scolaire, rentree_de, situer
from ccas_desktop.domain.sources.codes import Source
from ccas_desktop.domain.sources.complement import Complement
from ccas_desktop.domain.sources.description import Bloc, Concerne, DescriptionSource, FaitCertifie, Lecture, Requete
from ccas_desktop.domain.sources.maintenances import ECOLES

_ANNEE = re.compile(r"(\d{4})(?:-\d{4})?", re.ASCII)


def _rentree(lecture: Lecture) -> int | None:
    """Return the year of the rentrée of « 2025-2026 » or « 2025 », or None when the reply does not tell it."""
    lue = _ANNEE.fullmatch(texte(lecture.donnees.get("annee_scolaire")) or "")
    return int(lue[1]) if lue and date.min.year < int(lue[1]) < date.max.year - 1 else None


def _moment(lecture: Lecture) -> Moment:
    """A reply that tells no year is about the one asked for: that of the day, unless the agent chose another."""
    rentree = _rentree(lecture)
    return Moment.EN_COURS if rentree is None else situer(*annee_scolaire(rentree), lecture.jour)


def _avant_les_bourses(lecture: Lecture) -> bool:
    """Scholarships are entered until mid-October: before that, their absence says nothing."""
    return lecture.jour < date(rentree_de(lecture.jour), 10, 15)


def _est_scolarise(lecture: Lecture) -> bool | None:
    return booleen(lecture.donnees.get("est_scolarise")) if _moment(lecture) is Moment.EN_COURS else None


def _est_boursier(lecture: Lecture) -> bool | None:
    boursier = booleen(lecture.donnees.get("est_boursier"))
    if _moment(lecture) is not Moment.EN_COURS or (boursier is False and _avant_les_bourses(lecture)):
        return None
    return boursier


def _remarques(lecture: Lecture) -> tuple[str, ...]:
    if _moment(lecture) is not Moment.EN_COURS:
        annee = texte(lecture.donnees.get("annee_scolaire"))
        return (f"La réponse est celle de l’année scolaire {annee}, et non de l’année en cours : elle ne compte pas.",)
    dites = []
    scolarise = booleen(lecture.donnees.get("est_scolarise"))
    if scolarise is False:
        dites.append(
            "L’élève n’est pas scolarisé là où il a été cherché ; il peut l’être ailleurs, dans une école hors contrat "
            "ou dans l’enseignement agricole, que cette réponse ne couvre pas."
        )
    if booleen(lecture.donnees.get("est_boursier")) is False and _avant_les_bourses(lecture):
        dites.append(
            "« Non boursier » ne se lit pas avant la mi-octobre : les bourses de l’année sont en cours de saisie."
        )
    if scolarise is None and booleen(lecture.donnees.get("est_boursier")) is None:
        dites.append("La réponse ne dit ni la scolarité ni la bourse : le jeton n’ouvre peut-être pas ces données.")
    return tuple(dites)


_SCOLARITE = ("men_statut_scolarite", "scolarité de l’élève")

SCOLARITE = DescriptionSource(
    source=Source.SCOLARITE,
    libelle="Scolarité et bourse d’un élève",
    administration="l’Éducation nationale",
    requetes=(
        Requete(
            "/v5/men/scolarites/identite",
            "men_scolarite",
            EtatCivil(prenoms=1, nom_usage=False, date_entiere=True, lieu=Lieu.AUCUN),
            exige=(Complement.ANNEE_SCOLAIRE, Complement.ETABLISSEMENT),
        ),
    ),
    blocs=(
        Bloc("est_scolarise", *_SCOLARITE, avec=("annee_scolaire", "statut_eleve")),
        Bloc("est_boursier", "men_statut_boursier", "bourse de l’élève", avec=("annee_scolaire",)),
        Bloc("annee_scolaire", *_SCOLARITE),
        Bloc("statut_eleve", *_SCOLARITE),
        Bloc("echelon_bourse", "men_echelon_bourse", "échelon de bourse de l’élève", dit="échelon de bourse"),
        Bloc("identite", "men_statut_identite", "identité de l’élève", dit="identité"),
        Bloc("etablissement", "men_statut_etablissement", "établissement de l’élève", dit="établissement"),
        Bloc(
            "module_elementaire_formation",
            "men_statut_module_elementaire_formation",
            "formation de l’élève",
            dit="formation",
        ),
        Bloc("regime_pensionnat", "men_regime_pensionnat", "régime de l’élève (externe, interne…)", dit="régime"),
    ),
    faits=(
        FaitCertifie(
            Indicateur(
                "eleve_scolarise",
                "Élève scolarisé",
                Unite.OUI_NON,
                "Demander la scolarité à l’Éducation nationale, ou la lire sur le certificat de scolarité.",
            ),
            "est_scolarise",
            _est_scolarise,
            "scolarisé",
        ),
        FaitCertifie(
            Indicateur(
                "eleve_boursier",
                "Élève boursier",
                Unite.OUI_NON,
                "Demander la bourse à l’Éducation nationale, ou la lire sur la notification de bourse.",
            ),
            "est_boursier",
            _est_boursier,
            "boursier",
        ),
    ),
    piece="Certificat de scolarité, notification de bourse",
    remarques=_remarques,
    rendues=lire_identite,
    concerne=Concerne.ENFANT,
    fenetres=ECOLES,
    guichet="à l’Éducation nationale",
    si_introuvable="L’élève peut être dans un autre établissement, ou dans une école hors contrat ou agricole, qui ne "
    "répondent pas ici.",
)
