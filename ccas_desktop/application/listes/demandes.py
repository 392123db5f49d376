"""The list of the demandes, with the decision each got."""

from __future__ import annotations

import json
from datetime import date

from ccas_desktop.application.listes.cellules import (
    adresse,
    aide,
    choix_des_referents,
    colonne_date,
    colonne_du_nom,
    colonne_du_referent,
    colonne_euros,
    euros,
    jour,
    resoudre_referent,
    texte,
)
from ccas_desktop.application.listes.dossiers import choix_des_communes
from ccas_desktop.application.listes.modele import (
    Choix,
    ColonneListe,
    ContexteListe,
    Critere,
    GenreCritere,
    Liste,
    VuePrete,
)
from ccas_desktop.application.messages.etats import SENS, STATUTS
from ccas_desktop.application.ports.listes import SEPARATEUR, LigneLue
from ccas_desktop.application.tableur import GenreColonne
from ccas_desktop.domain.demandes.decision import SensDecision
from ccas_desktop.domain.demandes.delais import rejet_implicite
from ccas_desktop.domain.demandes.demande import StatutDemande
from ccas_desktop.domain.demandes.pieces_attendues import suspensions_des_jours

EN_ATTENTE = SEPARATEUR.join(statut.value for statut in StatutDemande if statut.est_en_instruction)
ACCORDS = SEPARATEUR.join((SensDecision.ACCORD.value, SensDecision.ACCORD_PARTIEL.value))


def _choix_des_statuts(_contexte: ContexteListe) -> Choix:
    return ((EN_ATTENTE, "En attente de décision"), *((statut.value, mot.texte) for statut, mot in STATUTS.items()))


def choix_des_aides(contexte: ContexteListe) -> Choix:
    """Return the aids asked for in the base, by their names."""
    codes = contexte.valeurs.get("aide", ())
    return tuple(sorted(((code, contexte.aides.get(code, code)) for code in codes), key=lambda paire: paire[1]))


def _choix_des_sens(_contexte: ContexteListe) -> Choix:
    return ((ACCORDS, "Accord, entier ou partiel"), *((sens.value, mot.texte) for sens, mot in SENS.items()))


def _choix_des_signataires(contexte: ContexteListe) -> Choix:
    ayant_signe = contexte.valeurs.get("signataire", ())
    return tuple((agent.id, agent.nom_complet) for agent in contexte.agents if agent.id in ayant_signe)


def _signataire(ligne: LigneLue, _contexte: ContexteListe) -> str:
    nom = ligne["signataire_nom"]
    return f"{ligne['signataire_prenom']} {nom.upper()}" if nom else ""


def _rejet_implicite(ligne: LigneLue, contexte: ContexteListe) -> date | None:
    """Return the day on which silence rejects a request not decided yet, the papers awaited counted."""
    if not StatutDemande(ligne["statut"]).est_en_instruction:
        return None
    lire = date.fromisoformat
    arrets = suspensions_des_jours(
        (lire(demandee), lire(attendue), lire(reglee) if reglee else None)
        for demandee, attendue, reglee in json.loads(ligne["pieces"])
    )
    return rejet_implicite(date.fromisoformat(ligne["deposee_le"]), arrets, aujourdhui=contexte.jour)


def _sens(ligne: LigneLue, _contexte: ContexteListe) -> str:
    return SENS[SensDecision(ligne["sens"])].texte if ligne["sens"] else ""


DEMANDES = Liste(
    code="demandes",
    titre="Demandes",
    unite="demande",
    unites="demandes",
    tout="Toutes les demandes",
    tri="deposee_le",
    decroissant=True,
    a_lire=("aide", "commune", "signataire"),
    colonnes=(
        ColonneListe("numero", "Demande", texte("numero"), gabarit="2026-8888-8"),
        colonne_du_nom("Demandeur"),
        ColonneListe("aide", "Aide", aide, gabarit="Aide à l’énergie et à l’eau"),
        colonne_date("deposee_le", "Déposée le", jour("deposee_le")),
        ColonneListe(
            "statut",
            "Statut",
            lambda ligne, _: STATUTS[StatutDemande(ligne["statut"])].texte,
            gabarit="À décider en commission",
        ),
        ColonneListe(
            "rejet_implicite",
            "Rejet implicite le",
            _rejet_implicite,
            GenreColonne.DATE,
            triable=False,
            gabarit="Rejet implicite le",
        ),
        ColonneListe("urgence", "Urgence", texte("urgence"), affichee=False, triable=False, gabarit="Coupure annoncée"),
        ColonneListe("objet", "Objet", texte("objet"), affichee=False, triable=False, gabarit="Facture d’électricité"),
        colonne_euros("montant_demande", "Demandé", euros("montant_demande")),
        ColonneListe("sens", "Décision", _sens, affichee=False, triable=False, gabarit="Accord partiel"),
        colonne_euros("montant", "Accordé", euros("montant")),
        colonne_date("decidee_le", "Décidée le", jour("prise_le")),
        ColonneListe(
            "signataire", "Décidée par", _signataire, affichee=False, triable=False, gabarit="Hélène VASSEUR-MARTIN"
        ),
        ColonneListe(
            "motif", "Motif", texte("motif_fait"), affichee=False, triable=False, gabarit="Ressources au-dessus du"
        ),
        colonne_date("fin", "Fin de l’aide", jour("valable_jusqu_au"), affichee=False),
        colonne_date("notifiee_le", "Notifiée le", jour("notifiee_le"), affichee=False),
        colonne_du_referent(),
        ColonneListe("commune", "Commune", adresse("commune"), affichee=False, gabarit="SAINT-AUBIN-LE-BOIS"),
    ),
    criteres=(
        Critere("texte", "Rechercher", GenreCritere.TEXTE, principal=True),
        Critere("statut", "Statut", GenreCritere.CHOIX, choix=_choix_des_statuts, principal=True),
        Critere("aide", "Aide", GenreCritere.CHOIX, choix=choix_des_aides, principal=True),
        Critere("deposee", "Déposée", GenreCritere.PERIODE, principal=True),
        Critere("urgente", "Urgente", GenreCritere.OUI_NON),
        Critere("sens", "Décision", GenreCritere.CHOIX, choix=_choix_des_sens),
        Critere("decidee", "Décidée", GenreCritere.PERIODE),
        Critere("signataire", "Décidée par", GenreCritere.CHOIX, choix=_choix_des_signataires),
        Critere("notifiee", "Notifiée", GenreCritere.OUI_NON),
        Critere("fin", "Fin de l’aide", GenreCritere.PERIODE),
        Critere("referent", "Référent", GenreCritere.CHOIX, choix=choix_des_referents, resoudre=resoudre_referent),
        Critere("commune", "Commune", GenreCritere.CHOIX, choix=choix_des_communes),
    ),
    vues=(
        VuePrete("en_attente", "En attente de décision", {"statut": EN_ATTENTE}, "deposee_le"),
        VuePrete("incompletes", "Incomplètes", {"statut": StatutDemande.INCOMPLETE.value}, "deposee_le"),
        VuePrete("urgentes", "Urgentes", {"statut": EN_ATTENTE, "urgente": "oui"}, "deposee_le"),
        VuePrete("a_notifier", "Décisions à notifier", {"notifiee": "non"}, "decidee_le"),
        VuePrete(
            "fin_proche",
            "Aides finissant dans 30 jours",
            {"sens": ACCORDS, "fin_du": "jours:0", "fin_au": "jours:30"},
            "fin",
        ),
    ),
)
