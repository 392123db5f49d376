"""The legal aids of a dossier and the aids asked elsewhere, as their tab shows them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from ccas_desktop.application.messages.a_faire import ECHEANCES_LEGALES
from ccas_desktop.application.messages.aides_ailleurs import SUITES_LEGALES
from ccas_desktop.application.messages.etats import Mot
from ccas_desktop.application.messages.suites import SORTS, phrase_de_la_piece, phrase_du_jour
from ccas_desktop.application.services import Services
from ccas_desktop.domain.demandes.aides_exterieures import AideExterieure
from ccas_desktop.domain.demandes.aides_legales import (
    DossierAideLegale,
    EcheanceLegale,
    NatureEcheance,
    ObligeAlimentaire,
    SuiteLegale,
    echeances,
)
from ccas_desktop.domain.demandes.delais import jours_restants
from ccas_desktop.domain.demandes.pieces_attendues import PieceAttendue
from ccas_desktop.domain.errors import RefusMetier

NBSP = "\u00a0"


@dataclass(frozen=True)
class LigneAideLegale:
    """One file: where it stands and its clocks, in words; `presse` when one is near or past."""

    aide: DossierAideLegale
    etat_et_delais: str
    presse: bool


@dataclass(frozen=True)
class PieceLegale:
    """One paper asked for a legal aid: which aid, when, and what became of it, in words."""

    piece: PieceAttendue
    aide: str
    quand: str
    mot: Mot


@dataclass(frozen=True)
class PageAidesLegales:
    """What the tab shows, the latest first."""

    lignes: tuple[LigneAideLegale, ...]
    obliges: tuple[ObligeAlimentaire, ...]
    exterieures: tuple[AideExterieure, ...]
    pieces: tuple[PieceLegale, ...] = ()

    def aide(self, identifiant: str) -> DossierAideLegale | None:
        """Return the file of that id."""
        return next((ligne.aide for ligne in self.lignes if ligne.aide.id == identifiant), None)


def lire_page_aides_legales(services: Services, dossier_id: str) -> PageAidesLegales:
    """Return what the tab shows."""
    jour = services.horloge.aujourdhui()
    with services.base.lecture() as base:
        aides = base.du_dossier(DossierAideLegale, dossier_id)
        obliges = base.du_dossier(ObligeAlimentaire, dossier_id)
        exterieures = base.du_dossier(AideExterieure, dossier_id)
        pieces = [p for p in base.du_dossier(PieceAttendue, dossier_id) if p.aide_legale_id is not None]
    noms = {aide.id: aide.libelle for aide in aides}
    recentes = sorted(aides, key=lambda aide: (aide.depose_le, aide.id), reverse=True)
    return PageAidesLegales(
        tuple(_ligne(aide, jour) for aide in recentes),
        obliges,
        tuple(reversed(exterieures)),
        tuple(
            _piece(piece, noms.get(piece.aide_legale_id or "", ""), jour)
            for piece in sorted(pieces, key=lambda piece: (not piece.est_attendue, piece.attendue_le, piece.id))
        ),
    )


def exiger_transmissible(aide: DossierAideLegale) -> None:
    """Refuse a slip that would not say to whom the file goes."""
    if not aide.autorite:
        raise RefusMetier("autorite_absente", champ="autorite")


def etat_en_clair(aide: DossierAideLegale) -> str:
    """Return « Transmis le 12/11/2026 », « Accordée le… » or « À transmettre »."""
    if aide.suite is not SuiteLegale.EN_ATTENTE or aide.decidee_le is not None:
        quand = f" le {aide.decidee_le:%d/%m/%Y}" if aide.decidee_le else ""
        return f"{SUITES_LEGALES[aide.suite]}{quand}"
    return f"Transmis le {aide.transmis_le:%d/%m/%Y}" if aide.transmis_le else "À transmettre"


def phrase_de_l_effet(aide: DossierAideLegale) -> str:
    """Return from when the aid may be granted (CASF R131-2); empty when the law does not say."""
    if aide.effet_le is None:
        return ""
    return f"Effet possible à partir du {aide.effet_le:%d/%m/%Y} (CASF, article R131-2)."


def _ligne(aide: DossierAideLegale, jour: date) -> LigneAideLegale:
    clocks = echeances(aide)
    ouvertes = [clock for clock in clocks if clock.faite_le is None] if aide.decidee_le is None else []
    dites = [_echeance(clock, jour) for clock in (ouvertes or clocks) if not _est_redite(clock)]
    return LigneAideLegale(
        aide=aide,
        etat_et_delais="\n".join((*_etat(aide, ouvertes), *dites, *_effet(aide))),
        presse=any(jours_restants(clock.jour, aujourdhui=jour) <= 7 for clock in ouvertes),
    )


def _etat(aide: DossierAideLegale, ouvertes: Sequence[EcheanceLegale]) -> tuple[str, ...]:
    """Return where a file stands, unless the day by which it is to be passed on says so."""
    a_transmettre = any(clock.nature is NatureEcheance.TRANSMETTRE for clock in ouvertes)
    return () if a_transmettre else (etat_en_clair(aide),)


def _est_redite(clock: EcheanceLegale) -> bool:
    """Tell whether « Transmis le… » already says all of a clock: passed on in time."""
    return clock.nature is NatureEcheance.TRANSMETTRE and clock.faite_le is not None and clock.faite_le <= clock.jour


def _piece(piece: PieceAttendue, aide: str, jour: date) -> PieceLegale:
    return PieceLegale(piece, aide, phrase_de_la_piece(piece, jour), SORTS[piece.sort])


def _effet(aide: DossierAideLegale) -> tuple[str, ...]:
    return (f"effet possible le {aide.effet_le:%d/%m/%Y}",) if aide.effet_le is not None else ()


def _echeance(echeance: EcheanceLegale, jour: date) -> str:
    quoi = ECHEANCES_LEGALES[echeance.nature]
    if echeance.faite_le is not None:
        retard = " (hors délai)" if echeance.faite_le > echeance.jour else ""
        return f"{quoi}{NBSP}: fait le {echeance.faite_le:%d/%m/%Y}{retard}"
    restants = jours_restants(echeance.jour, aujourdhui=jour)
    reste = f"dépassé de {-restants}{NBSP}jours" if restants < 0 else f"encore {restants}{NBSP}jours"
    a_faire = "À transmettre" if echeance.nature is NatureEcheance.TRANSMETTRE else quoi
    return f"{a_faire} avant le {phrase_du_jour(echeance.jour)}, {reste}"
