"""One draft written in two places at once: both are kept, and what tells them apart is said place by place."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from ccas_desktop.application.journal import Auteur
from ccas_desktop.application.messages.heures import phrase_instant
from ccas_desktop.application.redaction_aides.choix import SINON, VOIES
from ccas_desktop.application.redaction_aides.formes import Genre
from ccas_desktop.application.redaction_aides.mots import LIEUX, lieu_en_mots
from ccas_desktop.application.redaction_aides.mots_communs import LIEUX_COMMUNS
from ccas_desktop.application.redaction_aides.projet import Projet
from ccas_desktop.application.redaction_aides.projets import ecrire_projet, projet_garde
from ccas_desktop.application.redaction_aides.valeurs import ecrire
from ccas_desktop.application.services import Services
from ccas_desktop.domain.reglement.modele.indicateurs import PAR_CODE

NBSP = "\u00a0"
ECARTS_DITS = 6
# The codes of the language, by the words an agent knows them by.
_MOTS = {"voie": dict(VOIES), "sinon": dict(SINON)}
_FAITS = {code: indicateur.libelle for code, indicateur in PAR_CODE.items()}


@dataclass(frozen=True)
class Gardee:
    """What became of what is typed.

    Attributes:
        projet: as it is kept: under another key when somebody else wrote the same draft meanwhile.
        autre: what the other wrote; None when nobody did.
        disparu: the draft was brought into force or given up elsewhere; what is typed is a draft again.
    """

    projet: Projet
    autre: Projet | None = None
    disparu: bool = False


def garder_redaction(services: Services, auteur: Auteur, projet: Projet) -> Gardee:
    """Keep what is typed of a draft; nothing that another wrote since it was read is written over.

    `projet.redaction` names the page it is typed in: its own former writes are no conflict.
    """
    instant = services.horloge.maintenant()
    with services.base.ecriture(auteur) as base:
        stocke = projet_garde(base, projet.cle, projet.famille)
        if stocke is not None and _ecrit_par_un_autre(stocke, projet):
            a_cote = projet_garde(base, projet.redaction, projet.famille)
            revision = a_cote.revision if a_cote is not None else 0
            copie = replace(projet, cle=projet.redaction, revision=revision, a_cote=True)
            return Gardee(ecrire_projet(base, copie, instant), stocke)
        revision = stocke.revision if stocke is not None else 0
        garde = ecrire_projet(base, replace(projet, revision=revision), instant)
        return Gardee(garde, disparu=stocke is None and projet.revision > 0)


def ecarts_des_projets(ici: Projet, la: Projet) -> tuple[str, ...]:
    """Return what tells two drafts apart, in the words of their forms."""
    return ecarts(ici.aide, la.aide, LIEUX_COMMUNS if ici.est_commun else LIEUX)


def ecarts(ici: Mapping[str, object], la: Mapping[str, object], mots: Mapping[str, str] = LIEUX) -> tuple[str, ...]:
    """Return what tells two drafts apart, a few places first: « Montant › Taux : « 40 » ici, « 45 » dans l’autre »."""
    ici_a_plat, la_a_plat = dict(_feuilles(ici, "")), dict(_feuilles(la, ""))
    lieux = [lieu for lieu in dict.fromkeys((*ici_a_plat, *la_a_plat)) if ici_a_plat.get(lieu) != la_a_plat.get(lieu)]
    dits = [
        f"{lieu_en_mots(lieu, mots)}{NBSP}: {_cite(lieu, ici_a_plat)} ici, {_cite(lieu, la_a_plat)} dans l’autre"
        for lieu in lieux[:ECARTS_DITS]
    ]
    restants = len(lieux) - len(dits)
    return (*dits, f"et {restants} autre{'s' if restants > 1 else ''}") if restants else tuple(dits)


def phrase_du_conflit(services: Services, autre: Projet) -> str:
    """Return who wrote the other one and when, and that both are kept."""
    heure = services.horloge.heure_de(autre.modifie_le)
    ou = "se retrouvent sur cette page" if autre.est_commun else "sont dans la liste des projets"
    return (
        f"{autre.par or 'Quelqu’un'} a changé ce projet le {phrase_instant(heure)}, pendant que vous l’écriviez. Rien "
        f"n’est perdu{NBSP}: vous continuez dans une autre version, gardée à côté, et l’autre reste telle quelle. Les "
        f"deux {ou}."
    )


def phrase_de_l_autre(services: Services, autre: Projet) -> str:
    """Return who wrote the other one and when, to who opens the page later."""
    heure = services.horloge.heure_de(autre.modifie_le)
    qui = autre.par or "quelqu’un d’autre"
    return (
        f"Ce projet a deux versions, écrites en même temps{NBSP}: l’autre est de {qui}, le {heure:%d/%m/%Y à %H:%M}. "
        "Reprenez ici ce qu’il faut garder, puis abandonnez celle qui ne sert plus."
    )


def _ecrit_par_un_autre(stocke: Projet, projet: Projet) -> bool:
    lu = stocke.revision == projet.revision or stocke.redaction == projet.redaction
    return not lu and (stocke.aide, stocke.chiffres) != (projet.aide, projet.chiffres)


def _feuilles(valeur: object, lieu: str) -> Iterator[tuple[str, str]]:
    if isinstance(valeur, Mapping):
        for cle, interieure in valeur.items():
            yield from _feuilles(interieure, f"{lieu}.{cle}".lstrip("."))
    elif isinstance(valeur, list) and any(isinstance(element, Mapping) for element in valeur):
        for rang, element in enumerate(valeur, start=1):
            yield from _feuilles(element, f"{lieu}[{rang}]")
    else:
        texte = ecrire(Genre.NOMBRES if isinstance(valeur, list) else Genre.TEXTE, valeur)
        if texte:
            yield lieu, texte


def _cite(lieu: str, textes: Mapping[str, str]) -> str:
    if lieu not in textes:
        return "rien"
    mots = _MOTS.get(lieu.rpartition(".")[2], _FAITS)
    return f"«{NBSP}{mots.get(textes[lieu], textes[lieu])}{NBSP}»"
