"""Read the bounds and the tests of a règlement: the same words serve conditions and brackets."""

from __future__ import annotations

from collections.abc import Mapping

from ccas_desktop.domain.reglement.lecteur import UN, Lecteur, en_liste, lire_rapport
from ccas_desktop.domain.reglement.modele.indicateurs import Indicateur, Unite, Vocabulaire, ordonnes
from ccas_desktop.domain.reglement.modele.intervalle import Borne, BorneJour, EntreJours, Intervalle, Parmi
from ccas_desktop.domain.reglement.modele.seuils import BorneCalculee, IntervalleCalcule, Seuil, TestDeRegle

BASSES = {"plus_de": False, "a_partir_de": True}
HAUTES = {"moins_de": False, "jusqu_a": True}
SUR_UN_NOMBRE = (*BASSES, *HAUTES, "egal", "dans")
DEBUTS = {"apres": False, "a_partir_de": True}
FINS = {"avant": False, "jusqu_a": True}
SUR_UNE_DATE = (*DEBUTS, *FINS)


def lire_indicateur(table: Lecteur, cle: str, *, parmi: Vocabulaire) -> Indicateur | None:
    """Return the fact named there, of the catalogue or defined above in the règlement; None when it is no such fact."""
    code = table.texte(cle)
    if code in parmi:
        return parmi[code]
    if code:
        table.fauter(cle, "valeur_inconnue", en_liste(parmi))
    return None


def lire_indicateurs(
    table: Lecteur, cle: str, *, parmi: Vocabulaire, obligatoire: bool = True
) -> tuple[Indicateur, ...]:
    """Return the facts of a list of names."""
    lus = []
    for rang, code in enumerate(table.textes(cle, obligatoire=obligatoire), start=1):
        if code in parmi:
            lus.append(parmi[code])
        else:
            table.fauter(f"{cle}[{rang}]", "valeur_inconnue", en_liste(parmi))
    return tuple(lus)


def lire_intervalle(table: Lecteur) -> Intervalle:
    """Return the interval of the bounds written in a table; a table without bound gives one without limit."""
    intervalle = Intervalle(_borne(table, BASSES), _borne(table, HAUTES))
    if intervalle.basse and intervalle.haute and est_vide(intervalle.basse, intervalle.haute):
        table.fauter("", "bornes_inversees")
    return intervalle


def lire_test(table: Lecteur, indicateur: Indicateur, vocabulaire: Vocabulaire) -> TestDeRegle:
    """Return the test of a condition, of the kind that suits the unit of its fact."""
    if indicateur.unite is Unite.OUI_NON:
        return Parmi((table.oui_non("est"),))
    if indicateur.unite is Unite.TEXTE:
        return Parmi(lire_textes(table, "dans", indicateur))
    if indicateur.unite is Unite.DATE:
        return _entre_jours(table)
    return _test_numerique(table, vocabulaire)


def lire_textes(table: Lecteur, cle: str, indicateur: Indicateur) -> tuple[str, ...]:
    """Return the texts of a list, among those the fact accepts when it limits them."""
    textes = table.textes(cle)
    for rang, texte in enumerate(textes, start=1):
        if indicateur.choix and texte not in indicateur.choix:
            table.fauter(f"{cle}[{rang}]", "valeur_inconnue", en_liste(indicateur.choix))
    return textes


def _entre_jours(table: Lecteur) -> EntreJours:
    lus = EntreJours(_jour(table, DEBUTS), _jour(table, FINS))
    if lus.debut is None and lus.fin is None:
        table.fauter("", "test_absent", en_liste(SUR_UNE_DATE))
    elif lus.debut and lus.fin and lus.fin.jour < lus.debut.jour:
        table.fauter("", "bornes_inversees")
    return lus


def _jour(table: Lecteur, cles: dict[str, bool]) -> BorneJour | None:
    presentes = [cle for cle in cles if table.a(cle)]
    if len(presentes) > 1:
        table.fauter("", "test_ambigu", f"{' ou '.join(presentes)}, pas les deux")
    return BorneJour(table.date(presentes[0]), cles[presentes[0]]) if presentes else None


def _test_numerique(table: Lecteur, vocabulaire: Vocabulaire) -> TestDeRegle:
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
    elif any(isinstance(table.brut(cle), Mapping) for cle in presentes):
        return IntervalleCalcule(
            _borne_calculee(table, BASSES, vocabulaire), _borne_calculee(table, HAUTES, vocabulaire)
        )
    return lire_intervalle(table)


def _borne_calculee(table: Lecteur, cles: dict[str, bool], vocabulaire: Vocabulaire) -> BorneCalculee | None:
    presentes = [cle for cle in cles if table.a(cle)]
    if len(presentes) > 1:
        table.fauter("", "test_ambigu", f"{' ou '.join(presentes)}, pas les deux")
    if not presentes:
        return None
    cle = presentes[0]
    if not isinstance(table.brut(cle), Mapping):
        return BorneCalculee(Seuil(table.nombre(cle, negatif=True)), cles[cle])
    table.a_depuis(2, cle)
    sous_table = table.table(cle)
    seuil = lire_seuil(sous_table, vocabulaire)
    sous_table.fin()
    return BorneCalculee(seuil, cles[cle])


def lire_seuil(table: Lecteur, vocabulaire: Vocabulaire) -> Seuil:
    """Return a threshold that a table describes, such as a scale, an amount by part, a list by size of foyer."""
    numeriques = ordonnes(vocabulaire)
    valeurs = table.nombres("valeurs") if table.a("valeurs") else ()
    seuil = Seuil(
        montant=table.nombre("montant") if table.a("montant") else None,
        bareme=table.code("bareme") if table.a("bareme") else "",
        fois=lire_rapport(table, "fois") if table.a("fois") else UN,
        selon=lire_indicateur(table, "selon", parmi=numeriques) if table.a("selon") else None,
        premier=table.entier("premier", minimum=0, maximum=50) if valeurs and table.a("premier") else 1,
        valeurs=valeurs,
        suite=table.nombre("suite") if valeurs and table.a("suite") else None,
        multiplie_par=lire_indicateur(table, "multiplie_par", parmi=numeriques) if table.a("multiplie_par") else None,
    )
    if not (valeurs or seuil.bareme) and seuil.montant is None:
        table.fauter("", "test_absent", "montant, bareme, ou selon avec valeurs")
    if seuil.montant is not None and (valeurs or seuil.bareme):
        table.fauter("montant", "test_ambigu", "montant seul, ou bareme, ou valeurs")
    if valeurs and not table.a("selon"):
        table.fauter("selon", "cle_absente", "l’indicateur qui choisit la ligne, par exemple nombre_personnes")
    return seuil


def _borne(table: Lecteur, cles: dict[str, bool]) -> Borne | None:
    presentes = [cle for cle in cles if table.a(cle)]
    if len(presentes) > 1:
        table.fauter("", "test_ambigu", f"{' ou '.join(presentes)}, pas les deux")
    return Borne(table.nombre(presentes[0], negatif=True), cles[presentes[0]]) if presentes else None


def est_vide(basse: Borne, haute: Borne) -> bool:
    """Tell whether no value can be between the two bounds."""
    ecart = haute.valeur - basse.valeur
    return ecart < 0 or (ecart == 0 and not (basse.incluse and haute.incluse))
