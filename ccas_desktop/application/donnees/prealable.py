"""Ask a source, after the one that must be asked before it when there is such."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from ccas_desktop.application.ports import ApiParticulier
from ccas_desktop.domain.certifie.certifie import CauseAppel, EtatAppel, ReponseCertifiee, Source
from ccas_desktop.domain.sources.catalogue import DESCRIPTIONS
from ccas_desktop.domain.sources.envoi import Sujet

Annule = Callable[[], bool]


def jamais_annule() -> bool:
    """Tell that nobody gives up."""
    return False


def interroger_la_source(
    api: ApiParticulier, source: Source, sujet: Sujet, *, actualiser: bool = False, annule: Annule = jamais_annule
) -> ReponseCertifiee:
    """Return the outcome of a source; `prealable` holds that of the call made before it, less its data.

    Payments are those of the person only when the registration under the same user name bears the same identity
    (api.md 1.5, point 11): otherwise they are not asked for.
    """
    prealable = DESCRIPTIONS[source].prealable
    if prealable is None:
        return _poser(api, source, sujet, actualiser, annule)
    avant = _poser(api, prealable.source, sujet, actualiser, annule)
    reponse = _sans_appel(source, avant, sujet)
    if reponse is None:
        reponse = _poser(api, source, sujet, actualiser, annule)
        reponse = replace(reponse, identite_differente=avant.identite_differente)
    return replace(reponse, prealable=replace(avant, donnees=None))


def _poser(api: ApiParticulier, source: Source, sujet: Sujet, actualiser: bool, annule: Annule) -> ReponseCertifiee:
    return api.interroger(
        source,
        sujet.identite,
        mois=sujet.mois,
        complement=sujet.complement,
        actualiser=actualiser,
        annule=annule,
    )


def _sans_appel(source: Source, avant: ReponseCertifiee, sujet: Sujet) -> ReponseCertifiee | None:
    """Return the outcome of a source that cannot be asked after that reply, or None when it can."""
    if avant.etat is not EtatAppel.CERTIFIE:
        return replace(avant, source=source)
    if avant.identite_differente:
        return _refusee(source, avant, EtatAppel.NON_RECONNU, CauseAppel.AUTRE_IDENTITE)
    if avant.identite_differente is None and sujet.identite.nom_famille.strip():
        return _refusee(source, avant, EtatAppel.DROITS_INSUFFISANTS, CauseAppel.IDENTITE_NON_RENDUE)
    return None


def _refusee(source: Source, avant: ReponseCertifiee, etat: EtatAppel, cause: CauseAppel) -> ReponseCertifiee:
    return replace(avant, source=source, etat=etat, cause=cause, donnees=None, fournisseur=None, http=None)
