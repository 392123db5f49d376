"""The persons of one row: the demandeur, the partner, the other members, in columns or in one cell."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import replace

from ccas_desktop.application.classeur import Cellule, texte_de
from ccas_desktop.application.imports import noms, valeurs
from ccas_desktop.application.imports.cellules import Cellules
from ccas_desktop.application.imports.dates import Epoque, lire_date
from ccas_desktop.application.imports.fiche import PersonneLue
from ccas_desktop.application.imports.lecture_suivi import lire_situation
from ccas_desktop.application.imports.membres import EnfantLu, dates_de, lire_enfants, separer_date
from ccas_desktop.application.imports.noms import NomLu
from ccas_desktop.domain.errors import RefusMetier
from ccas_desktop.domain.personnes.foyer import Lien
from ccas_desktop.domain.personnes.identite import DateNaissance, Identite, LieuNaissance, Sexe, cle_de_comparaison

_ENTRE_NOMS = re.compile(r"\s*(?:&|\s/\s|\bet\b)\s*")
_ENTRE_PRENOMS = re.compile(r"\s*(?:&|/|\bet\b)\s*")
_ESPACES = re.compile(r"[\s,;]+")
_COUPLE = re.compile(r"\bet\b|&|\+|\s/\s|\bn[ée]e\b|[ée]pouse|\bép\.?\s", re.IGNORECASE)
_LIENS = {
    **dict.fromkeys(
        ("demandeur", "dem", "chef", "chef de famille", "titulaire", "allocataire", "rdo", "lui meme"), Lien.DEMANDEUR
    ),
    **dict.fromkeys(
        (
            "conjoint",
            "conjointe",
            "conjoint e",
            "cjt",
            "epoux",
            "epouse",
            "mari",
            "femme",
            "concubin",
            "concubine",
            "compagnon",
            "compagne",
            "partenaire",
            "pacs",
        ),
        Lien.CONJOINT,
    ),
    **dict.fromkeys(
        ("enfant", "enf", "fils", "fille", "enfant mineur", "enfant majeur", "beau fils", "belle fille"), Lien.ENFANT
    ),
    **dict.fromkeys(("parent", "pere", "mere", "ascendant"), Lien.PARENT),
    **dict.fromkeys(("grand parent", "grand pere", "grand mere"), Lien.GRAND_PARENT),
    **dict.fromkeys(("petit enfant", "petit fils", "petite fille"), Lien.PETIT_ENFANT),
    **dict.fromkeys(("frere", "soeur", "fratrie"), Lien.FRATRIE),
    **dict.fromkeys(("heberge", "hebergee", "heberge e"), Lien.HEBERGE),
    **dict.fromkeys(
        (
            "autre",
            "aut",
            "tiers",
            "autre personne a la charge",
            "neveu",
            "niece",
            "ami",
            "amie",
            "autre membre de la famille",
        ),
        Lien.AUTRE,
    ),
}

TrouverLieu = Callable[[str], LieuNaissance | None]


class LecteurDePersonnes:
    """Reads the persons of rows; one for a whole file."""

    def __init__(
        self, epoque: Epoque, trouver_lieu: TrouverLieu, rangs: Iterable[int], *, situations: bool = False
    ) -> None:
        self._situations = situations
        self._adulte = replace(epoque, enfant=False)
        self._enfant = replace(epoque, enfant=True)
        self._trouver_lieu = trouver_lieu
        self._autres = sorted(rang for rang in rangs if rang > 0)

    def lire(self, cellules: Cellules) -> tuple[PersonneLue, ...]:
        """Return the persons of a row, the first of the row first; empty when it names nobody."""
        adultes = self._premiers(cellules)
        if not adultes:
            return ()
        autres = [p for rang in self._autres if (p := self._membre(cellules, rang, adultes[0].identite.nom_famille))]
        if len(adultes) > 1 and any(p.lien is Lien.CONJOINT for p in autres):
            adultes = adultes[:1]
        return (*adultes, *autres, *self._enfants(cellules, adultes[0].identite.nom_famille))

    def _premiers(self, cellules: Cellules) -> list[PersonneLue]:
        lus = _noms(cellules, 0)
        if not lus:
            return []
        lien = cellules.lire("lien", _lien) or Lien.DEMANDEUR
        epoque = self._enfant if lien is Lien.ENFANT else self._adulte
        naissances = self._naissances(cellules, 0, epoque, len(lus))
        premiere = self._personne(cellules, 0, lus[0], naissances[0], lien)
        lieu = cellules.texte("lieu_naissance")
        if lieu:
            trouve = self._trouver_lieu(lieu)
            if trouve is None:
                cellules.noter("Lieu de naissance", lieu)
            premiere = replace(premiere, identite=replace(premiere.identite, lieu_naissance=trouve))
        suivants = [
            PersonneLue(_identite(lu, naissance), Lien.CONJOINT)
            for lu, naissance in zip(lus[1:], naissances[1:], strict=True)
        ]
        return [premiere, *suivants]

    def _membre(self, cellules: Cellules, rang: int, nom_du_premier: str) -> PersonneLue | None:
        lus = _noms(cellules, rang, nom_par_defaut=nom_du_premier)
        if not lus:
            return None
        defaut = Lien.CONJOINT if rang == 1 else Lien.ENFANT
        lien = cellules.lire("lien", _lien, rang) or defaut
        lien = Lien.AUTRE if lien is Lien.DEMANDEUR else lien
        epoque = self._enfant if lien is Lien.ENFANT else self._adulte
        return self._personne(cellules, rang, lus[0], self._naissances(cellules, rang, epoque, 1)[0], lien)

    def _personne(
        self, cellules: Cellules, rang: int, lu: NomLu, naissance: DateNaissance | None, lien: Lien
    ) -> PersonneLue:
        sexe = cellules.lire("sexe", _sexe_ou_couple, rang) or lu.sexe
        usage = cellules.texte("nom_usage", rang) or lu.nom_usage
        telephones = cellules.lire("telephone", valeurs.lire_telephones, rang) or ()
        for autre in telephones[1 if rang else 2 :]:
            cellules.noter("Autre téléphone", autre)
        identite = Identite(lu.nom, lu.prenoms, sexe, usage or None, naissance)
        courriel = cellules.lire("courriel", valeurs.lire_courriel) or "" if rang == 0 else ""
        second = telephones[1] if len(telephones) > 1 and rang == 0 else ""
        personne = PersonneLue(identite, lien, telephones[0] if telephones else "", courriel, second)
        return lire_situation(cellules, personne, rang) if self._situations else personne

    def _naissances(self, cellules: Cellules, rang: int, epoque: Epoque, nombre: int) -> list[DateNaissance | None]:
        """Return the birth dates of the persons of one cell: « 12/03/1980 et 05/06/1982 » are two."""
        rendues: list[DateNaissance | None] = [None] * nombre
        brute = cellules.brute("date_naissance", rang)
        if brute is None:
            # « DUPONT Marie 12/03/1980 »: the date is in the cell of the names.
            if separer_date(cellules.texte("nom_prenom", rang))[1]:
                rendues[0] = cellules.lire(
                    "nom_prenom", lambda c: self._date(cellules, separer_date(texte_de(c))[1], rang, epoque), rang
                )
            return rendues
        plusieurs = dates_de(brute) if isinstance(brute, str) else ()
        if len(plusieurs) < 2:
            rendues[0] = cellules.lire("date_naissance", lambda c: self._date(cellules, c, rang, epoque), rang)
            return rendues
        if len(plusieurs) > nombre:
            cellules.signaler("dates_en_trop", "date_naissance", rang, doute=True)
        for place in range(min(nombre, len(plusieurs))):
            rendues[place] = cellules.lire("date_naissance", self._une_des_dates(cellules, place, rang, epoque), rang)
        return rendues

    def _une_des_dates(
        self, cellules: Cellules, place: int, rang: int, epoque: Epoque
    ) -> Callable[[Cellule], DateNaissance]:
        return lambda cellule: self._date(cellules, dates_de(texte_de(cellule))[place], rang, epoque)

    @staticmethod
    def _date(cellules: Cellules, cellule: Cellule, rang: int, epoque: Epoque) -> DateNaissance:
        lue = lire_date(cellule, epoque)
        if lue.doute:
            cellules.signaler(lue.doute, "date_naissance", rang, doute=True)
        return lue.valeur

    def _enfants(self, cellules: Cellules, nom: str) -> list[PersonneLue]:
        lus = cellules.lire("enfants", self._lire_enfants) or ()
        return [
            PersonneLue(Identite(lu.nom or nom, _prenoms(lu.prenom), None, None, lu.naissance), Lien.ENFANT)
            for lu in lus
        ]

    def _lire_enfants(self, cellule: Cellule) -> tuple[EnfantLu, ...]:
        texte = texte_de(cellule)
        if cle_de_comparaison(texte) in ("0", "non", "aucun", "sans", "neant", "sans enfant"):
            return ()
        return lire_enfants(texte, self._enfant)


def _noms(cellules: Cellules, rang: int, *, nom_par_defaut: str = "") -> tuple[NomLu, ...]:
    """Return the persons named in the cells of one rank, each with a name and a first name, or what is missing."""
    ensemble = separer_date(cellules.texte("nom_prenom", rang))[0]
    if ensemble:
        lus = noms.lire_personnes(ensemble)
        if rang > 0 and lus and not lus[0].prenoms and nom_par_defaut:
            lus = (NomLu(nom_par_defaut, tuple(lus[0].nom.split())),)
        return _controler(cellules, lus, "nom_prenom", rang)
    nom, prenom = cellules.texte("nom", rang), cellules.texte("prenom", rang)
    if not (nom or prenom):
        return ()
    if rang > 0 and not nom:
        nom = nom_par_defaut
    return _controler(cellules, _de_deux_cellules(nom, prenom), "nom", rang)


def _de_deux_cellules(nom: str, prenom: str) -> tuple[NomLu, ...]:
    noms_separes = [p for p in _ENTRE_NOMS.split(nom) if p]
    prenoms_separes = [p for p in _ENTRE_PRENOMS.split(prenom) if p]
    if len(prenoms_separes) == 2:
        sexes = noms.lire_personnes(f"{nom} {prenom}")
        if (
            len(noms_separes) == 2
            and len(sexes) == 2
            and sexes[0].sexe is not None
            and noms_separes[0].rstrip(".").lower() in ("m", "mr", "monsieur")
        ):
            return sexes
        deux = noms_separes if len(noms_separes) == 2 else [nom, nom]
        return tuple(_une(n, p) for n, p in zip(deux, prenoms_separes, strict=True))
    return (_une(nom, prenom),)


def _une(nom: str, prenom: str) -> NomLu:
    if _COUPLE.search(nom):
        lu = noms.lire_nom(f"{nom} {prenom}".strip())
        return lu if lu.prenoms else replace(lu, prenoms=_prenoms(prenom))
    sexe, reste = noms.separer_civilite(nom)
    autre_sexe, reste_prenom = noms.separer_civilite(prenom)
    return NomLu(reste, _prenoms(reste_prenom), sexe or autre_sexe)


def _controler(cellules: Cellules, lus: tuple[NomLu, ...], champ: str, rang: int) -> tuple[NomLu, ...]:
    for lu in lus:
        if lu.doute:
            cellules.signaler(lu.doute, champ, rang, doute=True)
    premier = lus[0]
    if not any(c.isalpha() for c in premier.nom):
        cellules.signaler("nom_illisible", champ, rang, bloquante=rang == 0)
        return ()
    if not premier.prenoms:
        cellules.signaler("prenom_absent", "prenom" if champ == "nom" else champ, rang, bloquante=rang == 0)
        return ()
    return (premier, *(lu for lu in lus[1:] if lu.nom and lu.prenoms))


def _identite(lu: NomLu, naissance: DateNaissance | None) -> Identite:
    return Identite(lu.nom, lu.prenoms, lu.sexe, lu.nom_usage, naissance)


def _prenoms(texte: str) -> tuple[str, ...]:
    return tuple(prenom for prenom in _ESPACES.split(texte) if prenom)


def _lien(cellule: Cellule) -> Lien:
    lien = _LIENS.get(cle_de_comparaison(texte_de(cellule)))
    if lien is None:
        raise RefusMetier("lien_inconnu", champ="lien")
    return lien


def _sexe_ou_couple(cellule: Cellule) -> Sexe | None:
    """Return the sex, or None for « M. et Mme », which the names tell apart."""
    mots = cle_de_comparaison(texte_de(cellule)).split()
    if len(mots) > 1 and ("et" in mots or {"m", "mme"} <= set(mots)):
        return None
    return valeurs.lire_sexe(cellule)
