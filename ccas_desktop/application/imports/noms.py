"""Names as a register holds them: « DUPONT Marie », « M. et Mme DUPONT Jean et Marie », « Mme MARTIN née DURAND »."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from ccas_desktop.domain.personnes.identite import Sexe, cle_de_comparaison

_CIVILITES = {
    **dict.fromkeys(("m", "mr", "monsieur", "mrs"), Sexe.MASCULIN),
    **dict.fromkeys(("mme", "madame", "mlle", "melle", "mademoiselle"), Sexe.FEMININ),
}
_PARTICULES = frozenset(
    [
        "de",
        "du",
        "des",
        "le",
        "la",
        "les",
        "d",
        "el",
        "al",
        "ben",
        "ould",
        "van",
        "von",
        "da",
        "dos",
        "di",
        "der",
        "ten",
        "saint",
        "ste",
        "st",
    ]
)
_NEE = re.compile(r"\s*[(,]?\s*\bn[ée]e?\s*(?::|\(e\))?\s+", re.IGNORECASE)
_EPOUSE = re.compile(r"\s*[(,]?\s*\b(?:[ée]pouse|[ée]p\.?|[ée]pse|usage\s*:?|veuve|vve)\s+", re.IGNORECASE)
_SEPARATEURS = re.compile(r"\s*(?:&|\+|\bet\b|\s/\s)\s*", re.IGNORECASE)


@dataclass(frozen=True)
class NomLu:
    """The name of one person, and why it should be looked at."""

    nom: str
    prenoms: tuple[str, ...] = ()
    sexe: Sexe | None = None
    nom_usage: str | None = None
    doute: str = ""


def lire_personnes(texte: str) -> tuple[NomLu, ...]:
    """Return the persons named in one cell: one, or the two adults of a couple. Empty for an empty text."""
    propre = " ".join(texte.replace("\u00a0", " ").split()).strip(" ,;")
    if not propre:
        return ()
    morceaux = [m for m in _SEPARATEURS.split(propre) if m]
    if len(morceaux) < 2:
        return (lire_nom(propre),)
    return _couple(morceaux)


def lire_nom(texte: str, *, sexe: Sexe | None = None) -> NomLu:
    """Return one person of « [civilité] NOM Prénom [née NOM] » in either order."""
    civilite, reste = separer_civilite(texte)
    base, usage, naissance = _noms_maries(reste)
    if "," in base:
        nom, _, prenoms = (p.strip() for p in base.partition(","))
        lu = NomLu(nom, tuple(prenoms.split()))
    else:
        lu = _partager(base.split())
    if naissance:
        # « MARTIN Claire née DURAND »: the family name is the one of birth, MARTIN is the one in use.
        lu = replace(lu, nom=naissance, nom_usage=lu.nom)
    elif usage:
        lu = replace(lu, nom_usage=usage)
    return replace(lu, sexe=sexe or civilite)


def _couple(morceaux: list[str]) -> tuple[NomLu, ...]:
    """Return two persons of « M. | Mme DUPONT Jean | Marie » or « Jean DUPONT | Marie MARTIN »."""
    sexes, restes = [], []
    for morceau in morceaux:
        civilite, reste = separer_civilite(morceau)
        if civilite:
            sexes.append(civilite)
        if reste:
            restes.append(reste)
    if not restes:
        return ()
    premiere = lire_nom(restes[0])
    if len(restes) == 1:
        return _epoux_sans_prenom(premiere, sexes)
    seconde = lire_nom(restes[1])
    if not seconde.prenoms and _mots_en_capitales(restes[1].split()) == 0:
        seconde = NomLu(premiere.nom, tuple(restes[1].split()))
    elif not premiere.prenoms and _mots_en_capitales(restes[0].split()) == 0 and seconde.prenoms:
        premiere = NomLu(seconde.nom, tuple(restes[0].split()))
    if len(sexes) == 2:
        return replace(premiere, sexe=sexes[0]), replace(seconde, sexe=sexes[1])
    return premiere, seconde


def _epoux_sans_prenom(lue: NomLu, sexes: list[Sexe]) -> tuple[NomLu, ...]:
    """« M. et Mme DUPONT Jean » names one of the two: the other is said to be missing, never invented."""
    prenom_de = sexes[0] if sexes else None
    if len(lue.prenoms) == 2 and len(sexes) == 2:
        return (
            replace(lue, prenoms=lue.prenoms[:1], sexe=sexes[0], doute="couple_devine"),
            replace(lue, prenoms=lue.prenoms[1:], sexe=sexes[1], doute="couple_devine"),
        )
    return (replace(lue, sexe=prenom_de, doute="conjoint_sans_prenom" if len(sexes) > 1 else lue.doute),)


def _partager(mots: list[str]) -> NomLu:
    """Tell the family name from the first names: by its capitals, at the start or at the end."""
    capitales = [_en_capitales(mot) for mot in mots]
    if not mots:
        return NomLu("")
    if all(capitales) or not any(capitales):
        return _partager_sans_casse(mots, capitales=all(capitales))
    debut = _longueur_du_nom(mots, capitales)
    if debut:
        return NomLu(" ".join(mots[:debut]), tuple(mots[debut:]))
    fin = _longueur_du_nom(mots[::-1], capitales[::-1])
    coupe = len(mots) - fin
    while coupe > 1 and cle_de_comparaison(mots[coupe - 1]) in _PARTICULES:
        coupe -= 1
    return NomLu(" ".join(mots[coupe:]), tuple(mots[:coupe]))


def _partager_sans_casse(mots: list[str], *, capitales: bool) -> NomLu:
    """Registers put the name first; particles belong to what follows. Three words and more are a guess, said so."""
    coupe = 1
    while coupe < len(mots) and cle_de_comparaison(mots[coupe - 1]) in _PARTICULES:
        coupe += 1
    prenoms = tuple(_en_prenom(mot) for mot in mots[coupe:]) if capitales else tuple(mots[coupe:])
    sur = len(mots) == coupe or (len(mots) == coupe + 1 and capitales)
    return NomLu(" ".join(mots[:coupe]), prenoms, doute="" if sur else "nom_prenom_devine")


def _longueur_du_nom(mots: list[str], capitales: list[bool]) -> int:
    """Return how many of the first words are the name: capitals, and the particles between them."""
    longueur = 0
    for rang, mot in enumerate(mots):
        suite = any(capitales[rang + 1 :]) and all(
            cle_de_comparaison(m) in _PARTICULES or c
            for m, c in zip(mots[rang : rang + 2], capitales[rang : rang + 2], strict=False)
        )
        if capitales[rang] or (cle_de_comparaison(mot) in _PARTICULES and suite):
            longueur = rang + 1
        else:
            break
    return longueur if any(capitales[:longueur]) else 0


def separer_civilite(texte: str) -> tuple[Sexe | None, str]:
    """Return the sex that a title tells, and the text without it."""
    mots = texte.split()
    trouvee = None
    while mots and (cle_de_comparaison(mots[0]) in _CIVILITES) and not (len(mots[0]) == 1 and mots[0].islower()):
        trouvee = trouvee or _CIVILITES[cle_de_comparaison(mots[0])]
        mots = mots[1:]
    return trouvee, " ".join(mots)


def _noms_maries(texte: str) -> tuple[str, str, str]:
    """Return the text without its other name, the name in use, the name of birth."""
    for motif, est_naissance in ((_NEE, True), (_EPOUSE, False)):
        coupe = motif.search(texte)
        if coupe and coupe.start() > 0:
            autre = texte[coupe.end() :].strip(" ()")
            avant = texte[: coupe.start()].strip(" (")
            mots = autre.split()
            capitales = [m for m in mots if _en_capitales(m)] or mots[:1]
            prenoms = [m for m in mots if m not in capitales]
            base = " ".join([avant, *prenoms])
            return (base, "", " ".join(capitales)) if est_naissance else (base, " ".join(capitales), "")
    return texte, "", ""


def _en_capitales(mot: str) -> bool:
    lettres = [c for c in mot if c.isalpha()]
    return len(lettres) > 1 and all(c.isupper() for c in lettres)


def _mots_en_capitales(mots: list[str]) -> int:
    return sum(_en_capitales(mot) for mot in mots)


def _en_prenom(mot: str) -> str:
    return "-".join(partie.capitalize() for partie in mot.split("-"))
