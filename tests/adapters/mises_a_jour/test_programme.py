"""Keys, registry and start of the setup, by fakes where Windows alone has the real thing."""

from __future__ import annotations

import base64
import errno
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from ccas_desktop.adapters.mises_a_jour.lancement import lancer_l_installation
from ccas_desktop.adapters.mises_a_jour.politique import CLE_DE_POLITIQUE, politique_du_poste
from ccas_desktop.adapters.mises_a_jour.programme import CLE_DU_PROGRAMME, se_remplace_lui_meme, version_de_windows
from ccas_desktop.adapters.mises_a_jour.registre import valeurs_du_registre
from ccas_desktop.adapters.mises_a_jour.signature import lire_cles, verifier_signature
from ccas_desktop.application.errors import InstallationNonLancee
from ccas_desktop.application.ports.mises_a_jour import Politique
from tests.fakes.mises_a_jour import AUTRE_PUBLIQUE, CLE, PUBLIQUE

WINDOWS = sys.platform == "win32"
RESSOURCES = Path(__file__).parents[3] / "resources"


def test_keys_are_read_one_a_line_and_the_rest_is_left_out(tmp_path: Path) -> None:
    texte = "\n".join(
        [
            "# what this is",
            f"ed25519 {base64.b64encode(PUBLIQUE).decode()} # of 2026",
            f"ed25519 {base64.b64encode(AUTRE_PUBLIQUE).decode()}",
            "ed25519 AAAA",
            "ed25519 é*",
            f"rsa {base64.b64encode(PUBLIQUE).decode()}",
            "",
        ]
    )
    (tmp_path / "cles.txt").write_text(texte, "utf-8")

    assert lire_cles(tmp_path / "cles.txt") == (PUBLIQUE, AUTRE_PUBLIQUE)
    assert lire_cles(tmp_path / "absent.txt") == ()


def test_the_repository_pins_no_key_so_that_nothing_is_looked_for() -> None:
    assert (RESSOURCES / "mises_a_jour" / "cles.txt").is_file()
    assert lire_cles(RESSOURCES / "mises_a_jour" / "cles.txt") == ()


def test_a_signature_is_that_of_one_key_on_one_message() -> None:
    signature = CLE.sign(b"message").signature

    assert verifier_signature(PUBLIQUE, b"message", signature)
    assert not verifier_signature(AUTRE_PUBLIQUE, b"message", signature)
    assert not verifier_signature(PUBLIQUE, b"Message", signature)
    assert not verifier_signature(PUBLIQUE, b"message", bytes([signature[0] ^ 1]) + signature[1:])
    assert not verifier_signature(PUBLIQUE, b"message", signature[:-1])
    assert not verifier_signature(b"", b"message", signature)


def test_a_key_of_small_order_signs_nothing() -> None:
    # With the neutral point as a key, a careless verifier accepts this for any message.
    neutre = bytes([1]) + bytes(31)

    assert not verifier_signature(neutre, b"message", neutre + bytes(32))


class Registre:
    """A registry, by the names the program reads: (machine, account)."""

    def __init__(self, **valeurs: tuple[object, object]) -> None:
        self._valeurs = valeurs
        self.lues: list[tuple[str, str]] = []

    def __call__(self, cle: str, nom: str) -> tuple[object, object]:
        self.lues.append((cle, nom))
        return self._valeurs.get(nom, (None, None))


@pytest.mark.parametrize(
    ("valeurs", "attendue"),
    [
        ({}, Politique()),
        ({"MisesAJour": (0, None)}, Politique(interdites=True)),
        ({"MisesAJour": (None, 0)}, Politique(interdites=True)),
        ({"MisesAJour": (1, 0)}, Politique(interdites=True)),
        ({"MisesAJour": ("0", None)}, Politique(interdites=True)),
        ({"MisesAJour": (1, 1)}, Politique()),
        ({"AdresseMisesAJour": (None, r"\\compte\maj")}, Politique(adresse=r"\\compte\maj")),
        ({"AdresseMisesAJour": (r" \\machine\maj ", r"\\compte\maj")}, Politique(adresse=r"\\machine\maj")),
        ({"AdresseMisesAJour": (4, "")}, Politique()),
    ],
)
def test_what_the_it_department_ordered(valeurs: dict[str, tuple[object, object]], attendue: Politique) -> None:
    registre = Registre(**valeurs)

    assert politique_du_poste(registre) == attendue
    assert {cle for cle, _nom in registre.lues} == {CLE_DE_POLITIQUE}


def test_this_system_answers_without_failing() -> None:
    assert valeurs_du_registre(r"Software\CCAS Desktop\Absente", "Absente") == (None, None)
    assert (version_de_windows() > 10_000) == WINDOWS


def test_only_a_program_that_a_setup_put_in_this_account_replaces_itself(tmp_path: Path) -> None:
    programme = tmp_path / "CCAS Desktop" / "ccas-desktop.exe"
    ici = str(programme.parent)

    assert se_remplace_lui_meme(programme, Registre(InstallDir=(None, ici)))
    assert not se_remplace_lui_meme(programme, Registre(InstallDir=(ici, None)))
    assert not se_remplace_lui_meme(programme, Registre(InstallDir=(None, str(tmp_path / "autre"))))
    assert not se_remplace_lui_meme(programme, Registre(InstallDir=(None, "")))
    assert not se_remplace_lui_meme(programme, Registre())
    assert Registre()(CLE_DU_PROGRAMME, "InstallDir") == (None, None)


def test_the_setup_starts_silent_from_its_folder_with_nothing_of_this_program(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("_PYI_APPLICATION_HOME_DIR", "ours")
    lances: list[tuple[list[str], dict[str, Any]]] = []

    lancer_l_installation(tmp_path / "setup.exe", lambda commande, **options: lances.append((commande, options)))

    [(commande, options)] = lances
    assert commande == [str(tmp_path / "setup.exe"), "/S", "/RESTART"]
    assert options["cwd"] == str(tmp_path)
    assert options["env"]["PYINSTALLER_RESET_ENVIRONMENT"] == "1"
    assert "_PYI_APPLICATION_HOME_DIR" not in options["env"]
    assert options["stdin"] is subprocess.DEVNULL


def test_a_system_that_refuses_is_said() -> None:
    def refuser(_commande: list[str], **_options: object) -> None:
        raise PermissionError(errno.EACCES, "stratégie")

    with pytest.raises(InstallationNonLancee):
        lancer_l_installation(Path("setup.exe"), refuser)
