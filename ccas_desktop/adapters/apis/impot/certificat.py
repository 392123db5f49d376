"""The client certificate that the gateway of the DGFIP wants: one PEM file, its key encrypted."""

from __future__ import annotations

import re
import ssl
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from ccas_desktop.domain.certifie.impot import CauseImpot, ValiditeCertificat

LireMotDePasse = Callable[[], str | None]

_CERTIFICAT = re.compile(r"-----BEGIN CERTIFICATE-----.+?-----END CERTIFICATE-----", re.DOTALL)
_CLE_CHIFFREE = re.compile(r"-----BEGIN ENCRYPTED PRIVATE KEY-----|Proc-Type: *4, *ENCRYPTED")
_CLE = re.compile(r"-----BEGIN [A-Z ]*PRIVATE KEY-----")
_TAILLE_MAXIMUM = 1024 * 1024
_SEQUENCE, _VERSION, _HEURE_UTC, _HEURE_GENERALE = 0x30, 0xA0, 0x17, 0x18


class CertificatRefuse(Exception):
    """The certificate cannot serve; nothing of it is kept here."""

    def __init__(self, cause: CauseImpot) -> None:
        super().__init__(cause)
        self.cause = cause


def validite_du_certificat(chemin: Path) -> ValiditeCertificat:
    """Return when the certificate of a PEM file is good; needs no password. Raises CertificatRefuse."""
    certificat = _CERTIFICAT.search(_lire(chemin))
    if certificat is None:
        raise CertificatRefuse(CauseImpot.CERTIFICAT_ILLISIBLE)
    try:
        return _validite(ssl.PEM_cert_to_DER_cert(certificat.group()))
    except (ValueError, IndexError):
        raise CertificatRefuse(CauseImpot.CERTIFICAT_ILLISIBLE) from None


def armer(contexte: ssl.SSLContext, chemin: Path, *, mot_de_passe: LireMotDePasse, instant: datetime) -> None:
    """Add a client certificate to a TLS context. Raises CertificatRefuse.

    What it would be refused for is found before anything is sent: the alerts of TLS say little.
    """
    _exiger_cle_chiffree(_lire(chemin))
    validite = validite_du_certificat(chemin)
    if instant > validite.fin:
        raise CertificatRefuse(CauseImpot.CERTIFICAT_EXPIRE)
    if instant < validite.debut:
        raise CertificatRefuse(CauseImpot.CERTIFICAT_PAS_ENCORE_VALABLE)
    _charger(contexte, chemin, mot_de_passe)


def _charger(contexte: ssl.SSLContext, chemin: Path, mot_de_passe: LireMotDePasse) -> None:
    demandes: list[bool] = []

    def repondre() -> str:
        # Without this callback OpenSSL would ask on a terminal that nobody sees.
        secret = mot_de_passe() or ""
        demandes.append(bool(secret))
        return secret

    try:
        contexte.load_cert_chain(chemin, password=repondre)
    except (OSError, ValueError) as erreur:
        # ValueError: a password longer than OpenSSL takes. Its own errors are OSError.
        raison = getattr(erreur, "reason", None)
    else:
        return
    raise CertificatRefuse(_cause_du_refus(demandes, raison))


def _cause_du_refus(demandes: list[bool], raison: str | None) -> CauseImpot:
    """OpenSSL has no word of its own for a wrong password; the key of another certificate, it names."""
    if not demandes or raison == "KEY_VALUES_MISMATCH":
        return CauseImpot.CERTIFICAT_ILLISIBLE
    return CauseImpot.CERTIFICAT_MOT_DE_PASSE if demandes[-1] else CauseImpot.CERTIFICAT_SANS_MOT_DE_PASSE


def _exiger_cle_chiffree(pem: str) -> None:
    if _CLE_CHIFFREE.search(pem):
        return
    en_clair = _CLE.search(pem) is not None
    raise CertificatRefuse(CauseImpot.CERTIFICAT_EN_CLAIR if en_clair else CauseImpot.CERTIFICAT_ILLISIBLE)


def _lire(chemin: Path) -> str:
    try:
        with chemin.open("rb") as fichier:
            return fichier.read(_TAILLE_MAXIMUM).decode("ascii", "replace")
    except FileNotFoundError:
        cause = CauseImpot.CERTIFICAT_ABSENT
    except (OSError, ValueError):
        cause = CauseImpot.CERTIFICAT_ILLISIBLE
    raise CertificatRefuse(cause)


def _validite(der: bytes) -> ValiditeCertificat:
    """Read RFC 5280: Certificate > TBSCertificate > version?, serial, algorithm, issuer, validity.

    The `ssl` module reads the dates of the certificate of the other side only.
    """
    tbs, _ = _entrer(der, _entrer(der, 0, _SEQUENCE)[0], _SEQUENCE)
    position = _sauter(der, tbs) if der[tbs] == _VERSION else tbs
    for _champ in ("serial", "algorithm", "issuer"):
        position = _sauter(der, position)
    debut, _ = _entrer(der, position, _SEQUENCE)
    return ValiditeCertificat(_instant(der, debut), _instant(der, _sauter(der, debut)))


def _entrer(der: bytes, position: int, attendu: int) -> tuple[int, int]:
    """Return where the content of an element begins and ends."""
    if der[position] != attendu:
        raise ValueError("structure")
    longueur, debut = der[position + 1], position + 2
    if longueur & 0x80:
        octets = longueur & 0x7F
        longueur, debut = int.from_bytes(der[debut : debut + octets], "big"), debut + octets
    if debut + longueur > len(der):
        raise ValueError("longueur")
    return debut, debut + longueur


def _sauter(der: bytes, position: int) -> int:
    return _entrer(der, position, der[position])[1]


def _instant(der: bytes, position: int) -> datetime:
    debut, fin = _entrer(der, position, der[position])
    texte = der[debut:fin].decode("ascii")
    if der[position] == _HEURE_UTC:
        # RFC 5280, 4.1.2.5.1: two digits of a year from 1950 to 2049.
        texte = ("19" if texte[:2] >= "50" else "20") + texte
    elif der[position] != _HEURE_GENERALE:
        raise ValueError("heure")
    return datetime.strptime(texte, "%Y%m%d%H%M%SZ").replace(tzinfo=UTC)
