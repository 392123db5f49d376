"""What is said of a client certificate that ends."""

from __future__ import annotations

from ccas_desktop.application.donnees.echeance_jeton import EXPIRE, EcheanceJeton
from ccas_desktop.application.messages.etats import Mot, Poids
from ccas_desktop.application.messages.phrases import dans_jours

CERTIFICAT = "Certificat de l’API Impôt particulier"
_QUOI_FAIRE = (
    "Demandez-en un autre à qui l’a délivré, faites-le enregistrer par la DGFIP, puis choisissez le nouveau fichier "
    "dans Réglages."
)
_SEUILS_PRESSANTS = (15, 30)


def phrase_echeance_certificat(echeance: EcheanceJeton) -> Mot:
    """Return when the certificate ends and what to do."""
    jour = f"{echeance.expire_le:%d/%m/%Y}"
    if echeance.seuil == EXPIRE:
        return Mot(
            f"Le certificat de l’API Impôt particulier a expiré le {jour}\u00a0: l’avis d’imposition ne peut plus être "
            f"demandé, mais se saisit «\u00a0vu sur pièce\u00a0». {_QUOI_FAIRE}",
            Poids.DANGER,
        )
    poids = Poids.ALERTE if echeance.seuil in _SEUILS_PRESSANTS else Poids.INFORMATION
    return Mot(
        f"Le certificat de l’API Impôt particulier expire {dans_jours(echeance.jours)}, le {jour}. {_QUOI_FAIRE}", poids
    )
