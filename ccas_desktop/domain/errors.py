"""Refusals of the rules: a code and facts, never a sentence (the sentences are in application.messages)."""

from __future__ import annotations

from dataclasses import dataclass, field


class RefusMetier(Exception):
    """A rule of law or of the trade forbids what was asked.

    Attributes:
        code: stable name of the rule, such as `siret_invalide`.
        champ: name of the field at fault, or None when no single field is.
        faits: what the sentence shown to the person needs, as text.
    """

    def __init__(self, code: str, *, champ: str | None = None, **faits: str) -> None:
        super().__init__(code)
        self.code = code
        self.champ = champ
        self.faits = faits


@dataclass(frozen=True)
class ErreurChamp:
    """One field that cannot be kept as typed; `code` names the reason, `faits` completes its sentence."""

    champ: str
    code: str
    faits: dict[str, str] = field(default_factory=dict)


class SaisieInvalide(RefusMetier):
    """Several fields at once are refused; nothing typed is lost, each error is shown at its field."""

    def __init__(self, erreurs: tuple[ErreurChamp, ...]) -> None:
        super().__init__("saisie_invalide", champ=erreurs[0].champ)
        self.erreurs = erreurs
