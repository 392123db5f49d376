from __future__ import annotations

import ssl
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ccas_desktop.adapters.apis.impot.certificat import CertificatRefuse, _validite, armer, validite_du_certificat
from ccas_desktop.application.errors import TrousseauIndisponible
from ccas_desktop.domain.certifie.impot import CauseImpot
from tests.fakes.certificats import DEBUT, FIN, MOT_DE_PASSE, Autorite

MAINTENANT = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)


def cause(chemin: Path, mot_de_passe: str | None = MOT_DE_PASSE, instant: datetime = MAINTENANT) -> CauseImpot:
    contexte = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    with pytest.raises(CertificatRefuse) as refus:
        armer(contexte, chemin, mot_de_passe=lambda: mot_de_passe, instant=instant)
    return refus.value.cause


def test_a_good_certificate_is_taken(autorite: Autorite) -> None:
    contexte = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)

    armer(contexte, autorite.client(), mot_de_passe=lambda: MOT_DE_PASSE, instant=MAINTENANT)


@pytest.mark.parametrize(
    ("debut", "fin"),
    [(DEBUT, FIN), (DEBUT, datetime(2026, 12, 31, 23, 59, 59, tzinfo=UTC)), (datetime(1999, 5, 1, tzinfo=UTC), FIN)],
)
def test_the_dates_of_a_certificate_are_read_without_its_password(
    autorite: Autorite, debut: datetime, fin: datetime
) -> None:
    validite = validite_du_certificat(autorite.client(debut=debut, fin=fin))

    assert (validite.debut, validite.fin) == (debut, fin)


def test_a_certificate_is_good_within_its_dates_only(autorite: Autorite) -> None:
    chemin = autorite.client(debut=MAINTENANT, fin=MAINTENANT + timedelta(days=1))

    assert cause(chemin, instant=MAINTENANT - timedelta(seconds=1)) is CauseImpot.CERTIFICAT_PAS_ENCORE_VALABLE
    assert cause(chemin, instant=MAINTENANT + timedelta(days=2)) is CauseImpot.CERTIFICAT_EXPIRE


@pytest.mark.parametrize(
    ("mot_de_passe", "attendue"),
    [
        ("faux", CauseImpot.CERTIFICAT_MOT_DE_PASSE),
        ("é", CauseImpot.CERTIFICAT_MOT_DE_PASSE),
        ("x" * 5000, CauseImpot.CERTIFICAT_MOT_DE_PASSE),
        ("", CauseImpot.CERTIFICAT_SANS_MOT_DE_PASSE),
        (None, CauseImpot.CERTIFICAT_SANS_MOT_DE_PASSE),
    ],
    ids=["wrong", "accent", "huge", "empty", "absent"],
)
def test_a_password_that_does_not_open_the_key_is_said_so(
    autorite: Autorite, mot_de_passe: str | None, attendue: CauseImpot
) -> None:
    assert cause(autorite.client(), mot_de_passe) is attendue


def test_a_keyring_that_fails_is_not_taken_for_a_wrong_password(autorite: Autorite) -> None:
    def verrouille() -> str:
        raise TrousseauIndisponible("verrouille")

    with pytest.raises(TrousseauIndisponible):
        armer(ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT), autorite.client(), mot_de_passe=verrouille, instant=MAINTENANT)


def test_a_key_without_a_password_is_refused(autorite: Autorite) -> None:
    assert cause(autorite.client(mot_de_passe="")) is CauseImpot.CERTIFICAT_EN_CLAIR


def test_a_file_that_is_not_there_is_told_from_one_that_cannot_be_read(tmp_path: Path) -> None:
    assert cause(tmp_path / "absent.pem") is CauseImpot.CERTIFICAT_ABSENT
    assert cause(tmp_path) is CauseImpot.CERTIFICAT_ILLISIBLE
    assert cause(Path("nom\0impossible")) is CauseImpot.CERTIFICAT_ILLISIBLE


def test_what_is_no_certificate_with_its_key_is_refused(autorite: Autorite, tmp_path: Path) -> None:
    cle, un, deux, trois = _parties(autorite.client())
    autre = _parties(autorite.client("autre.pem"))[1]
    essais = {
        "vide": "",
        "photo": "\x89PNG",
        "sans cle": un,
        "sans certificat": cle,
        "cle d'un autre": cle + autre,
        "certificat abime": cle + un.replace(deux, deux[:-4] + "AAAA"),
        "certificat tronque": cle + un.replace(deux, deux[:8]),
        "pas du base 64": cle + un.replace(deux, "é"),
        "cle abimee": cle.replace(trois, "AAAA") + un,
    }

    causes = {}
    for nom, contenu in essais.items():
        chemin = tmp_path / "essai.pem"
        chemin.write_text(contenu, encoding="utf-8")
        causes[nom] = cause(chemin)

    assert causes == dict.fromkeys(essais, CauseImpot.CERTIFICAT_ILLISIBLE)


@given(st.binary(max_size=80))
def test_no_bytes_break_the_reading_of_the_dates(der: bytes) -> None:
    with pytest.raises((ValueError, IndexError)):
        _validite(der)


def test_a_date_of_an_unknown_kind_is_not_guessed(autorite: Autorite) -> None:
    pem = autorite.client(fin=datetime(2030, 1, 1, tzinfo=UTC)).read_text()
    der = ssl.PEM_cert_to_DER_cert(pem[pem.index("-----BEGIN CERTIFICATE-----") :])

    with pytest.raises(ValueError, match="heure"):
        _validite(der.replace(b"\x17\x0d20", b"\x04\x0d20"))


def test_a_refusal_says_nothing_of_the_password(autorite: Autorite) -> None:
    contexte = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    with pytest.raises(CertificatRefuse) as refus:
        armer(contexte, autorite.client(), mot_de_passe=lambda: "MOTSECRET", instant=MAINTENANT)

    assert "MOTSECRET" not in repr(refus.value) + str(refus.value.__cause__) + str(refus.value.__context__)


def _parties(chemin: Path) -> tuple[str, str, str, str]:
    """Return the block of the key, that of the certificate, and a line of base 64 of each, the certificate's first."""
    pem = chemin.read_text()
    coupure = pem.index("-----BEGIN CERTIFICATE-----")
    cle, certificat = pem[:coupure], pem[coupure:]
    return cle, certificat, certificat.splitlines()[1], cle.splitlines()[1]
