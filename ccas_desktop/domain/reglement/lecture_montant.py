"""Read how the amount of an aid is found: fixed, by brackets, by a table of two entries, a rate of a sum."""

from __future__ import annotations

from decimal import Decimal

from ccas_desktop.domain.reglement.indicateurs import CATALOGUE, EUROS, NUMERIQUES, PAR_CODE, Indicateur
from ccas_desktop.domain.reglement.intervalle import Borne, Intervalle
from ccas_desktop.domain.reglement.lecteur import Lecteur, en_liste
from ccas_desktop.domain.reglement.lecture_bornes import est_vide, lire_indicateur, lire_intervalle
from ccas_desktop.domain.reglement.lecture_conditions import RENVOIS
from ccas_desktop.domain.reglement.model import Axe, CalculMontant, Case, Plafonds, Renvoi, Somme, Taux

CENT = Decimal(100)
SANS_RESULTAT = Renvoi(RENVOIS[0])
LIMITES = ("par_demande", "par_an", "par_foyer_an", "minimum_versement")


def lire_montant(table: Lecteur) -> CalculMontant:
    """Return how the amount is found."""
    base = lire_indicateur(table, "de", parmi=EUROS) if table.a("de") else None
    lignes: Axe | None = None
    colonnes: Axe | None = None
    if table.a("tranches"):
        lignes, colonnes, cases = _bareme(table, base)
    else:
        cases = ((_case(table, ("montant", "pour_cent"), base),),)
    montant = CalculMontant(
        article=table.texte("article"),
        texte=table.texte("texte"),
        cases=cases,
        lignes=lignes,
        colonnes=colonnes,
    )
    table.fin()
    return montant


def lire_plafonds(table: Lecteur) -> Plafonds:
    """Return the limits of an aid; each is optional, their article is not."""
    limites = {cle: table.nombre(cle, decimales=2) for cle in LIMITES if table.a(cle)}
    plafonds = Plafonds(article=table.texte("article"), texte=table.texte("texte"), **limites)
    table.fin()
    return plafonds


def _bareme(table: Lecteur, base: Indicateur | None) -> tuple[Axe, Axe | None, tuple[tuple[Case, ...], ...]]:
    indicateur = _indicateur_ordonne(table)
    colonnes = _colonnes(table.table("colonnes")) if table.a("colonnes") else None
    tranches = table.tables("tranches")
    cases: tuple[tuple[Case, ...], ...]
    if colonnes is None:
        cases = tuple((_case(tranche, ("montant", "pour_cent", "issue"), base),) for tranche in tranches)
    else:
        cases = tuple(_rangee(tranche, len(colonnes.intervalles), base) for tranche in tranches)
    return Axe(indicateur, _continues(tranches)), colonnes, cases


def _colonnes(table: Lecteur) -> Axe:
    axe = Axe(_indicateur_ordonne(table), _continues(table.tables("tranches")))
    table.fin()
    return axe


def _indicateur_ordonne(table: Lecteur) -> Indicateur:
    return lire_indicateur(table, "indicateur", parmi=NUMERIQUES) or CATALOGUE[0]


def _case(table: Lecteur, possibles: tuple[str, ...], base: Indicateur | None) -> Case:
    presentes = [cle for cle in possibles if table.a(cle)]
    if len(presentes) != 1:
        table.fauter("", "resultat_ambigu", f"une de ces lignes\u00a0: {en_liste(possibles)}")
        return SANS_RESULTAT
    if presentes == ["montant"]:
        return Somme(table.nombre("montant", decimales=2))
    if presentes == ["pour_cent"]:
        return Taux(table.nombre("pour_cent", maximum=CENT, decimales=4), _base(table, base))
    return Renvoi(table.choix("issue", RENVOIS))


def _rangee(table: Lecteur, largeur: int, base: Indicateur | None) -> tuple[Case, ...]:
    """One row of a table of two entries: a list as long as there are columns, or one outcome for all of them."""
    possibles = ("montants", "pour_cents", "issue")
    presentes = [cle for cle in possibles if table.a(cle)]
    if len(presentes) != 1:
        table.fauter("", "resultat_ambigu", f"une de ces lignes\u00a0: {en_liste(possibles)}")
        return (SANS_RESULTAT,) * largeur
    if presentes == ["issue"]:
        return (Renvoi(table.choix("issue", RENVOIS)),) * largeur
    cases: tuple[Case, ...]
    if presentes == ["montants"]:
        cases = tuple(Somme(nombre) for nombre in table.nombres("montants", decimales=2))
    else:
        nombres = table.nombres("pour_cents", maximum=CENT, decimales=4)
        cases = tuple(Taux(nombre, _base(table, base)) for nombre in nombres)
    if len(cases) != largeur:
        table.fauter(presentes[0], "colonnes_en_nombre", f"{largeur} valeurs")
    return cases


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


def _base(table: Lecteur, base: Indicateur | None) -> Indicateur:
    """A rate needs to say of what, once for the whole scale, on the line `de`."""
    if base is None:
        table.fauter("", "base_absente", f"une ligne «\u00a0de\u00a0» dans le montant\u00a0: {en_liste(EUROS)}")
    return base or PAR_CODE[EUROS[0]]
