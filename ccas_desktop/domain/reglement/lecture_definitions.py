"""Read the indicators that a règlement defines itself; each may name those above it, so that none turns in a circle."""

from __future__ import annotations

from decimal import Decimal

from ccas_desktop.domain.budget import NATURES, Sens
from ccas_desktop.domain.foyer import Lien
from ccas_desktop.domain.reglement.definitions import (
    AgeDuDemandeur,
    AideLogement,
    AidesRecues,
    Calcul,
    Choix,
    Definition,
    Diviseur,
    DonneeDatee,
    DuBudget,
    Forfait,
    JourDeLAge,
    Mesure,
    Moment,
    NombreDePersonnes,
    PartsDuCcas,
    Periode,
    PlafondDeNatures,
    QuotePart,
    Saisie,
    Selection,
    Total,
    UneDe,
)
from ccas_desktop.domain.reglement.indicateurs import Indicateur, Origine, Unite, Vocabulaire, ordonnes
from ccas_desktop.domain.reglement.lecteur import Lecteur, en_liste, lire_rapport
from ccas_desktop.domain.reglement.lecture_baremes import lire_jour_du_mois
from ccas_desktop.domain.reglement.lecture_bornes import (
    lire_indicateur,
    lire_indicateurs,
    lire_intervalle,
    lire_seuil,
)
from ccas_desktop.domain.reglement.lecture_periodes import lire_donnee_datee

CALCULS = (
    "budget",
    "donnee_datee",
    "somme",
    *(choix.value for choix in Choix),
    "personnes",
    "age",
    "aides",
    "parts",
    "seuil",
    "saisie",
)
MOIS_MAXIMUM = 120
_NATURES = {sens: tuple(n.code for n in NATURES if n.sens is sens) for sens in Sens}
_COURANT, _PRECEDENT = "mois_en_cours", "mois_precedent"
# What a kind of calculation gives, unless the règlement says otherwise.
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
    naturelle = calcul.de.unite if isinstance(calcul, DonneeDatee) else _UNITES.get(genre, Unite.EURO_PAR_MOIS)
    unite = _unite(table, genre, naturelle, pour_cent=pour_cent)
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
            return _budget(table, vocabulaire)
        case "donnee_datee":
            return lire_donnee_datee(table)
        case "somme":
            return _total(table, vocabulaire)
        case "personnes":
            return _personnes(table)
        case "age":
            return AgeDuDemandeur(_jour_de_l_age(table))
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


def _budget(table: Lecteur, vocabulaire: Vocabulaire) -> DuBudget:
    budget = DuBudget(
        ressources=_selection(table, "ressources", Sens.RESSOURCE, vocabulaire),
        charges=_selection(table, "charges", Sens.CHARGE, vocabulaire),
        aide_logement=table.choix("aide_logement", tuple(AideLogement), defaut=AideLogement.RESSOURCE),
        mois=_mois(table),
    )
    if budget.ressources is None and budget.charges is None:
        table.fauter("", "aucun_terme", "ressources, charges, ou les deux")
    ailleurs = budget.aide_logement is not AideLogement.RESSOURCE
    if ailleurs and budget.ressources is not None and "aide_logement" in budget.ressources.seulement:
        table.fauter("ressources", "nature_en_double", "aide_logement une seule fois\u00a0: ici ou au loyer")
    return budget


def _mois(table: Lecteur) -> int:
    periode = table.texte("periode", obligatoire=False)
    moyenne = table.a("moyenne_de_mois")
    if periode and moyenne:
        table.fauter("periode", "test_ambigu", "periode ou moyenne_de_mois, pas les deux")
    if moyenne:
        return table.entier("moyenne_de_mois", minimum=1, maximum=MOIS_MAXIMUM)
    if periode not in ("", _COURANT, _PRECEDENT):
        table.fauter("periode", "valeur_inconnue", en_liste((_COURANT, _PRECEDENT)))
    return int(periode == _PRECEDENT)


def _selection(table: Lecteur, cle: str, sens: Sens, vocabulaire: Vocabulaire) -> Selection | None:
    if not table.a(cle):
        return None
    lu = table.table(cle)
    selection = Selection(
        seulement=_natures(lu, "seulement", sens) if lu.a("seulement") else (),
        sauf=_natures(lu, "sauf", sens) if lu.a("sauf") else (),
        quotes_parts=tuple(_quote_part(t, sens) for t in lu.tables("quotes_parts", obligatoire=False)),
        plafonds=tuple(_plafond(t, sens) for t in lu.tables("plafonds", obligatoire=False)),
        forfaits=tuple(_forfait(t, vocabulaire) for t in lu.tables("forfaits", obligatoire=False)),
        aucune=lu.oui_non("aucune") if lu.a("aucune") else False,
    )
    if bool(selection.seulement) + bool(selection.sauf) + selection.aucune > 1:
        lu.fauter("", "test_ambigu", "seulement, sauf ou aucune, un seul des trois")
    _refuser_les_natures_reprises(lu, selection)
    lu.fin()
    return selection


def _refuser_les_natures_reprises(table: Lecteur, selection: Selection) -> None:
    """One nature has one cap, and one share for one kind of person."""
    capees = [nature for plafond in selection.plafonds for nature in plafond.natures]
    parts = [(nature, quote.lien) for quote in selection.quotes_parts for nature in quote.natures]
    for cle, vues in (("plafonds", capees), ("quotes_parts", parts)):
        if len(set(vues)) < len(vues):
            table.fauter(cle, "nature_en_double", "chaque nature une seule fois")


def _natures(table: Lecteur, cle: str, sens: Sens) -> tuple[str, ...]:
    natures = table.textes(cle)
    for rang, nature in enumerate(natures, start=1):
        if nature not in _NATURES[sens]:
            table.fauter(f"{cle}[{rang}]", "valeur_inconnue", en_liste(_NATURES[sens]))
    return natures


def _quote_part(table: Lecteur, sens: Sens) -> QuotePart:
    quote = QuotePart(
        _natures(table, "natures", sens),
        lire_rapport(table, "part"),
        table.choix("lien", tuple(Lien)) if table.a("lien") else None,
    )
    table.fin()
    return quote


def _plafond(table: Lecteur, sens: Sens) -> PlafondDeNatures:
    plafond = PlafondDeNatures(_natures(table, "natures", sens), table.nombre("maximum", decimales=2))
    table.fin()
    return plafond


def _forfait(table: Lecteur, vocabulaire: Vocabulaire) -> Forfait:
    par = lire_indicateur(table, "par", parmi=ordonnes(vocabulaire)) if table.a("par") else None
    forfait = Forfait(table.texte("libelle"), table.nombre("montant", decimales=2), par)
    table.fin()
    return forfait


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
