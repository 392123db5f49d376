"""The communes of communes.csv.gz, sorted by key when the file was made: the first found are the first to show."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from itertools import chain, islice
from pathlib import Path

from ccas_desktop.adapters.referentiels.cles import Cles
from ccas_desktop.adapters.referentiels.fichiers import lignes
from ccas_desktop.domain.personnes.identite import cle_de_comparaison
from ccas_desktop.domain.personnes.lieux import Commune, Departement, TypeCommune, lectures

_TYPES = {
    "A": TypeCommune.ACTUELLE,
    "M": TypeCommune.ARRONDISSEMENT,
    "D": TypeCommune.DELEGUEE,
    "S": TypeCommune.ASSOCIEE,
}


class ListeCommunes:
    """Lines kept as read; a Commune is built only for what is shown."""

    def __init__(self, dossier: Path) -> None:
        self._lignes = lignes(dossier / "communes.csv.gz")
        self._departements = dict(ligne.split(";", 1) for ligne in lignes(dossier / "departements.csv"))
        self._noms = Cles([ligne[: ligne.index(";")] for ligne in self._lignes])

    def chercher(self, texte: str, limite: int) -> list[Commune]:
        """Return the communes that answer a text, best first: whole name, start of name, start of words."""
        # What a key finds twice (« saint » in « Saint-Martin-Saint-Firmin ») counts once.
        rangs = dict.fromkeys(islice(self._rangs(texte), 4 * limite))
        return [self._commune(rang) for rang in islice(rangs, limite)]

    def par_code(self, code: str) -> Commune | None:
        """Return the commune of a code, or None."""
        rang = self._rang_par_code.get(code)
        return None if rang is None else self._commune(rang)

    def _rangs(self, texte: str) -> Iterator[int]:
        for mots in lectures(texte):
            # Exact names come first among those that start so: the file is sorted.
            debut = self._noms.commencant_par(" ".join(mots))
            nommees = chain(debut, self._noms.contenant(mots))
            trouvee = next(nommees, None)
            if trouvee is not None:
                yield from chain((trouvee,), nommees)
            if trouvee is None or texte.strip().isdigit():
                yield from self._lieux.contenant(mots)

    @cached_property
    def _lieux(self) -> Cles:
        """Names with their département and postal codes: « saint aubin 14 », « saint aubin calvados », « 14750 »."""
        departements = {code: f"{cle_de_comparaison(nom)} {code.lower()}" for code, nom in self._departements.items()}
        champs = (ligne.split(";") for ligne in self._lignes)
        return Cles([f"{c[0]} {departements[c[3]]} {c[5]}" for c in champs])

    @cached_property
    def _rang_par_code(self) -> dict[str, int]:
        rangs: dict[str, int] = {}
        for rang, ligne in enumerate(self._lignes):
            _, code, genre, _ = ligne.split(";", 3)
            if genre == "A" or code not in rangs:
                rangs[code] = rang
        return rangs

    def _commune(self, rang: int) -> Commune:
        _, code, genre, departement, actuelle, codes_postaux, nom = self._lignes[rang].split(";")
        return Commune(
            code=code,
            nom=nom,
            departement=Departement(departement, self._departements[departement]),
            type=_TYPES[genre],
            commune_actuelle=self._nom_de(actuelle) if actuelle else None,
            codes_postaux=tuple(codes_postaux.split()),
        )

    def _nom_de(self, code: str) -> str:
        return self._lignes[self._rang_par_code[code]].rpartition(";")[2]
