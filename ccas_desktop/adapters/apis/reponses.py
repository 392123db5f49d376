"""What an answer of API Particulier means: HTTP status, then the last three digits of the code, then the provider.

The service adds codes every month (21 versions of its table in a few months): nothing here lists them all, and an
unknown one leads to a state that decides nothing, its code and text kept verbatim.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from ccas_desktop.adapters.apis.transport import ReponseBrute
from ccas_desktop.domain.certifie.certifie import CauseAppel, Donnees, EtatAppel

_SERVICE = "00"
_LONGUEUR_CODE = 5
_AMBIGUS = ("26015", "00391")
_SANS_SCOLARITE = "30004"


@dataclass(frozen=True)
class ErreurService:
    """The first error of the body, its fields verbatim; `detail` joins the texts of all of them."""

    code: str
    detail: str = ""
    parametre: str | None = None
    fournisseur: str | None = None
    retry_in: float | None = None

    @property
    def finale(self) -> str:
        """Return the last three digits, the same for every provider; empty when the code has no such shape."""
        return self.code[2:] if len(self.code) == _LONGUEUR_CODE and self.code.isdigit() else ""

    @property
    def du_fournisseur(self) -> bool:
        """Tell whether the code carries the number of a provider, and not that of the service itself."""
        return bool(self.finale) and not self.code.startswith(_SERVICE)


@dataclass(frozen=True)
class ReponseLue:
    """The outcome of one answer; `erreur` is what the service said, `cause` what was wrong when it said nothing."""

    etat: EtatAppel
    http: int
    donnees: Donnees | None = None
    erreur: ErreurService | None = None
    cause: CauseAppel | None = None


def lire_reponse(brute: ReponseBrute) -> ReponseLue:
    """Return what an answer means, whatever came."""
    statut = brute.statut
    if 300 <= statut < 400:
        return ReponseLue(EtatAppel.REPONSE_ILLISIBLE, statut, cause=CauseAppel.REDIRECTION)
    if statut == 407:
        return ReponseLue(EtatAppel.INDISPONIBLE, statut, cause=CauseAppel.PROXY_IDENTIFICATION)
    untrusted, cause = _lire_corps(brute)
    erreur = _premiere_erreur(untrusted)
    if statut == 200:
        return _lire_succes(untrusted, cause)
    if erreur is None:
        return _sans_erreur_lisible(statut, cause)
    return ReponseLue(_etat(statut, erreur), statut, erreur=erreur)


def lire_json(brute: ReponseBrute) -> tuple[Mapping[str, object] | None, CauseAppel | None]:
    """Return the object of a body, its decimals as text, or why there is none."""
    return _lire_corps(brute, str)


def _lire_corps(
    brute: ReponseBrute, decimal: Callable[[str], object] = Decimal
) -> tuple[Mapping[str, object] | None, CauseAppel | None]:
    if not brute.corps.strip():
        return None, CauseAppel.VIDE
    if "html" in brute.entetes.get("content-type", "").lower() or brute.corps.lstrip()[:1] == b"<":
        return None, CauseAppel.PAGE_WEB
    try:
        # An amount is never a float: the digits stay as the service wrote them.
        untrusted = json.loads(brute.corps, parse_float=decimal, parse_constant=_refuser_constante)
    except (ValueError, RecursionError):
        return None, CauseAppel.PAS_JSON
    return (untrusted, None) if isinstance(untrusted, Mapping) else (None, CauseAppel.SANS_DONNEES)


def _refuser_constante(texte: str) -> object:
    raise ValueError(texte)


def _lire_succes(untrusted: Mapping[str, object] | None, cause: CauseAppel | None) -> ReponseLue:
    donnees = untrusted.get("data") if untrusted is not None else None
    # Without a single field nothing is certified: « certifie » would be read as an answer.
    if isinstance(donnees, Mapping) and donnees:
        return ReponseLue(EtatAppel.CERTIFIE, 200, donnees=donnees)
    return ReponseLue(EtatAppel.REPONSE_ILLISIBLE, 200, cause=cause or CauseAppel.SANS_DONNEES)


def _sans_erreur_lisible(statut: int, cause: CauseAppel | None) -> ReponseLue:
    """Without the `errors` of the service, a 401, 403, 404 or 422 is the word of a proxy or of a web filter."""
    if statut == 429:
        return ReponseLue(EtatAppel.LIMITE_ATTEINTE, statut)
    if statut >= 500 and statut != 511:
        return ReponseLue(EtatAppel.INDISPONIBLE, statut)
    return ReponseLue(EtatAppel.REPONSE_ILLISIBLE, statut, cause=cause or CauseAppel.SANS_DONNEES)


def _etat(statut: int, erreur: ErreurService) -> EtatAppel:
    if statut == 404:
        return _etat_404(erreur)
    if statut == 409:
        return EtatAppel.INDISPONIBLE if erreur.code == "00015" else _etat_409(erreur)
    if statut == 422:
        return _etat_422(erreur)
    return _PAR_STATUT.get(statut, EtatAppel.INDISPONIBLE)


_PAR_STATUT = {
    400: EtatAppel.PARAMETRE_REFUSE,
    401: EtatAppel.JETON_REFUSE,
    403: EtatAppel.DROITS_INSUFFISANTS,
    429: EtatAppel.LIMITE_ATTEINTE,
}


def _etat_404(erreur: ErreurService) -> EtatAppel:
    """XX003 says « no file here » (10003, 23003, 40003…), and 30004 « no schooling »; 00404, a wrong address."""
    absent = (erreur.du_fournisseur and erreur.finale == "003") or erreur.code == _SANS_SCOLARITE
    return EtatAppel.INTROUVABLE if absent else EtatAppel.INDISPONIBLE


def _etat_409(erreur: ErreurService) -> EtatAppel:
    return EtatAppel.AMBIGU if erreur.du_fournisseur and erreur.finale == "015" else EtatAppel.INDISPONIBLE


def _etat_422(erreur: ErreurService) -> EtatAppel:
    """00355 was « allocataire non identifié » until 2026, then a period too old.

    A refusal that names a provider comes from the caisse, which was asked about the person: the former meaning. One
    that names none was made before any question to the caisse: a parameter.
    """
    if (erreur.du_fournisseur and erreur.finale == "560") or (erreur.code == "00355" and erreur.fournisseur):
        return EtatAppel.NON_RECONNU
    if erreur.code in _AMBIGUS or (erreur.du_fournisseur and erreur.finale == "563"):
        return EtatAppel.AMBIGU
    return EtatAppel.PARAMETRE_REFUSE


def _premiere_erreur(untrusted: Mapping[str, object] | None) -> ErreurService | None:
    erreurs = untrusted.get("errors") if untrusted is not None else None
    if not isinstance(erreurs, list):
        return None
    lues = [_erreur(e) for e in erreurs if isinstance(e, Mapping)]
    if not lues:
        return None
    premiere = lues[0]
    details = " ".join(dict.fromkeys(e.detail for e in lues if e.detail))
    return ErreurService(premiere.code, details, premiere.parametre, premiere.fournisseur, premiere.retry_in)


def _erreur(untrusted: Mapping[str, object]) -> ErreurService:
    source, meta = untrusted.get("source"), untrusted.get("meta")
    source = source if isinstance(source, Mapping) else {}
    meta = meta if isinstance(meta, Mapping) else {}
    retry_in = meta.get("retry_in")
    return ErreurService(
        code=_texte(untrusted.get("code")),
        detail=_texte(untrusted.get("detail")) or _texte(untrusted.get("title")),
        parametre=_texte(source.get("parameter")) or _texte(source.get("header")) or None,
        fournisseur=_texte(meta.get("provider")) or None,
        retry_in=float(retry_in) if isinstance(retry_in, int) and not isinstance(retry_in, bool) else None,
    )


def _texte(untrusted: object) -> str:
    if isinstance(untrusted, int) and not isinstance(untrusted, bool):
        return str(untrusted)
    return untrusted.strip() if isinstance(untrusted, str) else ""
