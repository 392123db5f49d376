"""What a column held, in words: the history shows what changed field by field, never a code."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal
from typing import Any

from ccas_desktop.application.messages.adresse import MASQUEE
from ccas_desktop.application.messages.codes_historique import CODES
from ccas_desktop.application.messages.heures import phrase_instant
from ccas_desktop.domain.montant import ecrire_montant, ecrire_nombre
from ccas_desktop.domain.reglement.modele.indicateurs import PAR_CODE

NBSP = "\u00a0"
VIDE = "—"
NON = "non"

MONTANTS = frozenset(
    {"montant", "montant_demande", "montant_facture", "montant_reference", "montant_recu", "reste_du", "plafond"},
)
OUI_NON = frozenset(
    {
        "suit_le_calcul",
        "actif",
        "prefere_papiers",
        "a_certifier",
        "foyer_caf",
        "foyer_fiscal",
        "adresse_confidentielle",
        "ne_pas_ecrire",
        "gros_caracteres",
        "effet_prolonge",
    }
)
# What the parts of a value made of several are called; a part that is not here speaks for itself.
_PARTIES: Mapping[str, str] = {
    "piece": "pièce",
    "motif": "motif",
    "mois": "mois",
    "annee_revenus": "revenus de",
    "personne": "au sujet de",
    "agent": "par",
    "instant": "le",
    "prefere_papiers": "préfère ses papiers",
    "a_certifier": "à certifier",
    "gros_caracteres": "gros caractères",
    "recoit": "courriers à\u00a0:",
    "contact": "préfère\u00a0:",
    "langue": "parle",
    "nom_usage": "courriers au nom d’usage",
}
# The address of the mandataire, or of a relative, is not where the foyer lives.
_OU_L_ON_VIT = frozenset({"dossier", "adresse_ancienne"})
_PARTIES_TUES = frozenset({"requete_id", "pays", "departement", "commune", "version"})
_JOUR = re.compile(r"(\d{4})-(\d\d)-(\d\d)")
_MOIS = re.compile(r"(\d{4})-(\d\d)")
_IDENTIFIANT = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
_CODE = re.compile(r"[a-z]+(_[a-z]+)+")
_INSTANT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d.*")


@dataclass(frozen=True)
class Lecture:
    """What is needed to read a value.

    Attributes:
        heure_de: the time of the office of an instant.
        noms: what is known of each id: the name of a person, the number of a demande.
        aides: the name of each aid by its code.
        adresse_masquee: the address is confidential: where the foyer lives, or lived, is not said.
    """

    heure_de: Callable[[datetime], datetime]
    noms: Mapping[str, str] = field(default_factory=dict)
    aides: Mapping[str, str] = field(default_factory=dict)
    adresse_masquee: bool = False


def masquer(objet: str, nom: str, dit: str, lecture: Lecture) -> str:
    """Return what may be shown of a value in words: of a confidential address, that there is one."""
    cachee = lecture.adresse_masquee and nom == "adresse" and objet in _OU_L_ON_VIT
    return MASQUEE if cachee and dit != VIDE else dit


def valeur_en_mots(nom: str, valeur: Any, lecture: Lecture) -> str:
    """Return the value of a column as an agent would say it."""
    if valeur is None or valeur == "":
        return VIDE
    if nom in OUI_NON:
        return "oui" if valeur and valeur != "0" else NON
    if isinstance(valeur, dict | list):
        return _composee(nom, valeur, lecture)
    texte = str(valeur)
    if nom == "surface":
        return f"{ecrire_nombre(Decimal(texte))}{NBSP}m²"
    if nom in MONTANTS:
        return ecrire_montant(Decimal(texte))
    if nom == "aide":
        return lecture.aides.get(texte, _sans_code(texte))
    if (dit := CODES.get(nom, {}).get(texte)) is not None:
        return dit
    if nom in CODES and _CODE.fullmatch(texte):
        return _sans_code(texte)
    return _texte(nom, texte, lecture)


def _texte(nom: str, texte: str, lecture: Lecture) -> str:
    if texte[0] in "{[":
        return _composee(nom, _json(texte), lecture)
    if jour := _JOUR.fullmatch(texte):
        return "/".join(reversed(jour.groups()))
    if mois := _MOIS.fullmatch(texte):
        return "/".join(reversed(mois.groups()))
    if _INSTANT.fullmatch(texte):
        return phrase_instant(lecture.heure_de(datetime.fromisoformat(texte)))
    if _IDENTIFIANT.fullmatch(texte):
        return lecture.noms.get(texte, "quelqu’un qui n’est plus ici" if nom.endswith("usager_id") else VIDE)
    return texte


def _composee(nom: str, valeur: Any, lecture: Lecture) -> str:
    if isinstance(valeur, list):
        return ", ".join(valeur_en_mots(nom, element, lecture) for element in valeur) or VIDE
    if not isinstance(valeur, dict):
        return str(valeur)
    dits = [_partie(cle, v, lecture) for cle, v in valeur.items() if cle not in _PARTIES_TUES or nom == "adresse"]
    return ", ".join(filter(None, dits)) or VIDE


def _partie(cle: str, valeur: Any, lecture: Lecture) -> str:
    if valeur in (None, "", {}, []) or (cle in OUI_NON and not valeur):
        return ""
    if cle in OUI_NON or (cle == "nom_usage" and valeur is True):
        return _PARTIES.get(cle, _sans_code(cle))
    if isinstance(valeur, bool):
        question = PAR_CODE[cle].libelle if cle in PAR_CODE else _sans_code(cle)
        return f"{question}{NBSP}: {'oui' if valeur else 'non'}"
    dit = valeur_en_mots(cle, valeur, lecture)
    if _CODE.fullmatch(dit):
        dit = _sans_code(dit)
    return f"{_PARTIES[cle]} {dit}" if cle in _PARTIES else dit


def _json(texte: str) -> Any:
    try:
        return json.loads(texte)
    except ValueError:
        return texte


def _sans_code(code: str) -> str:
    return code.replace("_", " ")
