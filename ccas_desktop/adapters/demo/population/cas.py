"""The dossiers written by hand so that each thing the screens tell is met: one a foyer, its request made already."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from enum import StrEnum

from ccas_desktop.adapters.demo.population.fiction import (
    JOUR_DE_REFERENCE,
    DemandeFictive,
    DossierFictif,
    Issue,
    Profil,
    Trait,
)
from ccas_desktop.adapters.demo.population.redaction import (
    Redaction,
    adresse_ecrite,
    budget_ecrit,
    dossier_ecrit,
    joignable,
    jour_ouvre,
)
from ccas_desktop.application.ports import Referentiels
from ccas_desktop.domain.dossiers.dossier import Adresse
from ccas_desktop.domain.personnes.foyer import Lien

# Days between the opening of a dossier and its request.
OUVERTURE_AVANT = 5


class Cas(StrEnum):
    """What a dossier is there to show."""

    ENFANT_ETUDIANT = "enfant_etudiant"
    LOISIRS = "loisirs"
    ADRESSE_CONFIDENTIELLE = "adresse_confidentielle"
    DOMICILIE_URGENT = "domicilie_urgent"
    PROTEGE_SANS_RESEAU = "protege_sans_reseau"
    AJOURNEE = "ajournee"
    DONNEES_ANCIENNES = "donnees_anciennes"


def cas(referentiels: Referentiels, jour: date = JOUR_DE_REFERENCE) -> dict[Cas, DossierFictif]:
    """Return the dossiers, in the order they are met."""
    redaction = Redaction(referentiels, jour)
    return {nom: ecrire(redaction) for nom, ecrire in _CAS.items()}


def _enfant_etudiant(e: Redaction) -> DossierFictif:
    """The son studies and lives with his mother: the scholarship is his, the quotient is hers."""
    personnes = (
        joignable(e.personne("VAUCLIN", "Sylvie", "F", "1977-05-02", "14118"), "06 39 98 31 20"),
        joignable(e.personne("VAUCLIN", "Théo", "M", "2006-06-12", "14118", Lien.ENFANT), "06 39 98 31 21"),
        e.personne("VAUCLIN", "Manon", "F", "2011-10-30", "14118", Lien.ENFANT),
    )
    budget = budget_ecrit(
        "salaire 1320.00 0, bourse 397.40 1, prime_activite 118.60, aide_logement 164.00, loyer 536.00,"
        " electricite 81.30, eau 27.40, assurance_habitation 13.80, telephone_internet 45.98, transport 64.00"
    )
    dossier = dossier_ecrit(e, Profil.PARENT_ISOLE, personnes, adresse_ecrite("6 rue des Lavoirs"), budget)
    demande = e.demande("bourse_permis", "Permis B de Théo", code_de_la_route_reussi=True)
    demande = replace(demande, demandeur=1, tiers_paye="Auto-école du Vieux-Pont")
    return _avec(dossier, demande, il_y_a=6)


def _loisirs(e: Redaction) -> DossierFictif:
    personnes = (
        joignable(e.personne("OSMONT", "Julie", "F", "1988-02-11", "14366"), "06 39 98 40 02"),
        e.personne("OSMONT", "Karim", "M", "1986-09-18", "93066", Lien.CONJOINT),
        e.personne("OSMONT", "Yanis", "M", "2015-04-25", "14118", Lien.ENFANT),
    )
    budget = budget_ecrit(
        "salaire 1410.20 1, prime_activite 204.10, aide_logement 96.00, loyer 571.00,"
        " electricite 92.60, eau 33.80, assurance_habitation 15.20, telephone_internet 52.98, garde_cantine 38.40"
    )
    dossier = dossier_ecrit(e, Profil.COUPLE_ENFANTS, personnes, adresse_ecrite("17 rue de la Filature"), budget)
    demande = e.demande("aide_loisirs", "Judo de Yanis, licence comprise", pass_sport_demande=True)
    return _avec(dossier, demande, il_y_a=12)


def _adresse_confidentielle(e: Redaction) -> DossierFictif:
    personnes = (
        joignable(e.personne("QUÉTEL", "Aurore", "F", "1994-12-08", "50129"), "06 39 98 66 14"),
        e.personne("QUÉTEL", "Jade", "F", "2017-03-19", "50129", Lien.ENFANT),
    )
    budget = budget_ecrit(
        "rsa 742.10 0, asf 199.19 0, aide_logement 301.00, loyer 455.00, electricite 63.10, eau 19.20,"
        " assurance_habitation 11.90, telephone_internet 29.99"
    )
    dossier = dossier_ecrit(e, Profil.PARENT_ISOLE, personnes, adresse_ecrite("2 impasse du Verger"), budget)
    dossier = replace(dossier, traits=frozenset({Trait.ADRESSE_CONFIDENTIELLE}))
    demande = e.demande("aide_loisirs", "École de musique de Jade", pass_sport_demande=True)
    return _avec(dossier, demande, il_y_a=2, issue=Issue.DEPOSEE)


def _domicilie_urgent(e: Redaction) -> DossierFictif:
    personnes = (joignable(e.personne("LOUVET", "Fabien", "M", "1983-07-23", "61169"), "06 39 98 18 55"),)
    budget = budget_ecrit("rsa 568.94 0, telephone_internet 9.99")
    adresse = Adresse("Domicilié au CCAS", "", "2 place de la Mairie", "", "14995", "Saint-Aubin-des-Prés")
    dossier = dossier_ecrit(e, Profil.SEUL_RSA, personnes, adresse, budget)
    demande = e.demande("aide_alimentaire", "Colis et bon alimentaire")
    demande = replace(demande, urgence="Sans ressources jusqu’au versement du RSA")
    return _avec(replace(dossier, traits=frozenset({Trait.DOMICILIE})), demande, il_y_a=1)


def _protege_sans_reseau(e: Redaction) -> DossierFictif:
    personnes = (joignable(e.personne("HAMEL", "Ginette", "F", "1944-08-14", "14366"), "02 61 91 52 03"),)
    budget = budget_ecrit(
        "retraite 804.30 0, retraite_complementaire 92.15 0, aide_logement 148.00, loyer 431.00, electricite 71.20,"
        " chauffage 79.50, eau 16.80, assurance_habitation 10.90, mutuelle 84.00"
    )
    dossier = dossier_ecrit(e, Profil.SENIOR_SEUL, personnes, adresse_ecrite("31 rue du Four"), budget)
    demande = e.demande("aide_energie", "Facture de chauffage", facture="346.80")
    return _avec(replace(dossier, traits=frozenset({Trait.PROTEGE})), demande, il_y_a=4)


def _ajournee(e: Redaction) -> DossierFictif:
    personnes = (
        joignable(e.personne("DUBOSQ", "Nadia", "F", "1981-01-27", "76540"), "06 39 98 27 70"),
        e.personne("DUBOSQ", "Patrick", "M", "1978-11-05", "14118", Lien.CONJOINT),
    )
    budget = budget_ecrit(
        "chomage 1012.50 1, prime_activite 88.20, aide_logement 118.00, loyer 548.00, electricite 104.70, eau 30.10,"
        " assurance_habitation 14.10, assurance_voiture 52.00, telephone_internet 39.99, credit 141.00"
    )
    dossier = dossier_ecrit(e, Profil.COUPLE, personnes, adresse_ecrite("9 rue des Cordiers"), budget)
    return _avec(dossier, e.demande("aide_energie", "Régularisation d’électricité", facture="618.25"), il_y_a=24)


def _donnees_anciennes(e: Redaction) -> DossierFictif:
    """Asked for long ago, stopped by a paper that came since: what was certified then may have changed."""
    personnes = (joignable(e.personne("GRENTE", "Lucie", "F", "1990-10-16", "35238"), "06 39 98 93 41"),)
    budget = budget_ecrit(
        "salaire 940.70 0, prime_activite 231.40, aide_logement 187.00, loyer 419.00, electricite 58.90, eau 17.10,"
        " assurance_habitation 10.40, telephone_internet 34.99, transport 48.00"
    )
    dossier = dossier_ecrit(e, Profil.SEUL_ACTIF, personnes, adresse_ecrite("14 rue du Pressoir"), budget)
    return _avec(dossier, e.demande("transport_solidaire", "Abonnement de bus"), il_y_a=75)


_CAS: dict[Cas, Callable[[Redaction], DossierFictif]] = {
    Cas.ENFANT_ETUDIANT: _enfant_etudiant,
    Cas.LOISIRS: _loisirs,
    Cas.ADRESSE_CONFIDENTIELLE: _adresse_confidentielle,
    Cas.DOMICILIE_URGENT: _domicilie_urgent,
    Cas.PROTEGE_SANS_RESEAU: _protege_sans_reseau,
    Cas.AJOURNEE: _ajournee,
    Cas.DONNEES_ANCIENNES: _donnees_anciennes,
}


def _avec(
    dossier: DossierFictif, demande: DemandeFictive, *, il_y_a: int, issue: Issue = Issue.EN_INSTRUCTION
) -> DossierFictif:
    """Return the dossier with its request, made some days ago, on a day the counter was open."""
    le = jour_ouvre(dossier.ouvert_le - timedelta(days=il_y_a))
    faite = replace(demande, deposee_le=le, issue=issue)
    return replace(dossier, ouvert_le=le - timedelta(days=OUVERTURE_AVANT), demandes=(faite,))
