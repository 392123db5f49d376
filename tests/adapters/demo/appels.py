"""Calls to the simulated service, and the dossiers they are about."""

import json
from collections.abc import Callable
from typing import Any

from ccas_desktop.adapters.apis.transport import ReponseBrute
from ccas_desktop.adapters.demo.api_simulee import ApiSimulee
from ccas_desktop.adapters.demo.controle import TOUS_LES_SCOPES, jeton_de_demonstration
from ccas_desktop.adapters.demo.fiction import Anomalie, DossierFictif
from ccas_desktop.domain.certifie import Source
from ccas_desktop.domain.foyer import Lien
from ccas_desktop.domain.identite import Identite
from ccas_desktop.domain.identite_envoyee import preparer_envoi
from tests.adapters.demo.conftest import MAINTENANT

Dossiers = tuple[DossierFictif, ...]
SIRET = ("recipient", "26140001100019")
QF, C2S, RSA = Source.QUOTIENT_FAMILIAL, Source.COMPLEMENTAIRE_SANTE_SOLIDAIRE, Source.REVENU_SOLIDARITE_ACTIVE


def entetes(scopes: frozenset[str] = TOUS_LES_SCOPES) -> dict[str, str]:
    """Return the headers of a call with a token of these rights."""
    return {"authorization": f"Bearer {jeton_de_demonstration(MAINTENANT, scopes)}"}


def demander(api: ApiSimulee, source: Source, identite: Identite, *autres: tuple[str, str]) -> ReponseBrute:
    """Ask a source for a person."""
    parametres = (SIRET, *preparer_envoi(identite).parametres, *autres)
    return api.repondre(f"/v3/dss/{source.value}/identite", parametres, entetes())


def donnees(brute: ReponseBrute) -> dict[str, Any]:
    """Return the data of a success."""
    assert brute.statut == 200, brute.corps
    corps = json.loads(brute.corps)
    assert corps.keys() == {"data", "links", "meta"}
    data: dict[str, Any] = corps["data"]
    return data


def erreur(brute: ReponseBrute) -> tuple[int, str, object]:
    """Return status, code and provider of a refusal."""
    erreur = json.loads(brute.corps)["errors"][0]
    return brute.statut, erreur["code"], erreur["meta"].get("provider")


def allocataire(dossier: DossierFictif) -> Identite:
    """Return the only person the quotient may be asked for."""
    return dossier.personnes[dossier.caisse.allocataire].identite


def un_dossier(dossiers: Dossiers, condition: Callable[[DossierFictif], bool]) -> DossierFictif:
    """Return the first complete dossier that answers a condition."""
    return next(d for d in dossiers if not d.incomplet and condition(d))


def dossier_avec(dossiers: Dossiers, anomalie: Anomalie) -> DossierFictif:
    """Return a dossier of which the caisse answers so."""
    return un_dossier(dossiers, lambda d: d.caisse.anomalie is anomalie)


def famille_ordinaire(dossiers: Dossiers) -> DossierFictif:
    """Return a family of which the caisse knows what was declared."""
    return un_dossier(dossiers, lambda d: d.caisse.anomalie is Anomalie.AUCUNE and bool(d.rangs(Lien.ENFANT)))
