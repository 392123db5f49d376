"""Tell whether a folder is on a network share, where WAL does not work and a base can be damaged (domain.md 8.2)."""

from __future__ import annotations

import ctypes
import sys
from collections.abc import Iterable
from pathlib import Path

_DISQUE_DISTANT = 4  # DRIVE_REMOTE of GetDriveTypeW
_SYSTEMES_DISTANTS = ("nfs", "cifs", "smb", "fuse.sshfs", "fuse.rclone", "fuse.gvfsd", "davfs", "9p", "afs", "ceph")
_MONTAGES = Path("/proc/mounts")


def sur_reseau(chemin: Path) -> bool:
    """Tell whether the nearest existing parent of this file is reached through the network."""
    if sys.platform == "win32":
        return chemin_unc(str(chemin)) or _lecteur_distant(chemin)
    if not _MONTAGES.exists():
        return False
    lignes = _MONTAGES.read_text(encoding="utf-8", errors="replace").splitlines()
    return montage_distant(chemin.resolve(), lignes)


def montage_distant(chemin: Path, montages: Iterable[str]) -> bool:
    """Tell whether the file lies under a network mount, as the lines of /proc/mounts say."""
    meilleur, distant = -1, False
    for ligne in montages:
        champs = ligne.split(" ")
        if len(champs) < 3:
            continue
        point = Path(champs[1].replace("\\040", " "))
        if len(point.parts) >= meilleur and chemin.is_relative_to(point):
            meilleur, distant = len(point.parts), champs[2].startswith(_SYSTEMES_DISTANTS)
    return distant


def chemin_unc(chemin: str) -> bool:
    """Tell whether a Windows path names a server: `\\\\server\\share`, but not `\\\\?\\C:\\`."""
    normal = chemin.replace("/", "\\").upper()
    if normal.startswith("\\\\?\\UNC\\"):
        return True
    return normal.startswith("\\\\") and not normal.startswith(("\\\\?\\", "\\\\.\\"))


def _lecteur_distant(chemin: Path) -> bool:
    """Tell whether the letter of a Windows path stands for a share; a mapped letter may resolve to its UNC path."""
    racine = chemin.resolve().drive + "\\"
    if sys.platform == "win32":
        return chemin_unc(racine) or ctypes.windll.kernel32.GetDriveTypeW(racine) == _DISQUE_DISTANT
    return chemin_unc(racine)
