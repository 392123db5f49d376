"""An office on its first day, and the service that answers it: the official cases, or the simulation without them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ccas_desktop.adapters.apis.acces import ClientsApiParticulier
from ccas_desktop.adapters.apis.transport import Simulation, transport_simule
from ccas_desktop.adapters.baremes_file import BaremesDuDossier
from ccas_desktop.adapters.demo.api.api_simulee import ApiSimulee
from ccas_desktop.adapters.demo.api.controle import jeton_de_demonstration
from ccas_desktop.adapters.demo.population.scenarios import scenarios
from ccas_desktop.adapters.letters.typst_lettres import TypstLettres
from ccas_desktop.adapters.referentiels import ReferentielsInsee
from ccas_desktop.adapters.reglement_file import ecrire_texte, lire_texte
from ccas_desktop.adapters.secrets import SecretsEnMemoire
from ccas_desktop.adapters.store.base import ouvrir_base_du_poste
from ccas_desktop.adapters.tableurs.ecriture import TableurXlsx
from ccas_desktop.adapters.tableurs.lecture import lire_classeur
from ccas_desktop.adapters.tableurs.paquet import ouvrir_paquet
from ccas_desktop.application.ports import Secrets
from ccas_desktop.application.services import NOM_JETON, Services
from ccas_desktop.domain.certifie.certifie import Source
from ccas_desktop.domain.certifie.habilitation import SCOPES
from ccas_desktop.gui.theme import RESSOURCES, Aspect, ChoixTheme, preparer_application
from tests.conftest import SHARED
from tests.contract.conftest import _serveur, bac  # noqa: F401  fixtures
from tests.e2e.conduite import fenetre_ouverte
from tests.e2e.gestes import Guichet
from tests.fakes.horloge import HorlogeArretee
from tests.fakes.impot import ImpotFactice

DROITS = sorted(SCOPES[Source.QUOTIENT_FAMILIAL].values())


@dataclass(frozen=True)
class Temoin:
    """A person whom the service knows, and what the demonstration's règlement grants for the school meals."""

    nom: str
    prenom: str
    naissance: str
    commune: str
    quotient: str
    montant: str


PERSONNE_OFFICIELLE = Temoin("ROCHER", "Sandrine", "09/11/1986", "Marseille", "800 €", "30,00 €")
PERSONNE_FICTIVE = Temoin("MARTIN", "Camille", "17/04/1991", "Caen", "560 €", "90,00 €")


@dataclass(frozen=True)
class Service:
    """What answers the calls: where it is, the token it takes, whom it knows."""

    url: str
    jeton: str
    temoin: Temoin
    simulation: Simulation | None = None


@dataclass
class Bureau:
    """The folder and the keyring of a workstation; opened again, they are as they were left."""

    dossier: Path
    secrets: Secrets
    simulation: Simulation | None = None

    @contextmanager
    def ouvrir(self) -> Iterator[Services]:
        """Open the base as the program does, with the real client."""
        horloge = HorlogeArretee()
        clients = ClientsApiParticulier(lambda: self.secrets.lire(NOM_JETON), simulation=self.simulation)
        base = ouvrir_base_du_poste(self.dossier / "ccas.db", self.secrets, horloge=horloge)
        try:
            yield Services(
                base=base,
                horloge=horloge,
                secrets=self.secrets,
                referentiels=ReferentielsInsee(RESSOURCES / "cog"),
                lettres=TypstLettres(RESSOURCES),
                ouvrir_api=clients.ouvrir,
                ouvrir_impot=lambda _acces: ImpotFactice(),
                lire_reglement=lire_texte,
                ecrire_reglement=ecrire_texte,
                baremes=BaremesDuDossier(RESSOURCES / "baremes"),
                tableur=TableurXlsx(),
                lire_classeur=lire_classeur,
                ouvrir_paquet=ouvrir_paquet,
            )
        finally:
            clients.fermer()
            base.fermer()


@pytest.fixture(scope="session")
def aspect(qapp: QApplication) -> Aspect:
    return preparer_application(qapp, ChoixTheme.CLAIR)


@pytest.fixture
def service(request: pytest.FixtureRequest) -> Service:
    """Return the replay server of the official cases, or the simulated service where it is absent."""
    if (SHARED / "sandbox" / "serve.py").exists():
        bac = request.getfixturevalue("bac")
        return Service(bac.url, bac.jeton(DROITS), PERSONNE_OFFICIELLE)
    horloge, referentiels = HorlogeArretee(), ReferentielsInsee()
    connus = [scenario.dossier for scenario in scenarios(referentiels, horloge.aujourdhui())]
    simulation = transport_simule(ApiSimulee(connus, maintenant=horloge.maintenant).repondre)
    jeton = jeton_de_demonstration(horloge.maintenant(), DROITS)
    return Service("https://relais.example", jeton, PERSONNE_FICTIVE, simulation)


@pytest.fixture
def bureau(tmp_path: Path, service: Service) -> Bureau:
    dossier = tmp_path / "donnees"
    dossier.mkdir()
    return Bureau(dossier, SecretsEnMemoire(), service.simulation)


@pytest.fixture
def au_guichet(aspect: Aspect, qtbot: QtBot) -> Callable[..., AbstractContextManager[Guichet]]:
    """Open the window on a base, at the size of the smallest screens."""

    @contextmanager
    def ouvrir(
        services: Callable[[], AbstractContextManager[Services]],
        *,
        demonstration: bool = False,
        mains: type[Guichet] = Guichet,
    ) -> Iterator[Guichet]:
        with fenetre_ouverte(services, aspect, demonstration=demonstration) as fenetre:
            fenetre.resize(1366, 768)
            fenetre.activateWindow()
            qtbot.waitActive(fenetre)
            yield mains(fenetre, qtbot)

    return ouvrir
