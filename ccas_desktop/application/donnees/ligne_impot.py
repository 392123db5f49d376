"""The avis d’imposition of a request, as the « Données » step shows it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from ccas_desktop.application.donnees.empechements import EmpechementAppel
from ccas_desktop.application.donnees.impots import chiffres_retenus
from ccas_desktop.application.donnees.periodes_voulues import PeriodesVoulues
from ccas_desktop.application.vues import DemandeComplete
from ccas_desktop.domain.certifie.connexion_impot import ConnexionImpot
from ccas_desktop.domain.certifie.impot import CHIFFRES_DE_L_AVIS, QUOTIENT_FISCAL, SourceFiscale
from ccas_desktop.domain.demandes.demande import Demande, DonneeRetenue
from ccas_desktop.domain.provenance import NatureProvenance
from ccas_desktop.domain.reglement.modele.indicateurs import Indicateur
from ccas_desktop.domain.reglement.modele.model import Aide


@dataclass(frozen=True)
class LigneImpot:
    """What is known of the avis, and what may be done.

    Attributes:
        empechement: why the DGFIP cannot be asked, when the aid lists it.
        listee: the délibération lists the avis; otherwise a rule reads it, and only the paper is possible.
        reglee: the access to the DGFIP is set up.
        annee: income year to ask for, proposed for the paper.
        retenus: figures that count, by code of indicator.
        voulue: the incomes that the rules want, in words; empty when any avis serves.
        hors_periode: what is kept is of other incomes: it does not count.
        sans_reseau_le: when the last call found no network; its number was not kept, the agent types it again.
    """

    empechement: EmpechementAppel
    listee: bool
    reglee: bool
    piece: str
    annee: int
    en_instruction: bool
    retenus: Mapping[str, DonneeRetenue]
    voulue: str = ""
    hors_periode: bool = False
    sans_reseau_le: datetime | None = None

    @property
    def attend_le_reseau(self) -> bool:
        """Tell whether the call is to be made again once the network is back, when the agent says so."""
        return self.sans_reseau_le is not None and self.peut_demander and not self.est_reglee

    @property
    def peut_demander(self) -> bool:
        """Tell whether a call is possible now."""
        return self.listee and self.reglee and self.empechement is EmpechementAppel.AUCUN

    @property
    def est_reglee(self) -> bool:
        """Tell whether both figures are kept, of the incomes wanted."""
        return len(self.retenus) == len(CHIFFRES_DE_L_AVIS) and not self.hors_periode

    @property
    def est_certifiee(self) -> bool:
        """Tell whether what is kept comes from the DGFIP: the paper is then useless."""
        natures = {donnee.provenance.nature for donnee in self.retenus.values()}
        return natures == {NatureProvenance.CERTIFIE}


def ligne_impot(
    complete: DemandeComplete,
    aide: Aide,
    connexion: ConnexionImpot,
    voulues: PeriodesVoulues,
    bruts: tuple[Indicateur, ...] = (),
) -> LigneImpot | None:
    """Return the line, or None when neither the délibération nor a rule of the aid needs the avis.

    `bruts` are the facts behind the indicators of the règlement: `Reglement.faits_bruts`.
    """
    lus = {indicateur.code for indicateur in (*aide.indicateurs, *bruts)} & {*CHIFFRES_DE_L_AVIS, QUOTIENT_FISCAL}
    if aide.impot is None and not lus:
        return None
    demande, retenus = complete.demande, chiffres_retenus(complete)
    return LigneImpot(
        empechement=_empechement(demande, aide),
        listee=aide.impot is not None,
        reglee=connexion.est_reglee,
        piece=aide.impot.piece_remplacee if aide.impot else "",
        annee=voulues.annees_a_demander[0],
        en_instruction=demande.est_en_instruction,
        retenus=retenus,
        voulue=" et ".join(dict.fromkeys(filter(None, map(voulues.en_mots, CHIFFRES_DE_L_AVIS)))),
        hors_periode=any(not voulues.convient(code, donnee.provenance) for code, donnee in retenus.items()),
        sans_reseau_le=_sans_reseau_le(complete),
    )


def _sans_reseau_le(complete: DemandeComplete) -> datetime | None:
    """Return when the last call to the DGFIP found no network, None when it did or none was made."""
    appels = [trace for trace in complete.traces if trace.source is SourceFiscale.IMPOT_PARTICULIER]
    return appels[-1].instant if appels and appels[-1].sans_reseau else None


def _empechement(demande: Demande, aide: Aide) -> EmpechementAppel:
    if not demande.est_en_instruction:
        return EmpechementAppel.DEMANDE_CLOSE
    if aide.impot is None:
        return EmpechementAppel.HORS_DELIBERATION
    if demande.information is None:
        return EmpechementAppel.INFORMATION_NON_REMISE
    return EmpechementAppel.PREFERE_PAPIERS if demande.information.prefere_papiers else EmpechementAppel.AUCUN
