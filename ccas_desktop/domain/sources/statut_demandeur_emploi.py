"""Registration at France Travail, by the user name that the person chose online (api.md 1.5, point 10)."""

from __future__ import annotations

from ccas_desktop.domain.reponses.certifie_lecture import lire_identite
from ccas_desktop.domain.reponses.indicateur import Indicateur, Unite
from ccas_desktop.domain.reponses.lecture_brute import objet
from ccas_desktop.domain.reponses.periode import JAMAIS, Moment, bornes, situer
from ccas_desktop.domain.sources.codes import Source
from ccas_desktop.domain.sources.complement import Complement
from ccas_desktop.domain.sources.description import Bloc, DescriptionSource, FaitCertifie, Lecture, Requete

A_RELIRE = (
    "Relisez l’identifiant avec la personne : c’est celui qu’elle a choisi pour son espace personnel sur "
    "francetravail.fr, et non le numéro de ses courriers."
)
FRANCE_TRAVAIL = "France Travail"
# The service cuts the first name there (api.md 1.5, point 10).
PRENOM_MAXIMUM = 13


def _moment(lecture: Lecture) -> Moment:
    """A registration whose end is written as null goes on; one of which nothing is written is unknown."""
    bloc = objet(lecture.donnees.get("inscription"))
    if not bloc:
        return Moment.INCONNU
    fin = bornes(bloc.get("date_fin")) if bloc.get("date_fin") is not None else JAMAIS
    return situer(bornes(bloc.get("date_debut")), fin, lecture.jour)


def _est_inscrit(lecture: Lecture) -> bool | None:
    moment = _moment(lecture)
    return None if moment is Moment.INCONNU else moment is Moment.EN_COURS


def _remarques(lecture: Lecture) -> tuple[str, ...]:
    inscription, moment = objet(lecture.donnees.get("inscription")), _moment(lecture)
    if moment is Moment.PASSEE:
        fin = bornes(inscription.get("date_fin")).dernier
        return (f"La personne n’est plus inscrite depuis le {fin:%d/%m/%Y}.",)
    if moment is Moment.FUTURE:
        debut = bornes(inscription.get("date_debut")).premier
        return (f"L’inscription ne commence que le {debut:%d/%m/%Y}.",)
    if moment is Moment.INCONNU and not inscription:
        return ("La réponse ne dit rien de l’inscription : le jeton n’ouvre peut-être pas cette donnée.",)
    if moment is Moment.INCONNU:
        return ("Les dates d’inscription ne se lisent pas toutes : demandez l’avis de situation.",)
    return ()


STATUT_DEMANDEUR_EMPLOI = DescriptionSource(
    source=Source.STATUT_DEMANDEUR_EMPLOI,
    libelle="Inscription à France Travail",
    administration=FRANCE_TRAVAIL,
    requetes=(
        Requete(
            "/v3/france_travail/statut/identifiant",
            "pole_emploi_status",
            etat_civil=None,
            exige=(Complement.IDENTIFIANT_FRANCE_TRAVAIL,),
        ),
    ),
    blocs=(
        Bloc("inscription", "pole_emploi_inscription", "inscription à France Travail"),
        Bloc("identite", "pole_emploi_identite", "identité connue de France Travail", dit="identité"),
        Bloc("adresse", "pole_emploi_adresse", "adresse connue de France Travail", dit="adresse"),
        Bloc("contact", "pole_emploi_contact", "téléphone et courriel connus de France Travail", dit="coordonnées"),
        Bloc("identifiant", "pole_emploi_identifiant", "identifiant France Travail"),
    ),
    faits=(
        FaitCertifie(
            Indicateur(
                "demandeur_emploi",
                "Inscrit à France Travail",
                Unite.OUI_NON,
                "Demander l’inscription à France Travail, ou la lire sur l’avis de situation.",
            ),
            "inscription",
            _est_inscrit,
            "inscrit",
        ),
    ),
    piece="Avis de situation de France Travail",
    remarques=_remarques,
    rendues=lire_identite,
    prenom_maximum=PRENOM_MAXIMUM,
    a_relire=A_RELIRE,
    guichet="à France Travail",
)
