"""Acts on many rows at once: each row by itself, those that cannot be left out with the reason; undone as one lot."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from ccas_desktop.application.demandes.procedure import passer
from ccas_desktop.application.journal import Auteur
from ccas_desktop.application.ports import Ecriture
from ccas_desktop.application.services import Services
from ccas_desktop.domain.courrier.courrier_produit import Courrier, ModeRemise
from ccas_desktop.domain.demandes.demande import Demande, StatutDemande
from ccas_desktop.domain.dossiers.acheminement import acheminement
from ccas_desktop.domain.dossiers.dossier import Dossier
from ccas_desktop.domain.errors import RefusMetier
from ccas_desktop.domain.personnes.foyer import Usager

# One unit of work: short enough for what somebody saves meanwhile to go between two (docs/architecture.md, Threads).
PAR_UNITE = 25

Acte = Callable[[Ecriture, str], None]


@dataclass(frozen=True)
class Bilan:
    """What a lot did: how many records, and how many were left out for each reason, a code of refusal."""

    faits: int = 0
    laisses: Mapping[str, int] = field(default_factory=dict)

    def __add__(self, autre: Bilan) -> Bilan:
        return Bilan(self.faits + autre.faits, Counter(self.laisses) + Counter(autre.laisses))


def faire(services: Services, auteur: Auteur, acte: Acte, ids: Sequence[str], lot: str) -> Bilan:
    """Do an act on these records in one unit of work of a lot."""
    faits, laisses = 0, Counter[str]()
    with services.base.ecriture(auteur, lot=lot) as base:
        for identifiant in ids:
            try:
                acte(base, identifiant)
                faits += 1
            except RefusMetier as refus:
                laisses[refus.code] += 1
    return Bilan(faits, laisses)


def donner_referent(referent_id: str | None) -> Acte:
    """Return what makes an agent follow a dossier, or nobody. Refuses one that is so already."""

    def acte(base: Ecriture, dossier_id: str) -> None:
        dossier = base.lire(Dossier, dossier_id)
        if dossier.referent_id == referent_id:
            raise RefusMetier("deja_ainsi")
        base.enregistrer(replace(dossier, referent_id=referent_id))

    return acte


def classer_sans_suite(motif: str) -> Acte:
    """Return what closes a request without a decision. Refuses one that no longer waits. Raises on an empty motive."""
    if not motif.strip():
        raise RefusMetier("obligatoire", champ="motif")

    def acte(base: Ecriture, demande_id: str) -> None:
        demande = base.lire(Demande, demande_id)
        if not demande.est_en_instruction:
            raise RefusMetier("lot_demande_close")
        passer(base, demande, StatutDemande.SANS_SUITE, motif=motif.strip())

    return acte


def noter_remise(mode: ModeRemise, le: date, aujourdhui: date) -> Acte:
    """Return what notes that a letter was handed over or posted. Refuses to post what must not be (domain.md 6.1)."""
    if le > aujourdhui:
        raise RefusMetier("date_future", champ="le")

    def acte(base: Ecriture, courrier_id: str) -> None:
        courrier = base.lire(Courrier, courrier_id)
        if courrier.remis_le is not None:
            raise RefusMetier("lot_deja_remis")
        if mode is ModeRemise.POSTE and not _postable(base, courrier, aujourdhui):
            raise RefusMetier("lot_ne_pas_poster")
        base.enregistrer(replace(courrier, remis_le=le, mode_remise=mode))

    return acte


def _postable(base: Ecriture, courrier: Courrier, jour: date) -> bool:
    demandeur_id = base.lire(Demande, courrier.demande_id).demandeur_id
    dossier, personne = base.lire(Dossier, courrier.dossier_id), base.lire(Usager, demandeur_id)
    return acheminement(dossier, personne, jour).postable
