"""The schools brought in on this workstation: a file of its data folder, searched in memory."""

from __future__ import annotations

import threading
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from itertools import islice
from pathlib import Path

from ccas_desktop.adapters.referentiels.cles import Cles
from ccas_desktop.application.ports.ecoles import cle_de_l_ecole
from ccas_desktop.domain.certifie.ecoles import Ecole
from ccas_desktop.domain.personnes.lieux import lectures


@dataclass(frozen=True)
class _Liste:
    le: date | None = None
    ecoles: tuple[Ecole, ...] = ()
    cles: Cles = field(default_factory=lambda: Cles([]))


class EcolesDuPoste:
    """Fulfils the port `Ecoles`; read at the first search. What is in it is public: it is not encrypted."""

    def __init__(self, fichier: Path) -> None:
        self._fichier = fichier
        self._verrou = threading.Lock()
        self._liste: _Liste | None = None

    def chercher(self, texte: str, limite: int = 12) -> list[Ecole]:
        """Return the schools whose name, commune or code has words starting so, best first."""
        liste = self._lue()
        for mots in lectures(texte):
            debut, contenant = liste.cles.commencant_par(" ".join(mots)), liste.cles.contenant(mots)
            rangs = dict.fromkeys([*islice(debut, 4 * limite), *islice(contenant, 4 * limite)])
            if rangs:
                return [liste.ecoles[rang] for rang in islice(rangs, limite)]
        return []

    def remplacer(self, ecoles: Iterable[Ecole], le: date) -> None:
        """Make these the list: written beside, then put in the place of the former one."""
        # The key is kept beside: working out 66,000 of them at each start would take a second.
        triees = sorted((cle_de_l_ecole(ecole), ecole) for ecole in ecoles)
        lignes = [";".join((cle, e.uai, e.nom, e.nature, e.commune, e.code_postal)) for cle, e in triees]
        provisoire = self._fichier.with_suffix(".part")
        with self._verrou:
            self._fichier.parent.mkdir(parents=True, exist_ok=True)
            provisoire.write_text("\n".join((le.isoformat(), *lignes)), encoding="utf-8")
            provisoire.replace(self._fichier)
            self._liste = None

    def etat(self) -> tuple[int, date | None]:
        """Return how many schools there are, and the day they were brought in."""
        liste = self._lue()
        return len(liste.ecoles), liste.le

    def _lue(self) -> _Liste:
        with self._verrou:
            if self._liste is None:
                self._liste = self._lire()
            return self._liste

    def _lire(self) -> _Liste:
        """A file that is not there, or that something else wrote over, is no list: a code can still be typed."""
        try:
            le, *lignes = self._fichier.read_text(encoding="utf-8").splitlines()
            champs = [ligne.split(";") for ligne in lignes]
            ecoles = tuple(Ecole(*suite) for _, *suite in champs)
            return _Liste(date.fromisoformat(le), ecoles, Cles([cle for cle, *_ in champs]))
        except (OSError, ValueError, TypeError):
            return _Liste()
