"""What the simulated caisse works out of a dossier: parts, quotient familial, and the rights of each person."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from zlib import crc32

from ccas_desktop.adapters.demo.population.fiction import Anomalie, DossierFictif, PersonneFictive
from ccas_desktop.domain.certifie.certifie import Source
from ccas_desktop.domain.personnes.foyer import Lien
from ccas_desktop.domain.reponses.periode import rentree_de

IMPOSABLES = frozenset(
    {"salaire", "chomage", "ass", "retraite", "retraite_complementaire", "pension_invalidite"}
    | {"indemnites_journalieres", "pension_alimentaire_recue", "revenus_fonciers"}
)
PRESTATIONS = frozenset({"rsa", "prime_activite", "aah", "asf", "allocations_familiales", "aide_logement"})
RESSOURCES_C2S = (IMPOSABLES | PRESTATIONS | {"aspa", "autre_ressource"}) - {"aide_logement"}
AGE_A_CHARGE = 20
AGE_ARS = (6, 18)
QUOTIENT_ARS = 1100
AEEH_UN_SUR = 12

# Ceilings of C2S for a year, without and with participation (April 2025), and their supplement above four persons.
C2S_SANS = (Decimal(10339), Decimal(15508), Decimal(18609), Decimal(21711))
C2S_AVEC = (Decimal(13957), Decimal(20936), Decimal(25123), Decimal(29311))
C2S_SUPPLEMENT = (Decimal(4135), Decimal(5583))

NATURE_DU_DROIT = {
    Source.REVENU_SOLIDARITE_ACTIVE: "rsa",
    Source.PRIME_ACTIVITE: "prime_activite",
    Source.ALLOCATION_ADULTE_HANDICAPE: "aah",
    Source.ALLOCATION_SOUTIEN_FAMILIAL: "asf",
}


def allocataires(dossier: DossierFictif) -> tuple[PersonneFictive, ...]:
    """Return the person in whose name the file is held, then the spouse."""
    autres = [r for r in couple(dossier) if r != dossier.caisse.allocataire]
    return tuple(dossier.personnes[r] for r in (dossier.caisse.allocataire, *autres))


def couple(dossier: DossierFictif) -> tuple[int, ...]:
    """Return the ranks of the one or two adults of the file."""
    return (0, *dossier.rangs(Lien.CONJOINT))


def enfants(dossier: DossierFictif, jour: date) -> tuple[PersonneFictive, ...]:
    """Return the children of the file: dependent by age, and of shared custody only when parents share the benefits."""
    declares = [dossier.personnes[r] for r in dossier.rangs(Lien.ENFANT)]
    a_charge = [e for e in declares if e.naissance and e.naissance.ages_possibles(jour)[0] <= AGE_A_CHARGE]
    if a_charge and a_charge[0].presence != 1 and empreinte(dossier) % 2:
        return ()
    return tuple(a_charge)


def quotient_familial(dossier: DossierFictif, jour: date) -> int:
    """Return the quotient of the month, by the formula of the CNAF on the declared income."""
    if dossier.caisse.anomalie is Anomalie.QUOTIENT_NUL:
        return 0
    nombre = len(enfants(dossier, jour))
    # 2 shares, then 0.5 a child, and 1 for the third (domain: CNAF).
    parts = 2 + Decimal("0.5") * nombre + (Decimal("0.5") if nombre >= 3 else 0)
    return int((dossier.total(IMPOSABLES) + dossier.total(PRESTATIONS)) / parts)


def a_droit(dossier: DossierFictif, rang: int, source: Source) -> bool:
    """Tell whether that person holds a right; RSA and prime d'activité are those of the couple."""
    nature = NATURE_DU_DROIT[source]
    titulaires = {ligne.personne or 0 for ligne in dossier.budget if ligne.nature == nature}
    if source in (Source.REVENU_SOLIDARITE_ACTIVE, Source.PRIME_ACTIVITE) and rang in couple(dossier):
        return bool(titulaires & set(couple(dossier)))
    return rang in titulaires


def complementaire_sante(dossier: DossierFictif, rang: int) -> tuple[bool, bool | None]:
    """Return whether that person has the C2S and, if so, whether with a participation."""
    foyer = {*couple(dossier), *dossier.rangs(Lien.ENFANT)}
    membres = foyer if rang in foyer else {rang}
    siennes = [ligne for ligne in dossier.budget if (ligne.personne or 0) in membres]
    revenus = sum((ligne.montant for ligne in siennes if ligne.nature in RESSOURCES_C2S), Decimal(0))
    if any(ligne.nature == "rsa" for ligne in siennes):
        return True, False
    sans, avec = (_plafond(p, s, len(membres)) for p, s in zip((C2S_SANS, C2S_AVEC), C2S_SUPPLEMENT, strict=True))
    if revenus * 12 <= sans:
        return True, False
    return (True, True) if revenus * 12 <= avec else (False, None)


def enfants_du_droit(dossier: DossierFictif, source: Source, jour: date) -> tuple[int, ...]:
    """Return the ranks of the children an allowance is paid for: at school and of small means for ARS, few for AEEH."""
    moins_de_vingt_ans = tuple(
        rang
        for rang in dossier.rangs(Lien.ENFANT)
        if (naissance := dossier.personnes[rang].naissance) and naissance.ages_possibles(jour)[0] < AGE_A_CHARGE
    )
    if source is Source.ALLOCATION_ENFANT_HANDICAPE:
        return moins_de_vingt_ans[:1] if empreinte(dossier, source.value) % AEEH_UN_SUR == 0 else ()
    if quotient_familial(dossier, jour) > QUOTIENT_ARS:
        return ()
    rentree = date(rentree_de(jour), 12, 31)
    ages = {r: dossier.personnes[r].naissance for r in moins_de_vingt_ans}
    return tuple(r for r, n in ages.items() if n and AGE_ARS[0] <= n.ages_possibles(rentree)[0] <= AGE_ARS[1])


def majoration(dossier: DossierFictif, jour: date) -> bool:
    """Tell whether the RSA is raised for a lone parent of a child under three."""
    seul = len(couple(dossier)) == 1
    return seul and any(
        e.naissance is not None and e.naissance.ages_possibles(jour)[1] < 3 for e in enfants(dossier, jour)
    )


def debut_du_droit(dossier: DossierFictif, source: Source, jour: date) -> date:
    """Return the first day of the month a right started: always the same for a dossier, within two years."""
    il_y_a = 1 + empreinte(dossier, source.value) % (11 if source is Source.COMPLEMENTAIRE_SANTE_SOLIDAIRE else 24)
    mois = jour.year * 12 + jour.month - 1 - il_y_a
    return date(mois // 12, mois % 12 + 1, 1)


def empreinte(dossier: DossierFictif, sel: str = "") -> int:
    """Return a number that is always the same for a dossier, to vary its answers."""
    identite = dossier.demandeur.identite
    return crc32(f"{identite.nom_famille}|{identite.prenom}|{identite.date_naissance}|{sel}".encode())


def _plafond(plafonds: tuple[Decimal, ...], supplement: Decimal, personnes: int) -> Decimal:
    rang = min(personnes, len(plafonds))
    return plafonds[rang - 1] + supplement * (personnes - rang)
