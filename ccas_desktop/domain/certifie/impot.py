"""The tax household of a person as the DGFIP certifies it: the number it is asked by, the years, the answer."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from typing import NoReturn, SupportsIndex

from ccas_desktop.domain.certifie.certifie import CauseAppel, EtatAppel
from ccas_desktop.domain.errors import RefusMetier
from ccas_desktop.domain.reponses.certifie_lecture import PersonneRendue

MASQUE = "•••"
_LONGUEUR_SPI = 13
_SPI_DANS_UN_TEXTE = re.compile(r"\d(?:[ .\u00a0\u202f]?\d){12,}")
_MOIS_DES_AVIS, _JOUR_DES_AVIS = 7, 22


# Facts that an avis d’imposition tells, and the one worked out from them.
REVENU_FISCAL, PARTS_FISCALES, QUOTIENT_FISCAL = "revenu_fiscal_reference", "parts_fiscales", "quotient_fiscal"
CHIFFRES_DE_L_AVIS = (REVENU_FISCAL, PARTS_FISCALES)
FOURNISSEUR, ADMINISTRATION = "DGFIP", "la DGFIP (impôts)"


class SourceFiscale(StrEnum):
    """The source beside those of API Particulier; its code is written in bases and in files of règlement."""

    IMPOT_PARTICULIER = "impot_particulier"


LIBELLE = "Avis d’imposition"
LIBELLE_DETAILLE = "Avis d’imposition\u00a0: revenu fiscal de référence et nombre de parts"


class Spi:
    """A numéro fiscal, held for the time of one call.

    It may not be kept (CGU of the DGFIP): it has no text, no representation, and refuses to be copied or serialised.
    Only `chiffres` gives it, for the URL of the call.
    """

    __slots__ = ("_chiffres",)

    def __init__(self, tape: str) -> None:
        self._chiffres = "".join(tape.split())
        # What was typed must not be seen in the frames of the refusal.
        del tape
        if len(self._chiffres) != _LONGUEUR_SPI or not (self._chiffres.isascii() and self._chiffres.isdigit()):
            raise RefusMetier("spi_illisible", champ="spi")

    def chiffres(self) -> str:
        """Return the thirteen digits: for the URL of the call, and nothing else."""
        return self._chiffres

    def __repr__(self) -> str:
        return f"Spi({MASQUE})"

    def __str__(self) -> str:
        return MASQUE

    def __format__(self, _format: str) -> str:
        return MASQUE

    def __reduce_ex__(self, _protocole: SupportsIndex) -> NoReturn:
        raise TypeError("un SPI ne se garde pas")


def sans_spi(texte: str) -> str:
    """Return the text without any run of thirteen digits or more: the service may quote the number it was asked."""
    return _SPI_DANS_UN_TEXTE.sub(MASQUE, texte)


def annees_de_revenus(jour: date) -> tuple[int, int]:
    """Return the income years to ask on that day, the likeliest first.

    The income of last year is known from the summer assessment, about 22 July; before, that of the year before. The
    date moves from year to year and some are assessed late: the other year is asked when the first says nothing.
    """
    derniere, precedente = jour.year - 1, jour.year - 2
    if jour >= date(jour.year, _MOIS_DES_AVIS, _JOUR_DES_AVIS):
        return derniere, precedente
    return precedente, derniere


class SituationFamille(StrEnum):
    """Marital status as the tax household declared it (`sitFam`)."""

    MARIE = "M"
    CELIBATAIRE = "C"
    DIVORCE = "D"
    VEUF = "V"
    PACSE = "O"


@dataclass(frozen=True)
class PersonnesACharge:
    """Dependents as declared; None is « not said ».

    The boxes that tell who holds a disability card (G, I, R, P) are health data: they are not read.
    """

    total: int | None = None
    enfants: int | None = None
    enfants_en_alternance: int | None = None
    majeurs_rattaches: int | None = None
    maries_rattaches: int | None = None


@dataclass(frozen=True)
class SituationFiscale:
    """One tax household for one year; what the contract does not open, or cannot be read, is None or empty.

    Attributes:
        annee: income year; the avis is of the next one.
        famille_brute: the letter of the service, known to us or not.
        declarants: one or two; the person asked about may be either.
    """

    annee: int | None = None
    rfr: Decimal | None = None
    nombre_parts: Decimal | None = None
    famille: SituationFamille | None = None
    famille_brute: str | None = None
    personnes_a_charge: PersonnesACharge | None = None
    declarants: tuple[PersonneRendue, ...] = ()
    adresse: tuple[str, ...] = ()

    @property
    def quotient_fiscal(self) -> Decimal | None:
        """Return RFR / parts / 12, not rounded; None when one of them is unknown."""
        if self.rfr is None or not self.nombre_parts:
            return None
        return self.rfr / self.nombre_parts / 12


class CauseImpot(StrEnum):
    """Why the gateway of the DGFIP could not be asked, in words of this access alone."""

    REGLAGES_INCOMPLETS = "reglages_incomplets"
    REGLAGES_INVALIDES = "reglages_invalides"
    ADRESSE_NON_CHIFFREE = "adresse_non_chiffree"
    IDENTIFIANTS_ABSENTS = "identifiants_absents"
    IDENTIFIANTS_REFUSES = "identifiants_refuses"
    JETON_ILLISIBLE = "jeton_illisible"
    CERTIFICAT_ABSENT = "certificat_absent"
    CERTIFICAT_ILLISIBLE = "certificat_illisible"
    CERTIFICAT_EN_CLAIR = "certificat_en_clair"
    CERTIFICAT_SANS_MOT_DE_PASSE = "certificat_sans_mot_de_passe"
    CERTIFICAT_MOT_DE_PASSE = "certificat_mot_de_passe"
    CERTIFICAT_EXPIRE = "certificat_expire"
    CERTIFICAT_PAS_ENCORE_VALABLE = "certificat_pas_encore_valable"
    CERTIFICAT_REFUSE = "certificat_refuse"


@dataclass(frozen=True)
class ValiditeCertificat:
    """From when to when a certificate is good, UTC."""

    debut: datetime
    fin: datetime


@dataclass(frozen=True)
class ReponseFiscale:
    """The outcome of one question to the DGFIP. Only `certifie` carries a situation; nothing holds the SPI.

    Attributes:
        annee: income year of the last call, None when the resource takes none.
        annees_demandees: every year asked, in order.
        requete_id: `X-Correlation-ID` of the last call, for the support of the DGFIP.
        identite_differente: neither declarant is the person typed; None when that cannot be told.
        detail: text of the service for an error, verbatim but for any number like an SPI.
    """

    etat: EtatAppel
    instant: datetime
    annee: int | None = None
    situation: SituationFiscale | None = None
    annees_demandees: tuple[int, ...] = ()
    identite_differente: bool | None = None
    http: int | None = None
    code: str | None = None
    detail: str | None = None
    requete_id: str | None = None
    reessayer_dans: int | None = None
    cause: CauseAppel | CauseImpot | None = None

    @property
    def ne_dit_rien(self) -> bool:
        """Tell whether the service answered, and had nothing for that year."""
        vide = self.cause in (CauseAppel.VIDE, CauseAppel.SANS_DONNEES) and self.http == 200
        return self.etat is EtatAppel.INTROUVABLE or vide
