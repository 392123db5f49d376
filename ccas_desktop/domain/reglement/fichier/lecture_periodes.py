"""Read which period a datum must be of: an income year, or a month."""

from __future__ import annotations

from ccas_desktop.domain.reglement.faits.donnees_datees import D_UN_MOIS, DATABLES
from ccas_desktop.domain.reglement.fichier.lecture_bornes import lire_indicateur
from ccas_desktop.domain.reglement.lecteur import Lecteur, en_liste
from ccas_desktop.domain.reglement.modele.definitions import DonneeDatee, Moment
from ccas_desktop.domain.reglement.modele.indicateurs import PAR_CODE
from ccas_desktop.domain.reglement.modele.periodes import (
    ANNEES_AVANT_MAXIMUM,
    MOIS_AVANT_MAXIMUM,
    AnneesAvant,
    DernierMois,
    MoisAvant,
    MoisRecents,
    PeriodeVoulue,
)

D_UNE_ANNEE = ("annees_avant",)
DES_MOIS = ("mois_avant", "dernier_mois", "mois_au_plus")
_ANNEES_ACCEPTEES = (
    f"des nombres entiers de 0 à {ANNEES_AVANT_MAXIMUM}, par exemple [2] pour N-2, [1, 2] pour N-1 ou N-2"
)


def lire_donnee_datee(table: Lecteur) -> DonneeDatee:
    """Return a datum of one period only; the kind of period is that which the datum is known by."""
    table.exiger(3, "calcul")
    de = lire_indicateur(table, "de", parmi={code: PAR_CODE[code] for code in DATABLES}) or PAR_CODE[D_UN_MOIS[0]]
    attendues = DES_MOIS if de.code in D_UN_MOIS else D_UNE_ANNEE
    presentes = [cle for cle in (*D_UNE_ANNEE, *DES_MOIS) if table.a(cle)]
    for cle in presentes:
        if cle not in attendues:
            table.fauter(cle, "cle_inconnue", en_liste(attendues))
    retenues = [cle for cle in presentes if cle in attendues]
    if not retenues:
        table.fauter("", "test_absent", en_liste(attendues))
    elif len(retenues) > 1:
        table.fauter(retenues[1], "test_ambigu", f"{' ou '.join(attendues)}, un seul")
    periode = _periode(table, retenues[0]) if retenues else MoisAvant(0)
    return DonneeDatee(de, periode, table.choix("moment", tuple(Moment), defaut=Moment.DECISION))


def _periode(table: Lecteur, cle: str) -> PeriodeVoulue:
    match cle:
        case "annees_avant":
            return AnneesAvant(_annees(table))
        case "mois_avant":
            return MoisAvant(table.entier(cle, minimum=0, maximum=MOIS_AVANT_MAXIMUM))
        case "dernier_mois":
            return DernierMois(table.entier(cle, minimum=1, maximum=12))
    return MoisRecents(table.entier(cle, minimum=0, maximum=MOIS_AVANT_MAXIMUM))


def _annees(table: Lecteur) -> tuple[int, ...]:
    lues = table.liste("annees_avant")
    annees = tuple(a for a in lues if isinstance(a, int) and not isinstance(a, bool) and 0 <= a <= ANNEES_AVANT_MAXIMUM)
    if len(annees) < len(lues) or len(set(annees)) < len(annees):
        table.fauter("annees_avant", "nombre_hors_limites", f"{_ANNEES_ACCEPTEES}, chacun une fois")
    return annees
