"""The drafts of the aids: kept at every change, apart from what is in force, until they are applied or given up."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime

from ccas_desktop.application.identifiants import nouvel_id
from ccas_desktop.application.journal import Auteur
from ccas_desktop.application.ports import Ecriture, Lecture
from ccas_desktop.application.redaction_aides.projet import Chiffre, Projet
from ccas_desktop.application.services import Services
from ccas_desktop.application.vues import Brouillon

CLE = "reglement/projets"


def lire_projets(services: Services) -> tuple[Projet, ...]:
    """Return the drafts, the last one changed first."""
    with services.base.lecture() as base:
        return projets_de(base)


def projets_de(base: Lecture) -> tuple[Projet, ...]:
    """Return the same from a reading already open."""
    projets = (_lu(cle, texte) for cle, texte in _contenu(base).items())
    return tuple(sorted(projets, key=lambda projet: projet.modifie_le, reverse=True))


def projet_garde(base: Lecture, cle: str) -> Projet | None:
    """Return the draft of a key as it is kept; None when there is none."""
    texte = _contenu(base).get(cle)
    return _lu(cle, texte) if texte is not None else None


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
    _ecrire(base, {**_contenu(base), projet.cle: _ecrit(garde)}, instant)
    return garde


def abandonner_projet(services: Services, auteur: Auteur, cle: str) -> None:
    """Forget a draft."""
    with services.base.ecriture(auteur) as base:
        oublier_projet(services, base, cle)


def oublier_projet(services: Services, base: Ecriture, cle: str) -> None:
    """Do the same in a unit of work already open."""
    restants = {autre: texte for autre, texte in _contenu(base).items() if autre != cle}
    _ecrire(base, restants, services.horloge.maintenant())


def _contenu(base: Lecture) -> Mapping[str, str]:
    garde = base.brouillon(CLE)
    return garde.contenu if garde else {}


def _ecrire(base: Ecriture, contenu: Mapping[str, str], instant: datetime) -> None:
    if contenu:
        base.ecrire_brouillon(Brouillon(CLE, dict(contenu), instant))
    else:
        base.effacer_brouillon(CLE)


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


def _lu(cle: str, texte: str) -> Projet:
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
    )
