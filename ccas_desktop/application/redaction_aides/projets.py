"""The drafts of the aids: kept at every change, apart from what is in force, until they are applied or given up."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime

from ccas_desktop.application.identifiants import nouvel_id
from ccas_desktop.application.journal import Auteur
from ccas_desktop.application.ports import Ecriture, Lecture
from ccas_desktop.application.redaction_aides.projet import COMMUNS, DES_AIDES, Chiffre, Projet
from ccas_desktop.application.services import Services
from ccas_desktop.application.vues import Brouillon

# The draft of the common rules, when nobody wrote it at two places at once.
PRINCIPAL = "commun"


def lire_projets(services: Services) -> tuple[Projet, ...]:
    """Return the drafts, the last one changed first."""
    with services.base.lecture() as base:
        return projets_de(base)


def projets_de(base: Lecture, famille: str = DES_AIDES) -> tuple[Projet, ...]:
    """Return the same from a reading already open; `famille` tells those of the aids from those of the common rules."""
    projets = (_lu(famille, cle, texte) for cle, texte in _contenu(base, famille).items())
    return tuple(sorted(projets, key=lambda projet: projet.modifie_le, reverse=True))


def projet_garde(base: Lecture, cle: str, famille: str = DES_AIDES) -> Projet | None:
    """Return the draft of a key as it is kept; None when there is none."""
    texte = _contenu(base, famille).get(cle)
    return _lu(famille, cle, texte) if texte is not None else None


def creer_projet(
    services: Services,
    auteur: Auteur,
    aide: Mapping[str, object],
    *,
    origine: str = "",
    chiffres: tuple[Chiffre, ...] = (),
) -> Projet:
    """Keep a new draft and return it."""
    projet = Projet(nouvel_id(), aide, services.horloge.maintenant(), origine, chiffres)
    return garder_projet(services, auteur, projet)


def garder_projet(services: Services, auteur: Auteur, projet: Projet) -> Projet:
    """Keep a draft as it is now, and return it with the moment of its change."""
    with services.base.ecriture(auteur) as base:
        return ecrire_projet(base, projet, services.horloge.maintenant())


def ecrire_projet(base: Ecriture, projet: Projet, instant: datetime) -> Projet:
    """Do the same in a unit of work already open."""
    garde = replace(projet, modifie_le=instant, revision=projet.revision + 1, par=base.auteur.nom)
    contenu = {**_contenu(base, projet.famille), projet.cle: _ecrit(garde)}
    _ecrire(base, projet.famille, contenu, instant)
    return garde


def abandonner_projet(services: Services, auteur: Auteur, cle: str) -> None:
    """Forget a draft."""
    with services.base.ecriture(auteur) as base:
        oublier_projet(services, base, cle)


def oublier_projet(services: Services, base: Ecriture, cle: str, famille: str = DES_AIDES) -> None:
    """Do the same in a unit of work already open."""
    restants = {autre: texte for autre, texte in _contenu(base, famille).items() if autre != cle}
    _ecrire(base, famille, restants, services.horloge.maintenant())


def _contenu(base: Lecture, famille: str) -> Mapping[str, str]:
    garde = base.brouillon(famille)
    if garde is None:
        return {}
    if famille == COMMUNS and "table" in garde.contenu:
        # As it was kept while there could be one only: its table, and nothing of who wrote it.
        return {PRINCIPAL: _ecrit(Projet(PRINCIPAL, json.loads(garde.contenu["table"]), garde.modifie_le))}
    return garde.contenu


def _ecrire(base: Ecriture, famille: str, contenu: Mapping[str, str], instant: datetime) -> None:
    if contenu:
        base.ecrire_brouillon(Brouillon(famille, dict(contenu), instant))
    else:
        base.effacer_brouillon(famille)


def _ecrit(projet: Projet) -> str:
    faits = {
        "aide": projet.aide,
        "origine": projet.origine,
        "modifie_le": projet.modifie_le.isoformat(),
        "chiffres": projet.chiffres,
        "revision": projet.revision,
        "par": projet.par,
        "redaction": projet.redaction,
        "a_cote": projet.a_cote,
    }
    return json.dumps(faits, ensure_ascii=False)


def _lu(famille: str, cle: str, texte: str) -> Projet:
    lu = json.loads(texte)
    return Projet(
        cle,
        lu["aide"],
        datetime.fromisoformat(lu["modifie_le"]),
        lu["origine"],
        tuple((lieu, valeur) for lieu, valeur in lu.get("chiffres", ())),
        lu.get("revision", 0),
        lu.get("par", ""),
        lu.get("redaction", ""),
        lu.get("a_cote", False),
        famille,
    )
