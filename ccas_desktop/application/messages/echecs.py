"""What the person reads when a port fails: what happened, what is safe, what to do next."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from ccas_desktop.application import errors


@dataclass(frozen=True)
class PhraseEchec:
    """The three sentences of a failure."""

    titre: str
    sauf: str
    suite: str


_RIEN_ECRASE = "Rien n’a été écrasé."
_VERSION_GARDEE = "La version installée et la base ne changent pas."
_SAISIE_GARDEE = "Votre saisie est gardée en brouillon."

ECHECS: Mapping[type[errors.ErreurPort], PhraseEchec] = {
    errors.ErreurPort: PhraseEchec(
        "L’opération n’a pas pu se faire.",
        "Ce qui était enregistré est intact.",
        "Recommencez ; si cela se reproduit, transmettez le détail au support.",
    ),
    errors.ErreurBase: PhraseEchec(
        "L’enregistrement n’a pas pu se faire.",
        f"Ce qui était enregistré est intact. {_SAISIE_GARDEE}",
        "Recommencez ; si cela se reproduit, transmettez le détail au support.",
    ),
    errors.BaseAbsente: PhraseEchec(
        "Ce poste n’a pas encore de base.",
        "Rien n’a été créé.",
        "Ouvrez d’abord l’application et remplissez la page Réglages.",
    ),
    errors.EnregistrementAbsent: PhraseEchec(
        "Cet élément n’existe plus.",
        "Le reste du dossier est intact.",
        "Rouvrez le dossier pour voir son état actuel.",
    ),
    errors.EnregistrementUtilise: PhraseEchec(
        "Cet élément sert encore ailleurs dans le dossier.",
        "Rien n’a été supprimé.",
        "Supprimez d’abord ce qui en dépend (demande, ligne de budget), ou indiquez une date de départ.",
    ),
    errors.AnnulationRefusee: PhraseEchec(
        "Ce qui a été fait ne peut pas être annulé.",
        "Rien n’a été annulé.",
        "Ouvrez l’onglet Historique du dossier : ce qui a changé depuis y est écrit.",
    ),
    errors.EnregistrementReserve: PhraseEchec(
        "Ce dossier fait partie de ce qui est en train d’être annulé.",
        f"Rien n’a été enregistré. {_SAISIE_GARDEE}",
        "Attendez la fin de l’annulation, puis recommencez.",
    ),
    errors.ConflitDeVersion: PhraseEchec(
        "Le dossier a été modifié entre-temps.",
        f"{_RIEN_ECRASE} {_SAISIE_GARDEE}",
        "Rouvrez le dossier, vérifiez, puis enregistrez de nouveau.",
    ),
    errors.BaseOccupee: PhraseEchec(
        "La base est utilisée par un autre programme.",
        _SAISIE_GARDEE,
        "Fermez l’autre fenêtre de CCAS Desktop, puis recommencez.",
    ),
    errors.DisquePlein: PhraseEchec(
        "Le disque est plein : l’enregistrement a été refusé.",
        "Ce qui était enregistré est intact ; la dernière saisie ne l’est pas encore.",
        "Libérez de la place sur le disque, puis enregistrez de nouveau sans fermer la fenêtre.",
    ),
    errors.BaseIllisible: PhraseEchec(
        "La base ne peut pas être lue : le fichier est abîmé ou n’est pas une base de CCAS Desktop.",
        "Le fichier n’a pas été modifié.",
        "Copiez le dossier de données ailleurs, puis appelez votre support avant toute autre action.",
    ),
    errors.CleRefusee: PhraseEchec(
        "La clé de ce poste n’ouvre pas la base.",
        "La base n’a pas été modifiée.",
        "Ouvrez la session qui a créé cette base : sa clé est dans le trousseau de cette session.",
    ),
    errors.BasePlusRecente: PhraseEchec(
        "La base a été écrite par une version plus récente de CCAS Desktop.",
        "Elle n’a pas été modifiée.",
        "Installez la version la plus récente sur ce poste.",
    ),
    errors.BaseSurReseau: PhraseEchec(
        "La base est sur un dossier partagé du réseau, où elle pourrait s’abîmer.",
        "Elle n’a pas été ouverte.",
        "Placez-la sur le disque de ce poste.",
    ),
    errors.BaseSynchronisee: PhraseEchec(
        "La base est dans un dossier synchronisé (OneDrive, Dropbox, Google Drive…).",
        "Elle n’a pas été ouverte\u00a0: ce dossier l’abîmerait, et en enverrait des copies ailleurs.",
        "Placez-la sur le disque de ce poste, hors du dossier synchronisé.",
    ),
    errors.ErreurMiseAJour: PhraseEchec(
        "La mise à jour n’a pas pu se faire.",
        _VERSION_GARDEE,
        "Recommencez\u00a0; si cela se reproduit, transmettez le détail au support.",
    ),
    errors.SourceInjoignable: PhraseEchec(
        "L’adresse des mises à jour ne répond pas.",
        _VERSION_GARDEE,
        "Vérifiez le réseau et l’adresse, puis recommencez. Vous pouvez travailler sans attendre.",
    ),
    errors.SourceRenvoieAilleurs: PhraseEchec(
        "L’adresse des mises à jour renvoie vers une autre adresse, qui n’a pas été suivie.",
        _VERSION_GARDEE,
        "Demandez l’adresse exacte à votre service informatique.",
    ),
    errors.ManifesteAbsent: PhraseEchec(
        "Rien n’est publié à l’adresse des mises à jour.",
        _VERSION_GARDEE,
        "Vérifiez l’adresse\u00a0: c’est celle du dossier, sans nom de fichier.",
    ),
    errors.TelechargementCoupe: PhraseEchec(
        "Le téléchargement s’est interrompu.",
        f"Ce qui est déjà reçu est gardé. {_VERSION_GARDEE}",
        "Recommencez\u00a0: il reprendra où il s’est arrêté.",
    ),
    errors.PlaceManquante: PhraseEchec(
        "Il n’y a pas assez de place sur le disque.",
        _VERSION_GARDEE,
        "Libérez de la place (corbeille, téléchargements), puis recommencez.",
    ),
    errors.InstallationAlteree: PhraseEchec(
        "Le fichier reçu n’est pas celui qui a été publié\u00a0: il est effacé, rien n’a été lancé.",
        _VERSION_GARDEE,
        "Téléchargez-le de nouveau\u00a0; si cela se reproduit, prévenez votre service informatique.",
    ),
    errors.InstallationNonLancee: PhraseEchec(
        "Windows a refusé de lancer l’installation.",
        _VERSION_GARDEE,
        "Une règle de votre service informatique l’empêche peut-être\u00a0: demandez-lui.",
    ),
    errors.CopieDeBaseAbsente: PhraseEchec(
        "La copie de la base à remettre manque ou est abîmée.",
        "La base de ce poste est intacte.",
        "On ne peut pas revenir en arrière : gardez la version la plus récente (réinstallez-la au besoin), et "
        "prévenez le support.",
    ),
    errors.TrousseauIndisponible: PhraseEchec(
        "Le coffre de mots de passe du système ne répond pas.",
        "Les secrets déjà gardés sont intacts.",
        "Déverrouillez la session, puis recommencez.",
    ),
    errors.LettreImpossible: PhraseEchec(
        "La lettre n’a pas pu être composée.",
        "La décision et le dossier sont enregistrés.",
        "Recommencez ; si cela se reproduit, transmettez le détail au support.",
    ),
    errors.ImpressionImpossible: PhraseEchec(
        "L’imprimante n’a pas pris la lettre.",
        "La lettre est gardée dans le dossier.",
        "Vérifiez l’imprimante, puis réimprimez depuis l’onglet Courriers.",
    ),
    errors.FichierNonEcrit: PhraseEchec(
        "Le fichier n’a pas pu être écrit.",
        "Aucun fichier incomplet n’a été laissé, et la base n’a pas changé.",
        "S’il est ouvert dans un tableur, fermez-le\u00a0; sinon choisissez un autre dossier, puis recommencez.",
    ),
    errors.TexteIllisible: PhraseEchec(
        "Le fichier ne peut pas être lu.",
        "Rien n’en a été gardé, et la base n’a pas changé.",
        "Corrigez les points listés dans le détail, puis rechargez le fichier.",
    ),
    errors.BaremesIllisibles: PhraseEchec(
        "Le fichier des barèmes ne peut pas être lu.",
        "Les barèmes précédents restent en usage.",
        "Corrigez les points listés dans le détail, puis rechargez le fichier.",
    ),
    errors.ReglementIllisible: PhraseEchec(
        "Le fichier du règlement ne peut pas être lu.",
        "Le règlement précédent reste en vigueur.",
        "Corrigez les points listés dans le détail, puis rechargez le fichier.",
    ),
}


def phrase_echec(erreur: errors.ErreurPort) -> PhraseEchec:
    """Return the sentences of this failure, or of the nearest kind that has some."""
    return next(ECHECS[classe] for classe in type(erreur).__mro__ if classe in ECHECS)
