"""What changes from one règlement to another, or from a version in force to a draft, in words."""

from __future__ import annotations

from dataclasses import replace

from ccas_desktop.application.redaction_aides.mots import etape_en_mots
from ccas_desktop.domain.reglement.explication.differences import Difference, Genre, differences
from ccas_desktop.domain.reglement.modele.model import Aide, Reglement

IDENTIQUE = "Rien\u00a0: l’aide dit la même chose que la version qu’elle remplace."


def changements_du_projet(reglement: Reglement, aide: Aide) -> tuple[str, ...]:
    """Return what a draft changes in the version it replaces, that in force on its day of effect; none for a new aid.

    The vote is left out, as a new version always has its own, and the situations tried, which are no rule.
    """
    remplacee = reglement.version_du(aide.code, aide.deliberation.effet)
    if remplacee is None:
        return ()
    apres = replace(aide, deliberation=remplacee.deliberation, libelle=remplacee.libelle, exemples=remplacee.exemples)
    trouvees = differences(_seule(reglement, remplacee), _seule(reglement, apres))
    phrases = [phrase_de_la_difference(_dans_l_aide(difference)) for difference in trouvees]
    if aide.libelle != remplacee.libelle:
        nom = Difference(Genre.CHANGE, ("libelle",), remplacee.libelle, aide.libelle)
        phrases.insert(0, phrase_de_la_difference(nom))
    return tuple(phrases) or (IDENTIQUE,)


def phrase_de_la_difference(difference: Difference) -> str:
    """Return « Aide à l’énergie › Montant › Tranche 2 › Taux : 40 devient 45 »."""
    lieu = " › ".join(etape_en_mots(etape) for etape in difference.chemin)
    match difference.genre:
        case Genre.AJOUTE:
            suite = " — ".join(filter(None, ("ajouté", difference.apres)))
        case Genre.RETIRE:
            suite = " — ".join(filter(None, ("retiré", difference.avant)))
        case _:
            suite = f"«\u00a0{difference.avant}\u00a0» devient «\u00a0{difference.apres}\u00a0»"
    return f"{lieu}\u00a0: {suite}"


def _dans_l_aide(difference: Difference) -> Difference:
    """Leave out the aid, which the page names, and a whole part as the file writes it: its sentences are below."""
    chemin = difference.chemin[1:]
    if difference.genre is Genre.CHANGE:
        return replace(difference, chemin=chemin)
    avant, apres = ("" if " = " in texte else texte for texte in (difference.avant, difference.apres))
    return replace(difference, chemin=chemin, avant=avant, apres=apres)


def _seule(reglement: Reglement, aide: Aide) -> Reglement:
    return replace(reglement, aides=(aide,), anterieures=())
