"""Signs programs, and tries the signing with a certificate made for the occasion, that nobody trusts."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterable
from pathlib import Path

from places import BUNDLE, COMMANDS, HERE, PROGRAM, WORK, BuildFailed

SIGN = HERE / "sign.sh"
CERTIFICATE = "CCAS_SIGN_P12"
TRIAL = WORK / "signing"
PASSWORD = "essai"  # noqa: S105  of a certificate thrown away


def sign_programs() -> None:
    """Sign our two programs of the bundle with the certificate of the release, if there is one."""
    if os.environ.get(CERTIFICATE):
        _sign((BUNDLE / PROGRAM, BUNDLE / COMMANDS), {})


def try_signing() -> None:
    """Sign a copy of the program and a file that is then changed: one is accepted, the other is not."""
    shutil.rmtree(TRIAL, ignore_errors=True)
    TRIAL.mkdir(parents=True)
    _make_certificate()
    signed, changed = TRIAL / PROGRAM, TRIAL / "changed.exe"
    shutil.copyfile(BUNDLE / PROGRAM, signed)
    _sign([signed], trial_variables())
    _change_a_byte(signed, changed)
    if not verifies(signed):
        raise BuildFailed("the program that was signed does not verify")
    if verifies(changed):
        raise BuildFailed("a program changed after it was signed verifies")


def trial_variables() -> dict[str, str]:
    """Return what sign.sh reads, for the certificate of the trial."""
    return {CERTIFICATE: str(TRIAL / "trial.p12"), "CCAS_SIGN_PASS": PASSWORD, "CCAS_SIGN_TSA": ""}


def verifies(file: Path) -> bool:
    """Return whether a file carries a whole signature of the certificate of the trial."""
    command = ["osslsigncode", "verify", "-CAfile", str(TRIAL / "trial.crt"), "-in", str(file)]
    return subprocess.run(command, capture_output=True, check=False).returncode == 0


def _make_certificate() -> None:
    key, certificate = str(TRIAL / "trial.key"), str(TRIAL / "trial.crt")
    subject = ["-subj", "/CN=CCAS Desktop essai", "-addext", "extendedKeyUsage=codeSigning"]
    _run(
        [
            "openssl",
            "req",
            "-x509",
            "-newkey",
            "rsa:3072",
            "-nodes",
            "-days",
            "2",
            *subject,
            "-keyout",
            key,
            "-out",
            certificate,
        ]
    )
    export = ["-export", "-passout", f"pass:{PASSWORD}", "-out", str(TRIAL / "trial.p12")]
    _run(["openssl", "pkcs12", *export, "-inkey", key, "-in", certificate])


def _sign(files: Iterable[Path], variables: dict[str, str]) -> None:
    for file in files:
        _run(["sh", str(SIGN), str(file)], variables)


def _change_a_byte(source: Path, target: Path) -> None:
    content = bytearray(source.read_bytes())
    content[len(content) // 2] ^= 1
    target.write_bytes(content)


def _run(command: list[str], variables: dict[str, str] | None = None) -> None:
    environment = {**os.environ, **(variables or {})}
    done = subprocess.run(command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False)
    if done.returncode:
        raise BuildFailed(f"Failed: {' '.join(command)}\n{done.stdout.decode(errors='replace')[-2000:]}")
