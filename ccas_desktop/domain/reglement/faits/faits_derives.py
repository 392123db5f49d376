"""Facts computed from other facts: totals of a budget, counts of a foyer, reste à vivre.

The application and the command line share these functions, so that both explain a figure with the same words.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal

from ccas_desktop.domain.certifie.impot import CHIFFRES_DE_L_AVIS, PARTS_FISCALES, QUOTIENT_FISCAL, REVENU_FISCAL
from ccas_desktop.domain.dossiers.budget import JOURS_DU_MOIS
from ccas_desktop.domain.montant import ESPACE_INSECABLE, ecrire_nombre
from ccas_desktop.domain.personnes.foyer import DEMIE, Composition, Lien, Usager, est_majeur, presents
from ccas_desktop.domain.provenance import DECLARE, NatureProvenance, Provenance
from ccas_desktop.domain.reglement.modele.indicateurs import Unite
from ccas_desktop.domain.reglement.modele.situation import Derivation, Fait
from ccas_desktop.domain.reglement.modele.situation import LigneMontant as LigneMontant
from ccas_desktop.domain.reglement.redaction import ecrire_provenance, ecrire_valeur

_DIVISIONS = {
    "reste_a_vivre_par_personne": ("nombre_personnes", ()),
    "reste_a_vivre_par_adulte": ("nombre_adultes", ()),
    "moyenne_economique_journaliere": ("nombre_personnes", (JOURS_DU_MOIS,)),
}
MOIS_DE_L_ANNEE = 12
_DU_PLUS_FAIBLE = tuple(NatureProvenance)


def total(lignes: Iterable[LigneMontant]) -> Fait:
    """Return the sum of the lines, as trusted as the least trusted of them; no line at all is a declared zero."""
    lues = tuple(lignes)
    if not lues:
        return Fait(Decimal(0), precision="aucune ligne saisie")
    return Fait(
        sum((ligne.montant for ligne in lues), Decimal(0)),
        la_plus_faible(ligne.provenance for ligne in lues),
        precision=f"{ESPACE_INSECABLE}; ".join(_ecrire_ligne(ligne) for ligne in lues),
        derivation=_somme(lues),
    )


def faits_du_foyer(composition: Composition, provenance: Provenance = DECLARE) -> dict[str, Fait]:
    """Return the counts of a foyer; one that a missing birth date leaves unknown stays absent."""
    comptes = {
        "nombre_personnes": composition.personnes,
        "nombre_adultes": composition.adultes,
        "nombre_enfants": composition.enfants,
        "uc_insee": composition.uc_insee,
        "parts": composition.parts,
        "uc_cheque_energie": uc_cheque_energie(composition.personnes),
    }
    return {code: Fait(compte, provenance) for code, compte in comptes.items() if compte is not None}


def faits_de_la_famille(usagers: Iterable[Usager], jour: date) -> dict[str, Fait]:
    """Return whether the demandeur lives in a couple, and is alone with a child; an unknown age says nothing."""
    membres = presents(usagers, jour)
    if not membres:
        return {}
    couple = any(membre.lien is Lien.CONJOINT for membre in membres)
    faits = {"couple": Fait(couple)}
    enfants = [est_majeur(m, jour) for m in membres if m.lien is Lien.ENFANT and m.presence > 0]
    if couple or False in enfants or None not in enfants:
        faits["parent_isole"] = Fait(not couple and False in enfants)
    return faits


def uc_cheque_energie(personnes: Decimal) -> Decimal:
    """Return the units of the chèque énergie: 1, then 0.5, then 0.3 by rank (domain.md 4.3)."""
    un = Decimal(1)
    premiere = min(personnes, un)
    deuxieme = min(max(personnes - un, Decimal(0)), un)
    return premiere + deuxieme * DEMIE + max(personnes - 2, Decimal(0)) * Decimal("0.3")


def deriver(faits: Mapping[str, Fait]) -> dict[str, Fait]:
    """Return the facts with those they allow to compute; a fact that was given is never replaced."""
    complets = dict(faits)
    reste = _reste_a_vivre(faits)
    if reste is not None:
        complets.setdefault("reste_a_vivre", reste)
    for code in _DIVISIONS:
        quotient = _quotient(code, complets)
        if quotient is not None:
            complets.setdefault(code, quotient)
    fiscal = _quotient_fiscal(faits)
    if fiscal is not None:
        complets.setdefault(QUOTIENT_FISCAL, fiscal)
    return complets


def la_plus_faible(provenances: Iterable[Provenance]) -> Provenance:
    """Return the least trusted of some provenances."""
    return min(provenances, key=lambda provenance: _DU_PLUS_FAIBLE.index(provenance.nature))


def _somme(lignes: tuple[LigneMontant, ...]) -> Derivation | None:
    if len(lignes) == 1:
        return None
    return Derivation(
        " + ".join(f"{ligne.montant:f}" for ligne in lignes),
        " + ".join(ecrire_nombre(ligne.montant, decimales=2) for ligne in lignes),
    )


def _ecrire_ligne(ligne: LigneMontant) -> str:
    montant = ecrire_valeur(ligne.montant, Unite.EURO)
    return f"{ligne.libelle}{ESPACE_INSECABLE}: {montant}, {ecrire_provenance(ligne.provenance)}"


def _reste_a_vivre(faits: Mapping[str, Fait]) -> Fait | None:
    ressources = _nombre(faits, "ressources_mensuelles")
    charges = _nombre(faits, "charges_mensuelles")
    if ressources is None or charges is None:
        return None
    codes = ("ressources_mensuelles", "charges_mensuelles")
    return Fait(
        ressources - charges,
        la_plus_faible(faits[code].provenance for code in codes),
        derivation=Derivation(
            f"{ressources:f} - {charges:f}",
            f"{ecrire_nombre(ressources, decimales=2)} − {ecrire_nombre(charges, decimales=2)}",
            codes,
        ),
    )


def _quotient(code: str, faits: Mapping[str, Fait]) -> Fait | None:
    """The reste à vivre divided by persons or adults, and by 30 days for the daily mean (domain.md 3.1)."""
    compte, diviseurs_fixes = _DIVISIONS[code]
    reste, diviseur = _nombre(faits, "reste_a_vivre"), _nombre(faits, compte)
    if reste is None or not diviseur:
        return None
    valeur = reste
    expression, formule = _numerateur(faits["reste_a_vivre"], reste)
    for nombre in (diviseur, *diviseurs_fixes):
        valeur /= nombre
        expression += f" / {nombre:f}"
        formule += f" ÷ {ecrire_nombre(nombre)}"
    derivation = Derivation(expression, formule, ("reste_a_vivre", compte))
    provenance = la_plus_faible((faits["reste_a_vivre"].provenance, faits[compte].provenance))
    return Fait(valeur, provenance, derivation=derivation)


def _quotient_fiscal(faits: Mapping[str, Fait]) -> Fait | None:
    """The revenu fiscal de référence by part and by month: what the CAF calls quotient is another figure."""
    revenu, parts = _nombre(faits, REVENU_FISCAL), _nombre(faits, PARTS_FISCALES)
    if revenu is None or not parts:
        return None
    return Fait(
        revenu / parts / MOIS_DE_L_ANNEE,
        la_plus_faible(faits[code].provenance for code in CHIFFRES_DE_L_AVIS),
        derivation=Derivation(
            f"{revenu:f} / {parts:f} / {MOIS_DE_L_ANNEE}",
            f"{ecrire_nombre(revenu)} ÷ {ecrire_nombre(parts)} ÷ {MOIS_DE_L_ANNEE}",
            CHIFFRES_DE_L_AVIS,
        ),
    )


def _numerateur(reste: Fait, valeur: Decimal) -> tuple[str, str]:
    """Return the reste à vivre as the start of a division: with its own computation between brackets."""
    if reste.derivation is None:
        return f"{valeur:f}", ecrire_nombre(valeur, decimales=2)
    return f"({reste.derivation.expression})", f"({reste.derivation.formule})"


def _nombre(faits: Mapping[str, Fait], code: str) -> Decimal | None:
    fait = faits.get(code)
    return fait.valeur if fait is not None and isinstance(fait.valeur, Decimal) else None
