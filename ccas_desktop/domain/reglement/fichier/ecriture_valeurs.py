"""Write numbers, bounds and thresholds as the file of a règlement wants them."""

from __future__ import annotations

from decimal import Decimal

from ccas_desktop.domain.reglement.lecteur import UN, Rapport
from ccas_desktop.domain.reglement.modele.intervalle import EntreJours, Intervalle
from ccas_desktop.domain.reglement.modele.seuils import BorneCalculee, IntervalleCalcule, Seuil, TestDeRegle

Table = dict[str, object]


def ecrire_nombre_exact(nombre: Decimal) -> int | str:
    """Return a whole number as it is, any other as a text « 119,99 »: a float would lose what was written."""
    entier = nombre.to_integral_value()
    return int(entier) if entier == nombre else f"{nombre.normalize():f}".replace(".", ",")


def ecrire_rapport(rapport: Rapport) -> int | str:
    """Return a number, or « 1/3 »."""
    if rapport.denominateur == 1:
        return ecrire_nombre_exact(rapport.numerateur)
    return f"{ecrire_nombre_exact(rapport.numerateur)}/{ecrire_nombre_exact(rapport.denominateur)}"


def ecrire_jour_du_mois(quand: tuple[int, int]) -> str:
    """Return « 09-01 » for the first of September."""
    return f"{quand[0]:02d}-{quand[1]:02d}"


def ecrire_bornes(intervalle: Intervalle) -> Table:
    """Return the bounds of an interval by their keys."""
    table: Table = {}
    if intervalle.basse:
        table["a_partir_de" if intervalle.basse.incluse else "plus_de"] = ecrire_nombre_exact(intervalle.basse.valeur)
    if intervalle.haute:
        table["jusqu_a" if intervalle.haute.incluse else "moins_de"] = ecrire_nombre_exact(intervalle.haute.valeur)
    return table


def ecrire_test_de_regle(test: TestDeRegle) -> Table:
    """Return a test by its keys."""
    if isinstance(test, EntreJours):
        return _jours(test)
    if isinstance(test, Intervalle):
        return ecrire_bornes(test)
    if isinstance(test, IntervalleCalcule):
        return {
            **_borne_calculee(test.basse, "a_partir_de", "plus_de"),
            **_borne_calculee(test.haute, "jusqu_a", "moins_de"),
        }
    premiere = test.valeurs[0]
    if isinstance(premiere, bool):
        return {"est": premiere}
    if len(test.valeurs) == 1 and isinstance(premiere, Decimal):
        return {"egal": ecrire_nombre_exact(premiere)}
    return {"dans": [ecrire_nombre_exact(v) if isinstance(v, Decimal) else v for v in test.valeurs]}


def _jours(test: EntreJours) -> Table:
    table: Table = {}
    if test.debut:
        table["a_partir_de" if test.debut.incluse else "apres"] = test.debut.jour
    if test.fin:
        table["jusqu_a" if test.fin.incluse else "avant"] = test.fin.jour
    return table


def ecrire_seuil(seuil: Seuil) -> Table:
    """Return a threshold by its keys."""
    table: Table = {}
    if seuil.montant is not None:
        table["montant"] = ecrire_nombre_exact(seuil.montant)
    if seuil.bareme:
        table["bareme"] = seuil.bareme
    if seuil.selon:
        table["selon"] = seuil.selon.code
    if seuil.valeurs and seuil.premier != 1:
        table["premier"] = seuil.premier
    if seuil.valeurs:
        table["valeurs"] = [ecrire_nombre_exact(valeur) for valeur in seuil.valeurs]
    if seuil.suite is not None:
        table["suite"] = ecrire_nombre_exact(seuil.suite)
    if seuil.fois != UN:
        table["fois"] = ecrire_rapport(seuil.fois)
    if seuil.multiplie_par:
        table["multiplie_par"] = seuil.multiplie_par.code
    return table


def _borne_calculee(borne: BorneCalculee | None, incluse: str, exclue: str) -> Table:
    if borne is None:
        return {}
    seuil = borne.seuil
    # A bound that is a mere number stands as one beside a computed one.
    nu = seuil.montant if seuil == Seuil(seuil.montant) else None
    return {incluse if borne.incluse else exclue: ecrire_seuil(seuil) if nu is None else ecrire_nombre_exact(nu)}
