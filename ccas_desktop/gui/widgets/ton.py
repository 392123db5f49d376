"""The tones of a message: each has a colour and an icon."""

from __future__ import annotations

from enum import StrEnum


class Ton(StrEnum):
    """What a chip, a banner or a notification wants: nothing special, to inform, to warn…"""

    NEUTRE = "neutre"
    INFORMATION = "information"
    SUCCES = "succes"
    ALERTE = "alerte"
    DANGER = "danger"
    DEMONSTRATION = "demonstration"

    @property
    def image(self) -> str:
        """Return the name of the icon that says the same as the colour."""
        return _IMAGES[self]

    @property
    def couleur(self) -> str:
        """Return the token of the colour of the icon."""
        return "texte_secondaire" if self is Ton.NEUTRE else self.value


_IMAGES = {
    Ton.NEUTRE: "a_faire",
    Ton.INFORMATION: "info",
    Ton.SUCCES: "succes",
    Ton.ALERTE: "alerte",
    Ton.DANGER: "erreur",
    Ton.DEMONSTRATION: "info",
}
