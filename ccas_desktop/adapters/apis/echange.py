"""What goes through the network, and how it fails, without the library that carries it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from ccas_desktop.domain.certifie.certifie import CauseAppel


class EchecTransport(Exception):
    """No readable answer came back; nothing of the request is kept in it.

    Attributes:
        alerte: the TLS alert by which the service ended the connection, such as « TLSV1_ALERT_UNKNOWN_CA », or empty.
    """

    def __init__(self, cause: CauseAppel, alerte: str = "") -> None:
        super().__init__(cause)
        self.cause = cause
        self.alerte = alerte


@dataclass(frozen=True)
class ReponseBrute:
    """An answer read to its end; header names are in lower case."""

    statut: int
    entetes: Mapping[str, str] = field(default_factory=dict)
    corps: bytes = b""


@dataclass(frozen=True)
class Delais:
    """Seconds granted to one call; the service itself waits 10 s for a caisse (api.md 1.3).

    Attributes:
        total: for the whole answer, against one that trickles byte by byte.
    """

    connexion: float = 5.0
    lecture: float = 20.0
    total: float = 30.0


@dataclass(frozen=True)
class CorpsEnCours:
    """An answer whose body is read as it comes; reading it raises EchecTransport."""

    statut: int
    entetes: Mapping[str, str]
    morceaux: Iterator[bytes]
