"""Read the value of one fact as it was typed, stored or exchanged."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from ccas_desktop.domain.errors import RefusMetier
from ccas_desktop.domain.reglement.fautes import Faute
from ccas_desktop.domain.reglement.lecteur import Lecteur, en_liste
from ccas_desktop.domain.reglement.modele.indicateurs import Indicateur, Unite
from ccas_desktop.domain.reglement.modele.situation import Valeur

_OUI_NON = {"oui": True, "non": False}
_PEUT_ETRE_NEGATIF = (Unite.EURO_PAR_MOIS, Unite.EURO_PAR_JOUR)


def lire_valeur(table: Lecteur, cle: str, indicateur: Indicateur) -> Valeur:
    """Return the value of a fact at a key: a decimal text, true or « oui », or a text, as its unit wants."""
    if indicateur.unite is Unite.OUI_NON:
        valeur = table.brut(cle)
        if isinstance(valeur, str) and valeur in _OUI_NON:
            return _OUI_NON[valeur]
        return table.oui_non(cle)
    if indicateur.unite is Unite.TEXTE:
        texte = table.texte(cle)
        if texte and indicateur.choix and texte not in indicateur.choix:
            table.fauter(cle, "valeur_inconnue", en_liste(indicateur.choix))
        return texte
    if indicateur.unite is Unite.DATE:
        return table.date(cle)
    return _nombre(table, cle, indicateur)


def valeur_de_texte(indicateur: Indicateur, texte: str) -> Valeur:
    """Return the value kept as text in the store: « 450 », « oui »… Raises RefusMetier `valeur_illisible`."""
    fautes: list[Faute] = []
    valeur = lire_valeur(Lecteur({"valeur": texte}, "", fautes), "valeur", indicateur)
    if fautes:
        raise RefusMetier("valeur_illisible", champ=indicateur.code, texte=texte, accepte=fautes[0].accepte)
    return valeur


def texte_de_valeur(valeur: Valeur) -> str:
    """Return the text that `valeur_de_texte` reads back."""
    if isinstance(valeur, bool):
        return "oui" if valeur else "non"
    if isinstance(valeur, date):
        return valeur.isoformat()
    return f"{valeur:f}" if isinstance(valeur, Decimal) else valeur


def _nombre(table: Lecteur, cle: str, indicateur: Indicateur) -> Decimal:
    # What is paid is counted in whole cents; a mean may have more decimals.
    decimales = 2 if indicateur.unite is Unite.EURO else 12
    return table.nombre(cle, decimales=decimales, negatif=indicateur.unite in _PEUT_ETRE_NEGATIF)
