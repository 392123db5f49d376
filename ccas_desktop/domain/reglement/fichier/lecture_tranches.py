"""Read the entries of a scale: continuous brackets of a figure, or the choices of a text."""

from __future__ import annotations

from ccas_desktop.domain.reglement.fichier.lecture_bornes import est_vide, lire_indicateur, lire_intervalle, lire_textes
from ccas_desktop.domain.reglement.lecteur import Lecteur
from ccas_desktop.domain.reglement.modele.indicateurs import Indicateur, Unite, Vocabulaire
from ccas_desktop.domain.reglement.modele.intervalle import Borne, Intervalle, Parmi
from ccas_desktop.domain.reglement.modele.montants import Axe


def lire_axe(table: Lecteur, tranches: list[Lecteur], vocabulaire: Vocabulaire) -> Axe | None:
    """Return the entry of a scale whose rows or columns are these tables; None when its fact is not known.

    Each table must have had its own results read: what is left in it is a fault.
    """
    possibles = {c: i for c, i in vocabulaire.items() if i.unite not in (Unite.OUI_NON, Unite.DATE)}
    indicateur = lire_indicateur(table, "indicateur", parmi=possibles)
    if indicateur is None:
        return None
    if indicateur.unite is Unite.TEXTE:
        return Axe(indicateur, choix=_choix(tranches, indicateur))
    return Axe(indicateur, _continues(tranches))


def _choix(tranches: list[Lecteur], indicateur: Indicateur) -> tuple[Parmi, ...]:
    lus: list[Parmi] = []
    for tranche in tranches:
        tranche.a_depuis(2, "dans")
        textes = lire_textes(tranche, "dans", indicateur)
        if any(autre.contient(texte) for autre in lus for texte in textes):
            tranche.fauter("dans", "doublon", "chaque valeur dans une seule tranche")
        lus.append(Parmi(textes))
        tranche.fin()
    return tuple(lus)


def _continues(tranches: list[Lecteur]) -> tuple[Intervalle, ...]:
    """Return the brackets, each starting where the former ends; a gap or an overlap is a fault (domain.md, R08)."""
    if len(tranches) == 1:
        tranches[0].fauter("", "tranche_unique", "deux tranches au moins")
    intervalles: list[Intervalle] = []
    attendue: Borne | None = None  # where the bracket must start
    for rang, tranche in enumerate(tranches):
        derniere = rang == len(tranches) - 1
        lue = lire_intervalle(tranche)
        au_dela = tranche.a("au_dela") and tranche.oui_non("au_dela")
        _verifier_debut(tranche, lue.basse, attendue, premiere=rang == 0)
        _verifier_fin(tranche, lue.haute, au_dela=au_dela, derniere=derniere)
        if attendue and lue.haute and est_vide(attendue, lue.haute):
            tranche.fauter("", "tranches_chevauchement", f"une borne haute au-dessus de {attendue.valeur}")
        intervalles.append(Intervalle(attendue, lue.haute))
        attendue = Borne(lue.haute.valeur, not lue.haute.incluse) if lue.haute else attendue
        tranche.fin()
    return tuple(intervalles)


def _verifier_debut(tranche: Lecteur, basse: Borne | None, attendue: Borne | None, *, premiere: bool) -> None:
    if basse is None or basse == attendue:
        return
    if premiere or attendue is None:
        tranche.fauter("", "tranches_trou", "une première tranche sans borne basse")
        return
    # A closed low bound reaches lower than an open one of the same value.
    plus_haut = (basse.valeur, not basse.incluse) > (attendue.valeur, not attendue.incluse)
    mot = "a_partir_de" if attendue.incluse else "plus_de"
    code = "tranches_trou" if plus_haut else "tranches_chevauchement"
    tranche.fauter("", code, f"{mot} = {attendue.valeur}, ou aucune borne basse")


def _verifier_fin(tranche: Lecteur, haute: Borne | None, *, au_dela: bool, derniere: bool) -> None:
    if derniere and (haute is not None or not au_dela):
        tranche.fauter("", "tranches_sans_fin", "au_dela = true à la dernière tranche")
    elif not derniere and au_dela:
        tranche.fauter("", "tranches_apres_la_fin", "au_dela = true à la dernière tranche seulement")
    elif not derniere and haute is None:
        tranche.fauter("", "cle_absente", "une borne haute, moins_de ou jusqu_a")
