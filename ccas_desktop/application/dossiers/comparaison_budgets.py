"""The budgets frozen of a dossier, and two of them compared in words."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from ccas_desktop.application.dossiers.occasions import OCCASIONS
from ccas_desktop.application.dossiers.page import PageDossier
from ccas_desktop.application.services import Services
from ccas_desktop.domain.courrier.typographie import majuscule
from ccas_desktop.domain.dossiers.budget import BlocBudget, LigneBudget
from ccas_desktop.domain.dossiers.instantanes import (
    ComparaisonBudgets,
    EcartLigne,
    InstantaneBudget,
    Occasion,
    SortLigne,
    comparer,
)
from ccas_desktop.domain.montant import ecrire_montant
from ccas_desktop.domain.provenance import Mois

AUJOURDHUI = "aujourdhui"
_SORTS = {
    SortLigne.AJOUTEE: "Ajoutée",
    SortLigne.RETIREE: "Retirée",
    SortLigne.MODIFIEE: "Modifiée",
    SortLigne.INCHANGEE: "Inchangée",
}


@dataclass(frozen=True)
class InstantaneEnListe:
    """One frozen budget as the list shows it."""

    instantane: InstantaneBudget
    occasion: str

    @property
    def id(self) -> str:
        """Return its id."""
        return self.instantane.id

    @property
    def intitule(self) -> str:
        """Return « 12/03/2026, dépôt 2026-0042-1 », short enough for half of a card."""
        return f"{self.instantane.pris_le:%d/%m/%Y}, {self.occasion.replace(' de la demande', '')}"


@dataclass(frozen=True)
class LigneComparee:
    """One line of the comparison, in words."""

    ecart: EcartLigne
    bloc: BlocBudget
    nom: str
    avant: str
    apres: str
    change: str


@dataclass(frozen=True)
class ComparaisonEnClair:
    """Two budgets side by side.

    Attributes:
        resume: how many lines changed, and what it does to the reste à vivre.
        chiffres: each total, with its two values.
    """

    lignes: tuple[LigneComparee, ...]
    chiffres: tuple[tuple[str, str], ...]
    resume: str


def lire_instantanes(services: Services, dossier_id: str) -> tuple[InstantaneEnListe, ...]:
    """Return the frozen budgets of a dossier, the latest first."""
    with services.base.lecture() as base:
        figes = base.du_dossier(InstantaneBudget, dossier_id)
        numeros = {resume.demande.id: resume.demande.numero for resume in base.demandes_du_dossier(dossier_id)}
    recents = sorted(figes, key=lambda fige: (fige.pris_le, fige.id), reverse=True)
    return tuple(InstantaneEnListe(fige, _occasion(fige, numeros)) for fige in recents)


def choix_de_comparaison(instantanes: tuple[InstantaneEnListe, ...]) -> tuple[tuple[str, str], ...]:
    """Return what may be compared: the budget of today, then each frozen one."""
    return ((AUJOURDHUI, "Budget d’aujourd’hui"), *((fige.id, fige.intitule) for fige in instantanes))


def motifs_a_la_main() -> tuple[tuple[str, str], ...]:
    """Return the reasons that an agent may give to keep a budget; giving none is « à la main »."""
    donnes = (m for m in Occasion if m.est_a_la_main and m is not Occasion.A_LA_MAIN)
    return tuple((motif.value, majuscule(OCCASIONS[motif])) for motif in donnes)


def comparaison_en_clair(
    page: PageDossier, instantanes: tuple[InstantaneEnListe, ...], avant: str, apres: str
) -> ComparaisonEnClair:
    """Return what changed between two choices of `choix_de_comparaison`."""
    (lignes_avant, mois_avant), (lignes_apres, mois_apres) = (_budget(page, instantanes, c) for c in (avant, apres))
    ecarts = comparer(lignes_avant, lignes_apres, mois=(mois_avant, mois_apres))
    noms = {u.id: u.identite.prenom for u in page.complet.usagers}
    for fige in instantanes:
        noms = {**fige.instantane.noms, **noms}
    return ComparaisonEnClair(
        # What changed first: it is what one looks for.
        lignes=tuple(
            _ligne(ecart, noms) for ecart in sorted(ecarts.lignes, key=lambda e: e.sort is SortLigne.INCHANGEE)
        ),
        chiffres=_chiffres(ecarts),
        resume=_resume(ecarts),
    )


def _budget(
    page: PageDossier, instantanes: tuple[InstantaneEnListe, ...], choix: str
) -> tuple[tuple[LigneBudget, ...], Mois]:
    fige = next((f.instantane for f in instantanes if f.id == choix), None)
    return (page.complet.budget, page.mois) if fige is None else (fige.lignes, fige.mois)


def _occasion(fige: InstantaneBudget, numeros: dict[str, str]) -> str:
    """Return « dépôt de la demande 2026-0042-1 », « changement de situation », or « à la main : avant le départ »."""
    numero = numeros.get(fige.demande_id, "") if fige.demande_id else ""
    dit = f"{OCCASIONS[fige.occasion]} {numero}".strip()
    return f"{dit}\u00a0: {fige.precision}" if fige.precision else dit


def _ligne(ecart: EcartLigne, noms: dict[str, str]) -> LigneComparee:
    ligne = ecart.ligne
    personne = noms.get(ligne.usager_id, "") if ligne.usager_id else ""
    return LigneComparee(
        ecart=ecart,
        bloc=ligne.bloc,
        nom=f"{ligne.libelle}, {personne}" if personne else ligne.libelle,
        avant=_montant(ecart.avant),
        apres=_montant(ecart.apres),
        change=_change(ecart),
    )


def _change(ecart: EcartLigne) -> str:
    """Return « Modifiée, + 12,00 € », or why it counts as changed when the amount did not move."""
    mot = _SORTS[ecart.sort]
    if ecart.avant is None or ecart.apres is None or ecart.sort is SortLigne.INCHANGEE:
        return mot
    if ecart.avant.montant != ecart.apres.montant:
        return f"{mot}, {_signe(ecart.apres.montant - ecart.avant.montant)}"
    if ecart.avant.reste_du != ecart.apres.reste_du:
        return f"{mot}\u00a0: reste dû"
    autre_origine = ecart.avant.provenance.nature is not ecart.apres.provenance.nature
    return f"{mot}\u00a0: {'provenance' if autre_origine else 'période ou précision'}"


def _chiffres(ecarts: ComparaisonBudgets) -> tuple[tuple[str, str], ...]:
    paires = (
        ("Ressources", ecarts.avant.ressources, ecarts.apres.ressources),
        ("Charges", ecarts.avant.charges, ecarts.apres.charges),
        ("Reste à vivre", ecarts.avant.reste_a_vivre, ecarts.apres.reste_a_vivre),
        ("Reste dû", ecarts.avant.reste_du, ecarts.apres.reste_du),
    )
    return tuple((nom, f"{ecrire_montant(avant)} → {ecrire_montant(apres)}") for nom, avant, apres in paires)


def _resume(ecarts: ComparaisonBudgets) -> str:
    comptes = (
        (ecarts.nombre(SortLigne.AJOUTEE), "ajoutée"),
        (ecarts.nombre(SortLigne.RETIREE), "retirée"),
        (ecarts.nombre(SortLigne.MODIFIEE), "modifiée"),
    )
    dits = [f"{nombre}\u00a0{mot}{'s' if nombre > 1 else ''}" for nombre, mot in comptes if nombre]
    if not dits:
        return "Aucune ligne n’a changé."
    return f"Lignes\u00a0: {', '.join(dits)}. Reste à vivre\u00a0: {_signe(ecarts.reste_a_vivre)}."


def _montant(ligne: LigneBudget | None) -> str:
    return ecrire_montant(ligne.montant) if ligne is not None else "—"


def _signe(ecart: Decimal) -> str:
    return f"{'+' if ecart >= 0 else '−'}{ecrire_montant(abs(ecart))}"
