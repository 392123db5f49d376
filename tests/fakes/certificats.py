"""Certificates for the loopback: an authority of one test, a server and its clients."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from ipaddress import IPv4Address
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

from tests.fakes.dgfip import FOURNISSEUR

# Wide enough for the true clock, which TLS obeys, and for the stopped one of the tests.
DEBUT, FIN = datetime(2020, 1, 1, tzinfo=UTC), datetime(2055, 6, 30, 12, tzinfo=UTC)
MOT_DE_PASSE = "mot de passe du PEM"


class Autorite:
    """Issues certificates as PEM files in a folder."""

    def __init__(self, dossier: Path, nom: str = "Autorite de test") -> None:
        self._dossier = dossier
        self._cle = ec.generate_private_key(ec.SECP256R1())
        self._nom = _nom(nom)
        certificat = (
            self._preparer(self._nom, self._cle.public_key(), DEBUT, FIN)
            .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
            .add_extension(_usages(signe_des_certificats=True), critical=True)
            .sign(self._cle, hashes.SHA256())
        )
        self.fichier = dossier / f"{nom}.pem"
        self.fichier.write_bytes(certificat.public_bytes(serialization.Encoding.PEM))

    def serveur(self) -> Path:
        """Return the PEM, key in clear, of a server on the loopback."""
        return self._emettre("127.0.0.1", "serveur.pem", usage=ExtendedKeyUsageOID.SERVER_AUTH)

    def client(
        self,
        fichier: str = "client.pem",
        *,
        nom: str = FOURNISSEUR,
        mot_de_passe: str = MOT_DE_PASSE,
        debut: datetime = DEBUT,
        fin: datetime = FIN,
    ) -> Path:
        """Return the PEM of a client: its key, encrypted when there is a password, then its certificate."""
        usage = ExtendedKeyUsageOID.CLIENT_AUTH
        return self._emettre(nom, fichier, usage=usage, dates=(debut, fin), mot_de_passe=mot_de_passe)

    def _emettre(
        self,
        nom: str,
        fichier: str,
        *,
        usage: x509.ObjectIdentifier,
        dates: tuple[datetime, datetime] = (DEBUT, FIN),
        mot_de_passe: str = "",
    ) -> Path:
        cle = ec.generate_private_key(ec.SECP256R1())
        certificat = (
            self._preparer(_nom(nom), cle.public_key(), *dates)
            .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
            .add_extension(_usages(signe_des_certificats=False), critical=True)
            .add_extension(x509.ExtendedKeyUsage([usage]), critical=False)
            .add_extension(x509.SubjectAlternativeName([x509.IPAddress(IPv4Address("127.0.0.1"))]), critical=False)
            .sign(self._cle, hashes.SHA256())
        )
        chemin = self._dossier / fichier
        chemin.write_bytes(_pem(cle, mot_de_passe) + certificat.public_bytes(serialization.Encoding.PEM))
        return chemin

    def _preparer(
        self, sujet: x509.Name, cle: ec.EllipticCurvePublicKey, debut: datetime, fin: datetime
    ) -> x509.CertificateBuilder:
        return (
            x509.CertificateBuilder()
            .subject_name(sujet)
            .issuer_name(self._nom)
            .public_key(cle)
            .serial_number(x509.random_serial_number())
            .not_valid_before(debut)
            .not_valid_after(fin)
            .add_extension(x509.SubjectKeyIdentifier.from_public_key(cle), critical=False)
            .add_extension(x509.AuthorityKeyIdentifier.from_issuer_public_key(self._cle.public_key()), critical=False)
        )


def hier() -> datetime:
    """Return the end of a certificate that has just died by the true clock."""
    return datetime.now(UTC) - timedelta(days=1)


def _pem(cle: ec.EllipticCurvePrivateKey, mot_de_passe: str) -> bytes:
    chiffrement: serialization.KeySerializationEncryption = serialization.NoEncryption()
    if mot_de_passe:
        chiffrement = serialization.BestAvailableEncryption(mot_de_passe.encode())
    return cle.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, chiffrement)


def _nom(texte: str) -> x509.Name:
    return x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, texte)])


def _usages(*, signe_des_certificats: bool) -> x509.KeyUsage:
    return x509.KeyUsage(
        digital_signature=True,
        key_cert_sign=signe_des_certificats,
        crl_sign=signe_des_certificats,
        content_commitment=False,
        key_encipherment=False,
        data_encipherment=False,
        key_agreement=False,
        encipher_only=False,
        decipher_only=False,
    )
