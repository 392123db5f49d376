"""What is wrong in a text brought in from outside: each fault with its place and what would be accepted."""

from __future__ import annotations

from dataclasses import dataclass

from ccas_desktop.domain.errors import RefusMetier

FAUTES_MAXIMUM = 100

# The agent reads these beside the place of the fault; `accepte` completes them.
_RAISONS = {
    "cle_inconnue": "cette ligne n’est pas prévue ici",
    "cle_absente": "il manque cette ligne",
    "texte_attendu": "un texte est attendu",
    "nombre_attendu": "un nombre est attendu",
    "nombre_flottant": "un nombre à virgule s’écrit entre guillemets",
    "nombre_hors_limites": "ce nombre est hors limites",
    "date_attendue": "une date est attendue",
    "oui_non_attendu": "oui ou non est attendu",
    "table_attendue": "un groupe de lignes est attendu",
    "liste_attendue": "une liste est attendue",
    "liste_vide": "la liste est vide",
    "liste_trop_longue": "la liste est trop longue",
    "valeur_inconnue": "cette valeur n’est pas connue",
    "doublon": "cette valeur est déjà prise",
    "trop_profond": "les groupes sont emboîtés trop profondément",
    "format_inconnu": "ce format de fichier n’est pas connu de cette version",
    "format_ancien": "cette ligne n’existe qu’à partir d’un autre format de fichier",
    "nature_en_double": "cette nature est déjà comptée autrement",
    "aucun_terme": "rien n’est compté",
    "test_absent": "il manque ce qui est comparé",
    "test_ambigu": "plusieurs tests se contredisent",
    "bornes_inversees": "la borne basse dépasse la borne haute",
    "tranches_trou": "il y a un trou avant cette tranche",
    "tranches_chevauchement": "cette tranche chevauche la précédente",
    "tranches_sans_fin": "la dernière tranche s’arrête",
    "tranches_apres_la_fin": "une tranche suit celle qui couvre tout le reste",
    "tranche_unique": "une seule tranche ne fait pas un barème",
    "colonnes_en_nombre": "cette ligne n’a pas autant de cases que le tableau a de colonnes",
    "resultat_ambigu": "il faut un résultat et un seul",
    "demandeur_unique": "le foyer a un demandeur, et un seul",
    "base_absente": "il manque la somme sur laquelle porte le taux",
}


@dataclass(frozen=True)
class Faute:
    """One fault.

    Attributes:
        chemin: place, such as `aide[2].montant.tranches[1].jusqu_a`; items are counted from 1.
        code: stable name of the fault.
        accepte: what would be accepted there, in French.
    """

    chemin: str
    code: str
    accepte: str = ""

    @property
    def phrase(self) -> str:
        """Return the sentence shown to the agent, without the place."""
        raison = _RAISONS[self.code]
        suite = f"\u00a0; accepté\u00a0: {self.accepte}" if self.accepte else ""
        return f"{raison[0].upper()}{raison[1:]}{suite}."


class ContenuInvalide(RefusMetier):
    """A text brought in from outside is refused whole; nothing of it is kept."""

    code_du_refus = "contenu_invalide"

    def __init__(self, fautes: tuple[Faute, ...]) -> None:
        super().__init__(self.code_du_refus, champ=fautes[0].chemin)
        self.fautes = fautes


class ReglementInvalide(ContenuInvalide):
    """The file is not a règlement that can be applied."""

    code_du_refus = "reglement_invalide"


class BaremesInvalides(ContenuInvalide):
    """The file is not one of reference scales."""

    code_du_refus = "baremes_invalides"


class SituationInvalide(ContenuInvalide):
    """The description of a situation cannot be used."""

    code_du_refus = "situation_invalide"


class TraceInvalide(ContenuInvalide):
    """A stored trace cannot be read back."""

    code_du_refus = "trace_invalide"
