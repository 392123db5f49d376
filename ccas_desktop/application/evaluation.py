"""Evaluate a request by the règlement in force: gather the facts with their provenance, then explain the result."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from ccas_desktop.application.dossiers import aides_versees
from ccas_desktop.application.ports import Lecture
from ccas_desktop.application.reglages import reglement_en_vigueur
from ccas_desktop.application.services import Services
from ccas_desktop.application.vues import DemandeComplete
from ccas_desktop.domain.budget import LigneBudget, Sens
from ccas_desktop.domain.demande import Demande, DonneeRetenue
from ccas_desktop.domain.foyer import composition
from ccas_desktop.domain.provenance import DECLARE, Mois, NatureProvenance, Provenance
from ccas_desktop.domain.reglement.evaluation import Evaluation, evaluer
from ccas_desktop.domain.reglement.faits_derives import LigneMontant, deriver, faits_du_foyer, total
from ccas_desktop.domain.reglement.indicateurs import PAR_CODE
from ccas_desktop.domain.reglement.situation import Fait, Situation
from ccas_desktop.domain.reglement.valeurs import valeur_de_texte

DU_LOGICIEL = Provenance(NatureProvenance.VU_SUR_PIECE, piece="décisions enregistrées par le CCAS")


def evaluer_demande(services: Services, demande_id: str) -> Evaluation | None:
    """Return the outcome of a request with its explanation, or None when no règlement was brought in.

    Raises ReglementIllisible, or RefusMetier `aide_inconnue` when the règlement no longer has this aid.
    """
    with services.base.lecture() as base:
        return evaluer_complete(services, base, base.demande(demande_id))


def evaluer_complete(services: Services, base: Lecture, complete: DemandeComplete) -> Evaluation | None:
    """Return the same from a reading already open."""
    reglement = reglement_en_vigueur(services, base.reglages())
    if reglement is None:
        return None
    situation = situation_de(base, complete, aujourdhui=services.horloge.aujourdhui())
    return evaluer(reglement.aide(complete.demande.aide), situation, reglement=reglement)


def situation_de(base: Lecture, complete: DemandeComplete, *, aujourdhui: date) -> Situation:
    """Return every fact known of a request on the day of its evaluation; what is not known is absent."""
    faits = {
        **_faits_du_dossier(complete, aujourdhui),
        **_faits_de_la_demande(complete.demande),
        **_faits_des_aides(base, complete.demande, aujourdhui),
        **{donnee.indicateur: _fait_retenu(donnee) for donnee in complete.donnees},
    }
    return Situation(aujourdhui, deriver(faits))


def _faits_du_dossier(complete: DemandeComplete, jour: date) -> dict[str, Fait]:
    dossier = complete.dossier
    demandeur = dossier.usager(complete.demande.demandeur_id)
    # The foyer is that of the day of the deposit: whoever left or came since changes nothing to the request.
    faits = faits_du_foyer(composition(dossier.usagers, complete.demande.deposee_le))
    mois_dans_la_commune = dossier.dossier.mois_dans_la_commune(jour)
    if mois_dans_la_commune is not None:
        faits["anciennete_residence"] = Fait(Decimal(mois_dans_la_commune))
    age = demandeur.age_au(jour)
    if age is not None:
        faits["age_demandeur"] = Fait(Decimal(age))
    # A budget never filled in says nothing; one with a single line says that there is no other.
    if dossier.budget:
        mois = Mois(jour.year, jour.month)
        faits["ressources_mensuelles"] = total(_lignes(dossier.budget, Sens.RESSOURCE, mois))
        faits["charges_mensuelles"] = total(_lignes(dossier.budget, Sens.CHARGE, mois))
    return faits


def _lignes(budget: tuple[LigneBudget, ...], sens: Sens, mois: Mois) -> list[LigneMontant]:
    return [
        LigneMontant(ligne.libelle, ligne.montant, ligne.provenance)
        for ligne in budget
        if ligne.sens is sens and ligne.court_en(mois)
    ]


def _faits_de_la_demande(demande: Demande) -> dict[str, Fait]:
    piece = Provenance(NatureProvenance.VU_SUR_PIECE, piece="facture")
    faits: dict[str, Fait] = {code: Fait(valeur) for code, valeur in demande.reponses.items()}
    if demande.montant_facture is not None:
        faits["montant_facture"] = Fait(demande.montant_facture, piece)
    if demande.montant_demande is not None:
        faits["montant_demande"] = Fait(demande.montant_demande, DECLARE)
    return faits


def _faits_des_aides(base: Lecture, demande: Demande, jour: date) -> dict[str, Fait]:
    """Sums and counts come from the decisions recorded here, of this civil year and of all."""
    cette_annee = aides_versees(base, demande.dossier_id, annee=jour.year)
    montant, nombre = cette_annee.get(demande.aide, (Decimal(0), 0))
    foyer = sum((somme for somme, _ in cette_annee.values()), Decimal(0))
    _, en_tout = aides_versees(base, demande.dossier_id).get(demande.aide, (Decimal(0), 0))
    return {
        "deja_verse_annee_aide": Fait(montant, DU_LOGICIEL),
        "deja_verse_annee_foyer": Fait(foyer, DU_LOGICIEL),
        "nombre_aides_annee": Fait(Decimal(nombre), DU_LOGICIEL),
        "nombre_aides_total": Fait(Decimal(en_tout), DU_LOGICIEL),
    }


def _fait_retenu(donnee: DonneeRetenue) -> Fait:
    return Fait(valeur_de_texte(PAR_CODE[donnee.indicateur], donnee.valeur), donnee.provenance)
