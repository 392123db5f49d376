"""The certified data of one demande, through real HTTP on the loopback, against the ideal schedule of the replies.

Measured as the page of a request asks: from the click to the last reply kept in the base and told to the window.
The ideal keeps three lanes busy as long as a source waits, in the order asked, and costs nothing by itself.
"""

from __future__ import annotations

import heapq
import json
import random
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter

from PySide6.QtCore import QCoreApplication, QEventLoop, QTimer
from PySide6.QtWidgets import QApplication

from ccas_desktop.adapters.apis.acces import ClientsApiParticulier
from ccas_desktop.adapters.apis.limiteur import APPELS_SIMULTANES
from ccas_desktop.adapters.apis.transport import preparer_le_reseau
from ccas_desktop.adapters.reglement_file import lire_fichier
from ccas_desktop.application.donnees.sources_des_lignes import Interrogation
from ccas_desktop.application.reglages import enregistrer_ccas, importer_reglement
from ccas_desktop.domain.certifie.certifie import Source
from ccas_desktop.domain.demandes.demande import Demande
from ccas_desktop.gui.theme import preparer_application
from ccas_desktop.gui.travaux.appels import Appels
from ccas_desktop.gui.travaux.jobs import Jobs
from tests.bench.mesure import Mesure
from tests.fakes.bureau import Bureau, bureau, rouvrir
from tests.fakes.programmes import RACINE

# Six calls each: together below the 60 a minute of the office, which would be measured otherwise.
DEMANDES = 8
MARGE_MS = 150.0
REGLEMENT = RACINE / "tests" / "data" / "reglements" / "six_sources.toml"
SOURCES = tuple(donnee.source for donnee in lire_fichier(REGLEMENT).aides[0].donnees)
PATIENCE_MS = 30_000


def mesures() -> list[Mesure]:
    """Return the demande that is furthest from its ideal."""
    lenteurs = _tirer_les_lenteurs()
    with TemporaryDirectory(prefix="ccas-banc-") as dossier, _serveur(lenteurs) as url:
        durees = _mesurer(Path(dossier), url)
    ideals = [1000 * duree_ideale([lenteurs[source][rang] for source in SOURCES]) for rang in range(DEMANDES)]
    # The first makes the connections, as the first demande of the day does; it counts too.
    pire = max(range(DEMANDES), key=lambda rang: durees[rang] - ideals[rang])
    return [Mesure("certification", durees[pire], "ms", ideals[pire], ideals[pire] + MARGE_MS)]


def duree_ideale(durees: Sequence[float], voies: int = APPELS_SIMULTANES) -> float:
    """Return when the last of these calls ends, each taken in order by the first lane that is free."""
    fins = [0.0] * voies
    for duree in durees:
        heapq.heapreplace(fins, fins[0] + duree)
    return max(fins)


def _tirer_les_lenteurs() -> dict[Source, list[float]]:
    alea = random.Random(2026)  # noqa: S311  invented delays need no secrecy
    return {source: [round(alea.uniform(0.2, 1.1), 3) for _ in range(DEMANDES)] for source in SOURCES}


@contextmanager
def _serveur(lenteurs: dict[Source, list[float]]) -> Iterator[str]:
    commande = [sys.executable, "-m", "tests.bench.serveur_lent", json.dumps(lenteurs)]
    with subprocess.Popen(commande, cwd=RACINE, stdout=subprocess.PIPE, text=True) as serveur:
        assert serveur.stdout is not None
        try:
            yield serveur.stdout.readline().strip()
        finally:
            serveur.terminate()


def _mesurer(dossier: Path, url: str) -> list[float]:
    application = QApplication.instance() or QApplication(sys.argv[:1])
    if isinstance(application, QApplication):
        preparer_application(application)
    # As the window does once its first page is there.
    preparer_le_reseau()
    clients = ClientsApiParticulier(lambda: "jeton")
    with bureau(dossier) as ouvert:
        ccas = replace(ouvert.reglages.ccas, api_url=url)
        enregistrer_ccas(ouvert.services, ouvert.auteur, ccas)
        texte = REGLEMENT.read_text("utf-8")
        importer_reglement(ouvert.services, ouvert.auteur, texte, nom_fichier=REGLEMENT.name)
        demandes = [ouvert.deposer("six_sources") for _ in range(DEMANDES)]
        rouvrir(ouvert, dossier)
        ouvert.services = replace(ouvert.services, ouvrir_api=clients.ouvrir)
        jobs = Jobs()
        try:
            return [_demander(ouvert, jobs, demande) for demande in demandes]
        finally:
            jobs.fermer()
            clients.fermer()


def _demander(ouvert: Bureau, jobs: Jobs, demande: Demande) -> float:
    """Return the milliseconds from the click to the last reply."""
    appels, boucle = Appels.de(ouvert.services, jobs), QEventLoop()
    refus: list[Exception] = []
    appels.refuse.connect(lambda _demande, _source, erreur: refus.append(erreur))
    appels.change.connect(lambda _demande: None if appels.en_cours(demande.id) else boucle.quit())
    QTimer.singleShot(PATIENCE_MS, boucle, boucle.quit)
    QCoreApplication.processEvents()
    debut = perf_counter()
    appels.demander(ouvert.auteur, demande.id, [Interrogation(source) for source in SOURCES])
    boucle.exec()
    duree = 1000 * (perf_counter() - debut)
    with ouvert.services.base.lecture() as base:
        recues = {recue.reponse.source: recue.reponse.etat for recue in base.demande(demande.id).reponses}
    if refus or set(recues) != set(SOURCES) or set(recues.values()) != {"certifie"}:
        raise RuntimeError(f"not every source answered: {recues} {refus}")
    return duree
