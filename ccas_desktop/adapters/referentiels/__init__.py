"""The offline lists of INSEE: communes, old ones and arrondissements included, and countries (resources/cog)."""

from __future__ import annotations

from functools import cached_property
from pathlib import Path

from ccas_desktop.adapters.referentiels.communes import ListeCommunes
from ccas_desktop.adapters.referentiels.pays import ListePays
from ccas_desktop.domain.personnes.lieux import Commune, Pays

COG = Path(__file__).resolve().parents[3] / "resources" / "cog"


class ReferentielsInsee:
    """Fulfils the port `Referentiels` with the files of a folder, read at the first search."""

    def __init__(self, dossier: Path = COG) -> None:
        self._dossier = dossier

    def communes(self, texte: str, limite: int = 12) -> list[Commune]:
        """Return the communes whose name, département or postal code starts so, best first."""
        return self._communes.chercher(texte, limite)

    def commune_par_code(self, code: str) -> Commune | None:
        """Return the commune of an INSEE code; today's one when an old one kept the code too."""
        return self._communes.par_code(code)

    def pays(self, texte: str, limite: int = 12) -> list[Pays]:
        """Return the foreign countries whose name, official or usual, has words starting so, best first."""
        return self._pays.chercher(texte, limite)

    def pays_par_code(self, code: str) -> Pays | None:
        """Return the country of an INSEE code, France included."""
        return self._pays.par_code(code)

    @cached_property
    def _communes(self) -> ListeCommunes:
        return ListeCommunes(self._dossier)

    @cached_property
    def _pays(self) -> ListePays:
        return ListePays(self._dossier)
