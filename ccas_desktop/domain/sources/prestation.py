"""What the sources that say « bénéficiaire, depuis le » have in common (api.md 1.5, points 2 to 6)."""

from __future__ import annotations

from ccas_desktop.domain.reponses.certifie_lecture import lire_prestation
from ccas_desktop.domain.reponses.indicateur import Indicateur
from ccas_desktop.domain.sources.codes import Source
from ccas_desktop.domain.sources.description import Bloc, DescriptionSource, FaitCertifie, Lecture, Requete
from ccas_desktop.domain.sources.maintenances import CAISSES

NON_BENEFICIAIRE = (
    "« Non bénéficiaire » n’est pas une preuve : un droit récent peut mettre trente jours à apparaître ; si la "
    "personne dit l’avoir, demandez son attestation."
)
CONTRADICTION = (
    "La réponse se contredit (un droit sans date de début, ou une date sans droit) : vérifiez-la avec la personne."
)
NON_DIT = "La réponse ne dit pas si la personne est bénéficiaire : le jeton n’ouvre peut-être pas cette donnée."
SECURITE_SOCIALE = "la Sécurité sociale"


def requete_dss(source: Source, ping: str) -> Requete:
    """Return the way to ask a right of the Sécurité sociale by civil identity."""
    return Requete(f"/v3/dss/{source.value}/identite", ping)


def bloc_beneficiaire(scope: str, libelle: str) -> Bloc:
    """Return the part that says whether the person has the right, with the date that explains it."""
    return Bloc("est_beneficiaire", scope, libelle, avec=("date_debut_droit",))


def beneficiaire(indicateur: Indicateur) -> FaitCertifie:
    """Return the fact « bénéficiaire » of a right."""
    return FaitCertifie(indicateur, "est_beneficiaire", est_beneficiaire, "bénéficiaire")


def est_beneficiaire(lecture: Lecture) -> bool | None:
    """Return whether the right is open on the day of the reply: one that starts later is not."""
    prestation = lire_prestation(lecture.donnees)
    if prestation.est_beneficiaire and prestation.debute_apres(lecture.jour):
        return False
    return prestation.est_beneficiaire


def remarques_prestation(lecture: Lecture) -> tuple[str, ...]:
    """Return what must be known of a right before using it."""
    prestation = lire_prestation(lecture.donnees)
    if prestation.incoherente:
        return (CONTRADICTION,)
    if prestation.est_beneficiaire is None:
        return (NON_DIT,)
    if prestation.est_beneficiaire is False:
        return (NON_BENEFICIAIRE,)
    if prestation.date_debut and prestation.debute_apres(lecture.jour):
        return (f"Le droit ne commence que le {prestation.date_debut:%d/%m/%Y} : il n’est pas encore ouvert.",)
    return ()


def prestation(
    source: Source, libelle: str, indicateur: Indicateur, blocs: tuple[Bloc, ...], *, ping: str, piece: str
) -> DescriptionSource:
    """Return the description of a right that the Sécurité sociale certifies."""
    return DescriptionSource(
        source=source,
        libelle=libelle,
        administration=SECURITE_SOCIALE,
        requetes=(requete_dss(source, ping),),
        blocs=blocs,
        faits=(beneficiaire(indicateur),),
        piece=piece,
        remarques=remarques_prestation,
        fenetres=CAISSES if ping.startswith("cnaf_msa") else (),
    )
