"""Speed of the first page on 100,000 persons, with as many demandes, papers and reminders as it shows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from ccas_desktop.adapters.store.base import BaseChiffree, ouvrir_base
from ccas_desktop.application.guichet.accueil import lire_accueil
from ccas_desktop.application.identifiants import nouvel_id
from ccas_desktop.application.ports import Ecriture
from ccas_desktop.application.vues import ResultatRecherche
from ccas_desktop.domain.demandes.demande import Demande
from ccas_desktop.domain.demandes.pieces_attendues import PieceAttendue
from ccas_desktop.domain.guichet.rappel import Rappel
from tests.bench.base import AUTEUR, CLE_DU_BANC, DOSSIERS, grande_base
from tests.bench.mesure import Chronometre, Mesure, mesure_p95
from tests.fakes.bureau import AUJOURDHUI, bureau
from tests.fakes.horloge import HorlogeArretee

TOURS = 40
EN_COURS = 400
BARRE_ACCUEIL_MS = 30.0


def mesures(*, dossiers: int = DOSSIERS) -> list[Mesure]:
    """Return how long the first page takes to be read, opened anew each time."""
    with TemporaryDirectory() as dossier, bureau(Path(dossier)) as ouvert:
        with grande_base(Path(dossier), dossiers=dossiers) as base:
            _occuper(base)
        durees = []
        for _ in range(TOURS):
            base = ouvrir_base(Path(dossier) / f"banc-{dossiers}.db", CLE_DU_BANC, horloge=HorlogeArretee())
            services = replace(ouvert.services, base=base)
            chrono = Chronometre()
            lire_accueil(services)
            durees.append(chrono.tour())
            base.fermer()
    return [mesure_p95("accueil_lu_p95", durees, BARRE_ACCUEIL_MS)]


def _occuper(base: BaseChiffree) -> None:
    """Give the office a busy month: demandes in hand, half of them with a paper awaited, and reminders."""
    with base.lecture() as lecture:
        demandeurs = lecture.recents(limite=EN_COURS)
    with base.ecriture(AUTEUR) as unite:
        _deposer(unite, demandeurs)


def _deposer(unite: Ecriture, demandeurs: Sequence[ResultatRecherche]) -> None:
    for rang, demandeur in enumerate(demandeurs):
        demande = unite.enregistrer(
            Demande(
                id=nouvel_id(),
                dossier_id=demandeur.dossier_id,
                numero=f"{demandeur.numero}-1",
                demandeur_id=demandeur.usager_id,
                aide="transport_solidaire",
                deposee_le=AUJOURDHUI - timedelta(rang % 60),
            )
        )
        if rang % 2:
            unite.enregistrer(_piece(demande, rang))
        else:
            unite.enregistrer(_rappel(demande, rang))


def _piece(demande: Demande, rang: int) -> PieceAttendue:
    return PieceAttendue(
        id=nouvel_id(),
        dossier_id=demande.dossier_id,
        demande_id=demande.id,
        libelle="Justificatif de domicile",
        demandee_le=demande.deposee_le,
        attendue_le=AUJOURDHUI + timedelta(rang % 30),
    )


def _rappel(demande: Demande, rang: int) -> Rappel:
    return Rappel(
        id=nouvel_id(),
        dossier_id=demande.dossier_id,
        demande_id=demande.id,
        jour=AUJOURDHUI - timedelta(rang % 10),
        texte="Rappeler la personne",
    )
