"""The publisher's side of an update: what it signs is followed by a workstation; its private key is never here."""

from __future__ import annotations

import importlib.util
import json
import re
import subprocess
import sys
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from types import ModuleType

import pytest
from nacl.signing import SigningKey

from ccas_desktop.domain.errors import RefusMetier
from ccas_desktop.domain.mise_a_jour.manifeste import NOM_DU_MANIFESTE
from ccas_desktop.domain.mise_a_jour.version import Version
from tests.fakes.mises_a_jour import ANCIEN_SETUP, AUTRE_CLE, CLE, MAINTENANT, SETUP

ROOT = Path(__file__).resolve().parents[1]
PASSPHRASE = "agrafe pendule rivière"
NOTES = "# Version 1.2.0\n\n- Les lettres s’impriment plus vite.\n- Une faute de calcul est corrigée.\n"


@pytest.fixture
def manifest(monkeypatch: pytest.MonkeyPatch) -> Iterator[ModuleType]:
    """Return the module of the command, its key derivation made quick."""
    monkeypatch.syspath_prepend(str(ROOT / "build" / "windows"))
    spec = importlib.util.spec_from_file_location("manifest", ROOT / "build" / "windows" / "manifest.py")
    assert spec is not None
    assert spec.loader is not None
    loaded = importlib.util.module_from_spec(spec)
    monkeypatch.setitem(sys.modules, "manifest", loaded)
    spec.loader.exec_module(loaded)
    monkeypatch.setattr(loaded.pwhash.argon2id, "OPSLIMIT_MODERATE", loaded.pwhash.argon2id.OPSLIMIT_MIN)
    monkeypatch.setattr(loaded.pwhash.argon2id, "MEMLIMIT_MODERATE", loaded.pwhash.argon2id.MEMLIMIT_MIN)
    monkeypatch.setenv(loaded.ASKED_IN, PASSPHRASE)
    yield loaded
    sys.modules.pop("places", None)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder with two setups, notes, and the public keys of the tests."""
    (tmp_path / "CCAS-Desktop-1.2.0-installation.exe").write_bytes(SETUP)
    (tmp_path / "CCAS-Desktop-1.1.0-installation.exe").write_bytes(ANCIEN_SETUP)
    (tmp_path / "notes.txt").write_text(NOTES, "utf-8")
    return tmp_path


def _pin(manifest: ModuleType, folder: Path, *keys: SigningKey) -> Path:
    (folder / "cles.txt").write_text("\n".join(map(manifest.public_line, keys)), "ascii")
    return folder / "cles.txt"


def _publish(manifest: ModuleType, folder: Path, *keys: SigningKey, **others: object) -> Path:
    release = manifest.Release(
        **{
            "notes": manifest.read_notes(folder / "notes.txt"),
            "since": Version(1, 0, 0),
            "issued": MAINTENANT,
            "previous": (folder / "CCAS-Desktop-1.1.0-installation.exe",),
            **others,
        }
    )
    manifest.publish(folder / "CCAS-Desktop-1.2.0-installation.exe", release, keys or (CLE,), folder / "publie")
    return folder / "publie"


def test_what_is_signed_is_read_by_a_workstation(manifest: ModuleType, folder: Path) -> None:
    published = _publish(manifest, folder)

    read = manifest.check(published, _pin(manifest, folder, CLE), MAINTENANT)

    assert read.version == Version(1, 2, 0)
    assert read.nouveautes == ("Les lettres s’impriment plus vite.", "Une faute de calcul est corrigée.")
    assert [one.version for one in read.anterieures] == [Version(1, 1, 0)]
    assert {file.name for file in published.iterdir()} == {
        NOM_DU_MANIFESTE,
        "CCAS-Desktop-1.2.0-installation.exe",
        "CCAS-Desktop-1.1.0-installation.exe",
    }


def test_while_a_key_replaces_another_both_kinds_of_workstations_follow(manifest: ModuleType, folder: Path) -> None:
    published = _publish(manifest, folder, CLE, AUTRE_CLE)

    for key in (CLE, AUTRE_CLE):
        assert manifest.check(published, _pin(manifest, folder, key), MAINTENANT).version == Version(1, 2, 0)


def test_each_publication_comes_after_the_former_one(manifest: ModuleType, folder: Path) -> None:
    pinned = _pin(manifest, folder, CLE)
    first = manifest.check(_publish(manifest, folder), pinned, MAINTENANT)
    later = MAINTENANT + timedelta(seconds=1)
    second = manifest.check(_publish(manifest, folder, issued=later), pinned, later)

    assert first.serie < second.serie


def test_another_key_a_changed_setup_or_a_stale_manifest_is_found_out(manifest: ModuleType, folder: Path) -> None:
    published, pinned = _publish(manifest, folder), _pin(manifest, folder, CLE)
    with pytest.raises(RefusMetier, match="maj_perimee"):
        manifest.check(published, pinned, MAINTENANT + timedelta(days=manifest.DAYS))
    with pytest.raises(RefusMetier, match="maj_signature_fausse"):
        manifest.check(published, _pin(manifest, folder, AUTRE_CLE), MAINTENANT)
    (published / "CCAS-Desktop-1.1.0-installation.exe").write_bytes(b"MZ other")
    with pytest.raises(manifest.BuildFailed, match="not the one that was signed"):
        manifest.check(published, _pin(manifest, folder, CLE), MAINTENANT)
    with pytest.raises(manifest.BuildFailed, match="no mise-a-jour"):
        manifest.check(folder, pinned, MAINTENANT)


def test_what_no_workstation_would_follow_is_not_signed(manifest: ModuleType, folder: Path) -> None:
    with pytest.raises(manifest.BuildFailed, match="any workstation"):
        _publish(manifest, folder, since=Version(1, 3, 0))
    with pytest.raises(RefusMetier, match="maj_illisible"):
        _publish(manifest, folder, notes=("deux\nlignes",))
    assert not (folder / "publie").exists()


@pytest.mark.parametrize(
    "name",
    ["CCAS-Desktop-1.2.0-tous-les-comptes-installation.exe", "setup.exe", "CCAS-Desktop-1.2-installation.exe"],
)
def test_only_the_setup_of_one_user_is_published(name: str, manifest: ModuleType, tmp_path: Path) -> None:
    (tmp_path / name).write_bytes(SETUP)

    with pytest.raises(manifest.BuildFailed, match="setup of one user"):
        manifest.describe(tmp_path / name)


def test_a_private_key_opens_with_its_passphrase_alone(manifest: ModuleType, tmp_path: Path) -> None:
    line = manifest.make_key(tmp_path / "cle.json", PASSPHRASE)
    key = manifest.open_key(tmp_path / "cle.json", PASSPHRASE)

    assert manifest.public_line(key) == line
    kept = json.loads((tmp_path / "cle.json").read_text("ascii"))
    assert manifest.base64.b64encode(key.encode()).decode() not in kept.values()
    if sys.platform != "win32":
        assert (tmp_path / "cle.json").stat().st_mode & 0o077 == 0
    with pytest.raises(manifest.BuildFailed, match="passphrase"):
        manifest.open_key(tmp_path / "cle.json", PASSPHRASE + "!")
    (tmp_path / "cle.json").write_text("{}", "ascii")
    with pytest.raises(manifest.BuildFailed, match="no key"):
        manifest.open_key(tmp_path / "cle.json", PASSPHRASE)


def test_a_private_key_is_neither_written_over_nor_kept_here_nor_weakly(manifest: ModuleType, tmp_path: Path) -> None:
    manifest.make_key(tmp_path / "cle.json", PASSPHRASE)
    for file, passphrase, said in (
        (tmp_path / "cle.json", PASSPHRASE, "there already"),
        (ROOT / "cle.json", PASSPHRASE, "never kept in the repository"),
        (tmp_path / "autre.json", "court", "at least"),
    ):
        with pytest.raises(manifest.BuildFailed, match=said):
            manifest.make_key(file, passphrase)
    assert not (ROOT / "cle.json").exists()
    assert not (tmp_path / "autre.json").exists()


def test_the_three_commands_follow_each_other(
    manifest: ModuleType, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    key, setup = str(folder / "cle.json"), str(folder / "CCAS-Desktop-1.2.0-installation.exe")
    assert manifest.main(["key", key]) == 0
    line = capsys.readouterr().out.partition(" #")[0]
    assert re.fullmatch(r"ed25519 [A-Za-z0-9+/]{43}=", line)
    (folder / "cles.txt").write_text(line, "ascii")
    signing = ["sign", setup, "--key", key, "--notes", str(folder / "notes.txt"), "--since", "1.0.0"]
    where = ["--out", str(folder / "publie")]

    assert manifest.main([*signing, *where, "--pinned", str(folder / "cles.txt")]) == 0
    assert "1.2.0, from 1.0.0 on" in capsys.readouterr().out
    assert manifest.main(["check", str(folder / "publie"), "--pinned", str(folder / "cles.txt")]) == 0

    # With the keys of the program, of which there is none here.
    assert manifest.main(["check", str(folder / "publie")]) == 1
    assert "pas signé" in capsys.readouterr().err
    assert manifest.main(["key", key]) == 1
    assert "there already" in capsys.readouterr().err
    with pytest.raises(SystemExit):
        manifest.main([*signing[:-1], "1.0", *where])


def test_no_private_key_is_in_the_repository() -> None:
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True).stdout.decode()
    named = [name for name in listed.split("\0") if name.endswith(".json") and (ROOT / name).is_file()]

    assert [name for name in named if '"ed25519"' in (ROOT / name).read_text("utf-8")] == []
