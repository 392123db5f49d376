"""Tell whether a folder is copied elsewhere as it changes: the base would be damaged, its copies would leave."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from fnmatch import fnmatchcase
from pathlib import Path

# What the services call their folder, alone or before the name of an account: OneDrive - Mairie, Dropbox (CCAS).
_SERVICES = (
    "onedrive",
    "sharepoint",
    "dropbox",
    "google drive",
    "googledrive",
    "mon drive",
    "my drive",
    "drive partagés",
    "shared drives",
    "icloud drive",
    "iclouddrive",
    "nextcloud",
    "owncloud",
    "kdrive",
    "pcloud drive",
    "seafile",
)
_NOM = re.compile(rf"({'|'.join(_SERVICES)})($|[\s_(\d-].*)")
# What they leave at the root of a folder that somebody renamed.
_TRACES = (
    ".dropbox",
    ".dropbox.cache",
    ".tmp.driveupload",
    ".tmp.drivedownload",
    ".nextcloudsync.log",
    ".owncloudsync.log",
    ".sync_*.db",
    "._sync_*.db",
)
# Where OneDrive says its folders are, whatever their names.
_VARIABLES = ("OneDrive", "OneDriveCommercial", "OneDriveConsumer")


def est_synchronise(chemin: Path, environnement: Mapping[str, str] = os.environ) -> bool:
    """Tell whether a file lies in the folder of a synchronisation service."""
    entier = chemin.resolve()
    declares = [Path(environnement[nom]).resolve() for nom in _VARIABLES if environnement.get(nom)]
    nommes = any(_NOM.fullmatch(partie.casefold()) for partie in entier.parent.parts)
    return (
        nommes
        or any(entier.is_relative_to(dossier) for dossier in declares)
        or any(_porte_une_trace(dossier) for dossier in entier.parents)
    )


def _porte_une_trace(dossier: Path) -> bool:
    """A folder that cannot be read, or is not there yet, bears none."""
    try:
        return any(fnmatchcase(lu.name, trace) for lu in dossier.iterdir() for trace in _TRACES)
    except OSError:
        return False
