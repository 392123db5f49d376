"""The people of the fictitious CCAS: the same seed makes the same dossiers, to the letter."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from random import Random

from ccas_desktop.adapters.demo.population.budgets import budget
from ccas_desktop.adapters.demo.population.caisse import PRESTATIONS
from ccas_desktop.adapters.demo.population.cas import cas
from ccas_desktop.adapters.demo.population.demandes import demandes
from ccas_desktop.adapters.demo.population.etat_civil import EtatCivil, Hasard
from ccas_desktop.adapters.demo.population.fiction import (
    JOUR_DE_REFERENCE,
    Anomalie,
    Caisse,
    DossierFictif,
    LigneFictive,
    PersonneFictive,
    Profil,
)
from ccas_desktop.adapters.demo.population.foyers import POIDS, foyer
from ccas_desktop.adapters.demo.population.lexique import Lexique, lire_lexique
from ccas_desktop.adapters.demo.population.scenarios import scenarios
from ccas_desktop.adapters.referentiels import ReferentielsInsee
from ccas_desktop.application.ports import Referentiels
from ccas_desktop.domain.dossiers.dossier import Adresse
from ccas_desktop.domain.personnes.foyer import Lien

GRAINE = 2026
DOSSIERS = 300
ANCIENNETE_MAXIMUM = 3 * 365

_NOTES = (
    "Préfère être appelée l’après-midi.",
    "Vient avec sa fille, qui l’aide pour les papiers.",
    "Ne lit pas le courrier\u00a0: téléphoner avant d’écrire.",
    "Rendez-vous au rez-de-chaussée.",
    "Suivi par le conseiller numérique pour ses démarches en ligne.",
)


def population(
    graine: int = GRAINE,
    dossiers: int = DOSSIERS,
    *,
    jour: date = JOUR_DE_REFERENCE,
    referentiels: Referentiels | None = None,
) -> tuple[DossierFictif, ...]:
    """Return the dossiers, oldest first, those of the scenarios last; ages are those of the day."""
    insee, lexique = referentiels or ReferentielsInsee(), lire_lexique()
    des_scenarios = [s.dossier for s in scenarios(insee, jour)]
    ecrits = list(cas(insee, jour).values())
    # A generator a dossier: what one of them draws never shifts the others.
    rangs = range(max(0, dossiers - len(ecrits) - len(des_scenarios)))
    tires = [_dossier(EtatCivil(_hasard(graine, rang), lexique, insee, jour)) for rang in rangs]
    ouverts = sorted([*tires, *ecrits], key=lambda d: d.ouvert_le)
    return (*ouverts, *des_scenarios)[-dossiers:] if dossiers else ()


def _hasard(graine: int, rang: int) -> Hasard:
    return Hasard(Random(f"{graine}/{rang}"))  # noqa: S311 - fiction, not secrets


def _dossier(civil: EtatCivil) -> DossierFictif:
    hasard = civil.hasard
    profil = hasard.rng.choices(list(POIDS), weights=list(POIDS.values()))[0]
    personnes = foyer(profil, civil)
    lignes = budget(profil, personnes, hasard)
    ouvert_le = hasard.jour_avant(civil.jour, ANCIENNETE_MAXIMUM)
    caisse = Caisse(
        fournisseur="MSA" if hasard.sur(11) else "CNAF",
        allocataire=_allocataire(personnes, hasard),
        anomalie=_anomalie(personnes, lignes, hasard),
    )
    dossier = DossierFictif(profil, personnes, _adresse(profil, civil, civil.lexique), lignes, ouvert_le, caisse)
    complet = replace(
        dossier,
        demandes=demandes(dossier, hasard, civil.jour),
        note=hasard.un(_NOTES) if hasard.sur(8) else "",
    )
    return _incomplet(complet) if hasard.sur(3) else complet


def _allocataire(personnes: tuple[PersonneFictive, ...], hasard: Hasard) -> int:
    """The file is often in the name of the other one: the quotient is only for them."""
    conjoints = [r for r, p in enumerate(personnes) if p.lien is Lien.CONJOINT and p.depart is None]
    return conjoints[0] if conjoints and hasard.sur(15) else 0


def _anomalie(personnes: tuple[PersonneFictive, ...], lignes: tuple[LigneFictive, ...], hasard: Hasard) -> Anomalie:
    if not any(ligne.nature in PRESTATIONS for ligne in lignes):
        # Without any benefit of the caisse, most have no file there.
        return Anomalie.SANS_DOSSIER if hasard.sur(60) else Anomalie.AUCUNE
    possibles = [(Anomalie.SANS_DOSSIER, 2), (Anomalie.NON_RECONNU, 2), (Anomalie.QUOTIENT_NUL, 2)]
    possibles.append((Anomalie.ANCIENNE_ADRESSE, 4))
    if any(p.lien is Lien.ENFANT for p in personnes):
        possibles += [(Anomalie.ENFANT_MANQUANT, 7), (Anomalie.ENFANT_EN_PLUS, 5), (Anomalie.JOUR_INCONNU, 5)]
    if personnes[0].identite.nom_usage:
        possibles.append((Anomalie.AUTRE_NOM_USAGE, 30))
    return _tirer(possibles, hasard)


def _tirer(possibles: Iterable[tuple[Anomalie, int]], hasard: Hasard) -> Anomalie:
    tirage = hasard.entre(1, 100)
    for anomalie, cent in possibles:
        tirage -= cent
        if tirage <= 0:
            return anomalie
    return Anomalie.AUCUNE


def _adresse(profil: Profil, civil: EtatCivil, lexique: Lexique) -> Adresse:
    if profil is Profil.SENIOR_SEUL and civil.hasard.sur(25):
        lieux = lexique.lieux
        complement = f"Logement {civil.hasard.entre(1, 32)}"
        return Adresse(complement, lieux.residence_seniors, "1 rue du Pressoir", "", lieux.code_postal, lieux.commune)
    return civil.adresse()


def _incomplet(dossier: DossierFictif) -> DossierFictif:
    """Opened in a hurry: without the birth place, nothing can be asked of the services yet."""
    demandeur = dossier.demandeur
    sans_lieu = replace(demandeur, identite=replace(demandeur.identite, lieu_naissance=None))
    return replace(dossier, personnes=(sans_lieu, *dossier.personnes[1:]), incomplet=True)
