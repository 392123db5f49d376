"""What the rows of a file say, once read: persons, an address, past aids, notes; and what could not be read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum

from ccas_desktop.domain.dossiers.dossier import Adresse, Orientation
from ccas_desktop.domain.dossiers.reprise import SensReprise
from ccas_desktop.domain.personnes.contacts import PersonneAPrevenir, PreferencesUsager
from ccas_desktop.domain.personnes.foyer import Lien
from ccas_desktop.domain.personnes.identite import Identite
from ccas_desktop.domain.personnes.residence import Domiciliation, Logement
from ccas_desktop.domain.personnes.situation_personne import SituationPersonne


@dataclass(frozen=True)
class Anomalie:
    """Something to look at in one cell, or in one row when `colonne` is None.

    Attributes:
        ligne: number of the row in the file.
        colonne: rank of the column in the sheet.
        code: of its sentence (application.messages.imports).
        bloquante: nothing of the row can be brought in.
        doute: what was read is a guess, and may stand.
    """

    ligne: int
    colonne: int | None
    code: str
    bloquante: bool = False
    doute: bool = False
    faits: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class PersonneLue:
    """One person of a row."""

    identite: Identite
    lien: Lien = Lien.DEMANDEUR
    telephone: str = ""
    courriel: str = ""
    autre_telephone: str = ""
    situation: SituationPersonne = field(default_factory=SituationPersonne)
    a_prevenir: PersonneAPrevenir = field(default_factory=PersonneAPrevenir)
    preferences: PreferencesUsager = field(default_factory=PreferencesUsager)


@dataclass(frozen=True)
class SuiviLu:
    """What a row says of the housing and of who follows the dossier; `referent` as written in the file."""

    logement: Logement = field(default_factory=Logement)
    arrivee_commune: date | None = None
    orientation: Orientation | None = None
    prescripteur: str = ""
    referent: str = ""
    referent_id: str | None = None


AUCUN_SUIVI = SuiviLu()


@dataclass(frozen=True)
class AideLue:
    """A past aid of a row, which is the number `ligne` of the file; `montant` in euros."""

    ligne: int
    nature: str
    date: date | None = None
    montant: Decimal | None = None
    sens: SensReprise = SensReprise.ACCORD
    numero: str = ""
    motif: str = ""
    tiers: str = ""


@dataclass(frozen=True)
class LigneLue:
    """One row, read.

    Attributes:
        cle: what joins the rows of one family, as written in the file; empty when the file has no such column.
        notes: text kept in a dated note, each beginning by its heading.
    """

    numero: int
    personnes: tuple[PersonneLue, ...] = ()
    adresse: Adresse = field(default_factory=Adresse)
    aide: AideLue | None = None
    domiciliation: Domiciliation | None = None
    suivi: SuiviLu = AUCUN_SUIVI
    notes: tuple[str, ...] = ()
    cle: str = ""
    anomalies: tuple[Anomalie, ...] = ()


class EtatFiche(StrEnum):
    """How far a family of the file can be brought in."""

    PRETE = "prete"
    DOUTEUSE = "douteuse"
    EN_ERREUR = "en_erreur"
    IMPOSSIBLE = "impossible"


@dataclass(frozen=True)
class Fiche:
    """One family of the file: the rows that speak of it, what they say together."""

    rang: int
    lignes: tuple[int, ...]
    personnes: tuple[PersonneLue, ...]
    adresse: Adresse
    aides: tuple[AideLue, ...]
    notes: tuple[str, ...]
    anomalies: tuple[Anomalie, ...]
    domiciliation: Domiciliation | None = None
    suivi: SuiviLu = AUCUN_SUIVI

    @property
    def etat(self) -> EtatFiche:
        """Return the worst of what was found."""
        if any(anomalie.bloquante for anomalie in self.anomalies):
            return EtatFiche.IMPOSSIBLE
        if any(not anomalie.doute for anomalie in self.anomalies):
            return EtatFiche.EN_ERREUR
        return EtatFiche.DOUTEUSE if self.anomalies else EtatFiche.PRETE

    @property
    def nom_affiche(self) -> str:
        """Return the name of the first person, or an empty text."""
        return self.personnes[0].identite.nom_affiche if self.personnes else ""
