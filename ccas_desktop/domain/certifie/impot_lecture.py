"""Typed reading of a reply of API Impôt particulier: what is absent or odd is unknown, and no raw reply is kept."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal

from ccas_desktop.domain.certifie.impot import PersonnesACharge, SituationFamille, SituationFiscale, sans_spi
from ccas_desktop.domain.personnes.identite import DateNaissance
from ccas_desktop.domain.reponses.certifie_lecture import PersonneRendue

LONGUEUR_MAXIMUM = 200
_RFR_MAXIMUM = Decimal("9999999999")
_PARTS_MAXIMUM = Decimal(100)
_PERSONNES_MAXIMUM = 99
_NOMBRE = re.compile(r"[0-9]{1,10}([.,][0-9]{1,6})?")
_LETTRES = {lettre.value: lettre for lettre in SituationFamille}


def lire_situation(untrusted: Mapping[str, object], *, annee: int | None) -> SituationFiscale | None:
    """Return the situation of a reply, or None when it holds nothing that we read.

    `annee` is the income year asked for; the resource over two years says its own.
    """
    brute = _texte(untrusted.get("sitFam"))
    situation = SituationFiscale(
        rfr=_decimal(untrusted.get("rfr"), maximum=_RFR_MAXIMUM),
        nombre_parts=_decimal(untrusted.get("nbPart"), maximum=_PARTS_MAXIMUM) or None,
        famille=_LETTRES.get((brute or "").upper()),
        famille_brute=brute,
        personnes_a_charge=_personnes_a_charge(untrusted.get("pac")),
        declarants=tuple(d for rang in ("1", "2") if (d := _declarant(untrusted, rang)) is not None),
        adresse=_adresse(untrusted),
    )
    if situation == SituationFiscale():
        return None
    rendue = _entier(untrusted.get("annRevenu"), maximum=9999)
    return replace(situation, annee=rendue or annee)


def _personnes_a_charge(untrusted: object) -> PersonnesACharge | None:
    if not isinstance(untrusted, Mapping):
        return None
    lues = PersonnesACharge(
        *(_entier(untrusted.get(f"nbPac{case}"), maximum=_PERSONNES_MAXIMUM) for case in ("", "F", "H", "J", "N"))
    )
    return None if lues == PersonnesACharge() else lues


def _declarant(untrusted: Mapping[str, object], rang: str) -> PersonneRendue | None:
    """The usual name stands for a birth name not opened by the contract: a difference is then shown, not hidden."""
    naissance, usage = _texte(untrusted.get(f"nmNaiDec{rang}")), _texte(untrusted.get(f"nmUsaDec{rang}"))
    prenoms = _texte(untrusted.get(f"prnmDec{rang}"))
    date_brute, date_naissance = _date(untrusted.get(f"dateNaisDec{rang}"))
    if not (naissance or usage):
        return None
    return PersonneRendue(
        nom_naissance=naissance or usage or "",
        nom_usage=usage,
        prenoms=prenoms or "",
        date_brute=date_brute,
        date_naissance=date_naissance,
        sexe=None,
    )


def _date(untrusted: object) -> tuple[str | None, DateNaissance | None]:
    """Return the date as the service writes it, and its known parts: « 00 » is a part unknown."""
    if not isinstance(untrusted, Mapping):
        return None, None
    textes = [_texte(untrusted.get(partie)) or "" for partie in ("jour", "mois", "annee")]
    jour, mois, annee = (_entier(texte, maximum=9999) for texte in textes)
    brute = "/".join(texte for texte in textes if texte) or None
    try:
        return brute, DateNaissance(annee or 0, mois or None, (jour or None) if mois else None)
    except ValueError:
        return brute, None


def _adresse(untrusted: Mapping[str, object]) -> tuple[str, ...]:
    """Return the lines of the address of the last avis, from its parts or else from its single text."""
    detail = untrusted.get("aftDetail")
    lignes = _lignes_du_detail(detail) if isinstance(detail, Mapping) else ()
    brute = untrusted.get("aft")
    if lignes or not isinstance(brute, str):
        return lignes
    return tuple(ligne for morceau in brute.splitlines() if (ligne := _texte(morceau)))


def _lignes_du_detail(detail: Mapping[str, object]) -> tuple[str, ...]:
    # The published schema has « getcommune » and « getcodePostal » where its documentation has no « get ».
    code, commune = (_texte(detail.get(nom)) or _texte(detail.get(f"get{nom}")) for nom in ("codePostal", "commune"))
    lignes = (
        _texte(detail.get("complementAdresse")),
        _texte(detail.get("voie")),
        " ".join(partie for partie in (code, commune) if partie),
    )
    return tuple(ligne for ligne in lignes if ligne)


def _texte(untrusted: object) -> str | None:
    if isinstance(untrusted, int) and not isinstance(untrusted, bool):
        untrusted = str(untrusted) if abs(untrusted) < 10**15 else None
    if not isinstance(untrusted, str):
        return None
    return sans_spi(" ".join(untrusted.split()))[:LONGUEUR_MAXIMUM] or None


def _entier(untrusted: object, *, maximum: int) -> int | None:
    texte = _texte(untrusted)
    if texte is None or not (texte.isascii() and texte.isdigit()) or len(texte) > len(str(maximum)):
        return None
    return int(texte) if int(texte) <= maximum else None


def _decimal(untrusted: object, *, maximum: Decimal) -> Decimal | None:
    """Return a number of the service, never negative; « 2,5 » as well as 2.5."""
    texte = _texte(untrusted) or ""
    if not _NOMBRE.fullmatch(texte):
        return None
    valeur = Decimal(texte.replace(",", "."))
    return valeur if valeur <= maximum else None
