"""The register of the calls: read, searched, and rid of what is older than 36 months (CRPA R114-9-7)."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta

from ccas_desktop.application.journal import Action, Auteur
from ccas_desktop.application.messages.registre import issue_en_mots
from ccas_desktop.application.ports import Horloge, Lecture
from ccas_desktop.application.services import Services
from ccas_desktop.application.vues import AppelTrace, TracesAnciennes
from ccas_desktop.domain.certifie.certifie import LIBELLES, Source
from ccas_desktop.domain.certifie.impot import LIBELLE as AVIS_D_IMPOSITION
from ccas_desktop.domain.certifie.impot import SourceFiscale
from ccas_desktop.domain.demandes.delais import ajouter_mois
from ccas_desktop.domain.personnes.identite import cle_de_comparaison

MOIS_DE_GARDE = 36
LONGUEUR_EMPREINTE = 12
OBJET_PURGE = "purge"
_UN_JOUR = timedelta(days=1)
_SANS_FIN = datetime.max.replace(tzinfo=UTC)


@dataclass(frozen=True)
class FiltreAppels:
    """What is looked for: words found anywhere in a line, and a period, both ends included."""

    texte: str = ""
    du: date | None = None
    au: date | None = None


@dataclass(frozen=True)
class LigneAppel:
    """One call as the register shows it: no value, no identity.

    Attributes:
        moment: on the clock of the office.
        empreinte: the start of the keyed digest: two calls about one person show the same.
    """

    moment: datetime
    agent: str
    source: str
    demande: str
    demande_id: str | None
    base_legale: str
    motif: str
    issue: str
    http: str
    code: str
    requete_id: str
    empreinte: str


@dataclass(frozen=True)
class Purge:
    """A removal of old traces, as the journal says it."""

    moment: datetime
    auteur: str
    nombre: int


@dataclass(frozen=True)
class RegistreAppels:
    """The calls found among all those kept, those that must go, and the last purge."""

    lignes: tuple[LigneAppel, ...]
    total: int
    a_purger: TracesAnciennes
    derniere_purge: Purge | None = None


def lire_registre(services: Services, filtre: FiltreAppels) -> RegistreAppels:
    """Return the calls that match, latest first."""
    horloge = services.horloge
    with services.base.lecture() as base:
        # A day more on each side: the base counts in UTC, the office in its own zone.
        appels = base.appels_traces(depuis=_minuit(filtre.du, -_UN_JOUR), avant=_minuit(filtre.au, 2 * _UN_JOUR))
        registre = _compter(base, horloge)
    return replace(registre, lignes=tuple(filtrer((_ligne(appel, horloge) for appel in appels), filtre)))


def compter_appels(services: Services) -> RegistreAppels:
    """Return the register without its lines."""
    with services.base.lecture() as base:
        return _compter(base, services.horloge)


def filtrer(lignes: Iterable[LigneAppel], filtre: FiltreAppels) -> list[LigneAppel]:
    """Keep the lines that hold every word, or the start of it, accents and case put aside, within the period."""
    mots = [mot for tape in filtre.texte.split() if (mot := cle_de_comparaison(tape))]
    return [ligne for ligne in lignes if _dans_la_periode(ligne, filtre) and _a_les_mots(ligne, mots)]


def limite_de_garde(horloge: Horloge) -> datetime:
    """Return the instant before which a trace must go; whole days of UTC, as the base checks them."""
    jour = ajouter_mois(horloge.maintenant().astimezone(UTC).date(), -MOIS_DE_GARDE)
    return datetime.combine(jour, time(), UTC)


def purger_traces(services: Services, auteur: Auteur) -> TracesAnciennes:
    """Remove the traces older than 36 months, and say so in the journal: how many, of which period."""
    avant = limite_de_garde(services.horloge)
    with services.base.ecriture(auteur) as base:
        anciennes = base.traces_avant(avant)
        return base.purger_traces(avant) if anciennes.nombre else anciennes


def libelle_de_la_source(source: Source | SourceFiscale) -> str:
    """Return the name of a source, or its code when it has none."""
    if isinstance(source, SourceFiscale):
        return AVIS_D_IMPOSITION
    return LIBELLES.get(source, str(source))


def _minuit(jour: date | None, decalage: timedelta) -> datetime | None:
    return None if jour is None else datetime.combine(jour, time(), UTC) + decalage


def _compter(base: Lecture, horloge: Horloge) -> RegistreAppels:
    total = base.traces_avant(_SANS_FIN).nombre
    return RegistreAppels((), total, base.traces_avant(limite_de_garde(horloge)), _derniere_purge(base, horloge))


def _dans_la_periode(ligne: LigneAppel, filtre: FiltreAppels) -> bool:
    jour = ligne.moment.date()
    return (filtre.du is None or jour >= filtre.du) and (filtre.au is None or jour <= filtre.au)


def _a_les_mots(ligne: LigneAppel, mots: list[str]) -> bool:
    if not mots:
        return True
    textes = (ligne.agent, ligne.source, ligne.demande, ligne.motif, ligne.issue, ligne.code, ligne.requete_id)
    texte = f" {cle_de_comparaison(' '.join(textes))}"
    # « 2026-0042-1 » is one word here: its parts alone would find many others.
    return all(f" {mot}" in texte for mot in mots)


def _ligne(appel: AppelTrace, horloge: Horloge) -> LigneAppel:
    trace = appel.trace
    return LigneAppel(
        moment=horloge.heure_de(trace.instant),
        agent=trace.agent,
        source=libelle_de_la_source(trace.source),
        demande=appel.numero_demande,
        demande_id=trace.demande_id,
        base_legale=trace.base_legale,
        motif=trace.motif,
        issue=issue_en_mots(trace.etat),
        http="" if trace.http is None else str(trace.http),
        code=trace.code or "",
        requete_id=trace.requete_id or "",
        empreinte=trace.empreinte[:LONGUEUR_EMPREINTE],
    )


def _derniere_purge(base: Lecture, horloge: Horloge) -> Purge | None:
    entree = next((e for e in base.journal_du_poste(OBJET_PURGE, limite=1) if e.action is Action.PURGE), None)
    if entree is None:
        return None
    return Purge(horloge.heure_de(entree.instant), entree.auteur.nom, int(json.loads(entree.apres)["nombre"]))
