"""What the person reads after a question to the DGFIP: what happened, what is safe, what to do next."""

from __future__ import annotations

from dataclasses import replace

from ccas_desktop.application.messages.phrases import MessageAppel, citer, delai
from ccas_desktop.domain.certifie.certifie import CauseAppel, EtatAppel
from ccas_desktop.domain.certifie.impot import CauseImpot, ReponseFiscale, SituationFamille, SituationFiscale

_RIEN_PERDU = "Rien n’a été enregistré comme certifié ; la valeur déclarée est intacte."
_PAPIER = "Sinon, demandez l’avis d’imposition et saisissez les valeurs « vu sur pièce »."
_INFORMATIQUE = "Montrez ce message au service informatique de la mairie."
_VOIR_LE_PROXY = f"Il se règle et s’essaie dans Réglages, à « Accès à Internet ». {_INFORMATIQUE}"
_REGLAGES = "Complétez l’accès à l’API Impôt particulier dans Réglages."
_QUELQUES_MINUTES = "Redemandez dans quelques minutes."

FAMILLES = {
    SituationFamille.MARIE: "marié(e)",
    SituationFamille.CELIBATAIRE: "célibataire",
    SituationFamille.DIVORCE: "divorcé(e) ou séparé(e)",
    SituationFamille.VEUF: "veuf ou veuve",
    SituationFamille.PACSE: "pacsé(e)",
}


def message_impot(reponse: ReponseFiscale) -> MessageAppel:
    """Return what to say of the outcome of one question, whatever it is."""
    match reponse.etat:
        case EtatAppel.CERTIFIE:
            return _certifie(reponse)
        case EtatAppel.INTROUVABLE:
            return _introuvable(reponse)
        case EtatAppel.PARAMETRE_REFUSE:
            return _parametre_refuse(reponse)
        case EtatAppel.DROITS_INSUFFISANTS:
            return _message(
                reponse,
                "Donnée non ouverte au CCAS",
                "L’accès du CCAS à la DGFIP ne comprend pas la donnée demandée.",
                "Vérifiez la ressource choisie dans Réglages avec le contrat signé avec la DGFIP.",
            )
        case EtatAppel.LIMITE_ATTEINTE:
            return _limite_atteinte(reponse)
        case _:
            return _sans_reponse(reponse)


def message_essai(reponse: ReponseFiscale) -> MessageAppel:
    """Return what to say of a trial of the access, which asked about nobody: no word of a person’s values."""
    message = message_impot(reponse)
    texte, suite = message.texte.replace(f" {_RIEN_PERDU}", ""), message.suite.replace(f" {_PAPIER}", "")
    return replace(message, texte=texte, suite=suite)


def libelle_famille(situation: SituationFiscale) -> str:
    """Return the marital status in words, or the letter of the service when it is not one of ours."""
    if situation.famille is not None:
        return FAMILLES[situation.famille]
    return f"« {situation.famille_brute} » (code inconnu)" if situation.famille_brute else "inconnue"


def _certifie(reponse: ReponseFiscale) -> MessageAppel:
    situation = reponse.situation or SituationFiscale()
    texte = f"La DGFIP a répondu {_quel_avis(situation)}.{_remarque_annee(reponse)}{_remarque_champs(situation)}"
    if reponse.identite_differente:
        return MessageAppel(
            "Réponse reçue pour une autre identité",
            f"{texte} Aucun des déclarants n’est exactement la personne saisie.",
            "Comparez le nom, les prénoms et la date de naissance, et relisez le numéro fiscal sur l’avis, avant "
            "d’appliquer ces valeurs ; dans le doute, gardez la valeur déclarée.",
        )
    inconnue = (
        " L’identité des déclarants n’a pas été rendue : vérifiez le numéro fiscal sur l’avis."
        if reponse.identite_differente is None
        else ""
    )
    return MessageAppel(
        "Donnée certifiée",
        f"{texte}{inconnue}",
        "Appliquez les valeurs à la demande, ou gardez la valeur déclarée en disant pourquoi.",
    )


def _quel_avis(situation: SituationFiscale) -> str:
    if situation.annee is None:
        return "sans dire de quelle année"
    return f"pour les revenus de {situation.annee} (avis de {situation.annee + 1})"


def _remarque_annee(reponse: ReponseFiscale) -> str:
    if len(reponse.annees_demandees) < 2:
        return ""
    return f" Elle n’a rien pour les revenus de {reponse.annees_demandees[0]}."


def _remarque_champs(situation: SituationFiscale) -> str:
    manquants = [
        nom
        for nom, valeur in (
            ("le revenu fiscal de référence", situation.rfr),
            ("le nombre de parts", situation.nombre_parts),
        )
        if valeur is None
    ]
    return f" Elle ne donne pas {' ni '.join(manquants)}." if manquants else ""


def _introuvable(reponse: ReponseFiscale) -> MessageAppel:
    annees = " et ".join(str(annee) for annee in reponse.annees_demandees)
    quand = f" pour les revenus de {annees}" if annees else ""
    return _message(
        reponse,
        "Non trouvé par la DGFIP",
        f"La DGFIP n’a rien donné pour ce numéro fiscal{quand}. Cela ne dit rien des revenus de la personne : elle "
        "peut être rattachée au foyer de ses parents, n’avoir pas encore d’avis, ou le numéro être mal lu.",
        "Relisez le numéro fiscal sur l’avis d’imposition (13 chiffres), celui du déclarant lui-même, puis redemandez.",
    )


def _parametre_refuse(reponse: ReponseFiscale) -> MessageAppel:
    return _message(
        reponse,
        "Demande refusée par la DGFIP",
        "Le service refuse le numéro fiscal ou l’année.",
        "Relisez le numéro fiscal sur l’avis d’imposition (13 chiffres), puis redemandez.",
    )


def _limite_atteinte(reponse: ReponseFiscale) -> MessageAppel:
    texte = (
        "Ce poste a fait ses appels de la minute ; aucun autre n’est parti."
        if reponse.cause is CauseAppel.LIMITE_DU_BUREAU
        else "La DGFIP a reçu trop d’appels du CCAS et demande d’attendre."
    )
    suite = f"Redemandez {delai(reponse.reessayer_dans or 60)}, pas avant."
    return _message(reponse, "Trop d’appels pour l’instant", texte, suite)


def _sans_reponse(reponse: ReponseFiscale) -> MessageAppel:
    par_cause = _CAUSES.get(reponse.cause) if reponse.cause else None
    titre, texte, suite = par_cause or (_JETON if reponse.etat is EtatAppel.JETON_REFUSE else _AUTRE)
    if reponse.reessayer_dans is not None:
        suite = f"Redemandez {delai(reponse.reessayer_dans)}."
    return _message(reponse, titre, texte, suite)


def _message(reponse: ReponseFiscale, titre: str, texte: str, suite: str) -> MessageAppel:
    return MessageAppel(titre, f"{texte} {_RIEN_PERDU}{citer(reponse)}", f"{suite} {_PAPIER}")


_AUTRE = ("Service indisponible", "La DGFIP n’a pas pu répondre à la demande.", _QUELQUES_MINUTES)
_JETON = (
    "Accès refusé",
    "La DGFIP refuse l’accès du CCAS, même avec un jeton neuf.",
    "Vérifiez le contrat et l’identifiant du téléservice avec la DGFIP.",
)
_COUPURE = ("Connexion coupée", "La connexion a été coupée avant toute réponse.", _QUELQUES_MINUTES)
_ILLISIBLE = ("Réponse illisible", "La réponse n’a pas la forme attendue : elle a été écartée.", _QUELQUES_MINUTES)
_CAUSES: dict[CauseAppel | CauseImpot, tuple[str, str, str]] = {
    CauseAppel.RESEAU: (
        "Passerelle injoignable",
        "La connexion n’a pas pu s’ouvrir : pas d’Internet, adresse mal réglée, ou pare-feu.",
        f"Vérifiez l’adresse dans Réglages. {_INFORMATIQUE}",
    ),
    CauseAppel.CONNEXION_EXPIREE: (
        "La passerelle ne répond pas à l’appel",
        "Aucune réponse : la DGFIP n’accepte que l’adresse Internet déclarée au contrat, en pratique celle du relais "
        "de la commune.",
        _INFORMATIQUE,
    ),
    CauseAppel.LECTURE_EXPIREE: (
        "Réponse trop longue à venir",
        "Le service a pris l’appel, mais n’a pas répondu à temps.",
        _QUELQUES_MINUTES,
    ),
    CauseAppel.COUPURE: _COUPURE,
    CauseAppel.CERTIFICAT: (
        "Passerelle non reconnue",
        "La passerelle n’a pas prouvé son identité : un équipement de la mairie ouvre peut-être les échanges chiffrés, "
        "ou l’horloge du poste est fausse. Rien n’a été envoyé.",
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
        "La réponse renvoie vers une autre adresse ; elle n’a pas été suivie, pour ne pas y envoyer le numéro fiscal.",
        "Vérifiez les adresses dans Réglages.",
    ),
    CauseAppel.PAGE_WEB: (
        "Une page web à la place de la réponse",
        "Un équipement du réseau a répondu à la place de la DGFIP.",
        _INFORMATIQUE,
    ),
    CauseAppel.TRONQUEE: _COUPURE,
    CauseAppel.VIDE: ("Réponse vide", "La DGFIP a répondu sans rien dire.", _QUELQUES_MINUTES),
    CauseAppel.PAS_JSON: _ILLISIBLE,
    CauseAppel.TROP_LONGUE: _ILLISIBLE,
    CauseAppel.SANS_DONNEES: (
        "Réponse sans donnée",
        "La réponse ne contient aucune des données attendues : elle ne dit rien de la personne.",
        "Vérifiez la ressource choisie dans Réglages avec le contrat signé avec la DGFIP.",
    ),
    CauseImpot.REGLAGES_INCOMPLETS: (
        "Accès à la DGFIP non réglé",
        "Aucun appel n’a été fait : une adresse ou l’identifiant du téléservice manque.",
        _REGLAGES,
    ),
    CauseImpot.REGLAGES_INVALIDES: (
        "Réglage inutilisable",
        "Aucun appel n’a été fait : l’identifiant du téléservice ou l’en-tête du relais contient des caractères "
        "impossibles.",
        _REGLAGES,
    ),
    CauseImpot.ADRESSE_NON_CHIFFREE: (
        "Adresse non chiffrée",
        "Aucun appel n’a été fait : le numéro fiscal ne part que vers une adresse en https.",
        _REGLAGES,
    ),
    CauseImpot.IDENTIFIANTS_ABSENTS: (
        "Identifiants absents",
        "Aucun appel n’a été fait : l’identifiant ou la clé du CCAS manque sur ce poste.",
        _REGLAGES,
    ),
    CauseImpot.IDENTIFIANTS_REFUSES: (
        "Identifiants refusés",
        "La passerelle ne reconnaît pas l’identifiant et la clé du CCAS.",
        "Recopiez-les depuis le portail de la DGFIP dans Réglages.",
    ),
    CauseImpot.JETON_ILLISIBLE: (
        "Pas de jeton à cette adresse",
        "L’adresse des jetons a répondu autre chose qu’un jeton.",
        "Vérifiez l’adresse des jetons dans Réglages.",
    ),
    CauseImpot.CERTIFICAT_ABSENT: (
        "Certificat introuvable",
        "Aucun appel n’a été fait : le fichier du certificat n’est plus à sa place.",
        "Choisissez à nouveau le fichier du certificat dans Réglages.",
    ),
    CauseImpot.CERTIFICAT_ILLISIBLE: (
        "Certificat illisible",
        "Aucun appel n’a été fait : le fichier n’est pas un PEM avec le certificat et sa propre clé.",
        "Choisissez dans Réglages un fichier PEM qui contient la clé chiffrée et son certificat.",
    ),
    CauseImpot.CERTIFICAT_EN_CLAIR: (
        "Clé du certificat non protégée",
        "Aucun appel n’a été fait : la clé du fichier n’a pas de mot de passe, n’importe qui peut la copier.",
        f"Faites refaire le fichier avec une clé chiffrée. {_INFORMATIQUE}",
    ),
    CauseImpot.CERTIFICAT_SANS_MOT_DE_PASSE: (
        "Mot de passe du certificat absent",
        "Aucun appel n’a été fait : le mot de passe du certificat n’est pas enregistré sur ce poste.",
        "Saisissez le mot de passe du certificat dans Réglages.",
    ),
    CauseImpot.CERTIFICAT_MOT_DE_PASSE: (
        "Mot de passe du certificat refusé",
        "Aucun appel n’a été fait : le mot de passe enregistré n’ouvre pas la clé du certificat.",
        "Saisissez à nouveau le mot de passe du certificat dans Réglages.",
    ),
    CauseImpot.CERTIFICAT_EXPIRE: (
        "Certificat expiré",
        "Aucun appel n’a été fait : le certificat du CCAS a dépassé sa date de fin.",
        "Faites-le renouveler, puis choisissez le nouveau fichier dans Réglages.",
    ),
    CauseImpot.CERTIFICAT_PAS_ENCORE_VALABLE: (
        "Certificat pas encore valable",
        "Aucun appel n’a été fait : le certificat commence plus tard, ou l’horloge du poste est fausse.",
        f"Vérifiez la date du poste. {_INFORMATIQUE}",
    ),
    CauseImpot.CERTIFICAT_REFUSE: (
        "Certificat refusé par la DGFIP",
        "La passerelle n’accepte pas le certificat du CCAS, ou en attend un.",
        "Vérifiez que c’est celui déclaré au contrat, et qu’il n’a pas été révoqué.",
    ),
}
