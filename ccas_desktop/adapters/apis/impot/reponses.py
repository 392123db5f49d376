"""What an answer of the DGFIP means (api.md 2.4): the words of the service are kept, but for any number like an SPI.

The full table of codes is not public: nothing here lists it, the HTTP status alone decides.
"""

from __future__ import annotations

from collections.abc import Mapping

from ccas_desktop.adapters.apis.reponses import ErreurService, ReponseLue, lire_json
from ccas_desktop.adapters.apis.transport import ReponseBrute
from ccas_desktop.domain.certifie.certifie import CauseAppel, EtatAppel
from ccas_desktop.domain.certifie.impot import sans_spi

LONGUEUR_MAXIMUM = 500
_NON_TROUVE = (403, 404, 410)
_ENVELOPPES = ("erreur", "fault", "error")
_TEXTES = ("message", "error_description", "description", "libelle", "detail", "error")
# A captive portal says so by this status (RFC 6585).
_PORTAIL = 511


def lire_reponse_impot(brute: ReponseBrute) -> ReponseLue:
    """Return what an answer means, whatever came; `donnees` is the untrusted body of a 200."""
    statut = brute.statut
    if 300 <= statut < 400:
        return ReponseLue(EtatAppel.REPONSE_ILLISIBLE, statut, cause=CauseAppel.REDIRECTION)
    if statut == 407:
        return ReponseLue(EtatAppel.INDISPONIBLE, statut, cause=CauseAppel.PROXY_IDENTIFICATION)
    if statut == 204:
        return ReponseLue(EtatAppel.INTROUVABLE, statut)
    untrusted, cause = lire_json(brute)
    if statut == 200:
        return _lire_succes(untrusted, cause)
    # A page in the place of an answer is the word of a filter, and never means « non trouvé ».
    if cause is CauseAppel.PAGE_WEB and statut not in (401, 429) and (statut < 500 or statut == _PORTAIL):
        return ReponseLue(EtatAppel.REPONSE_ILLISIBLE, statut, cause=cause)
    return ReponseLue(_etat(statut), statut, erreur=lire_erreur(untrusted))


def lire_erreur(untrusted: Mapping[str, object] | None) -> ErreurService | None:
    """Return the code and the words of `{"erreur": {"message": …}}`, or of what the gateway itself answers."""
    if untrusted is None:
        return None
    enveloppe = next((e for nom in _ENVELOPPES if isinstance(e := untrusted.get(nom), Mapping)), untrusted)
    textes = dict.fromkeys(texte for nom in _TEXTES if (texte := _texte(enveloppe.get(nom))))
    seul = _texte(untrusted.get("erreur"))
    detail = " ".join(textes) or seul
    code = _texte(enveloppe.get("code"))
    return ErreurService(code, detail) if code or detail else None


def _lire_succes(untrusted: Mapping[str, object] | None, cause: CauseAppel | None) -> ReponseLue:
    if untrusted:
        return ReponseLue(EtatAppel.CERTIFIE, 200, donnees=untrusted)
    return ReponseLue(EtatAppel.REPONSE_ILLISIBLE, 200, cause=cause or CauseAppel.SANS_DONNEES)


def _etat(statut: int) -> EtatAppel:
    if statut in _NON_TROUVE:
        return EtatAppel.INTROUVABLE
    return _PAR_STATUT.get(statut, EtatAppel.INDISPONIBLE)


_PAR_STATUT = {
    400: EtatAppel.PARAMETRE_REFUSE,
    401: EtatAppel.JETON_REFUSE,
    429: EtatAppel.LIMITE_ATTEINTE,
}


def _texte(untrusted: object) -> str:
    if isinstance(untrusted, int) and not isinstance(untrusted, bool):
        untrusted = str(untrusted) if abs(untrusted) < 10**20 else ""
    if not isinstance(untrusted, str):
        return ""
    return sans_spi(" ".join(untrusted.split()))[:LONGUEUR_MAXIMUM]
