"""The case file of a foyer: its number, its address, its people and its budget."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from ccas_desktop.domain.dossiers.budget import LigneBudget
from ccas_desktop.domain.dossiers.note import Note
from ccas_desktop.domain.enregistrement import Enregistrement
from ccas_desktop.domain.personnes.adresse import LIGNE_ADRESSE_MAX as LIGNE_ADRESSE_MAX
from ccas_desktop.domain.personnes.adresse import Adresse as Adresse
from ccas_desktop.domain.personnes.adresse import AdresseAncienne
from ccas_desktop.domain.personnes.foyer import Lien, Usager
from ccas_desktop.domain.personnes.residence import Domiciliation, Logement, mois_revolus


class Orientation(StrEnum):
    """How the foyer came to the CCAS (features.md D6)."""

    SPONTANEE = "spontanee"
    ELU = "elu"
    DEPARTEMENT = "departement"
    ASSOCIATION = "association"
    TIERS = "tiers"
    CABINET = "cabinet"
    AUTRE = "autre"


class MotifCloture(StrEnum):
    """Why a dossier is followed no more (features.md D2: actif, inactif, archivé, décédé)."""

    DEMENAGEMENT = "demenagement"
    DECES = "deces"
    SANS_NOUVELLE = "sans_nouvelle"
    PLUS_DE_BESOIN = "plus_de_besoin"
    A_SA_DEMANDE = "a_sa_demande"
    AUTRE = "autre"


@dataclass(frozen=True, kw_only=True)
class Dossier(Enregistrement):
    """A case file. Its number says nothing of the person: year of opening and rank, « 2026-0042 ».

    Attributes:
        note: pinned, shown first.
        adresse_depuis: first day at this address.
        arrivee_commune: day the foyer came to live in the commune; residence conditions count from it.
        adresse_confidentielle: masked on screens until asked for, never in a list, an export or a call.
        ne_pas_ecrire: nothing is posted; letters are handed over.
        prescripteur: who sent the person: « UDAF », « Mme Roux, assistante sociale ».
        referent_id: the agent who follows the dossier.
        clos_le, motif_cloture: day it was closed, and why; None while it is followed.
    """

    numero: str
    ouvert_le: date
    adresse: Adresse = field(default_factory=Adresse)
    note: str = ""
    adresse_depuis: date | None = None
    arrivee_commune: date | None = None
    adresse_confidentielle: bool = False
    ne_pas_ecrire: bool = False
    domiciliation: Domiciliation | None = None
    logement: Logement = field(default_factory=Logement)
    orientation: Orientation | None = None
    prescripteur: str = ""
    referent_id: str | None = None
    clos_le: date | None = None
    motif_cloture: MotifCloture | None = None

    @property
    def adresse_montrable(self) -> Adresse:
        """Return the address that lists, exports and screens may show: an empty one when it is confidential."""
        return Adresse() if self.adresse_confidentielle else self.adresse

    def est_domicilie_le(self, jour: date) -> bool:
        """Tell whether it is domiciled at the CCAS that day: the address then is no dwelling."""
        return self.domiciliation is not None and self.domiciliation.court_le(jour)

    def mois_dans_la_commune(self, jour: date) -> int | None:
        """Return for how many whole months the foyer has lived in the commune, or None when that is not known."""
        return None if self.arrivee_commune is None else mois_revolus(self.arrivee_commune, jour)


@dataclass(frozen=True)
class DossierComplet:
    """All that the dossier page shows, read at one moment; notes and former addresses latest first."""

    dossier: Dossier
    usagers: tuple[Usager, ...]
    budget: tuple[LigneBudget, ...]
    notes: tuple[Note, ...] = ()
    adresses: tuple[AdresseAncienne, ...] = ()

    @property
    def demandeur(self) -> Usager:
        """Return the person who opened the dossier."""
        return next(u for u in self.usagers if u.lien is Lien.DEMANDEUR)

    def demeure_le(self, jour: date) -> Adresse:
        """Return the address where the foyer lived that day, from its history; an empty one when it is not known.

        None either while it is domiciled at the CCAS.
        """
        if self.dossier.est_domicilie_le(jour):
            return Adresse()
        if self.dossier.adresse_depuis is None or self.dossier.adresse_depuis <= jour:
            return self.dossier.adresse
        # The latest first: of two that overlap, the one they moved to.
        return next((ancienne.adresse for ancienne in self.adresses if ancienne.habitee_le(jour)), Adresse())

    def usager(self, usager_id: str) -> Usager:
        """Return the person of that id. Raises KeyError when not of this dossier."""
        return {u.id: u for u in self.usagers}[usager_id]


def numero_de_dossier(annee: int, rang: int) -> str:
    """Return the speakable number: « 2026-0042 »; above 9 999 a year the rank simply takes five digits."""
    return f"{annee:04d}-{rang:04d}"
