"""Read the indicators that a règlement defines itself; each may name those above it, so that none turns in a circle."""

from __future__ import annotations

from decimal import Decimal

from ccas_desktop.domain.personnes.foyer import Lien
from ccas_desktop.domain.reglement.fichier.lecture_baremes import lire_jour_du_mois
from ccas_desktop.domain.reglement.fichier.lecture_bornes import (
    lire_indicateur,
    lire_indicateurs,
    lire_intervalle,
    lire_seuil,
)
from ccas_desktop.domain.reglement.fichier.lecture_budget import MOIS_MAXIMUM, lire_budget
from ccas_desktop.domain.reglement.fichier.lecture_periodes import lire_donnee_datee
from ccas_desktop.domain.reglement.lecteur import Lecteur, en_liste
from ccas_desktop.domain.reglement.modele.definitions import (
    AgeDuDemandeur,
    AidesRecues,
    Calcul,
    Choix,
    Compte,
    Definition,
    Diviseur,
    DonneeDatee,
    Duree,
    JourDeLAge,
    Mesure,
    Moment,
    NombreDePersonnes,
    PartsDuCcas,
    Periode,
    Saisie,
    Total,
    UneDe,
)
from ccas_desktop.domain.reglement.modele.indicateurs import Indicateur, Origine, Unite, Vocabulaire, ordonnes

CALCULS = (
    "budget",
    "donnee_datee",
    "somme",
    *(choix.value for choix in Choix),
    "personnes",
    "age",
    "duree",
    "aides",
    "parts",
    "seuil",
    "saisie",
)
_UNITES_DES_DUREES = {Compte.ANNEES: Unite.ANNEES, Compte.MOIS: Unite.MOIS, Compte.JOURS: Unite.NOMBRE}
_UNITES = {"somme": Unite.EURO, "personnes": Unite.NOMBRE, "age": Unite.ANNEES, "parts": Unite.NOMBRE}


def lire_definition(table: Lecteur, vocabulaire: Vocabulaire) -> Definition:
    """Return one indicator defined by the règlement."""
    code = table.code("code")
    if code in vocabulaire:
        table.fauter("code", "doublon", "un nom qu’aucun autre indicateur ne porte")
    libelle = table.texte("libelle")
    genre = table.texte("calcul")
    calcul = _calcul(table, genre, vocabulaire)
    par = _diviseurs(table, vocabulaire) if table.a("par") else ()
    pour_cent = table.oui_non("pour_cent") if table.a("pour_cent") else False
    unite = _unite(table, genre, _naturelle(calcul, genre), pour_cent=pour_cent)
    if unite is Unite.DATE:
        table.exiger(3, "unite")
    article, texte = table.texte("article"), table.texte("texte")
    indicateur = _indicateur(table, code, libelle, unite, genre)
    table.fin()
    return Definition(indicateur, article, texte, calcul, par, pour_cent)


def _indicateur(table: Lecteur, code: str, libelle: str, unite: Unite, genre: str) -> Indicateur:
    if genre != "saisie":
        question = f"Compléter ce qui sert à calculer\u00a0: {libelle}."
        return Indicateur(code, libelle, unite, question, origine=Origine.DEFINI)
    question = table.texte("question")
    choix = table.textes("choix") if table.a("choix") else ()
    if choix and unite is not Unite.TEXTE:
        table.fauter("choix", "valeur_inconnue", 'unite = "texte"')
    return Indicateur(code, libelle, unite, question, origine=Origine.SAISI, choix=choix)


def _calcul(table: Lecteur, genre: str, vocabulaire: Vocabulaire) -> Calcul:
    match genre:
        case "budget":
            return lire_budget(table, vocabulaire)
        case "donnee_datee":
            return lire_donnee_datee(table)
        case "somme":
            return _total(table, vocabulaire)
        case "personnes":
            return _personnes(table)
        case "age":
            return AgeDuDemandeur(_jour_de_l_age(table))
        case "duree":
            return _duree(table, vocabulaire)
        case "aides":
            return _aides(table)
        case "parts":
            return _parts(table)
        case "seuil":
            return lire_seuil(table, vocabulaire)
        case "saisie":
            return Saisie()
    for choix in Choix:
        if genre == choix.value:
            return UneDe(choix, lire_indicateurs(table, "de", parmi=ordonnes(vocabulaire)))
    if genre:
        table.fauter("calcul", "valeur_inconnue", en_liste(CALCULS))
    return Saisie()


def _naturelle(calcul: Calcul, genre: str) -> Unite:
    """Return what a kind of calculation gives, unless the règlement says otherwise."""
    match calcul:
        case DonneeDatee(de=de):
            return de.unite
        case Duree(compte=compte):
            return _UNITES_DES_DUREES[compte]
    return _UNITES.get(genre, Unite.EURO_PAR_MOIS)


def _unite(table: Lecteur, genre: str, naturelle: Unite, *, pour_cent: bool) -> Unite:
    if pour_cent:
        return Unite.POUR_CENT
    possibles = tuple(Unite) if genre == "saisie" else tuple(u for u in Unite if u.est_numerique)
    defaut = naturelle
    if genre == "aides" and table.brut("mesure", obligatoire=False) == Mesure.NOMBRE.value:
        defaut = Unite.NOMBRE
    elif genre == "aides":
        defaut = Unite.EURO
    return table.choix("unite", possibles, defaut=defaut)


def _diviseurs(table: Lecteur, vocabulaire: Vocabulaire) -> tuple[Diviseur, ...]:
    lus: list[Diviseur] = []
    numeriques = ordonnes(vocabulaire)
    for rang, valeur in enumerate(table.liste("par"), start=1):
        if isinstance(valeur, str) and valeur in numeriques:
            lus.append(numeriques[valeur])
        elif isinstance(valeur, str) and valeur[:1].isalpha():
            table.fauter(f"par[{rang}]", "valeur_inconnue", en_liste(numeriques))
        else:
            lus.append(_diviseur_fixe(table, rang, valeur))
    return tuple(lus)


def _diviseur_fixe(table: Lecteur, rang: int, valeur: object) -> Decimal:
    lu = Lecteur({"par": valeur}, "", [])
    nombre = lu.nombre("par")
    if lu.fautes or not nombre:
        table.fauter(f"par[{rang}]", "nombre_attendu", "un indicateur, ou un nombre autre que zéro")
        return Decimal(1)
    return nombre


def _total(table: Lecteur, vocabulaire: Vocabulaire) -> Total:
    numeriques = ordonnes(vocabulaire)
    total = Total(
        lire_indicateurs(table, "plus", parmi=numeriques) if table.a("plus") else (),
        lire_indicateurs(table, "moins", parmi=numeriques) if table.a("moins") else (),
        table.nombre("constante", negatif=True) if table.a("constante") else Decimal(0),
    )
    if not (total.plus or total.moins):
        table.fauter("", "aucun_terme", "plus, moins, ou les deux")
    return total


def _personnes(table: Lecteur) -> NombreDePersonnes:
    liens = table.textes("liens") if table.a("liens") else ()
    connus = tuple(lien.value for lien in Lien)
    for rang, lien in enumerate(liens, start=1):
        if lien not in connus:
            table.fauter(f"liens[{rang}]", "valeur_inconnue", en_liste(connus))
    age = lire_intervalle(table)
    return NombreDePersonnes(
        tuple(Lien(lien) for lien in liens if lien in connus),
        age if age.basse or age.haute else None,
        _jour_de_l_age(table),
    )


def _jour_de_l_age(table: Lecteur) -> JourDeLAge:
    moment = table.choix("moment", tuple(Moment), defaut=Moment.DECISION)
    return JourDeLAge(moment, lire_jour_du_mois(table, "le", table.brut("le")) if table.a("le") else None)


def _duree(table: Lecteur, vocabulaire: Vocabulaire) -> Calcul:
    table.exiger(3, "calcul")
    dates = {code: indicateur for code, indicateur in vocabulaire.items() if indicateur.unite is Unite.DATE}
    depuis = lire_indicateur(table, "depuis", parmi=dates)
    compte, le = table.choix("compte", tuple(Compte)), _jour_de_l_age(table)
    return Saisie() if depuis is None else Duree(depuis, compte, le)


def _aides(table: Lecteur) -> AidesRecues:
    mesure = table.choix("mesure", tuple(Mesure))
    glissant = table.a("mois")
    if glissant and table.a("periode"):
        table.fauter("periode", "test_ambigu", "periode ou mois, pas les deux")
    periode: Periode | int
    if glissant:
        periode = table.entier("mois", minimum=1, maximum=MOIS_MAXIMUM)
    else:
        periode = table.choix("periode", tuple(Periode))
    return AidesRecues(mesure, periode, table.textes("aides") if table.a("aides") else ())


def _parts(table: Lecteur) -> PartsDuCcas:
    return PartsDuCcas(
        seul=table.nombre("seul"),
        couple=table.nombre("couple"),
        enfants=table.nombres("enfants"),
        autres=table.nombre("autres") if table.a("autres") else Decimal(0),
    )
