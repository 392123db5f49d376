"""What is said when no answer came, or none that can be read."""

from __future__ import annotations

from ccas_desktop.application.messages.heures import phrase_heure, phrase_instant
from ccas_desktop.application.messages.phrases import MessageAppel, citer, delai
from ccas_desktop.domain.certifie.certifie import CauseAppel, ReponseCertifiee
from ccas_desktop.domain.reponses.etat_service import Fenetre, StatutService, heure_de_paris
from ccas_desktop.domain.sources.catalogue import DESCRIPTIONS

_SUR = "Rien n’a été enregistré comme certifié ; tout le reste de l’application fonctionne."
_DEGRADE = "En attendant, saisissez la valeur « vu sur pièce » : elle sera signalée pour être certifiée plus tard."
_QUELQUES_MINUTES = "Redemandez dans quelques minutes."
_INFORMATIQUE = "Montrez ce message au service informatique de la mairie."
_VOIR_LE_PROXY = f"Il se règle et s’essaie dans Réglages, à « Accès à Internet ». {_INFORMATIQUE}"

_PANNES_DE_L_ADMINISTRATION = (502, 503, 504)

_CAUSES: dict[CauseAppel, tuple[str, str, str]] = {
    CauseAppel.RESEAU: (
        "Service injoignable",
        "La connexion n’a pas pu s’ouvrir : ce poste n’a pas Internet, ou le pare-feu de la mairie ferme ce service.",
        "Ouvrez un site connu : s’il ne répond pas, le réseau est coupé ; s’il répond, montrez ce message au service "
        "informatique.",
    ),
    CauseAppel.CONNEXION_EXPIREE: (
        "Le service ne répond pas à l’appel",
        "La connexion n’a reçu aucune réponse. Si les autres sites répondent, le service est arrêté, ou il a écarté "
        "pour douze heures l’adresse Internet de la mairie après trop d’appels.",
        "Ouvrez https://status.particulier.api.gouv.fr : si tout y est vert, attendez douze heures sans insister.",
    ),
    CauseAppel.TOUT_EXPIRE: (
        "Adresse Internet sans doute écartée pour douze heures",
        "Aucune connexion au service n’aboutit, pas même celle qui dit son état : c’est ce qui arrive quand il écarte "
        "l’adresse Internet de la mairie après trop d’appels, de ce poste ou d’un autre.",
        "N’insistez pas, chaque essai est inutile : ouvrez https://status.particulier.api.gouv.fr, et si tout y est "
        "vert, attendez douze heures. Prévenez le service informatique si cela se reproduit.",
    ),
    CauseAppel.LECTURE_EXPIREE: (
        "Réponse trop longue à venir",
        "Le service a pris l’appel, mais n’a pas répondu à temps.",
        _QUELQUES_MINUTES,
    ),
    CauseAppel.COUPURE: ("Connexion coupée", "La connexion a été coupée avant toute réponse.", _QUELQUES_MINUTES),
    CauseAppel.CERTIFICAT: (
        "Certificat non reconnu",
        "Le service n’a pas prouvé son identité : un équipement de la mairie ouvre peut-être les échanges chiffrés, ou "
        "l’horloge du poste est fausse. Rien n’a été envoyé.",
        _INFORMATIQUE,
    ),
    CauseAppel.PROXY: (
        "Proxy de la mairie en défaut",
        "Le proxy réglé sur ce poste ne répond pas.",
        _VOIR_LE_PROXY,
    ),
    CauseAppel.PROXY_IDENTIFICATION: (
        "Le proxy demande un mot de passe",
        "Le proxy de la mairie ne laisse pas passer (407) : l’identifiant ou le mot de passe manque, ou il est faux.",
        _VOIR_LE_PROXY,
    ),
    CauseAppel.PROXY_REFUS: (
        "Le proxy ferme ce service",
        "Le proxy de la mairie a répondu, mais refuse d’ouvrir la connexion vers ce service.",
        _INFORMATIQUE,
    ),
    CauseAppel.ANNULE: (
        "Appel abandonné",
        "L’appel a été abandonné avant sa réponse.",
        "Redemandez quand vous voulez.",
    ),
    CauseAppel.REDIRECTION: (
        "Le service renvoie ailleurs",
        "La réponse renvoie vers une autre adresse ; elle n’a pas été suivie, pour ne pas y envoyer l’identité.",
        "Vérifiez l’adresse du service dans Réglages, ou la connexion à Internet (page d’accueil du réseau).",
    ),
    CauseAppel.PAGE_WEB: (
        "Une page web à la place de la réponse",
        "Un équipement du réseau (portail d’accueil, filtre de la mairie) a répondu à la place du service.",
        "Ouvrez un navigateur, passez la page d’accueil du réseau s’il y en a une, puis redemandez. Sinon, montrez ce "
        "message au service informatique.",
    ),
    CauseAppel.TRONQUEE: (
        "Réponse coupée",
        "La réponse s’est arrêtée en chemin : elle a été écartée.",
        _QUELQUES_MINUTES,
    ),
    CauseAppel.VIDE: ("Réponse vide", "Le service a répondu sans rien dire.", _QUELQUES_MINUTES),
    CauseAppel.PAS_JSON: (
        "Réponse illisible",
        "La réponse n’a pas la forme attendue : elle a été écartée.",
        _QUELQUES_MINUTES,
    ),
    CauseAppel.SANS_DONNEES: (
        "Réponse sans donnée",
        "La réponse ne contient aucune donnée : elle ne dit rien de la personne.",
        "Vérifiez l’adresse du service et les droits du jeton dans Réglages.",
    ),
    CauseAppel.TROP_LONGUE: (
        "Réponse démesurée",
        "La réponse est bien plus longue qu’une vraie : elle a été écartée.",
        "Vérifiez l’adresse du service dans Réglages.",
    ),
    CauseAppel.AUTRE_IDENTITE: (
        "Identifiant d’une autre personne",
        "L’administration connaît cet identifiant, mais sous une autre identité que celle qui a été saisie : la donnée "
        "n’a pas été demandée.",
        "Relisez l’identifiant avec la personne, puis le nom de naissance, le premier prénom et la date de naissance.",
    ),
    CauseAppel.IDENTITE_NON_RENDUE: (
        "Identité non vérifiable",
        "Cette donnée ne se demande qu’en comparant l’identité connue sous cet identifiant à celle de la personne, et "
        "le jeton n’ouvre pas cette identité : la donnée n’a pas été demandée.",
        "Le demandeur de l’habilitation peut l’ajouter sur DataPass, si la délibération la prévoit.",
    ),
}
_STATUTS: dict[int, tuple[str, str, str]] = {
    404: (
        "Adresse inconnue du service",
        "Le service ne connaît pas l’adresse appelée. Cela ne dit rien de la personne.",
        "Vérifiez l’adresse du service dans Réglages ; sinon, une mise à jour de l’application est nécessaire.",
    ),
    409: ("Même demande déjà en cours", "Le service traite déjà exactement la même demande.", ""),
    410: (
        "Donnée retirée du service",
        "Le service ne donne plus cette donnée sous cette forme.",
        "Une mise à jour de l’application est nécessaire : prévenez votre support.",
    ),
    451: (
        "Donnée retenue pour une raison légale",
        "Le service ne peut pas donner cette donnée, pour une raison de droit.",
        "Demandez le document à la personne.",
    ),
    500: (
        "Erreur interne du service",
        "Le service s’est arrêté sur une erreur à lui.",
        "Signalez-la à api-particulier@api.gouv.fr en donnant la référence de la requête, sans aucun nom.",
    ),
    502: ("La caisse ne répond pas bien", "L’administration interrogée n’a pas donné de réponse utilisable.", ""),
    503: ("Service en maintenance", "L’administration interrogée est en maintenance.", ""),
    504: ("La caisse ne répond pas à temps", "L’administration interrogée n’a pas répondu dans le délai.", ""),
}
_AUTRE = ("Service indisponible", "Le service n’a pas pu répondre à la demande.", "")


def phrase_cause(cause: CauseAppel, *, pres_du_proxy: bool = False) -> str:
    """Return what happened on the way to the service, and what to do, in one paragraph.

    `pres_du_proxy`: it is read beside the setting of the proxy, which needs not be told.
    """
    titre, texte, suite = _CAUSES.get(cause, _AUTRE)
    if pres_du_proxy and suite == _VOIR_LE_PROXY:
        suite = _INFORMATIQUE
    return f"{titre}. {texte} {suite}".strip()


def sans_reponse(reponse: ReponseCertifiee) -> MessageAppel:
    """Return what to say when a call brought nothing that can be read."""
    par_cause = _CAUSES.get(reponse.cause) if reponse.cause else None
    titre, texte, suite = par_cause or _STATUTS.get(reponse.http or 0, _AUTRE)
    if reponse.reessayer_dans is not None:
        suite = f"Redemandez {delai(reponse.reessayer_dans)}."
    dite = " ".join(phrase for phrase in (texte, _du_service(reponse), _des_fenetres(reponse), _SUR) if phrase)
    return MessageAppel(titre, f"{dite}{citer(reponse)}", f"{suite or _QUELQUES_MINUTES} {_DEGRADE}")


def _du_service(reponse: ReponseCertifiee) -> str:
    """Return what the service says of the administration, asked just after the failure."""
    service = reponse.service
    if service is None:
        return ""
    if service.statut is StatutService.MAINTENANCE and service.jusqua is not None:
        fin = heure_de_paris(service.jusqua)
        return f"Le service annonce une maintenance de cette administration jusqu’au {phrase_instant(fin)}."
    return _DU_SERVICE[service.statut]


_DU_SERVICE = {
    StatutService.OK: "Le service dit pourtant que cette administration répond : la panne est passée, ou ne touche que "
    "cette demande.",
    StatutService.MAINTENANCE: "Le service annonce une maintenance de cette administration.",
    StatutService.BAD_GATEWAY: "Le service dit lui-même que cette administration ne lui répond pas.",
    StatutService.INCONNU: "",
}


def _des_fenetres(reponse: ReponseCertifiee) -> str:
    """Return the known maintenance that the call fell in."""
    fenetres = DESCRIPTIONS[reponse.source].fenetres if reponse.http in _PANNES_DE_L_ADMINISTRATION else ()
    return " ".join(_fenetre(fenetre) for fenetre in fenetres if fenetre.contient(reponse.instant))


def _fenetre(fenetre: Fenetre) -> str:
    quand = "chaque dimanche" if fenetre.jour_semaine is not None else "chaque jour"
    return f"{fenetre.qui} : maintenance {quand} de {phrase_heure(fenetre.debut)} à {phrase_heure(fenetre.fin)}."
