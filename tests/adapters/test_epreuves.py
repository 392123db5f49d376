"""The self-test passes where the program works, and says which trial fails where it does not."""

from __future__ import annotations

from pathlib import Path

import pytest

from ccas_desktop.adapters.epreuves import epreuves
from ccas_desktop.application.diagnostic import Constat, Gravite, eprouver
from tests.fakes.secrets_en_memoire import SecretsEnMemoire


class CoffreEtroit(SecretsEnMemoire):
    """Keeps the beginning of a secret only, as a vault too small for it would."""

    def ecrire(self, nom: str, valeur: str) -> None:
        super().ecrire(nom, valeur[:1280])


def constats(donnees: Path, coffre: SecretsEnMemoire) -> dict[str, Constat]:
    return {constat.nom: constat for constat in eprouver(epreuves(donnees, coffre))}


@pytest.mark.network
def test_every_trial_passes_and_leaves_nothing(tmp_path: Path) -> None:
    coffre = SecretsEnMemoire()

    vus = constats(tmp_path / "donnees", coffre)

    assert {nom: c.detail for nom, c in vus.items() if c.gravite is not Gravite.BON} == {}
    attendus = {
        "base_chiffree",
        "cle_refusee",
        "coffre",
        "certificats",
        "http",
        "signature",
        "fuseau",
        "dossier_de_donnees",
    }
    assert set(vus) == attendus
    assert list((tmp_path / "donnees").iterdir()) == []
    assert coffre.lire("essai_selftest") is None


@pytest.mark.network
def test_a_vault_that_cuts_a_token_short_is_seen(tmp_path: Path) -> None:
    vus = constats(tmp_path, CoffreEtroit())

    assert [nom for nom, constat in vus.items() if constat.gravite is Gravite.DEFAUT] == ["coffre"]


@pytest.mark.network
def test_a_trial_that_breaks_is_a_finding_and_the_others_go_on(tmp_path: Path) -> None:
    fichier = tmp_path / "occupe"
    fichier.write_text("pas un dossier")

    vus = constats(fichier, SecretsEnMemoire())

    assert vus["dossier_de_donnees"].gravite is Gravite.DEFAUT
    assert vus["base_chiffree"].gravite is Gravite.BON
