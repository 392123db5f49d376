"""The client of API Impôt particulier: one person, one or two years, one outcome, whatever the service does."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date
from urllib.parse import urlsplit
from uuid import uuid4

from ccas_desktop.adapters.apis.attente import Annule, jamais_annule
from ccas_desktop.adapters.apis.impot.appels import AppelInterrompu, Echange, insister
from ccas_desktop.adapters.apis.impot.certificat import CertificatRefuse, validite_du_certificat
from ccas_desktop.adapters.apis.impot.jeton import JetonRefuse, JetonsImpot
from ccas_desktop.adapters.apis.impot.reponses import lire_reponse_impot
from ccas_desktop.adapters.apis.impot.requetes import chemin, entetes
from ccas_desktop.adapters.apis.particulier import Rythme
from ccas_desktop.adapters.apis.requetes import jeton_envoyable
from ccas_desktop.adapters.apis.transport import ReponseBrute, Transport
from ccas_desktop.application.ports.impot import AccesImpot, RessourceImpot
from ccas_desktop.domain.certifie.certifie import CauseAppel, EtatAppel
from ccas_desktop.domain.certifie.comparaison_identite import personne_differente
from ccas_desktop.domain.certifie.impot import (
    CauseImpot,
    ReponseFiscale,
    SituationFiscale,
    Spi,
    ValiditeCertificat,
    annees_de_revenus,
)
from ccas_desktop.domain.certifie.impot_lecture import lire_situation
from ccas_desktop.domain.personnes.identite import Identite

_CAUSES_DU_RESEAU = (CauseAppel.REDIRECTION, CauseAppel.PAGE_WEB)
_NOM_ENTETE = re.compile(r"[A-Za-z0-9!#$%&'*+.^_`|~-]+")


def nouvel_uuid() -> str:
    """Return a correlation id: one a call."""
    return str(uuid4())


@dataclass(frozen=True)
class _Question:
    """One year asked for one person, and the correlation ids of the calls it took."""

    spi: Spi
    annee: int | None
    correlations: list[str] = field(default_factory=list)


class ClientApiImpot:
    """Asks the gateway of the DGFIP; may be used by several threads at once.

    Attributes:
        jetons: gives the access token; None when the relay adds it to the calls.
    """

    def __init__(
        self,
        acces: AccesImpot,
        transport: Transport,
        jetons: JetonsImpot | None,
        *,
        rythme: Rythme,
        correlation: Callable[[], str] = nouvel_uuid,
    ) -> None:
        self._acces = acces
        self._transport = transport
        self._jetons = jetons
        self._rythme = rythme
        self._correlation = correlation

    def interroger(
        self,
        spi: Spi,
        *,
        jour: date,
        annees: tuple[int, ...] = (),
        identite: Identite | None = None,
        annule: Annule = jamais_annule,
    ) -> ReponseFiscale:
        """Ask for the tax household of one person, and for the next year of `annees` when one says nothing.

        Without `annees`, those that an avis may be of on that day are asked for.

        Raises TrousseauIndisponible when a secret cannot be read, and nothing else.
        """
        if (defaut := defaut_de_l_acces(self._acces)) is not None:
            return self._interrompue(AppelInterrompu(defaut))
        par_annee = self._acces.ressource is not RessourceImpot.DERNIERE_SITUATION_DEUX_ANS
        demandees: list[int] = []
        for annee in (annees or annees_de_revenus(jour)) if par_annee else (None,):
            reponse = self._demander(_Question(spi, annee), annule)
            demandees += [] if annee is None else [annee]
            if not reponse.ne_dit_rien:
                break
        return replace(
            reponse,
            annees_demandees=tuple(demandees),
            identite_differente=_identite_differente(identite, reponse.situation),
        )

    def eprouver(self, *, annule: Annule = jamais_annule) -> ReponseFiscale | None:
        """Return why the access does not work, or None once the gateway has given a token.

        It asks about nobody; through a relay that holds the credentials, only the settings can be looked at.
        """
        if (defaut := defaut_de_l_acces(self._acces)) is not None:
            return self._interrompue(AppelInterrompu(defaut))
        try:
            if self._jetons is not None:
                self._jetons.jeton(annule)
        except AppelInterrompu as interruption:
            return self._interrompue(interruption)
        except JetonRefuse as refus:
            return self._jeton_refuse(refus.echange)
        return None

    def certificat(self) -> ValiditeCertificat | CauseImpot | None:
        """Return the dates of the certificate, why they cannot be read, or None when the access has none."""
        if self._acces.certificat is None:
            return None
        try:
            return validite_du_certificat(self._acces.certificat)
        except CertificatRefuse as refus:
            return refus.cause

    def _demander(self, question: _Question, annule: Annule) -> ReponseFiscale:
        try:
            echange = self._appeler_avec_jeton(question, annule)
        except AppelInterrompu as interruption:
            reponse = self._interrompue(interruption)
        except JetonRefuse as refus:
            reponse = self._jeton_refuse(refus.echange)
        else:
            reponse = self._lue(echange, question)
        return replace(reponse, annee=question.annee, requete_id=next(reversed(question.correlations), None))

    def _appeler_avec_jeton(self, question: _Question, annule: Annule) -> Echange:
        """A token may die before its hour (restart of the gateway): a 401 renews it, once."""
        jeton = self._jetons.jeton(annule) if self._jetons else ""
        echange = self._appeler(question, jeton, annule)
        if echange.lue.http == 401 and self._jetons:
            self._jetons.oublier(jeton)
            echange = self._appeler(question, self._jetons.jeton(annule), annule)
        return echange

    def _appeler(self, question: _Question, jeton: str, annule: Annule) -> Echange:
        ressource = self._acces.ressource

        def appeler() -> ReponseBrute:
            question.correlations.append(self._correlation())
            lignes = entetes(self._acces, jeton, question.correlations[-1])
            return self._transport.obtenir(
                chemin(ressource, question.spi, question.annee), entetes=lignes, annule=annule
            )

        return insister(appeler, lire_reponse_impot, rythme=self._rythme, annule=annule)

    def _lue(self, echange: Echange, question: _Question) -> ReponseFiscale:
        reponse = self._de_l_echange(echange)
        untrusted = echange.lue.donnees
        if untrusted is None:
            return reponse
        situation = lire_situation(untrusted, annee=question.annee)
        if situation is None:
            return replace(reponse, etat=EtatAppel.REPONSE_ILLISIBLE, cause=CauseAppel.SANS_DONNEES)
        return replace(reponse, situation=situation)

    def _jeton_refuse(self, echange: Echange) -> ReponseFiscale:
        reponse = self._de_l_echange(echange)
        if reponse.etat is EtatAppel.JETON_REFUSE:
            return replace(reponse, cause=CauseImpot.IDENTIFIANTS_REFUSES)
        if reponse.etat is EtatAppel.REPONSE_ILLISIBLE and reponse.cause not in _CAUSES_DU_RESEAU:
            return replace(reponse, cause=CauseImpot.JETON_ILLISIBLE)
        return reponse

    def _de_l_echange(self, echange: Echange) -> ReponseFiscale:
        lue = echange.lue
        return ReponseFiscale(
            etat=lue.etat,
            instant=self._rythme.maintenant(),
            http=lue.http,
            code=lue.erreur.code or None if lue.erreur else None,
            detail=lue.erreur.detail or None if lue.erreur else None,
            cause=lue.cause,
            reessayer_dans=echange.reessayer_dans,
        )

    def _interrompue(self, interruption: AppelInterrompu) -> ReponseFiscale:
        return ReponseFiscale(
            etat=_etat_de(interruption.cause),
            instant=self._rythme.maintenant(),
            cause=interruption.cause,
            reessayer_dans=interruption.reessayer_dans,
        )


def defaut_de_l_acces(acces: AccesImpot) -> CauseImpot | None:
    """Return what forbids any call with these settings, or None."""
    adresses = [acces.url, *([acces.url_jeton] if acces.url_jeton else [])]
    valeurs = [acces.teleservice, *(valeur for _, valeur in acces.entetes)]
    # Without an address for the tokens it is the relay that adds them, and a relay wants to know who asks.
    if not (acces.url and acces.teleservice and (acces.url_jeton or acces.entetes)):
        return CauseImpot.REGLAGES_INCOMPLETS
    # The SPI is in the URL and the key of the CCAS in a header.
    if not all(_est_chiffree(adresse) for adresse in adresses):
        return CauseImpot.ADRESSE_NON_CHIFFREE
    noms_possibles = all(_NOM_ENTETE.fullmatch(nom) for nom, _ in acces.entetes)
    if not noms_possibles or not all(jeton_envoyable(valeur.replace(" ", "")) for valeur in valeurs):
        return CauseImpot.REGLAGES_INVALIDES
    return None


def _est_chiffree(adresse: str) -> bool:
    try:
        return urlsplit(adresse).scheme.lower() == "https"
    except ValueError:
        return False


def _identite_differente(identite: Identite | None, situation: SituationFiscale | None) -> bool | None:
    if identite is None or situation is None:
        return None
    return personne_differente(identite, situation.declarants)


def _etat_de(cause: CauseAppel | CauseImpot) -> EtatAppel:
    if isinstance(cause, CauseImpot):
        return EtatAppel.JETON_REFUSE
    if cause is CauseAppel.LIMITE_DU_BUREAU:
        return EtatAppel.LIMITE_ATTEINTE
    illisibles = (CauseAppel.TRONQUEE, CauseAppel.TROP_LONGUE)
    return EtatAppel.REPONSE_ILLISIBLE if cause in illisibles else EtatAppel.INDISPONIBLE
