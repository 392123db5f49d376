"""The indicators of the règlement worked out for one foyer on plain figures, easy to follow by head."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal

from ccas_desktop.domain.personnes.foyer import Lien, Usager, composition
from ccas_desktop.domain.personnes.identite import DateNaissance, Identite
from ccas_desktop.domain.provenance import Mois, NatureProvenance, Provenance
from ccas_desktop.domain.reglement.calcul.carnet import Carnet, Contexte
from ccas_desktop.domain.reglement.faits.faits_derives import deriver, faits_de_la_famille, faits_du_foyer, total
from ccas_desktop.domain.reglement.modele.baremes import Baremes
from ccas_desktop.domain.reglement.modele.definitions import Definition, DonneeDatee
from ccas_desktop.domain.reglement.modele.indicateurs import Indicateur, Unite
from ccas_desktop.domain.reglement.modele.model import Deliberation, Reglement
from ccas_desktop.domain.reglement.modele.periodes import AnneesAvant, PeriodeVoulue
from ccas_desktop.domain.reglement.modele.situation import AideRecue, Fait, LigneMontant, Matiere, Situation, Valeur
from ccas_desktop.domain.reglement.redaction import ecrire_valeur

JOUR = date(2026, 6, 15)
FOYER = (
    "Exemple, le 15/06/2026\u00a0: une personne de 40 ans et deux enfants de 8 et 17 ans\u00a0; salaire 1 100 €, "
    "aide au logement 250 €, salaire d’un enfant 300 €\u00a0; loyer 520 €, électricité 60 €, téléphone 45 €\u00a0; "
    "150 € d’aides reçues en mars."
).replace(" €", "\u00a0€")
_REVENU, _PARTS, _QUOTIENT, _SAISI = Decimal(14400), Decimal(2), Decimal(520), Decimal(10)
_RESSOURCES = (("salaire", 1100, None), ("aide_logement", 250, None), ("salaire", 300, Lien.ENFANT))
_CHARGES = (("loyer", 520), ("electricite", 60), ("telephone_internet", 45))


def exemples_des_indicateurs(reglement: Reglement, baremes: Baremes) -> tuple[str, ...]:
    """Return the foyer, then each indicator with its figures; nothing when the règlement has no indicator."""
    if not reglement.definitions:
        return ()
    situation = _situation(reglement, baremes)
    contexte = Contexte(situation, reglement, _VOTE, JOUR, baremes)
    return (FOYER, *(_ligne(definition, Carnet(contexte)) for definition in reglement.definitions))


def _ligne(definition: Definition, carnet: Carnet) -> str:
    indicateur = definition.indicateur
    fait = carnet.fait(indicateur)
    if fait is None:
        manque = ", ".join(manquant.libelle for manquant in carnet.manquants_pour(indicateur))
        return f"{indicateur.libelle}\u00a0: pas calculable ici, il manque {manque}"
    affiche = ecrire_valeur(fait.valeur, indicateur.unite)
    formule = fait.derivation.formule if fait.derivation else ""
    calculee = formule and formule != affiche and any(signe in formule for signe in "+−×÷[/")
    return (
        f"{indicateur.libelle}\u00a0: {formule} = {affiche}" if calculee else f"{indicateur.libelle}\u00a0: {affiche}"
    )


def _situation(reglement: Reglement, baremes: Baremes) -> Situation:
    personnes = tuple(_personnes())
    ressources = tuple(_ligne_du_budget(nature, montant, lien) for nature, montant, lien in _RESSOURCES)
    charges = tuple(_ligne_du_budget(nature, montant, None) for nature, montant in _CHARGES)
    faits = {
        **faits_du_foyer(composition(personnes, JOUR)),
        **faits_de_la_famille(personnes, JOUR),
        "age_demandeur": Fait(Decimal(40)),
        "ressources_mensuelles": total(ressources),
        "charges_mensuelles": total(charges),
        "montant_facture": Fait(Decimal(300)),
        "quotient_familial": Fait(_QUOTIENT),
        "revenu_fiscal_reference": Fait(_REVENU),
        "parts_fiscales": Fait(_PARTS),
    }
    saisis = {i.code: Fait(_saisie(i)) for i in reglement.saisies}
    recues = (AideRecue("exemple", date(2026, 3, 2), Decimal(150)),)
    matiere = Matiere(ressources, charges, personnes, personnes[0].identite.date_naissance, recues)
    situation = Situation(JOUR, deriver({**faits, **saisis}), JOUR, matiere)
    return replace(situation, faits={**situation.faits, **dict(_datees(reglement, situation, baremes))})


def _datees(reglement: Reglement, situation: Situation, baremes: Baremes) -> Iterator[tuple[str, Fait]]:
    """What must be of a period is taken to be of it."""
    for definition in reglement.definitions:
        if isinstance(definition.calcul, DonneeDatee):
            periode = _de_la_periode(definition.calcul.periode)
            faits = {code: replace(fait, provenance=periode) for code, fait in situation.faits.items()}
            carnet = Carnet(Contexte(replace(situation, faits=faits), reglement, _VOTE, JOUR, baremes))
            if (fait := carnet.fait(definition.indicateur)) is not None:
                yield definition.indicateur.code, fait


def _de_la_periode(periode: PeriodeVoulue) -> Provenance:
    mois = periode.mois_du(JOUR) or Mois(JOUR.year, JOUR.month)
    annee = periode.annees_du(JOUR)[0] if isinstance(periode, AnneesAvant) else None
    return Provenance(NatureProvenance.CERTIFIE, mois=mois, annee_revenus=annee)


def _personnes() -> Iterator[Usager]:
    for rang, (lien, annee) in enumerate(((Lien.DEMANDEUR, 1986), (Lien.ENFANT, 2018), (Lien.ENFANT, 2009))):
        identite = Identite("", (), date_naissance=DateNaissance(annee, 1, 10))
        yield Usager(id=str(rang), dossier_id="", identite=identite, lien=lien)


def _ligne_du_budget(nature: str, montant: int, lien: Lien | None) -> LigneMontant:
    return LigneMontant(nature, Decimal(montant), nature=nature, lien=lien)


def _saisie(indicateur: Indicateur) -> Valeur:
    if indicateur.unite is Unite.OUI_NON:
        return True
    if indicateur.unite is Unite.DATE:
        return date(2025, 9, 1)
    if indicateur.unite is Unite.TEXTE:
        return indicateur.choix[0] if indicateur.choix else "exemple"
    return _SAISI


_VOTE = Deliberation("", JOUR, "", JOUR)
