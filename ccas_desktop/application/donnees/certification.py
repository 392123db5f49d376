"""Ask an administration for a datum, keep the proof of the call, and choose the value that counts.

A call has three moments, so that the network never holds the store: `preparer_appel` checks that it is lawful
and leaves its trace, `executer_appel` makes it, `garder_reponse` keeps its outcome.
"""

from __future__ import annotations

import hashlib
import hmac
import secrets as alea
from collections.abc import Callable
from dataclasses import dataclass, field, replace

from ccas_desktop.application.demandes.personnes_concernees import personne_de_la_source
from ccas_desktop.application.demandes.precisions import Precisions
from ccas_desktop.application.demandes.precisions_gardees import (
    garder_les_precisions,
    oublier_les_precisions,
    precisions_gardees,
)
from ccas_desktop.application.demandes.verbes import passer_en_instruction
from ccas_desktop.application.donnees.connexion import acces_api
from ccas_desktop.application.donnees.periodes_voulues import periodes_voulues
from ccas_desktop.application.donnees.prealable import interroger_la_source
from ccas_desktop.application.evaluation.version_applicable import version_applicable
from ccas_desktop.application.identifiants import nouvel_id
from ccas_desktop.application.journal import Auteur
from ccas_desktop.application.ports import AccesApi, Ecriture
from ccas_desktop.application.reglages import reglement_en_vigueur
from ccas_desktop.application.services import NOM_CLE_EMPREINTE, Services
from ccas_desktop.application.vues import DemandeComplete, Reglages
from ccas_desktop.domain.certifie.certifie import CAUSES_SANS_RESEAU, Donnees, EtatAppel, ReponseCertifiee, Source
from ccas_desktop.domain.certifie.habilitation import BesoinDonnee, blocs_voulus, sources_permises
from ccas_desktop.domain.demandes.demande import ReponseRecue, TraceAppel, exiger_appel_permis
from ccas_desktop.domain.errors import RefusMetier
from ccas_desktop.domain.personnes.foyer import Usager
from ccas_desktop.domain.personnes.identite import Identite
from ccas_desktop.domain.provenance import Mois
from ccas_desktop.domain.reglement.modele.model import Aide
from ccas_desktop.domain.sources.catalogue import DESCRIPTIONS
from ccas_desktop.domain.sources.complement import SANS_COMPLEMENT, Complement, ComplementIdentite
from ccas_desktop.domain.sources.envoi import Sujet, completer, preparer


@dataclass(frozen=True)
class AppelPrepare:
    """A call that may lawfully be made, its trace already kept.

    Attributes:
        blocs: parts of the reply that the délibération lists; the others are dropped unread.
        complement: what is given beside the identity, for this call only.
        trace_prealable: trace of the call that must be made before this one, when there is such.
    """

    trace: TraceAppel
    usager: Usager
    acces: AccesApi
    dossier_id: str
    blocs: tuple[str, ...] = ()
    mois: Mois | None = None
    actualiser: bool = False
    complement: ComplementIdentite = field(default=SANS_COMPLEMENT, repr=False)
    trace_prealable: TraceAppel | None = None


def besoins(aide: Aide) -> tuple[BesoinDonnee, ...]:
    """Return what the délibération of an aid lists."""
    return tuple(BesoinDonnee(donnee.source, donnee.blocs) for donnee in aide.donnees)


def preparer_appel(
    services: Services,
    auteur: Auteur,
    demande_id: str,
    source: Source,
    *,
    usager_id: str | None = None,
    precisions: Precisions | None = None,
    actualiser: bool = False,
) -> AppelPrepare:
    """Check that a call is lawful and possible, leave its trace, and return what makes it.

    `precisions` is what is given beside the identity; None for what was typed for this request and still serves,
    about the person of `usager_id` when said.
    Raises RefusMetier (information not given, source not allowed…), or SaisieInvalide when the identity or its
    complement lacks what the service requires, or holds what it refuses: a call that cannot be made leaves no trace.
    """
    with services.base.ecriture(auteur) as base:
        complete = base.demande(demande_id)
        reglages = base.reglages()
        aide = _aide(services, reglages, complete)
        _exiger_permis(complete, aide, source, reglages)
        acces = acces_api(services, reglages.ccas)
        jour = services.horloge.aujourdhui()
        if precisions is None:
            precisions = _precisions_gardees(services, base, complete, source, usager_id)
        usager = personne_de_la_source(complete, source, precisions.usager_id)
        complement = completer(source, precisions.complement, jour)
        preparer(source, Sujet(usager.identite, complement, precisions.mois))
        trace = replace(_trace(services, auteur, source, aide, usager), demande_id=demande_id)
        prealable = trace_prealable(trace)
        _tracer(base, trace, prealable)
        garder_les_precisions(base, demande_id, source, precisions, services.horloge.maintenant())
        passer_en_instruction(base, complete.demande)
    dossier_id, blocs = complete.demande.dossier_id, blocs_voulus(besoins(aide), source)
    return AppelPrepare(trace, usager, acces, dossier_id, blocs, precisions.mois, actualiser, complement, prealable)


def _precisions_gardees(
    services: Services, base: Ecriture, complete: DemandeComplete, source: Source, usager_id: str | None
) -> Precisions:
    """Return what was typed for this request and still serves, with the month that its rules want."""
    jour = services.horloge.aujourdhui()
    gardees = precisions_gardees(base, complete.demande.id, source, jour, usager_id)
    mois = gardees.mois or _mois_voulu(services, base, complete, source)
    return replace(gardees, mois=mois, usager_id=usager_id or gardees.usager_id)


def _mois_voulu(services: Services, base: Ecriture, complete: DemandeComplete, source: Source) -> Mois | None:
    """Return the past month that the rules of a request want a source to be asked for; none for most."""
    version = version_applicable(services, base, complete.demande)
    if version is None or Complement.MOIS not in DESCRIPTIONS[source].complements_acceptes:
        return None
    voulues = periodes_voulues(
        version.aide,
        version.reglement,
        depot=complete.demande.deposee_le,
        aujourdhui=services.horloge.aujourdhui(),
    )
    mois = (voulues.mois_a_demander(fait.indicateur.code) for fait in DESCRIPTIONS[source].faits)
    return next((voulu for voulu in mois if voulu), None)


def _trace(services: Services, auteur: Auteur, source: Source, aide: Aide, usager: Usager) -> TraceAppel:
    return TraceAppel(
        id=nouvel_id(),
        instant=services.horloge.maintenant(),
        agent=auteur.nom,
        source=source,
        base_legale=_base_legale(aide),
        empreinte=empreinte_identite(services, usager.identite),
    )


def executer_appel(
    services: Services, appel: AppelPrepare, *, annule: Callable[[], bool] = lambda: False
) -> ReponseCertifiee:
    """Make the call and return its outcome, less what the délibération does not list; touches the network only."""
    reponse = interroger_la_source(
        services.ouvrir_api(appel.acces),
        Source(appel.trace.source),
        Sujet(appel.usager.identite, appel.complement, appel.mois),
        actualiser=appel.actualiser,
        annule=annule,
    )
    return reponse if reponse.donnees is None else replace(reponse, donnees=_voulues(reponse.donnees, appel.blocs))


def garder_reponse(services: Services, auteur: Auteur, appel: AppelPrepare, reponse: ReponseCertifiee) -> ReponseRecue:
    """Keep the outcome of a call: its trace completed, without value, and the reply in the request."""
    with services.base.ecriture(auteur) as base:
        _completer_les_traces(base, appel, reponse)
        recue = _remplacer(base, appel, reponse)
        _oublier_ce_qui_a_servi(services, base, recue)
        return recue


def garder_trace(services: Services, auteur: Auteur, appel: AppelPrepare, reponse: ReponseCertifiee) -> None:
    """Complete the trace of a call that the agent gave up: its reply is not kept."""
    with services.base.ecriture(auteur) as base:
        _completer_les_traces(base, appel, reponse)


def trace_prealable(trace: TraceAppel) -> TraceAppel | None:
    """Return the trace of the call that must be made before this one, or None when there is none."""
    prealable = DESCRIPTIONS[Source(trace.source)].prealable
    return replace(trace, id=nouvel_id(), source=prealable.source) if prealable else None


def _exiger_permis(complete: DemandeComplete, aide: Aide, source: Source, reglages: Reglages) -> None:
    exiger_appel_permis(complete.demande, source, permises=sources_permises(besoins(aide), reglages.scopes))
    if not reglages.ccas.siret:
        raise RefusMetier("siret_absent", champ="siret")


def _tracer(base: Ecriture, *traces: TraceAppel | None) -> None:
    for trace in traces:
        if trace is not None:
            base.ajouter_trace(trace)


def _completer_les_traces(base: Ecriture, appel: AppelPrepare, reponse: ReponseCertifiee) -> None:
    avant, prealable = appel.trace_prealable, reponse.prealable
    _tracer(
        base, trace_completee(avant, prealable) if avant and prealable else None, trace_completee(appel.trace, reponse)
    )


def trace_completee(trace: TraceAppel, reponse: ReponseCertifiee) -> TraceAppel:
    """Return the trace with the outcome of its call, and no value."""
    return replace(
        trace,
        etat=reponse.etat,
        http=reponse.http,
        code=reponse.code,
        requete_id=reponse.requete_id,
        sans_reseau=reponse.cause in CAUSES_SANS_RESEAU,
    )


def empreinte_identite(services: Services, identite: Identite) -> str:
    """Return a keyed digest of an identity: tells whether two traces speak of one person, and nothing else.

    The key stays in the keyring: without it, trying all names on a copied base gives nothing.
    """
    cle = services.secrets.lire(NOM_CLE_EMPREINTE)
    if cle is None:
        cle = alea.token_hex(32)
        services.secrets.ecrire(NOM_CLE_EMPREINTE, cle)
    texte = "|".join((identite.nom_famille, *identite.prenoms, str(identite.date_naissance or "")))
    return hmac.new(bytes.fromhex(cle), texte.casefold().encode(), hashlib.sha256).hexdigest()


def _voulues(donnees: Donnees, blocs: tuple[str, ...]) -> Donnees:
    """A token often opens more blocks than one aid needs: those are neither shown nor kept (RGPD art. 5.1.c)."""
    return {nom: bloc for nom, bloc in donnees.items() if not blocs or nom in blocs}


def _oublier_ce_qui_a_servi(services: Services, base: Ecriture, recue: ReponseRecue) -> None:
    """An identifier given beside the identity is kept no longer than the call that it was typed for."""
    if recue.reponse.etat is EtatAppel.CERTIFIE:
        complete = base.demande(recue.demande_id)
        sources = tuple(donnee.source for donnee in _aide(services, base.reglages(), complete).donnees)
        oublier_les_precisions(base, complete, sources)


def _aide(services: Services, reglages: Reglages, complete: DemandeComplete) -> Aide:
    reglement = reglement_en_vigueur(services, reglages)
    if reglement is None:
        raise RefusMetier("reglement_absent")
    return reglement.aide(complete.demande.aide)


def _base_legale(aide: Aide) -> str:
    deliberation = aide.deliberation
    return f"CRPA L114-8 ; délibération {deliberation.numero}, article {deliberation.article}"


def _remplacer(base: Ecriture, appel: AppelPrepare, reponse: ReponseCertifiee) -> ReponseRecue:
    """A new certified reply takes the place of all; a failure only that of the former failure.

    What was certified stays when the service no longer answers: its date says how old it is.
    """
    demande_id = appel.trace.demande_id or ""
    certifiee = reponse.etat is EtatAppel.CERTIFIE
    remplacees = [
        recue
        for recue in base.demande(demande_id).reponses
        if recue.usager_id == appel.usager.id
        and recue.reponse.source is reponse.source
        and (certifiee or recue.reponse.etat is not EtatAppel.CERTIFIE)
    ]
    for en_trop in remplacees[1:]:
        base.supprimer(en_trop)
    if remplacees:
        return base.enregistrer(replace(remplacees[0], reponse=reponse))
    return base.enregistrer(
        ReponseRecue(
            id=nouvel_id(),
            dossier_id=appel.dossier_id,
            demande_id=demande_id,
            usager_id=appel.usager.id,
            reponse=reponse,
        )
    )
