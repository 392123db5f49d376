"""Read the description of a situation (situation.json of `ccas-desktop evaluate`, examples of a règlement)."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date
from decimal import Decimal

from ccas_desktop.domain.foyer import Lien, Usager, composition
from ccas_desktop.domain.identite import DateNaissance, Identite
from ccas_desktop.domain.provenance import Mois, NatureProvenance, Provenance
from ccas_desktop.domain.reglement.faits_derives import LigneMontant, deriver, faits_du_foyer, total
from ccas_desktop.domain.reglement.fautes import Faute, SituationInvalide
from ccas_desktop.domain.reglement.indicateurs import PAR_CODE, Indicateur
from ccas_desktop.domain.reglement.lecteur import Lecteur
from ccas_desktop.domain.reglement.situation import Fait, Situation
from ccas_desktop.domain.reglement.valeurs import lire_valeur

_PRESENCE_ENTIERE = Decimal(1)


def lire_situation(untrusted: Mapping[str, object], *, questions: Collection[Indicateur] = ()) -> Situation:
    """Return the situation of a parsed text, the facts that can be computed included.

    `questions` are those of the règlement: an answer to any other is a fault, not a silence.
    Raises SituationInvalide with every fault found.
    """
    fautes: list[Faute] = []
    table = Lecteur(untrusted, "", fautes)
    jour = table.date("date")
    faits = _foyer(table.table("foyer"), jour) if table.a("foyer") else {}
    for cle, code in (("ressources", "ressources_mensuelles"), ("charges", "charges_mensuelles")):
        if table.brut(cle, obligatoire=False) is not None:
            faits[code] = total(_ligne(ligne) for ligne in table.tables(cle, obligatoire=False))
    if table.a("faits"):
        faits |= _faits(table.table("faits"), {**{q.code: q for q in questions}, **PAR_CODE})
    table.fin()
    if fautes:
        raise SituationInvalide(tuple(fautes))
    return Situation(jour, deriver(faits))


def _foyer(table: Lecteur, jour: date) -> dict[str, Fait]:
    usagers = [_personne(personne, rang) for rang, personne in enumerate(table.tables("personnes"))]
    table.fin()
    if table.fautes:
        return {}
    faits = faits_du_foyer(composition(usagers, jour))
    demandeur = next((usager for usager in usagers if usager.lien is Lien.DEMANDEUR), None)
    age = demandeur.age_au(jour) if demandeur else None
    return faits if age is None else {**faits, "age_demandeur": Fait(Decimal(age))}


def _personne(table: Lecteur, rang: int) -> Usager:
    usager = Usager(
        id=str(rang),
        dossier_id="",
        identite=Identite("", (), date_naissance=_naissance(table)),
        lien=table.choix("lien", tuple(Lien)),
        presence=table.nombre("presence", maximum=_PRESENCE_ENTIERE) if table.a("presence") else _PRESENCE_ENTIERE,
    )
    table.fin()
    return usager


def _naissance(table: Lecteur) -> DateNaissance | None:
    texte = table.texte("date_naissance", obligatoire=False)
    try:
        return DateNaissance.lire(texte) if texte else None
    except ValueError:
        table.fauter("date_naissance", "date_attendue", "1987-06-27, 1987-06 ou 1987")
        return None


def _ligne(table: Lecteur) -> LigneMontant:
    ligne = LigneMontant(table.texte("libelle"), table.nombre("montant", decimales=2), _provenance(table))
    table.fin()
    return ligne


def _faits(table: Lecteur, connus: Mapping[str, Indicateur]) -> dict[str, Fait]:
    faits = {}
    for code, indicateur in connus.items():
        if table.a(code):
            faits[code] = _fait(table, indicateur)
    table.fin()
    return faits


def _fait(table: Lecteur, indicateur: Indicateur) -> Fait:
    """A fact is its bare value, then declared, or a table that also says where it comes from."""
    if not isinstance(table.brut(indicateur.code), Mapping):
        return Fait(lire_valeur(table, indicateur.code, indicateur))
    detail = table.table(indicateur.code)
    fait = Fait(lire_valeur(detail, "valeur", indicateur), _provenance(detail))
    detail.fin()
    return fait


def _provenance(table: Lecteur) -> Provenance:
    nature = table.choix("provenance", tuple(NatureProvenance), defaut=NatureProvenance.DECLARE)
    return Provenance(
        nature,
        source=table.texte("source", obligatoire=False) or None,
        fournisseur=table.texte("fournisseur", obligatoire=False) or None,
        mois=_mois(table),
        instant=table.instant("instant") if table.a("instant") else None,
        piece=table.texte("piece", obligatoire=False) or None,
    )


def _mois(table: Lecteur) -> Mois | None:
    texte = table.texte("mois", obligatoire=False)
    try:
        return Mois.lire(texte) if texte else None
    except ValueError:
        table.fauter("mois", "date_attendue", "année-mois, par exemple 2026-10")
        return None
