"""The avis d’imposition of a request, as the « Données » step shows it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from ccas_desktop.application.donnees.impots import chiffres_retenus
from ccas_desktop.application.donnees.lignes_donnees import EmpechementAppel
from ccas_desktop.application.vues import DemandeComplete
from ccas_desktop.domain.connexion_impot import ConnexionImpot
from ccas_desktop.domain.demande import Demande, DonneeRetenue
from ccas_desktop.domain.impot import CHIFFRES_DE_L_AVIS, QUOTIENT_FISCAL, annees_de_revenus
from ccas_desktop.domain.provenance import NatureProvenance
from ccas_desktop.domain.reglement.model import Aide


@dataclass(frozen=True)
class LigneImpot:
    """What is known of the avis, and what may be done.

    Attributes:
        empechement: why the DGFIP cannot be asked, when the aid lists it.
        listee: the délibération lists the avis; otherwise a rule reads it, and only the paper is possible.
        reglee: the access to the DGFIP is set up.
        annee: income year of the latest avis, proposed for the paper.
        retenus: figures that count, by code of indicator.
    """

    empechement: EmpechementAppel
    listee: bool
    reglee: bool
    piece: str
    annee: int
    en_instruction: bool
    retenus: Mapping[str, DonneeRetenue]

    @property
    def peut_demander(self) -> bool:
        """Tell whether a call is possible now."""
        return self.listee and self.reglee and self.empechement is EmpechementAppel.AUCUN

    @property
    def est_reglee(self) -> bool:
        """Tell whether both figures are kept."""
        return len(self.retenus) == len(CHIFFRES_DE_L_AVIS)

    @property
    def est_certifiee(self) -> bool:
        """Tell whether what is kept comes from the DGFIP: the paper is then useless."""
        natures = {donnee.provenance.nature for donnee in self.retenus.values()}
        return natures == {NatureProvenance.CERTIFIE}


def ligne_impot(complete: DemandeComplete, aide: Aide, connexion: ConnexionImpot, *, jour: date) -> LigneImpot | None:
    """Return the line, or None when neither the délibération nor a rule of the aid needs the avis."""
    lus = {indicateur.code for indicateur in aide.indicateurs} & {*CHIFFRES_DE_L_AVIS, QUOTIENT_FISCAL}
    if aide.impot is None and not lus:
        return None
    demande = complete.demande
    return LigneImpot(
        empechement=_empechement(demande, aide),
        listee=aide.impot is not None,
        reglee=connexion.est_reglee,
        piece=aide.impot.piece_remplacee if aide.impot else "",
        annee=annees_de_revenus(jour)[0],
        en_instruction=demande.est_en_instruction,
        retenus=chiffres_retenus(complete),
    )


def _empechement(demande: Demande, aide: Aide) -> EmpechementAppel:
    if not demande.est_en_instruction:
        return EmpechementAppel.DEMANDE_CLOSE
    if aide.impot is None:
        return EmpechementAppel.HORS_DELIBERATION
    if demande.information is None:
        return EmpechementAppel.INFORMATION_NON_REMISE
    return EmpechementAppel.PREFERE_PAPIERS if demande.information.prefere_papiers else EmpechementAppel.AUCUN
