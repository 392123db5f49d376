"""What the life at the counter needs of the store."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date, datetime
from typing import Protocol

from ccas_desktop.application.vues import AideFinissante, AideLegaleDue, DonneesAnciennes, RappelDu
from ccas_desktop.domain.guichet.visiteur import Visiteur


class LectureGuichet(Protocol):
    """What the first page and the queue of the day read."""

    def rappels_dus(self, jour: date, *, limite: int = 200) -> tuple[RappelDu, ...]:
        """Return the reminders due that day or before and not done, the oldest first."""

    def donnees_anciennes(self, avant: datetime, *, limite: int = 200) -> tuple[DonneesAnciennes, ...]:
        """Return the demandes not decided yet that keep data certified before an instant, the oldest first."""

    def aides_finissant(self, debut: date, fin: date, *, limite: int = 200) -> tuple[AideFinissante, ...]:
        """Return the aids granted until one of these days and not asked again, the nearest first."""

    def aides_legales_en_cours(self, *, limite: int = 200) -> tuple[AideLegaleDue, ...]:
        """Return the legal aids not passed on yet, and the emergency admissions not confirmed."""

    def referents(self, dossiers: Collection[str]) -> Mapping[str, str]:
        """Return the référent of each of these dossiers that has one."""

    def visiteurs(self) -> tuple[Visiteur, ...]:
        """Return the visitors not forgotten yet, in the order they came."""


class EcritureGuichet(Protocol):
    """What the queue of the day writes."""

    def ecrire_visiteur(self, visiteur: Visiteur) -> None:
        """Keep a visitor of the day; not journalled."""

    def oublier_visiteur(self, visiteur_id: str) -> None:
        """Forget a visitor; nothing of her is left."""
