"""Describe the CCAS, its agents, its delegations, its règlement and its token; say what is still missing."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from enum import StrEnum

from ccas_desktop.application.identifiants import nouvel_id
from ccas_desktop.application.jeton import lire_jeton
from ccas_desktop.application.journal import Auteur
from ccas_desktop.application.ports import AccesApi, Habilitation
from ccas_desktop.application.services import NOM_JETON, Services
from ccas_desktop.application.vues import Reglages, ReglementImporte
from ccas_desktop.domain.ccas import Ccas, verifier_ccas
from ccas_desktop.domain.certifie.certifie import ReponseCertifiee
from ccas_desktop.domain.demandes.decision import Agent, Delegation, Organe
from ccas_desktop.domain.errors import ErreurChamp, RefusMetier, SaisieInvalide
from ccas_desktop.domain.reglement.modele.model import Reglement

TAILLE_LOGO_MAX = 1024 * 1024


class Manque(StrEnum):
    """What an office has not filled in yet, in the order it is asked for."""

    CCAS = "ccas"
    AGENT = "agent"
    REGLEMENT = "reglement"
    DELEGATION = "delegation"
    TRIBUNAL = "tribunal"
    DPO = "dpo"
    SIRET = "siret"
    JETON = "jeton"


@dataclass(frozen=True)
class EtatJeton:
    """What is known of the token, never the token."""

    present: bool
    scopes: frozenset[str]
    expire_le: date | None


def lire_reglages(services: Services) -> Reglages:
    """Return the settings as saved."""
    with services.base.lecture() as base:
        return base.reglages()


def reglement_en_vigueur(services: Services, reglages: Reglages) -> Reglement | None:
    """Return the règlement brought in last, or None on a new base. Raises ReglementIllisible."""
    return services.lire_reglement(reglages.reglement.texte) if reglages.reglement else None


def enregistrer_ccas(services: Services, auteur: Auteur, ccas: Ccas) -> Ccas:
    """Save what presents the CCAS. Raises SaisieInvalide, ConflitDeVersion."""
    ccas = replace(ccas, siret="".join(ccas.siret.split()), api_url=ccas.api_url.strip().rstrip("/"))
    if erreurs := verifier_ccas(ccas):
        raise SaisieInvalide(erreurs)
    with services.base.ecriture(auteur) as base:
        return base.enregistrer(ccas)


def lire_logo(untrusted: bytes) -> bytes:
    """Return the file of a logo. Raises RefusMetier `logo_illisible` (neither PNG nor SVG) or `logo_trop_lourd`."""
    if len(untrusted) > TAILLE_LOGO_MAX:
        raise RefusMetier("logo_trop_lourd", champ="logo")
    if not (untrusted.startswith(b"\x89PNG\r\n\x1a\n") or b"<svg" in untrusted[:2048]):
        raise RefusMetier("logo_illisible", champ="logo")
    return untrusted


def enregistrer_agent(services: Services, auteur: Auteur, agent: Agent) -> Agent:
    """Save an agent; first name, name and quality are what the law prints (CRPA L111-2). Raises SaisieInvalide."""
    champs = (("prenom", agent.prenom), ("nom", agent.nom), ("qualite", agent.qualite))
    if erreurs := tuple(ErreurChamp(champ, "obligatoire") for champ, texte in champs if not texte.strip()):
        raise SaisieInvalide(erreurs)
    with services.base.ecriture(auteur) as base:
        return base.enregistrer(agent)


def nouvel_agent(prenom: str, nom: str, qualite: str) -> Agent:
    """Return an agent not saved yet."""
    return Agent(id=nouvel_id(), prenom=prenom, nom=nom, qualite=qualite)


def nouvelle_delegation(
    *,
    agent_id: str,
    organe: str,
    plafond: Decimal,
    deliberation: str,
    deliberation_date: date,
    debut: date,
    fin: date | None = None,
) -> Delegation:
    """Return a delegation not saved yet, for all aids."""
    return Delegation(
        id=nouvel_id(),
        agent_id=agent_id,
        organe=Organe(organe),
        plafond=plafond,
        deliberation=deliberation,
        deliberation_date=deliberation_date,
        debut=debut,
        fin=fin,
    )


def peut_prendre_fin(delegation: Delegation, *, aujourdhui: date) -> bool:
    """Tell whether revoking it would shorten it: one that ended, or ends today, has nothing left to lose."""
    return delegation.fin is None or delegation.fin > max(delegation.debut, aujourdhui)


def revoquer_delegation(services: Services, auteur: Auteur, delegation: Delegation) -> Delegation:
    """End a delegation today (CASF R123-22: it may be revoked); what was decided under it stays.

    One that ended already is returned as it is: revoking never lengthens.
    """
    aujourdhui = services.horloge.aujourdhui()
    if not peut_prendre_fin(delegation, aujourdhui=aujourdhui):
        return delegation
    dernier_jour = max(delegation.debut, aujourdhui)
    with services.base.ecriture(auteur) as base:
        return base.enregistrer(replace(delegation, fin=dernier_jour))


def enregistrer_delegation(services: Services, auteur: Auteur, delegation: Delegation) -> Delegation:
    """Save a delegation of the board. Raises SaisieInvalide."""
    erreurs = []
    if not delegation.deliberation.strip():
        erreurs.append(ErreurChamp("deliberation", "obligatoire"))
    if delegation.plafond <= 0:
        erreurs.append(ErreurChamp("plafond", "montant_nul"))
    if delegation.fin and delegation.fin < delegation.debut:
        erreurs.append(ErreurChamp("fin", "fin_avant_debut"))
    if not delegation.organe.decide_seul:
        erreurs.append(ErreurChamp("organe", "organe_sans_delegation"))
    if erreurs:
        raise SaisieInvalide(tuple(erreurs))
    with services.base.ecriture(auteur) as base:
        return base.enregistrer(delegation)


def importer_reglement(services: Services, auteur: Auteur, texte: str, *, nom_fichier: str) -> Reglement:
    """Read a règlement and make it the one in force. Raises ReglementIllisible: the former one then stays."""
    reglement = services.lire_reglement(texte)
    empreinte = hashlib.sha256(texte.encode()).hexdigest()
    importe = ReglementImporte(texte, nom_fichier, services.horloge.maintenant(), empreinte)
    with services.base.ecriture(auteur) as base:
        base.importer(importe)
    return reglement


def importer_fichier_reglement(services: Services, auteur: Auteur, contenu: bytes, *, nom_fichier: str) -> Reglement:
    """Do the same from the bytes of a file, in UTF-8 or as the Windows notepad writes it."""
    try:
        texte = contenu.decode("utf-8-sig")
    except UnicodeDecodeError:
        texte = contenu.decode("cp1252", errors="replace")
    return importer_reglement(services, auteur, texte, nom_fichier=nom_fichier)


def enregistrer_jeton(services: Services, auteur: Auteur, colle: str) -> EtatJeton:
    """Keep a pasted token in the keyring. Raises RefusMetier `jeton_illisible`, TrousseauIndisponible.

    What the former token allowed is forgotten: nothing may be asked before the new one is tested.
    """
    jeton = lire_jeton(colle)
    services.secrets.ecrire(NOM_JETON, jeton.texte)
    with services.base.ecriture(auteur) as base:
        base.retenir_scopes(frozenset(), expire_le=jeton.expire_le)
    return EtatJeton(present=True, scopes=frozenset(), expire_le=jeton.expire_le)


def effacer_jeton(services: Services, auteur: Auteur) -> None:
    """Forget the token and what it allowed. Raises TrousseauIndisponible."""
    services.secrets.effacer(NOM_JETON)
    with services.base.ecriture(auteur) as base:
        base.retenir_scopes(frozenset(), expire_le=None)


def etat_jeton(services: Services) -> EtatJeton:
    """Return what is known of the token. Raises TrousseauIndisponible."""
    reglages = lire_reglages(services)
    present = services.secrets.lire(NOM_JETON) is not None
    return EtatJeton(present, reglages.scopes, reglages.jeton_expire_le)


def tester_jeton(services: Services, acces: AccesApi) -> Habilitation | ReponseCertifiee:
    """Ask the service what the token allows; a call to the network, without any personal data."""
    return services.ouvrir_api(acces).habilitation()


def retenir_habilitation(services: Services, auteur: Auteur, habilitation: Habilitation) -> frozenset[str]:
    """Keep what a test said that the token allows."""
    expire_le = lire_reglages(services).jeton_expire_le
    with services.base.ecriture(auteur) as base:
        base.retenir_scopes(habilitation.scopes, expire_le=expire_le)
    return habilitation.scopes


def manques(reglages: Reglages) -> tuple[Manque, ...]:
    """Return what is still to fill in, most useful first; an office can work meanwhile on the rest."""
    ccas = reglages.ccas
    remplis = {
        Manque.CCAS: bool(ccas.nom and ccas.adresse),
        Manque.AGENT: bool(reglages.agents),
        Manque.REGLEMENT: reglages.reglement is not None,
        Manque.DELEGATION: bool(reglages.delegations),
        Manque.TRIBUNAL: bool(ccas.tribunal and ccas.tribunal_adresse),
        Manque.DPO: bool(ccas.dpo),
        Manque.SIRET: bool(ccas.siret),
        Manque.JETON: bool(reglages.scopes),
    }
    return tuple(manque for manque, rempli in remplis.items() if not rempli)
