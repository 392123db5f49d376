"""Publishes an update: makes the key of a publisher, signs the manifest of a setup, checks what is published.

    python build/windows/manifest.py key ~/ccas/cle-2026.json
    python build/windows/manifest.py sign CCAS-Desktop-1.2.0-installation.exe --key ~/ccas/cle-2026.json \\
        --notes notes.txt --since 1.0.0 --previous CCAS-Desktop-1.1.0-installation.exe --out publie
    python build/windows/manifest.py check publie

The private key is made outside of the repository, under a passphrase (asked, or in CCAS_MANIFEST_PASSPHRASE), and
never leaves its file in the clear. docs/release-windows.md says who keeps it, and how one key follows another.
"""

from __future__ import annotations

import argparse
import base64
import getpass
import hashlib
import json
import os
import re
import shutil
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from nacl import pwhash, secret, utils
from nacl.exceptions import CryptoError
from nacl.signing import SigningKey
from places import ROOT, BuildFailed

from ccas_desktop.adapters.mises_a_jour.signature import lire_cles, verifier_signature
from ccas_desktop.application.messages.refus import phrase_refus
from ccas_desktop.domain.errors import RefusMetier
from ccas_desktop.domain.mise_a_jour.acceptation import DejaVu, Programme, exiger_acceptable, ouvrir_manifeste
from ccas_desktop.domain.mise_a_jour.manifeste import (
    NOM_DU_MANIFESTE,
    Enveloppe,
    Installation,
    Manifeste,
    ecrire_enveloppe,
    ecrire_manifeste,
    lire_manifeste,
)
from ccas_desktop.domain.mise_a_jour.version import Version, lire_version

PINNED = ROOT / "resources" / "mises_a_jour" / "cles.txt"
ASKED_IN = "CCAS_MANIFEST_PASSPHRASE"
SHORTEST_PASSPHRASE = 12
DAYS, WINDOWS_10_1809 = 180, 17763
_SETUP = re.compile(r"CCAS-Desktop-([0-9.]+)-installation\.exe")


@dataclass(frozen=True)
class Release:
    """What a manifest says besides the setup.

    Attributes:
        since: the oldest version that it may replace.
        previous: former setups that stay published, so that one may come back to them.
    """

    notes: tuple[str, ...]
    since: Version
    issued: datetime
    days: int = DAYS
    windows: int = WINDOWS_10_1809
    previous: tuple[Path, ...] = ()


def main(arguments: Sequence[str]) -> int:
    """Do what is asked and return the exit code."""
    options = _parser().parse_args(arguments)
    try:
        print(options.do(options))
    except (BuildFailed, RefusMetier) as failure:
        said = phrase_refus(failure.code, failure.faits) if isinstance(failure, RefusMetier) else str(failure)
        print(f"manifest: FAILED\n{said}", file=sys.stderr)
        return 1
    return 0


def make_key(file: Path, passphrase: str) -> str:
    """Make a pair of keys, the private one in a new file, and return the line of the public one. Raises BuildFailed."""
    if file.resolve().is_relative_to(ROOT):
        raise BuildFailed("a private key is never kept in the repository")
    if len(passphrase) < SHORTEST_PASSPHRASE:
        raise BuildFailed(f"a passphrase of at least {SHORTEST_PASSPHRASE} characters")
    key, salt = SigningKey.generate(), utils.random(pwhash.argon2id.SALTBYTES)
    box = secret.SecretBox(_stretch(passphrase, salt)).encrypt(key.encode())
    kept = {"ed25519": base64.b64encode(box).decode(), "salt": base64.b64encode(salt).decode()}
    try:
        descriptor = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        raise BuildFailed(f"{file} is there already: a key is never written over") from None
    with os.fdopen(descriptor, "w", encoding="ascii") as opened:
        json.dump(kept, opened)
    return public_line(key)


def open_key(file: Path, passphrase: str) -> SigningKey:
    """Return the private key of a file. Raises BuildFailed."""
    try:
        kept = json.loads(file.read_text("ascii"))
        box, salt = (base64.b64decode(kept[name], validate=True) for name in ("ed25519", "salt"))
        return SigningKey(secret.SecretBox(_stretch(passphrase, salt)).decrypt(box))
    except (OSError, ValueError, KeyError, TypeError, CryptoError):
        raise BuildFailed(f"{file.name}: no key, or not its passphrase") from None


def public_line(key: SigningKey) -> str:
    """Return the line to add to the public keys of the program."""
    return f"ed25519 {base64.b64encode(key.verify_key.encode()).decode()}"


def publish(setup: Path, release: Release, keys: Sequence[SigningKey], folder: Path) -> Manifeste:
    """Put in a folder the setups and their signed manifest. Raises BuildFailed, RefusMetier."""
    installation = describe(setup)
    manifest = Manifeste(
        serie=int(release.issued.timestamp()),
        publie_le=release.issued,
        expire_le=release.issued + timedelta(days=release.days),
        installation=installation,
        windows_minimum=release.windows,
        remplace_depuis=release.since,
        nouveautes=release.notes,
        anterieures=tuple(map(describe, release.previous)),
    )
    content = ecrire_manifeste(manifest)
    # What the program would refuse is refused here first.
    if lire_manifeste(content) != manifest or installation.version < release.since:
        raise BuildFailed("this manifest would not be followed by any workstation")
    signed = Enveloppe(content, ()).signe
    folder.mkdir(parents=True, exist_ok=True)
    for file in (setup, *release.previous):
        if file.resolve().parent != folder.resolve():
            shutil.copy2(file, folder)
    # Last: a workstation that looks meanwhile finds the former manifest, whole.
    provisional = folder / f"{NOM_DU_MANIFESTE}.tmp"
    provisional.write_bytes(ecrire_enveloppe(Enveloppe(content, tuple(key.sign(signed).signature for key in keys))))
    provisional.replace(folder / NOM_DU_MANIFESTE)
    return manifest


def check(folder: Path, pinned: Path, now: datetime) -> Manifeste:
    """Read what a folder publishes as a workstation would, with every setup. Raises BuildFailed, RefusMetier."""
    try:
        published = (folder / NOM_DU_MANIFESTE).read_bytes()
    except OSError:
        raise BuildFailed(f"no {NOM_DU_MANIFESTE} in {folder}") from None
    manifest = ouvrir_manifeste(published, lire_cles(pinned), verifier_signature)
    exiger_acceptable(manifest, Programme(manifest.remplace_depuis, manifest.windows_minimum), DejaVu(), now)
    for installation in (manifest.installation, *manifest.anterieures):
        file = folder / installation.fichier
        if not file.is_file() or describe(file) != installation:
            raise BuildFailed(f"{installation.fichier} is not the one that was signed")
    return manifest


def describe(setup: Path) -> Installation:
    """Return the version, weight and digest of the setup of one user. Raises BuildFailed."""
    named = _SETUP.fullmatch(setup.name)
    version = lire_version(named[1]) if named else None
    if version is None or not setup.is_file():
        raise BuildFailed(f"{setup.name}: not the setup of one user, CCAS-Desktop-<version>-installation.exe")
    with setup.open("rb") as opened:
        digest = hashlib.file_digest(opened, "sha256").hexdigest()
    return Installation(version, setup.name, setup.stat().st_size, digest)


def read_notes(file: Path) -> tuple[str, ...]:
    """Return one line of French for each thing that changes; titles and blank lines are left out."""
    lines = (line.strip().removeprefix("- ") for line in file.read_text("utf-8").splitlines())
    return tuple(line for line in lines if line and not line.startswith("#"))


def _stretch(passphrase: str, salt: bytes) -> bytes:
    return pwhash.argon2id.kdf(
        secret.SecretBox.KEY_SIZE,
        passphrase.encode(),
        salt,
        opslimit=pwhash.argon2id.OPSLIMIT_MODERATE,
        memlimit=pwhash.argon2id.MEMLIMIT_MODERATE,
    )


def _passphrase() -> str:
    return os.environ.get(ASKED_IN) or getpass.getpass("passphrase: ")


def _key_command(options: argparse.Namespace) -> str:
    line = make_key(options.file, _passphrase())
    where = PINNED.relative_to(ROOT)
    return f"{line} # {options.file.stem}\n→ to add to {where}; keep {options.file} and its passphrase apart"


def _sign_command(options: argparse.Namespace) -> str:
    release = Release(
        notes=read_notes(options.notes),
        since=options.since,
        issued=datetime.now(UTC).replace(microsecond=0),
        days=options.days,
        windows=options.windows,
        previous=tuple(options.previous),
    )
    keys = [open_key(file, _passphrase()) for file in options.key]
    publish(options.setup, release, keys, options.out)
    return _check_command(argparse.Namespace(folder=options.out, pinned=options.pinned))


def _check_command(options: argparse.Namespace) -> str:
    manifest = check(options.folder, options.pinned, datetime.now(UTC))
    return (
        f"{manifest.version}, from {manifest.remplace_depuis} on, until {manifest.expire_le:%Y-%m-%d}; "
        f"one may come back to {', '.join(str(one.version) for one in manifest.anterieures) or 'none'}"
    )


def _version(text: str) -> Version:
    version = lire_version(text)
    if version is None:
        raise argparse.ArgumentTypeError("three numbers, such as 1.2.0")
    return version


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="manifest.py", description=__doc__.partition("\n")[0])
    commands = parser.add_subparsers(required=True)
    key = commands.add_parser("key", help="make the pair of keys of a publisher")
    key.add_argument("file", type=Path, help="new file of the private key, outside of the repository")
    key.set_defaults(do=_key_command)
    sign = commands.add_parser("sign", help="write and sign the manifest of a setup")
    sign.add_argument("setup", type=Path)
    sign.add_argument("--key", type=Path, action="append", required=True, help="twice while a key replaces another")
    sign.add_argument("--notes", type=Path, required=True, help="what changes, one line of French each")
    sign.add_argument("--since", type=_version, required=True, help="the oldest version that may be replaced")
    sign.add_argument("--previous", type=Path, nargs="*", default=(), help="former setups that stay published")
    sign.add_argument("--days", type=int, default=DAYS, help="after which the manifest is stale")
    sign.add_argument("--windows", type=int, default=WINDOWS_10_1809, help="build of the oldest Windows")
    sign.add_argument("--out", type=Path, required=True, help="folder to publish")
    sign.set_defaults(do=_sign_command)
    look = commands.add_parser("check", help="read what a folder publishes as a workstation would")
    look.add_argument("folder", type=Path)
    look.set_defaults(do=_check_command)
    for command in (sign, look):
        command.add_argument("--pinned", type=Path, default=PINNED, help="public keys, those of the program by default")
    return parser


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
