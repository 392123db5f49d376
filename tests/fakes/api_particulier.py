"""API Particulier as a test wants it to answer."""

from __future__ import annotations

import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime

from ccas_desktop.application.ports import Habilitation
from ccas_desktop.domain.certifie.certifie import CauseAppel, EtatAppel, ReponseCertifiee, Source
from ccas_desktop.domain.personnes.identite import Identite
from ccas_desktop.domain.provenance import Mois
from ccas_desktop.domain.sources.complement import SANS_COMPLEMENT, ComplementIdentite

INSTANT = datetime(2026, 11, 23, 9, 30, tzinfo=UTC)
PERSONNE_RENDUE: Mapping[str, object] = {
    "nom_naissance": "ROUX",
    "nom_usage": None,
    "prenoms": "JEANNE STEPHANIE",
    "date_naissance": "1987-06-27",
    "sexe": "F",
}
ENFANT_RENDU: Mapping[str, object] = {
    "nom_naissance": "ROUX",
    "nom_usage": None,
    "prenoms": "LEO",
    "date_naissance": "2015-02-03",
    "sexe": "M",
}
ADRESSE_RENDUE: Mapping[str, object] = {
    "numero_libelle_voie": "12 rue des Tilleuls",
    "code_postal_ville": "61100 FLERS",
    "pays": "FRANCE",
}


def certifie(source: Source, donnees: Mapping[str, object], **champs: object) -> ReponseCertifiee:
    """Return a certified reply."""
    reponse = ReponseCertifiee(
        source, EtatAppel.CERTIFIE, INSTANT, donnees, fournisseur="CNAF", http=200, requete_id="req-1"
    )
    return replace(reponse, **champs)  # type: ignore[arg-type]


def quotient(valeur: int = 450, **blocs: object) -> ReponseCertifiee:
    """Return a quotient familial of October 2026, with the other blocks wanted."""
    bloc = {"valeur": valeur, "annee": 2026, "mois": 10, "fournisseur": "CNAF"}
    return certifie(Source.QUOTIENT_FAMILIAL, {"quotient_familial": bloc, **blocs})


def beneficiaire(source: Source, *, oui: bool = True) -> ReponseCertifiee:
    """Return whether the person has a right."""
    debut = {"date_debut_droit": "2025-01-01"} if oui else {}
    return certifie(source, {"est_beneficiaire": oui, **debut})


def echec(source: Source, etat: EtatAppel, **champs: object) -> ReponseCertifiee:
    """Return a reply that certifies nothing."""
    return replace(ReponseCertifiee(source, etat, INSTANT), **champs)  # type: ignore[arg-type]


@dataclass(frozen=True)
class Demande:
    """One question asked."""

    source: Source
    identite: Identite
    mois: Mois | None
    actualiser: bool
    complement: ComplementIdentite = SANS_COMPLEMENT


@dataclass
class ApiFactice:
    """Answers what it was told for each source, and remembers the questions; `porte` holds the answers back.

    Attributes:
        portes, par_prenom: the door and the answer of one person, by first name, when they are not those of all.
    """

    reponses: dict[Source, ReponseCertifiee | Exception] = field(default_factory=dict)
    demandes: list[Demande] = field(default_factory=list)
    porte: threading.Event = field(default_factory=threading.Event)
    portes: dict[str, threading.Event] = field(default_factory=dict)
    par_prenom: dict[str, ReponseCertifiee] = field(default_factory=dict)
    habilitation_rendue: Habilitation | ReponseCertifiee = field(default_factory=lambda: Habilitation(frozenset()))

    def __post_init__(self) -> None:
        self.porte.set()

    def interroger(
        self,
        source: Source,
        identite: Identite,
        *,
        mois: Mois | None = None,
        complement: ComplementIdentite = SANS_COMPLEMENT,
        actualiser: bool = False,
        annule: Callable[[], bool] = lambda: False,
    ) -> ReponseCertifiee:
        """Return the answer prepared for that source, once the door is open."""
        self.demandes.append(Demande(source, identite, mois, actualiser, complement))
        self.portes.get(identite.prenom, self.porte).wait(10)
        if annule():
            return echec(source, EtatAppel.INDISPONIBLE, cause=CauseAppel.ANNULE)
        reponse = (
            self.par_prenom.get(identite.prenom)
            or self.reponses.get(source)
            or echec(source, EtatAppel.INDISPONIBLE, cause=CauseAppel.RESEAU)
        )
        if isinstance(reponse, Exception):
            raise reponse
        return reponse

    def habilitation(self) -> Habilitation | ReponseCertifiee:
        """Return what the token allows."""
        return self.habilitation_rendue
