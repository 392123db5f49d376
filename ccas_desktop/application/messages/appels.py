"""What the person reads after a call: what happened, what is safe, what to do next."""

from __future__ import annotations

from collections.abc import Callable

from ccas_desktop.application.donnees.verbes import lecture_de, valeurs_certifiees
from ccas_desktop.application.messages.phrases import MessageAppel, citer, delai
from ccas_desktop.application.messages.sans_reponse import sans_reponse
from ccas_desktop.domain.certifie.certifie import CauseAppel, EtatAppel, ReponseCertifiee, Source
from ccas_desktop.domain.sources.catalogue import DESCRIPTIONS, administration

_RIEN_PERDU = "Rien n’a été enregistré comme certifié ; la valeur déclarée est intacte."
_RELIRE = (
    "Relisez sur la pièce d’identité le nom de naissance, l’année et le lieu de naissance, qui comptent le plus, "
    "puis demandez à nouveau avec « Actualiser »."
)
_PAPIER = "Sinon, demandez l’attestation papier et saisissez la valeur « vu sur pièce »."
_APPLIQUER = "Appliquez la valeur à la demande, ou gardez la valeur déclarée en disant pourquoi."
_SANS_VALEUR = "Cette réponse ne certifie aucune valeur : demandez la pièce, et saisissez la valeur « vu sur pièce »."
_COMPTE = "https://particulier.api.gouv.fr/compte"

_PARAMETRES = {
    "recipient": "le SIRET du CCAS",
    "nomNaissance": "le nom de naissance",
    "nomUsage": "le nom d’usage",
    "prenoms": "les prénoms",
    "anneeDateNaissance": "l’année de naissance",
    "moisDateNaissance": "le mois de naissance",
    "jourDateNaissance": "le jour de naissance",
    "sexeEtatCivil": "le sexe",
    "codeCogInseePaysNaissance": "le pays de naissance",
    "codeCogInseeCommuneNaissance": "la commune de naissance",
    "nomCommuneNaissance": "le nom de la commune de naissance",
    "codeCogInseeDepartementNaissance": "le département de naissance",
    "annee": "l’année demandée",
    "mois": "le mois demandé",
    "ine": "le numéro INE",
    "identifiant": "l’identifiant France Travail",
    "anneeScolaire": "l’année scolaire",
    "codeEtablissement": "le code de l’établissement (UAI)",
    "degreEtablissement": "le degré de l’établissement",
    "codesBcnDepartements": "les départements",
    "codesBcnRegions": "les régions académiques",
    "campaignYear": "l’année de la bourse",
}


def message_appel(reponse: ReponseCertifiee) -> MessageAppel:
    """Return what to say of the outcome of one call, whatever it is."""
    return _PAR_ETAT[reponse.etat](reponse)


def message_modifications(reponse: ReponseCertifiee) -> str:
    """Return what was changed in the names to send them, or an empty text."""
    if not reponse.envoi_modifie:
        return ""
    changes = ", ".join(f"« {envoye} » pour « {tape} »" for tape, envoye in reponse.envoi_modifie)
    return f"Les noms ont été adaptés à ce que le service accepte : il a reçu {changes}. La saisie n’a pas changé."


def _certifie(reponse: ReponseCertifiee) -> MessageAppel:
    remarques = " ".join(_remarques(reponse))
    if reponse.identite_differente:
        return MessageAppel(
            "Réponse reçue pour une autre identité",
            f"{_qui(reponse)} a répondu, mais la personne rendue n’est pas exactement celle qui a été saisie. "
            f"{remarques}".strip(),
            "Comparez le nom, les prénoms, le sexe et la date de naissance avant d’appliquer cette valeur ; dans le "
            "doute, gardez la valeur déclarée.",
        )
    return MessageAppel(
        "Donnée certifiée",
        f"{_qui(reponse)} a répondu pour {_libelle(reponse.source)}. {remarques}".strip(),
        _SANS_VALEUR if _ne_certifie_rien(reponse) else _APPLIQUER,
    )


def _ne_certifie_rien(reponse: ReponseCertifiee) -> bool:
    """A reply that tells no fact may still tell the foyer or the address."""
    if valeurs_certifiees(reponse):
        return False
    return not any(bloc.dit and bloc.nom in (reponse.donnees or {}) for bloc in DESCRIPTIONS[reponse.source].blocs)


def remarques_certifiees(reponse: ReponseCertifiee) -> str:
    """Return what is odd in a certified reply, or must be known before using it; often nothing."""
    return " ".join(_remarques(reponse)) if reponse.etat is EtatAppel.CERTIFIE else ""


def _remarques(reponse: ReponseCertifiee) -> tuple[str, ...]:
    return DESCRIPTIONS[reponse.source].remarques(lecture_de(reponse))


def _introuvable(reponse: ReponseCertifiee) -> MessageAppel:
    decrite = DESCRIPTIONS[reponse.source]
    return MessageAppel(
        f"Pas de dossier {decrite.guichet}",
        f"{_qui(reponse)} n’a pas trouvé de dossier pour cette personne. Cela ne dit pas qu’elle n’a aucun droit : "
        f"son dossier peut être ailleurs, ou récent. {_RIEN_PERDU}{citer(reponse)}",
        " ".join(phrase for phrase in (decrite.a_relire or _RELIRE, decrite.si_introuvable, _PAPIER) if phrase),
    )


def _non_reconnu(reponse: ReponseCertifiee) -> MessageAppel:
    if reponse.cause is CauseAppel.AUTRE_IDENTITE:
        return sans_reponse(reponse)
    return MessageAppel(
        "Personne non reconnue",
        f"L’identité envoyée ne correspond à personne dans les fichiers de l’administration. {_RIEN_PERDU}"
        f"{citer(reponse)}",
        f"{_RELIRE} Vérifiez aussi le sexe et les prénoms, dans l’ordre de l’état civil. {_PAPIER}",
    )


def _ambigu(reponse: ReponseCertifiee) -> MessageAppel:
    return MessageAppel(
        "Plusieurs personnes correspondent",
        f"L’identité envoyée est celle de plusieurs personnes : aucune n’a été choisie. {_RIEN_PERDU}{citer(reponse)}",
        f"Complétez la date de naissance, tous les prénoms et la commune de naissance, puis redemandez. {_PAPIER}",
    )


def _parametre_refuse(reponse: ReponseCertifiee) -> MessageAppel:
    if reponse.http == 400:
        return MessageAppel(
            "Appel refusé comme mal formé",
            f"Le service n’a pas compris l’appel ; ce n’est pas votre saisie. {_RIEN_PERDU}{citer(reponse)}",
            f"Signalez-le à votre support avec ce message. {_PAPIER}",
        )
    parametre = (reponse.parametre or "").removesuffix("[]")
    if parametre == "recipient" or (reponse.code or "") in ("00203", "00210", "00212"):
        return MessageAppel(
            "SIRET du CCAS refusé",
            f"Le service n’accepte pas le SIRET donné comme destinataire des données. {_RIEN_PERDU}{citer(reponse)}",
            "Vérifiez dans Réglages que c’est celui de l’habilitation (CCAS ou commune).",
        )
    quoi = f"{_PARAMETRES[parametre]}" if parametre in _PARAMETRES else parametre or "une des informations envoyées"
    if (reponse.code or "") in ("00353", "00354", "00355", "00356") or (reponse.code or "").endswith("565"):
        return MessageAppel(
            "Mois refusé",
            f"Le service ne donne pas le quotient du mois demandé. {_RIEN_PERDU}{citer(reponse)}",
            "Choisissez un mois plus récent : l’historique ne dépasse pas deux ans, et la MSA ne donne que le mois en "
            "cours.",
        )
    return MessageAppel(
        "Information refusée par le service",
        f"Le service refuse {quoi}. {_RIEN_PERDU}{citer(reponse)}",
        f"Corrigez l’identité d’après la pièce d’identité, puis redemandez. {_PAPIER}",
    )


def _jeton_refuse(reponse: ReponseCertifiee) -> MessageAppel:
    titre, texte, suite = _JETON.get(reponse.cause or reponse.code or "", _JETON[""])
    return MessageAppel(titre, f"{texte} {_RIEN_PERDU}{citer(reponse)}", suite)


_NOUVEAU_JETON = (
    f"Le demandeur de l’habilitation se connecte à {_COMPTE}, copie le jeton, et vous le collez dans Réglages. En "
    "attendant, saisissez les valeurs « vu sur pièce »."
)
_JETON: dict[str, tuple[str, str, str]] = {
    "": ("Jeton refusé", "Le service ne reconnaît pas le jeton d’accès du CCAS.", _NOUVEAU_JETON),
    "00103": ("Jeton expiré", "Le jeton d’accès du CCAS a dépassé ses 18 mois.", _NOUVEAU_JETON),
    "00105": (
        "Jeton mis sur liste noire",
        "Le jeton d’accès a été bloqué par l’administration : il ne servira plus.",
        f"Prévenez le responsable : ce jeton a pu être divulgué, ou remplacé. {_NOUVEAU_JETON}",
    ),
    "00108": (
        "Jeton de production sur le service d’essai",
        "Le jeton est celui du service réel, mais l’adresse réglée est celle du bac à sable.",
        "Corrigez l’adresse du service, ou collez le jeton d’essai, dans Réglages.",
    ),
    "00109": (
        "Jeton d’essai sur le service réel",
        "Le jeton est celui du bac à sable, mais l’adresse réglée est celle du service réel.",
        "Corrigez l’adresse du service, ou collez le jeton réel, dans Réglages.",
    ),
    CauseAppel.JETON_ABSENT: (
        "Aucun jeton d’accès",
        "Aucun appel n’a été fait : ce poste n’a pas de jeton.",
        _NOUVEAU_JETON,
    ),
    CauseAppel.JETON_MAL_FORME: (
        "Jeton illisible",
        "Aucun appel n’a été fait : le jeton enregistré contient des caractères impossibles.",
        _NOUVEAU_JETON,
    ),
}


def _droits_insuffisants(reponse: ReponseCertifiee) -> MessageAppel:
    if reponse.cause is CauseAppel.IDENTITE_NON_RENDUE:
        return sans_reponse(reponse)
    titre, texte, suite = _DROITS.get(reponse.code or "", _DROITS[""])
    return MessageAppel(titre, f"{texte} {_RIEN_PERDU}{citer(reponse)}", f"{suite} {_PAPIER}")


_DROITS = {
    "": (
        "Donnée non ouverte au CCAS",
        "Le jeton est valide, mais l’habilitation du CCAS ne comprend pas cette donnée.",
        "Le demandeur de l’habilitation peut l’ajouter sur DataPass, si la délibération la prévoit.",
    ),
    "00107": (
        "Adresse Internet non autorisée",
        "Le jeton est réservé à d’autres adresses Internet que celle de ce poste.",
        "Faites ajouter l’adresse de la mairie aux adresses autorisées du jeton.",
    ),
    "00213": (
        "SIRET non délégué",
        "Le jeton n’a pas reçu délégation pour le SIRET de ce CCAS.",
        "Vérifiez le SIRET dans Réglages, ou demandez la délégation à l’éditeur du jeton.",
    ),
}


def _limite_atteinte(reponse: ReponseCertifiee) -> MessageAppel:
    qui = (
        "Ce poste a fait ses appels de la minute ; aucun autre n’est parti."
        if reponse.cause is CauseAppel.LIMITE_DU_BUREAU
        else "Le service a reçu trop d’appels du CCAS et demande d’attendre."
    )
    return MessageAppel(
        "Trop d’appels pour l’instant",
        f"{qui} {_RIEN_PERDU}{citer(reponse)}",
        f"Redemandez {delai(reponse.reessayer_dans or 60)}, pas avant : insister ferait bloquer la mairie douze "
        "heures.",
    )


def _qui(reponse: ReponseCertifiee) -> str:
    nom = administration(reponse.source, reponse.fournisseur)
    return nom[:1].upper() + nom[1:]


def _libelle(source: Source) -> str:
    return f"« {DESCRIPTIONS[source].libelle} »"


_PAR_ETAT: dict[EtatAppel, Callable[[ReponseCertifiee], MessageAppel]] = {
    EtatAppel.CERTIFIE: _certifie,
    EtatAppel.INTROUVABLE: _introuvable,
    EtatAppel.NON_RECONNU: _non_reconnu,
    EtatAppel.PARAMETRE_REFUSE: _parametre_refuse,
    EtatAppel.AMBIGU: _ambigu,
    EtatAppel.JETON_REFUSE: _jeton_refuse,
    EtatAppel.DROITS_INSUFFISANTS: _droits_insuffisants,
    EtatAppel.INDISPONIBLE: sans_reponse,
    EtatAppel.LIMITE_ATTEINTE: _limite_atteinte,
    EtatAppel.REPONSE_ILLISIBLE: sans_reponse,
}
