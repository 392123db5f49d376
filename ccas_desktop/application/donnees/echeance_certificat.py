"""When the client certificate of API Impôt particulier ends, and from when on the office is told."""

from __future__ import annotations

from ccas_desktop.application.donnees.acces_impot import EtatAccesImpot, etat_acces_impot
from ccas_desktop.application.donnees.echeance_jeton import EcheanceJeton, echeance_du_jeton
from ccas_desktop.application.ports import Horloge
from ccas_desktop.application.services import Services
from ccas_desktop.domain.certifie.connexion_impot import ConnexionImpot
from ccas_desktop.domain.certifie.impot import ValiditeCertificat


def echeance_du_certificat(services: Services, connexion: ConnexionImpot) -> EcheanceJeton | None:
    """Return what to warn of, at 90, 60, 30 and 15 days as for the token, or None while the end is far or not known.

    Reads the file of the certificate, which may be on a slow share, and the keyring: never on the thread of the store.
    Raises TrousseauIndisponible.
    """
    if not connexion.certificat:
        return None
    return echeance_de(etat_acces_impot(services, connexion), services.horloge)


def echeance_de(etat: EtatAccesImpot, horloge: Horloge) -> EcheanceJeton | None:
    """Return what to warn of in what is known of an access."""
    if not isinstance(etat.certificat, ValiditeCertificat):
        return None
    return echeance_du_jeton(horloge.jour_de(etat.certificat.fin), aujourdhui=horloge.aujourdhui())
