"""A reply of the certified data, frozen as JSON."""

from __future__ import annotations

import json
from datetime import datetime
from typing import Any

from ccas_desktop.adapters.store.correspondances.valeurs import instant_en_texte, json_de, mois_ou_rien, texte_ou_rien
from ccas_desktop.domain.certifie.certifie import CauseAppel, EtatAppel, ReponseCertifiee, Source
from ccas_desktop.domain.reponses.etat_service import EtatService, StatutService


def reponse_en_json(reponse: ReponseCertifiee) -> str:
    """Return a reply as JSON, its data under the field names of the API."""
    return json_de(
        {
            "source": str(reponse.source),
            "etat": str(reponse.etat),
            "instant": instant_en_texte(reponse.instant),
            "donnees": reponse.donnees,
            "fournisseur": reponse.fournisseur,
            "code": reponse.code,
            "http": reponse.http,
            "mois": texte_ou_rien(reponse.mois),
            "requete_id": reponse.requete_id,
            "identite_differente": reponse.identite_differente,
            "reessayer_dans": reponse.reessayer_dans,
            "detail": reponse.detail,
            "parametre": reponse.parametre,
            "cause": texte_ou_rien(reponse.cause),
            "envoi_modifie": reponse.envoi_modifie,
            "service": _service_en_json(reponse.service),
        }
    )


def reponse_depuis(texte: str) -> ReponseCertifiee:
    """Return the reply of a column."""
    valeurs: dict[str, Any] = json.loads(texte)
    cause = valeurs["cause"]
    return ReponseCertifiee(
        source=Source(valeurs["source"]),
        etat=EtatAppel(valeurs["etat"]),
        instant=datetime.fromisoformat(valeurs["instant"]),
        donnees=valeurs["donnees"],
        fournisseur=valeurs["fournisseur"],
        code=valeurs["code"],
        http=valeurs["http"],
        mois=mois_ou_rien(valeurs["mois"]),
        requete_id=valeurs["requete_id"],
        identite_differente=valeurs["identite_differente"],
        reessayer_dans=valeurs["reessayer_dans"],
        detail=valeurs["detail"],
        parametre=valeurs["parametre"],
        cause=None if cause is None else CauseAppel(cause),
        envoi_modifie=tuple((tape, envoye) for tape, envoye in valeurs["envoi_modifie"]),
        # Replies kept before the pings were asked have none.
        service=_service_depuis(valeurs.get("service")),
    )


def _service_en_json(service: EtatService | None) -> dict[str, str | None] | None:
    if service is None:
        return None
    return {
        "statut": str(service.statut),
        "jusqua": None if service.jusqua is None else instant_en_texte(service.jusqua),
    }


def _service_depuis(valeurs: dict[str, Any] | None) -> EtatService | None:
    if valeurs is None:
        return None
    jusqua = valeurs["jusqua"]
    return EtatService(StatutService(valeurs["statut"]), None if jusqua is None else datetime.fromisoformat(jusqua))
