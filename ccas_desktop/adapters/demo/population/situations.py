"""What the fictitious dossiers say of their people beyond the identity: situation, housing, protection, households.

Each dossier draws from its own number: the same every time, and nothing of it moves the rest of the population.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal
from random import Random

from ccas_desktop.adapters.demo.population.fiction import DossierFictif, Profil, Trait
from ccas_desktop.domain.dossiers.dossier import Dossier, Orientation
from ccas_desktop.domain.personnes.adresse import Adresse
from ccas_desktop.domain.personnes.contacts import MoyenContact, PersonneAPrevenir, PreferencesUsager
from ccas_desktop.domain.personnes.foyer import AGE_MAJORITE, Lien, Usager
from ccas_desktop.domain.personnes.identite import Sexe
from ccas_desktop.domain.personnes.protection import Mandataire, Mesure, Protection, RecoitCourriers
from ccas_desktop.domain.personnes.residence import Domiciliation, Logement, ModeLogement, TypeLogement
from ccas_desktop.domain.personnes.situation_personne import (
    Mobilite,
    SituationFamiliale,
    SituationPersonne,
    SituationProfessionnelle,
)

AGE_SCOLAIRE, AGE_DES_COUPLES, AGE_RETRAITE = 3, 25, 64
BAILLEUR = "Habitat du Bocage"
UDAF = Mandataire(
    "Roussel",
    "Claire",
    Sexe.FEMININ,
    "UDAF (fictive)",
    Adresse(voie="4 rue des Tanneurs", code_postal="14995", commune="Saint-Aubin-des-Prés"),
    "02 61 91 00 40",
)
_TRAVAIL = {
    Profil.SEUL_RSA: SituationProfessionnelle.SANS_EMPLOI,
    Profil.SEUL_CHOMAGE: SituationProfessionnelle.DEMANDEUR_EMPLOI,
    Profil.SEUL_AAH: SituationProfessionnelle.AUTRE,
    Profil.ETUDIANT: SituationProfessionnelle.ETUDIANT,
}
_TRAVAIL_DU_BUDGET = {
    "bourse": SituationProfessionnelle.ETUDIANT,
    "chomage": SituationProfessionnelle.DEMANDEUR_EMPLOI,
    "ass": SituationProfessionnelle.DEMANDEUR_EMPLOI,
    "salaire": SituationProfessionnelle.SALARIE,
}
_EN_COUPLE = (SituationFamiliale.MARIE, SituationFamiliale.PACSE, SituationFamiliale.CONCUBIN)
_SEULS = (SituationFamiliale.CELIBATAIRE, SituationFamiliale.SEPARE, SituationFamiliale.DIVORCE)
_ACTIFS = (
    SituationProfessionnelle.SALARIE,
    SituationProfessionnelle.SALARIE_PRECAIRE,
    SituationProfessionnelle.DEMANDEUR_EMPLOI,
)
_TYPES = (TypeLogement.STUDIO, TypeLogement.F2, TypeLogement.F3, TypeLogement.F4, TypeLogement.MAISON)


@dataclass(frozen=True)
class _Tirage:
    hasard: Random
    fictif: DossierFictif
    jour: date

    def sur(self, pourcent: int) -> bool:
        return self.hasard.randrange(100) < pourcent

    def travail_de(self, rang: int) -> SituationProfessionnelle | None:
        """Return what the budget says that a person of the foyer does; None when it says nothing."""
        natures = {ligne.nature for ligne in self.fictif.budget if ligne.personne == rang}
        return next((travail for nature, travail in _TRAVAIL_DU_BUDGET.items() if nature in natures), None)

    def a(self, trait: Trait, *, sur_cent: int) -> bool:
        """Tell whether the dossier has a trait: the written ones say so, a few of those who asked for something do."""
        if self.fictif.ecrit:
            return trait in self.fictif.traits
        return bool(self.fictif.demandes) and self.sur(sur_cent)


def dossier_complete(dossier: Dossier, fictif: DossierFictif, jour: date) -> Dossier:
    """Return the dossier with its dates, its housing and its follow-up; a few are confidential or domiciled."""
    tirage = _Tirage(Random(f"dossier {dossier.numero}"), fictif, jour)  # noqa: S311 a made-up population
    arrivee = fictif.ouvert_le - timedelta(days=tirage.hasard.randrange(400, 9_000))
    adresse_depuis = arrivee + timedelta(days=tirage.hasard.randrange((fictif.ouvert_le - arrivee).days))
    return replace(
        dossier,
        arrivee_commune=arrivee,
        adresse_depuis=adresse_depuis,
        # Among those who already asked for something: the written scenarios go by the usual way.
        adresse_confidentielle=tirage.a(Trait.ADRESSE_CONFIDENTIELLE, sur_cent=4),
        ne_pas_ecrire=bool(fictif.demandes) and tirage.sur(4),
        domiciliation=Domiciliation(fictif.ouvert_le) if tirage.a(Trait.DOMICILIE, sur_cent=4) else None,
        logement=_logement(tirage),
        orientation=tirage.hasard.choice((Orientation.SPONTANEE, Orientation.SPONTANEE, *Orientation)),
    )


def usagers_completes(
    usagers: Sequence[Usager], dossier: Dossier, fictif: DossierFictif, jour: date
) -> tuple[Usager, ...]:
    """Return the people with their situation, their households, and the protection of a few."""
    tirage = _Tirage(Random(f"usagers {dossier.numero}"), fictif, jour)  # noqa: S311 a made-up population
    return tuple(_usager(usager, usagers, tirage, rang) for rang, usager in enumerate(usagers))


def ancienne_adresse(dossier: Dossier) -> Adresse | None:
    """Return where the foyer lived before in the commune; one dossier out of five tells it."""
    if Random(f"adresse {dossier.numero}").randrange(5) or dossier.adresse.est_vide:  # noqa: S311 made up
        return None
    return replace(dossier.adresse, complement="", batiment="", voie="8 rue des Lavoirs")


def _logement(tirage: _Tirage) -> Logement:
    if tirage.fictif.profil is Profil.HEBERGE:
        return Logement(ModeLogement.CHEZ_TIERS)
    if tirage.fictif.profil in (Profil.SENIOR_SEUL, Profil.COUPLE_SENIOR) and tirage.sur(45):
        return Logement(
            ModeLogement.PROPRIETAIRE, TypeLogement.MAISON, surface=Decimal(tirage.hasard.randrange(60, 120))
        )
    social = tirage.sur(65)
    mode = ModeLogement.LOCATAIRE_SOCIAL if social else ModeLogement.LOCATAIRE_PRIVE
    surface = Decimal(tirage.hasard.randrange(24, 95))
    return Logement(mode, tirage.hasard.choice(_TYPES), BAILLEUR if social else "", surface)


def _usager(usager: Usager, tous: Sequence[Usager], tirage: _Tirage, rang: int) -> Usager:
    age = usager.age_au(tirage.jour)
    hote = next((u.id for u in tous if u.lien is Lien.HEBERGEANT), None)
    demandeur = usager.lien is Lien.DEMANDEUR
    return replace(
        usager,
        situation=_situation(usager, age, tous, tirage, tirage.travail_de(rang)),
        foyer_caf=None if demandeur else _dans_la_caf(usager, tirage),
        foyer_fiscal=None if demandeur else _dans_le_fiscal(usager, tirage),
        hebergeant_id=hote if demandeur and tirage.fictif.profil is Profil.HEBERGE else None,
        preferences=_preferences(age, demandeur, tirage),
        a_prevenir=_a_prevenir(age, demandeur, tirage),
        protection=_protection(age, demandeur, tirage),
    )


def _situation(
    usager: Usager,
    age: int | None,
    tous: Sequence[Usager],
    tirage: _Tirage,
    du_budget: SituationProfessionnelle | None,
) -> SituationPersonne:
    if age is None or age < AGE_SCOLAIRE:
        return SituationPersonne()
    if age < AGE_MAJORITE:
        return SituationPersonne(professionnelle=SituationProfessionnelle.SCOLAIRE)
    couple = any(u.lien is Lien.CONJOINT and u.depart is None for u in tous)
    en_couple = couple and usager.lien in (Lien.DEMANDEUR, Lien.CONJOINT)
    # Both of a couple say the same.
    en_commun = _EN_COUPLE[len(tirage.fictif.budget) % len(_EN_COUPLE)]
    seul = tirage.hasard.choice(_SEULS) if age >= AGE_DES_COUPLES else SituationFamiliale.CELIBATAIRE
    familiale = en_commun if en_couple else seul
    if age >= AGE_RETRAITE:
        familiale = familiale if en_couple else tirage.hasard.choice((SituationFamiliale.VEUF, *_SEULS))
        return SituationPersonne(familiale, SituationProfessionnelle.RETRAITE)
    travail = _TRAVAIL.get(tirage.fictif.profil) if usager.lien is Lien.DEMANDEUR else None
    mobilite = tirage.hasard.choice(list(Mobilite)) if tirage.sur(40) else None
    return SituationPersonne(familiale, du_budget or travail or tirage.hasard.choice(_ACTIFS), mobilite=mobilite)


def _dans_la_caf(usager: Usager, tirage: _Tirage) -> bool | None:
    if tirage.sur(15):
        return None
    if usager.depart is not None:
        return tirage.sur(40)
    return usager.lien in (Lien.CONJOINT, Lien.ENFANT) and not tirage.sur(5)


def _dans_le_fiscal(usager: Usager, tirage: _Tirage) -> bool | None:
    if tirage.sur(25):
        return None
    if usager.depart is not None:
        return tirage.sur(50)
    return usager.lien in (Lien.CONJOINT, Lien.ENFANT) and not tirage.sur(10)


def _preferences(age: int | None, demandeur: bool, tirage: _Tirage) -> PreferencesUsager:
    if not demandeur:
        return PreferencesUsager()
    contact = tirage.hasard.choice((None, MoyenContact.TELEPHONE, MoyenContact.SMS, MoyenContact.COURRIEL))
    return PreferencesUsager(contact=contact, gros_caracteres=bool(age and age > 75 and tirage.sur(25)))


def _a_prevenir(age: int | None, demandeur: bool, tirage: _Tirage) -> PersonneAPrevenir:
    if not (demandeur and age and age > 70 and tirage.sur(60)):
        return PersonneAPrevenir()
    lien = tirage.hasard.choice(("sa fille", "son fils", "sa nièce", "une voisine"))
    return PersonneAPrevenir(tirage.hasard.choice(("Martine Leroy", "Alain Duval", "Sophie Lemoine")), lien)


def _protection(age: int | None, demandeur: bool, tirage: _Tirage) -> Protection | None:
    if not (demandeur and age and age > 40 and tirage.a(Trait.PROTEGE, sur_cent=8)):
        return None
    mesure = tirage.hasard.choice((Mesure.CURATELLE_RENFORCEE, Mesure.TUTELLE))
    recoit = RecoitCourriers.MANDATAIRE if mesure is Mesure.TUTELLE else RecoitCourriers.LES_DEUX
    return Protection(mesure, UDAF, recoit)
