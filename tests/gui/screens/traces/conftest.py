"""A workstation at the hour of the machine, whose base holds calls of many dates."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from ccas_desktop.application.donnees.certification import executer_appel, garder_reponse, preparer_appel
from ccas_desktop.application.identifiants import nouvel_id
from ccas_desktop.domain.certifie.certifie import EtatAppel, Source
from ccas_desktop.domain.demandes.demande import TraceAppel
from ccas_desktop.gui.poste import Poste
from ccas_desktop.gui.screens.traces import EcranTraces
from ccas_desktop.gui.travaux.jobs import Jobs
from tests.fakes.api_particulier import beneficiaire, echec, quotient
from tests.fakes.bureau import Bureau, bureau, rouvrir
from tests.fakes.horloge import HorlogeArretee
from tests.fakes.poste_neuf import AvisNotes

QF, RSA = Source.QUOTIENT_FAMILIAL, Source.REVENU_SOLIDARITE_ACTIVE


@dataclass
class Guichet:
    """The office, and what the window told."""

    bureau: Bureau
    avis: AvisNotes
    dossier: Path
    jobs: Jobs
    demande_id: str = ""

    def poste(self) -> Poste:
        """Return the workstation, once all is deposited: its thread is then the only one that writes."""
        rouvrir(self.bureau, self.dossier)
        return Poste(self.bureau.services, self.jobs, self.avis, lambda: self.bureau.auteur)

    def appeler(self) -> None:
        """Ask two sources for one demande: one answers, one does not know the person."""
        self.bureau.api.reponses = {QF: quotient(), RSA: echec(RSA, EtatAppel.INTROUVABLE, http=404, code="35003")}
        self.demande_id = self.bureau.deposer().id
        for source in (QF, RSA):
            appel = preparer_appel(self.bureau.services, self.bureau.auteur, self.demande_id, source)
            garder_reponse(self.bureau.services, self.bureau.auteur, appel, executer_appel(self.bureau.services, appel))

    def tracer(self, *ages: timedelta, agent: str = "Paul Durand") -> None:
        """Leave traces of former calls of the support."""
        with self.bureau.services.base.ecriture(self.bureau.auteur) as base:
            for age in ages:
                trace = TraceAppel(
                    id=nouvel_id(),
                    instant=self.bureau.horloge.maintenant() - age,
                    agent=agent,
                    source=RSA,
                    base_legale="appel de support, hors demande",
                    empreinte="ab" * 32,
                    motif="vérification du jeton",
                    etat=EtatAppel.CERTIFIE,
                    http=200,
                )
                base.ajouter_trace(trace)


@pytest.fixture
def guichet(tmp_path: Path, jobs: Jobs) -> Iterator[Guichet]:
    with bureau(tmp_path) as ouvert:
        # The base compares the age of a trace with the clock of the machine.
        ouvert.horloge = HorlogeArretee(datetime.now(UTC))
        ouvert.services = replace(ouvert.services, horloge=ouvert.horloge)
        ouvert.api.reponses = {RSA: beneficiaire(RSA)}
        yield Guichet(ouvert, AvisNotes(), tmp_path, jobs)
        jobs.fermer()


@pytest.fixture
def ouvrir(guichet: Guichet, qtbot: QtBot) -> Callable[..., EcranTraces]:
    """Open the page, shown and loaded."""

    def ouvrir(texte: str = "") -> EcranTraces:
        ecran = EcranTraces(guichet.poste(), texte)
        qtbot.addWidget(ecran)
        ecran.resize(1366, 660)
        ecran.show()
        qtbot.waitUntil(lambda: bool(ecran.compte.text()))
        return ecran

    return ouvrir
