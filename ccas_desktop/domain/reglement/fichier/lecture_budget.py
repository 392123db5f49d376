"""Read an indicator computed from the budget: which natures count, for how much, over which months."""

from __future__ import annotations

from ccas_desktop.domain.dossiers.budget import NATURES, Sens
from ccas_desktop.domain.personnes.foyer import Lien
from ccas_desktop.domain.reglement.fichier.lecture_bornes import lire_indicateur
from ccas_desktop.domain.reglement.lecteur import Lecteur, en_liste, lire_rapport
from ccas_desktop.domain.reglement.modele.definitions import (
    AideLogement,
    DuBudget,
    Forfait,
    PlafondDeNatures,
    QuotePart,
    Selection,
)
from ccas_desktop.domain.reglement.modele.indicateurs import Vocabulaire, ordonnes

MOIS_MAXIMUM = 120
_NATURES = {sens: tuple(n.code for n in NATURES if n.sens is sens) for sens in Sens}
_COURANT, _PRECEDENT = "mois_en_cours", "mois_precedent"


def lire_budget(table: Lecteur, vocabulaire: Vocabulaire) -> DuBudget:
    """Return which resources and charges count, for how much, over which months."""
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
