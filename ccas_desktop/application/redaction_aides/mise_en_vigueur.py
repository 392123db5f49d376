"""Bring a draft into force: a new version of the règlement is imported, the former ones stay as they are."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from ccas_desktop.application.journal import Auteur
from ccas_desktop.application.ports import Lecture
from ccas_desktop.application.redaction_aides.modeles import chiffres_restants
from ccas_desktop.application.redaction_aides.notes import cle_de_l_aide
from ccas_desktop.application.redaction_aides.projet import Projet, completee
from ccas_desktop.application.redaction_aides.projets import oublier_projet, projet_garde
from ccas_desktop.application.reglages import importer_reglement
from ccas_desktop.application.services import Services
from ccas_desktop.domain.errors import RefusMetier
from ccas_desktop.domain.reglement.fichier.edition import avec_aide, examiner_aide
from ccas_desktop.domain.reglement.lecteur import FORMAT
from ccas_desktop.domain.reglement.modele.model import Aide, Reglement

TITRE = "Règlement des aides facultatives"
NOM_DU_FICHIER = "écrit dans le logiciel"


@dataclass(frozen=True)
class Consequences:
    """What must be agreed to before a version comes into force, in French; empty when nothing must.

    Attributes:
        remplace: the version whose place it takes, None when it is added.
    """

    questions: tuple[str, ...]
    remplace: Aide | None = None


def reglement_de_travail(services: Services, base: Lecture) -> Reglement:
    """Return the règlement in force, or an empty one on a new base. Raises ReglementIllisible."""
    reglages = base.reglages()
    if reglages.reglement is not None:
        return services.lire_reglement(reglages.reglement.texte)
    return Reglement(FORMAT, TITRE, reglages.ccas.commune or reglages.ccas.nom or "Commune", aides=())


def notes_de_travail(services: Services, base: Lecture) -> Mapping[str, str]:
    """Return what the file in force notes beside its rules: it is kept when the file is written again."""
    importe = base.reglages().reglement
    return services.notes.lire(importe.texte) if importe is not None else {}


def consequences(reglement: Reglement, aide: Aide, aujourdhui: date) -> Consequences:
    """Return what a version changes of what is already voted: the past is never rewritten without being asked."""
    versions = reglement.versions(aide.code)
    vote, effet = aide.deliberation, aide.deliberation.effet
    meme_jour = next((v for v in versions if v.deliberation.effet == effet), None)
    questions = []
    if meme_jour is not None:
        questions.append(
            f"Une version de cette aide s’applique déjà à partir du {effet:%d/%m/%Y} ({meme_jour.deliberation.intitule}"
            "). Elle sera remplacée\u00a0: les demandes non décidées seront calculées avec la nouvelle. Celles qui "
            "sont décidées gardent leur calcul."
        )
    elif any(v.deliberation.effet > effet for v in versions):
        questions.append(
            "Une version plus récente de cette aide existe déjà\u00a0: celle-ci ne régira que les jours qui la "
            "précèdent."
        )
    if effet < vote.date:
        questions.append(
            f"L’aide s’appliquerait dès le {effet:%d/%m/%Y}, avant le vote du {vote.date:%d/%m/%Y}. Une délibération "
            "ne vaut en principe que pour l’avenir."
        )
    elif effet < aujourdhui and not questions:
        questions.append(
            f"L’aide s’appliquera depuis le {effet:%d/%m/%Y}, un jour passé\u00a0: les demandes non décidées en "
            "tiendront compte."
        )
    return Consequences(tuple(questions), meme_jour)


def aide_du_projet(projet: Projet, reglement: Reglement) -> Aide:
    """Return the aid of a draft. Raises RefusMetier `aide_inachevee` as long as something is missing or wrong."""
    aide = examiner_aide(completee(projet.aide), reglement.vocabulaire).valeur
    if aide is None:
        raise RefusMetier("aide_inachevee")
    if projet.origine and aide.code != projet.origine:
        raise RefusMetier("aide_renommee", champ="code")
    if not projet.origine and reglement.versions(aide.code):
        raise RefusMetier("aide_deja_nommee", champ="code", nom=aide.code)
    return aide


def exiger_chiffres_vus(projet: Projet) -> None:
    """Refuse a draft with figures of its sample that nobody looked at. Raises RefusMetier `chiffres_du_modele`."""
    restants = chiffres_restants(projet.aide, projet.chiffres)
    if restants:
        raise RefusMetier("chiffres_du_modele", champ=restants[0].chemin, nombre=str(len(restants)))


def preparer(services: Services, projet: Projet) -> Consequences:
    """Return what must be agreed to before a draft comes into force. Raises RefusMetier when it cannot."""
    with services.base.lecture() as base:
        reglement = reglement_de_travail(services, base)
    exiger_chiffres_vus(projet)
    return consequences(reglement, aide_du_projet(projet, reglement), services.horloge.aujourdhui())


def mettre_en_vigueur(services: Services, auteur: Auteur, projet: Projet, *, accepte: bool = False) -> Reglement:
    """Import the règlement with this version of the aid, and forget the draft.

    Raises RefusMetier `version_a_confirmer` when it changes something already voted and `accepte` is not said,
    `projet_change_ailleurs` when somebody else wrote the draft since, and as `aide_du_projet` and
    `exiger_chiffres_vus`.
    """
    with services.base.lecture() as base:
        reglement = reglement_de_travail(services, base)
        notes = notes_de_travail(services, base)
        stocke = projet_garde(base, projet.cle)
    aide = aide_du_projet(projet, reglement)
    exiger_chiffres_vus(projet)
    if stocke is not None and stocke.aide != projet.aide:
        raise RefusMetier("projet_change_ailleurs", par=stocke.par)
    if not accepte and consequences(reglement, aide, services.horloge.aujourdhui()).questions:
        raise RefusMetier("version_a_confirmer", champ="effet")
    notes = {**notes, cle_de_l_aide(aide): projet.note}
    texte = services.notes.ecrire(services.ecrire_reglement(avec_aide(reglement, aide)), notes)
    importe = importer_reglement(services, auteur, texte, nom_fichier=NOM_DU_FICHIER)
    with services.base.ecriture(auteur) as base:
        oublier_projet(services, base, projet.cle)
    return importe
