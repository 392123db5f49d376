"""Read the bounds and the tests of a règlement: the same words serve conditions and brackets."""

from __future__ import annotations

from ccas_desktop.domain.reglement.indicateurs import PAR_CODE, Indicateur, Unite
from ccas_desktop.domain.reglement.intervalle import Borne, Intervalle, Parmi, Test
from ccas_desktop.domain.reglement.lecteur import Lecteur, en_liste

BASSES = {"plus_de": False, "a_partir_de": True}
HAUTES = {"moins_de": False, "jusqu_a": True}
SUR_UN_NOMBRE = (*BASSES, *HAUTES, "egal", "dans")


def lire_indicateur(table: Lecteur, cle: str, *, parmi: tuple[str, ...] = tuple(PAR_CODE)) -> Indicateur | None:
    """Return the fact of the catalogue named there, or None when it is no such fact."""
    code = table.texte(cle)
    if code in parmi:
        return PAR_CODE[code]
    if code:
        table.fauter(cle, "valeur_inconnue", en_liste(parmi))
    return None


def lire_intervalle(table: Lecteur) -> Intervalle:
    """Return the interval of the bounds written in a table; a table without bound gives one without limit."""
    intervalle = Intervalle(_borne(table, BASSES), _borne(table, HAUTES))
    if intervalle.basse and intervalle.haute and est_vide(intervalle.basse, intervalle.haute):
        table.fauter("", "bornes_inversees")
    return intervalle


def lire_test(table: Lecteur, unite: Unite) -> Test:
    """Return the test of a condition, of the kind that suits the unit of its fact."""
    if unite is Unite.OUI_NON:
        return Parmi((table.oui_non("est"),))
    if unite is Unite.TEXTE:
        return Parmi(table.textes("dans"))
    return _test_numerique(table)


def _test_numerique(table: Lecteur) -> Test:
    # Every key is looked at, so that an unexpected one is told with the whole list of what is accepted.
    presentes = [cle for cle in SUR_UN_NOMBRE if table.a(cle)]
    if not presentes:
        table.fauter("", "test_absent", en_liste(SUR_UN_NOMBRE))
    elif ("egal" in presentes or "dans" in presentes) and len(presentes) > 1:
        table.fauter("", "test_ambigu", "egal seul, dans seul, ou des bornes")
    elif "egal" in presentes:
        return Parmi((table.nombre("egal", negatif=True),))
    elif "dans" in presentes:
        return Parmi(table.nombres("dans"))
    return lire_intervalle(table)


def _borne(table: Lecteur, cles: dict[str, bool]) -> Borne | None:
    presentes = [cle for cle in cles if table.a(cle)]
    if len(presentes) > 1:
        table.fauter("", "test_ambigu", f"{' ou '.join(presentes)}, pas les deux")
    return Borne(table.nombre(presentes[0], negatif=True), cles[presentes[0]]) if presentes else None


def est_vide(basse: Borne, haute: Borne) -> bool:
    """Tell whether no value can be between the two bounds."""
    ecart = haute.valeur - basse.valeur
    return ecart < 0 or (ecart == 0 and not (basse.incluse and haute.incluse))
