"""Budgets made up by profile: resources and charges of a small commune, amounts in force on 1 April 2026."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from decimal import ROUND_HALF_UP, Decimal

from ccas_desktop.adapters.demo.population.etat_civil import Hasard
from ccas_desktop.adapters.demo.population.fiction import LigneFictive, PersonneFictive, Profil
from ccas_desktop.domain.personnes.foyer import Lien

# domain: decree amounts of April 2026, a month.
RSA = {1: Decimal("651.69"), 2: Decimal("977.54"), 3: Decimal("1173.04"), 4: Decimal("1368.55")}
RSA_PAR_PERSONNE = Decimal("260.68")
FORFAIT_LOGEMENT = {1: Decimal("78.20"), 2: Decimal("156.41")}
FORFAIT_LOGEMENT_FAMILLE = Decimal("193.55")
AAH = Decimal("1041.59")
ASPA_SEUL = Decimal("1043.60")
ASS = Decimal("584.40")
BMAF = Decimal("478.16")
CENTIME = Decimal("0.01")

Lignes = list[LigneFictive]


def budget(profil: Profil, personnes: tuple[PersonneFictive, ...], hasard: Hasard) -> tuple[LigneFictive, ...]:
    """Return the lines declared for that foyer."""
    foyer = _Foyer(personnes, hasard)
    ressources = _RESSOURCES[profil](foyer)
    return (*ressources, *foyer.prestations_familiales(ressources), *_charges(profil, foyer, ressources))


class _Foyer:
    """Who counts in the budget, and the chances to draw it."""

    def __init__(self, personnes: tuple[PersonneFictive, ...], hasard: Hasard) -> None:
        presents = [(r, p) for r, p in enumerate(personnes) if p.depart is None]
        self.hasard = hasard
        self.conjoint = next((r for r, p in presents if p.lien is Lien.CONJOINT), None)
        self.enfants = [p for _, p in presents if p.lien is Lien.ENFANT]
        self.ancien = next((r for r, p in presents if p.lien is Lien.PARENT), None)

    @property
    def adultes(self) -> tuple[int, ...]:
        return (0,) if self.conjoint is None else (0, self.conjoint)

    @property
    def taille(self) -> int:
        return len(self.adultes) + len(self.enfants)

    def salaire(self, rang: int, bas: int, haut: int) -> LigneFictive:
        piece = "Bulletin de salaire d’octobre" if self.hasard.sur(50) else ""
        return LigneFictive("salaire", self.hasard.euros(bas, haut), rang, piece)

    def aide_logement(self, bas: int, haut: int, *, cent: int = 75) -> Lignes:
        return [LigneFictive("aide_logement", self.hasard.euros(bas, haut))] if self.hasard.sur(cent) else []

    def prime(self, bas: int, haut: int, *, cent: int = 75) -> Lignes:
        return [LigneFictive("prime_activite", self.hasard.euros(bas, haut))] if self.hasard.sur(cent) else []

    def rsa(self, *, loge: bool) -> LigneFictive:
        base = RSA.get(self.taille) or RSA[4] + RSA_PAR_PERSONNE * (self.taille - 4)
        forfait = FORFAIT_LOGEMENT.get(self.taille, FORFAIT_LOGEMENT_FAMILLE) if loge else Decimal(0)
        return LigneFictive("rsa", base - forfait, 0)

    def prestations_familiales(self, ressources: Lignes) -> Lignes:
        """Allocations familiales from the second child, ASF for the lone parent without alimony."""
        lignes = []
        nombre = len(self.enfants)
        if nombre >= 2:
            lignes.append(
                LigneFictive("allocations_familiales", _arrondi(BMAF * (Decimal("0.41") * nombre - Decimal("0.50"))))
            )
        seul = self.conjoint is None and nombre and self.enfants[0].presence == 1
        if seul and not any(r.nature == "pension_alimentaire_recue" for r in ressources):
            lignes.append(LigneFictive("asf", _arrondi(BMAF * Decimal("0.42") * nombre), 0))
        return lignes


def _actif(foyer: _Foyer) -> Lignes:
    return [foyer.salaire(0, 980, 2050), *foyer.prime(45, 240, cent=60), *foyer.aide_logement(40, 230, cent=50)]


def _rsa(foyer: _Foyer) -> Lignes:
    logement = foyer.aide_logement(230, 330, cent=80)
    return [foyer.rsa(loge=bool(logement)), *logement]


def _chomage(foyer: _Foyer) -> Lignes:
    if foyer.hasard.sur(30):
        return [LigneFictive("ass", ASS, 0), *foyer.aide_logement(180, 300)]
    return [LigneFictive("chomage", foyer.hasard.euros(690, 1350), 0), *foyer.aide_logement(60, 240)]


def _aah(foyer: _Foyer) -> Lignes:
    return [LigneFictive("aah", AAH, 0, "Notification de la MDPH"), *foyer.aide_logement(120, 280)]


def _senior(foyer: _Foyer) -> Lignes:
    if foyer.hasard.sur(25):
        retraite = foyer.hasard.euros(320, 780)
        aspa = LigneFictive("aspa", ASPA_SEUL - retraite, 0)
        return [LigneFictive("retraite", retraite, 0), aspa, *foyer.aide_logement(90, 260)]
    return [*_retraite(foyer, 0, 690, 1420), *foyer.aide_logement(30, 210, cent=40)]


def _couple_senior(foyer: _Foyer) -> Lignes:
    return [ligne for rang in foyer.adultes for ligne in _retraite(foyer, rang, 420, 1280)]


def _retraite(foyer: _Foyer, rang: int, bas: int, haut: int) -> Lignes:
    complementaire = LigneFictive("retraite_complementaire", foyer.hasard.euros(60, 420), rang)
    return [
        LigneFictive("retraite", foyer.hasard.euros(bas, haut), rang),
        *([complementaire] if foyer.hasard.sur(70) else []),
    ]


def _couple(foyer: _Foyer) -> Lignes:
    if foyer.hasard.sur(25):
        logement = foyer.aide_logement(250, 420, cent=80)
        return [foyer.rsa(loge=bool(logement)), *logement]
    lignes = [foyer.salaire(0, 620, 1980)]
    if foyer.conjoint is not None:
        lignes += _second_revenu(foyer, foyer.conjoint)
    return [*lignes, *foyer.prime(60, 380, cent=70), *foyer.aide_logement(90, 390, cent=60)]


def _second_revenu(foyer: _Foyer, rang: int) -> Lignes:
    tirage = foyer.hasard.entre(1, 100)
    if tirage <= 50:
        return [foyer.salaire(rang, 560, 1850)]
    if tirage <= 65:
        return [LigneFictive("chomage", foyer.hasard.euros(650, 1240), rang)]
    if tirage <= 73:
        return [LigneFictive("indemnites_journalieres", foyer.hasard.euros(540, 980), rang)]
    if tirage <= 79:
        return [LigneFictive("aah", AAH, rang, "Notification de la MDPH")]
    return []


def _parent(foyer: _Foyer) -> Lignes:
    if foyer.hasard.sur(40):
        logement = foyer.aide_logement(280, 460, cent=90)
        return [foyer.rsa(loge=bool(logement)), *logement]
    lignes = [foyer.salaire(0, 610, 1620), *foyer.prime(120, 420, cent=80), *foyer.aide_logement(190, 430, cent=85)]
    if foyer.hasard.sur(40):
        lignes.append(LigneFictive("pension_alimentaire_recue", Decimal(foyer.hasard.entre(8, 18) * 10), 0))
    return lignes


def _heberge(foyer: _Foyer) -> Lignes:
    if foyer.hasard.sur(35):
        return []
    return [LigneFictive("autre_ressource", foyer.hasard.euros(120, 480), 0, "Attestation de mission d’intérim")]


def _etudiant(foyer: _Foyer) -> Lignes:
    bourse = [LigneFictive("bourse", foyer.hasard.euros(145, 633), 0)] if foyer.hasard.sur(75) else []
    travail = [foyer.salaire(0, 180, 520)] if foyer.hasard.sur(45) else []
    return [*bourse, *travail, *foyer.aide_logement(150, 250)]


def _elargi(foyer: _Foyer) -> Lignes:
    base = _couple(foyer) if foyer.conjoint is not None else _parent(foyer)
    return [*base, *(_retraite(foyer, foyer.ancien, 480, 1050) if foyer.ancien is not None else [])]


_RESSOURCES: dict[Profil, Callable[[_Foyer], Lignes]] = {
    Profil.SEUL_ACTIF: _actif,
    Profil.SEUL_RSA: _rsa,
    Profil.SEUL_CHOMAGE: _chomage,
    Profil.SEUL_AAH: _aah,
    Profil.SENIOR_SEUL: _senior,
    Profil.COUPLE_SENIOR: _couple_senior,
    Profil.COUPLE: _couple,
    Profil.COUPLE_ENFANTS: _couple,
    Profil.FAMILLE_NOMBREUSE: _couple,
    Profil.PARENT_ISOLE: _parent,
    Profil.GARDE_ALTERNEE: _parent,
    Profil.HEBERGE: _heberge,
    Profil.ETUDIANT: _etudiant,
    Profil.FOYER_ELARGI: _elargi,
}


def _charges(profil: Profil, foyer: _Foyer, ressources: Lignes) -> Lignes:
    tire, taille = foyer.hasard, foyer.taille
    if profil is Profil.HEBERGE:
        return [LigneFictive("telephone_internet", tire.euros(9, 25)), LigneFictive("transport", tire.euros(20, 60))]
    return [
        *_logement(foyer, ressources),
        LigneFictive("electricite", tire.euros(32 + 10 * taille, 70 + 22 * taille)),
        *_parfois(tire, 45, "gaz", 28 + 6 * taille, 90 + 12 * taille),
        LigneFictive("eau", tire.euros(12 + 5 * taille, 22 + 9 * taille)),
        LigneFictive("assurance_habitation", tire.euros(9, 24)),
        *_parfois(tire, 60, "assurance_voiture", 28, 72),
        *_parfois(tire, 55, "mutuelle", 22 + 14 * taille, 48 + 24 * taille),
        *_parfois(tire, 90, "telephone_internet", 16, 62),
        *_parfois(tire, 35, "transport", 35, 160),
        *(
            _parfois(tire, 70, "garde_cantine", 30 * len(foyer.enfants), 85 * len(foyer.enfants))
            if foyer.enfants
            else []
        ),
        *_parfois(tire, 12, "impots", 15, 80),
        *_credits(tire),
        *_parfois(tire, 4, "plan_surendettement", 60, 190),
    ]


def _credits(tire: Hasard) -> Lignes:
    """A credit for one foyer in five; half of these owe some rent as well."""
    lignes = _parfois(tire, 22, "credit", 45, 240)
    for credit in lignes:
        mois = 6 + int(credit.montant) % 30
        credit_complet = replace(credit, creancier="Crédit du Bocage", reste_du=credit.montant * mois)
        verse = Decimal(30) if mois % 2 else Decimal(50)
        dette = LigneFictive("dette_loyer", verse, creancier="Calvados Habitat", reste_du=credit.montant * 3)
        return [credit_complet, dette] if mois % 4 < 2 else [credit_complet]
    return lignes


def _logement(foyer: _Foyer, ressources: Lignes) -> Lignes:
    tire, taille = foyer.hasard, foyer.taille
    aide = any(r.nature == "aide_logement" for r in ressources)
    if aide or tire.sur(60):
        loyer = LigneFictive(
            "loyer", tire.euros(310 + 45 * taille, 430 + 70 * taille), None, "Quittance de loyer d’octobre"
        )
        return [loyer, *_parfois(tire, 35, "charges_locatives", 20, 85)]
    return _parfois(tire, 30, "pret_immobilier", 280, 640)


def _parfois(tire: Hasard, cent: int, nature: str, bas: int, haut: int) -> Lignes:
    return [LigneFictive(nature, tire.euros(bas, haut))] if tire.sur(cent) else []


def _arrondi(montant: Decimal) -> Decimal:
    return montant.quantize(CENTIME, ROUND_HALF_UP)
