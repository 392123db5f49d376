"""Receive a request, inform the person, follow the request up to its decision."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal

from ccas_desktop.application.demandes.procedure import passer
from ccas_desktop.application.dossiers.instantanes import figer_budget
from ccas_desktop.application.identifiants import nouvel_id
from ccas_desktop.application.journal import Auteur
from ccas_desktop.application.ports import Base, Ecriture
from ccas_desktop.application.services import Services
from ccas_desktop.application.vues import DemandeComplete
from ccas_desktop.domain.demandes.delais import rejet_implicite
from ccas_desktop.domain.demandes.demande import Demande, InformationRemise, StatutDemande, numero_de_demande
from ccas_desktop.domain.demandes.pieces_attendues import PieceAttendue, suspensions
from ccas_desktop.domain.dossiers.instantanes import Occasion
from ccas_desktop.domain.errors import ErreurChamp, RefusMetier, SaisieInvalide
from ccas_desktop.domain.personnes.nir import erreurs_de_nir


@dataclass(frozen=True)
class SaisieDemande:
    """What an agent types of a request; amounts in euros.

    Attributes:
        renouvelle_id: the former demande, when this one renews it; read at the deposit only.
    """

    aide: str
    demandeur_id: str
    deposee_le: date
    allocataire_id: str | None = None
    objet: str = ""
    montant_demande: Decimal | None = None
    montant_facture: Decimal | None = None
    tiers_paye: str = ""
    urgence: str = ""
    reponses: Mapping[str, bool] = field(default_factory=dict)
    renouvelle_id: str | None = None


def deposer_demande(
    services: Services, auteur: Auteur, dossier_id: str, saisie: SaisieDemande, *, brouillon: bool = False
) -> Demande:
    """Record a request and return it; its day of deposit starts the legal clock. Raises SaisieInvalide.

    The budget of that day is frozen with it. A `brouillon` is prepared with the person and not deposited yet: no
    clock runs. A dossier that was closed is followed again.
    """
    jour = services.horloge.aujourdhui()
    _verifier(saisie, jour)
    with services.base.ecriture(auteur) as base:
        dossier = base.dossier(dossier_id)
        rang = base.numero_suivant(f"demande/{dossier_id}")
        nouvelle = Demande(
            id=nouvel_id(),
            dossier_id=dossier_id,
            numero=numero_de_demande(dossier.dossier.numero, rang),
            demandeur_id=saisie.demandeur_id,
            aide=saisie.aide,
            deposee_le=saisie.deposee_le,
            renouvelle_id=saisie.renouvelle_id,
            statut=StatutDemande.BROUILLON if brouillon else StatutDemande.DEPOSEE,
        )
        demande = base.enregistrer(_appliquer(nouvelle, saisie))
        if dossier.dossier.clos_le is not None:
            base.enregistrer(replace(dossier.dossier, clos_le=None, motif_cloture=None))
        if not brouillon:
            figer_budget(base, dossier, jour, Occasion.DEPOT, demande_id=demande.id)
        return demande


def deposer_brouillon(services: Services, auteur: Auteur, demande: Demande, *, le: date) -> Demande:
    """Deposit a request that was prepared: the clock starts that day. Raises RefusMetier."""
    jour = services.horloge.aujourdhui()
    if le > jour:
        raise RefusMetier("date_future", champ="le")
    with services.base.ecriture(auteur) as base:
        deposee = passer(base, replace(demande, deposee_le=le), StatutDemande.DEPOSEE, le=le)
        figer_budget(base, base.dossier(demande.dossier_id), jour, Occasion.DEPOT, demande_id=demande.id)
        return deposee


def modifier_demande(services: Services, auteur: Auteur, demande: Demande, saisie: SaisieDemande) -> Demande:
    """Save what was typed of a request still in hand. Raises SaisieInvalide, ConflitDeVersion."""
    if not demande.est_modifiable:
        raise RefusMetier("demande_close", statut=demande.statut)
    _verifier(saisie, services.horloge.aujourdhui())
    with services.base.ecriture(auteur) as base:
        return base.enregistrer(_appliquer(demande, saisie))


def remettre_information(
    services: Services, auteur: Auteur, demande: Demande, *, prefere_papiers: bool = False
) -> Demande:
    """Date the information given to the person, before any call (CRPA L114-8), and how they prefer to go on."""
    exiger_en_instruction(demande)
    information = InformationRemise(services.horloge.maintenant(), agent=auteur.nom, prefere_papiers=prefere_papiers)
    with services.base.ecriture(auteur) as base:
        return passer_en_instruction(base, replace(demande, information=information), toujours=True)


def lire_demande(base: Base, demande_id: str) -> DemandeComplete:
    """Return a request with all that belongs to it. Raises EnregistrementAbsent."""
    with base.lecture() as lecture:
        return lecture.demande(demande_id)


def echeance_implicite(demande: Demande, pieces: Iterable[PieceAttendue] = (), *, aujourdhui: date) -> date:
    """Return the day on which silence rejects this request (CRPA L231-4), pushed back while papers are awaited."""
    return rejet_implicite(demande.deposee_le, suspensions(pieces), aujourdhui=aujourdhui)


def exiger_en_instruction(demande: Demande) -> None:
    """Refuse to change a request already decided or closed."""
    if not demande.est_en_instruction:
        raise RefusMetier("demande_close", statut=demande.statut)


def passer_en_instruction(base: Ecriture, demande: Demande, *, toujours: bool = False) -> Demande:
    """Note, in a unit of work, that someone works on the request; `toujours` saves it even when that was known."""
    if demande.statut is StatutDemande.DEPOSEE:
        return passer(base, demande, StatutDemande.EN_INSTRUCTION)
    return base.enregistrer(demande) if toujours else demande


def _verifier(saisie: SaisieDemande, aujourdhui: date) -> None:
    erreurs = [*erreurs_de_nir({champ: getattr(saisie, champ) for champ in ("objet", "tiers_paye", "urgence")})]
    if not saisie.aide:
        erreurs.append(ErreurChamp("aide", "obligatoire"))
    if saisie.deposee_le > aujourdhui:
        erreurs.append(ErreurChamp("deposee_le", "date_future"))
    for champ in ("montant_demande", "montant_facture"):
        montant = getattr(saisie, champ)
        if montant is not None and montant < 0:
            erreurs.append(ErreurChamp(champ, "montant_negatif"))
    if erreurs:
        raise SaisieInvalide(tuple(erreurs))


def _appliquer(demande: Demande, saisie: SaisieDemande) -> Demande:
    return replace(
        demande,
        aide=saisie.aide,
        demandeur_id=saisie.demandeur_id,
        deposee_le=saisie.deposee_le,
        allocataire_id=saisie.allocataire_id,
        objet=saisie.objet.strip(),
        montant_demande=saisie.montant_demande,
        montant_facture=saisie.montant_facture,
        tiers_paye=saisie.tiers_paye.strip(),
        urgence=saisie.urgence.strip(),
        reponses=dict(saisie.reponses),
    )
