"""What the simulated service refuses before looking for anybody: the token, its rights, the parameters (api 1.2)."""

from __future__ import annotations

import base64
import binascii
import json
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from ccas_desktop.domain.ccas import siret_valide
from ccas_desktop.domain.certifie.certifie import Source
from ccas_desktop.domain.certifie.habilitation import SCOPES
from ccas_desktop.domain.reponses.identite_envoyee import EtatCivil, Lieu
from ccas_desktop.domain.sources.catalogue import SCOPES_EN_FRANCAIS
from ccas_desktop.domain.sources.description import Requete

DUREE_JETON = 540 * 86400
IDENTIFIANT = "00000000-0000-4000-8000-000000002026"
TOUS_LES_SCOPES = frozenset(SCOPES_EN_FRANCAIS)

Envoi = Mapping[str, Sequence[str]]

_NOM = re.compile(r"[a-zA-ZÀ-ÖØ-öø-ÿ' -]+")
_PAYS = re.compile(r"99\d{3}|92352")
_COMMUNE = re.compile(r"([013-9]\d|2[AB1-9])\d{3}")


@dataclass(eq=False)
class Refus(Exception):
    """An answer other than 200; `fournisseur` and `reprise` go in its `meta`."""

    statut: int
    code: str
    titre: str
    detail: str
    parametre: str | None = None
    fournisseur: str | None = None
    reprise: int | None = None

    @property
    def corps(self) -> dict[str, object]:
        """Return the body of the answer."""
        meta = {"provider": self.fournisseur, "retry_in": self.reprise}
        return {
            "errors": [
                {
                    "code": self.code,
                    "title": self.titre,
                    "detail": self.detail,
                    "source": {"parameter": self.parametre} if self.parametre else None,
                    "meta": {nom: valeur for nom, valeur in meta.items() if valeur is not None},
                }
            ]
        }


def jeton_de_demonstration(depuis: datetime, scopes: Iterable[str] = TOUS_LES_SCOPES) -> str:
    """Return a token that the simulated service alone accepts, valid eighteen months like a real one."""
    emis = int(depuis.timestamp())
    contenu = {
        "uid": "demonstration",
        "jti": IDENTIFIANT,
        "scopes": sorted(scopes),
        "iat": emis,
        "exp": emis + DUREE_JETON,
    }
    return ".".join((_encoder({"alg": "none"}), _encoder(contenu), "ZGVtbw"))


def scopes_du_jeton(entetes: Mapping[str, str], maintenant: datetime) -> frozenset[str]:
    """Return the rights of the token of a call. Raises Refus."""
    recus = {nom.lower(): valeur for nom, valeur in entetes.items()}
    contenu = _decoder(recus.get("authorization", "").removeprefix("Bearer ").strip())
    scopes, fin = contenu.get("scopes"), contenu.get("exp")
    if not isinstance(scopes, list):
        raise Refus(401, "00101", "Interdit", "Votre token n'est pas valide ou n'est pas renseigné", "token")
    if not isinstance(fin, int) or datetime.fromtimestamp(fin, UTC) <= maintenant:
        raise Refus(401, "00103", "Jeton expiré", "Votre token est expiré. Vous devez refaire une demande", "token")
    return frozenset(s for s in scopes if isinstance(s, str))


def blocs_ouverts(source: Source, scopes: frozenset[str]) -> frozenset[str]:
    """Return the blocks of a source that these rights open. Raises Refus when none is."""
    ouverts = frozenset(bloc for bloc, scope in SCOPES[source].items() if scope in scopes)
    if not ouverts:
        detail = (
            "Votre token est valide mais vos privilèges sont insuffisants. Listez vos privilèges sur /api/introspect"
        )
        raise Refus(403, "00100", "Privilèges insuffisants", detail, "token")
    return ouverts


def controler(envoi: Envoi, requete: Requete) -> None:
    """Check the parameters of a call. Raises Refus."""
    recipient = premier(envoi, "recipient")
    if not recipient:
        raise _illisible("00203", "recipient", "Le paramètre recipient est obligatoire")
    if not siret_valide(recipient):
        raise _illisible("00210", "recipient", "Le paramètre recipient n'est pas un SIRET valide")
    if requete.etat_civil is not None:
        _controler_etat_civil(envoi, requete.etat_civil)


def _controler_etat_civil(envoi: Envoi, voulu: EtatCivil) -> None:
    if not _NOM.fullmatch(premier(envoi, "nomNaissance")):
        raise _illisible("00420", "nomNaissance", "Le nom de naissance n'est pas correctement formaté")
    prenoms = envoi.get("prenoms[]", ())
    if not 1 <= len(prenoms) <= voulu.prenoms or not all(_NOM.fullmatch(p) for p in prenoms):
        raise _illisible("00421", "prenoms[]", "Les prénoms ne sont pas correctement formatés")
    if voulu.sexe_exige and premier(envoi, "sexeEtatCivil") not in ("F", "M"):
        raise _illisible("00427", "sexeEtatCivil", "Le sexe n'est pas correctement formaté")
    if voulu.lieu is Lieu.PAYS_ET_COMMUNE:
        _controler_lieu(envoi)


def _controler_lieu(envoi: Envoi) -> None:
    pays = premier(envoi, "codeCogInseePaysNaissance")
    if not _PAYS.fullmatch(pays):
        raise _illisible("00400", "codeCogInseePaysNaissance", "Le pays de naissance n'est pas correctement formaté")
    commune = premier(envoi, "codeCogInseeCommuneNaissance")
    nom = premier(envoi, "nomCommuneNaissance") and premier(envoi, "anneeDateNaissance")
    if pays == "99100" and not _COMMUNE.fullmatch(commune) and not nom:
        champ = "codeCogInseeCommuneNaissance"
        raise _illisible("00365", champ, "Le lieu de naissance n'est pas correctement formaté")


def _illisible(code: str, parametre: str, detail: str) -> Refus:
    return Refus(422, code, "Entité non traitable", detail, parametre)


def premier(envoi: Envoi, nom: str) -> str:
    """Return the first value of a parameter, or an empty text."""
    return next((v.strip() for v in envoi.get(nom, ())), "")


def _encoder(contenu: Mapping[str, object]) -> str:
    return base64.urlsafe_b64encode(json.dumps(contenu).encode()).rstrip(b"=").decode()


def _decoder(jeton: str) -> Mapping[str, object]:
    """Return the claims of a token, none when it is not one."""
    parties = jeton.split(".")
    if len(parties) != 3:
        return {}
    try:
        untrusted = json.loads(base64.urlsafe_b64decode(parties[1] + "=" * (-len(parties[1]) % 4)))
    except (binascii.Error, ValueError):
        return {}
    return untrusted if isinstance(untrusted, dict) else {}
