from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from keyring.backend import KeyringBackend
from keyring.errors import KeyringError, PasswordDeleteError, PasswordSetError

from ccas_desktop.adapters.secrets import TAILLE_PARTIE, SecretsEnMemoire, TrousseauSysteme
from ccas_desktop.application.errors import TrousseauIndisponible
from ccas_desktop.application.ports import Secrets

COURT = "7f" * 32
LONG = "jeton." * 500
AUTRE = "autre-jeton." * 400


class TrousseauFictif(KeyringBackend):
    """A keyring of a few lines, with the size limit of Windows, that may die after some writes."""

    priority = 1

    def __init__(self) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self.contenu: dict[tuple[str, str], str] = {}
        self.ecritures_avant_panne = 1_000_000

    def get_password(self, service: str, username: str) -> str | None:
        return self.contenu.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self._compter()
        if len(password) > 1280:
            raise PasswordSetError("too long")
        self.contenu[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        self._compter()
        if self.contenu.pop((service, username), None) is None:
            raise PasswordDeleteError

    def _compter(self) -> None:
        self.ecritures_avant_panne -= 1
        if self.ecritures_avant_panne < 0:
            raise KeyringError("le jeton etait…")


class TrousseauNul(TrousseauFictif):
    def set_password(self, service: str, username: str, password: str) -> None:
        pass


@pytest.mark.parametrize(
    "valeur", [COURT, LONG, "x" * TAILLE_PARTIE, "x" * (TAILLE_PARTIE + 1), '{"a": 1}', "é" * 3000]
)
def test_a_secret_of_any_length_comes_back(valeur: str) -> None:
    fictif = TrousseauFictif()

    TrousseauSysteme(trousseau=fictif).ecrire("jeton", valeur)

    assert TrousseauSysteme(trousseau=fictif).lire("jeton") == valeur
    assert max(len(partie) for partie in fictif.contenu.values()) <= TAILLE_PARTIE


def test_secrets_do_not_meet() -> None:
    trousseau = TrousseauSysteme(trousseau=TrousseauFictif())
    trousseau.ecrire("cle", COURT)
    trousseau.ecrire("jeton", LONG)

    trousseau.effacer("jeton")

    assert trousseau.lire("cle") == COURT
    assert trousseau.lire("jeton") is None


def test_nothing_is_found_where_nothing_was_kept() -> None:
    trousseau = TrousseauSysteme(trousseau=TrousseauFictif())

    trousseau.effacer("jeton")

    assert trousseau.lire("jeton") is None


@pytest.mark.parametrize(("ancien", "nouveau"), [(LONG, AUTRE), (COURT, LONG), (LONG, COURT)])
def test_whenever_the_writing_stops_a_whole_secret_is_read(ancien: str, nouveau: str) -> None:
    for ecritures in range(12):
        fictif = TrousseauFictif()
        trousseau = TrousseauSysteme(trousseau=fictif)
        trousseau.ecrire("jeton", ancien)
        fictif.ecritures_avant_panne = ecritures

        try:
            trousseau.ecrire("jeton", nouveau)
            attendus = {nouveau}
        except TrousseauIndisponible:
            attendus = {ancien, nouveau}

        assert trousseau.lire("jeton") in attendus


def test_replacing_a_secret_leaves_nothing_of_the_former_one() -> None:
    fictif = TrousseauFictif()
    trousseau = TrousseauSysteme(trousseau=fictif)
    trousseau.ecrire("jeton", LONG)

    trousseau.ecrire("jeton", COURT)

    assert list(fictif.contenu.values()) == [COURT]


@pytest.mark.parametrize("abime", ["", "x" * 5])
def test_a_secret_that_lost_a_part_is_not_returned(abime: str) -> None:
    fictif = TrousseauFictif()
    trousseau = TrousseauSysteme(trousseau=fictif)
    trousseau.ecrire("jeton", LONG)
    partie = next(cle for cle in fictif.contenu if cle[0].endswith(".1"))
    if abime:
        fictif.contenu[partie] = abime
    else:
        del fictif.contenu[partie]

    with pytest.raises(TrousseauIndisponible):
        trousseau.lire("jeton")
    trousseau.ecrire("jeton", AUTRE)
    assert trousseau.lire("jeton") == AUTRE


@pytest.mark.parametrize("champs", ['"lot": "a"', '"lot": "a", "parties": "x", "empreinte": ""'])
def test_a_manifest_that_makes_no_sense_is_said_and_can_be_written_over(champs: str) -> None:
    fictif = TrousseauFictif()
    trousseau = TrousseauSysteme(trousseau=fictif)
    fictif.contenu["ccas-desktop/jeton", "ccas-desktop"] = '{"format": "ccas-desktop/parties/1", ' + champs + "}"

    with pytest.raises(TrousseauIndisponible):
        trousseau.lire("jeton")
    trousseau.ecrire("jeton", LONG)
    assert trousseau.lire("jeton") == LONG


def test_a_keyring_that_keeps_nothing_is_refused() -> None:
    with pytest.raises(TrousseauIndisponible):
        TrousseauSysteme(trousseau=TrousseauNul()).ecrire("cle", COURT)


def test_the_words_of_the_keyring_are_left_out() -> None:
    fictif = TrousseauFictif()
    fictif.ecritures_avant_panne = 0

    with pytest.raises(TrousseauIndisponible) as erreur:
        TrousseauSysteme(trousseau=fictif).ecrire("jeton", COURT)

    assert str(erreur.value) == "KeyringError"
    assert erreur.value.__cause__ is None


def test_the_secrets_of_the_demonstration_stay_in_memory() -> None:
    secrets: Secrets = SecretsEnMemoire({"jeton": "abc"})

    secrets.ecrire("cle", COURT)
    secrets.effacer("jeton")
    secrets.effacer("jeton")

    assert (secrets.lire("cle"), secrets.lire("jeton")) == (COURT, None)


DEMON = "printf '\\n' | gnome-keyring-daemon --unlock --components=secrets >/dev/null && exec \"$@\""
ECRIRE = f"""
from ccas_desktop.adapters.secrets import TrousseauSysteme
import keyring
assert "SecretService" in type(keyring.get_keyring()).__module__
trousseau = TrousseauSysteme()
trousseau.ecrire("cle_base", {COURT!r})
trousseau.ecrire("jeton", {LONG!r})
"""
RELIRE = f"""
from ccas_desktop.adapters.secrets import TrousseauSysteme
trousseau = TrousseauSysteme()
assert trousseau.lire("cle_base") == {COURT!r}
assert trousseau.lire("jeton") == {LONG!r}
"""


@pytest.mark.keyring
def test_the_real_keyring_keeps_a_key_and_a_long_token_over_a_restart(tmp_path: Path) -> None:
    if not (shutil.which("gnome-keyring-daemon") and shutil.which("dbus-run-session")):
        pytest.skip("no Secret Service daemon on this machine (gnome-keyring-daemon, dbus-run-session)")
    dossier = {"HOME": str(tmp_path), "XDG_DATA_HOME": str(tmp_path / "data"), "XDG_RUNTIME_DIR": str(tmp_path / "run")}
    (tmp_path / "run").mkdir(mode=0o700)
    hors_session = {"DBUS_SESSION_BUS_ADDRESS", "GNOME_KEYRING_CONTROL", "PYTHON_KEYRING_BACKEND"}
    environnement = {k: v for k, v in os.environ.items() if k not in hors_session} | dossier

    # Each run has its own bus and daemon: the second finds on the disk what the first one left.
    for programme in (ECRIRE, RELIRE):
        commande = ["dbus-run-session", "--", "sh", "-c", DEMON, "sh", sys.executable, "-c", programme]
        essai = subprocess.run(commande, env=environnement, capture_output=True, text=True, timeout=60, check=False)
        assert essai.returncode == 0, essai.stderr
