"""Scholarships of the Crous (api.md 1.5, point 14)."""

from __future__ import annotations

from datetime import date

from ccas_desktop.domain.reponses.certifie_lecture import lire_identite
from ccas_desktop.domain.reponses.identite_envoyee import EtatCivil, Lieu
from ccas_desktop.domain.reponses.indicateur import Indicateur, Unite
from ccas_desktop.domain.reponses.lecture_brute import booleen, jour, objet
from ccas_desktop.domain.reponses.periode import Moment, annee_scolaire, bornes, rentree_de, situer
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


def _rentree(lecture: Lecture) -> date | None:
    return jour(objet(lecture.donnees.get("periode_versement_bourse")).get("date_rentree"))


def _moment(lecture: Lecture) -> Moment:
    """A scholarship is that of a school year, whatever the months it is paid in."""
    rentree = _rentree(lecture)
    if rentree is None or not date.min.year < rentree.year < date.max.year - 1:
        return Moment.INCONNU
    return situer(*annee_scolaire(rentree_de(rentree)), lecture.jour)


def _est_radie(lecture: Lecture) -> bool:
    statut = objet(lecture.donnees.get("statut_boursier"))
    return booleen(statut.get("est_radie")) is True and (
        statut.get("date_radiation") is None or bornes(statut.get("date_radiation")).premier <= lecture.jour
    )


def _fichier_incomplet(lecture: Lecture) -> bool:
    """The file of the year is filled until the end of November: before, an absence says nothing."""
    return lecture.jour.month in (9, 10, 11)


def _est_boursier(lecture: Lecture) -> bool | None:
    if _est_radie(lecture):
        return False
    boursier = booleen(objet(lecture.donnees.get("statut_boursier")).get("est_boursier"))
    if _moment(lecture) in (Moment.PASSEE, Moment.FUTURE) or (boursier is False and _fichier_incomplet(lecture)):
        return None
    return boursier


def _remarques(lecture: Lecture) -> tuple[str, ...]:
    statut = objet(lecture.donnees.get("statut_boursier"))
    if _est_radie(lecture):
        radiation = jour(statut.get("date_radiation"))
        return (f"La bourse a été retirée{f' le {radiation:%d/%m/%Y}' if radiation else ''} (radiation).",)
    boursier, rentree = booleen(statut.get("est_boursier")), _rentree(lecture)
    if boursier is None:
        return ("La réponse ne dit pas si la personne est boursière : le jeton n’ouvre peut-être pas cette donnée.",)
    if rentree and _moment(lecture) in (Moment.PASSEE, Moment.FUTURE):
        return (f"La bourse rendue est celle de la rentrée de {rentree.year}, et non de l’année en cours.",)
    if boursier is False and _fichier_incomplet(lecture):
        return (
            "« Non boursier » ne se lit pas avant la fin novembre : les bourses de l’année sont en cours de saisie.",
        )
    if boursier and rentree is None:
        return ("La réponse ne dit pas l’année de la bourse : vérifiez-la sur la notification.",)
    return ()


_ETAT_CIVIL = EtatCivil(nom_usage=False, date_entiere=True, sexe_exige=False, lieu=Lieu.COMMUNE_FACULTATIVE)
_CAMPAGNE = (Complement.ANNEE_CAMPAGNE,)

ETUDIANT_BOURSIER = DescriptionSource(
    source=Source.ETUDIANT_BOURSIER,
    libelle="Bourse d’étudiant",
    administration="le Crous (Cnous)",
    requetes=(
        Requete(
            "/v4/cnous/etudiant_boursier/ine",
            "cnous_etudiant_boursier_ine",
            etat_civil=None,
            exige=(Complement.INE,),
            accepte=_CAMPAGNE,
        ),
        Requete(
            "/v4/cnous/etudiant_boursier/identite",
            "cnous_etudiant_boursier_identite",
            _ETAT_CIVIL,
            accepte=_CAMPAGNE,
        ),
    ),
    blocs=(
        Bloc(
            "statut_boursier",
            "cnous_statut_boursier",
            "statut de boursier de l’étudiant",
            avec=("periode_versement_bourse",),
        ),
        Bloc("echelon_bourse", "cnous_echelon_bourse", "échelon de bourse de l’étudiant", dit="échelon de bourse"),
        Bloc("periode_versement_bourse", "cnous_periode_versement", "période de la bourse de l’étudiant"),
        Bloc("etablissement_etudes", "cnous_ville_etudes", "établissement de l’étudiant boursier", dit="établissement"),
        Bloc("identite", "cnous_identite", "identité de l’étudiant boursier", dit="identité"),
        Bloc("email", "cnous_email", "courriel de l’étudiant boursier", dit="courriel"),
    ),
    autres_scopes=(("cnous_statut_bourse", "bourse de l’étudiant (ancien droit)"),),
    faits=(
        FaitCertifie(
            Indicateur(
                "etudiant_boursier",
                "Étudiant boursier",
                Unite.OUI_NON,
                "Demander la bourse au Crous, ou la lire sur la notification de bourse.",
            ),
            "statut_boursier",
            _est_boursier,
            "boursier",
        ),
    ),
    piece="Notification de bourse du Crous",
    remarques=_remarques,
    rendues=lire_identite,
    concerne=Concerne.MEMBRE,
    age_minimum=AGE_DES_ETUDES_SUPERIEURES,
    guichet="au Crous",
    si_introuvable="Demandez aussi avec le numéro INE. Le fichier d’une année n’est complet qu’à la fin novembre.",
)
