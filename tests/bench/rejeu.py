"""Ten thousand requests decided, read from an encrypted base and replayed under a draft while an agent saves."""

from __future__ import annotations

import json
import time
from concurrent.futures import Future, ThreadPoolExecutor
from datetime import date
from decimal import Decimal
from pathlib import Path
from tempfile import TemporaryDirectory

from ccas_desktop.adapters.reglement_file import lire_fichier
from ccas_desktop.application.dossiers.instantanes import figer_budget
from ccas_desktop.application.identifiants import nouvel_id
from ccas_desktop.application.ports import Ecriture
from ccas_desktop.application.redaction_aides.demandes_figees import demandes_a_rejouer, lire_situations
from ccas_desktop.application.redaction_aides.rejeu import Bilan, LigneRejeu, rejouer
from ccas_desktop.application.services import Services
from ccas_desktop.domain.demandes.decision import Decision, Organe, SensDecision
from ccas_desktop.domain.demandes.demande import Demande, DonneeRetenue
from ccas_desktop.domain.demandes.statuts import StatutDemande
from ccas_desktop.domain.dossiers.instantanes import Occasion
from ccas_desktop.domain.dossiers.note import Note
from ccas_desktop.domain.provenance import NatureProvenance, Provenance
from ccas_desktop.domain.reglement.calcul.evaluation import evaluer
from ccas_desktop.domain.reglement.calcul.evaluation_json import evaluation_en_json
from ccas_desktop.domain.reglement.modele.baremes import AUCUN
from ccas_desktop.domain.reglement.modele.model import Reglement
from tests.bench.base import AUTEUR, Fabrique
from tests.bench.mesure import Mesure, p95_ms
from tests.bench.regles import BARRE_REJEU_S, JOUR, LOURDE, REJEUES, situation
from tests.fakes.bureau import Bureau, bureau

AIDE = "acces_logement"
# As many as the screen reads at once.
PAR_LOT = 50
DOSSIERS_PAR_UNITE = 1_000
PAUSE_S = 0.05
BARRE_ENREGISTREMENT_MS = 100.0
_PIECE = Provenance(NatureProvenance.VU_SUR_PIECE, piece="Attestation")


def mesures(*, demandes: int = REJEUES) -> list[Mesure]:
    """Return how long the replay takes, and what a save takes meanwhile and without it."""
    reglement = lire_fichier(LOURDE)
    with TemporaryDirectory() as dossier, bureau(Path(dossier)) as ouvert:
        _remplir(ouvert, reglement, demandes)
        seuls = [_enregistrer(ouvert) for _ in range(20)]
        with ThreadPoolExecutor(1) as fil:
            rejeu = fil.submit(_rejouer, ouvert.services, reglement)
            pendant = _enregistrements(ouvert, rejeu)
            duree, calcul, bilan = rejeu.result()
    if len(bilan.lignes) != demandes or bilan.sans_budget:
        raise RuntimeError(f"{len(bilan.lignes)} requests replayed, {bilan.sans_budget} without a budget")
    return [
        Mesure(f"rejeu_de_{demandes}_lues", duree, "s", None, BARRE_REJEU_S),
        # What the replay itself takes of a processor, whatever else the machine does.
        Mesure("rejeu_temps_de_calcul", calcul, "s"),
        Mesure("enregistrer_pendant_rejeu_p95", p95_ms(pendant), "ms", p95_ms(seuls), BARRE_ENREGISTREMENT_MS),
    ]


def _rejouer(services: Services, reglement: Reglement) -> tuple[float, float, Bilan]:
    debut, debut_du_calcul = time.perf_counter(), time.thread_time()
    lot = demandes_a_rejouer(services, AIDE, date(2020, 1, 1))
    lignes: list[LigneRejeu] = []
    for rang in range(0, len(lot.demandes), PAR_LOT):
        lues = lire_situations(services, lot, lot.demandes[rang : rang + PAR_LOT], reglement.vocabulaire)
        lignes += rejouer(reglement.aide(AIDE), lues, reglement, AUCUN, lambda: False)
    return time.perf_counter() - debut, time.thread_time() - debut_du_calcul, Bilan(tuple(lignes))


def _enregistrements(ouvert: Bureau, rejeu: Future[tuple[float, float, Bilan]]) -> list[float]:
    durees = [_enregistrer(ouvert)]
    while not rejeu.done():
        time.sleep(PAUSE_S)
        durees.append(_enregistrer(ouvert))
    return durees


def _enregistrer(ouvert: Bureau) -> float:
    debut = time.perf_counter()
    with ouvert.services.base.ecriture(AUTEUR) as base:
        note = Note(
            id=nouvel_id(),
            dossier_id=ouvert.dossier.dossier.id,
            ecrite_le=ouvert.horloge.maintenant(),
            auteur=AUTEUR.nom,
            texte="Passage au guichet.",
        )
        base.enregistrer(note)
    return time.perf_counter() - debut


def _remplir(ouvert: Bureau, reglement: Reglement, demandes: int) -> None:
    """Write as many dossiers, each with a budget, a request, a datum, a frozen budget and a decision."""
    calcul = evaluer(reglement.aide(AIDE), situation(1), reglement=reglement)
    evaluation = json.dumps(evaluation_en_json(calcul), ensure_ascii=False)
    fabrique = Fabrique()
    for premier in range(0, demandes, DOSSIERS_PAR_UNITE):
        with ouvert.services.base.ecriture(AUTEUR) as base:
            for rang in range(premier, min(premier + DOSSIERS_PAR_UNITE, demandes)):
                _decidee(base, fabrique, ouvert, rang, evaluation)


def _decidee(base: Ecriture, fabrique: Fabrique, ouvert: Bureau, rang: int, evaluation: str) -> None:
    dossier = base.dossier(fabrique.ecrire_dossier(base, rang))
    demande = base.enregistrer(
        Demande(
            id=nouvel_id(),
            dossier_id=dossier.dossier.id,
            numero=f"{dossier.dossier.numero}-1",
            demandeur_id=dossier.demandeur.id,
            aide=AIDE,
            deposee_le=JOUR,
            montant_demande=Decimal(300),
            reponses={"reside_commune": True},
            statut=StatutDemande.ACCORDEE,
        )
    )
    base.enregistrer(
        DonneeRetenue(
            id=nouvel_id(),
            dossier_id=demande.dossier_id,
            demande_id=demande.id,
            indicateur="quotient_familial",
            valeur="450",
            provenance=_PIECE,
        )
    )
    figer_budget(base, dossier, JOUR, Occasion.DEPOT, demande_id=demande.id)
    base.enregistrer(
        Decision(
            id=nouvel_id(),
            dossier_id=demande.dossier_id,
            demande_id=demande.id,
            numero=f"2026DEC{rang:05d}",
            sens=SensDecision.ACCORD,
            montant=Decimal(40),
            organe=Organe.PRESIDENT_DELEGUE,
            signataire_id=ouvert.reglages.agents[0].id,
            prise_le=JOUR,
            evaluation=evaluation,
        )
    )
