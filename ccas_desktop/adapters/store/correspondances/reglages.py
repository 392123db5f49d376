"""The settings of the office, as rows: the CCAS, its agents, delegations, règlement and what its token allows."""

from __future__ import annotations

import json
from datetime import date, datetime
from decimal import Decimal
from typing import Any

import sqlite_utils

from ccas_desktop.adapters.store.correspondances.budgets import NATURE_AJOUTEE
from ccas_desktop.adapters.store.correspondances.connexion_impot import connexion_impot
from ccas_desktop.adapters.store.correspondances.correspondance import Correspondance, lignes, premiere
from ccas_desktop.adapters.store.correspondances.valeurs import (
    Ligne,
    date_ou_rien,
    instant_en_texte,
    json_de,
    texte_ou_rien,
)
from ccas_desktop.application.vues import BaremesImportes, Reglages, ReglementImporte
from ccas_desktop.domain.ccas import Ccas
from ccas_desktop.domain.demandes.decision import Agent, Delegation, Organe
from ccas_desktop.domain.jours import Territoire

# One office a base: a fixed id, so that two first saves meet as a conflict of versions and not as two offices.
ID_DU_CCAS = "00000000-0000-7000-8000-000000000001"

_TEXTES_CCAS = (
    "nom",
    "commune",
    "siret",
    "telephone",
    "courriel",
    "horaires",
    "tribunal",
    "tribunal_adresse",
    "dpo",
    "duree_active",
    "api_url",
    "relais_entete",
)


def _ligne_ccas(ccas: Ccas) -> dict[str, Any]:
    textes = {nom: getattr(ccas, nom) for nom in _TEXTES_CCAS}
    return {
        **textes,
        "adresse": json_de(ccas.adresse),
        "logo": ccas.logo,
        "territoire": str(ccas.territoire),
        "delai_pieces": ccas.delai_pieces,
        "fraicheur_pieces": ccas.fraicheur_pieces,
    }


def _ccas(ligne: Ligne) -> Ccas:
    return Ccas(
        id=ligne["id"],
        version=ligne["version"],
        adresse=tuple(json.loads(ligne["adresse"])),
        logo=bytes(ligne["logo"]),
        territoire=Territoire(ligne["territoire"]),
        delai_pieces=ligne["delai_pieces"],
        fraicheur_pieces=ligne["fraicheur_pieces"],
        **{nom: ligne[nom] for nom in _TEXTES_CCAS},
    )


def _ligne_agent(agent: Agent) -> dict[str, Any]:
    return {
        "prenom": agent.prenom,
        "nom": agent.nom,
        "qualite": agent.qualite,
        "telephone": agent.telephone,
        "courriel": agent.courriel,
        "actif": int(agent.actif),
    }


def _agent(ligne: Ligne) -> Agent:
    return Agent(
        id=ligne["id"],
        version=ligne["version"],
        prenom=ligne["prenom"],
        nom=ligne["nom"],
        qualite=ligne["qualite"],
        telephone=ligne["telephone"],
        courriel=ligne["courriel"],
        actif=bool(ligne["actif"]),
    )


def _ligne_delegation(delegation: Delegation) -> dict[str, Any]:
    return {
        "agent_id": delegation.agent_id,
        "organe": str(delegation.organe),
        "plafond": str(delegation.plafond),
        "deliberation": delegation.deliberation,
        "deliberation_date": str(delegation.deliberation_date),
        "debut": str(delegation.debut),
        "fin": texte_ou_rien(delegation.fin),
        "aides": json_de(delegation.aides),
    }


def _delegation(ligne: Ligne) -> Delegation:
    return Delegation(
        id=ligne["id"],
        version=ligne["version"],
        agent_id=ligne["agent_id"],
        organe=Organe(ligne["organe"]),
        plafond=Decimal(ligne["plafond"]),
        deliberation=ligne["deliberation"],
        deliberation_date=date.fromisoformat(ligne["deliberation_date"]),
        debut=date.fromisoformat(ligne["debut"]),
        fin=date_ou_rien(ligne["fin"]),
        aides=tuple(json.loads(ligne["aides"])),
    )


CCAS = Correspondance(
    "ccas",
    Ccas,
    (*_TEXTES_CCAS, "adresse", "logo", "territoire", "delai_pieces", "fraicheur_pieces"),
    _ligne_ccas,
    _ccas,
)
AGENT = Correspondance(
    "agent", Agent, ("prenom", "nom", "qualite", "telephone", "courriel", "actif"), _ligne_agent, _agent
)
DELEGATION = Correspondance(
    "delegation",
    Delegation,
    ("agent_id", "organe", "plafond", "deliberation", "deliberation_date", "debut", "fin", "aides"),
    _ligne_delegation,
    _delegation,
)


def reglages(db: sqlite_utils.Database) -> Reglages:
    """Return the settings; empty ones on a new base."""
    offices = CCAS.lister(db, "ORDER BY id LIMIT 1")
    jeton = premiere(db, "SELECT scopes, expire_le FROM habilitation")
    return Reglages(
        ccas=offices[0] if offices else Ccas(id=ID_DU_CCAS),
        agents=AGENT.lister(db, "ORDER BY id"),
        delegations=DELEGATION.lister(db, "ORDER BY id"),
        reglement=next(iter(reglements_importes(db, limite=1)), None),
        baremes=_baremes(db),
        scopes=frozenset(json.loads(jeton["scopes"])) if jeton else frozenset(),
        jeton_expire_le=date_ou_rien(jeton["expire_le"]) if jeton else None,
        impot=connexion_impot(db),
        natures=NATURE_AJOUTEE.lister(db, "ORDER BY id"),
    )


def reglements_importes(db: sqlite_utils.Database, *, limite: int = -1) -> tuple[ReglementImporte, ...]:
    """Return the règlements brought in, the last one first."""
    lues = lignes(db, "SELECT * FROM reglement ORDER BY rang DESC LIMIT ?", (limite,))
    return tuple(ReglementImporte(*_fichier(ligne)) for ligne in lues)


def _baremes(db: sqlite_utils.Database) -> BaremesImportes | None:
    ligne = premiere(db, "SELECT * FROM bareme ORDER BY rang DESC LIMIT 1")
    return BaremesImportes(*_fichier(ligne)) if ligne is not None else None


def _fichier(ligne: Ligne) -> tuple[str, str, datetime, str]:
    return ligne["texte"], ligne["nom_fichier"], datetime.fromisoformat(ligne["importe_le"]), ligne["empreinte"]


def ajouter_fichier(db: sqlite_utils.Database, fichier: ReglementImporte | BaremesImportes) -> str:
    """Keep a file of rules or of scales, and return its table: the last is in use, the others explain the past."""
    table = "reglement" if isinstance(fichier, ReglementImporte) else "bareme"
    db.execute(
        f"INSERT INTO {table} (texte, nom_fichier, importe_le, empreinte) VALUES (?, ?, ?, ?)",  # noqa: S608
        (fichier.texte, fichier.nom_fichier, instant_en_texte(fichier.importe_le), fichier.empreinte),
    )
    return table


def retenir_scopes(db: sqlite_utils.Database, scopes: frozenset[str], expire_le: date | None) -> None:
    """Keep what the token allows."""
    db.execute(
        "INSERT INTO habilitation (id, scopes, expire_le) VALUES (1, ?, ?)"
        " ON CONFLICT (id) DO UPDATE SET scopes = excluded.scopes, expire_le = excluded.expire_le",
        (json_de(sorted(scopes)), texte_ou_rien(expire_le)),
    )
