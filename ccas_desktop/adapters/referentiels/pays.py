"""The countries of pays.csv, with the other names people give them (usages_pays.csv)."""

from __future__ import annotations

from pathlib import Path

from ccas_desktop.adapters.referentiels.fichiers import lignes
from ccas_desktop.domain.personnes.identite import PAYS_FRANCE, cle_de_comparaison
from ccas_desktop.domain.personnes.lieux import Pays, RangNom, lectures, rang_du_nom

_RANGS = list(RangNom)
# The service also takes this former code of Algeria (api.md 1.4): known when read, never offered.
ALGERIE_ANCIEN_CODE = Pays("92352", "Algérie", ancien=True)


class ListePays:
    """All of it in memory: 260 lines."""

    def __init__(self, dossier: Path) -> None:
        usages = {code: (etat, noms) for code, etat, noms in _usages(dossier / "usages_pays.csv")}
        self._par_code = {ALGERIE_ANCIEN_CODE.code: ALGERIE_ANCIEN_CODE}
        self._cles: list[tuple[Pays, tuple[str, ...]]] = []
        for ligne in lignes(dossier / "pays.csv"):
            code, nom = ligne.split(";")
            etat, noms = usages.get(code, ("", ()))
            self._par_code[code] = pays = Pays(code, nom, ancien=etat != "")
            if code != PAYS_FRANCE and etat != "doublon":
                self._cles.append((pays, tuple(cle_de_comparaison(n) for n in (nom, *noms))))
        self._cles.sort(key=lambda p: (p[0].ancien, p[1][0]))

    def chercher(self, texte: str, limite: int) -> list[Pays]:
        """Return the countries that answer a text, best first; all of them in order when nothing is typed."""
        mots = next(lectures(texte), ())
        trouves = [(rang, place, pays) for place, (pays, cles) in enumerate(self._cles) if (rang := _rang(cles, mots))]
        trouves.sort(key=lambda t: t[:2])
        return [pays for _, _, pays in trouves[:limite]]

    def par_code(self, code: str) -> Pays | None:
        """Return the country of a code, or None."""
        return self._par_code.get(code)


def _rang(cles: tuple[str, ...], mots: tuple[str, ...]) -> int:
    """Return the best rank of the official name or, just after it, of another name; 0 when none answers."""
    rangs = [2 * _RANGS.index(r) + (cle is not cles[0]) + 1 for cle in cles if (r := rang_du_nom(cle, mots))]
    return min(rangs, default=0)


def _usages(fichier: Path) -> list[tuple[str, str, tuple[str, ...]]]:
    champs = (ligne.split(";") for ligne in lignes(fichier))
    return [(code, etat, tuple(n for n in noms.split(",") if n)) for code, etat, noms in champs]
