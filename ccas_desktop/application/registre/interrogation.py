"""Ask a source outside any demande: what support does from the command line, with the same care for the proof."""

from __future__ import annotations

from ccas_desktop.application.donnees.certification import empreinte_identite, trace_completee, trace_prealable
from ccas_desktop.application.donnees.prealable import interroger_la_source
from ccas_desktop.application.identifiants import nouvel_id
from ccas_desktop.application.journal import Auteur
from ccas_desktop.application.messages.appels import message_appel, message_modifications
from ccas_desktop.application.ports import AccesApi, ApiParticulier
from ccas_desktop.application.registre.personne_json import Question
from ccas_desktop.application.services import Services
from ccas_desktop.domain.certifie.certifie import EtatAppel, ReponseCertifiee
from ccas_desktop.domain.demandes.demande import TraceAppel
from ccas_desktop.domain.errors import RefusMetier

BASE_LEGALE = "appel de support, hors demande"


def interroger(api: ApiParticulier, question: Question) -> ReponseCertifiee:
    """Return the outcome of one question."""
    return interroger_la_source(api, question.source, question.sujet)


def interroger_avec_trace(
    services: Services, auteur: Auteur, question: Question, *, motif: str, acces: AccesApi
) -> ReponseCertifiee:
    """Ask with the token of the CCAS: the trace is kept before the call, then completed with its outcome.

    Raises RefusMetier `motif_d_appel_obligatoire`: nobody is looked up without a reason (CRPA L114-8).
    """
    if not motif.strip():
        raise RefusMetier("motif_d_appel_obligatoire", champ="motif")
    trace = TraceAppel(
        id=nouvel_id(),
        instant=services.horloge.maintenant(),
        agent=auteur.nom,
        source=question.source,
        base_legale=BASE_LEGALE,
        empreinte=empreinte_identite(services, question.identite),
        motif=motif.strip(),
    )
    prealable = trace_prealable(trace)
    for a_garder in (trace, *((prealable,) if prealable else ())):
        _tracer(services, auteur, a_garder)
    reponse = interroger(services.ouvrir_api(acces), question)
    if prealable and reponse.prealable:
        _tracer(services, auteur, trace_completee(prealable, reponse.prealable))
    _tracer(services, auteur, trace_completee(trace, reponse))
    return reponse


def reponse_en_json(reponse: ReponseCertifiee) -> dict[str, object]:
    """Return a reply as `ccas-desktop query` prints it (docs/cli.md)."""
    phrases = (message_appel(reponse).en_une_ligne, message_modifications(reponse))
    return {
        "source": reponse.source.value,
        "etat": reponse.etat.value,
        "donnees": dict(reponse.donnees) if reponse.etat is EtatAppel.CERTIFIE and reponse.donnees else None,
        "fournisseur": reponse.fournisseur,
        "code": reponse.code,
        "http": reponse.http,
        "message": " ".join(phrase for phrase in phrases if phrase),
        "identite_differente": reponse.identite_differente,
    }


def _tracer(services: Services, auteur: Auteur, trace: TraceAppel) -> None:
    with services.base.ecriture(auteur) as base:
        base.ajouter_trace(trace)
