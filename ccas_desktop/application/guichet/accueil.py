"""What the first page shows: what is to be done, recent dossiers by initials, settings still to fill in, who waits."""

from __future__ import annotations

from dataclasses import dataclass

from ccas_desktop.application.donnees.echeance_certificat import echeance_du_certificat
from ccas_desktop.application.errors import ErreurPort
from ccas_desktop.application.guichet.a_faire.collecte import lire_a_faire
from ccas_desktop.application.guichet.a_faire.lignes import AFaire, Genre, Groupe, LigneAFaire
from ccas_desktop.application.guichet.visiteurs import File, file_du_jour
from ccas_desktop.application.messages.certificat import CERTIFICAT, phrase_echeance_certificat
from ccas_desktop.application.reglages import Manque, manques
from ccas_desktop.application.services import Services
from ccas_desktop.application.vues import ResultatRecherche
from ccas_desktop.domain.certifie.connexion_impot import ConnexionImpot
from ccas_desktop.domain.demandes.decision import Agent

SECTION_IMPOT = "impots"


@dataclass(frozen=True)
class Accueil:
    """The first page, read at one moment.

    Attributes:
        agents: who a reminder may be for.
        impot: how API Impôt particulier is reached, for the end of its certificate.
    """

    recents: tuple[ResultatRecherche, ...]
    a_faire: AFaire
    manques: tuple[Manque, ...]
    agents: tuple[Agent, ...]
    file: File
    impot: ConnexionImpot


def lire_accueil(services: Services) -> Accueil:
    """Return what the first page shows."""
    with services.base.lecture() as base:
        reglages, recents = base.reglages(), base.recents()
        return Accueil(
            recents=recents,
            a_faire=lire_a_faire(services),
            manques=manques(reglages),
            agents=reglages.agents,
            file=file_du_jour(services),
            impot=reglages.impot,
        )


def fin_du_certificat(services: Services, connexion: ConnexionImpot) -> LigneAFaire | None:
    """Return the line of a certificate of the DGFIP that ends soon, None while it is far or cannot be read.

    Reads a file and the keyring: never on the thread of the store.
    """
    try:
        echeance = echeance_du_certificat(services, connexion)
    except ErreurPort:
        # A keyring that does not answer says so where it is needed; the first page has nothing to warn of.
        return None
    if echeance is None:
        return None
    return LigneAFaire(
        groupe=Groupe.ACCES,
        genre=Genre.REGLAGES,
        cible=SECTION_IMPOT,
        texte=CERTIFICAT,
        explication=phrase_echeance_certificat(echeance).texte,
        jour=echeance.expire_le,
        restants=echeance.jours,
    )
