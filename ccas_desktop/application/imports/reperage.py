"""Where the list is in a workbook: the sheet and the row of headings, found by what they say."""

from __future__ import annotations

import re
from dataclasses import dataclass

from ccas_desktop.application.classeur import Cellule, Classeur, Feuille, Ligne, texte_de
from ccas_desktop.application.imports.champs import TITRES_DE_NOTE, TITRES_INTERDITS
from ccas_desktop.application.imports.colonnes import Colonne, cible_du_titre, proposer
from ccas_desktop.application.imports.profils import ECHANTILLON, profil
from ccas_desktop.domain.personnes.identite import cle_de_comparaison

LIGNES_EXAMINEES = 30
LIGNES_QUI_COMPTENT = 20
_GROUPES = re.compile(r"conjoint|enfant|ayant|membre|epou|demandeur")


@dataclass(frozen=True)
class Reperage:
    """A list found.

    Attributes:
        feuille: rank of the sheet.
        entete: rank of the row of headings among the rows of the sheet, or -1 when there is none.
    """

    feuille: int
    entete: int


def reperer(classeur: Classeur) -> Reperage:
    """Return the sheet and the row that look most like headings above a list; no heading at all is possible."""
    notes = [(*_meilleur_entete(feuille), -rang) for rang, feuille in enumerate(classeur.feuilles)]
    note, entete, feuille = max(notes, key=lambda n: (n[0], n[2]))
    if note <= 0:
        plus_longue = max(range(len(classeur.feuilles)), key=lambda n: len(classeur.feuilles[n].lignes))
        return Reperage(plus_longue, -1)
    return Reperage(-feuille, entete)


def reperer_dans(classeur: Classeur, feuille: int) -> Reperage:
    """Return the row of headings of a sheet that the agent chose."""
    return Reperage(feuille, _meilleur_entete(classeur.feuilles[feuille])[1])


def _meilleur_entete(feuille: Feuille) -> tuple[float, int]:
    """Return how much the best row looks like headings, and its rank; -1 when none does."""
    notes = [(_note(feuille, rang), -rang) for rang in range(min(LIGNES_EXAMINEES, len(feuille.lignes)))]
    note, rang = max(notes, default=(0.0, 1))
    return (note, -rang) if note > 0 else (0.0, -1)


def colonnes_de(feuille: Feuille, entete: int) -> tuple[Colonne, ...]:
    """Return the columns of a sheet below a row of headings, with what each is proposed to become."""
    suite = feuille.lignes[entete + 1 :]
    # Well formed rows are often far below empty ones: the sample is taken over the whole list.
    pas = max(1, len(suite) // (2 * ECHANTILLON))
    echantillon = suite[::pas]
    largeur = max((len(ligne) for ligne in (*echantillon, *feuille.lignes[max(entete, 0) : entete + 1])), default=0)
    titres = _titres(feuille, entete, largeur)
    profils = [profil([_valeur(ligne, rang) for ligne in echantillon]) for rang in range(largeur)]
    return proposer(titres, profils)


def lettre_de(rang: int) -> str:
    """Return the letter of a column as spreadsheets show it: 0 is A, 26 is AA."""
    lettres = ""
    rang += 1
    while rang:
        rang, reste = divmod(rang - 1, 26)
        lettres = chr(65 + reste) + lettres
    return lettres


def _titres(feuille: Feuille, entete: int, largeur: int) -> list[str]:
    if entete < 0:
        return [f"Colonne {lettre_de(rang)}" for rang in range(largeur)]
    titres = [" ".join(texte_de(_valeur(feuille.lignes[entete], rang)).split()) for rang in range(largeur)]
    groupes = _groupes(feuille, entete, largeur)
    return [
        f"{groupe} {titre}".strip() if groupe else titre or f"Colonne {lettre_de(rang)}"
        for rang, (groupe, titre) in enumerate(zip(groupes, titres, strict=True))
    ]


def _groupes(feuille: Feuille, entete: int, largeur: int) -> list[str]:
    """Return, for each column, the heading merged above it (« Conjoint » above « Nom, Prénom »), or empty texts."""
    if entete < 1 or feuille.numeros[entete] - feuille.numeros[entete - 1] > 1:
        return [""] * largeur
    dessus = [texte_de(_valeur(feuille.lignes[entete - 1], rang)) for rang in range(largeur)]
    if not any(_GROUPES.search(cle_de_comparaison(texte)) for texte in dessus):
        return [""] * largeur
    etendus, courant = [], ""
    for texte in dessus:
        courant = texte or courant
        etendus.append(courant if _GROUPES.search(cle_de_comparaison(courant)) else "")
    return etendus


def _note(feuille: Feuille, rang: int) -> float:
    """Return how much a row looks like headings: known words, short, distinct, with a list below."""
    textes = [texte_de(cellule) for cellule in feuille.lignes[rang]]
    cles = [cle_de_comparaison(texte) for texte in textes if texte]
    connus = sum(1 for cle in set(cles) if _connu(cle))
    if connus < 2 and not (connus == 1 and len(cles) <= 3):
        return 0
    dessous = min(LIGNES_QUI_COMPTENT, len(feuille.lignes) - rang - 1)
    chiffres = sum(1 for texte in textes if any(c.isdigit() for c in texte) and len(texte) > 6)
    return (connus * 3 + len(set(cles)) * 0.2 - chiffres * 2) * (0.1 + dessous)


def _connu(cle: str) -> bool:
    return bool(cible_du_titre(cle)) or cle in TITRES_DE_NOTE or cle in TITRES_INTERDITS


def _valeur(ligne: Ligne, rang: int) -> Cellule:
    return ligne[rang] if rang < len(ligne) else None
