"""A strict reader of untrusted tables (TOML or JSON once parsed): every fault is noted, none stops the reading."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from typing import TypeVar

from ccas_desktop.domain.reglement.fautes import FAUTES_MAXIMUM, Faute

# Versions of the file format that can be read; the last one is that written.
FORMATS = (1, 2, 3)
FORMAT = FORMATS[-1]
NOMBRE_MAXIMUM = Decimal("99999999.99")
CODE_ACCEPTE = "des minuscules sans accent, des chiffres et _, en commençant par une lettre, 40 au plus"
_CODE = re.compile(r"[a-z][a-z0-9_]{0,39}")
_NOMBRE = re.compile(r"-?[0-9]{1,8}([.,][0-9]{1,12})?")
_NOMBRE_ACCEPTE = 'un nombre entier, ou un texte tel que "119,99"'

Choix = TypeVar("Choix", bound=StrEnum)


@dataclass(frozen=True)
class Rapport:
    """A number written as one or as a ratio, kept as written so that it stays exact."""

    numerateur: Decimal
    denominateur: Decimal = Decimal(1)


UN = Rapport(Decimal(1))


@dataclass(frozen=True)
class Limites:
    """How long a list and a text may be in one untrusted content, and the version of its format."""

    liste: int = 200
    texte: int = 4000
    format: int = FORMAT


class Lecteur:
    """Reads one table, key by key; a fault is noted and a neutral value returned, so that all faults are told at once.

    Attributes:
        chemin: place of the table, empty for the whole text.
        fautes: shared by all the readers of one text.
    """

    def __init__(
        self, untrusted_table: Mapping[str, object], chemin: str, fautes: list[Faute], limites: Limites = Limites()
    ) -> None:
        self.chemin = chemin
        self.fautes = fautes
        self._limites = limites
        self._table = untrusted_table
        self._connues: list[str] = []

    def a(self, cle: str) -> bool:
        """Tell whether a key is there, and count it among those accepted."""
        self._connues.append(cle)
        return cle in self._table

    def a_depuis(self, format: int, cle: str) -> bool:
        """Tell the same of a key that came with a later format: a file that says a former one must not hold it."""
        presente = self.a(cle)
        if presente:
            self.exiger(format, cle)
        return presente

    def exiger(self, format: int, cle: str) -> None:
        """Note a fault when what stands at a key came with a later format than that of the file."""
        if self._limites.format < format:
            self.fauter(cle, "format_ancien", f"format = {format} en tête du fichier")

    def lieu(self, cle: str) -> str:
        """Return the place of a key."""
        return f"{self.chemin}.{cle}" if self.chemin else cle

    def fauter(self, cle: str, code: str, accepte: str = "") -> None:
        """Note a fault at a key of this table, or at the table itself when the key is empty."""
        if len(self.fautes) < FAUTES_MAXIMUM:
            self.fautes.append(Faute(self.lieu(cle) if cle else self.chemin, code, accepte))

    def brut(self, cle: str, *, obligatoire: bool = True) -> object:
        """Return the raw value, None when absent; the null of JSON says no more than a key left out."""
        valeur = self._table.get(cle) if self.a(cle) else None
        if valeur is None and obligatoire:
            self.fauter(cle, "cle_absente")
        return valeur

    def texte(self, cle: str, *, obligatoire: bool = True) -> str:
        """Return a text without its outer spaces, empty when absent."""
        valeur = self.brut(cle, obligatoire=obligatoire)
        if valeur is None:
            return ""
        if not isinstance(valeur, str) or len(valeur) > self._limites.texte or (obligatoire and not valeur.strip()):
            self.fauter(cle, "texte_attendu", f"un texte de 1 à {self._limites.texte} caractères entre guillemets")
            return ""
        return valeur.strip()

    def code(self, cle: str, *, obligatoire: bool = True) -> str:
        """Return a stable name made of lower-case letters, digits and underscores."""
        texte = self.texte(cle, obligatoire=obligatoire)
        if texte and not _CODE.fullmatch(texte):
            self.fauter(cle, "valeur_inconnue", CODE_ACCEPTE)
        return texte

    def nombre(
        self, cle: str, *, maximum: Decimal = NOMBRE_MAXIMUM, decimales: int = 12, negatif: bool = False
    ) -> Decimal:
        """Return an exact number; a float is a fault, for it has already lost what was written."""
        return self._nombre(cle, self.brut(cle), maximum=maximum, decimales=decimales, negatif=negatif)

    def nombres(self, cle: str, *, maximum: Decimal = NOMBRE_MAXIMUM, decimales: int = 12) -> tuple[Decimal, ...]:
        """Return a list of exact numbers, none of them negative."""
        return tuple(
            self._nombre(f"{cle}[{rang}]", valeur, maximum=maximum, decimales=decimales, negatif=False)
            for rang, valeur in enumerate(self.liste(cle), start=1)
        )

    def entier(self, cle: str, *, minimum: int, maximum: int) -> int:
        """Return a whole number within two bounds."""
        valeur = self.brut(cle)
        if isinstance(valeur, int) and not isinstance(valeur, bool) and minimum <= valeur <= maximum:
            return valeur
        if valeur is not None:
            self.fauter(cle, "nombre_hors_limites", f"un nombre entier de {minimum} à {maximum}")
        return minimum

    def date(self, cle: str) -> date:
        """Return a civil date, of TOML or of a text « 2026-11-23 »."""
        valeur = self.brut(cle)
        if isinstance(valeur, date) and not isinstance(valeur, datetime):
            return valeur
        try:
            if isinstance(valeur, str) and len(valeur) == 10:
                return date.fromisoformat(valeur)
        except ValueError:
            pass
        if valeur is not None:
            self.fauter(cle, "date_attendue", "année-mois-jour, par exemple 2026-11-23")
        return date.min

    def oui_non(self, cle: str) -> bool:
        """Return true or false."""
        valeur = self.brut(cle)
        if valeur is not None and not isinstance(valeur, bool):
            self.fauter(cle, "oui_non_attendu", "true (oui) ou false (non)")
        return valeur is True

    def choix(self, cle: str, possibles: Sequence[Choix], *, defaut: Choix | None = None) -> Choix:
        """Return one value of an enumeration; `defaut` makes the key optional."""
        valeur = self.brut(cle, obligatoire=defaut is None)
        for possible in possibles:
            if valeur == possible.value:
                return possible
        if valeur is not None:
            self.fauter(cle, "valeur_inconnue", en_liste(p.value for p in possibles))
        return possibles[0] if defaut is None else defaut

    def liste(self, cle: str, *, obligatoire: bool = True) -> list[object]:
        """Return a list of bounded length, empty when absent."""
        valeur = self.brut(cle, obligatoire=obligatoire)
        if valeur is None:
            return []
        if not isinstance(valeur, list):
            self.fauter(cle, "liste_attendue")
            return []
        if len(valeur) > self._limites.liste:
            self.fauter(cle, "liste_trop_longue", f"{self._limites.liste} éléments au plus")
            return []
        if obligatoire and not valeur:
            self.fauter(cle, "liste_vide", "un élément au moins")
        return valeur

    def textes(self, cle: str, *, obligatoire: bool = True) -> tuple[str, ...]:
        """Return a list of texts."""
        valeurs = self.liste(cle, obligatoire=obligatoire)
        for rang, valeur in enumerate(valeurs, start=1):
            if not isinstance(valeur, str) or not 0 < len(valeur) <= self._limites.texte:
                self.fauter(f"{cle}[{rang}]", "texte_attendu", "un texte entre guillemets")
        return tuple(v for v in valeurs if isinstance(v, str))

    def table(self, cle: str) -> Lecteur:
        """Return the reader of a table, empty when absent."""
        return self._lecteur(cle, self.brut(cle))

    def tables(self, cle: str, *, obligatoire: bool = True) -> list[Lecteur]:
        """Return the readers of a list of tables."""
        valeurs = self.liste(cle, obligatoire=obligatoire)
        return [self._lecteur(f"{cle}[{rang}]", valeur) for rang, valeur in enumerate(valeurs, start=1)]

    def fin(self) -> None:
        """Note each key that nothing asked for."""
        acceptees = list(dict.fromkeys(self._connues))
        for cle in self._table:
            if cle not in acceptees:
                self.fauter(str(cle)[:60], "cle_inconnue", en_liste(acceptees))

    def _lecteur(self, cle: str, valeur: object) -> Lecteur:
        if isinstance(valeur, Mapping):
            return Lecteur(valeur, self.lieu(cle), self.fautes, self._limites)
        if valeur is not None:
            self.fauter(cle, "table_attendue")
        # What a table that is not there lacks is not worth telling: its faults go to a list of their own.
        return Lecteur({}, self.lieu(cle), [], self._limites)

    def _nombre(self, cle: str, valeur: object, *, maximum: Decimal, decimales: int, negatif: bool) -> Decimal:
        if isinstance(valeur, float):
            self.fauter(cle, "nombre_flottant", _NOMBRE_ACCEPTE)
            return Decimal(0)
        if isinstance(valeur, int) and not isinstance(valeur, bool):
            # Written in full only when short: a hostile file may hold an integer of millions of digits.
            nombre = Decimal(valeur) if abs(valeur) <= maximum else maximum + 1
        elif isinstance(valeur, str) and _NOMBRE.fullmatch(valeur.strip()):
            nombre = Decimal(valeur.strip().replace(",", "."))
        else:
            if valeur is not None:
                self.fauter(cle, "nombre_attendu", _NOMBRE_ACCEPTE)
            return Decimal(0)
        return self._dans_les_limites(cle, nombre, maximum=maximum, decimales=decimales, negatif=negatif)

    def _dans_les_limites(
        self, cle: str, nombre: Decimal, *, maximum: Decimal, decimales: int, negatif: bool
    ) -> Decimal:
        minimum = -maximum if negatif else Decimal(0)
        if minimum <= nombre <= maximum and nombre == round(nombre, decimales):
            return nombre
        self.fauter(cle, "nombre_hors_limites", f"de {minimum} à {maximum}, {decimales} décimales au plus")
        return Decimal(0)


def en_liste(valeurs: Iterable[str]) -> str:
    """Return « a, b, c »."""
    return ", ".join(valeurs)


def lire_instant(table: Lecteur, cle: str) -> datetime | None:
    """Return an instant with its zone, from a text « 2026-11-23T09:30:00Z »."""
    valeur = table.brut(cle)
    try:
        lu = datetime.fromisoformat(valeur) if isinstance(valeur, str) else None
    except ValueError:
        lu = None
    if lu is None or lu.tzinfo is None:
        table.fauter(cle, "date_attendue", "un instant avec son fuseau, par exemple 2026-11-23T09:30:00Z")
        return None
    return lu


def lire_rapport(table: Lecteur, cle: str) -> Rapport:
    """Return the number at a key, or a ratio written « 1/3 », none of its parts null."""
    valeur = table.brut(cle)
    parties = valeur.split("/") if isinstance(valeur, str) else [valeur]
    lus = Lecteur({"nombres": parties}, "", [])
    nombres = lus.nombres("nombres")
    if valeur is not None and (lus.fautes or len(nombres) > 2 or not all(nombres)):
        table.fauter(cle, "nombre_attendu", 'un nombre autre que zéro, ou un rapport tel que "1/3"')
        return UN
    return Rapport(*nombres) if valeur is not None else UN
