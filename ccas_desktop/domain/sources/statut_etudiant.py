"""Students of higher education; one in three is in no file (api.md 1.5, point 13)."""

from __future__ import annotations

from ccas_desktop.domain.reponses.certifie_lecture import lire_identite
from ccas_desktop.domain.reponses.identite_envoyee import EtatCivil, Lieu
from ccas_desktop.domain.reponses.indicateur import Indicateur, Unite
from ccas_desktop.domain.reponses.lecture_brute import Donnees, booleen, objets
from ccas_desktop.domain.reponses.periode import QUELCONQUE, Moment, bornes, situer
from ccas_desktop.domain.sources.codes import Source
from ccas_desktop.domain.sources.complement import Complement
from ccas_desktop.domain.sources.description import (
    AGE_DES_ETUDES_SUPERIEURES,
    Bloc,
    Concerne,
    DescriptionSource,
    FaitCertifie,
    Lecture,
    Requete,
)

UN_SUR_TROIS = "Un étudiant sur trois est absent de ce fichier : demandez le certificat de scolarité."


def _moment(admission: Donnees, lecture: Lecture) -> Moment:
    return situer(bornes(admission.get("date_debut")), bornes(admission.get("date_fin")), lecture.jour)


def _est_etudiant(lecture: Lecture) -> bool | None:
    """Being admitted is not being enrolled, and a period out of the day does not count."""
    if not isinstance(lecture.donnees.get("admissions"), list | tuple):
        return None
    vues = [(_moment(a, lecture), booleen(a.get("est_inscrit"))) for a in objets(lecture.donnees["admissions"])]
    if (Moment.EN_COURS, True) in vues:
        return True
    peut_etre = any(m in (Moment.EN_COURS, Moment.INCONNU) and inscrit is not False for m, inscrit in vues)
    return None if peut_etre else False


def _remarques(lecture: Lecture) -> tuple[str, ...]:
    etudiant = _est_etudiant(lecture)
    if etudiant:
        return ()
    if not isinstance(lecture.donnees.get("admissions"), list | tuple):
        return ("La réponse ne dit rien des inscriptions : le jeton n’ouvre peut-être pas cette donnée.",)
    admissions = objets(lecture.donnees["admissions"])
    dites = [_de(admission, lecture) for admission in admissions]
    return (*dict.fromkeys(phrase for phrase in dites if phrase), UN_SUR_TROIS)


def _de(admission: Donnees, lecture: Lecture) -> str:
    debut, fin = bornes(admission.get("date_debut")), bornes(admission.get("date_fin"))
    moment, inscrit = _moment(admission, lecture), booleen(admission.get("est_inscrit"))
    if moment is Moment.PASSEE:
        return f"La période rendue s’est terminée le {fin.dernier:%d/%m/%Y} : elle ne compte plus."
    if moment is Moment.FUTURE:
        return f"La période rendue ne commence que le {debut.premier:%d/%m/%Y} : elle ne compte pas encore."
    if inscrit is False:
        return "La personne est admise, mais pas inscrite."
    if inscrit is None:
        return "La réponse ne dit pas si la personne est inscrite : le jeton n’ouvre peut-être pas cette donnée."
    return "Les dates d’inscription ne se lisent pas toutes." if QUELCONQUE in (debut, fin) else ""


STATUT_ETUDIANT = DescriptionSource(
    source=Source.STATUT_ETUDIANT,
    libelle="Statut d’étudiant",
    administration="le ministère de l’enseignement supérieur",
    requetes=(
        Requete("/v3/mesri/statut_etudiant/ine", "mesri_statut_etudiant_ine", etat_civil=None, exige=(Complement.INE,)),
        Requete(
            "/v3/mesri/statut_etudiant/identite",
            "mesri_statut_etudiant_identite",
            EtatCivil(prenoms=1, nom_usage=False, date_entiere=True, lieu=Lieu.COMMUNE_OU_PAYS),
        ),
    ),
    blocs=(
        Bloc("admissions", "mesri_admissions", "périodes d’études"),
        Bloc("identite", "mesri_identite", "identité de l’étudiant", dit="identité"),
    ),
    autres_scopes=(
        ("mesri_admission_inscrit", "inscription de l’étudiant"),
        ("mesri_admission_regime_formation", "régime de formation de l’étudiant"),
        ("mesri_admission_commune_etudes", "commune d’études"),
        ("mesri_admission_etablissement_etudes", "établissement d’études"),
    ),
    faits=(
        FaitCertifie(
            Indicateur(
                "etudiant",
                "Inscrit dans l’enseignement supérieur",
                Unite.OUI_NON,
                "Demander le statut d’étudiant, ou le lire sur le certificat de scolarité.",
            ),
            "admissions",
            _est_etudiant,
            "inscrit",
        ),
    ),
    piece="Certificat de scolarité de l’enseignement supérieur",
    remarques=_remarques,
    rendues=lire_identite,
    concerne=Concerne.MEMBRE,
    age_minimum=AGE_DES_ETUDES_SUPERIEURES,
    guichet="dans ce fichier",
    si_introuvable="Demandez aussi avec le numéro INE. Un étudiant sur trois est absent de ce fichier.",
)
