"""The natures of the lines of a budget, by block: those of the program, and those that a CCAS adds."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from ccas_desktop.domain.enregistrement import Enregistrement

PREFIXE_AJOUTEE = "ccas/"


class Sens(StrEnum):
    """Whether a line brings money in or takes it out."""

    RESSOURCE = "ressource"
    CHARGE = "charge"


class BlocBudget(StrEnum):
    """The four blocks of the sheet, in order."""

    REVENUS = "revenus"
    PRESTATIONS = "prestations"
    CHARGES_FIXES = "charges_fixes"
    DETTES_CREDITS = "dettes_credits"

    @property
    def sens(self) -> Sens:
        """Return whether its lines bring money in or take it out."""
        return Sens.RESSOURCE if self in (BlocBudget.REVENUS, BlocBudget.PRESTATIONS) else Sens.CHARGE


@dataclass(frozen=True)
class NatureLigne:
    """A kind of line that an agent may choose."""

    code: str
    libelle: str
    bloc: BlocBudget

    @property
    def sens(self) -> Sens:
        """Return whether its lines bring money in or take it out."""
        return self.bloc.sens


@dataclass(frozen=True, kw_only=True)
class NatureAjoutee(Enregistrement):
    """A nature that this CCAS added.

    Attributes:
        en_service: offered to the agents; one withdrawn stays on the lines that have it.
    """

    libelle: str
    bloc: BlocBudget
    en_service: bool = True

    @property
    def code(self) -> str:
        """Return what its lines carry as their nature."""
        return f"{PREFIXE_AJOUTEE}{self.id}"


# features.md D7 and D8: what the open tools of the CCAS use, without the health items. A code once used keeps its
# meaning: lines of real dossiers carry it, and the règlements may name it.
_LIBELLES = {
    BlocBudget.REVENUS: (
        ("salaire", "Salaire"),
        ("revenus_independant", "Revenus d’une activité indépendante"),
        ("formation", "Rémunération de formation ou de stage"),
        ("chomage", "Allocation chômage (ARE)"),
        ("indemnites_journalieres", "Indemnités journalières"),
        ("retraite", "Retraite"),
        ("retraite_complementaire", "Retraite complémentaire"),
        ("preretraite", "Préretraite"),
        ("pension_reversion", "Pension de réversion"),
        ("pension_invalidite", "Pension d’invalidité"),
        ("pension_alimentaire_recue", "Pension alimentaire reçue"),
        ("prestation_compensatoire", "Prestation compensatoire"),
        ("bourse", "Bourse"),
        ("revenus_fonciers", "Revenus fonciers"),
        ("revenus_capitaux", "Revenus de placements, rente"),
        ("aide_proche", "Aide régulière d’un proche"),
        ("autre_ressource", "Autre ressource"),
    ),
    BlocBudget.PRESTATIONS: (
        ("rsa", "RSA"),
        ("prime_activite", "Prime d’activité"),
        ("aide_logement", "Aide au logement (APL, AL)"),
        ("allocations_familiales", "Prestations familiales"),
        ("complement_familial", "Complément familial"),
        ("paje", "Prestation d’accueil du jeune enfant (Paje)"),
        ("asf", "Allocation de soutien familial (ASF)"),
        ("aah", "Allocation aux adultes handicapés (AAH)"),
        ("ass", "Allocation de solidarité spécifique (ASS)"),
        ("aspa", "Minimum vieillesse (ASPA)"),
        ("autre_prestation", "Autre prestation"),
    ),
    BlocBudget.CHARGES_FIXES: (
        ("loyer", "Loyer"),
        ("charges_locatives", "Charges locatives"),
        ("electricite", "Électricité"),
        ("gaz", "Gaz"),
        ("chauffage", "Chauffage"),
        ("eau", "Eau"),
        ("assurance_habitation", "Assurance habitation"),
        ("assurance_voiture", "Assurance voiture"),
        ("autre_assurance", "Autre assurance"),
        ("mutuelle", "Mutuelle"),
        ("telephone_internet", "Téléphone et internet"),
        ("television", "Télévision"),
        ("impot_revenu", "Impôt sur le revenu"),
        ("impots", "Impôts et taxes"),
        ("transport", "Transport domicile-travail"),
        ("garde_cantine", "Garde d’enfants, cantine"),
        ("scolarite", "Scolarité, études"),
        ("pension_alimentaire_versee", "Pension alimentaire versée"),
        ("autre_charge", "Autre charge"),
    ),
    BlocBudget.DETTES_CREDITS: (
        ("pret_immobilier", "Prêt immobilier"),
        ("credit", "Crédit"),
        ("plan_surendettement", "Plan de surendettement"),
        ("dette_loyer", "Dette de loyer"),
        ("dette_electricite", "Dette d’électricité"),
        ("dette_gaz", "Dette de gaz"),
        ("dette_eau", "Dette d’eau"),
        ("dette_impots", "Dette d’impôts"),
        ("decouvert", "Découvert bancaire"),
        ("frais_commissaire_justice", "Frais de commissaire de justice"),
        ("indu", "Trop-perçu à rembourser"),
        ("autre_dette", "Autre dette"),
    ),
}
NATURES = tuple(NatureLigne(code, nom, bloc) for bloc, natures in _LIBELLES.items() for code, nom in natures)
NATURE_PAR_CODE = {nature.code: nature for nature in NATURES}


def est_ajoutee(code: str) -> bool:
    """Tell whether a code is that of a nature a CCAS added."""
    return code.startswith(PREFIXE_AJOUTEE)
