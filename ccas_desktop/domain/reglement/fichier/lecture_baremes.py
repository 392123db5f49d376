"""Turn an untrusted table into the reference scales, or tell everything that is wrong in it (docs/reglement.md)."""

from __future__ import annotations

from collections.abc import Mapping

from ccas_desktop.domain.reglement.fautes import BaremesInvalides, Faute
from ccas_desktop.domain.reglement.lecteur import Lecteur
from ccas_desktop.domain.reglement.modele.baremes import Bareme, Baremes, ValeurDatee
from ccas_desktop.domain.reponses.indicateur import Unite

FORMAT = 1
UNITES = (Unite.EURO_PAR_MOIS, Unite.EURO_PAR_AN, Unite.EURO_PAR_JOUR, Unite.EURO, Unite.NOMBRE)


def lire_baremes(untrusted: Mapping[str, object]) -> Baremes:
    """Return the scales of a parsed file. Raises BaremesInvalides with every fault found."""
    fautes: list[Faute] = []
    table = Lecteur(untrusted, "", fautes)
    if table.brut("format") not in (None, FORMAT) or isinstance(untrusted.get("format"), bool):
        table.fauter("format", "format_inconnu", f"format = {FORMAT}")
    titre, jour = table.texte("titre"), table.date("date")
    lus = lire_liste(table.tables("bareme"))
    table.fin()
    if fautes:
        raise BaremesInvalides(tuple(fautes))
    return Baremes({bareme.code: bareme for bareme in lus}, titre, jour)


def lire_liste(tables: list[Lecteur]) -> tuple[Bareme, ...]:
    """Return the scales of a list, each code once."""
    lus: list[Bareme] = []
    for table in tables:
        bareme = _bareme(table)
        if bareme.code in {autre.code for autre in lus}:
            table.fauter("code", "doublon", "un nom qu’aucun autre barème ne porte")
        lus.append(bareme)
    return tuple(lus)


def lire_jour_du_mois(table: Lecteur, cle: str, texte: object) -> tuple[int, int]:
    """Return the (month, day) of a text « 09-01 »; February has 28 days here, so that the day is in every year."""
    longueurs = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
    if isinstance(texte, str) and len(texte) == 5 and texte[2] == "-" and (texte[:2] + texte[3:]).isdecimal():
        mois, jour = int(texte[:2]), int(texte[3:])
        if 1 <= mois <= 12 and 1 <= jour <= longueurs[mois - 1]:
            return mois, jour
    table.fauter(cle, "date_attendue", 'mois-jour, par exemple "09-01" pour le 1er septembre')
    return 1, 1


def _bareme(table: Lecteur) -> Bareme:
    bareme = Bareme(
        code=table.code("code"),
        libelle=table.texte("libelle"),
        unite=table.choix("unite", UNITES),
        revisions=tuple(
            lire_jour_du_mois(table, f"revisions[{rang}]", texte)
            for rang, texte in enumerate(table.liste("revisions", obligatoire=False), start=1)
        ),
        valeurs=_valeurs(table.tables("valeur")),
    )
    table.fin()
    return bareme


def _valeurs(tables: list[Lecteur]) -> tuple[ValeurDatee, ...]:
    lues: list[ValeurDatee] = []
    for table in tables:
        valeur = _valeur(table)
        if lues and valeur.effet <= lues[-1].effet:
            table.fauter("effet", "doublon", "une date d’effet après celle de la valeur précédente")
        lues.append(valeur)
    return tuple(lues)


def _valeur(table: Lecteur) -> ValeurDatee:
    par_taille = table.a("par_taille")
    valeurs = table.nombres("par_taille") if par_taille else (table.nombre("valeur"),)
    valeur = ValeurDatee(
        effet=table.date("effet"),
        valeurs=valeurs,
        source=table.texte("source"),
        suite=table.nombre("suite") if par_taille and table.a("suite") else None,
        a_verifier=table.oui_non("a_verifier") if table.a("a_verifier") else False,
    )
    table.fin()
    return valeur
