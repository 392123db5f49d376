"""The columns of a sheet and what each is proposed to become, by its heading first, by its values else."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import lru_cache

from ccas_desktop.application.imports.champs import CHAMPS, IGNORER, INTERDIT, NOTE, TITRES_DE_NOTE, TITRES_INTERDITS
from ccas_desktop.application.imports.cibles import cible_de, code_de
from ccas_desktop.application.imports.mots import mots as ensemble
from ccas_desktop.application.imports.profils import MAJORITE, Profil
from ccas_desktop.domain.personnes.identite import cle_de_comparaison


class Raison(StrEnum):
    """Why a column is proposed so."""

    TITRE = "titre"
    CONTENU = "contenu"
    ENREGISTREE = "enregistree"
    INCONNUE = "inconnue"
    VIDE = "vide"
    INTERDITE = "interdite"


@dataclass(frozen=True)
class Colonne:
    """One column of the sheet chosen.

    Attributes:
        rang: its place, from 0.
        titre: its heading; a detail repeated takes the heading before it: « Détail (Orientation) ».
        cible: code of what it becomes (see cibles); NOTE, IGNORER, or INTERDIT which cannot be changed.
        interdit: why it may not be brought in: `nir`, `numero_fiscal`, `sante` or `sensible`.
    """

    rang: int
    titre: str
    profil: Profil
    cible: str = IGNORER
    raison: Raison = Raison.INCONNUE
    interdit: str = ""


_PAR_TITRE = {titre: champ.code for champ in CHAMPS for titre in champ.titres}
_CONJOINT = frozenset(
    ["conjoint", "conjointe", "epoux", "epouse", "partenaire", "concubin", "concubine", "compagnon", "compagne"]
)
_MEMBRE = frozenset(
    ["enfant", "enfants", "enf", "membre", "ayant", "ayants", "ayantdroit", "droit", "droits", "charge"]
)
_RANGS = {"1er": "1", "1ere": "1", "2e": "2", "2eme": "2", "3e": "3", "3eme": "3", "4e": "4", "4eme": "4"}
_MOTS_VIDES = ensemble("du de la le l d un une des n a")


def proposer(titres: Sequence[str], profils: Sequence[Profil]) -> tuple[Colonne, ...]:
    """Return the columns with the target proposed for each; two columns never fill the same field of one person."""
    colonnes: list[Colonne] = []
    prises: set[str] = set()
    precedent = ""
    for rang, (titre, profil) in enumerate(zip(titres, profils, strict=True)):
        entier = f"{titre} ({precedent})" if cle_de_comparaison(titre) in _DETAILS and precedent else titre
        colonne = _proposer_une(rang, entier, profil, prises)
        colonnes.append(colonne)
        if colonne.cible not in (IGNORER, NOTE, INTERDIT):
            prises.add(colonne.cible)
        precedent = precedent if cle_de_comparaison(titre) in _DETAILS else titre
    return _par_contenu(_domiciliation(_sans_aide_seule(_nom_entier(colonnes))), prises)


_DETAILS = frozenset(("detail", "details", "precision", "autre"))


def _proposer_une(rang: int, titre: str, profil: Profil, prises: set[str]) -> Colonne:
    cle = cle_de_comparaison(titre)
    interdit = TITRES_INTERDITS.get(cle, "nir" if profil.porte_des_nirs else "")
    if interdit:
        return Colonne(rang, titre, profil, INTERDIT, Raison.INTERDITE, interdit)
    if not profil.remplies:
        return Colonne(rang, titre, profil, IGNORER, Raison.VIDE)
    cible = _libre(cible_du_titre(cle), prises)
    if cible and _compatible(cible, profil):
        return Colonne(rang, titre, profil, cible, Raison.TITRE)
    return Colonne(rang, titre, profil, NOTE, Raison.TITRE if cle in TITRES_DE_NOTE else Raison.INCONNUE)


@lru_cache(maxsize=4096)
def cible_du_titre(cle: str) -> str:
    """Return the code of the target that a heading names, or an empty text; the heading as `cle_de_comparaison`."""
    if cle in TITRES_DE_NOTE:
        return ""
    if cle in _PAR_TITRE:
        return _PAR_TITRE[cle]
    mots = [_RANGS.get(mot, mot) for mot in cle.split()]
    if _CONJOINT.intersection(mots):
        return _du_membre(mots, _CONJOINT, 1)
    if _MEMBRE.intersection(mots) or re.search(r"\benf\d", cle):
        numeros = [int(n) for n in re.findall(r"\d+", " ".join(mots))]
        return _du_membre(mots, _MEMBRE, (numeros[0] if numeros else 1) + 1)
    sans = " ".join(
        mot for mot in mots if mot not in _MOTS_VIDES and mot not in ("demandeur", "beneficiaire", "usager")
    )
    return _PAR_TITRE.get(sans, "")


def _du_membre(mots: list[str], qui: frozenset[str], rang: int) -> str:
    reste = [m for m in mots if m not in qui and not m.isdigit() and not re.fullmatch(r"enf\d+", m)]
    for essai in (" ".join(reste), " ".join(m for m in reste if m not in _MOTS_VIDES)):
        code = "nom_prenom" if not essai else _PAR_TITRE.get(essai, "")
        if code and cible_de(code_de(code, rang)) is not None:
            return code_de(code, rang)
    return ""


def _libre(code: str, prises: set[str]) -> str:
    """Return the target, or that of the next person when it is taken: « Nom, Prénom, Nom, Prénom » is a couple."""
    cible = cible_de(code)
    if cible is None or code not in prises or cible.champ.code == "complement":
        return code
    if code == "telephone":
        return "autre_telephone" if "autre_telephone" not in prises else ""
    if not cible.champ.par_membre:
        return ""
    return _libre(code_de(cible.champ.code, cible.rang + 1), prises)


def _compatible(code: str, profil: Profil) -> bool:
    """Tell whether the values may be those of that field: « Date » above names would be a mistake."""
    cible = cible_de(code)
    if cible is None:
        return False
    champ = cible.champ.code
    if champ in ("nom", "prenom", "nom_prenom", "commune", "aide_nature"):
        return max(profil.dates, profil.telephones, profil.courriels) < MAJORITE
    if champ == "aide_montant":
        return profil.montants >= 0.3
    return champ != "aide_date" or profil.telephones + profil.courriels < MAJORITE


def _nom_entier(colonnes: list[Colonne]) -> list[Colonne]:
    """« Nom » above « DUPONT Jean », with no first name elsewhere, is the whole name."""
    if any(c.cible == "prenom" for c in colonnes):
        return colonnes
    return [
        replace(c, cible="nom_prenom") if c.cible == "nom" and c.profil.plusieurs_mots >= MAJORITE else c
        for c in colonnes
    ]


def _sans_aide_seule(colonnes: list[Colonne]) -> list[Colonne]:
    """« Date », « Statut » or « Objet » speak of an aid only beside an amount or a nature."""
    cibles = {colonne.cible for colonne in colonnes}
    if cibles & {"aide_montant", "aide_bon"} or {"aide_nature", "aide_date"} <= cibles:
        return colonnes
    return [
        Colonne(c.rang, c.titre, c.profil, NOTE, Raison.INCONNUE) if c.cible.startswith("aide_") else c
        for c in colonnes
    ]


def _domiciliation(colonnes: list[Colonne]) -> list[Colonne]:
    """In a list of DomiFa, template or export, some headings have a meaning of their own."""
    cles = {cle_de_comparaison(colonne.titre) for colonne in colonnes}
    if not cles & _DE_DOMIFA:
        return colonnes
    return [
        Colonne(c.rang, c.titre, c.profil, _DE_LA_DOMICILIATION[cle], Raison.TITRE)
        if (cle := cle_de_comparaison(c.titre)) in _DE_LA_DOMICILIATION and c.profil.remplies
        else c
        for c in colonnes
    ]


_DE_DOMIFA = frozenset(("statut de la domiciliation", "type de domiciliation", "n de distribution"))
# « Orientation » says there yes or no, and its detail by whom; « Résidence » is how the person is housed.
_DE_LA_DOMICILIATION = {
    "date de debut": "dom_debut",
    "date de fin": "dom_fin",
    "orientation": NOTE,
    "residence": "logement",
}


def _par_contenu(colonnes: list[Colonne], prises: set[str]) -> tuple[Colonne, ...]:
    """Propose by their values the columns whose heading says nothing."""
    rendues = []
    for colonne in colonnes:
        champ = colonne.profil.champ if colonne.raison is Raison.INCONNUE and colonne.cible == NOTE else ""
        champ = _libre(champ, prises) if champ == "telephone" else "" if champ in prises else champ
        if champ:
            prises.add(champ)
            colonne = Colonne(colonne.rang, colonne.titre, colonne.profil, champ, Raison.CONTENU)
        rendues.append(colonne)
    return tuple(rendues)
