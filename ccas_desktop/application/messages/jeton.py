"""What is said of a token that ends, or that may be in other hands."""

from __future__ import annotations

from datetime import datetime

from ccas_desktop.application.donnees.echeance_jeton import EXPIRE, EcheanceJeton
from ccas_desktop.application.messages.etats import Mot, Poids
from ccas_desktop.application.messages.heures import phrase_instant
from ccas_desktop.application.messages.phrases import dans_jours

JETON = "Jeton d’API Particulier"
COMPTE = "particulier.api.gouv.fr/compte"
SUPPORT = "api-particulier@api.gouv.fr"
CONSEQUENCE = (
    "Le jeton peut être dans d’autres mains\u00a0? Il sera retiré de ce poste, et plus rien ne sera demandé avec lui "
    "d’ici. L’heure sera notée dans le journal. La suite vous sera dite."
)
COMPROMIS = "Le jeton a été déclaré compromis et retiré de ce poste. Il reste à faire, dans cet ordre\u00a0:"
_QUOI_FAIRE = (
    f"Seul le demandeur de l’habilitation peut le prolonger, sur son compte ({COMPTE}). Prévenez-le, puis collez le "
    "nouveau jeton dans Réglages, ou corrigez-y la date si l’ancien a été prolongé."
)
_SEUILS_PRESSANTS = (15, 30)


def phrase_echeance_jeton(echeance: EcheanceJeton) -> Mot:
    """Return when the token ends and what to do."""
    jour = f"{echeance.expire_le:%d/%m/%Y}"
    if echeance.seuil == EXPIRE:
        return Mot(
            f"D’après sa date, le jeton d’API Particulier a expiré le {jour}\u00a0: les appels peuvent être refusés. "
            f"{_QUOI_FAIRE}",
            Poids.DANGER,
        )
    poids = Poids.ALERTE if echeance.seuil in _SEUILS_PRESSANTS else Poids.INFORMATION
    return Mot(f"Le jeton d’API Particulier expire {dans_jours(echeance.jours)}, le {jour}. {_QUOI_FAIRE}", poids)


def demarches_jeton_compromis(moment: datetime) -> tuple[str, ...]:
    """Return what is left to do, in order; `moment` is that of the office's clock."""
    return (
        f"Notez l’heure\u00a0: {phrase_instant(moment)}. Notez aussi ce que vous savez\u00a0: où le "
        "jeton a été vu, par qui, depuis quand.",
        f"Le demandeur de l’habilitation se connecte à {COMPTE} et y bloque le jeton. Tant que ce n’est pas fait, qui "
        "l’a peut s’en servir.",
        f"Écrivez à {SUPPORT} pour le signaler, sans joindre le jeton et sans nommer personne\u00a0: tout ce qui est "
        "confidentiel passe par le formulaire de transfert sécurisé qui vous sera indiqué.",
        "Prévenez le délégué à la protection des données. Si des données de personnes ont pu être lues, la CNIL doit "
        "le savoir dans les 72 heures (RGPD, article 33).",
        "Collez le nouveau jeton ici dès qu’il est délivré. D’ici là, travaillez avec les papiers\u00a0: les demandes "
        "et les données déjà certifiées sont intactes.",
    )
