"""The one place where an error of the driver becomes an error of the application."""

from __future__ import annotations

import errno
from collections.abc import Iterator
from contextlib import contextmanager

from sqlcipher3 import dbapi2 as sqlcipher

from ccas_desktop.application.errors import (
    BaseIllisible,
    BaseOccupee,
    DisquePlein,
    EnregistrementAbsent,
    EnregistrementUtilise,
    ErreurBase,
)

_CODE_PRINCIPAL = 0xFF
# A full disk or a full quota; 122 is EDQUOT, which Windows does not name.
_SANS_PLACE = (errno.ENOSPC, 122)
# SQLCipher's binding gives no extended code, but the text of SQLite does not change.
_LIEN_ROMPU = "FOREIGN KEY constraint failed"
_PAR_CODE: dict[int, type[ErreurBase]] = {
    sqlcipher.SQLITE_BUSY: BaseOccupee,
    sqlcipher.SQLITE_LOCKED: BaseOccupee,
    sqlcipher.SQLITE_FULL: DisquePlein,
    sqlcipher.SQLITE_CORRUPT: BaseIllisible,
    sqlcipher.SQLITE_NOTADB: BaseIllisible,
    sqlcipher.SQLITE_CANTOPEN: ErreurBase,
    sqlcipher.SQLITE_IOERR: ErreurBase,
    sqlcipher.SQLITE_NOMEM: ErreurBase,
    sqlcipher.SQLITE_PERM: ErreurBase,
    sqlcipher.SQLITE_PROTOCOL: BaseOccupee,
    sqlcipher.SQLITE_READONLY: ErreurBase,
    sqlcipher.SQLITE_CONSTRAINT: ErreurBase,
}


@contextmanager
def traduire(*, suppression: bool = False) -> Iterator[None]:
    """Turn what the driver raises because of the world into an ErreurBase; a fault of our SQL goes through.

    `suppression` says what a broken link means: the record removed is still in use, or else the record
    written belongs to one that no longer exists.
    """
    try:
        yield
    except sqlcipher.Error as erreur:
        traduite = erreur_traduite(erreur, suppression=suppression)
        if traduite is None:
            raise
        raise traduite from erreur
    except OSError as erreur:
        raise erreur_du_systeme(erreur) from erreur


def erreur_traduite(erreur: Exception, *, suppression: bool = False) -> ErreurBase | None:
    """Return what an error of the driver means, or None when it is a bug of ours."""
    code = getattr(erreur, "sqlite_errorcode", None)
    if code is None:
        return None
    # The text of the driver names tables and columns, never a value.
    texte = str(erreur)
    if texte == _LIEN_ROMPU:
        return EnregistrementUtilise(texte) if suppression else EnregistrementAbsent(texte)
    classe = _PAR_CODE.get(code & _CODE_PRINCIPAL)
    return None if classe is None else classe(texte)


def erreur_du_systeme(erreur: OSError) -> ErreurBase:
    """Return what a failure of the file system means; the path stays out of it."""
    disque_plein = erreur.errno is not None and erreur.errno in _SANS_PLACE
    return DisquePlein() if disque_plein else ErreurBase(erreur.strerror or "")
