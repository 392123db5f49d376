"""Phones, amounts, postal codes, sexes and yes or no, as spreadsheets hold them."""

from __future__ import annotations

import re
from decimal import Decimal, InvalidOperation

from ccas_desktop.application.classeur import Cellule, texte_de
from ccas_desktop.application.imports.mots import mots
from ccas_desktop.domain.errors import RefusMetier
from ccas_desktop.domain.montant import MONTANT_MAXIMAL
from ccas_desktop.domain.personnes import nir
from ccas_desktop.domain.personnes.identite import Sexe, cle_de_comparaison

_PONCTUATION = re.compile(r"[\s.\-/()\u00a0\u202f_]+")
_PLUSIEURS = re.compile(r"\s*(?:;|,|\bou\b|\bet\b|\n|(?<=\d)\s*/\s*(?=0\d))\s*")
_INDICATIF = re.compile(r"^(\+33|0033|33(?=[1-9]\d{8}$))0?(?=\d{9}$)")
_SANS_ZERO = re.compile(r"[1-9]\d{8}", re.ASCII)
_NATIONAL = re.compile(r"0[1-9]\d{8}", re.ASCII)
_ETRANGER = re.compile(r"(\+|00)\d{7,15}", re.ASCII)
_EUROS_EN_VIRGULE = re.compile(r"(?<=\d)\s*(?:€|euros?|eur)\s*(?=\d{1,2}$)", re.IGNORECASE)
_EUROS = re.compile(r"€|euros?|eur\b|[\s\u00a0\u202f']", re.IGNORECASE)
_MONTANT = re.compile(r"-?[\d.,]+", re.ASCII)
_ENTRE_CHIFFRES = re.compile(r"[\s\u00a0-]")
_CODE_POSTAL = re.compile(r"\d{4,5}", re.ASCII)
# Thousands are parted by threes, or not at all.
_ENTIER = re.compile(r"-?(?:\d*|\d{1,3}(?:[.,]\d{3})+)", re.ASCII)
_COURRIEL = re.compile(r"[^\s@<>;,]+@[^\s@<>;,]+\.[^\s@<>;,.]+")
_SURFACE = re.compile(r"(\d{1,4}(?:[.,]\d{1,2})?)\s*(?:m²|m2|m|mètres? carrés?)?", re.ASCII | re.IGNORECASE)
SURFACE_MAX = 2000
_OUI = mots("oui o yes y vrai true x 1 ok coche")
_NON = mots("non n no faux false 0 aucun aucune neant")
_FEMME = mots("f femme feminin mme madame mlle mademoiselle me fille melle 2")
_HOMME = mots("h m homme masculin mr monsieur garcon mrs 1")
NIR_MASQUE = "[numéro retiré]"


def lire_telephones(cellule: Cellule) -> tuple[str, ...]:
    """Return « 06 12 34 56 78 » for each number of a cell; the zero that a spreadsheet dropped is put back.

    Raises RefusMetier `telephone_illisible`.
    """
    return tuple(_telephone(partie) for partie in _PLUSIEURS.split(texte_de(cellule)) if partie.strip())


def _telephone(texte: str) -> str:
    numero = _PONCTUATION.sub("", texte).removeprefix("'")
    numero = _INDICATIF.sub("0", numero)
    if _SANS_ZERO.fullmatch(numero):
        numero = f"0{numero}"
    if _NATIONAL.fullmatch(numero):
        return " ".join(numero[rang : rang + 2] for rang in range(0, 10, 2))
    if _ETRANGER.fullmatch(numero):
        return "+" + numero.removeprefix("00").removeprefix("+")
    raise RefusMetier("telephone_illisible", champ="telephone")


def lire_montant(cellule: Cellule) -> Decimal:
    """Return the euros of « 1 234,56 € », « 1.234,56 », « 1,234.56 », « 120€50 » or 45.5, to the cent.

    Raises RefusMetier `montant_illisible` or `montant_trop_grand`.
    """
    if isinstance(cellule, bool):
        raise RefusMetier("montant_illisible", champ="montant")
    if isinstance(cellule, int | float):
        return _borner(Decimal(str(round(cellule, 2))))
    texte = _EUROS_EN_VIRGULE.sub(",", texte_de(cellule))
    epure = _EUROS.sub("", texte).replace("\u2212", "-")
    if not _MONTANT.fullmatch(epure):
        raise RefusMetier("montant_illisible", champ="montant")
    return _borner(_decimal(epure))


def _decimal(texte: str) -> Decimal:
    entier, decimales = texte, ""
    dernier = max(texte.rfind(","), texte.rfind("."))
    if dernier >= 0:
        suite = len(texte) - dernier - 1
        # One separator followed by three digits parts the thousands, unless it is a comma: « 1.200 » but « 1,200 ».
        if suite != 3 or (texte[dernier] == "," and texte.count(",") == 1 and "." not in texte):
            entier, decimales = texte[:dernier], texte[dernier + 1 :]
    if not _ENTIER.fullmatch(entier):
        raise RefusMetier("montant_illisible", champ="montant")
    try:
        montant = Decimal(f"{re.sub('[.,]', '', entier) or '0'}.{decimales or '0'}")
    except InvalidOperation:
        raise RefusMetier("montant_illisible", champ="montant") from None
    if len(decimales.rstrip("0")) > 2:
        raise RefusMetier("montant_illisible", champ="montant")
    return montant


def _borner(montant: Decimal) -> Decimal:
    if not montant.is_finite():
        raise RefusMetier("montant_illisible", champ="montant")
    if abs(montant) > MONTANT_MAXIMAL:
        raise RefusMetier("montant_trop_grand", champ="montant")
    if montant < 0:
        raise RefusMetier("montant_negatif", champ="montant")
    return montant.quantize(Decimal("0.01"))


def lire_surface(cellule: Cellule) -> Decimal:
    """Return the square metres of « 62 m² » or 54.5. Raises RefusMetier `surface_illisible`."""
    if isinstance(cellule, bool):
        raise RefusMetier("surface_illisible", champ="surface")
    trouve = _SURFACE.fullmatch(texte_de(cellule))
    surface = Decimal(trouve.group(1).replace(",", ".")) if trouve else Decimal(0)
    if not 0 < surface < SURFACE_MAX:
        raise RefusMetier("surface_illisible", champ="surface")
    return surface


def lire_code_postal(cellule: Cellule) -> str:
    """Return five digits; « 1400 », which lost its zero, is 01400. Raises RefusMetier `code_postal_illisible`."""
    chiffres = _ENTRE_CHIFFRES.sub("", texte_de(cellule)).upper().removeprefix("F")
    if _CODE_POSTAL.fullmatch(chiffres) and int(chiffres) >= 1000:
        return chiffres.zfill(5)
    raise RefusMetier("code_postal_illisible", champ="code_postal")


def lire_courriel(cellule: Cellule) -> str:
    """Return the first address of a cell. Raises RefusMetier `courriel_illisible`."""
    trouve = _COURRIEL.search(texte_de(cellule).removeprefix("mailto:"))
    if trouve is None:
        raise RefusMetier("courriel_illisible", champ="courriel")
    return trouve.group()


def lire_sexe(cellule: Cellule) -> Sexe:
    """Return the sex of « Mme », « M. », « F », « Homme ». Raises RefusMetier `sexe_illisible`."""
    cle = cle_de_comparaison(texte_de(cellule))
    if cle in _FEMME:
        return Sexe.FEMININ
    if cle in _HOMME:
        return Sexe.MASCULIN
    raise RefusMetier("sexe_illisible", champ="sexe")


def lire_oui_non(cellule: Cellule) -> bool:
    """Return yes or no. Raises RefusMetier `oui_non_illisible`."""
    if isinstance(cellule, bool):
        return cellule
    cle = cle_de_comparaison(texte_de(cellule)) or texte_de(cellule)
    if cle in _OUI or cle in ("✓", "✔"):
        return True
    if cle in _NON:
        return False
    raise RefusMetier("oui_non_illisible", champ="oui_non")


def porte_un_nir(cellule: Cellule) -> bool:
    """Tell whether a cell holds a social security number (NIR), which may not be recorded."""
    return nir.contient_nir(texte_de(cellule))


def sans_nir(texte: str) -> str:
    """Return a text whose social security numbers are taken out (domain.md 5.2)."""
    return nir.sans_nir(texte, NIR_MASQUE)
