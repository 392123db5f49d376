"""Renew an aid: copy what was asked before, and say what is too old to be used again."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime

from ccas_desktop.application.demandes.verbes import SaisieDemande
from ccas_desktop.application.ports import Lecture
from ccas_desktop.application.vues import DemandeComplete
from ccas_desktop.domain.ccas import Ccas
from ccas_desktop.domain.demandes.delais import ajouter_mois
from ccas_desktop.domain.demandes.demande import Demande
from ccas_desktop.domain.demandes.pieces_attendues import SortAttendue
from ccas_desktop.domain.demandes.statuts import StatutDemande
from ccas_desktop.domain.reglement.modele.indicateurs import PAR_CODE

ANCIENNES_MAX = 8
NBSP = "\u00a0"


@dataclass(frozen=True)
class ARafraichir:
    """A value or a paper of the former request: how old it is, and whether it is too old."""

    libelle: str
    du: date
    perime: bool

    def phrase(self, aujourdhui: date) -> str:
        """Return « Quotient familial, du 12/03/2026 (256 jours) : à redemander »."""
        suite = "à redemander" if self.perime else "récent"
        return f"{self.libelle}, du {self.du:%d/%m/%Y} ({(aujourdhui - self.du).days}{NBSP}jours){NBSP}: {suite}"


def est_renouvelable(demande: Demande) -> bool:
    """Tell whether the aid of a request may be asked again from it: it was decided, or left without a follow-up."""
    return demande.est_decidee or demande.statut is StatutDemande.SANS_SUITE


def demandes_renouvelables(base: Lecture, dossier_id: str, *, voulue: str = "") -> tuple[DemandeComplete, ...]:
    """Return the former requests of a dossier that may be renewed, the latest first, and the one wanted among them."""
    closes = [r.demande.id for r in base.demandes_du_dossier(dossier_id) if est_renouvelable(r.demande)]
    offertes = (identifiant for rang, identifiant in enumerate(closes) if rang < ANCIENNES_MAX or identifiant == voulue)
    return tuple(base.demande(identifiant) for identifiant in offertes)


def saisie_de_renouvellement(ancienne: DemandeComplete, jour: date) -> SaisieDemande:
    """Return the new request: the same aid, object, third party and answers; the amounts are to be typed anew."""
    demande = ancienne.demande
    return SaisieDemande(
        aide=demande.aide,
        demandeur_id=demande.demandeur_id,
        deposee_le=jour,
        allocataire_id=demande.allocataire_id,
        objet=demande.objet,
        tiers_paye=demande.tiers_paye,
        reponses=demande.reponses,
        renouvelle_id=demande.id,
    )


def donnees_a_rafraichir(
    ancienne: DemandeComplete, ccas: Ccas, aujourdhui: date, jour_de: Callable[[datetime], date]
) -> tuple[ARafraichir, ...]:
    """Return the certified values and the papers of the former request, the oldest first."""
    limite = ajouter_mois(aujourdhui, -ccas.fraicheur_pieces)
    lus = [*_valeurs(ancienne, jour_de), *_pieces(ancienne)]
    return tuple(ARafraichir(nom, jour, jour < limite) for jour, nom in sorted(lus))


def _valeurs(ancienne: DemandeComplete, jour_de: Callable[[datetime], date]) -> Iterable[tuple[date, str]]:
    for donnee in ancienne.donnees:
        instant, indicateur = donnee.provenance.instant, PAR_CODE.get(donnee.indicateur)
        if instant is not None:
            yield jour_de(instant), indicateur.libelle if indicateur else donnee.indicateur


def _pieces(ancienne: DemandeComplete) -> Iterable[tuple[date, str]]:
    for piece in ancienne.pieces:
        if piece.reglee_le is not None and piece.sort is not SortAttendue.PLUS_NECESSAIRE:
            yield piece.reglee_le, piece.libelle
