"""Runs under the Windows Python of the build: `make FILE`, `read FILE`, `name FILE NAME`.

`make` makes a base as the first version made it. Its key is in the vault of the account, as the program keeps it.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from sqlite_utils import Migrations

from ccas_desktop.adapters.horloge import HorlogeSysteme
from ccas_desktop.adapters.secrets import TrousseauSysteme
from ccas_desktop.adapters.store.base import ouvrir_base
from ccas_desktop.adapters.store.fichier.cle import cle_de_la_base
from ccas_desktop.adapters.store.fichier.connexion import connecter
from ccas_desktop.adapters.store.migrations import ENSEMBLE, ETAPES
from ccas_desktop.adapters.store.migrations.migration_0001 import premieres_tables

NAME = "CCAS de Valmorel"


def make(file: Path) -> None:
    """Make a base of the first step, with the name of its CCAS."""
    file.parent.mkdir(parents=True, exist_ok=True)
    first = Migrations(ENSEMBLE)
    first(name="0001_premieres_tables")(premieres_tables)
    key = cle_de_la_base(TrousseauSysteme(), file)
    ouvrir_base(file, key, horloge=HorlogeSysteme(), etapes=first).fermer()
    base = connecter(file, key)
    columns = [column for _, column, *_ in base.execute("PRAGMA table_info(ccas)")]
    values = {"version": 1, "adresse": "[]", "logo": b"", "nom": NAME}
    marks = ", ".join("?" for _ in columns)
    base.execute(f"INSERT INTO ccas VALUES ({marks})", [values.get(name, "") for name in columns])  # noqa: S608  marks
    base.conn.commit()
    base.close()


def read(file: Path) -> dict[str, object]:
    """Return the name of the CCAS, how many steps the base has had and lacks, and what was being typed."""
    base = connecter(file, cle_de_la_base(TrousseauSysteme(), file))
    (name,) = next(base.execute("SELECT nom FROM ccas"))
    typed = [json.loads(content) for (content,) in base.execute("SELECT contenu FROM brouillon")]
    had, lacks = len(ETAPES.applied(base)), len(ETAPES.pending(base))
    base.close()
    return {"name": name, "typed": typed, "had": had, "lacks": lacks}


def rename(file: Path, name: str) -> None:
    """Give the CCAS of a base another name."""
    base = connecter(file, cle_de_la_base(TrousseauSysteme(), file))
    base.execute("UPDATE ccas SET nom = ?", [name])
    base.conn.commit()
    base.close()


if __name__ == "__main__":
    if sys.argv[1] == "make":
        make(Path(sys.argv[2]))
    elif sys.argv[1] == "name":
        rename(Path(sys.argv[2]), sys.argv[3])
    else:
        print(json.dumps(read(Path(sys.argv[2]))))
