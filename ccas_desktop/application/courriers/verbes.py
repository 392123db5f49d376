"""Produce the letters of a request, keep them, print them again.

A letter has three moments: `composer_lettre` reads the store and checks what the law requires, `produire` makes
the file away from the store, `garder_lettre` keeps both.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, replace

from ccas_desktop.application.courriers.complement_lettre import Complement
from ccas_desktop.application.courriers.composition import Matiere, composer
from ccas_desktop.application.courriers.composition_etapes import (
    etape_ajournement,
    etape_non_instruite,
    exiger_signature,
)
from ccas_desktop.application.courriers.signature import exiger_signature_de_la_decision
from ccas_desktop.application.evaluation.calcul import Calcul, calcul_de
from ccas_desktop.application.evaluation.verbes import evaluer_complete
from ccas_desktop.application.identifiants import nouvel_id
from ccas_desktop.application.journal import Auteur
from ccas_desktop.application.ports import Lecture, LettreProduite
from ccas_desktop.application.reglages import reglement_en_vigueur
from ccas_desktop.application.services import Services
from ccas_desktop.application.vues import DemandeComplete, Reglages
from ccas_desktop.domain.courrier.contenu import Lettre
from ccas_desktop.domain.courrier.courrier_produit import Courrier
from ccas_desktop.domain.courrier.grille import exiger_mentions
from ccas_desktop.domain.courrier.lecture import depuis_json, en_json
from ccas_desktop.domain.courrier.modeles import Modele
from ccas_desktop.domain.demandes.decision import Agent
from ccas_desktop.domain.errors import RefusMetier
from ccas_desktop.domain.reglement.modele.model import Aide


@dataclass(frozen=True)
class LettrePrete:
    """A letter that holds all the law requires, ready to be made."""

    lettre: Lettre
    dossier_id: str
    demande_id: str
    decision_id: str | None


def modeles_possibles(complete: DemandeComplete, *, calcul: bool = False) -> tuple[Modele, ...]:
    """Return the letters that the state of a request allows, the expected one first.

    `calcul` when there is a calculation to explain.
    """
    demande, informee = complete.demande, complete.demande.information is not None
    notice, accuse = Modele.INFORMATION_PREALABLE, Modele.ACCUSE_RECEPTION
    avant = (accuse, notice) if informee else (notice, accuse)
    en_cours = (Modele.RENDEZ_VOUS, Modele.ATTESTATION) if demande.est_en_instruction else ()
    explication = (Modele.EXPLICATION,) if calcul else ()
    return (*_de_l_etat(complete), *avant, *en_cours, *explication)


def _de_l_etat(complete: DemandeComplete) -> tuple[Modele, ...]:
    """Return the letters of the decision taken, or of the step that put it off or set the request aside."""
    decision = complete.decision
    if decision is not None:
        voulus = [modele for modele in Modele if modele.sens is decision.sens]
        urgente = bool(complete.demande.urgence) and decision.organe.decide_seul
        # Alone and in an emergency, the letter says so and that the board will hear of it.
        voulus.sort(key=lambda modele: modele is not Modele.SECOURS_URGENCE)
        return tuple(m for m in voulus if urgente or m is not Modele.SECOURS_URGENCE)
    if etape_ajournement(complete):
        return (Modele.AJOURNEMENT,)
    return (Modele.IRRECEVABILITE,) if etape_non_instruite(complete) else ()


def composer_lettre(
    services: Services, auteur: Auteur, demande_id: str, modele: Modele, complement: Complement | None = None
) -> LettrePrete:
    """Compose a letter from the store. Raises RefusMetier `mentions_absentes` when the law wants more, or
    `signature_sans_delegation` or `signature_echue`.
    """
    with services.base.lecture() as base:
        complete, reglages = base.demande(demande_id), base.reglages()
        calcul = _calcul(services, base, complete) if modele is Modele.EXPLICATION else None
    if modele not in modeles_possibles(complete, calcul=calcul is not None):
        code = "explication_sans_calcul" if modele is Modele.EXPLICATION else "lettre_sans_decision"
        raise RefusMetier(code, modele=modele)
    matiere = Matiere(
        complete,
        reglages,
        aide_de_la_demande(services, reglages, complete),
        _agent(reglages, auteur),
        services.horloge.aujourdhui(),
        services.horloge.jour_de,
        complement or Complement(),
        calcul,
    )
    if modele is Modele.IRRECEVABILITE:
        exiger_signature(complete, reglages, matiere.complement, matiere.jour)
    if modele.sens is not None:
        exiger_signature_de_la_decision(complete, reglages, matiere.jour)
    lettre = composer(matiere, modele)
    exiger_mentions(lettre)
    decision = complete.decision if modele.sens is not None or modele is Modele.EXPLICATION else None
    return LettrePrete(lettre, complete.demande.dossier_id, demande_id, decision.id if decision else None)


def produire(services: Services, prete: LettrePrete) -> LettreProduite:
    """Make the file; touches neither the store nor the network. Raises LettreImpossible."""
    return services.lettres.produire(prete.lettre)


def garder_lettre(services: Services, auteur: Auteur, prete: LettrePrete, produite: LettreProduite) -> Courrier:
    """Keep a letter with its file, and what it was made from."""
    with services.base.ecriture(auteur) as base:
        courrier = base.enregistrer(
            Courrier(
                id=nouvel_id(),
                dossier_id=prete.dossier_id,
                demande_id=prete.demande_id,
                decision_id=prete.decision_id,
                modele=prete.lettre.modele,
                produit_le=services.horloge.maintenant(),
                contenu=json.dumps(en_json(prete.lettre), ensure_ascii=False),
                caracteres_remplaces=produite.caracteres_remplaces,
            )
        )
        base.ajouter_pdf(courrier.id, produite.pdf)
        return courrier


def fichier_a_montrer(services: Services, courrier: Courrier) -> bytes:
    """Return the file of a letter as it was produced."""
    with services.base.lecture() as base:
        return base.pdf_du_courrier(courrier.id)


def fichier_a_imprimer(services: Services, courrier: Courrier, original: bytes) -> bytes:
    """Return what goes to the printer: the original the first time, then a page marked DUPLICATA."""
    if courrier.impressions == 0:
        return original
    lettre = depuis_json(json.loads(courrier.contenu))
    return services.lettres.produire(lettre, duplicata=True).pdf


def noter_impression(services: Services, auteur: Auteur, courrier: Courrier) -> Courrier:
    """Count a printing, once the printer took the letter."""
    with services.base.ecriture(auteur) as base:
        base.noter_impression(courrier.dossier_id, courrier.id)
        return base.enregistrer(replace(courrier, impressions=courrier.impressions + 1))


def aide_de_la_demande(services: Services, reglages: Reglages, complete: DemandeComplete) -> Aide:
    """Return the aid asked for, as the règlement in force describes it. Raises RefusMetier `reglement_absent`."""
    reglement = reglement_en_vigueur(services, reglages)
    if reglement is None:
        raise RefusMetier("reglement_absent")
    return reglement.aide(complete.demande.aide)


def _calcul(services: Services, base: Lecture, complete: DemandeComplete) -> Calcul | None:
    decide = complete.decision is not None
    return calcul_de(complete.decision, None if decide else evaluer_complete(services, base, complete))


def _agent(reglages: Reglages, auteur: Auteur) -> Agent:
    """Return who follows the file: the agent at work (CRPA L111-2)."""
    agent = next((a for a in reglages.agents if a.id == auteur.id), None)
    if agent is None:
        raise RefusMetier("agent_inconnu", champ="agent")
    return agent
