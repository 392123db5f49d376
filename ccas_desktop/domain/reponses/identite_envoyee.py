"""What is sent of a civil identity: the part a source takes, names brought within what it accepts (api.md 1.4)."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from enum import Enum

from ccas_desktop.domain.errors import ErreurChamp, SaisieInvalide
from ccas_desktop.domain.personnes.identite import DateNaissance, Identite, LieuNaissance, champs_manquants_pour_api

MAXIMUM_PRENOMS = 3

_ACCEPTE = re.compile(r"[a-zA-ZÀ-ÖØ-öø-ÿ' -]")
_PAYS = re.compile(r"99\d{3}|92352")
_COMMUNE = re.compile(r"([013-9]\d|2[AB1-9])\d{3}")
_DEPARTEMENT = re.compile(r"\d{2,3}|2[AB]")
_EQUIVALENTS = str.maketrans(
    {
        **dict.fromkeys("’‘ʼ‛´`′", "'"),
        **dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2212", "-"),
        **dict.fromkeys("\u00a0\u202f\u2007\u2009\t\r\n.,", " "),
        **dict(zip("ŒœŁłĐđıẞŊŋ", ("OE", "oe", "L", "l", "D", "d", "i", "SS", "N", "n"), strict=True)),
    }
)


class Lieu(Enum):
    """How a source wants the birth place."""

    PAYS_ET_COMMUNE = "pays_et_commune"
    COMMUNE_OU_PAYS = "commune_ou_pays"
    COMMUNE_FACULTATIVE = "commune_facultative"
    AUCUN = "aucun"


@dataclass(frozen=True)
class EtatCivil:
    """What a source takes of the civil identity; by default, what the calls of the Sécurité sociale take.

    Attributes:
        prenoms: how many first names, from the first one.
        date_entiere: the birth date is wanted to the day.
        sexe_exige: the sex must be given; otherwise it is sent when known.
    """

    prenoms: int = MAXIMUM_PRENOMS
    nom_usage: bool = True
    date_entiere: bool = False
    sexe_exige: bool = True
    lieu: Lieu = Lieu.PAYS_ET_COMMUNE


ETAT_CIVIL = EtatCivil()


@dataclass(frozen=True)
class EnvoiIdentite:
    """The parameters of a call, and what the agent must be told.

    Attributes:
        parametres: (name, value) pairs in the order they are sent; `prenoms[]` is repeated.
        modifications: (typed, sent) pairs, for the names that had to change.
    """

    parametres: tuple[tuple[str, str], ...]
    modifications: tuple[tuple[str, str], ...] = ()


def preparer_envoi(identite: Identite, voulu: EtatCivil = ETAT_CIVIL) -> EnvoiIdentite:
    """Return what to send for this identity. Raises SaisieInvalide, each fault at its field."""
    redaction = _Redaction(_manquants(identite, voulu))
    redaction.ajouter("nomNaissance", "nom_famille", identite.nom_famille)
    if voulu.nom_usage and identite.nom_usage and identite.nom_usage.strip():
        redaction.ajouter("nomUsage", "nom_usage", identite.nom_usage)
    redaction.ajouter_prenoms(identite.prenoms, voulu.prenoms)
    redaction.parametres += _date(identite.date_naissance)
    if identite.sexe:
        redaction.parametres.append(("sexeEtatCivil", identite.sexe.value))
    if identite.lieu_naissance:
        redaction.ajouter_lieu(identite.lieu_naissance, voulu.lieu)
    if redaction.erreurs:
        raise SaisieInvalide(tuple(redaction.erreurs))
    return EnvoiIdentite(tuple(redaction.parametres), tuple(redaction.modifications))


def _manquants(identite: Identite, voulu: EtatCivil) -> list[ErreurChamp]:
    sans_objet = {"sexe"} if not voulu.sexe_exige else set()
    if voulu.lieu in (Lieu.COMMUNE_FACULTATIVE, Lieu.AUCUN):
        sans_objet |= {"lieu_naissance", "date_naissance"}
    erreurs = [e for e in champs_manquants_pour_api(identite) if e.champ not in sans_objet]
    naissance = identite.date_naissance
    if voulu.date_entiere and (naissance is None or naissance.jour is None):
        erreurs = [e for e in erreurs if e.champ != "date_naissance"]
        erreurs.append(ErreurChamp("date_naissance", "date_entiere_pour_appel"))
    return erreurs


def nom_envoyable(texte: str) -> str:
    """Return the name in the letters the service accepts; what has no equivalent is left as it is."""
    compose = unicodedata.normalize("NFC", texte).translate(_EQUIVALENTS)
    return " ".join("".join(_lettre(c) for c in compose).split())


def caracteres_refuses(nom: str) -> str:
    """Return the characters of a name, once made sendable, that the service would refuse, each once."""
    return "".join(dict.fromkeys(c for c in nom if not _ACCEPTE.fullmatch(c)))


def _lettre(caractere: str) -> str:
    """Ÿ, Š, ş… are refused by the service: their base letter is sent, it transliterates the rest by itself."""
    if _ACCEPTE.fullmatch(caractere):
        return caractere
    base = "".join(c for c in unicodedata.normalize("NFKD", caractere) if not unicodedata.combining(c))
    return base if base and not caracteres_refuses(base) else caractere


def _date(naissance: DateNaissance | None) -> list[tuple[str, str]]:
    if naissance is None:
        return []
    parties = (("annee", naissance.annee), ("mois", naissance.mois), ("jour", naissance.jour))
    return [(f"{nom}DateNaissance", str(valeur)) for nom, valeur in parties if valeur is not None]


class _Redaction:
    """The parameters being written, with what was changed and what cannot be sent."""

    def __init__(self, erreurs: list[ErreurChamp]) -> None:
        self.erreurs = erreurs
        self.parametres: list[tuple[str, str]] = []
        self.modifications: list[tuple[str, str]] = []

    def ajouter(self, parametre: str, champ: str, texte: str) -> None:
        envoye = nom_envoyable(texte)
        if refuses := caracteres_refuses(envoye):
            self.erreurs.append(ErreurChamp(champ, "caractere_non_envoyable", {"caracteres": " ".join(refuses)}))
        elif not envoye.strip(" '-"):
            self._refuser_vide(champ)
        self._noter(texte, envoye)
        self.parametres.append((parametre, envoye))

    def ajouter_prenoms(self, prenoms: tuple[str, ...], maximum: int) -> None:
        remplis = [p for p in prenoms if p.strip()]
        for prenom in remplis[:maximum]:
            self.ajouter("prenoms[]", "prenoms", prenom)
        if maximum < len(remplis):
            self._noter(", ".join(remplis), ", ".join(remplis[:maximum]))

    def ajouter_lieu(self, lieu: LieuNaissance, voulu: Lieu) -> None:
        if voulu is Lieu.PAYS_ET_COMMUNE:
            self._code("codeCogInseePaysNaissance", lieu.pays, _PAYS, "pays_non_envoyable")
        if voulu is not Lieu.AUCUN and lieu.en_france:
            self._commune(lieu)
        elif voulu is Lieu.COMMUNE_OU_PAYS:
            # Without a parameter of its own, the country goes where the commune would (api.md 1.5, point 13).
            self._code("codeCogInseeCommuneNaissance", lieu.pays, _PAYS, "pays_non_envoyable")

    def _commune(self, lieu: LieuNaissance) -> None:
        if lieu.commune:
            self._code("codeCogInseeCommuneNaissance", lieu.commune, _COMMUNE, "commune_non_envoyable")
        elif lieu.commune_nom and lieu.departement:
            self.parametres.append(("nomCommuneNaissance", _nom_de_commune(lieu.commune_nom)))
            parametre = "codeCogInseeDepartementNaissance"
            self._code(parametre, lieu.departement, _DEPARTEMENT, "departement_non_envoyable")

    def _code(self, parametre: str, code: str, forme: re.Pattern[str], refus: str) -> None:
        if not (code.isascii() and forme.fullmatch(code)):
            self.erreurs.append(ErreurChamp("lieu_naissance", refus, {"code": code}))
        self.parametres.append((parametre, code))

    def _refuser_vide(self, champ: str) -> None:
        if not any(erreur.champ == champ for erreur in self.erreurs):
            self.erreurs.append(ErreurChamp(champ, "obligatoire_pour_appel"))

    def _noter(self, tape: str, envoye: str) -> None:
        propre = re.sub(" +", " ", unicodedata.normalize("NFC", tape).strip())
        if propre != envoye:
            self.modifications.append((propre, envoye))


def _nom_de_commune(nom: str) -> str:
    """Names of communes keep their œ: INSEE writes « Œuilly »."""
    return " ".join(nom.replace("’", "'").split())
