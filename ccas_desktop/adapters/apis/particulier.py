"""The client of API Particulier: one question, its waits and retries, one outcome, whatever the service does."""

from __future__ import annotations

import itertools
import math
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime

from ccas_desktop.adapters.apis.attente import Annule, Attente, jamais_annule
from ccas_desktop.adapters.apis.jonction import Jonction
from ccas_desktop.adapters.apis.limiteur import AttenteAnnulee, LimiteAtteinte, Limiteur
from ccas_desktop.adapters.apis.pings import chemin_du_ping, lire_ping, veut_un_ping
from ccas_desktop.adapters.apis.reponses import ReponseLue, lire_json, lire_reponse
from ccas_desktop.adapters.apis.reprises import BUDGET, conseil, delai_avant_reprise
from ccas_desktop.adapters.apis.requetes import (
    CHEMIN_INTROSPECTION,
    SANS_RELAIS,
    LireJeton,
    Relais,
    entetes,
    jeton_envoyable,
    parametres,
)
from ccas_desktop.adapters.apis.transport import EchecTransport, Parametres, ReponseBrute, Transport
from ccas_desktop.application.ports import Habilitation
from ccas_desktop.domain.certifie.certifie import CauseAppel, EtatAppel, ReponseCertifiee, Source
from ccas_desktop.domain.certifie.comparaison_identite import identite_differente
from ccas_desktop.domain.personnes.identite import Identite
from ccas_desktop.domain.provenance import Mois
from ccas_desktop.domain.sources.catalogue import DESCRIPTIONS
from ccas_desktop.domain.sources.complement import SANS_COMPLEMENT, ComplementIdentite
from ccas_desktop.domain.sources.envoi import Envoi, Sujet, preparer

_ILLISIBLES = (CauseAppel.TRONQUEE, CauseAppel.TROP_LONGUE)


def _maintenant_utc() -> datetime:
    return datetime.now(UTC)


@dataclass(frozen=True)
class Rythme:
    """How the client spends time.

    Attributes:
        limiteur: the pace of the office, one for all the clients of the program.
        budget: seconds of waits granted to one question, from its first answer that may pass by itself.
        maintenant: the instant of an answer, UTC.
    """

    attente: Attente = field(default_factory=Attente)
    limiteur: Limiteur = field(default_factory=Limiteur)
    budget: float = BUDGET
    maintenant: Callable[[], datetime] = _maintenant_utc


@dataclass(frozen=True)
class _Question:
    chemin: str
    source: Source
    parametres: Parametres = field(default=(), repr=False)
    actualiser: bool = False


class ClientApiParticulier:
    """Asks the sources for a person; may be used by several threads at once."""

    def __init__(
        self,
        transport: Transport,
        *,
        siret: str,
        jeton: LireJeton,
        rythme: Rythme | None = None,
        relais: Relais = SANS_RELAIS,
    ) -> None:
        self._transport = transport
        self._siret = siret
        self._jeton = jeton
        self._relais = relais
        self._rythme = rythme or Rythme()
        self._jonction: Jonction[ReponseCertifiee] = Jonction(partageable=_partageable)

    def interroger(
        self,
        source: Source,
        identite: Identite,
        *,
        mois: Mois | None = None,
        complement: ComplementIdentite = SANS_COMPLEMENT,
        actualiser: bool = False,
        annule: Annule = jamais_annule,
    ) -> ReponseCertifiee:
        """Ask one source for one person.

        Raises SaisieInvalide for what cannot be asked, before anything is sent, and TrousseauIndisponible when the
        token cannot be read.
        """
        sujet = Sujet(identite, complement, mois)
        envoi = preparer(source, sujet)
        question = _Question(envoi.requete.chemin, source, parametres(envoi, siret=self._siret), actualiser)
        reponse = self._jonction.executer(
            (question.chemin, question.parametres),
            lambda: self._completer(self._expliquer(self._demander(question, annule)[0], envoi), sujet, envoi),
            actualise=actualiser,
            annule=annule,
        )
        return reponse or self._echec(question, CauseAppel.ANNULE)

    def habilitation(self) -> Habilitation | ReponseCertifiee:
        """Return what the token opens, or why that could not be known (the source of that reply means nothing)."""
        question = _Question(CHEMIN_INTROSPECTION, Source.QUOTIENT_FAMILIAL)
        reponse, brute = self._demander(question, jamais_annule)
        untrusted, _ = lire_json(brute) if brute is not None and brute.statut == 200 else (None, None)
        scopes = untrusted.get("scopes") if untrusted is not None else None
        if not isinstance(scopes, list):
            return reponse
        identifiant = untrusted.get("_id") if untrusted is not None else None
        return Habilitation(
            frozenset(s for s in scopes if isinstance(s, str)), identifiant if isinstance(identifiant, str) else ""
        )

    def _demander(self, question: _Question, annule: Annule) -> tuple[ReponseCertifiee, ReponseBrute | None]:
        jeton = self._jeton()
        if not jeton and not self._relais.peut_garder_le_jeton:
            return self._echec(question, CauseAppel.JETON_ABSENT), None
        if jeton and not jeton_envoyable(jeton):
            return self._echec(question, CauseAppel.JETON_MAL_FORME), None
        return self._insister(question, jeton, annule)

    def _insister(
        self, question: _Question, jeton: str | None, annule: Annule
    ) -> tuple[ReponseCertifiee, ReponseBrute | None]:
        """Ask until an answer that stands, or until the waits would pass the budget."""
        rythme, fin = self._rythme, math.inf
        for essai in itertools.count(1):
            brute = self._obtenir(question, jeton, annule)
            if isinstance(brute, ReponseCertifiee):
                return brute, None
            lue = lire_reponse(brute)
            delai = delai_avant_reprise(lue, brute.entetes, essai=essai, maintenant=rythme.maintenant())
            if delai is not None and lue.etat is EtatAppel.LIMITE_ATTEINTE:
                rythme.limiteur.suspendre(delai)
            maintenant = rythme.attente.monotone()
            fin = min(fin, maintenant + rythme.budget)
            if delai is None or maintenant + delai > fin:
                return self._reponse(question, lue, brute), brute
            if not rythme.attente.attendre(delai, annule):
                break
        return self._echec(question, CauseAppel.ANNULE), None

    def _obtenir(self, question: _Question, jeton: str | None, annule: Annule) -> ReponseBrute | ReponseCertifiee:
        """Make one call at the pace of the office; return its answer, or the outcome when there is none."""
        lignes = entetes(jeton, actualiser=question.actualiser, relais=self._relais)
        try:
            with self._rythme.limiteur.voie(self._rythme.budget, annule):
                return self._transport.obtenir(question.chemin, question.parametres, lignes, annule=annule)
        except EchecTransport as echec:
            return self._echec(question, echec.cause)
        except LimiteAtteinte as limite:
            return self._echec(question, CauseAppel.LIMITE_DU_BUREAU, math.ceil(limite.dans))
        except AttenteAnnulee:
            return self._echec(question, CauseAppel.ANNULE)

    def _reponse(self, question: _Question, lue: ReponseLue, brute: ReponseBrute) -> ReponseCertifiee:
        erreur, instant = lue.erreur, self._rythme.maintenant()
        attente = conseil(lue, brute.entetes, instant)
        return ReponseCertifiee(
            source=question.source,
            etat=lue.etat,
            instant=instant,
            donnees=lue.donnees,
            fournisseur=erreur.fournisseur if erreur else None,
            code=erreur.code or None if erreur else None,
            http=lue.http,
            requete_id=brute.entetes.get("x-request-id"),
            reessayer_dans=None if attente is None else math.ceil(attente),
            detail=erreur.detail or None if erreur else None,
            parametre=erreur.parametre if erreur else None,
            cause=lue.cause,
        )

    def _echec(self, question: _Question, cause: CauseAppel, reessayer_dans: int | None = None) -> ReponseCertifiee:
        return ReponseCertifiee(
            source=question.source,
            etat=_etat_de(cause),
            instant=self._rythme.maintenant(),
            cause=cause,
            reessayer_dans=reessayer_dans,
        )

    def _expliquer(self, reponse: ReponseCertifiee, envoi: Envoi) -> ReponseCertifiee:
        """Add to a failure what the service says of the administration; a ping that expires too tells of a ban."""
        if not veut_un_ping(reponse):
            return reponse
        try:
            lignes = entetes(None, relais=self._relais)
            return replace(
                reponse, service=lire_ping(self._transport.obtenir(chemin_du_ping(envoi.requete.ping), (), lignes))
            )
        except EchecTransport as echec:
            expirees = {reponse.cause, echec.cause} == {CauseAppel.CONNEXION_EXPIREE}
            return replace(reponse, cause=CauseAppel.TOUT_EXPIRE) if expirees else reponse

    @staticmethod
    def _completer(reponse: ReponseCertifiee, sujet: Sujet, envoi: Envoi) -> ReponseCertifiee:
        """Add what the answer alone does not say: who was asked, and whether it speaks of the same person."""
        complete = replace(reponse, mois=sujet.mois, envoi_modifie=envoi.modifications)
        if reponse.donnees is None:
            return complete
        return replace(
            complete,
            fournisseur=DESCRIPTIONS[reponse.source].fournisseur(reponse.donnees),
            identite_differente=identite_differente(reponse.source, sujet.identite, reponse.donnees),
        )


def _etat_de(cause: CauseAppel) -> EtatAppel:
    if cause in (CauseAppel.JETON_ABSENT, CauseAppel.JETON_MAL_FORME):
        return EtatAppel.JETON_REFUSE
    if cause is CauseAppel.LIMITE_DU_BUREAU:
        return EtatAppel.LIMITE_ATTEINTE
    return EtatAppel.REPONSE_ILLISIBLE if cause in _ILLISIBLES else EtatAppel.INDISPONIBLE


def _partageable(reponse: ReponseCertifiee) -> bool:
    """An answer given up by the one who asked first is no answer for the others."""
    return reponse.cause is not CauseAppel.ANNULE
