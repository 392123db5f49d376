"""How API Particulier is reached: straight from this workstation, or through the relay of the commune.

The terms of use want the token on servers that the office controls (api.md 0, point 1): with a relay, this
workstation may hold no token at all, only what the relay knows it by.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from ccas_desktop.application.journal import Auteur
from ccas_desktop.application.ports import AccesApi
from ccas_desktop.application.services import NOM_ENTETE_RELAIS, Services
from ccas_desktop.domain.ccas import API_PARTICULIER, Ccas, verifier_ccas
from ccas_desktop.domain.errors import ErreurChamp, RefusMetier, SaisieInvalide

VALEUR_MAX = 8000


@dataclass(frozen=True)
class SaisieConnexion:
    """What is typed about the connection.

    Attributes:
        valeur: of the header, a secret; empty to keep the one already in the keyring.
    """

    relais: bool
    url: str = ""
    entete: str = ""
    valeur: str = field(default="", repr=False)


def acces_api(services: Services, ccas: Ccas) -> AccesApi:
    """Return how the service is reached. Raises RefusMetier `secret_du_relais_absent`, TrousseauIndisponible."""
    if not ccas.passe_par_un_relais:
        return AccesApi(ccas.siret, ccas.api_url)
    if not ccas.relais_entete:
        return AccesApi(ccas.siret, ccas.api_url, relais=True)
    valeur = services.secrets.lire(NOM_ENTETE_RELAIS)
    if not valeur:
        raise RefusMetier("secret_du_relais_absent", champ="relais_valeur")
    return AccesApi(ccas.siret, ccas.api_url, relais=True, entetes=((ccas.relais_entete, valeur),))


def enregistrer_connexion(services: Services, auteur: Auteur, ccas: Ccas, saisie: SaisieConnexion) -> Ccas:
    """Save how the service is reached, the secret in the keyring only.

    Raises SaisieInvalide, ConflitDeVersion, TrousseauIndisponible: nothing is then changed.
    """
    regle = _regle(ccas, saisie)
    valeur = saisie.valeur.strip()
    if erreurs := _fautes(services, ccas, regle, saisie, valeur) or verifier_ccas(regle):
        raise SaisieInvalide(erreurs)
    with services.base.ecriture(auteur) as base:
        enregistre = base.enregistrer(regle)
        if not regle.relais_entete:
            services.secrets.effacer(NOM_ENTETE_RELAIS)
        elif valeur:
            services.secrets.ecrire(NOM_ENTETE_RELAIS, valeur)
    return enregistre


def _regle(ccas: Ccas, saisie: SaisieConnexion) -> Ccas:
    if not saisie.relais:
        return replace(ccas, api_url=API_PARTICULIER, relais_entete="")
    return replace(ccas, api_url=saisie.url.strip().rstrip("/"), relais_entete=saisie.entete.strip())


def _fautes(
    services: Services, avant: Ccas, regle: Ccas, saisie: SaisieConnexion, valeur: str
) -> tuple[ErreurChamp, ...]:
    if not saisie.relais:
        return ()
    if not regle.api_url:
        return (ErreurChamp("api_url", "obligatoire"),)
    if not regle.passe_par_un_relais:
        return (ErreurChamp("api_url", "adresse_du_relais"),)
    if not regle.relais_entete:
        return (ErreurChamp("relais_entete", "obligatoire"),) if valeur else ()
    if not valeur:
        return _fautes_du_secret_garde(services, avant, regle)
    if not valeur.isascii() or not valeur.isprintable() or len(valeur) > VALEUR_MAX:
        return (ErreurChamp("relais_valeur", "valeur_d_entete_impossible"),)
    return ()


def _fautes_du_secret_garde(services: Services, avant: Ccas, regle: Ccas) -> tuple[ErreurChamp, ...]:
    """A secret kept for one address never follows to another by itself."""
    if services.secrets.lire(NOM_ENTETE_RELAIS) is None:
        return (ErreurChamp("relais_valeur", "obligatoire"),)
    if regle.api_url != avant.api_url:
        return (ErreurChamp("relais_valeur", "valeur_a_redonner"),)
    return ()
