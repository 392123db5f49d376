"""The pairs of persons set aside and the dossiers merged, as rows."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from ccas_desktop.adapters.store.correspondances.correspondance import Correspondance
from ccas_desktop.adapters.store.correspondances.valeurs import Ligne, instant_en_texte
from ccas_desktop.domain.dossiers.doublons import PaireEcartee
from ccas_desktop.domain.dossiers.fusion import DossierFusionne


def _ligne_paire(paire: PaireEcartee) -> dict[str, Any]:
    return {
        "premier_id": paire.premier_id,
        "second_id": paire.second_id,
        "ecartee_le": instant_en_texte(paire.ecartee_le),
        "agent": paire.agent,
    }


def _paire(ligne: Ligne) -> PaireEcartee:
    return PaireEcartee(
        id=ligne["id"],
        version=ligne["version"],
        premier_id=ligne["premier_id"],
        second_id=ligne["second_id"],
        ecartee_le=datetime.fromisoformat(ligne["ecartee_le"]),
        agent=ligne["agent"],
    )


def _ligne_fusionne(fusionne: DossierFusionne) -> dict[str, Any]:
    return {
        "dossier_id": fusionne.dossier_id,
        "ancien_id": fusionne.ancien_id,
        "ancien_numero": fusionne.ancien_numero,
        "fusionne_le": instant_en_texte(fusionne.fusionne_le),
    }


def _fusionne(ligne: Ligne) -> DossierFusionne:
    return DossierFusionne(
        id=ligne["id"],
        version=ligne["version"],
        dossier_id=ligne["dossier_id"],
        ancien_id=ligne["ancien_id"],
        ancien_numero=ligne["ancien_numero"],
        fusionne_le=datetime.fromisoformat(ligne["fusionne_le"]),
    )


PAIRE_ECARTEE = Correspondance(
    "paire_ecartee", PaireEcartee, ("premier_id", "second_id", "ecartee_le", "agent"), _ligne_paire, _paire
)
DOSSIER_FUSIONNE = Correspondance(
    "dossier_fusionne",
    DossierFusionne,
    ("dossier_id", "ancien_id", "ancien_numero", "fusionne_le"),
    _ligne_fusionne,
    _fusionne,
)
