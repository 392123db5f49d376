"""What the letters of a step say, beside those of a decision: honour, meeting, postponement, request not taken up."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, kw_only=True)
class Attestation:
    """What a person certifies of her own declarations (CRPA L113-13).

    Attributes:
        naissance: her birth date in words, « le 12 mars 1988 » or « en 1962 »; empty when unknown.
        adresse: where she lives, on one line; empty when it must stay secret.
        declarees_le: day on which she gave the information.
    """

    declarees_le: date
    naissance: str = ""
    adresse: str = ""


@dataclass(frozen=True, kw_only=True)
class RendezVous:
    """A meeting proposed; to be absent from it is never a reason to refuse.

    Attributes:
        heure: as printed, « 14 h 30 ».
        avec: whom the person will meet; the agent of the file when nothing is said.
        acces: how one gets in, a lift, a ramp, a bus.
    """

    le: date
    heure: str
    lieu: str
    avec: str = ""
    acces: str = ""
    apporter: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Ajournement:
    """A decision put off: why, what is expected, and until when silence does not reject (CRPA L231-4).

    Attributes:
        action: what the person is asked, completes « Merci de »; empty when nothing is.
        avant: until when she may do it.
        reexamen_le: day of the next session, when it is known.
    """

    motif: str
    rejet_implicite_le: date
    action: str = ""
    avant: date | None = None
    reexamen_le: date | None = None


@dataclass(frozen=True, kw_only=True)
class Transmission:
    """The authority that a request was passed on to, since it is the competent one (CRPA L114-2)."""

    autorite: str
    le: date
