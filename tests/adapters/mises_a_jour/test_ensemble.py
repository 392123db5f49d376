"""The ports as bootstrap makes them, and a return ended before the base is opened."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from ccas_desktop.adapters.apis.transport import pas_de_proxy
from ccas_desktop.adapters.mises_a_jour import ensemble
from ccas_desktop.adapters.mises_a_jour.depot import DepotDuPoste
from ccas_desktop.adapters.mises_a_jour.sources import SourceDossier, SourceHttps
from ccas_desktop.adapters.store.base import BaseChiffree, ouvrir_base_du_poste
from ccas_desktop.application.errors import CopieDeBaseAbsente
from ccas_desktop.application.journal import Auteur
from ccas_desktop.application.reglages import nouvel_agent
from ccas_desktop.domain.demandes.decision import Agent
from ccas_desktop.domain.mise_a_jour.etat import Copie, Passage, Sens
from ccas_desktop.domain.mise_a_jour.version import Version
from tests.fakes.horloge import HorlogeArretee
from tests.fakes.mises_a_jour import ANCIEN_SETUP, MAINTENANT, installation
from tests.fakes.secrets_en_memoire import SecretsEnMemoire

RESSOURCES = Path(__file__).parents[3] / "resources"


@pytest.fixture(autouse=True)
def _version(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ensemble, "__version__", "9.0.0")


def test_a_program_that_no_setup_installed_has_no_ports(tmp_path: Path) -> None:
    assert ensemble.mises_a_jour_du_poste(tmp_path, RESSOURCES, pas_de_proxy) is None


def test_an_installed_program_has_them(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ensemble, "se_remplace_lui_meme", lambda _programme: True)

    ports = ensemble.mises_a_jour_du_poste(tmp_path, RESSOURCES, pas_de_proxy)

    assert ports is not None
    assert ports.programme.version == Version(9, 0, 0)
    assert ports.cles == ()
    assert isinstance(ports.ouvrir("https://maj.invalid"), SourceHttps)
    assert isinstance(ports.ouvrir(str(tmp_path)), SourceDossier)
    monkeypatch.setattr(ensemble, "__version__", "9.0.0.dev1")
    assert ensemble.mises_a_jour_du_poste(tmp_path, RESSOURCES, pas_de_proxy) is None


class Poste:
    """A workstation whose base was left in a newer version, with a copy of the former one."""

    def __init__(self, donnees: Path) -> None:
        self.donnees = donnees
        self.chemin = donnees / "ccas.db"
        self.secrets = SecretsEnMemoire()
        self.depot = DepotDuPoste(donnees / ensemble.DOSSIER)

    def ouvrir(self) -> BaseChiffree:
        return ouvrir_base_du_poste(self.chemin, self.secrets, horloge=HorlogeArretee())

    def embaucher(self, nom: str) -> None:
        base = self.ouvrir()
        with base.ecriture(Auteur("Essai")) as unite:
            unite.enregistrer(nouvel_agent("Nadia", nom, "Agent"))
        base.fermer()

    def noms(self) -> list[str]:
        base = self.ouvrir()
        with base.lecture() as lecture:
            noms = [agent.nom for agent in lecture.tous(Agent)]
        base.fermer()
        return noms

    def attendre_un_retour(self, vers: str) -> None:
        base = self.ouvrir()
        base.copier(self.depot.copie("avant.db"))
        base.fermer()
        self.embaucher("Après")
        passage = Passage(
            Sens.RETOUR,
            Version(9, 1, 0),
            installation(ANCIEN_SETUP, vers),
            Copie("avant.db", MAINTENANT, 1),
            ecartee=Copie("ecartee.db", MAINTENANT, 2),
        )
        self.depot.modifier(lambda etat: replace(etat, passage=passage))

    def demarrer(self) -> None:
        ensemble.achever_un_retour(self.donnees, self.chemin, self.secrets)


@pytest.fixture
def poste(tmp_path: Path) -> Poste:
    """Return one with an agent in its base."""
    poste = Poste(tmp_path)
    poste.embaucher("Avant")
    return poste


def test_the_version_come_back_to_puts_its_base_back_once(poste: Poste) -> None:
    poste.attendre_un_retour("9.0.0")

    poste.demarrer()
    assert poste.noms() == ["Avant"]
    assert poste.depot.copie("ecartee.db").exists()

    poste.embaucher("Ensuite")
    poste.demarrer()
    assert poste.noms() == ["Avant", "Ensuite"]


def test_any_other_version_leaves_the_base_alone(poste: Poste) -> None:
    poste.attendre_un_retour("8.0.0")

    poste.demarrer()

    assert poste.noms() == ["Avant", "Après"]


def test_a_workstation_without_a_story_or_a_version_does_nothing(poste: Poste, monkeypatch: pytest.MonkeyPatch) -> None:
    poste.demarrer()
    assert not (poste.donnees / ensemble.DOSSIER).exists()
    poste.attendre_un_retour("9.0.0")
    monkeypatch.setattr(ensemble, "__version__", "inconnue")
    poste.demarrer()

    assert poste.noms() == ["Avant", "Après"]


def test_a_damaged_copy_stops_the_start_with_both_bases_whole(poste: Poste) -> None:
    poste.attendre_un_retour("9.0.0")
    poste.depot.copie("avant.db").write_bytes(b"x" * 8192)

    with pytest.raises(CopieDeBaseAbsente):
        poste.demarrer()

    assert poste.noms() == ["Avant", "Après"]
