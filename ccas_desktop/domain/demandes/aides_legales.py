"""The legal aids that the CCAS receives, completes and passes on, and never decides (CASF L123-5; domain.md 1.2)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from types import MappingProxyType

from ccas_desktop.domain.demandes.delais import (
    decision_admission_urgence,
    dossier_admission_urgence,
    effet_aide_sociale,
    effet_hebergement,
    notification_admission_urgence,
    transmission_aide_legale,
)
from ccas_desktop.domain.enregistrement import Enregistrement


class GenreAideLegale(StrEnum):
    """The kinds of files, in the order they are offered."""

    ASH = "ash"
    ASH_HANDICAP = "ash_handicap"
    AIDE_MENAGERE = "aide_menagere"
    ADMISSION_URGENCE = "admission_urgence"
    OBLIGATION_ALIMENTAIRE = "obligation_alimentaire"
    APA = "apa"
    ACCUEIL_FAMILIAL = "accueil_familial"
    RSA = "rsa"
    DOMICILIATION = "domiciliation"
    ASPA = "aspa"
    C2S = "c2s"
    AUTRE = "autre"


@dataclass(frozen=True)
class FicheAideLegale:
    """What the CCAS does for one kind of file.

    Attributes:
        autorite: who decides, as a rule; the agent may write another one.
        pieces: papers asked for, as a rule [OKTC]: the list of the département prevails.
        obliges: those who owe maintenance are looked for (CASF L132-6).
        effet: the day of deposit settles from when the aid may be granted (CASF R131-2).
    """

    libelle: str
    autorite: str
    pieces: tuple[str, ...] = ()
    obliges: bool = False
    effet: bool = False
    hebergement: bool = False


_DEPARTEMENT = "Président du conseil départemental"
_IDENTITE = "Pièce d’identité ou titre de séjour"
_RESSOURCES = "Justificatifs de ressources des trois derniers mois"
_AVIS = "Dernier avis d’imposition"
_FAMILLE = "Livret de famille"
_BIENS = "Relevés des comptes et des placements, taxe foncière"
FICHES: Mapping[GenreAideLegale, FicheAideLegale] = MappingProxyType(
    {
        GenreAideLegale.ASH: FicheAideLegale(
            "Aide sociale à l’hébergement, personne âgée",
            _DEPARTEMENT,
            (_IDENTITE, _FAMILLE, _RESSOURCES, _AVIS, _BIENS, "Bulletin d’entrée dans l’établissement"),
            obliges=True,
            effet=True,
            hebergement=True,
        ),
        GenreAideLegale.ASH_HANDICAP: FicheAideLegale(
            "Aide sociale à l’hébergement, personne handicapée",
            _DEPARTEMENT,
            (_IDENTITE, _RESSOURCES, _AVIS, _BIENS, "Notification de la MDPH", "Bulletin d’entrée"),
            effet=True,
            hebergement=True,
        ),
        GenreAideLegale.AIDE_MENAGERE: FicheAideLegale(
            "Aide ménagère", _DEPARTEMENT, (_IDENTITE, _RESSOURCES, _AVIS), effet=True
        ),
        GenreAideLegale.ADMISSION_URGENCE: FicheAideLegale(
            "Admission d’urgence (le maire prononce)", _DEPARTEMENT, (_IDENTITE, _RESSOURCES, _AVIS), obliges=True
        ),
        GenreAideLegale.OBLIGATION_ALIMENTAIRE: FicheAideLegale(
            "Obligation alimentaire", _DEPARTEMENT, (_FAMILLE, _RESSOURCES), obliges=True
        ),
        GenreAideLegale.APA: FicheAideLegale(
            "Allocation personnalisée d’autonomie (APA)", _DEPARTEMENT, (_IDENTITE, _AVIS, "Relevé d’identité bancaire")
        ),
        GenreAideLegale.ACCUEIL_FAMILIAL: FicheAideLegale(
            "Accueil familial", _DEPARTEMENT, (_IDENTITE, _RESSOURCES, "Contrat d’accueil"), obliges=True, effet=True
        ),
        GenreAideLegale.RSA: FicheAideLegale("RSA, instruit par convention", _DEPARTEMENT, (_IDENTITE, _RESSOURCES)),
        GenreAideLegale.DOMICILIATION: FicheAideLegale("Domiciliation", "Président du CCAS", (_IDENTITE,)),
        GenreAideLegale.ASPA: FicheAideLegale("Minimum vieillesse (ASPA)", "Caisse de retraite", (_IDENTITE, _AVIS)),
        GenreAideLegale.C2S: FicheAideLegale("Complémentaire santé solidaire", "CPAM ou MSA", (_IDENTITE, _RESSOURCES)),
        GenreAideLegale.AUTRE: FicheAideLegale("Autre aide légale", ""),
    }
)


class SuiteLegale(StrEnum):
    """What the authority answered."""

    EN_ATTENTE = "en_attente"
    ACCORDEE = "accordee"
    ACCORDEE_EN_PARTIE = "accordee_en_partie"
    REFUSEE = "refusee"


@dataclass(frozen=True, kw_only=True)
class DossierAideLegale(Enregistrement):
    """One file of legal aid.

    Attributes:
        demandeur_id: the person of the dossier who asks.
        depose_le: day of deposit, which may be opposed to the authority; `depose_a` is the moment it was recorded, UTC.
        autorite: who it goes to and who decides.
        entree_le: day of entry in the establishment, for a lodging (CASF R131-2).
        effet_prolonge: the département gives two months more to ask after the entry (CASF R131-2).
        prononcee_le: day the mayor pronounced the emergency admission (CASF L131-3).
        departement_averti_le: day the département was told of it, with a receipt.
        pieces: names of the papers joined.
        observations: what the CCAS adds; an opinion, never a decision.
        transmis_le, decidee_le: days it was passed on, and decided.
    """

    dossier_id: str
    demandeur_id: str
    genre: GenreAideLegale
    depose_le: date
    depose_a: datetime
    autorite: str
    precision: str = ""
    entree_le: date | None = None
    prononcee_le: date | None = None
    departement_averti_le: date | None = None
    pieces: tuple[str, ...] = ()
    observations: str = ""
    transmis_le: date | None = None
    decidee_le: date | None = None
    suite: SuiteLegale = SuiteLegale.EN_ATTENTE
    effet_prolonge: bool = False

    @property
    def fiche(self) -> FicheAideLegale:
        """Return what the CCAS does for this kind."""
        return FICHES[self.genre]

    @property
    def libelle(self) -> str:
        """Return the name shown."""
        return self.precision or self.fiche.libelle if self.genre is GenreAideLegale.AUTRE else self.fiche.libelle

    @property
    def effet_le(self) -> date | None:
        """Return from when the aid may be granted, when the law says so (CASF R131-2)."""
        if not self.fiche.effet:
            return None
        if self.fiche.hebergement and self.entree_le is not None:
            return effet_hebergement(self.depose_le, self.entree_le, prolongee=self.effet_prolonge)
        return effet_aide_sociale(self.depose_le)


@dataclass(frozen=True, kw_only=True)
class ObligeAlimentaire(Enregistrement):
    """A relative who may owe maintenance: a third person, who did not give these data (RGPD art. 14).

    Attributes:
        lien: child, grandchild, son-in-law… in words.
        information_le: day they were told what is kept of them.
        reponse: what they say they can give, in their words; nothing of their own resources is kept.
    """

    dossier_id: str
    aide_legale_id: str
    nom: str
    prenom: str
    lien: str
    adresse: str = ""
    information_le: date | None = None
    reponse: str = ""


class NatureEcheance(StrEnum):
    """The clocks of a file of legal aid."""

    AVERTIR_DEPARTEMENT = "avertir_departement"
    TRANSMETTRE = "transmettre"
    CONFIRMATION = "confirmation"


@dataclass(frozen=True)
class EcheanceLegale:
    """One clock: its last day, and the day it was met."""

    nature: NatureEcheance
    jour: date
    faite_le: date | None = None


def echeances(aide: DossierAideLegale) -> tuple[EcheanceLegale, ...]:
    """Return the clocks of a file: one month to pass it on (L131-1), and those of an emergency admission (L131-3)."""
    if aide.genre is GenreAideLegale.ADMISSION_URGENCE and aide.prononcee_le is not None:
        jour = aide.prononcee_le
        return (
            EcheanceLegale(
                NatureEcheance.AVERTIR_DEPARTEMENT, notification_admission_urgence(jour), aide.departement_averti_le
            ),
            EcheanceLegale(NatureEcheance.TRANSMETTRE, dossier_admission_urgence(jour), aide.transmis_le),
            EcheanceLegale(NatureEcheance.CONFIRMATION, decision_admission_urgence(jour), aide.decidee_le),
        )
    return (EcheanceLegale(NatureEcheance.TRANSMETTRE, transmission_aide_legale(aide.depose_le), aide.transmis_le),)
