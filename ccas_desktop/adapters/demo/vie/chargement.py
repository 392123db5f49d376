"""Fills an empty base with the fictitious CCAS: its settings, its dossiers, their past requests."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal

from ccas_desktop.adapters.demo.api.dgfip import CONNEXION
from ccas_desktop.adapters.demo.population.fiction import (
    DossierFictif,
    LigneFictive,
    PersonneFictive,
)
from ccas_desktop.adapters.demo.population.situations import ancienne_adresse, dossier_complete, usagers_completes
from ccas_desktop.adapters.demo.vie.decisions_passees import Regles
from ccas_desktop.adapters.demo.vie.demandes import charger_demandes
from ccas_desktop.adapters.demo.vie.suites import charger_les_suites
from ccas_desktop.adapters.reglement_file import lire_texte
from ccas_desktop.application.decisions import Cadre
from ccas_desktop.application.identifiants import nouvel_id
from ccas_desktop.application.journal import Auteur
from ccas_desktop.application.ports import Base, Ecriture
from ccas_desktop.application.vues import ReglementImporte
from ccas_desktop.domain.ccas import Ccas
from ccas_desktop.domain.demandes.decision import (
    Agent,
    Delegation,
    Organe,
)
from ccas_desktop.domain.dossiers.budget import LigneBudget
from ccas_desktop.domain.dossiers.dossier import Dossier, DossierComplet, numero_de_dossier
from ccas_desktop.domain.personnes.adresse import AdresseAncienne
from ccas_desktop.domain.personnes.foyer import Usager
from ccas_desktop.domain.provenance import DECLARE, NatureProvenance, Provenance

AUTEUR = Auteur("Démonstration")
PAR_LOT = 40
PLAFOND_PRESIDENTE = Decimal(1500)
PLAFOND_VICE_PRESIDENT = Decimal(500)

CCAS = Ccas(
    id="ccas",
    nom="CCAS de Saint-Aubin-des-Prés",
    commune="Saint-Aubin-des-Prés",
    siret="26140000000012",
    adresse=("2 place de la Mairie", "14995 Saint-Aubin-des-Prés"),
    telephone="02 61 91 00 10",
    courriel="ccas@saint-aubin-des-pres.example",
    horaires="du lundi au vendredi, de 9 h à 12 h et de 14 h à 17 h",
    tribunal="Caen",
    tribunal_adresse="3 rue Arthur-Le-Duc, 14000 Caen",
    dpo="dpo@saint-aubin-des-pres.example",
    api_url="https://particulier.api.gouv.fr",
)

REGLEMENT_IL_Y_A = timedelta(150)
# Days before the end of the token: near enough for the first page to tell it.
JOURS_DE_JETON = 75


def charger(
    base: Base, dossiers: Sequence[DossierFictif], reglement: str, *, jour: date, scopes: frozenset[str]
) -> None:
    """Write everything; the base must be empty. `jour` is the day of the demonstration."""
    with base.ecriture(AUTEUR) as ecriture:
        empreinte = _charger_reglages(ecriture, reglement, jour=jour, scopes=scopes)
        regles = Regles(lire_texte(reglement), Cadre(ecriture.reglages(), empreinte))
    for debut in range(0, len(dossiers), PAR_LOT):
        with base.ecriture(AUTEUR) as ecriture:
            for dossier in dossiers[debut : debut + PAR_LOT]:
                _charger_dossier(ecriture, dossier, regles, jour)


def _charger_reglages(base: Ecriture, reglement: str, *, jour: date, scopes: frozenset[str]) -> str:
    base.enregistrer(CCAS)
    base.enregistrer(CONNEXION)
    # The agent of the counter is the first of the list at the top of the window.
    base.enregistrer(_agent("Marion", "Lebreton", "Agente d’accueil et d’instruction", "02 61 91 00 11"))
    presidente = base.enregistrer(_agent("Hélène", "Vasseur", "Présidente du CCAS"))
    vice_president = base.enregistrer(_agent("Bruno", "Castelain", "Vice-président du CCAS"))
    base.enregistrer(_delegation(presidente, Organe.PRESIDENT_DELEGUE, PLAFOND_PRESIDENTE))
    base.enregistrer(_delegation(vice_president, Organe.VICE_PRESIDENT_DELEGUE, PLAFOND_VICE_PRESIDENT))
    empreinte = hashlib.sha256(reglement.encode()).hexdigest()
    importe_le = _a_midi(jour - REGLEMENT_IL_Y_A)
    base.importer(ReglementImporte(reglement, "demonstration.toml", importe_le, empreinte))
    base.retenir_scopes(scopes, expire_le=jour + timedelta(days=JOURS_DE_JETON))
    return empreinte


def _agent(prenom: str, nom: str, qualite: str, telephone: str = "") -> Agent:
    return Agent(id=nouvel_id(), prenom=prenom, nom=nom, qualite=qualite, telephone=telephone)


def _delegation(agent: Agent, organe: Organe, plafond: Decimal) -> Delegation:
    return Delegation(
        id=nouvel_id(),
        agent_id=agent.id,
        organe=organe,
        plafond=plafond,
        deliberation="2020-17",
        deliberation_date=date(2020, 7, 9),
        debut=date(2020, 7, 15),
    )


def _charger_dossier(base: Ecriture, fictif: DossierFictif, regles: Regles, jour: date) -> None:
    annee = fictif.ouvert_le.year
    rang = base.numero_suivant(f"dossier/{annee}")
    ouvert = Dossier(
        id=nouvel_id(),
        numero=numero_de_dossier(annee, rang),
        ouvert_le=fictif.ouvert_le,
        adresse=fictif.adresse,
        note=fictif.note,
        # Two dossiers in three have somebody who follows them.
        referent_id=regles.cadre.reglages.agents[rang % 3].id if rang % 3 < 2 else None,
    )
    dossier = base.enregistrer(dossier_complete(ouvert, fictif, jour))
    _charger_ancienne_adresse(base, dossier)
    usagers = _charger_usagers(base, dossier, fictif, jour)
    lignes = tuple(base.enregistrer(_ligne(ligne, dossier.id, usagers)) for ligne in fictif.budget)
    complet = DossierComplet(dossier, tuple(usagers), lignes)
    charger_demandes(base, complet, fictif, regles)
    charger_les_suites(base, complet, rang, jour, sans_pieces=fictif.ecrit)


def _charger_ancienne_adresse(base: Ecriture, dossier: Dossier) -> None:
    adresse = ancienne_adresse(dossier)
    if adresse is not None and dossier.adresse_depuis is not None:
        veille = dossier.adresse_depuis - timedelta(days=1)
        base.enregistrer(AdresseAncienne(id=nouvel_id(), dossier_id=dossier.id, adresse=adresse, fin=veille))


def _charger_usagers(base: Ecriture, dossier: Dossier, fictif: DossierFictif, jour: date) -> list[Usager]:
    """Who lodges someone is saved before who is lodged."""
    saisis = [_usager(personne, dossier.id) for personne in fictif.personnes]
    complets = usagers_completes(saisis, dossier, fictif, jour)
    ranges = sorted(complets, key=lambda usager: usager.hebergeant_id is not None)
    enregistres = {usager.id: base.enregistrer(usager) for usager in ranges}
    return [enregistres[usager.id] for usager in complets]


def _usager(personne: PersonneFictive, dossier_id: str) -> Usager:
    return Usager(
        id=nouvel_id(),
        dossier_id=dossier_id,
        identite=personne.identite,
        lien=personne.lien,
        arrivee=personne.arrivee,
        depart=personne.depart,
        presence=personne.presence,
        telephone=personne.telephone,
        courriel=personne.courriel,
    )


def _ligne(fictive: LigneFictive, dossier_id: str, usagers: Sequence[Usager]) -> LigneBudget:
    vue = Provenance(NatureProvenance.VU_SUR_PIECE, piece=fictive.piece)
    return LigneBudget(
        id=nouvel_id(),
        dossier_id=dossier_id,
        nature=fictive.nature,
        montant=fictive.montant,
        usager_id=None if fictive.personne is None else usagers[fictive.personne].id,
        provenance=vue if fictive.piece else DECLARE,
        creancier=fictive.creancier,
        reste_du=fictive.reste_du,
    )


def _a_midi(jour: date) -> datetime:
    return datetime.combine(jour, time(12), UTC)
