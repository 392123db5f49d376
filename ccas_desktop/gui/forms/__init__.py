"""Fields of the forms, and what binds them to a draft."""

from ccas_desktop.gui.forms.binding import Liaison
from ccas_desktop.gui.forms.champ import Champ
from ccas_desktop.gui.forms.choix import ChampChoix, ChampOuiNon, ChampSegments
from ccas_desktop.gui.forms.completion import ChampCompletion, Proposition
from ccas_desktop.gui.forms.groupe import GroupeChamps
from ccas_desktop.gui.forms.prenoms import ChampPrenoms
from ccas_desktop.gui.forms.secret import ChampSecret
from ccas_desktop.gui.forms.textes import (
    ChampDate,
    ChampDateNaissance,
    ChampLong,
    ChampMontant,
    ChampTelephone,
    LigneTexte,
)

__all__ = [
    "Champ",
    "ChampChoix",
    "ChampCompletion",
    "ChampDate",
    "ChampDateNaissance",
    "ChampLong",
    "ChampMontant",
    "ChampOuiNon",
    "ChampPrenoms",
    "ChampSecret",
    "ChampSegments",
    "ChampTelephone",
    "GroupeChamps",
    "Liaison",
    "LigneTexte",
    "Proposition",
]
