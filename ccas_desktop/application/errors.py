"""Errors a port may raise. What they mean to the person is said in application.messages."""

from __future__ import annotations

from enum import StrEnum

from ccas_desktop.application.journal import EntreeJournal


class ErreurPort(Exception):
    """Something outside the program failed; what was saved is safe."""


class ErreurBase(ErreurPort):
    """The store cannot do what was asked."""


class BaseAbsente(ErreurBase):
    """This workstation has no store yet; none was made."""


class EnregistrementAbsent(ErreurBase):
    """The record does not exist, or no longer does."""


class EnregistrementUtilise(ErreurBase):
    """Other records still name this one; it was not removed."""


class ConflitDeVersion(ErreurBase):
    """Another save came between the reading and this one; nothing was overwritten."""


class RaisonAnnulation(StrEnum):
    """Why something that was done cannot be undone."""

    RIEN = "annulation_rien"
    DEJA_FAITE = "annulation_deja_faite"
    CHANGE_DEPUIS = "annulation_change_depuis"
    SERT_AILLEURS = "annulation_sert_ailleurs"
    RATTACHEMENT_ABSENT = "annulation_rattachement_absent"
    DECISION_NOTIFIEE = "annulation_decision_notifiee"
    COURRIER_PRODUIT = "annulation_courrier_produit"
    APPEL_FAIT = "annulation_appel_fait"
    DOCUMENT_EFFACE = "annulation_document_efface"
    EN_COURS = "annulation_en_cours"
    PLUSIEURS_DOSSIERS = "annulation_plusieurs_dossiers"


class AnnulationRefusee(ErreurBase):
    """What was done cannot be undone; nothing was.

    Attributes:
        entree: the act at fault.
        depuis: what was written on its record since.
        nomme_par: kinds of the records that still name it.
    """

    def __init__(
        self,
        raison: RaisonAnnulation,
        entree: EntreeJournal | None = None,
        *,
        depuis: EntreeJournal | None = None,
        nomme_par: tuple[str, ...] = (),
    ) -> None:
        super().__init__(raison.value)
        self.raison = raison
        self.entree = entree
        self.depuis = depuis
        self.nomme_par = nomme_par


class EnregistrementReserve(ErreurBase):
    """A long undo that has not ended is about this record; nothing was written over it."""


class BaseOccupee(ErreurBase):
    """Another process holds the store; to be tried again."""


class DisquePlein(ErreurBase):
    """No room is left on the disk; the save was refused whole."""


class BaseIllisible(ErreurBase):
    """The file is damaged, or is no store."""


class CleRefusee(ErreurBase):
    """The key does not open the store."""


class BasePlusRecente(ErreurBase):
    """The store was written by a newer version of the program; it was left untouched."""


class BaseSurReseau(ErreurBase):
    """The store is on a network share, where SQLite can be damaged (domain.md 8.2)."""


class BaseSynchronisee(ErreurBase):
    """The store is in a folder that a service copies elsewhere as it changes (OneDrive, Dropbox, Google Drive…)."""


class ErreurMiseAJour(ErreurPort):
    """The program could not be updated; the one that runs, and its base, are as they were."""


class SourceInjoignable(ErreurMiseAJour):
    """The place where the updates are published does not answer."""


class SourceRenvoieAilleurs(ErreurMiseAJour):
    """That place sends to another address, which is never followed."""


class ManifesteAbsent(ErreurMiseAJour):
    """That place answers, and publishes nothing."""


class TelechargementCoupe(ErreurMiseAJour):
    """What was being received stopped; it goes on from there next time."""


class PlaceManquante(ErreurMiseAJour):
    """The disk has no room left for the setup or the copy of the base."""


class InstallationAlteree(ErreurMiseAJour):
    """A setup is not, or is no longer, the one that was published; it was erased and never started."""


class InstallationNonLancee(ErreurMiseAJour):
    """The system refused to start the setup."""


class CopieDeBaseAbsente(ErreurMiseAJour):
    """The copy of the base one wanted to come back to is gone or damaged."""


class TrousseauIndisponible(ErreurPort):
    """The keyring of the system does not answer or refuses."""


class LettreImpossible(ErreurPort):
    """The letter could not be composed."""


class ImpressionImpossible(ErreurPort):
    """The printer did not take the letter."""


class FichierNonEcrit(ErreurPort):
    """A file asked for could not be written; none was left half made."""


class TexteIllisible(ErreurPort):
    """A file brought in by the CCAS cannot be read; nothing of it is kept.

    Attributes:
        fautes: each fault as (place in the file, sentence).
    """

    def __init__(self, fautes: tuple[tuple[str, str], ...]) -> None:
        super().__init__("fichier illisible")
        self.fautes = fautes


class ReglementIllisible(TexteIllisible):
    """The file of the règlement cannot be read; the former one stays in force."""


class BaremesIllisibles(TexteIllisible):
    """The file of the reference scales cannot be read; the former ones stay in use."""
