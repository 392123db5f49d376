"""The demande, the replies and data it rests on, and the traces of the calls, as rows."""

from __future__ import annotations

import json
from datetime import date, datetime
from decimal import Decimal
from typing import Any

import sqlite_utils

from ccas_desktop.adapters.store.correspondances.correspondance import Correspondance, lignes
from ccas_desktop.adapters.store.correspondances.decisions import DECISION, NON_RETIREE
from ccas_desktop.adapters.store.correspondances.reponses import reponse_depuis, reponse_en_json
from ccas_desktop.adapters.store.correspondances.reprises import COMPTE_COMME_RECUE
from ccas_desktop.adapters.store.correspondances.valeurs import (
    Ligne,
    decimal_ou_rien,
    instant_en_texte,
    json_de,
    provenance_depuis,
    provenance_en_json,
    texte_ou_rien,
)
from ccas_desktop.domain.demandes.decision import Decision
from ccas_desktop.domain.demandes.demande import (
    Demande,
    DonneeRetenue,
    InformationRemise,
    ReponseRecue,
)
from ccas_desktop.domain.demandes.statuts import OrganeSaisi, StatutDemande

_STATUTS_EN_INSTRUCTION = ", ".join(f"'{statut}'" for statut in StatutDemande if statut.est_en_instruction)
EN_INSTRUCTION = f"statut IN ({_STATUTS_EN_INSTRUCTION})"


def _ligne_demande(demande: Demande) -> dict[str, Any]:
    return {
        "dossier_id": demande.dossier_id,
        "numero": demande.numero,
        "demandeur_id": demande.demandeur_id,
        "allocataire_id": demande.allocataire_id,
        "aide": demande.aide,
        "deposee_le": str(demande.deposee_le),
        "objet": demande.objet,
        "montant_demande": texte_ou_rien(demande.montant_demande),
        "montant_facture": texte_ou_rien(demande.montant_facture),
        "tiers_paye": demande.tiers_paye,
        "urgence": demande.urgence,
        "reponses": json_de(dict(demande.reponses)),
        "information": _information_en_json(demande.information),
        "statut": str(demande.statut),
        "renouvelle_id": demande.renouvelle_id,
        "organe_saisi": texte_ou_rien(demande.organe_saisi),
        "autorite": demande.autorite,
    }


def _demande(ligne: Ligne) -> Demande:
    return Demande(
        id=ligne["id"],
        version=ligne["version"],
        dossier_id=ligne["dossier_id"],
        numero=ligne["numero"],
        demandeur_id=ligne["demandeur_id"],
        allocataire_id=ligne["allocataire_id"],
        aide=ligne["aide"],
        deposee_le=date.fromisoformat(ligne["deposee_le"]),
        objet=ligne["objet"],
        montant_demande=decimal_ou_rien(ligne["montant_demande"]),
        montant_facture=decimal_ou_rien(ligne["montant_facture"]),
        tiers_paye=ligne["tiers_paye"],
        urgence=ligne["urgence"],
        reponses=json.loads(ligne["reponses"]),
        information=_information_depuis(ligne["information"]),
        statut=StatutDemande(ligne["statut"]),
        renouvelle_id=ligne["renouvelle_id"],
        organe_saisi=OrganeSaisi(ligne["organe_saisi"]) if ligne["organe_saisi"] else None,
        autorite=ligne["autorite"],
    )


def _information_en_json(information: InformationRemise | None) -> str | None:
    if information is None:
        return None
    return json_de(
        {
            "remise_le": instant_en_texte(information.remise_le),
            "agent": information.agent,
            "version": str(information.version),
            "prefere_papiers": information.prefere_papiers,
        }
    )


def _information_depuis(texte: str | None) -> InformationRemise | None:
    if texte is None:
        return None
    valeurs: dict[str, Any] = json.loads(texte)
    return InformationRemise(
        datetime.fromisoformat(valeurs["remise_le"]),
        valeurs["agent"],
        version=valeurs["version"],
        prefere_papiers=valeurs["prefere_papiers"],
    )


def _ligne_reponse(recue: ReponseRecue) -> dict[str, Any]:
    return {
        "dossier_id": recue.dossier_id,
        "demande_id": recue.demande_id,
        "usager_id": recue.usager_id,
        "source": str(recue.reponse.source),
        "contenu": reponse_en_json(recue.reponse),
    }


def _reponse(ligne: Ligne) -> ReponseRecue:
    return ReponseRecue(
        id=ligne["id"],
        version=ligne["version"],
        dossier_id=ligne["dossier_id"],
        demande_id=ligne["demande_id"],
        usager_id=ligne["usager_id"],
        reponse=reponse_depuis(ligne["contenu"]),
    )


def _ligne_donnee(donnee: DonneeRetenue) -> dict[str, Any]:
    return {
        "dossier_id": donnee.dossier_id,
        "demande_id": donnee.demande_id,
        "indicateur": donnee.indicateur,
        "valeur": donnee.valeur,
        "provenance": provenance_en_json(donnee.provenance),
        "usager_id": donnee.usager_id,
    }


def _donnee(ligne: Ligne) -> DonneeRetenue:
    return DonneeRetenue(
        id=ligne["id"],
        version=ligne["version"],
        dossier_id=ligne["dossier_id"],
        demande_id=ligne["demande_id"],
        indicateur=ligne["indicateur"],
        valeur=ligne["valeur"],
        provenance=provenance_depuis(ligne["provenance"]),
        usager_id=ligne["usager_id"],
    )


DEMANDE = Correspondance(
    "demande",
    Demande,
    (
        "dossier_id",
        "numero",
        "demandeur_id",
        "allocataire_id",
        "aide",
        "deposee_le",
        "objet",
        "montant_demande",
        "montant_facture",
        "tiers_paye",
        "urgence",
        "reponses",
        "information",
        "statut",
        "renouvelle_id",
        "organe_saisi",
        "autorite",
    ),
    _ligne_demande,
    _demande,
)
REPONSE = Correspondance(
    "reponse",
    ReponseRecue,
    ("dossier_id", "demande_id", "usager_id", "source", "contenu"),
    _ligne_reponse,
    _reponse,
)
DONNEE = Correspondance(
    "donnee_retenue",
    DonneeRetenue,
    ("dossier_id", "demande_id", "indicateur", "valeur", "provenance", "usager_id"),
    _ligne_donnee,
    _donnee,
)


def decisions_du_dossier(db: sqlite_utils.Database, dossier_id: str) -> tuple[tuple[str, Decision], ...]:
    """Return every decision taken for a dossier, each with the code of its aid, latest first."""
    sql = (
        "SELECT decision.*, demande.aide FROM decision JOIN demande ON demande.id = decision.demande_id"  # noqa: S608 constants
        f" WHERE decision.dossier_id = ? AND {NON_RETIREE} ORDER BY decision.prise_le DESC, decision.id DESC"
    )
    return tuple((ligne["aide"], DECISION.depuis_ligne(ligne)) for ligne in lignes(db, sql, (dossier_id,)))


def accords_de_l_aide(db: sqlite_utils.Database, aide: str, annee: int) -> tuple[Decimal, ...]:
    """Return the euros of each grant of an aid in a civil year, all dossiers: those of the former tool count too."""
    sql = (
        "SELECT decision.montant FROM demande JOIN decision ON decision.demande_id = demande.id"  # noqa: S608 constants
        f" WHERE demande.aide = ? AND decision.prise_le BETWEEN ? AND ? AND {NON_RETIREE}"
        " UNION ALL SELECT montant FROM aide_reprise"
        f" WHERE aide = ? AND accordee_le BETWEEN ? AND ? AND {COMPTE_COMME_RECUE}"
    )
    bornes = (aide, f"{annee}-01-01", f"{annee}-12-31")
    sommes = (Decimal(ligne["montant"]) for ligne in lignes(db, sql, bornes * 2))
    return tuple(somme for somme in sommes if somme > 0)
