"""A program that saves dossiers until it is killed, and names each one once it is saved."""

from __future__ import annotations

import itertools
import sys
from pathlib import Path

from ccas_desktop.adapters.store.base import ouvrir_base
from tests.adapters.store.exemples import AUTEUR, CLE, un_dossier, un_usager
from tests.fakes.horloge import HorlogeArretee


def main() -> None:
    base = ouvrir_base(Path(sys.argv[1]), CLE, horloge=HorlogeArretee())
    for rang in itertools.count(1):
        dossier = un_dossier(f"2026-{rang:04d}")
        with base.ecriture(AUTEUR) as unite:
            unite.enregistrer(dossier)
            unite.enregistrer(un_usager(dossier))
        sys.stdout.write(dossier.id + "\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
