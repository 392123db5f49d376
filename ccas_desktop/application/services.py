"""What the verbs work with, chosen once by bootstrap."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Protocol

from ccas_desktop.application.classeur import LireClasseur
from ccas_desktop.application.errors import BaremesIllisibles
from ccas_desktop.application.paquet import OuvrirPaquet
from ccas_desktop.application.ports import (
    AccesApi,
    ApiParticulier,
    Base,
    Horloge,
    Lettres,
    Referentiels,
    Secrets,
)
from ccas_desktop.application.ports.base_adresse import OuvrirBaseAdresse, sans_base_adresse
from ccas_desktop.application.ports.ecoles import Ecoles, EcolesVolatiles
from ccas_desktop.application.ports.impot import AccesImpot, ApiImpot
from ccas_desktop.application.ports.notes import AucuneNote, PortNotes
from ccas_desktop.application.ports.proxy import EssayerProxy, sans_essai
from ccas_desktop.application.preferences import Preferences, PreferencesVolatiles
from ccas_desktop.application.tableur import Tableur
from ccas_desktop.domain.reglement.modele.baremes import AUCUN, Baremes
from ccas_desktop.domain.reglement.modele.model import Aide, Reglement

if TYPE_CHECKING:
    from ccas_desktop.application.ports.mises_a_jour import MisesAJour

NOM_JETON = "jeton_api_particulier"
NOM_CLE_EMPREINTE = "cle_empreinte"
NOM_ENTETE_RELAIS = "entete_du_relais"


class PortBaremes(Protocol):
    """The reference scales, as files."""

    def fournis(self) -> Baremes:
        """Return the scales that come with the application."""

    def lire(self, texte: str) -> Baremes:
        """Return the scales of a text. Raises BaremesIllisibles."""


class AucunBareme:
    """No scale at all: a règlement that reads one is then incomplete."""

    def fournis(self) -> Baremes:
        """Return no scale."""
        return AUCUN

    def lire(self, texte: str) -> Baremes:
        """Refuse any text. Raises BaremesIllisibles."""
        raise BaremesIllisibles((("fichier", f"Aucun barème ne se lit ici ({len(texte)} caractères)."),))


@dataclass(frozen=True)
class Services:
    """The ports, fulfilled.

    Attributes:
        ouvrir_api: gives the client of API Particulier for this CCAS; one client, with its limits, per address.
        ouvrir_impot: gives the client of API Impôt particulier for an access, the same each time.
        baremes: the reference scales, those of the application and how a file of them is read.
        modeles: gives the sample aids, each alone in its règlement.
        notes: the comments of the text of a règlement.
        ouvrir_adresses: gives the client of the Base Adresse Nationale at an address; none by default.
        essayer_proxy: calls a service by a proxy that is not saved yet; calls nothing by default.
        lire_reglement: reads the text of a règlement. Raises ReglementIllisible.
        ecrire_reglement: writes a règlement as the text that `lire_reglement` reads back.
        lire_classeur: reads a spreadsheet, whatever its format. Raises RefusMetier with the reason.
        ouvrir_paquet: gives the folder that an export fills.
        mises_a_jour: how the program replaces itself, None where it does not.
    """

    base: Base
    horloge: Horloge
    secrets: Secrets
    referentiels: Referentiels
    lettres: Lettres
    ouvrir_api: Callable[[AccesApi], ApiParticulier]
    ouvrir_impot: Callable[[AccesImpot], ApiImpot]
    lire_reglement: Callable[[str], Reglement]
    ecrire_reglement: Callable[[Reglement], str]
    tableur: Tableur
    lire_classeur: LireClasseur
    ouvrir_paquet: OuvrirPaquet
    ecoles: Ecoles = field(default_factory=EcolesVolatiles)
    baremes: PortBaremes = field(default_factory=AucunBareme)
    modeles: Callable[[], tuple[Aide, ...]] = tuple
    notes: PortNotes = field(default_factory=AucuneNote)
    preferences: Preferences = field(default_factory=PreferencesVolatiles)
    ouvrir_adresses: OuvrirBaseAdresse = sans_base_adresse
    essayer_proxy: EssayerProxy = sans_essai
    mises_a_jour: MisesAJour | None = None
