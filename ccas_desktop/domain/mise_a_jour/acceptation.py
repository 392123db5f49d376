"""Whether a signed manifest may be followed on this workstation; each refusal has its code."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from ccas_desktop.domain.errors import RefusMetier
from ccas_desktop.domain.mise_a_jour.manifeste import Enveloppe, Manifeste, lire_enveloppe, lire_manifeste
from ccas_desktop.domain.mise_a_jour.version import Version

# The clock of a workstation may be wrong by some hours, not by days.
AVANCE_ADMISE = timedelta(days=1)

VerifierSignature = Callable[[bytes, bytes, bytes], bool]


@dataclass(frozen=True)
class Programme:
    """What runs here: its version, and the build number of Windows."""

    version: Version
    windows: int


@dataclass(frozen=True)
class DejaVu:
    """The newest manifest that was accepted here; the first one is compared with nothing."""

    serie: int = 0
    publie_le: datetime | None = None


def ouvrir_manifeste(untrusted: bytes, cles: Iterable[bytes], verifier: VerifierSignature) -> Manifeste:
    """Return a manifest that one of our keys signed. Raises RefusMetier; nothing unsigned is read further.

    `verifier(cle, message, signature)` tells whether the signature is that of the key.
    """
    enveloppe = lire_enveloppe(untrusted)
    if not _signee(enveloppe, tuple(cles), verifier):
        raise RefusMetier("maj_signature_fausse")
    return lire_manifeste(enveloppe.contenu)


def exiger_acceptable(manifeste: Manifeste, programme: Programme, vu: DejaVu, maintenant: datetime) -> None:
    """Raise the RefusMetier of the first rule that a signed manifest breaks."""
    if manifeste.serie < vu.serie or (vu.publie_le is not None and manifeste.publie_le < vu.publie_le):
        raise RefusMetier("maj_rejouee", publiee=_jour(manifeste.publie_le))
    if manifeste.publie_le > maintenant + AVANCE_ADMISE:
        raise RefusMetier("maj_du_futur", publiee=_jour(manifeste.publie_le))
    if manifeste.expire_le <= maintenant:
        raise RefusMetier("maj_perimee", expiree=_jour(manifeste.expire_le))
    if manifeste.version < programme.version:
        raise RefusMetier("maj_plus_ancienne", version=str(manifeste.version))
    if programme.version < manifeste.remplace_depuis:
        raise RefusMetier("maj_saut_trop_grand", depuis=str(manifeste.remplace_depuis))
    if programme.windows < manifeste.windows_minimum:
        raise RefusMetier("maj_windows_trop_ancien", version=str(manifeste.version))


def _signee(enveloppe: Enveloppe, cles: tuple[bytes, ...], verifier: VerifierSignature) -> bool:
    return any(verifier(cle, enveloppe.signe, signature) for cle in cles for signature in enveloppe.signatures)


def _jour(instant: datetime) -> str:
    return f"{instant:%d/%m/%Y}"
