"""How this office reaches API Impôt particulier: what the contract with the DGFIP gives, no secret."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urlsplit

from ccas_desktop.domain.ccas import nom_d_entete
from ccas_desktop.domain.enregistrement import Enregistrement
from ccas_desktop.domain.errors import ErreurChamp

# One access an office: a fixed id, so that two first saves meet as a conflict of versions.
ID_DE_LA_CONNEXION = "00000000-0000-7000-8000-000000000002"
_ENTETES_DE_LA_DGFIP = ("x-correlation-id", "id_teleservice")


@dataclass(frozen=True, kw_only=True)
class ConnexionImpot(Enregistrement):
    """Settings of the access; empty until the office has a contract.

    Attributes:
        url: address of the resources, of the gateway or of the relay of the commune.
        url_jeton: address of the tokens; empty when the relay adds the token itself.
        client_id: its key is in the keyring.
        certificat: path of the encrypted PEM, its password in the keyring; empty when the relay presents it.
        ressource, scope: what the contract opens.
        relais_entete: name of the header that the relay wants; its value is in the keyring.
    """

    id: str = ID_DE_LA_CONNEXION
    url: str = ""
    url_jeton: str = ""
    teleservice: str = ""
    client_id: str = ""
    certificat: str = ""
    ressource: str = "situation"
    scope: str = ""
    relais_entete: str = ""

    @property
    def est_reglee(self) -> bool:
        """Tell whether enough is filled in to try a call."""
        return bool(self.url and self.teleservice and (self.url_jeton or self.relais_entete))


def verifier_connexion_impot(connexion: ConnexionImpot) -> tuple[ErreurChamp, ...]:
    """Return what forbids to record these settings; all empty, they say that the office has no access."""
    erreurs = [
        ErreurChamp(champ, "adresse_non_https")
        for champ in ("url", "url_jeton")
        if (adresse := getattr(connexion, champ)) and not _est_chiffree(adresse)
    ]
    if not connexion.url:
        remplis = (connexion.url_jeton, connexion.client_id, connexion.certificat, connexion.relais_entete)
        erreurs += [ErreurChamp("url", "obligatoire")] if any((connexion.teleservice, *remplis)) else []
        return tuple(erreurs)
    if not connexion.teleservice:
        erreurs.append(ErreurChamp("teleservice", "obligatoire"))
    if connexion.url_jeton and not connexion.client_id:
        erreurs.append(ErreurChamp("client_id", "obligatoire"))
    if not (connexion.url_jeton or connexion.relais_entete):
        erreurs.append(ErreurChamp("url_jeton", "jeton_ou_relais"))
    if connexion.relais_entete and not _est_un_entete(connexion.relais_entete):
        erreurs.append(ErreurChamp("relais_entete", "entete_impossible"))
    return tuple(erreurs)


def _est_un_entete(nom: str) -> bool:
    return nom_d_entete(nom) and nom.casefold() not in _ENTETES_DE_LA_DGFIP


def _est_chiffree(adresse: str) -> bool:
    """Tell whether the numéro fiscal, which is in the URL, may go there."""
    try:
        parties = urlsplit(adresse)
    except ValueError:
        return False
    seule = not (parties.query or parties.fragment or parties.username)
    return parties.scheme == "https" and bool(parties.hostname) and seule
