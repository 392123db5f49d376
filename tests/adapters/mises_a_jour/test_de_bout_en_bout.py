"""An update over HTTP on the loopback, cut and resumed, then installed: every piece real but the setup."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from ccas_desktop.adapters.apis.transport import Transport
from ccas_desktop.adapters.mises_a_jour.sources import SourceHttps
from ccas_desktop.application.errors import SourceInjoignable, SourceRenvoieAilleurs, TelechargementCoupe
from ccas_desktop.application.mises_a_jour.installation import bilan_au_demarrage, installer_mise_a_jour
from ccas_desktop.application.mises_a_jour.telechargement import telecharger
from ccas_desktop.application.mises_a_jour.verification import verifier_mise_a_jour
from ccas_desktop.application.services import Services
from ccas_desktop.domain.errors import RefusMetier
from ccas_desktop.domain.mise_a_jour.manifeste import NOM_DU_MANIFESTE
from tests.fakes.bureau import bureau
from tests.fakes.mises_a_jour import ANCIEN_SETUP, SETUP, installation
from tests.fakes.poste_a_jour import PosteAJour
from tests.fakes.serveur_maj import Conduite, publier_sur_la_boucle

pytestmark = pytest.mark.network


@pytest.fixture
def poste(tmp_path: Path) -> PosteAJour:
    """Return a workstation that replaces itself, a version being published."""
    poste = PosteAJour(tmp_path / "maj")
    poste.publier()
    return poste


@pytest.fixture
def web(poste: PosteAJour, tmp_path: Path) -> Iterator[tuple[Services, Conduite]]:
    """Give an office whose updates come by the web, and how the web behaves."""
    with bureau(tmp_path) as office, publier_sur_la_boucle(poste.publie) as (adresse, conduite):
        transport = Transport(adresse)
        ports = poste.ports(ouvrir=lambda _adresse: SourceHttps(transport))
        yield replace(poste.brancher(office.services), mises_a_jour=ports), conduite
        transport.fermer()


def _chercher(services: Services) -> None:
    verifier_mise_a_jour(services, annule=lambda: False)


def _telecharger(services: Services) -> None:
    telecharger(services, progres=lambda _recus, _total: None, annule=lambda: False)


def test_a_version_is_found_cut_resumed_checked_and_started(web: tuple[Services, Conduite], poste: PosteAJour) -> None:
    services, conduite = web
    _chercher(services)
    conduite.coupe_apres = 300_000
    with pytest.raises(TelechargementCoupe):
        _telecharger(services)
    assert poste.depot.deja_recu(installation()) == 300_000

    conduite.coupe_apres = None
    _telecharger(services)
    installer_mise_a_jour(services)

    assert (f"/ccas/{installation().fichier}", "bytes=300000-") in conduite.demandes
    assert poste.lanceur.lances == [SETUP]
    bilan = bilan_au_demarrage(poste.brancher(services, "9.1.0"))
    assert bilan is not None
    assert bilan.reussi
    assert poste.depot.est_prete(installation(ANCIEN_SETUP, "9.0.0"))


def test_the_web_that_sends_elsewhere_or_that_changes_one_byte_gets_nothing_started(
    web: tuple[Services, Conduite], poste: PosteAJour
) -> None:
    services, conduite = web
    conduite.vers = "https://ailleurs.invalid/"
    with pytest.raises(SourceRenvoieAilleurs):
        _chercher(services)
    conduite.vers = ""
    manifeste = poste.publie / NOM_DU_MANIFESTE
    manifeste.write_bytes(manifeste.read_bytes().replace(b"9.1.0", b"9.1.1", 1))
    with pytest.raises(RefusMetier, match="maj_signature_fausse"):
        _chercher(services)
    conduite.statut = 503
    with pytest.raises(SourceInjoignable):
        _chercher(services)

    with pytest.raises(RefusMetier, match="maj_rien_a_installer"):
        installer_mise_a_jour(services)
    assert poste.lanceur.lances == []
