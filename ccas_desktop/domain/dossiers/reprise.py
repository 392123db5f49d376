"""What comes from the former tool of the office: batches, saved mappings, and the aids it had given before."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum

from ccas_desktop.domain.enregistrement import Enregistrement


class SensReprise(StrEnum):
    """What the former tool says was decided."""

    ACCORD = "accord"
    REFUS = "refus"
    INCONNU = "inconnu"


@dataclass(frozen=True, kw_only=True)
class AideReprise(Enregistrement):
    """A past aid read in a file: history, never a decision of this office's règlement, never notified.

    A list gives neither the organ that decided, nor the reasons, nor the notification: made up, a decision would be
    false. It counts where a règlement asks what was already received.

    Attributes:
        nature: as written in the file.
        aide: code of the aid of the règlement that this nature was said to be; empty when none.
        import_id: the batch it came with.
    """

    dossier_id: str
    usager_id: str
    import_id: str
    nature: str
    aide: str = ""
    accordee_le: date | None = None
    montant: Decimal | None = None
    sens: SensReprise = SensReprise.ACCORD
    numero: str = ""
    motif: str = ""
    tiers: str = ""

    @property
    def compte_comme_recue(self) -> bool:
        """Tell whether it counts among the aids already received: granted, paid, and of the règlement."""
        return bool(self.aide) and self.sens is SensReprise.ACCORD and (self.montant or 0) > 0

    @property
    def annee(self) -> int | None:
        """Return the civil year it was granted in, None when the file did not say."""
        return None if self.accordee_le is None else self.accordee_le.year


class EtatImport(StrEnum):
    """Where a batch stands."""

    EN_COURS = "en_cours"
    TERMINE = "termine"
    ANNULE = "annule"
    INTERROMPU = "interrompu"
    A_VERIFIER = "a_verifier"


@dataclass(frozen=True, kw_only=True)
class Import(Enregistrement):
    """One batch brought in.

    Attributes:
        lot: what the journal names its writes by; undone as a whole.
        commence_le, fini_le: UTC instants.
        etat: EN_COURS when the program was cut; it is undone at the next start.
        compte: how many dossiers, persons, aids… were made, and rows left out.
        refus: for A_VERIFIER, the code of what forbade to undo it, and its facts.
    """

    lot: str
    fichier: str
    empreinte: str
    auteur: str
    commence_le: datetime
    etat: EtatImport = EtatImport.EN_COURS
    fini_le: datetime | None = None
    compte: Mapping[str, int] = field(default_factory=dict)
    refus: Mapping[str, str] = field(default_factory=dict)


class AttenteImport(StrEnum):
    """Where an import that is not finished stands: prepared, being written, cut and undone, or still to be undone."""

    COLONNES = "colonnes"
    APERCU = "apercu"
    EN_COURS = "en_cours"
    DEFAIT = "defait"
    A_VERIFIER = "a_verifier"


@dataclass(frozen=True)
class ImportEnAttente:
    """An import that is not finished, by the name of its file."""

    fichier: str
    attente: AttenteImport


@dataclass(frozen=True)
class LigneRapport:
    """What became of one row of the file of a batch; `raison` is what is to be known of it."""

    ligne: int
    personne: str
    issue: str
    dossier: str = ""
    raison: str = ""
    importee: bool = True


@dataclass(frozen=True, kw_only=True)
class ModeleColonnes(Enregistrement):
    """What the columns of one source become, known again by its headings.

    Attributes:
        signature: digest of the headings.
        cibles: code of the target of each heading (application.imports.cibles).
        natures: code of the aid of the règlement for each nature written in the file.
    """

    signature: str
    nom: str
    cibles: Mapping[str, str]
    natures: Mapping[str, str] = field(default_factory=dict)
