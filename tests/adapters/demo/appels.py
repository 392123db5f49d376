"""Calls to the simulated service, and the dossiers they are about."""

import json
from collections.abc import Callable
from typing import Any

from ccas_desktop.adapters.apis.transport import ReponseBrute
from ccas_desktop.adapters.demo.api.api_simulee import ApiSimulee
from ccas_desktop.adapters.demo.api.controle import TOUS_LES_SCOPES, jeton_de_demonstration
from ccas_desktop.adapters.demo.api.identifiants import identifiant_france_travail, ine
from ccas_desktop.adapters.demo.population.fiction import Anomalie, DossierFictif
from ccas_desktop.domain.certifie.certifie import Source
from ccas_desktop.domain.personnes.foyer import Lien
from ccas_desktop.domain.personnes.identite import Identite
from ccas_desktop.domain.sources.catalogue import DESCRIPTIONS
from ccas_desktop.domain.sources.complement import Complement, ComplementIdentite, Etablissements
from ccas_desktop.domain.sources.envoi import Sujet, preparer
from tests.adapters.demo.conftest import MAINTENANT

Dossiers = tuple[DossierFictif, ...]
SIRET = ("recipient", "26140001100019")
QF, C2S, RSA = Source.QUOTIENT_FAMILIAL, Source.COMPLEMENTAIRE_SANTE_SOLIDAIRE, Source.REVENU_SOLIDARITE_ACTIVE


def entetes(scopes: frozenset[str] = TOUS_LES_SCOPES) -> dict[str, str]:
    """Return the headers of a call with a token of these rights."""
    return {"authorization": f"Bearer {jeton_de_demonstration(MAINTENANT, scopes)}"}


def demander(api: ApiSimulee, source: Source, identite: Identite, *autres: tuple[str, str]) -> ReponseBrute:
    """Ask a source for a person, known everywhere under the numbers of the demonstration."""
    envoi = preparer(source, Sujet(identite, complement_de(source, identite)))
    return api.repondre(envoi.requete.chemin, (SIRET, *envoi.parametres, *autres), entetes())


def complement_de(source: Source, identite: Identite) -> ComplementIdentite:
    """Return what a source wants beside the identity of a fictitious person."""
    acceptes = DESCRIPTIONS[source].complements_acceptes
    return ComplementIdentite(
        identifiant_france_travail=identifiant_france_travail(identite)
        if Complement.IDENTIFIANT_FRANCE_TRAVAIL in acceptes
        else "",
        annee_scolaire="2026" if Complement.ANNEE_SCOLAIRE in acceptes else "",
        etablissement=Etablissements(uai="0140001A") if Complement.ETABLISSEMENT in acceptes else None,
        ine=ine(identite) if Complement.INE in acceptes else "",
    )


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
