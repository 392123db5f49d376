"""The settings of API Impôt particulier: saved without their secrets, tried, turned into an access."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from pathlib import Path

from ccas_desktop.application.journal import Auteur
from ccas_desktop.application.ports.impot import (
    NOM_CLE_CLIENT,
    NOM_MOT_DE_PASSE_CERTIFICAT,
    AccesImpot,
    RessourceImpot,
)
from ccas_desktop.application.services import Services
from ccas_desktop.domain.certifie.connexion_impot import ConnexionImpot, verifier_connexion_impot
from ccas_desktop.domain.certifie.impot import CauseImpot, ReponseFiscale, ValiditeCertificat
from ccas_desktop.domain.errors import ErreurChamp, RefusMetier, SaisieInvalide

NOM_ENTETE_RELAIS = "entete_relais_impot"
VALEUR_MAX = 8000
_ADRESSES = ("url", "url_jeton")


@dataclass(frozen=True)
class SecretsImpot:
    """What is typed for the keyring; empty to keep what is there."""

    cle_client: str = field(default="", repr=False)
    mot_de_passe: str = field(default="", repr=False)
    relais_valeur: str = field(default="", repr=False)


@dataclass(frozen=True)
class EtatAccesImpot:
    """What is known of the access, never a secret.

    Attributes:
        certificat: dates of the certificate, why it cannot serve, or None when there is none.
    """

    regle: bool
    certificat: ValiditeCertificat | CauseImpot | None = None


def acces_impot(services: Services, connexion: ConnexionImpot) -> AccesImpot:
    """Return how the gateway is reached. Raises RefusMetier `impot_non_regle`, TrousseauIndisponible."""
    if not connexion.est_reglee:
        raise RefusMetier("impot_non_regle")
    valeur = services.secrets.lire(NOM_ENTETE_RELAIS) if connexion.relais_entete else None
    if connexion.relais_entete and not valeur:
        raise RefusMetier("secret_du_relais_absent", champ="relais_valeur")
    return AccesImpot(
        url=connexion.url,
        url_jeton=connexion.url_jeton,
        teleservice=connexion.teleservice,
        client_id=connexion.client_id,
        certificat=Path(connexion.certificat) if connexion.certificat else None,
        ressource=RessourceImpot(connexion.ressource),
        scope=connexion.scope,
        entetes=((connexion.relais_entete, valeur),) if valeur else (),
    )


def enregistrer_connexion_impot(
    services: Services, auteur: Auteur, connexion: ConnexionImpot, secrets: SecretsImpot
) -> ConnexionImpot:
    """Save the access, its secrets in the keyring only.

    Raises SaisieInvalide, ConflitDeVersion, TrousseauIndisponible: nothing is then changed.
    """
    connexion = _nette(connexion)
    with services.base.ecriture(auteur) as base:
        avant = base.reglages().impot
        if erreurs := (*verifier_connexion_impot(connexion), *_fautes_des_secrets(services, avant, connexion, secrets)):
            raise SaisieInvalide(erreurs)
        enregistree = base.enregistrer(connexion)
        for nom, voulu, valeur in _secrets(connexion, secrets):
            if not voulu:
                services.secrets.effacer(nom)
            elif valeur:
                services.secrets.ecrire(nom, valeur)
    return enregistree


def eprouver_impot(services: Services, connexion: ConnexionImpot) -> ReponseFiscale | None:
    """Try the access, asking about nobody; None when it works. Raises RefusMetier, TrousseauIndisponible."""
    return services.ouvrir_impot(acces_impot(services, connexion)).eprouver()


def etat_acces_impot(services: Services, connexion: ConnexionImpot) -> EtatAccesImpot:
    """Return what can be said of the access without calling anybody. Raises TrousseauIndisponible."""
    if not connexion.est_reglee:
        return EtatAccesImpot(regle=False)
    try:
        acces = acces_impot(services, connexion)
    except RefusMetier:
        return EtatAccesImpot(regle=False)
    return EtatAccesImpot(regle=True, certificat=services.ouvrir_impot(acces).certificat())


def _nette(connexion: ConnexionImpot) -> ConnexionImpot:
    return replace(
        connexion,
        url=connexion.url.strip().rstrip("/"),
        url_jeton=connexion.url_jeton.strip(),
        teleservice=connexion.teleservice.strip(),
        client_id=connexion.client_id.strip(),
        certificat=connexion.certificat.strip().strip('"'),
        scope=connexion.scope.strip(),
        relais_entete=connexion.relais_entete.strip(),
    )


def _secrets(connexion: ConnexionImpot, secrets: SecretsImpot) -> tuple[tuple[str, bool, str], ...]:
    """Return the name of each secret, whether the settings call for it, and what is typed."""
    return (
        (NOM_CLE_CLIENT, bool(connexion.url_jeton), secrets.cle_client.strip()),
        (NOM_MOT_DE_PASSE_CERTIFICAT, bool(connexion.certificat), secrets.mot_de_passe),
        (NOM_ENTETE_RELAIS, bool(connexion.relais_entete), secrets.relais_valeur.strip()),
    )


def _fautes_des_secrets(
    services: Services, avant: ConnexionImpot, connexion: ConnexionImpot, secrets: SecretsImpot
) -> tuple[ErreurChamp, ...]:
    """A secret kept for one address never follows to another by itself; the password only opens a file of ours."""
    ailleurs = any(getattr(avant, adresse) not in ("", getattr(connexion, adresse)) for adresse in _ADRESSES)
    champs = ("cle_client", "mot_de_passe", "relais_valeur")
    fautes = []
    for champ, (nom, voulu, valeur) in zip(champs, _secrets(connexion, secrets), strict=True):
        if not voulu:
            continue
        if valeur and champ != "mot_de_passe" and not _envoyable(valeur):
            fautes.append(ErreurChamp(champ, "valeur_d_entete_impossible"))
        elif not valeur and services.secrets.lire(nom) is None:
            fautes.append(ErreurChamp(champ, "obligatoire"))
        elif not valeur and ailleurs and champ != "mot_de_passe":
            fautes.append(ErreurChamp(champ, "secret_a_redonner"))
    return tuple(fautes)


def _envoyable(valeur: str) -> bool:
    return valeur.isascii() and valeur.isprintable() and len(valeur) <= VALEUR_MAX
