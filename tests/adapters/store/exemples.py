"""Invented records, and a dossier with one of each."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime
from decimal import Decimal

from ccas_desktop.application.identifiants import nouvel_id
from ccas_desktop.application.journal import Auteur
from ccas_desktop.application.ports import Ecriture
from ccas_desktop.domain.ccas import Ccas
from ccas_desktop.domain.certifie.certifie import EtatAppel, ReponseCertifiee, Source
from ccas_desktop.domain.courrier.courrier_produit import Courrier
from ccas_desktop.domain.demandes.aides_exterieures import AideExterieure, IssueExterieure, OrganismeExterieur
from ccas_desktop.domain.demandes.aides_legales import (
    DossierAideLegale,
    GenreAideLegale,
    ObligeAlimentaire,
    SuiteLegale,
)
from ccas_desktop.domain.demandes.decision import Agent, Decision, Delegation, Organe, SensDecision
from ccas_desktop.domain.demandes.demande import Demande, DonneeRetenue, InformationRemise, ReponseRecue, TraceAppel
from ccas_desktop.domain.demandes.pieces_attendues import PieceAttendue, SortAttendue
from ccas_desktop.domain.demandes.statuts import OrganeSaisi, StatutDemande, TransitionDemande
from ccas_desktop.domain.dossiers.budget import BlocBudget, LigneBudget
from ccas_desktop.domain.dossiers.dossier import Adresse, Dossier
from ccas_desktop.domain.dossiers.instantanes import InstantaneBudget, MembreFige, Occasion
from ccas_desktop.domain.dossiers.natures_budget import NatureAjoutee
from ccas_desktop.domain.enregistrement import Enregistrement
from ccas_desktop.domain.jours import Territoire
from ccas_desktop.domain.personnes.foyer import Lien, Usager
from ccas_desktop.domain.personnes.identite import DateNaissance, Identite, LieuNaissance, Sexe
from ccas_desktop.domain.provenance import Mois, NatureProvenance, Provenance

CLE = bytes(range(32))
AUTEUR = Auteur("Nadia BENALI", "0198f000-0000-7000-8000-00000000000a")
INSTANT = datetime(2026, 11, 23, 9, 30, tzinfo=UTC)
CERTIFIE = Provenance(
    NatureProvenance.CERTIFIE, "quotient_familial", "CNAF", Mois(2026, 5), INSTANT, "req-1", motif="revenu récent"
)


def un_dossier(numero: str = "2026-0042", *, commune: str = "VALMOREL-SUR-ORNE") -> Dossier:
    return Dossier(
        id=nouvel_id(),
        numero=numero,
        ouvert_le=date(2026, 1, 5),
        adresse=Adresse(voie="3 rue de l’Église", code_postal="61990", commune=commune),
        note="Préfère être appelée l’après-midi.",
    )


def un_usager(dossier: Dossier, nom: str = "DUPONT", *prenoms: str, lien: Lien = Lien.DEMANDEUR) -> Usager:
    return Usager(id=nouvel_id(), dossier_id=dossier.id, identite=Identite(nom, prenoms or ("Jeanne",)), lien=lien)


def identite_complete() -> Identite:
    return Identite(
        "LE GUEN",
        ("Anne-Sophie", "Marie"),
        Sexe.FEMININ,
        "D’ARTAGNAN",
        DateNaissance(1987, 6, 27),
        LieuNaissance("99100", "France", "08480", "Vouziers", "08"),
    )


@dataclass(frozen=True)
class Tout:
    """One record of each kind, tied together."""

    dossier: Dossier
    usager: Usager
    ligne: LigneBudget
    demande: Demande
    reponse: ReponseRecue
    donnee: DonneeRetenue
    trace: TraceAppel
    agent: Agent
    delegation: Delegation
    decision: Decision
    courrier: Courrier


def tout_ecrire(base: Ecriture) -> Tout:
    """Save one record of each kind and return them as saved."""
    dossier = base.enregistrer(un_dossier())
    usager = base.enregistrer(
        Usager(
            id=nouvel_id(),
            dossier_id=dossier.id,
            identite=identite_complete(),
            arrivee=date(2020, 1, 1),
            depart=date(2030, 1, 1),
            presence=Decimal("0.50"),
            telephone="06 12 34 56 78",
            courriel="anne@exemple.fr",
        )
    )
    ligne = base.enregistrer(
        LigneBudget(
            id=nouvel_id(),
            dossier_id=dossier.id,
            usager_id=usager.id,
            nature="autre_ressource",
            montant=Decimal("1234.560"),
            precision="vente",
            debut=Mois(2026, 1),
            fin=Mois(2026, 12),
            provenance=CERTIFIE,
        )
    )
    demande = base.enregistrer(une_demande(dossier, usager))
    reponse = base.enregistrer(_reponse(dossier, demande, usager))
    donnee = base.enregistrer(
        DonneeRetenue(
            id=nouvel_id(),
            dossier_id=dossier.id,
            demande_id=demande.id,
            indicateur="quotient_familial",
            valeur="619.60",
            provenance=CERTIFIE,
        )
    )
    trace = une_trace(demande.id)
    base.ajouter_trace(trace)
    agent = base.enregistrer(Agent(id=nouvel_id(), prenom="Nadia", nom="Benali", qualite="Agent social", actif=False))
    delegation = base.enregistrer(une_delegation(agent))
    decision = base.enregistrer(une_decision(demande, agent, delegation))
    courrier = base.enregistrer(_courrier(demande, decision))
    base.ajouter_pdf(courrier.id, b"%PDF-1.7")
    return Tout(dossier, usager, ligne, demande, reponse, donnee, trace, agent, delegation, decision, courrier)


def des_suites(demande: Demande, ligne: LigneBudget, decision: Decision) -> tuple[Enregistrement, ...]:
    """Return one record of each kind that follows a request or a budget."""
    dossier_id = demande.dossier_id
    ajoutee = NatureAjoutee(id=nouvel_id(), libelle="Vignette de bus", bloc=BlocBudget.CHARGES_FIXES, en_service=False)
    dette = LigneBudget(
        id=nouvel_id(),
        dossier_id=dossier_id,
        nature=ajoutee.code,
        montant=Decimal("0.50"),
        intitule=ajoutee.libelle,
        bloc_ajoute=ajoutee.bloc,
        creancier="Orne Habitat",
        reste_du=Decimal("812.40"),
    )
    return (
        ajoutee,
        dette,
        TransitionDemande(
            id=nouvel_id(),
            dossier_id=dossier_id,
            demande_id=demande.id,
            avant=StatutDemande.A_DECIDER,
            apres=StatutDemande.AJOURNEE,
            instant=INSTANT,
            agent="Nadia Benali",
            le=date(2026, 11, 21),
            motif="devis attendu",
            decision_id=decision.id,
        ),
        PieceAttendue(
            id=nouvel_id(),
            dossier_id=dossier_id,
            demande_id=demande.id,
            libelle="Bail",
            texte="article 3",
            demandee_le=date(2026, 11, 20),
            attendue_le=date(2026, 12, 5),
            sort=SortAttendue.VUE_NON_CONSERVEE,
            reglee_le=date(2026, 11, 22),
            relancee_le=date(2026, 11, 21),
        ),
        InstantaneBudget(
            id=nouvel_id(),
            dossier_id=dossier_id,
            demande_id=demande.id,
            pris_le=date(2026, 11, 20),
            lignes=(ligne, dette),
            noms={ligne.usager_id or "": "Anne-Sophie"},
            personnes=Decimal("2.5"),
            foyer=(
                MembreFige(ligne.usager_id or "", Lien.DEMANDEUR, DateNaissance(1987, 6)),
                MembreFige("parti", Lien.ENFANT, None, Decimal("0.5"), date(2020, 2, 29), date(2026, 11, 30)),
            ),
            occasion=Occasion.CHANGEMENT,
            precision="avant le départ",
        ),
        AideExterieure(
            id=nouvel_id(),
            dossier_id=dossier_id,
            demande_id=demande.id,
            organisme=OrganismeExterieur.FSL,
            precision="Orne",
            objet="facture d’eau",
            orientee_le=date(2026, 11, 20),
            montant_demande=Decimal("300.00"),
            montant_recu=Decimal("150.50"),
            issue=IssueExterieure.ACCORDEE_EN_PARTIE,
            repondue_le=date(2026, 11, 22),
        ),
        *_aide_legale(demande),
    )


def _aide_legale(demande: Demande) -> tuple[Enregistrement, ...]:
    aide = DossierAideLegale(
        id=nouvel_id(),
        dossier_id=demande.dossier_id,
        demandeur_id=demande.demandeur_id,
        genre=GenreAideLegale.ADMISSION_URGENCE,
        depose_le=date(2026, 11, 18),
        depose_a=INSTANT,
        autorite="Président du conseil départemental",
        precision="placement",
        entree_le=date(2026, 11, 1),
        prononcee_le=date(2026, 11, 17),
        departement_averti_le=date(2026, 11, 18),
        pieces=("Livret de famille", "Avis d’imposition"),
        observations="Avis favorable.",
        transmis_le=date(2026, 11, 20),
        decidee_le=date(2026, 11, 22),
        suite=SuiteLegale.ACCORDEE_EN_PARTIE,
    )
    oblige = ObligeAlimentaire(
        id=nouvel_id(),
        dossier_id=demande.dossier_id,
        aide_legale_id=aide.id,
        nom="LE GUEN",
        prenom="Yann",
        lien="fils",
        adresse="2 rue Basse, 29000 QUIMPER",
        information_le=date(2026, 11, 19),
        reponse="50 € par mois",
    )
    return aide, oblige


def une_demande(dossier: Dossier, usager: Usager, rang: int = 1) -> Demande:
    return Demande(
        id=nouvel_id(),
        dossier_id=dossier.id,
        numero=f"{dossier.numero}-{rang}",
        demandeur_id=usager.id,
        allocataire_id=usager.id,
        aide="energie",
        deposee_le=date(2026, 11, 20),
        objet="facture d’électricité",
        montant_demande=Decimal("200.00"),
        montant_facture=Decimal("312.4"),
        tiers_paye="Énergie du Val",
        urgence="coupure",
        reponses={"loge": True, "coupure": False},
        information=InformationRemise(INSTANT, "Nadia Benali", prefere_papiers=True),
        statut=StatutDemande.A_DECIDER,
        organe_saisi=OrganeSaisi.CONSEIL_ADMINISTRATION,
        autorite="CCAS de Flers",
    )


def une_trace(demande_id: str | None, *, instant: datetime = INSTANT) -> TraceAppel:
    return TraceAppel(
        id=nouvel_id(),
        instant=instant,
        agent="Nadia Benali",
        source=Source.QUOTIENT_FAMILIAL,
        base_legale="délibération 2026-12, art. 4",
        empreinte="9f86d081",
        demande_id=demande_id,
    )


def une_delegation(agent: Agent) -> Delegation:
    return Delegation(
        id=nouvel_id(),
        agent_id=agent.id,
        organe=Organe.PRESIDENT_DELEGUE,
        plafond=Decimal("400.00"),
        deliberation="2026-03",
        deliberation_date=date(2026, 2, 1),
        debut=date(2026, 2, 2),
        fin=date(2032, 3, 31),
        aides=("energie", "eau"),
    )


def une_decision(demande: Demande, agent: Agent, delegation: Delegation | None = None) -> Decision:
    return Decision(
        id=nouvel_id(),
        dossier_id=demande.dossier_id,
        demande_id=demande.id,
        numero=f"2026DEC{nouvel_id()[-4:]}",
        sens=SensDecision.ACCORD_PARTIEL,
        montant=Decimal("150.00"),
        organe=Organe.PRESIDENT_DELEGUE,
        signataire_id=agent.id,
        prise_le=date(2026, 11, 22),
        motif_fait="la facture dépasse le plafond",
        motif_droit="article 7 du règlement",
        modalites="versée à Énergie du Val",
        delegation_id=delegation.id if delegation else None,
        montant_reference=Decimal("312.4"),
        valable_jusqu_au=date(2027, 1, 31),
        suit_le_calcul=False,
        evaluation='{"issue":"eligible"}',
        reglement="abc123",
    )


def un_ccas(identifiant: str) -> Ccas:
    return Ccas(
        id=identifiant,
        nom="CCAS de Valmorel",
        commune="Valmorel-sur-Orne",
        siret="26610999900018",
        adresse=("3 place de la Mairie", "61990 VALMOREL-SUR-ORNE"),
        telephone="02 33 00 00 00",
        courriel="ccas@valmorel.example",
        horaires="9 h à 12 h",
        tribunal="Tribunal administratif de Caen",
        tribunal_adresse="3 rue Arthur Le Duc, 14000 Caen",
        dpo="dpo@valmorel.example",
        logo=b"\x89PNG\x00\xff",
        api_url="https://relais.valmorel.example/api",
        relais_entete="X-Relais",
        territoire=Territoire.ALSACE_MOSELLE,
        delai_pieces=21,
        fraicheur_pieces=6,
    )


def _reponse(dossier: Dossier, demande: Demande, usager: Usager) -> ReponseRecue:
    recue = ReponseCertifiee(
        Source.QUOTIENT_FAMILIAL,
        EtatAppel.CERTIFIE,
        INSTANT,
        donnees={"quotient_familial": {"valeur": "619.60", "mois": 5}, "enfants": [], "autre": None},
        fournisseur="CNAF",
        http=200,
        mois=Mois(2026, 5),
        requete_id="req-1",
        identite_differente=False,
        envoi_modifie=(("LE GUEN", "LE  GUEN"),),
    )
    return ReponseRecue(
        id=nouvel_id(), dossier_id=dossier.id, demande_id=demande.id, usager_id=usager.id, reponse=recue
    )


def _courrier(demande: Demande, decision: Decision) -> Courrier:
    return Courrier(
        id=nouvel_id(),
        dossier_id=demande.dossier_id,
        demande_id=demande.id,
        decision_id=decision.id,
        modele="accord_partiel",
        produit_le=INSTANT,
        contenu='{"objet":"décision"}',
        caracteres_remplaces=("李",),
        impressions=1,
    )
