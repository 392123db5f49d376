"""Bring the common rules into force: the règlement is imported with them, the aids stay as they are."""

from __future__ import annotations

from ccas_desktop.application.journal import Auteur
from ccas_desktop.application.redaction_aides.mise_en_vigueur import (
    NOM_DU_FICHIER,
    Consequences,
    notes_de_travail,
    reglement_de_travail,
)
from ccas_desktop.application.redaction_aides.projet import COMMUNS, Projet
from ccas_desktop.application.redaction_aides.projet_commun import completee_commune, projet_commun
from ccas_desktop.application.redaction_aides.projets import oublier_projet
from ccas_desktop.application.reglages import importer_reglement
from ccas_desktop.application.services import Services
from ccas_desktop.domain.errors import RefusMetier
from ccas_desktop.domain.reglement.fichier.edition import lire_commun
from ccas_desktop.domain.reglement.modele.model import Aide, Reglement


def consequences_communes(avant: Reglement, apres: Reglement) -> Consequences:
    """Return which aids in force compute otherwise: their requests not decided yet do too, and that is asked first."""
    questions = []
    changes = _definitions_changees(avant, apres)
    touchees = [aide.libelle for aide in apres.aides if _lit(aide, apres, changes)]
    if touchees:
        noms = " et ".join(f"«\u00a0{apres.vocabulaire[code].libelle}\u00a0»" for code in sorted(changes))
        questions.append(
            f"Ces indicateurs changent\u00a0: {noms}. Les demandes non décidées de ces aides seront calculées "
            f"autrement, quel que soit leur jour\u00a0: {', '.join(touchees)}. Pour ne changer que l’avenir, écrivez "
            "un nouvel indicateur et une nouvelle version de l’aide."
        )
    if avant.aides and avant.qui_regit is not apres.qui_regit:
        questions.append(
            "Le jour qui choisit la version change\u00a0: une demande en cours peut passer sous une autre version de "
            "son aide."
        )
    if avant.aides and _valeurs_passees(avant) - _valeurs_passees(apres):
        questions.append(
            "Une valeur de barème déjà écrite est changée ou retirée\u00a0: les demandes non décidées qui la lisent "
            "seront calculées autrement. Une nouvelle valeur s’ajoute avec sa date, elle ne remplace pas l’ancienne."
        )
    return Consequences(tuple(questions))


def preparer_commun(services: Services, projet: Projet) -> Consequences:
    """Return what must be agreed to before the draft comes into force.

    Raises RefusMetier `regles_communes_inachevees` as long as something is missing or wrong.
    """
    with services.base.lecture() as base:
        reglement = reglement_de_travail(services, base)
    return consequences_communes(reglement, _reglement_du_projet(projet, reglement))


def mettre_en_vigueur_commun(services: Services, auteur: Auteur, projet: Projet, *, accepte: bool = False) -> Reglement:
    """Import the règlement with the common rules, and forget their draft.

    Raises RefusMetier `version_a_confirmer` when aids in force change and `accepte` is not said,
    `projet_change_ailleurs` when somebody else wrote the draft since, and as `preparer_commun`.
    """
    with services.base.lecture() as base:
        reglement = reglement_de_travail(services, base)
        notes = notes_de_travail(services, base)
        stocke = projet_commun(base, projet.cle)
    if stocke is not None and stocke.aide != projet.aide:
        raise RefusMetier("projet_change_ailleurs", par=stocke.par)
    apres = _reglement_du_projet(projet, reglement)
    if not accepte and consequences_communes(reglement, apres).questions:
        raise RefusMetier("version_a_confirmer", champ="indicateur")
    texte = services.notes.ecrire(services.ecrire_reglement(apres), notes)
    importe = importer_reglement(services, auteur, texte, nom_fichier=NOM_DU_FICHIER)
    with services.base.ecriture(auteur) as base:
        oublier_projet(services, base, projet.cle, COMMUNS)
    return importe


def _reglement_du_projet(projet: Projet, reglement: Reglement) -> Reglement:
    apres, fautes = lire_commun(completee_commune(projet.aide), reglement)
    if fautes:
        raise RefusMetier("regles_communes_inachevees")
    return apres


def _definitions_changees(avant: Reglement, apres: Reglement) -> set[str]:
    """Return the codes of the indicators that do not compute the same, those they are computed from included."""
    changees: set[str] = set()
    for definition in apres.definitions:
        code = definition.indicateur.code
        ancienne = avant.definitions_par_code.get(code)
        dessous = {lu.code for lu in definition.depend_de} & changees
        if ancienne is not None and (ancienne != definition or dessous):
            changees.add(code)
    return changees


def _lit(aide: Aide, reglement: Reglement, codes: set[str]) -> bool:
    """Tell whether a version of an aid reads one of these indicators; what they are computed from is among them."""
    return any(lu.code in codes for version in reglement.versions(aide.code) for lu in version.indicateurs)


def _valeurs_passees(reglement: Reglement) -> set[tuple[str, object]]:
    return {(bareme.code, valeur) for bareme in reglement.baremes for valeur in bareme.valeurs}
