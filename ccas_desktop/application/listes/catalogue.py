"""The lists there are, in the order of their tabs."""

from __future__ import annotations

from collections.abc import Mapping

from ccas_desktop.application.listes.courriers import COURRIERS
from ccas_desktop.application.listes.demandes import DEMANDES
from ccas_desktop.application.listes.dossiers import DOSSIERS
from ccas_desktop.application.listes.modele import Liste
from ccas_desktop.application.listes.passages import PASSAGES

LISTES: Mapping[str, Liste] = {liste.code: liste for liste in (DOSSIERS, DEMANDES, COURRIERS, PASSAGES)}
