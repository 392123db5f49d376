"""Amounts in euros: read from what a person types, written as French typography wants, spelt out in letters."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal, InvalidOperation

from ccas_desktop.domain.errors import RefusMetier

CENTIME = Decimal("0.01")
MONTANT_MAXIMAL = Decimal("99999999.99")
ESPACE_FINE = "\u202f"
ESPACE_INSECABLE = "\u00a0"

# fmt: off
_UNITES = (
    "zéro", "un", "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf", "dix", "onze", "douze",
    "treize", "quatorze", "quinze", "seize", "dix-sept", "dix-huit", "dix-neuf",
)
# fmt: on
_DIZAINES = {2: "vingt", 3: "trente", 4: "quarante", 5: "cinquante", 6: "soixante", 8: "quatre-vingt"}


def lire_montant(texte: str, *, champ: str = "montant") -> Decimal:
    """Return the exact amount of a text such as « 1 234,56 € », « 1234.5 » or « 12 ».

    Raises RefusMetier `montant_illisible` (not a number, more than two decimals) or `montant_trop_grand`.
    """
    epure = "".join(texte.replace("€", "").split()).replace(ESPACE_FINE, "").replace(",", ".")
    # The minus sign that `ecrire_montant` writes, so that an amount shown can be read again.
    epure = epure.replace("\u2212", "-")
    try:
        montant = Decimal(epure)
    except InvalidOperation:
        raise RefusMetier("montant_illisible", champ=champ, texte=texte) from None
    if not montant.is_finite() or _a_plus_de_deux_decimales(montant):
        raise RefusMetier("montant_illisible", champ=champ, texte=texte)
    if abs(montant) > MONTANT_MAXIMAL:
        raise RefusMetier("montant_trop_grand", champ=champ, texte=texte)
    return montant


def arrondir_au_centime(montant: Decimal) -> Decimal:
    """Return the amount as it is shown and paid; never to be used before a comparison (domain.md 3.3, 10)."""
    return montant.quantize(CENTIME, rounding=ROUND_HALF_UP)


def ecrire_montant(montant: Decimal) -> str:
    """Return « 1 234,56 € » with narrow no-break spaces between thousands and a no-break space before €."""
    return f"{ecrire_nombre(arrondir_au_centime(montant), decimales=2)}{ESPACE_INSECABLE}€"


def ecrire_nombre(nombre: Decimal, *, decimales: int | None = None) -> str:
    """Return a number in French writing: decimal comma, thousands apart, no needless zero."""
    texte = f"{nombre:,f}" if decimales is None else f"{nombre:,.{decimales}f}"
    entier, _, fraction = texte.partition(".")
    fraction = fraction if decimales is not None else fraction.rstrip("0")
    entier = entier.replace(",", ESPACE_FINE).replace("-", "\u2212")
    return f"{entier},{fraction}" if fraction else entier


def montant_en_lettres(montant: Decimal) -> str:
    """Return the amount spelt out, as letters and vouchers want it: « cent cinquante euros et cinq centimes »."""
    centimes_totaux = int(arrondir_au_centime(abs(montant)) * 100)
    euros, centimes = divmod(centimes_totaux, 100)
    parties = []
    if euros or not centimes:
        de = "d’" if euros and euros % 1_000_000 == 0 else ""
        parties.append(f"{nombre_en_lettres(euros)} {de}{'euros' if euros > 1 else 'euro'}")
    if centimes:
        parties.append(f"{nombre_en_lettres(centimes)} {'centimes' if centimes > 1 else 'centime'}")
    return ("moins " if montant < 0 else "") + " et ".join(parties)


def nombre_en_lettres(nombre: int) -> str:
    """Return a whole number from 0 to 999 999 999 in letters, with the traditional hyphens."""
    if nombre < 100:
        return _moins_de_cent(nombre)
    if nombre < 1000:
        return _centaines(nombre)
    if nombre < 1_000_000:
        milliers, reste = divmod(nombre, 1000)
        # « mille » takes no article, and « cent » and « vingt » lose their s before it.
        tete = "mille" if milliers == 1 else f"{_sans_s_final(nombre_en_lettres(milliers))} mille"
        return tete if not reste else f"{tete} {nombre_en_lettres(reste)}"
    millions, reste = divmod(nombre, 1_000_000)
    tete = f"{nombre_en_lettres(millions)} {'millions' if millions > 1 else 'million'}"
    return tete if not reste else f"{tete} {nombre_en_lettres(reste)}"


def _a_plus_de_deux_decimales(montant: Decimal) -> bool:
    exposant = montant.normalize().as_tuple().exponent
    return isinstance(exposant, int) and exposant < -2


def _moins_de_cent(nombre: int) -> str:
    if nombre < 20:
        return _UNITES[nombre]
    dizaine, unite = divmod(nombre, 10)
    if dizaine in (7, 9):
        dizaine, unite = dizaine - 1, unite + 10
    nom = _DIZAINES[dizaine]
    if not unite:
        return nom + "s" if dizaine == 8 else nom
    lien = " et " if unite in (1, 11) and dizaine != 8 else "-"
    return f"{nom}{lien}{_UNITES[unite]}"


def _centaines(nombre: int) -> str:
    centaines, reste = divmod(nombre, 100)
    tete = "cent" if centaines == 1 else f"{_UNITES[centaines]} cent"
    if not reste:
        return tete if centaines == 1 else tete + "s"
    return f"{tete} {_moins_de_cent(reste)}"


def _sans_s_final(texte: str) -> str:
    return texte[:-1] if texte.endswith(("cents", "vingts")) else texte
